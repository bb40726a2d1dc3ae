//! Scanned pages as a strip: looked at, turned, put in order, thrown away, and attached to a document by its digit.
//! It stands where documents are asked for; which ones, it is told.

use std::collections::HashMap;

use egui::{
    CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, TextureHandle, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::app::pages::{Done, Ended, Page, PagesView, Scanning};
use crate::app::{Flaw, Source, Wish};
use crate::error;
use crate::i18n::Tr;
use crate::text::plain;
use crate::ui::ask::{Ask, AttachTo, OfPages};
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, breaks, look, radius, size, space};
use crate::ui::widgets::{
    Banner, Button, Chosen, Icon, IconButton, Progress, Tone, column, ends, focus_ring, row, tip, wrapped,
};
use crate::ui::words;

/// The tray as the window knows it.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    pub view: &'a PagesView,
    /// By the page's hash and how it is turned.
    pub pictures: &'a HashMap<(String, u8), TextureHandle>,
}

/// Where pages can go from here.
pub struct Targets<'a> {
    pub to: AttachTo,
    /// Documents by their place from 1, with their names.
    pub papers: &'a [(u16, String)],
    /// The one that is in hand.
    pub in_hand: Option<u16>,
}

/// What is chosen in the strip.
#[derive(Default)]
pub struct Draft {
    /// The page that is marked.
    pub marked: Option<u64>,
    /// The strip is to get the keyboard.
    pub wanted: bool,
}

/// The one line from which pages are brought in.
pub fn bring_in(ui: &mut Ui, seen: Seen<'_>, tr: &Tr, asks: &mut Vec<Ask>) {
    if seen.view.work.as_ref().is_some_and(|work| work.task == Done::Scan) {
        if Button::secondary(&tr.pages_stop()).icon(Icon::Stopped).small().show(ui).clicked() {
            asks.push(Ask::OfPages(OfPages::Stop));
        }
        return;
    }
    let words = tr.pages_scan();
    let scan = Button::quiet(&words).icon(Icon::Scanner).small().flush().key(keys::cap(KeyDeed::Scan));
    let scanning = &seen.view.scanning;
    if scanning.scanner.is_some() {
        if scan.enabled(seen.view.work.is_none()).show(ui).clicked() {
            asks.push(Ask::OfPages(OfPages::Scan));
        }
        source(ui, scanning, tr, asks);
    }
    if Button::quiet(&tr.pages_from_file()).icon(Icon::Document).small().show(ui).clicked() {
        asks.push(Ask::OfPages(OfPages::ChooseFiles));
    }
}

/// From where, told and changed by one press: the glass, the feeder, both sides.
fn source(ui: &mut Ui, scanning: &Scanning, tr: &Tr, asks: &mut Vec<Ask>) {
    let (now, drop_blank) = (scanning.wish.source, scanning.drop_blank);
    let words = words::source(now, tr);
    let button = Button::quiet(&words).icon(Icon::Transfer).small().why(&tr.scanner_source()).show(ui);
    let name = plain(&format!("{}: {words}", tr.scanner_source()));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
    if button.clicked() {
        let at = Source::ALL.iter().position(|source| *source == now).unwrap_or(0);
        let wish = Wish { source: Source::ALL[(at + 1) % Source::ALL.len()], ..scanning.wish.clone() };
        asks.push(Ask::OfPages(OfPages::ScanSo { wish, drop_blank }));
    }
}

/// The strip; nothing while there is nothing to show.
pub fn show(ui: &mut Ui, seen: Seen<'_>, targets: &Targets<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    // One place in the page whatever it holds: what comes after it keeps the keyboard when pages come in.
    ui.push_id("tray", |ui| column(ui, |ui| inside(ui, seen, targets, tr, draft, asks)));
}

fn inside(ui: &mut Ui, seen: Seen<'_>, targets: &Targets<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let view = seen.view;
    under_way(ui, view, tr);
    if let Some(ended) = &view.ended {
        how_it_ended(ui, ended, tr, asks);
    }
    if view.pages.is_empty() {
        draft.wanted = false;
        return;
    }
    let at = marked(view, draft);
    ends(
        ui,
        |ui| {
            Text::new(&tr.pages_title()).kind(Kind::Label).show(ui);
            Text::new(&tr.pages_count(view.pages.len())).kind(Kind::Small).muted().show(ui);
        },
        |ui| tools(ui, view, at, tr, asks),
    );
    attach(ui, view, at, targets, tr, draft, asks);
    flaws(ui, &view.pages[at], tr);
    strip(ui, seen, at, targets, tr, draft, asks);
    ui.add_space(space::S);
}

