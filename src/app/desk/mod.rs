//! The desk: carries commands out and answers questions, one after another, by the centre's rules.
//!
//! Who is signed in and what they may do is decided here, so that the window, `exec` and the tests
//! obey the same. A command that is refused has changed nothing.

mod access;
mod backups;
mod correct;
mod damaged;
mod decide;
mod intake;
mod leave;
mod licence;
mod office;
mod office_papers;
mod outbox;
mod pages;
mod paper;
mod printing;
mod questions;
mod retention;
mod rulebook;
mod session;
mod settle;
mod staff;
mod trail;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use office_papers::OfOffice;

pub(super) use intake::{owes_nothing, queue_of as queue_letter};
pub use outbox::OutboxNews;
pub use rulebook::Rulebook;
pub use staff::least_of as least_secret;

use super::backup::{Far, Keeper};
use super::outbox::Outbox;
use super::pages::Pages;
use super::painter::Painter;
use super::papers::PaperPicture;
use super::print_room::PrintRoom;
use super::secret::Pins;
use super::{Command, Fault, Outcome, Question, Reply, Request, attach};
use crate::config::Centre;
use crate::domain::ledger::{self, Deed, Looked};
use crate::domain::mark::Uid;
use crate::domain::numbers::{CaseNo, ReceiptNo};
use crate::domain::officer::{Officer, Permission};
use crate::exchange::StationKey;
use crate::i18n::Tr;
use crate::register::{By, Register, RegisterFault};

/// A centre at work: its register, its rules, and whoever is signed in.
pub struct Desk {
    register: Register,
    centre: Centre,
    book: Arc<Rulebook>,
    /// SHA-256 by which new cases name the catalogue in force.
    catalogue: String,
    /// The day for which that was settled.
    day_of_book: Option<NaiveDate>,
    /// The window does not know it yet.
    book_is_new: bool,
    station_key: Arc<StationKey>,
    folder: PathBuf,
    session: Option<Officer>,
    painter: Painter,
    pins: Pins,
    keeper: Keeper,
    /// That the clock was set back has been said.
    clock_told: bool,
    meanwhile: damaged::Meanwhile,
    far: Far,
    room: PrintRoom,
    /// What the last search for a person found: whoever opens one of these found it so.
    found: Vec<Uid>,
    pages: Pages,
    outbox: Outbox,
}

/// How far the clock may be put back, in milliseconds, before it is news: time servers correct by less.
const CLOCK_LEEWAY_MS: i64 = 60_000;
/// So long without any action is longer than an office is shut: thirty days.
const CLOCK_AHEAD_MS: i64 = 30 * 86_400_000;

impl Desk {
    pub fn new(
        mut register: Register,
        centre: Centre,
        book: Rulebook,
        station_key: StationKey,
        folder: PathBuf,
        pins: Pins,
    ) -> Result<Desk, Fault> {
        let catalogue = register.remember_catalogue(centre.country.code(), &book.catalogue_text)?;
        let painter = Painter::new();
        let keeper = Keeper::new(register.source(), &centre, &folder, register.env().clock());
        let book = Arc::new(book);
        let pages = Pages::open(&folder, centre.attachment_limit);
        let room = PrintRoom::new(super::found::printers(&folder));
        let mut desk = Desk {
            register,
            centre,
            book,
            catalogue,
            day_of_book: None,
            book_is_new: false,
            station_key: Arc::new(station_key),
            folder,
            session: None,
            painter,
            pins,
            keeper,
            clock_told: false,
            meanwhile: damaged::Meanwhile::default(),
            far: Box::new(|_, _| {}),
            room,
            found: vec![],
            pages,
            outbox: Outbox::default(),
        };
        if !desk.is_damaged() {
            // Where the disk is full it is done at the next start; papers are told of as they stood.
            let _ = desk.settle_papers();
            desk.go_by_the_day(true)?;
        }
        Ok(desk)
    }

    pub fn centre(&self) -> &Centre {
        &self.centre
    }

    /// The centre's rules, shared with the window, which only reads them.
    pub fn rulebook(&self) -> Arc<Rulebook> {
        Arc::clone(&self.book)
    }

    pub fn register(&self) -> &Register {
        &self.register
    }

    /// SHA-256 of the catalogue in force.
    pub fn catalogue_hash(&self) -> &str {
        &self.catalogue
    }

    pub(super) fn day_of_book(&self) -> Option<NaiveDate> {
        self.day_of_book
    }

    pub(super) fn set_day_of_book(&mut self, day: NaiveDate) {
        self.day_of_book = Some(day);
    }

    /// From now on new cases go by this.
    pub(super) fn go_by(&mut self, book: Arc<Rulebook>, sha256: String) {
        (self.book, self.catalogue, self.book_is_new) = (book, sha256, true);
    }

