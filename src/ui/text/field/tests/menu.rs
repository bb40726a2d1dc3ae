//! The menu of the right button and of the menu key, in both languages.

use super::hands::asks_for_the_clipboard;
use super::*;

fn plain(text: &mut String) -> Field<'_> {
    Field::new(text, "name")
}

fn sees(page: &Page<'_>, words: &str) -> bool {
    page.0.query_by_role_and_label(egui::accesskit::Role::MenuItem, words).is_some()
}

fn choose(page: &mut Page<'_>, words: &str) {
    page.0.get_by_role_and_label(egui::accesskit::Role::MenuItem, words).click();
    page.0.run();
}

#[test]
fn the_right_button_opens_it_where_it_points_and_a_choice_closes_it() {
    let mut page = Page::new("محمد السيد", plain);
    let beside = page.at(page.rect().width() - 20.0, 18.0);
    page.right_clicks(beside);
    for words in ["تراجع", "إعادة", "قص", "نسخ", "لصق", "حذف", "تحديد الكل"] {
        assert!(sees(&page, words), "{words}");
    }
    choose(&mut page, "حذف");
    page.holds("");
    assert!(!sees(&page, "حذف"));
    assert!(page.0.get_by_label(NAME).is_focused(), "the keyboard never left");
    page.right_clicks(page.at(30.0, 18.0));
    choose(&mut page, "تراجع");
    page.holds("محمد السيد");
}

#[test]
fn it_shows_its_keys_and_what_cannot_be_done_now() {
    let mut page = Page::of("one two", Direction::Ltr, plain);
    page.press(Key::End).press(Key::Menu);
    let item = |words| page.0.get_by_role_and_label(egui::accesskit::Role::MenuItem, words);
    assert_eq!(item("Select all").accesskit_node().data().keyboard_shortcut(), Some("Ctrl+A"));
    for (words, can) in [("Cut", false), ("Copy", false), ("Paste", true), ("Undo", false), ("Select all", true)] {
        assert_eq!(!item(words).accesskit_node().is_disabled(), can, "{words}");
    }
}

#[test]
fn it_is_worked_by_keys_alone() {
    let mut page = Page::of("one two", Direction::Ltr, plain);
    page.with(Modifiers::SHIFT, Key::F10);
    assert!(sees(&page, "Cut"));
    // All is selected, so the first that can be chosen is Cut.
    page.press(Key::Enter).holds("");
    assert!(!sees(&page, "Cut"));
    page.press(Key::Menu).press(Key::Enter).holds("one two");
    page.press(Key::Menu).press(Key::ArrowUp).press(Key::Space).selects("one two").holds("one two");
    page.press(Key::Menu).press(Key::Escape).holds("one two");
    assert!(!sees(&page, "Cut"));
    assert!(page.0.get_by_label(NAME).is_focused(), "Escape put only the menu away");
    page.press(Key::Menu).types("x").holds("x");
    assert!(!sees(&page, "Cut"), "whoever types wants no menu");
}

#[test]
fn a_reader_hears_what_is_marked() {
    let mut page = Page::of("one two", Direction::Ltr, plain);
    page.press(Key::Menu);
    let marked = |page: &Page<'_>| {
        let field = page.0.get_by_label(NAME);
        field.accesskit_node().active_descendant().map(|node| node.label().unwrap_or_default())
    };
    assert_eq!(marked(&page).unwrap(), "Cut");
    page.press(Key::ArrowDown);
    assert_eq!(marked(&page).unwrap(), "Copy");
    page.press(Key::Escape);
    assert_eq!(marked(&page), None);
}

#[test]
fn paste_asks_the_desktop_and_puts_in_what_comes() {
    let mut page = Page::of("one", Direction::Ltr, plain);
    page.press(Key::End).press(Key::Menu);
    // With nothing selected it is the first that can be chosen.
    assert!(asks_for_the_clipboard(&mut page, Modifiers::NONE, Key::Enter));
    page.sends(Event::Paste(" two".to_owned())).holds("one two");
}

#[test]
fn a_press_on_a_selection_keeps_it_and_one_beside_it_moves_the_caret() {
    let mut page = Page::of("one two", Direction::Ltr, plain);
    let (on, beside) = (page.at(20.0, 18.0), page.at(200.0, 18.0));
    page.with(Modifiers::COMMAND, Key::A).right_clicks(on);
    choose(&mut page, "Copy");
    page.selects("one two").right_clicks(beside);
    assert!(sees(&page, "Paste"));
    page.press(Key::Escape).selects("");
}

#[test]
fn a_press_elsewhere_puts_it_away() {
    let mut page = Page::of("one two", Direction::Ltr, plain);
    page.right_clicks(page.at(20.0, 18.0));
    assert!(sees(&page, "Paste"));
    page.clicks(egui::pos2(300.0, 400.0), 1);
    assert!(!sees(&page, "Paste"));
}

#[test]
fn a_secret_offers_no_copy() {
    let mut page = Page::of("2580", Direction::Ltr, |text| Field::new(text, "pin").secret());
    page.with(Modifiers::COMMAND, Key::A).press(Key::Menu);
    for (words, can) in [("Cut", false), ("Copy", false), ("Delete", true), ("Undo", false)] {
        let item = page.0.get_by_role_and_label(egui::accesskit::Role::MenuItem, words);
        assert_eq!(!item.accesskit_node().is_disabled(), can, "{words}");
    }
}
