//! Two units, each without a line, went on with one case: what they did that cannot both stand, and who settles it.
//!
//! Both trails are kept, and the fold takes them in one order on every machine; nothing here chooses. Two deeds are at
//! odds only when neither unit knew of the other's: a unit knows of its own series, and of another's as far as a pack
//! brought it (`TrailTaken`). What it did knowing of the other was its own decision, and is no conflict. The answer is
//! the same in whatever order the actions came, twice or in halves.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::fold::decided;
use super::{Case, CaseDocument, Decision};
use crate::domain::ledger::{Action, Deed, HybridTime};
use crate::domain::mark::StationId;
use crate::domain::numbers::ReceiptNo;
use crate::domain::paper::PaperKind;

/// An action by its place: the series and the number in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DeedAt {
    pub station: StationId,
    pub seq: u64,
}

/// What two units may have done each for itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Matter {
    /// The fee was taken twice.
    Paid,
    /// Two verdicts that differ.
    Decided,
    /// A licence was handed over twice.
    HandedOver,
    /// The applicant's data or the form: one question, two answers.
    Answered { key: String },
    /// One paper, recorded in two ways, by its place from 0.
    Paper { index: u16 },
}

/// Who has to settle it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settler {
    /// The back office, for a verdict is its own.
    BackOffice,
    /// The supervisor of the unit that came second: money goes back there, papers are looked at again there.
    Supervisor,
}

/// Deeds that cannot all stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    pub matter: Matter,
    /// In the order of the fold.
    pub deeds: Vec<DeedAt>,
    pub settler: Settler,
    /// The unit where it is to be settled: the one that came last.
    pub at: StationId,
    /// The deed that settled it, once one did.
    pub settled: Option<DeedAt>,
}

/// How a conflict was settled. What stands is said here too, so that the fold need not look back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    pub matter: Matter,
    /// Every deed that was weighed.
    pub of: Vec<DeedAt>,
    /// The one that stands.
    pub stands: DeedAt,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<CaseDocument>,
}

/// What is to be settled in a case of which these are the actions, in whatever order; and what was settled before.
pub fn conflicts(actions: &[Action]) -> Vec<Conflict> {
    let told = Told::of(actions);
    let conflict = |(matter, rivals): (&Matter, &Vec<Rival>)| told.conflict(matter, rivals);
    told.rivals.iter().filter_map(conflict).collect()
}

impl Settled {
    /// The settlement by which `stands` stands, or none when no action of that place says anything of the matter.
    pub fn by(conflict: &Conflict, stands: &DeedAt, actions: &[Action]) -> Option<Settled> {
        let told = Told::of(actions);
        let rival = told.rivals.get(&conflict.matter)?.iter().find(|rival| rival.at == *stands)?;
        let mut settled = Settled {
            matter: conflict.matter.clone(),
            of: conflict.deeds.clone(),
            stands: stands.clone(),
            decision: None,
            answer: None,
            paper: None,
        };
        match &rival.said {
            Said::Verdict(decision) => settled.decision = Some(decision.clone()),
            Said::Answer(answer) => settled.answer = Some(answer.clone()),
            Said::Paper(paper) => settled.paper = paper.clone(),
            Said::Receipt(_) | Said::Copy => {}
        }
        conflict.deeds.contains(stands).then_some(settled)
    }

    /// The case as it is once this stands.
    pub(super) fn stands_in(self, case: &mut Case, action: &Action) {
        match (self.matter, self.decision, self.answer, self.paper) {
            (Matter::Decided, Some(decision), ..) => decided(case, decision, action),
            (Matter::Answered { key }, _, Some(answer), _) => drop(case.answers.insert(key, answer)),
            (Matter::Paper { index }, .., Some(mut paper)) => {
                if let Some(known) = case.documents.iter_mut().find(|document| document.index == index) {
                    // No file goes: both were handed in.
                    paper
                        .files
                        .extend(known.files.drain(..).filter(|file| !paper.files.contains(file)).collect::<Vec<_>>());
                    *known = paper;
                }
            }
            // The money that goes back and the licence that is void are deeds of their own: both receipts were given.
            _ => {}
        }
    }
}

impl DeedAt {
    pub fn of(action: &Action) -> DeedAt {
        DeedAt { station: action.station.clone(), seq: action.seq }
    }
}

/// What one action says of a matter.
#[derive(Debug, Clone, PartialEq)]
enum Said {
    Receipt(ReceiptNo),
    Verdict(Decision),
    Answer(String),
    /// None: a file was added, and nothing else said of the paper.
    Paper(Option<CaseDocument>),
    Copy,
}

impl Said {
    /// Whether both cannot stand.
    fn is_at_odds_with(&self, other: &Said) -> bool {
        match (self, other) {
            (Said::Receipt(_), Said::Receipt(_)) | (Said::Copy, Said::Copy) => true,
            (one, other) => one != other,
        }
    }
}

struct Rival {
    at: DeedAt,
    time: HybridTime,
    said: Said,
}

