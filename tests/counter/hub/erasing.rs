//! What a counter erases when its time has ended goes at headquarters too, in whatever order things come, and the chain still
//! proves what was there.

use std::path::PathBuf;

use shubbak::domain::ledger::{Action, Deed};
use shubbak::domain::mark::Uid;
use shubbak::exchange::HeadquartersKeys;

use super::{Counter, Hq, Night, night};

/// Days after the night, and before headquarters hears of it.
const LATER: i64 = super::NOW - 86_400_000;

/// The numbers of the people of these cases, who have no other case.
fn numbers(actions: &[Action], cases: &[Uid]) -> Vec<String> {
    let opened = actions.iter().filter_map(|action| match Deed::read(action) {
        Ok(Some(Deed::CaseOpened { applicant, .. })) => Some((uid_of(action)?, applicant.identity.number().to_owned())),
        _ => None,
    });
    let (ended, others): (Vec<_>, Vec<_>) = opened.partition(|(uid, _)| cases.contains(uid));
    let elsewhere = |number: &String| others.iter().any(|(_, other)| other == number);
    ended.into_iter().map(|(_, number)| number).filter(|number| !elsewhere(number)).collect()
}

fn uid_of(action: &Action) -> Option<Uid> {
    action.subject.to_string().strip_prefix("case:")?.parse().ok()
}

impl Hq {
    /// The rows in which one of these stands.
    fn rows_with(&self, words: &[String]) -> Vec<String> {
        let all = "select r::text as row from action r union all select r::text from service_case r
                   union all select r::text from payment r union all select r::text from question r
                   union all select r::text from conflict r union all select receipt from batch";
        let sql = format!(
            "select row from ({all}) t where exists (select from unnest($1::text[]) w where row like '%' || w || '%')"
        );
        self.sql().query(&sql, &[&words]).unwrap().iter().map(|row| row.get(0)).collect()
    }

    /// What reports count: when each case was opened and received, and what was paid.
    fn counted(&self) -> String {
        let sql = "select string_agg(row, ';' order by row) from (
            select (uid, opened_seq, opened_ms, received_ms, due, stage)::text as row from service_case
            union all select (case_uid, place, series, seq, minor)::text from payment) t";
        self.sql().query_one(sql, &[]).unwrap().get(0)
    }

    fn scans(&self) -> usize {
        super::files_below(&self.place.path().join("attachments")).len()
    }
}

struct Scene {
    hq: Hq,
    counters: Vec<Counter>,
    to: HeadquartersKeys,
    out: tempfile::TempDir,
}

impl Scene {
    fn open() -> Scene {
        let mut hq = Hq::open();
        let counters = Night { one_scan_in: 3, scan_bytes: 300, one_shared_in: 3, ..night(2, 8) }.counters();
        hq.enrols(&counters);
        let to = hq.recipients();
        Scene { hq, counters, to, out: tempfile::tempdir().unwrap() }
    }

    fn seals(&self, counter: usize, after: u64, number: u64) -> PathBuf {
        self.counters[counter].seals((after, u64::MAX), number, self.out.path(), &self.to).unwrap()
    }
}

#[test]
fn what_a_counter_erases_goes_at_headquarters_too() {
    let mut scene = Scene::open();
    let end = scene.counters[0].actions.len() as u64;
    let (first, neighbour) = (scene.seals(0, 0, 1), scene.seals(1, 0, 1));
    scene.hq.adds(&first);
    scene.hq.adds(&neighbour);
    let (scans, counted, full) = (scene.hq.scans(), scene.hq.counted(), scene.counters[0].actions.clone());
    let erased = scene.counters[0].erases(2, LATER);
    let words = numbers(&full, &erased);
    assert!(words.len() >= 2 && scene.hq.rows_with(&words).len() >= 2 * words.len(), "{words:?}");

    let second = scene.seals(0, end, 2);
    assert_eq!(scene.hq.adds(&second), erased.len() as u64);
    assert_eq!(scene.hq.rows_with(&words), [""; 0]);
    assert_eq!(scene.hq.scans(), scans - 1, "of the third case");
    // What reports count stays, and so does the proof.
    assert_eq!(scene.hq.counted(), counted);
    assert_eq!(scene.hq.hub.verify().unwrap().findings, []);
    assert_eq!(scene.hq.count("select count(*) from question"), 0, "{:?}", scene.hq.doubts());

    // The old batch lay on a stick and comes once more, and so does everything in one: nothing of it comes back.
    let before = scene.hq.everything();
    let whole = scene.seals(0, 0, 3);
    assert_eq!((scene.hq.adds(&first), scene.hq.adds(&whole)), (0, 0));
    let after = scene.hq.everything();
    assert_eq!((after.0, after.2), (before.0, before.2));
    // And somebody who puts a content back by hand shows.
    let sql = "update action set body = $1 where (series, seq) = ($2, $3)";
    let place = full.iter().find(|action| uid_of(action) == Some(erased[0])).unwrap();
    scene.hq.sql().execute(sql, &[&place.body, &place.station.as_str(), &(place.seq as i64)]).unwrap();
    assert!(!scene.hq.hub.verify().unwrap().findings.is_empty());
}

#[test]
fn an_erasing_may_come_before_what_it_erases() {
    let mut scene = Scene::open();
    let end = scene.counters[0].actions.len() as u64;
    let old = [scene.seals(0, 0, 1), scene.seals(1, 0, 1)];
    let full = scene.counters[0].actions.clone();
    let erased = scene.counters[0].erases(1, LATER);
    let words = numbers(&full, &erased);
    let new = [scene.seals(0, end, 2), scene.seals(0, 0, 3), scene.seals(0, end / 2, 4)];
    // Of what the neighbour did to cases of the first, one half came before the erasing and the other after it.
    let orders: [&[&PathBuf]; 5] = [
        &[&old[0], &old[1], &new[0]],
        &[&old[0], &new[0], &old[1]],
        &[&new[1], &old[1], &old[0]],
        &[&old[1], &new[1], &new[0]],
        &[&old[0], &new[2], &old[1], &old[0]],
    ];
    let mut states = vec![];
    for order in orders {
        let mut hq = scene.hq.another(&scene.counters);
        for batch in order {
            hq.adds(batch);
        }
        assert_eq!((hq.rows_with(&words), hq.scans()), (vec![], 2), "{order:?}");
        assert_eq!(hq.hub.verify().unwrap().findings, []);
        assert_eq!(hq.count("select count(*) from question"), 0, "{:?}", hq.doubts());
        states.push(hq.hub.fingerprint().unwrap());
    }
    assert!(states.iter().all(|state| *state == states[0]), "{states:?}");
}
