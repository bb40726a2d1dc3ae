//! Barcode readers: what one read, and the ways it arrives. A reader on a serial port is a thread
//! (`serial`) round a pure reading of its bytes (`framer`); one that types like a keyboard is told
//! from a person by its speed (`wedge`); and codes in a picture (`picture`). What a code means is the domain's to say.

mod drawn;
mod framer;
mod pdf;
mod picture;
mod serial;
mod wedge;

pub use framer::Framer;
pub use picture::{PictureFault, codes_in};
pub use serial::{Flow, Line, Parity, SerialReader};
pub use wedge::{Burst, Passed, Prefix, Stroke, Wedge};

/// Longest code that is taken, in bytes. The largest QR code holds 7089 digits; what is longer is
/// noise, or a line at the wrong speed.
const LONGEST: usize = 8192;

/// A code as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Barcode {
    pub text: String,
    /// The kind of code, where the reader tells it: `]C0` for Code 128, `]Q1` for QR, `]L0` for PDF417
    /// (ISO/IEC 15424).
    pub aim: Option<String>,
    /// It is no text but a block of bytes, such as the State's own on the back of a card: `text` has a character for
    /// each byte.
    pub sealed: bool,
}

impl Barcode {
    /// Bytes that are no UTF-8 are taken as Latin-1: a card's sealed block stays whole that way.
    fn from_bytes(bytes: Vec<u8>) -> Barcode {
        let sealed = is_sealed(&bytes);
        let latin_1 = |bytes: &[u8]| bytes.iter().map(|&byte| char::from(byte)).collect();
        let text = String::from_utf8(bytes).unwrap_or_else(|error| latin_1(error.as_bytes()));
        Barcode { sealed, ..Barcode::from_text(text) }
    }

    /// What was read as text.
    pub fn from_text(text: String) -> Barcode {
        match text.split_at_checked(3) {
            Some((aim, rest)) if is_aim(aim) && !rest.is_empty() => {
                Barcode { text: rest.to_owned(), aim: Some(aim.to_owned()), sealed: false }
            }
            _ => Barcode { text, aim: None, sealed: false },
        }
    }
}

/// Whether `bytes` are no text. The separators of records and groups stand in the texts of cards and goods (ISO/IEC
/// 15434); line ends and tabs in any.
fn is_sealed(bytes: &[u8]) -> bool {
    let control = |byte: &u8| matches!(byte, 0..=3 | 5..=8 | 11 | 12 | 14..=27 | 127);
    bytes.iter().any(control) || std::str::from_utf8(bytes).is_err()
}

/// `]`, a letter for the kind of code, and a digit or letter for how it was read.
fn is_aim(prefix: &str) -> bool {
    matches!(prefix.as_bytes(), [b']', kind, how] if kind.is_ascii_alphabetic() && how.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_kind_and_the_text_are_all_that_was_sent(text in "\\]?[A-Za-z0-9\\]]{0,3}.{0,20}") {
            let code = Barcode::from_text(text.clone());
            prop_assert_eq!(code.aim.clone().unwrap_or_default() + &code.text, text);
            prop_assert!(code.aim.is_none_or(|aim| is_aim(&aim)) && !code.sealed);
        }

        #[test]
        fn bytes_are_kept_one_by_one_or_as_text(bytes in prop::collection::vec(any::<u8>(), 1..60)) {
            let code = Barcode::from_bytes(bytes.clone());
            let whole = code.aim.unwrap_or_default() + &code.text;
            let one_by_one = whole.chars().map(u32::from).eq(bytes.iter().map(|byte| u32::from(*byte)));
            let kept = whole.as_bytes() == bytes || one_by_one;
            prop_assert!(kept);
        }
    }
}
