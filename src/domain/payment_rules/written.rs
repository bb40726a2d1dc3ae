//! The cash rules as they are written, and their checks.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{PaymentMethod, PaymentRule, PaymentRulesError, Surcharge};
use crate::domain::bilingual::Bilingual;
use crate::domain::country::Country;
use crate::domain::money::Money;

#[derive(Deserialize)]
pub(super) struct RulesFile {
    pub schema_version: u32,
    pub rules: Vec<WrittenRule>,
}

#[derive(Deserialize)]
pub(super) struct WrittenRule {
    id: String,
    country: Country,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    over: String,
    methods: Vec<PaymentMethod>,
    surcharge: Option<WrittenSurcharge>,
    name: Bilingual,
    basis: Bilingual,
    #[serde(default)]
    source: String,
    #[serde(default)]
    verified: bool,
}

#[derive(Deserialize)]
struct WrittenSurcharge {
    percent: u8,
    at_most: Option<String>,
}

impl WrittenRule {
    pub fn read(self) -> Result<PaymentRule, PaymentRulesError> {
        let rule = || self.id.clone();
        let amount = |text: &str| {
            let read = Money::parse(text, self.country.currency());
            read.map_err(|error| PaymentRulesError::Amount { rule: rule(), error })
        };
        if !self.name.is_complete() || !self.basis.is_complete() {
            return Err(PaymentRulesError::EmptyText { rule: rule() });
        }
        let over = amount(&self.over)?;
        let surcharge = match &self.surcharge {
            None => None,
            Some(written) if !(1..=100).contains(&written.percent) => {
                return Err(PaymentRulesError::Percent { rule: rule(), found: written.percent });
            }
            Some(written) => {
                let at_most = written.at_most.as_deref().map(amount).transpose()?;
                Some(Surcharge { percent: written.percent, at_most })
            }
        };
        Ok(PaymentRule {
            id: self.id,
            country: self.country,
            from: self.from,
            until: self.until,
            over,
            methods: self.methods,
            surcharge,
            name: self.name,
            basis: self.basis,
            source: self.source,
            verified: self.verified,
        })
    }
}
