//! The type scale: seven kinds of text, and no other sizes in the program.

use crate::text::Weight;

/// What a text is, from which its size and weight follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Chips, key hints, help under a field.
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
    pub const ALL: [Self; 8] =
        [Self::Small, Self::Table, Self::Label, Self::Body, Self::Strong, Self::Title, Self::Page, Self::Ticket];

    /// The em size in points.
    #[must_use]
    pub fn size(self) -> f32 {
        match self {
            Self::Small => 13.0,
            Self::Table | Self::Label => 14.0,
            Self::Body | Self::Strong => 15.0,
            Self::Title => 18.0,
            Self::Page => 22.0,
            Self::Ticket => 48.0,
        }
    }

    #[must_use]
    pub fn weight(self) -> Weight {
        match self {
            Self::Small | Self::Table | Self::Body => Weight::Regular,
            Self::Label => Weight::Medium,
            Self::Strong | Self::Title | Self::Page => Weight::SemiBold,
            Self::Ticket => Weight::Bold,
        }
    }

    /// Distance of baselines as a multiple of the size; large type needs less.
    #[must_use]
    pub fn line_height(self) -> f32 {
        match self {
            Self::Small | Self::Table | Self::Label | Self::Body | Self::Strong => 1.5,
            Self::Title | Self::Page => 1.4,
            Self::Ticket => 1.25,
        }
    }
}
