//! The program is killed between printing and printed: what a printer had then is asked about at the next start, and
//! neither answer prints, takes or issues anything twice.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::json;
use shubbak::domain::paper::{PaperNote, PaperState};

use super::printer::{Mood, Thermal};
use super::{all_in, all_to, printed, until};
use crate::centre::{Centre, site_validity};

/// The first case of the station.
const CASE: &str = "C-ZAQ-03-26-000001-6";

/// Registers one case with the real program and kills it while the receipt is at the printer.
fn killed_while_printing(printer: &Thermal) -> Centre {
    let centre = Centre::with_clerk();
    let Centre { desk, folder, .. } = centre;
    drop(desk);
    std::fs::write(folder.path().join("printers.json"), all_to(&printer.address).to_string()).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_shubbak"))
        .args(["exec", "--practice", "--data"])
        .arg(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut case = site_validity();
    case["id"] = json!("one");
    let input = child.stdin.as_mut().unwrap();
    writeln!(input, "{}", json!({ "id": "in", "do": "sign_in", "officer": "huda", "secret": "2580" })).unwrap();
    writeln!(input, "{case}").unwrap();
    printer.waits_for_a_paper();
    child.kill().unwrap();
    child.wait().unwrap();
    // By the machine's own clock, which the program went by.
    let which = shubbak::cli::WhichCentre::Practice {
        country: shubbak::domain::Country::Egypt,
        folder: Some(folder.path().to_owned()),
    };
    let surroundings = shubbak::app::Surroundings { data: folder.path().to_owned() };
    let opened = shubbak::app::open_centre(&which, &surroundings, shubbak::env::Env::system());
    let desk = opened.map_err(|fault| format!("{fault:?}")).unwrap().desk;
    let mut centre = Centre { desk, folder, commands: 0 };
    centre.signs_in("huda", "2580");
    centre
}

#[test]
fn a_paper_that_came_out_although_the_program_was_killed_is_not_printed_again() {
    let printer = Thermal::new(Mood::Silent);
    let mut centre = killed_while_printing(&printer);
    printer.is_now(Mood::Well);
    let room = super::room(&mut centre.desk);
    let unsure = room.unsure().unwrap().clone();
    assert_eq!((unsure.paper.as_str(), unsure.note), ("receipt", Some(PaperNote::Interrupted)));
    let before = printer.papers().len();
    centre.does(json!({ "do": "paper_came_out", "job": unsure.job, "came": true })).unwrap();
    until(&mut centre.desk, "the others", all_in(PaperState::Printed));
    assert_eq!(printer.papers().len() - before, 2, "acknowledgement and ticket, and no second receipt");
    assert_eq!(printed(&mut centre, CASE).iter().filter(|(paper, _)| paper == "receipt").count(), 1);
    centre.is_clean();
}

#[test]
fn a_paper_that_did_not_come_out_is_printed_as_the_same_copy() {
    let printer = Thermal::new(Mood::Silent);
    let mut centre = killed_while_printing(&printer);
    printer.is_now(Mood::Well);
    let job = super::room(&mut centre.desk).unsure().unwrap().job;
    centre.does(json!({ "do": "paper_came_out", "job": job, "came": false })).unwrap();
    until(&mut centre.desk, "all", all_in(PaperState::Printed));
    let mut told = printed(&mut centre, CASE);
    told.sort();
    assert_eq!(told, [("acknowledgement", 1), ("receipt", 1), ("ticket", 1)].map(|(paper, copy)| (paper.into(), copy)));
    assert_eq!(centre.desk.register().day_summary().unwrap().receipts, 1);
    centre.is_clean();
}
