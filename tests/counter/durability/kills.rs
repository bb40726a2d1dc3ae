//! The program is killed (SIGKILL) at random instants, by the clock and between two changes to its
//! files, whatever it is doing. After every kill a copy of its folder must keep every promise; the
//! folder itself goes on to the next life as the kill left it. `KILLS=2000` makes more rounds than CI
//! has time for.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use serde_json::Value;

use super::life::{Life, Runs, Scene, copy_of, was_killed, watched};
use super::promises::Promises;
use super::script::Script;
use super::{Dice, child, recording, rounds};

/// Something that the program is killed in.
struct Deed {
    name: &'static str,
    runs: Runs<'static>,
    lines: fn(&Script) -> Vec<Value>,
}

const fn program(name: &'static str, words: &'static [&'static str]) -> Deed {
    Deed { name, runs: Runs::Program(words), lines: |_| vec![] }
}

/// All of them, in turn. A new deed of the program is one line here.
const DEEDS: &[Deed] = &[
    Deed { name: "a day at the counter", runs: Runs::Program(&["exec"]), lines: Script::day },
    Deed { name: "typing", runs: Runs::Child { synchronous: child::AS_SHIPPED }, lines: Script::typing },
    Deed { name: "another day", runs: Runs::Program(&["exec"]), lines: Script::day },
    Deed { name: "restoring", runs: Runs::Program(&["exec"]), lines: Script::restoring },
    program("backup make", &["backup", "make"]),
    program("batch export", &["batch", "export"]),
    program("practice fill", &["practice", "fill", "--cases", "15"]),
    program("verify", &["verify"]),
];

/// Kills in one folder before a new centre is founded.
const LIVES_OF_A_CENTRE: usize = 24;

/// How long a deed takes when nothing happens to it.
#[derive(Clone, Copy)]
struct Span {
    time: Duration,
    /// To its files, its own bookkeeping included.
    changes: usize,
}

/// A centre that is killed again and again.
struct Storm {
    scene: Scene,
    promises: Promises,
    /// That the register holds.
    cases: u32,
}

impl Storm {
    fn over_a_new_centre() -> Storm {
        Storm { scene: Scene::new(), promises: Promises::default(), cases: 0 }
    }

    fn lines(&self, deed: &Deed, tag: &str) -> Vec<Value> {
        let scans = self.scene.beside("scans");
        (deed.lines)(&Script { tag: tag.to_owned(), first: self.cases + 1, cases: 3, scans })
    }

    /// Runs a deed to its end, to know how long it takes.
    fn span_of(&mut self, deed: &Deed) -> Span {
        let lines = self.lines(deed, &deed.name.replace(' ', "-"));
        let mut command = self.scene.command(deed.runs, &lines);
        let list = self.scene.beside("list");
        let _ = fs::remove_file(&list);
        watched(&self.scene, &mut command).env("RECORD_LOG", &list);
        let time = self.scene.lives_out(command);
        Span { time, changes: recording::count(&list) }
    }

    /// One life, killed somewhere. Whether it was; it may have been done before.
    fn strikes(&mut self, deed: &Deed, tag: &str, span: Span, dice: &mut Dice) -> bool {
        let lines = self.lines(deed, tag);
        self.promises.send(&lines);
        self.scene.forget_what_was_said();
        let mut command = self.scene.command(deed.runs, &lines);
        let by_the_clock = dice.coin();
        let status = if by_the_clock {
            let instant = Duration::from_micros(dice.below(span.time.as_micros() as usize) as u64);
            Life::begin(&mut command).ends_within(instant)
        } else {
            watched(&self.scene, &mut command).env("RECORD_DIE_AT", (1 + dice.below(span.changes)).to_string());
            Life::begin(&mut command).ends_within(Duration::from_secs(120))
        };
        self.promises.hear(&self.scene.heard());
        was_killed(status)
    }

    /// A copy of the centre keeps every promise.
    fn is_kept(&mut self, after: &str) {
        let copy = self.scene.beside("copy");
        let _ = fs::remove_dir_all(&copy);
        if !self.scene.centre().exists() {
            return;
        }
        copy_of(&self.scene.centre(), &copy);
        match self.promises.judge(&copy) {
            Ok(cases) => self.cases = cases,
            Err(broken) => panic!("{after}: {:?}: {}", broken.how, broken.told),
        }
    }
}

#[test]
fn a_kill_takes_nothing_that_was_promised() {
    let kills = rounds("KILLS", 40);
    let seed = rounds("SEED", 22);
    let mut dice = Dice::new(seed as u64);
    let mut spans = vec![];
    let mut whole = Storm::over_a_new_centre();
    for deed in DEEDS {
        spans.push(whole.span_of(deed));
        whole.is_kept(deed.name);
    }
    let (mut round, mut done, mut promised) = (0, 0, 0);
    let mut by_deed: BTreeMap<&str, usize> = BTreeMap::new();
    while done < kills {
        let mut storm = Storm::over_a_new_centre();
        for _ in 0..LIVES_OF_A_CENTRE {
            let place = round % DEEDS.len();
            let deed = &DEEDS[place];
            if storm.strikes(deed, &format!("r{round}"), spans[place], &mut dice) {
                done += 1;
                *by_deed.entry(deed.name).or_default() += 1;
            }
            storm.is_kept(&format!("seed {seed}, round {round}, {}", deed.name));
            round += 1;
        }
        promised += storm.promises.count();
        assert!(round < kills * 5 + 100, "hardly anything is ever killed: {done} of {round}");
    }
    eprintln!("{done} kills in {round} lives, {by_deed:?}: {promised} promises kept");
    assert!(promised > kills / 2, "too little was promised to prove anything: {promised}");
}
