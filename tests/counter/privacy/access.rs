//! Who looked: written down when it is shown, once an officer and day, and told only to those who may ask.

use serde_json::json;
use shubbak::app::{Answer, Fault, Outcome};
use shubbak::domain::ledger::Looked;
use shubbak::views::{AccessLog, TrailDetail};

use super::ZAFARAN;
use crate::centre::Centre;

const DAY: i64 = 24 * 60 * 60 * 1000;

fn log(centre: &mut Centre, of: &str) -> AccessLog {
    match centre.asks(json!({ "ask": "access_log", "of": of, "reason": "شكوى المواطنة" })) {
        Answer::AccessLog(log) => *log,
        other => panic!("{other:?}"),
    }
}

/// Officer and kind of every line, oldest first.
fn told(log: &AccessLog) -> Vec<(String, String)> {
    log.lines.iter().rev().map(|line| (line.entry.officer.to_string(), line.entry.kind.clone())).collect()
}

fn reads(log: &AccessLog) -> Vec<(String, Looked)> {
    let how = |line: &shubbak::views::AccessLine| match line.entry.detail {
        Some(TrailDetail::Looked(how)) => Some((line.entry.officer.to_string(), how)),
        _ => None,
    };
    log.lines.iter().rev().filter_map(how).collect()
}

#[test]
fn whoever_looks_is_written_down_once_a_day_and_asking_for_it_too() {
    let mut centre = Centre::with_clerk();
    let case = centre.serves(&ZAFARAN);
    let ask = || json!({ "ask": "case", "case": case });
    centre.asks(ask());
    let mut centre = centre.opens_again_after(DAY);
    centre.signs_in("huda", "2580");
    centre.asks(json!({ "ask": "find_case", "text": ZAFARAN.name }));
    centre.asks(ask());
    centre.asks(ask());
    centre.signs_in("mahmoud", "3690");
    centre.asks(ask());
    centre.does(json!({ "do": "show_identity", "case": case, "reason": "مطابقة" })).unwrap();
    let mut centre = centre.opens_again_after(2 * DAY);
    centre.signs_in("huda", "2580");
    centre.asks(json!({ "ask": "person", "number": ZAFARAN.number }));
    centre.signs_in("samir", "1470");
    let Outcome::BatchSealed(batch) = centre.does(json!({ "do": "export_batch" })).unwrap() else { panic!() };
    let first = log(&mut centre, ZAFARAN.number);
    assert_eq!(first.cases.len(), 1);
    assert_eq!(
        reads(&first),
        [
            ("huda".to_owned(), Looked::Found),
            ("mahmoud".to_owned(), Looked::Opened),
            ("huda".to_owned(), Looked::Recognised),
        ]
    );
    let lines = told(&first);
    for line in
        [("huda", "case_opened"), ("nadia", "decided"), ("mahmoud", "identity_shown"), ("samir", "batch_sealed")]
    {
        assert!(lines.contains(&(line.0.to_owned(), line.1.to_owned())), "{line:?} is not in {lines:?}");
    }
    let sent = first.lines.iter().find(|line| line.entry.kind == "batch_sealed").unwrap();
    assert_eq!(sent.entry.detail, Some(TrailDetail::Sent(batch.number)));
    assert!(!lines.iter().any(|(_, kind)| kind == "access_told"));
    // By the number of a case the same citizen is meant; and the first asking stands in the second answer.
    let second = log(&mut centre, &case);
    let asked = second.lines.iter().find(|line| line.entry.kind == "access_told").unwrap();
    assert_eq!((asked.entry.officer.as_str(), asked.entry.reason.as_deref()), ("samir", Some("شكوى المواطنة")));
    centre.is_clean();
}

#[test]
fn the_trail_of_a_case_is_no_way_around_asking() {
    let mut centre = Centre::with_clerk();
    let case = centre.serves(&ZAFARAN);
    let mut centre = centre.opens_again_after(DAY);
    centre.signs_in("mahmoud", "3690");
    let Answer::Case(detail) = centre.asks(json!({ "ask": "case", "case": case })) else { panic!() };
    assert!(detail.trail.iter().all(|entry| entry.kind != "case_read"));
    let refused = centre.desk.answer(
        serde_json::from_value(json!({
            "ask": "access_log", "of": case, "reason": "أريد أن أعرف",
        }))
        .unwrap(),
    );
    assert!(matches!(refused, Err(Fault::NotAllowed)), "{refused:?}");
    centre.signs_in("samir", "1470");
    let silent = centre.desk.answer(
        serde_json::from_value(json!({
            "ask": "access_log", "of": case, "reason": " ",
        }))
        .unwrap(),
    );
    assert!(matches!(silent, Err(Fault::ReasonMissing)), "{silent:?}");
}

#[test]
fn whoever_decides_looks_as_well() {
    let mut centre = Centre::with_clerk();
    let case = centre.registers(super::application(&ZAFARAN, json!([]))).case.to_string();
    centre.signs_in("nadia", "4821");
    centre.asks(json!({ "ask": "case_to_decide", "case": case }));
    centre.signs_in("samir", "1470");
    assert_eq!(reads(&log(&mut centre, &case)), [("nadia".to_owned(), Looked::ToDecide)]);
    centre.is_clean();
}
