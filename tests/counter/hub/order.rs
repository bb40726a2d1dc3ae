//! Order does not matter: the same batches, in any order, twice, in halves that overlap and interleaved, leave the same state.
//!
//! `HUB_SHUFFLES=5000` for more than CI's; `HUB_SITES=391 HUB_CASES=300 HUB_FULL=3` for whole nights of the country.

use std::path::PathBuf;

use shubbak::domain::ledger::Hash;
use shubbak::exchange::HeadquartersKeys;
use shubbak::hub::Taken;

use super::{Counter, Hq, Night, night, wanted};

/// The night of each counter: whole, in three parts, and in halves that overlap.
fn sealed(counter: &Counter, to: &HeadquartersKeys, out: &std::path::Path) -> Vec<PathBuf> {
    let end = counter.actions.len() as u64;
    let (third, half) = (end / 3, end / 2);
    let cuts = [(0, third), (third, 2 * third), (2 * third, end), (0, half + 2), (half - 2, end)];
    cuts.iter().zip(1..).map(|(&cut, number)| counter.seals(cut, number, out, to).unwrap()).collect()
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

/// Hands the batches over in this order; those that must wait are tried again until none is left.
fn hand_over(hq: &mut Hq, batches: &[PathBuf]) -> Hash {
    let mut waiting: Vec<&PathBuf> = batches.iter().collect();
    while !waiting.is_empty() {
        let before = waiting.len();
        waiting.retain(|path| match hq.takes(path) {
            Taken::Applied(_) | Taken::AlreadyHad { .. } => false,
            Taken::Refused(refusal) => {
                assert_eq!(refusal.why, "gap", "{refusal:?}");
                true
            }
        });
        assert!(waiting.len() < before, "they wait for each other");
    }
    hq.hub.fingerprint().unwrap()
}

/// An order in which a whole night came: some batches left out where others cover them, some twice.
fn shuffled(counters: &[Vec<PathBuf>], dice: &mut Dice) -> Vec<PathBuf> {
    let mut all = vec![];
    for batches in counters {
        let chosen: &[usize] = [&[0, 1, 2][..], &[3, 4], &[0, 4, 3], &[0, 1, 2, 3, 4]][dice.below(4)];
        all.extend(chosen.iter().map(|&at| batches[at].clone()));
        all.push(batches[chosen[dice.below(chosen.len())]].clone());
    }
    for at in (1..all.len()).rev() {
        all.swap(at, dice.below(at + 1));
    }
    all
}

const EMPTY: &str = "truncate series, batch, action, service_case, awaited, payment, question, conflict, attachment, case_file, \
                     file_to_erase";

#[test]
fn any_order_twice_and_in_halves_leaves_the_same_state() {
    let mut hq = Hq::open();
    let counters = Night { one_scan_in: 5, scan_bytes: 300, one_shared_in: 2, ..night(4, 5) }.counters();
    hq.enrols(&counters);
    let (to, out) = (hq.recipients(), tempfile::tempdir().unwrap());
    let batches: Vec<Vec<PathBuf>> = counters.iter().map(|counter| sealed(counter, &to, out.path())).collect();
    let in_order: Vec<PathBuf> = batches.iter().flat_map(|of_one| of_one[..3].to_vec()).collect();
    let right = hand_over(&mut hq, &in_order);
    assert_eq!(hq.count("select count(*) from service_case"), 20);
    // What two counters did for themselves is all there, and waits for somebody to settle it.
    assert!(hq.count("select count(*) from conflict where settled is null") > 0);
    assert_eq!(hq.count("select count(*) from question"), 0);
    let mut dice = Dice(0x5eed);
    for n in 0..wanted("HUB_SHUFFLES", 12) {
        hq.sql().batch_execute(EMPTY).unwrap();
        let order = shuffled(&batches, &mut dice);
        let found = hand_over(&mut hq, &order);
        assert_eq!(found, right, "shuffle {n}: {order:#?} {:#?}", hq.doubts());
    }
}

#[test]
fn a_whole_night_of_the_country_in_any_order() {
    let (sites, cases, turns) = (wanted("HUB_SITES", 6), wanted("HUB_CASES", 12), wanted("HUB_FULL", 1));
    let mut hq = Hq::open();
    let counters = night(sites, cases).counters();
    hq.enrols(&counters);
    let (to, out) = (hq.recipients(), tempfile::tempdir().unwrap());
    let halves = |counter: &Counter| {
        let end = counter.actions.len() as u64;
        let cuts = [(0, end / 2 + 5), (end / 2 - 5, end)];
        cuts.iter()
            .zip(1..)
            .map(|(&cut, number)| counter.seals(cut, number, out.path(), &to).unwrap())
            .collect::<Vec<_>>()
    };
    let mut batches: Vec<PathBuf> = counters.iter().flat_map(halves).collect();
    let right = hand_over(&mut hq, &batches);
    let cases = i64::from(sites) * i64::from(cases);
    assert_eq!(hq.count("select count(*) from service_case"), cases);
    let mut dice = Dice(0xd1ce);
    for turn in 0..turns {
        let mut again = hq.another(&counters);
        for at in (1..batches.len()).rev() {
            batches.swap(at, dice.below(at + 1));
        }
        assert_eq!(hand_over(&mut again, &batches), right, "turn {turn}");
    }
}
