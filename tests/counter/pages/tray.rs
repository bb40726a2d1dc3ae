//! Pages that wait in the tray: turned, put in order, thrown away, there again after a crash; and their way into a
//! case, now or when there is time.

use serde_json::{Value, json};
use shubbak::app::{Answer, Outcome};
use shubbak::devices::document::picture;

use super::scanner::{Scanner, Trouble};
use super::{PATIENCE, page};
use crate::centre::{Centre, site_validity};

/// A clerk with three pages in the tray.
fn with_pages() -> Centre {
    let mut centre = Centre::with_clerk();
    let scanner = Scanner::with((1..=3).map(page).collect(), Trouble::None);
    let address = json!({ "escl": scanner.address() });
    centre.does(json!({ "do": "scan_pages", "scanner": address, "wish": { "source": "feeder" } })).unwrap();
    assert_eq!(centre.scanned().pages.len(), 3);
    centre
}

fn attached(centre: &mut Centre, pages: &[u64]) -> Value {
    match centre.does(json!({ "do": "attach_pages", "pages": pages })).unwrap() {
        Outcome::PagesAttached { files } => serde_json::to_value(files).unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn pages_are_put_in_order_turned_and_thrown_away() {
    let mut centre = with_pages();
    centre.does(json!({ "do": "move_page", "page": 3, "place": 1 })).unwrap();
    centre.does(json!({ "do": "turn_page", "page": 3, "quarters": 3 })).unwrap();
    centre.does(json!({ "do": "remove_pages", "pages": [2] })).unwrap();
    assert_eq!(centre.page_numbers(), [3, 1]);
    let gone = centre.does(json!({ "do": "turn_page", "page": 2, "quarters": 1 })).unwrap_err();
    assert_eq!(gone.code(), "unknown_page");
    let mut centre = centre.opens_again();
    centre.signs_in("huda", "2580");
    let view = centre.pages();
    assert_eq!(view.pages.iter().map(|page| (page.no, page.turned)).collect::<Vec<_>>(), [(3, 3), (1, 0)]);
}

#[test]
fn pages_go_into_a_case_as_they_are_turned_and_leave_the_tray_last() {
    let mut centre = with_pages();
    centre.does(json!({ "do": "turn_page", "page": 2, "quarters": 1 })).unwrap();
    let files = attached(&mut centre, &[1, 2]);
    assert_eq!(centre.page_numbers(), [1, 2, 3], "nothing leaves before it is safe");
    let mut case = site_validity();
    case["documents"][0]["files"] = files.clone();
    let case = centre.registers(case).case;
    centre.does(json!({ "do": "remove_pages", "pages": [1, 2] })).unwrap();
    assert_eq!(centre.page_numbers(), [3]);
    let Answer::Case(detail) = centre.asks(json!({ "ask": "case", "case": case })) else { panic!() };
    let kept = &detail.case.documents[0].files;
    let stored = |at: usize| centre.desk.register().attachment(&kept[at].sha256).unwrap().data;
    assert!(stored(0) == page(1), "the page is not what the scanner sent");
    let turned = picture::decoded(&stored(1)).unwrap();
    assert_eq!((turned.width(), turned.height()), (594, 420));
    centre.is_clean();
}

#[test]
fn a_paper_that_is_scanned_later_is_listed_until_its_pages_come() {
    let mut centre = with_pages();
    let mut case = site_validity();
    case["documents"][1]["scan_later"] = json!(true);
    let case = centre.registers(case);
    assert!(case.ticket.is_some(), "the counter does not wait for the scanner");
    centre.registers(site_validity());
    let listed = |centre: &mut Centre| match centre.asks(json!({ "ask": "to_scan" })) {
        Answer::ToScan { cases } => cases.iter().map(|row| row.no.to_string()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(listed(&mut centre), [case.case.to_string()]);
    let files = attached(&mut centre, &[2]);
    let attach = json!({ "do": "attach_to_case", "case": case.case, "document": 2, "files": files });
    centre.does(attach.clone()).unwrap();
    centre.does(attach).unwrap();
    assert_eq!(listed(&mut centre), [""; 0]);
    let Answer::Case(detail) = centre.asks(json!({ "ask": "case", "case": case.case })) else { panic!() };
    assert_eq!(detail.case.documents[1].files.len(), 1);
    assert!(!detail.case.documents[1].scan_later);
    let unknown = json!({ "do": "attach_to_case", "case": case.case, "document": 9, "files": [] });
    assert_eq!(centre.does(unknown).unwrap_err().code(), "unknown_document");
    centre.is_clean();
}

#[test]
fn a_watched_folder_feeds_the_tray_and_loses_nothing() {
    let mut centre = Centre::of(shubbak::domain::Country::Egypt);
    centre.signs_in("samir", "1470");
    let inbox = tempfile::tempdir().unwrap();
    let choose = json!({ "do": "choose_scanner", "folder": inbox.path() });
    std::fs::write(inbox.path().join("holiday.jpg"), page(9)).unwrap();
    assert_eq!(centre.does(choose.clone()).unwrap_err().code(), "folder_not_empty");
    std::fs::remove_file(inbox.path().join("holiday.jpg")).unwrap();
    centre.desk.serve_pages(None);
    centre.does(choose).unwrap();
    std::fs::write(inbox.path().join("1.jpg"), page(1)).unwrap();
    std::fs::write(inbox.path().join("2.doc"), "no page").unwrap();
    let begun = std::time::Instant::now();
    while centre.pages().pages.is_empty() || centre.pages().refused.is_empty() || inbox.path().join("1.jpg").exists() {
        assert!(begun.elapsed() < PATIENCE, "{:?}", centre.pages());
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let view = centre.pages();
    assert_eq!((view.pages.len(), view.refused[0].name.as_str()), (1, "2.doc"));
    assert!(inbox.path().join("2.doc").exists());
}
