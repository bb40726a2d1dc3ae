//! The window while there is no centre: it shows the pages of the first start, keeps what is typed, and has the work
//! done on a thread of its own. What comes out is an open centre: the one that was just made, or one for practice.

use std::path::PathBuf;
use std::time::Duration;

use egui::{CentralPanel, Context, Frame, Margin, Ui};

use super::chooser::{Chooser, DialogWords, Wanted};
use super::frame::other_language;
use super::keys::{self, KeyDeed};
use super::pages::first_start::{self, Draft, Pressed, Wish};
use super::theme::{self, Look, look, space};
use super::typing::Typing;
use super::widgets;
use crate::app::custody::Passphrase;
use crate::app::first::{Found, Home, Part, Typed, Work};
use crate::app::{Fault, Opened, Wake};
use crate::config::{KeyKeeping, Screen};
use crate::domain::Country;
use crate::error::{self, Wording};
use crate::i18n::{Digits, Language, Tr};

/// What came of what was begun.
enum Done {
    KeyringAnswers(Result<(), Fault>),
    /// The centre as it was found after it was made, prepared or opened.
    Here(Result<Found, Fault>),
}

/// A window where there is no centre yet.
pub struct FirstStart {
    home: Home,
    tr: Tr,
    screen: Screen,
    draft: Draft,
    /// As it was last kept.
    kept: Typed,
    work: Work<Done>,
    refused: Option<Wording>,
    /// What is wrong with the file that was prepared; it stands on the first page.
    ill_prepared: Option<Fault>,
    chooser: Chooser,
    wake: Wake,
    /// The practice centre that is being opened is not this home's own.
    practice: Option<Country>,
}

/// What the window goes on with.
pub enum Next {
    Centre(Box<Found>),
    /// A practice centre; the way back leads here.
    Practice(Box<Opened>),
}

impl FirstStart {
    /// `ill_prepared` is what is wrong with the file that was prepared, where one lies there.
    pub fn new(home: Home, ill_prepared: Option<Fault>, tr: Tr, wake: Wake) -> Self {
        let kept = home.half_typed();
        // What was chosen last time stands, where somebody began.
        let tr = if kept == Typed::default() { tr } else { Tr::new(kept.language, tr.digits()) };
        let draft = Draft::new(Typed { language: tr.language(), ..kept.clone() });
        let (work, chooser) = (Work::new(wake.clone()), Chooser::default());
        let screen = Screen::default();
        Self { home, tr, screen, draft, kept, work, refused: None, ill_prepared, chooser, wake, practice: None }
    }

    /// Another way of asking for files, for tests.
    pub fn with_chooser(self, chooser: Chooser) -> Self {
        Self { chooser, ..self }
    }

    /// In which language it ended up, for the window that follows.
    pub fn tr(&self) -> Tr {
        self.tr
    }

    pub fn home(&self) -> &Home {
        &self.home
    }

    /// Whether something is being done.
    pub fn is_waiting(&self) -> bool {
        self.work.is_under_way()
    }

    /// The centre, once there is one.
    pub fn logic(&mut self) -> Option<Next> {
        let files: Vec<PathBuf> = self.chooser.chosen().into_iter().flat_map(|(_, files)| files).collect();
        if let Some(file) = files.into_iter().next() {
            self.prepared(file);
        }
        match self.work.answer()? {
            Done::KeyringAnswers(Ok(())) => self.draft.go_on(),
            Done::KeyringAnswers(Err(_)) => {
                let words = (self.tr.first_keyring_none(), self.tr.first_keyring_none_next());
                self.refused = Some(Wording { what: words.0, next: words.1 });
            }
            Done::Here(Ok(Found::Open(opened))) if self.practice.is_some() => return Some(Next::Practice(opened)),
            Done::Here(Ok(found)) => {
                self.home.forget_half_typed();
                return Some(Next::Centre(Box::new(found)));
            }
            Done::Here(Err(fault)) => {
                self.practice = None;
                self.refused = Some(error::words(&fault, &self.tr));
            }
        }
        None
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui) {
        let look_of_it = Look::new(self.screen.theme, self.tr.direction());
        theme::apply(ui.ctx(), look_of_it.touch(self.screen.touch).still(self.screen.still));
        let on = self.key(ui.ctx());
        let ground = look(ui.ctx()).palette.ground;
        let frame = Frame::new().fill(ground).inner_margin(Margin::same(space::L as i8));
        let wishes = CentralPanel::default().frame(frame).show(ui, |ui| {
            let mut wishes = vec![];
            widgets::column(ui, |ui| wishes = self.page(ui, on));
            wishes
        });
        for wish in wishes.inner {
            self.carry_out(ui.ctx(), wish);
        }
        self.keep();
        let (caret, now) = (keys::is_typing(ui.ctx()), ui.ctx().input(|input| input.time));
        let holding = self.is_waiting().then_some(true);
        ui.ctx().plugin_or_default::<Typing>().lock().told(caret, holding, now);
        ui.ctx().request_repaint_after(Duration::from_secs(20));
    }

