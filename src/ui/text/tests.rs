//! A field as a clerk and a test harness meet it.

#![allow(clippy::unwrap_used)]

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::text::Direction;
use crate::ui::theme::{self, Look, Theme};

fn harness<'a>(text: &str, field: fn(&mut String) -> Field<'_>) -> Harness<'a, String> {
    let mut harness = Harness::builder().with_size([300.0, 120.0]).with_step_dt(0.05).build_ui_state(
        move |ui, text: &mut String| {
            theme::apply(ui.ctx(), Look::new(Theme::Light, Direction::Rtl));
            field(text).name("الاسم").show(ui);
        },
        text.to_owned(),
    );
    harness.get_by_label("الاسم").focus();
    harness.run();
    harness
}

fn plain_field(text: &mut String) -> Field<'_> {
    Field::new(text, "name")
}

#[test]
fn a_field_is_found_by_its_label_and_typed_into() {
    let mut harness = harness("", plain_field);
    harness.get_by_label("الاسم").type_text("محمد 123");
    harness.run();
    assert_eq!(harness.state(), "محمد 123");
    assert_eq!(harness.get_by_label("الاسم").value().unwrap(), "محمد 123");
}

#[test]
fn coming_by_key_selects_all_so_that_typing_replaces() {
    let mut harness = harness("قديم", plain_field);
    harness.get_by_label("الاسم").type_text("جديد");
    harness.run();
    assert_eq!(harness.state(), "جديد");
}

#[test]
fn arrows_move_the_caret_and_not_the_focus() {
    let mut harness = harness("ab", plain_field);
    harness.key_press(Key::End);
    harness.key_press(Key::ArrowLeft);
    harness.run();
    harness.get_by_label("الاسم").type_text("X");
    harness.run();
    assert_eq!(harness.state(), "aXb");
}

#[test]
fn words_are_selected_and_erased_by_key() {
    let mut harness = harness("one two", plain_field);
    harness.key_press(Key::End);
    harness.key_press_modifiers(Modifiers::CTRL, Key::Backspace);
    harness.run();
    assert_eq!(harness.state(), "one ");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(harness.state(), "one two");
}

#[test]
fn digits_of_any_script_are_kept_as_latin_ones() {
    let mut harness = harness("", |text| Field::new(text, "id").filter(digits).max(6));
    harness.get_by_label("الاسم").type_text("٢٩٤-۰6a1");
    harness.run();
    assert_eq!(harness.state(), "294061");
    harness.get_by_label("الاسم").type_text("7");
    harness.run();
    assert_eq!(harness.state(), "294061", "no more than six");
}

#[test]
fn a_secret_is_never_told() {
    let mut harness = harness("", |text| Field::new(text, "pin").secret());
    harness.get_by_label("الاسم").type_text("s3");
    harness.run();
    assert_eq!(harness.state(), "s3");
    assert_eq!(harness.get_by_label("الاسم").value().unwrap(), "••");
}

#[test]
fn a_reader_sets_the_whole_value() {
    let mut harness = harness("قديم", plain_field);
    harness.get_by_label("الاسم").set_text_value_accesskit("من القارئ");
    harness.run();
    assert_eq!(harness.state(), "من القارئ");
}

#[test]
fn a_quiet_field_asks_for_no_frames() {
    let mut harness = harness("نص", plain_field);
    harness.run();
    let delay = harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!(delay > std::time::Duration::from_secs(3600), "{delay:?}");
}

#[test]
fn a_click_puts_the_caret_where_it_points() {
    let mut harness = harness("ابجد", plain_field);
    let rect = harness.get_by_label("الاسم").rect();
    // Right of the first letter: the start of an Arabic text.
    harness.drag_at(rect.right_center() - egui::vec2(2.0, 0.0));
    harness.run();
    harness.drop_at(rect.right_center() - egui::vec2(2.0, 0.0));
    harness.run();
    harness.get_by_label("الاسم").type_text("X");
    harness.run();
    assert_eq!(harness.state(), "Xابجد");
}

#[test]
fn dragging_selects_from_where_it_began() {
    let mut harness = harness("abcdef", plain_field);
    let rect = harness.get_by_label("الاسم").rect();
    let beyond = rect.right_center() - egui::vec2(3.0, 0.0);
    harness.drag_at(beyond);
    harness.run();
    harness.hover_at(rect.left_center() + egui::vec2(3.0, 0.0));
    harness.run();
    harness.drop_at(rect.left_center() + egui::vec2(3.0, 0.0));
    harness.run();
    harness.event(egui::Event::Cut);
    harness.run();
    assert_eq!(harness.state(), "");
}

#[test]
fn a_double_click_selects_a_word() {
    let mut harness = harness("محمد السيد", plain_field);
    let rect = harness.get_by_label("الاسم").rect();
    let first_word = rect.right_center() - egui::vec2(20.0, 0.0);
    for _ in 0..2 {
        harness.drag_at(first_word);
        harness.step();
        harness.drop_at(first_word);
        harness.step();
    }
    harness.event(egui::Event::Cut);
    harness.run();
    assert_eq!(harness.state(), " السيد");
}

#[test]
fn what_an_input_method_composes_is_not_text_until_it_is_given() {
    let mut harness = harness("", plain_field);
    let preedit = egui::ImeEvent::Preedit { text: "かな".to_owned(), active_range_chars: None };
    harness.event(egui::Event::Ime(preedit));
    harness.step();
    assert_eq!(harness.state(), "");
    harness.event(egui::Event::Ime(egui::ImeEvent::Commit("é".to_owned())));
    harness.run();
    assert_eq!(harness.state(), "é");
}

#[test]
fn pasted_lines_become_one_in_a_field_of_one() {
    let mut harness = harness("", plain_field);
    harness.event(egui::Event::Paste("سطر\r\nسطر\n".to_owned()));
    harness.run();
    assert_eq!(harness.state(), "سطر سطر");
}
