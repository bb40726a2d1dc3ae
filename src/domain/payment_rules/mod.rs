//! Which ways of paying the law allows for an amount, and what it adds. The rules are dated data
//! (`assets/catalogue/payment_rules.json`), each with its legal basis and whether it was verified.

mod written;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use written::{RulesFile, WrittenRule};

use super::bilingual::Bilingual;
use super::country::Country;
use super::fee::{FeeLine, FeeLineKind};
use super::money::{Money, MoneyError};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    Cash,
    Card,
    BankTransfer,
    OtherElectronic,
}

impl PaymentMethod {
    pub const ALL: [PaymentMethod; 4] =
        [PaymentMethod::Cash, PaymentMethod::Card, PaymentMethod::BankTransfer, PaymentMethod::OtherElectronic];

    /// As stored and as written in the data.
    pub fn code(self) -> &'static str {
        match self {
            PaymentMethod::Cash => "cash",
            PaymentMethod::Card => "card",
            PaymentMethod::BankTransfer => "bank_transfer",
            PaymentMethod::OtherElectronic => "other_electronic",
        }
    }

    pub fn from_code(code: &str) -> Option<PaymentMethod> {
        PaymentMethod::ALL.into_iter().find(|method| method.code() == code)
    }
}

/// Every country's rules, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRules {
    rules: Vec<PaymentRule>,
}

/// Above `over`, the `methods` are surcharged, or refused when there is no surcharge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PaymentRule {
    pub id: String,
    pub country: Country,
    /// First and last day on which it holds.
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub over: Money,
    pub methods: Vec<PaymentMethod>,
    pub surcharge: Option<Surcharge>,
    /// How a receipt or a refusal names it.
    pub name: Bilingual,
    /// The law or decision behind it.
    pub basis: Bilingual,
    pub source: String,
    pub verified: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Surcharge {
    pub percent: u8,
    pub at_most: Option<Money>,
}