/// The place of the marked page: another one when it has gone.
fn marked(view: &PagesView, draft: &mut Draft) -> usize {
    let at = view.pages.iter().position(|page| Some(page.no) == draft.marked).unwrap_or(0);
    draft.marked = Some(view.pages[at].no);
    at
}

fn under_way(ui: &mut Ui, view: &PagesView, tr: &Tr) {
    let Some(work) = view.work.as_ref().filter(|work| work.task == Done::Scan) else { return };
    let words = match work.percent {
        Some(percent) => tr.pages_under_way_percent(work.pages, tr.number(percent)),
        None => tr.pages_under_way(work.pages),
    };
    Text::new(&words).kind(Kind::Table).show(ui);
    let done = work.percent.map_or(0.0, |percent| f32::from(percent) / f32::from(100_u8));
    Progress::new(done, &words).show(ui);
}

fn how_it_ended(ui: &mut Ui, ended: &Ended, tr: &Tr, asks: &mut Vec<Ask>) {
    if ended.task != Done::Scan {
        return;
    }
    let put_away = tr.window_close_note();
    let Some(fault) = &ended.fault else {
        if ended.blank > 0 {
            let words = format!("{}; {}", tr.pages_ended(ended.pages), tr.pages_blank(ended.blank));
            Text::new(&words).kind(Kind::Small).muted().show(ui);
        }
        return;
    };
    let said = error::scan(fault, tr);
    let kept = if ended.pages > 0 { tr.pages_ended_kept(ended.pages) } else { String::new() };
    let next = format!("{} {kept}", said.next);
    let again = tr.pages_scan();
    match Banner::new(Tone::Warning, &said.what).detail(next.trim()).action(&again).other(&put_away).choose(ui) {
        Some(Chosen::Action) => asks.push(Ask::OfPages(OfPages::Scan)),
        Some(Chosen::Other) => asks.push(Ask::OfPages(OfPages::Stop)),
        None => {}
    }
    ui.add_space(space::S);
}

/// What can be done with the marked page, besides attaching it.
fn tools(ui: &mut Ui, view: &PagesView, at: usize, tr: &Tr, asks: &mut Vec<Ask>) {
    let page = &view.pages[at];
    let turns = page.media != "application/pdf";
    let mut tool = |ui: &mut Ui, icon: Icon, name: &str, key: &str, enabled: bool, ask: OfPages| {
        if IconButton::new(icon, name).small().key(key).enabled(enabled).show(ui).clicked() {
            asks.push(Ask::OfPages(ask));
        }
    };
    let page = page.no;
    tool(ui, Icon::TurnBack, &tr.pages_turn_back(), "Shift+R", turns, OfPages::Turn { page, quarters: 3 });
    tool(ui, Icon::Turn, &tr.pages_turn(), "R", turns, OfPages::Turn { page, quarters: 1 });
    // Reading goes down the strip: earlier is up in any language.
    tool(ui, Icon::ChevronUp, &tr.pages_earlier(), "Ctrl+←", at > 0, OfPages::Move { page, place: at });
    let last = at + 1 == view.pages.len();
    tool(ui, Icon::ChevronDown, &tr.pages_later(), "Ctrl+→", !last, OfPages::Move { page, place: at + 2 });
    tool(ui, Icon::Close, &tr.pages_remove(), "Del", true, OfPages::Remove(vec![page]));
}

