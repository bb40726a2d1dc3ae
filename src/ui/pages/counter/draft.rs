//! What the clerk has typed on the sheet, as typed, and where the caret was. It is what is kept when
//! the power goes; what it means is read in `sheet`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::spot::{Part, Spot};
use crate::app::FeeForm;
use crate::domain::Country;
use crate::domain::case::{Attachment, Case, DocumentState};
use crate::domain::catalogue::FormField;
use crate::domain::identity::{IdentityKind, Sex};
use crate::domain::mrz::Document;
use crate::domain::numbers::{CaseNo, LicenceNo};
use crate::domain::party::Party;
use crate::domain::payment_rules::PaymentMethod;
use crate::views::KnownPerson;

/// The fields in which forms ask for the number of the licence that is there already.
const LICENCE_KEYS: [&str; 3] = ["licence_no", "health_licence_no", "permit_no"];

/// The sheet of one citizen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Id under which it will be committed. Doing it again after a power cut gives the first answer.
    pub command: String,
    /// A case whose papers came later, instead of a new one.
    pub completes: Option<Completing>,
    pub applicant: PartyDraft,
    pub agent: Option<AgentDraft>,
    /// Code of the chosen service.
    pub service: Option<String>,
    pub service_query: String,
    /// By place in the service's list, from 1.
    pub papers: BTreeMap<u16, PaperDraft>,
    /// By field key.
    pub answers: BTreeMap<String, String>,
    pub fee: FeeForm,
    pub pay: Option<Pay>,
    pub reference: String,
    /// Where the keyboard was.
    pub focus: Option<Spot>,
    /// The section that is open.
    pub open: Option<Part>,
}

/// Which case the sheet completes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Completing {
    pub case: CaseNo,
    pub paid: bool,
}

/// A person or company, as typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PartyDraft {
    pub kind: IdentityKind,
    pub number: String,
    pub name: String,
    pub phone: String,
    pub address: String,
    pub birth: String,
    pub sex: Option<Sex>,
    pub doubt: String,
    /// What the lines of their passport or card told, where these were read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<CardRead>,
}

/// What the State wrote into the lines of a passport or a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardRead {
    /// In Latin letters: a suggestion, never taken over by itself.
    pub name: String,
    /// Its last day, where it has one.
    pub expiry: Option<NaiveDate>,
    /// In three letters.
    pub nationality: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgentDraft {
    pub party: PartyDraft,
    pub authority: String,
}

/// One document as the clerk marked it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaperDraft {
    pub state: Option<DocumentState>,
    pub files: Vec<Attachment>,
    /// It was seen, and is scanned when there is time.
    pub scan_later: bool,
}

impl PaperDraft {
    /// Takes files that were scanned now: the paper was seen, and a copy is kept.
    pub fn take(&mut self, files: Vec<Attachment>) {
        let seen = *self.state.get_or_insert(DocumentState::OriginalSeenCopyKept);
        if seen == DocumentState::OriginalSeen {
            self.state = Some(DocumentState::OriginalSeenCopyKept);
        }
        self.files.extend(files);
        self.scan_later = false;
    }

    /// Whether its pages may be owed: it is there, and no page of it is.
    pub fn may_be_scanned_later(&self) -> bool {
        self.files.is_empty() && self.state.is_some_and(DocumentState::is_settled)
    }
}

/// How the fee is paid, or that it is not paid now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pay {
    By(PaymentMethod),
    Later,
}

/// The card that most people of a country bring.
pub fn usual_card(country: Country) -> IdentityKind {
    match country {
        Country::Egypt => IdentityKind::EgNationalId,
        Country::Kuwait => IdentityKind::KwCivilId,
        Country::Bahrain => IdentityKind::BhCpr,
    }
}

impl PartyDraft {
    pub fn of(country: Country) -> Self {
        Self { kind: usual_card(country), ..Self::default() }
    }

    /// Fills in what was written down last time, where nothing was typed yet.
    pub fn fill_from(&mut self, known: &KnownPerson, country: Country) {
        let party = &known.party;
        let fill = |typed: &mut String, known: String| {
            if typed.trim().is_empty() {
                *typed = known;
            }
        };
        fill(&mut self.name, party.name.clone());
        fill(&mut self.phone, party.phone.as_ref().map(|phone| phone.local(country)).unwrap_or_default());
        fill(&mut self.address, party.address.clone().unwrap_or_default());
    }

    /// Takes what a document tells: into what is blank where it is a fact, beside what was typed where it is a spelling.
    pub fn take_card(&mut self, document: &Document) {
        if self.birth.trim().is_empty() {
            self.birth = document.birth.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default();
        }
        self.sex = self.sex.or(document.sex);
        self.read = Some(CardRead {
            name: document.names.whole(),
            expiry: document.expiry,
            nationality: document.nationality.clone(),
        });
    }

