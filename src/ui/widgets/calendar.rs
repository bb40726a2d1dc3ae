//! One month to pick a day from. It mirrors: the week begins at the right in Arabic, and Left is the next day.
//!
//! It draws and answers; where it floats, and which keys it gets, is the date field's business.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use egui::{
    CornerRadius, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use super::{Button, Icon, tip};
use crate::i18n::Tr;
use crate::text::Align;
use crate::ui::text::{Setting, set};
use crate::ui::theme::{Kind, look, radius, size, space};

/// A calendar that is open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Calendar<'a> {
    pub(super) tr: &'a Tr,
    pub(super) today: NaiveDate,
    /// The day with which a week begins.
    pub(super) first: Weekday,
    /// No day after this can be picked.
    pub(super) until: Option<NaiveDate>,
}

/// Weeks drawn, so that the calendar keeps its height from month to month.
const WEEKS: u64 = 6;

impl Calendar<'_> {
    /// Moves the marked day by the keys of this frame, which are taken out of the input. `Some` is a day that was picked.
    pub(super) fn keys(&self, ui: &Ui, marked: &mut NaiveDate) -> Option<NaiveDate> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let (next, last) =
            if look(ui.ctx()).rtl() { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
        let into_week = u64::from(marked.weekday().days_since(self.first));
        // What is held with Shift is asked first: egui takes a key without it for any.
        let moves: [(Modifiers, Key, Step); 10] = [
            (Modifiers::SHIFT, Key::PageDown, Step::Months(12)),
            (Modifiers::SHIFT, Key::PageUp, Step::Months(-12)),
            (Modifiers::NONE, Key::PageDown, Step::Months(1)),
            (Modifiers::NONE, Key::PageUp, Step::Months(-1)),
            (Modifiers::NONE, Key::ArrowDown, Step::Days(7)),
            (Modifiers::NONE, Key::ArrowUp, Step::Days(-7)),
            (Modifiers::NONE, next, Step::Days(1)),
            (Modifiers::NONE, last, Step::Days(-1)),
            (Modifiers::NONE, Key::Home, Step::Days(-into_week.cast_signed())),
            (Modifiers::NONE, Key::End, Step::Days(6 - into_week.cast_signed())),
        ];
        for (modifiers, key, step) in moves {
            if pressed(modifiers, key) {
                *marked = self.within(step.from(*marked));
            }
        }
        (pressed(Modifiers::NONE, Key::Enter) || self.space(ui)).then_some(*marked)
    }

    fn space(&self, ui: &Ui) -> bool {
        let pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space));
        if pressed {
            ui.input_mut(|input| input.events.retain(|event| *event != egui::Event::Text(" ".to_owned())));
        }
        pressed
    }

    pub(super) fn within(&self, day: NaiveDate) -> NaiveDate {
        self.until.map_or(day, |until| day.min(until))
    }

    /// Draws the month of the marked day. Gives the day that was pressed. `field` is told which day is marked.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        field: Id,
        chosen: Option<NaiveDate>,
        marked: &mut NaiveDate,
    ) -> Option<NaiveDate> {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let width = 7.0 * size::DAY;
        ui.set_max_width(width);
        self.head(ui, width, marked);
        self.weekdays(ui, width);
        let begins = marked.with_day(1).unwrap_or(*marked);
        let before = u64::from(begins.weekday().days_since(self.first));
        let mut picked = None;
        let (_, grid) = ui.allocate_space(vec2(width, size::DAY * WEEKS as f32));
        for cell in before..7 * WEEKS {
            let Some(day) = begins.checked_add_days(Days::new(cell - before)) else { continue };
            if day.month() != begins.month() {
                break;
            }
            let (column, line) = ((cell % 7) as f32, (cell / 7) as f32);
            let rect = self.cell(ui, grid, column, line);
            if self.day(ui, field, rect, day, chosen, *marked).clicked() {
                picked = Some(day);
            }
        }
        ui.add_space(space::XS);
        super::ends(
            ui,
            |_| {},
            |ui| {
                if Button::quiet(&self.tr.calendar_today()).small().show(ui).clicked() {
                    picked = Some(self.within(self.today));
                }
            },
        );
        picked
    }

    fn head(&self, ui: &mut Ui, width: f32, marked: &mut NaiveDate) {
        let (_, rect) = ui.allocate_space(vec2(width, look(ui.ctx()).sizes.control));
        let year = self.tr.digits().shape(&marked.year().to_string());
        let title = self.tr.calendar_month(self.tr.month_name(marked.month()), year);
        let setting = Setting::new(ui.ctx(), Kind::Strong);
        let ink = look(ui.ctx()).palette.ink;
        set(ui.ctx(), &title, &setting).paint_in(ui.painter(), rect, Align::Center, look(ui.ctx()).direction, ink);
        let steps = [
            (0.0, -12, self.tr.calendar_year_before()),
            (1.0, -1, self.tr.calendar_month_before()),
            (5.0, 1, self.tr.calendar_month_after()),
            (6.0, 12, self.tr.calendar_year_after()),
        ];
        for (column, months, name) in steps {
            let place = self.cell(ui, rect, column, 0.0);
            if turn(ui, place, months, &name).clicked() {
                *marked = self.within(Step::Months(months).from(*marked));
            }
        }
    }

    fn weekdays(&self, ui: &mut Ui, width: f32) {
        let (_, rect) = ui.allocate_space(vec2(width, look(ui.ctx()).sizes.target));
        let mut day = self.first;
        for column in 0..7 {
            let name = self.tr.weekday_short(day.number_from_monday());
            let mut place = self.cell(ui, rect, column as f32, 0.0);
            place.set_height(rect.height());
            let ink = look(ui.ctx()).palette.muted;
            let setting = Setting::new(ui.ctx(), Kind::Small);
            set(ui.ctx(), &name, &setting).paint_in(ui.painter(), place, Align::Center, look(ui.ctx()).direction, ink);
            day = day.succ();
        }
    }

    /// The place of a column, counted from where reading begins.
    fn cell(&self, ui: &Ui, grid: Rect, column: f32, line: f32) -> Rect {
        let side = Vec2::splat(size::DAY);
        let x = if look(ui.ctx()).rtl() {
            grid.right() - (column + 1.0) * size::DAY
        } else {
            grid.left() + column * size::DAY
        };
        let height = grid.height().min(size::DAY);
        Rect::from_min_size(egui::pos2(x, grid.top() + line * size::DAY), vec2(side.x, height))
    }

    fn day(
        &self,
        ui: &Ui,
        field: Id,
        rect: Rect,
        day: NaiveDate,
        chosen: Option<NaiveDate>,
        marked: NaiveDate,
    ) -> Response {
        let enabled = self.until.is_none_or(|until| day <= until);
        let sense = if enabled { Sense::CLICK } else { Sense::hover() };
        let response = ui.interact(rect, field.with(("day", day.day())), sense);
        let on = chosen == Some(day);
        let name = self.tr.date_full(day);
        response.widget_info(|| WidgetInfo::selected(Role::GridCell, enabled, on, &name));
        let look = look(ui.ctx());
        let p = look.palette;
        let ground = rect.shrink(space::XS / 2.0);
        let corner = CornerRadius::same(radius::CONTROL);
        let (fill, ink) = match (enabled, on) {
            (false, _) => (None, p.faint),
            (true, true) => (Some(p.accent), p.on_accent),
            (true, false) if response.hovered() => (Some(p.accent_wash), p.ink),
            (true, false) => (None, p.ink),
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(ground, corner, fill);
        }
        if day == self.today {
            ui.painter().rect_stroke(ground, corner, Stroke::new(p.edge_line, p.edge), StrokeKind::Inside);
        }
        if day == marked {
            let ring = Stroke::new(p.ring, p.accent_ink);
            ui.painter().rect_stroke(ground, corner, ring, StrokeKind::Outside);
            ui.ctx().accesskit_node_builder(field, |node| node.set_active_descendant(response.id.accesskit_id()));
        }
        let kind = if day == self.today { Kind::Strong } else { Kind::Body };
        let number = self.tr.digits().shape(&day.day().to_string());
        let setting = Setting::new(ui.ctx(), kind);
        set(ui.ctx(), &number, &setting).paint_in(ui.painter(), rect, Align::Center, look.direction, ink);
        response
    }
}

