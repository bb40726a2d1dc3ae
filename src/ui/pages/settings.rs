//! The settings of this station: how its window looks, at once and for good; and where its things lie. Open without
//! signing in too, since whoever cannot read the letters cannot sign in.

use egui::Ui;

use crate::app::places::Whose;
use crate::config::{Centre, Screen};
use crate::i18n::{Digits, Language, Tr};
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, Theme, size, space};
use crate::ui::widgets::{
    Button, Card, Checkbox, Icon, IconButton, Part, beside_or_below, column, divider, gap, row, scroll, segments,
    swatches,
};
use crate::views::LockedName;

/// The digits to choose from are shown by themselves.
const TEN: &str = "0123456789";

/// What the page is given to show.
pub struct View<'a> {
    pub screen: &'a Screen,
    pub language: Language,
    pub digits: Digits,
    pub centre: &'a Centre,
    /// Where the register and its settings lie.
    pub folder: &'a str,
    pub papers: &'a str,
    pub batches: &'a str,
    /// Whose place the register lies in; `Some(None)` is a folder that somebody named.
    pub whose: Option<Option<Whose>>,
    pub signed_in: bool,
    /// Colleagues who are kept waiting after wrong secrets, for whoever may unlock them.
    pub locked: &'a [LockedName],
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr) -> Vec<Ask> {
    let mut asks = vec![];
    Text::new(&tr.page_settings()).kind(Kind::Page).show(ui);
    Text::new(&tr.settings_words()).muted().show(ui);
    ui.add_space(space::S);
    scroll(ui, "settings", |ui| {
        let mut screen = view.screen.clone();
        let looks = |ui: &mut Ui, screen: &mut Screen| {
            Card::new().title(&tr.settings_screen()).show(ui, |ui| look(ui, view, screen, tr));
        };
        let lies = |ui: &mut Ui, asks: &mut Vec<Ask>| {
            Card::new().title(&tr.settings_station()).show(ui, |ui| places(ui, view, tr, asks));
        };
        let parts = [Part::Share(1.5), Part::Share(1.0), Part::Fixed(0.0)];
        beside_or_below(ui, size::CHOICES_LEAST, &parts, space::L, |ui, at| match at {
            0 => looks(ui, &mut screen),
            1 => {
                if !view.locked.is_empty() {
                    Card::new().title(&tr.settings_locked()).show(ui, |ui| locked(ui, view, tr, &mut asks));
                    ui.add_space(space::L);
                }
                lies(ui, &mut asks);
            }
            _ => {}
        });
        if screen != *view.screen {
            asks.push(Ask::KeepScreen(screen));
        }
    });
    asks
}

fn look(ui: &mut Ui, view: &View<'_>, screen: &mut Screen, tr: &Tr) {
    ui.spacing_mut().item_spacing.y = space::S;
    let name = head(ui, &tr.settings_theme());
    let names = [tr.window_theme_light(), tr.window_theme_dark(), tr.window_theme_contrast()];
    let themes: Vec<(Theme, &str)> = Theme::ALL.into_iter().zip(names.iter().map(String::as_str)).collect();
    swatches(ui, &name, &mut screen.theme, &themes);
    gap(ui);
    let name = head(ui, &tr.settings_size());
    let sizes: Vec<String> = Screen::SIZES.iter().map(|size| tr.percent(i64::from(*size))).collect();
    let choices: Vec<(u16, &str)> = Screen::SIZES.into_iter().zip(sizes.iter().map(String::as_str)).collect();
    choose(ui, &name, &mut screen.percent, &choices);
    Text::new(&tr.settings_size_words()).kind(Kind::Small).muted().show(ui);
    gap(ui);
    beside_or_below(ui, size::FIELD_LEAST, &[Part::Share(1.0); 2], space::L, |ui, at| match at {
        0 => language(ui, view, screen, tr),
        _ => digits(ui, view, screen, tr),
    });
    Text::new(&tr.settings_digits_words()).kind(Kind::Small).muted().show(ui);
    gap(ui);
    Checkbox::new(&mut screen.touch, &tr.settings_touch()).show(ui);
    Checkbox::new(&mut screen.still, &tr.settings_still()).show(ui);
}

