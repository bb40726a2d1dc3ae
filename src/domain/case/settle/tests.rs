//! A van and an office on one case: what is at odds, what is not, and that the order in which it came says nothing.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::domain::case::{DocumentState, fold};
use crate::domain::ledger::{Hash, Subject, Tender, seal};
use crate::domain::mark::{OfficerId, Uid};
use crate::domain::money::{Currency, Money};
use crate::domain::numbers::CaseNo;
use crate::domain::party::Party;
use crate::domain::payment_rules::PaymentMethod;

const VAN: &str = "ZAQ-07";
const OFFICE: &str = "ZAQ-03";

/// Writes a case's trail as several units would, each in its own series.
#[derive(Default)]
struct Trail {
    actions: Vec<Action>,
    ms: i64,
}

impl Trail {
    fn opened() -> Trail {
        let party: Party = serde_json::from_value(serde_json::json!({
            "identity": { "kind": "eg_national_id", "number": "29001011300551" },
            "name": "منى عبد الله حسن", "phone": null, "address": null
        }))
        .unwrap();
        let paper = |index| CaseDocument {
            index,
            required: true,
            state: DocumentState::Missing,
            files: vec![],
            scan_later: false,
        };
        let mut trail = Trail::default();
        trail.does(
            VAN,
            Deed::CaseOpened {
                no: CaseNo::new(&VAN.parse().unwrap(), 2026, 1),
                service: "shop".into(),
                catalogue: "0".repeat(64),
                applicant: party,
                agent: None,
                documents: vec![paper(0), paper(1)],
                answers: BTreeMap::new(),
                note: None,
            },
        );
        trail
    }

    fn does(&mut self, station: &str, deed: Deed) -> DeedAt {
        self.ms += 1_000;
        let station: StationId = station.parse().unwrap();
        let last = self.actions.iter().rfind(|action| action.station == station);
        let (seq, prev) = last.map_or((1, Hash::START), |last| (last.seq + 1, last.hash));
        let (kind, body) = deed.write();
        let draft = Action {
            station,
            seq,
            at: HybridTime { ms: self.ms, n: 0 },
            officer: if matches!(deed, Deed::Decided { .. }) { "nadia" } else { "huda" }.parse::<OfficerId>().unwrap(),
            command: "c".into(),
            subject: Subject::Case(Uid::from_bytes([7; 16])),
            reason: None,
            kind,
            version: Deed::VERSION,
            body,
            body_hash: Hash::START,
            prev,
            hash: Hash::START,
        };
        let action = seal(draft, prev);
        let at = DeedAt::of(&action);
        self.actions.push(action);
        at
    }

    /// A pack brings `station` all that was done so far.
    fn hears(&mut self, station: &str) {
        let mut heads = BTreeMap::new();
        for action in &self.actions {
            heads.insert(action.station.clone(), action.seq);
        }
        self.does(station, Deed::TrailTaken { pack: 1, heads });
    }

    fn conflicts(&self) -> Vec<Conflict> {
        conflicts(&self.actions)
    }

    fn open(&self) -> Vec<Matter> {
        let open = self.conflicts().into_iter().filter(|conflict| conflict.settled.is_none());
        open.map(|conflict| conflict.matter).collect()
    }
}

fn paid(station: &str, serial: u32) -> Deed {
    Deed::FeePaid {
        receipt: ReceiptNo::new(&station.parse().unwrap(), 2026, serial),
        payer: "منى".into(),
        lines: vec![],
        total: Money::new(15_000, Currency::Egp),
        tender: Tender { method: PaymentMethod::Cash, reference: None },
    }
}

fn answered(key: &str, value: &str) -> Deed {
    Deed::AnswersRecorded { answers: [(key.to_owned(), value.to_owned())].into() }
}

fn seen(index: u16, state: DocumentState) -> Deed {
    Deed::DocumentsRecorded {
        documents: vec![CaseDocument { index, required: true, state, files: vec![], scan_later: false }],
    }
}

