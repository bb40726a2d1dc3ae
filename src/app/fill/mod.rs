//! `shubbak practice fill`: a practice register with as many invented cases as wanted, to train on and to
//! measure with: years of working days at one window or several, people who come again, fees, scans, and files
//! that are not complete. The same seed gives the same people.

mod days;
mod dice;
mod names;
mod night;
mod people;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Fault;
use super::desk::{Desk, owes_nothing, queue_letter};
use crate::domain::case::{Attachment, CaseDocument, Complete, DocumentState};
use crate::domain::catalogue::FieldKind;
use crate::domain::fee::{FeeFacts, FeeLine, FeeLineKind, quote};
use crate::domain::ledger::Tender;
use crate::domain::mark::{OfficerId, StationId};
use crate::domain::payment::Payment;
use crate::domain::payment_rules::PaymentMethod;
use crate::domain::{Money, Service, deadline};
use crate::register::{Completion, Invented, NewCase, StartClock};

use super::desk::Rulebook;
pub use night::{Counter, Night};

use days::Days;
use dice::Dice;
use people::People;

/// Cases in one commit: filling is not a deed at a counter and need not wait for the disk each time.
const TOGETHER: u32 = 4_000;
/// Memory for the pages of a register that is filled, in bytes.
const MEMORY: usize = 512 << 20;
/// How many different scans there are; most cases that have one share it with others.
const SCANS: usize = 64;
const STREETS: [&str; 8] = [
    "شارع الجلاء",
    "شارع النصر",
    "شارع طلعت حرب",
    "شارع الجمهورية",
    "شارع البحر",
    "شارع المحطة",
    "شارع فاروق",
    "شارع سعد زغلول",
];

impl Desk {
    /// Adds `cases` invented ones; `told` hears how many there are so far.
    pub fn fill(&mut self, cases: u32, seed: u64, mut told: impl FnMut(u32)) -> Result<(), Fault> {
        if !self.centre().practice {
            return Err(Fault::NotAllowed);
        }
        self.register().allow_memory(MEMORY)?;
        let mut fill = Fill::new(self, cases, seed)?;
        let mut done = 0;
        while done < cases {
            let count = TOGETHER.min(cases - done);
            let batch: Vec<Invented> = (done..done + count).filter_map(|at| fill.case(at)).collect();
            self.register_mut().register_invented(&format!("fill-{seed}-{done}-{count}"), batch)?;
            done += count;
            told(done);
        }
        Ok(())
    }
}

/// A filling under way.
struct Fill {
    dice: Dice,
    people: People,
    days: Days,
    book: std::sync::Arc<Rulebook>,
    catalogue: String,
    /// The own window first; a filled register holds the series of the others as well.
    windows: Vec<(StationId, OfficerId)>,
    scans: Vec<Attachment>,
    /// Due dates of a day, by service.
    due: HashMap<usize, StartClock>,
    due_day: NaiveDate,
}

impl Fill {
    fn new(desk: &mut Desk, cases: u32, seed: u64) -> Result<Fill, Fault> {
        let dice = Dice::new(seed);
        let days = Days::before(desk.register().env(), cases);
        let windows = windows(desk.register().station(), days.windows());
        let mut scans = vec![];
        for at in 0..SCANS.min(cases as usize / 20) {
            scans.push(desk.register_mut().store_attachment(&format!("scan-{at:02}.png"), "image/png", &scan(at))?);
        }
        Ok(Fill {
            dice,
            people: People::new(seed, desk.today()),
            due_day: days.first(),
            days,
            book: desk.rulebook(),
            catalogue: desk.catalogue_hash().to_owned(),
            windows,
            scans,
            due: HashMap::new(),
        })
    }

