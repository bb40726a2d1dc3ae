//! What the counter calls its people and deeds, alike on the screen and on paper.

use super::Tr;
use crate::domain::case::{Decision, Stage};
use crate::domain::officer::Role;

impl Tr {
    pub fn role(&self, role: Role) -> String {
        match role {
            Role::CounterClerk => self.role_counter_clerk(),
            Role::Cashier => self.role_cashier(),
            Role::BackOfficeOfficer => self.role_back_office_officer(),
            Role::Supervisor => self.role_supervisor(),
            Role::VanOperator => self.role_van_operator(),
            Role::SystemAdministrator => self.role_system_administrator(),
            Role::Inspector => self.role_inspector(),
            Role::TemporaryEntryClerk => self.role_temporary_entry_clerk(),
        }
    }

    pub fn stage(&self, stage: Stage) -> String {
        match stage {
            Stage::Gathering => self.stage_gathering(),
            Stage::AwaitingPayment => self.stage_awaiting_payment(),
            Stage::Received => self.stage_received(),
            Stage::Returned => self.stage_returned(),
            Stage::Approved => self.stage_approved(),
            Stage::Refused => self.stage_refused(),
        }
    }

    /// What was done, by the kind of its action; `decision` of one that decided. None for a kind of a later version.
    pub fn deed(&self, kind: &str, decision: Option<&Decision>) -> Option<String> {
        Some(match kind {
            "case_opened" => self.trail_case_opened(),
            "documents_recorded" => self.trail_documents_recorded(),
            "answers_recorded" => self.trail_answers_recorded(),
            "case_corrected" => self.trail_case_corrected(),
            "fee_paid" => self.trail_fee_paid(),
            "clock_started" => self.trail_clock_started(),
            "decided" => match decision {
                Some(Decision::Approved) => self.trail_approved(),
                Some(Decision::Refused) => self.trail_refused(),
                _ => self.trail_returned(),
            },
            "decision_came" => match decision {
                Some(Decision::Approved) => self.trail_decision_came_approved(),
                Some(Decision::Refused) => self.trail_decision_came_refused(),
                _ => self.trail_decision_came_returned(),
            },
            "citizen_told" => self.trail_citizen_told(),
            "trail_taken" => self.trail_trail_taken(),
            "conflict_settled" => self.trail_conflict_settled(),
            "case_held" => self.trail_held(),
            "hold_lifted" => self.trail_hold_lifted(),
            "content_erased" => self.trail_erased(),
            "case_read" => self.trail_case_read(),
            "access_told" => self.trail_access_told(),
            "batch_sealed" => self.trail_sent(),
            "ticket_issued" => self.trail_ticket_issued(),
            "paper_printed" => self.trail_paper_printed(),
            "paper_cancelled" => self.trail_paper_cancelled(),
            "identity_shown" => self.trail_identity_shown(),
            "attachment_added" => self.trail_attachment_added(),
            _ => return None,
        })
    }
}
