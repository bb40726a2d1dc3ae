//! How far whoever sits at the window has come: no centre yet, a locked one, one that waits for its administrator, or
//! inside. One stage leads to the next; from a practice centre one way leads back.

use std::path::PathBuf;

use egui::{Context, Ui, ViewportCommand};

use super::app::{Outside, Window};
use super::appoint::Appoint;
use super::first_start::{FirstStart, Next};
use super::open::Way;
use super::refusal;
use super::theme::{self, Look, Theme};
use super::way_in::WayIn;
use crate::app::custody::Door;
use crate::app::first::{Found, Home, Work};
use crate::app::{Fault, Front, Opened, Scanners, Wake};
use crate::error::{self, Wording};
use crate::i18n::Tr;

/// The stages, and what they are made of.
pub struct Stages {
    stage: Stage,
    wake: Wake,
    outside: fn() -> Outside,
    /// Where a practice centre leads back to.
    home: Option<Home>,
    /// What it was opened with, until there is a window inside.
    files: Vec<PathBuf>,
    tr: Tr,
}

enum Stage {
    First(Box<FirstStart>),
    /// Before a centre whose passphrase nobody has typed yet.
    Before(Box<WayIn>, Outside),
    /// A centre that nobody is enrolled in.
    Appointing(Box<Appoint>),
    Inside(Box<Window>),
    /// On the way back from practice.
    Returning(Work<Result<Found, Fault>>),
    /// It cannot be gone on.
    Refused(Wording),
    /// The desk could not be started; there is nothing to show.
    Nowhere,
}

impl Stages {
    /// `wake` asks the window to look; `home` is where a practice centre leads back to.
    pub fn new(way: Way, tr: Tr, wake: Wake, outside: fn() -> Outside, home: Option<Home>) -> Self {
        let mut stages = Self { stage: Stage::Nowhere, wake, outside, home, files: vec![], tr };
        stages.stage = match way {
            Way::Open(opened) => stages.enter(*opened),
            Way::Locked(locked) => stages.knock(Door::new(*locked, stages.wake.clone())),
            Way::First(home, fault) => stages.begin(*home, fault),
        };
        stages
    }

    /// Files that the window was opened with; they wait for the first who signs in.
    #[must_use]
    pub fn bringing(mut self, files: Vec<PathBuf>) -> Self {
        match &mut self.stage {
            Stage::Inside(window) => window.bring(files),
            _ => self.files = files,
        }
        self
    }

    /// The window inside, once one is there.
    pub fn window(&self) -> Option<&Window> {
        if let Stage::Inside(window) = &self.stage { Some(window) } else { None }
    }

    pub fn first_start(&mut self) -> Option<&mut FirstStart> {
        if let Stage::First(first) = &mut self.stage { Some(first) } else { None }
    }

    /// Whether something is being done that was not answered yet.
    pub fn is_waiting(&self) -> bool {
        match &self.stage {
            Stage::First(first) => first.is_waiting(),
            Stage::Before(way_in, _) => way_in.is_waiting(),
            Stage::Appointing(appoint) => appoint.is_waiting(),
            Stage::Inside(window) => window.is_waiting(),
            Stage::Returning(_) => true,
            Stage::Refused(_) | Stage::Nowhere => false,
        }
    }

    /// Takes in what happened, and goes on where that leads.
    pub fn logic(&mut self, ctx: &Context) {
        let stage = std::mem::replace(&mut self.stage, Stage::Nowhere);
        self.stage = self.step(ctx, stage);
        match &mut self.stage {
            Stage::Inside(window) => window.logic(ctx),
            Stage::Nowhere => ctx.send_viewport_cmd(ViewportCommand::Close),
            _ => {}
        }
    }

    /// Draws it.
    pub fn ui(&mut self, ui: &mut Ui) {
        match &mut self.stage {
            Stage::First(first) => first.ui(ui),
            Stage::Before(way_in, outside) => way_in.ui(ui, outside),
            Stage::Appointing(appoint) => appoint.ui(ui),
            Stage::Inside(window) => window.ui(ui),
            Stage::Refused(words) => {
                theme::apply(ui.ctx(), Look::new(Theme::Light, self.tr.direction()));
                refusal::page(ui, words, &self.tr);
            }
            Stage::Returning(_) | Stage::Nowhere => {}
        }
    }

