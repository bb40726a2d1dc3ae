//! The leave that every command and every question needs: one table, without a catch-all, so that a new
//! one cannot come in without saying who may.

use super::Desk;
use crate::app::{Command, Fault, OfficePaper, Question};
use crate::domain::case::Matter;
use crate::domain::officer::{Officer, Permission};

/// Who may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leave {
    /// It tells nothing of people, or is how one signs in.
    Anyone,
    /// Anybody whose service has not ended.
    Staff,
    /// Those whose roles give all of these.
    Of(&'static [Permission]),
}

pub(super) fn of_command(command: &Command) -> Leave {
    use Permission as P;
    Leave::Of(match command {
        // Whoever is signed in may always go.
        Command::SignIn { .. } | Command::SignOut {} => return Leave::Anyone,
        Command::RegisterCase(form) if form.payment.is_some() => &[P::OpenCases, P::TakePayments],
        Command::RegisterCase(_) | Command::AttachFile { .. } | Command::AttachToCase { .. } => &[P::OpenCases],
        // Pages of the tray are papers of people that stand at the counter.
        Command::ScanPages { .. }
        | Command::StopScanning {}
        | Command::ChooseScanning { .. }
        | Command::TakePage { .. }
        | Command::TurnPage { .. }
        | Command::MovePage { .. }
        | Command::RemovePages { .. }
        | Command::AttachPages { .. } => &[P::OpenCases],
        // A cashier takes the fee of a case that others filled in.
        Command::CompleteCase(form) => match (form.payment.is_some(), form.fills_in()) {
            (true, false) => &[P::TakePayments],
            (true, true) => &[P::OpenCases, P::TakePayments],
            (false, _) => &[P::OpenCases],
        },
        Command::PrintPaper { .. }
        | Command::SendPaper { .. }
        | Command::SavePaper { .. }
        | Command::CancelPaper { .. }
        | Command::PaperCameOut { .. } => &[P::Print],
        // Whoever takes fees closes their own till.
        Command::CloseTill { .. } => &[P::TakePayments],
        Command::HandTray { .. } => &[P::OpenCases, P::ReadCases],
        Command::PrintOfOffice { paper, .. } => return of_office_paper(*paper),
        Command::FindScanners {} | Command::TryScanner {} | Command::ChooseScanner { .. } => &[P::SetUpDevices],
        Command::SetPrinters { .. } | Command::PrintTestPage { .. } => &[P::SetUpDevices],
        Command::ShowIdentity { .. } => &[P::ShowIdentity],
        Command::Decide { .. } => &[P::DecideCases],
        Command::CorrectCase(_) => &[P::CorrectCases, P::ReadCases],
        Command::HoldCase { .. } | Command::LiftHold { .. } => &[P::HoldCases],
        Command::EraseContent { .. } => &[P::EraseContent],
        Command::PrintTrail { .. } => &[P::ReadAccess, P::Print],
        Command::EnrolOfficer { .. }
        | Command::ChangeOfficer { .. }
        | Command::EndOfficer { .. }
        | Command::GiveBadge { .. } => &[P::EnrolOfficers],
        Command::UnlockOfficer { .. } => &[P::UnlockOfficers],
        Command::ExportBatch { .. }
        | Command::CopyBatch { .. }
        | Command::StopExport {}
        | Command::UploadNow {}
        | Command::PrintBatch { .. }
        | Command::TakePack { .. }
        | Command::TakeReceipt { .. } => &[P::ExportBatches],
        Command::KeepLinkPassword { .. } => &[P::SetUpDevices],
        Command::TellCitizen { .. } => &[P::OpenCases, P::ReadCases],
        Command::SettleConflict { matter: Matter::Decided, .. } => &[P::DecideCases],
        Command::SettleConflict { .. } => &[P::SettleConflicts],
        Command::MakeBackup {} | Command::RestoreBackup { .. } | Command::Salvage {} => &[P::KeepBackups],
    })
}

/// Who may have a paper of the office; a cashier, of the tills, their own.
pub(super) fn of_office_paper(paper: OfficePaper) -> Leave {
    use Permission as P;
    Leave::Of(match paper {
        OfficePaper::ServiceCard | OfficePaper::Till => &[P::Print],
        OfficePaper::Tray => &[P::OpenCases, P::Print],
        OfficePaper::LateList => &[P::SeeLate],
    })
}

pub(super) fn of_question(question: &Question) -> Leave {
    use Permission as P;
    Leave::Of(match question {
        // The office's public rules, who one is, and who says to be somebody.
        Question::ParseId { .. }
        | Question::FindService { .. }
        | Question::Service { .. }
        | Question::QuoteFee { .. }
        | Question::DueDate { .. }
        | Question::AmountInWords { .. }
        | Question::Badge { .. }
        | Question::WhoAmI {} => return Leave::Anyone,
        // Counts and files, without a person in them.
        Question::Pages {} | Question::Today {} | Question::Batches {} | Question::Ticket { .. } => {
            return Leave::Staff;
        }
        // Who approved what, and on what law: for everybody who works by it.
        Question::Packs {} => return Leave::Staff,
        Question::DecisionsThatCame {} => &[P::ReadCases],
        Question::Referred { .. } => &[P::ReadCases],
        Question::Till {} => &[P::TakePayments],
        Question::Tills {} => &[P::SeeTills],
        Question::Trays {} => &[P::OpenCases, P::ReadCases],
        Question::LateCases {} => &[P::SeeLate],
        Question::Papers {} => &[P::Print],
        Question::Printers {} => &[P::SetUpDevices],
        Question::FindCase { .. } | Question::Case { .. } | Question::Person { .. } | Question::Licence { .. } => {
            &[P::ReadCases]
        }
        Question::ToScan {} => &[P::OpenCases, P::ReadCases],
        Question::ToDecide {} | Question::CaseToDecide { .. } => &[P::DecideCases],
        Question::RetentionPlan { .. } => &[P::EraseContent],
        Question::AccessLog { .. } => &[P::ReadAccess],
        Question::Staff {} => &[P::EnrolOfficers],
        Question::Backups {} | Question::RestorePlan { .. } => &[P::KeepBackups],
        Question::LockedNames {} => &[P::UnlockOfficers],
    })
}

impl Desk {
    /// Fails with `NotSignedIn`, `ServiceEnded` or `NotAllowed` where the leave is not theirs.
    pub(super) fn check(&self, leave: Leave) -> Result<(), Fault> {
        match leave {
            Leave::Anyone => Ok(()),
            Leave::Staff => self.serving().map(drop),
            Leave::Of(all) => all.iter().try_for_each(|permission| self.allowed(*permission).map(drop)),
        }
    }

    /// Whoever is signed in, while their service lasts; it may end while they sit there.
    pub(super) fn serving(&self) -> Result<&Officer, Fault> {
        let officer = self.session.as_ref().ok_or(Fault::NotSignedIn)?;
        self.has_ended(officer).map_or(Ok(officer), Err)
    }

    /// The refusal of somebody whose last day is over, by a day that does not go back with the clock.
    pub(super) fn has_ended(&self, officer: &Officer) -> Option<Fault> {
        let day = self.register.env().local(self.register.now_not_back()).date();
        officer.ended(day).map(|last| Fault::ServiceEnded { last })
    }
}
