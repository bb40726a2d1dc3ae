//! The barcode readers of this station: those on a port and how each is, those that type like a keyboard, and a place to
//! try them, where what came is shown as it came, with what it was taken for.

use egui::Ui;

use crate::app::{ReaderState, ScanSample};
use crate::config::{Flow, Parity, Reading, Scanner};
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::text::{Field, Text};
use crate::ui::theme::{Kind, size, space};
use crate::ui::widgets::{
    Banner, Button, Card, Checkbox, Chip, EmptyState, Icon, IconButton, Part, Select, TextField, Tone, beside_or_below,
    divider, ends, gap, row, scroll, wrapped,
};
use crate::ui::words;

/// Where the samples come from, in place of a port.
pub const PRACTICE: &str = "practice";
/// Tries that are shown.
pub const MOST_TRIED: usize = 6;

/// What the page is given to show.
pub struct View<'a> {
    pub reading: &'a Reading,
    pub readers: &'a [(String, ReaderState)],
    /// Ports on which a reader may be.
    pub ports: &'a [String],
    pub may_set_up: bool,
    pub practice: bool,
    /// What is scanned is shown and leads nowhere.
    pub trying: bool,
    /// The newest first.
    pub tried: &'a [Tried],
}

/// One code that came while trying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// The port; none from a reader that types.
    pub port: Option<String>,
    /// What came, with what cannot be seen made visible.
    pub came: String,
    /// The kind of code, where the reader tells it.
    pub aim: Option<String>,
    /// In words.
    pub meant: String,
    /// It means something here.
    pub good: bool,
}

/// What is half-typed.
#[derive(Default)]
pub struct Draft {
    port: Option<usize>,
    prefix: Option<String>,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let mut reading = view.reading.clone();
    scroll(ui, "readers", |ui| {
        let parts = [Part::Share(1.2), Part::Share(1.0)];
        beside_or_below(ui, size::CHOICES_LEAST, &parts, space::L, |ui, at| match at {
            0 => {
                Card::new().title(&tr.readers_ports()).show(ui, |ui| ports(ui, view, &mut reading, tr, draft, asks));
                ui.add_space(space::S);
                Card::new().title(&tr.readers_typed()).show(ui, |ui| typed(ui, view, &mut reading, tr, draft));
            }
            _ => drop(Card::new().title(&tr.readers_try()).show(ui, |ui| try_it(ui, view, tr, asks))),
        });
        if !view.may_set_up {
            Text::new(&tr.readers_only()).kind(Kind::Small).muted().show(ui);
        }
    });
    if reading != *view.reading {
        asks.push(Ask::KeepReading(reading));
    }
}

fn ports(ui: &mut Ui, view: &View<'_>, reading: &mut Reading, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    if reading.scanners.is_empty() {
        EmptyState::new(Icon::Scanner, &tr.readers_none()).words(&tr.readers_none_words()).show(ui);
    }
    let mut gone = None;
    for (at, scanner) in reading.scanners.iter_mut().enumerate() {
        if at > 0 {
            divider(ui);
        }
        ui.push_id(at, |ui| {
            if one(ui, view, scanner, tr) {
                gone = Some(at);
            }
        });
    }
    if let Some(at) = gone {
        reading.scanners.remove(at);
    }
    if view.may_set_up {
        divider(ui);
        add(ui, view, reading, tr, draft, asks);
    }
}

/// A reader on a port: how it is, what to do about it, and how it speaks. True when it is to go.
fn one(ui: &mut Ui, view: &View<'_>, scanner: &mut Scanner, tr: &Tr) -> bool {
    let state = view.readers.iter().find(|(port, _)| *port == scanner.port).map(|(_, state)| state);
    let told = state.map(|state| words::reader(&scanner.port, state, tr));
    let mut gone = false;
    ends(
        ui,
        |ui| match &told {
            Some(told) => drop(Chip::new(told.tone, &told.words).icon(Icon::Scanner).show(ui)),
            None => drop(Text::new(&isolate(words::port_name(&scanner.port))).strong().show(ui)),
        },
        |ui| {
            let remove = tr.readers_remove(words::port_name(&scanner.port));
            gone = view.may_set_up && IconButton::new(Icon::Close, &remove).small().show(ui).clicked();
        },
    );
    match &told {
        Some(told) if told.tone != Tone::Done => drop(Banner::new(told.tone, &told.why).detail(&told.next).show(ui)),
        _ => drop(Text::new(&isolate(&scanner.port)).kind(Kind::Small).muted().show(ui)),
    }
    if view.may_set_up {
        ui.add_space(space::XS);
        speech(ui, scanner, tr);
    }
    gone
}

/// How a reader speaks, as its manual says.
fn speech(ui: &mut Ui, scanner: &mut Scanner, tr: &Tr) {
    let bauds = Scanner::BAUDS.map(|baud| baud.to_string());
    let parities = [tr.readers_parity_none(), tr.readers_parity_even(), tr.readers_parity_odd()];
    let flows = [tr.readers_flow_none(), tr.readers_flow_wires(), tr.readers_flow_signs()];
    beside_or_below(ui, size::FIELD_LEAST, &[Part::Share(1.0); 3], space::M, |ui, at| match at {
        0 => pick(ui, ("baud", &tr.readers_baud()), &bauds, &Scanner::BAUDS, &mut scanner.baud),
        1 => pick(ui, ("parity", &tr.readers_parity()), &parities, &Parity::ALL, &mut scanner.parity),
        _ => pick(ui, ("flow", &tr.readers_flow()), &flows, &Flow::ALL, &mut scanner.flow),
    });
    ui.add_space(space::XS);
    wrapped(ui, |ui| {
        Checkbox::new(&mut scanner.seven_bits, &tr.readers_seven_bits()).show(ui);
        Checkbox::new(&mut scanner.two_stop_bits, &tr.readers_two_stop_bits()).show(ui);
    });
}

