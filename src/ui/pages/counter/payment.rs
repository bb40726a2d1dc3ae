//! Section 4: the fee by its rule, and how it is paid.

use egui::Ui;

use super::draft::{Draft, Pay};
use super::fee::{FeeLack, FeeRead, Quoted};
use super::spot::Spot;
use super::walk::{Under, Walk, why};
use crate::domain::Service;
use crate::domain::fee::{FeeAmount, FeeFault, Tier};
use crate::domain::payment_rules::PaymentMethod;
use crate::error;
use crate::i18n::Tr;
use crate::text::Align;
use crate::ui::shapes;
use crate::ui::text::{Field, Text, reference};
use crate::ui::theme::{Kind, look, size, space};
use crate::ui::widgets::{Chip, Icon, Part, Select, Tone, column, divider, ends, row, side_by_side, tip, wrapped};
use crate::ui::words;

pub fn show(ui: &mut Ui, draft: &mut Draft, walk: &mut Walk<'_>) {
    let Some(service) = walk.sheet.service else { return };
    rule(ui, service, walk);
    let sheet = walk.sheet;
    match &sheet.fee {
        FeeRead::NoService | FeeRead::Free { .. } | FeeRead::Paid => return,
        FeeRead::Open { .. } | FeeRead::Quoted(_) => facts(ui, service, draft, walk),
    }
    if let FeeRead::Quoted(quoted) = &sheet.fee {
        lines(ui, quoted, walk.tr);
    }
    method(ui, draft, walk);
}

/// The rule in words, and whether anybody has checked it.
fn rule(ui: &mut Ui, service: &Service, walk: &Walk<'_>) {
    let tr = walk.tr;
    wrapped(ui, |ui| {
        match &walk.sheet.fee {
            FeeRead::Free { assumed: true } => Text::new(&tr.fee_assumed_free()).strong().show(ui),
            FeeRead::Free { assumed: false } => Text::new(&tr.fee_free()).strong().show(ui),
            _ => Text::new(tr.pick(&service.fee.rule)).show(ui),
        };
        if service.verified.fee {
            tip(Chip::new(Tone::Done, &tr.fee_verified()).show(ui), "");
        } else {
            tip(Chip::new(Tone::Warning, &tr.service_unverified()).show(ui), &tr.service_unverified_why());
        }
    });
    ui.add_space(space::XS);
}

fn facts(ui: &mut Ui, service: &Service, draft: &mut Draft, walk: &mut Walk<'_>) {
    let asks = walk.sheet.fee.asks();
    if let (true, FeeAmount::Tiered { tiers }) = (asks.tier, &service.fee.amount) {
        tier(ui, tiers, draft, walk);
    }
    let wanted: Vec<Spot> =
        [(asks.quantity, Spot::Quantity), (asks.assessed, Spot::Assessed), (asks.deposit, Spot::Deposit)]
            .into_iter()
            .filter_map(|(asked, spot)| asked.then_some(spot))
            .collect();
    if wanted.is_empty() {
        return;
    }
    side_by_side(ui, &[Part::Share(1.0), Part::Share(1.0)], space::L, |ui, at| match wanted.get(at) {
        Some(Spot::Quantity) => {
            let unit = unit(&service.fee.amount, draft.fee.tier, walk.tr);
            let label = unit.map_or_else(|| walk.tr.fee_quantity(), |unit| walk.tr.fee_quantity_of(unit));
            let field = Field::new(&mut draft.fee.quantity, "quantity").shape(shapes::QUANTITY).max(16);
            walk.field(ui, Spot::Quantity, &label, field, 0, Under::default());
        }
        Some(Spot::Assessed) => {
            let help = bounds(&service.fee.amount, walk.tr);
            let field = money(&mut draft.fee.assessed, "assessed", walk);
            walk.field(
                ui,
                Spot::Assessed,
                &walk.tr.fee_assessed(),
                field,
                0,
                Under { help: &help, ..Under::default() },
            );
        }
        Some(Spot::Deposit) => {
            let (help, optional) = (walk.tr.fee_assessed_help(), walk.tr.window_optional());
            let field = money(&mut draft.fee.deposit, "deposit", walk);
            let under = Under { help: &help, aside: &optional, ..Under::default() };
            walk.field(ui, Spot::Deposit, &walk.tr.fee_kind_deposit(), field, 0, under);
        }
        _ => {}
    });
}

fn money<'a>(text: &'a mut String, salt: &str, walk: &Walk<'_>) -> Field<'a> {
    let currency = walk.country.currency();
    Field::new(text, salt).shape(shapes::money(currency)).max(16).unit(walk.tr.unit(currency))
}

fn tier(ui: &mut Ui, tiers: &[Tier], draft: &mut Draft, walk: &mut Walk<'_>) {
    let tr = walk.tr;
    let names: Vec<String> =
        tiers.iter().map(|tier| format!("{} · {}", tr.pick(&tier.label).to_owned(), tr.money(tier.rate))).collect();
    let mut chosen = draft.fee.tier.and_then(|no| no.checked_sub(1));
    let before = chosen;
    let (label, hint) = (tr.fee_tier(), tr.lack_tier());
    let response = Select::new("tier", &label, &names).placeholder(&hint).show(ui, &mut chosen);
    walk.meet(ui, &Spot::Tier, &response, response.id);
    if response.has_focus() {
        chosen = walk.digit(ui, tiers.len()).or(chosen);
    }
    if chosen != before {
        draft.fee.tier = chosen.map(|at| at + 1);
        walk.leave = Some(Spot::Tier);
    }
}

