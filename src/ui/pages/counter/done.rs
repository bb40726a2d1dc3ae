//! After the commit: the numbers large enough to be read out, the papers as they come out of the
//! printer, and the next citizen one key away.

use egui::{Ui, vec2};

use super::paper::{Picture, paint};
use super::{Done, View};
use crate::app::PaperKind;
use crate::domain::case::Stage;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, breaks, look, size, space};
use crate::ui::widgets::{Button, Card, Icon, Part, TabItem, divider, gap, row, scroll, side_by_side, tabs};
use crate::ui::words;

pub fn show(ui: &mut Ui, view: &View<'_>, done: &Done, shown: &mut usize, tr: &Tr, asks: &mut Vec<Ask>) {
    let wide = match ui.available_width() {
        breaks::WIDE.. => size::NUMBERS_WIDE,
        breaks::NARROW.. => size::NUMBERS,
        _ => size::NUMBERS_NARROW,
    };
    let one_column = ui.available_width() < wide * 2.0;
    if one_column {
        scroll(ui, "done", |ui| {
            Card::new().show(ui, |ui| numbers(ui, done, tr, asks));
            gap(ui);
            let place = vec2(ui.available_width(), size::PAPERS);
            ui.allocate_ui(place, |ui| papers(ui, done, shown, tr, asks));
        });
    } else {
        side_by_side(ui, &[Part::Fixed(wide), Part::Share(1.0)], space::L, |ui, at| match at {
            0 => scroll(ui, "numbers", |ui| drop(Card::new().show(ui, |ui| numbers(ui, done, tr, asks)))),
            _ => papers(ui, done, shown, tr, asks),
        });
    }
    match view.key {
        Some(KeyDeed::NextCitizen | KeyDeed::NewCase) => asks.push(Ask::NextCitizen),
        Some(KeyDeed::OpenCase) => asks.push(Ask::OpenCase(done.registered.case.to_string())),
        Some(KeyDeed::Print) => asks.extend(in_view(done, *shown).map(|paper| print_it(done, paper))),
        _ => {}
    }
}

fn numbers(ui: &mut Ui, done: &Done, tr: &Tr, asks: &mut Vec<Ask>) {
    let registered = &done.registered;
    let p = look(ui.ctx()).palette;
    row(ui, |ui| {
        let (icon, signal) = match registered.stage {
            stage if stage.is_complete() => (Icon::Check, p.done),
            _ => (Icon::Clock, p.warning),
        };
        icon.show(ui, size::ICON_LARGE, signal.ink);
        Text::new(&title(registered.stage, tr)).kind(Kind::Page).color(signal.ink).show(ui);
    });
    Text::new(&done.name).muted().show(ui);
    divider(ui);
    if let Some(ticket) = &registered.ticket {
        Text::new(&tr.done_ticket()).kind(Kind::Label).muted().show(ui);
        Text::new(&isolate(ticket.as_str())).kind(Kind::Ticket).accent().show(ui);
    }
    number(ui, &tr.done_case(), registered.case.as_str());
    if let Some(receipt) = &registered.receipt {
        number(ui, &tr.done_receipt(), receipt.as_str());
    }
    Text::new(&tr.done_due()).kind(Kind::Label).muted().show(ui);
    Text::new(&due(done, tr)).strong().show(ui);
    ui.add_space(space::L);
    let next = tr.done_next();
    let button = Button::primary(&next).large().wide().shortcut(keys::cap(KeyDeed::NextCitizen)).show(ui);
    if ui.memory(|memory| memory.focused().is_none()) {
        button.request_focus();
    }
    if button.clicked() {
        asks.push(Ask::NextCitizen);
    }
    ui.add_space(space::XS);
    let open = tr.done_open_case();
    if Button::quiet(&open).icon(Icon::Folder).flush().key(keys::cap(KeyDeed::OpenCase)).show(ui).clicked() {
        asks.push(Ask::OpenCase(registered.case.to_string()));
    }
}

fn number(ui: &mut Ui, name: &str, number: &str) {
    Text::new(name).kind(Kind::Label).muted().show(ui);
    Text::new(&isolate(number)).kind(Kind::Page).show(ui);
    ui.add_space(space::XS);
}

fn title(stage: Stage, tr: &Tr) -> String {
    match stage {
        Stage::Gathering | Stage::Returned => tr.done_incomplete(),
        Stage::AwaitingPayment => tr.done_unpaid(),
        Stage::Received | Stage::Approved | Stage::Refused => tr.done_registered(),
    }
}

fn due(done: &Done, tr: &Tr) -> String {
    match (done.registered.stage, done.registered.due) {
        (Stage::Gathering | Stage::Returned, _) => tr.done_clock_waits(done.registered.missing),
        (Stage::AwaitingPayment, _) => tr.done_clock_waits_fee(),
        (Stage::Received | Stage::Approved | Stage::Refused, Some(due)) => tr.date_full(due),
        (Stage::Received | Stage::Approved | Stage::Refused, None) => tr.done_no_due(),
    }
}

/// One paper at a time, as large as there is room; the others are a tab away.
fn papers(ui: &mut Ui, done: &Done, shown: &mut usize, tr: &Tr, asks: &mut Vec<Ask>) {
    Text::new(&tr.done_papers()).kind(Kind::Title).show(ui);
    let names: Vec<String> = done.pictures.iter().map(|picture| words::paper(picture.paper, tr)).collect();
    let digit = if keys::is_typing(ui.ctx()) { None } else { keys::digit(ui.ctx(), 1..=names.len()) };
    *shown = digit.map_or(*shown, |digit| digit - 1).min(names.len().saturating_sub(1));
    let Some(picture) = done.pictures.get(*shown) else {
        Text::new(&tr.paper_drawing()).muted().show(ui);
        return;
    };
    let items: Vec<TabItem<'_>> = names.iter().map(|name| TabItem::new(name)).collect();
    tabs(ui, shown, &items);
    if done.printed > 0 {
        Text::new(&tr.done_came_out(done.printed)).kind(Kind::Table).muted().show(ui);
    }
    ui.add_space(space::S);
    print(ui, picture, done, tr, asks);
    ui.add_space(space::XS);
    let room = ui.available_rect_before_wrap().shrink2(vec2(space::XXS, space::XS));
    paint(ui, room, picture, tr);
}

/// The paper that is looked at; before the pictures have come, the first that will be.
fn in_view(done: &Done, shown: usize) -> Option<PaperKind> {
    let registered = &done.registered;
    let mut owed = PaperKind::owed(registered.stage, registered.receipt.is_some(), registered.ticket.is_some());
    done.pictures.get(shown).map(|picture| picture.paper).or_else(|| owed.next())
}

fn print_it(done: &Done, paper: PaperKind) -> Ask {
    Ask::Print { case: done.registered.case.to_string(), paper }
}

fn print(ui: &mut Ui, picture: &Picture, done: &Done, tr: &Tr, asks: &mut Vec<Ask>) {
    row(ui, |ui| {
        // What came out with the commit is the first; another one is a copy and says so.
        let first = done.printed == 0;
        let paper = words::paper(picture.paper, tr);
        let name = if first { tr.case_print(paper) } else { tr.done_print_again(paper) };
        if Button::secondary(&name).icon(Icon::Printer).key(keys::cap(KeyDeed::Print)).show(ui).clicked() {
            asks.push(print_it(done, picture.paper));
        }
        if !picture.no.is_empty() {
            Text::new(&isolate(&picture.no)).kind(Kind::Table).muted().show(ui);
        }
    });
}
