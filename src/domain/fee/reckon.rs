//! Reckoning a fee by its rule.

use super::{DepositAmount, FeeAmount, FeeFacts, FeeFault, FeeLine, FeeLineKind, FeeQuote, FeeRule, Tier};
use crate::domain::bilingual::Bilingual;
use crate::domain::money::Money;

impl FeeRule {
    pub(super) fn quote(&self, facts: &FeeFacts, verified: bool) -> Result<FeeQuote, FeeFault> {
        let fee = self.fee(facts)?;
        let deposit = self.deposit(fee.as_ref().map(|line| line.amount), facts)?;
        let open_deposit = match (&self.deposit, &deposit) {
            (Some(asked), None) => Some(asked.rule.clone()),
            _ => None,
        };
        let all = fee.into_iter().chain(self.stamps()).chain(deposit);
        let lines: Vec<FeeLine> = all.filter(|line| !line.amount.is_zero()).collect();
        let total = Money::sum(self.currency, lines.iter().map(|line| line.amount))?;
        Ok(FeeQuote { lines, total, verified, rule: self.rule.clone(), open_deposit })
    }

    fn fee(&self, facts: &FeeFacts) -> Result<Option<FeeLine>, FeeFault> {
        let line = |label: &Bilingual, amount| Some(FeeLine { kind: FeeLineKind::Fee, label: label.clone(), amount });
        let (label, amount) = match &self.amount {
            FeeAmount::None | FeeAmount::AssumedNone => {
                self.refuse_assessed(facts)?;
                return Ok(None);
            }
            // An open deposit is what the department assesses here; see `deposit`.
            FeeAmount::DepositOnly => return Ok(None),
            FeeAmount::Fixed { amount } => (&self.rule, self.set_by_rule(*amount, facts)?),
            FeeAmount::PerUnit { rate } => (&self.rule, self.set_by_rule(per_unit(*rate, None, facts)?, facts)?),
            FeeAmount::Tiered { tiers } => {
                let tier = chosen(tiers, facts)?;
                let amount = match &tier.unit {
                    Some(unit) => per_unit(tier.rate, Some(unit), facts)?,
                    None => tier.rate,
                };
                (&tier.label, self.set_by_rule(amount, facts)?)
            }
            FeeAmount::Range { min, max } => (&self.rule, self.in_range(*min, *max, facts)?),
            FeeAmount::Capped { max } => (&self.rule, self.up_to(*max, facts)?),
            FeeAmount::Formula { at_least: Some(least) } => (&self.rule, self.from(*least, facts)?),
            FeeAmount::Formula { at_least: None } | FeeAmount::Unknown => (&self.rule, self.assessed(facts)?),
        };
        Ok(line(label, amount))
    }

    fn stamps(&self) -> impl Iterator<Item = FeeLine> {
        self.stamp_duties.iter().map(|duty| FeeLine {
            kind: FeeLineKind::StampDuty,
            label: duty.name.clone(),
            amount: duty.amount,
        })
    }

    fn deposit(&self, fee: Option<Money>, facts: &FeeFacts) -> Result<Option<FeeLine>, FeeFault> {
        let Some(deposit) = &self.deposit else {
            return Ok(None);
        };
        let alone = self.amount == FeeAmount::DepositOnly;
        let amount = match deposit.amount {
            DepositAmount::Fixed(amount) => {
                if alone {
                    self.refuse_assessed(facts)?;
                }
                Some(amount)
            }
            DepositAmount::PercentOfFee(percent) => {
                let fee = fee.unwrap_or(Money::zero(self.currency));
                Some(fee.part(percent.into(), 100)?)
            }
            DepositAmount::Assessed if alone => Some(self.assessed(facts)?),
            DepositAmount::Assessed => facts.deposit.map(|amount| self.sound(amount)).transpose()?,
        };
        let line = |amount| FeeLine { kind: FeeLineKind::Deposit, label: deposit.rule.clone(), amount };
        Ok(amount.map(line))
    }

    fn in_range(&self, min: Money, max: Money, facts: &FeeFacts) -> Result<Money, FeeFault> {
        let assessed = self.assessed(facts)?;
        if assessed.compare(min)?.is_lt() || assessed.compare(max)?.is_gt() {
            return Err(FeeFault::OutOfRange { assessed, min, max, rule: self.rule.clone() });
        }
        Ok(assessed)
    }

    fn up_to(&self, cap: Money, facts: &FeeFacts) -> Result<Money, FeeFault> {
        let assessed = self.assessed(facts)?;
        if assessed.compare(cap)?.is_gt() {
            return Err(FeeFault::AboveCap { assessed, cap, rule: self.rule.clone() });
        }
        Ok(assessed)
    }

    fn from(&self, least: Money, facts: &FeeFacts) -> Result<Money, FeeFault> {
        let assessed = self.assessed(facts)?;
        if assessed.compare(least)?.is_lt() {
            return Err(FeeFault::BelowLeast { assessed, least, rule: self.rule.clone() });
        }
        Ok(assessed)
    }

    fn assessed(&self, facts: &FeeFacts) -> Result<Money, FeeFault> {
        let needed = || FeeFault::NeedsAssessment { rule: self.rule.clone() };
        self.sound(facts.assessed.ok_or_else(needed)?)
    }

    /// Not negative, and in the service's currency.
    fn sound(&self, amount: Money) -> Result<Money, FeeFault> {
        amount.compare(Money::zero(self.currency))?;
        if amount.is_negative() {
            return Err(FeeFault::Negative { amount });
        }
        Ok(amount)
    }

    fn set_by_rule(&self, amount: Money, facts: &FeeFacts) -> Result<Money, FeeFault> {
        self.refuse_assessed(facts)?;
        Ok(amount)
    }

    /// What the clerk typed must never be dropped in silence.
    fn refuse_assessed(&self, facts: &FeeFacts) -> Result<(), FeeFault> {
        match facts.assessed {
            Some(_) => Err(FeeFault::SetByRule { rule: self.rule.clone() }),
            None => Ok(()),
        }
    }
}

fn chosen<'a>(tiers: &'a [Tier], facts: &FeeFacts) -> Result<&'a Tier, FeeFault> {
    let of = tiers.len();
    let chosen = facts.tier.ok_or(FeeFault::NeedsTier { of })?;
    tiers.get(chosen).ok_or(FeeFault::NoSuchTier { chosen, of })
}

/// Half a smallest unit counts up: 0.250 for 3.333 m² is 0.833.
fn per_unit(rate: Money, unit: Option<&String>, facts: &FeeFacts) -> Result<Money, FeeFault> {
    let quantity = facts.quantity.filter(|quantity| !quantity.is_zero());
    let quantity = quantity.ok_or_else(|| FeeFault::NeedsQuantity { unit: unit.cloned() })?;
    Ok(rate.part(quantity.thousandths(), 1_000)?)
}
