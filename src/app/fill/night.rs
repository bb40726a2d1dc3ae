//! A night's batches of invented centres, for whoever wants to see headquarters at work or to measure it: real deeds, really
//! chained, folded and sealed; only the people and the days are made up. The same seed gives the same night.
//!
//! Every so often a counter goes on with a case of its neighbour, whose trail headquarters had sent it, so that one case has
//! actions in two series.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use chrono::{Days as Span, NaiveDate};

use super::dice::Dice;
use super::people::People;
use crate::domain::case::{Attachment as File, Case, CaseDocument, Decision, DocumentState, Stage, fold};
use crate::domain::fee::{FeeLine, FeeLineKind};
use crate::domain::ledger::{Action, Deed, Hash, HybridTime, Subject, Tender, body_hash, seal};
use crate::domain::mark::{OfficerId, StationId, Uid};
use crate::domain::money::Currency;
use crate::domain::numbers::{CaseNo, ReceiptNo, TicketNo};
use crate::domain::payment_rules::PaymentMethod;
use crate::domain::retention::{ErasedFile, OF_PEOPLE};
use crate::domain::{Bilingual, Money};
use crate::exchange::{
    Attachment, Batch, Draft, Halt, HeadquartersKeys, Kind, SealFault, Sealed, Sealing, Source, StationKey, Watch,
};

/// A case takes this long, about, in milliseconds.
const A_CASE: i64 = 70_000;
const SERVICES: [&str; 6] = ["EG-BLD-01", "EG-BLD-02", "EG-LIC-01", "EG-LIC-04", "EG-OCC-01", "EG-UTL-02"];

/// What is to be invented.
#[derive(Debug, Clone, Copy)]
pub struct Night {
    pub sites: u32,
    /// Of each site.
    pub cases: u32,
    pub seed: u64,
    /// One case in so many has a scan of `scan_bytes`; none where it is 0.
    pub one_scan_in: u32,
    pub scan_bytes: usize,
    /// One case in so many is gone on with by the neighbour as well; none where it is 0.
    pub one_shared_in: u32,
    /// The day on which it all happened.
    pub day: NaiveDate,
}

/// A counter, with everything that it did.
pub struct Counter {
    pub station: StationId,
    pub key: StationKey,
    /// Its series, from the first action on.
    pub actions: Vec<Action>,
    /// Every case that it knows, as it knows it at the end, with the action after which it knows it so.
    known: BTreeMap<Uid, Vec<Action>>,
    scans: BTreeMap<String, usize>,
    scan_bytes: usize,
    day: NaiveDate,
}

impl Night {
    /// Every counter, one a site, in the order of their names.
    pub fn counters(&self) -> Vec<Counter> {
        let mut counters: Vec<Counter> = (0..self.sites).map(|at| self.counter(at)).collect();
        if self.one_shared_in > 0 && self.sites > 1 {
            for at in 0..counters.len() {
                let next = (at + 1) % counters.len();
                let shared = counters[at].shared(self.one_shared_in as usize);
                (0..).zip(shared).for_each(|(n, trail)| counters[next].goes_on_with(trail, n % 2 == 1));
            }
        }
        counters
    }

    fn counter(&self, at: u32) -> Counter {
        let mut dice = Dice::new(self.seed ^ (u64::from(at) << 32));
        let mut people = People::new(self.seed ^ u64::from(at), self.day);
        let station = station(at);
        let random = body_hash(&format!("{} {station}", self.seed)).0;
        let mut counter = Counter {
            key: StationKey::from_random(random),
            station: station.clone(),
            actions: vec![],
            known: BTreeMap::new(),
            scans: BTreeMap::new(),
            scan_bytes: self.scan_bytes,
            day: self.day,
        };
        let morning = self.day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis() + 7 * 3_600_000;
        for serial in 1..=self.cases {
            let mut uid = [0; 16];
            uid[..6].copy_from_slice(&(morning + i64::from(serial) * A_CASE).to_be_bytes()[2..]);
            uid[6..14].copy_from_slice(&body_hash(&format!("{station} {serial} {}", self.seed)).0[..8]);
            let scan = self.one_scan_in > 0 && serial % self.one_scan_in == 0;
            counter.serves(Uid::from_bytes(uid), serial, morning, scan, (&mut dice, &mut people));
        }
        counter
    }
}

