//! The window on the screen: eframe gives it a frame, an event loop and a painter, and nothing more.

use std::sync::{Arc, OnceLock};

use eframe::egui::{Context, RawInput, Ui, ViewportBuilder, vec2};

use super::app::{Outside, Window};
use super::tour::Tour;
use crate::app::{Front, Opened, Scanners, Wake};
use crate::i18n::Tr;

/// The smallest window in which every page still has its place.
const LEAST: [f32; 2] = [640.0, 360.0];

/// Opens the window and returns when it is closed: whether all went well. With a tour it serves one
/// citizen by itself and closes.
pub fn open(opened: Opened, outside: Outside, tr: Tr, tour: Option<Tour>) -> bool {
    let (centre, book) = (opened.desk.centre().clone(), opened.desk.rulebook());
    let screen: Arc<OnceLock<Context>> = Arc::new(OnceLock::new());
    let wake = waking(Arc::clone(&screen));
    let Ok(front) = Front::start(opened.desk, Arc::clone(&wake)) else { return false };
    // Kept until the window is closed; dropping it lets go of the ports.
    let _scanners = Scanners::start(&centre.scanners, front.sender(), wake);
    let title = format!("{} · {}", tr.window_program(), tr.pick(&centre.name));
    let viewport = ViewportBuilder::default()
        .with_title(title)
        .with_app_id("shubbak")
        .with_min_inner_size(LEAST)
        .with_inner_size(vec2(1366.0, 768.0))
        .with_maximized(true);
    // `typing` asks for the clipboard by itself, in the order of the keys.
    let options = eframe::NativeOptions { viewport, clipboard_shortcuts: false, ..Default::default() };
    let window = Window::new(front, centre, book, tr, outside).with_screen(opened.screen);
    let run = eframe::run_native(
        "shubbak",
        options,
        Box::new(move |creation| {
            // Set once, here; the desk wakes nobody before there is somebody to wake.
            let _ = screen.set(creation.egui_ctx.clone());
            Ok(Box::new(OnScreen { window, tour }))
        }),
    );
    run.is_ok()
}

/// How the desk's thread asks for a new frame.
fn waking(screen: Arc<OnceLock<Context>>) -> Wake {
    Arc::new(move || {
        if let Some(ctx) = screen.get() {
            ctx.request_repaint();
        }
    })
}

struct OnScreen {
    window: Window,
    tour: Option<Tour>,
}

impl eframe::App for OnScreen {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.window.logic(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.window.ui(ui);
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if let Some(tour) = &mut self.tour {
            tour.act(ctx, input, self.window.is_waiting());
        }
    }
}
