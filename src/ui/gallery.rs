//! Every widget in its states, in both directions and all themes: to look at, to show, and to picture in tests.
//!
//! Its words are samples and belong to no page, so they stand here and not among the translations.

mod controls;
mod fields;
mod lists;
mod sheet;

use egui::{Frame, Margin, Ui};

use super::theme::{self, Look, Theme, look, space};
use super::widgets::{TabItem, Toasts, column, ends, scroll, segments, tabs};
use crate::text::Direction;

/// What the gallery remembers: what was typed, chosen and opened in it.
pub struct GalleryState {
    pub theme: Theme,
    pub direction: Direction,
    /// As on a screen that is touched.
    pub touch: bool,
    /// 0 controls, 1 the sheet, 2 lists.
    pub page: usize,
    pub dialog: bool,
    pub toasts: Toasts,
    pub fields: [String; 6],
    /// An amount, a date, and another number.
    pub numbers: [String; 3],
    pub governorate: Option<usize>,
    pub document_states: [Option<usize>; 5],
    pub checks: [bool; 3],
    pub open: [bool; 4],
    pub tab: usize,
    pub row: Option<usize>,
}

impl Default for GalleryState {
    fn default() -> Self {
        Self {
            theme: Theme::Light,
            direction: Direction::Rtl,
            touch: false,
            page: 0,
            dialog: false,
            toasts: Toasts::default(),
            fields: ["", "محمد عبد الرحمن السيد", "29406191300551", "010234", "", ""].map(str::to_owned),
            numbers: ["1250.75", "01/12/2026", ""].map(str::to_owned),
            governorate: Some(3),
            document_states: [Some(0), Some(0), Some(1), Some(0), None],
            checks: [true, false, true],
            open: [false, true, false, false],
            tab: 0,
            row: Some(2),
        }
    }
}

/// One of two wordings, by the direction of the look.
pub(super) fn say(ui: &Ui, arabic: &'static str, english: &'static str) -> &'static str {
    if look(ui.ctx()).rtl() { arabic } else { english }
}

/// Draws the gallery into the whole of `ui`.
pub fn gallery_ui(ui: &mut Ui, state: &mut GalleryState) {
    theme::apply(ui.ctx(), Look::new(state.theme, state.direction).touch(state.touch));
    let behind = ui.ctx().layer_painter(egui::LayerId::background());
    behind.rect_filled(ui.ctx().content_rect(), 0.0, look(ui.ctx()).palette.ground);
    Frame::new().inner_margin(Margin::same(space::L as i8)).show(ui, |ui| {
        column(ui, |ui| {
            top(ui, state);
            ui.add_space(space::S);
            scroll(ui, state.page, |ui| match state.page {
                0 => controls::show(ui, state),
                1 => sheet::show(ui, state),
                _ => lists::show(ui, state),
            });
        });
    });
    let close = say(ui, "إغلاق", "Close");
    state.toasts.show(ui.ctx(), close);
}

fn top(ui: &mut Ui, state: &mut GalleryState) {
    let (theme, direction, page) = (&mut state.theme, &mut state.direction, &mut state.page);
    ends(
        ui,
        |ui| {
            let items = [
                TabItem::new(say(ui, "أدوات", "Controls")),
                TabItem::new(say(ui, "ورقة الطلب", "The sheet")),
                TabItem::new(say(ui, "قوائم", "Lists")),
            ];
            tabs(ui, page, &items);
        },
        |ui| {
            let mut chosen = Some(*theme);
            let light = say(ui, "نهار", "Light");
            let dark = say(ui, "ليل", "Dark");
            let contrast = say(ui, "تباين", "Contrast");
            let choices = [(Theme::Light, light), (Theme::Dark, dark), (Theme::HighContrast, contrast)];
            segments(ui, say(ui, "المظهر", "Theme"), &mut chosen, &choices);
            *theme = chosen.unwrap_or_default();
            let mut chosen = Some(*direction);
            let choices = [(Direction::Rtl, "العربية"), (Direction::Ltr, "English")];
            segments(ui, say(ui, "اللغة", "Language"), &mut chosen, &choices);
            *direction = chosen.unwrap_or(Direction::Rtl);
        },
    );
}
