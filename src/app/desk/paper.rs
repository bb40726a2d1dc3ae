//! Papers of a case: as PDF after the commit, as pictures for the window, and drawn live while the
//! case is still being filled in.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDateTime};

use super::decide::facts_of_things;
use super::intake::{lines_by_method, queue_of, quote, service};
use super::{Desk, Rulebook};
use crate::app::papers::{Grant, PaperPicture, Preview, Setting, size, voices};
use crate::app::{CaseForm, Fault, Outcome, PaperKind, PaperLanguage};
use crate::domain::case::{Case, CaseDocument, OfficeClock, PaidFee, Stage};
use crate::domain::identity::Identity;
use crate::domain::ledger::{HybridTime, Tender};
use crate::domain::numbers::{CaseNo, LicenceNo, ReceiptNo, TicketNo};
use crate::domain::party::Party;
use crate::domain::payment_rules::PaymentMethod;
use crate::domain::{Money, Phone, Service};
use crate::durable::{self, Part, Readers};
use crate::print::{Document, PaperSize};
use crate::register::{By, RegisterFault, StartClock, WantedPaper};

/// Dots to a millimetre of the pictures shown after a case is registered.
const PICTURE_DOTS: f32 = 6.0;

/// A paper that comes out: what it is, and under which name it lies.
pub(super) struct Out {
    pub wanted: WantedPaper,
    pub copy: u32,
    pub title: String,
    pub name: String,
    pub at: NaiveDateTime,
}

impl Desk {
    /// Puts the paper in the queue of the printer that the station chose for its kind; without one, or if it is asked
    /// for, it is saved as a PDF.
    pub(super) fn print_paper(
        &mut self,
        by: &By,
        case: &str,
        paper: PaperKind,
        language: PaperLanguage,
        as_file: bool,
    ) -> Result<Outcome, Fault> {
        let case = self.case_named(case)?;
        let printer = self.room.settings().of_paper(paper.code()).map(|printer| printer.name.clone());
        let Some(printer) = printer.filter(|_| !as_file) else {
            return self.save_as_pdf(by, &case, paper, language);
        };
        let (wanted, _) = self.wanted(by, &case, paper, language)?;
        self.queue_paper(by, &wanted, &printer)
    }

    /// A paper that this case has, and which copy of it would come out now. The first is owed to the citizen; another
    /// tells of them once more, and wants a reason.
    fn wanted(
        &self,
        by: &By,
        case: &Case,
        paper: PaperKind,
        language: PaperLanguage,
    ) -> Result<(WantedPaper, u32), Fault> {
        case.person().map_err(RegisterFault::from)?;
        let no = number_on(paper, case).ok_or(Fault::NoSuchPaper)?;
        let wanted = WantedPaper::of(case.uid, paper.code(), &no, language);
        let copy = self.register.copy_to_print(by, &wanted)?;
        if copy > 1 && by.reason.is_none() { Err(Fault::ReasonMissing) } else { Ok((wanted, copy)) }
    }

    /// The paper set for its size, with the number on it; none where the case has no such paper.
    pub(super) fn set(
        &self,
        case: &Case,
        (paper, copy): (PaperKind, u32),
        language: PaperLanguage,
        size: PaperSize,
    ) -> Result<Option<(Document, String)>, Fault> {
        let Some(no) = number_on(paper, case) else { return Ok(None) };
        let book = self.book_of(case)?;
        let ahead = self.register.tickets_ahead(&no)?;
        let setting = self.setting(&book, case, copy)?;
        Ok(setting.paper(paper, case, &voices(language, self.centre.digits), ahead, size))
    }

    /// Writes the paper as a PDF beside the register and records that it came out.
    pub(super) fn save_as_pdf(
        &mut self,
        by: &By,
        case: &Case,
        paper: PaperKind,
        language: PaperLanguage,
    ) -> Result<Outcome, Fault> {
        let (wanted, copy) = self.wanted(by, case, paper, language)?;
        let set = self.set(case, (paper, copy), language, size(paper))?;
        let (document, no) = set.ok_or(Fault::NoSuchPaper)?;
        let mark = if copy > 1 { format!("-copy{copy}") } else { String::new() };
        let (title, name) = (format!("{} {no}", paper.code()), format!("{}-{no}{mark}.pdf", paper.code()));
        let at = self.register.env().local(issued(case).ms);
        self.write_out(by, &document, Out { wanted, copy, title, name, at })
    }

