//! Taking a fee. Only a complete file may pay: the proof is an argument.

use serde::Serialize;

use super::case::Complete;
use super::fee::FeeLine;
use super::ledger::Tender;
use super::money::{Money, MoneyError};

/// A fee about to be taken: what for, from whom, and how it is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payment {
    pub payer: String,
    pub lines: Vec<FeeLine>,
    pub total: Money,
    pub tender: Tender,
}

/// Why a fee cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaymentFault {
    #[error("nothing is owed")]
    NothingOwed,
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl Payment {
    /// The payment of `lines` for a complete file; the total is their sum.
    pub fn of(
        _complete: Complete,
        payer: String,
        lines: Vec<FeeLine>,
        tender: Tender,
    ) -> Result<Payment, PaymentFault> {
        let currency = lines.first().ok_or(PaymentFault::NothingOwed)?.amount.currency();
        let total = Money::sum(currency, lines.iter().map(|line| line.amount))?;
        if total.minor() <= 0 {
            return Err(PaymentFault::NothingOwed);
        }
        Ok(Payment { payer, lines, total, tender })
    }
}