    /// The rules, when they are others than were last told.
    pub fn news_of_book(&mut self) -> Option<Arc<Rulebook>> {
        std::mem::take(&mut self.book_is_new).then(|| self.rulebook())
    }

    /// Who makes backups of this register.
    pub fn keeper(&self) -> &Keeper {
        &self.keeper
    }

    /// The register itself, for filling it with invented cases.
    pub(super) fn register_mut(&mut self) -> &mut Register {
        &mut self.register
    }

    pub fn today(&self) -> NaiveDate {
        self.register.env().today()
    }

    /// The day of the last action when the clock is so far ahead of it that it may be wrong; asked at the start.
    pub fn clock_far_ahead(&self) -> Option<NaiveDate> {
        self.register.clock_ahead_of().filter(|(_, ahead)| *ahead > CLOCK_AHEAD_MS).map(|(last, _)| last)
    }

    /// Whether it is news that the clock was set back before the last action: once, until it is right again.
    pub fn notices_clock(&mut self) -> bool {
        let behind = self.register.clock_behind_ms() > CLOCK_LEEWAY_MS;
        !std::mem::replace(&mut self.clock_told, behind) && behind
    }

    /// The centre's own language and digits.
    pub fn tr(&self) -> Tr {
        Tr::new(self.centre.language, self.centre.digits)
    }

    /// Carries out `command` under the id `id`; the same id again gives the first answer again.
    ///
    /// Fails with `ReadingOnly` when the register is damaged and this would not mend it.
    pub fn carry_out(&mut self, id: &str, command: Command) -> Result<Outcome, Fault> {
        self.heed_damage()?;
        self.check(leave::of_command(&command))?;
        self.check_sound(&command)?;
        self.begin_the_day();
        let of_backups =
            matches!(command, Command::MakeBackup {} | Command::RestoreBackup { .. } | Command::Salvage {});
        match self.do_it(id, command) {
            // What is wrong with a copy says nothing of the register.
            done if of_backups => done,
            done => self.beware(done).map_err(|fault| match fault {
                Fault::Register(RegisterFault::Unreadable) => RegisterFault::ReadingOnly.into(),
                fault => fault,
            }),
        }
    }

