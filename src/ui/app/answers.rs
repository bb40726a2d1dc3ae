//! Taking in what the desk answers.

use std::sync::Arc;

use egui::{ColorImage, Context, TextureOptions};

use super::super::pages::cases::Found;
use super::super::pages::counter::draft::Draft;
use super::super::pages::counter::paper::Picture;
use super::super::pages::counter::spot::{Spot, Who};
use super::super::pages::counter::{Done, Known};
use super::super::pages::{Page, sign_in};
use super::super::widgets::{Order, Tone};
use super::super::words;
use super::{Awaited, Counter, Folders, Window, drafts};
use crate::app::papers::PaperPicture;
use crate::app::{Answer, Fault, Outcome, Reply, Request, RequestId};
use crate::error;

impl Window {
    pub(super) fn answered(&mut self, ctx: &Context, request: RequestId, reply: Reply) {
        // An answer that nobody waits for any more, such as an overtaken paper.
        let Some(awaited) = self.waiting.remove(&request) else { return };
        match reply {
            Reply::Refused(fault) => self.refused(awaited, &fault),
            Reply::Done(outcome) => self.did(awaited, outcome),
            Reply::Told(answer) => self.told(awaited, *answer),
            Reply::Draft(draft) => self.restore(draft),
            Reply::PagePicture(picture) => {
                if let Awaited::PagePicture(sha256, turned) = awaited {
                    self.page_pictured(ctx, (sha256, turned), picture);
                }
            }
            Reply::Pictures(pictures) => self.pictured(ctx, &awaited, pictures),
            Reply::Folders { centre, papers, batches } => {
                let [centre, papers, batches] = [centre, papers, batches].map(|folder| folder.display().to_string());
                self.folders = Folders { centre, papers, batches };
            }
            Reply::Ports(ports) => self.scans.ports = ports,
            Reply::Kept => {}
        }
    }

    /// A refusal is told where it belongs.
    fn refused(&mut self, awaited: Awaited, fault: &Fault) {
        match awaited {
            Awaited::SignIn => {
                self.sign_in.refused = Some(words::fault(fault, &self.tr));
                self.sign_in.draft.secret.clear();
                self.sign_in.draft.focus = Some(sign_in::Spot::Secret);
            }
            Awaited::Print { case, paper } if matches!(fault, Fault::ReasonMissing) => self.ask_why_again(case, paper),
            Awaited::Commit => self.counter.refused = Some(error::words(fault, &self.tr)),
            // A paper that cannot be drawn yet is simply not there yet; a page without a picture is still a page.
            Awaited::Preview | Awaited::PagePicture(..) => {}
            Awaited::Person(_) => self.counter.known = None,
            // What the bar says already is not said with every question that nobody asked aloud.
            Awaited::Today | Awaited::KeepDraft | Awaited::LockedNames if self.mending.damage.is_some() => {}
            _ => self.toasts.say(Tone::Late, words::fault(fault, &self.tr)),
        }
    }

