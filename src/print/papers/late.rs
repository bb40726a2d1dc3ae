//! The late list: cases past the day that the citizen was told, by who holds them and the latest first. It is what a
//! head of office takes into the morning's meeting.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::Bilingual;
use crate::i18n::Tr;
use crate::print::document::{Block, Document, PaperSize, Text};
use crate::print::voices::{Voices, named};
use crate::text::{Weight, isolate};
use crate::views::CentreView;

use super::composer::Composer;
use super::list::{Heading, Lines};
use super::sample::{self, both};

/// Cases past their day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateView {
    pub centre: CentreView,
    /// Whoever holds late cases, the one with the most first.
    pub holders: Vec<Holder>,
    pub officer: String,
    pub at: NaiveDateTime,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub name: Bilingual,
    /// The latest first.
    pub cases: Vec<LateCase>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateCase {
    pub case_no: String,
    pub applicant: String,
    pub service: Bilingual,
    pub due: NaiveDate,
    /// Calendar days since then.
    pub days: u32,
}

pub fn late(view: &LateView, voices: &Voices, size: PaperSize) -> Document {
    let c = Composer::new(voices, size, &view.centre);
    let mut part = c.part(Tr::late_title, &[], "");
    let at = c.field(Tr::paper_date, c.moment(view.at));
    part.body.extend(c.row([(1.1, at), (1.0, c.fact(Tr::paper_officer, &view.officer))]));
    part.body.extend(c.panel(summary(&c, view)));
    part.body.push(Block::Gap(3.5));
    for holder in view.holders.iter().filter(|holder| !holder.cases.is_empty()) {
        part.body.extend(held(&c, holder));
    }
    c.document(part)
}

/// How many, and how old the oldest is.
fn summary(c: &Composer<'_>, view: &LateView) -> Vec<Block> {
    let cases = || view.holders.iter().flat_map(|holder| &holder.cases);
    let oldest = cases().map(|case| case.days).max();
    c.beside(|tr| {
        let set = |text, size| Text::new(text, size, tr.direction());
        let mut blocks = vec![set(tr.late_count(cases().count()), c.sizes.strong).weight(Weight::Bold).into()];
        if let Some(days) = oldest {
            let says = format!("{} {}", tr.late_oldest(), isolate(&tr.calendar_days_late(days)));
            blocks.push(set(says, c.sizes.small + 0.5).into());
        }
        blocks
    })
}

fn held(c: &Composer<'_>, holder: &Holder) -> Vec<Block> {
    let headings = [
        Heading::new(&Tr::paper_case_no, 1.5),
        Heading::new(&Tr::paper_applicant, 1.8),
        Heading::new(&Tr::late_due, 0.75),
        Heading::new(&Tr::late_since, 0.8).at_end(),
    ];
    let row = |case: &LateCase| {
        let mut who: Lines = c.figure(case.applicant.clone());
        who.extend(c.remark(c.named(&case.service)));
        let due = c.remark(|tr| match c.is_roll() {
            true => format!("{} {}", tr.late_due(), tr.date(case.due)),
            false => tr.date(case.due),
        });
        [c.key(&case.case_no), who, due, c.value(|tr| tr.calendar_days(case.days))]
    };
    let name = c.text(c.voices.label(|tr| named(tr, &holder.name)), c.sizes.body).weight(Weight::SemiBold);
    let count = c.quiet(c.text(c.voices.first.late_count(holder.cases.len()), c.sizes.label));
    let mut blocks = vec![Block::Pair(name, count), Block::Gap(0.8)];
    blocks.extend(c.list(&headings, holder.cases.iter().map(row).collect()));
    blocks.push(Block::Gap(1.5));
    blocks
}

/// Of invented cases.
pub fn sample(centre: CentreView) -> LateView {
    let case = |no: &str, applicant: &str, service, due: NaiveDate| LateCase {
        case_no: no.into(),
        applicant: applicant.into(),
        service,
        due,
        days: u32::try_from((sample::at().date() - due).num_days()).unwrap_or_default(),
    };
    let building = || both("ترخيص أعمال (تعلية)", "Building licence: additional storey");
    let shop = || both("ترخيص محل عام", "Shop licence");
    let engineers = vec![
        case("C-ZAQ-01-26-000871-6", "سعاد إبراهيم عبد المقصود", building(), sample::day(2026, 10, 8)),
        case("C-ZAQ-03-26-000019-8", "Maria Katarina Papadopoulou", building(), sample::day(2026, 11, 11)),
        case("C-ZAQ-02-26-000402-1", "محمود السيد الشناوي", shop(), sample::day(2026, 11, 20)),
    ];
    let health = vec![case("C-ZAQ-03-26-000077-3", "نادر فوزي جرجس", shop(), sample::day(2026, 11, 21))];
    LateView {
        centre,
        holders: vec![
            Holder { name: both("الإدارة الهندسية", "Engineering department"), cases: engineers },
            Holder { name: both("إدارة المحال العامة", "Shops department"), cases: health },
        ],
        officer: "سامية عبد الفتاح".into(),
        at: sample::at(),
    }
}