    fn step(&mut self, ctx: &Context, stage: Stage) -> Stage {
        match stage {
            Stage::First(mut first) => match first.logic() {
                None => Stage::First(first),
                Some(next) => {
                    self.tr = first.tr();
                    let next = match next {
                        Next::Practice(opened) => self.enter(*opened),
                        Next::Centre(found) => self.arrive(*found),
                    };
                    self.entitle(ctx, next)
                }
            },
            Stage::Before(mut way_in, outside) => match way_in.logic() {
                None => Stage::Before(way_in, outside),
                Some(opened) => {
                    self.tr = way_in.tr();
                    self.enter(opened)
                }
            },
            Stage::Appointing(mut appoint) => match appoint.logic() {
                None => Stage::Appointing(appoint),
                Some(opened) => {
                    self.tr = appoint.tr();
                    self.inside(*opened)
                }
            },
            Stage::Inside(window) => match self.home.clone().filter(|_| window.leaves_practice()) {
                None => Stage::Inside(window),
                Some(home) => self.return_from(&window, home),
            },
            Stage::Returning(mut work) => match work.answer() {
                None if work.is_under_way() => Stage::Returning(work),
                None => Stage::Nowhere,
                Some(Ok(found)) => {
                    let next = self.arrive(found);
                    self.entitle(ctx, next)
                }
                Some(Err(fault)) => Stage::Refused(error::words(&fault, &self.tr)),
            },
            stage @ (Stage::Refused(_) | Stage::Nowhere) => stage,
        }
    }

    fn return_from(&mut self, window: &Window, home: Home) -> Stage {
        self.tr = Tr::new(window.language(), self.tr.digits());
        let mut work = Work::new(self.wake.clone());
        work.begin(move || home.look(None));
        Stage::Returning(work)
    }

    fn arrive(&mut self, found: Found) -> Stage {
        match (found, self.home.clone()) {
            (Found::Open(opened), _) => self.enter(*opened),
            (Found::Locked(locked), _) => self.knock(Door::new(*locked, self.wake.clone())),
            (Found::Nothing(fault), Some(home)) => self.begin(home, fault),
            (Found::Nothing(_), None) => Stage::Nowhere,
        }
    }

    fn begin(&self, home: Home, fault: Option<Fault>) -> Stage {
        Stage::First(Box::new(FirstStart::new(home, fault, self.tr, self.wake.clone())))
    }

    fn knock(&self, door: Door) -> Stage {
        Stage::Before(Box::new(WayIn::new(door, self.tr)), (self.outside)())
    }

    fn enter(&mut self, opened: Opened) -> Stage {
        match opened.desk.awaits_administrator() {
            true => Stage::Appointing(Box::new(Appoint::new(opened, self.tr, self.wake.clone()))),
            false => self.inside(opened),
        }
    }

    fn inside(&mut self, opened: Opened) -> Stage {
        let (centre, book) = (opened.desk.centre().clone(), opened.desk.rulebook());
        let Ok(front) = Front::start(opened.desk, self.wake.clone()) else { return Stage::Nowhere };
        let wanted = opened.reading.as_ref().map_or(&[][..], |reading| &reading.scanners);
        let scanners = Scanners::start(wanted, front.sender(), self.wake.clone());
        let window = Window::new(front, centre, book, self.tr, (self.outside)()).with_screen(opened.screen);
        let mut window = window.with_home(self.home.as_ref());
        window.bring(std::mem::take(&mut self.files));
        Stage::Inside(Box::new(window.with_scanners(scanners, opened.reading)))
    }

    /// The title bar says where one is.
    fn entitle(&self, ctx: &Context, stage: Stage) -> Stage {
        let name = match &stage {
            Stage::Inside(window) => Some(self.tr.pick(&window.centre().name).to_owned()),
            _ => None,
        };
        ctx.send_viewport_cmd(ViewportCommand::Title(title(&self.tr, name.as_deref())));
        stage
    }
}

/// The title of the window of a centre, or of none.
pub(super) fn title(tr: &Tr, centre: Option<&str>) -> String {
    match centre {
        Some(centre) => format!("{} · {centre}", tr.window_program()),
        None => tr.window_program(),
    }
}
