//! Rows and columns: the lists of a working day. Only the rows in sight are drawn, the head stays, the keyboard walks.

use egui::{
    Align, CornerRadius, EventFilter, Id, Key, Layout, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::layout::{Part, part_rects};
use super::scroll;
use crate::text::{Direction, plain};
use crate::ui::text::{Setting, Text, set};
use crate::ui::theme::{Kind, look, radius, size, space};

/// A column: its head, its width, and on which side its content stands.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    title: &'a str,
    part: Part,
    side: Side,
}

/// Where the content of a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Start,
    End,
    /// At the right in both languages: there all numbers end, and so their points stand in one line.
    Right,
}

impl Side {
    fn is_right(self, rtl: bool) -> bool {
        match self {
            Self::Start => rtl,
            Self::End => !rtl,
            Self::Right => true,
        }
    }
}

impl<'a> Column<'a> {
    /// A column of fixed width in points.
    #[must_use]
    pub fn fixed(title: &'a str, width: f32) -> Self {
        Self { title, part: Part::Fixed(width), side: Side::Start }
    }

    /// A column that takes its share of what the fixed ones leave.
    #[must_use]
    pub fn share(title: &'a str, share: f32) -> Self {
        Self { title, part: Part::Share(share), side: Side::Start }
    }

    /// Content stands where reading ends: buttons of a row.
    #[must_use]
    pub fn end(mut self) -> Self {
        self.side = Side::End;
        self
    }

    /// Amounts and counts.
    #[must_use]
    pub fn number(mut self) -> Self {
        self.side = Side::Right;
        self
    }
}

/// A table of `rows` rows. Cells are drawn by a closure that is given the row and the column.
///
/// ```text
/// let columns = [Column::fixed(tr.number(), 150.0), Column::share(tr.citizen(), 1.0), Column::fixed(tr.fee(), 90.0).number()];
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
    row_height: f32,
    height: Option<f32>,
    row_name: Option<&'a dyn Fn(usize) -> String>,
}

/// What was asked of a table.
pub struct TableResponse {
    /// Another row was selected.
    pub changed: bool,
    /// A row was double-clicked, or Enter pressed on it.
    pub opened: Option<usize>,
    /// The list itself, to give it the keyboard.
    pub response: Response,
}

const HEAD: f32 = 36.0;
const PAD: f32 = space::M;

