//! What a service costs: from the rule in the catalogue and the facts of the case to lines on a
//! receipt, or a named fault that tells the clerk what is still needed. How it may be paid is
//! decided in `payment_rules`.

mod reckon;
mod rule;

use serde::{Deserialize, Serialize};

pub use rule::{Deposit, DepositAmount, FeeAmount, FeeRule, StampDuty, Tier};

use super::bilingual::Bilingual;
use super::catalogue::Service;
use super::money::{Money, MoneyError};
use super::quantity::Quantity;

/// What the case tells about its fee.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeFacts {
    /// Square metres, months, trips: whatever the rate is for.
    pub quantity: Option<Quantity>,
    /// Which of the rule's tiers, from 0.
    pub tier: Option<usize>,
    /// What the department set, where the rule leaves it to the department.
    pub assessed: Option<Money>,
    /// The deposit, where the rule leaves that open beside the fee.
    pub deposit: Option<Money>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeLineKind {
    Fee,
    Deposit,
    StampDuty,
    Surcharge,
}

impl FeeLineKind {
    pub const ALL: [FeeLineKind; 4] =
        [FeeLineKind::Fee, FeeLineKind::Deposit, FeeLineKind::StampDuty, FeeLineKind::Surcharge];
}

/// One line of a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeLine {
    pub kind: FeeLineKind,
    pub label: Bilingual,
    pub amount: Money,
}

/// What is to be paid, and by which rule. Free services have no lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeQuote {
    pub lines: Vec<FeeLine>,
    pub total: Money,
    /// Whether the rule comes from a source; if not, the clerk is told to confirm it.
    pub verified: bool,
    pub rule: Bilingual,
    /// A deposit is also due, but neither the rule nor the facts say how much.
    pub open_deposit: Option<Bilingual>,
}

/// Why no amount can be named yet. Bounds come with the rule that sets them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FeeFault {
    #[error("the department must set the amount: {}", rule.en)]
    NeedsAssessment { rule: Bilingual },
    #[error("choose one of {of} rates")]
    NeedsTier { of: usize },
    #[error("there are {of} rates, number {chosen} is none of them")]
    NoSuchTier { chosen: usize, of: usize },
    #[error("the rate is per unit, a quantity is needed")]
    NeedsQuantity { unit: Option<String> },
    #[error("{assessed} is above the ceiling of {cap}: {}", rule.en)]
    AboveCap { assessed: Money, cap: Money, rule: Bilingual },
    #[error("{assessed} is below the least amount of {least}: {}", rule.en)]
    BelowLeast { assessed: Money, least: Money, rule: Bilingual },
    #[error("{assessed} is outside {min} to {max}: {}", rule.en)]
    OutOfRange { assessed: Money, min: Money, max: Money, rule: Bilingual },
    #[error("{amount} is negative")]
    Negative { amount: Money },
    /// The rule names the amount itself, so nothing may be put in its place.
    #[error("the rule sets the amount: {}", rule.en)]
    SetByRule { rule: Bilingual },
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// What `service` costs in this case.
pub fn quote(service: &Service, facts: &FeeFacts) -> Result<FeeQuote, FeeFault> {
    service.fee.quote(facts, service.verified.fee)
}

#[cfg(test)]
mod tests;
