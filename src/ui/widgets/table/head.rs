//! The head of a table, which stays while the rows scroll. A head that sorts is a button: by mouse, by key, and for a
//! screen reader, which hears the direction.

use egui::accesskit::SortDirection;
use egui::{CornerRadius, Id, Rect, Response, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::column::Column;
use super::order::Sort;
use crate::text::{Align, Direction, Overflow, plain};
use crate::ui::text::{Setting, set};
use crate::ui::theme::{Kind, hand, look, radius, size, space};
use crate::ui::widgets::Icon;
use crate::ui::widgets::paint::Run;

/// Draws the heads at their places, and tells which one was pressed.
pub(super) fn show(
    ui: &Ui,
    id: Id,
    rect: Rect,
    columns: &[Column<'_>],
    places: &[Option<Rect>],
    sort: Option<Sort>,
) -> Option<usize> {
    let mut pressed = None;
    for (index, (column, place)) in columns.iter().zip(places).enumerate() {
        let Some(place) = place else { continue };
        let place = &Rect::from_x_y_ranges(place.x_range(), rect.y_range());
        let by = sort.filter(|sort| sort.column == index);
        let sense = if column.sorts { Sense::click() } else { Sense::hover() };
        let response = ui.interact(*place, id.with(("head", index)), sense);
        tell(ui, &response, column, by);
        paint(ui, *place, column, by, &response);
        if response.clicked() {
            pressed = Some(index);
        }
    }
    let p = look(ui.ctx()).palette;
    ui.painter().hline(rect.x_range(), rect.bottom() - p.line / 2.0, p.hair());
    pressed
}

fn tell(ui: &Ui, response: &Response, column: &Column<'_>, by: Option<Sort>) {
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), plain(column.title)));
    ui.ctx().accesskit_node_builder(response.id, |node| match by {
        Some(Sort { down: false, .. }) => node.set_sort_direction(SortDirection::Ascending),
        Some(Sort { down: true, .. }) => node.set_sort_direction(SortDirection::Descending),
        None => {}
    });
}

fn paint(ui: &Ui, place: Rect, column: &Column<'_>, by: Option<Sort>, response: &Response) {
    let look = look(ui.ctx());
    let p = look.palette;
    let hand = if column.sorts { hand(response) } else { Default::default() };
    if hand.over {
        let wash = place.shrink2(vec2(space::XS, space::XXS));
        ui.painter().rect_filled(wash, CornerRadius::same(radius::SMALL), if hand.down { p.sunken } else { p.hover });
    }
    let right = column.side.is_right(look.rtl());
    let inner = place.shrink2(vec2(space::M, 0.0));
    let arrow = if column.sorts { size::ICON_SMALL + space::XS } else { 0.0 };
    let setting = Setting {
        overflow: Overflow::Elide,
        width: Some((inner.width() - arrow).max(1.0)),
        ..Setting::new(ui.ctx(), Kind::Label)
    };
    let words = set(ui.ctx(), column.title, &setting);
    let ink = if by.is_some() || hand.over { p.ink } else { p.muted };
    // Over numbers the words end where the numbers end; the arrow stands on their inner side.
    let mut run = Run { rect: inner, at: 0.0, rtl: right };
    let towards = if right { Direction::Rtl } else { Direction::Ltr };
    words.paint_in(ui.painter(), run.take(words.size()), Align::Start, towards, ink);
    run.at += space::XS;
    let place_of_arrow = run.take(Vec2::splat(size::ICON_SMALL));
    match by {
        Some(Sort { down, .. }) => {
            let icon = if down { Icon::ChevronDown } else { Icon::ChevronUp };
            icon.paint(ui.painter(), place_of_arrow, p.accent_ink, false);
        }
        None if hand.over => Icon::ChevronUp.paint(ui.painter(), place_of_arrow, p.edge, false),
        None => {}
    }
    if hand.keys {
        let ring = place.shrink2(vec2(space::XS, space::XXS));
        ui.painter().rect_stroke(ring, CornerRadius::same(radius::SMALL), p.ring(), StrokeKind::Inside);
    }
}
