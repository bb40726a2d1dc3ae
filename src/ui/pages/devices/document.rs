//! The document scanner of this station: which it is and how it is, others that were found, how pages are scanned,
//! and the folder that is watched where another device puts scans.

use egui::Ui;

use super::View;
use crate::app::pages::{Done, PagesView, Scanning};
use crate::app::{Address, Colour, Fault, Source, Wish};
use crate::error;
use crate::i18n::Tr;
use crate::text::{Direction, isolate};
use crate::ui::ask::{Ask, OfPages};
use crate::ui::text::{Field, Flow, Text};
use crate::ui::theme::{Kind, size, space};
use crate::ui::widgets::{
    Button, Card, Checkbox, Chip, Icon, Part, TextField, Tone, beside_or_below, divider, ends, gap, row, scroll,
    segments, wrapped,
};
use crate::ui::words;

/// Resolutions to choose from, in dots per inch: a page of text is read well at 200.
const DPI: [u16; 4] = [100, 150, 200, 300];

/// What is half-typed.
#[derive(Default)]
pub struct Draft {
    address: String,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    scroll(ui, "document scanner", |ui| {
        let parts = [Part::Share(1.2), Part::Share(1.0)];
        beside_or_below(ui, size::CHOICES_LEAST, &parts, space::L, |ui, at| match at {
            0 => {
                Card::new().show(ui, |ui| standing(ui, view, tr, asks));
                if view.may_set_up {
                    ui.add_space(space::L);
                    Card::new().title(&tr.scanner_found()).show(ui, |ui| others(ui, view.pages, tr, draft, asks));
                }
            }
            _ => {
                if view.may_scan {
                    Card::new().title(&tr.pages_scan()).show(ui, |ui| manner(ui, &view.pages.scanning, tr, asks));
                    ui.add_space(space::L);
                }
                Card::new().title(&tr.scanner_folder()).show(ui, |ui| folder(ui, view, tr, asks));
            }
        });
    });
}

/// How the scanner is, why, and what to do next.
fn state(pages: &PagesView, tr: &Tr) -> (Tone, String, Vec<String>) {
    if pages.scanning.scanner.is_none() {
        return (Tone::Warning, tr.scanner_none(), vec![tr.scanner_none_why(), tr.scanner_none_next()]);
    }
    if pages.work.as_ref().is_some_and(|work| work.task != Done::Find) {
        return (Tone::Note, tr.scanner_working(), vec![]);
    }
    match &pages.ended {
        None => (Tone::Warning, tr.scanner_untried(), vec![tr.scanner_untried_next()]),
        Some(ended) => match &ended.fault {
            None => (Tone::Done, tr.scanner_ready(), vec![]),
            Some(fault) => {
                let said = error::scan(fault, tr);
                let tone = if fault.is_of_the_pages() { Tone::Warning } else { Tone::Late };
                let state = if fault.is_of_the_pages() { tr.scanner_ready() } else { tr.scanner_failed() };
                (tone, state, vec![said.what, said.next])
            }
        },
    }
}

fn standing(ui: &mut Ui, view: &View<'_>, tr: &Tr, asks: &mut Vec<Ask>) {
    let pages = view.pages;
    let (tone, state, words) = state(pages, tr);
    let scanner = pages.scanning.scanner.as_ref();
    let title = scanner.map_or_else(|| tr.scanner_title(), |scanner| isolate(&name_of(pages, scanner)));
    row(ui, |ui| {
        Text::new(&title).strong().show(ui);
        Chip::new(tone, &state).show(ui);
    });
    for words in &words {
        Text::new(words).kind(Kind::Table).show(ui);
    }
    let Some(scanner) = scanner else { return };
    if name_of(pages, scanner) != scanner.text() {
        Text::new(&isolate(scanner.text())).kind(Kind::Small).muted().show(ui);
    }
    if !view.may_set_up {
        return;
    }
    wrapped(ui, |ui| {
        let words = if trying(pages) { tr.scanner_trying() } else { tr.scanner_try() };
        let idle = pages.work.is_none();
        if Button::secondary(&words).icon(Icon::Scanner).enabled(idle).show(ui).clicked() {
            asks.push(Ask::OfPages(OfPages::TryScanner));
        }
        if !idle && Button::quiet(&tr.pages_stop()).icon(Icon::Stopped).show(ui).clicked() {
            asks.push(Ask::OfPages(OfPages::Stop));
        }
        if idle && Button::quiet(&tr.scanner_forget()).show(ui).clicked() {
            asks.push(choose(&pages.scanning, None));
        }
    });
}

fn trying(pages: &PagesView) -> bool {
    pages.work.as_ref().is_some_and(|work| work.task == Done::Try)
}

/// As it called itself when it was found, or its address.
fn name_of(pages: &PagesView, scanner: &Address) -> String {
    let found = pages.found.iter().flatten().find(|found| found.address == *scanner);
    found.map_or_else(|| scanner.text().to_owned(), |found| found.name.clone())
}

