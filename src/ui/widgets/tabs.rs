//! Parts of a page that take turns.

use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::paint::Run;
use super::{focus_ring, row};
use crate::text::{Align, plain};
use crate::ui::text::{Setting, set};
use crate::ui::theme::{Kind, hand, look, radius, size, space};

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

    /// What a screen reader says: the words, and how many.
    fn name(&self) -> String {
        if self.count.is_empty() { plain(self.words) } else { plain(&format!("{} {}", self.words, self.count)) }
    }

    #[must_use]
    pub fn count(mut self, count: &'a str) -> Self {
        self.count = count;
        self
    }
}

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
    ui.painter().hline(full.x_range(), line.bottom() - 0.5, p.hair());
    *chosen != before
}

fn tab(ui: &mut Ui, item: &TabItem<'_>, on: bool) -> Response {
    let look = look(ui.ctx());
    let p = look.palette;
    let kind = if on { Kind::Strong } else { Kind::Body };
    let words = set(ui.ctx(), item.words, &Setting::new(ui.ctx(), kind));
    // The width of the bold words in either state, or the strip would jump.
    let bold = set(ui.ctx(), item.words, &Setting::new(ui.ctx(), Kind::Strong));
    let count = (!item.count.is_empty()).then(|| set(ui.ctx(), item.count, &Setting::new(ui.ctx(), Kind::Small)));
    let badge = count.as_ref().map_or(0.0, |c| (c.size().x + 2.0 * space::S).max(size::CAP));
    let width = bold.size().x + if badge > 0.0 { badge + space::S } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(width + space::S, look.sizes.tab), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), on, item.name()));
    let hand = hand(&response);
    let ink = match (on, hand.over) {
        (true, _) => p.accent_ink,
        (false, true) => p.ink,
        (false, false) => p.muted,
    };
    let mut run = Run::new(ui, rect, space::XS);
    let place = run.take(vec2(bold.size().x, words.size().y));
    words.paint_in(ui.painter(), place, Align::Center, look.direction, ink);
    if let Some(count) = count {
        run.at += space::S;
        let place = run.take(Vec2::new(badge, size::CAP));
        let wash = if on { p.accent_wash } else { p.sunken };
        ui.painter().rect_filled(place, CornerRadius::same((size::CAP / 2.0) as u8), wash);
        count.paint_in(ui.painter(), place, Align::Center, look.direction, ink);
    }
    if on || hand.over {
        let bar = Rect::from_min_max(egui::pos2(rect.left(), rect.bottom() - size::MARK), rect.max);
        let round = CornerRadius { nw: radius::PAPER, ne: radius::PAPER, sw: 0, se: 0 };
        ui.painter().rect_filled(bar, round, if on { p.accent_ink } else { p.outline });
    }
    focus_ring(ui, rect.shrink(space::XS), radius::SMALL, &response);
    response
}
