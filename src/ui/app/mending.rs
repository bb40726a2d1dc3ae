//! The window of a damaged register: what is heard of it, the bar that stays, and the two ways out.

use egui::{Context, Ui};

use super::super::ask::Ask;
use super::super::mend;
use super::{Awaited, Window};
use crate::app::backup::words;
use crate::app::{Command, Outcome};
use crate::domain::officer::Permission;
use crate::views::Damage;

/// What the window knows of the damage.
#[derive(Default)]
pub(super) struct Mending {
    pub damage: Option<Box<Damage>>,
    pub far: Option<(u64, u64)>,
    pub draft: mend::Draft,
}

impl Window {
    pub(super) fn hear_of_damage(&mut self, damage: Option<Box<Damage>>) {
        self.mending.damage = damage;
        self.mending.draft.asking = None;
    }

    /// The view of the bar, with what it keeps; none while the register is sound.
    fn mending(&mut self) -> (Option<mend::View<'_>>, &mut mend::Draft) {
        let busy = self.is_awaiting(&Awaited::Restore) || self.is_awaiting(&Awaited::Salvage);
        let may = self.officer.as_ref().is_some_and(|officer| officer.may(Permission::KeepBackups));
        let signed_in = self.officer.is_some();
        let Mending { damage, far, draft } = &mut self.mending;
        let view = damage.as_deref().map(|damage| mend::View { damage, signed_in, may, busy, far: *far });
        (view, draft)
    }

    pub(super) fn mend_bar(&mut self, ui: &mut Ui) {
        let tr = self.tr;
        if let (Some(view), draft) = self.mending() {
            mend::bar(ui, &view, &tr, draft);
        }
    }

    pub(super) fn mend_questions(&mut self, ctx: &Context) -> Option<Ask> {
        let tr = self.tr;
        let (view, draft) = self.mending();
        mend::questions(ctx, view.as_ref(), &tr, draft)
    }

    pub(super) fn salvage(&mut self) {
        if !self.is_awaiting(&Awaited::Salvage) && !self.is_awaiting(&Awaited::Restore) {
            self.save_draft();
            self.mending.far = None;
            self.command(Command::Salvage {}, Awaited::Salvage);
        }
    }

    /// The list stays until it is put away: whoever salvaged is to read it.
    pub(super) fn salvaged(&mut self, outcome: &Outcome) {
        if let Outcome::Salvaged(found) = outcome {
            self.mending.draft.salvaged = words::salvaged(found, &self.tr);
        }
        self.locked();
    }
}
