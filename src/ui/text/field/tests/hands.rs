//! The mouse and the keyboard.

use super::*;

fn plain(text: &mut String) -> Field<'_> {
    Field::new(text, "name")
}

fn lines(text: &mut String) -> Field<'_> {
    Field::new(text, "note").rows(3)
}

#[test]
fn one_press_two_and_three() {
    let mut page = Page::new("محمد السيد علي", plain);
    let word = page.at(page.rect().width() - 22.0, 18.0);
    page.clicks(word, 1).selects("");
    page.0.run_steps(20);
    page.clicks(word, 2).selects("محمد");
    page.0.run_steps(20);
    page.clicks(word, 3).selects("محمد السيد علي");
}

#[test]
fn what_is_dragged_after_a_double_press_is_words() {
    let mut page = Page::of("one two three", Direction::Ltr, plain);
    let (first, second) = (page.at(20.0, 18.0), page.at(52.0, 18.0));
    page.button(PointerButton::Primary, first, true).button(PointerButton::Primary, first, false);
    page.drags(first, second).selects("one two");
}

#[test]
fn shift_and_a_click_select_up_to_it() {
    let mut page = Page::of("one two three", Direction::Ltr, plain);
    page.press(Key::Home);
    let end = page.at(page.rect().width() - 20.0, 18.0);
    page.0.event(Event::ModifiersChanged(Modifiers::SHIFT));
    page.clicks(end, 1);
    page.0.event(Event::ModifiersChanged(Modifiers::NONE));
    page.selects("one two three");
}

#[test]
fn a_selection_dragged_beyond_the_edge_scrolls_the_field_until_its_end() {
    let long = "0123456789".repeat(12);
    let mut page = Page::of(&long, Direction::Ltr, plain);
    page.press(Key::Home);
    let (from, beyond) = (page.at(12.0, 18.0), page.at(page.rect().width() + 30.0, 18.0));
    page.drags(from, beyond);
    // The hand rests; the text goes on moving.
    page.0.run_steps(80);
    page.selects(&long);
}

#[test]
fn arrows_words_and_ends_with_and_without_shift() {
    let (shift, control) = (Modifiers::SHIFT, Modifiers::CTRL);
    let mut page = Page::of("one two three", Direction::Ltr, plain);
    page.press(Key::End).with(shift, Key::ArrowLeft).with(shift, Key::ArrowLeft).selects("ee");
    page.press(Key::Home).with(control | shift, Key::ArrowRight).selects("one");
    page.with(shift, Key::End).selects("one two three").with(shift, Key::Home).selects("");
    page.with(Modifiers::COMMAND, Key::A).selects("one two three").press(Key::ArrowLeft).types("X");
    page.holds("Xone two three").press(Key::End).with(control, Key::Backspace).holds("Xone two ");
    page.with(control, Key::ArrowLeft).with(control, Key::Delete).holds("Xone ");
}

#[test]
fn the_first_strong_letter_says_at_which_side_a_name_stands() {
    let name: fn(&mut String) -> Field<'_> = |text| Field::new(text, "name").flow(Flow::FirstStrong);
    for (direction, text, right) in [
        (Direction::Rtl, "Mona Hassan", false),
        (Direction::Rtl, "منى حسن", true),
        (Direction::Ltr, "منى حسن", true),
        (Direction::Ltr, "Mona Hassan", false),
        (Direction::Rtl, "", true),
        (Direction::Ltr, "12", false),
    ] {
        assert_eq!(caret_is_right(Page::of(text, direction, name)), right, "{text} in {direction:?}");
    }
    let fixed: fn(&mut String) -> Field<'_> = |text| Field::new(text, "name").side(Side::Left);
    assert!(!caret_is_right(Page::of("منى", Direction::Rtl, fixed)));
    let number: fn(&mut String) -> Field<'_> = |text| Field::new(text, "id").filter(crate::ui::text::digits);
    assert!(caret_is_right(Page::of("123", Direction::Rtl, number)), "numbers stand where the page begins");
}

/// Whether the text stands in the right half of the field, by the caret at its beginning and its end.
fn caret_is_right(mut page: Page<'_>) -> bool {
    let middle = page.rect().center().x;
    let mut at = |key| {
        page.press(key);
        page.0.output().platform_output.ime.unwrap().cursor_rect.center().x
    };
    (at(Key::Home) + at(Key::End)) / 2.0 > middle
}

#[test]
fn lines_beyond_the_last_row_scroll_with_the_caret_the_wheel_and_the_page_keys() {
    let mut page = Page::new("", lines);
    for line in ["أ", "ب", "ج", "د", "ه", "و"] {
        page.types(line).press(Key::Enter);
    }
    page.holds("أ\nب\nج\nد\nه\nو\n");
    let caret = |page: &Page<'_>| page.0.output().platform_output.ime.unwrap().cursor_rect;
    assert!(page.rect().contains_rect(caret(&page)), "the last line is in sight");
    page.with(Modifiers::CTRL, Key::Home).types("1").holds("1أ\nب\nج\nد\nه\nو\n");
    assert!(page.rect().contains_rect(caret(&page)), "so is the first");
    page.press(Key::PageDown).types("2").holds("1أ\nب\nج\n2د\nه\nو\n").with(Modifiers::CTRL, Key::End).types("3");
    page.holds("1أ\nب\nج\n2د\nه\nو\n3").press(Key::ArrowUp).press(Key::Home).types("4").holds("1أ\nب\nج\n2د\nه\n4و\n3");
    let before = caret(&page);
    page.0.event(Event::PointerMoved(page.rect().center()));
    page.0.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, 40.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    page.0.run_steps(10);
    assert!(caret(&page).top() > before.top() + 20.0, "the wheel turns the lines");
}

#[test]
fn the_old_keys_of_the_clipboard_work_too() {
    let mut page = Page::of("one", Direction::Ltr, plain);
    page.with(Modifiers::SHIFT, Key::Delete).holds("");
    assert!(asks_for_the_clipboard(&mut page, Modifiers::SHIFT, Key::Insert));
}

/// Whether the desktop is asked for what is in the clipboard when this key goes down.
pub(super) fn asks_for_the_clipboard(page: &mut Page<'_>, modifiers: Modifiers, key: Key) -> bool {
    page.0.event(Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
    page.0.step();
    let commands = &page.0.output().viewport_output[&egui::ViewportId::ROOT].commands;
    commands.contains(&egui::ViewportCommand::RequestPaste)
}

#[test]
fn composing_is_seen_taken_back_and_given() {
    let preedit = |text: &str| Event::Ime(egui::ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None });
    let mut page = Page::of("ab", Direction::Ltr, plain);
    page.press(Key::End).sends(preedit("'e")).holds("ab").sends(preedit("")).holds("ab");
    page.sends(preedit("'e")).sends(Event::Ime(egui::ImeEvent::Commit("é".to_owned()))).holds("abé");
    page.with(Modifiers::COMMAND, Key::Z).holds("ab").with(Modifiers::COMMAND, Key::Y).holds("abé");
}

#[test]
fn a_secret_is_not_copied_not_even_while_it_is_looked_at() {
    for field in [(|text| Field::new(text, "pin").secret()) as fn(&mut String) -> Field<'_>, |text| {
        Field::new(text, "pin").secret().bared(true)
    }] {
        let mut page = Page::of("2580", Direction::Ltr, field);
        page.with(Modifiers::COMMAND, Key::A).selects("").sends(Event::Cut).holds("2580");
        assert_eq!(page.0.get_by_label(NAME).value().unwrap(), "••••");
        page.types("1").holds("1");
    }
}
