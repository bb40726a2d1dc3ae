//! The samples of the papers, of a real centre or of one for practice, and the languages they are set in.

use shubbak::i18n::{Digits, Language};
pub use shubbak::print::samples::{CASE, RECEIPT, at};
use shubbak::print::{AcknowledgementView, MissingView, ReceiptView, TicketView, Voices, samples};

pub fn receipt(copy: u32, practice: bool) -> ReceiptView {
    ReceiptView { copy, ..samples::receipt(samples::centre(practice)) }
}

pub fn acknowledgement() -> AcknowledgementView {
    samples::acknowledgement(samples::centre(false))
}

pub fn ticket(practice: bool) -> TicketView {
    samples::ticket(samples::centre(practice))
}

pub fn missing() -> MissingView {
    samples::missing(samples::centre(false))
}

pub fn voices() -> [(&'static str, Voices); 3] {
    let (ar, en) = (Language::Arabic, Language::English);
    [
        ("ar", Voices::of(&[ar], Digits::ArabicIndic)),
        ("en", Voices::of(&[en], Digits::Latin)),
        ("both", Voices::of(&[ar, en], Digits::Latin)),
    ]
}
