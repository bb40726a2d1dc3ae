//! The fee as it stands on the sheet: what the rule asks for, what is still needed, what it comes to
//! with the chosen way of paying.

use chrono::NaiveDate;

use super::draft::{Draft, Pay};
use super::sheet::{Holds, Lack, Why};
use super::spot::Spot;
use crate::app::{FeeFormFault, Rulebook};
use crate::domain::fee::{self, DepositAmount, FeeAmount, FeeFacts, FeeFault, FeeLine, FeeQuote};
use crate::domain::money::{Money, MoneyError};
use crate::domain::payment_rules::{PaymentMethod, PaymentVerdict};
use crate::domain::quantity::QuantityError;
use crate::domain::{Bilingual, Service};

/// The fee as read.
pub enum FeeRead {
    NoService,
    /// `assumed`: no source names a fee, which is not the same as a source that says there is none.
    Free {
        assumed: bool,
    },
    /// The case being completed was paid for before.
    Paid,
    /// Something must be told first.
    Open {
        asks: Asks,
        lack: FeeLack,
    },
    Quoted(Box<Quoted>),
}

/// What the rule asks of the clerk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asks {
    pub tier: bool,
    pub quantity: bool,
    pub assessed: bool,
    /// An amount to hold beside the fee, where the rule leaves it open.
    pub deposit: bool,
}

/// An amount, and what the way of paying makes of it.
pub struct Quoted {
    pub asks: Asks,
    pub quote: FeeQuote,
    /// The quote's lines and what the law adds.
    pub lines: Vec<FeeLine>,
    pub total: Money,
    /// The law behind an added line.
    pub surcharged: Option<Bilingual>,
    /// The law that refuses this way of paying.
    pub refused: Option<Bilingual>,
}

/// Why no amount can be taken yet.
#[derive(Debug, Clone, PartialEq)]
pub enum FeeLack {
    Quantity(Option<QuantityError>),
    Assessed(Option<MoneyError>),
    Deposit(MoneyError),
    Rule(FeeFault),
    Method,
    Refused(Bilingual),
    Reference,
}

pub fn read_fee(service: Option<&Service>, draft: &Draft, book: &Rulebook, today: NaiveDate) -> FeeRead {
    let Some(service) = service else { return FeeRead::NoService };
    if draft.completes.as_ref().is_some_and(|completing| completing.paid) {
        return FeeRead::Paid;
    }
    if fee::quote(service, &FeeFacts::default()).is_ok_and(|quote| quote.total.is_zero()) {
        return FeeRead::Free { assumed: service.fee.amount == FeeAmount::AssumedNone };
    }
    let asks = asks(&service.fee.amount, draft.fee.tier, service);
    let facts = match draft.fee.facts(book.country.currency()) {
        Ok(facts) => facts,
        Err(fault) => return FeeRead::Open { asks, lack: fault.into() },
    };
    match fee::quote(service, &facts) {
        Ok(quote) => FeeRead::Quoted(Box::new(by_method(quote, asks, draft.pay, book, today))),
        Err(fault) => FeeRead::Open { asks, lack: FeeLack::Rule(fault) },
    }
}

fn asks(amount: &FeeAmount, chosen: Option<usize>, service: &Service) -> Asks {
    let beside = *amount != FeeAmount::DepositOnly;
    let open = service.fee.deposit.as_ref().is_some_and(|deposit| deposit.amount == DepositAmount::Assessed);
    let none = Asks { deposit: beside && open, ..Asks::default() };
    match amount {
        FeeAmount::None | FeeAmount::AssumedNone | FeeAmount::Fixed { .. } => none,
        FeeAmount::PerUnit { .. } => Asks { quantity: true, ..none },
        FeeAmount::Tiered { tiers } => {
            let tier = chosen.and_then(|no| tiers.get(no.wrapping_sub(1)));
            Asks { tier: true, quantity: tier.is_some_and(|tier| tier.unit.is_some()), ..none }
        }
        FeeAmount::Range { .. } | FeeAmount::Capped { .. } | FeeAmount::Formula { .. } | FeeAmount::Unknown => {
            Asks { assessed: true, ..none }
        }
        FeeAmount::DepositOnly => {
            let fixed = fee::quote(service, &FeeFacts::default()).is_ok();
            Asks { assessed: !fixed, ..none }
        }
    }
}

impl From<FeeFormFault> for FeeLack {
    fn from(fault: FeeFormFault) -> Self {
        match fault {
            FeeFormFault::Quantity(error) => FeeLack::Quantity(Some(error)),
            FeeFormFault::Assessed(error) => FeeLack::Assessed(Some(error)),
            FeeFormFault::Deposit(error) => FeeLack::Deposit(error),
        }
    }
}

