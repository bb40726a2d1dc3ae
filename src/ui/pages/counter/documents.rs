//! Section 2: the papers of the service. Each is marked as the clerk sees it, and takes its files by
//! dialog or by dropping them on it.

use egui::{CornerRadius, Role, Stroke, StrokeKind, Ui, WidgetInfo};

use super::draft::{Draft, PaperDraft};
use super::spot::Spot;
use super::walk::Walk;
use super::{Memory, View};
use crate::domain::case::DocumentState;
use crate::domain::catalogue::RequiredDocument;
use crate::i18n::Tr;
use crate::text::{isolate, plain};
use crate::ui::ask::{Ask, AttachTo};
use crate::ui::pages::tray::{self, Targets};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, radius, size, space};
use crate::ui::widgets::{Button, Checkbox, Icon, IconButton, ends, key_hint, row, wrapped};
use crate::ui::{keys, words};

/// In the order of the strip, and of the digits that choose.
const STATES: [DocumentState; 5] = [
    DocumentState::OriginalSeen,
    DocumentState::CopyKept,
    DocumentState::OriginalSeenCopyKept,
    DocumentState::Promised,
    DocumentState::Missing,
];

pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    draft: &mut Draft,
    memory: &mut Memory,
    walk: &mut Walk<'_>,
    asks: &mut Vec<Ask>,
) {
    let Some(service) = walk.sheet.service else { return };
    let tr = walk.tr;
    if service.documents.is_empty() {
        Text::new(&tr.documents_none()).muted().show(ui);
        return;
    }
    let count = service.documents.len() as u16;
    let has_scanner = view.tray.view.scanning.scanner.is_some();
    if has_scanner {
        row(ui, |ui| tray::bring_in(ui, view.tray, tr, asks));
    }
    ends(
        ui,
        |ui| mark_all(ui, count, draft, walk),
        |ui| {
            if !has_scanner {
                tray::bring_in(ui, view.tray, tr, asks);
            }
        },
    );
    let papers: Vec<(u16, String)> =
        (1..).zip(&service.documents).map(|(no, document)| (no, tr.pick(&document.name).to_owned())).collect();
    let in_hand = match walk.at {
        Some(Spot::Paper(no)) => Some(no),
        _ => None,
    };
    let targets = Targets { to: AttachTo::Sheet, papers: &papers, in_hand };
    tray::show(ui, view.tray, &targets, tr, &mut memory.tray, asks);
    memory.papers.clear();
    for (no, document) in (1..).zip(&service.documents) {
        let top = ui.cursor().top();
        paper(ui, view, no, document, draft, walk, asks);
        let rect = egui::Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top());
        memory.papers.push((no, rect));
        if view.dragging {
            drop_place(ui, rect);
        }
    }
}

/// Most people bring everything: one press marks what was not looked at yet, and exceptions are marked after it.
fn mark_all(ui: &mut Ui, count: u16, draft: &mut Draft, walk: &mut Walk<'_>) {
    let unmarked = (1..=count).any(|no| draft.paper_state(no).is_none());
    let words = walk.tr.documents_mark_all();
    let button = Button::quiet(&words).icon(Icon::Check).small().flush().shortcut("0");
    if unmarked && (button.show(ui).clicked() || walk.zero(ui)) {
        for no in 1..=count {
            draft.paper(no).state.get_or_insert(DocumentState::OriginalSeenCopyKept);
        }
        walk.leave = Some(Spot::Paper(count));
    }
}

