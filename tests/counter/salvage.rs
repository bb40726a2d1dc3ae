//! Salvaging: registers are really damaged, page by page, and what comes out is held against what went in.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use shubbak::app::backup::Closed;
use shubbak::app::{Surroundings, open_centre};
use shubbak::cli::WhichCentre;
use shubbak::domain::Country;
use shubbak::domain::ledger::Hash;
use shubbak::env::{Env, Fixed};
use shubbak::register::Salvaged;
use tempfile::TempDir;

use crate::centre::{Centre, SUNDAY_MORNING, site_validity};

const PAGE: usize = 4096;

/// Small, seeded and the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }
}

fn env() -> Env {
    Fixed { ms: SUNDAY_MORNING + 3_600_000, offset_secs: 7_200 }.env()
}

fn which(folder: &Path) -> WhichCentre {
    WhichCentre::Practice { country: Country::Egypt, folder: Some(folder.to_owned()) }
}

/// A centre with some hundred cases, closed; and the hash of every action in it.
fn filled(cases: u32) -> (TempDir, BTreeMap<(String, u64), Hash>) {
    let mut centre = Centre::with_clerk();
    centre.registers(site_validity());
    centre.desk.fill(cases, 7, |_| {}).unwrap();
    let mut actions = BTreeMap::new();
    for station in centre.desk.register().heads().unwrap().keys() {
        let station = station.parse().unwrap();
        let each = |action: shubbak::domain::ledger::Action| {
            actions.insert((action.station.to_string(), action.seq), action.hash);
            Ok(())
        };
        centre.desk.register().actions_after(&station, 0, each).unwrap();
    }
    let Centre { desk, folder, .. } = centre;
    drop(desk);
    (folder, actions)
}

fn copy_of(from: &Path) -> TempDir {
    let folder = TempDir::new().unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    folder
}

fn salvage(folder: &Path) -> Result<Salvaged, shubbak::app::Fault> {
    let surroundings = Surroundings { data: folder.to_owned() };
    Closed::of(&which(folder), &surroundings, None, &env())?.salvage(&mut env(), &|_, _| {})
}

