//! The till report: what one cashier took between opening and closing, by way of paying and by kind, what was cancelled,
//! and whether the cash agrees. It is signed by the cashier and by whoever counted with them.

use chrono::NaiveDateTime;

use crate::domain::Money;
use crate::domain::fee::FeeLineKind;
use crate::domain::payment_rules::PaymentMethod;
use crate::i18n::Tr;
use crate::print::document::{Block, Document, PaperSize};
use crate::print::voices::Voices;
use crate::text::{Weight, isolate};
use crate::views::CentreView;

use super::composer::Composer;
use super::head::Mark;
use super::list::Heading;
use super::sample::{self, pounds};
use super::words;

/// What a till took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TillView {
    pub centre: CentreView,
    /// The report's own number.
    pub till_no: String,
    pub cashier: String,
    pub opened: NaiveDateTime,
    pub closed: NaiveDateTime,
    /// The first and the last receipt; none when nothing was taken.
    pub receipts: Option<(String, String)>,
    pub by_method: Vec<(PaymentMethod, u32, Money)>,
    pub by_kind: Vec<(FeeLineKind, Money)>,
    pub total: Money,
    pub cancelled: Vec<CancelledReceipt>,
    pub cash: CashCount,
    pub copy: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CancelledReceipt {
    pub receipt_no: String,
    pub reason: String,
    pub amount: Money,
}

/// The cash of a till.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashCount {
    pub at_opening: Money,
    /// At the opening, and taken since.
    pub expected: Money,
    pub counted: Money,
    /// Counted less expected: negative when some is missing.
    pub difference: Money,
    /// Why it differs.
    pub reason: Option<String>,
}

pub fn till(view: &TillView, voices: &Voices, size: PaperSize) -> Document {
    let c = Composer::new(voices, size, &view.centre);
    let marks: Vec<Mark> = Mark::of_copy(view.copy).into_iter().collect();
    let mut part = c.part(Tr::till_title, &marks, "");
    part.body.extend(people(&c, view));
    part.body.extend(c.panel(total(&c, view)));
    part.body.push(Block::Gap(2.5));
    part.body.extend(by_method(&c, view));
    part.body.extend(by_kind(&c, view));
    part.body.extend(cancelled(&c, view));
    part.body.extend(cash(&c, &view.cash));
    let cashier = (c.voices.label(Tr::till_cashier), view.cashier.as_str());
    part.close.extend(c.close([cashier, (c.voices.label(Tr::paper_supervisor), "")], &view.till_no));
    c.document(part)
}

fn people(c: &Composer<'_>, view: &TillView) -> Vec<Block> {
    let number = c.number(Tr::till_no, &view.till_no);
    let mut blocks = c.row([(1.1, number), (1.0, c.fact(Tr::till_cashier, &view.cashier))]);
    blocks.extend(c.row([
        (1.1, c.field(Tr::till_opened, c.moment(view.opened))),
        (1.0, c.field(Tr::till_closed, c.moment(view.closed))),
    ]));
    if let Some((first, last)) = &view.receipts {
        let (first, last) = (c.fact(Tr::till_first, first), c.fact(Tr::till_last, last));
        blocks.extend(c.row([(1.1, first), (1.0, last)]));
    }
    blocks
}

fn total(c: &Composer<'_>, view: &TillView) -> Vec<Block> {
    let name = c.text(c.voices.label(Tr::till_taken), c.sizes.body).weight(Weight::SemiBold);
    let sum = c.text(c.voices.first.money(view.total), c.sizes.title - 1.0).weight(Weight::Bold).leading(1.3);
    let mut blocks = vec![Block::Pair(name, sum)];
    blocks.extend(c.lines(|tr| tr.in_words(view.total), |text, _| text, c.sizes.small + 0.5));
    blocks
}

fn by_method(c: &Composer<'_>, view: &TillView) -> Vec<Block> {
    let unit = |tr: &Tr| tr.receipt_amount(tr.unit(view.total.currency()));
    let headings = [
        Heading::new(&Tr::receipt_method, 1.6),
        Heading::new(&Tr::till_receipts, 0.7).at_end(),
        Heading::new(&unit, 1.0).at_end(),
    ];
    let count = |count: u32| match c.is_roll() {
        true => c.remark(|tr| tr.till_receipts_count(count)),
        false => c.figure(c.voices.first.number(count)),
    };
    let row = |(method, receipts, amount): &(PaymentMethod, u32, Money)| {
        let amount = c.figure(c.voices.first.amount(*amount));
        [c.term(|tr| words::paid_by(tr, *method)), count(*receipts), amount]
    };
    c.list(&headings, view.by_method.iter().map(row).collect())
}