fn choose(scanning: &Scanning, scanner: Option<Address>) -> Ask {
    Ask::OfPages(OfPages::Choose { scanner, folder: scanning.folder.clone() })
}

/// Scanners that were found, and one that is typed.
fn others(ui: &mut Ui, pages: &PagesView, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let finding = pages.work.as_ref().is_some_and(|work| work.task == Done::Find);
    let words = if finding { tr.scanner_finding() } else { tr.scanner_find() };
    if Button::secondary(&words).icon(Icon::Search).enabled(pages.work.is_none()).show(ui).clicked() {
        asks.push(Ask::OfPages(OfPages::FindScanners));
    }
    ui.add_space(space::S);
    if pages.found.as_ref().is_some_and(Vec::is_empty) {
        Text::new(&tr.scanner_found_none()).kind(Kind::Table).muted().show(ui);
    }
    for found in pages.found.iter().flatten() {
        let used = pages.scanning.scanner.as_ref() == Some(&found.address);
        ends(
            ui,
            |ui| {
                let room = ui.available_width() - size::AMOUNT_COLUMN;
                let name = format!("{} · {}", isolate(&found.name), isolate(found.address.text()));
                Text::new(&name).kind(Kind::Table).width(room).elide().show(ui);
            },
            |ui| match used {
                true => drop(Chip::new(Tone::Done, &tr.scanner_in_use()).show(ui)),
                false => {
                    if Button::secondary(&tr.scanner_use()).small().show(ui).clicked() {
                        asks.push(choose(&pages.scanning, Some(found.address.clone())));
                    }
                }
            },
        );
    }
    divider(ui);
    let (label, help) = (tr.scanner_address(), tr.scanner_address_help(isolate("192.168.1.20")));
    let field = Field::new(&mut draft.address, "scanner address").flow(Flow::Fixed(Direction::Ltr)).max(200);
    let entered = TextField::new(&label, field).help(&help).show(ui).entered;
    let typed = draft.address.trim().to_owned();
    let button = Button::secondary(&tr.scanner_use()).small().enabled(!typed.is_empty()).show(ui);
    if (entered || button.clicked()) && !typed.is_empty() {
        asks.push(choose(&pages.scanning, Some(Address::Escl(typed))));
    }
}

/// How pages are scanned, at once and for good.
fn manner(ui: &mut Ui, scanning: &Scanning, tr: &Tr, asks: &mut Vec<Ask>) {
    let (mut wish, mut drop_blank) = (scanning.wish.clone(), scanning.drop_blank);
    let sources = Source::ALL.map(|source| (source, words::source(source, tr)));
    choices(ui, &tr.scanner_source(), &mut wish.source, &sources);
    gap(ui);
    let colours = [(Colour::Grey, tr.scanner_grey()), (Colour::Colour, tr.scanner_colours())];
    choices(ui, &tr.scanner_colour(), &mut wish.colour, &colours);
    gap(ui);
    let dpi = DPI.map(|dpi| (dpi, tr.number(i64::from(dpi))));
    choices(ui, &tr.scanner_dots(), &mut wish.dpi, &dpi);
    gap(ui);
    Checkbox::new(&mut drop_blank, &tr.scanner_drop_blank()).show(ui);
    let changed = |wish: &Wish| (wish, drop_blank) != (&scanning.wish, scanning.drop_blank);
    if changed(&wish) {
        asks.push(Ask::OfPages(OfPages::ScanSo { wish, drop_blank }));
    }
}

fn choices<T: Copy + PartialEq>(ui: &mut Ui, name: &str, chosen: &mut T, all: &[(T, String)]) {
    Text::new(name).kind(Kind::Label).show(ui);
    let all: Vec<(T, &str)> = all.iter().map(|(value, words)| (*value, words.as_str())).collect();
    let mut now = Some(*chosen);
    segments(ui, name, &mut now, &all);
    *chosen = now.unwrap_or(*chosen);
}

fn folder(ui: &mut Ui, view: &View<'_>, tr: &Tr, asks: &mut Vec<Ask>) {
    let scanning = &view.pages.scanning;
    let words = match &scanning.folder {
        Some(folder) => tr.scanner_folder_words(folder.display().to_string()),
        None => tr.scanner_folder_none(),
    };
    Text::new(&words).kind(Kind::Table).show(ui);
    for file in &view.pages.refused {
        let fault = Fault::Page { name: file.name.clone(), why: file.why.clone() };
        let why = error::words(&fault, tr).what;
        Text::new(&tr.scanner_folder_refused(&file.name, why)).kind(Kind::Small).muted().show(ui);
    }
    if !view.may_set_up {
        return;
    }
    wrapped(ui, |ui| {
        if Button::secondary(&tr.scanner_folder_choose()).icon(Icon::Folder).show(ui).clicked() {
            asks.push(Ask::OfPages(OfPages::ChooseFolder));
        }
        if scanning.folder.is_some() && Button::quiet(&tr.scanner_folder_forget()).show(ui).clicked() {
            asks.push(Ask::OfPages(OfPages::Choose { scanner: scanning.scanner.clone(), folder: None }));
        }
    });
}