/// One window at each site: `AAB-01`, `AAC-01`, …
fn station(at: u32) -> StationId {
    let letter = |n: u32| char::from(b'A' + (n % 26) as u8);
    let id = format!("{}{}{}-01", letter(at / 676), letter(at / 26), letter(at));
    // Three capitals, a dash and two digits are a station.
    id.parse().unwrap_or_else(|_| unreachable_station())
}

#[expect(clippy::unreachable, reason = "a form that is proved by the test below")]
fn unreachable_station() -> StationId {
    unreachable!("three capitals, a dash and two digits")
}

impl Counter {
    fn does(&mut self, case: Uid, at: i64, officer: &str, deed: &Deed, reason: Option<&str>) {
        let (kind, body) = deed.write();
        let last = self.actions.last();
        let (seq, prev) = last.map_or((1, Hash::START), |last| (last.seq + 1, last.hash));
        let at = HybridTime::after(last.map_or(HybridTime { ms: 0, n: 0 }, |last| last.at), at);
        let draft = Action {
            station: self.station.clone(),
            seq,
            at,
            officer: officer.parse().unwrap_or_else(|_| OfficerId::program()),
            command: format!("{}-{seq}", self.station),
            subject: Subject::Case(case),
            reason: reason.map(str::to_owned),
            kind,
            version: Deed::VERSION,
            body,
            body_hash: Hash::START,
            prev,
            hash: Hash::START,
        };
        let action = seal(draft, prev);
        self.known.entry(case).or_default().push(action.clone());
        self.actions.push(action);
    }

    /// One citizen at the window.
    fn serves(&mut self, uid: Uid, serial: u32, morning: i64, scan: bool, (dice, people): (&mut Dice, &mut People)) {
        let Some(applicant) = people.somebody(dice) else { return };
        let (at, year) = (morning + i64::from(serial) * A_CASE, self.day);
        let year = chrono::Datelike::year(&year);
        let no = CaseNo::new(&self.station, year, serial);
        let service = SERVICES[dice.below(SERVICES.len())].to_owned();
        let payer = applicant.name.clone();
        let complete = dice.below(10) > 0;
        let state = if complete { DocumentState::OriginalSeenCopyKept } else { DocumentState::Promised };
        let paper = |index| CaseDocument { index, required: true, state, files: vec![], scan_later: false };
        let answers = BTreeMap::from([("street".to_owned(), format!("شارع الجلاء {}", dice.below(120)))]);
        let opened = Deed::CaseOpened {
            no: no.clone(),
            service: service.clone(),
            catalogue: body_hash("catalogue").to_string(),
            applicant,
            agent: None,
            documents: (0..4).map(paper).collect(),
            answers,
            note: None,
        };
        self.does(uid, at, "huda", &opened, None);
        if scan {
            let attachment = self.scan(serial as usize);
            self.does(uid, at + 1_000, "huda", &Deed::AttachmentAdded { document: 0, attachment }, None);
        }
        if !complete {
            return;
        }
        self.is_paid(uid, at + 20_000, (serial, (1 + dice.below(40) as i64) * 500), &payer);
        let ticket = Deed::TicketIssued { no: TicketNo::new('A', serial), day: self.day, case: Some(no), service };
        self.does(uid, at + 20_002, "huda", &ticket, None);
        if dice.below(2) == 0 {
            let decision = if dice.below(8) == 0 { Decision::Refused } else { Decision::Approved };
            let reason = matches!(decision, Decision::Refused).then_some("لا يطابق الاشتراطات");
            self.does(uid, at + 30_000, "nadia", &Deed::Decided { decision }, reason);
        }
    }

    fn scan(&mut self, n: usize) -> File {
        let bytes = scan_bytes(&self.station, n, self.scan_bytes);
        let sha256 = crate::domain::ledger::Hash(<sha2::Sha256 as sha2::Digest>::digest(&bytes).into()).to_string();
        self.scans.insert(sha256.clone(), n);
        File { sha256, media: "image/jpeg".to_owned(), bytes: bytes.len() as u64, name: format!("scan-{n}.jpg") }
    }

    /// The trails of some of its cases, as headquarters would send them to a neighbour.
    fn shared(&self, one_in: usize) -> Vec<Vec<Action>> {
        let own = |trail: &&Vec<Action>| trail.first().is_some_and(|first| first.station == self.station);
        self.known.values().filter(own).step_by(one_in).cloned().collect()
    }

