//! A deletion run that is killed: the register proves itself wherever it was stopped, a case is whole or erased
//! and never between, and the next run goes on and ends as if nothing had happened.

use std::fs;

use shubbak::app::{Desk, Surroundings, open_centre};
use shubbak::cli::WhichCentre;
use shubbak::domain::Country;
use shubbak::env::Env;

use super::life::{Life, Runs, Scene, copy_of, was_killed, watched};
use super::{Dice, recording, rounds};
use crate::centre::desk_in;

const RUN: &[&str] = &["retention", "run", "--by", "samir", "--by-secret-file"];

/// A centre that served its citizens more than a year ago, by whose schedule everything is kept for a month.
fn centre_of_old_cases(scene: &Scene) {
    let then = Env::system().now_ms() - 400 * 24 * 60 * 60 * 1000;
    desk_in(&scene.centre(), Country::Egypt, then).fill(60, 9, |_| ()).unwrap();
    let shipped = include_str!("../../../assets/catalogue/retention.json");
    let schedule: String = shipped.lines().map(short).collect();
    fs::write(scene.centre().join("schedule.json"), schedule).unwrap();
    let settings = scene.centre().join("centre.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(settings, format!("retention = \"schedule.json\"\n{text}")).unwrap();
    fs::write(scene.beside("secret"), "1470\n").unwrap();
}

fn short(line: &str) -> String {
    if line.trim_start().starts_with("\"months\"") { "\"months\": 1,".to_owned() } else { format!("{line}\n") }
}

fn opened(folder: &std::path::Path) -> Desk {
    let which = WhichCentre::Practice { country: Country::Egypt, folder: Some(folder.to_owned()) };
    open_centre(&which, &Surroundings { data: folder.to_owned() }, Env::system())
        .map_err(|fault| format!("{fault:?}"))
        .unwrap()
        .desk
}

/// How many cases a run would still erase; the register must prove itself.
fn left(folder: &std::path::Path) -> usize {
    let desk = opened(folder);
    let verified = desk.register().verify().unwrap();
    assert!(verified.is_clean(), "{:?}", verified.findings);
    desk.retention_plan(None).unwrap().cases.len()
}

#[test]
fn a_run_that_is_killed_goes_on_where_it_stopped() {
    let scene = Scene::new();
    centre_of_old_cases(&scene);
    let secret = scene.beside("secret");
    let words: Vec<&str> = RUN.iter().copied().chain([secret.to_str().unwrap()]).collect();
    let fresh = scene.beside("fresh");
    copy_of(&scene.centre(), &fresh);
    let due = left(&fresh);
    assert!(due > 20, "{due}");
    let restore = || {
        let _ = fs::remove_dir_all(scene.centre());
        copy_of(&fresh, &scene.centre());
    };
    // Once to its end, to know how many changes it makes.
    let list = scene.beside("list");
    let mut whole = scene.command(Runs::Program(&words), &[]);
    watched(&scene, &mut whole).env("RECORD_LOG", &list);
    scene.lives_out(whole);
    let changes = recording::count(&list);
    assert_eq!(left(&scene.centre()), 0);

    let mut dice = Dice::new(rounds("SEED", 22) as u64);
    let (kills, mut between) = (rounds("KILLS", 12), 0);
    for round in 0..kills {
        restore();
        let at = 1 + dice.below(changes);
        let mut killed = scene.command(Runs::Program(&words), &[]);
        watched(&scene, &mut killed).env("RECORD_DIE_AT", at.to_string());
        assert!(was_killed(Life::begin(&mut killed).ends_within(std::time::Duration::from_secs(120))), "round {round}");
        let copy = scene.beside("copy");
        let _ = fs::remove_dir_all(&copy);
        copy_of(&scene.centre(), &copy);
        let still = left(&copy);
        between += usize::from(still > 0 && still < due);
        scene.lives_out(scene.command(Runs::Program(&words), &[]));
        assert_eq!(left(&scene.centre()), 0, "round {round}, killed at change {at} of {changes}");
    }
    assert!(between > kills / 4, "hardly any was killed in its middle: {between} of {kills}");
}