    /// The keys of the window that mean something here; whether one is to go on.
    fn key(&mut self, ctx: &Context) -> bool {
        match keys::pressed(ctx) {
            Some(KeyDeed::DoIt) => return true,
            Some(KeyDeed::Language) => self.speak(other_language(self.tr.language())),
            Some(KeyDeed::Colours) => self.screen.theme = self.screen.theme.next(),
            Some(KeyDeed::Larger) => ctx.set_zoom_factor((ctx.zoom_factor() * 1.1).min(2.0)),
            Some(KeyDeed::Smaller) => ctx.set_zoom_factor((ctx.zoom_factor() / 1.1).max(0.8)),
            Some(KeyDeed::UsualSize) => ctx.set_zoom_factor(1.0),
            _ => {}
        }
        false
    }

    fn page(&mut self, ui: &mut Ui, on: bool) -> Vec<Wish> {
        let folder = self.home.folder().display().to_string();
        let part = self.draft.part;
        let ill = self.ill_prepared.as_ref().filter(|_| part == Part::Begin);
        let refused = self.refused.clone().or_else(|| ill.map(|fault| error::words(fault, &self.tr)));
        let view = first_start::View {
            folder: &folder,
            whose: self.home.places.whose,
            busy: self.work.is_under_way(),
            refused: refused.as_ref().map(|words| (words.what.as_str(), words.next.as_str())),
        };
        let pressed = Pressed { on, back: keys::back(ui.ctx()) };
        let wishes = first_start::show(ui, &view, pressed, &self.tr, &mut self.draft);
        if self.draft.part != part {
            self.refused = None;
        }
        wishes
    }

    fn carry_out(&mut self, ctx: &Context, wish: Wish) {
        self.refused = None;
        match wish {
            Wish::Otherwise => {}
            Wish::Language(language) => self.speak(language),
            Wish::Practice(country) => {
                self.practice = Some(country);
                let home = self.home.practice(country);
                self.work.begin(move || Done::Here(home.look(None)));
            }
            Wish::File => {
                let words = DialogWords { title: self.tr.first_file_choose(), kinds: self.tr.first_file_kinds() };
                self.chooser.ask(ctx, Wanted::SetupFile, words);
            }
            Wish::TryKeyring => {
                let home = self.home.clone();
                self.work.begin(move || Done::KeyringAnswers(home.try_keyring()));
            }
            Wish::Make => self.make(),
        }
    }

    fn make(&mut self) {
        let unseen = self.draft.unseen();
        let Some(wanted) = self.draft.typed.wanted(&unseen) else { return };
        let home = self.home.clone();
        let passphrase = self.draft.typed.keeper == KeyKeeping::Passphrase;
        let passphrase = passphrase.then(|| Passphrase::new(unseen.passphrase.as_typed()));
        self.work.begin(move || Done::Here(home.make(&wanted).and_then(|()| home.look(passphrase.as_ref()))));
    }

    fn prepared(&mut self, file: PathBuf) {
        self.refused = None;
        let home = self.home.clone();
        self.work.begin(move || Done::Here(home.set_up(&file).and_then(|()| home.look(None))));
    }

    fn speak(&mut self, language: Language) {
        let digits = if language == Language::Arabic { Digits::ArabicIndic } else { Digits::Latin };
        self.tr = Tr::new(language, digits);
        self.draft.typed.language = language;
        self.refused = None;
    }

    /// What was typed is there again after a power cut, but for the secrets.
    fn keep(&mut self) {
        if self.draft.typed != self.kept {
            self.kept.clone_from(&self.draft.typed);
            self.home.keep_half_typed(&self.kept);
        }
    }

    /// Asks for another frame.
    pub fn wake(&self) -> Wake {
        self.wake.clone()
    }
}