    fn did(&mut self, awaited: Awaited, outcome: Outcome) {
        match outcome {
            Outcome::Salvaged(_) => self.salvaged(&outcome),
            Outcome::SignedIn { officer } => {
                self.officer = Some(officer);
                self.sign_in = super::SignIn::default();
                self.begin_the_day();
                self.take_brought();
                self.send(Request::LoadDraft, Awaited::LoadDraft);
                self.ask_for_pages();
                self.ask_for_the_day();
            }
            Outcome::SignedOut {} => self.locked(),
            Outcome::Registered(registered) => {
                let case = registered.case.to_string();
                let name = self.counter.draft.applicant.name.clone();
                self.send(Request::ClearDraft, Awaited::KeepDraft);
                self.print_what_is_owed(&registered);
                self.counter.done = Some(Done { registered, name, pictures: vec![], printed: 0 });
                self.send(Request::Pictures { case }, Awaited::Pictures);
                self.ask_for_the_day();
            }
            Outcome::Pages(view) => self.pages_changed(*view),
            Outcome::PagesAttached { files } => self.pages_attached(awaited, files),
            Outcome::AttachedToCase {} => self.attached_to_case(awaited),
            Outcome::Attached(attachment) => {
                if let Awaited::Attach(no) = awaited {
                    let paper = self.counter.draft.paper(no);
                    if !paper.files.contains(&attachment) {
                        paper.files.push(attachment);
                    }
                }
            }
            Outcome::Printed { .. } if awaited == Awaited::FirstPrint => {
                if let Some(done) = &mut self.counter.done {
                    done.printed += 1;
                }
            }
            Outcome::Printed { copy, file, .. } => {
                let file = crate::text::isolate(&file.display().to_string());
                self.toasts.say(Tone::Done, self.tr.done_printed(self.tr.number(copy), file));
                self.look_again();
                self.look_at_tills_again();
                self.ask_for_papers();
            }
            Outcome::PaperQueued { printer, .. } => {
                if awaited == Awaited::PaperDeed {
                    self.toasts.say(Tone::Done, self.tr.printers_tested(crate::text::isolate(&printer)));
                }
                self.paper_dealt_with();
            }
            Outcome::TillClosed { till, .. } => self.till_closed(till),
            Outcome::TrayHandedOver { tray, .. } => self.tray_handed_over(tray),
            Outcome::PaperSent {} | Outcome::PaperCancelled {} => self.paper_dealt_with(),
            Outcome::PrintersSet {} => self.printers_set(),
            Outcome::IdentityShown { number } => {
                self.cases.identity = Some(number);
                self.look_again();
            }
            Outcome::BatchSealed(batch) => {
                self.batches.sealed = Some(batch);
                self.batches.draft.selected = None;
                self.ask_for_batches();
                self.ask_for_the_day();
            }
            Outcome::NothingToSend {} => self.toasts.say(Tone::Note, self.tr.batches_nothing()),
            Outcome::OfficerUnlocked {} => {
                self.toasts.say(Tone::Done, self.tr.settings_unlocked());
                self.ask_for_locked_names();
                self.entering |= self.page == Page::Staff;
            }
            Outcome::BadgeGiven { badge } => {
                let no = crate::text::isolate(badge.as_str());
                self.toasts.say(Tone::Done, self.tr.staff_badge_given(no));
                self.office.staff_draft.badge = Some(badge);
            }
            Outcome::Decided {} => self.decided(),
            Outcome::CaseCorrected {} => {
                self.batches.rows = None;
                self.ask_for_batches();
                self.cases.identity = None;
                self.held(self.tr.correct_done());
            }
            Outcome::CaseHeld {} => self.held(self.tr.hold_set()),
            Outcome::HoldLifted {} => self.held(self.tr.hold_lifted()),
            Outcome::ContentErased(erased) => self.erased(erased),
            Outcome::OfficerEnrolled {} | Outcome::OfficerChanged {} | Outcome::OfficerEnded {} => {
                self.staff_changed();
            }
            Outcome::Restored { series, aside } => {
                let (series, aside) = (series.to_string(), aside.display().to_string());
                let [series, aside] = [series, aside].map(|text| crate::text::isolate(&text));
                self.locked();
                self.toasts.say(Tone::Done, self.tr.backup_restored(series, aside));
            }
            Outcome::ReceiptTaken { batch } => {
                self.toasts.say(Tone::Done, self.tr.receipt_taken(crate::text::isolate(&batch)));
                self.ask_for_batches();
            }
            Outcome::BatchNotTaken { batch, why } => {
                let (batch, why) = (crate::text::isolate(&batch), crate::error::not_taken(&why, &self.tr).what);
                self.toasts.say(Tone::Late, self.tr.batch_not_taken_said(batch, why));
                self.ask_for_batches();
            }
            Outcome::PackTaken(done) => self.pack_taken(*done),
            Outcome::CitizenTold {} => self.ask_what_came(),
            Outcome::ConflictSettled {} => {
                self.toasts.say(Tone::Done, self.tr.conflict_settled());
                self.look_again();
            }
            Outcome::BatchCopied { number, place, .. } => {
                let place = crate::text::isolate(&place.display().to_string());
                self.toasts.say(Tone::Done, self.tr.batch_copied_done(self.tr.number(number), place));
                self.ask_for_batches();
            }
            Outcome::LinkPasswordKept {} => self.toasts.say(Tone::Done, self.tr.link_kept()),
            // What comes of it is told by and by.
            Outcome::ExportBegun {} | Outcome::ExportStopped {} | Outcome::UploadBegun {} => {}
            Outcome::BackedUp { .. } => {}
        }
    }

