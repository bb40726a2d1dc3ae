//! The fee rule of a service as it is written, and its checks.

use serde::Deserialize;

use super::error::Problem;
use super::read::{Fault, check_currency, complete};
use crate::domain::country::Country;
use crate::domain::fee::{Deposit, DepositAmount, FeeAmount, FeeRule, StampDuty, Tier};
use crate::domain::money::{Currency, Money};

#[derive(Deserialize)]
pub(super) struct WrittenFee {
    #[serde(rename = "type")]
    kind: FeeType,
    amount: Option<String>,
    min: Option<String>,
    max: Option<String>,
    currency: Currency,
    #[serde(default)]
    tiers: Vec<WrittenTier>,
    deposit: Option<WrittenDeposit>,
    #[serde(default)]
    stamp_duties: Vec<WrittenStamp>,
    rule_ar: String,
    rule_en: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FeeType {
    None,
    AssumedNone,
    Fixed,
    PerUnit,
    Tiered,
    Range,
    Capped,
    Formula,
    DepositOnly,
    Unknown,
}

#[derive(Deserialize)]
struct WrittenTier {
    label_ar: String,
    label_en: String,
    amount: String,
    unit: Option<String>,
}

#[derive(Deserialize)]
struct WrittenStamp {
    ar: String,
    en: String,
    amount: String,
}

#[derive(Deserialize)]
struct WrittenDeposit {
    amount: Option<String>,
    /// Per cent of the fee, where the deposit is a share of it.
    share_percent: Option<u8>,
    rule_ar: String,
    rule_en: String,
    #[serde(default)]
    refundable: bool,
}

impl WrittenFee {
    pub fn read(self, country: Country) -> Result<FeeRule, Fault> {
        check_currency(self.currency, country)?;
        let amount = self.amount()?;
        let deposit = self.deposit.map(|deposit| deposit.read(self.currency)).transpose()?;
        if amount == FeeAmount::DepositOnly && deposit.is_none() {
            return Err(missing("deposit_only", "deposit"));
        }
        let stamps = self.stamp_duties.into_iter().map(|stamp| stamp.read(self.currency));
        let stamp_duties = stamps.collect::<Result<_, _>>()?;
        let rule = complete("rule_ar", self.rule_ar, self.rule_en)?;
        Ok(FeeRule { amount, currency: self.currency, deposit, stamp_duties, rule })
    }

    fn amount(&self) -> Result<FeeAmount, Fault> {
        let amount = money("amount", self.amount.as_deref(), self.currency)?;
        let min = money("min", self.min.as_deref(), self.currency)?;
        let max = money("max", self.max.as_deref(), self.currency)?;
        let tiers = self.tiers.iter().map(|tier| tier.read(self.currency)).collect::<Result<Vec<_>, _>>()?;
        if let (Some(min), Some(max)) = (min, max)
            && min.minor() > max.minor()
        {
            return Err(("min", Problem::MinAboveMax { min: min.to_string(), max: max.to_string() }));
        }
        Ok(match self.kind {
            FeeType::None => free("none", amount, FeeAmount::None)?,
            FeeType::AssumedNone => free("assumed_none", amount, FeeAmount::AssumedNone)?,
            FeeType::DepositOnly => free("deposit_only", amount, FeeAmount::DepositOnly)?,
            FeeType::Fixed => FeeAmount::Fixed { amount: amount.ok_or(missing("fixed", "amount"))? },
            FeeType::PerUnit if !tiers.is_empty() => FeeAmount::Tiered { tiers },
            // A rate that no source names must be assessed, like any formula.
            FeeType::PerUnit => {
                amount.map_or(FeeAmount::Formula { at_least: None }, |rate| FeeAmount::PerUnit { rate })
            }
            FeeType::Tiered if tiers.is_empty() => return Err(missing("tiered", "tiers")),
            FeeType::Tiered => FeeAmount::Tiered { tiers },
            FeeType::Range => {
                FeeAmount::Range { min: min.ok_or(missing("range", "min"))?, max: max.ok_or(missing("range", "max"))? }
            }
            FeeType::Capped => FeeAmount::Capped { max: max.ok_or(missing("capped", "max"))? },
            // A part that is known is the least the whole can be.
            FeeType::Formula => FeeAmount::Formula { at_least: amount },
            FeeType::Unknown => FeeAmount::Unknown,
        })
    }
}

impl WrittenTier {
    fn read(&self, currency: Currency) -> Result<Tier, Fault> {
        let rate =
            Money::parse(&self.amount, currency).map_err(|error| ("tiers", Problem::Amount { key: "tiers", error }))?;
        let label = complete("tiers", self.label_ar.clone(), self.label_en.clone())?;
        Ok(Tier { label, rate, unit: self.unit.clone() })
    }
}

impl WrittenStamp {
    fn read(self, currency: Currency) -> Result<StampDuty, Fault> {
        let key = "stamp_duties";
        let amount = Money::parse(&self.amount, currency).map_err(|error| (key, Problem::Amount { key, error }))?;
        Ok(StampDuty { name: complete(key, self.ar, self.en)?, amount })
    }
}

impl WrittenDeposit {
    fn read(self, currency: Currency) -> Result<Deposit, Fault> {
        let amount = match (money("deposit", self.amount.as_deref(), currency)?, self.share_percent) {
            (Some(amount), _) => DepositAmount::Fixed(amount),
            (None, Some(percent @ 1..=100)) => DepositAmount::PercentOfFee(percent),
            (None, Some(found)) => return Err(("share_percent", Problem::Percent { found })),
            (None, None) => DepositAmount::Assessed,
        };
        let rule = complete("deposit", self.rule_ar, self.rule_en)?;
        Ok(Deposit { amount, rule, refundable: self.refundable })
    }
}

fn money(key: &'static str, written: Option<&str>, currency: Currency) -> Result<Option<Money>, Fault> {
    let read = written.map(|text| Money::parse(text, currency)).transpose();
    read.map_err(|error| (key, Problem::Amount { key, error }))
}

fn missing(fee: &'static str, key: &'static str) -> Fault {
    ("fee", Problem::Missing { fee, key })
}

/// Free kinds may state a zero, and nothing else.
fn free(fee: &'static str, amount: Option<Money>, kind: FeeAmount) -> Result<FeeAmount, Fault> {
    match amount {
        Some(amount) if !amount.is_zero() => Err(("amount", Problem::NotFree { fee })),
        _ => Ok(kind),
    }
}
