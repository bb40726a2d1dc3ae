//! Keys in the order of the hand. A key that moves on (Enter, Tab, a page's key) moves the caret only
//! when the next frame is drawn; what a quick clerk or a scanner types behind it in the same moment
//! must not land in the field that is being left. So it waits those few frames, in order.

use std::collections::VecDeque;

use egui::{Event, Key, RawInput};

/// Frames until the field that was moved to has the keyboard.
const FRAMES: u8 = 2;

/// The keys that wait.
#[derive(Default)]
pub struct Typing {
    held: VecDeque<Event>,
    wait: u8,
}

impl Typing {
    /// Lets through what may be handled in this frame. True while something waits: another frame is needed.
    pub fn pass(&mut self, input: &mut RawInput) -> bool {
        let (typed, other): (Vec<Event>, Vec<Event>) = input.events.drain(..).partition(is_typed);
        input.events = other;
        self.held.extend(typed);
        if self.wait > 0 {
            self.wait -= 1;
            return true;
        }
        while let Some(event) = self.held.pop_front() {
            let moves = moves_on(&event);
            input.events.push(event);
            if moves {
                self.wait = FRAMES;
                return true;
            }
        }
        false
    }
}

fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Key { .. } | Event::Ime(_) | Event::Paste(_) | Event::Cut | Event::Copy)
}

/// Whether the caret may be elsewhere after it.
fn moves_on(event: &Event) -> bool {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
    matches!(key, Key::Enter | Key::Tab | Key::Escape)
        || modifiers.alt
        || matches!(
            key,
            Key::F1 | Key::F2 | Key::F3 | Key::F4 | Key::F5 | Key::F6 | Key::F8 | Key::F9 | Key::F10 | Key::F12
        )
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, pos2};

    use super::*;

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    fn enter() -> Event {
        Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn frame(typing: &mut Typing, events: Vec<Event>) -> Vec<Event> {
        let mut input = RawInput { events, ..RawInput::default() };
        typing.pass(&mut input);
        input.events
    }

    #[test]
    fn what_follows_enter_waits_until_the_caret_has_moved() {
        let mut typing = Typing::default();
        assert_eq!(frame(&mut typing, vec![text("2"), enter(), text("م")]), [text("2"), enter()]);
        assert_eq!(frame(&mut typing, vec![text("ن")]), []);
        assert_eq!(frame(&mut typing, vec![]), []);
        assert_eq!(frame(&mut typing, vec![text("ى")]), [text("م"), text("ن"), text("ى")]);
    }

    #[test]
    fn the_pointer_waits_for_nobody() {
        let mut typing = Typing::default();
        let moved = Event::PointerMoved(pos2(1.0, 2.0));
        frame(&mut typing, vec![enter()]);
        assert_eq!(frame(&mut typing, vec![text("a"), moved.clone()]), [moved]);
    }

    #[test]
    fn nothing_is_lost_or_turned_round_however_fast() {
        let mut typing = Typing::default();
        let letters: Vec<Event> = "abcdefgh".chars().map(|c| text(&c.to_string())).collect();
        let all: Vec<Event> = letters.iter().flat_map(|letter| [letter.clone(), enter()]).collect();
        let mut passed = frame(&mut typing, all.clone());
        for _ in 0..40 {
            passed.extend(frame(&mut typing, vec![]));
        }
        assert_eq!(passed, all);
    }
}