/// The pages in their order, as small pictures.
fn strip(
    ui: &mut Ui,
    seen: Seen<'_>,
    at: usize,
    targets: &Targets<'_>,
    tr: &Tr,
    draft: &mut Draft,
    asks: &mut Vec<Ask>,
) {
    let count = seen.view.pages.len();
    let group = ui.make_persistent_id("tray");
    let at = by_keys(ui, group, seen.view, at, targets, draft, asks);
    let across = ((ui.available_width() + space::S) / (size::PAGE.x + space::S)).floor().max(1.0) as usize;
    // The documents below are what the pages are for.
    let most = if ui.ctx().content_rect().height() < breaks::LOW { 1 } else { 2 };
    let places = (across * most).min(count);
    // As many as there is room for, around the marked one: to mark the last of them brings the next.
    let first = at.saturating_sub(places / 2).min(count - places);
    ui.spacing_mut().item_spacing = vec2(space::S, space::S);
    wrapped(ui, |ui| {
        for (index, page) in seen.view.pages.iter().enumerate().skip(first).take(places) {
            let one = thumb(ui, group.with(page.no), seen, page, index, index == at, tr);
            if one.clicked() {
                draft.marked = Some(page.no);
                one.request_focus();
            }
            if index == at && std::mem::take(&mut draft.wanted) {
                one.request_focus();
            }
        }
    });
}

/// What keys do while the strip has the keyboard: the place of the page that is marked after them.
fn by_keys(
    ui: &Ui,
    group: Id,
    view: &PagesView,
    at: usize,
    targets: &Targets<'_>,
    draft: &mut Draft,
    asks: &mut Vec<Ask>,
) -> usize {
    let page = view.pages[at].no;
    let id = group.with(page);
    if !ui.memory(|memory| memory.has_focus(id)) {
        return at;
    }
    let ours = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, ours));
    let rtl = look(ui.ctx()).rtl();
    let step = |modifiers: Modifiers| {
        let (left, right) = ui.input_mut(|input| {
            (input.consume_key(modifiers, Key::ArrowLeft), input.consume_key(modifiers, Key::ArrowRight))
        });
        let (on, back) = if rtl { (left, right) } else { (right, left) };
        i32::from(on) - i32::from(back)
    };
    let last = view.pages.len() - 1;
    let (moves, walks) = (step(Modifiers::CTRL), step(Modifiers::NONE));
    let beside = |step: i32| at.saturating_add_signed(step as isize).min(last);
    if moves != 0 && beside(moves) != at {
        asks.push(Ask::OfPages(OfPages::Move { page, place: beside(moves) + 1 }));
    }
    if let Some(modifiers) = keys::at_place(ui.ctx(), Key::R) {
        asks.push(Ask::OfPages(OfPages::Turn { page, quarters: if modifiers.shift { 3 } else { 1 } }));
    }
    let removes = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete));
    let digit = targets.papers.last().and_then(|(most, _)| keys::digit(ui.ctx(), 1..=usize::from(*most).min(9)));
    let paper = digit.map(|digit| digit as u16).filter(|paper| targets.papers.iter().any(|(no, _)| no == paper));
    if let Some(paper) = paper {
        asks.push(Ask::OfPages(OfPages::Attach { to: targets.to.clone(), paper, pages: vec![page] }));
    }
    if removes {
        asks.push(Ask::OfPages(OfPages::Remove(vec![page])));
    }
    // A page that goes hands the keyboard to the next, or to the one before where it was the last.
    let to = match removes || paper.is_some() {
        true if at < last => at + 1,
        true => at.saturating_sub(1),
        false => beside(walks),
    };
    if to != at {
        draft.marked = Some(view.pages[to].no);
        ui.memory_mut(|memory| memory.request_focus(group.with(view.pages[to].no)));
    }
    to
}

