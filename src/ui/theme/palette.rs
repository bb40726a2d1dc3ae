//! What each colour of a theme means. The values stand in `tokens.rs`, all three themes together.

use egui::{Color32, Stroke};

/// The colours of one theme. Pairs that are read together keep the contrast of WCAG AA; `contrast/tests.rs` proves it of the
/// tokens, and `tests/counter/gallery` of whatever is really painted.
#[derive(Debug, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub ground: Color32,
    /// Cards, panels, fields, lists.
    pub surface: Color32,
    /// Popups, dialogs, toasts: nearest to the eye.
    pub raised: Color32,
    /// Tracks, strips of choices, what is switched off.
    pub sunken: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// Paper is white by night too.
    pub paper: Color32,
    /// What a bar of progress runs on.
    pub track: Color32,
    /// Over the page while a question waits.
    pub veil: Color32,
    /// The one hairline between things. Decoration: nothing is understood by it alone.
    pub hairline: Color32,
    /// The edge of what can be pressed. Its words say what it is, so it may be quiet.
    pub outline: Color32,
    /// The edge of what can be filled in, which nothing else shows.
    pub edge: Color32,
    /// Text.
    pub ink: Color32,
    /// Labels, help, what is said by the way.
    pub muted: Color32,
    /// Placeholders, key hints, and words on what is switched off: they are read too.
    pub faint: Color32,
    /// The accent as a surface: the primary button.
    pub accent: Color32,
    pub accent_hover: Color32,
    pub accent_pressed: Color32,
    pub on_accent: Color32,
    /// A hairline on the accent: the key cap of the primary button.
    pub accent_line: Color32,
    /// The accent as text, icon, caret and focus ring.
    pub accent_ink: Color32,
    /// The accent as a wash behind what is chosen.
    pub accent_wash: Color32,
    /// Selected text in a field.
    pub selection: Color32,
    pub danger: Color32,
    pub danger_hover: Color32,
    pub danger_pressed: Color32,
    pub on_danger: Color32,
    pub done: Signal,
    pub warning: Signal,
    pub late: Signal,
    pub stopped: Signal,
    /// What is neither good nor bad: notes, drafts.
    pub note: Signal,
    pub shadow: Color32,
    /// The fainter shadow of cards.
    pub card_shadow: Color32,
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

/// A signal colour: as text or icon, the wash it stands on, and the hairline round that wash.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signal {
    pub ink: Color32,
    pub wash: Color32,
    pub line: Color32,
}

impl Palette {
    /// The line between things.
    #[must_use]
    pub fn hair(&self) -> Stroke {
        Stroke::new(self.line, self.hairline)
    }

    /// The ring round whatever has the keyboard.
    #[must_use]
    pub fn ring(&self) -> Stroke {
        Stroke::new(self.ring, self.accent_ink)
    }
}
