//! The rows in sight, and no others: a list of a hundred thousand costs a frame what a list of a hundred does.

use egui::emath::GuiRounding;
use egui::{
    Align, CornerRadius, Id, Layout, Rect, Response, Role, Sense, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::column::Column;
use crate::text::plain;
use crate::ui::theme::{hand, look, radius, size, space};
use crate::ui::widgets::scroll;

/// What is needed to draw the rows of a table. A place counts from the top of what is shown; a row is the page's own.
pub(super) struct Body<'a> {
    pub id: Id,
    pub rect: Rect,
    /// The list as a whole, which has the keyboard.
    pub list: &'a Response,
    pub columns: &'a [Column<'a>],
    /// Where each column stands, from left to right; `None` if it does not.
    pub places: &'a [Option<Rect>],
    pub len: usize,
    pub row: &'a dyn Fn(usize) -> Option<usize>,
    pub row_name: Option<&'a dyn Fn(usize) -> String>,
    pub selected: Option<usize>,
    /// The place to bring into sight.
    pub follow: Option<usize>,
}

/// The rows that were clicked once and twice.
#[derive(Default)]
pub(super) struct Clicked {
    pub once: Option<usize>,
    pub twice: Option<usize>,
}

impl Body<'_> {
    pub(super) fn show(&self, ui: &mut Ui, mut draw: impl FnMut(&mut Ui, usize, usize)) -> Clicked {
        let mut clicked = Clicked::default();
        let mut inside = ui.new_child(UiBuilder::new().max_rect(self.rect).id_salt((self.id, "body")));
        inside.shrink_clip_rect(self.rect);
        let bar = self.id.with("scroll");
        let area = scroll::area(ui, bar).auto_shrink(false);
        let output = area.show_viewport(&mut inside, |ui, view| {
            self.hold_room(ui);
            let height = self.height(ui);
            let first = (view.top() / height).floor().max(0.0) as usize;
            let last = ((view.bottom() / height).ceil() as usize).min(self.len);
            for place in first..last {
                let Some(row) = (self.row)(place) else { continue };
                let response = self.one(ui, self.at(ui, view, place), place, row, &mut draw);
                clicked.once = response.clicked().then_some(row).or(clicked.once);
                clicked.twice = response.double_clicked().then_some(row).or(clicked.twice);
            }
            if let Some(place) = self.follow {
                ui.scroll_to_rect(self.at(ui, view, place), None);
            }
        });
        scroll::bar(&inside, bar, output.inner_rect, output.content_size.y, output.state.clamped_offset().y);
        if self.list.has_focus() && self.selected.is_none() {
            self.ring(ui, self.rect);
        }
        clicked
    }

    fn height(&self, ui: &Ui) -> f32 {
        look(ui.ctx()).sizes.row
    }

    /// Takes the room of all rows, for the scroll bar.
    fn hold_room(&self, ui: &mut Ui) {
        let whole = vec2(ui.available_width(), self.len as f32 * self.height(ui));
        ui.allocate_rect(Rect::from_min_size(ui.max_rect().min, whole), Sense::hover());
    }

    /// The rectangle of a place. Reckoned from the view, because so far down a point of the whole is not exact any more.
    fn at(&self, ui: &Ui, view: Rect, place: usize) -> Rect {
        let height = self.height(ui);
        let down = place as f64 * f64::from(height) - f64::from(view.top());
        let min = pos2(self.rect.left(), self.rect.top() + down as f32);
        Rect::from_min_size(min, vec2(self.rect.width(), height)).round_to_pixels(ui.pixels_per_point())
    }

    fn one(
        &self,
        ui: &mut Ui,
        rect: Rect,
        place: usize,
        row: usize,
        draw: &mut impl FnMut(&mut Ui, usize, usize),
    ) -> Response {
        // Rows are clicked but not walked through with Tab; the list as a whole has the keyboard.
        let response = ui.interact(rect, self.id.with(row), Sense::CLICK);
        let on = self.selected == Some(row);
        if let Some(name) = self.row_name {
            response.widget_info(|| WidgetInfo::selected(Role::Row, true, on, plain(&name(row))));
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_row_index(place));
        }
        self.ground(ui, rect, &response, on);
        for (index, (column, place)) in self.columns.iter().zip(self.places).enumerate() {
            let Some(place) = place else { continue };
            let cell = Rect::from_x_y_ranges(place.x_range(), rect.y_range());
            let right = column.side.is_right(look(ui.ctx()).rtl());
            let layout =
                if right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
            let inner = cell.shrink2(vec2(space::M, 0.0));
            let mut inside = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout).id_salt((row, index)));
            inside.shrink_clip_rect(cell);
            draw(&mut inside, row, index);
        }
        response
    }

    /// What lies under the words of a row: the hairline, the pointer, the choice, the keyboard.
    fn ground(&self, ui: &Ui, rect: Rect, response: &Response, on: bool) {
        let look = look(ui.ctx());
        let p = look.palette;
        if on {
            ui.painter().rect_filled(rect, 0.0, p.accent_wash);
        } else if hand(response).over {
            ui.painter().rect_filled(rect, 0.0, p.hover);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - p.line / 2.0, p.hair());
        if on && self.list.has_focus() {
            self.ring(ui, rect);
        } else if on {
            let x = if look.rtl() { rect.right() - size::MARK } else { rect.left() };
            let mark = Rect::from_min_size(pos2(x, rect.top()), vec2(size::MARK, rect.height()));
            ui.painter().rect_filled(mark, 0.0, p.accent_ink);
        }
    }

    fn ring(&self, ui: &Ui, rect: Rect) {
        let ring = look(ui.ctx()).palette.ring();
        ui.painter().rect_stroke(rect, CornerRadius::same(radius::SMALL), ring, StrokeKind::Inside);
    }
}
