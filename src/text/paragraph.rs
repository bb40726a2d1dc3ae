//! What to set: a string, its size and weight, and which way it runs.

use super::Weight;

/// The base direction of a paragraph. Prose takes that of its language, never that of its first letter.
pub use crate::i18n::Direction;

/// Where the lines stand within the width: the start is the right edge in Arabic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    #[default]
    Start,
    Center,
    End,
}

/// What happens to a text wider than its width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Overflow {
    /// It goes on in the next line.
    #[default]
    Wrap,
    /// It stays on one line and ends with `…`; the whole text belongs in a tooltip or an accessible name.
    Elide,
}

/// A text and how to set it. Sizes and widths are in one unit of the caller's choice (device pixels, points, dots).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paragraph<'a> {
    pub text: &'a str,
    /// The em size.
    pub size: f32,
    pub weight: Weight,
    pub direction: Direction,
    pub align: Align,
    pub overflow: Overflow,
    /// Lines break at this width; `None` breaks only at line feeds.
    pub width: Option<f32>,
    /// Distance of baselines as a multiple of `size`.
    pub line_height: f32,
    /// Digits of equal width, for columns. Latin digits of this face always are; the Arabic-Indic ones need it said.
    pub tabular: bool,
    /// Baselines fall on whole units: right for pixels, wrong for points.
    pub snap: bool,
}

impl<'a> Paragraph<'a> {
    #[must_use]
    pub fn new(text: &'a str, size: f32, direction: Direction) -> Self {
        Self {
            text,
            size,
            direction,
            weight: Weight::Regular,
            align: Align::Start,
            overflow: Overflow::Wrap,
            width: None,
            line_height: 1.5,
            tabular: false,
            snap: true,
        }
    }
}

/// Wraps a value (a number, a Latin name) so that it keeps its own order inside a sentence of either direction.
///
/// ```
/// assert_eq!(shubbak::text::isolate("10/2026"), "\u{2068}10/2026\u{2069}");
/// ```
#[must_use]
pub fn isolate(value: &str) -> String {
    format!("\u{2068}{value}\u{2069}")
}

/// The text without direction marks, as a screen reader, a search or a test wants it.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_direction_mark(*c)).collect()
}

pub(super) fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The direction of the first letter that has one: only for what a person types, where nobody can know the language.
#[must_use]
pub fn first_strong(text: &str) -> Option<Direction> {
    text.chars().find_map(|c| match c {
        '\u{0590}'..='\u{065f}' | '\u{066d}'..='\u{06ef}' | '\u{06fa}'..='\u{08ff}' => Some(Direction::Rtl),
        '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Some(Direction::Rtl),
        c if c.is_alphabetic() => Some(Direction::Ltr),
        _ => None,
    })
}
