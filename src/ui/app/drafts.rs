//! Nothing typed is lost: the sheet is kept a moment after the last key, and at once when a section is
//! left. The live paper is drawn again on the same beat.

use egui::Context;

use super::super::pages::counter::draft::Draft;
use super::super::pages::counter::form;
use super::super::pages::counter::sheet::Sheet;
use super::super::theme::look;
use super::{Awaited, Window};
use crate::app::papers::Preview;
use crate::app::{CaseForm, PaperLanguage, Request};
use crate::i18n::Language;

/// Seconds after the last key.
const PAUSE: f64 = 0.3;

/// What is kept already, and since when it is out of date.
#[derive(Default)]
pub(super) struct Keeping {
    /// As it went to the register.
    kept: Option<Draft>,
    /// As it was in the last frame.
    seen: Option<Draft>,
    /// Window time of the last change, in seconds.
    changed: f64,
    /// What the last preview was drawn from, and in which language.
    drawn: Option<(CaseForm, Language)>,
}

impl Keeping {
    /// The register holds this sheet already.
    pub(super) fn holds(draft: Draft) -> Self {
        Self { kept: Some(draft), ..Self::default() }
    }
}

impl Window {
    /// Called at the end of every frame.
    pub(super) fn keep_draft(&mut self, ctx: &Context) {
        if self.officer.is_none() || self.counter.done.is_some() || self.is_awaiting(&Awaited::Commit) {
            return;
        }
        let now = ctx.input(|input| input.time);
        let keeping = &mut self.counter.keeping;
        if keeping.seen.as_ref() != Some(&self.counter.draft) {
            keeping.seen = Some(self.counter.draft.clone());
            keeping.changed = now;
        }
        let section_left = keeping.kept.as_ref().is_some_and(|kept| kept.open != self.counter.draft.open);
        let outdated = keeping.kept.as_ref() != Some(&self.counter.draft);
        let due = keeping.changed + PAUSE;
        if outdated && (section_left || now >= due) {
            self.save_draft();
        } else if outdated {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(due - now));
        }
        if now >= due {
            self.draw_paper(ctx);
        }
    }

    /// Sends the sheet to the register now.
    pub(super) fn save_draft(&mut self) {
        let draft = self.counter.draft.clone();
        let request = if draft.is_blank() && draft.completes.is_none() {
            Some(Request::ClearDraft)
        } else {
            serde_json::to_string(&draft).ok().map(Request::SaveDraft)
        };
        if let Some(request) = request
            && self.send(request, Awaited::KeepDraft)
        {
            self.counter.keeping.kept = Some(draft);
        }
    }

    /// Asks for the live paper when what stands on it has changed.
    fn draw_paper(&mut self, ctx: &Context) {
        let today = (self.outside.now)().date();
        let sheet = Sheet::read(&self.counter.draft, &self.book, today);
        if sheet.service.is_none() {
            self.counter.preview = None;
            self.counter.keeping.drawn = None;
            return;
        }
        let form = form::case(&self.counter.draft, &sheet);
        let wanted = (form, self.tr.language());
        if self.counter.keeping.drawn.as_ref() == Some(&wanted) {
            return;
        }
        let language = if look(ctx).rtl() { PaperLanguage::Arabic } else { PaperLanguage::Both };
        // As many dots as the column has pixels, for an A5 paper.
        let dots_per_mm = (3.2 * ctx.pixels_per_point()).max(3.2);
        let preview = Preview { form: wanted.0.clone(), language, dots_per_mm };
        // A later paper overtakes an earlier one that has not been drawn; no answer comes for that one.
        self.waiting.retain(|_, awaited| *awaited != Awaited::Preview);
        if self.send(Request::Preview(Box::new(preview)), Awaited::Preview) {
            self.counter.keeping.drawn = Some(wanted);
        }
    }

    /// The live paper is in another language now.
    pub(super) fn forget_paper(&mut self) {
        self.counter.keeping.drawn = None;
    }
}