fn paper(
    ui: &mut Ui,
    view: &View<'_>,
    no: u16,
    document: &RequiredDocument,
    draft: &mut Draft,
    walk: &mut Walk<'_>,
    asks: &mut Vec<Ask>,
) {
    let tr = walk.tr;
    ui.spacing_mut().item_spacing.y = space::XS;
    let number = tr.number(i64::from(no));
    let optional = if document.required { String::new() } else { format!(" ({})", tr.documents_optional()) };
    Text::new(&format!("{number}. {}{optional}", tr.pick(&document.name).to_owned())).show(ui);
    let names: Vec<String> = STATES.iter().map(|state| words::document_state(*state, tr)).collect();
    let choices: Vec<(DocumentState, &str)> = STATES.into_iter().zip(names.iter().map(String::as_str)).collect();
    let mut state = draft.paper_state(no);
    ends(
        ui,
        |ui| {
            if walk.choices(ui, Spot::Paper(no), &tr.documents_state_of(tr.number(no)), &mut state, &choices) {
                draft.paper(no).state = state;
            }
            if draft.papers.get(&no).is_some_and(PaperDraft::may_be_scanned_later) {
                scan_later(ui, no, draft, tr);
            }
            // Where the keyboard is, its digits are told.
            if walk.found == Some(Spot::Paper(no)) && ui.available_width() > size::BESIDE_STRIP {
                key_hint(ui, if tr.direction().is_rtl() { "5 … 1" } else { "1 … 5" });
            }
        },
        |ui| {
            let words = tr.documents_attach();
            let attach = Button::quiet(&words).icon(Icon::Plus).small().key(keys::cap(keys::KeyDeed::Attach)).show(ui);
            let name = plain(&tr.documents_attach_to(tr.number(no)));
            attach.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
            if attach.clicked() {
                asks.push(Ask::ChooseFiles { paper: no });
            }
            if view.attaching.contains(&no) {
                Text::new(&tr.documents_attaching()).kind(Kind::Small).muted().show(ui);
            }
        },
    );
    files(ui, no, draft, walk);
    let in_hand = walk.at == Some(Spot::Paper(no));
    if in_hand && view.key == Some(keys::KeyDeed::Attach) {
        asks.push(Ask::ChooseFiles { paper: no });
    }
    ui.add_space(space::S);
}

/// It is there and the scanner is not, or the queue is long: its pages are owed.
fn scan_later(ui: &mut Ui, no: u16, draft: &mut Draft, tr: &Tr) {
    let paper = draft.paper(no);
    let words = tr.scan_later();
    let later = Checkbox::new(&mut paper.scan_later, &words).show(ui);
    let name = plain(&tr.scan_later_of(tr.number(no)));
    let on = paper.scan_later;
    later.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name.clone()));
}

fn files(ui: &mut Ui, no: u16, draft: &mut Draft, walk: &mut Walk<'_>) {
    let Some(paper) = draft.papers.get_mut(&no).filter(|paper| !paper.files.is_empty()) else { return };
    let mut taken_off = None;
    wrapped(ui, |ui| {
        for (index, file) in paper.files.iter().enumerate() {
            row_of_file(ui, &file.name, walk, || taken_off = Some(index));
        }
    });
    if let Some(index) = taken_off {
        paper.files.remove(index);
        *walk.wanted = Some(Spot::Paper(no));
    }
}

fn row_of_file(ui: &mut Ui, name: &str, walk: &Walk<'_>, mut take_off: impl FnMut()) {
    let p = look(ui.ctx()).palette;
    egui::Frame::new().fill(p.sunken).corner_radius(CornerRadius::same(radius::SMALL)).inner_margin(space::XS).show(
        ui,
        |ui| {
            row(ui, |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                Icon::Document.show(ui, size::ICON_SMALL, p.muted);
                Text::new(&isolate(name)).kind(Kind::Small).width(size::FILE_NAME).elide().show(ui);
                if IconButton::new(Icon::Close, &walk.tr.documents_remove(name)).small().show(ui).clicked() {
                    take_off();
                }
            });
        },
    );
}

/// Where a dragged file can be dropped.
fn drop_place(ui: &Ui, rect: egui::Rect) {
    let p = look(ui.ctx()).palette;
    let over = ui.ctx().pointer_latest_pos().is_some_and(|at| rect.contains(at));
    let stroke = Stroke::new(if over { p.ring } else { p.line }, p.accent_ink);
    let around = egui::vec2(space::S, -space::XXS);
    ui.painter().rect_stroke(rect.expand2(around), CornerRadius::same(radius::CONTROL), stroke, StrokeKind::Inside);
}
