//! Papers: from a case (or what is still being typed) to what `print` lays out.

mod licence;
pub mod office;

use chrono::NaiveDateTime;

use super::{CaseForm, OfficePaper, PaperKind, PaperLanguage};
use crate::config::{Centre, Media};
use crate::domain::case::{Case, CaseDocument, OfficeClock, PaidFee};
use crate::domain::catalogue::Actor;
use crate::domain::fee::FeeLine;
use crate::domain::{Bilingual, Catalogue, Service};
use crate::i18n::{Digits, Language};
use crate::print::{
    self, AcknowledgementView, Document, DueView, MissingDocument, MissingView, PaperSize, ReceiptLine, ReceiptView,
    TicketView, Voices, acknowledgement, missing, receipt, ticket,
};
use crate::views::{CentreView, FiledDocument};

pub use licence::Grant;

/// A paper to be drawn while the case is still being filled in.
#[derive(Debug, Clone)]
pub struct Preview {
    pub form: CaseForm,
    pub language: PaperLanguage,
    /// Dots to a millimetre of the picture; the window's own resolution.
    pub dots_per_mm: f32,
}

/// A page as grey dots, row by row: 0 is black, 255 is paper.
#[derive(Debug, Clone)]
pub struct PaperPicture {
    pub paper: PaperKind,
    /// The number on it; empty while there is none.
    pub no: String,
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<u8>,
}

/// The languages of a paper.
pub fn voices(language: PaperLanguage, digits: Digits) -> Voices {
    match language {
        PaperLanguage::Arabic => Voices::of(&[Language::Arabic], digits),
        PaperLanguage::English => Voices::of(&[Language::English], digits),
        PaperLanguage::Both => Voices::of(&[Language::Arabic, Language::English], digits),
    }
}

/// What a paper of this kind is set on where no printer was chosen for it.
pub fn size(paper: PaperKind) -> PaperSize {
    match paper {
        PaperKind::Receipt | PaperKind::Missing => PaperSize::A5,
        PaperKind::Acknowledgement | PaperKind::Licence => PaperSize::A4,
        PaperKind::Ticket => PaperSize::Roll80,
    }
}

/// The same for a paper of the office.
pub fn office_size(paper: OfficePaper) -> PaperSize {
    match paper {
        OfficePaper::ServiceCard => PaperSize::A5,
        OfficePaper::LateList | OfficePaper::Tray | OfficePaper::Till => PaperSize::A4,
    }
}

/// What a paper is printed on where the station chose its printer.
pub fn size_of(media: Media) -> PaperSize {
    match media {
        Media::A4 => PaperSize::A4,
        Media::A5 => PaperSize::A5,
        Media::Roll80 => PaperSize::Roll80,
        Media::Roll58 => PaperSize::Roll58,
    }
}

/// Everything around a case that its papers show.
pub struct Setting<'a> {
    pub centre: &'a Centre,
    pub catalogue: &'a Catalogue,
    /// The catalogue's version as papers show it: the first digits of its hash.
    pub version: String,
    pub officer: String,
    pub at: NaiveDateTime,
    pub copy: u32,
    pub grant: Grant<'a>,
}

