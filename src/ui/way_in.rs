//! The window while its centre is still locked: it shows the page that asks for the passphrase, and
//! knocks at the door with what was typed. What comes out is the open centre; or, where the register behind it is
//! missing or damaged, the way out of that.

use std::time::Duration;

use egui::{CentralPanel, Context, Frame, Margin, Ui};

use super::app::Outside;
use super::frame::other_language;
use super::keys::{self, KeyDeed};
use super::pages::unlock;
use super::refusal::{self, WayOut};
use super::theme::{self, Look, look, space};
use super::typing::Typing;
use super::{widgets, words};
use crate::app::Opened;
use crate::app::custody::{Door, Passphrase, Shut};
use crate::config::Screen;
use crate::error::{self, Wording};
use crate::i18n::Tr;

/// A window in front of a locked centre.
pub struct WayIn {
    door: Door,
    tr: Tr,
    screen: Screen,
    draft: unlock::Draft,
    refused: Option<String>,
    /// The door opened to a register that is missing or damaged.
    way_out: Option<(Wording, WayOut)>,
}

impl WayIn {
    pub fn new(door: Door, tr: Tr) -> Self {
        let screen = door.locked.screen.clone().unwrap_or_default();
        Self { door, tr, screen, draft: unlock::Draft::default(), refused: None, way_out: None }
    }

    /// In which language it ended up, for the window that follows.
    pub fn tr(&self) -> Tr {
        self.tr
    }

    /// Whether a passphrase is being tried.
    pub fn is_waiting(&self) -> bool {
        self.door.is_opening() || self.way_out.as_ref().is_some_and(|(_, way_out)| way_out.is_at_work())
    }

    /// The centre, once it has opened.
    pub fn logic(&mut self) -> Option<Opened> {
        match self.door.answer()? {
            Ok(opened) => Some(opened),
            Err(Shut { fault, rescue }) => {
                self.refused = Some(words::fault(&fault, &self.tr));
                self.draft.wipe();
                let wake = self.door.wake();
                self.way_out = rescue.map(|rescue| (error::words(&fault, &self.tr), WayOut::new(*rescue, wake)));
                None
            }
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, outside: &Outside) {
        let look_of_it = Look::new(self.screen.theme, self.tr.direction());
        theme::apply(ui.ctx(), look_of_it.touch(self.screen.touch).still(self.screen.still));
        let factor = f32::from(self.screen.percent) / 100.0;
        if ui.ctx().zoom_factor() != factor {
            ui.ctx().set_zoom_factor(factor);
        }
        if keys::pressed(ui.ctx()) == Some(KeyDeed::Language) {
            self.switch_language();
        }
        if let Some((words, way_out)) = &mut self.way_out {
            let tr = self.tr;
            refusal::page_with(ui, words, &tr, |ui| way_out.show(ui, &tr));
            return self.tell_the_keyboard(ui.ctx());
        }
        let ground = look(ui.ctx()).palette.ground;
        let frame = Frame::new().fill(ground).inner_margin(Margin::same(space::L as i8));
        let typed = CentralPanel::default().frame(frame).show(ui, |ui| {
            let mut typed = None;
            widgets::column(ui, |ui| typed = self.page(ui, outside));
            typed
        });
        if let Some(passphrase) = typed.inner {
            self.refused = None;
            self.door.knock(Passphrase::new(passphrase.as_typed()));
        }
        self.tell_the_keyboard(ui.ctx());
        // The clock on the page goes on.
        ui.ctx().request_repaint_after(Duration::from_secs(20));
    }

    /// What is typed while the door is opening waits for what comes next.
    fn tell_the_keyboard(&self, ctx: &Context) {
        let (caret, now) = (keys::is_typing(ctx), ctx.input(|input| input.time));
        ctx.plugin_or_default::<Typing>().lock().told(caret, self.door.is_opening().then_some(true), now);
    }

    fn page(&mut self, ui: &mut Ui, outside: &Outside) -> Option<crate::app::Secret> {
        let locked = &self.door.locked;
        let view = unlock::View {
            centre: self.tr.pick(&locked.centre.name),
            window: &words::window_no(&locked.centre.station, &self.tr),
            now: (outside.now)(),
            new: locked.new,
            escrow: !locked.centre.escrow.is_empty(),
            busy: self.door.is_opening(),
            refused: self.refused.as_deref(),
        };
        unlock::show(ui, &view, &self.tr, &mut self.draft)
    }

    fn switch_language(&mut self) {
        self.tr = Tr::new(other_language(self.tr.language()), self.tr.digits());
        self.refused = None;
    }
}
