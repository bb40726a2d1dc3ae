//! The window on the screen: eframe gives it a frame, an event loop and a painter, and nothing more.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use eframe::egui::{Context, IconData, RawInput, Ui, ViewportBuilder, vec2};
use eframe::icon_data::from_png_bytes;

use super::app::Outside;
use super::painting::{self, Easel};
use super::stage::{self, Stages};
use super::tour::Tour;
use super::typing::Typing;
use crate::app::custody::Locked;
use crate::app::first::Home;
use crate::app::{Fault, Opened, Wake};
use crate::config::{Centre, Screen};
use crate::i18n::Tr;

/// The smallest window in which every page still has its place.
const LEAST: [f32; 2] = [640.0, 360.0];

/// Where the window begins: in an open centre, before one that a passphrase opens, or where there is none yet, with what
/// is wrong in the file that was to prepare it.
pub enum Way {
    Open(Box<Opened>),
    Locked(Box<Locked>),
    First(Box<Home>, Option<Fault>),
}

impl Way {
    /// The centre, where there is one.
    pub fn centre(&self) -> Option<&Centre> {
        match self {
            Way::Open(opened) => Some(&opened.centre),
            Way::Locked(locked) => Some(&locked.centre),
            Way::First(..) => None,
        }
    }

    /// How its window looks; `None` when that was kept and can no longer be read.
    pub fn screen(&self) -> Option<&Screen> {
        match self {
            Way::Open(opened) => opened.screen.as_ref(),
            Way::Locked(locked) => locked.screen.as_ref(),
            Way::First(..) => None,
        }
    }
}

/// Opens the window and returns when it is closed: whether all went well. With a tour it serves one
/// citizen by itself and closes. `home` is where a practice centre leads back to, `files` are what it was opened with.
pub fn open(
    way: Way,
    outside: fn() -> Outside,
    tr: Tr,
    home: Option<Home>,
    files: Vec<PathBuf>,
    tour: Option<Tour>,
    easel: &Easel,
) -> bool {
    let title = stage::title(&tr, way.centre().map(|centre| tr.pick(&centre.name)));
    let screen: Arc<OnceLock<Context>> = Arc::new(OnceLock::new());
    let wake = waking(Arc::clone(&screen));
    let stages = Stages::new(way, tr, Arc::clone(&wake), outside, home).bringing(files);
    let viewport = ViewportBuilder::default()
        .with_title(title)
        .with_app_id("shubbak")
        .with_icon(icon())
        .with_min_inner_size(LEAST)
        .with_inner_size(vec2(1366.0, 768.0))
        .with_maximized(true);
    // `typing` asks for the clipboard by itself, in the order of the keys.
    let options = || eframe::NativeOptions {
        viewport: viewport.clone(),
        clipboard_shortcuts: false,
        ..eframe::NativeOptions::default()
    };
    painting::show(easel, options, move |creation| {
        // Set once, here; the desk wakes nobody before there is somebody to wake.
        let _ = screen.set(creation.egui_ctx.clone());
        // Before the first frame: somebody may type while the window is still being opened.
        creation.egui_ctx.add_plugin(Typing::default());
        OnScreen { stages, tour }
    })
}

/// The program's mark, for the task bar and the list of windows.
fn icon() -> IconData {
    // A window without its mark still serves.
    from_png_bytes(include_bytes!("../../assets/icon/256.png")).unwrap_or_default()
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
    stages: Stages,
    tour: Option<Tour>,
}

impl eframe::App for OnScreen {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.stages.logic(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.stages.ui(ui);
        // A tour waits for nobody. Said here, because a wish from before a frame is lost when that frame is laid twice.
        if self.tour.is_some() {
            ui.ctx().request_repaint();
        }
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if let (Some(tour), Some(window)) = (&mut self.tour, self.stages.window()) {
            tour.act(ctx, input, window.is_waiting());
        }
    }
}