impl Setting<'_> {
    /// The paper of a case; `None` when the case has no such paper yet.
    pub fn paper(
        &self,
        paper: PaperKind,
        case: &Case,
        voices: &Voices,
        ahead: u32,
        size: PaperSize,
    ) -> Option<(Document, String)> {
        match paper {
            PaperKind::Receipt => {
                let paid = case.payments.last()?;
                Some((receipt(&self.receipt(case, paid), voices, size), paid.receipt.to_string()))
            }
            PaperKind::Acknowledgement => {
                Some((acknowledgement(&self.acknowledgement(case), voices, size), case.no.to_string()))
            }
            PaperKind::Ticket => {
                let no = case.tickets.last()?;
                Some((ticket(&self.ticket(case, no.as_str(), ahead), voices, size), no.to_string()))
            }
            PaperKind::Licence => {
                let view = self.licence(case)?;
                let no = view.licence_no.clone();
                Some((print::licence(&view, voices, size), no))
            }
            PaperKind::Missing => {
                case.missing().next()?;
                Some((missing(&self.missing(case), voices, size), case.no.to_string()))
            }
        }
    }

    fn service(&self, code: &str) -> Option<&Service> {
        self.catalogue.service(code)
    }

    fn service_name(&self, code: &str) -> Bilingual {
        self.service(code).map_or_else(|| Bilingual::new(code, code), |service| service.name.clone())
    }

    fn head(&self) -> CentreView {
        head(self.centre, self.catalogue)
    }

    fn receipt(&self, case: &Case, paid: &PaidFee) -> ReceiptView {
        let service = self.service(&case.service);
        ReceiptView {
            centre: self.head(),
            receipt_no: paid.receipt.to_string(),
            case_no: case.no.to_string(),
            payer: paid.payer.clone(),
            masked_id: case.masked_identity(),
            service: self.service_name(&case.service),
            lines: paid.lines.iter().map(|line| line_of(line, service)).collect(),
            total: paid.total,
            paid_by: paid.tender.method,
            reference: paid.tender.reference.clone(),
            officer: self.officer.clone(),
            at: self.at,
            copy: self.copy,
            catalogue: self.version.clone(),
        }
    }

    fn acknowledgement(&self, case: &Case) -> AcknowledgementView {
        let service = self.service(&case.service);
        let steps = service.map(|service| service.steps.as_slice()).unwrap_or_default();
        let after_counter = steps.iter().skip_while(|step| matches!(step.actor, Actor::Counter | Actor::Cashier));
        AcknowledgementView {
            centre: self.head(),
            case_no: case.no.to_string(),
            applicant: case.applicant_name().to_owned(),
            masked_id: case.masked_identity(),
            service: self.service_name(&case.service),
            documents: case.documents.iter().map(|document| filed(service, document)).collect(),
            due: due(case, service.is_some_and(|service| service.verified.duration)),
            next_steps: after_counter.map(|step| step.name.clone()).collect(),
            receipts: case.payments.iter().map(|paid| paid.receipt.to_string()).collect(),
            officer: self.officer.clone(),
            at: self.at,
            copy: self.copy,
            catalogue: self.version.clone(),
        }
    }

    fn ticket(&self, case: &Case, no: &str, ahead: u32) -> TicketView {
        TicketView {
            centre: self.head(),
            ticket_no: no.to_owned(),
            queue: self.service_name(&case.service),
            ahead,
            wait_minutes: None,
            priority: None,
            case_no: Some(case.no.to_string()),
            at: self.at,
        }
    }

    fn missing(&self, case: &Case) -> MissingView {
        let (lacking, present): (Vec<&CaseDocument>, _) =
            case.documents.iter().partition(|document| document.is_missing());
        let service = self.service(&case.service);
        let present = present.into_iter().filter(|document| document.state.is_settled());
        MissingView {
            centre: self.head(),
            case_no: case.no.to_string(),
            applicant: case.applicant_name().to_owned(),
            masked_id: case.masked_identity(),
            service: self.service_name(&case.service),
            missing: lacking.into_iter().map(|document| wanted(service, document)).collect(),
            present: present.map(|document| filed(service, document)).collect(),
            bring_by: None,
            officer: self.officer.clone(),
            at: self.at,
            copy: self.copy,
            catalogue: self.version.clone(),
        }
    }
}

/// Who hands a paper out.
pub fn head(centre: &Centre, catalogue: &Catalogue) -> CentreView {
    CentreView {
        name: centre.name.clone(),
        authority: catalogue.title().clone(),
        address: centre.address.clone(),
        station: centre.station.to_string(),
        window: centre.station.window().parse().unwrap_or_default(),
        logo: None,
        practice: centre.practice,
    }
}

/// The rule in full belongs on the screen; on the receipt its line is what it is for.
fn line_of(line: &FeeLine, service: Option<&Service>) -> ReceiptLine {
    let is_rule = service.is_some_and(|service| service.fee.rule == line.label);
    ReceiptLine {
        kind: line.kind,
        label: if is_rule { Bilingual::default() } else { line.label.clone() },
        amount: line.amount,
        verified: service.is_some_and(|service| service.verified.fee),
    }
}

/// A paper's name as the catalogue of the case has it; its number where that catalogue lists fewer.
fn title(service: Option<&Service>, document: &CaseDocument) -> Bilingual {
    let asked = service.and_then(|service| service.documents.get(usize::from(document.index)));
    let number = || (document.index + 1).to_string();
    asked.map_or_else(|| Bilingual::new(number(), number()), |asked| asked.name.clone())
}

/// The names of a case's papers, in their order.
pub fn names(service: Option<&Service>, case: &Case) -> Vec<Bilingual> {
    case.documents.iter().map(|document| title(service, document)).collect()
}

fn filed(service: Option<&Service>, document: &CaseDocument) -> FiledDocument {
    FiledDocument { title: title(service, document), state: document.state }
}

fn wanted(service: Option<&Service>, document: &CaseDocument) -> MissingDocument {
    let promised = document.state == crate::domain::case::DocumentState::Promised;
    MissingDocument { title: title(service, document), wanted: None, issuer: None, promised }
}

fn due(case: &Case, verified: bool) -> DueView {
    match case.clock {
        OfficeClock::NotStarted => DueView::NotStarted,
        OfficeClock::Running { due: None, .. } => DueView::NoPublishedLimit,
        OfficeClock::Running { due: Some(date), due_estimated, .. } => {
            DueView::By { date, verified: verified && !due_estimated }
        }
    }
}
