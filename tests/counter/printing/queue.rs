//! Papers of a day at a counter that has a printer: they come out by themselves after the commit; whatever happens to the
//! printer, the counter goes on, and nothing is taken or issued twice because of paper.

use serde_json::json;
use shubbak::app::{Fault, Outcome};
use shubbak::domain::Country;
use shubbak::domain::paper::{PaperNote, PaperState};

use super::printer::{Mood, Thermal};
use super::{all_in, all_to, of_paper, printed, room, until};
use crate::centre::{Centre, site_validity};
use crate::papers::thermal;

/// A centre whose supervisor has chosen this printer for everything, with Hoda at the window.
fn centre_with(printer: &Thermal) -> Centre {
    let mut centre = Centre::of(Country::Egypt);
    centre.signs_in("samir", "1470");
    centre.does(json!({ "do": "set_printers", "printers": all_to(&printer.address) })).unwrap();
    centre.signs_in("huda", "2580");
    centre
}

#[test]
fn papers_come_out_after_the_commit_and_the_drawer_opens_for_cash_once() {
    let printer = Thermal::new(Mood::Well);
    let mut centre = centre_with(&printer);
    let case = centre.registers(site_validity()).case.to_string();
    let room = until(&mut centre.desk, "printed", all_in(PaperState::Printed));
    assert_eq!(room.jobs.len(), 3);
    assert!(room.jobs.iter().all(|job| job.note == Some(PaperNote::Confirmed)), "{room:#?}");
    let out: Vec<_> = printer.papers().iter().map(|bytes| thermal::print(bytes)).collect();
    // In the order in which they are handed over, each cut off, 576 dots wide.
    assert_eq!(out.iter().map(|paper| paper.kicks.len()).collect::<Vec<_>>(), [1, 0, 0]);
    for paper in &out {
        assert!(!paper.sheets.is_empty() && paper.sheets.iter().all(|sheet| sheet.iter().all(|row| row.len() == 576)));
    }
    let mut told = printed(&mut centre, &case);
    told.sort();
    assert_eq!(told, [("acknowledgement", 1), ("receipt", 1), ("ticket", 1)].map(|(paper, copy)| (paper.into(), copy)));
    // Another copy asks why, says which it is, and leaves the drawer shut.
    let again = json!({ "do": "print_paper", "case": case, "paper": "receipt" });
    assert!(matches!(centre.does(again.clone()), Err(Fault::ReasonMissing)));
    let mut again = again;
    again["reason"] = json!("ضاع الإيصال");
    let Outcome::PaperQueued { copy, .. } = centre.does(again).unwrap() else { panic!() };
    assert_eq!(copy, 2);
    until(&mut centre.desk, "the copy", all_in(PaperState::Printed));
    assert!(thermal::print(&printer.papers()[3]).kicks.is_empty());
    assert_eq!(printed(&mut centre, &case).last().unwrap(), &("receipt".to_owned(), 2));
    centre.is_clean();
}

#[test]
fn without_paper_the_counter_goes_on_and_a_new_roll_is_all_it_takes() {
    let printer = Thermal::new(Mood::NoPaper);
    let mut centre = centre_with(&printer);
    let first = centre.registers(site_validity());
    let waits = until(&mut centre.desk, "told", |room| room.troubled().is_some());
    assert_eq!(waits.troubled().unwrap().1, &PaperNote::PaperOut);
    assert_eq!(waits.waiting(), 3);
    let second = centre.registers(site_validity());
    assert_eq!((first.case.serial(), second.case.serial(), second.receipt.unwrap().serial()), (1, 2, 2));
    printer.is_now(Mood::CoverOpen);
    until(&mut centre.desk, "the cover", |room| room.troubled().is_some_and(|(_, note)| *note == PaperNote::CoverOpen));
    assert!(printer.papers().is_empty(), "nothing is sent to a printer that is not ready");
    printer.is_now(Mood::Well);
    until(&mut centre.desk, "all out", all_in(PaperState::Printed));
    assert_eq!(printer.papers().len(), 6);
    centre.is_clean();
}

