//! What a screen reader is told, read off the tree that the desktop gets.

use egui::accesskit::{Action, ActionData, ActionRequest, TextDirection, TextPosition, TextSelection, TreeId};

use super::*;

fn plain(text: &mut String) -> Field<'_> {
    Field::new(text, "name")
}

/// The text before the caret, as a reader would count it.
fn before_caret(page: &Page<'_>) -> String {
    let node = page.0.get_by_label(NAME);
    let node = node.accesskit_node();
    let focus = node.text_selection_focus().unwrap();
    let mut range = node.document_range();
    range.set_end(focus);
    range.text()
}

#[test]
fn a_reader_follows_the_caret_letter_by_letter() {
    let mut page = Page::new("سَلام ABC", plain);
    page.press(Key::Home);
    let mut told = vec![before_caret(&page)];
    for _ in 0..7 {
        page.press(Key::ArrowLeft);
        told.push(before_caret(&page));
    }
    assert_eq!(told[..5], ["", "سَ", "سَل", "سَلا", "سَلام"], "a letter with its marks is one step");
    page.press(Key::End);
    assert_eq!(before_caret(&page), "سَلام ABC");
}

#[test]
fn the_stretches_of_a_line_say_which_way_they_run_and_where_each_letter_is() {
    let page = Page::new("عدد ABC", plain);
    let field = page.0.get_by_label(NAME);
    let runs: Vec<_> = field.accesskit_node().children().collect();
    let runs: Vec<_> =
        runs.iter().filter(|node| node.role() == egui::accesskit::Role::TextRun).map(|node| node.data()).collect();
    assert_eq!(runs.iter().map(|run| run.value().unwrap()).collect::<Vec<_>>(), ["عدد ", "ABC"]);
    assert_eq!(runs[0].text_direction(), Some(TextDirection::RightToLeft));
    assert_eq!(runs[1].text_direction(), Some(TextDirection::LeftToRight));
    assert_eq!(runs[0].character_lengths(), [2, 2, 2, 1]);
    assert_eq!(runs[1].word_starts(), [0]);
    let (arabic, latin) = (runs[0].bounds().unwrap(), runs[1].bounds().unwrap());
    assert!(latin.x1 <= arabic.x0 + 0.5, "the Latin word is seen at the left: {latin:?} {arabic:?}");
    for run in &runs {
        let (positions, widths) = (run.character_positions().unwrap(), run.character_widths().unwrap());
        let width: f32 = widths.iter().sum();
        let bounds = run.bounds().unwrap();
        assert!((f64::from(width) - (bounds.x1 - bounds.x0)).abs() < 0.5);
        assert!(positions.windows(2).all(|pair| pair[0] < pair[1]), "counted in the direction of reading");
    }
    let frame = page.rect();
    assert!(f64::from(frame.left()) < latin.x0 && arabic.x1 < f64::from(frame.right()));
    assert_eq!(runs[0].next_on_line(), Some(field.accesskit_node().children().nth(1).unwrap().locate().0));
}

#[test]
fn a_selection_is_told_from_where_it_began_to_the_caret() {
    let mut page = Page::new("عدد 12", plain);
    page.press(Key::Home).with(Modifiers::SHIFT, Key::ArrowLeft).with(Modifiers::SHIFT, Key::ArrowLeft);
    let field = page.0.get_by_label(NAME);
    let node = field.accesskit_node();
    assert_eq!(node.text_selection().unwrap().text(), "عد");
    assert!(node.text_selection_anchor().unwrap() < node.text_selection_focus().unwrap());
}

#[test]
fn a_reader_moves_the_caret_and_selects() {
    let mut page = Page::new("عدد ABC", plain);
    let field = page.0.get_by_label(NAME);
    let runs: Vec<_> = field.accesskit_node().children().map(|node| node.locate().0).collect();
    let target_node = field.accesskit_node().locate().0;
    let wanted = TextSelection {
        anchor: TextPosition { node: runs[0], character_index: 1 },
        focus: TextPosition { node: runs[1], character_index: 2 },
    };
    page.sends(Event::AccessKitActionRequest(ActionRequest {
        action: Action::SetTextSelection,
        target_tree: TreeId::ROOT,
        target_node,
        data: Some(ActionData::SetTextSelection(wanted)),
    }));
    page.selects("دد AB").types("X").holds("عXC");
}

#[test]
fn lines_are_told_as_lines() {
    let mut page = Page::new("أول\nثان", |text| Field::new(text, "note").rows(3));
    page.with(Modifiers::CTRL, Key::End);
    let field = page.0.get_by_label(NAME);
    let node = field.accesskit_node();
    assert_eq!(node.document_range().text(), "أول\nثان");
    assert_eq!(node.text_selection_focus().unwrap().to_line_index(), 1);
    page.press(Key::ArrowUp).press(Key::Home);
    let field = page.0.get_by_label(NAME);
    let node = field.accesskit_node();
    let focus = node.text_selection_focus().unwrap();
    assert!(focus.is_line_start() && focus.to_line_index() == 0);
}

#[test]
fn an_empty_field_has_a_caret_too() {
    let page = Page::new("", plain);
    let field = page.0.get_by_label(NAME);
    assert!(field.accesskit_node().supports_text_ranges());
    assert_eq!(before_caret(&page), "");
}

#[test]
fn what_a_reader_hears_of_a_secret_is_dots() {
    for bared in [false, true] {
        let field: fn(&mut String) -> Field<'_> = if bared {
            |text| Field::new(text, "pin").secret().bared(true)
        } else {
            |text| Field::new(text, "pin").secret()
        };
        let page = Page::new("25ä", field);
        let node = page.0.get_by_label(NAME);
        let told: Vec<_> =
            node.accesskit_node().children().filter_map(|run| run.data().value().map(str::to_owned)).collect();
        assert_eq!(told, ["•••"]);
    }
}

#[test]
fn telling_letters_moves_no_other_widget() {
    let mut harness = Harness::builder().with_size([300.0, 200.0]).build_ui_state(
        |ui, text: &mut String| {
            theme::apply(ui.ctx(), Look::new(Theme::Light, Direction::Rtl));
            Field::new(text, "name").name(NAME).show(ui);
            let button = ui.allocate_response(vec2(40.0, 30.0), Sense::click());
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "بعده"));
        },
        "أ".to_owned(),
    );
    harness.run();
    let id = |harness: &Harness<'_, String>| harness.get_by_label("بعده").accesskit_node().locate().0;
    let before = id(&harness);
    "أ ABC ب 12 ج".clone_into(harness.state_mut());
    harness.run();
    assert_eq!(id(&harness), before, "more stretches, the same ids after the field");
}
