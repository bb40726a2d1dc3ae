//! How far something is, and how much time is left.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Tone, column, row, tip};
use crate::text::plain;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, radius, size, space};

/// A bar that fills from the start. It never moves by itself: what takes long says so in words beside it.
#[must_use = "show it"]
pub struct Progress<'a> {
    /// From 0 to 1; `None` while nobody knows.
    fraction: Option<f32>,
    name: &'a str,
    tone: Option<Tone>,
}

impl<'a> Progress<'a> {
    /// `fraction` from 0 to 1; `name` is what a screen reader says of it.
    pub fn new(fraction: f32, name: &'a str) -> Self {
        Self { fraction: Some(fraction.clamp(0.0, 1.0)), name, tone: None }
    }

    /// Something is being done, and nobody knows how far it is.
    pub fn waiting(name: &'a str) -> Self {
        Self { fraction: None, name, tone: None }
    }

    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = Some(tone);
        self
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::TRACK), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, plain(self.name)));
        ui.ctx().accesskit_node_builder(response.id, |node| match self.fraction {
            Some(fraction) => {
                node.set_numeric_value(f64::from(fraction));
                node.set_min_numeric_value(0.0);
                node.set_max_numeric_value(1.0);
            }
            None => node.set_busy(),
        });
        let p = look(ui.ctx()).palette;
        let line = if p.strong { p.hair() } else { Stroke::NONE };
        ui.painter().rect(rect, CornerRadius::same(radius::SMALL), p.track, line, StrokeKind::Inside);
        let ink = self.tone.map_or(p.accent_ink, |tone| tone.signal(p).ink);
        match self.fraction {
            Some(fraction) => fill(ui, rect, fraction, ink),
            None => stripes(ui, rect, ink),
        }
        response
    }
}

fn fill(ui: &Ui, rect: Rect, fraction: f32, ink: egui::Color32) {
    let filled = rect.width() * fraction;
    if filled < 0.5 {
        return;
    }
    // Never shorter than its own roundness, or a little would look like nothing.
    let filled = filled.max(size::TRACK);
    let rtl = look(ui.ctx()).rtl();
    let (left, right) = if rtl { (rect.right() - filled, rect.right()) } else { (rect.left(), rect.left() + filled) };
    let bar = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
    ui.painter().rect_filled(bar, CornerRadius::same(radius::SMALL), ink);
}

/// Slanted towards where reading goes.
fn stripes(ui: &Ui, rect: Rect, ink: egui::Color32) {
    let painter = ui.painter_at(rect);
    let slant = if look(ui.ctx()).rtl() { -size::TRACK } else { size::TRACK };
    let mut x = rect.left() - size::TRACK;
    while x < rect.right() + size::TRACK {
        painter.line_segment([pos2(x, rect.bottom()), pos2(x + slant, rect.top())], Stroke::new(size::MARK, ink));
        x += space::M;
    }
}

/// The time that is left for a case, as a sentence over a bar; the date on hover. Late is red.
///
/// ```text
/// TimeLeft::new(&tr.time_left(3, DayKind::Working), Tone::Done).passed(0.7).date(&tr.date_full(due)).show(ui);
/// ```
#[must_use = "show it"]
pub struct TimeLeft<'a> {
    sentence: &'a str,
    tone: Tone,
    passed: Option<f32>,
    date: &'a str,
}

impl<'a> TimeLeft<'a> {
    pub fn new(sentence: &'a str, tone: Tone) -> Self {
        Self { sentence, tone, passed: None, date: "" }
    }

    /// How much of the time has passed, from 0 to 1; without it there is no bar.
    pub fn passed(mut self, fraction: f32) -> Self {
        self.passed = Some(fraction);
        self
    }

    /// The day it ends, read on hover.
    pub fn date(mut self, date: &'a str) -> Self {
        self.date = date;
        self
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        column(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let p = look(ui.ctx()).palette;
            // On time is the usual case and needs no colour.
            let (icon, ink) = match self.tone {
                Tone::Done | Tone::Note => (super::Icon::Clock, p.ink),
                tone => (tone.icon(), tone.signal(p).ink),
            };
            let said = row(ui, |ui| {
                icon.show(ui, size::ICON, ink);
                Text::new(self.sentence).kind(Kind::Body).color(ink).show(ui)
            });
            if let Some(passed) = self.passed {
                let bar = Progress::new(passed, self.sentence);
                let bar = if matches!(self.tone, Tone::Done | Tone::Note) { bar } else { bar.tone(self.tone) };
                tip(bar.show(ui), self.date);
            }
            tip(said, self.date)
        })
    }
}
