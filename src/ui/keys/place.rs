//! A key by its place. A layout says what a key prints; what it does in this window must not depend on
//! that: clerks write Arabic, Latin and French on the same keyboard and change in the middle of a form.

use egui::{Event, Key, Modifiers};

const DIGITS: [Key; 10] =
    [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// The letters that edit a text with Ctrl.
const EDITING: [Key; 6] = [Key::A, Key::C, Key::V, Key::X, Key::Y, Key::Z];

/// What is asked of the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clip {
    Copy,
    Cut,
    Paste,
}

/// Where the key lies, as named on an English keyboard. What prints nothing is known by what it does:
/// the number pad without its lock is arrows, and a Caps Lock that was made an Escape is one.
pub fn place(key: Key, physical: Option<Key>) -> Key {
    if prints(key) { physical.unwrap_or(key) } else { key }
}

/// The digit of a key that was pressed by itself. On a French keyboard it lies on the unshifted key,
/// and prints with Shift; both are meant.
pub fn digit(event: &Event) -> Option<usize> {
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return None };
    let of = |wanted: Key| DIGITS.iter().position(|digit| *digit == wanted);
    match *modifiers {
        Modifiers::NONE => of(place(*key, *physical_key)),
        Modifiers::SHIFT => of(*key),
        _ => None,
    }
}

/// The editing letter of a key held with Ctrl: the letter printed on it, or else the letter of its place.
/// So a French clerk finds Ctrl+A on the A, and nobody misses it where there are no Latin letters.
pub fn editing(key: Key, physical: Option<Key>) -> Option<Key> {
    let known = |key: &Key| EDITING.contains(key);
    Some(key).filter(known).or_else(|| physical.filter(known))
}

/// What a pressed key asks of the clipboard: Ctrl with its letter, the older keys beside Home and End,
/// or keys of their own that some keyboards have.
pub fn clipboard(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<Clip> {
    let ctrl = modifiers.ctrl || modifiers.command;
    match (key, ctrl, modifiers.shift, modifiers.alt) {
        (Key::Copy, ..) | (Key::Insert, true, false, false) => Some(Clip::Copy),
        (Key::Cut, ..) | (Key::Delete, false, true, false) => Some(Clip::Cut),
        (Key::Paste, ..) | (Key::Insert, false, true, false) => Some(Clip::Paste),
        (_, true, false, false) => match editing(key, physical)? {
            Key::C => Some(Clip::Copy),
            Key::X => Some(Clip::Cut),
            Key::V => Some(Clip::Paste),
            _ => None,
        },
        _ => None,
    }
}

/// The letter that this key prints on a Latin keyboard: for names that are Latin whatever layout is on.
pub fn latin_letter(key: Key, physical: Option<Key>) -> Option<&'static str> {
    let name = physical.unwrap_or(key).name();
    (name.len() == 1).then_some(name)
}

/// Letters as they are written down. X11's Arabic layout has lam-alef on one key and sends the shape of
/// both, which no search would ever find.
pub fn letters(text: &str) -> Option<String> {
    let whole = |c: char| match c {
        '\u{fef5}' | '\u{fef6}' => Some("لآ"),
        '\u{fef7}' | '\u{fef8}' => Some("لأ"),
        '\u{fef9}' | '\u{fefa}' => Some("لإ"),
        '\u{fefb}' | '\u{fefc}' => Some("لا"),
        _ => None,
    };
    text.chars().any(|c| whole(c).is_some()).then(|| {
        text.chars().fold(String::new(), |mut written, c| {
            match whole(c) {
                Some(two) => written.push_str(two),
                None => written.push(c),
            }
            written
        })
    })
}

/// Whether the key stands for a letter, a digit or a sign.
pub fn prints(key: Key) -> bool {
    use Key::{
        ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, Delete, End, Enter, Escape, Home, Insert, PageDown,
        PageUp, Tab,
    };
    let moves = matches!(key, ArrowDown | ArrowLeft | ArrowRight | ArrowUp | Home | End | PageDown | PageUp | Tab);
    let acts = matches!(key, Escape | Backspace | Enter | Insert | Delete);
    !(moves || acts || is_function(key))
}

