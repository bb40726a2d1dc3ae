//! The clock is set back: what was done keeps its order, numbers have no gap, nobody gets free tries at
//! a secret, and the window says it once.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use chrono::FixedOffset;
use serde_json::json;
use shubbak::app::{Desk, Event, Front, Outcome, Question, Request, Surroundings, open_centre};
use shubbak::cli::WhichCentre;
use shubbak::domain::Country;
use shubbak::env::{Clock, Env, IdSource};
use tempfile::TempDir;

use crate::centre::{SUNDAY_MORNING, command_of, site_validity};

const HOUR: i64 = 3_600_000;

/// A clock that the test turns.
#[derive(Clone)]
pub struct Turned(Arc<AtomicI64>);

impl Turned {
    pub fn at(ms: i64) -> Turned {
        Turned(Arc::new(AtomicI64::new(ms)))
    }

    pub fn turn_to(&self, ms: i64) {
        self.0.store(ms, Ordering::SeqCst);
    }
}

impl Clock for Turned {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    fn offset_at(&self, _ms: i64) -> FixedOffset {
        FixedOffset::east_opt(7_200).unwrap()
    }
}

struct Counting(u64);

impl IdSource for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0 += 1;
        bytes.fill(0);
        bytes[..8].copy_from_slice(&self.0.to_be_bytes());
    }
}

pub fn desk_by(clock: &Turned, folder: &Path) -> Desk {
    let which = WhichCentre::Practice { country: Country::Egypt, folder: Some(folder.to_owned()) };
    let env = Env::new(clock.clone(), Counting(0));
    open_centre(&which, &Surroundings { data: folder.to_owned() }, env)
        .map_err(|fault| format!("{fault:?}"))
        .unwrap()
        .desk
}

#[test]
fn actions_keep_their_order_when_the_clock_is_set_back() {
    let folder = TempDir::new().unwrap();
    let clock = Turned(Arc::new(AtomicI64::new(SUNDAY_MORNING)));
    let mut desk = desk_by(&clock, folder.path());
    let sign_in = json!({ "do": "sign_in", "officer": "samir", "secret": "1470" });
    desk.carry_out("in", command_of(sign_in)).unwrap();
    let mut serials = vec![];
    for (no, hours) in [0, -3, -30, 1, -1, 2].into_iter().enumerate() {
        clock.0.store(SUNDAY_MORNING + hours * HOUR, Ordering::SeqCst);
        match desk.carry_out(&format!("case{no}"), command_of(site_validity())).unwrap() {
            Outcome::Registered(registered) => serials.push(registered.case.serial()),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(serials, [1, 2, 3, 4, 5, 6]);
    let mut times = vec![];
    let station = desk.register().station().clone();
    desk.register()
        .actions_after(&station, 0, |action| {
            times.push((action.at.ms, action.at.n));
            Ok(())
        })
        .unwrap();
    assert!(times.windows(2).all(|pair| pair[0] < pair[1]), "{times:?}");
    let verified = desk.register().verify().unwrap();
    assert!(verified.is_clean(), "{:?}", verified.findings);
}

/// What the worker tells within the time that a few questions take.
fn clock_news(front: &mut Front, questions: usize) -> usize {
    let (mut answered, mut news, begun) = (0, 0, Instant::now());
    for _ in 0..questions {
        front.send(Request::Ask(Box::new(Question::WhoAmI {}))).unwrap();
    }
    while answered < questions && begun.elapsed() < Duration::from_secs(30) {
        for event in front.events() {
            answered += usize::from(matches!(event, Event::Answered { .. }));
            news += usize::from(matches!(event, Event::ClockBehind));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    // News follows its answer.
    std::thread::sleep(Duration::from_millis(20));
    news + front.events().iter().filter(|event| matches!(event, Event::ClockBehind)).count()
}

#[test]
fn that_the_clock_was_set_back_is_said_once() {
    let folder = TempDir::new().unwrap();
    let clock = Turned(Arc::new(AtomicI64::new(SUNDAY_MORNING)));
    let mut front = Front::start(desk_by(&clock, folder.path()), Arc::new(|| {})).unwrap();
    let mut news_at = |ms: i64| {
        clock.0.store(SUNDAY_MORNING + ms, Ordering::SeqCst);
        clock_news(&mut front, 3)
    };
    assert_eq!(news_at(0), 0);
    assert_eq!(news_at(-20_000), 0, "a time server's correction is no news");
    assert_eq!(news_at(-3 * HOUR), 1);
    assert_eq!(news_at(-4 * HOUR), 0, "said once");
    assert_eq!(news_at(HOUR), 0);
    assert_eq!(news_at(-HOUR), 1, "and again when it happens again");
}
