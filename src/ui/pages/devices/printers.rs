//! The printers of this station: which there are and how they are, one more, a change, a test page; and which kind of
//! paper goes to which.

use std::path::PathBuf;

use egui::Ui;

use super::View;
use crate::app::{PaperKind, PrintersKnown};
use crate::config::{Media, PrinterSetting, PrinterWay, Printers};
use crate::domain::paper::OfficePaper;
use crate::i18n::Tr;
use crate::text::{Direction, isolate};
use crate::ui::ask::Ask;
use crate::ui::text::{Field, Flow, Text};
use crate::ui::theme::{Kind, size, space};
use crate::ui::widgets::{
    Banner, Button, Card, Checkbox, Chip, EmptyState, Icon, Part, Select, TextField, Tone, beside_or_below, divider,
    gap, row, scroll, segments, wrapped,
};
use crate::ui::words;
use crate::views::{PrinterRow, PrinterStanding};

/// How a printer is reached, without where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kinds {
    #[default]
    System,
    Network,
    Usb,
    Serial,
}

/// The printer that is being filled in.
#[derive(Default)]
pub struct Draft {
    /// The name that it has now; none for a new one.
    known: Option<String>,
    name: String,
    kind: Kinds,
    place: String,
    baud: String,
    no_handshake: bool,
    media: Media,
    no_knife: bool,
    drawer: bool,
}

impl Draft {
    fn of(printer: &PrinterSetting) -> Draft {
        let (kind, place, baud, handshake) = match &printer.way {
            PrinterWay::System { queue, .. } => (Kinds::System, queue.clone(), String::new(), true),
            PrinterWay::Network { address } => (Kinds::Network, address.clone(), String::new(), true),
            PrinterWay::Usb { device } => (Kinds::Usb, device.display().to_string(), String::new(), true),
            PrinterWay::Serial { port, baud, handshake } => (Kinds::Serial, port.clone(), baud.to_string(), *handshake),
        };
        Draft {
            known: Some(printer.name.clone()),
            name: printer.name.clone(),
            kind,
            place,
            baud,
            no_handshake: !handshake,
            media: printer.media,
            no_knife: !printer.cuts,
            drawer: printer.opens_drawer,
        }
    }

    fn printer(&self) -> PrinterSetting {
        let place = self.place.trim().to_owned();
        let baud = crate::domain::digits::compact(&self.baud).parse().unwrap_or(PrinterWay::USUAL_BAUD);
        PrinterSetting {
            name: self.name.trim().to_owned(),
            way: match self.kind {
                Kinds::System => PrinterWay::System { queue: place, server: None },
                Kinds::Network => PrinterWay::Network { address: place },
                Kinds::Usb => PrinterWay::Usb { device: PathBuf::from(place) },
                Kinds::Serial => PrinterWay::Serial { port: place, baud, handshake: !self.no_handshake },
            },
            media: self.media,
            cuts: !self.no_knife,
            opens_drawer: self.drawer && self.media.is_roll(),
        }
    }

    /// The settings with this printer in them; papers follow one that gets another name.
    fn put_into(&self, settings: &Printers) -> Printers {
        let (mut settings, printer) = (settings.clone(), self.printer());
        match settings.printers.iter_mut().find(|one| Some(&one.name) == self.known.as_ref()) {
            Some(known) => {
                // What the form does not show stays.
                let server = match &known.way {
                    PrinterWay::System { server, .. } => server.clone(),
                    _ => None,
                };
                *known = printer.clone();
                if let PrinterWay::System { server: kept, .. } = &mut known.way {
                    *kept = server;
                }
            }
            None => settings.printers.push(printer.clone()),
        }
        for named in settings.papers.values_mut().filter(|named| Some(&**named) == self.known.as_ref()) {
            *named = printer.name.clone();
        }
        settings
    }
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    if let Some(why) = &view.room.unreadable {
        Banner::new(Tone::Late, &tr.printers_unreadable()).detail(&isolate(why)).show(ui);
        ui.add_space(space::S);
    }
    scroll(ui, "printers", |ui| {
        let Some(known) = view.known.filter(|_| view.may_set_up) else {
            rows(ui, view, None, tr, draft, asks);
            ui.add_space(space::S);
            Text::new(&tr.printers_only()).kind(Kind::Small).muted().show(ui);
            return;
        };
        let parts = [Part::Share(1.2), Part::Share(1.0)];
        beside_or_below(ui, size::CHOICES_LEAST, &parts, space::L, |ui, at| match at {
            0 => {
                rows(ui, view, Some(known), tr, draft, asks);
                if !known.settings.printers.is_empty() {
                    ui.add_space(space::L);
                    Card::new().title(&tr.printers_for()).show(ui, |ui| papers(ui, known, tr, asks));
                }
            }
            _ => drop(Card::new().show(ui, |ui| form(ui, view, known, tr, draft, asks))),
        });
    });
}

