//! What encryption costs: the same day's work on two registers, one under SQLCipher and one in clear,
//! by the same library in the same run. Rounds take turns in who goes first, so that a busy moment of
//! the machine falls on both; the ratio of each round is taken, and the median of those is told.
//!
//!     cargo bench --bench cipher            5,000 cases each, 15 rounds
//!     CASES=100000 ROUNDS=31 cargo bench --bench cipher

#![allow(clippy::print_stdout)]

use std::path::Path;
use std::time::{Duration, Instant};

use shubbak::app::Rulebook;
use shubbak::domain::case::{CaseDocument, Complete, DocumentState};
use shubbak::domain::fee::{FeeLine, FeeLineKind};
use shubbak::domain::ledger::Tender;
use shubbak::domain::mark::OfficerId;
use shubbak::domain::numbers::CaseNo;
use shubbak::domain::party::Party;
use shubbak::domain::payment::Payment;
use shubbak::domain::payment_rules::PaymentMethod;
use shubbak::domain::{Country, Identity, IdentityKind, Money, Phone, Service};
use shubbak::env::Env;
use shubbak::register::{
    By, Completion, Founding, Invented, NewCase, PaperPrinters, Place, Register, RegisterFault, RegisterKey,
};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// What a day at the counter is made of. Each does its work once and says how often it did it.
type Work = fn(&mut Side) -> Outcome<u32>;
const WORKS: [(&str, Work); 7] = [
    ("opening the register", open_again),
    ("registering a case, paid", register),
    ("finding a case by its number", find_by_number),
    ("finding a person by the national ID", find_by_identity),
    ("finding people by name", find_by_name),
    ("storing and reading a 40 KB scan", attach),
    ("counting the day", count_the_day),
];

fn main() -> Outcome<()> {
    let (cases, rounds) = (set("CASES", 5_000), set("ROUNDS", 15));
    let folder = tempfile::tempdir()?;
    let mut sides = [Side::new(&folder.path().join("locked"), true)?, Side::new(&folder.path().join("clear"), false)?];
    for side in &mut sides {
        side.fill(cases)?;
    }
    println!("{cases} cases in each register, {rounds} rounds, medians\n");
    println!("{:<38} {:>12} {:>12} {:>8}", "", "encrypted", "in clear", "ratio");
    for (name, work) in WORKS {
        let mut times: [Vec<f64>; 2] = Default::default();
        for round in 0..rounds {
            for at in [round % 2, 1 - round % 2] {
                let at = at as usize;
                times[at].push(timed(&mut sides[at], work)?);
            }
        }
        let ratios = times[0].iter().zip(&times[1]).map(|(locked, clear)| locked / clear).collect();
        let [locked, clear] = times.map(median);
        println!("{name:<38} {:>9.1} us {:>9.1} us {:>7.2}x", locked * 1e6, clear * 1e6, median(ratios));
    }
    Ok(())
}

