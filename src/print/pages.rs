//! Laid out paper: only glyphs and filled rectangles, in millimetres from the top left corner of the page, y downwards.

use crate::text::Weight;

/// The sheets of one document, in printing order. A roll is one page as long as it has to be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pages {
    pub pages: Vec<Page>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub width: f32,
    pub height: f32,
    /// In drawing order: later ones lie on top.
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Run(Run),
    Rect(Rect),
}

/// Glyphs of one font and size, from left to right as seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub weight: Weight,
    /// The em, in millimetres.
    pub size: f32,
    pub ink: Ink,
    pub glyphs: Vec<Glyph>,
}

/// A glyph at its origin on the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    pub id: u16,
    pub x: f32,
    pub y: f32,
    /// How far it reaches to the right, in millimetres.
    pub advance: f32,
    /// The letters it stands for, so that the text of a PDF can be searched. Those of a ligature stand in the order in
    /// which they are seen: a reader of PDF turns a whole Arabic line round, and with it the letters inside a ligature.
    pub source: Box<str>,
    /// What it says in this place, where that is something else: a letter says its vowel marks too, and they nothing.
    pub here: Option<Box<str>>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
    pub ink: Ink,
}

/// Shades of the one ink that every printer has. A thermal head prints what is darker than the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    Black,
    /// Labels and remarks.
    Grey,
    /// Hairlines.
    Line,
    /// The ground of a panel.
    Tint,
    /// A mark behind the text.
    Ghost,
    White,
}

impl Ink {
    /// 0 is black, 1 is paper.
    pub fn lightness(self) -> f32 {
        match self {
            Self::Black => 0.0,
            Self::Grey => 0.36,
            Self::Line => 0.66,
            Self::Tint => 0.95,
            Self::Ghost => 0.93,
            Self::White => 1.0,
        }
    }
}

impl Glyph {
    /// Two glyphs without ink that every TrueType font begins with. Here they carry marks of direction between others.
    pub(super) const RIGHT_TO_LEFT: u16 = 1;
    pub(super) const LEFT_TO_RIGHT: u16 = 2;

    pub(super) fn is_mark(&self) -> bool {
        matches!(self.id, Self::RIGHT_TO_LEFT | Self::LEFT_TO_RIGHT)
    }
}

impl Item {
    /// The same, further right and further down.
    pub fn moved(mut self, dx: f32, dy: f32) -> Self {
        match &mut self {
            Self::Rect(rect) => {
                rect.x += dx;
                rect.y += dy;
            }
            Self::Run(run) => {
                for glyph in &mut run.glyphs {
                    glyph.x += dx;
                    glyph.y += dy;
                }
            }
        }
        self
    }
}