/// The printers, each with how it is.
fn rows(ui: &mut Ui, view: &View<'_>, known: Option<&PrintersKnown>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    if view.room.printers.is_empty() {
        EmptyState::new(Icon::Printer, &tr.printers_none()).words(&tr.printers_none_words()).show(ui);
        return;
    }
    for printer in &view.room.printers {
        Card::new().show(ui, |ui| {
            one(ui, printer, tr);
            let Some(known) = known else { return };
            let Some(setting) = known.settings.named(&printer.name) else { return };
            let place = format!("{} · {}", isolate(&setting.way.place()), media(setting.media, tr));
            Text::new(&place).kind(Kind::Small).muted().show(ui);
            wrapped(ui, |ui| {
                if Button::secondary(&tr.printers_test()).icon(Icon::Printer).enabled(!view.busy).show(ui).clicked() {
                    asks.push(Ask::TestPage { printer: printer.name.clone() });
                }
                if Button::quiet(&tr.printers_change()).show(ui).clicked() {
                    *draft = Draft::of(setting);
                }
                if Button::quiet(&tr.printers_remove()).enabled(!view.busy).show(ui).clicked() {
                    asks.push(Ask::SetPrinters(without(&known.settings, &printer.name)));
                }
            });
        });
        ui.add_space(space::S);
    }
}

fn one(ui: &mut Ui, printer: &PrinterRow, tr: &Tr) {
    let (tone, state, next) = match &printer.standing {
        PrinterStanding::Unknown => (Tone::Note, tr.printers_unknown_state(), String::new()),
        PrinterStanding::Ready => (Tone::Done, tr.printers_ready(), String::new()),
        PrinterStanding::Printing => (Tone::Note, tr.printers_busy(), String::new()),
        PrinterStanding::Troubled(note) => {
            let (what, next) = words::trouble(note, tr);
            (Tone::Warning, what, next)
        }
    };
    row(ui, |ui| {
        Text::new(&isolate(&printer.name)).strong().show(ui);
        Chip::new(tone, &state).show(ui);
        if printer.waiting > 0 {
            Text::new(&tr.chip_printer_waiting(printer.waiting)).kind(Kind::Small).muted().show(ui);
        }
    });
    if !next.is_empty() {
        Text::new(&next).kind(Kind::Table).show(ui);
    }
}

/// The printer of each kind of paper, at once and for good.
fn papers(ui: &mut Ui, known: &PrintersKnown, tr: &Tr, asks: &mut Vec<Ask>) {
    Text::new(&tr.printers_words()).kind(Kind::Small).muted().show(ui);
    let as_pdf = tr.printers_as_pdf();
    let names: Vec<&str> =
        std::iter::once(as_pdf.as_str()).chain(known.settings.printers.iter().map(|one| one.name.as_str())).collect();
    let of_cases = PaperKind::ALL.map(|kind| (kind.code(), words::paper(kind, tr)));
    let of_office = OfficePaper::ALL.map(|paper| (paper.code(), words::office_paper(paper, tr)));
    for (code, label) in of_cases.into_iter().chain(of_office) {
        let of_kind = known.settings.papers.get(code);
        let mut at =
            Some(of_kind.and_then(|name| names.iter().skip(1).position(|one| one == name)).map_or(0, |at| at + 1));
        if Select::new(code, &label, &names).show(ui, &mut at).changed() {
            let mut settings = known.settings.clone();
            match at.filter(|at| *at > 0).and_then(|at| names.get(at)) {
                Some(name) => drop(settings.papers.insert(code.to_owned(), (*name).to_owned())),
                None => drop(settings.papers.remove(code)),
            }
            asks.push(Ask::SetPrinters(settings));
        }
    }
}

fn form(ui: &mut Ui, view: &View<'_>, known: &PrintersKnown, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let title = if draft.known.is_some() { tr.printers_change() } else { tr.printers_new() };
    Text::new(&title).kind(Kind::Title).show(ui);
    let (name, help) = (tr.printers_name(), tr.printers_name_help());
    TextField::new(&name, Field::new(&mut draft.name, "printer name").max(40)).help(&help).show(ui);
    gap(ui);
    let way = tr.printers_way();
    Text::new(&way).kind(Kind::Label).show(ui);
    let ways = ways(known.directly, tr);
    let choices: Vec<(Kinds, &str)> = ways.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
    let offered = choices.iter().find(|(kind, _)| *kind == draft.kind).or(choices.first());
    let before = offered.map_or(draft.kind, |(kind, _)| *kind);
    let mut chosen = Some(before);
    segments(ui, &way, &mut chosen, &choices);
    draft.kind = chosen.unwrap_or(before);
    if draft.kind != before {
        draft.place.clear();
    }
    gap(ui);
    where_it_is(ui, known, tr, draft);
    gap(ui);
    lies_in_it(ui, tr, draft);
    ui.add_space(space::S);
    let ready = !view.busy && !draft.name.trim().is_empty() && !draft.place.trim().is_empty();
    row(ui, |ui| {
        let words = if draft.known.is_some() { tr.printers_save() } else { tr.printers_add() };
        if Button::primary(&words).enabled(ready).show(ui).clicked() {
            asks.push(Ask::SetPrinters(draft.put_into(&known.settings)));
        }
        if draft.known.is_some() && Button::secondary(&tr.printers_new()).icon(Icon::Plus).show(ui).clicked() {
            *draft = Draft::default();
        }
    });
}

