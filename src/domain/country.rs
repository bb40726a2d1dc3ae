//! The three countries whose counters this program serves.

use std::fmt;

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use super::money::Currency;

/// Written in data and on the wire by its two-letter code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Country {
    #[serde(rename = "EG")]
    Egypt,
    #[serde(rename = "KW")]
    Kuwait,
    #[serde(rename = "BH")]
    Bahrain,
}

impl Country {
    pub const ALL: [Country; 3] = [Country::Egypt, Country::Kuwait, Country::Bahrain];

    pub fn code(self) -> &'static str {
        match self {
            Country::Egypt => "EG",
            Country::Kuwait => "KW",
            Country::Bahrain => "BH",
        }
    }

    /// The country of a code, in capitals or not.
    pub fn from_code(code: &str) -> Option<Country> {
        Country::ALL.into_iter().find(|country| country.code().eq_ignore_ascii_case(code.trim()))
    }

    /// What its counters take money in.
    pub fn currency(self) -> Currency {
        match self {
            Country::Egypt => Currency::Egp,
            Country::Kuwait => Currency::Kwd,
            Country::Bahrain => Currency::Bhd,
        }
    }

    /// The day with which a calendar's week begins, after Unicode's data of regions (CLDR).
    pub fn week_begins(self) -> Weekday {
        match self {
            Country::Egypt | Country::Kuwait | Country::Bahrain => Weekday::Sat,
        }
    }

    /// The telephone prefix, without plus sign or zeros.
    pub fn dial_code(self) -> &'static str {
        match self {
            Country::Egypt => "20",
            Country::Kuwait => "965",
            Country::Bahrain => "973",
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_code_is_what_is_written_and_read() {
        for country in Country::ALL {
            let json = serde_json::to_string(&country).unwrap();
            assert_eq!(json, format!("\"{country}\""));
            assert_eq!(serde_json::from_str::<Country>(&json).unwrap(), country);
            assert_eq!(Country::from_code(country.code()), Some(country));
        }
        assert_eq!(Country::from_code("kw "), Some(Country::Kuwait));
        assert_eq!(Country::from_code("SA"), None);
    }
}
