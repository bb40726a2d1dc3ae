//! The keys page (F1): the table of `ui::keys`, in words.

use egui::{Ui, vec2};

use super::counter;
use crate::i18n::Tr;
use crate::ui::keys::{KeyDeed, Reach, TABLE};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, size, space};
use crate::ui::widgets::{Card, Part, column, key_hint, row, scroll, side_by_side};

pub fn show(ui: &mut Ui, tr: &Tr) {
    Text::new(&tr.keys_title()).kind(Kind::Page).show(ui);
    Text::new(&tr.keys_words()).muted().show(ui);
    ui.add_space(space::S);
    scroll(ui, "keys", |ui| {
        let parts = [Part::Share(1.0), Part::Share(1.0), Part::Share(1.0)];
        side_by_side(ui, &parts, space::L, |ui, at| {
            let (title, lines) = match at {
                0 => (tr.keys_everywhere(), table(Reach::Everywhere, tr)),
                1 => (tr.keys_at_the_counter(), counter_keys(tr)),
                _ => (tr.keys_in_lists(), vec![("↑ ↓", tr.key_arrows()), ("Enter", tr.key_open())]),
            };
            Card::new().title(&title).show(ui, |ui| lines.iter().for_each(|(cap, words)| line(ui, cap, words)));
        });
    });
}

fn counter_keys(tr: &Tr) -> Vec<(&'static str, String)> {
    let mut lines = table(Reach::Counter, tr);
    lines.push(("Enter", tr.key_enter()));
    lines.push(("1 … 5", tr.key_paper_state()));
    lines
}

fn table(reach: Reach, tr: &Tr) -> Vec<(&'static str, String)> {
    let of = TABLE.iter().filter(|shortcut| shortcut.reach == reach);
    of.map(|shortcut| (shortcut.cap, words(shortcut.deed, tr))).collect()
}

fn words(deed: KeyDeed, tr: &Tr) -> String {
    match deed {
        KeyDeed::Help => tr.key_help(),
        KeyDeed::NewCase => tr.key_new_case(),
        KeyDeed::Find => tr.key_find(),
        KeyDeed::Attach => tr.key_attach(),
        KeyDeed::NextCitizen => tr.key_next_citizen(),
        KeyDeed::DoIt => tr.key_do_it(),
        KeyDeed::Lock => tr.key_lock(),
        KeyDeed::Language => tr.key_language(),
        KeyDeed::Page(page) => tr.key_page(page.name(tr)),
        KeyDeed::Section(part) => tr.key_section(counter::title(part, tr)),
        KeyDeed::Back => tr.key_back(),
    }
}

fn line(ui: &mut Ui, cap: &str, words: &str) {
    row(ui, |ui| {
        ui.allocate_ui(vec2(size::KEY_COLUMN, size::CAP), |ui| {
            ui.set_width(size::KEY_COLUMN);
            column(ui, |ui| key_hint(ui, cap));
        });
        Text::new(words).kind(Kind::Table).show(ui);
    });
}