    /// Something moved on its way out.
    pub(super) fn hear_of_the_outbox(&mut self, view: crate::views::OutboxView) {
        let before = std::mem::replace(&mut self.batches.outbox, view);
        // While bytes go by the list is the same.
        let ended = before.carrying.is_some() && self.batches.outbox.carrying.is_none();
        let another =
            std::mem::discriminant(&before.link.standing) != std::mem::discriminant(&self.batches.outbox.link.standing);
        if self.officer.is_some() && (ended || another) {
            self.ask_for_batches();
        }
    }

    /// What headquarters does not agree to of a case, as far as the batches are known here.
    fn refused_of(&self, case: &str) -> Vec<crate::views::RefusedRecord> {
        let rows = self.batches.rows.iter().flatten().flat_map(|row| &row.refused);
        rows.filter(|record| !record.corrected && record.case.as_deref() == Some(case)).cloned().collect()
    }

    pub(super) fn ask_for_batches(&mut self) {
        self.send(Request::Ask(Box::new(crate::app::Question::Batches {})), Awaited::Batches);
    }

    /// A batch that was begun is out, or is not.
    pub(super) fn carried(&mut self, ended: Result<Outcome, Fault>) {
        match ended {
            Ok(outcome) => self.did(Awaited::Export, outcome),
            Err(Fault::Stopped) => self.toasts.say(Tone::Note, self.tr.outbox_stopped()),
            Err(fault) => self.toasts.say(Tone::Late, words::fault(&fault, &self.tr)),
        }
    }

