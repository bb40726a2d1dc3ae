//! Readers that type their codes like a keyboard: a burst of keys that no hand types so fast. Pure: strokes and times come
//! in, what is to be passed on and codes come out.
//!
//! Keys are kept back until it is known whose they are, a single one for at most [`PAUSE`]: then no field ever sees a part of a code,
//! and a hand's keys come late by less than an eye notices. With a prefix only what begins with it is kept back.
//!
//! A reader presses the keys of a US keyboard, whatever layout is on: under the Arabic one `RCP` would arrive as `قؤح`.
//! Hence keys are known by their place, and Caps Lock makes no difference. A reader that was set to the machine's own
//! layout is understood by what it printed. Speed alone proves nothing: who asks judges what the burst says.

mod places;

use super::LONGEST;
use places::character;

/// Longest pause between the first keys of a reader, in milliseconds. Readers were measured at 0 to 31.
pub const PAUSE: u64 = 50;
/// Keys that came as close as that are hardly a hand's. From then on a machine that is busy elsewhere may hold up the rest,
/// for so long, as long as all of them together came faster than any hand.
const HARDLY_A_HAND: usize = 3;
const HELD_UP: u64 = 300;
/// The same after a prefix, which nobody presses by hand.
const PREFIXED: u64 = 2_000;
const FASTER_THAN_A_HAND: u64 = 60;

/// Fewer keys than this are typed by people too; with a prefix, one is enough.
const FEWEST: usize = 6;

/// What a reader types before every code, if it was set to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Prefix {
    #[default]
    None,
    /// A key that nobody presses, such as `F13`.
    Key(String),
    /// Signs of a US keyboard.
    Text(String),
}

/// One key that went down.
#[derive(Debug, Clone, Copy)]
pub struct Stroke<'a> {
    /// Its name by its place on a US keyboard, such as `A`, `Minus` or `Enter`.
    pub place: &'a str,
    pub shift: bool,
    /// Ctrl or Alt is held: no reader's, but for the Ctrl+J that some send for a line end.
    pub held: bool,
}

/// Everything that was typed up to an end, before anybody said what it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Burst {
    /// As a US keyboard types it.
    pub placed: String,
    /// As the layout printed it.
    pub printed: String,
    /// From the first key to the last, in milliseconds, as far as is known.
    pub took_ms: u64,
    pub prefixed: bool,
}

impl Burst {
    /// Whether it came at the speed of a machine throughout, as far as a window can tell that sees keys once a frame.
    pub fn is_fast(&self) -> bool {
        self.took_ms <= 35 * self.placed.chars().count() as u64
    }
}

/// What comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passed<E> {
    Event(E),
    /// A code, and the events that it came as.
    Code(String, Vec<E>),
}

/// The burst that is being typed, and the events of it.
#[derive(Debug)]
pub struct Wedge<E> {
    prefix: Prefix,
    kept: Vec<E>,
    burst: Burst,
    began_ms: u64,
    /// The latest at which the last key was pressed.
    last_ms: u64,
    /// A code has just ended, and its reader may send another end.
    ended: bool,
}

impl<E> Default for Wedge<E> {
    fn default() -> Self {
        Wedge { prefix: Prefix::None, kept: vec![], burst: Burst::default(), began_ms: 0, last_ms: 0, ended: false }
    }
}

impl<E> Wedge<E> {
    pub fn set_prefix(&mut self, prefix: Prefix) {
        self.prefix = prefix;
    }

    /// Takes in a key that went down between `from_ms` and `to_ms`: a window sees keys once a frame. `judge` tells what a
    /// burst says, or that it is a hand's after all.
    pub fn press(
        &mut self,
        stroke: Stroke<'_>,
        event: E,
        (from_ms, to_ms): (u64, u64),
        judge: impl Fn(&Burst) -> Option<String>,
    ) -> Vec<Passed<E>> {
        let mut out = self.silence(from_ms);
        if matches!(stroke.place, "ShiftLeft" | "ShiftRight" | "CapsLock" | "NumLock") {
            // Held or locked, it types nothing by itself.
            out.extend(self.goes_along("", event));
            return out;
        }
        let follows = from_ms.saturating_sub(self.last_ms) <= HELD_UP / 2;
        let line_end = matches!(stroke.place, "Enter" | "Tab") && !stroke.held;
        if std::mem::take(&mut self.ended) && follows && (line_end || (stroke.held && stroke.place == "J")) {
            // The line feed after a carriage return.
            (self.ended, self.last_ms) = (true, to_ms);
            return out;
        }
        if self.begins_with_key(stroke) {
            out.extend(self.let_go());
            self.begin(event, from_ms.max(to_ms.saturating_sub(PAUSE)), to_ms);
            self.burst.prefixed = true;
            return out;
        }
        if line_end && self.is_open() {
            self.kept.push(event);
            self.last_ms = to_ms;
            out.extend(self.end(judge));
            return out;
        }
        match character(stroke.place, stroke.shift).filter(|_| !stroke.held) {
            Some(c) => out.extend(self.take_in(c, event, (from_ms, to_ms))),
            None => {
                out.extend(self.let_go());
                out.push(Passed::Event(event));
            }
        }
        out
    }

