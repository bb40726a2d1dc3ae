//! Every widget in every state, in both directions, all themes, for mouse and finger and at every size: to look at
//! (`shubbak gallery`), and to picture in tests, which is how a change of the house style is seen.
//!
//! Its words are samples and belong to no page, so they stand here and not among the translations.

mod controls;
mod fields;
mod icons;
mod letters;
mod lists;
mod open;
mod parts;

use egui::{Frame, Margin, Ui};

use super::theme::{self, Look, Theme, look, space};
use super::widgets::{Order, TabItem, Toasts, column, ends, scroll, segments, tabs};
use crate::config::Screen;
use crate::text::Direction;
pub use open::open;

/// A page of the gallery.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Leaf {
    /// What one presses and fills in, each at rest, under the pointer, pressed, with the keyboard, and switched off.
    #[default]
    Controls,
    Fields,
    Lists,
    /// What one reads: banners, bars, sections, the trail, an empty page.
    Parts,
    /// The type scale and the colours.
    Letters,
    Icons,
}

impl Leaf {
    pub const ALL: [Self; 6] = [Self::Controls, Self::Fields, Self::Lists, Self::Parts, Self::Letters, Self::Icons];

    fn name(self, ui: &Ui) -> &'static str {
        match self {
            Self::Controls => say(ui, "أدوات", "Controls"),
            Self::Fields => say(ui, "حقول", "Fields"),
            Self::Lists => say(ui, "قوائم", "Lists"),
            Self::Parts => say(ui, "أجزاء", "Parts"),
            Self::Letters => say(ui, "حروف وألوان", "Letters and colours"),
            Self::Icons => say(ui, "صور", "Icons"),
        }
    }
}

/// What the gallery remembers: how it looks, and what was typed, chosen and opened in it.
pub struct GalleryState {
    pub theme: Theme,
    pub direction: Direction,
    /// As on a screen that is touched.
    pub touch: bool,
    /// Nothing moves.
    pub still: bool,
    /// The size of everything, in per cent; `None` leaves it alone.
    pub percent: Option<u16>,
    pub leaf: Leaf,
    /// Without the switches above the page.
    pub bare: bool,
    pub dialog: bool,
    pub toasts: Toasts,
    pub fields: [String; 6],
    /// An amount, a date, and another number.
    pub numbers: [String; 3],
    pub governorate: Option<usize>,
    pub choice: Option<usize>,
    pub on: bool,
    pub open: [bool; 5],
    pub tab: usize,
    pub row: Option<usize>,
    pub order: Order,
    /// Rows of the list.
    pub rows: usize,
}

impl Default for GalleryState {
    fn default() -> Self {
        Self {
            theme: Theme::Light,
            direction: Direction::Rtl,
            touch: false,
            still: false,
            percent: None,
            leaf: Leaf::Controls,
            bare: false,
            dialog: false,
            toasts: Toasts::default(),
            fields: ["", "محمد عبد الرحمن السيد", "29406191300551", "010234", "", ""].map(str::to_owned),
            numbers: ["1250.75", "01/12/2026", ""].map(str::to_owned),
            governorate: Some(3),
            choice: Some(0),
            on: true,
            open: [false, false, true, false, false],
            tab: 0,
            row: Some(2),
            order: Order::default(),
            rows: 240,
        }
    }
}

/// One of two wordings, by the direction of the look.
fn say(ui: &Ui, arabic: &'static str, english: &'static str) -> &'static str {
    if look(ui.ctx()).rtl() { arabic } else { english }
}

/// Draws the gallery into the whole of `ui`.
pub fn gallery_ui(ui: &mut Ui, state: &mut GalleryState) {
    theme::apply(ui.ctx(), Look::new(state.theme, state.direction).touch(state.touch).still(state.still));
    if let Some(percent) = state.percent {
        ui.ctx().set_zoom_factor(f32::from(percent) / 100.0);
    }
    let behind = ui.ctx().layer_painter(egui::LayerId::background());
    behind.rect_filled(ui.ctx().content_rect(), 0.0, look(ui.ctx()).palette.ground);
    Frame::new().inner_margin(Margin::same(space::L as i8)).show(ui, |ui| {
        column(ui, |ui| {
            if !state.bare {
                top(ui, state);
                ui.add_space(space::S);
            }
            scroll(ui, state.leaf, |ui| page(ui, state));
        });
    });
    let close = say(ui, "إغلاق", "Close");
    state.toasts.show(ui.ctx(), close);
}

fn page(ui: &mut Ui, state: &mut GalleryState) {
    match state.leaf {
        Leaf::Controls => controls::show(ui, state),
        Leaf::Fields => fields::show(ui, state),
        Leaf::Lists => lists::show(ui, state),
        Leaf::Parts => parts::show(ui, state),
        Leaf::Letters => letters::show(ui),
        Leaf::Icons => icons::show(ui),
    }
}

/// The pages, and under them everything that changes the look.
fn top(ui: &mut Ui, state: &mut GalleryState) {
    let names = Leaf::ALL.map(|leaf| TabItem::new(leaf.name(ui)));
    let mut at = Leaf::ALL.iter().position(|leaf| *leaf == state.leaf).unwrap_or_default();
    tabs(ui, &mut at, &names);
    state.leaf = Leaf::ALL[at];
    let light = say(ui, "نهار", "Light");
    let dark = say(ui, "ليل", "Dark");
    let contrast = say(ui, "تباين", "Contrast");
    let themes = [(Theme::Light, light), (Theme::Dark, dark), (Theme::HighContrast, contrast)];
    let (mouse, finger) = (say(ui, "فأرة", "Mouse"), say(ui, "إصبع", "Finger"));
    ends(
        ui,
        |ui| {
            choose(ui, say(ui, "المظهر", "Theme"), &mut state.theme, &themes);
            let languages = [(Direction::Rtl, "العربية"), (Direction::Ltr, "English")];
            choose(ui, say(ui, "اللغة", "Language"), &mut state.direction, &languages);
            choose(ui, say(ui, "اليد", "Hand"), &mut state.touch, &[(false, mouse), (true, finger)]);
        },
        |ui| {
            let sizes = Screen::SIZES.map(|percent| (percent, percent.to_string()));
            let sizes = sizes.each_ref().map(|(percent, words)| (*percent, words.as_str()));
            let mut percent = state.percent.unwrap_or(100);
            let before = percent;
            choose(ui, say(ui, "الحجم", "Size"), &mut percent, &sizes);
            if percent != before {
                state.percent = Some(percent);
            }
        },
    );
}

fn choose<T: Copy + PartialEq>(ui: &mut Ui, name: &str, value: &mut T, choices: &[(T, &str)]) {
    let mut chosen = Some(*value);
    segments(ui, name, &mut chosen, choices);
    *value = chosen.unwrap_or(*value);
}
