//! The window of a centre that is set up and has nobody yet: whoever is to be its system administrator chooses a
//! secret, and the window goes on to sign-in. Their name may stand in the settings; the secret stands nowhere.

use egui::{CentralPanel, Frame, Margin, Ui};

use super::frame::other_language;
use super::keys::{self, KeyDeed};
use super::pages::first_start::{self, Draft, Pressed};
use super::theme::{self, Look, look, space};
use super::typing::Typing;
use super::widgets;
use crate::app::first::{Part, Typed, Work};
use crate::app::places::Whose;
use crate::app::{Fault, Opened, Wake};
use crate::config::Screen;
use crate::error::{self, Wording};
use crate::i18n::Tr;

type Enrolled = (Box<Opened>, Result<(), Fault>);

/// The page, and the centre that waits behind it.
pub struct Appoint {
    /// Away while somebody is being enrolled.
    opened: Option<Box<Opened>>,
    tr: Tr,
    screen: Screen,
    draft: Draft,
    work: Work<Enrolled>,
    refused: Option<Wording>,
}

impl Appoint {
    pub fn new(opened: Opened, tr: Tr, wake: Wake) -> Self {
        let mut typed = Typed::default();
        if let Some(appointed) = &opened.centre.administrator {
            typed.officer = appointed.id.to_string();
            typed.officer_name.clone_from(&appointed.name);
            typed.supervises = appointed.supervisor;
        }
        let mut draft = Draft::new(typed);
        draft.go(Part::Administrator);
        let screen = opened.screen.clone().unwrap_or_default();
        Self { opened: Some(Box::new(opened)), tr, screen, draft, work: Work::new(wake), refused: None }
    }

    /// In which language it ended up, for the window that follows.
    pub fn tr(&self) -> Tr {
        self.tr
    }

    /// Whether somebody is being enrolled.
    pub fn is_waiting(&self) -> bool {
        self.work.is_under_way()
    }

    /// The centre, once somebody can sign in.
    pub fn logic(&mut self) -> Option<Box<Opened>> {
        let (opened, enrolled) = self.work.answer()?;
        match enrolled {
            Ok(()) => Some(opened),
            Err(fault) => {
                self.refused = Some(error::words(&fault, &self.tr));
                self.opened = Some(opened);
                None
            }
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui) {
        let look_of_it = Look::new(self.screen.theme, self.tr.direction());
        theme::apply(ui.ctx(), look_of_it.touch(self.screen.touch).still(self.screen.still));
        let key = keys::pressed(ui.ctx());
        if key == Some(KeyDeed::Language) {
            self.tr = Tr::new(other_language(self.tr.language()), self.tr.digits());
        }
        let view = first_start::View {
            folder: "",
            whose: Whose::User,
            busy: self.is_waiting(),
            refused: self.refused.as_ref().map(|words| (words.what.as_str(), words.next.as_str())),
        };
        let pressed = Pressed { on: key == Some(KeyDeed::DoIt), back: false };
        let ground = look(ui.ctx()).palette.ground;
        let frame = Frame::new().fill(ground).inner_margin(Margin::same(space::L as i8));
        let (tr, draft) = (self.tr, &mut self.draft);
        let enrols = CentralPanel::default().frame(frame).show(ui, |ui| {
            let mut enrols = false;
            widgets::column(ui, |ui| enrols = first_start::appointed(ui, &view, pressed, &tr, draft));
            enrols
        });
        if enrols.inner {
            self.enrol();
        }
        let (caret, now) = (keys::is_typing(ui.ctx()), ui.ctx().input(|input| input.time));
        let holding = self.is_waiting().then_some(true);
        ui.ctx().plugin_or_default::<Typing>().lock().told(caret, holding, now);
    }

    fn enrol(&mut self) {
        let Some(mut opened) = self.opened.take() else { return };
        self.refused = None;
        let first = self.draft.typed.first(&self.draft.unseen());
        self.work.begin(move || {
            let enrolled = first.enrol(&mut opened.desk);
            (opened, enrolled)
        });
    }
}
