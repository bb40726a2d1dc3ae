//! The three countries whose counters this program serves.

use std::fmt;
use std::str::FromStr;

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

/// A code that is not one of EG, KW, BH.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown country code {0:?}, expected EG, KW or BH")]
pub struct UnknownCountry(pub String);

impl Country {
    pub const ALL: [Country; 3] = [Country::Egypt, Country::Kuwait, Country::Bahrain];

    pub fn code(self) -> &'static str {
        match self {
            Country::Egypt => "EG",
            Country::Kuwait => "KW",
            Country::Bahrain => "BH",
        }
    }

    /// What its counters take money in.
    pub fn currency(self) -> Currency {
        match self {
            Country::Egypt => Currency::Egp,
            Country::Kuwait => Currency::Kwd,
            Country::Bahrain => Currency::Bhd,
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

impl FromStr for Country {
    type Err = UnknownCountry;

    fn from_str(code: &str) -> Result<Country, UnknownCountry> {
        Country::ALL
            .into_iter()
            .find(|country| country.code().eq_ignore_ascii_case(code.trim()))
            .ok_or_else(|| UnknownCountry(code.to_owned()))
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
            assert_eq!(country.code().parse::<Country>().unwrap(), country);
        }
        assert_eq!("SA".parse::<Country>(), Err(UnknownCountry("SA".into())));
    }
}
