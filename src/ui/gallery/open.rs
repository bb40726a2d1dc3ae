//! The gallery in a window of its own: `shubbak gallery`.

use eframe::egui::{Context, Ui, ViewportBuilder, vec2};

use super::{GalleryState, gallery_ui};
use crate::text::Direction;
use crate::ui::painting::{self, Easel};

/// Opens the window and returns when it is closed: whether it could be opened.
pub fn open(direction: Direction, easel: &Easel) -> bool {
    let viewport = ViewportBuilder::default()
        .with_title("Shubbak · gallery")
        .with_app_id("shubbak")
        .with_inner_size(vec2(1180.0, 820.0));
    // As in the program itself: letters and clipboard come by the order of the keys.
    let options = || eframe::NativeOptions {
        viewport: viewport.clone(),
        clipboard_shortcuts: false,
        ..eframe::NativeOptions::default()
    };
    let shown = Shown(GalleryState { direction, ..GalleryState::default() });
    painting::show(easel, options, move |_| shown)
}

struct Shown(GalleryState);

impl eframe::App for Shown {
    fn logic(&mut self, _ctx: &Context, _frame: &mut eframe::Frame) {}

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        gallery_ui(ui, &mut self.0);
    }
}