    /// Takes in what belongs to the key before it: what it `printed`, or that it went up.
    pub fn goes_along(&mut self, printed: &str, event: E) -> Vec<Passed<E>> {
        if !self.is_open() {
            return vec![Passed::Event(event)];
        }
        self.burst.printed.push_str(printed);
        self.kept.push(event);
        vec![]
    }

    /// To be called at `now_ms`, when all that came before it was taken in: what was a hand's.
    pub fn silence(&mut self, now_ms: u64) -> Vec<Passed<E>> {
        if self.is_open() && now_ms > self.patient_until() { self.let_go() } else { vec![] }
    }

    /// Until when the next key still belongs to the burst.
    fn patient_until(&self) -> u64 {
        let keys = self.burst.placed.chars().count();
        let patience = match self.burst.prefixed {
            true => self.last_ms + PREFIXED,
            false if keys >= HARDLY_A_HAND => {
                (self.began_ms + FASTER_THAN_A_HAND * keys as u64).min(self.last_ms + HELD_UP)
            }
            false => 0,
        };
        patience.max(self.last_ms + PAUSE)
    }

    /// Whether something is kept back, so that the silence after it must be looked for.
    pub fn is_open(&self) -> bool {
        !self.kept.is_empty()
    }

    /// Everything that was kept back.
    pub fn let_go(&mut self) -> Vec<Passed<E>> {
        self.burst = Burst::default();
        self.kept.drain(..).map(Passed::Event).collect()
    }

    fn begins_with_key(&self, stroke: Stroke<'_>) -> bool {
        matches!(&self.prefix, Prefix::Key(name) if name == stroke.place)
    }

    fn begin(&mut self, event: E, from_ms: u64, to_ms: u64) {
        self.burst = Burst::default();
        (self.began_ms, self.last_ms) = (from_ms, to_ms);
        self.kept.push(event);
    }

    fn take_in(&mut self, c: char, event: E, (from_ms, to_ms): (u64, u64)) -> Vec<Passed<E>> {
        let may_begin = match &self.prefix {
            Prefix::None => true,
            Prefix::Key(_) => false,
            Prefix::Text(prefix) => prefix.starts_with(c),
        };
        if !self.is_open() && !may_begin {
            return vec![Passed::Event(event)];
        }
        if self.is_open() {
            self.kept.push(event);
            self.last_ms = to_ms;
        } else {
            // Pressed since the frame before; after a rest of the window that says nothing.
            self.begin(event, from_ms.max(to_ms.saturating_sub(5 * PAUSE)), to_ms);
        }
        self.burst.placed.push(c);
        if let Prefix::Text(prefix) = &self.prefix {
            self.burst.prefixed = self.burst.placed.starts_with(prefix.as_str());
        }
        let strange = match &self.prefix {
            Prefix::Text(prefix) => {
                !prefix.starts_with(&self.burst.placed) && !self.burst.placed.starts_with(prefix.as_str())
            }
            Prefix::None | Prefix::Key(_) => false,
        };
        if strange || self.burst.placed.len() > LONGEST { self.let_go() } else { vec![] }
    }

    fn end(&mut self, judge: impl Fn(&Burst) -> Option<String>) -> Vec<Passed<E>> {
        let mut burst = std::mem::take(&mut self.burst);
        burst.took_ms = self.last_ms.saturating_sub(self.began_ms);
        if let Prefix::Text(prefix) = &self.prefix
            && let Some(rest) = burst.placed.strip_prefix(prefix.as_str())
        {
            let printed = burst.printed.chars().skip(prefix.chars().count()).collect();
            burst = Burst { placed: rest.to_owned(), printed, prefixed: true, ..burst };
        }
        let enough = burst.placed.len() >= FEWEST || (burst.prefixed && !burst.placed.is_empty());
        match enough.then(|| judge(&burst)).flatten() {
            Some(code) => {
                self.ended = true;
                vec![Passed::Code(code, std::mem::take(&mut self.kept))]
            }
            None => self.let_go(),
        }
    }
}

#[cfg(test)]
mod tests;
