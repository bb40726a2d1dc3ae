//! The window on the screen: eframe gives it a frame, an event loop and a painter, and nothing more.

use std::sync::{Arc, OnceLock};

use eframe::egui::{Context, IconData, RawInput, Ui, ViewportBuilder, ViewportCommand, vec2};
use eframe::icon_data::from_png_bytes;

use super::app::{Outside, Window};
use super::painting::{self, Easel};
use super::tour::Tour;
use super::typing::Typing;
use super::way_in::WayIn;
use crate::app::custody::{Door, Locked};
use crate::app::{Front, Opened, Scanners, Wake};
use crate::config::{Centre, Screen};
use crate::i18n::Tr;

/// The smallest window in which every page still has its place.
const LEAST: [f32; 2] = [640.0, 360.0];

/// Where the window begins: in an open centre, or before one that a passphrase opens.
pub enum Way {
    Open(Box<Opened>),
    Locked(Box<Locked>),
}

impl Way {
    pub fn centre(&self) -> &Centre {
        match self {
            Way::Open(opened) => &opened.centre,
            Way::Locked(locked) => &locked.centre,
        }
    }

    /// How its window looks; `None` when that was kept and can no longer be read.
    pub fn screen(&self) -> Option<&Screen> {
        match self {
            Way::Open(opened) => opened.screen.as_ref(),
            Way::Locked(locked) => locked.screen.as_ref(),
        }
    }
}

/// Opens the window and returns when it is closed: whether all went well. With a tour it serves one
/// citizen by itself and closes.
pub fn open(way: Way, outside: Outside, tr: Tr, tour: Option<Tour>, easel: &Easel) -> bool {
    let title = format!("{} · {}", tr.window_program(), tr.pick(&way.centre().name));
    let screen: Arc<OnceLock<Context>> = Arc::new(OnceLock::new());
    let wake = waking(Arc::clone(&screen));
    let stage = match way {
        Way::Open(opened) => Stage::enter(*opened, outside, tr, &wake),
        Way::Locked(locked) => {
            let way_in = WayIn::new(Door::new(*locked, Arc::clone(&wake)), tr);
            Stage::Before(Box::new(way_in), outside)
        }
    };
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
        OnScreen { stage, wake, tour }
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

/// How far the clerk has come.
enum Stage {
    /// Before a centre whose passphrase nobody has typed yet.
    Before(Box<WayIn>, Outside),
    Inside {
        window: Box<Window>,
    },
    /// The desk could not be started; there is nothing to show.
    Nowhere,
}

impl Stage {
    fn enter(opened: Opened, outside: Outside, tr: Tr, wake: &Wake) -> Stage {
        let (centre, book) = (opened.desk.centre().clone(), opened.desk.rulebook());
        let Ok(front) = Front::start(opened.desk, Arc::clone(wake)) else { return Stage::Nowhere };
        let wanted = opened.reading.as_ref().map_or(&[][..], |reading| &reading.scanners);
        let scanners = Scanners::start(wanted, front.sender(), Arc::clone(wake));
        let window = Window::new(front, centre, book, tr, outside).with_screen(opened.screen);
        Stage::Inside { window: Box::new(window.with_scanners(scanners, opened.reading)) }
    }

    /// Goes in when the door has opened.
    fn step(self, wake: &Wake) -> Stage {
        match self {
            Stage::Before(mut way_in, outside) => match way_in.logic() {
                Some(opened) => Stage::enter(opened, outside, way_in.tr(), wake),
                None => Stage::Before(way_in, outside),
            },
            stage => stage,
        }
    }
}

struct OnScreen {
    stage: Stage,
    wake: Wake,
    tour: Option<Tour>,
}

impl eframe::App for OnScreen {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.stage = std::mem::replace(&mut self.stage, Stage::Nowhere).step(&self.wake);
        match &mut self.stage {
            Stage::Inside { window } => window.logic(ctx),
            Stage::Before(..) => {}
            Stage::Nowhere => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        match &mut self.stage {
            Stage::Inside { window } => window.ui(ui),
            Stage::Before(way_in, outside) => way_in.ui(ui, outside),
            Stage::Nowhere => {}
        }
        // A tour waits for nobody. Said here, because a wish from before a frame is lost when that frame is laid twice.
        if self.tour.is_some() {
            ui.ctx().request_repaint();
        }
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if let (Some(tour), Stage::Inside { window }) = (&mut self.tour, &self.stage) {
            tour.act(ctx, input, window.is_waiting());
        }
    }
}