    fn case(&mut self, at: u32) -> Option<Invented> {
        let (day, at_ms) = self.days.of(at);
        if day != self.due_day {
            self.due.clear();
            self.due_day = day;
        }
        let (station, officer) = self.windows[at as usize % self.windows.len()].clone();
        let book = std::sync::Arc::clone(&self.book);
        let services = book.catalogue.services();
        // Some services are asked for all day, most now and then.
        let place = self.dice.below(services.len()).min(self.dice.below(services.len()));
        let service = &services[place];
        let applicant = self.people.somebody(&mut self.dice)?;
        let complete = self.dice.below(10) > 0;
        let documents = self.documents(service, complete);
        let payment = Complete::check(&documents).ok().and_then(|proof| self.payment(proof, service, &applicant.name));
        let clock = (complete && (owes_nothing(service) || payment.is_some())).then(|| self.clock(place, service));
        let queue = clock.is_some().then(|| queue_letter(&book, service));
        let case = NewCase {
            service: service.code.clone(),
            catalogue: self.catalogue.clone(),
            applicant,
            agent: None,
            documents,
            answers: self.answers(service),
            note: None,
            completion: Completion { payment, clock, queue },
        };
        Some(Invented { station, officer, at_ms, case })
    }

    fn documents(&mut self, service: &Service, complete: bool) -> Vec<CaseDocument> {
        let state = if complete { DocumentState::OriginalSeenCopyKept } else { DocumentState::Promised };
        let mut documents: Vec<CaseDocument> =
            CaseDocument::asked_by(service).into_iter().map(|document| CaseDocument { state, ..document }).collect();
        let scanned = complete && !self.scans.is_empty() && self.dice.below(8) == 0;
        if let Some(first) = documents.first_mut().filter(|_| scanned) {
            first.files.push(self.scans[self.dice.below(self.scans.len())].clone());
        }
        documents
    }

    /// A few lines of the service's form.
    fn answers(&mut self, service: &Service) -> std::collections::BTreeMap<String, String> {
        let text = service.fields.iter().filter(|field| field.kind == FieldKind::Text).take(2);
        text.map(|field| {
            let street = STREETS[self.dice.below(STREETS.len())];
            (field.key.clone(), format!("{street} {}", 1 + self.dice.below(120)))
        })
        .collect()
    }

    fn payment(&mut self, proof: Complete, service: &Service, payer: &str) -> Option<Payment> {
        let known = quote(service, &FeeFacts::default()).ok().filter(|quote| !quote.total.is_zero());
        let lines = known.map_or_else(
            || {
                let amount = Money::new((1 + self.dice.below(40) as i64) * 1_000, service.fee.currency);
                vec![FeeLine { kind: FeeLineKind::Fee, label: service.fee.rule.clone(), amount }]
            },
            |quote| quote.lines,
        );
        let by_card = self.dice.below(10) > 6;
        let reference = by_card.then(|| format!("{:06}", self.dice.below(1_000_000)));
        let method = if by_card { PaymentMethod::Card } else { PaymentMethod::Cash };
        Payment::of(proof, payer.to_owned(), lines, Tender { method, reference }).ok()
    }

    /// The start of the office's clock on the case's day.
    fn clock(&mut self, place: usize, service: &Service) -> StartClock {
        let (calendar, day) = (&self.book.calendar, self.due_day);
        let reckon = || {
            let due = service.limit.map(|limit| deadline::due(calendar, day, limit.n, limit.kind));
            StartClock { due: due.as_ref().map(|due| due.date), due_estimated: due.is_some_and(|due| due.estimated) }
        };
        self.due.entry(place).or_insert_with(reckon).clone()
    }
}

/// The windows of the site from the own one on, each with its officer.
fn windows(own: &StationId, count: u32) -> Vec<(StationId, OfficerId)> {
    let first: u32 = own.window().parse().unwrap_or(1);
    let window = |at: u32| {
        let station: StationId = format!("{}-{:02}", own.site(), (first + at - 1) % 99 + 1).parse().ok()?;
        let officer = if at == 0 { "huda".to_owned() } else { format!("window-{}", station.window()) };
        Some((station, officer.parse().ok()?))
    };
    (0..count).filter_map(window).collect()
}

/// Bytes that stand for a scan: a small grey picture, different for each `at`.
fn scan(at: usize) -> Vec<u8> {
    let mut picture = vec![];
    let mut encoder = png::Encoder::new(&mut picture, 64, 88);
    encoder.set_color(png::ColorType::Grayscale);
    let dots: Vec<u8> = (0..64 * 88).map(|dot| (dot * (at + 3) % 251) as u8).collect();
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&dots));
    if written.is_err() { dots } else { picture }
}
