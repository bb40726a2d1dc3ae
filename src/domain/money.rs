//! An amount in one currency, counted in its smallest unit: piastres or fils. Never a float, and
//! never two currencies in one sum. How an amount is shown or worded is not decided here.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::digits;

/// Typed amounts end here: a trillion of anything is a slip of the finger.
pub const MOST_TYPED_MINOR: i64 = 999_999_999_999_999;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Currency {
    #[serde(rename = "EGP")]
    Egp,
    #[serde(rename = "KWD")]
    Kwd,
    #[serde(rename = "BHD")]
    Bhd,
}

impl Currency {
    pub const ALL: [Currency; 3] = [Currency::Egp, Currency::Kwd, Currency::Bhd];

    pub fn code(self) -> &'static str {
        match self {
            Currency::Egp => "EGP",
            Currency::Kwd => "KWD",
            Currency::Bhd => "BHD",
        }
    }

    pub fn from_code(code: &str) -> Option<Currency> {
        Currency::ALL.into_iter().find(|currency| currency.code() == code)
    }

    /// Digits after the point: 100 piastres to the pound, 1000 fils to the dinar.
    pub fn decimals(self) -> u32 {
        match self {
            Currency::Egp => 2,
            Currency::Kwd | Currency::Bhd => 3,
        }
    }

    /// How many of the smallest unit make one.
    pub fn minor_per_unit(self) -> i64 {
        10_i64.pow(self.decimals())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Whole smallest units of one currency. May be negative: a till can be short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

/// Why an amount was not accepted, or could not be computed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("no amount was typed")]
    Empty,
    #[error("{typed:?} is not an amount")]
    NotANumber { typed: String },
    #[error("an amount may not be negative")]
    Negative,
    #[error("{currency} has {allowed} decimals, {found} were typed")]
    TooManyDecimals { currency: Currency, allowed: u32, found: u32 },
    #[error("the amount is too large")]
    TooLarge,
    #[error("{left} and {right} cannot be reckoned together")]
    MixedCurrencies { left: Currency, right: Currency },
}

impl Money {
    /// `minor` is in piastres or fils.
    pub const fn new(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    pub const fn zero(currency: Currency) -> Money {
        Money::new(0, currency)
    }

    /// Reads what a person typed, in either digit set: `1,250.75`, `١٬٢٥٠٫٧٥`, `50`.
    /// Fewer decimals than the currency has are fine, more are refused even when they are zeros:
    /// `1.250` in pounds is more likely a misplaced separator than a pound and a quarter.
    pub fn parse(typed: &str, currency: Currency) -> Result<Money, MoneyError> {
        let text = digits::to_ascii(&digits::strip_bidi(typed));
        let text = text.trim();
        if text.is_empty() {
            return Err(MoneyError::Empty);
        }
        let not_a_number = || MoneyError::NotANumber { typed: typed.trim().to_owned() };
        if let Some(rest) = text.strip_prefix(digits::is_dash) {
            let numeric = digits::to_decimal_parts(rest.trim_start()).is_some();
            return Err(if numeric { MoneyError::Negative } else { not_a_number() });
        }
        let (whole, fraction) = digits::to_decimal_parts(text).ok_or_else(not_a_number)?;
        let (allowed, found) = (currency.decimals(), fraction.len());
        if found > allowed as usize {
            let found = u32::try_from(found).unwrap_or(u32::MAX);
            return Err(MoneyError::TooManyDecimals { currency, allowed, found });
        }
        let minor: i64 = format!("{whole}{fraction:0<width$}", width = allowed as usize)
            .parse()
            .map_err(|_| MoneyError::TooLarge)?;
        if minor > MOST_TYPED_MINOR {
            return Err(MoneyError::TooLarge);
        }
        Ok(Money::new(minor, currency))
    }

    /// Piastres or fils.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    pub const fn currency(self) -> Currency {
        self.currency
    }

    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// The same amount without its sign, for words that say which way.
    #[must_use]
    pub const fn magnitude(self) -> Money {
        Money::new(self.minor.saturating_abs(), self.currency)
    }

    pub fn plus(self, other: Money) -> Result<Money, MoneyError> {
        self.same_currency(other)?;
        self.checked(self.minor.checked_add(other.minor))
    }

    pub fn minus(self, other: Money) -> Result<Money, MoneyError> {
        self.same_currency(other)?;
        self.checked(self.minor.checked_sub(other.minor))
    }

    /// Which of the two is more. An error, not a guess, across currencies.
    pub fn compare(self, other: Money) -> Result<Ordering, MoneyError> {
        self.same_currency(other)?;
        Ok(self.minor.cmp(&other.minor))
    }

    /// `numerator / denominator` of the amount, half a smallest unit rounded away from zero.
    /// Ten per cent is `part(10, 100)`; 12.5 m² at a rate is `part(12_500, 1_000)`.
    pub fn part(self, numerator: u64, denominator: u64) -> Result<Money, MoneyError> {
        let denominator = i128::from(denominator.max(1));
        let scaled = i128::from(self.minor) * i128::from(numerator);
        let (whole, rest) = (scaled / denominator, scaled % denominator);
        let rounded = if rest.abs() * 2 >= denominator { whole + scaled.signum() } else { whole };
        self.checked(i64::try_from(rounded).ok())
    }

