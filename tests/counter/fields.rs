//! Pictures of fields as they open: the menu, the calendar, number keys. With `FIELD_PICTURES=folder` they are left there
//! to look at; without it, everything is opened all the same, in every look, and must be drawn and named.

#![allow(clippy::unwrap_used)]

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use shubbak::text::Direction;
use shubbak::ui::gallery::{GalleryState, gallery_ui};
use shubbak::ui::theme::Theme;

fn gallery(theme: Theme, direction: Direction, touch: bool) -> Harness<'static, GalleryState> {
    let mut state = GalleryState { theme, direction, touch, ..GalleryState::default() };
    state.fields[5] = match direction {
        Direction::Rtl => {
            "حضر بنفسه ومعه أصل البطاقة 29406191300551\nينقص سند الملكية\nوعد به يوم الأحد\nسطر رابع\nخامس"
        }
        Direction::Ltr => {
            "Came in person with the card 29406191300551\nThe deed is missing\nPromised on Sunday\nFour\nFive"
        }
    }
    .to_owned();
    let mut harness = Harness::builder()
        .with_size([1366.0, 1200.0])
        .with_render_cursor(false)
        .with_max_steps(24)
        .build_ui_state(|ui, state: &mut GalleryState| gallery_ui(ui, state), state);
    harness.run();
    harness
}

/// Names of the fields, and of the button of the calendar and of the keys, in a language.
fn names(direction: Direction) -> [&'static str; 6] {
    match direction {
        Direction::Rtl => ["الاسم كما في البطاقة", "تاريخ الميعاد", "المبلغ", "ملاحظة", "لوحة الأرقام", "إظهار ما كُتب"],
        Direction::Ltr => {
            ["Name as on the card", "Date of the appointment", "Amount", "Note", "Number keys", "Show what is typed"]
        }
    }
}

fn every_look() -> impl Iterator<Item = (Theme, Direction)> {
    Theme::ALL.into_iter().flat_map(|theme| [Direction::Rtl, Direction::Ltr].map(|direction| (theme, direction)))
}

fn keep(harness: &mut Harness<'_, GalleryState>, name: &str) {
    if let Ok(folder) = std::env::var("FIELD_PICTURES") {
        harness.render().unwrap().save(format!("{folder}/{name}.png")).unwrap();
    }
}

#[test]
fn what_a_field_opens_is_drawn_in_every_look() {
    for (theme, direction) in every_look() {
        let look = format!("{theme:?}-{direction:?}").to_lowercase();
        let [name, date, amount, note, keys, eye] = names(direction);
        let mut harness = gallery(theme, direction, false);
        harness.get_by_label(name).focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::SHIFT, Key::F10);
        harness.run();
        harness.key_press(Key::ArrowDown);
        harness.run();
        keep(&mut harness, &format!("menu-{look}"));
        harness.key_press(Key::Escape);
        harness.get_by_label(date).focus();
        harness.run();
        harness.key_press(Key::ArrowDown);
        harness.run();
        harness.key_press(Key::ArrowDown);
        harness.run();
        keep(&mut harness, &format!("calendar-{look}"));
        harness.key_press(Key::Escape);
        harness.run();
        harness.get_by_label(note).focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.run();
        keep(&mut harness, &format!("lines-{look}"));
        harness.get_by_label(eye).click();
        harness.run();
        harness.event(egui::Event::Text("2580".to_owned()));
        harness.run();
        keep(&mut harness, &format!("eye-{look}"));
        let mut harness = gallery(theme, direction, true);
        harness.get_by_label(amount).focus();
        harness.run();
        let buttons: Vec<_> = harness.get_all_by_role_and_label(egui::accesskit::Role::Button, keys).collect();
        // The identity number, the telephone, the amount, the date.
        assert_eq!(buttons.len(), 4);
        buttons[2].click();
        drop(buttons);
        harness.run();
        keep(&mut harness, &format!("pad-{look}"));
    }
}