    fn do_it(&mut self, id: &str, command: Command) -> Result<Outcome, Fault> {
        let request = asked(&command);
        match command {
            Command::SignIn { officer, secret } => self.sign_in(id, &officer, &secret),
            Command::SignOut {} => self.sign_out(id),
            Command::RegisterCase(form) => {
                let by = self.by(id, request)?;
                self.register_case(&by, *form)
            }
            Command::CompleteCase(form) => {
                let by = self.by(id, request)?;
                self.complete_case(&by, *form)
            }
            Command::CorrectCase(form) => {
                let by = self.by_for_a_reason(id, request, &form.reason)?;
                self.correct_case(&by, *form)
            }
            Command::AttachFile { path } => {
                attach::attach(&mut self.register, &path, self.centre.attachment_limit).map(Outcome::Attached)
            }
            Command::AttachToCase { case, document, files } => {
                let by = self.by(id, request)?;
                self.attach_to_case(&by, &case, document, files)
            }
            Command::ScanPages { .. }
            | Command::StopScanning {}
            | Command::FindScanners {}
            | Command::TryScanner {}
            | Command::ChooseScanner { .. }
            | Command::ChooseScanning { .. }
            | Command::TakePage { .. }
            | Command::TurnPage { .. }
            | Command::MovePage { .. }
            | Command::RemovePages { .. }
            | Command::AttachPages { .. } => self.of_pages(command),
            Command::PrintPaper { case, paper, language, reason, as_file } => {
                let by = By { reason: reason.as_deref().and_then(ledger::reason), ..self.by(id, request)? };
                self.print_paper(&by, &case, paper, language.unwrap_or_default(), as_file)
            }
            Command::CloseTill { at_opening, counted, reason } => {
                let by = By { reason: ledger::reason(&reason), ..self.by(id, request)? };
                self.close_till(&by, &at_opening, &counted)
            }
            Command::HandTray { cases } => {
                let by = self.by(id, request)?;
                self.hand_tray(&by, &cases)
            }
            Command::PrintOfOffice { paper, of, language, as_file } => {
                let by = self.by(id, request)?;
                let language = language.unwrap_or(self.paper_language());
                self.print_of_office(&by, OfOffice { paper, of: &of, language, as_file })
            }
            Command::SendPaper { job, printer } => self.send_paper(job, printer),
            Command::SavePaper { job } => {
                let by = self.by(id, request)?;
                self.save_paper(&by, job)
            }
            Command::CancelPaper { job, reason } => {
                let by = self.by_for_a_reason(id, request, &reason)?;
                self.cancel_paper(&by, job)
            }
            Command::PaperCameOut { job, came } => self.paper_came_out(job, came),
            Command::SetPrinters { printers } => self.set_printers(printers),
            Command::PrintTestPage { printer } => {
                let by = self.by(id, request)?;
                self.print_test_page(&by, &printer)
            }
            Command::ShowIdentity { case, reason } => {
                let by = self.by_for_a_reason(id, request, &reason)?;
                self.show_identity(&by, &case)
            }
            Command::Decide { case, verdict, reason, missing } => {
                let by = By { reason: ledger::reason(&reason), ..self.by(id, request)? };
                self.decide(&by, &case, verdict, &missing)
            }
            Command::HoldCase { case, reason } => {
                let by = self.by_for_a_reason(id, request, &reason)?;
                self.hold_case(&by, &case, true)
            }
            Command::LiftHold { case, reason } => {
                let by = self.by_for_a_reason(id, request, &reason)?;
                self.hold_case(&by, &case, false)
            }
            Command::EraseContent { until } => {
                let by = self.by(id, request)?;
                self.erase_content(&by, until)
            }
            Command::PrintTrail { of, language, reason } => {
                let by = self.by_for_a_reason(id, request, &reason)?;
                self.print_trail(&by, &of, language.unwrap_or_default())
            }
            Command::EnrolOfficer { officer, name, roles, secret, until } => {
                let by = self.by(id, request)?;
                self.enrol_officer(&by, &officer, name, roles, until, &secret)
            }
            Command::ChangeOfficer { officer, name, roles, until } => {
                let by = self.by(id, request)?;
                self.change_officer(&by, &officer, &name, roles, until)
            }
            Command::EndOfficer { officer, reason } => {
                let by = By { reason: ledger::reason(&reason), ..self.by(id, request)? };
                self.end_officer(&by, &officer)
            }
            Command::GiveBadge { officer } => {
                let by = self.by(id, request)?;
                self.give_badge(&by, &officer)
            }
            Command::UnlockOfficer { officer } => {
                let by = self.by(id, request)?;
                self.unlock_officer(&by, &officer)
            }
            Command::ExportBatch { folder, reason } => {
                let by = By { reason: reason.as_deref().and_then(ledger::reason), ..self.by(id, request)? };
                self.export(by, folder)
            }
            Command::TakePack { file } => {
                let by = self.by(id, request)?;
                self.take_pack(&by, &file)
            }
            Command::TellCitizen { case } => {
                let by = self.by(id, request)?;
                let case = self.case_named(&case)?;
                self.register.citizen_told(&by, case.uid)?;
                Ok(Outcome::CitizenTold {})
            }
            Command::SettleConflict { case, matter, stands, reason } => {
                let by = self.by_for_a_reason(id, request, &reason)?;
                self.settle_conflict(&by, &case, &matter, &stands)
            }
            Command::CopyBatch { number, folder } => {
                let by = self.by(id, request)?;
                self.copy_batch(by, number, &folder)
            }
            Command::StopExport {} => Ok(self.stop_export()),
            Command::KeepLinkPassword { password } => self.keep_link_password(password.as_typed()),
            Command::UploadNow {} => self.upload_now(),
            Command::PrintBatch { number } => self.print_batch(number),
            Command::TakeReceipt { file } => self.take_receipt(&file).map(Outcome::from),
            Command::MakeBackup {} => self.make_backup(),
            Command::RestoreBackup { file } => {
                let by = self.by(id, request)?;
                self.restore_backup(&by, file.as_deref())
            }
            Command::Salvage {} => {
                let by = self.by(id, request)?;
                self.salvage(&by)
            }
        }
    }

    /// A catalogue that headquarters sent may be in force from today. One that cannot be read leaves the one before.
    fn begin_the_day(&mut self) {
        if !self.is_damaged() {
            let _ = self.go_by_the_day(false);
        }
    }

    /// Exports as the program itself: who may run it on this machine may send.
    pub fn export_for_the_program(&mut self, folder: Option<PathBuf>) -> Result<Outcome, Fault> {
        self.check_sound(&Command::ExportBatch { folder: None, reason: None })?;
        let id = self.register.env_mut().uid();
        self.export(By::program(format!("export-{id}")), folder)
    }

    /// Answers a question; where it shows a citizen's data, that somebody looked is written down first.
    /// It needs somebody signed in only where it tells of people.
    pub fn answer(&mut self, question: Question) -> Result<super::Answer, Fault> {
        self.heed_damage()?;
        self.check(leave::of_question(&question))?;
        self.begin_the_day();
        let of_backups = matches!(question, Question::Backups {} | Question::RestorePlan { .. });
        if of_backups {
            return questions::answer(self, question);
        }
        let told = questions::answer(self, question);
        let answer = self.beware(told)?;
        let noted = self.note_look(&answer);
        self.beware(noted)?;
        Ok(answer)
    }