/// What the law says to one way of paying one amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaymentVerdict<'a> {
    Allowed,
    Surcharged { line: FeeLine, rule: &'a PaymentRule },
    Refused { rule: &'a PaymentRule },
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaymentRulesError {
    #[error("line {line}, column {column}: {what}")]
    Shape { line: usize, column: usize, what: String },
    #[error("schema version {found}, this program reads 1")]
    Version { found: u32 },
    #[error("{rule}: {error}")]
    Amount { rule: String, error: MoneyError },
    #[error("{rule}: a surcharge is 1 to 100 per cent, found {found}")]
    Percent { rule: String, found: u8 },
    #[error("{rule}: the name or the basis is empty in one language")]
    EmptyText { rule: String },
}

impl PaymentRules {
    pub fn parse(json: &str) -> Result<PaymentRules, PaymentRulesError> {
        let file: RulesFile = serde_json::from_str(json).map_err(|error| PaymentRulesError::Shape {
            line: error.line(),
            column: error.column(),
            what: error.to_string(),
        })?;
        if file.schema_version != 1 {
            return Err(PaymentRulesError::Version { found: file.schema_version });
        }
        let rules = file.rules.into_iter().map(WrittenRule::read).collect::<Result<_, _>>()?;
        Ok(PaymentRules { rules })
    }

    /// Whether `total` may be paid by `method` on `date`. A refusal by any rule outweighs every
    /// surcharge; of several surcharges the first in the file holds. A surcharge is not itself
    /// counted when an amount is compared with a bound.
    pub fn verdict(
        &self,
        country: Country,
        total: Money,
        method: PaymentMethod,
        date: NaiveDate,
    ) -> Result<PaymentVerdict<'_>, MoneyError> {
        total.compare(Money::zero(country.currency()))?;
        let mut applying = Vec::new();
        for rule in self.rules.iter().filter(|rule| rule.concerns(country, method, date)) {
            if total.compare(rule.over)?.is_gt() {
                applying.push(rule);
            }
        }
        if let Some(rule) = applying.iter().find(|rule| rule.surcharge.is_none()) {
            return Ok(PaymentVerdict::Refused { rule });
        }
        for rule in applying {
            if let Some(surcharge) = rule.surcharge {
                let line =
                    FeeLine { kind: FeeLineKind::Surcharge, label: rule.name.clone(), amount: surcharge.on(total)? };
                return Ok(PaymentVerdict::Surcharged { line, rule });
            }
        }
        Ok(PaymentVerdict::Allowed)
    }

    pub fn of(&self, country: Country) -> impl Iterator<Item = &PaymentRule> {
        self.rules.iter().filter(move |rule| rule.country == country)
    }
}

impl PaymentRule {
    fn concerns(&self, country: Country, method: PaymentMethod, date: NaiveDate) -> bool {
        let begun = self.from.is_none_or(|from| from <= date);
        let over = self.until.is_some_and(|until| until < date);
        self.country == country && self.methods.contains(&method) && begun && !over
    }
}

impl Surcharge {
    fn on(self, total: Money) -> Result<Money, MoneyError> {
        let amount = total.part(self.percent.into(), 100)?;
        match self.at_most {
            Some(most) if amount.compare(most)?.is_gt() => Ok(most),
            _ => Ok(amount),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use PaymentMethod::{BankTransfer, Card, Cash, OtherElectronic};

    use super::*;
    use crate::domain::money::Currency;

    const SHIPPED: &str = include_str!("../../../assets/catalogue/payment_rules.json");

    fn says(pounds: i64, method: PaymentMethod, date: &str) -> String {
        let rules = PaymentRules::parse(SHIPPED).unwrap();
        let total = Money::new(pounds * 100, Currency::Egp);
        match rules.verdict(Country::Egypt, total, method, date.parse().unwrap()).unwrap() {
            PaymentVerdict::Allowed => "allowed".into(),
            PaymentVerdict::Surcharged { line, .. } => format!("+{}", line.amount),
            PaymentVerdict::Refused { rule } => rule.id.clone(),
        }
    }

    #[test]
    fn cash_above_500_pounds_costs_a_tenth_more() {
        assert_eq!(says(500, Cash, "2026-01-01"), "allowed");
        assert_eq!(says(501, Cash, "2026-01-01"), "+50.10");
        assert_eq!(says(10_000, Cash, "2026-01-01"), "+1000.00");
        assert_eq!(says(501, Card, "2026-01-01"), "allowed");
        assert_eq!(says(501, Cash, "2019-04-30"), "allowed");
    }

    #[test]
    fn above_10_000_pounds_only_the_bank() {
        for method in [Cash, Card, OtherElectronic] {
            assert_eq!(says(10_001, method, "2026-01-01"), "eg_bank_over_10000");
        }
        assert_eq!(says(10_001, BankTransfer, "2026-01-01"), "allowed");
    }

    #[test]
    fn other_countries_take_any_method_and_their_own_money() {
        let rules = PaymentRules::parse(SHIPPED).unwrap();
        let date = "2026-01-01".parse().unwrap();
        let dinars = Money::new(20_000_000, Currency::Kwd);
        assert_eq!(rules.verdict(Country::Kuwait, dinars, Cash, date), Ok(PaymentVerdict::Allowed));
        assert!(matches!(rules.verdict(Country::Egypt, dinars, Cash, date), Err(MoneyError::MixedCurrencies { .. })));
        assert_eq!(rules.of(Country::Egypt).count(), 2);
    }

    #[test]
    fn a_surcharge_stops_at_its_ceiling() {
        let surcharge = Surcharge { percent: 10, at_most: Some(Money::new(1_000_000, Currency::Egp)) };
        assert_eq!(surcharge.on(Money::new(50_000_000, Currency::Egp)), Ok(Money::new(1_000_000, Currency::Egp)));
    }

    #[test]
    fn faults_in_the_file_are_named() {
        let refusal = |from: &str, to: &str| PaymentRules::parse(&SHIPPED.replacen(from, to, 1)).unwrap_err();
        assert!(matches!(
            refusal("\"percent\": 10", "\"percent\": 101"),
            PaymentRulesError::Percent { found: 101, .. }
        ));
        assert!(matches!(refusal("500.00", "500.001"), PaymentRulesError::Amount { .. }));
        assert!(matches!(refusal("\"cash\"", "\"shells\""), PaymentRulesError::Shape { line: 10, .. }));
        assert!(matches!(
            refusal("\"schema_version\": 1", "\"schema_version\": 3"),
            PaymentRulesError::Version { found: 3 }
        ));
    }

    #[test]
    fn methods_have_one_spelling() {
        for method in PaymentMethod::ALL {
            assert_eq!(PaymentMethod::from_code(method.code()), Some(method));
            assert_eq!(serde_json::to_string(&method).unwrap(), format!("\"{}\"", method.code()));
        }
    }
}
