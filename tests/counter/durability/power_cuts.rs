//! The power is cut. A day is recorded once, every change to the disk in order; then the disk is built
//! again as it may be found after a cut at any point of the list, and must keep what was promised until
//! then. The same days with SQLite told to sync less are caught losing what was promised: without that,
//! finding nothing would prove nothing. `CUTS=1000` makes more cuts than CI has time for.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use super::disk::{Disk, Fate};
use super::life::{Life, Runs, Scene, was_killed, watched};
use super::promises::{How, Promises};
use super::recording::{self, Event};
use super::script::Script;
use super::{Dice, child, rounds};

/// A day that was recorded, and what was sent in it.
struct Recorded {
    scene: Scene,
    events: Vec<Event>,
    sent: Promises,
}

impl Recorded {
    fn begin() -> Recorded {
        Recorded { scene: Scene::new(), events: vec![], sent: Promises::default() }
    }

    fn script(&self, tag: &str, first: u32, cases: u32) -> Script {
        Script { tag: tag.to_owned(), first, cases, scans: self.scene.beside("scans") }
    }

    fn lives(&mut self, runs: Runs<'_>, lines: &[Value]) {
        let command = self.command(runs, lines);
        self.scene.lives_out(command);
    }

    /// The same, but killed before this change to the disk.
    fn dies(&mut self, runs: Runs<'_>, lines: &[Value], change: usize) {
        let mut command = self.command(runs, lines);
        let status =
            Life::begin(command.env("RECORD_DIE_AT", change.to_string())).ends_within(Duration::from_secs(120));
        assert!(was_killed(status), "{status}");
    }

    fn command(&mut self, runs: Runs<'_>, lines: &[Value]) -> Command {
        self.sent.send(lines);
        let mut command = self.scene.command(runs, lines);
        let (list, said) = (self.scene.beside("list"), self.scene.said());
        watched(&self.scene, &mut command).env("RECORD_LOG", list).env("RECORD_SAID", said);
        command
    }

    /// Reads the list and gives the finished day.
    fn end(mut self) -> Recorded {
        self.events = recording::read(&self.scene.beside("list"), &self.scene.disk());
        self
    }

    /// Cuts the power at `cuts` points, and counts what was not kept, by kind.
    fn cut(&self, cuts: usize, usual_seed: usize) -> BTreeMap<How, Vec<String>> {
        let seed = rounds("SEED", usual_seed);
        let mut dice = Dice::new(seed as u64);
        let (mut disk, mut said) = (Disk::default(), vec![]);
        let mut done = 0;
        let mut broken: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for point in self.points(cuts, &mut dice) {
            for event in &self.events[done..point] {
                disk.takes(event);
                if let Event::Said(bytes) = event {
                    said.extend_from_slice(bytes);
                }
            }
            done = point;
            let names = Fate::ALL[dice.below(4)];
            disk.lay_out(&self.scene.disk(), names, &mut dice);
            if let Err(fault) = self.promised(&said).judge(&self.scene.centre()) {
                let told =
                    format!("cut {point} of {}, seed {seed}, names {names:?}: {}", self.events.len(), fault.told);
                broken.entry(fault.how).or_default().push(told);
            }
        }
        broken
    }

    /// Anywhere, and more often just after something was said: there is most to lose.
    fn points(&self, cuts: usize, dice: &mut Dice) -> Vec<usize> {
        let told: Vec<usize> =
            (1..=self.events.len()).filter(|at| matches!(self.events[at - 1], Event::Said(_))).collect();
        let mut points: Vec<usize> = (0..cuts)
            .map(|cut| if cut % 3 == 0 { told[dice.below(told.len())] } else { 1 + dice.below(self.events.len()) })
            .collect();
        points.sort_unstable();
        points
    }

    fn promised(&self, said: &[u8]) -> Promises {
        let whole = said.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let mut promises = self.sent.clone();
        promises.hear(std::str::from_utf8(&said[..whole]).unwrap());
        promises
    }
}

fn figures(what: &str, cuts: usize, broken: &BTreeMap<How, Vec<String>>) {
    let counts: Vec<_> = broken.iter().map(|(kind, told)| format!("{} {kind:?}", told.len())).collect();
    let found = if counts.is_empty() { "every promise kept".to_owned() } else { counts.join(", ") };
    eprintln!("{cuts} power cuts, {what}: {found}");
}

/// Every deed of the counter and of the command line, from the founding of the centre on.
fn a_day_of_the_program() -> Recorded {
    let mut day = Recorded::begin();
    let (morning, noon) = (day.script("am", 1, 4).day(), day.script("pm", 5, 28).day());
    day.lives(Runs::Program(&["exec"]), &morning);
    day.lives(Runs::Program(&["exec"]), &noon);
    let restoring = day.script("back", 33, 6).restoring();
    day.lives(Runs::Program(&["exec"]), &restoring);
    // What is found after a kill is carried over into the file by the next life, and cut there too.
    day.dies(Runs::Program(&["exec"]), &day.script("late", 39, 8).day(), 700);
    day.lives(Runs::Program(&["batch", "export"]), &[]);
    day.lives(Runs::Program(&["practice", "fill", "--cases", "20"]), &[]);
    day.lives(Runs::Program(&["verify"]), &[]);
    day.end()
}

fn a_day_of_typing(synchronous: &str) -> Recorded {
    let mut day = Recorded::begin();
    let (morning, noon) = (day.script("am", 1, 6).typing(), day.script("pm", 7, 30).typing());
    day.lives(Runs::Child { synchronous }, &morning);
    day.lives(Runs::Child { synchronous }, &noon);
    day.end()
}

#[test]
fn a_power_cut_takes_nothing_that_was_promised() {
    let cuts = rounds("CUTS", 60);
    let broken = a_day_of_the_program().cut(cuts, 22);
    figures("the program's own day", cuts, &broken);
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn a_power_cut_takes_no_draft_that_was_kept() {
    let cuts = rounds("CUTS", 60) / 2;
    let broken = a_day_of_typing(child::AS_SHIPPED).cut(cuts, 7);
    figures("typing", cuts, &broken);
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn syncing_less_is_caught() {
    let cuts = rounds("CUTS", 60) / 2;
    for synchronous in ["normal", "off"] {
        let broken = a_day_of_typing(synchronous).cut(cuts, 11);
        figures(&format!("synchronous = {synchronous}"), cuts, &broken);
        assert!(broken.contains_key(&How::Lost), "synchronous = {synchronous} went unnoticed: {broken:#?}");
    }
}
