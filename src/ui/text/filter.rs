//! What a field lets in. Digits of any script are taken and kept as Latin ones, so that numbers can be searched, scanned
//! and compared.

/// Lets a letter in, changed or not, or keeps it out.
pub type Filter = fn(char) -> Option<char>;

/// Digits only.
#[must_use]
pub fn digits(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '٠'..='٩' => latin(c, '٠'),
        '۰'..='۹' => latin(c, '۰'),
        _ => None,
    }
}

/// Reference numbers: digits, capital Latin letters, dash and slash.
#[must_use]
pub fn reference(c: char) -> Option<char> {
    match c {
        'a'..='z' => Some(c.to_ascii_uppercase()),
        'A'..='Z' | '-' | '/' => Some(c),
        '–' | '—' | 'ـ' => Some('-'),
        c => digits(c),
    }
}

fn latin(c: char, zero: char) -> Option<char> {
    char::from_digit(c as u32 - zero as u32, 10)
}