/// Up to where a unit knew of other series from its own action on.
struct Knew {
    by: DeedAt,
    time: HybridTime,
    heads: BTreeMap<StationId, u64>,
}

/// A case's actions, read for what they say of each matter.
#[derive(Default)]
struct Told {
    rivals: BTreeMap<Matter, Vec<Rival>>,
    knew: Vec<Knew>,
    settled: Vec<(Rival, Settled)>,
}

impl Told {
    fn of(actions: &[Action]) -> Told {
        let mut sorted: Vec<&Action> = actions.iter().collect();
        sorted.sort_by(|a, b| a.fold_order(b));
        sorted.dedup_by(|a, b| (&a.station, a.seq) == (&b.station, b.seq));
        let mut told = Told::default();
        for action in sorted {
            // What a later program wrote, or what was erased, says nothing here.
            if let Ok(Some(deed)) = Deed::read(action) {
                told.take(deed, action);
            }
        }
        told
    }

    fn take(&mut self, deed: Deed, action: &Action) {
        let at = DeedAt::of(action);
        let mut say = |matter: Matter, said: Said| {
            self.rivals.entry(matter).or_default().push(Rival { at: at.clone(), time: action.at, said });
        };
        match deed {
            Deed::FeePaid { receipt, .. } => say(Matter::Paid, Said::Receipt(receipt)),
            Deed::Decided { decision } | Deed::DecisionCame { decision, .. } => {
                say(Matter::Decided, Said::Verdict(decision));
            }
            Deed::AnswersRecorded { answers } => {
                answers.into_iter().for_each(|(key, answer)| say(Matter::Answered { key }, Said::Answer(answer)));
            }
            Deed::DocumentsRecorded { documents } => documents
                .into_iter()
                .for_each(|paper| say(Matter::Paper { index: paper.index }, Said::Paper(Some(paper)))),
            Deed::AttachmentAdded { document, .. } => say(Matter::Paper { index: document }, Said::Paper(None)),
            Deed::PaperPrinted { paper, copy: 1, .. } if paper == PaperKind::Licence.code() => {
                say(Matter::HandedOver, Said::Copy);
            }
            Deed::TrailTaken { heads, .. } => self.knew.push(Knew { by: at, time: action.at, heads }),
            Deed::ConflictSettled(settled) => {
                self.settled.push((Rival { at, time: action.at, said: Said::Copy }, *settled));
            }
            _ => {}
        }
    }

    /// Whether the unit that did `later` knew of `earlier` then.
    fn knew(&self, later: &Rival, earlier: &DeedAt) -> bool {
        let counter = later.at.station.counter();
        let before = |knew: &Knew| match knew.by.station == later.at.station {
            true => knew.by.seq < later.at.seq,
            // The series of a counter that was restored goes on from the one before.
            false => knew.by.station.counter() == counter && knew.time < later.time,
        };
        let told = |knew: &Knew| knew.heads.get(&earlier.station).is_some_and(|head| *head >= earlier.seq);
        earlier.station.counter() == counter || self.knew.iter().any(|knew| before(knew) && told(knew))
    }

    fn apart(&self, one: &Rival, other: &Rival) -> bool {
        !self.knew(one, &other.at) && !self.knew(other, &one.at)
    }

    fn conflict(&self, matter: &Matter, rivals: &[Rival]) -> Option<Conflict> {
        let mut at_odds = BTreeSet::new();
        for (place, one) in rivals.iter().enumerate() {
            for (more, other) in rivals.iter().enumerate().skip(place + 1) {
                if one.said.is_at_odds_with(&other.said) && self.apart(one, other) {
                    at_odds.extend([place, more]);
                }
            }
        }
        let last = rivals.get(*at_odds.last()?)?;
        let deeds: Vec<DeedAt> = at_odds.iter().filter_map(|place| Some(rivals.get(*place)?.at.clone())).collect();
        let settler = match matter {
            Matter::Decided => Settler::BackOffice,
            Matter::Paid | Matter::HandedOver | Matter::Answered { .. } | Matter::Paper { .. } => Settler::Supervisor,
        };
        let settled = self.settlement(matter, &deeds);
        Some(Conflict { matter: matter.clone(), settler, at: last.at.station.clone(), settled, deeds })
    }

    /// The last deed that settled all of these, unless another unit settled them otherwise without knowing of it.
    fn settlement(&self, matter: &Matter, deeds: &[DeedAt]) -> Option<DeedAt> {
        let weighs =
            |settled: &Settled| settled.matter == *matter && deeds.iter().all(|deed| settled.of.contains(deed));
        let all: Vec<_> = self.settled.iter().filter(|(_, settled)| weighs(settled)).collect();
        let (last, verdict) = all.last()?;
        let disputed = all.iter().any(|(other, said)| said.stands != verdict.stands && self.apart(other, last));
        (!disputed).then(|| last.at.clone())
    }
}

#[cfg(test)]
mod tests;