/// A way through time.
#[derive(Clone, Copy)]
enum Step {
    Days(i64),
    Months(i32),
}

impl Step {
    /// Stays where it is at the ends of time.
    fn from(self, day: NaiveDate) -> NaiveDate {
        let moved = match self {
            Self::Days(days) if days < 0 => day.checked_sub_days(Days::new(days.unsigned_abs())),
            Self::Days(days) => day.checked_add_days(Days::new(days.unsigned_abs())),
            Self::Months(months) if months < 0 => day.checked_sub_months(Months::new(months.unsigned_abs())),
            Self::Months(months) => day.checked_add_months(Months::new(months.unsigned_abs())),
        };
        moved.filter(|day| (1800..=2200).contains(&day.year())).unwrap_or(day)
    }
}

/// A button to another month; two chevrons go a year.
fn turn(ui: &Ui, rect: Rect, months: i32, name: &str) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(("turn", months)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let look = look(ui.ctx());
    if response.hovered() {
        let ground = rect.shrink(space::XS / 2.0);
        ui.painter().rect_filled(ground, CornerRadius::same(radius::CONTROL), look.palette.hover);
    }
    // A chevron points where reading goes; the way back is its mirror image.
    let mirrored = look.rtl() != (months < 0);
    let apart = if months.abs() > 1 { space::XS - 1.0 } else { 0.0 };
    for shift in if apart > 0.0 { vec![-apart, apart] } else { vec![0.0] } {
        let place = Rect::from_center_size(rect.center() + vec2(shift, 0.0), Vec2::splat(size::ICON));
        Icon::Chevron.paint(ui.painter(), place, look.palette.muted, mirrored);
    }
    tip(response, name)
}
