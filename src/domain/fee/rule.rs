//! The rule by which a service's fee is set, as the catalogue states it.

use serde::Serialize;

use crate::domain::bilingual::Bilingual;
use crate::domain::money::{Currency, Money};

/// The catalogue's rule for one service. Every amount in it is in `currency`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FeeRule {
    pub amount: FeeAmount,
    pub currency: Currency,
    pub deposit: Option<Deposit>,
    /// Due with the fee and kept apart from it on the receipt.
    pub stamp_duties: Vec<StampDuty>,
    /// The rule in words, as told to the citizen.
    pub rule: Bilingual,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FeeAmount {
    None,
    /// No source names a fee; not the same as a source that says there is none.
    AssumedNone,
    Fixed {
        amount: Money,
    },
    PerUnit {
        rate: Money,
    },
    Tiered {
        tiers: Vec<Tier>,
    },
    /// The department sets it between two bounds, both allowed.
    Range {
        min: Money,
        max: Money,
    },
    /// The department sets it up to a ceiling.
    Capped {
        max: Money,
    },
    /// The department reckons it by a rule the catalogue cannot compute.
    Formula {
        at_least: Option<Money>,
    },
    /// Only the deposit is taken.
    DepositOnly,
    Unknown,
}

/// One rate of several; with a unit it is multiplied by the quantity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tier {
    pub label: Bilingual,
    pub rate: Money,
    pub unit: Option<String>,
}

/// A stamp by its own law, of an amount of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StampDuty {
    pub name: Bilingual,
    pub amount: Money,
}

/// Money held and given back, never income: always a line of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deposit {
    pub amount: DepositAmount,
    pub rule: Bilingual,
    pub refundable: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DepositAmount {
    Fixed(Money),
    /// So many per cent of the fee.
    PercentOfFee(u8),
    /// Set case by case, or given as a bank guarantee.
    Assessed,
}
