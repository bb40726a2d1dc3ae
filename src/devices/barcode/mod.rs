//! Barcode readers: what one read, and the ways it arrives. A reader on a serial port is a thread
//! (`serial`) round a pure reading of its bytes (`framer`); one that types like a keyboard is told
//! from a person by its speed (`wedge`); and codes in a picture (`picture`). What a code means is the domain's to say.

mod framer;
mod picture;
mod serial;
mod wedge;

pub use framer::Framer;
pub use picture::{PictureFault, codes_in};
pub use serial::SerialReader;
pub use wedge::Wedge;

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
}

impl Barcode {
    /// Bytes that are no UTF-8 are taken as Latin-1: a card's sealed block stays whole that way.
    fn from_bytes(bytes: Vec<u8>) -> Barcode {
        let latin_1 = |bytes: &[u8]| bytes.iter().map(|&byte| char::from(byte)).collect();
        Barcode::from_text(String::from_utf8(bytes).unwrap_or_else(|error| latin_1(error.as_bytes())))
    }

    fn from_text(text: String) -> Barcode {
        match text.split_at_checked(3) {
            Some((aim, rest)) if is_aim(aim) && !rest.is_empty() => {
                Barcode { text: rest.to_owned(), aim: Some(aim.to_owned()) }
            }
            _ => Barcode { text, aim: None },
        }
    }
}

/// `]`, a letter for the kind of code, and a digit or letter for how it was read.
fn is_aim(prefix: &str) -> bool {
    matches!(prefix.as_bytes(), [b']', kind, how] if kind.is_ascii_alphabetic() && how.is_ascii_alphanumeric())
}