    /// The neighbour goes on with a case in the afternoon, from what headquarters had sent it: all that had happened, or
    /// only the opening, and then both take the fee and decide.
    fn goes_on_with(&mut self, mut trail: Vec<Action>, early: bool) {
        let Some(Subject::Case(uid)) = trail.first().map(|first| first.subject.clone()) else { return };
        let at = trail.last().map_or(0, |last| last.at.ms) + 3_600_000;
        if early {
            trail.truncate(1);
        }
        let heads = trail.last().map(|last| (last.station.clone(), last.seq));
        self.known.insert(uid, trail);
        self.does(uid, at, "samir", &Deed::TrailTaken { pack: 1, heads: heads.into_iter().collect() }, None);
        let answers = BTreeMap::from([("district".to_owned(), "الزقازيق".to_owned())]);
        self.does(uid, at + 1, "samir", &Deed::AnswersRecorded { answers }, None);
        let case = self.case_at(&uid, u64::MAX).filter(|case| early && case.stage == Stage::AwaitingPayment);
        if let Some(case) = case {
            let serial = 900_000 + u32::try_from(self.actions.len()).unwrap_or(0);
            self.is_paid(uid, at + 2, (serial, 2_500), case.applicant_name());
            self.does(uid, at + 3, "nadia", &Deed::Decided { decision: Decision::Refused }, Some("لا يطابق الاشتراطات"));
        }
    }

    fn is_paid(&mut self, uid: Uid, at: i64, (serial, minor): (u32, i64), payer: &str) {
        let amount = Money::new(minor, Currency::Egp);
        let label = Bilingual::new("رسم الخدمة", "Service fee");
        let paid = Deed::FeePaid {
            receipt: ReceiptNo::new(&self.station, chrono::Datelike::year(&self.day), serial),
            payer: payer.to_owned(),
            lines: vec![FeeLine { kind: FeeLineKind::Fee, label, amount }],
            total: amount,
            tender: Tender { method: PaymentMethod::Cash, reference: None },
        };
        self.does(uid, at, "huda", &paid, None);
        let due = self.day.checked_add_days(Span::new(1 + u64::from(serial % 30)));
        self.does(uid, at + 1, "huda", &Deed::ClockStarted { started: self.day, due, due_estimated: false }, None);
    }

    /// The time of its own cases is over, of one in so many: what tells of their people goes, and the proof of it comes.
    pub fn erases(&mut self, one_in: usize, at_ms: i64) -> Vec<Uid> {
        let own = |trail: &Vec<Action>| trail.first().is_some_and(|first| first.station == self.station);
        let own: Vec<Uid> = self.known.iter().filter(|(_, trail)| own(trail)).map(|(uid, _)| *uid).collect();
        let ended: Vec<Uid> = own.into_iter().step_by(one_in.max(1)).collect();
        for uid in &ended {
            let Some(case) = self.case_at(uid, u64::MAX) else { continue };
            let gone = |document: u16, file: &File| ErasedFile {
                document,
                sha256: file.sha256.clone(),
                media: file.media.clone(),
                bytes: file.bytes,
                rule: "case".to_owned(),
            };
            let papers = case.documents.iter();
            let files: Vec<ErasedFile> =
                papers.flat_map(|paper| paper.files.iter().map(|file| gone(paper.index, file))).collect();
            let deed = Deed::ContentErased {
                no: case.no.clone(),
                service: case.service.clone(),
                stage: case.stage,
                since: self.day,
                rules: vec![],
                contents: 0,
                remains: Some(Box::new(case.without_its_person(files.clone()))),
                files,
            };
            self.does(*uid, at_ms, "shubbak", &deed, None);
            let known = self.known.get_mut(uid).into_iter().flatten();
            let of_it = self.actions.iter_mut().filter(|action| action.subject == Subject::Case(*uid));
            known.chain(of_it).filter(|action| OF_PEOPLE.contains(&action.kind.as_str())).for_each(|action| {
                action.body.clear();
            });
        }
        ended
    }

