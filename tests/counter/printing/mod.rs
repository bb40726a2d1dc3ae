//! Printers, for real: a thermal printer of ours behind a socket, which answers like a TM-T20, runs out of paper, vanishes
//! and hangs; CUPS with a queue of its own; and what the register, the clerk and the next start make of it.
//!
//! - `printer`: the printer at the other end of the socket
//! - `queue`: papers of a day: commit first, print after
//! - `crash`: killed between printing and printed
//! - `cups`: the system's printers, through a scheduler that runs for the test alone

mod crash;
#[cfg(target_os = "linux")]
mod cups;
pub mod printer;
mod queue;

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use shubbak::app::{Answer, Desk};
use shubbak::domain::paper::PaperState;
use shubbak::views::{PaperJob, PaperRoom};

use crate::centre::Centre;

/// The settings of a station whose papers all go to one thermal printer.
pub fn all_to(address: &str) -> Value {
    json!({
        "printers": [{
            "name": "zq81", "way": { "network": { "address": address } }, "media": "roll80", "opens_drawer": true,
        }],
        "papers": { "receipt": "zq81", "acknowledgement": "zq81", "ticket": "zq81", "missing": "zq81" },
    })
}

pub fn room(desk: &mut Desk) -> PaperRoom {
    let question = serde_json::from_value(json!({ "ask": "papers" })).unwrap();
    match desk.answer(question).unwrap() {
        Answer::Papers(room) => *room,
        other => panic!("{other:?}"),
    }
}

/// Tends to the papers until it is so; fails with how they stand when that takes too long.
pub fn until(desk: &mut Desk, what: &str, so: impl Fn(&PaperRoom) -> bool) -> PaperRoom {
    let began = Instant::now();
    loop {
        desk.tend_papers();
        let now = room(desk);
        if so(&now) {
            return now;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "{what}: {now:#?}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

pub fn all_in(state: PaperState) -> impl Fn(&PaperRoom) -> bool {
    move |room| !room.jobs.is_empty() && room.jobs.iter().all(|job| job.state == state)
}

/// How often the ledger says that a paper of a case came out.
pub fn printed(centre: &mut Centre, case: &str) -> Vec<(String, u32)> {
    let Answer::Case(detail) = centre.asks(json!({ "ask": "case", "case": case })) else { panic!() };
    let told = detail.trail.iter().filter_map(|entry| match &entry.detail {
        Some(shubbak::views::TrailDetail::Printed { paper, copy, .. }) if entry.kind == "paper_printed" => {
            Some((paper.clone(), *copy))
        }
        _ => None,
    });
    told.collect()
}

pub fn of_paper<'a>(room: &'a PaperRoom, paper: &str) -> &'a PaperJob {
    room.jobs.iter().find(|job| job.paper == paper).unwrap()
}