/// One page. Tab stops at the marked one.
fn thumb(ui: &mut Ui, id: Id, seen: Seen<'_>, page: &Page, index: usize, on: bool, tr: &Tr) -> Response {
    let whole = vec2(size::PAGE.x, size::PAGE.y + size::LINE);
    let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
    let response = ui.interact(rect, id, if on { Sense::click() } else { Sense::CLICK });
    let flaw = page.flaws.first();
    let name = tr.pages_name(tr.number(index as i64 + 1));
    let heard = flaw.map_or(name.clone(), |flaw| format!("{name}, {}", named(*flaw, tr)));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, plain(&heard)));
    let look = look(ui.ctx());
    let p = look.palette;
    let sheet = Rect::from_min_size(rect.min, size::PAGE);
    let corner = CornerRadius::same(radius::PAPER);
    ui.painter().rect_filled(sheet, corner, p.sunken);
    let texture = seen.pictures.get(&(page.sha256.clone(), page.turned));
    match texture {
        Some(texture) => picture(ui, sheet, texture),
        None => {
            let middle = Rect::from_center_size(sheet.center(), vec2(size::ICON_HUGE, size::ICON_HUGE));
            Icon::Document.paint(ui.painter(), middle, p.muted, look.rtl());
        }
    }
    let line = if on { Stroke::new(p.ring, p.accent_ink) } else { Stroke::new(p.line, p.hairline) };
    ui.painter().rect_stroke(sheet, corner, line, StrokeKind::Inside);
    focus_ring(ui, sheet, radius::PAPER, &response);
    let words = Rect::from_min_max(pos2(rect.left(), sheet.bottom()), rect.max);
    let mut below = ui.new_child(egui::UiBuilder::new().max_rect(words).id_salt(("words", page.no)));
    row(&mut below, |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        if let Some(flaw) = flaw {
            Icon::Warning.show(ui, size::ICON_SMALL, p.warning.ink);
            Text::new(&named(*flaw, tr))
                .kind(Kind::Small)
                .color(p.warning.ink)
                .width(ui.available_width())
                .elide()
                .show(ui);
        } else {
            Text::new(&name).kind(Kind::Small).muted().width(ui.available_width()).elide().show(ui);
        }
    });
    tip(response, &heard)
}

/// The page whole, in the middle of `sheet`.
fn picture(ui: &Ui, sheet: Rect, texture: &TextureHandle) {
    let of = texture.size_vec2();
    let scale = (sheet.width() / of.x).min(sheet.height() / of.y);
    let place = Rect::from_center_size(sheet.center(), of * scale);
    egui::Image::from_texture((texture.id(), of)).paint_at(ui, place);
}

/// What is wrong with the marked page, and what to do about it.
fn flaws(ui: &mut Ui, page: &Page, tr: &Tr) {
    for flaw in &page.flaws {
        let next = match flaw {
            Flaw::Blank => tr.page_blank_next(),
            Flaw::Dark => tr.page_dark_next(),
            Flaw::Pale => tr.page_pale_next(),
            Flaw::Skewed => tr.page_skewed_next(),
        };
        let words = format!("{}: {next}", named(*flaw, tr));
        Text::new(&words).kind(Kind::Small).color(look(ui.ctx()).palette.warning.ink).show(ui);
    }
}

fn named(flaw: Flaw, tr: &Tr) -> String {
    match flaw {
        Flaw::Blank => tr.page_blank(),
        Flaw::Dark => tr.page_dark(),
        Flaw::Pale => tr.page_pale(),
        Flaw::Skewed => tr.page_skewed(),
    }
}

/// The marked page, or all of them, to a document.
fn attach(
    ui: &mut Ui,
    view: &PagesView,
    at: usize,
    targets: &Targets<'_>,
    tr: &Tr,
    draft: &mut Draft,
    asks: &mut Vec<Ask>,
) {
    let page = view.pages[at].no;
    column(ui, |ui| {
        wrapped(ui, |ui| {
            Text::new(&tr.pages_attach_to()).kind(Kind::Label).show(ui);
            for (paper, of) in targets.papers {
                let no = tr.number(i64::from(*paper));
                let name = plain(&tr.pages_attach(no.clone()));
                let button = Button::secondary(&no).small().why(of).show(ui);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
                if button.clicked() {
                    let pages = vec![page];
                    asks.push(Ask::OfPages(OfPages::Attach { to: targets.to.clone(), paper: *paper, pages }));
                    draft.marked = view.pages.get(at + 1).map(|next| next.no);
                }
            }
            let all = targets.in_hand.filter(|_| view.pages.len() > 1);
            if let Some(paper) = all
                && Button::quiet(&tr.pages_attach_all(tr.number(i64::from(paper)))).small().show(ui).clicked()
            {
                let pages = view.pages.iter().map(|page| page.no).collect();
                asks.push(Ask::OfPages(OfPages::Attach { to: targets.to.clone(), paper, pages }));
            }
        });
    });
}
