//! The people of a case: who asks for the service, and who comes for them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::identity::{Identity, Sex};
use super::phone::Phone;

/// A person or a company as the counter knows them, as written on the card shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub identity: Identity,
    /// The name exactly as on the card; search uses a key made from it.
    pub name: String,
    pub phone: Option<Phone>,
    /// Read from the number where it tells, else typed from the card.
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub address: Option<String>,
    /// Why the clerk went on although the check digit looks wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt_accepted: Option<String>,
}

/// Who stands at the window in another's name, and by what right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    pub party: Party,
    /// Number and office of the power of attorney, or the company's letter.
    pub authority: String,
}
