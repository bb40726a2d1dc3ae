//! A day's end at the counter: the till is counted and closed, files go to the back office by the tray, late cases are
//! listed, and anybody may have the card of a service. The papers are read by poppler.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use shubbak::app::{Answer, Fault, Outcome};
use shubbak::domain::{Country, Currency, Money};
use shubbak::register::RegisterFault;
use shubbak::views::{LateCases, TillView, TillsView, TraysView};

use crate::centre::{Centre, all_seen, site_validity};

const DAY: i64 = 86_400_000;

fn egp(minor: i64) -> Money {
    Money::new(minor, Currency::Egp)
}

/// A case with a fee, paid so; its receipt is for `pounds`.
fn paid(pounds: &str, payment: Value) -> Value {
    let mut form = site_validity();
    form["fee"] = json!({ "assessed": pounds });
    form["payment"] = payment;
    form
}

fn close(at_opening: &str, counted: &str, reason: &str) -> Value {
    json!({ "do": "close_till", "at_opening": at_opening, "counted": counted, "reason": reason })
}

impl Centre {
    fn till(&mut self) -> TillView {
        match self.asks(json!({ "ask": "till" })) {
            Answer::Till(till) => *till,
            other => panic!("{other:?}"),
        }
    }

    fn tills(&mut self) -> TillsView {
        match self.asks(json!({ "ask": "tills" })) {
            Answer::Tills(tills) => *tills,
            other => panic!("{other:?}"),
        }
    }

    fn trays(&mut self) -> TraysView {
        match self.asks(json!({ "ask": "trays" })) {
            Answer::Trays(trays) => *trays,
            other => panic!("{other:?}"),
        }
    }

    fn late(&mut self) -> LateCases {
        match self.asks(json!({ "ask": "late_cases" })) {
            Answer::LateCases(late) => *late,
            other => panic!("{other:?}"),
        }
    }

    /// Saves a paper of the office as a PDF; which copy it is, and what stands on it.
    fn saves(&mut self, paper: &str, of: &str) -> (u32, String) {
        let print =
            json!({ "do": "print_of_office", "paper": paper, "of": of, "language": "english", "as_file": true });
        match self.does(print).unwrap() {
            Outcome::Printed { copy, file, .. } => (copy, read(&file)),
            other => panic!("{other:?}"),
        }
    }
}