fn by_method(quote: FeeQuote, asks: Asks, pay: Option<Pay>, book: &Rulebook, today: NaiveDate) -> Quoted {
    let (lines, total) = (quote.lines.clone(), quote.total);
    let mut quoted = Quoted { asks, quote, lines, total, surcharged: None, refused: None };
    let Some(Pay::By(method)) = pay else { return quoted };
    match book.payment.verdict(book.country, total, method, today) {
        Ok(PaymentVerdict::Surcharged { line, rule }) => {
            quoted.total = total.plus(line.amount).unwrap_or(total);
            quoted.surcharged = Some(rule.basis.clone());
            quoted.lines.push(line);
        }
        Ok(PaymentVerdict::Refused { rule }) => quoted.refused = Some(rule.name.clone()),
        // The rulebook is of the catalogue's own country, so the currencies agree.
        Ok(PaymentVerdict::Allowed) | Err(_) => {}
    }
    quoted
}

impl FeeRead {
    pub fn asks(&self) -> Asks {
        match self {
            FeeRead::NoService | FeeRead::Free { .. } | FeeRead::Paid => Asks::default(),
            FeeRead::Open { asks, .. } => *asks,
            FeeRead::Quoted(quoted) => quoted.asks,
        }
    }

    /// Whether anything is to be paid at all.
    pub fn is_due(&self) -> bool {
        matches!(self, FeeRead::Open { .. } | FeeRead::Quoted(_))
    }

    pub(super) fn lacks(&self, draft: &Draft) -> Vec<Lack> {
        let lack = |spot, why| Lack { spot, why: Why::Fee(why), holds: Holds::Everything };
        match self {
            FeeRead::NoService | FeeRead::Free { .. } | FeeRead::Paid => vec![],
            FeeRead::Open { lack: why, .. } => vec![lack(spot_of(why), why.clone())],
            FeeRead::Quoted(quoted) => match (draft.pay, &quoted.refused) {
                (None, _) => vec![lack(Spot::Method, FeeLack::Method)],
                (Some(Pay::By(_)), Some(rule)) => vec![lack(Spot::Method, FeeLack::Refused(rule.clone()))],
                (Some(Pay::By(method)), None) if needs_reference(method) && draft.reference.trim().is_empty() => {
                    vec![lack(Spot::Reference, FeeLack::Reference)]
                }
                _ => vec![],
            },
        }
    }

    pub(super) fn spots(&self, draft: &Draft) -> Vec<Spot> {
        let asks = self.asks();
        let mut spots = vec![];
        if asks.tier {
            spots.push(Spot::Tier);
        }
        if asks.quantity {
            spots.push(Spot::Quantity);
        }
        if asks.assessed {
            spots.push(Spot::Assessed);
        }
        if asks.deposit {
            spots.push(Spot::Deposit);
        }
        if self.is_due() {
            spots.push(Spot::Method);
        }
        if matches!(draft.pay, Some(Pay::By(method)) if needs_reference(method)) {
            spots.push(Spot::Reference);
        }
        spots
    }
}

/// Cash has no slip of its own.
pub fn needs_reference(method: PaymentMethod) -> bool {
    method != PaymentMethod::Cash
}

fn spot_of(lack: &FeeLack) -> Spot {
    match lack {
        FeeLack::Quantity(_) | FeeLack::Rule(FeeFault::NeedsQuantity { .. }) => Spot::Quantity,
        FeeLack::Rule(FeeFault::NeedsTier { .. } | FeeFault::NoSuchTier { .. }) => Spot::Tier,
        FeeLack::Deposit(_) => Spot::Deposit,
        FeeLack::Method | FeeLack::Refused(_) => Spot::Method,
        FeeLack::Reference => Spot::Reference,
        FeeLack::Assessed(_) | FeeLack::Rule(_) => Spot::Assessed,
    }
}

impl FeeLack {
    /// Nothing is wrong yet; something has still to be told.
    pub fn is_blank(&self) -> bool {
        match self {
            FeeLack::Quantity(typed) => typed.is_none(),
            FeeLack::Assessed(typed) => typed.is_none(),
            FeeLack::Rule(fault) => matches!(
                fault,
                FeeFault::NeedsAssessment { .. } | FeeFault::NeedsTier { .. } | FeeFault::NeedsQuantity { .. }
            ),
            FeeLack::Method | FeeLack::Reference => true,
            FeeLack::Refused(_) | FeeLack::Deposit(_) => false,
        }
    }
}
