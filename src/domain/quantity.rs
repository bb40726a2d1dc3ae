//! How much of something a fee is reckoned on: square metres, months, trips. Thousandths, never a
//! float, so that 12.5 m² at a rate gives the same amount on every machine.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::digits;

/// A measure in thousandths of its unit, zero or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quantity {
    thousandths: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    #[error("{typed:?} is not a number")]
    NotANumber { typed: String },
    #[error("a quantity may not be negative")]
    Negative,
    #[error("at most 3 decimals, {found} were typed")]
    TooManyDecimals { found: usize },
    #[error("the quantity is too large")]
    TooLarge,
}

impl Quantity {
    pub const fn whole(n: u32) -> Quantity {
        Quantity { thousandths: n as u64 * 1_000 }
    }

    pub const fn thousandths(self) -> u64 {
        self.thousandths
    }

    pub const fn is_zero(self) -> bool {
        self.thousandths == 0
    }

    /// Reads what a person typed, in either digit set, with up to three decimals.
    pub fn parse(typed: &str) -> Result<Quantity, QuantityError> {
        let text = digits::to_ascii(&digits::strip_bidi(typed));
        let text = text.trim();
        let not_a_number = || QuantityError::NotANumber { typed: typed.trim().to_owned() };
        if let Some(rest) = text.strip_prefix(digits::is_dash) {
            let numeric = digits::to_decimal_parts(rest.trim_start()).is_some();
            return Err(if numeric { QuantityError::Negative } else { not_a_number() });
        }
        let (whole, fraction) = digits::to_decimal_parts(text).ok_or_else(not_a_number)?;
        if fraction.len() > 3 {
            return Err(QuantityError::TooManyDecimals { found: fraction.len() });
        }
        let thousandths = format!("{whole}{fraction:0<3}").parse().ok();
        thousandths
            .filter(|&n| n <= 1_000_000_000_000)
            .map(|thousandths| Quantity { thousandths })
            .ok_or(QuantityError::TooLarge)
    }
}

/// Without needless zeros: `12.5`, `3`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fraction = format!("{:03}", self.thousandths % 1_000);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{}{point}{fraction}", self.thousandths / 1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_measures() {
        let shown = |typed: &str| Quantity::parse(typed).map(|quantity| quantity.to_string());
        assert_eq!(shown("١٢٫٥"), Ok("12.5".into()));
        assert_eq!(shown("1,200"), Ok("1200".into()));
        assert_eq!(shown("0.250"), Ok("0.25".into()));
        assert_eq!(shown("-1"), Err(QuantityError::Negative));
        assert_eq!(shown("1.2345"), Err(QuantityError::TooManyDecimals { found: 4 }));
        assert_eq!(shown(""), Err(QuantityError::NotANumber { typed: "".into() }));
        assert_eq!(shown("99999999999999"), Err(QuantityError::TooLarge));
    }
}
