//! Codes among the keys: what a barcode reader types is taken out before any field, list or dialog sees it, and what a hand
//! typed goes on as it came. Which is which is told by speed, and settled by what it says: a check digit, the shape of a
//! number of ours, or the prefix that the reader was given.

use chrono::NaiveDate;
use egui::{Event, ImeEvent, Key, Modifiers};

use super::place;
use crate::app::{Barcode, Burst, Came, Passed, Prefix, Stroke, Wedge};
use crate::config::Typed;
use crate::domain::scan::Scan;
use crate::domain::{Country, mrz};

/// Fewer characters than this are no code that nobody knows.
const SHORTEST_STRANGER: usize = 8;

/// A key that is held repeats within this, in milliseconds.
const REPEATS: u64 = 1_000;

/// For whom codes are taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listener {
    pub country: Country,
    pub today: NaiveDate,
    /// Nobody is signed in: only a badge is a code, everything else may be a secret.
    pub only_badges: bool,
    /// The devices page shows whatever comes.
    pub anything: bool,
}

/// The keys of a frame, sifted.
#[derive(Default)]
pub struct Reader {
    wedge: Wedge<Event>,
    listener: Option<Listener>,
    prefix: String,
    /// When the frame before was, in milliseconds.
    before_ms: u64,
    /// The key that went down last and when, until it goes up: one that goes down again is held, and no reader holds a key.
    /// Some systems forget to tell that a key went up while a field gets the keyboard, so that it is believed for a while only.
    down: Option<(Key, u64)>,
}

/// What goes on to the window.
#[derive(Debug, PartialEq)]
pub enum Sifted {
    Typed(Event),
    /// A code, and the keys that it came as: whether it is taken is settled when its turn comes.
    Code(Came, Vec<Event>),
}

impl Reader {
    /// From now on codes are taken out for this one; for nobody where there is none.
    pub fn listen(&mut self, typed: &Typed, listener: Listener) {
        self.listener = typed.on.then_some(listener);
        if self.prefix != typed.prefix {
            self.prefix.clone_from(&typed.prefix);
            self.wedge.set_prefix(prefix(&typed.prefix));
        }
    }

    /// Sifts what was typed since the frame before; `now` is the window's time, in seconds.
    pub fn sift(&mut self, typed: Vec<Event>, now: f64) -> Vec<Sifted> {
        let now_ms = (now * 1000.0) as u64;
        let frame = (std::mem::replace(&mut self.before_ms, now_ms).min(now_ms), now_ms);
        let mut out = vec![];
        for event in typed {
            let passed = match self.listener {
                Some(listener) => self.take(event, frame, listener),
                None => vec![Passed::Event(event)],
            };
            out.extend(passed);
        }
        // Nobody listens any more: what was kept back is a hand's.
        out.extend(if self.listener.is_some() { self.wedge.silence(now_ms) } else { self.wedge.let_go() });
        let sifted = |passed| match passed {
            Passed::Event(event) => Sifted::Typed(event),
            Passed::Code(text, keys) => {
                Sifted::Code(Came { port: None, code: Barcode::from_text(text), at_ms: now_ms }, keys)
            }
        };
        out.into_iter().map(sifted).collect()
    }

    /// Whether a code is taken now: somebody may have signed in, or gone, since it was typed.
    pub fn takes(&self, came: &Came) -> bool {
        self.listener.is_some_and(|listener| {
            let badge = |text| matches!(Scan::read(text, listener.country, listener.today), Scan::Badge(_));
            !listener.only_badges || badge(&came.code.text)
        })
    }

    /// Whether keys are kept back, so that the silence after them must be looked for.
    pub fn is_open(&self) -> bool {
        self.wedge.is_open()
    }

    fn take(&mut self, event: Event, frame: (u64, u64), listener: Listener) -> Vec<Passed<Event>> {
        match &event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
                let place = place::place(*key, *physical_key);
                let before = self.down.replace((place, frame.1));
                if before.is_some_and(|(down, at)| down == place && frame.1.saturating_sub(at) <= REPEATS) {
                    return self.pass_on(event);
                }
                let stroke = stroke(place, *modifiers);
                self.wedge.press(stroke, event, frame, |burst| judge(burst, listener))
            }
            Event::Key { key, physical_key, .. } => {
                let place = place::place(*key, *physical_key);
                self.down = self.down.filter(|(down, _)| *down != place);
                self.wedge.goes_along("", event)
            }
            Event::Text(text) => {
                let text = text.clone();
                self.wedge.goes_along(&text, event)
            }
            // A field that gets the keyboard lets the system's input method begin anew, in the middle of a code.
            Event::Ime(ImeEvent::Preedit { text, .. } | ImeEvent::Commit(text)) if text.is_empty() => {
                self.wedge.goes_along("", event)
            }
            _ => self.pass_on(event),
        }
    }

    fn pass_on(&mut self, event: Event) -> Vec<Passed<Event>> {
        let mut out = self.wedge.let_go();
        out.push(Passed::Event(event));
        out
    }
}

fn stroke(place: Key, modifiers: Modifiers) -> Stroke<'static> {
    let held = modifiers.ctrl || modifiers.alt || modifiers.command;
    Stroke { place: place.name(), shift: modifiers.shift, held }
}

/// `F13` is a key; anything else is signs that a US keyboard types.
fn prefix(typed: &str) -> Prefix {
    match typed {
        "" => Prefix::None,
        name if name.len() > 1 && name.starts_with('F') && Key::from_name(name).is_some() => {
            Prefix::Key(name.to_owned())
        }
        signs => Prefix::Text(signs.to_owned()),
    }
}

/// The code that `burst` is; none where it is a hand's.
fn judge(burst: &Burst, listener: Listener) -> Option<String> {
    let readings = [&burst.placed, &burst.printed];
    let read = |text: &str| Scan::read(&Barcode::from_text(text.to_owned()).text, listener.country, listener.today);
    let sure = |text: &&String| read(text).is_sure() || is_lines(text);
    let fast = burst.is_fast();
    let likely = |text: &&String| !matches!(read(text), Scan::Unknown(_)) && fast;
    let any = burst.prefixed || listener.anything;
    let stranger = any || (fast && is_like_a_code(&burst.placed));
    let known = readings.into_iter().find(sure).or_else(|| readings.into_iter().find(likely));
    known.cloned().or_else(|| stranger.then(|| burst.placed.clone()))
}

/// A line of a passport, or all of them.
fn is_lines(text: &str) -> bool {
    mrz::is_line(text).is_some()
}

/// Digits and signs without a space, as on goods and on the papers of others.
fn is_like_a_code(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.chars().count() >= SHORTEST_STRANGER && !text.contains(' ') && digits * 2 >= text.chars().count()
}

#[cfg(test)]
mod tests;