fn clock() -> Deed {
    Deed::ClockStarted { started: "2026-11-22".parse().unwrap(), due: None, due_estimated: false }
}

#[test]
fn a_fee_taken_on_both_sides_is_told_with_both_receipts() {
    let mut trail = Trail::opened();
    trail.hears(OFFICE);
    let first = trail.does(VAN, paid(VAN, 1));
    let second = trail.does(OFFICE, paid(OFFICE, 1));
    let told = trail.conflicts();
    assert_eq!(told.len(), 1);
    assert_eq!((&told[0].matter, &told[0].deeds), (&Matter::Paid, &vec![first, second]));
    assert_eq!((told[0].settler, told[0].at.as_str()), (Settler::Supervisor, OFFICE));
    // Both receipts were given, and both stay.
    assert_eq!(fold(&trail.actions).unwrap().unwrap().payments.len(), 2);
}

#[test]
fn what_was_done_knowing_of_the_other_is_no_conflict() {
    let mut trail = Trail::opened();
    trail.does(VAN, answered("area", "30"));
    trail.hears(OFFICE);
    trail.does(OFFICE, answered("area", "40"));
    assert_eq!(trail.open(), []);
    // But the van did not hear of that.
    trail.does(VAN, answered("area", "50"));
    assert_eq!(trail.open(), [Matter::Answered { key: "area".into() }]);
}

#[test]
fn like_verdicts_are_one_and_unlike_ones_are_the_back_offices_to_settle() {
    let mut trail = Trail::opened();
    trail.does(VAN, clock());
    trail.hears(OFFICE);
    trail.does(OFFICE, Deed::Decided { decision: Decision::Approved });
    trail.does(VAN, Deed::Decided { decision: Decision::Approved });
    assert_eq!(trail.open(), []);
    let refused = trail.does("ZAQ-08", Deed::Decided { decision: Decision::Refused });
    let told = trail.conflicts();
    assert_eq!((told[0].settler, told[0].deeds.len()), (Settler::BackOffice, 3));
    // The fold keeps the first, until somebody settles it.
    let verdict = |trail: &Trail| fold(&trail.actions).unwrap().unwrap().decided.unwrap().decision;
    assert_eq!(verdict(&trail), Decision::Approved);
    let settled = Settled::by(&told[0], &refused, &trail.actions).unwrap();
    trail.hears(OFFICE);
    trail.does(OFFICE, Deed::ConflictSettled(Box::new(settled)));
    assert_eq!(verdict(&trail), Decision::Refused);
    assert_eq!(trail.open(), []);
}

#[test]
fn a_settlement_holds_for_what_it_weighed_and_no_more() {
    let mut trail = Trail::opened();
    trail.does(VAN, answered("area", "30"));
    let office = trail.does(OFFICE, answered("area", "40"));
    trail.hears(OFFICE);
    let settled = Settled::by(&trail.conflicts()[0], &office, &trail.actions).unwrap();
    trail.does(OFFICE, Deed::ConflictSettled(Box::new(settled.clone())));
    assert_eq!(trail.open(), []);
    assert_eq!(fold(&trail.actions).unwrap().unwrap().answers["area"], "40");
    // A third unit comes with another answer; and another settlement elsewhere says otherwise.
    trail.does("ZAQ-08", answered("area", "60"));
    assert_eq!(trail.open().len(), 1);
    let conflict = trail.conflicts().remove(0);
    let one = Settled::by(&conflict, &conflict.deeds[0], &trail.actions).unwrap();
    let two = Settled::by(&conflict, &conflict.deeds[1], &trail.actions).unwrap();
    trail.does(OFFICE, Deed::ConflictSettled(Box::new(one.clone())));
    assert_eq!(trail.open().len(), 0);
    trail.does(VAN, Deed::ConflictSettled(Box::new(two)));
    assert_eq!(trail.open().len(), 1);
    trail.hears(VAN);
    trail.does(VAN, Deed::ConflictSettled(Box::new(one)));
    assert_eq!(trail.open().len(), 0);
}