    /// The sum of `amounts`, zero when there are none.
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Money>) -> Result<Money, MoneyError> {
        amounts.into_iter().try_fold(Money::zero(currency), Money::plus)
    }

    fn checked(self, minor: Option<i64>) -> Result<Money, MoneyError> {
        minor.map(|minor| Money::new(minor, self.currency)).ok_or(MoneyError::TooLarge)
    }

    fn same_currency(self, other: Money) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(MoneyError::MixedCurrencies { left: self.currency, right: other.currency })
    }
}

/// Plain decimal text for files and logs: `1250.75`, `-0.005`. Screens and paper use `i18n`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (decimals, unit) = (self.currency.decimals() as usize, self.currency.minor_per_unit().unsigned_abs());
        let minor = self.minor.unsigned_abs();
        let sign = if self.minor < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:0decimals$}", minor / unit, minor % unit)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use Currency::{Bhd, Egp, Kwd};
    use proptest::prelude::*;

    use super::*;

    fn reads(typed: &str, currency: Currency, minor: i64) {
        assert_eq!(Money::parse(typed, currency), Ok(Money::new(minor, currency)), "{typed}");
    }

    #[test]
    fn typed_amounts_in_both_digit_sets() {
        reads("50", Egp, 5_000);
        reads(" 1,250.75 ", Egp, 125_075);
        reads("١٬٢٥٠٫٧٥", Egp, 125_075);
        reads("۱٫۲۵۰", Kwd, 1_250);
        reads("10.999", Kwd, 10_999);
        reads("0.5", Bhd, 500);
        reads(".5", Egp, 50);
        reads("007", Egp, 700);
        reads("\u{200F}١٥٠\u{200F}", Egp, 15_000);
        reads("1,000,000", Egp, 100_000_000);
        reads("1,250", Kwd, 1_250_000);
    }

    #[test]
    fn every_refusal_has_its_name() {
        let refusal = |typed: &str| Money::parse(typed, Egp).unwrap_err();
        assert_eq!(refusal("  "), MoneyError::Empty);
        assert_eq!(refusal("-5"), MoneyError::Negative);
        assert_eq!(refusal("\u{2212}٥"), MoneyError::Negative);
        assert_eq!(refusal("1.005"), MoneyError::TooManyDecimals { currency: Egp, allowed: 2, found: 3 });
        for typed in
            ["abc", "1.2.3", "1,5", "12,34,567", "1.", ".", ",", "1 000", "+5", "1e3", "٥ج", "-x", "--5", ",100"]
        {
            assert_eq!(refusal(typed), MoneyError::NotANumber { typed: typed.into() }, "{typed}");
        }
        assert_eq!(refusal("99999999999999999999"), MoneyError::TooLarge);
        assert_eq!(refusal("10000000000000"), MoneyError::TooLarge);
    }

    #[test]
    fn currencies_are_never_mixed() {
        let (pound, dinar) = (Money::new(100, Egp), Money::new(1_000, Kwd));
        let mixed = MoneyError::MixedCurrencies { left: Egp, right: Kwd };
        assert_eq!(pound.plus(dinar), Err(mixed.clone()));
        assert_eq!(pound.minus(dinar), Err(mixed.clone()));
        assert_eq!(pound.compare(dinar), Err(mixed.clone()));
        assert_eq!(Money::sum(Egp, [pound, dinar]), Err(mixed));
        assert_eq!(Money::new(i64::MAX, Egp).plus(pound), Err(MoneyError::TooLarge));
    }

    #[test]
    fn parts_round_half_up() {
        assert_eq!(Money::new(100_005, Egp).part(10, 100), Ok(Money::new(10_001, Egp)));
        assert_eq!(Money::new(100_004, Egp).part(10, 100), Ok(Money::new(10_000, Egp)));
        assert_eq!(Money::new(-5, Egp).part(1, 10), Ok(Money::new(-1, Egp)));
        assert_eq!(Money::new(5_000, Kwd).part(12_500, 1_000), Ok(Money::new(62_500, Kwd)));
        assert_eq!(Money::new(i64::MAX, Egp).part(2, 1), Err(MoneyError::TooLarge));
        assert_eq!(Money::new(7, Egp).part(3, 0), Ok(Money::new(21, Egp)));
    }

    #[test]
    fn it_is_written_as_plain_decimals_and_as_minor_units() {
        assert_eq!(Money::new(10_999, Kwd).to_string(), "10.999");
        assert_eq!(Money::new(-5, Kwd).to_string(), "-0.005");
        assert_eq!(Money::new(i64::MIN, Egp).to_string(), "-92233720368547758.08");
        let json = serde_json::to_string(&Money::new(15_000, Egp)).unwrap();
        assert_eq!(json, r#"{"minor":15000,"currency":"EGP"}"#);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(minor in 0..=MOST_TYPED_MINOR, currency in prop::sample::select(vec![Egp, Kwd, Bhd])) {
            let money = Money::new(minor, currency);
            prop_assert_eq!(Money::parse(&money.to_string(), currency), Ok(money));
            let json = serde_json::to_string(&money).unwrap();
            prop_assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
        }

        #[test]
        fn a_part_is_exact_or_refused(minor in any::<i64>(), numerator in any::<u64>(), denominator in any::<u64>()) {
            if let Ok(part) = Money::new(minor, Egp).part(numerator, denominator) {
                let denominator = i128::from(denominator.max(1));
                let off = i128::from(minor) * i128::from(numerator) - i128::from(part.minor()) * denominator;
                prop_assert!(off.abs() <= denominator / 2 + denominator % 2);
            }
        }

        #[test]
        fn no_typing_makes_it_panic(typed in "\\PC*") {
            let _ = Money::parse(&typed, Egp);
        }
    }
}
