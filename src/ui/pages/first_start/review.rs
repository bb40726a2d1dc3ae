//! The last page: everything once more, each with the way to change it, and the one button that makes it.

use egui::Ui;

use super::begin::country_name;
use super::{Draft, Foot, Wish};
use crate::app::first::Part;
use crate::config::KeyKeeping;
use crate::i18n::{Language, Tr};
use crate::text::isolate;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, space};
use crate::ui::widgets::{Icon, Pick, Progress};

pub(super) fn show(ui: &mut Ui, foot: &Foot<'_>, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    let tr = foot.tr;
    Text::new(&tr.first_review_title()).kind(Kind::Page).show(ui);
    Text::new(&tr.first_review_words()).muted().show(ui);
    let typed = &draft.typed;
    let station = typed.station().map(|station| station.to_string()).unwrap_or_default();
    let country = format!("{} · {}", country_name(typed.country, tr), isolate(&station));
    let (ar, en) = (isolate(typed.name_ar.trim()), isolate(typed.name_en.trim()));
    let (name, other) = if tr.language() == Language::Arabic { (ar, en) } else { (en, ar) };
    let officer = isolate(typed.officer.trim());
    let administrator = tr.first_review_administrator(isolate(typed.officer_name.trim()), officer);
    let lines = [
        (Part::Begin, Icon::Window, tr.first_country(), country),
        (Part::Centre, Icon::Company, other, name),
        (Part::Key, Icon::Lock, tr.first_step_key(), keeper(typed.keeper, tr)),
        (Part::Administrator, Icon::Person, tr.first_step_administrator(), administrator),
    ];
    ui.spacing_mut().item_spacing.y = space::XS;
    let mut changes = None;
    for (part, icon, name, value) in lines {
        if Pick::new(icon, &value).detail(&name).show(ui).clicked() && !foot.view.busy {
            changes = Some(part);
        }
    }
    ui.add_space(space::XS);
    Text::new(&tr.first_lies()).kind(Kind::Small).muted().show(ui);
    Text::new(&isolate(foot.view.folder)).kind(Kind::Table).show(ui);
    ui.spacing_mut().item_spacing.y = space::M;
    let on = if foot.view.busy { tr.first_making() } else { tr.first_make(isolate(&station)) };
    if foot.view.busy {
        Progress::waiting(&on).show(ui);
    }
    if foot.show(ui, draft, &on, false) {
        // What was changed on the way here may have made something wrong again.
        match draft.typed.first_flaw(&draft.unseen()) {
            None => wishes.push(Wish::Make),
            Some((part, _)) => {
                draft.go(part);
                draft.is_right();
            }
        }
    }
    if let Some(part) = changes {
        draft.go(part);
    }
}

fn keeper(keeper: KeyKeeping, tr: &Tr) -> String {
    match keeper {
        KeyKeeping::Keyring => tr.first_keyring(),
        KeyKeeping::Passphrase => tr.first_passphrase(),
        KeyKeeping::Beside => tr.first_beside(),
    }
}
