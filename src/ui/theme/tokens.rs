//! Every colour, size, distance and letter size of the window, once. A page asks for a meaning (`muted`, `late`,
//! `size::SIGN_IN`), never for a number; `.clippy.toml` and `tests/architecture.rs` see to it.

// Here, and nowhere else, colours and sizes are numbers.
#![allow(clippy::disallowed_methods)]

use egui::{Color32, Shadow};

use super::kinds::Kind;
use super::palette::{Palette, Signal};
use super::sizes::Sizes;
use crate::text::Weight;

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const fn signal(ink: u32, wash: u32, line: u32) -> Signal {
    Signal { ink: hex(ink), wash: hex(wash), line: hex(line) }
}

/// By day, and by default.
pub static LIGHT: Palette = Palette {
    ground: hex(0xF4F6F5),
    surface: hex(0xFFFFFF),
    raised: hex(0xFFFFFF),
    sunken: hex(0xECF0EE),
    hover: hex(0xF0F4F2),
    paper: hex(0xFFFFFF),
    track: hex(0xDFE5E2),
    veil: Color32::from_black_alpha(90),
    hairline: hex(0xDFE5E2),
    outline: hex(0xBAC6C1),
    edge: hex(0x82918C),
    ink: hex(0x14211E),
    muted: hex(0x4D5C58),
    faint: hex(0x5E6D69),
    accent: hex(0x0B5F58),
    accent_hover: hex(0x094F49),
    accent_pressed: hex(0x073F3B),
    on_accent: hex(0xFFFFFF),
    accent_line: hex(0x79A7A3),
    accent_ink: hex(0x0A5B54),
    accent_wash: hex(0xE1F0ED),
    selection: hex(0xBFE3DC),
    danger: hex(0xB3271E),
    danger_hover: hex(0x981E16),
    danger_pressed: hex(0x7C1710),
    on_danger: hex(0xFFFFFF),
    done: signal(0x1A6237, 0xE3F3E8, 0xB3D0BE),
    warning: signal(0x7A4A00, 0xFCF0D6, 0xDDC8A3),
    late: signal(0xA4221A, 0xFCE9E6, 0xE7B9B5),
    stopped: signal(0x57406E, 0xF1EBF7, 0xCCC2D6),
    note: signal(0x3E4F5C, 0xE9EEF1, 0xC0C8CD),
    shadow: Color32::from_black_alpha(26),
    card_shadow: Color32::from_black_alpha(13),
    line: 1.0,
    edge_line: 1.0,
    ring: 2.0,
    strong: false,
    dark: false,
};

/// By night.
pub static DARK: Palette = Palette {
    ground: hex(0x0F1514),
    surface: hex(0x171F1D),
    raised: hex(0x1F2927),
    sunken: hex(0x111817),
    hover: hex(0x202A28),
    paper: hex(0xFFFFFF),
    track: hex(0x2A3532),
    veil: Color32::from_black_alpha(150),
    hairline: hex(0x2A3532),
    outline: hex(0x43524E),
    edge: hex(0x6C7D78),
    ink: hex(0xE6EDEB),
    muted: hex(0xA9B7B3),
    faint: hex(0x93A39E),
    accent: hex(0x14786E),
    accent_hover: hex(0x157F74),
    accent_pressed: hex(0x106259),
    on_accent: hex(0xFFFFFF),
    accent_line: hex(0x7EB5AF),
    accent_ink: hex(0x63CFC1),
    accent_wash: hex(0x173934),
    selection: hex(0x1C524B),
    danger: hex(0xB8352B),
    danger_hover: hex(0xC33F34),
    danger_pressed: hex(0x9A2A21),
    on_danger: hex(0xFFFFFF),
    done: signal(0x7FD6A0, 0x16301F, 0x2F583E),
    warning: signal(0xF0C063, 0x362A10, 0x634E24),
    late: signal(0xFF9A8F, 0x3D1C19, 0x6C3A35),
    stopped: signal(0xCBB2E6, 0x2C2338, 0x524562),
    note: signal(0xB3C4D0, 0x212B32, 0x445058),
    shadow: Color32::from_black_alpha(110),
    card_shadow: Color32::from_black_alpha(55),
    line: 1.0,
    edge_line: 1.0,
    ring: 2.0,
    strong: false,
    dark: true,
};

