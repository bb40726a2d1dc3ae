//! `shubbak practice fill`: a practice register with as many invented cases as wanted, to train on
//! and to measure with. The same seed gives the same people.

use chrono::{Datelike, Days, NaiveDate};

use super::Fault;
use super::desk::{Desk, owes_nothing, queue_letter};
use crate::domain::case::{CaseDocument, Complete, DocumentState};
use crate::domain::fee::{FeeFacts, FeeLine, FeeLineKind, quote};
use crate::domain::identity::{Identity, IdentityKind};
use crate::domain::ledger::Tender;
use crate::domain::party::Party;
use crate::domain::payment::Payment;
use crate::domain::payment_rules::PaymentMethod;
use crate::domain::{Country, Money, Phone, Service};
use crate::register::{By, Completion, NewCase};

const NAMES: &str = include_str!("../../assets/practice/names.txt");
/// Cases in one commit: filling is not a deed at a counter and need not wait for the disk each time.
const TOGETHER: u32 = 500;
/// Governorates of birth that occur, by their codes on the card.
const GOVERNORATES: [&str; 8] = ["01", "02", "12", "13", "14", "18", "21", "24"];

impl Desk {
    /// Adds `cases` invented ones; `told` hears how many there are so far.
    pub fn fill(&mut self, cases: u32, seed: u64, mut told: impl FnMut(u32)) -> Result<(), Fault> {
        if !self.centre().practice {
            return Err(Fault::NotAllowed);
        }
        let mut dice = Dice(seed.wrapping_mul(2).wrapping_add(1));
        let people = People::read();
        let mut done = 0;
        while done < cases {
            let count = TOGETHER.min(cases - done);
            let batch: Vec<NewCase> =
                (0..count).filter_map(|at| self.invented(done + at, &people, &mut dice)).collect();
            let by = By::program(format!("fill-{seed}-{done}-{count}"));
            self.register_many(&by, batch)?;
            done += count;
            told(done);
        }
        Ok(())
    }

    fn invented(&self, serial: u32, people: &People, dice: &mut Dice) -> Option<NewCase> {
        let book = self.rulebook();
        let services = book.catalogue.services();
        let service = &services[dice.below(services.len())];
        let applicant = invented_party(serial, people, dice, self.today())?;
        let complete = dice.below(10) > 0;
        let documents = invented_documents(service, complete);
        let payment =
            Complete::check(&documents).ok().and_then(|proof| invented_payment(proof, service, &applicant, dice));
        let clock = (complete && (owes_nothing(service) || payment.is_some())).then(|| self.clock(service));
        let queue = clock.is_some().then(|| queue_letter(&book, service));
        Some(NewCase {
            service: service.code.clone(),
            catalogue: self.catalogue_hash().to_owned(),
            applicant,
            agent: None,
            documents,
            answers: Default::default(),
            note: None,
            completion: Completion { payment, clock, queue },
        })
    }
}

fn invented_party(serial: u32, people: &People, dice: &mut Dice, today: NaiveDate) -> Option<Party> {
    let woman = dice.below(2) == 0;
    let first = if woman { dice.one_of(&people.women) } else { dice.one_of(&people.men) };
    let parts = [first, dice.one_of(&people.men), dice.one_of(&people.men), dice.one_of(&people.families)];
    let birth = today.checked_sub_days(Days::new(18 * 366 + dice.below(20_000) as u64))?;
    let century = if birth.year() < 2000 { 2 } else { 3 };
    // The place in the day's register, odd for a man; with the date it differs from case to case.
    let place = (serial as usize % 4_999) * 2 + usize::from(!woman);
    let body = format!(
        "{century}{:02}{:02}{:02}{}{place:04}",
        birth.year() % 100,
        birth.month(),
        birth.day(),
        dice.one_of(&GOVERNORATES.map(str::to_owned)),
    );
    let number = (0..10).map(|check| format!("{body}{check}")).find_map(|number| {
        Identity::parse(IdentityKind::EgNationalId, &number, today).ok().filter(Identity::check_digit_agrees)
    })?;
    Some(Party {
        birth_date: number.birth_date(),
        sex: number.sex(),
        identity: number,
        name: parts.map(|part| part.replace('_', " ")).join(" "),
        phone: Phone::parse(Country::Egypt, &format!("010{:08}", dice.below(100_000_000))).ok(),
        address: None,
        doubt_accepted: None,
    })
}

fn invented_documents(service: &Service, complete: bool) -> Vec<CaseDocument> {
    let state = if complete { DocumentState::OriginalSeenCopyKept } else { DocumentState::Promised };
    let documents = CaseDocument::asked_by(service).into_iter();
    documents.map(|document| CaseDocument { state, ..document }).collect()
}

fn invented_payment(proof: Complete, service: &Service, payer: &Party, dice: &mut Dice) -> Option<Payment> {
    let known = quote(service, &FeeFacts::default()).ok().filter(|quote| !quote.total.is_zero());
    let invented = || {
        let amount = Money::new((1 + dice.below(40) as i64) * 1_000, service.fee.currency);
        vec![FeeLine { kind: FeeLineKind::Fee, label: service.fee.rule.clone(), amount }]
    };
    let lines = known.map_or_else(invented, |quote| quote.lines);
    let tender = Tender { method: PaymentMethod::Cash, reference: None };
    Payment::of(proof, payer.name.clone(), lines, tender).ok()
}

struct People {
    men: Vec<String>,
    women: Vec<String>,
    families: Vec<String>,
}

impl People {
    fn read() -> People {
        let list = |name: &str| -> Vec<String> {
            let line = NAMES.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
            line.unwrap_or("محمد").split_whitespace().map(str::to_owned).collect()
        };
        People { men: list("men"), women: list("women"), families: list("families") }
    }
}

/// SplitMix64: the same seed, the same people, on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }

    /// Common names are common: the first of a list come more often.
    fn one_of(&mut self, list: &[String]) -> String {
        let at = self.below(list.len()).min(self.below(list.len()));
        list.get(at).cloned().unwrap_or_default()
    }
}