/// What is in the register now is what was in it before, or is listed.
fn nothing_is_lost_unsaid(folder: &Path, told: &Salvaged, before: &BTreeMap<(String, u64), Hash>, what: &str) {
    let surroundings = Surroundings { data: folder.to_owned() };
    let mut desk =
        open_centre(&which(folder), &surroundings, env()).map_err(|fault| format!("{what}: {fault:?}")).unwrap().desk;
    let mut here = BTreeMap::new();
    for station in
        desk.register().heads().unwrap().keys().filter(|series| *series != told.series.as_ref().unwrap().as_str())
    {
        let each = |action: shubbak::domain::ledger::Action| {
            here.insert((action.station.to_string(), action.seq), action.hash);
            Ok(())
        };
        desk.register().actions_after(&station.parse().unwrap(), 0, each).unwrap();
    }
    let listed = |series: &str, seq: u64| {
        told.lost.iter().any(|(of, from, to)| of.as_str() == series && (*from..=*to).contains(&seq))
    };
    // What was at the very end of a series whose end cannot be read is not known to have been there.
    let end = |series: &str| here.keys().filter(|(of, _)| of == series).map(|(_, seq)| *seq).max().unwrap_or(0);
    for ((series, seq), hash) in before {
        match here.get(&(series.clone(), *seq)) {
            Some(found) => assert_eq!(found, hash, "{what}: {series}/{seq} was changed"),
            None => {
                assert!(listed(series, *seq) || *seq > end(series), "{what}: {series}/{seq} is gone and not listed")
            }
        }
    }
    assert!(here.keys().all(|place| before.contains_key(place)), "{what}: something was added");
    // What the ledger lost is found as gaps; all that is folded from what is left agrees with it.
    let found = desk.register().verify().unwrap().findings;
    let excused = |place: &str| place.contains('/') || place.starts_with("C-") || place.starts_with("R-");
    let rest: Vec<_> = found.iter().filter(|finding| !excused(&finding.place)).collect();
    assert!(rest.is_empty(), "{what}: {rest:?}");
    if told.is_whole() {
        assert!(found.is_empty(), "{what}: {found:?}");
    }
    // And work goes on, with numbers of its own.
    let sign_in = serde_json::json!({ "do": "sign_in", "officer": "huda", "secret": "2580" });
    desk.carry_out("in", crate::centre::command_of(sign_in)).unwrap();
    match desk.carry_out("next", crate::centre::command_of(site_validity())).unwrap() {
        shubbak::app::Outcome::Registered(next) => {
            assert!(next.case.as_str().starts_with("C-ZAQ-03B-"), "{}", next.case)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn pages_that_were_written_over_cost_only_what_was_on_them() {
    let (whole, before) = filled(150);
    let pages = fs::read(whole.path().join("register.db")).unwrap().len() / PAGE;
    let rounds = std::env::var("DAMAGES").ok().and_then(|text| text.parse().ok()).unwrap_or(24);
    let (mut kept, mut gone, mut refused) = (0, 0, 0);
    for seed in 0..rounds {
        let mut dice = Dice(seed);
        let folder = copy_of(whole.path());
        let file = folder.path().join("register.db");
        let mut bytes = fs::read(&file).unwrap();
        for _ in 0..1 + dice.below(4) {
            // The first page is told of elsewhere.
            let page = 1 + dice.below(pages - 1);
            match dice.below(3) {
                0 => bytes[page * PAGE..][..PAGE].fill(0),
                1 => bytes[page * PAGE..][..8].fill(0),
                _ => (0..PAGE).for_each(|at| bytes[page * PAGE + at] = dice.below(256) as u8),
            }
        }
        fs::write(&file, &bytes).unwrap();
        match salvage(folder.path()) {
            Ok(told) => {
                kept += told.actions;
                gone += before.len() as u64 - told.actions.min(before.len() as u64);
                nothing_is_lost_unsaid(folder.path(), &told, &before, &format!("seed {seed}"));
                assert!(
                    fs::read(told.aside.join("register.db")).unwrap().len() >= bytes.len() - PAGE,
                    "set aside as it was"
                );
                assert!(told.aside.join("salvaged.txt").exists());
            }
            // The page that names all tables may be one of them.
            Err(fault) => {
                assert_eq!(fault.code(), "register_damaged", "seed {seed}: {fault:?}");
                refused += 1;
            }
        }
    }
    eprintln!("{rounds} damaged registers: {kept} actions salvaged, {gone} lost and listed, {refused} beyond reading");
    assert!(kept > gone * 5 && refused * 4 <= rounds, "too much was lost");
}

#[test]
fn a_tail_that_was_cut_off_costs_only_the_tail() {
    let (whole, before) = filled(150);
    let size = fs::metadata(whole.path().join("register.db")).unwrap().len();
    for eighths in [7, 6, 4] {
        let folder = copy_of(whole.path());
        let file = fs::OpenOptions::new().write(true).open(folder.path().join("register.db")).unwrap();
        file.set_len(size * eighths / 8 / PAGE as u64 * PAGE as u64).unwrap();
        drop(file);
        match salvage(folder.path()) {
            Ok(told) => nothing_is_lost_unsaid(folder.path(), &told, &before, &format!("{eighths} eighths")),
            Err(fault) => assert_eq!(fault.code(), "register_damaged", "{eighths}: {fault:?}"),
        }
    }
}

#[test]
fn without_its_first_page_it_is_damaged_and_not_a_wrong_key() {
    let (whole, _) = filled(5);
    let file = whole.path().join("register.db");
    let mut bytes = fs::read(&file).unwrap();
    bytes[..64].fill(0);
    fs::write(&file, &bytes).unwrap();
    let surroundings = Surroundings { data: whole.path().to_owned() };
    let opened = open_centre(&which(whole.path()), &surroundings, env());
    assert_eq!(opened.err().map(|fault| fault.code()), Some("register_damaged"));
    assert_eq!(salvage(whole.path()).unwrap_err().code(), "register_damaged");
    assert_eq!(fs::read(&file).unwrap(), bytes, "nothing was touched");
}

#[test]
fn a_sound_register_loses_nothing_by_it() {
    let (whole, before) = filled(40);
    let told = salvage(whole.path()).unwrap();
    assert!(told.is_whole(), "{told:?}");
    assert_eq!(told.actions as usize, before.len());
    nothing_is_lost_unsaid(whole.path(), &told, &before, "sound");
}

#[test]
fn staff_whose_rows_are_lost_are_named_and_enrolled_again() {
    let (whole, _) = filled(40);
    let pages = crate::damaged::pages(whole.path());
    let page = pages[&("officer".to_owned(), "leaf".to_owned())][0];
    crate::damaged::flip(&whole.path().join("register.db"), page, 900);
    // No backup knows their secrets.
    let told = salvage(whole.path()).unwrap();
    let lost: Vec<&str> = told.staff.iter().map(|officer| officer.id.as_str()).collect();
    assert_eq!(lost, ["huda", "mahmoud", "nadia", "samir"]);
    let list = fs::read_to_string(told.list()).unwrap();
    for words in ["huda", "هدى عبد الرحمن", "shubbak officer add"] {
        assert!(list.contains(words), "{words}: {list}");
    }
    assert!(!told.is_whole() && told.lost.is_empty());
    // A practice centre enrols its own staff again; the rows and the ledger agree.
    let surroundings = Surroundings { data: whole.path().to_owned() };
    let mut desk = open_centre(&which(whole.path()), &surroundings, env()).unwrap().desk;
    let sign_in = serde_json::json!({ "do": "sign_in", "officer": "huda", "secret": "2580" });
    desk.carry_out("in", crate::centre::command_of(sign_in)).unwrap();
    desk.carry_out("case", crate::centre::command_of(site_validity())).unwrap();
    let found = desk.register().verify().unwrap();
    assert!(found.is_clean(), "{:?}", found.findings);
}