    /// Serves one request of the window.
    pub fn reply(&mut self, request: Request) -> Reply {
        let served = match request {
            Request::Do { id, command } => self.carry_out(&id, *command).map(Reply::Done),
            Request::Ask(question) => self.answer(*question).map(|answer| Reply::Told(Box::new(answer))),
            Request::SaveDraft(body) => self.keep_draft(Some(body)).map(|()| Reply::Kept),
            Request::LoadDraft => self.draft().map(Reply::Draft),
            Request::ClearDraft => self.keep_draft(None).map(|()| Reply::Kept),
            Request::Pictures { case } => self.pictures(&case).map(Reply::Pictures),
            Request::Preview(preview) => {
                self.preview(&preview).map(|picture| Reply::Pictures(picture.into_iter().collect()))
            }
            Request::Folders => Ok(Reply::Folders {
                centre: self.folder.clone(),
                papers: self.papers_folder(),
                batches: self.batches_folder(),
            }),
            Request::PagePicture { page } => self.page_picture(page).map(Reply::PagePicture),
            Request::KeepScreen(screen) => super::found::keep_screen(&self.folder, &screen).map(|()| Reply::Kept),
            Request::KeepReading(reading) => self
                .allowed(Permission::SetUpDevices)
                .and_then(|_| super::found::keep_reading(&self.folder, &reading))
                .map(|()| Reply::Kept),
            Request::Ports => Ok(Reply::Ports(super::scanners::ports())),
        };
        self.beware(served).unwrap_or_else(Reply::Refused)
    }

    fn pictures(&mut self, case: &str) -> Result<Vec<PaperPicture>, Fault> {
        let officer = self.allowed(Permission::ReadCases)?.id.clone();
        let case = self.case_named(case)?;
        self.looked(officer, case.uid, Looked::Opened)?;
        self.paper_pictures(&case)
    }

    /// Where the centre's things lie.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where papers are written as PDF.
    pub fn papers_folder(&self) -> PathBuf {
        self.folder.join("papers")
    }

    /// Where batches are written unless the clerk chooses a place.
    pub fn batches_folder(&self) -> PathBuf {
        self.folder.join("batches")
    }

    /// Whoever is signed in, when they may do it.
    fn allowed(&self, permission: Permission) -> Result<&Officer, Fault> {
        let officer = self.serving()?;
        if officer.may(permission) { Ok(officer) } else { Err(Fault::NotAllowed) }
    }

    /// Whoever is signed in, as the one who acts; that they may was checked before.
    fn by(&self, id: &str, request: String) -> Result<By, Fault> {
        let officer = self.serving()?.id.clone();
        Ok(By { officer, command: id.to_owned(), request, reason: None })
    }

    /// The same, for a reason that has to be given.
    fn by_for_a_reason(&self, id: &str, request: String, reason: &str) -> Result<By, Fault> {
        let reason = Some(ledger::reason(reason).ok_or(Fault::ReasonMissing)?);
        Ok(By { reason, ..self.by(id, request)? })
    }

    fn show_identity(&mut self, by: &By, case: &str) -> Result<Outcome, Fault> {
        let case = self.case_named(case)?;
        let number = case.person().map_err(RegisterFault::from)?.identity.number().to_owned();
        self.register.record_on_case(by, case.uid, Deed::IdentityShown { no: case.no })?;
        Ok(Outcome::IdentityShown { number })
    }

    /// The case of a number, typed or scanned; a receipt's number leads to its case.
    fn case_named(&self, text: &str) -> Result<crate::domain::case::Case, Fault> {
        if let Ok(receipt) = text.parse::<ReceiptNo>() {
            return Ok(self.register.case_of_receipt(&receipt)?);
        }
        let no: CaseNo = text.parse().map_err(|_| Fault::BadNumber(text.trim().to_owned()))?;
        Ok(self.register.case_by_no(&no)?)
    }
}

/// What was asked, to tell a repeated command from another one under the same id. Secrets stay out.
fn asked(command: &Command) -> String {
    match command {
        Command::SignIn { officer, .. } => format!("sign_in {officer}"),
        Command::KeepLinkPassword { .. } => "keep_link_password".to_owned(),
        Command::EnrolOfficer { officer, name, roles, until: None, .. } => {
            format!("enrol_officer {officer} {name} {roles:?}")
        }
        Command::EnrolOfficer { officer, name, roles, until: Some(last), .. } => {
            format!("enrol_officer {officer} {name} {roles:?} {last}")
        }
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}