fn by_kind(c: &Composer<'_>, view: &TillView) -> Vec<Block> {
    let unit = |tr: &Tr| tr.receipt_amount(tr.unit(view.total.currency()));
    let headings = [Heading::new(&Tr::receipt_item, 2.3), Heading::new(&unit, 1.0).at_end()];
    let row = |(kind, amount): &(FeeLineKind, Money)| {
        [c.term(|tr| words::line_kind(tr, *kind)), c.figure(c.voices.first.amount(*amount))]
    };
    c.list(&headings, view.by_kind.iter().map(row).collect())
}

fn cancelled(c: &Composer<'_>, view: &TillView) -> Vec<Block> {
    if view.cancelled.is_empty() {
        return Vec::new();
    }
    let headings = [
        Heading::new(&Tr::till_cancelled, 1.2),
        Heading::new(&Tr::till_reason, 1.1),
        Heading::new(&Tr::receipt_total, 1.0).at_end(),
    ];
    let row = |receipt: &CancelledReceipt| {
        let amount = c.figure(c.voices.first.amount(receipt.amount));
        [c.key(&receipt.receipt_no), c.remark(|_| isolate(&receipt.reason)), amount]
    };
    let mut blocks = if c.is_roll() { vec![c.heading(Tr::till_cancelled).into()] } else { Vec::new() };
    blocks.extend(c.list(&headings, view.cancelled.iter().map(row).collect()));
    blocks
}

/// What should be in the till, what is, and the difference in words that cannot be misread.
fn cash(c: &Composer<'_>, cash: &CashCount) -> Vec<Block> {
    let money = |money| c.voices.first.money(money);
    let missing = cash.difference.magnitude();
    let (name, difference): (fn(&Tr) -> String, _) = match cash.difference.minor() {
        0 => (Tr::till_even, money(missing)),
        short if short < 0 => (Tr::till_short, money(missing)),
        _ => (Tr::till_over, money(missing)),
    };
    let mut blocks: Vec<Block> = vec![c.heading(Tr::till_cash).into(), Block::Gap(0.8)];
    blocks.push(c.sum(Tr::till_at_opening, money(cash.at_opening), false));
    blocks.push(c.sum(Tr::till_expected, money(cash.expected), false));
    blocks.push(c.sum(Tr::till_counted, money(cash.counted), false));
    blocks.push(Block::Gap(0.8));
    blocks.push(c.sum(name, difference, true));
    blocks.extend(cash.reason.as_deref().map(|why| c.fact(Tr::till_reason, why)).into_iter().flatten());
    blocks
}

/// Of an invented cashier.
pub fn sample(centre: CentreView) -> TillView {
    let opened = sample::at() - chrono::Duration::minutes(41);
    TillView {
        centre,
        till_no: "ZAQ-03-20261122".into(),
        cashier: "هدى محمود".into(),
        opened,
        closed: opened + chrono::Duration::minutes(5 * 60 + 12),
        receipts: Some(("R-ZAQ-03-26-000031-3".into(), "R-ZAQ-03-26-000058-2".into())),
        by_method: vec![
            (PaymentMethod::Cash, 21, pounds(412_550)),
            (PaymentMethod::Card, 6, pounds(1_250_075)),
            (PaymentMethod::BankTransfer, 1, pounds(2_000_000)),
        ],
        by_kind: vec![
            (FeeLineKind::Fee, pounds(3_412_500)),
            (FeeLineKind::StampDuty, pounds(150_125)),
            (FeeLineKind::Surcharge, pounds(100_000)),
        ],
        total: pounds(3_662_625),
        cancelled: vec![CancelledReceipt {
            receipt_no: "R-ZAQ-03-26-000040-4".into(),
            reason: "سجل المبلغ على خدمة أخرى".into(),
            amount: pounds(15_000),
        }],
        cash: CashCount {
            at_opening: pounds(50_000),
            expected: pounds(462_550),
            counted: pounds(462_050),
            difference: pounds(-500),
            reason: Some("رد باقٍ زائد في إيصال واحد".into()),
        },
        copy: 1,
    }
}
