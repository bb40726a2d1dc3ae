//! Which way a language runs. How letters are then ordered is the text engine's affair.

/// The base direction of a page or a paragraph. It is always stated, never guessed from the first letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    Rtl,
    Ltr,
}

impl Direction {
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }

    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Rtl => Self::Ltr,
            Self::Ltr => Self::Rtl,
        }
    }
}

/// Keeps the sign of a number at its left inside Arabic.
pub(super) const LEFT_TO_RIGHT_MARK: char = '\u{200E}';