fn unit(amount: &FeeAmount, tier: Option<usize>, tr: &Tr) -> Option<String> {
    let FeeAmount::Tiered { tiers } = amount else { return None };
    let tier = tiers.get(tier?.checked_sub(1)?)?;
    tier.unit.as_deref().map(|unit| words::unit(unit, tr))
}

fn bounds(amount: &FeeAmount, tr: &Tr) -> String {
    match amount {
        FeeAmount::Range { min, max } => tr.fee_between(tr.money(*min), tr.money(*max)),
        FeeAmount::Capped { max } => tr.fee_up_to(tr.money(*max)),
        FeeAmount::Formula { at_least: Some(least) } => tr.fee_from(tr.money(*least)),
        _ => tr.fee_assessed_help(),
    }
}

/// The lines as they will stand on the receipt, and their sum.
fn lines(ui: &mut Ui, quoted: &Quoted, tr: &Tr) {
    column(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for line in &quoted.lines {
            // The rule stands above already; its line is only called a fee.
            let label =
                if line.label == quoted.quote.rule { tr.fee_kind_fee() } else { tr.pick(&line.label).to_owned() };
            let amount = tr.money(line.amount);
            ends(
                ui,
                |ui| {
                    let width = ui.available_width() - size::AMOUNT_COLUMN;
                    Text::new(&label).kind(Kind::Table).muted().width(width).elide().show(ui);
                },
                |ui| drop(Text::new(&amount).kind(Kind::Table).tabular().show(ui)),
            );
        }
        divider(ui);
        ends(
            ui,
            |ui| drop(Text::new(&tr.fee_total()).strong().show(ui)),
            |ui| drop(Text::new(&tr.money(quoted.total)).kind(Kind::Title).tabular().show(ui)),
        );
    });
    let note = |ui: &mut Ui, words: &str| {
        let p = look(ui.ctx()).palette;
        row(ui, |ui| {
            Icon::Note.show(ui, size::ICON_SMALL, p.note.ink);
            Text::new(words).kind(Kind::Small).color(p.note.ink).show(ui);
        });
    };
    if let Some(rule) = &quoted.surcharged {
        note(ui, &tr.fee_surcharged(tr.pick(rule).to_owned()));
    }
    if let Some(rule) = &quoted.quote.open_deposit {
        note(ui, &tr.fee_deposit_open(tr.pick(rule).to_owned()));
    }
    ui.add_space(space::S);
}

fn method(ui: &mut Ui, draft: &mut Draft, walk: &mut Walk<'_>) {
    let tr = walk.tr;
    if !walk.sheet.papers_there(draft) {
        Text::new(&tr.fee_after_papers()).muted().show(ui);
        return;
    }
    Text::new(&tr.fee_method()).kind(Kind::Label).show(ui);
    let names: Vec<String> = PaymentMethod::ALL.iter().map(|method| words::method(*method, tr)).collect();
    let later = tr.fee_later();
    let mut choices: Vec<(Pay, &str)> =
        PaymentMethod::ALL.into_iter().map(Pay::By).zip(names.iter().map(String::as_str)).collect();
    choices.push((Pay::Later, &later));
    walk.choices(ui, Spot::Method, &tr.fee_method(), &mut draft.pay, &choices);
    if let Some(lack) = walk
        .sheet
        .lack_at(&Spot::Method)
        .filter(|lack| matches!(&lack.why, super::sheet::Why::Fee(FeeLack::Refused(_))))
    {
        let p = look(ui.ctx()).palette;
        Text::new(&why(&lack.why, &lack.spot, tr)).kind(Kind::Small).color(p.late.ink).align(Align::Start).show(ui);
    }
    if matches!(draft.pay, Some(Pay::By(method)) if super::fee::needs_reference(method)) {
        ui.add_space(space::XS);
        let field = Field::new(&mut draft.reference, "reference").filter(reference).max(40);
        let help = tr.fee_reference_help();
        walk.field(ui, Spot::Reference, &tr.fee_reference(), field, 0, Under { help: &help, ..Under::default() });
    }
}

/// What is missing before money can be taken, in words.
pub fn lack(lack: &FeeLack, tr: &Tr) -> String {
    match lack {
        FeeLack::Quantity(None) | FeeLack::Rule(FeeFault::NeedsQuantity { .. }) => tr.lack_quantity(),
        FeeLack::Quantity(Some(error)) => error::quantity(error, tr),
        FeeLack::Assessed(None) | FeeLack::Rule(FeeFault::NeedsAssessment { .. }) => tr.lack_assessed(),
        FeeLack::Assessed(Some(error)) | FeeLack::Deposit(error) => error::money(error, tr),
        FeeLack::Rule(FeeFault::NeedsTier { .. }) => tr.lack_tier(),
        FeeLack::Rule(fault) => words::fault(&fault.clone().into(), tr),
        FeeLack::Method => tr.lack_method(),
        FeeLack::Refused(rule) => tr.fee_refused(tr.pick(rule).to_owned()),
        FeeLack::Reference => tr.lack_reference(),
    }
}
