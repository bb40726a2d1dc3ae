//! Keys in the order of the hand. A key that moves on (Enter, Tab, a page's key) moves the caret only
//! when the next frame is drawn, and some only when the register has answered; what a quick clerk or a
//! scanner types behind it in the same moment must not land in the field that is being left. So it
//! waits, in order.
//!
//! What a barcode reader types is no key at all: it is taken out on the way in (`keys::reader`), and comes in its turn.
//! On the way in, keys are cleaned of what layouts do to them (`keys::place`). The clipboard is read when
//! it is Ctrl+V's turn, and not before the copy that was asked for earlier has been made.

use std::collections::VecDeque;

use egui::{Context, Event, Key, Plugin, RawInput, ViewportCommand};

use super::keys::place::{self, Clip};
use super::keys::reader::{Listener, Reader, Sifted};
use crate::app::Came;
use crate::config::Typed;

/// Frames until the field that was moved to has the keyboard.
const FIELD: u8 = 1;
/// Frames until what was opened has it.
const OPENED: u8 = 2;
/// How long keys wait for an answer of the register, in seconds. Then they go where the keyboard is.
const PATIENCE: f64 = 5.0;

/// The keys that wait.
pub struct Typing {
    held: VecDeque<Held>,
    reader: Reader,
    /// Codes whose turn has come.
    codes: Vec<Came>,
    wait: u8,
    /// A field has the caret, so that letters are text and no deeds.
    caret: bool,
    /// An answer is awaited that decides what the next key is for; since when, in seconds of the
    /// window's time, and whether it moves the keyboard.
    busy: Option<(f64, bool)>,
    /// The clipboard was asked for what it holds, which belongs before the keys that wait.
    pasting: bool,
    /// The frame that was let in last. One that is drawn twice is one frame.
    frame: Option<u64>,
}

/// Something that waits for its turn.
#[derive(Debug, Clone, PartialEq)]
enum Held {
    Event(Event),
    Code(Came, Vec<Event>),
}

/// What is wanted besides what was let through.
#[derive(Default)]
struct Wanted {
    /// Something waits.
    frame: bool,
    clipboard: bool,
}

impl Default for Typing {
    /// At the beginning nothing has the keyboard yet.
    fn default() -> Self {
        let (held, reader, codes) = (VecDeque::new(), Reader::default(), vec![]);
        Self { held, reader, codes, wait: OPENED, caret: false, busy: None, pasting: false, frame: None }
    }
}

impl Typing {
    /// Told at the end of each frame: whether a field has the caret; and if an answer is awaited that
    /// decides what the next key is for, whether it will move the keyboard.
    pub fn told(&mut self, caret: bool, awaited: Option<bool>, now: f64) {
        self.caret = caret;
        match (awaited, self.busy) {
            (Some(moves), None) => self.busy = Some((now, moves)),
            (Some(moves), Some((since, before))) => self.busy = Some((since, before || moves)),
            (None, Some((_, moved))) => {
                self.busy = None;
                self.wait = if moved { OPENED } else { self.wait };
            }
            (None, None) => {}
        }
    }

    /// Told at the end of each frame: which readers type, and for whom.
    pub fn listen(&mut self, typed: &Typed, listener: Listener) {
        self.reader.listen(typed, listener);
    }

    /// The codes whose turn has come: what is typed after one waits until it has led where it leads.
    pub fn codes(&mut self) -> Vec<Came> {
        std::mem::take(&mut self.codes)
    }

    /// Lets through what may be handled in this frame.
    fn pass(&mut self, input: &mut RawInput) -> Wanted {
        if input.events.contains(&Event::WindowFocused(true)) {
            // A window that comes to the front gives the caret back only when it is drawn.
            self.wait = OPENED;
        }
        let (typed, other): (Vec<Event>, Vec<Event>) = input.events.drain(..).partition(is_typed);
        input.events = other;
        let mut typed = cleaned(typed);
        if let (true, Some(at)) = (self.pasting, typed.iter().position(|event| matches!(event, Event::Paste(_)))) {
            self.pasting = false;
            self.held.push_front(Held::Event(typed.remove(at)));
        }
        self.sift(typed, input.time.unwrap_or_default());
        if self.wait > 0 {
            self.wait -= 1;
            return Wanted { frame: true, clipboard: false };
        }
        let patient = self.busy.is_some_and(|(since, _)| input.time.is_none_or(|now| now - since < PATIENCE));
        if patient {
            return Wanted { frame: self.is_waiting(), clipboard: false };
        }
        // An empty clipboard sends nothing, and nothing is waited for.
        self.pasting = false;
        self.let_through(input)
    }

