//! Section 1: which service. Part of the name in either language finds it; the arrows and Enter choose.

use egui::{CornerRadius, Key, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::draft::Draft;
use super::spot::Spot;
use super::walk::{Under, Walk};
use super::{Memory, View};
use crate::domain::Service;
use crate::text::plain;
use crate::ui::text::{Field, Flow, Text};
use crate::ui::theme::{Kind, look, radius, size, space};
use crate::ui::widgets::{Button, Chip, Tone, column, ends, tip, wrapped};
use crate::ui::words;

/// Rows in sight before the list scrolls.
const SEEN: f32 = 6.5;
const ROW: f32 = 52.0;

pub fn show(ui: &mut Ui, view: &View<'_>, draft: &mut Draft, memory: &mut Memory, walk: &mut Walk<'_>) {
    match walk.sheet.service {
        Some(service) if draft.service_query.is_empty() => chosen(ui, service, draft, walk),
        _ => find(ui, view, draft, memory, walk),
    }
}

fn chosen(ui: &mut Ui, service: &Service, draft: &mut Draft, walk: &mut Walk<'_>) {
    let tr = walk.tr;
    Text::new(&tr.pick(&service.name).to_owned()).strong().show(ui);
    facts(ui, service, walk);
    if draft.completes.is_some() {
        return;
    }
    ui.add_space(space::XS);
    let change = Button::quiet(&tr.service_change()).small().show(ui);
    walk.meet(ui, &Spot::Service, &change, change.id);
    if change.clicked() {
        // A space starts the search without losing the service until another one is taken.
        draft.service_query = " ".to_owned();
        *walk.wanted = Some(Spot::Service);
    }
}

/// Who does it, how long it takes, and whether that was checked.
fn facts(ui: &mut Ui, service: &Service, walk: &Walk<'_>) {
    let tr = walk.tr;
    wrapped(ui, |ui| {
        let line = format!("{} · {}", tr.pick(&service.department).to_owned(), words::limit(service.limit, tr));
        Text::new(&line).kind(Kind::Table).muted().show(ui);
        if !service.verified.duration && service.limit.is_some() {
            let chip = Chip::new(Tone::Warning, &tr.service_unverified()).show(ui);
            tip(chip, &tr.service_unverified_why());
        }
    });
}

fn find(ui: &mut Ui, view: &View<'_>, draft: &mut Draft, memory: &mut Memory, walk: &mut Walk<'_>) {
    let tr = walk.tr;
    let found = view.book.catalogue.find(draft.service_query.trim());
    let field = Field::new(&mut draft.service_query, "service").flow(Flow::FirstStrong).max(80);
    let help = tr.service_find_help();
    let changed = walk.field(ui, Spot::Service, &tr.service_find(), field, 0, Under { help: &help, ..Under::default() });
    if changed {
        memory.service_row = 0;
    }
    let here = walk.found == Some(Spot::Service);
    let (up, down) = ui.input(|input| (input.key_pressed(Key::ArrowUp), input.key_pressed(Key::ArrowDown)));
    let last = found.len().saturating_sub(1);
    if here && down {
        memory.service_row = (memory.service_row + 1).min(last);
    }
    if here && up {
        memory.service_row = memory.service_row.saturating_sub(1);
    }
    memory.service_row = memory.service_row.min(last);
    if found.is_empty() {
        Text::new(&tr.service_none(draft.service_query.trim())).show(ui);
        Text::new(&tr.service_none_next()).muted().show(ui);
        return;
    }
    let clicked = list(ui, &found, memory.service_row, here && (up || down || changed), walk);
    let entered = walk.leave == Some(Spot::Service);
    if let Some(row) = clicked.or(entered.then_some(memory.service_row)) {
        draft.choose_service(&found[row].code);
        walk.leave = Some(Spot::Service);
    }
}

fn list(ui: &mut Ui, found: &[&Service], at: usize, follow: bool, walk: &Walk<'_>) -> Option<usize> {
    let mut clicked = None;
    Text::new(&walk.tr.service_count(found.len())).kind(Kind::Small).muted().show(ui);
    ScrollArea::vertical().id_salt("services").max_height(ROW * SEEN).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let view = ui.clip_rect();
        for (row, service) in found.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
            if follow && row == at {
                ui.scroll_to_rect(rect, None);
            }
            let name = walk.tr.pick(&service.name).to_owned();
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, row == at, plain(&name)));
            if response.clicked() {
                clicked = Some(row);
            }
            if !view.intersects(rect) {
                continue;
            }
            let p = look(ui.ctx()).palette;
            let fill = if row == at { p.accent_wash } else if response.hovered() { p.hover } else { p.surface };
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
            let inside = egui::UiBuilder::new().max_rect(rect.shrink2(vec2(space::M, space::XS))).id_salt(row);
            let mut inside = ui.new_child(inside);
            one(&mut inside, service, &name, walk);
        }
    });
    clicked
}

fn one(ui: &mut Ui, service: &Service, name: &str, walk: &Walk<'_>) {
    column(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        Text::new(name).elide().show(ui);
        ends(
            ui,
            |ui| {
                ui.set_height(size::TARGET);
                let width = ui.available_width() - 110.0;
                let department = walk.tr.pick(&service.department).to_owned();
                Text::new(&department).kind(Kind::Small).muted().width(width).elide().show(ui);
            },
            |ui| drop(Text::new(&crate::text::isolate(&service.code)).kind(Kind::Small).faint().show(ui)),
        );
    });
}