    fn of_party(party: &Party, country: Country) -> Self {
        Self {
            kind: party.identity.kind(),
            number: party.identity.number().to_owned(),
            name: party.name.clone(),
            phone: party.phone.as_ref().map(|phone| phone.local(country)).unwrap_or_default(),
            address: party.address.clone().unwrap_or_default(),
            doubt: party.doubt_accepted.clone().unwrap_or_default(),
            ..Self::default()
        }
    }
}

impl Draft {
    /// An empty sheet that will be committed as `command`.
    pub fn new(country: Country, command: String) -> Self {
        Self { command, applicant: PartyDraft::of(country), open: Some(Part::Service), ..Self::default() }
    }

    /// The sheet of a case that lacks something, as it stands.
    pub fn completing(case: &Case, country: Country, command: String) -> Self {
        let applicant = case.applicant.as_ref().map(|party| PartyDraft::of_party(party, country));
        let papers = case.documents.iter().map(|document| {
            let state = Some(document.state).filter(|state| *state != DocumentState::Missing);
            (document.index + 1, PaperDraft { state, files: document.files.clone(), scan_later: document.scan_later })
        });
        Self {
            completes: Some(Completing { case: case.no.clone(), paid: case.is_paid() }),
            applicant: applicant.unwrap_or_default(),
            service: Some(case.service.clone()),
            papers: papers.collect(),
            answers: case.answers.clone(),
            open: Some(Part::Documents),
            ..Self::new(country, command)
        }
    }

    /// The sheet of a new case by `service`, with the form `fields`, that renews what `case` granted: the same person, and
    /// what was answered then wherever it is asked again.
    pub fn renewing(case: &Case, service: &str, fields: &[FormField], country: Country, command: String) -> Self {
        let applicant = case.applicant.as_ref().map(|party| PartyDraft::of_party(party, country));
        let licence = LicenceNo::of_case(&case.no).to_string();
        let answer = |field: &FormField| {
            let of_licence = LICENCE_KEYS.contains(&field.key.as_str()).then(|| licence.clone());
            let known = of_licence.or_else(|| case.answers.get(&field.key).cloned());
            known.map(|answer| (field.key.clone(), answer))
        };
        Self {
            applicant: applicant.unwrap_or_else(|| PartyDraft::of(country)),
            service: Some(service.to_owned()),
            answers: fields.iter().filter_map(answer).collect(),
            ..Self::new(country, command)
        }
    }

    /// Whether anything was typed that would be missed.
    pub fn is_blank(&self) -> bool {
        let empty = Self {
            command: self.command.clone(),
            focus: self.focus.clone(),
            open: self.open,
            applicant: PartyDraft { kind: self.applicant.kind, ..PartyDraft::default() },
            ..Self::default()
        };
        *self == empty
    }

    /// Takes a service; what belonged to another one is forgotten.
    pub fn choose_service(&mut self, code: &str) {
        if self.service.as_deref() != Some(code) {
            self.papers.clear();
            self.answers.clear();
            self.fee = FeeForm::default();
            self.pay = None;
            self.reference.clear();
        }
        self.service = Some(code.to_owned());
        self.service_query.clear();
    }

    pub fn paper(&mut self, no: u16) -> &mut PaperDraft {
        self.papers.entry(no).or_default()
    }

    pub fn paper_state(&self, no: u16) -> Option<DocumentState> {
        self.papers.get(&no).and_then(|paper| paper.state)
    }
}

impl Default for PartyDraft {
    fn default() -> Self {
        Self {
            kind: IdentityKind::EgNationalId,
            number: String::new(),
            name: String::new(),
            phone: String::new(),
            address: String::new(),
            birth: String::new(),
            sex: None,
            doubt: String::new(),
            read: None,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_comes_back_as_it_was_with_the_same_field() {
        let mut draft = Draft::new(Country::Egypt, "cmd".into());
        assert!(draft.is_blank());
        draft.applicant.number = "2940619".into();
        draft.focus = Some(Spot::Answer("street".into()));
        draft.paper(2).state = Some(DocumentState::Promised);
        draft.pay = Some(Pay::By(PaymentMethod::Card));
        let text = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Draft>(&text).unwrap(), draft);
        assert!(!draft.is_blank());
    }

    #[test]
    fn another_service_forgets_what_belonged_to_the_first() {
        let mut draft = Draft::new(Country::Egypt, String::new());
        draft.choose_service("EG-BLD-01");
        draft.paper(1).state = Some(DocumentState::CopyKept);
        draft.choose_service("EG-BLD-01");
        assert_eq!(draft.papers.len(), 1);
        draft.choose_service("EG-BLD-02");
        assert!(draft.papers.is_empty());
    }
}
