//! The first page: in which language, in which country; and the two other ways, practice and a prepared file.

use egui::Ui;

use super::{Draft, Foot, Wish};
use crate::app::places::{SETUP_FILE, Whose};
use crate::domain::Country;
use crate::i18n::{Language, Tr};
use crate::text::isolate;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, space};
use crate::ui::widgets::{Icon, Pick, divider, segments};

pub(super) fn show(ui: &mut Ui, foot: &Foot<'_>, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    let tr = foot.tr;
    Text::new(&tr.first_title()).kind(Kind::Page).show(ui);
    let words = if foot.view.whose == Whose::Program { tr.first_words_portable() } else { tr.first_words() };
    Text::new(&words).muted().show(ui);
    let language = tr.language();
    let chosen = strip(ui, &tr.first_language(), language, &Language::ALL.map(|one| (one, one.own_name())));
    if chosen != language {
        wishes.push(Wish::Language(chosen));
    }
    let names = Country::ALL.map(|country| (country, country_name(country, tr)));
    let countries: Vec<(Country, &str)> = names.iter().map(|(country, name)| (*country, name.as_str())).collect();
    draft.typed.country = strip(ui, &tr.first_country(), draft.typed.country, &countries);
    ui.add_space(space::XS);
    divider(ui);
    other_ways(ui, foot, draft.typed.country, wishes);
    let on = if foot.view.busy { tr.first_opening() } else { tr.first_begin() };
    if foot.show(ui, draft, &on, false) {
        draft.go_on();
    }
}

fn other_ways(ui: &mut Ui, foot: &Foot<'_>, country: Country, wishes: &mut Vec<Wish>) {
    let (tr, free) = (foot.tr, !foot.view.busy);
    ui.spacing_mut().item_spacing.y = space::XS;
    let practice = Pick::new(Icon::Book, &tr.first_practice()).detail(&tr.first_practice_words()).show(ui);
    if practice.clicked() && free {
        wishes.push(Wish::Practice(country));
    }
    let words = tr.first_file_words(isolate(SETUP_FILE));
    if Pick::new(Icon::Document, &tr.first_file()).detail(&words).show(ui).clicked() && free {
        wishes.push(Wish::File);
    }
    ui.spacing_mut().item_spacing.y = space::M;
}

fn strip<T: Copy + PartialEq>(ui: &mut Ui, name: &str, value: T, choices: &[(T, &str)]) -> T {
    ui.spacing_mut().item_spacing.y = space::XS;
    Text::new(name).kind(Kind::Label).show(ui);
    let mut chosen = Some(value);
    segments(ui, name, &mut chosen, choices);
    ui.spacing_mut().item_spacing.y = space::M;
    chosen.unwrap_or(value)
}

/// What a country is called.
pub(super) fn country_name(country: Country, tr: &Tr) -> String {
    match country {
        Country::Egypt => tr.first_country_eg(),
        Country::Kuwait => tr.first_country_kw(),
        Country::Bahrain => tr.first_country_bh(),
    }
}
