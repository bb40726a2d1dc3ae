//! Number keys under a finger.

#![allow(clippy::unwrap_used)]

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::domain::Currency;
use crate::ui::shapes;
use crate::ui::text::{Field, digits};
use crate::ui::theme::{self, Look, Theme};
use crate::ui::widgets::TextField;

/// Two fields and, if asked for, keys beside them.
fn page(keys: bool, touch: bool) -> Harness<'static, [String; 2]> {
    let harness = Harness::builder().with_size([520.0, 760.0]).with_max_steps(40);
    let mut harness = harness.build_ui_state(
        move |ui, [amount, id]: &mut [String; 2]| {
            theme::apply(ui.ctx(), Look::new(Theme::Light, Direction::Rtl).touch(touch));
            let field = Field::new(amount, "amount").shape(shapes::money(Currency::Egp));
            TextField::new("المبلغ", field).show(ui);
            TextField::new("الرقم", Field::new(id, "id").filter(digits)).show(ui);
            if keys {
                NumberPad::new(&Tr::arabic()).point(true).show(ui);
            }
        },
        [String::new(), String::new()],
    );
    harness.run();
    harness
}

fn press(harness: &mut Harness<'_, [String; 2]>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

#[test]
fn every_key_is_large_enough_for_a_finger_and_has_a_name() {
    let harness = page(true, false);
    for name in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "الفاصلة", "مسح رقم", "مسح الكل"]
    {
        let rect = harness.get_by_role_and_label(Role::Button, name).rect();
        assert!(rect.width() >= 56.0 && rect.height() >= 56.0, "{name}: {rect:?}");
    }
    let x = |name| harness.get_by_role_and_label(Role::Button, name).rect().center().x;
    assert!(x("1") < x("2") && x("2") < x("3"), "as on every telephone, in Arabic too");
}

#[test]
fn they_type_into_the_field_that_had_the_keyboard_last() {
    let mut harness = page(true, false);
    harness.get_by_label("المبلغ").focus();
    harness.run();
    for name in ["1", "2", "5", "0", "الفاصلة", "7"] {
        press(&mut harness, name);
    }
    assert_eq!(harness.state()[0], "1250.7");
    assert!(harness.get_by_label("المبلغ").is_focused(), "a finger on the keys leaves the keyboard where it is");
    press(&mut harness, "مسح رقم");
    assert_eq!(harness.state()[0], "1250.");
    harness.get_by_label("الرقم").focus();
    harness.run();
    press(&mut harness, "9");
    press(&mut harness, "9");
    press(&mut harness, "مسح الكل");
    press(&mut harness, "8");
    assert_eq!(harness.state()[1], "8");
}

#[test]
fn on_a_touched_screen_a_number_brings_its_keys_along() {
    let mut harness = page(false, true);
    assert!(harness.get_by_label("المبلغ").rect().height() >= 44.0);
    let buttons: Vec<_> = harness.get_all_by_role_and_label(Role::Button, "لوحة الأرقام").collect();
    assert_eq!(buttons.len(), 2, "one in each field of numbers");
    buttons[0].click();
    drop(buttons);
    harness.run();
    for name in ["1", "5", "0"] {
        press(&mut harness, name);
    }
    assert_eq!(harness.state()[0], "150");
    harness.get_by_label("الرقم").focus();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Button, "مسح الكل").is_none(), "they go with the keyboard");
    assert_eq!(harness.state()[0], "150.00");
}

#[test]
fn without_touch_there_are_none() {
    let harness = page(false, false);
    assert!(harness.query_by_role_and_label(Role::Button, "لوحة الأرقام").is_none());
}