    /// Writes a paper as a PDF into the folder of its day and records that it came out.
    pub(super) fn write_out(&mut self, by: &By, document: &Document, out: Out) -> Result<Outcome, Fault> {
        let Out { wanted, copy, title, name, at } = out;
        // On the disk before the commit says that it is out, under its name after it: a full disk refuses
        // it whole, and a repeated command finishes what a power cut left.
        let (file, part) = self.pdf_of(document, title, &name, at)?;
        self.register.record_print(by, &wanted)?;
        part.keep().map_err(|error| Fault::file(&file, &error))?;
        Ok(Outcome::Printed { paper: wanted.paper, no: wanted.no, copy, file })
    }

    /// The paper as a PDF on the disk, and the file that it will be once it is kept. Tickets start again every day, so their
    /// day is part of where they lie.
    pub(super) fn pdf_of(
        &mut self,
        document: &Document,
        title: String,
        name: &str,
        at: NaiveDateTime,
    ) -> Result<(PathBuf, Part), Fault> {
        let folder = self.papers_folder().join(at.date().to_string());
        let file = folder.join(name);
        let bytes = self.painter.pdf(document, title, self.centre.name.ar.clone(), at);
        let bytes = bytes.map_err(|cause| Fault::File { path: name.to_owned(), cause })?;
        let part = durable::make_folder(&folder).and_then(|()| Part::write(&file, &bytes, Readers::Usual));
        let part = part.map_err(|error| Fault::file(&file, &error))?;
        Ok((file, part))
    }

    /// The papers a case has, as pictures.
    pub(super) fn paper_pictures(&mut self, case: &Case) -> Result<Vec<PaperPicture>, Fault> {
        let mut pictures = vec![];
        for paper in PaperKind::owed(case.stage, case.is_paid(), !case.tickets.is_empty()) {
            let set = self.set(case, (paper, 1), self.paper_language(), size(paper))?;
            let Some((document, no)) = set else { continue };
            if let Some((width, height, pixels)) = self.painter.picture(&document, PICTURE_DOTS) {
                pictures.push(PaperPicture { paper, no, width, height, pixels });
            }
        }
        Ok(pictures)
    }

    /// The paper as it would come out if the case were registered now. What is not typed yet is left blank.
    pub(super) fn preview(&mut self, preview: &Preview) -> Result<Option<PaperPicture>, Fault> {
        let book = self.rulebook();
        let Ok(service) = service(&book, &preview.form.service) else { return Ok(None) };
        let Some(case) = self.imagined(&book, service, &preview.form) else { return Ok(None) };
        let paper = if case.is_paid() { PaperKind::Receipt } else { PaperKind::of_stage(case.stage) };
        let setting = self.setting(&book, &case, 1)?;
        let document = setting.paper(paper, &case, &voices(preview.language, self.centre.digits), 0, size(paper));
        let picture = document.and_then(|(document, _)| self.painter.picture(&document, preview.dots_per_mm));
        Ok(picture.map(|(width, height, pixels)| PaperPicture { paper, no: String::new(), width, height, pixels }))
    }