/// For the sun and for tired eyes: black on white, every edge drawn.
pub static CONTRAST: Palette = Palette {
    ground: hex(0xFFFFFF),
    surface: hex(0xFFFFFF),
    raised: hex(0xFFFFFF),
    sunken: hex(0xEDEDED),
    hover: hex(0xE4F1EF),
    paper: hex(0xFFFFFF),
    track: hex(0xEDEDED),
    veil: Color32::from_black_alpha(140),
    hairline: hex(0x4A4A4A),
    outline: hex(0x000000),
    edge: hex(0x000000),
    ink: hex(0x000000),
    muted: hex(0x1C1C1C),
    faint: hex(0x3A3A3A),
    accent: hex(0x00403B),
    accent_hover: hex(0x002F2B),
    accent_pressed: hex(0x001F1C),
    on_accent: hex(0xFFFFFF),
    accent_line: hex(0xFFFFFF),
    accent_ink: hex(0x003F3A),
    accent_wash: hex(0xD2EBE7),
    selection: hex(0x9FDCD2),
    danger: hex(0x8A0F08),
    danger_hover: hex(0x6B0A05),
    danger_pressed: hex(0x4D0603),
    on_danger: hex(0xFFFFFF),
    done: signal(0x00401C, 0xE2F5E8, 0x00401C),
    warning: signal(0x523100, 0xFFF0CC, 0x523100),
    late: signal(0x7D0B05, 0xFFE6E2, 0x7D0B05),
    stopped: signal(0x3B2453, 0xF0E6FA, 0x3B2453),
    note: signal(0x1F2D37, 0xE6EDF1, 0x1F2D37),
    shadow: Color32::from_black_alpha(60),
    card_shadow: Color32::from_black_alpha(30),
    line: 1.0,
    edge_line: 2.0,
    ring: 3.0,
    strong: true,
    dark: false,
};

/// How letters of a kind are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Letters {
    /// The em size in points.
    pub size: f32,
    pub weight: Weight,
    /// Distance of baselines as a multiple of the size.
    pub line_height: f32,
}

/// The type scale.
pub(super) const fn letters(kind: Kind) -> Letters {
    let (size, weight, line_height) = match kind {
        Kind::Key => (12.0, Weight::Medium, LINE_TIGHT),
        Kind::Small => (13.0, Weight::Regular, 1.5),
        Kind::Table => (14.0, Weight::Regular, 1.5),
        Kind::Label => (14.0, Weight::Medium, 1.5),
        Kind::Body => (15.0, Weight::Regular, 1.5),
        Kind::Strong => (15.0, Weight::SemiBold, 1.5),
        Kind::Title => (18.0, Weight::SemiBold, 1.4),
        Kind::Page => (22.0, Weight::SemiBold, 1.4),
        Kind::Ticket => (48.0, Weight::Bold, 1.25),
    };
    Letters { size, weight, line_height }
}

/// The line height of words that stand alone inside a control.
pub const LINE_TIGHT: f32 = 1.4;

/// With a mouse.
pub static MOUSE: Sizes = Sizes {
    target: 24.0,
    control: 36.0,
    small: 28.0,
    large: 44.0,
    icon_button: 32.0,
    segments: 32.0,
    option: 36.0,
    option_tall: 56.0,
    row: 36.0,
    head: 36.0,
    tab: 40.0,
    fold: 44.0,
    bar: 56.0,
    side_tab: 64.0,
    pad_key: 56.0,
    day: 40.0,
};

/// With a finger: on a kiosk, and in a van that drives.
pub static TOUCH: Sizes = Sizes {
    target: 44.0,
    control: 48.0,
    small: 44.0,
    large: 56.0,
    icon_button: 44.0,
    segments: 48.0,
    option: 48.0,
    option_tall: 60.0,
    row: 48.0,
    head: 48.0,
    tab: 48.0,
    fold: 52.0,
    bar: 64.0,
    side_tab: 72.0,
    pad_key: 68.0,
    day: 48.0,
};

/// Distances on the grid of four points, and the half step between lines that belong together.
pub mod space {
    /// Brings a line of text level with a chip beside it.
    pub const HAIR: f32 = 1.0;
    pub const XXS: f32 = 2.0;
    pub const XS: f32 = 4.0;
    pub const S: f32 = 8.0;
    pub const M: f32 = 12.0;
    pub const L: f32 = 16.0;
    pub const XL: f32 = 24.0;
    pub const XXL: f32 = 32.0;
}