fn set(name: &str, usual: u32) -> u32 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Seconds for one of what `work` does.
fn timed(side: &mut Side, work: Work) -> Outcome<f64> {
    let begun = Instant::now();
    let count = work(side)?;
    Ok(begun.elapsed().max(Duration::from_nanos(1)).as_secs_f64() / f64::from(count))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// One of the two registers, and what it was given so far.
struct Side {
    place: Place,
    key: Option<RegisterKey>,
    register: Option<Register>,
    service: Service,
    catalogue: String,
    made: u32,
    numbers: Vec<CaseNo>,
    asked: u32,
}

impl Side {
    fn new(folder: &Path, locked: bool) -> Outcome<Side> {
        let book = Rulebook::shipped(Country::Egypt).map_err(|fault| format!("{fault:?}"))?;
        let service = book.catalogue.services().iter().find(|service| service.code == "EG-BLD-01");
        let service = service.ok_or("the catalogue has no EG-BLD-01")?.clone();
        let key = locked.then(|| RegisterKey::new(Env::system().bytes()));
        let mut side = Side {
            place: Place(folder.to_owned()),
            key,
            register: None,
            service,
            catalogue: String::new(),
            made: 0,
            numbers: vec![],
            asked: 0,
        };
        side.catalogue = side.register()?.remember_catalogue("EG", &book.catalogue_text)?;
        Ok(side)
    }

    fn register(&mut self) -> Result<&mut Register, RegisterFault> {
        let register = match self.register.take() {
            Some(register) => register,
            None => {
                let station = "ZAQ-03".parse().map_err(|_| RegisterFault::WrongKey)?;
                let (centre, country) = ("مركز القياس".to_owned(), "EG".to_owned());
                let founding = Founding { station, centre, country, practice: true };
                match &self.key {
                    Some(key) => Register::open(&self.place, key, &founding, Env::system())?,
                    None => Register::open_in_clear_for_a_measure(&self.place, &founding, Env::system())?,
                }
            }
        };
        Ok(self.register.insert(register))
    }

    fn fill(&mut self, cases: u32) -> Outcome<()> {
        while self.made + 500 < cases {
            let command = format!("fill-{}", self.made);
            let many = (0..500).map(|_| self.next_invented()).collect::<Outcome<Vec<_>>>()?;
            self.register()?.register_invented(&command, many)?;
        }
        for _ in 0..200 {
            self.register_one()?;
        }
        Ok(())
    }

    fn next_invented(&mut self) -> Outcome<Invented> {
        let case = self.next_case()?;
        let register = self.register()?;
        let (station, at_ms) = (register.station().clone(), register.env().now_ms());
        Ok(Invented { station, officer: OfficerId::program(), at_ms, case })
    }

    fn register_one(&mut self) -> Outcome<()> {
        let by = By::program(format!("case-{}", self.made));
        let case = self.next_case()?;
        let registered = self.register()?.register_case(&by, case, &PaperPrinters::new())?.value;
        self.numbers.push(registered.case);
        Ok(())
    }

    /// The same people in the same order on both sides.
    fn next_case(&mut self) -> Outcome<NewCase> {
        self.made += 1;
        let applicant = person(self.made)?;
        let state = DocumentState::OriginalSeenCopyKept;
        let documents = CaseDocument::asked_by(&self.service).into_iter();
        let documents: Vec<_> = documents.map(|document| CaseDocument { state, ..document }).collect();
        let amount = Money::new(15_000, self.service.fee.currency);
        let lines = vec![FeeLine { kind: FeeLineKind::Fee, label: self.service.fee.rule.clone(), amount }];
        let proof = Complete::check(&documents).map_err(|_| "papers are missing")?;
        let tender = Tender { method: PaymentMethod::Cash, reference: None };
        let payment =
            Payment::of(proof, applicant.name.clone(), lines, tender).map_err(|error| format!("{error:?}"))?;
        Ok(NewCase {
            service: self.service.code.clone(),
            catalogue: self.catalogue.clone(),
            applicant,
            agent: None,
            documents,
            answers: [("street", "شارع الجلاء"), ("district", "الزقازيق")]
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .into(),
            note: None,
            completion: Completion { payment: Some(payment), clock: None, queue: None },
        })
    }

    /// A place in what was registered one by one, all over it.
    fn somewhere(&mut self) -> usize {
        self.asked = self.asked.wrapping_add(7_919);
        self.asked as usize
    }
}

const FIRST: [&str; 8] = ["محمد", "أحمد", "منى", "هدى", "إبراهيم", "عبد الرحمن", "فاطمة", "سعاد"];
const FAMILY: [&str; 8] = ["سالم", "الشرقاوي", "عبد الله", "المنشاوي", "حسن", "البحيري", "فؤاد", "الدمرداش"];

fn number(at: u32) -> String {
    format!("2{:02}{:02}{:02}13{:05}", 40 + at % 60, 1 + at / 60 % 12, 1 + at / 720 % 28, at % 99_999)
}

fn name(at: u32) -> String {
    let pick = |list: [&'static str; 8], by: u32| list[(at / by % 8) as usize];
    format!("{} {} {} {}", pick(FIRST, 1), pick(FIRST, 8), pick(FIRST, 64), pick(FAMILY, 512))
}

fn person(at: u32) -> Outcome<Party> {
    let today = Env::system().today();
    let identity = Identity::parse(IdentityKind::EgNationalId, &number(at), today)?;
    let phone = Phone::parse(Country::Egypt, &format!("010{:08}", at % 100_000_000)).ok();
    let (birth_date, sex) = (identity.birth_date(), identity.sex());
    Ok(Party { identity, name: name(at), phone, birth_date, sex, address: None, doubt_accepted: None })
}

fn open_again(side: &mut Side) -> Outcome<u32> {
    side.register = None;
    side.register()?.day_summary()?;
    Ok(1)
}

fn register(side: &mut Side) -> Outcome<u32> {
    for _ in 0..20 {
        side.register_one()?;
    }
    Ok(20)
}

fn find_by_number(side: &mut Side) -> Outcome<u32> {
    for _ in 0..200 {
        let at = side.somewhere() % side.numbers.len();
        let no = side.numbers[at].clone();
        side.register()?.case_by_no(&no)?;
    }
    Ok(200)
}

fn find_by_identity(side: &mut Side) -> Outcome<u32> {
    for _ in 0..200 {
        let at = 1 + side.somewhere() as u32 % side.made;
        side.register()?.known_person(&number(at))?.ok_or("somebody who was registered is not known")?;
    }
    Ok(200)
}

fn find_by_name(side: &mut Side) -> Outcome<u32> {
    for _ in 0..40 {
        let at = 1 + side.somewhere() as u32 % side.made;
        let found = side.register()?.find_cases(&name(at), Country::Egypt, 20)?;
        if found.is_empty() {
            return Err("somebody who was registered is not found".into());
        }
    }
    Ok(40)
}

fn attach(side: &mut Side) -> Outcome<u32> {
    for _ in 0..10 {
        let mut scan = b"%PDF-1.4".to_vec();
        let salt = side.somewhere() as u64;
        scan.extend((0..5_000_u64).flat_map(|at| (at ^ salt).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes()));
        let kept = side.register()?.store_attachment("scan.pdf", "application/pdf", &scan)?;
        if side.register()?.attachment(&kept.sha256)?.data != scan {
            return Err("a scan came back changed".into());
        }
    }
    Ok(10)
}

fn count_the_day(side: &mut Side) -> Outcome<u32> {
    for _ in 0..50 {
        side.register()?.day_summary()?;
    }
    Ok(50)
}
