//! A register of version 1 is brought up to date, and that is cut short: by a kill before each change to its
//! files, and by a power cut after any of them. It is then either as it was or as it is to be, and in both cases
//! whole. `UPGRADES` gives the number of each.

use std::fs;
use std::time::Duration;

use shubbak::domain::Country;

use super::disk::{Disk, Fate};
use super::life::{Life, Runs, Scene, was_killed, watched};
use super::{Dice, recording, rounds};
use crate::centre::{SUNDAY_MORNING, desk_in};
use crate::upgrade::{HEAD, centre_of_version_1};

fn scene() -> Scene {
    let scene = Scene::new();
    fs::create_dir(scene.centre()).unwrap();
    centre_of_version_1(&scene.centre());
    scene
}

/// Opens it as the next start does: nothing is missing, nothing is doubled, the chain ends where it did.
fn is_whole(scene: &Scene, after: &str) {
    let desk = desk_in(&scene.centre(), Country::Egypt, SUNDAY_MORNING);
    let verified = desk.register().verify().unwrap();
    assert!(verified.is_clean(), "{after}: {:?}", verified.findings);
    assert_eq!((verified.actions, verified.cases, verified.receipts), (122, 28, 27), "{after}");
    assert_eq!(verified.heads["ZAQ-03"].1.to_string(), HEAD, "{after}");
}

#[test]
fn an_upgrade_survives_a_kill_before_any_change_and_a_power_cut_after_any() {
    let (count, seed) = (rounds("UPGRADES", 16), rounds("SEED", 5));
    let mut dice = Dice::new(seed as u64);
    let whole = scene();
    let before = recording::before(&whole.disk());
    let list = whole.beside("list");
    let mut command = whole.command(Runs::Program(&["verify"]), &[]);
    watched(&whole, &mut command).env("RECORD_LOG", &list);
    whole.lives_out(command);
    is_whole(&whole, "undisturbed");
    let events = recording::read_after(&list, &whole.disk(), &before);
    let changes = recording::count(&list);
    let mut killed = 0;
    for _ in 0..count {
        let (scene, at) = (scene(), 1 + dice.below(changes));
        let mut command = scene.command(Runs::Program(&["verify"]), &[]);
        watched(&scene, &mut command).env("RECORD_DIE_AT", at.to_string());
        killed += usize::from(was_killed(Life::begin(&mut command).ends_within(Duration::from_secs(120))));
        is_whole(&scene, &format!("killed before change {at} of {changes}"));
    }
    for _ in 0..count {
        let at = 1 + dice.below(events.len());
        let mut disk = Disk::holding(&before);
        events[..at].iter().for_each(|event| disk.takes(event));
        disk.lay_out(&whole.disk(), Fate::ALL[dice.below(4)], &mut dice);
        is_whole(&whole, &format!("power cut after {at} of {}, seed {seed}", events.len()));
    }
    eprintln!("upgrading: {killed} kills and {count} power cuts among {changes} changes, whole each time");
    assert!(killed * 2 > count, "hardly anything was killed: {killed}");
}