/// Roundness of corners.
pub mod radius {
    pub const PAPER: u8 = 2;
    pub const SMALL: u8 = 4;
    pub const CONTROL: u8 = 6;
    pub const CARD: u8 = 10;
}

/// How long a movement takes, in seconds. Only one thing moves, and says where it comes from.
pub mod motion {
    /// A toast that slides in.
    pub const SLIDE: f32 = 0.16;
}

/// Sizes of what is read or looked at, in points, whatever the hand.
pub mod size {
    use egui::{Vec2, vec2};

    pub const ICON: f32 = 18.0;
    /// In chips and beside small words.
    pub const ICON_SMALL: f32 = 14.0;
    /// Beside the title of a page; in the side bar.
    pub const ICON_LARGE: f32 = 22.0;
    /// Where a page is empty.
    pub const ICON_HUGE: f32 = 28.0;
    /// Lines of icons, at `ICON`.
    pub const PEN: f32 = 1.6;
    /// Lines of icons are never thinner.
    pub const PEN_LEAST: f32 = 1.2;
    /// How far the focus ring stands off.
    pub const RING_GAP: f32 = 2.0;
    pub const CARET: f32 = 1.5;
    /// The bar at the edge of what is chosen; under the tab that is.
    pub const MARK: f32 = 3.0;
    /// Bars of progress and of time.
    pub const TRACK: f32 = 6.0;
    /// A column of a table that shares what is left is at least so wide.
    pub const COLUMN: f32 = 104.0;
    /// One of a strip of choices is at least so wide.
    pub const SEGMENT: f32 = 44.0;
    /// Room beside a strip of choices for the keys that choose, and for a button.
    pub const BESIDE_STRIP: f32 = 200.0;
    /// A key cap, and the count in a tab.
    pub const CAP: f32 = 20.0;
    /// A line of things side by side is at least so high; what is higher makes it higher.
    pub const LINE: f32 = 24.0;
    /// A chip that only says; one that can be pressed is a small button.
    pub const CHIP: f32 = 24.0;
    /// A chip that can be pressed is painted no higher, however much room a finger has round it.
    pub const CHIP_MOST: f32 = 32.0;
    /// The round ground of the picture on an empty page.
    pub const EMPTY: f32 = 64.0;
    pub const CHECKBOX: f32 = 20.0;
    /// The number at the head of a section.
    pub const NUMBER: f32 = 26.0;
    /// The round ground of the picture in a line to pick.
    pub const ROUND: f32 = 34.0;
    /// The dots of the trail, and the rail they stand on.
    pub const DOT: f32 = 20.0;
    pub const RAIL: f32 = 28.0;
    /// Strip in which a scroll bar lies, and its handle at rest, under the pointer, and at its shortest.
    pub const SCROLL: f32 = 12.0;
    pub const HANDLE: f32 = 4.0;
    pub const HANDLE_HELD: f32 = 7.0;
    pub const HANDLE_LEAST: f32 = 28.0;