/// The ways to a printer that this system has, the usual one first.
fn ways(directly: bool, tr: &Tr) -> Vec<(Kinds, String)> {
    let network = (Kinds::Network, tr.printers_way_network());
    let serial = (Kinds::Serial, tr.printers_way_serial());
    if directly {
        return vec![network, serial, (Kinds::Usb, tr.printers_way_port())];
    }
    vec![(Kinds::System, tr.printers_way_system()), network, (Kinds::Usb, tr.printers_way_usb()), serial]
}

/// Chosen from what the machine has, or typed.
fn where_it_is(ui: &mut Ui, known: &PrintersKnown, tr: &Tr, draft: &mut Draft) {
    let (label, found) = match draft.kind {
        Kinds::System => (tr.printers_queue(), known.queues.as_slice()),
        Kinds::Network => (tr.printers_address(), [].as_slice()),
        Kinds::Usb => (tr.printers_device(), known.usb.as_slice()),
        Kinds::Serial => (tr.printers_port(), known.serial.as_slice()),
    };
    if !found.is_empty() {
        let mut at = found.iter().position(|one| *one == draft.place);
        if Select::new("printer place", &label, found).show(ui, &mut at).changed() {
            draft.place = at.and_then(|at| found.get(at)).cloned().unwrap_or_default();
        }
    } else {
        let help = match draft.kind {
            Kinds::Network => isolate("192.168.1.50:9100"),
            Kinds::Usb if known.directly => tr.printers_way_port_help(),
            _ => tr.printers_nothing_found(),
        };
        let field = Field::new(&mut draft.place, "printer place").flow(Flow::Fixed(Direction::Ltr)).max(120);
        TextField::new(&label, field).help(&help).show(ui);
    }
    if draft.kind == Kinds::Serial {
        let label = tr.printers_baud();
        let usual = PrinterWay::USUAL_BAUD.to_string();
        let field = Field::new(&mut draft.baud, "printer baud").placeholder(&usual).max(7);
        TextField::new(&label, field.flow(Flow::Fixed(Direction::Ltr))).show(ui);
        let mut handshake = !draft.no_handshake;
        Checkbox::new(&mut handshake, &tr.printers_handshake()).show(ui);
        draft.no_handshake = !handshake;
    }
}

fn lies_in_it(ui: &mut Ui, tr: &Tr, draft: &mut Draft) {
    let label = tr.printers_media();
    Text::new(&label).kind(Kind::Label).show(ui);
    // Directly a printer takes rolls only.
    let directly = draft.kind != Kinds::System;
    let offered = Media::ALL.into_iter().filter(|media| media.is_roll() || !directly);
    let named: Vec<(Media, String)> = offered.map(|one| (one, media(one, tr))).collect();
    let choices: Vec<(Media, &str)> = named.iter().map(|(media, words)| (*media, words.as_str())).collect();
    let mut chosen = Some(draft.media).filter(|media| media.is_roll() || !directly);
    segments(ui, &label, &mut chosen, &choices);
    draft.media = chosen.unwrap_or_default();
    if !draft.media.is_roll() {
        return;
    }
    divider(ui);
    let mut cuts = !draft.no_knife;
    Checkbox::new(&mut cuts, &tr.printers_cuts()).show(ui);
    draft.no_knife = !cuts;
    Checkbox::new(&mut draft.drawer, &tr.printers_drawer()).show(ui);
}

fn without(settings: &Printers, name: &str) -> Printers {
    let mut settings = settings.clone();
    settings.printers.retain(|printer| printer.name != name);
    settings.papers.retain(|_, printer| printer != name);
    settings
}

fn media(media: Media, tr: &Tr) -> String {
    match media {
        Media::A4 => tr.media_a4(),
        Media::A5 => tr.media_a5(),
        Media::Roll80 => tr.media_roll80(),
        Media::Roll58 => tr.media_roll58(),
    }
}
