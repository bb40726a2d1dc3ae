//! What a text is, from which its size and weight follow: there are no other sizes of letters in the program.

use super::tokens::{Letters, letters};
use crate::text::Weight;

/// What a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Names of keys, on their caps.
    Key,
    /// Chips, help under a field.
    Small,
    /// Rows of tables and lists.
    Table,
    /// Heads of columns and labels of fields.
    Label,
    #[default]
    Body,
    /// Body that matters: a name, a sum, the words on a button.
    Strong,
    /// Title of a section or a card.
    Title,
    /// Title of a page.
    Page,
    /// A number read from three steps away.
    Ticket,
}

impl Kind {
    pub const ALL: [Self; 9] = [
        Self::Key,
        Self::Small,
        Self::Table,
        Self::Label,
        Self::Body,
        Self::Strong,
        Self::Title,
        Self::Page,
        Self::Ticket,
    ];

    /// The em size in points.
    #[must_use]
    pub fn size(self) -> f32 {
        self.letters().size
    }

    #[must_use]
    pub fn weight(self) -> Weight {
        self.letters().weight
    }

    /// Distance of baselines as a multiple of the size; large type needs less.
    #[must_use]
    pub fn line_height(self) -> f32 {
        self.letters().line_height
    }

    /// One line of it, in points.
    #[must_use]
    pub fn line(self) -> f32 {
        self.size() * self.line_height()
    }

    fn letters(self) -> Letters {
        letters(self)
    }
}
