//! A record that headquarters received and does not agree to, and why. It stays in the ledger, where nothing is undone;
//! its case is in question until a later action of the station puts it right and goes up with the next batch.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::mark::StationId;

/// One refused record, as a receipt names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    pub series: StationId,
    /// The action in question.
    pub seq: u64,
    /// Number of the case it is of; none where it is of no case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no: Option<String>,
    pub why: Why,
    /// For whoever looks closer, in plain English; never a citizen's name or number.
    pub detail: String,
}

/// Why a record is refused. It travels as a word, so that a station keeps and shows one of a later program too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Why {
    /// `cannot-read`: its content does not fit its kind.
    CannotRead,
    /// `does-not-follow`: the case as it stood did not allow it.
    DoesNotFollow,
    /// `state-differs`: the batch tells the case otherwise than its actions do.
    StateDiffers,
    /// `identity-number`: the citizen's number fails its own check.
    IdentityNumber,
    /// `number-taken`: another case has its case or receipt number.
    NumberTaken,
    /// `total`: the lines of the fee do not add up to what was taken.
    Total,
    /// `future`: it is dated after it was received.
    Future,
    /// Of a later program.
    Other(String),
}

impl Why {
    pub const ALL: [Why; 7] = [
        Why::CannotRead,
        Why::DoesNotFollow,
        Why::StateDiffers,
        Why::IdentityNumber,
        Why::NumberTaken,
        Why::Total,
        Why::Future,
    ];

    pub fn code(&self) -> &str {
        match self {
            Why::CannotRead => "cannot-read",
            Why::DoesNotFollow => "does-not-follow",
            Why::StateDiffers => "state-differs",
            Why::IdentityNumber => "identity-number",
            Why::NumberTaken => "number-taken",
            Why::Total => "total",
            Why::Future => "future",
            Why::Other(code) => code,
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Why {
    type Err = Infallible;

    fn from_str(code: &str) -> Result<Self, Infallible> {
        Ok(Why::ALL.into_iter().find(|why| why.code() == code).unwrap_or_else(|| Why::Other(code.to_owned())))
    }
}

impl From<String> for Why {
    fn from(code: String) -> Why {
        let Ok(why) = code.parse();
        why
    }
}

impl From<Why> for String {
    fn from(why: Why) -> String {
        why.code().to_owned()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_of_a_later_program_is_kept_as_it_came() {
        for why in Why::ALL {
            assert_eq!(Why::from(String::from(why.clone())), why);
        }
        let line = r#"{"series":"ZAQ-03","seq":5,"why":"two-moons","detail":""}"#;
        let refused: Refused = serde_json::from_str(line).unwrap();
        assert_eq!(refused.why, Why::Other("two-moons".into()));
        assert_eq!(serde_json::to_string(&refused).unwrap(), line);
    }
}
