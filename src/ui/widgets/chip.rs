//! A state in a word, an icon and a colour, never in colour alone.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::paint::Run;
use super::{Icon, focus_ring};
use crate::text::plain;
use crate::ui::text::{Lettering, Setting, set};
use crate::ui::theme::tokens::LINE_TIGHT;
use crate::ui::theme::{Hand, Kind, Palette, Signal, hand, look, size, space};

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
        self.lettering(ui).size().x + size::ICON_SMALL + 3.0 * space::S
    }

    fn lettering(&self, ui: &Ui) -> Lettering {
        set(ui.ctx(), self.words, &Setting { line_height: LINE_TIGHT, ..Setting::new(ui.ctx(), Kind::Small) })
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let words = self.lettering(ui);
        let height = if self.clickable { look(ui.ctx()).sizes.small } else { size::CHIP };
        let width = self.width(ui);
        let sense = if self.clickable { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
        let role = if self.clickable { Role::Button } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), plain(self.words)));
        if ui.is_rect_visible(rect) {
            let signal = self.tone.signal(look(ui.ctx()).palette);
            self.paint_frame(ui, rect, &response, signal);
            let mut run = Run::new(ui, rect, space::S);
            self.icon.paint(ui.painter(), run.take(Vec2::splat(size::ICON_SMALL)), signal.ink, run.rtl);
            run.at += space::XS + space::XXS;
            words.paint(ui.painter(), run.take(words.size()).min, signal.ink);
        }
        response
    }

    fn paint_frame(&self, ui: &Ui, rect: Rect, response: &Response, signal: Signal) {
        let p = look(ui.ctx()).palette;
        let hand = if self.clickable { hand(response) } else { Hand::default() };
        let round = (rect.height() / 2.0) as u8;
        let (fill, edge) = match hand {
            Hand { down: true, .. } => (p.surface, signal.ink),
            Hand { over: true, .. } => (signal.wash, signal.ink),
            Hand { .. } => (signal.wash, if p.strong || self.clickable { signal.line } else { signal.wash }),
        };
        let line = Stroke::new(p.line, edge);
        ui.painter().rect(rect, CornerRadius::same(round), fill, line, StrokeKind::Inside);
        if self.clickable {
            focus_ring(ui, rect, round, response);
        }
    }
}