    /// Seals the actions after `after` up to `to` as the batch `number` into `folder`.
    pub fn seals(
        &self,
        (after, to): (u64, u64),
        number: u64,
        folder: &Path,
        recipients: &HeadquartersKeys,
    ) -> Result<PathBuf, SealFault> {
        let to = usize::try_from(to).unwrap_or(usize::MAX).min(self.actions.len());
        let after = usize::try_from(after).unwrap_or(usize::MAX).min(to);
        let draft = Draft {
            station: self.station.clone(),
            seq: number,
            day: self.day,
            created_ms: self.actions.last().map_or(0, |last| last.at.ms),
            kind: Kind::Delta,
            previous: Hash::START,
            codes: vec![],
        };
        let mut rows = Rows { counter: self, actions: &self.actions[after..to] };
        let cancel = AtomicBool::new(false);
        let mut watch = Watch { progress: &mut |_| {}, cancel: &cancel };
        let sealing = Sealing { key: &self.key, to: recipients };
        let sealed: Batch<Sealed> = Batch::draft(draft).seal(folder, sealing, &mut rows, &mut watch)?;
        Ok(sealed.path.clone())
    }

    /// A case as it was known after the action `end` of its own series.
    fn case_at(&self, uid: &Uid, end: u64) -> Option<Case> {
        let mut trail: Vec<&Action> = self.known.get(uid)?.iter().collect();
        trail.retain(|action| action.station != self.station || action.seq <= end);
        trail.sort_by(|a, b| a.fold_order(b));
        fold(trail).ok().flatten()
    }
}

/// Bytes that stand for a scan: they do not pack, as those of a picture do not.
fn scan_bytes(station: &StationId, n: usize, size: usize) -> Vec<u8> {
    let seed = body_hash(&format!("{station} {n}")).0;
    let mut dice =
        Dice::new(u64::from_be_bytes([seed[0], seed[1], seed[2], seed[3], seed[4], seed[5], seed[6], seed[7]]));
    let mut bytes: Vec<u8> = (0..size.div_ceil(8)).flat_map(|_| dice.next().to_be_bytes()).collect();
    bytes.truncate(size);
    bytes
}

/// The rows of one batch.
struct Rows<'a> {
    counter: &'a Counter,
    actions: &'a [Action],
}

impl Source for Rows<'_> {
    fn actions(&mut self, each: &mut dyn FnMut(&Action) -> Result<(), Halt>) -> Result<(), Halt> {
        self.actions.iter().try_for_each(each)
    }

    fn cases(&mut self, each: &mut dyn FnMut(&str) -> Result<(), Halt>) -> Result<(), Halt> {
        let end = self.actions.last().map_or(0, |last| last.seq);
        let mut told = std::collections::BTreeSet::new();
        for action in self.actions {
            let Subject::Case(uid) = action.subject else { continue };
            if told.insert(uid) {
                let case = self.counter.case_at(&uid, end);
                each(&serde_json::to_string(&case).map_err(Halt::failed)?)?;
            }
        }
        Ok(())
    }

    fn attachments(&mut self, each: &mut dyn FnMut(Attachment<'_>) -> Result<(), Halt>) -> Result<(), Halt> {
        for action in self.actions {
            let Ok(Some(Deed::AttachmentAdded { attachment, .. })) = Deed::read(action) else { continue };
            let Some(&n) = self.counter.scans.get(&attachment.sha256) else { continue };
            let content = scan_bytes(&self.counter.station, n, self.counter.scan_bytes);
            let sha256 = Hash::try_from(attachment.sha256).map_err(Halt::failed)?;
            let (media, bytes) = ("image/jpeg", content.len() as u64);
            each(Attachment { sha256, media, bytes, content: &mut content.as_slice() })?;
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn night(seed: u64) -> Night {
        let day = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
        Night { sites: 3, cases: 12, seed, one_scan_in: 4, scan_bytes: 100, one_shared_in: 3, day }
    }

    #[test]
    fn the_same_seed_gives_the_same_night() {
        let heads =
            |seed| night(seed).counters().iter().map(|one| one.actions.last().unwrap().hash).collect::<Vec<_>>();
        assert_eq!(heads(1), heads(1));
        assert_ne!(heads(1), heads(2));
        let far: Vec<StationId> = [0, 25, 26, 390].map(station).into();
        assert_eq!(far.iter().map(StationId::as_str).collect::<Vec<_>>(), ["AAA-01", "AAZ-01", "ABA-01", "APA-01"]);
    }

    #[test]
    fn every_case_can_be_told_and_some_are_shared() {
        for counter in night(1).counters() {
            let end = counter.actions.len() as u64;
            assert!(
                counter.known.keys().all(|uid| counter.case_at(uid, end).is_some_and(|case| case.unsettled.is_empty()))
            );
            let of_others = counter.known.values().filter(|trail| trail[0].station != counter.station);
            assert_eq!(of_others.count(), 4);
        }
    }
}