#[test]
fn papers_and_licences_of_both_sides_are_told() {
    let mut trail = Trail::opened();
    let licence = || Deed::PaperPrinted { paper: "licence".into(), no: "L-1".into(), copy: 1 };
    trail.does(VAN, seen(0, DocumentState::OriginalSeen));
    trail.does(OFFICE, seen(0, DocumentState::CopyKept));
    trail.does(OFFICE, seen(1, DocumentState::CopyKept));
    trail.does(VAN, licence());
    trail.does(OFFICE, licence());
    assert_eq!(trail.open(), [Matter::HandedOver, Matter::Paper { index: 0 }]);
}

#[test]
fn a_counter_that_was_restored_is_at_odds_with_nobody_of_itself() {
    let mut trail = Trail::opened();
    trail.does(OFFICE, answered("area", "30"));
    trail.does("ZAQ-03B", answered("area", "40"));
    assert_eq!(trail.open(), []);
}

/// One deed of one of three units, or a pack that reaches it.
fn deeds() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    prop::collection::vec((0..3u8, 0..8u8, 0..3u8), 1..24)
}

fn written(deeds: &[(u8, u8, u8)]) -> Trail {
    let mut trail = Trail::opened();
    for (no, &(unit, deed, value)) in deeds.iter().enumerate() {
        let unit = [VAN, OFFICE, "ZAQ-08"][usize::from(unit)];
        let verdict = || {
            [Decision::Approved, Decision::Refused, Decision::Returned { papers: vec![0] }][usize::from(value)].clone()
        };
        match deed {
            0 => trail.does(unit, paid(unit, no as u32 + 1)),
            1 => trail.does(unit, Deed::Decided { decision: verdict() }),
            2 => trail.does(unit, answered("area", &value.to_string())),
            3 => trail.does(unit, seen(u16::from(value % 2), DocumentState::ALL[usize::from(value)])),
            4 => trail.does(unit, clock()),
            5 => trail.does(unit, Deed::PaperPrinted { paper: "licence".into(), no: "L-1".into(), copy: 1 }),
            6 => {
                trail.hears(unit);
                continue;
            }
            _ => {
                let Some(conflict) = trail.conflicts().pop() else { continue };
                let stands = &conflict.deeds[usize::from(value) % conflict.deeds.len()];
                let settled = Settled::by(&conflict, stands, &trail.actions).unwrap();
                trail.does(unit, Deed::ConflictSettled(Box::new(settled)))
            }
        };
    }
    trail
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever the order, twice or in halves: the same conflicts, and (in the fold's order) the same case.
    #[test]
    fn the_order_in_which_it_came_says_nothing(deeds in deeds(), seed in any::<u64>(), twice in any::<bool>()) {
        let trail = written(&deeds);
        let mut shuffled = trail.actions.clone();
        if twice {
            shuffled.extend(trail.actions.clone());
        }
        let mut dice = seed;
        for place in (1..shuffled.len()).rev() {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(place, (dice >> 33) as usize % (place + 1));
        }
        prop_assert_eq!(conflicts(&shuffled), trail.conflicts());
    }

    /// Nobody who heard of everything before each deed is ever at odds; one unit alone never is.
    #[test]
    fn units_that_hear_of_each_other_are_not_at_odds(deeds in deeds()) {
        let mut trail = Trail::opened();
        for &(unit, _, value) in &deeds {
            let unit = [VAN, OFFICE, "ZAQ-08"][usize::from(unit)];
            trail.hears(unit);
            trail.does(unit, answered("area", &value.to_string()));
        }
        prop_assert_eq!(trail.conflicts(), vec![]);
        let alone: Vec<_> = deeds.iter().map(|&(_, deed, value)| (0, deed, value)).collect();
        prop_assert_eq!(written(&alone).conflicts(), vec![]);
    }
}
