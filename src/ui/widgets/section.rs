//! A section of the sheet: open while it is worked on, one line when it is complete, and always openable again.

use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::folds::fold;
use super::paint::Run;
use super::{Icon, column, focus_ring, key_tip};
use crate::text::{Align, Overflow, plain};
use crate::ui::text::{Setting, set};
use crate::ui::theme::tokens::LINE_TIGHT;
use crate::ui::theme::{Kind, hand, look, radius, size, space};

/// What the mark at the head of a section says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionState {
    /// Not begun: its number shows.
    Waiting,
    /// Being worked on: its number shows on the accent.
    Now,
    Complete,
    /// Something is missing; the summary says what.
    Missing,
}

/// A foldable section with a numbered head.
///
/// ```text
/// Section::new("2", tr.documents()).state(SectionState::Missing).summary(tr.three_of_five())
///     .show(ui, &mut open, |ui| …);
/// ```
#[must_use = "show it"]
pub struct Section<'a> {
    number: &'a str,
    title: &'a str,
    summary: &'a str,
    state: SectionState,
    key: &'a str,
}

impl<'a> Section<'a> {
    /// `number` in the digits of the page.
    pub fn new(number: &'a str, title: &'a str) -> Self {
        Self { number, title, summary: "", state: SectionState::Waiting, key: "" }
    }

    /// The key that opens it, said on hover.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = key;
        self
    }

    pub fn state(mut self, state: SectionState) -> Self {
        self.state = state;
        self
    }

    /// What is in it, in one line; or what is missing.
    pub fn summary(mut self, summary: &'a str) -> Self {
        self.summary = summary;
        self
    }

    /// Shows the head, and the inside if `open`. A click or Enter on the head turns `open` round.
    pub fn show<R>(self, ui: &mut Ui, open: &mut bool, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
        let head = self.head(ui, *open);
        if head.clicked() {
            *open = !*open;
        }
        let result = fold(ui, head.id, *open, |ui| {
            ui.add_space(space::XS);
            let result = column(ui, add);
            ui.add_space(space::M);
            result
        });
        let p = look(ui.ctx()).palette;
        let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), p.line), Sense::hover());
        ui.painter().hline(line.x_range(), line.center().y, p.hair());
        result
    }

    fn head(&self, ui: &mut Ui, open: bool) -> Response {
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), look(ui.ctx()).sizes.fold), Sense::click());
        let name = plain(&format!("{} {}", self.title, self.summary));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name.trim()));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
        let mut cut = false;
        if ui.is_rect_visible(rect) {
            let look = look(ui.ctx());
            let p = look.palette;
            if hand(&response).over {
                let wash = rect.expand2(vec2(space::S, 0.0));
                ui.painter().rect_filled(wash, CornerRadius::same(radius::CONTROL), p.hover);
            }
            focus_ring(ui, rect.shrink(space::XXS), radius::CONTROL, &response);
            let mut run = Run::new(ui, rect, 0.0);
            self.paint_mark(ui, run.take(Vec2::splat(size::NUMBER)));
            run.at += space::M;
            let title = set(ui.ctx(), self.title, &Setting::new(ui.ctx(), Kind::Title));
            let place = run.take(title.size());
            title.paint(ui.painter(), place.min, p.ink);
            run.at += space::L;
            cut = self.paint_summary(ui, &mut run);
            let fold = if open { Icon::ChevronUp } else { Icon::ChevronDown };
            let mut end = Run::back(ui, rect, space::XS);
            fold.paint(ui.painter(), end.take(Vec2::splat(size::ICON)), p.muted, look.rtl());
        }
        key_tip(response, if cut { self.summary } else { "" }, self.key)
    }

    /// True if it did not fit.
    fn paint_summary(&self, ui: &Ui, run: &mut Run) -> bool {
        let look = look(ui.ctx());
        let room = run.rect.width() - run.at - size::ICON - space::L;
        if self.summary.is_empty() {
            return false;
        }
        if room < size::SEGMENT {
            return true;
        }
        let setting = Setting { overflow: Overflow::Elide, width: Some(room), ..Setting::new(ui.ctx(), Kind::Table) };
        let summary = set(ui.ctx(), self.summary, &setting);
        let p = look.palette;
        let ink = if self.state == SectionState::Missing { p.warning.ink } else { p.muted };
        let place = run.take(vec2(room, run.rect.height()));
        summary.paint_in(ui.painter(), place, Align::Start, look.direction, ink);
        summary.elided()
    }

    fn paint_mark(&self, ui: &Ui, place: Rect) {
        let look = look(ui.ctx());
        let p = look.palette;
        let (fill, edge, ink): (Color32, Color32, Color32) = match self.state {
            SectionState::Waiting => (p.surface, p.edge, p.muted),
            SectionState::Now => (p.accent, p.accent, p.on_accent),
            SectionState::Complete => (p.done.wash, p.done.wash, p.done.ink),
            SectionState::Missing => (p.warning.wash, p.warning.wash, p.warning.ink),
        };
        let round = CornerRadius::same((size::NUMBER / 2.0) as u8);
        ui.painter().rect(place, round, fill, Stroke::new(p.line, edge), StrokeKind::Inside);
        match self.state {
            SectionState::Complete => Icon::Check.paint(ui.painter(), place.shrink(space::XS + space::XXS), ink, false),
            SectionState::Missing => {
                Icon::Warning.paint(ui.painter(), place.shrink(space::XS + space::XXS), ink, false)
            }
            SectionState::Waiting | SectionState::Now => {
                let setting = Setting { line_height: LINE_TIGHT, ..Setting::new(ui.ctx(), Kind::Label) };
                let number = set(ui.ctx(), self.number, &setting);
                number.paint_in(ui.painter(), place, Align::Center, look.direction, ink);
            }
        }
    }
}
