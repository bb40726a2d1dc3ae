//! Parts of a page that take turns.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::button::Run;
use super::{focus_ring, row};
use crate::text::plain;
use crate::ui::text::{Setting, set};
use crate::ui::theme::{Kind, look, radius, space};

/// One tab: its words, and how many things wait behind it.
#[derive(Clone, Copy, Debug)]
pub struct TabItem<'a> {
    pub words: &'a str,
    /// Already in the digits of the page; empty for none.
    pub count: &'a str,
}

impl<'a> TabItem<'a> {
    #[must_use]
    pub fn new(words: &'a str) -> Self {
        Self { words, count: "" }
    }

    #[must_use]
    pub fn count(mut self, count: &'a str) -> Self {
        self.count = count;
        self
    }
}

const HEIGHT: f32 = 40.0;

/// Shows the tabs over a hairline. True if another one was chosen.
pub fn tabs(ui: &mut Ui, chosen: &mut usize, items: &[TabItem<'_>]) -> bool {
    let before = *chosen;
    let p = look(ui.ctx()).palette;
    let strip = row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        for (index, item) in items.iter().enumerate() {
            if tab(ui, item, index == *chosen).clicked() {
                *chosen = index;
            }
        }
        ui.min_rect()
    });
    let line = Rect::from_min_max(strip.min, strip.max);
    let full = ui.max_rect();
    ui.painter().hline(full.x_range(), line.bottom() - 0.5, Stroke::new(p.line, p.hairline));
    *chosen != before
}

fn tab(ui: &mut Ui, item: &TabItem<'_>, on: bool) -> Response {
    let kind = if on { Kind::Strong } else { Kind::Body };
    let words = set(ui.ctx(), item.words, &Setting::new(ui.ctx(), kind));
    // The width of the bold words in either state, or the strip would jump.
    let bold = set(ui.ctx(), item.words, &Setting::new(ui.ctx(), Kind::Strong));
    let count = (!item.count.is_empty()).then(|| set(ui.ctx(), item.count, &Setting::new(ui.ctx(), Kind::Small)));
    let badge = count.as_ref().map_or(0.0, |c| (c.size().x + 2.0 * space::S).max(22.0));
    let width = bold.size().x + if badge > 0.0 { badge + space::S } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(width + space::S, HEIGHT), Sense::click());
    let name = if item.count.is_empty() { plain(item.words) } else { plain(&format!("{} {}", item.words, item.count)) };
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), on, name.clone()));
    let look = look(ui.ctx());
    let p = look.palette;
    let ink = match (on, response.hovered()) {
        (true, _) => p.accent_ink,
        (false, true) => p.ink,
        (false, false) => p.muted,
    };
    let mut run = Run { rect, at: space::XS, rtl: look.rtl() };
    let place = run.take(vec2(bold.size().x, words.size().y));
    words.paint_in(ui.painter(), place, crate::text::Align::Center, look.direction, ink);
    if let Some(count) = count {
        run.at += space::S;
        let place = run.take(Vec2::new(badge, 20.0));
        let wash = if on { p.accent_wash } else { p.sunken };
        ui.painter().rect_filled(place, CornerRadius::same(10), wash);
        count.paint_in(ui.painter(), place, crate::text::Align::Center, look.direction, ink);
    }
    if on {
        let bar = Rect::from_min_max(egui::pos2(rect.left(), rect.bottom() - 3.0), rect.max);
        ui.painter().rect_filled(bar, CornerRadius { nw: 2, ne: 2, sw: 0, se: 0 }, p.accent_ink);
    }
    focus_ring(ui, rect.shrink(4.0), radius::SMALL, &response);
    response
}
