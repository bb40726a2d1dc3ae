//! One service, as the counter offers it. Plain values: the catalogue has checked them.

use serde::{Deserialize, Serialize};

use super::field::FormField;
use crate::domain::bilingual::Bilingual;
use crate::domain::deadline::Limit;
use crate::domain::fee::FeeRule;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Service {
    /// Unique in its catalogue: `EG-BLD-01`.
    pub code: String,
    pub category: String,
    pub name: Bilingual,
    /// Who does the work behind the window.
    pub department: Bilingual,
    pub documents: Vec<RequiredDocument>,
    pub fee: FeeRule,
    /// None where no source tells one.
    pub limit: Option<Limit>,
    pub duration_note: Option<Bilingual>,
    pub steps: Vec<Step>,
    pub fields: Vec<FormField>,
    /// Whether whoever decides has to know who applies; the rule is that they do not.
    pub decider_sees_applicant: bool,
    pub notes: Vec<String>,
    /// Keys into the catalogue's sources, or plain words.
    pub source: Vec<String>,
    pub source_level: SourceLevel,
    pub verified: Verified,
}

impl Service {
    /// Whether what it grants is a licence or a permit: the office's own name of it says so.
    pub fn is_licence(&self) -> bool {
        const WORDS: [&str; 4] = ["ترخيص", "رخصة", "تصريح", "تراخيص"];
        let mut words = self.name.ar.split(|c: char| !c.is_alphabetic());
        words.any(|word| WORDS.contains(&word.strip_prefix("ال").unwrap_or(word)))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequiredDocument {
    pub name: Bilingual,
    pub required: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    pub key: String,
    pub name: Bilingual,
    pub actor: Actor,
    /// Key of what the citizen is told meanwhile; the catalogue knows its words.
    pub stage: String,
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    Counter,
    Cashier,
    BackOffice,
    Manager,
    Committee,
    Applicant,
    External,
}

/// How well the service as a whole is founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceLevel {
    /// Papers and at least one of fee, time and steps come from a source.
    Sourced,
    PartlySourced,
    NameOnly,
    /// A proposal to confirm.
    GeneralKnowledge,
}

/// Which values come from a listed source; the others are to be confirmed before they are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Verified {
    pub name_ar: bool,
    pub name_en: bool,
    pub department: bool,
    pub required_documents: bool,
    pub fee: bool,
    pub duration: bool,
    pub workflow_steps: bool,
    pub form_fields: bool,
}
