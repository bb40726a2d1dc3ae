//! What can be done at a counter, and how its content is written in an action.
//!
//! A kind's content never changes its meaning; a new form gets a new version. A kind that this
//! version does not know reads as `None` and is kept as it is.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer};
use serde::de::{DeserializeSeed, MapAccess};
use serde::{Deserialize, Serialize};

use super::action::Action;
use crate::domain::case::{Attachment, Case, CaseDocument, Decision, Settled, Stage};
use crate::domain::fee::FeeLine;
use crate::domain::mark::{OfficerId, StationId};
use crate::domain::money::Money;
use crate::domain::numbers::{BadgeNo, CaseNo, ReceiptNo, TicketNo, TrayNo};
use crate::domain::officer::Role;
use crate::domain::party::{Agent, Party};
use crate::domain::payment_rules::PaymentMethod;
use crate::domain::retention::{ErasedFile, Erasing};
use crate::domain::till::TillClosed;

/// An action's content does not fit its kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the content of «{kind}» version {version} cannot be read: {cause}")]
pub struct DeedError {
    pub kind: String,
    pub version: u16,
    pub cause: String,
}

/// What the payer handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tender {
    pub method: PaymentMethod,
    /// The terminal's or the bank's reference; none for cash.
    pub reference: Option<String>,
}

/// How somebody came to look at a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Looked {
    /// By its number or from the list.
    Opened,
    /// Searching for a person.
    Found,
    /// The citizen came again, and what is known of them was filled in.
    Recognised,
    /// To decide it.
    ToDecide,
}

