//! Every key of the window in one table: it is what the window listens to, what a button shows on
//! hover, and what the keys page lists, so that the three cannot disagree.
//!
//! Keys are known by their place on the keyboard: Ctrl+1 is the same key in the Arabic layout.

use egui::{Context, Event, Key, Modifiers};

use super::pages::Page;
use super::pages::counter::spot::Part;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyDeed {
    Help,
    NewCase,
    Find,
    Attach,
    NextCitizen,
    DoIt,
    Lock,
    Language,
    Page(Page),
    Section(Part),
    Back,
}

/// Where a key has its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Everywhere,
    Counter,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Shortcut {
    pub deed: KeyDeed,
    pub reach: Reach,
    /// As it stands on the keys.
    pub cap: &'static str,
    key: Key,
    modifiers: Modifiers,
}

const fn plain(deed: KeyDeed, reach: Reach, key: Key, cap: &'static str) -> Shortcut {
    Shortcut { deed, reach, cap, key, modifiers: Modifiers::NONE }
}

const fn ctrl(deed: KeyDeed, key: Key, cap: &'static str) -> Shortcut {
    Shortcut { deed, reach: Reach::Everywhere, cap, key, modifiers: Modifiers::CTRL }
}

const fn alt(deed: KeyDeed, key: Key, cap: &'static str) -> Shortcut {
    Shortcut { deed, reach: Reach::Counter, cap, key, modifiers: Modifiers::ALT }
}

/// All of them, in the order of the keys page.
pub const TABLE: [Shortcut; 18] = [
    plain(KeyDeed::Help, Reach::Everywhere, Key::F1, "F1"),
    plain(KeyDeed::NewCase, Reach::Everywhere, Key::F2, "F2"),
    plain(KeyDeed::Find, Reach::Everywhere, Key::F3, "F3"),
    plain(KeyDeed::Language, Reach::Everywhere, Key::F6, "F6"),
    plain(KeyDeed::Lock, Reach::Everywhere, Key::F12, "F12"),
    ctrl(KeyDeed::Page(Page::Counter), Key::Num1, "Ctrl+1"),
    ctrl(KeyDeed::Page(Page::Cases), Key::Num2, "Ctrl+2"),
    ctrl(KeyDeed::Page(Page::Batches), Key::Num3, "Ctrl+3"),
    ctrl(KeyDeed::Page(Page::Keys), Key::Num4, "Ctrl+4"),
    ctrl(KeyDeed::Page(Page::Settings), Key::Num5, "Ctrl+5"),
    plain(KeyDeed::Back, Reach::Everywhere, Key::Escape, "Esc"),
    plain(KeyDeed::DoIt, Reach::Counter, Key::F10, "F10"),
    plain(KeyDeed::NextCitizen, Reach::Counter, Key::F8, "F8"),
    plain(KeyDeed::Attach, Reach::Counter, Key::F4, "F4"),
    alt(KeyDeed::Section(Part::Service), Key::Num1, "Alt+1"),
    alt(KeyDeed::Section(Part::Documents), Key::Num2, "Alt+2"),
    alt(KeyDeed::Section(Part::Answers), Key::Num3, "Alt+3"),
    alt(KeyDeed::Section(Part::Fee), Key::Num4, "Alt+4"),
];

/// How the key of a deed is written, for hints beside words.
pub fn cap(deed: KeyDeed) -> &'static str {
    TABLE.iter().find(|shortcut| shortcut.deed == deed).map_or("", |shortcut| shortcut.cap)
}

/// Takes the first key of the table that was pressed out of the input.
pub fn pressed(ctx: &Context) -> Option<KeyDeed> {
    ctx.input_mut(|input| {
        let at = input.events.iter().position(|event| deed_of(event).is_some())?;
        deed_of(&input.events.remove(at))
    })
}

/// Whether Esc was pressed and nothing that was open has taken it: asked last, when all is drawn.
pub fn back(ctx: &Context) -> bool {
    ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// The digit from 1 to 9 that was pressed by itself, in any layout; taken out of the input.
pub fn digit(ctx: &Context) -> Option<usize> {
    const DIGITS: [Key; 9] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    ctx.input_mut(|input| {
        let of = |event: &Event| match event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. } if modifiers.is_none() => {
                DIGITS.iter().position(|digit| *digit == physical_key.unwrap_or(*key)).map(|at| at + 1)
            }
            _ => None,
        };
        let at = input.events.iter().position(|event| of(event).is_some())?;
        of(&input.events.remove(at))
    })
}

fn deed_of(event: &Event) -> Option<KeyDeed> {
    let Event::Key { key, physical_key, pressed: true, repeat: false, modifiers } = event else { return None };
    let place = physical_key.unwrap_or(*key);
    let of_the_window = |s: &&Shortcut| s.deed != KeyDeed::Back && s.key == place && same(s.modifiers, *modifiers);
    TABLE.iter().find(of_the_window).map(|s| s.deed)
}

fn same(wanted: Modifiers, held: Modifiers) -> bool {
    (wanted.ctrl, wanted.alt) == (held.ctrl || held.command, held.alt) && !held.shift
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_deeds_share_a_key() {
        for (at, one) in TABLE.iter().enumerate() {
            for other in &TABLE[at + 1..] {
                assert!(one.cap != other.cap && one.deed != other.deed, "{} and {}", one.cap, other.cap);
            }
        }
    }

    #[test]
    fn the_arabic_layout_has_the_same_keys() {
        let event = Event::Key {
            key: Key::Questionmark,
            physical_key: Some(Key::Num2),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::CTRL,
        };
        assert_eq!(deed_of(&event), Some(KeyDeed::Page(Page::Cases)));
    }
}