/// What poppler reads on a paper, without marks of direction.
fn read(file: &Path) -> String {
    let output = Command::new("pdftotext").arg("-layout").arg(file).arg("-").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = shubbak::text::plain(&String::from_utf8(output.stdout).unwrap());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_till_is_counted_and_closed_and_its_report_is_printed_twice() {
    let mut centre = Centre::with_clerk();
    for counted in [close("500", "500", ""), close("", "500", ""), close("500", "5.5.5", ""), close("500", "1.234", "")]
    {
        let told = centre.does(counted).unwrap_err();
        assert!(matches!(told, Fault::Register(RegisterFault::NothingTaken) | Fault::Money(_)), "{told:?}");
    }
    let first = centre.registers(paid("150", json!({ "method": "cash" }))).receipt.unwrap();
    centre.registers(paid("99.5", json!({ "method": "card", "reference": "004411" })));
    let last = centre.registers(paid("0.25", json!({ "method": "cash" }))).receipt.unwrap();
    let till = centre.till();
    assert_eq!((till.total, till.cash, till.left_open), (egp(24_975), egp(15_025), false));
    let kinds = Money::sum(Currency::Egp, till.takings.by_kind.iter().map(|one| one.sum)).unwrap();
    assert_eq!((kinds, till.takings.receipts.len()), (till.total, 3), "by kind it is the same sum");

    let told = centre.does(close("500", "645.25", " ")).unwrap_err();
    assert!(matches!(told, Fault::Register(RegisterFault::TillDiffers(short)) if short == egp(-500)), "{told:?}");
    let closed = centre.does(close("٥٠٠", "645.25", "رد باقٍ زائد")).unwrap();
    let Outcome::TillClosed { till: no, difference } = closed else { panic!("{closed:?}") };
    assert_eq!((no.as_str(), difference), ("T-ZAQ-03-26-000001-2", egp(-500)));
    let again = centre.does(close("0", "0", "")).unwrap_err();
    assert!(matches!(again, Fault::Register(RegisterFault::NothingTaken)), "{again:?}");
    centre.is_clean();

    let (copy, report) = centre.saves("till", no.as_str());
    assert_eq!(copy, 1);
    let amounts = ["249.75", "150.25", "99.50", "500.00", "650.25", "645.25", "5.00"];
    for said in [no.as_str(), first.as_str(), last.as_str(), "Short by"].into_iter().chain(amounts) {
        assert!(report.contains(said), "«{said}» in {report}");
    }
    assert!(!report.to_lowercase().contains("copy"), "{report}");
    let (copy, report) = centre.saves("till", no.as_str());
    assert!(copy == 2 && report.to_lowercase().contains("copy"), "{copy}: {report}");
    assert_eq!(centre.till().closed[0].copies, 2);
    centre.is_clean();
    let mut centre = centre.opens_again();
    centre.is_clean();

    // The next till begins with the next receipt, under the next number.
    centre.signs_in("huda", "2580");
    centre.registers(paid("10", json!({ "method": "cash" })));
    assert_eq!(centre.till().takings.receipts.len(), 1);
    let Outcome::TillClosed { till: next, .. } = centre.does(close("0", "10", "")).unwrap() else { panic!() };
    assert_eq!(next.serial(), 2);
    centre.is_clean();
}

#[test]
fn a_till_is_its_cashiers_and_one_left_open_is_told_of() {
    let mut centre = Centre::with_clerk();
    centre.registers(site_validity());
    let mut centre = centre.opens_again_after(DAY);
    centre.signs_in("mahmoud", "3690");
    assert!(centre.till().takings.receipts.is_empty(), "another's receipts are in another's till");
    assert!(matches!(centre.does(close("0", "0", "")), Err(Fault::Register(RegisterFault::NothingTaken))));
    centre.signs_in("samir", "1470");
    let open = centre.tills().open;
    assert_eq!(open.len(), 1);
    assert!(open[0].left_open && open[0].officer.as_str() == "huda" && open[0].receipts == 1, "{open:?}");
    centre.signs_in("huda", "2580");
    assert!(centre.till().left_open);
    let Outcome::TillClosed { till, .. } = centre.does(close("0", "150", "")).unwrap() else { panic!() };
    let print = json!({ "do": "print_of_office", "paper": "till", "of": till, "as_file": true });
    centre.signs_in("mahmoud", "3690");
    assert!(matches!(centre.does(print.clone()), Err(Fault::NotAllowed)), "a colleague's report is not theirs");
    centre.signs_in("samir", "1470");
    centre.does(print).unwrap();
    assert_eq!(centre.tills().closed[0].copies, 1);
    centre.is_clean();
}

#[test]
fn dinars_have_three_decimals_in_a_till() {
    let mut centre = Centre::of(Country::Kuwait);
    centre.signs_in("huda", "2580");
    let told = centre.does(close("1.2345", "1", "")).unwrap_err();
    assert_eq!(told.code(), "money_decimals");
    let told = centre.does(close("1.234", "1", "")).unwrap_err();
    assert_eq!(told.code(), "nothing_taken");
}

#[test]
fn a_file_goes_to_the_back_office_once_and_waits_again_when_it_comes_back() {
    let mut centre = Centre::with_clerk();
    let first = centre.registers(site_validity()).case.to_string();
    let second = centre.registers(site_validity()).case.to_string();
    assert_eq!(centre.trays().waiting.len(), 2);
    let hand = |cases: &[&str]| json!({ "do": "hand_tray", "cases": cases });
    assert!(matches!(centre.does(hand(&[])), Err(Fault::NothingToHand)));
    let handed = centre.does(hand(&[&first, &first])).unwrap();
    let Outcome::TrayHandedOver { tray, files: 1 } = handed else { panic!("{handed:?}") };
    assert_eq!(tray.as_str(), "H-ZAQ-03-26-000001-5");
    let again = centre.does(hand(&[&second, &first])).unwrap_err();
    assert!(
        matches!(&again, Fault::Register(RegisterFault::HandedOver { tray: lies, .. }) if *lies == tray),
        "{again:?}"
    );
    let waiting = centre.trays().waiting;
    assert_eq!(waiting.iter().map(|case| case.no.to_string()).collect::<Vec<_>>(), [second], "nothing of it was done");

    let (copy, list) = centre.saves("tray", tray.as_str());
    assert!(copy == 1 && list.contains(tray.as_str()) && list.contains(&first), "{list}");
    assert_eq!(centre.saves("tray", tray.as_str()).0, 2);
    centre.is_clean();

    // It comes back for a paper, is received again, and goes in the next tray.
    centre.signs_in("nadia", "4821");
    centre.does(json!({ "do": "decide", "case": first, "verdict": "returned", "missing": [2] })).unwrap();
    centre.signs_in("huda", "2580");
    assert!(matches!(centre.does(hand(&[&first])), Err(Fault::Register(RegisterFault::NotToHand(_)))));
    centre.registers(json!({ "do": "complete_case", "case": first, "documents": all_seen(4) }));
    let handed = centre.does(hand(&[&first])).unwrap();
    let Outcome::TrayHandedOver { tray, .. } = handed else { panic!("{handed:?}") };
    assert_eq!(tray.serial(), 2);
    centre.is_clean();
    centre.opens_again().is_clean();
}

#[test]
fn late_cases_are_listed_by_who_holds_them_and_names_only_for_those_who_may_know() {
    let mut centre = Centre::with_clerk();
    let case = centre.registers(site_validity());
    let due = case.due.unwrap();
    let until =
        |date: chrono::NaiveDate| (date - chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()).num_days() * DAY;
    let mut centre = centre.opens_again_after(until(due));
    centre.signs_in("samir", "1470");
    assert!(centre.late().holders.is_empty(), "on its day it is not late");
    let mut centre = centre.opens_again_after(until(due) + 3 * DAY);
    centre.signs_in("samir", "1470");
    let late = centre.late();
    let service = centre.desk.rulebook().catalogue.service("EG-BLD-01").unwrap().clone();
    assert_eq!((&late.holders[0].name, late.holders[0].cases.len()), (&service.department, 1));
    let row = &late.holders[0].cases[0];
    assert_eq!((row.days, row.due, row.no.clone()), (3, due, case.case.clone()));
    assert_eq!(row.applicant.as_deref(), Some("منى عبد الرحمن سالم إبراهيم"));
    let (_, list) = centre.saves("late_list", "");
    assert!(list.contains(case.case.as_str()) && list.contains(&service.department.en), "{list}");
    // Whoever decides is told which cases are late, and not whose.
    centre.signs_in("nadia", "4821");
    assert_eq!(centre.late().holders[0].cases[0].applicant, None);
    let (_, list) = centre.saves("late_list", "");
    assert!(list.contains(case.case.as_str()) && !list.contains("منى") && !list.contains("ىنم"), "{list}");
    centre.signs_in("nadia", "4821");
    centre.does(json!({ "do": "decide", "case": case.case, "verdict": "approved" })).unwrap();
    assert!(centre.late().holders.is_empty(), "decided, it is late no more");
    centre.is_clean();
}

#[test]
fn a_service_card_says_what_the_catalogue_says_and_leaves_no_action() {
    let mut centre = Centre::with_clerk();
    let heads = centre.desk.register().heads().unwrap();
    let service = centre.desk.rulebook().catalogue.service("EG-BLD-01").unwrap().clone();
    let (copy, card) = centre.saves("service_card", "eg-bld-01");
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let card = squeezed(&card);
    let wanted = [&service.name.en, &service.department.en, &service.fee.rule.en];
    let papers = service.documents.iter().map(|document| &document.name.en);
    for said in wanted.into_iter().chain(papers) {
        // A long sentence may break anywhere: its words are there.
        for word in said.split_whitespace() {
            assert!(card.contains(word), "«{word}» of «{said}» in {card}");
        }
    }
    assert_eq!(copy, 1);
    assert_eq!(centre.saves("service_card", "EG-BLD-01").0, 1, "it is about nobody: there is no copy of it");
    assert_eq!(centre.desk.register().heads().unwrap(), heads);
    let unknown = json!({ "do": "print_of_office", "paper": "service_card", "of": "EG-BLD-99" });
    assert!(matches!(centre.does(unknown), Err(Fault::UnknownService(_))));
}
