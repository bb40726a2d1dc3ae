//! Papers on their way to a printer: which goes next, what is written down of it, and what clerks do about those that do
//! not come out. Commit first, print after; whatever happens to a paper, nothing is taken or issued twice because of it.

use std::time::Duration;

use super::{Desk, OfOffice};
use crate::app::papers::{size_of, voices};
use crate::app::print_room::Heard;
use crate::app::{Fault, OfficePaper, Outcome, PaperKind, PaperLanguage, PrintersKnown, found};
use crate::config::{PrinterSetting, Printers};
use crate::devices::{self, printer};
use crate::domain::case::Case;
use crate::domain::officer::{Officer, Permission};
use crate::domain::paper::{PaperNote, PaperState};
use crate::domain::payment_rules::PaymentMethod;
use crate::print::{Document, Finish, TestPageView, test_page};
use crate::register::{By, PaperPrinters, RegisterFault, TEST_PAGE, WantedPaper};
use crate::views::{PaperJob, PaperRoom};

/// A closing program waits so long for the papers that printers have.
const LAST_WORDS: Duration = Duration::from_secs(6);
/// And one without a window until all are out.
const PRINT_OUT: Duration = Duration::from_secs(120);
const LISTEN: Duration = Duration::from_millis(20);

impl Desk {
    /// Hears what the printers say, writes it down, and gives them the next papers. Whether anything changed.
    pub fn tend_papers(&mut self) -> bool {
        if self.is_damaged() {
            return false;
        }
        let mut changed = self.hear_printers();
        if self.room.is_stirred() {
            let sent = self.send_waiting();
            match self.beware(sent) {
                Ok(sent) => changed |= sent,
                Err(_) => self.room.rest(),
            }
        }
        self.look_at_printers();
        changed
    }

    /// How long the desk may sleep before it tends to the papers again; none while there are none.
    pub fn papers_pace(&self) -> Option<Duration> {
        if self.is_damaged() { None } else { self.room.pace() }
    }

    /// The program ends: what printers have is waited for, within reason; no other paper goes.
    pub fn finish_papers(&mut self) {
        let mut left = LAST_WORDS;
        while self.room.is_busy() && !left.is_zero() && !self.is_damaged() {
            if !self.hear_printers() {
                std::thread::sleep(LISTEN);
            }
            left = left.saturating_sub(LISTEN);
        }
    }

    /// Waits until every paper came out that can, for a program without a window. Bounded: a printer that is in trouble
    /// keeps its papers for the next time.
    pub fn print_out(&mut self) {
        let mut left = PRINT_OUT;
        self.tend_papers();
        while self.room.is_busy() && !left.is_zero() && !self.is_damaged() {
            std::thread::sleep(LISTEN);
            self.tend_papers();
            left = left.saturating_sub(LISTEN);
        }
    }

    fn hear_printers(&mut self) -> bool {
        let mut changed = false;
        while let Some(heard) = self.room.hear() {
            changed = true;
            let written = self.write_down(&heard);
            if self.beware(written).is_err() {
                // A full disk: it is tried again, and the paper is not printed twice.
                self.room.hear_again(heard);
                break;
            }
        }
        changed
    }

    fn write_down(&mut self, heard: &Heard) -> Result<(), Fault> {
        let (job, state, note) = match heard.clone() {
            Heard::Looked => return Ok(()),
            Heard::Printed(job, note) => {
                self.register.came_out(job, note)?;
                return Ok(());
            }
            Heard::Waits(job, note) => (job, PaperState::Printing, note),
            Heard::Unsure(job, note) => (job, PaperState::Unsure, note),
            Heard::NotPrinted(job, note) if note.passes_by_itself() => (job, PaperState::Queued, note),
            Heard::NotPrinted(job, note) => (job, PaperState::Failed, note),
        };
        self.register.stands(job, state, Some(note))?;
        Ok(())
    }

    /// Gives every printer that is free the paper that waited longest for it. Papers of earlier days wait for somebody
    /// to say so: they must not all come out at once when a printer is switched on in the morning.
    fn send_waiting(&mut self) -> Result<bool, Fault> {
        let today = self.today();
        let jobs = self.register.open_jobs()?;
        let mut changed = false;
        for job in jobs.into_iter().filter(|job| job.state == PaperState::Queued && job.changed.date() == today) {
            let Some(name) = &job.printer else { continue };
            let Some(printer) = self.room.settings().named(name).cloned() else {
                changed |= self.register.stands(job.job, PaperState::Failed, Some(PaperNote::NoSuchPrinter))?;
                continue;
            };
            if self.room.is_free(name) {
                changed |= self.send(&job, &printer)?;
            }
        }
        Ok(changed)
    }

