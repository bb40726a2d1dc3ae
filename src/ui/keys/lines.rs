//! The keys in words, group by group: what acts on the page beneath stands first. A line whose key the
//! window listens to takes its cap from the table; what widgets listen to by themselves is written here.

use super::{KeyDeed, cap};
use crate::i18n::{Language, Tr};
use crate::ui::pages::Page;
use crate::ui::pages::counter::{self, spot::Part};
use crate::ui::widgets::{KeyGroup, KeyLine};

/// What lies beneath the sheet of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beneath {
    SignIn,
    Counter,
    Registered,
    Cases,
    Batches,
    Backups,
    Till,
    Settings,
    /// A page without keys of its own.
    Other,
}

/// All keys of the pages that are `open`, those of the page beneath first. They are found by their words in
/// either language.
pub fn groups(beneath: Beneath, open: &[Page], tr: &Tr) -> Vec<KeyGroup> {
    let other = if tr.language() == Language::Arabic { Tr::english() } else { Tr::arabic() };
    let mut groups = in_words(beneath, open, tr);
    for (group, same) in groups.iter_mut().zip(in_words(beneath, open, &other)) {
        for (line, same) in group.lines.iter_mut().zip(same.lines) {
            line.also = same.words;
        }
    }
    groups
}

fn in_words(beneath: Beneath, open: &[Page], tr: &Tr) -> Vec<KeyGroup> {
    let mut pages = vec![
        (Beneath::Counter, group(tr.keys_at_the_counter(), counter(tr))),
        (Beneath::Registered, group(tr.keys_registered(), registered(tr))),
        (Beneath::Cases, group(tr.page_cases(), cases(tr))),
        (Beneath::Batches, group(tr.page_batches(), batches(tr))),
        (Beneath::Backups, group(tr.page_backups(), backups(tr))),
        (Beneath::Till, group(tr.page_till(), till(tr))),
        (Beneath::Settings, group(tr.page_settings(), settings(tr))),
    ];
    pages.retain(|(page, _)| match page {
        Beneath::Backups => open.contains(&Page::Backups),
        // Its keys are on its buttons; only who stands on it is told them here.
        Beneath::Till => beneath == Beneath::Till,
        _ => true,
    });
    // Stable: the others stay in the order of the day.
    pages.sort_by_key(|(page, _)| *page != beneath);
    let mut groups: Vec<KeyGroup> = pages.into_iter().map(|(_, group)| group).collect();
    let common = [
        group(tr.keys_everywhere(), everywhere(open, tr)),
        group(tr.keys_in_lists(), lists(tr)),
        group(tr.keys_in_fields(), fields(tr)),
    ];
    let after = usize::from(!matches!(beneath, Beneath::SignIn | Beneath::Other));
    groups.splice(after..after, common);
    groups
}

fn group(title: String, lines: Vec<KeyLine>) -> KeyGroup {
    KeyGroup { title, lines }
}

fn of(deed: KeyDeed, words: String) -> KeyLine {
    by_itself(cap(deed), words)
}

fn by_itself(caps: &'static str, words: String) -> KeyLine {
    KeyLine { caps, words, also: String::new() }
}

fn counter(tr: &Tr) -> Vec<KeyLine> {
    let mut lines = vec![
        by_itself("Enter", tr.key_enter()),
        of(KeyDeed::DoIt, tr.key_do_it()),
        of(KeyDeed::NextCitizen, tr.key_next_citizen()),
        of(KeyDeed::Person, tr.key_person()),
    ];
    lines
        .extend(Part::ALL.into_iter().map(|part| of(KeyDeed::Section(part), tr.key_section(counter::title(part, tr)))));
    lines.extend([
        of(KeyDeed::Agent, tr.key_agent()),
        of(KeyDeed::Print, tr.key_print_card()),
        by_itself("1 … 5", tr.key_paper_state()),
        by_itself("0", tr.key_mark_all()),
        of(KeyDeed::Attach, tr.key_attach()),
        of(KeyDeed::Scan, tr.pages_scan()),
        of(KeyDeed::Tray, tr.pages_title()),
        by_itself("R", tr.pages_turn()),
        by_itself("Ctrl+← →", tr.key_move_page()),
        by_itself("Del", tr.pages_remove()),
    ]);
    lines
}

