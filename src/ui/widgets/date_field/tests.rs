//! A date typed, and picked by key and by hand, in both directions.

#![allow(clippy::unwrap_used)]

use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::i18n::Language;
use crate::ui::theme::{self, Look, Theme};

const LABEL: &str = "date";

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A page with one date; today is Saturday 21 November 2026.
struct Page(Harness<'static, String>);

impl Page {
    fn new(text: &str, language: Language, until: Option<NaiveDate>) -> Self {
        let tr = Tr::new(language, crate::i18n::Digits::Latin);
        let harness = Harness::builder().with_size([420.0, 520.0]).with_max_steps(40);
        let mut harness = harness.build_ui_state(
            move |ui, text: &mut String| {
                theme::apply(ui.ctx(), Look::new(Theme::Light, tr.direction()));
                let field = DateField::new(LABEL, text, "date", &tr, day(2026, 11, 21)).help("help");
                let field = if let Some(until) = until { field.until(until) } else { field };
                field.show(ui);
            },
            text.to_owned(),
        );
        harness.run();
        let mut page = Self(harness);
        page.field().focus();
        page.0.run();
        page
    }

    fn field(&self) -> egui_kittest::Node<'_> {
        self.0.get_by_role_and_label(Role::TextInput, LABEL)
    }

    fn press(&mut self, keys: &[Key]) -> &mut Self {
        for key in keys {
            self.0.key_press(*key);
            self.0.run();
        }
        self
    }

    fn types(&mut self, text: &str) -> &mut Self {
        for key in text.chars() {
            self.0.event(Event::Text(key.to_string()));
            self.0.run();
        }
        self
    }

    fn holds(&mut self, text: &str) -> &mut Self {
        assert_eq!(self.0.state(), text);
        self
    }

    fn sees(&self, words: &str) -> bool {
        self.0.query_all_by_label(words).next().is_some()
    }

    fn is_open(&self) -> bool {
        self.0.query_all_by_role(Role::GridCell).next().is_some()
    }

    /// The day that a reader hears as the keys move.
    fn marked(&self) -> String {
        let field = self.field();
        field.accesskit_node().active_descendant().and_then(|cell| cell.label()).unwrap_or_default()
    }
}

#[test]
fn digits_alone_make_a_date_and_it_is_said_as_a_sentence() {
    let mut page = Page::new("", Language::English, None);
    assert!(page.sees("help"));
    page.types("٠١١٢٢٠٢٦").holds("01/12/2026");
    assert!(page.sees("Tuesday 1 December 2026"));
    let mut page = Page::new("", Language::Arabic, None);
    page.types("1/12/2026").holds("01/12/2026");
    assert!(page.sees("الثلاثاء 1 ديسمبر 2026"));
}

#[test]
fn a_day_that_no_calendar_has_is_told_at_once() {
    let mut page = Page::new("", Language::English, None);
    page.types("3102202").types("6").holds("31/02/2026");
    assert!(page.sees("31/02/2026 does not exist"));
    page.press(&[Key::Home]).types("28").holds("28/02/2026");
    assert!(!page.sees("31/02/2026 does not exist") && page.sees("Saturday 28 February 2026"));
}

#[test]
fn keys_walk_through_the_calendar_in_the_direction_of_reading() {
    for (language, next, last) in
        [(Language::English, Key::ArrowRight, Key::ArrowLeft), (Language::Arabic, Key::ArrowLeft, Key::ArrowRight)]
    {
        let mut page = Page::new("01/12/2026", language, None);
        page.press(&[Key::ArrowDown]);
        assert!(page.is_open());
        page.press(&[next, next, last, Key::ArrowDown, Key::Enter]).holds("09/12/2026");
        assert!(!page.is_open() && page.field().is_focused());
    }
}

