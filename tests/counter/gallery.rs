//! The gallery of widgets: it is whole in every theme and direction, has a name for everything one can act on, and works
//! by keyboard. With `GALLERY_PICTURES=folder` it also leaves pictures to look at.

#![allow(clippy::unwrap_used)]

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use shubbak::text::Direction;
use shubbak::ui::gallery::{GalleryState, gallery_ui};
use shubbak::ui::theme::Theme;

fn gallery(state: GalleryState, size: [f32; 2], scale: f32) -> Harness<'static, GalleryState> {
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_render_cursor(false)
        .with_max_steps(12)
        .build_ui_state(|ui, state: &mut GalleryState| gallery_ui(ui, state), state)
}

fn every_look() -> impl Iterator<Item = (Theme, Direction)> {
    Theme::ALL.into_iter().flat_map(|theme| [Direction::Rtl, Direction::Ltr].map(|direction| (theme, direction)))
}

#[test]
fn every_page_is_drawn_and_named_in_every_look() {
    for (theme, direction) in every_look() {
        for page in 0..3 {
            let state = GalleryState { theme, direction, page, ..GalleryState::default() };
            // Running it panics on a glyph that egui's own fonts would have to draw and on a widget without a name.
            gallery(state, [1366.0, 900.0], 1.0).run();
        }
    }
}

#[test]
fn pictures_of_every_page() {
    let Ok(folder) = std::env::var("GALLERY_PICTURES") else {
        return;
    };
    let only = std::env::var("GALLERY_ONLY").unwrap_or_default();
    for (theme, direction) in every_look() {
        for page in 0..3 {
            for scale in [1.0, 1.5] {
                let name = format!("{page}-{theme:?}-{direction:?}-{scale}").to_lowercase();
                if !name.contains(&only) {
                    continue;
                }
                let state = GalleryState { theme, direction, page, ..GalleryState::default() };
                let mut harness = gallery(state, [1366.0, 900.0], scale);
                harness.run();
                harness.render().unwrap().save(format!("{folder}/{name}.png")).unwrap();
            }
        }
    }
}

#[test]
fn pictures_of_what_opens() {
    let Ok(folder) = std::env::var("GALLERY_PICTURES") else {
        return;
    };
    for (theme, direction) in every_look() {
        let (list, name, search) = match direction {
            Direction::Rtl => ("المحافظة", "الاسم كما في البطاقة", "اكتب للبحث"),
            Direction::Ltr => ("Governorate", "Name as on the card", "Type to search"),
        };
        let look = format!("{theme:?}-{direction:?}").to_lowercase();
        let shown = |page, dialog| GalleryState { theme, direction, page, dialog, ..GalleryState::default() };
        let save = |harness: &mut Harness<'_, GalleryState>, what: &str| {
            harness.render().unwrap().save(format!("{folder}/open-{what}-{look}.png")).unwrap();
        };
        let mut harness = gallery(shown(2, true), [1366.0, 768.0], 1.0);
        harness.run();
        save(&mut harness, "dialog");
        let mut harness = gallery(shown(0, false), [1366.0, 900.0], 1.0);
        harness.run();
        harness.get_by_label(list).click();
        harness.run();
        harness.get_by_label(search).type_text(if direction.is_rtl() { "ال" } else { "a" });
        harness.run();
        save(&mut harness, "list");
        let mut harness = gallery(shown(0, false), [1366.0, 900.0], 1.0);
        harness.state_mut().toasts.say(
            shubbak::ui::widgets::Tone::Done,
            if direction.is_rtl() {
                "سُجّل الطلب \u{2068}C-ZAQ-03-26-000123-4\u{2069}"
            } else {
                "Case C-ZAQ-03-26-000123-4 is registered"
            },
        );
        harness.state_mut().toasts.say(
            shubbak::ui::widgets::Tone::Late,
            if direction.is_rtl() { "الطابعة لا ترد" } else { "The printer does not answer" },
        );
        harness.get_by_label(name).focus();
        harness.step();
        harness.step();
        save(&mut harness, "field");
        let mut harness = gallery(shown(0, false), [1366.0, 900.0], 1.0);
        harness.run();
        for _ in 0..9 {
            harness.key_press(egui::Key::Tab);
            harness.step();
        }
        save(&mut harness, "ring");
    }
}

#[test]
fn the_dialog_is_answered_by_key_and_by_name() {
    let state = GalleryState { page: 2, dialog: true, ..GalleryState::default() };
    let mut harness = gallery(state, [1366.0, 900.0], 1.0);
    harness.run();
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(!harness.state().dialog);
    harness.state_mut().dialog = true;
    harness.run();
    harness.get_all_by_label("إبطال الإيصال").last().unwrap().click();
    harness.step();
    harness.step();
    assert!(!harness.state().dialog);
    assert!(!harness.state().toasts.is_empty());
}

#[test]
fn the_list_is_walked_by_key() {
    let state = GalleryState { page: 2, row: None, direction: Direction::Ltr, ..GalleryState::default() };
    let mut harness = gallery(state, [1366.0, 900.0], 1.0);
    harness.run();
    harness.get_by_label("Cases").focus();
    harness.run();
    for key in [egui::Key::ArrowDown, egui::Key::ArrowDown, egui::Key::End, egui::Key::ArrowUp] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(harness.state().row, Some(238));
    // Only what is in sight is drawn, and the selected row is.
    assert!(harness.query_by_label("C-ZAQ-03-26-000238-4").is_some());
    assert!(harness.query_by_label("C-ZAQ-03-26-000000-4").is_none());
}

#[test]
fn an_option_is_found_by_typing_and_taken_with_enter() {
    let state = GalleryState { direction: Direction::Rtl, ..GalleryState::default() };
    let mut harness = gallery(state, [1366.0, 900.0], 1.0);
    harness.run();
    harness.get_by_label("المحافظة").focus();
    harness.run();
    harness.key_press(egui::Key::ArrowDown);
    harness.run();
    // Without its hamza, as hasty hands write it.
    harness.get_by_label("اكتب للبحث").type_text("الاق");
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().governorate, Some(8));
    assert!(harness.query_by_label("اكتب للبحث").is_none(), "the list is shut");
}

#[test]
fn a_page_that_does_not_change_asks_for_no_frames_and_costs_little() {
    for page in 0..3 {
        let mut harness = gallery(GalleryState { page, ..GalleryState::default() }, [1366.0, 900.0], 1.0);
        harness.run();
        let delay = harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        assert!(delay > std::time::Duration::from_secs(3600), "page {page}: {delay:?}");
    }
}