fn language(ui: &mut Ui, view: &View<'_>, screen: &mut Screen, tr: &Tr) {
    let name = head(ui, &tr.settings_language());
    let mut language = view.language;
    choose(ui, &name, &mut language, &Language::ALL.map(|language| (language, language.own_name())));
    if language != view.language {
        screen.language = Some(language);
    }
}

fn digits(ui: &mut Ui, view: &View<'_>, screen: &mut Screen, tr: &Tr) {
    let name = head(ui, &tr.settings_digits());
    let mut digits = view.digits;
    let [arabic, latin] = [Digits::ArabicIndic, Digits::Latin].map(|digits| digits.shape(TEN));
    choose(ui, &name, &mut digits, &[(Digits::ArabicIndic, &arabic), (Digits::Latin, &latin)]);
    if digits != view.digits {
        screen.digits = Some(digits);
    }
}

fn head(ui: &mut Ui, words: &str) -> String {
    Text::new(words).kind(Kind::Label).show(ui);
    words.to_owned()
}

fn choose<T: Copy + PartialEq>(ui: &mut Ui, name: &str, value: &mut T, choices: &[(T, &str)]) {
    let mut chosen = Some(*value);
    segments(ui, name, &mut chosen, choices);
    *value = chosen.unwrap_or(*value);
}

/// Where this station stands and where its things lie, each to be copied for whoever asks on the telephone.
fn places(ui: &mut Ui, view: &View<'_>, tr: &Tr, asks: &mut Vec<Ask>) {
    line(ui, &tr.settings_centre(), tr.pick(&view.centre.name), tr, asks);
    line(ui, &tr.settings_code(), &isolate(&view.centre.station.to_string()), tr, asks);
    line(ui, &tr.settings_version(), &isolate(env!("CARGO_PKG_VERSION")), tr, asks);
    if !view.signed_in {
        return;
    }
    divider(ui);
    for (name, place) in [
        (tr.settings_register(), view.folder),
        (tr.settings_papers(), view.papers),
        (tr.settings_batches(), view.batches),
    ] {
        line(ui, &name, &isolate(place), tr, asks);
    }
    if let Some(whose) = view.whose {
        Text::new(&whose_words(whose, tr)).kind(Kind::Small).muted().show(ui);
    }
}

/// Who finds the register there.
fn whose_words(whose: Option<Whose>, tr: &Tr) -> String {
    match whose {
        Some(Whose::User) => tr.settings_lies_user(),
        Some(Whose::Machine) => tr.settings_lies_machine(),
        Some(Whose::Program) => tr.settings_lies_program(),
        None => tr.settings_lies_named(),
    }
}

/// Each name that is locked, with how long still, and the way to let them try again.
fn locked(ui: &mut Ui, view: &View<'_>, tr: &Tr, asks: &mut Vec<Ask>) {
    for name in view.locked {
        row(ui, |ui| {
            if Button::secondary(&tr.settings_unlock(&name.name)).show(ui).clicked() {
                asks.push(Ask::Unlock { officer: name.officer.to_string() });
            }
            let waits = tr.settings_locked_line((name.seconds + 59) / 60);
            Text::new(&waits).kind(Kind::Small).muted().show(ui);
        });
    }
}

fn line(ui: &mut Ui, name: &str, value: &str, tr: &Tr, asks: &mut Vec<Ask>) {
    row(ui, |ui| {
        if IconButton::new(Icon::Document, &tr.settings_copy(name)).small().show(ui).clicked() {
            asks.push(Ask::Copy(crate::text::plain(value)));
        }
        column(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            Text::new(name).kind(Kind::Small).muted().show(ui);
            Text::new(value).kind(Kind::Table).show(ui);
        });
    });
}