    fn send(&mut self, job: &PaperJob, printer: &PrinterSetting) -> Result<bool, Fault> {
        let bytes = match self.drawn(job, printer) {
            Ok(bytes) => bytes,
            Err(fault) => {
                let why = crate::text::plain(&crate::error::words(&fault, &self.tr()).what);
                return Ok(self.register.stands(job.job, PaperState::Failed, Some(PaperNote::Other(why)))?);
            }
        };
        // On the disk before the first byte goes: after a crash somebody is asked whether it came out.
        if !self.register.goes_to_printer(job.job, &printer.name)? {
            return Ok(false);
        }
        if !self.room.print(printer, job.job, bytes) {
            self.register.stands(job.job, PaperState::Failed, Some(PaperNote::InUse))?;
        }
        Ok(true)
    }

    fn look_at_printers(&mut self) {
        if !self.room.is_troubled() {
            return;
        }
        let jobs = self.register.open_jobs().unwrap_or_default();
        let waited_for: Vec<String> = jobs.into_iter().filter_map(|job| job.printer).collect();
        self.room.look(&waited_for);
    }

    /// The bytes of a paper for this printer.
    fn drawn(&mut self, job: &PaperJob, printer: &PrinterSetting) -> Result<Vec<u8>, Fault> {
        let language = job.language.unwrap_or(self.paper_language());
        let (document, opens_drawer) = match job.case {
            None => (self.paper_of_station(job, printer, language)?, false),
            Some(case) => self.paper_of(job, self.register.case(case)?, printer, language)?,
        };
        let at = self.register.env().local(self.register.env().now_ms());
        let finish = Finish { cuts: printer.cuts, opens_drawer, ..Finish::default() };
        if let Some(bytes) = self.painter.escpos(&document, &finish) {
            return Ok(bytes);
        }
        let title = format!("{} {}", job.paper, job.no);
        let pdf = self.painter.pdf(&document, title, self.centre.name.ar.clone(), at);
        pdf.map_err(|cause| Fault::File { path: job.no.clone(), cause })
    }

    /// A paper of a case, and whether the drawer springs open with it.
    fn paper_of(
        &self,
        job: &PaperJob,
        case: Case,
        printer: &PrinterSetting,
        language: PaperLanguage,
    ) -> Result<(Document, bool), Fault> {
        case.person().map_err(RegisterFault::from)?;
        let kind = PaperKind::from_code(&job.paper).ok_or(Fault::NoSuchPaper)?;
        // The number on it is that of today; one that was queued under another is no paper of this case any more.
        let set = self.set(&case, (kind, job.copy), language, size_of(printer.media))?;
        let (document, no) = set.ok_or(Fault::NoSuchPaper)?;
        let cash = case.payments.last().is_some_and(|paid| paid.tender.method == PaymentMethod::Cash);
        let first_of_cash = kind == PaperKind::Receipt && job.copy == 1 && cash;
        if no == job.no { Ok((document, printer.opens_drawer && first_of_cash)) } else { Err(Fault::NoSuchPaper) }
    }

    /// A paper of no case: one of the office, or the page that tries the printer.
    fn paper_of_station(
        &self,
        job: &PaperJob,
        printer: &PrinterSetting,
        language: PaperLanguage,
    ) -> Result<Document, Fault> {
        let Some(paper) = OfficePaper::from_code(&job.paper) else { return Ok(self.test_page(printer, language)) };
        let set = (job.no.as_str(), job.copy, &job.officer);
        self.set_of_office(paper, set, &voices(language, self.centre.digits), size_of(printer.media))
    }

    fn test_page(&self, printer: &PrinterSetting, language: PaperLanguage) -> Document {
        let view = TestPageView {
            centre: crate::app::papers::head(&self.centre, &self.book.catalogue),
            printer: printer.name.clone(),
            place: printer.way.place(),
            at: self.register.env().local(self.register.env().now_ms()),
        };
        test_page(&view, &voices(language, self.centre.digits), size_of(printer.media))
    }

    /// Where the papers go that a deed of whoever is signed in owes: to the printers of their kinds, where the station has
    /// chosen some.
    pub(super) fn paper_printers(&self) -> PaperPrinters {
        if self.allowed(Permission::Print).is_err() {
            return PaperPrinters::new();
        }
        let settings = self.room.settings();
        let of = |kind: PaperKind| Some((kind.code().to_owned(), settings.of_paper(kind.code())?.name.clone()));
        PaperKind::ALL.into_iter().filter_map(of).collect()
    }

    fn release(&mut self, job: &PaperJob) -> Result<(), Fault> {
        if let Some(printer) = self.room.settings().of_paper(&job.paper).map(|printer| printer.name.clone()) {
            self.register.goes_by(job.job, Some(&printer))?;
            self.room.stir();
        }
        Ok(())
    }

    /// At the start: what a printer had when the program ended is asked about, and what was owed that day and not yet
    /// given to a printer goes now.
    pub(super) fn settle_papers(&mut self) -> Result<(), Fault> {
        self.register.settle_papers()?;
        let today = self.today();
        for job in self.register.open_jobs()? {
            let owed = job.state == PaperState::Queued && job.printer.is_none() && job.made.date() == today;
            let wants = |officer: Officer| officer.may(Permission::Print);
            if owed && self.register.officer(&job.officer)?.is_some_and(wants) {
                self.release(&job)?;
            }
        }
        Ok(())
    }