#[test]
fn one_that_vanishes_is_asked_about_and_printed_again_as_the_same_copy() {
    let printer = Thermal::new(Mood::Vanishes(4_000));
    let mut centre = centre_with(&printer);
    let mut lacking = site_validity();
    (lacking["documents"], lacking["payment"]) = (crate::centre::all_seen(2), json!(null));
    let case = centre.registers(lacking).case.to_string();
    let unsure = until(&mut centre.desk, "unsure", |room| room.unsure().is_some());
    let job = unsure.unsure().unwrap().job;
    assert!(printed(&mut centre, &case).is_empty());
    // Nothing else is done about it before somebody has looked.
    assert!(matches!(centre.does(json!({ "do": "send_paper", "job": job })), Err(Fault::PaperUnderWay)));
    printer.is_now(Mood::Well);
    centre.does(json!({ "do": "paper_came_out", "job": job, "came": false })).unwrap();
    until(&mut centre.desk, "again", all_in(PaperState::Printed));
    assert_eq!(printed(&mut centre, &case), [("missing".to_owned(), 1)]);
    // The question is answered; a second answer changes nothing.
    centre.does(json!({ "do": "paper_came_out", "job": job, "came": true })).unwrap();
    assert_eq!(printed(&mut centre, &case), [("missing".to_owned(), 1)]);
    centre.is_clean();
}

#[test]
fn a_paper_may_be_cancelled_sent_elsewhere_or_saved() {
    let printer = Thermal::new(Mood::Well);
    let mut centre = Centre::of(Country::Egypt);
    centre.signs_in("samir", "1470");
    // Where nobody listens, and where somebody does.
    let mut settings = all_to("127.0.0.1:9");
    let mut other = settings["printers"][0].clone();
    (other["name"], other["way"]) = (json!("hall"), json!({ "network": { "address": printer.address } }));
    settings["printers"].as_array_mut().unwrap().push(other);
    centre.does(json!({ "do": "set_printers", "printers": settings })).unwrap();
    let case = centre.registers(site_validity()).case.to_string();
    let room = until(&mut centre.desk, "not there", |room| {
        room.troubled().is_some_and(|(_, note)| *note == PaperNote::NotThere)
    });
    let job = |paper: &str| of_paper(&room, paper).job;
    centre.does(json!({ "do": "send_paper", "job": job("receipt"), "printer": "hall" })).unwrap();
    let Outcome::Printed { file, copy: 1, .. } =
        centre.does(json!({ "do": "save_paper", "job": job("acknowledgement") })).unwrap()
    else {
        panic!()
    };
    assert!(std::fs::read(file).unwrap().starts_with(b"%PDF-"));
    let cancel = |reason: &str| json!({ "do": "cancel_paper", "job": job("ticket"), "reason": reason });
    assert!(matches!(centre.does(cancel(" ")), Err(Fault::ReasonMissing)));
    centre.does(cancel("انصرف المواطن")).unwrap();
    let room = until(&mut centre.desk, "settled", |room| room.jobs.iter().all(|job| !job.state.is_open()));
    assert_eq!(of_paper(&room, "ticket").state, PaperState::Cancelled);
    assert_eq!(printer.papers().len(), 1);
    let mut told = printed(&mut centre, &case);
    told.sort();
    assert_eq!(told, [("acknowledgement".to_owned(), 1), ("receipt".to_owned(), 1)]);
    let unknown = centre.does(json!({ "do": "print_test_page", "printer": "nowhere" }));
    assert!(matches!(unknown, Err(Fault::NoPrinter)));
    centre.does(json!({ "do": "print_test_page", "printer": "hall" })).unwrap();
    until(&mut centre.desk, "the test page", |room| room.jobs.iter().all(|job| !job.state.is_open()));
    assert!(!thermal::print(&printer.papers()[1]).sheets.is_empty());
    centre.is_clean();
}

