//! What stands on more than one paper. What a paper has of its own lies with it, in `print/papers/`. Numbers of cases,
//! receipts and tickets come as the text that is printed and scanned; times are the centre's own clock; identity numbers
//! are masked before they get here.

use crate::domain::Bilingual;
use crate::domain::case::DocumentState;

/// Who hands the paper out: the head of every paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CentreView {
    pub name: Bilingual,
    /// What it belongs to: the state, the governorate or municipality.
    pub authority: Bilingual,
    /// Where it is and when it is open, for somebody who has to come back. May be blank.
    pub address: Bilingual,
    /// `ZAQ-03`.
    pub station: String,
    /// The window as the hall knows it: `3`.
    pub window: u32,
    pub logo: Option<Logo>,
    /// A practice centre's papers are marked all over, so that none of them can pass for a real one.
    pub practice: bool,
}

/// A picture in black and white, `width` dots to a row, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    pub width: usize,
    pub dots: Vec<bool>,
}

/// One paper of the citizen's file, as the clerk marked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiledDocument {
    pub title: Bilingual,
    pub state: DocumentState,
}
