//! A cashier's till: what was taken since it was last closed, by way of paying and by kind of line, and whether the cash
//! that was counted agrees with it. Which receipts these are, the register knows.

use serde::{Deserialize, Serialize};

use super::case::PaidFee;
use super::fee::FeeLineKind;
use super::money::{Currency, Money, MoneyError};
use super::numbers::{ReceiptNo, TillNo};
use super::payment_rules::PaymentMethod;

/// What receipts add up to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Takings {
    /// In the order in which they were given.
    pub receipts: Vec<ReceiptNo>,
    /// Ways of paying that were used.
    pub by_method: Vec<OfMethod>,
    /// Kinds of line that were charged.
    pub by_kind: Vec<OfKind>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfMethod {
    pub method: PaymentMethod,
    pub receipts: u32,
    pub sum: Money,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfKind {
    pub kind: FeeLineKind,
    pub sum: Money,
}

impl Takings {
    /// Adds `paid` up. Fails where the sum is too large, or a receipt is in another currency.
    pub fn of(currency: Currency, paid: &[PaidFee]) -> Result<Takings, MoneyError> {
        let of_method = |method| {
            let own: Vec<Money> = paid.iter().filter(|one| one.tender.method == method).map(|one| one.total).collect();
            Ok(OfMethod { method, receipts: own.len() as u32, sum: Money::sum(currency, own)? })
        };
        let of_kind = |kind| {
            let lines = paid.iter().flat_map(|one| &one.lines).filter(|line| line.kind == kind);
            Ok(OfKind { kind, sum: Money::sum(currency, lines.map(|line| line.amount))? })
        };
        let by_method: Vec<OfMethod> = PaymentMethod::ALL.into_iter().map(of_method).collect::<Result<_, _>>()?;
        let by_kind: Vec<OfKind> = FeeLineKind::ALL.into_iter().map(of_kind).collect::<Result<_, _>>()?;
        Ok(Takings {
            receipts: paid.iter().map(|one| one.receipt.clone()).collect(),
            by_method: by_method.into_iter().filter(|one| one.receipts > 0).collect(),
            by_kind: by_kind.into_iter().filter(|one| !one.sum.is_zero()).collect(),
        })
    }

    /// Everything together.
    pub fn total(&self, currency: Currency) -> Result<Money, MoneyError> {
        Money::sum(currency, self.by_method.iter().map(|one| one.sum))
    }

    /// What lies in the drawer of it.
    pub fn cash(&self, currency: Currency) -> Money {
        let cash = self.by_method.iter().find(|one| one.method == PaymentMethod::Cash);
        cash.map_or(Money::zero(currency), |one| one.sum)
    }
}

/// The cash of a till as it was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CashCount {
    pub at_opening: Money,
    /// At the opening, and taken since.
    pub expected: Money,
    pub counted: Money,
}

impl CashCount {
    /// Holds what was counted against what was taken.
    pub fn of(at_opening: Money, taken: Money, counted: Money) -> Result<CashCount, MoneyError> {
        let count = CashCount { at_opening, expected: at_opening.plus(taken)?, counted };
        counted.minus(count.expected).map(|_| count)
    }

    /// Counted less expected: negative when some is missing.
    pub fn difference(&self) -> Money {
        // It was proved when it was counted that the two can be reckoned together.
        self.counted.minus(self.expected).unwrap_or(Money::zero(self.counted.currency()))
    }
}

/// A till that was closed, as the ledger keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TillClosed {
    pub no: TillNo,
    /// When the first receipt was given, milliseconds UTC.
    pub since_ms: i64,
    pub takings: Takings,
    pub cash: CashCount,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::Bilingual;
    use crate::domain::fee::FeeLine;
    use crate::domain::ledger::{HybridTime, Tender};
    use crate::domain::mark::OfficerId;

    fn paid(serial: u32, method: PaymentMethod, lines: &[(FeeLineKind, i64)], currency: Currency) -> PaidFee {
        let station = "ZAQ-03".parse().unwrap();
        let line = |(kind, minor): &(FeeLineKind, i64)| FeeLine {
            kind: *kind,
            label: Bilingual::default(),
            amount: Money::new(*minor, currency),
        };
        PaidFee {
            receipt: ReceiptNo::new(&station, 2026, serial),
            payer: String::new(),
            lines: lines.iter().map(line).collect(),
            total: Money::new(lines.iter().map(|(_, minor)| minor).sum(), currency),
            tender: Tender { method, reference: None },
            at: HybridTime { ms: i64::from(serial), n: 0 },
            officer: OfficerId::program(),
            station,
        }
    }

    #[test]
    fn what_was_taken_is_the_same_by_method_and_by_kind() {
        use FeeLineKind::{Fee, StampDuty};
        use PaymentMethod::{Card, Cash};
        for currency in [Currency::Egp, Currency::Kwd, Currency::Bhd] {
            let receipts = [
                paid(1, Cash, &[(Fee, 15_000), (StampDuty, 125)], currency),
                paid(2, Card, &[(Fee, 999)], currency),
                paid(3, Cash, &[(Fee, 1)], currency),
            ];
            let takings = Takings::of(currency, &receipts).unwrap();
            assert_eq!(takings.total(currency).unwrap(), Money::new(16_125, currency));
            assert_eq!(takings.cash(currency), Money::new(15_126, currency));
            assert_eq!(takings.by_method.iter().map(|one| one.receipts).collect::<Vec<_>>(), [2, 1]);
            let kinds = Money::sum(currency, takings.by_kind.iter().map(|one| one.sum)).unwrap();
            assert_eq!((kinds, takings.by_kind.len()), (Money::new(16_125, currency), 2));
        }
        assert!(Takings::of(Currency::Kwd, &[paid(1, Cash, &[(Fee, 1)], Currency::Egp)]).is_err());
    }

    #[test]
    fn the_difference_says_which_way() {
        let egp = |minor| Money::new(minor, Currency::Egp);
        let short = CashCount::of(egp(50_000), egp(15_000), egp(64_500)).unwrap();
        assert_eq!((short.expected, short.difference()), (egp(65_000), egp(-500)));
        assert!(CashCount::of(egp(i64::MAX), egp(1), egp(0)).is_err(), "no sum that does not fit");
    }
}
