//! Rows and columns: the lists of a working day. Only the rows in sight are drawn, the head stays, the keyboard walks,
//! sorts and narrows. The page keeps the data; the table only asks for the cells it shows.

mod body;
mod column;
mod head;
mod keys;
mod order;

use egui::{Id, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::Icon;
use super::keys::{cap, cap_size, paint_cap};
use super::paint::Run;
use crate::text::plain;
use crate::ui::text::{Setting, Text, set};
use crate::ui::theme::{Kind, look, size, space};
use body::Body;
pub use column::Column;
pub use order::{Order, SortKey};

/// A table of `rows` rows. Cells are drawn by a closure that is given the row and the column.
///
/// ```text
/// let columns = [Column::fits(tr.number(), sample).sorts(), Column::share(tr.citizen(), 1.0), Column::fits(tr.fee(), "1,000.00").number()];
/// let answer = Table::new("cases", tr.cases(), &columns, cases.len()).row_name(&|row| cases[row].title())
///     .show(ui, &mut selected, |ui, row, column| match column {
///         0 => cell(ui, &cases[row].number),
///         …
///     });
/// if let Some(row) = answer.opened { … }
/// ```
#[must_use = "show it"]
pub struct Table<'a> {
    salt: &'a str,
    name: &'a str,
    columns: &'a [Column<'a>],
    rows: usize,
    order: Option<&'a mut Order>,
    height: Option<f32>,
    row_name: Option<&'a dyn Fn(usize) -> String>,
}

/// What was asked of a table. Rows are those of the page's own list, however they stand.
pub struct TableResponse {
    /// Another row was selected.
    pub changed: bool,
    /// A row was double-clicked, or Enter pressed on it.
    pub opened: Option<usize>,
    /// The list itself, to give it the keyboard.
    pub response: Response,
}

impl<'a> Table<'a> {
    pub fn new(salt: &'a str, name: &'a str, columns: &'a [Column<'a>], rows: usize) -> Self {
        Self { salt, name, columns, rows, order: None, height: None, row_name: None }
    }

    /// Lets heads sort and letters narrow the list. The page arranges the order before it shows the table.
    pub fn order(mut self, order: &'a mut Order) -> Self {
        self.order = Some(order);
        self
    }

    /// The height of head and rows together, in points; otherwise what there is.
    pub fn height(mut self, points: f32) -> Self {
        self.height = Some(points);
        self
    }

    /// What a screen reader says of a row.
    pub fn row_name(mut self, name: &'a dyn Fn(usize) -> String) -> Self {
        self.row_name = Some(name);
        self
    }

    /// Shows it. `selected` is a row of the page's list.
    pub fn show(
        mut self,
        ui: &mut Ui,
        selected: &mut Option<usize>,
        draw: impl FnMut(&mut Ui, usize, usize),
    ) -> TableResponse {
        let id = ui.make_persistent_id(("table", self.salt));
        let sizes = look(ui.ctx()).sizes;
        let room = self.height.unwrap_or_else(|| ui.available_height()).max(sizes.head + sizes.row);
        let (_, full) = ui.allocate_space(vec2(ui.available_width(), room));
        let (head, rest) = full.split_top_bottom_at_y(full.top() + sizes.head);
        let places = column::places(ui, self.columns, full);
        let sorted = self.sort(ui, id, head, &places);
        let response = ui.interact(rest, id, Sense::focusable_noninteractive());
        let rect = self.narrow(ui, &response, rest);
        self.tell(ui, &response);
        let before = *selected;
        *selected = selected.filter(|row| *row < self.rows);
        let at = selected.and_then(|row| self.place(row));
        let keys = keys::walk(ui, &response, at, self.len(), (rect.height() / sizes.row) as usize);
        *selected = keys.to.and_then(|to| self.row(to)).or(*selected);
        let body = Body {
            id,
            rect,
            list: &response,
            columns: self.columns,
            places: &places,
            len: self.len(),
            row: &|place| self.row(place),
            row_name: self.row_name,
            selected: *selected,
            follow: keys.to.or(at.filter(|_| sorted)),
        };
        let clicked = body.show(ui, draw);
        let opened = clicked.twice.or(selected.filter(|_| keys.open));
        if clicked.once.is_some() {
            *selected = clicked.once;
            response.request_focus();
        }
        TableResponse { changed: *selected != before, opened, response }
    }

    /// The head. True if its order was changed, which shows in the next frame.
    fn sort(&mut self, ui: &Ui, id: Id, rect: Rect, places: &[Option<Rect>]) -> bool {
        let sort = self.order.as_ref().and_then(|order| order.sort());
        let pressed = head::show(ui, id, rect, self.columns, places, sort);
        let (Some(order), Some(column)) = (&mut self.order, pressed) else { return false };
        order.press(column);
        ui.ctx().request_repaint();
        true
    }

    /// What is typed while the list has the keyboard, in a strip over the rows. Gives the room that they keep.
    fn narrow(&mut self, ui: &Ui, response: &Response, rect: Rect) -> Rect {
        let Some(order) = &mut self.order else { return rect };
        if keys::narrow(ui, response, order) {
            ui.ctx().request_repaint();
        }
        if order.typed().is_empty() {
            return rect;
        }
        let (strip, rows) = rect.split_top_bottom_at_y(rect.top() + look(ui.ctx()).sizes.head);
        typed(ui, strip, order.typed());
        rows
    }

    /// Rows shown.
    fn len(&self) -> usize {
        self.order.as_ref().map_or(self.rows, |order| order.len())
    }

    fn row(&self, place: usize) -> Option<usize> {
        self.order.as_ref().map_or(Some(place), |order| order.row(place)).filter(|row| *row < self.rows)
    }

    fn place(&self, row: usize) -> Option<usize> {
        self.order.as_ref().map_or(Some(row), |order| order.place(row))
    }

    fn tell(&self, ui: &Ui, response: &Response) {
        response.widget_info(|| WidgetInfo::labeled(Role::Table, ui.is_enabled(), plain(self.name)));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_row_count(self.len());
            node.set_column_count(self.columns.len());
            if let Some(order) = self.order.as_ref().filter(|order| !order.typed().is_empty()) {
                node.set_value(order.typed());
            }
        });
    }
}

/// The lens, what was typed, and the key that takes it away.
fn typed(ui: &Ui, strip: Rect, typed: &str) {
    let look = look(ui.ctx());
    let p = look.palette;
    ui.painter().rect_filled(strip, 0.0, p.accent_wash);
    let mut run = Run::new(ui, strip, space::M);
    Icon::Search.paint(ui.painter(), run.take(Vec2::splat(size::ICON_SMALL)), p.accent_ink, run.rtl);
    run.at += space::S;
    let words = set(ui.ctx(), typed, &Setting::new(ui.ctx(), Kind::Label));
    words.paint(ui.painter(), run.take(words.size()).min, p.ink);
    run.at += space::M;
    let escape = cap(ui, "Esc");
    paint_cap(ui, &escape, run.take(cap_size(&escape)), p.muted, p.edge);
}

/// The usual cell: one line, digits of equal width, `…` where it does not fit.
pub fn cell(ui: &mut Ui, text: &str) -> Response {
    Text::new(text).kind(Kind::Table).tabular().elide().show(ui)
}
