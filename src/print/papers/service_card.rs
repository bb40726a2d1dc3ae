//! The service card: everything a citizen wants to know before coming: which papers, what it costs, how long it takes and
//! where. It is about nobody, so anybody may have one.

use crate::domain::Bilingual;
use crate::domain::deadline::{DayKind, Limit};
use crate::i18n::Tr;
use crate::print::document::{Block, Document, PaperSize, Row, Table, Text};
use crate::print::pages::Ink;
use crate::print::voices::{Voices, named};
use crate::text::{Weight, isolate};
use crate::views::CentreView;

use super::composer::{Composer, first_strong};
use super::sample::both;

/// A service as the catalogue has it today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceCardView {
    pub centre: CentreView,
    /// `EG-BLD-01`.
    pub code: String,
    pub service: Bilingual,
    pub department: Bilingual,
    pub documents: Vec<CardDocument>,
    /// The rule of the fee in words.
    pub fee: Bilingual,
    pub fee_verified: bool,
    /// None where the authority publishes none.
    pub limit: Option<Limit>,
    pub limit_verified: bool,
    pub steps: Vec<Bilingual>,
    pub catalogue: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardDocument {
    pub title: Bilingual,
    /// Otherwise it is asked for only where it applies.
    pub required: bool,
}

pub fn service_card(view: &ServiceCardView, voices: &Voices, size: PaperSize) -> Document {
    let c = Composer::new(voices, size, &view.centre);
    let mut part = c.part(Tr::card_title, &[], &view.catalogue);
    part.body.extend(name(&c, view));
    part.body.extend(c.panel(terms(&c, view)));
    part.body.push(Block::Gap(3.5));
    part.body.extend(documents(&c, &view.documents));
    part.body.extend(c.steps(Tr::card_steps, &view.steps));
    part.body.extend(c.section(Tr::card_where, |tr| {
        vec![named(tr, &view.department), named(tr, &c.centre.name), named(tr, &c.centre.address)]
    }));
    let mut notes: Vec<fn(&Tr) -> String> = vec![Tr::card_note];
    if !(view.fee_verified && view.limit_verified) {
        notes.push(Tr::paper_not_confirmed_note);
    }
    part.close.extend(c.notes(&notes));
    c.document(part)
}

/// What the card is about, large, with the code by which the office calls it.
fn name(c: &Composer<'_>, view: &ServiceCardView) -> Vec<Block> {
    let size = c.sizes.title;
    let strong = first_strong(Weight::Bold, size);
    let mut blocks =
        c.lines(|tr| named(tr, &view.service), |text, i| strong(text, i).leading(1.35), c.sizes.body + 1.0);
    blocks.push(c.quiet(c.text(isolate(&view.code), c.sizes.small)).into());
    blocks.push(Block::Gap(3.0));
    blocks
}

/// The fee and the time, each under its name.
fn terms(c: &Composer<'_>, view: &ServiceCardView) -> Vec<Block> {
    c.beside(|tr| {
        let limit = view.limit.map_or_else(|| tr.ack_no_limit(), |limit| tr.limit(limit));
        let mut blocks = term(c, tr, tr.card_fee(), &named(tr, &view.fee), view.fee_verified);
        blocks.push(Block::Gap(1.5));
        blocks.extend(term(c, tr, tr.card_limit(), &limit, view.limit_verified || view.limit.is_none()));
        blocks
    })
}

fn term(c: &Composer<'_>, tr: &Tr, label: String, says: &str, verified: bool) -> Vec<Block> {
    let set = |text: String, size| Text::new(text, size, tr.direction());
    let mut blocks: Vec<Block> = vec![c.quiet(set(label, c.sizes.label)).leading(1.3).into()];
    blocks.push(set(says.to_owned(), c.sizes.body + 1.0).weight(Weight::SemiBold).leading(1.4).into());
    if !verified {
        blocks.push(c.quiet(set(tr.paper_not_confirmed(), c.sizes.label)).leading(1.3).into());
    }
    blocks
}

/// Each with a box to tick at home.
fn documents(c: &Composer<'_>, documents: &[CardDocument]) -> Vec<Block> {
    let row = |document: &CardDocument| {
        let what = c.beside(|tr| {
            let set = |text, size| Text::new(text, size, tr.direction()).leading(1.35);
            let mut blocks = vec![set(named(tr, &document.title), c.sizes.body - 0.5).into()];
            if !document.required {
                blocks.push(c.quiet(set(tr.card_if_needed(), c.sizes.label)).into());
            }
            blocks
        });
        Row { cells: vec![c.tick(), what], pad: 0.9, rule: c.hairline() }
    };
    let head = Row {
        cells: vec![vec![], vec![c.heading(Tr::card_documents).into()]],
        pad: 0.8,
        rule: Some((0.25, Ink::Black)),
    };
    let rows = documents.iter().map(row).collect();
    vec![Block::Table(Table { shares: c.tick_shares(), head: Some(head), rows, gap: 1.0 }), Block::Gap(4.0)]
}

/// Of an invented service.
pub fn sample(centre: CentreView) -> ServiceCardView {
    let document = |ar, en, required| CardDocument { title: both(ar, en), required };
    ServiceCardView {
        centre,
        code: "EG-BLD-04".into(),
        service: both("ترخيص أعمال (تعلية)", "Building licence: additional storey"),
        department: both("الإدارة الهندسية", "Engineering department"),
        documents: vec![
            document("صورة بطاقة الرقم القومي", "Copy of the national ID card", true),
            document("سند الملكية أو عقد مسجل", "Title deed or registered contract", true),
            document("رسومات هندسية معتمدة من مهندس نقابي", "Drawings signed by a syndicate engineer", true),
            document("توكيل موثق لمن ينوب عن المالك", "Notarised power of attorney for an agent", false),
        ],
        fee: both(
            "١٫٥ في الألف من قيمة الأعمال، بحد أدنى ١٠٠ جنيه",
            "0.15 per cent of the works’ value, 100 pounds at least",
        ),
        fee_verified: false,
        limit: Some(Limit { n: 30, kind: DayKind::Calendar }),
        limit_verified: true,
        steps: vec![
            both("تقديم الطلب والمستندات في الشباك", "The request and its papers are handed in at the window"),
            both("معاينة الموقع بمعرفة الإدارة الهندسية", "The engineering department inspects the site"),
            both("سداد رسم الترخيص واستلامه من الشباك", "The fee is paid and the licence handed over at the window"),
        ],
        catalogue: "2026-11-01".into(),
    }
}
