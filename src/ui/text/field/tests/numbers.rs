//! Numbers that take their shape as they are typed, and keys on the screen.

use super::*;
use crate::domain::identity::IdentityKind;
use crate::domain::{Country, Currency};
use crate::ui::shapes;

fn national_id(text: &mut String) -> Field<'_> {
    let (shape, most) = shapes::identity(IdentityKind::EgNationalId).unwrap();
    Field::new(text, "id").shape(shape).max(most)
}

fn phone(text: &mut String) -> Field<'_> {
    Field::new(text, "phone").shape(shapes::phone(Country::Egypt)).max(shapes::PHONE_MOST)
}

fn dinars(text: &mut String) -> Field<'_> {
    Field::new(text, "amount").shape(shapes::money(Currency::Kwd)).max(16).unit("د.ك")
}

/// What is seen, told by the stretches that a screen reader reads.
fn seen(page: &Page<'_>) -> String {
    let field = page.0.get_by_label(NAME);
    field.accesskit_node().document_range().text()
}

#[test]
fn an_identity_number_is_seen_in_groups_stored_and_copied_bare() {
    let mut page = Page::new("", national_id);
    page.types("٢٩٤٠٦١٩١٣٠٠٥٥١").holds("29406191300551");
    assert_eq!(seen(&page), "2 940619 13 00551");
    assert_eq!(page.0.get_by_label(NAME).value().unwrap(), "29406191300551");
    page.with(Modifiers::COMMAND, Key::A).selects("29406191300551").press(Key::End).types("7").holds("29406191300551");
    page.press(Key::Backspace).press(Key::ArrowLeft).press(Key::ArrowLeft).press(Key::ArrowLeft).press(Key::ArrowLeft);
    page.press(Key::Backspace).holds("294061910055");
    page.with(Modifiers::COMMAND, Key::A).sends(Event::Paste("2 940619-13 00551\n".to_owned())).holds("29406191300551");
    page.with(Modifiers::COMMAND, Key::Z).holds("294061910055");
}

#[test]
fn a_telephone_is_seen_as_it_is_said() {
    let mut page = Page::new("", phone);
    page.types("01012345678").holds("01012345678");
    assert_eq!(seen(&page), "010 1234 5678");
    page.with(Modifiers::COMMAND, Key::A).types("+96599998888").holds("+96599998888");
    assert_eq!(seen(&page), "+965 9999 8888");
}

#[test]
fn money_is_seen_with_its_thousands_and_left_with_its_decimals() {
    let mut page = Page::new("", dinars);
    page.types("١٢٥٠٫٥").holds("1250.5");
    assert_eq!(seen(&page), "1,250.5");
    assert_eq!(page.0.get_by_label(NAME).accesskit_node().description().unwrap(), "د.ك");
    page.0.event(Event::Key {
        key: Key::Tab,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    page.0.run();
    page.holds("1250.500");
    assert_eq!(seen(&page), "1,250.500");
}

#[test]
fn what_was_stored_before_is_shown_in_its_shape_and_not_touched() {
    let mut page = Page::unfocused("010-1234 5678", Direction::Rtl, phone);
    page.0.run_steps(3);
    page.holds("010-1234 5678");
    assert_eq!(seen(&page), "010 1234 5678");
}

#[test]
fn a_number_composed_by_an_input_method_keeps_its_shape() {
    let mut page = Page::new("", national_id);
    page.sends(Event::Ime(egui::ImeEvent::Preedit { text: "٢٩".to_owned(), active_range_chars: None })).holds("");
    page.sends(Event::Ime(egui::ImeEvent::Commit("٢٩٤".to_owned()))).holds("294");
    assert_eq!(seen(&page), "2 94");
}

#[test]
fn keys_on_the_screen_reach_the_field_that_had_the_keyboard_last() {
    let mut page = Page::new("", national_id);
    let field = last_field(&page.0.ctx).unwrap();
    for digit in "2940".chars() {
        press_from_afar(&page.0.ctx, field, Remote::Letter(digit));
    }
    page.0.run();
    page.holds("2940");
    press_from_afar(&page.0.ctx, field, Remote::Backspace);
    page.0.run();
    page.holds("294");
    press_from_afar(&page.0.ctx, field, Remote::Clear);
    page.0.run();
    page.holds("").with(Modifiers::COMMAND, Key::Z).holds("294");
}