#[test]
fn pages_and_ends_of_the_week_have_keys_too() {
    let mut page = Page::new("", Language::English, None);
    page.press(&[Key::ArrowDown]);
    assert_eq!(page.marked(), "Saturday 21 November 2026", "today");
    page.press(&[Key::End]);
    assert_eq!(page.marked(), "Friday 27 November 2026", "the week ends on Friday");
    page.press(&[Key::PageDown, Key::PageDown, Key::Home]);
    assert_eq!(page.marked(), "Saturday 23 January 2027");
    page.0.key_press_modifiers(Modifiers::SHIFT, Key::PageUp);
    page.0.run();
    assert_eq!(page.marked(), "Friday 23 January 2026");
    page.press(&[Key::PageUp, Key::ArrowUp, Key::Space]).holds("16/12/2025");
}

#[test]
fn escape_puts_it_away_and_typing_does_too() {
    let mut page = Page::new("01/12/2026", Language::Arabic, None);
    page.press(&[Key::ArrowDown, Key::PageDown, Key::Escape]).holds("01/12/2026");
    assert!(!page.is_open() && page.field().is_focused());
    page.press(&[Key::ArrowDown]);
    assert!(page.marked().contains("1 ديسمبر 2026"), "it opens where the date is, not where one left it");
    page.types("0").press(&[Key::End]);
    assert!(!page.is_open());
}

#[test]
fn a_hand_picks_a_day_and_the_keyboard_stays_in_the_field() {
    let mut page = Page::new("", Language::English, None);
    page.0.get_by_role_and_label(Role::Button, "Choose a day").click();
    page.0.run();
    assert!(page.is_open());
    page.0.get_by_label("Next month").click();
    page.0.run();
    page.0.get_by_label("Tuesday 1 December 2026").click();
    page.0.run();
    page.holds("01/12/2026");
    assert!(!page.is_open() && page.field().is_focused());
    page.press(&[Key::Home]).types("05").holds("05/12/2026");
}

#[test]
fn the_grid_is_mirrored_and_the_week_begins_on_saturday() {
    let x = |page: &Page, words: &str| page.0.get_by_label(words).rect().center().x;
    let mut page = Page::new("01/12/2026", Language::English, None);
    page.press(&[Key::ArrowDown]);
    assert!(x(&page, "Saturday 5 December 2026") < x(&page, "Sunday 6 December 2026"));
    assert!(x(&page, "Saturday 5 December 2026") < x(&page, "Friday 4 December 2026"));
    assert!(x(&page, "Previous month") < x(&page, "Next month"));
    let mut page = Page::new("01/12/2026", Language::Arabic, None);
    page.press(&[Key::ArrowDown]);
    assert!(x(&page, "السبت 5 ديسمبر 2026") > x(&page, "الأحد 6 ديسمبر 2026"));
    assert!(x(&page, "الشهر السابق") > x(&page, "الشهر التالي"));
}

#[test]
fn no_day_after_the_last_can_be_picked() {
    let mut page = Page::new("", Language::English, Some(day(2026, 11, 21)));
    page.press(&[Key::ArrowDown, Key::PageDown, Key::ArrowRight]);
    assert_eq!(page.marked(), "Saturday 21 November 2026");
    let tomorrow = page.0.get_by_label("Sunday 22 November 2026");
    assert!(tomorrow.accesskit_node().is_disabled());
}

#[test]
fn a_date_is_whole_when_it_has_four_digits_of_a_year() {
    assert_eq!(read("01/12/2026"), Typed::Day(day(2026, 12, 1)));
    assert_eq!(read("2026-12-01"), Typed::Day(day(2026, 12, 1)));
    assert_eq!(read("5/3/1980"), Typed::Day(day(1980, 3, 5)));
    for text in ["", "01", "01/12", "01/12/202", "01//2026"] {
        assert_eq!(read(text), Typed::Unfinished, "{text}");
    }
    for text in ["31/02/2026", "29/02/2023", "00/01/2026", "01/13/2026", "01/01/0999"] {
        assert_eq!(read(text), Typed::NoSuchDay, "{text}");
    }
}
