//! Every key of the window in one table: it is what the window listens to and what a button shows on
//! hover; `lines` says it in words on the sheet that F1 opens, so that the three cannot disagree.
//!
//! Keys are known by their place on the keyboard: Ctrl+1 is the same key in the Arabic layout.

pub mod lines;
pub mod place;
pub mod reader;

use std::ops::RangeInclusive;

use egui::{Context, Event, Key, Modifiers};

use super::pages::Page;
use super::pages::counter::spot::Part;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyDeed {
    Help,
    NewCase,
    Find,
    /// The keyboard goes to the chips of the top bar, which tell the state of things.
    Chips,
    Language,
    Colours,
    Larger,
    Smaller,
    UsualSize,
    Lock,
    Page(Page),
    Back,
    DoIt,
    NextCitizen,
    Attach,
    /// Scans pages into the tray.
    Scan,
    /// The tray of scanned pages.
    Tray,
    Person,
    Section(Part),
    Agent,
    /// The case that was just registered.
    OpenCase,
    Print,
    ShowIdentity,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Shortcut {
    pub deed: KeyDeed,
    /// As it stands on the keys.
    pub cap: &'static str,
    key: Key,
    modifiers: Modifiers,
}

const fn plain(deed: KeyDeed, key: Key, cap: &'static str) -> Shortcut {
    Shortcut { deed, cap, key, modifiers: Modifiers::NONE }
}

const fn ctrl(deed: KeyDeed, key: Key, cap: &'static str) -> Shortcut {
    Shortcut { deed, cap, key, modifiers: Modifiers::CTRL }
}

const fn alt(deed: KeyDeed, key: Key, cap: &'static str) -> Shortcut {
    Shortcut { deed, cap, key, modifiers: Modifiers::ALT }
}

/// All of them.
pub const TABLE: [Shortcut; 36] = [
    plain(KeyDeed::Help, Key::F1, "F1"),
    plain(KeyDeed::NewCase, Key::F2, "F2"),
    plain(KeyDeed::Find, Key::F3, "F3"),
    plain(KeyDeed::Attach, Key::F4, "F4"),
    plain(KeyDeed::Chips, Key::F5, "F5"),
    plain(KeyDeed::Language, Key::F6, "F6"),
    plain(KeyDeed::Colours, Key::F7, "F7"),
    plain(KeyDeed::NextCitizen, Key::F8, "F8"),
    plain(KeyDeed::DoIt, Key::F10, "F10"),
    plain(KeyDeed::Lock, Key::F12, "F12"),
    plain(KeyDeed::Back, Key::Escape, "Esc"),
    ctrl(KeyDeed::Page(Page::Counter), Key::Num1, "Ctrl+1"),
    ctrl(KeyDeed::Page(Page::Cases), Key::Num2, "Ctrl+2"),
    ctrl(KeyDeed::Page(Page::Batches), Key::Num3, "Ctrl+3"),
    ctrl(KeyDeed::Page(Page::Settings), Key::Num4, "Ctrl+4"),
    ctrl(KeyDeed::Page(Page::Backups), Key::Num7, "Ctrl+7"),
    ctrl(KeyDeed::Page(Page::Decisions), Key::Num5, "Ctrl+5"),
    ctrl(KeyDeed::Page(Page::Staff), Key::Num6, "Ctrl+6"),
    ctrl(KeyDeed::Page(Page::Retention), Key::Num8, "Ctrl+8"),
    ctrl(KeyDeed::Page(Page::Devices), Key::Num9, "Ctrl+9"),
    ctrl(KeyDeed::Page(Page::Headquarters), Key::H, "Ctrl+H"),
    ctrl(KeyDeed::Page(Page::Till), Key::T, "Ctrl+T"),
    ctrl(KeyDeed::Larger, Key::Equals, "Ctrl++"),
    ctrl(KeyDeed::Smaller, Key::Minus, "Ctrl+−"),
    ctrl(KeyDeed::UsualSize, Key::Num0, "Ctrl+0"),
    ctrl(KeyDeed::OpenCase, Key::O, "Ctrl+O"),
    ctrl(KeyDeed::Print, Key::P, "Ctrl+P"),
    ctrl(KeyDeed::ShowIdentity, Key::I, "Ctrl+I"),
    alt(KeyDeed::Person, Key::Num0, "Alt+0"),
    alt(KeyDeed::Section(Part::Service), Key::Num1, "Alt+1"),
    alt(KeyDeed::Section(Part::Documents), Key::Num2, "Alt+2"),
    alt(KeyDeed::Section(Part::Answers), Key::Num3, "Alt+3"),
    alt(KeyDeed::Section(Part::Fee), Key::Num4, "Alt+4"),
    alt(KeyDeed::Agent, Key::Num5, "Alt+5"),
    alt(KeyDeed::Tray, Key::Num6, "Alt+6"),
    ctrl(KeyDeed::Scan, Key::S, "Ctrl+S"),
];

/// How the key of a deed is written, for hints beside words.
pub fn cap(deed: KeyDeed) -> &'static str {
    TABLE.iter().find(|shortcut| shortcut.deed == deed).map_or("", |shortcut| shortcut.cap)
}

/// Takes the first key of the table that was pressed out of the input. Esc is asked last, by [`back`].
pub fn pressed(ctx: &Context) -> Option<KeyDeed> {
    take(ctx, |event| deed_of(event).filter(|deed| *deed != KeyDeed::Back))
}

