//! Tables: sorted by mouse and by key, narrowed by typing, walked, and as cheap with a hundred thousand rows as with a
//! hundred.

use std::cell::Cell;

use egui::accesskit::{Role, SortDirection};
use egui::{Key, Ui};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use shubbak::text::Direction;
use shubbak::ui::gallery::{GalleryState, Leaf};
use shubbak::ui::theme::{self, Look, Theme};
use shubbak::ui::widgets::{Column, Table, cell};

use super::{ROOM, gallery};

fn lists() -> Harness<'static, GalleryState> {
    let state = GalleryState {
        leaf: Leaf::Lists,
        row: None,
        direction: Direction::Ltr,
        still: true,
        ..GalleryState::default()
    };
    let mut harness = gallery(state, ROOM, 1.0);
    harness.run();
    harness
}

fn press(harness: &mut Harness<'_, GalleryState>, keys: &[Key]) {
    for key in keys {
        harness.key_press(*key);
        harness.run();
    }
}

/// A head of the first table of the page.
fn head<'a>(harness: &'a Harness<'_, GalleryState>, title: &'a str) -> Node<'a> {
    harness.get_all_by_role_and_label(Role::ColumnHeader, title).next().unwrap()
}

fn direction(harness: &Harness<'_, GalleryState>, title: &str) -> Option<SortDirection> {
    head(harness, title).accesskit_node().sort_direction()
}

fn sees(harness: &Harness<'_, GalleryState>, row: usize) -> bool {
    harness.query_by_label(&format!("C-ZAQ-03-26-{row:06}-4")).is_some()
}

#[test]
fn the_list_is_walked_by_key() {
    let mut harness = lists();
    harness.get_by_label("Cases").focus();
    harness.run();
    press(&mut harness, &[Key::ArrowDown, Key::ArrowDown, Key::End, Key::ArrowUp]);
    assert_eq!(harness.state().row, Some(238));
    // Only what is in sight is drawn, and the selected row is.
    assert!(sees(&harness, 238) && !sees(&harness, 0));
    press(&mut harness, &[Key::PageUp, Key::PageDown, Key::Home]);
    assert_eq!(harness.state().row, Some(0));
}

#[test]
fn a_head_sorts_by_mouse_and_by_key_and_says_so() {
    let mut harness = lists();
    assert_eq!(direction(&harness, "Citizen"), None);
    head(&harness, "Citizen").click();
    harness.run();
    assert_eq!(direction(&harness, "Citizen"), Some(SortDirection::Ascending));
    assert_eq!(harness.state().order.row(0), Some(2), "Alnour comes first, and of these the first");
    head(&harness, "Citizen").focus();
    harness.run();
    press(&mut harness, &[Key::Enter]);
    assert_eq!(direction(&harness, "Citizen"), Some(SortDirection::Descending));
    assert_eq!(harness.state().order.row(0), Some(0), "Mohamed comes first now");
    press(&mut harness, &[Key::Space]);
    assert_eq!(direction(&harness, "Citizen"), None, "and then the list's own order");
    assert_eq!(harness.state().order.row(1), Some(1));
}

#[test]
fn the_walk_goes_down_the_list_as_it_stands() {
    let mut harness = lists();
    head(&harness, "Citizen").click();
    harness.run();
    harness.get_by_label("Cases").focus();
    harness.run();
    press(&mut harness, &[Key::ArrowDown, Key::ArrowDown]);
    assert_eq!(harness.state().row, Some(6), "the second of Alnour's");
}

#[test]
fn letters_narrow_the_list_and_escape_gives_it_back() {
    let mut harness = lists();
    harness.get_by_label("Cases").focus();
    harness.run();
    for letters in ["hu", "d"] {
        harness.event(egui::Event::Text(letters.to_owned()));
        harness.run();
    }
    assert_eq!((harness.state().order.typed(), harness.state().order.len()), ("hud", 60));
    press(&mut harness, &[Key::ArrowDown]);
    assert_eq!(harness.state().row, Some(3), "the first Huda");
    press(&mut harness, &[Key::Backspace]);
    assert_eq!(harness.state().order.typed(), "hu");
    press(&mut harness, &[Key::Escape]);
    assert_eq!((harness.state().order.typed(), harness.state().order.len()), ("", 240));
    assert_eq!(harness.state().row, Some(3), "what was chosen stays chosen");
}

/// Cells that one frame asks for, in the middle of a list of so many rows.
fn cells_of_a_frame(rows: usize) -> (usize, usize) {
    let asked = Cell::new(0);
    let show = |ui: &mut Ui, selected: &mut Option<usize>| {
        theme::apply(ui.ctx(), Look::new(Theme::Light, Direction::Rtl));
        let columns =
            [Column::fits("رقم", "000000"), Column::share("اسم", 1.0), Column::fits("رسوم", "000000").number()];
        let table = Table::new("many", "كثير", &columns, rows).height(600.0);
        table.show(ui, selected, |ui, row, column| {
            asked.set(asked.get() + 1);
            cell(ui, &format!("{row} {column}"));
        });
    };
    let mut harness = Harness::builder().with_size([800.0, 640.0]).build_ui_state(show, Some(rows / 2));
    harness.run();
    harness.get_by_label("كثير").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(*harness.state(), Some(rows / 2 + 1));
    assert!(harness.query_by_label_contains(&format!("{} 1", rows / 2 + 1)).is_some(), "the row in hand is in sight");
    asked.set(0);
    harness.step();
    let shapes = harness.output().shapes.len();
    (asked.get(), shapes)
}

#[test]
fn a_frame_of_a_hundred_thousand_rows_draws_what_one_of_a_hundred_draws() {
    let (few, few_shapes) = cells_of_a_frame(100);
    let (many, many_shapes) = cells_of_a_frame(100_000);
    // 600 points less the head hold sixteen rows, and one more that is cut.
    assert!((3 * 15..=3 * 17).contains(&few), "{few} cells");
    assert!(many.abs_diff(few) <= 3, "{many} cells instead of {few}");
    assert!(many_shapes.abs_diff(few_shapes) <= 12, "{many_shapes} shapes instead of {few_shapes}");
}

#[test]
fn a_narrow_list_leaves_out_what_is_seldom_looked_at() {
    let heads = |width: f32| {
        let state = GalleryState { leaf: Leaf::Lists, direction: Direction::Ltr, ..GalleryState::default() };
        let mut harness = gallery(state, [width, 1000.0], 1.0);
        harness.run();
        let shown = |head| harness.query_all_by_role_and_label(Role::ColumnHeader, head).count();
        (shown("Service"), shown("Fee"))
    };
    assert_eq!(heads(1120.0), (1, 1));
    assert_eq!(heads(960.0), (0, 1));
}