/// One deed. The name of the variant is the action's kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "snake_case")]
pub enum Deed {
    /// The register was made, for this centre.
    RegisterCreated {
        centre: String,
        country: String,
        practice: bool,
    },
    OfficerEnrolled {
        officer: OfficerId,
        name: String,
        roles: Vec<Role>,
        /// Last day of service, where it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
    },
    /// Name, roles and last day of service as they are from now on.
    OfficerChanged {
        officer: OfficerId,
        name: String,
        roles: Vec<Role>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
    },
    /// Service ended at once; `until` was its last whole day.
    OfficerEnded {
        officer: OfficerId,
        until: NaiveDate,
    },
    /// A member of staff chose a new secret; the secret itself never stands in the ledger.
    SecretChanged {
        officer: OfficerId,
    },
    SignedIn {},
    SignedOut {},
    SignInRefused {
        officer: String,
        failures: u32,
    },
    /// The wait after wrong tries was taken away by somebody in charge.
    OfficerUnlocked {
        officer: OfficerId,
    },
    /// A badge that says who somebody is; any that they had before leads nowhere.
    BadgeGiven {
        officer: OfficerId,
        badge: BadgeNo,
    },
    /// An application was taken in: the person, the service, the papers, the form.
    CaseOpened {
        no: CaseNo,
        service: String,
        /// SHA-256 of the catalogue under which it was opened, and stays.
        catalogue: String,
        applicant: Party,
        agent: Option<Agent>,
        documents: Vec<CaseDocument>,
        answers: BTreeMap<String, String>,
        note: Option<String>,
    },
    /// More papers came, or were looked at again.
    DocumentsRecorded {
        documents: Vec<CaseDocument>,
    },
    AnswersRecorded {
        answers: BTreeMap<String, String>,
    },
    /// What was written down wrongly stands so from now on, whatever the stage; why is the action's reason. Only what
    /// changes is here. It takes no step and changes no fee, no number and no clock.
    CaseCorrected {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        applicant: Option<Party>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        agent: Option<Agent>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<CaseDocument>,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        answers: BTreeMap<String, String>,
    },
    FeePaid {
        receipt: ReceiptNo,
        payer: String,
        lines: Vec<FeeLine>,
        total: Money,
        tender: Tender,
    },
    /// The file is complete and paid: the office's clock starts.
    ClockStarted {
        started: NaiveDate,
        due: Option<NaiveDate>,
        due_estimated: bool,
    },
    /// The back office decided; why is the action's reason.
    Decided {
        decision: Decision,
    },
    /// The content of the case is kept beyond its time; why is the action's reason.
    CaseHeld {},
    HoldLifted {},
    /// Content whose time had ended went. What is left is here, so that numbers, sums and this proof stay.
    ContentErased {
        no: CaseNo,
        service: String,
        stage: Stage,
        /// The day from which time counted.
        since: NaiveDate,
        rules: Vec<Erasing>,
        /// Bytes that went; the hashes prove that they were there.
        files: Vec<ErasedFile>,
        /// Actions whose content went.
        contents: u32,
        /// The case without its person, once its own content went.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remains: Option<Box<Case>>,
    },
    /// A deletion run came to its end.
    RetentionRun {
        until: NaiveDate,
        cases: u64,
        files: u64,
        bytes: u64,
        contents: u64,
        /// Cases that were held, of which nothing went.
        held: u64,
    },
    /// Somebody looked at the case and did no more; once an officer and day.
    CaseRead {
        how: Looked,
    },
    /// Somebody was told who had looked at the citizen's cases, so many.
    AccessTold {
        cases: u32,
    },
    TicketIssued {
        no: TicketNo,
        day: NaiveDate,
        case: Option<CaseNo>,
        service: String,
    },
    /// A paper was handed to a printer or saved; `copy` is 1 for the first print.
    PaperPrinted {
        paper: String,
        no: String,
        copy: u32,
    },
    /// A paper that was on its way to a printer was taken out of the queue; why is the action's reason.
    PaperCancelled {
        paper: String,
        no: String,
        copy: u32,
    },
    /// A masked number was shown in full.
    IdentityShown {
        no: CaseNo,
    },
    /// A copy was put in the register's place, and from here the series goes on or a new one begins. The copy
    /// ended with this action of this series.
    RegisterRestored {
        /// SHA-256 of the copy's file.
        copy: String,
        series: String,
        seq: u64,
        hash: String,
    },
    /// What could be read of a damaged register was brought into a new one; the stretches of series that could
    /// not, and the actions that were not what the chain says.
    RegisterSalvaged {
        actions: u64,
        lost: Vec<String>,
        changed: Vec<String>,
    },
    /// A sealed batch was written: everything up to these heads is in it.
    BatchSealed {
        number: u64,
        file: String,
        sha256: String,
        tagmanifest: String,
        heads: BTreeMap<String, u64>,
    },
    AttachmentAdded {
        document: u16,
        attachment: Attachment,
    },
    /// A pack of headquarters was taken, whole; which one, who approved it and on what legal basis, and what of it
    /// was left out here and why.
    PackTaken(Box<PackTaken>),
    /// Headquarters decided, and the word came down in a pack; why is the action's reason.
    DecisionCame {
        decision: Decision,
        /// Who decided there, as headquarters writes it.
        decider: String,
        /// The law that it rests on.
        basis: String,
        /// The day of the decision.
        decided: NaiveDate,
        headquarters: String,
        /// Number of the pack that brought it.
        pack: u64,
    },
    /// The citizen was told of the decision that came.
    CitizenTold {},
    /// What another unit did about the case came here in a pack. From here on this station knows of it: of each
    /// series up to that action.
    TrailTaken {
        pack: u64,
        heads: BTreeMap<StationId, u64>,
    },
    /// Two units did what cannot both stand, and this is what stands; why is the action's reason.
    ConflictSettled(Box<Settled>),
    /// A cashier counted their till; why the cash differs, if it does, is the action's reason.
    TillClosed(Box<TillClosed>),
    /// Files went from the window to the back office.
    TrayHandedOver {
        no: TrayNo,
        cases: Vec<CaseNo>,
    },
}

/// What is written down of a pack that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackTaken {
    pub headquarters: String,
    /// `catalogue`, `decisions`, `register` or `case`.
    pub sort: String,
    /// The numbers that rise together: the sort, and of a reference register its name too.
    pub series: String,
    pub number: u64,
    /// SHA-256 of the pack's label, which covers all of it.
    pub sha256: String,
    /// When headquarters made it, milliseconds UTC.
    pub made_ms: i64,
    pub approved_by: String,
    pub basis: String,
    pub approved: NaiveDate,
    /// Of a catalogue: SHA-256 of its bytes, and the first day on which new cases go by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catalogue: Option<(String, NaiveDate)>,
    /// Rows in it, and those of them that changed something here.
    pub rows: u64,
    pub applied: u64,
    /// The rest, by the case's number, and why as a code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<(String, String)>,
}

impl Deed {
    /// Version of the content's form that this program writes. In version 1 the papers of a case repeated
    /// their names, which are now read from the catalogue that the case names; the rest is the same.
    pub const VERSION: u16 = 2;

    /// Kind and content as they stand in an action; the content's keys are sorted.
    pub fn write(&self) -> (String, String) {
        let Ok(serde_json::Value::Object(mut parts)) = serde_json::to_value(self) else {
            // Every variant is a struct of plain values; serde cannot fail on it.
            return (String::new(), String::new());
        };
        let body = parts.remove("body").unwrap_or_default();
        let kind = parts.remove("kind").and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default();
        (kind, serde_json::to_string(&body).unwrap_or_default())
    }

