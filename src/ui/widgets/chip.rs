//! A state in a word, an icon and a colour, never in colour alone.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo, vec2};

use super::button::Run;
use super::{Icon, focus_ring};
use crate::text::plain;
use crate::ui::text::{Lettering, Setting, set};
use crate::ui::theme::{Kind, Palette, Signal, look, size, space};

/// What a state means to the clerk. Each has its colour and its icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    Done,
    Warning,
    Late,
    Stopped,
    /// Neither good nor bad.
    Note,
}

impl Tone {
    pub const ALL: [Self; 5] = [Self::Done, Self::Warning, Self::Late, Self::Stopped, Self::Note];

    #[must_use]
    pub fn signal(self, p: &Palette) -> Signal {
        match self {
            Self::Done => p.done,
            Self::Warning => p.warning,
            Self::Late => p.late,
            Self::Stopped => p.stopped,
            Self::Note => p.note,
        }
    }

    #[must_use]
    pub fn icon(self) -> Icon {
        match self {
            Self::Done => Icon::Check,
            Self::Warning => Icon::Warning,
            Self::Late => Icon::Late,
            Self::Stopped => Icon::Stopped,
            Self::Note => Icon::Note,
        }
    }
}

/// A small label of state.
///
/// ```text
/// Chip::new(Tone::Late, tr.late_by(3)).show(ui);
/// if Chip::new(Tone::Warning, tr.outbox(12)).icon(Icon::Outbox).clickable().show(ui).clicked() { … }
/// ```
#[must_use = "show it"]
pub struct Chip<'a> {
    tone: Tone,
    words: &'a str,
    icon: Icon,
    clickable: bool,
}

impl<'a> Chip<'a> {
    pub fn new(tone: Tone, words: &'a str) -> Self {
        Self { tone, words, icon: tone.icon(), clickable: false }
    }

    /// The picture of the thing whose state it is: the printer, the outbox.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = icon;
        self
    }

    /// A chip that tells its reason on click.
    pub fn clickable(mut self) -> Self {
        self.clickable = true;
        self
    }

    /// The room it takes along the line, in points.
    #[must_use]
    pub fn width(&self, ui: &Ui) -> f32 {
        self.lettering(ui).size().x + size::ICON_SMALL + space::XS + 2.0 + 2.0 * (space::S + 1.0)
    }

    fn lettering(&self, ui: &Ui) -> Lettering {
        set(ui.ctx(), self.words, &Setting { line_height: 1.4, ..Setting::new(ui.ctx(), Kind::Small) })
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let words = self.lettering(ui);
        let height = if self.clickable { 28.0 } else { size::TARGET };
        let width = self.width(ui);
        let sense = if self.clickable { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
        let role = if self.clickable { Role::Button } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), plain(self.words)));
        if ui.is_rect_visible(rect) {
            let look = look(ui.ctx());
            let signal = self.tone.signal(look.palette);
            let corner = CornerRadius::same((height / 2.0) as u8);
            ui.painter().rect_filled(rect, corner, signal.wash);
            let edged = look.palette.strong || self.clickable && response.hovered();
            if edged {
                let stroke = Stroke::new(look.palette.line, signal.ink);
                ui.painter().rect_stroke(rect, corner, stroke, StrokeKind::Inside);
            }
            focus_ring(ui, rect, (height / 2.0) as u8, &response);
            let mut run = Run { rect, at: space::S + 1.0, rtl: look.rtl() };
            let place: Rect = run.take(Vec2::splat(size::ICON_SMALL));
            self.icon.paint(ui.painter(), place, signal.ink, look.rtl());
            run.at += space::XS + 2.0;
            let place = run.take(words.size());
            words.paint(ui.painter(), place.min, signal.ink);
        }
        response
    }
}

impl Widget for Chip<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show(ui)
    }
}