    /// A case as the form would make it: the next numbers, not given yet.
    fn imagined(&self, book: &Rulebook, service: &Service, form: &CaseForm) -> Option<Case> {
        let year = self.today().year();
        let (station, today) = (self.register.station(), self.today());
        let next = |series| self.register.next_serial(series, &year.to_string()).unwrap_or(1);
        let at = HybridTime { ms: self.register.env().now_ms(), n: 0 };
        let officer = self.session.as_ref()?.id.clone();
        let mut documents = CaseDocument::asked_by(service);
        for form in &form.documents {
            if let Some(document) = documents.iter_mut().find(|document| document.index + 1 == form.no) {
                document.state = form.state;
            }
        }
        let complete = !documents.iter().any(CaseDocument::is_missing);
        let fee = quote(service, &form.fee, self.centre.country.currency()).ok();
        let method = form.payment.as_ref().map_or(PaymentMethod::Cash, |payment| payment.method);
        let lines = fee.as_ref().and_then(|quote| lines_by_method(book, today, quote, method).ok()).unwrap_or_default();
        let currency = self.centre.country.currency();
        let total = Money::sum(currency, lines.iter().map(|line| line.amount)).ok()?;
        let paid = complete && !total.is_zero();
        let free = complete && fee.is_some_and(|quote| quote.total.is_zero());
        let StartClock { due, due_estimated } = self.clock(service);
        let applicant = imagined_party(form, self.centre.country, today)?;
        let reference = form.payment.as_ref().map(|payment| payment.reference.clone()).filter(|text| !text.is_empty());
        let payment = PaidFee {
            receipt: ReceiptNo::new(station, year, next("R")),
            payer: applicant.name.clone(),
            lines,
            total,
            tender: Tender { method, reference },
            at,
            officer: officer.clone(),
            station: station.clone(),
        };
        Some(Case {
            uid: crate::domain::mark::Uid::from_bytes([0; 16]),
            no: CaseNo::new(station, year, next("C")),
            service: service.code.clone(),
            catalogue: self.catalogue.clone(),
            applicant: Some(applicant),
            agent: None,
            documents,
            answers: form.answers.clone(),
            note: None,
            stage: match (complete, paid || free) {
                (false, _) => Stage::Gathering,
                (true, false) => Stage::AwaitingPayment,
                (true, true) => Stage::Received,
            },
            clock: match complete && (paid || free) {
                false => OfficeClock::NotStarted,
                true => OfficeClock::Running { started: today, due, due_estimated },
            },
            payments: if paid { vec![payment] } else { vec![] },
            tickets: vec![TicketNo::new(queue_of(book, service), 1)],
            opened: at,
            opened_by: officer,
            received_by: vec![],
            decided: None,
            held: None,
            erased: vec![],
            emptied: None,
            station: station.clone(),
            changed: at,
            unsettled: vec![],
        })
    }

    pub(super) fn setting<'a>(&'a self, book: &'a Rulebook, case: &Case, copy: u32) -> Result<Setting<'a>, Fault> {
        let local = |ms| self.register.env().local(ms);
        let decided = case.decided.as_ref();
        let decided =
            decided.map(|own| Ok::<_, Fault>((self.name_of(&own.officer)?, local(own.at.ms).date()))).transpose()?;
        let service = book.catalogue.service(&case.service);
        let by = case.payments.last().map_or(&case.opened_by, |paid| &paid.officer);
        Ok(Setting {
            centre: &self.centre,
            catalogue: &book.catalogue,
            version: case.catalogue.get(..8).unwrap_or_default().to_owned(),
            officer: self.name_of(by)?,
            at: local(issued(case).ms),
            copy,
            grant: Grant {
                key: &self.station_key,
                folder: &self.folder,
                decided,
                facts: service.map(|service| facts_of_things(service, case)).unwrap_or_default(),
            },
        })
    }

    pub(super) fn paper_language(&self) -> PaperLanguage {
        match self.centre.language {
            crate::i18n::Language::Arabic => PaperLanguage::Arabic,
            crate::i18n::Language::English => PaperLanguage::English,
        }
    }
}

fn imagined_party(form: &CaseForm, country: crate::domain::Country, today: chrono::NaiveDate) -> Option<Party> {
    let typed = &form.applicant;
    let identity = Identity::parse(typed.kind, &typed.number, today).ok()?;
    let phone = Phone::parse(country, &typed.phone).ok();
    Some(Party {
        identity,
        name: typed.name.trim().to_owned(),
        phone,
        birth_date: None,
        sex: None,
        address: None,
        doubt_accepted: None,
    })
}

/// When its papers are from: paid, or else taken in.
fn issued(case: &Case) -> HybridTime {
    case.payments.last().map_or(case.opened, |paid| paid.at)
}

/// The number that a paper of this kind bears for this case.
fn number_on(paper: PaperKind, case: &Case) -> Option<String> {
    match paper {
        PaperKind::Receipt => case.payments.last().map(|paid| paid.receipt.to_string()),
        PaperKind::Ticket => case.tickets.last().map(ToString::to_string),
        PaperKind::Acknowledgement => Some(case.no.to_string()),
        PaperKind::Licence => (case.stage == Stage::Approved).then(|| LicenceNo::of_case(&case.no).to_string()),
        PaperKind::Missing => case.missing().next().map(|_| case.no.to_string()),
    }
}