    /// The deed of an action: `None` when its kind or version is of a later program, or its content was erased.
    pub fn read(action: &Action) -> Result<Option<Deed>, DeedError> {
        if action.version > Self::VERSION || action.body.is_empty() || !KINDS.contains(&action.kind.as_str()) {
            return Ok(None);
        }
        let fail = |cause: serde_json::Error| DeedError {
            kind: action.kind.clone(),
            version: action.version,
            cause: cause.to_string(),
        };
        Written::new(&action.kind, &action.body).read().map(Some).map_err(fail)
    }
}

/// Kind and content as they stand in an action, given to serde as the one map that [`Deed`] is read from:
/// the content is parsed once, straight into its fields.
struct Written<'a> {
    kind: &'a str,
    body: serde_json::Deserializer<serde_json::de::StrRead<'a>>,
    told: u8,
}

impl<'a> Written<'a> {
    fn new(kind: &'a str, body: &'a str) -> Self {
        Self { kind, body: serde_json::Deserializer::from_str(body), told: 0 }
    }

    fn read(mut self) -> Result<Deed, serde_json::Error> {
        let deed = Deed::deserialize(MapAccessDeserializer::new(&mut self))?;
        self.body.end()?;
        Ok(deed)
    }
}

impl<'de> MapAccess<'de> for &mut Written<'de> {
    type Error = serde_json::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Self::Error> {
        let Some(key) = ["kind", "body"].get(usize::from(self.told)) else { return Ok(None) };
        self.told += 1;
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Self::Error> {
        if self.told == 1 {
            return seed.deserialize(BorrowedStrDeserializer::new(self.kind));
        }
        seed.deserialize(&mut self.body)
    }
}

/// The kinds that this version knows.
const KINDS: [&str; 36] = [
    "register_created",
    "officer_enrolled",
    "officer_changed",
    "officer_ended",
    "secret_changed",
    "signed_in",
    "signed_out",
    "sign_in_refused",
    "officer_unlocked",
    "badge_given",
    "case_opened",
    "documents_recorded",
    "answers_recorded",
    "case_corrected",
    "fee_paid",
    "clock_started",
    "decided",
    "case_held",
    "hold_lifted",
    "content_erased",
    "retention_run",
    "case_read",
    "access_told",
    "ticket_issued",
    "paper_printed",
    "paper_cancelled",
    "identity_shown",
    "batch_sealed",
    "attachment_added",
    "pack_taken",
    "decision_came",
    "citizen_told",
    "trail_taken",
    "conflict_settled",
    "till_closed",
    "tray_handed_over",
];

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::action::{Hash, HybridTime, Subject};
    use super::*;

    fn action(kind: &str, version: u16, body: &str) -> Action {
        Action {
            station: "ZAQ-03".parse().unwrap(),
            seq: 1,
            at: HybridTime { ms: 0, n: 0 },
            officer: OfficerId::program(),
            command: String::new(),
            subject: Subject::Station,
            reason: None,
            kind: kind.into(),
            version,
            body: body.into(),
            body_hash: Hash::START,
            prev: Hash::START,
            hash: Hash::START,
        }
    }

    #[test]
    fn a_deed_reads_back_and_its_keys_are_sorted() {
        let deed = Deed::OfficerEnrolled {
            officer: "huda".parse().unwrap(),
            name: "هدى".into(),
            roles: vec![Role::Cashier],
            until: None,
        };
        let (kind, body) = deed.write();
        assert_eq!(kind, "officer_enrolled");
        assert_eq!(body, r#"{"name":"هدى","officer":"huda","roles":["cashier"]}"#);
        assert_eq!(Deed::read(&action(&kind, 1, &body)).unwrap(), Some(deed));
    }

    #[test]
    fn a_later_kind_or_version_is_left_alone() {
        assert_eq!(Deed::read(&action("till_opened", 1, "{}")).unwrap(), None);
        assert_eq!(Deed::read(&action("signed_in", Deed::VERSION + 1, "[]")).unwrap(), None);
        assert_eq!(Deed::read(&action("signed_in", 1, "")).unwrap(), None);
    }

    #[test]
    fn a_content_that_does_not_fit_is_named() {
        for body in ["{}", "{", r#"{} {"#, r#"{},"kind":"signed_out""#] {
            let fault = Deed::read(&action("officer_enrolled", 1, body)).unwrap_err();
            assert!(fault.to_string().contains("officer_enrolled"));
        }
        assert!(Deed::read(&action("signed_in", 1, r#"{},"kind":"signed_out""#)).is_err());
    }
}