    /// Puts a paper in the queue of its printer.
    pub(super) fn queue_paper(&mut self, by: &By, wanted: &WantedPaper, printer: &str) -> Result<Outcome, Fault> {
        let queued = self.register.queue_paper(by, wanted, Some(printer))?.value;
        self.room.stir();
        Ok(Outcome::PaperQueued {
            job: queued.job,
            paper: wanted.paper.clone(),
            no: wanted.no.clone(),
            copy: queued.copy,
            printer: printer.to_owned(),
        })
    }

    /// Lets a paper go once more, by this printer or by that of its kind.
    pub(super) fn send_paper(&mut self, job: i64, printer: Option<String>) -> Result<Outcome, Fault> {
        let found = self.job_to_change(job)?;
        let chosen = printer.or_else(|| found.printer.clone());
        let chosen = chosen.or_else(|| self.room.settings().of_paper(&found.paper).map(|own| own.name.clone()));
        let name = chosen.filter(|name| self.room.settings().named(name).is_some()).ok_or(Fault::NoPrinter)?;
        self.register.goes_by(job, Some(&name))?;
        self.register.stands(job, PaperState::Queued, None)?;
        self.room.stir();
        Ok(Outcome::PaperSent {})
    }

    /// Saves a paper as a PDF instead of printing it.
    pub(super) fn save_paper(&mut self, by: &By, job: i64) -> Result<Outcome, Fault> {
        let found = self.job_to_change(job)?;
        if let Some(paper) = OfficePaper::from_code(&found.paper).filter(|_| found.case.is_none()) {
            let language = found.language.unwrap_or(self.paper_language());
            return self.print_of_office(by, OfOffice { paper, of: &found.no, language, as_file: true });
        }
        let (Some(uid), Some(kind)) = (found.case, PaperKind::from_code(&found.paper)) else {
            return Err(Fault::NoSuchPaper);
        };
        let case = self.register.case(uid)?;
        let by = By { reason: found.reason.clone().or_else(|| by.reason.clone()), ..by.clone() };
        self.save_as_pdf(&by, &case, kind, found.language.unwrap_or(self.paper_language()))
    }

    pub(super) fn cancel_paper(&mut self, by: &By, job: i64) -> Result<Outcome, Fault> {
        self.register.cancel_paper(by, job)?;
        Ok(Outcome::PaperCancelled {})
    }

    /// Somebody has looked: it came out, or it is printed again as the same copy.
    pub(super) fn paper_came_out(&mut self, job: i64, came: bool) -> Result<Outcome, Fault> {
        let found = self.register.paper_job(job)?;
        match (found.state, came) {
            (PaperState::Unsure, true) => {
                self.register.came_out(job, PaperNote::Seen)?;
            }
            (PaperState::Unsure, false) => {
                self.register.stands(job, PaperState::Queued, Some(PaperNote::DidNotCome))?;
                self.room.stir();
            }
            // It was answered before.
            _ => {}
        }
        Ok(Outcome::PaperSent {})
    }

    pub(super) fn print_test_page(&mut self, by: &By, printer: &str) -> Result<Outcome, Fault> {
        if self.room.settings().named(printer).is_none() {
            return Err(Fault::NoPrinter);
        }
        let paper = TEST_PAGE.to_owned();
        let wanted = WantedPaper { case: None, paper, no: printer.to_owned(), language: None };
        self.queue_paper(by, &wanted, printer)
    }

    pub(super) fn set_printers(&mut self, printers: Printers) -> Result<Outcome, Fault> {
        let printers = printers.checked()?;
        found::keep_printers(&self.folder, &printers)?;
        self.room.set(printers);
        Ok(Outcome::PrintersSet {})
    }

    /// Everything about papers and printers, for the window and for whoever asks.
    pub fn paper_room(&self) -> Result<PaperRoom, Fault> {
        let jobs = self.register.paper_jobs()?;
        let waits = |name: &str| {
            let waits = |job: &&PaperJob| matches!(job.state, PaperState::Queued | PaperState::Printing);
            jobs.iter().filter(waits).filter(|job| job.printer.as_deref() == Some(name)).count()
        };
        let printers = self.room.rows(waits);
        let unreadable = self.room.unreadable().cloned();
        Ok(PaperRoom { printers, papers: self.room.settings().papers.clone(), unreadable, jobs })
    }

    /// The printers chosen, and those that the machine has.
    pub(super) fn printers_known(&self) -> PrintersKnown {
        PrintersKnown {
            settings: self.room.settings().clone(),
            queues: printer::queues(),
            directly: !printer::QUEUES,
            usb: printer::usb_devices(),
            serial: devices::serial_ports(),
        }
    }

    /// A paper about which something may be done: one that is with a printer, or came out, is left alone.
    fn job_to_change(&self, job: i64) -> Result<PaperJob, Fault> {
        let found = self.register.paper_job(job)?;
        match found.state {
            PaperState::Queued | PaperState::Failed => Ok(found),
            _ => Err(Fault::PaperUnderWay),
        }
    }
}