/// What came out and cannot be written down at once is written down later, and not printed again.
#[test]
fn a_full_disk_forgets_no_paper_that_came_out() {
    let printer = Thermal::new(Mood::Well);
    let mut centre = centre_with(&printer);
    let case = centre.registers(site_validity()).case.to_string();
    centre.desk.tend_papers();
    centre.desk.register().limit_pages_for_a_test(Some(0)).unwrap();
    printer.waits_for_a_paper();
    for _ in 0..100 {
        centre.desk.tend_papers();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    centre.desk.register().limit_pages_for_a_test(None).unwrap();
    until(&mut centre.desk, "written down", all_in(PaperState::Printed));
    assert_eq!(printer.papers().len(), 3);
    assert_eq!(printed(&mut centre, &case).len(), 3);
    centre.is_clean();
}

/// Yesterday's papers do not come out by themselves in the morning; somebody sends or cancels them.
#[test]
fn papers_of_yesterday_wait_for_somebody() {
    let printer = Thermal::new(Mood::NoPaper);
    let mut centre = centre_with(&printer);
    centre.registers(site_validity());
    until(&mut centre.desk, "told", |room| room.troubled().is_some());
    let mut centre = centre.opens_again_after(24 * 60 * 60 * 1000);
    printer.is_now(Mood::Well);
    centre.signs_in("huda", "2580");
    for _ in 0..50 {
        centre.desk.tend_papers();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    let waiting = room(&mut centre.desk);
    assert!(all_in(PaperState::Queued)(&waiting) && printer.papers().is_empty(), "{waiting:#?}");
    centre.does(json!({ "do": "send_paper", "job": of_paper(&waiting, "receipt").job })).unwrap();
    let after = until(&mut centre.desk, "sent", |room| of_paper(room, "receipt").state == PaperState::Printed);
    assert_eq!(after.jobs.iter().filter(|job| job.state == PaperState::Queued).count(), 2);
}

#[test]
fn settings_that_cannot_be_are_refused_and_a_spoilt_file_is_told_with_its_line() {
    let mut centre = Centre::of(Country::Egypt);
    centre.signs_in("samir", "1470");
    let mut wrong = all_to("10.0.0.9");
    wrong["papers"]["receipt"] = json!("nowhere");
    let refused = centre.does(json!({ "do": "set_printers", "printers": wrong }));
    assert!(matches!(refused, Err(Fault::Printers(_))), "{refused:?}");
    centre.does(json!({ "do": "set_printers", "printers": all_to("10.0.0.9") })).unwrap();
    let file = centre.folder.path().join("printers.json");
    let text = std::fs::read_to_string(&file).unwrap().replace("roll80", "roll81");
    std::fs::write(&file, text).unwrap();
    let mut centre = centre.opens_again();
    centre.signs_in("samir", "1470");
    let room = room(&mut centre.desk);
    let why = room.unreadable.unwrap();
    assert!(why.contains("printers.json, line ") && why.contains("roll81"), "{why}");
    assert!(room.printers.is_empty(), "papers are saved as PDF meanwhile");
}

/// Nothing of a printer outlives the desk: not a thread, whatever the printer was doing.
#[cfg(target_os = "linux")]
#[test]
fn no_thread_is_left_behind() {
    let printer = Thermal::new(Mood::Silent);
    let mut centre = centre_with(&printer);
    let mut settings = all_to(&printer.address);
    settings["printers"][0]["name"] = json!("lonely");
    for of_paper in settings["papers"].as_object_mut().unwrap().values_mut() {
        *of_paper = json!("lonely");
    }
    centre.signs_in("samir", "1470");
    centre.does(json!({ "do": "set_printers", "printers": settings })).unwrap();
    centre.registers(site_validity());
    until(&mut centre.desk, "begun", |room| room.jobs.iter().any(|job| job.state == PaperState::Printing));
    // A thread takes its name a moment after it began.
    until_threads(|names| names.iter().any(|name| name == "printer lonely"));
    centre.desk.finish_papers();
    drop(centre);
    until_threads(|names| names.iter().all(|name| name != "printer lonely"));
}

#[cfg(target_os = "linux")]
fn until_threads(so: impl Fn(&[String]) -> bool) {
    let began = std::time::Instant::now();
    while !so(&threads()) {
        assert!(began.elapsed().as_secs() < 10, "{:?}", threads());
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
}

#[cfg(target_os = "linux")]
fn threads() -> Vec<String> {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap().flatten();
    let names = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("comm")).ok());
    names.map(|name| name.trim().to_owned()).collect()
}