fn registered(tr: &Tr) -> Vec<KeyLine> {
    vec![
        of(KeyDeed::NextCitizen, tr.key_next_citizen()),
        of(KeyDeed::OpenCase, tr.key_open_case()),
        of(KeyDeed::Print, tr.key_print_shown()),
        by_itself("1 … 3", tr.key_other_paper()),
    ]
}

fn cases(tr: &Tr) -> Vec<KeyLine> {
    vec![
        of(KeyDeed::DoIt, tr.key_complete_case()),
        of(KeyDeed::Print, tr.key_print_case()),
        of(KeyDeed::ShowIdentity, tr.key_show_identity()),
        by_itself("Alt+↑ ↓", tr.key_scroll()),
        by_itself("Ctrl+C", tr.key_copy_number()),
    ]
}

fn batches(tr: &Tr) -> Vec<KeyLine> {
    vec![of(KeyDeed::DoIt, tr.key_write_batch()), by_itself("Ctrl+C", tr.key_copy_hash())]
}

fn backups(tr: &Tr) -> Vec<KeyLine> {
    vec![of(KeyDeed::DoIt, tr.backups_make())]
}

fn till(tr: &Tr) -> Vec<KeyLine> {
    vec![
        of(KeyDeed::DoIt, tr.key_close_till()),
        of(KeyDeed::Print, tr.key_print_list()),
        by_itself("1 … 4", tr.key_other_part()),
    ]
}

fn settings(tr: &Tr) -> Vec<KeyLine> {
    vec![by_itself("← → Space", tr.key_choose())]
}

fn everywhere(open: &[Page], tr: &Tr) -> Vec<KeyLine> {
    let mut lines = vec![
        of(KeyDeed::Help, tr.key_help()),
        of(KeyDeed::NewCase, tr.key_new_case()),
        of(KeyDeed::Find, tr.key_find()),
        of(KeyDeed::Chips, tr.key_chips()),
        of(KeyDeed::Language, tr.key_language()),
        of(KeyDeed::Colours, tr.key_colours()),
        of(KeyDeed::Larger, tr.key_larger()),
        of(KeyDeed::Smaller, tr.key_smaller()),
        of(KeyDeed::UsualSize, tr.key_usual_size()),
        of(KeyDeed::Lock, tr.key_lock()),
    ];
    lines.extend(open.iter().map(|page| of(KeyDeed::Page(*page), page.name(tr))));
    lines.extend([
        by_itself("Tab Shift+Tab", tr.key_tab()),
        by_itself("Enter Space", tr.key_press()),
        of(KeyDeed::Back, tr.key_back()),
    ]);
    lines
}

fn lists(tr: &Tr) -> Vec<KeyLine> {
    vec![
        by_itself("↑ ↓", tr.key_arrows()),
        by_itself("PgDn PgUp", tr.key_leaf()),
        by_itself("Home End", tr.key_first_last()),
        by_itself("Enter", tr.key_open()),
        by_itself("A … Z", tr.key_type()),
    ]
}

fn fields(tr: &Tr) -> Vec<KeyLine> {
    vec![
        by_itself("Ctrl+C X V", tr.key_copy()),
        by_itself("Ctrl+A", tr.key_all()),
        by_itself("Ctrl+Z Y", tr.key_undo()),
        by_itself("Ctrl+← →", tr.key_word()),
        by_itself("Shift+← →", tr.key_select()),
        by_itself("Home End", tr.key_ends()),
        by_itself("Shift+F10", tr.key_menu()),
        by_itself("↓", tr.key_calendar()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::keys::TABLE;

    #[test]
    fn every_key_of_the_table_is_told() {
        let told: Vec<&str> = groups(Beneath::Counter, &Page::ALL, &Tr::english())
            .iter()
            .flat_map(|g| &g.lines)
            .map(|line| line.caps)
            .collect();
        for shortcut in TABLE {
            assert!(told.contains(&shortcut.cap), "{} is on no line", shortcut.cap);
        }
    }

    #[test]
    fn the_page_beneath_comes_first() {
        let tr = Tr::english();
        assert_eq!(groups(Beneath::Batches, &Page::ALL, &tr)[0].title, tr.page_batches());
        assert_eq!(groups(Beneath::Batches, &Page::ALL, &tr)[1].title, tr.keys_everywhere());
        for without in [Beneath::SignIn, Beneath::Other] {
            assert_eq!(groups(without, &Page::ALL, &tr)[0].title, tr.keys_everywhere(), "{without:?}");
        }
    }
}
