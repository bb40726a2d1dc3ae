//! What stands on a paper, before anybody knows where: blocks from top to bottom, each with its direction and its side.
//! Sides are `Start` and `End` of the document, so the same paper is mirrored by turning its direction round.

use crate::i18n::Tr;
use crate::text::{Align, Direction, Weight};
use crate::views::Logo;

use super::pages::Ink;

/// What a paper is printed on. Rolls are as long as the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaperSize {
    A4,
    A5,
    /// 80 mm, of which a thermal head reaches 72.
    Roll80,
    /// 58 mm, of which a thermal head reaches 48.
    Roll58,
}

impl PaperSize {
    pub const ALL: [Self; 4] = [Self::A4, Self::A5, Self::Roll80, Self::Roll58];

    /// As in file names and settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A5 => "a5",
            Self::Roll80 => "roll80",
            Self::Roll58 => "roll58",
        }
    }

    /// Dots that the head of a thermal printer reaches on it, 8 to the millimetre; none for a sheet.
    pub fn head(self) -> Option<usize> {
        match self {
            Self::A4 | Self::A5 => None,
            Self::Roll80 => Some(576),
            Self::Roll58 => Some(384),
        }
    }

    pub fn is_roll(self) -> bool {
        matches!(self, Self::Roll80 | Self::Roll58)
    }

    /// Width in millimetres.
    pub fn width(self) -> f32 {
        match self {
            Self::A4 => 210.0,
            Self::A5 => 148.0,
            Self::Roll80 => 80.0,
            Self::Roll58 => 58.0,
        }
    }

    /// Height in millimetres; none for a roll.
    pub fn height(self) -> Option<f32> {
        match self {
            Self::A4 => Some(297.0),
            Self::A5 => Some(210.0),
            Self::Roll80 | Self::Roll58 => None,
        }
    }

    /// What stays empty at each side, in millimetres.
    pub fn margin(self) -> f32 {
        match self {
            Self::A4 => 18.0,
            Self::A5 => 10.0,
            Self::Roll80 => 4.0,
            Self::Roll58 => 5.0,
        }
    }

    /// What a line of text may take, in millimetres.
    pub fn measure(self) -> f32 {
        self.width() - 2.0 * self.margin()
    }
}

/// A paper: one part, or the citizen's and the office's copy one after the other.
#[derive(Clone, Debug)]
pub struct Document {
    pub size: PaperSize,
    /// Gives the document its direction, and its words for «page 1 of 2».
    pub tr: Tr,
    pub parts: Vec<Part>,
}

/// Something that is handed to one person: it begins on a new sheet, and its pages are counted by themselves.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub head: Vec<Block>,
    /// In place of the head, from the second page on.
    pub running_head: Vec<Block>,
    pub body: Vec<Block>,
    /// Signatures and codes: kept together, and at the foot of the last sheet.
    pub close: Vec<Block>,
    /// One line at the bottom of every sheet.
    pub foot: String,
    /// Large and pale behind the text of every sheet.
    pub watermark: Vec<Text>,
}

#[derive(Clone, Debug)]
pub enum Block {
    Text(Text),
    /// A name at the start and its value at the end of one line.
    Pair(Text, Text),
    /// A line across, as thick as said, in millimetres.
    Rule(f32, Ink),
    /// Empty space, in millimetres.
    Gap(f32),
    Table(Table),
    Columns(Vec<Column>),
    Panel(Panel),
    /// Blocks that run the other way than the document: a second language beside the first.
    Turned(Direction, Vec<Block>),
    /// The module is in millimetres.
    Qr {
        data: String,
        module: f32,
        align: Align,
    },
    /// Module and height are in millimetres.
    Code128 {
        data: String,
        module: f32,
        height: f32,
        align: Align,
    },
    Logo {
        logo: Logo,
        height: f32,
        align: Align,
    },
}

/// A paragraph.
#[derive(Clone, Debug)]
pub struct Text {
    pub text: String,
    /// In points.
    pub size: f32,
    pub weight: Weight,
    pub ink: Ink,
    /// The document's side, whatever the direction of the text itself.
    pub align: Align,
    pub direction: Direction,
    /// Distance of baselines, as a multiple of the size.
    pub leading: f32,
    /// Digits of equal width, for columns of amounts.
    pub tabular: bool,
}

impl Text {
    pub fn new(text: impl Into<String>, size: f32, direction: Direction) -> Self {
        Self {
            text: text.into(),
            size,
            weight: Weight::Regular,
            ink: Ink::Black,
            align: Align::Start,
            direction,
            leading: 1.45,
            tabular: false,
        }
    }

    pub fn weight(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }

    pub fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    pub fn grey(self) -> Self {
        self.ink(Ink::Grey)
    }

    pub fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    pub fn leading(self, leading: f32) -> Self {
        Self { leading, ..self }
    }

    pub fn tabular(self) -> Self {
        Self { tabular: true, ..self }
    }
}

impl From<Text> for Block {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

/// Rows under a head that comes again on the next page. A row is never broken.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The columns' shares of the width.
    pub shares: Vec<f32>,
    pub head: Option<Row>,
    pub rows: Vec<Row>,
    /// Between the columns, in millimetres.
    pub gap: f32,
}

#[derive(Clone, Debug, Default)]
pub struct Row {
    pub cells: Vec<Vec<Block>>,
    /// Above and below the text, in millimetres.
    pub pad: f32,
    /// The line under the row: its thickness in millimetres.
    pub rule: Option<(f32, Ink)>,
}

/// One of several columns side by side, from the start of the document.
#[derive(Clone, Debug)]
pub struct Column {
    pub share: f32,
    /// To the next column, in millimetres.
    pub gap: f32,
    pub level: Level,
    pub blocks: Vec<Block>,
}

/// Where a column stands when another is taller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Top,
    Middle,
    Bottom,
}

/// Blocks on a ground of their own.
#[derive(Clone, Debug)]
pub struct Panel {
    pub ground: Ink,
    /// Thickness of a frame, in millimetres.
    pub frame: Option<f32>,
    /// Inside the edge, sideways and upwards, in millimetres.
    pub pad: (f32, f32),
    /// Only as wide as its text, standing at this side; otherwise it goes across.
    pub shrink: Option<Align>,
    pub blocks: Vec<Block>,
}
