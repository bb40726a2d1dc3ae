//! A line to be picked as a whole: a person, a place. It does something at once, so it is a button to a screen reader.

use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Icon, focus_ring};
use crate::text::{Align, Direction, Overflow, plain};
use crate::ui::text::{Setting, set};
use crate::ui::theme::{Kind, hand, look, radius, size, space};

/// A picture, what it is, a word more, and a word at the end of the line.
#[must_use = "show it"]
pub struct Pick<'a> {
    icon: Icon,
    title: &'a str,
    detail: &'a str,
    aside: &'a str,
}

impl<'a> Pick<'a> {
    pub fn new(icon: Icon, title: &'a str) -> Self {
        Self { icon, title, detail: "", aside: "" }
    }

    /// Under the title.
    pub fn detail(mut self, detail: &'a str) -> Self {
        self.detail = detail;
        self
    }

    /// At the end.
    pub fn aside(mut self, aside: &'a str) -> Self {
        self.aside = aside;
        self
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), look(ui.ctx()).sizes.option_tall), Sense::click());
        let name = plain(&format!("{} {}", self.title, self.detail));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name.trim()));
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &response);
        }
        response
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response) {
        let look = look(ui.ctx());
        let p = look.palette;
        if hand(response).over {
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), p.hover);
        }
        focus_ring(ui, rect.shrink(size::RING_GAP), radius::CONTROL, response);
        let inner = rect.shrink2(vec2(space::S, 0.0));
        let x = if look.rtl() { inner.right() - size::ROUND / 2.0 } else { inner.left() + size::ROUND / 2.0 };
        let middle = pos2(x, inner.center().y);
        ui.painter().circle_filled(middle, size::ROUND / 2.0, p.accent_wash);
        let icon = Rect::from_center_size(middle, Vec2::splat(size::ICON));
        self.icon.paint(ui.painter(), icon, p.accent_ink, look.rtl());
        let aside = set(ui.ctx(), self.aside, &Setting::new(ui.ctx(), Kind::Small));
        aside.paint_in(ui.painter(), inner, Align::End, look.direction, p.muted);
        let taken = size::ROUND + space::M;
        let room = inner.width() - taken - aside.size().x - space::M;
        let lines = [
            (self.title, Kind::Strong, p.ink, -Kind::Small.line() / 2.0),
            (self.detail, Kind::Small, p.muted, Kind::Strong.line() / 2.0),
        ];
        for (words, kind, ink, down) in lines {
            let down = if self.detail.is_empty() { 0.0 } else { down };
            let setting = Setting { overflow: Overflow::Elide, width: Some(room), ..Setting::new(ui.ctx(), kind) };
            let words = set(ui.ctx(), words, &setting);
            let left = if look.rtl() { inner.right() - taken - room } else { inner.left() + taken };
            let place = Rect::from_min_size(pos2(left, inner.top() + down), vec2(room, inner.height()));
            let towards = if look.rtl() { Direction::Rtl } else { Direction::Ltr };
            words.paint_in(ui.painter(), place, Align::Start, towards, ink);
        }
    }
}