    fn let_through(&mut self, input: &mut RawInput) -> Wanted {
        let mut typed = false;
        while let Some(held) = self.held.pop_front() {
            let event = match held {
                Held::Event(event) => event,
                // It comes alone, and the keyboard may move with it.
                // Nobody is there for whom it is a code: its keys are a hand's.
                Held::Code(came, keys) if !self.reader.takes(&came) => {
                    keys.into_iter().rev().for_each(|key| self.held.push_front(Held::Event(key)));
                    continue;
                }
                Held::Code(came, _) if !typed => {
                    self.codes.push(came);
                    self.wait = OPENED;
                    return Wanted { frame: true, clipboard: false };
                }
                Held::Code(came, keys) => {
                    self.held.push_front(Held::Code(came, keys));
                    return Wanted { frame: true, clipboard: false };
                }
            };
            if typed && (is_paste(&event) || self.pause(&event).is_some()) {
                // It comes alone: what was typed before it has been read by then, and may be acted upon.
                self.held.push_front(Held::Event(event));
                return Wanted { frame: true, clipboard: false };
            }
            typed |= matches!(event, Event::Text(_) | Event::Paste(_) | Event::Ime(_));
            if is_paste(&event) {
                (self.wait, self.pasting) = (FIELD, true);
                return Wanted { frame: true, clipboard: true };
            }
            let pause = self.pause(&event);
            let prints = matches!(&event, Event::Key { key, .. } if place::prints(*key));
            input.events.push(event);
            if let Some(frames) = pause {
                // What a key prints belongs to it, and must not come alone to the next field.
                if prints
                    && matches!(self.held.front(), Some(Held::Event(Event::Text(_))))
                    && let Some(Held::Event(text)) = self.held.pop_front()
                {
                    input.events.push(text);
                }
                self.wait = frames;
                return Wanted { frame: true, clipboard: false };
            }
        }
        Wanted { frame: self.reader.is_open(), clipboard: false }
    }

    /// Takes codes out of what was typed; all of it waits in order.
    fn sift(&mut self, typed: Vec<Event>, now: f64) {
        let sifted = self.reader.sift(typed, now).into_iter().map(|sifted| match sifted {
            Sifted::Typed(event) => Held::Event(event),
            Sifted::Code(came, keys) => Held::Code(came, keys),
        });
        self.held.extend(sifted);
    }

    /// Whether there is something to come back to in the next frame.
    pub fn is_waiting(&self) -> bool {
        !self.held.is_empty() || self.reader.is_open()
    }

    /// The frames that pass before the next key, if this one may have moved the keyboard.
    fn pause(&self, event: &Event) -> Option<u8> {
        if matches!(event, Event::Copy | Event::Cut) {
            return Some(FIELD);
        }
        let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return None };
        let place = place::place(*key, *physical_key);
        let ctrl = modifiers.ctrl || modifiers.command;
        match place {
            Key::Tab => Some(FIELD),
            Key::Enter if self.caret => Some(FIELD),
            Key::Enter | Key::Escape => Some(OPENED),
            _ if modifiers.alt || place::is_function(place) => Some(OPENED),
            _ if ctrl && place::is_digit(place) => Some(OPENED),
            _ if self.caret => None,
            // Without a caret a digit chooses, and the next thing gets the keyboard; an arrow goes to another thing.
            Key::ArrowUp | Key::ArrowDown => Some(0),
            _ => Some(FIELD),
        }
    }
}

impl Plugin for Typing {
    fn debug_name(&self) -> &'static str {
        "typing"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let frame = Some(ctx.cumulative_frame_nr());
        if self.frame == frame {
            return;
        }
        self.frame = frame;
        // Where the system tells no time, egui reckons it as well.
        let time = input.time.unwrap_or_else(|| ctx.input(|before| before.time) + f64::from(input.predicted_dt));
        input.time = Some(time);
        let wanted = self.pass(input);
        if wanted.clipboard {
            ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        }
        if wanted.frame {
            ctx.request_repaint();
        }
    }
}

fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Key { .. } | Event::Ime(_) | Event::Paste(_) | Event::Cut | Event::Copy)
}

/// Takes off what a layout adds: the letter of a key that was held with Alt, and other names of the
/// editing letters; and writes out letters that a layout sends as one shape.
fn cleaned(typed: Vec<Event>) -> Vec<Event> {
    let mut with_alt = false;
    let mut clean = Vec::with_capacity(typed.len());
    for event in typed {
        match event {
            Event::Key { key, physical_key, pressed, repeat, modifiers } => {
                with_alt = if pressed { modifiers.alt } else { with_alt };
                clean.push(match place::clipboard(key, physical_key, modifiers).filter(|_| pressed) {
                    Some(Clip::Copy) => Event::Copy,
                    Some(Clip::Cut) => Event::Cut,
                    Some(Clip::Paste) | None => {
                        let key =
                            if modifiers.command { place::editing(key, physical_key).unwrap_or(key) } else { key };
                        Event::Key { key, physical_key, pressed, repeat, modifiers }
                    }
                });
            }
            Event::Text(_) if with_alt => {}
            Event::Text(text) => clean.push(Event::Text(place::letters(&text).unwrap_or(text))),
            event => {
                with_alt = false;
                clean.push(event);
            }
        }
    }
    clean
}

