//! One of a few choices that each need a sentence: a round mark, what it is, and what it means under it.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::focus_ring;
use super::paint::Run;
use crate::text::plain;
use crate::ui::text::{Lettering, Setting, set};
use crate::ui::theme::{Kind, hand, look, radius, size, space};

/// A choice with its sentence. One that is not `enabled` says in its sentence why.
#[must_use = "show it"]
pub struct Choice<'a> {
    title: &'a str,
    detail: &'a str,
    on: bool,
    enabled: bool,
}

impl<'a> Choice<'a> {
    pub fn new(title: &'a str, on: bool) -> Self {
        Self { title, detail: "", on, enabled: true }
    }

    /// What it means.
    pub fn detail(mut self, detail: &'a str) -> Self {
        self.detail = detail;
        self
    }

    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let room = ui.available_width() - 2.0 * space::M - size::CHECKBOX - space::M;
        let sentence =
            |text: &str, kind| set(ui.ctx(), text, &Setting { width: Some(room), ..Setting::new(ui.ctx(), kind) });
        let lines = [sentence(self.title, Kind::Strong), sentence(self.detail, Kind::Small)];
        let height = lines.iter().map(|line| line.size().y).sum::<f32>() + 2.0 * space::S;
        let enabled = self.enabled && ui.is_enabled();
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
        let name = plain(&format!("{} {}", self.title, self.detail));
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, self.on, &name));
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &response, &lines, enabled);
        }
        response
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response, lines: &[Lettering; 2], enabled: bool) {
        let p = look(ui.ctx()).palette;
        let (fill, edge) = match (self.on, enabled && hand(response).over) {
            (true, _) => (p.accent_wash, p.accent),
            (false, true) => (p.hover, p.outline),
            (false, false) => (p.surface, p.outline),
        };
        let line = Stroke::new(p.edge_line, edge);
        ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), fill, line, StrokeKind::Inside);
        let mut run = Run::new(ui, rect, space::M);
        let mark = run.take(Vec2::splat(size::CHECKBOX));
        let middle = egui::pos2(mark.center().x, rect.top() + space::S + lines[0].size().y / 2.0);
        let rim = if self.on { p.accent } else { p.edge };
        ui.painter().circle(middle, size::CHECKBOX / 2.0 - p.edge_line, p.surface, Stroke::new(p.edge_line, rim));
        if self.on {
            ui.painter().circle_filled(middle, size::CHECKBOX / 4.0, p.accent);
        }
        run.at += space::M;
        let (strong, soft) = if enabled { (p.ink, p.muted) } else { (p.faint, p.muted) };
        let mut top = rect.top() + space::S;
        let across = run.take(vec2(rect.width() - 2.0 * space::M - size::CHECKBOX - space::M, 0.0));
        for (words, ink) in lines.iter().zip([strong, soft]) {
            let place = Rect::from_min_size(egui::pos2(across.left(), top), vec2(across.width(), words.size().y));
            words.paint_in(ui.painter(), place, crate::text::Align::Start, look(ui.ctx()).direction, ink);
            top += words.size().y;
        }
        if enabled {
            focus_ring(ui, rect, radius::CONTROL, response);
        }
    }
}