    fn told(&mut self, awaited: Awaited, answer: Answer) {
        match (awaited, answer) {
            (Awaited::Person(number), Answer::Person { known }) => self.known(&number, known),
            (Awaited::Cases(text), Answer::Cases { cases }) => {
                self.cases.open = None;
                self.cases.draft.selected = None;
                self.cases.draft.order = Order::default();
                self.cases.draft.walk = true;
                let only = (cases.len() == 1).then(|| cases[0].no.to_string());
                self.cases.found = Some(Found { text, cases: Arc::new(cases) });
                if let Some(no) = only {
                    self.open_case(&no);
                }
            }
            (Awaited::Cases(text), Answer::ToScan { cases }) => {
                self.cases.open = None;
                self.cases.draft.selected = None;
                self.cases.draft.order = Order::default();
                self.cases.draft.walk = true;
                self.cases.found = Some(Found { text, cases: Arc::new(cases) });
            }
            (_, Answer::Pages(view)) => self.pages_changed(*view),
            (Awaited::Badge(no), Answer::Badge { officer }) => self.found_badge(&no, officer),
            (Awaited::Ticket(no), Answer::Ticket { case }) => self.found_ticket(&no, case),
            (Awaited::Licence, Answer::Licence(told)) => self.scans.licence = Some(told),
            (Awaited::Renewed, Answer::Case(detail)) => self.renew(&detail.case),
            (Awaited::Case, Answer::Case(mut detail)) => {
                detail.refused = self.refused_of(detail.case.no.as_str());
                if self.cases.open.as_ref().is_none_or(|open| open.case.no != detail.case.no) {
                    self.cases.identity = None;
                    self.privacy.log = None;
                }
                // Where there is no room for the list beside it, the list goes and the keyboard with it.
                self.entering |= self.cases.open.is_none();
                self.cases.open = Some(detail);
            }
            (_, Answer::Till(till)) => self.tills.till = Some(till),
            (_, Answer::Tills(tills)) => self.tills.all = Some(tills),
            (_, Answer::Trays(trays)) => self.trays_listed(trays),
            (_, Answer::LateCases(late)) => self.tills.late = Some(late),
            (_, Answer::Papers(room)) => self.hear_of_papers(*room),
            (_, Answer::Printers(known)) => self.printing.known = Some(known),
            (_, Answer::Backups { places }) => self.backups.places = Some(places),
            (_, Answer::RestorePlan(plan)) => self.backups.plan = Some(plan),
            (_, Answer::Packs { packs, to_come }) => {
                (self.headquarters.packs, self.headquarters.to_come) = (Some(packs), to_come);
            }
            (_, Answer::DecisionsThatCame { decisions }) => self.headquarters.came = Some(decisions),
            (Awaited::Referred(number), Answer::Referred { registers }) => self.referred(&number, registers),
            (_, Answer::Today(day)) => self.day = day,
            (_, Answer::Batches { batches }) => {
                self.batches.rows = Some(batches);
                self.batches.draft.order.renew();
                self.choose_wanted_batch();
            }
            (_, Answer::ToDecide { cases }) => self.listed_to_decide(cases),
            (_, Answer::CaseToDecide(case)) => self.opened_to_decide(case),
            (_, Answer::RetentionPlan(plan)) => self.privacy.plan = Some(plan),
            (_, Answer::AccessLog(log)) => self.privacy.log = Some(log),
            (_, Answer::Staff { staff }) => self.office.staff = Some(staff),
            (_, Answer::LockedNames { names }) => self.locked_names = names,
            // The window asks nothing else.
            _ => {}
        }
    }

    /// Fills in what was written down last time, if the number is still the one asked for.
    fn known(&mut self, number: &str, known: Option<Box<crate::views::KnownPerson>>) {
        let typed = crate::domain::digits::compact(&self.counter.draft.applicant.number);
        if typed != number {
            return;
        }
        self.counter.known = Some(match known {
            None => Known::New,
            Some(person) => {
                self.counter.draft.applicant.fill_from(&person, self.centre.country);
                Known::Here(person)
            }
        });
    }

    /// The sheet as it was when the power went, or the lock was turned: back in the same field.
    fn restore(&mut self, kept: Option<String>) {
        let draft = kept.and_then(|text| serde_json::from_str::<Draft>(&text).ok());
        let Some(draft) = draft.filter(|draft| !draft.is_blank() || draft.completes.is_some()) else {
            self.counter.memory.wanted = Some(Spot::Number(Who::Applicant));
            return;
        };
        let focus = draft.focus.clone().or(Some(Spot::Number(Who::Applicant)));
        self.counter = Counter::new(draft.clone());
        self.counter.keeping = drafts::Keeping::holds(draft);
        self.counter.memory.come_back_to(focus);
        self.toasts.say(Tone::Note, self.tr.counter_restored());
    }

    fn pictured(&mut self, ctx: &Context, awaited: &Awaited, pictures: Vec<PaperPicture>) {
        let mut pictures = pictures.into_iter().map(|picture| on_screen(ctx, picture));
        match awaited {
            Awaited::Preview => self.counter.preview = pictures.next().or_else(|| self.counter.preview.take()),
            _ => {
                if let Some(done) = &mut self.counter.done {
                    done.pictures = pictures.collect();
                }
            }
        }
    }
}

/// Dots of paper become a picture of the window.
fn on_screen(ctx: &Context, picture: PaperPicture) -> Picture {
    let image = ColorImage::from_gray([picture.width, picture.height], &picture.pixels);
    let texture = ctx.load_texture(format!("{:?} {}", picture.paper, picture.no), image, TextureOptions::LINEAR);
    Picture { paper: picture.paper, no: picture.no, texture }
}