    /// The side bar of pages.
    pub const SIDE_BAR: f32 = 92.0;
    /// The same without words.
    pub const SIDE_BAR_LEAST: f32 = 60.0;
    /// The search box in the top bar, at least and at most.
    pub const SEARCH: f32 = 260.0;
    pub const SEARCH_MOST: f32 = 460.0;
    /// The officer's name in the top bar, at most.
    pub const OFFICER: f32 = 130.0;
    /// What a chip says when it is pressed.
    pub const REASON: f32 = 300.0;
    /// A line of help, before it is tiring to read.
    pub const READING: f32 = 420.0;
    /// A tooltip.
    pub const TIP: f32 = 320.0;
    pub const DIALOG: f32 = 440.0;
    /// A dialog that has several sentences to say.
    pub const DIALOG_WIDE: f32 = 560.0;
    /// A list that a dialog shows, before it scrolls.
    pub const LIST_IN_DIALOG: f32 = 320.0;
    pub const TOAST: f32 = 340.0;
    /// The way in, half of it.
    pub const SIGN_IN: Vec2 = vec2(420.0, 500.0);
    /// The day and the hour at its foot.
    pub const SIGN_IN_CLOCK: f32 = 84.0;
    /// Least height of a form beside the centre's face, whose name and clock stay apart.
    pub const SIGN_IN_LEAST: f32 = 340.0;
    /// The least height of the leaf of the first start: pages follow one another at the same place.
    pub const FIRST_START: f32 = 500.0;
    /// The program's sign.
    pub const EMBLEM: Vec2 = vec2(44.0, 52.0);
    /// A theme to choose, and the strip below it with its name.
    pub const SWATCH: Vec2 = vec2(168.0, 132.0);
    pub const SWATCH_WORDS: f32 = 36.0;
    /// The sheet of keys at most, the narrowest of its columns, and the field to search in it.
    pub const KEY_SHEET: f32 = 1176.0;
    pub const KEY_SHEET_COLUMN: f32 = 336.0;
    pub const KEY_SHEET_FIND: f32 = 240.0;
    /// Cards beside each other of which the wider holds strips of choices.
    pub const CHOICES_LEAST: f32 = 372.0;
    /// A card of text narrower than this breaks every line.
    pub const CARD_LEAST: f32 = 280.0;
    /// A field narrower than this shows too little of what is typed.
    pub const FIELD_LEAST: f32 = 200.0;
    /// What stands alone on a page stands a little above its middle: that much of what is free lies over it.
    pub const ABOVE_MIDDLE: f32 = 0.45;
    /// The person's column of the counter, and the paper's, also where there is much room.
    pub const PERSON: f32 = 280.0;
    pub const PERSON_WIDE: f32 = 340.0;
    pub const PAPER: f32 = 336.0;
    pub const PAPER_WIDE: f32 = 460.0;
    pub const PAPER_NARROW: f32 = 288.0;
    /// Papers that stand below the numbers: so high.
    pub const PAPERS: f32 = 560.0;
    /// Lower than this a paper is not worth drawing.
    pub const PAPER_LEAST: f32 = 240.0;
    /// A sheet of the A series: height over width.
    pub const SHEET_SHAPE: f32 = 210.0 / 148.0;
    /// The numbers after the commit.
    pub const NUMBERS: f32 = 420.0;
    pub const NUMBERS_WIDE: f32 = 520.0;
    pub const NUMBERS_NARROW: f32 = 340.0;
    /// The window that opens when the program cannot.
    pub const REFUSAL_WINDOW: Vec2 = vec2(620.0, 300.0);
    /// The same with the way out of it.
    pub const RESCUE_WINDOW: Vec2 = vec2(680.0, 740.0);
    /// The list of cases beside the one that is open.
    pub const LIST_BESIDE: f32 = 400.0;
    /// Rows of a list that stands over what is chosen in it.
    pub const ROWS_ABOVE: f32 = 6.0;
    /// Kept free at the end of a line: for an amount, a code.
    pub const AMOUNT_COLUMN: f32 = 140.0;
    pub const CODE_COLUMN: f32 = 110.0;
    /// A scanned page in the strip.
    pub const PAGE: Vec2 = vec2(84.0, 118.0);
    /// The name of an attached file, at most.
    pub const FILE_NAME: f32 = 180.0;
}

/// Widths of a page, in points, at which it takes another arrangement.
pub mod breaks {
    /// There is room to be generous.
    pub const WIDE: f32 = 1400.0;
    /// Three things stand side by side, or a list beside what is open in it.
    pub const THREE: f32 = 1040.0;
    /// A list shows its chief columns only; what stood beside it goes below.
    pub const NARROW: f32 = 900.0;
    /// Lower than this, what scrolls beside other things shows one line of itself. Height of the whole window.
    pub const LOW: f32 = 900.0;
    /// One thing at a time.
    pub const ONE: f32 = 720.0;
    /// The bars leave out where one is; then who and when, and the words of the side bar. Of the whole window.
    pub const BARS: f32 = 1100.0;
    pub const BARS_LEAST: f32 = 900.0;
}

/// The one soft shadow, for what floats.
#[must_use]
pub fn float_shadow(palette: &Palette) -> Shadow {
    Shadow { offset: [0, 6], blur: 20, spread: 0, color: palette.shadow }
}

/// A breath of it, for cards that lie on the ground.
#[must_use]
pub fn card_shadow(palette: &Palette) -> Shadow {
    Shadow { offset: [0, 1], blur: 3, spread: 0, color: palette.card_shadow }
}
