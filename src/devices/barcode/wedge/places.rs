//! What a US keyboard types at each place; places are named as by egui.

/// Places that hold neither a letter nor a digit, without and with shift.
pub(super) const SIGNS: [(&str, char, char); 13] = [
    ("Backtick", '`', '~'),
    ("Minus", '-', '_'),
    ("Equals", '=', '+'),
    ("OpenBracket", '[', '{'),
    ("CloseBracket", ']', '}'),
    ("Backslash", '\\', '|'),
    ("Semicolon", ';', ':'),
    ("Quote", '\'', '"'),
    ("Comma", ',', '<'),
    ("Period", '.', '>'),
    ("Slash", '/', '?'),
    ("Space", ' ', ' '),
    // Of the number pad.
    ("Plus", '+', '+'),
];

/// What stands over the digits, from 0.
const OVER_DIGITS: [char; 10] = [')', '!', '@', '#', '$', '%', '^', '&', '*', '('];

/// What a US keyboard types at `place`.
pub(super) fn character(place: &str, shift: bool) -> Option<char> {
    match place.as_bytes() {
        [letter] if letter.is_ascii_uppercase() => {
            Some(char::from(if shift { *letter } else { letter.to_ascii_lowercase() }))
        }
        [digit] if digit.is_ascii_digit() => {
            Some(if shift { OVER_DIGITS[usize::from(digit - b'0')] } else { char::from(*digit) })
        }
        _ => SIGNS
            .iter()
            .find(|(name, ..)| *name == place)
            .map(|&(_, plain, shifted)| if shift { shifted } else { plain }),
    }
}