/// 0 to 9.
pub fn is_digit(key: Key) -> bool {
    DIGITS.contains(&key)
}

/// F1 to F12.
pub fn is_function(key: Key) -> bool {
    use Key::{F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12};
    matches!(key, F1 | F2 | F3 | F4 | F5 | F6 | F7 | F8 | F9 | F10 | F11 | F12)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(key: Key, physical: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: Some(physical), pressed: true, repeat: false, modifiers }
    }

    #[test]
    fn a_digit_is_one_in_every_layout() {
        assert_eq!(digit(&pressed(Key::Num3, Key::Num3, Modifiers::NONE)), Some(3));
        // French: «"» lies on the 3, and 3 is printed with Shift.
        assert_eq!(digit(&pressed(Key::Quote, Key::Num3, Modifiers::NONE)), Some(3));
        assert_eq!(digit(&pressed(Key::Num3, Key::Num3, Modifiers::SHIFT)), Some(3));
        // English: Shift with 3 is «#», and no digit.
        assert_eq!(digit(&pressed(Key::Quote, Key::Num3, Modifiers::SHIFT)), None);
        assert_eq!(digit(&pressed(Key::Num3, Key::Num3, Modifiers::CTRL)), None);
    }

    #[test]
    fn the_number_pad_without_its_lock_is_arrows() {
        assert_eq!(digit(&pressed(Key::End, Key::Num1, Modifiers::NONE)), None);
        assert_eq!(place(Key::ArrowDown, Some(Key::Num2)), Key::ArrowDown);
        assert_eq!(place(Key::Escape, None), Key::Escape);
    }

    #[test]
    fn editing_goes_by_the_letter_and_else_by_the_place() {
        // Arabic: egui-winit gives the place for the letter already.
        assert_eq!(editing(Key::A, Some(Key::A)), Some(Key::A));
        // French: the key printed A lies on the Q, the one printed Q on the A.
        assert_eq!(editing(Key::A, Some(Key::Q)), Some(Key::A));
        assert_eq!(editing(Key::Q, Some(Key::A)), Some(Key::A));
        assert_eq!(editing(Key::Z, Some(Key::W)), Some(Key::Z));
        // German: Y and Z have changed places, and mean what is printed on them.
        assert_eq!(editing(Key::Z, Some(Key::Y)), Some(Key::Z));
        assert_eq!(editing(Key::B, Some(Key::B)), None);
    }

    #[test]
    fn the_clipboard_is_asked_by_letter_by_place_and_by_the_older_keys() {
        let ctrl = Modifiers::CTRL;
        assert_eq!(clipboard(Key::C, Some(Key::C), ctrl), Some(Clip::Copy));
        // Dvorak prints J where English has C, and V elsewhere.
        assert_eq!(clipboard(Key::J, Some(Key::C), ctrl), Some(Clip::Copy));
        assert_eq!(clipboard(Key::V, Some(Key::Period), ctrl), Some(Clip::Paste));
        assert_eq!(clipboard(Key::Insert, Some(Key::Insert), Modifiers::SHIFT), Some(Clip::Paste));
        assert_eq!(clipboard(Key::C, Some(Key::C), Modifiers::NONE), None);
        assert_eq!(clipboard(Key::C, Some(Key::C), ctrl | Modifiers::ALT), None);
    }

    #[test]
    fn lam_alef_from_one_key_is_two_letters() {
        assert_eq!(letters("\u{fefb}").as_deref(), Some("لا"));
        assert_eq!(letters("\u{fef7}م").as_deref(), Some("لأم"));
        assert_eq!(letters("لا"), None);
    }

    #[test]
    fn a_latin_name_can_be_typed_in_the_arabic_layout() {
        assert_eq!(latin_letter(Key::H, Some(Key::H)), Some("H"));
        assert_eq!(latin_letter(Key::Num2, Some(Key::Num2)), Some("2"));
        assert_eq!(latin_letter(Key::Semicolon, Some(Key::Semicolon)), None);
    }
}