/// Whether Esc was pressed and nothing that was open has taken it: asked last, when all is drawn.
pub fn back(ctx: &Context) -> bool {
    ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// Takes this one key out of the input: for a question, which leaves the others alone.
pub fn asked(ctx: &Context, wanted: KeyDeed) -> bool {
    take(ctx, |event| deed_of(event).filter(|deed| *deed == wanted)).is_some()
}

/// The digit among `wanted` that was pressed by itself, in any layout; taken out of the input.
pub fn digit(ctx: &Context, wanted: RangeInclusive<usize>) -> Option<usize> {
    take(ctx, |event| place::digit(event).filter(|digit| wanted.contains(digit)))
}

/// Whether the key at this place was pressed by itself, or with Shift; taken out of the input.
pub fn at_place(ctx: &Context, wanted: Key) -> Option<Modifiers> {
    take(ctx, |event| match event {
        Event::Key { key, physical_key, pressed: true, modifiers, .. }
            if place::place(*key, *physical_key) == wanted && !modifiers.ctrl && !modifiers.alt =>
        {
            Some(*modifiers)
        }
        _ => None,
    })
}

/// Whether a field that was drawn already in this frame has the caret: then a digit is text and no deed.
pub fn is_typing(ctx: &Context) -> bool {
    ctx.output(|output| output.ime.is_some())
}

/// How far a page is asked to scroll, in points: Alt with an arrow moves what one reads, wherever the
/// keyboard is.
pub fn scrolled(ctx: &Context) -> f32 {
    const STEP: f32 = 80.0;
    ctx.input_mut(|input| {
        let times = |count: usize| count as f32 * STEP;
        times(input.count_and_consume_key(Modifiers::ALT, Key::ArrowDown))
            - times(input.count_and_consume_key(Modifiers::ALT, Key::ArrowUp))
    })
}

/// Whether a copy was asked for, where no field takes it: of the selected row of a list.
pub fn copied(ctx: &Context) -> bool {
    take(ctx, |event| matches!(event, Event::Copy).then_some(())).is_some()
}

/// Gives what is typed as a Latin layout would print it, until the next frame: for names that are Latin
/// whatever layout the last clerk left on.
pub fn print_latin(ctx: &Context) {
    ctx.input_mut(|input| {
        let mut place = None;
        for event in &mut input.events {
            match event {
                Event::Key { key, physical_key, pressed: true, .. } => place = place::latin_letter(*key, *physical_key),
                Event::Text(text) if !text.is_ascii() => {
                    if let Some(letter) = place.take() {
                        *text = letter.to_owned();
                    }
                }
                _ => {}
            }
        }
    });
}

fn take<T>(ctx: &Context, read: impl Fn(&Event) -> Option<T>) -> Option<T> {
    ctx.input_mut(|input| {
        let at = input.events.iter().position(|event| read(event).is_some())?;
        read(&input.events.remove(at))
    })
}

fn deed_of(event: &Event) -> Option<KeyDeed> {
    let Event::Key { key, physical_key, pressed: true, repeat: false, modifiers } = event else { return None };
    let place = match *key {
        // Whoever makes things smaller looks for the minus; the French one lies on the 6.
        Key::Minus => Key::Minus,
        key => place::place(key, *physical_key),
    };
    // Plus is its own key on the number pad, and elsewhere wants Shift; whoever makes things larger thinks of neither.
    let plus = place == Key::Plus || (place == Key::Equals && modifiers.shift);
    let (place, modifiers) =
        if plus { (Key::Equals, Modifiers { shift: false, ..*modifiers }) } else { (place, *modifiers) };
    TABLE.iter().find(|s| s.key == place && same(s.modifiers, modifiers)).map(|s| s.deed)
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
                assert!(one.cap != other.cap, "{:?} and {:?} on {}", one.deed, other.deed, one.cap);
                assert!(one.key != other.key || one.modifiers != other.modifiers, "{} is {}", one.cap, other.cap);
            }
        }
    }

    #[test]
    fn larger_is_ctrl_and_plus_wherever_plus_is() {
        let shifted = pressed(Key::Plus, Key::Equals, Modifiers::CTRL | Modifiers::SHIFT);
        for event in [
            shifted,
            pressed(Key::Plus, Key::Plus, Modifiers::CTRL),
            pressed(Key::Equals, Key::Equals, Modifiers::CTRL),
        ] {
            assert_eq!(deed_of(&event), Some(KeyDeed::Larger), "{event:?}");
        }
        assert_eq!(deed_of(&pressed(Key::Minus, Key::Minus, Modifiers::CTRL)), Some(KeyDeed::Smaller));
        assert_eq!(deed_of(&pressed(Key::Minus, Key::Num6, Modifiers::CTRL)), Some(KeyDeed::Smaller), "in French");
    }

    fn pressed(key: Key, physical_key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: Some(physical_key), pressed: true, repeat: false, modifiers }
    }

    #[test]
    fn the_arabic_layout_has_the_same_keys() {
        let event = pressed(Key::Questionmark, Key::Num2, Modifiers::CTRL);
        assert_eq!(deed_of(&event), Some(KeyDeed::Page(Page::Cases)));
    }

    #[test]
    fn the_french_layout_has_its_digits_in_the_same_place() {
        // What egui makes of «"» with Alt.
        let event = pressed(Key::Quote, Key::Num3, Modifiers::ALT);
        assert_eq!(deed_of(&event), Some(KeyDeed::Section(Part::Answers)));
    }
}