fn pick<T: Copy + PartialEq>(ui: &mut Ui, (salt, label): (&str, &str), names: &[String], values: &[T], value: &mut T) {
    let mut chosen = values.iter().position(|known| known == value);
    Select::new(salt, label, names).show(ui, &mut chosen);
    *value = chosen.and_then(|at| values.get(at)).copied().unwrap_or(*value);
}

fn add(ui: &mut Ui, view: &View<'_>, reading: &mut Reading, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let known = |port: &&String| reading.scanners.iter().all(|scanner| scanner.port != **port);
    let free: Vec<&String> = view.ports.iter().filter(known).collect();
    if free.is_empty() {
        Text::new(&tr.readers_no_port()).kind(Kind::Small).muted().show(ui);
    } else {
        let names: Vec<String> = free.iter().map(|port| isolate(words::port_name(port))).collect();
        Select::new("new port", &tr.readers_new(), &names).show(ui, &mut draft.port);
        ui.add_space(space::XS);
    }
    let chosen = draft.port.and_then(|at| free.get(at)).map(|port| (*port).clone());
    row(ui, |ui| {
        if !free.is_empty()
            && Button::primary(&tr.readers_add()).icon(Icon::Plus).enabled(chosen.is_some()).show(ui).clicked()
            && let Some(port) = chosen
        {
            reading.scanners.push(Scanner::on(&port));
            draft.port = None;
        }
        if Button::secondary(&tr.readers_look_again()).icon(Icon::Search).show(ui).clicked() {
            asks.push(Ask::LookForPorts);
        }
    });
}

fn typed(ui: &mut Ui, view: &View<'_>, reading: &mut Reading, tr: &Tr, draft: &mut Draft) {
    Text::new(&tr.readers_typed_words()).kind(Kind::Small).muted().show(ui);
    ui.add_space(space::XS);
    ui.add_enabled_ui(view.may_set_up, |ui| {
        Checkbox::new(&mut reading.typed.on, &tr.readers_typed_on()).show(ui);
        if !reading.typed.on {
            return;
        }
        gap(ui);
        let prefix = draft.prefix.get_or_insert_with(|| view.reading.typed.prefix.clone());
        let (label, help) = (tr.readers_prefix(), tr.readers_prefix_words());
        let answer = TextField::new(&label, Field::new(prefix, "prefix").max(8)).help(&help).show(ui);
        // Half of it would take keys that are no code's.
        if answer.entered || (answer.response.lost_focus() && *prefix != reading.typed.prefix) {
            reading.typed.prefix = prefix.trim().to_owned();
        }
    });
}

fn try_it(ui: &mut Ui, view: &View<'_>, tr: &Tr, asks: &mut Vec<Ask>) {
    let words = if view.trying { tr.readers_try_stop() } else { tr.readers_try_begin() };
    let button = if view.trying { Button::secondary(&words) } else { Button::primary(&words) };
    if button.icon(Icon::Scanner).show(ui).clicked() {
        asks.push(Ask::TryReaders(!view.trying));
    }
    ui.add_space(space::XS);
    let told = if view.trying { tr.readers_trying() } else { tr.readers_try_words() };
    Text::new(&told).kind(Kind::Small).muted().show(ui);
    for tried in view.tried {
        divider(ui);
        came(ui, tried, tr);
    }
    if view.practice && view.trying {
        divider(ui);
        Text::new(&tr.readers_samples()).kind(Kind::Small).muted().show(ui);
        wrapped(ui, |ui| {
            for sample in ScanSample::ALL {
                if Button::quiet(&sample_name(sample, tr)).small().show(ui).clicked() {
                    asks.push(Ask::PractiseScan(sample));
                }
            }
        });
    }
}

fn came(ui: &mut Ui, tried: &Tried, tr: &Tr) {
    let from = match &tried.port {
        Some(port) if port == PRACTICE => tr.readers_from_practice(),
        Some(port) => isolate(words::port_name(port)),
        None => tr.readers_from_keys(),
    };
    let from = match &tried.aim {
        Some(aim) => tr.readers_from_aim(from, isolate(aim)),
        None => from,
    };
    let tone = if tried.good { Tone::Done } else { Tone::Warning };
    Chip::new(tone, &tried.meant).show(ui);
    Text::new(&isolate(&tried.came)).kind(Kind::Table).tabular().show(ui);
    Text::new(&from).kind(Kind::Small).muted().show(ui);
}

fn sample_name(sample: ScanSample, tr: &Tr) -> String {
    match sample {
        ScanSample::Card => tr.readers_sample_card(),
        ScanSample::Passport => tr.readers_sample_passport(),
        ScanSample::Goods => tr.readers_sample_goods(),
        ScanSample::Damaged => tr.readers_sample_damaged(),
    }
}