impl<'a> Table<'a> {
    pub fn new(salt: &'a str, name: &'a str, columns: &'a [Column<'a>], rows: usize) -> Self {
        Self { salt, name, columns, rows, row_height: size::ROW, height: None, row_name: None }
    }

    pub fn row_height(mut self, points: f32) -> Self {
        self.row_height = points;
        self
    }

    /// The height of head and rows together; otherwise what there is.
    pub fn height(mut self, points: f32) -> Self {
        self.height = Some(points);
        self
    }

    /// What a screen reader says of a row.
    pub fn row_name(mut self, name: &'a dyn Fn(usize) -> String) -> Self {
        self.row_name = Some(name);
        self
    }

    pub fn show(
        self,
        ui: &mut Ui,
        selected: &mut Option<usize>,
        mut draw: impl FnMut(&mut Ui, usize, usize),
    ) -> TableResponse {
        let id = ui.make_persistent_id(("table", self.salt));
        let room = self.height.unwrap_or_else(|| ui.available_height()).max(HEAD + self.row_height);
        let (_, full) = ui.allocate_space(vec2(ui.available_width(), room));
        self.head(ui, Rect::from_min_size(full.min, vec2(full.width(), HEAD)));
        let body = Rect::from_min_max(pos2(full.left(), full.top() + HEAD), full.max);
        let response = ui.interact(body, id, Sense::focusable_noninteractive());
        response.widget_info(|| WidgetInfo::labeled(Role::Table, ui.is_enabled(), plain(self.name)));
        let before = *selected;
        *selected = selected.filter(|row| *row < self.rows);
        let mut opened = None;
        let walked = self.keys(ui, &response, body, selected, &mut opened);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(body).id_salt((self.salt, "body")));
        inside.shrink_clip_rect(body);
        let bar = id.with("scroll");
        let area = scroll::area(ui, bar).auto_shrink(false);
        let output = area.show_viewport(&mut inside, |ui, view| {
            let total = self.rows as f32 * self.row_height;
            let (left, top) = (ui.max_rect().left(), ui.max_rect().top());
            let width = ui.available_width();
            ui.allocate_rect(Rect::from_min_size(pos2(left, top), vec2(width, total)), Sense::hover());
            let place = |row: usize| {
                Rect::from_min_size(pos2(left, top + row as f32 * self.row_height), vec2(width, self.row_height))
            };
            let first = (view.top() / self.row_height).floor().max(0.0) as usize;
            let last = ((view.bottom() / self.row_height).ceil() as usize).min(self.rows);
            for row in first..last {
                let clicked = self.row(ui, id, place(row), row, *selected == Some(row), &mut draw);
                if clicked.clicked() {
                    *selected = Some(row);
                    response.request_focus();
                }
                if clicked.double_clicked() {
                    opened = Some(row);
                }
            }
            if let (true, Some(row)) = (walked, *selected) {
                ui.scroll_to_rect(place(row), None);
            }
            self.paint_focus(ui, &response, selected.map(place));
        });
        scroll::bar(&inside, bar, output.inner_rect, output.content_size.y, output.state.clamped_offset().y);
        TableResponse { changed: *selected != before, opened, response }
    }

    fn head(&self, ui: &Ui, rect: Rect) {
        let look = look(ui.ctx());
        let p = look.palette;
        let setting = |width| Setting {
            overflow: crate::text::Overflow::Elide,
            width: Some(width),
            ..Setting::new(ui.ctx(), Kind::Label)
        };
        for (column, place) in self.columns.iter().zip(places(self.columns, rect, look.rtl())) {
            let inner = place.shrink2(vec2(PAD, 0.0));
            let words = set(ui.ctx(), column.title, &setting(inner.width().max(1.0)));
            let towards = if column.side.is_right(look.rtl()) { Direction::Rtl } else { Direction::Ltr };
            words.paint_in(ui.painter(), inner, crate::text::Align::Start, towards, p.muted);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(p.line, p.hairline));
    }

    fn row(
        &self,
        ui: &mut Ui,
        id: Id,
        rect: Rect,
        row: usize,
        on: bool,
        draw: &mut impl FnMut(&mut Ui, usize, usize),
    ) -> Response {
        let look = look(ui.ctx());
        let p = look.palette;
        // Rows are clicked but not walked through with Tab; the list as a whole has the keyboard.
        let response = ui.interact(rect, id.with(row), Sense::CLICK);
        if let Some(name) = self.row_name {
            response.widget_info(|| WidgetInfo::selected(Role::Row, true, on, plain(&name(row))));
        }
        if on {
            ui.painter().rect_filled(rect, 0.0, p.accent_wash);
            let x = if look.rtl() { rect.right() - 3.0 } else { rect.left() };
            let bar = Rect::from_min_size(pos2(x, rect.top()), vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 0.0, p.accent_ink);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, p.hover);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(p.line, p.hairline));
        for (index, place) in places(self.columns, rect, look.rtl()).into_iter().enumerate() {
            let inner = place.shrink2(vec2(PAD, 0.0));
            let right = self.columns[index].side.is_right(look.rtl());
            let layout =
                if right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
            let builder = UiBuilder::new().max_rect(inner).layout(layout).id_salt((row, index));
            let mut cell = ui.new_child(builder);
            cell.shrink_clip_rect(place);
            draw(&mut cell, row, index);
        }
        response
    }

    /// Up, Down, PageUp, PageDown, Home, End and Enter. True if the selection was moved.
    fn keys(
        &self,
        ui: &Ui,
        response: &Response,
        body: Rect,
        selected: &mut Option<usize>,
        opened: &mut Option<usize>,
    ) -> bool {
        if !response.has_focus() || self.rows == 0 {
            return false;
        }
        let ours = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, ours));
        let page = ((body.height() / self.row_height).floor() as isize - 1).max(1);
        let last = self.rows as isize - 1;
        let at = selected.map_or(-1, |row| row as isize);
        let moved = ui.input(|input| {
            let pressed = |key| input.key_pressed(key);
            if pressed(Key::Enter) {
                *opened = *selected;
            }
            [
                (Key::ArrowDown, at + 1),
                (Key::ArrowUp, at - 1),
                (Key::PageDown, at + page),
                (Key::PageUp, at - page),
                (Key::Home, 0),
                (Key::End, last),
            ]
            .into_iter()
            .find_map(|(key, to)| pressed(key).then_some(to))
        });
        if let Some(to) = moved {
            *selected = usize::try_from(to.clamp(0, last)).ok();
        }
        moved.is_some()
    }

    fn paint_focus(&self, ui: &Ui, response: &Response, selected: Option<Rect>) {
        if response.has_focus() {
            let p = look(ui.ctx()).palette;
            let rect = selected.unwrap_or(response.rect).shrink(1.0);
            let stroke = Stroke::new(p.ring, p.accent_ink);
            ui.painter().rect_stroke(rect, CornerRadius::same(radius::SMALL), stroke, StrokeKind::Inside);
        }
    }
}

/// The columns' rectangles. A little is kept free at the end, where the scroll bar is.
fn places(columns: &[Column<'_>], rect: Rect, rtl: bool) -> Vec<Rect> {
    let parts: Vec<Part> = columns.iter().map(|column| column.part).collect();
    let mut inner = rect;
    if rtl {
        inner.min.x += space::S;
    } else {
        inner.max.x -= space::S;
    }
    part_rects(inner, &parts, 0.0, rtl)
}

/// The usual cell: one line, digits of equal width, `…` where it does not fit.
pub fn cell(ui: &mut Ui, text: &str) -> Response {
    Text::new(text).kind(Kind::Table).tabular().elide().show(ui)
}