fn is_paste(event: &Event) -> bool {
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return false };
    place::clipboard(*key, *physical_key, *modifiers) == Some(Clip::Paste)
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, pos2};

    use super::*;

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers }
    }

    fn enter() -> Event {
        key(Key::Enter, Modifiers::NONE)
    }

    /// With a field that has the caret.
    fn typing() -> Typing {
        Typing { caret: true, wait: 0, ..Typing::default() }
    }

    fn frame(typing: &mut Typing, events: Vec<Event>) -> Vec<Event> {
        let mut input = RawInput { events, time: Some(0.0), ..RawInput::default() };
        typing.pass(&mut input);
        input.events
    }

    #[test]
    fn what_follows_enter_waits_until_the_caret_has_moved() {
        let mut typing = typing();
        assert_eq!(frame(&mut typing, vec![text("2"), enter(), text("م")]), [text("2")]);
        assert_eq!(frame(&mut typing, vec![]), [enter()], "after what was typed has been read");
        assert_eq!(frame(&mut typing, vec![text("ن")]), []);
        assert_eq!(frame(&mut typing, vec![text("ى")]), [text("م"), text("ن"), text("ى")]);
    }

    #[test]
    fn the_pointer_waits_for_nobody() {
        let mut typing = typing();
        let moved = Event::PointerMoved(pos2(1.0, 2.0));
        frame(&mut typing, vec![enter()]);
        assert_eq!(frame(&mut typing, vec![text("a"), moved.clone()]), [moved]);
    }

    #[test]
    fn keys_wait_until_a_window_that_comes_to_the_front_has_its_caret_again() {
        let mut typing = Typing { wait: 0, ..Typing::default() };
        let front = Event::WindowFocused(true);
        assert_eq!(frame(&mut typing, vec![front.clone(), text("h"), text("u")]), [front]);
        frame(&mut typing, vec![]);
        assert_eq!(frame(&mut typing, vec![]), [text("h"), text("u")]);
    }

    #[test]
    fn nothing_is_lost_or_turned_round_however_fast() {
        let mut typing = typing();
        let letters: Vec<Event> = "abcdefgh".chars().map(|c| text(&c.to_string())).collect();
        let all: Vec<Event> = letters.iter().flat_map(|letter| [letter.clone(), enter()]).collect();
        let mut passed = frame(&mut typing, all.clone());
        for _ in 0..40 {
            passed.extend(frame(&mut typing, vec![]));
        }
        assert_eq!(passed, all);
    }

    #[test]
    fn the_letter_of_a_key_held_with_alt_is_typed_nowhere() {
        let mut typing = typing();
        let two = key(Key::Num2, Modifiers::ALT);
        assert_eq!(frame(&mut typing, vec![two.clone(), text("é")]), [two]);
        frame(&mut typing, vec![]);
        frame(&mut typing, vec![]);
        let letter = vec![key(Key::A, Modifiers::NONE), text("a")];
        assert_eq!(frame(&mut typing, letter.clone()), letter);
    }

    #[test]
    fn two_digits_at_once_mark_two_papers() {
        let mut typing = Typing { wait: 0, ..Typing::default() };
        let digit = |printed: &str| [key(Key::Num3, Modifiers::NONE), text(printed)];
        let both = [digit("3"), digit("\"")].concat();
        assert_eq!(frame(&mut typing, both), digit("3"), "what it prints goes with it");
        frame(&mut typing, vec![]);
        assert_eq!(frame(&mut typing, vec![]), digit("\""));
    }

    #[test]
    fn keys_wait_for_an_answer_that_moves_the_keyboard_but_not_for_ever() {
        let mut typing = typing();
        typing.told(true, Some(true), 0.0);
        assert_eq!(frame(&mut typing, vec![text("a")]), []);
        typing.told(true, None, 0.1);
        frame(&mut typing, vec![]);
        frame(&mut typing, vec![]);
        assert_eq!(frame(&mut typing, vec![]), [text("a")]);
        typing.told(true, Some(false), 0.2);
        let mut input = RawInput { events: vec![text("b")], time: Some(6.0), ..RawInput::default() };
        typing.pass(&mut input);
        assert_eq!(input.events, [text("b")]);
    }

    #[test]
    fn the_clipboard_is_read_after_the_copy_and_before_what_follows() {
        let mut typing = typing();
        let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
        let keys = vec![key(Key::C, ctrl), key(Key::V, ctrl), text("!")];
        assert_eq!(frame(&mut typing, keys), [Event::Copy]);
        frame(&mut typing, vec![]);
        let mut input = RawInput { time: Some(0.0), ..RawInput::default() };
        assert!(typing.pass(&mut input).clipboard);
        frame(&mut typing, vec![Event::Paste("copied".into())]);
        assert_eq!(frame(&mut typing, vec![]), [Event::Paste("copied".into()), text("!")]);
    }

    #[test]
    fn lam_alef_and_french_letters_come_clean() {
        let mut typing = typing();
        let printed_q = Event::Key {
            key: Key::Q,
            physical_key: Some(Key::A),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::CTRL | Modifiers::COMMAND,
        };
        let passed = frame(&mut typing, vec![text("\u{fefb}"), printed_q]);
        assert_eq!(passed[0], text("لا"));
        assert!(matches!(passed[1], Event::Key { key: Key::A, .. }));
    }
}
