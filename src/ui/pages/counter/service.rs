//! Section 1: which service. Part of the name in either language finds it; the arrows and Enter choose.

use egui::{CornerRadius, Key, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::draft::Draft;
use super::spot::{Part, Spot};
use super::walk::{Under, Walk};
use super::{Memory, View};
use crate::app::OfficePaper;
use crate::domain::Service;
use crate::text::{Align, Overflow, isolate, plain};
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::{Field, Flow, Setting, Text, set};
use crate::ui::theme::{Kind, hand, look, radius, size, space};
use crate::ui::widgets::{Button, Chip, Icon, Tone, scroll, tip, wrapped};
use crate::ui::words;

/// Sections whose heads stay in sight below the list.
const BELOW: f32 = (Part::ALL.len() - 1) as f32;
/// Services in sight, however little room there is.
const LEAST: usize = 3;

pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    draft: &mut Draft,
    memory: &mut Memory,
    walk: &mut Walk<'_>,
    asks: &mut Vec<Ask>,
) {
    match walk.sheet.service {
        Some(service) if draft.service_query.is_empty() => chosen(ui, view, service, draft, walk, asks),
        _ => find(ui, view, draft, memory, walk, asks),
    }
}

fn chosen(
    ui: &mut Ui,
    view: &View<'_>,
    service: &Service,
    draft: &mut Draft,
    walk: &mut Walk<'_>,
    asks: &mut Vec<Ask>,
) {
    let tr = walk.tr;
    Text::new(tr.pick(&service.name)).strong().show(ui);
    facts(ui, service, walk);
    ui.add_space(space::XS);
    wrapped(ui, |ui| {
        if draft.completes.is_none() {
            let change = Button::quiet(&tr.service_change()).small().flush().show(ui);
            walk.meet(ui, &Spot::Service, &change, change.id);
            if change.clicked() {
                // A space starts the search without losing the service until another one is taken.
                draft.service_query = " ".to_owned();
                *walk.wanted = Some(Spot::Service);
            }
        }
        ui.add_space(space::M);
        card(ui, view, service, walk, asks);
    });
}

/// What the service asks, costs and takes, on paper for whoever only wants to know.
fn card(ui: &mut Ui, view: &View<'_>, service: &Service, walk: &Walk<'_>, asks: &mut Vec<Ask>) {
    let words = walk.tr.card_print();
    let button = Button::quiet(&words).icon(Icon::Printer).small().flush().shortcut(keys::cap(KeyDeed::Print));
    if button.show(ui).clicked() || view.key == Some(KeyDeed::Print) {
        asks.push(Ask::PrintOfOffice { paper: OfficePaper::ServiceCard, of: service.code.clone() });
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

fn find(
    ui: &mut Ui,
    view: &View<'_>,
    draft: &mut Draft,
    memory: &mut Memory,
    walk: &mut Walk<'_>,
    asks: &mut Vec<Ask>,
) {
    let tr = walk.tr;
    let found = view.book.catalogue.find(draft.service_query.trim());
    let count = tr.service_count(found.len());
    let help = if draft.service_query.trim().is_empty() { tr.service_find_help() } else { count };
    let field = Field::new(&mut draft.service_query, "service").flow(Flow::FirstStrong).max(80);
    let changed =
        walk.field(ui, Spot::Service, &tr.service_find(), field, 0, Under { help: &help, ..Under::default() });
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
    // Of the marked one, while it is looked for.
    card(ui, view, found[memory.service_row], walk, asks);
    let clicked = list(ui, &found, memory.service_row, here && (up || down || changed), walk);
    let entered = walk.leave == Some(Spot::Service);
    if let Some(row) = clicked.or(entered.then_some(memory.service_row)) {
        draft.choose_service(&found[row].code);
        walk.leave = Some(Spot::Service);
    }
}

fn list(ui: &mut Ui, found: &[&Service], at: usize, follow: bool, walk: &Walk<'_>) -> Option<usize> {
    let mut clicked = None;
    let sizes = look(ui.ctx()).sizes;
    let line = sizes.option_tall;
    let below = BELOW * (sizes.fold + space::XXS) + space::XXL + space::L;
    let room = (ui.clip_rect().bottom() - ui.cursor().top() - below).max(line * LEAST as f32);
    let height = room.min(line * found.len() as f32);
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        scroll(ui, "services", |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (row, service) in found.iter().enumerate() {
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), line), Sense::CLICK);
                if follow && row == at {
                    ui.scroll_to_rect(rect, None);
                }
                let name = walk.tr.pick(&service.name);
                response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, row == at, plain(name)));
                if response.clicked() {
                    clicked = Some(row);
                }
                if ui.is_rect_visible(rect) && paint(ui, rect, service, row == at, hand(&response).over, walk) {
                    tip(response, &format!("{name} · {}", walk.tr.pick(&service.department)));
                }
            }
        });
    });
    clicked
}

/// The name over who does the work; the code at the end, for those who know it. True if something had no room.
fn paint(ui: &Ui, rect: Rect, service: &Service, on: bool, hovered: bool, walk: &Walk<'_>) -> bool {
    let look = look(ui.ctx());
    let p = look.palette;
    let fill = if on {
        p.accent_wash
    } else if hovered {
        p.hover
    } else {
        p.surface
    };
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
    let inner = rect.shrink2(vec2(space::L, space::XS));
    let (upper, lower) = inner.split_top_bottom_at_y(inner.top() + Kind::Body.line());
    let line = |text: &str, kind: Kind, width: f32, place: Rect, align: Align, ink| {
        let setting = Setting { overflow: Overflow::Elide, width: Some(width), ..Setting::new(ui.ctx(), kind) };
        let words = set(ui.ctx(), text, &setting);
        words.paint_in(ui.painter(), place, align, look.direction, ink);
        words.elided()
    };
    let (code, room) = (size::CODE_COLUMN - space::S, lower.width() - size::CODE_COLUMN);
    line(&isolate(&service.code), Kind::Small, code, lower, Align::End, p.faint);
    let name = line(walk.tr.pick(&service.name), Kind::Body, upper.width(), upper, Align::Start, p.ink);
    let by = line(walk.tr.pick(&service.department), Kind::Small, room, lower, Align::Start, p.muted);
    name || by
}
