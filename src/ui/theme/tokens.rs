//! Every colour, size and distance of the window, once. A page asks for a meaning (`muted`, `late`), never for a number.

use egui::{Color32, Shadow};

/// The colours of one theme. Pairs that are read together keep the contrast of WCAG AA; `contrast.rs` proves it.
#[derive(Debug, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub ground: Color32,
    /// Cards, panels, fields, lists.
    pub surface: Color32,
    /// Popups, dialogs, toasts: nearest to the eye.
    pub raised: Color32,
    /// Table heads, tracks, what is switched off.
    pub sunken: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// The one hairline between things.
    pub hairline: Color32,
    /// The edge of what can be pressed.
    pub outline: Color32,
    /// The edge of what can be filled in.
    pub edge: Color32,
    /// Text.
    pub ink: Color32,
    /// Labels, help, what is said by the way.
    pub muted: Color32,
    /// Placeholders and key hints.
    pub faint: Color32,
    /// The accent as a surface: the primary button.
    pub accent: Color32,
    pub accent_hover: Color32,
    pub accent_pressed: Color32,
    pub on_accent: Color32,
    /// The accent as text, icon, caret and focus ring.
    pub accent_ink: Color32,
    /// The accent as a wash behind what is chosen.
    pub accent_wash: Color32,
    /// Selected text in a field.
    pub selection: Color32,
    pub danger: Color32,
    pub danger_hover: Color32,
    pub on_danger: Color32,
    pub done: Signal,
    pub warning: Signal,
    pub late: Signal,
    pub stopped: Signal,
    /// What is neither good nor bad: notes, drafts.
    pub note: Signal,
    pub shadow: Color32,
    /// Width of hairlines, in points.
    pub line: f32,
    /// Width of the edge of what can be filled in or pressed, in points.
    pub edge_line: f32,
    /// Width of the ring that shows where the keyboard is, in points.
    pub ring: f32,
    /// True if every edge is drawn, even where colour alone would do.
    pub strong: bool,
    /// True if light letters stand on dark ground.
    pub dark: bool,
}

/// A signal colour: as text or icon, and the wash it stands on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signal {
    pub ink: Color32,
    pub wash: Color32,
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const fn signal(ink: u32, wash: u32) -> Signal {
    Signal { ink: hex(ink), wash: hex(wash) }
}

/// By day, and by default.
pub static LIGHT: Palette = Palette {
    ground: hex(0xF4F6F5),
    surface: hex(0xFFFFFF),
    raised: hex(0xFFFFFF),
    sunken: hex(0xECF0EE),
    hover: hex(0xF0F4F2),
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
    accent_ink: hex(0x0A5B54),
    accent_wash: hex(0xE1F0ED),
    selection: hex(0xBFE3DC),
    danger: hex(0xB3271E),
    danger_hover: hex(0x981E16),
    on_danger: hex(0xFFFFFF),
    done: signal(0x1A6237, 0xE3F3E8),
    warning: signal(0x7A4A00, 0xFCF0D6),
    late: signal(0xA4221A, 0xFCE9E6),
    stopped: signal(0x57406E, 0xF1EBF7),
    note: signal(0x3E4F5C, 0xE9EEF1),
    shadow: Color32::from_black_alpha(26),
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
    accent_ink: hex(0x63CFC1),
    accent_wash: hex(0x173934),
    selection: hex(0x1F5A52),
    danger: hex(0xB8352B),
    danger_hover: hex(0xC33F34),
    on_danger: hex(0xFFFFFF),
    done: signal(0x7FD6A0, 0x16301F),
    warning: signal(0xF0C063, 0x362A10),
    late: signal(0xFF9A8F, 0x3D1C19),
    stopped: signal(0xCBB2E6, 0x2C2338),
    note: signal(0xB3C4D0, 0x212B32),
    shadow: Color32::from_black_alpha(110),
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
    accent_ink: hex(0x003F3A),
    accent_wash: hex(0xD2EBE7),
    selection: hex(0x9FDCD2),
    danger: hex(0x8A0F08),
    danger_hover: hex(0x6B0A05),
    on_danger: hex(0xFFFFFF),
    done: signal(0x00401C, 0xE2F5E8),
    warning: signal(0x523100, 0xFFF0CC),
    late: signal(0x7D0B05, 0xFFE6E2),
    stopped: signal(0x3B2453, 0xF0E6FA),
    note: signal(0x1F2D37, 0xE6EDF1),
    shadow: Color32::from_black_alpha(60),
    line: 1.0,
    edge_line: 2.0,
    ring: 3.0,
    strong: true,
    dark: false,
};

/// Distances on the grid of four points.
pub mod space {
    /// Brings a line of text level with a chip beside it.
    pub const HAIR: f32 = 1.0;
    pub const XS: f32 = 4.0;
    pub const S: f32 = 8.0;
    pub const M: f32 = 12.0;
    pub const L: f32 = 16.0;
    pub const XL: f32 = 24.0;
    pub const XXL: f32 = 32.0;
}

/// Sizes of what is touched or read, in points.
pub mod size {
    /// Buttons and fields.
    pub const CONTROL: f32 = 36.0;
    /// Nothing one can click is smaller.
    pub const TARGET: f32 = 24.0;
    /// The way in, half of it.
    pub const SIGN_IN: egui::Vec2 = egui::vec2(420.0, 500.0);
    /// The day and the hour at its foot.
    pub const SIGN_IN_CLOCK: f32 = 84.0;
    /// The program's sign.
    pub const EMBLEM: egui::Vec2 = egui::vec2(44.0, 52.0);
    /// Cards beside each other of which the wider holds strips of choices.
    pub const CHOICES_LEAST: f32 = 372.0;
    /// A card of text narrower than this breaks every line.
    pub const CARD_LEAST: f32 = 280.0;
    /// A field narrower than this shows too little of what is typed.
    pub const FIELD_LEAST: f32 = 200.0;
    /// The least height of what a finger presses.
    pub const TOUCH: f32 = 44.0;
    pub const ROW: f32 = 36.0;
    pub const ICON: f32 = 18.0;
    pub const ICON_SMALL: f32 = 14.0;
    /// How far the focus ring stands off.
    pub const RING_GAP: f32 = 2.0;
    pub const CARET: f32 = 1.5;
    /// Lines of icons, at `ICON`.
    pub const PEN: f32 = 1.6;
}

/// Roundness of corners.
pub mod radius {
    pub const SMALL: u8 = 4;
    pub const CONTROL: u8 = 6;
    pub const CARD: u8 = 10;
}

/// The one soft shadow, for what floats.
#[must_use]
pub fn float_shadow(palette: &Palette) -> Shadow {
    Shadow { offset: [0, 6], blur: 20, spread: 0, color: palette.shadow }
}

/// A breath of it, for cards that lie on the ground.
#[must_use]
pub fn card_shadow(palette: &Palette) -> Shadow {
    Shadow { offset: [0, 1], blur: 3, spread: 0, color: palette.shadow.gamma_multiply(0.5) }
}
