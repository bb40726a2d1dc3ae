//! The licence: what was granted, to whom, for how long and on which conditions. Its large square holds the same words
//! under the station's signature, so that any copy of the program can tell a true one from a drawn one without a network.

use chrono::NaiveDate;

use crate::domain::Bilingual;
use crate::i18n::Tr;
use crate::print::codes::qr;
use crate::print::document::{Block, Column, Document, Level, PaperSize, Text};
use crate::print::voices::{Voices, named};
use crate::text::{Align, Weight, first_strong as first_strong_letter, isolate};
use crate::views::CentreView;

use super::composer::{Composer, columns, first_strong};
use super::head::Mark;
use super::sample::{self, both};

/// Modules of four dots of a thermal head, read from half a metre by a telephone; smaller where long names need more.
const MODULES: [f32; 3] = [0.5, 0.375, 0.25];
/// As wide as the square with its quiet zone may get on a sheet, in millimetres.
const WIDEST: f32 = 52.0;

/// A licence that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenceView {
    pub centre: CentreView,
    /// A licence or a permit; otherwise it is an approval.
    pub is_licence: bool,
    pub licence_no: String,
    pub case_no: String,
    pub service: Bilingual,
    pub holder: String,
    pub masked_id: String,
    /// What was licensed, as the applicant stated it: the place, the area.
    pub facts: Vec<(Bilingual, String)>,
    pub conditions: Vec<String>,
    pub issued: NaiveDate,
    /// Its last day, where it has one.
    pub until: Option<NaiveDate>,
    /// Who decided.
    pub decided_by: String,
    pub copy: u32,
    pub catalogue: String,
    /// The same in signed form, for the square.
    pub proof: String,
}

pub fn licence(view: &LicenceView, voices: &Voices, size: PaperSize) -> Document {
    let c = Composer::new(voices, size, &view.centre);
    let marks: Vec<Mark> = Mark::of_copy(view.copy).into_iter().collect();
    let title = if view.is_licence { Tr::licence_title } else { Tr::licence_approval };
    let mut part = c.part(title, &marks, &view.catalogue);
    part.body.extend(granted(&c, view));
    part.body.extend(people(&c, view));
    part.body.extend(c.panel(validity(&c, view)));
    part.body.push(Block::Gap(3.5));
    part.body.extend(facts(&c, &view.facts));
    part.body.extend(conditions(&c, &view.conditions));
    part.close.extend(close(&c, view));
    c.document(part)
}

/// What is licensed, as large as the title of the paper.
fn granted(c: &Composer<'_>, view: &LicenceView) -> Vec<Block> {
    let strong = first_strong(Weight::Bold, c.sizes.title);
    let set = |text: Text, i| strong(text, i).leading(1.35);
    let mut blocks = c.lines(|tr| named(tr, &view.service), set, c.sizes.body + 1.0);
    blocks.push(Block::Gap(3.0));
    blocks
}

fn people(c: &Composer<'_>, view: &LicenceView) -> Vec<Block> {
    let holder = c.text(isolate(&view.holder), c.sizes.strong).weight(Weight::SemiBold).leading(1.35);
    let holder = vec![c.label(Tr::licence_holder).leading(1.3).into(), holder.into()];
    let mut blocks = c.row([(1.1, holder), (1.0, c.fact(Tr::paper_id_number, &view.masked_id))]);
    let number = c.number(Tr::licence_no, &view.licence_no);
    blocks.extend(c.row([(1.1, number), (1.0, c.fact(Tr::paper_case_no, &view.case_no))]));
    blocks
}

fn validity(c: &Composer<'_>, view: &LicenceView) -> Vec<Block> {
    c.beside(|tr| {
        let set = |text, size| Text::new(text, size, tr.direction());
        let day = |label: String, day: String| {
            let label = c.quiet(set(label, c.sizes.label)).leading(1.3);
            let day = set(day, c.sizes.body + 1.0).weight(Weight::Bold).leading(1.4);
            vec![label.into(), day.into()]
        };
        let until = view.until.map(|until| day(tr.licence_until(), tr.date_long(until)));
        let days = std::iter::once(day(tr.licence_issued(), tr.date_long(view.issued))).chain(until);
        // Two languages beside each other leave no room for two days beside each other.
        if c.voices.second.is_some() && !c.is_roll() {
            return days.flatten().collect();
        }
        let column = |blocks| Column { share: 1.0, gap: 4.0, level: Level::Top, blocks };
        vec![Block::Columns(days.map(column).collect())]
    })
}

/// Each name with its value on one line.
fn facts(c: &Composer<'_>, facts: &[(Bilingual, String)]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (name, value) in facts {
        let name = c.quiet(c.text(c.voices.label(|tr| named(tr, name)), c.sizes.body - 0.5));
        let value = c.text(isolate(value), c.sizes.body - 0.5).weight(Weight::Medium);
        blocks.extend([Block::Pair(name, value), Block::Gap(0.4)]);
        blocks.extend(c.hairline().map(|(thick, ink)| Block::Rule(thick, ink)));
        blocks.push(Block::Gap(0.4));
    }
    if !facts.is_empty() {
        blocks.push(Block::Gap(3.0));
    }
    blocks
}

/// As whoever decided wrote them, whichever language that is.
fn conditions(c: &Composer<'_>, conditions: &[String]) -> Vec<Block> {
    if conditions.is_empty() {
        return Vec::new();
    }
    let mut blocks: Vec<Block> = vec![c.heading(Tr::licence_conditions).into()];
    blocks.extend(conditions.iter().map(|condition| {
        let direction = first_strong_letter(condition).unwrap_or(c.direction);
        Text::new(condition, c.sizes.body - 0.5, direction).into()
    }));
    blocks
}

/// Who signs, and the square with what it is for.
fn close(c: &Composer<'_>, view: &LicenceView) -> Vec<Block> {
    let room = if c.is_roll() { c.size.measure() } else { WIDEST };
    let (width, module) = fitting(&view.proof, room);
    let square = |align| Block::Qr { data: view.proof.clone(), module, align };
    let check = || c.lines(Tr::licence_check, |text, _| c.quiet(text).leading(1.4), c.sizes.label + 0.5);
    if c.is_roll() {
        let mut blocks = vec![Block::Gap(1.0), square(Align::Center), Block::Gap(1.0)];
        blocks.extend(check());
        return blocks;
    }
    let decided = (c.voices.label(Tr::licence_signature), view.decided_by.as_str());
    let mut start = vec![c.signatures([decided, (c.voices.label(Tr::paper_stamp), "")]), Block::Gap(5.0)];
    start.extend(check());
    let rest = c.size.measure() - width - 5.0;
    vec![columns([(rest, 5.0, Level::Bottom, start), (width, 0.0, Level::Bottom, vec![square(Align::End)])])]
}

/// How wide the square gets and of which modules, so that it has room: a licence without it proves nothing.
fn fitting(proof: &str, room: f32) -> (f32, f32) {
    let mut sizes = MODULES.into_iter().filter_map(|module| Some((qr(proof, module)?.width, module)));
    let fits = |(width, _): &(f32, f32)| *width <= room;
    sizes.clone().find(fits).or_else(|| sizes.next_back()).unwrap_or((0.0, MODULES[0]))
}

/// Of an invented citizen; its square is signed with a key that everybody knows.
pub fn sample(centre: CentreView) -> LicenceView {
    LicenceView {
        centre,
        is_licence: true,
        licence_no: "L-ZAQ-03-26-000012-7".into(),
        case_no: sample::CASE.into(),
        service: both("ترخيص أعمال (تعلية)", "Building licence: additional storey"),
        holder: "محمد عبد الله حسن الأحمدي".into(),
        masked_id: "••••••••••0551".into(),
        facts: vec![
            (both("الموقع", "Place"), "١٥ شارع الجلاء، الزقازيق".into()),
            (both("المساحة", "Area"), "240 m²".into()),
            (both("عدد الأدوار المرخصة", "Storeys licensed"), "2".into()),
        ],
        conditions: vec!["يخطر الحي قبل بدء الأعمال بأسبوع، ويشرف عليها مهندس نقابي.".into()],
        issued: sample::at().date(),
        until: Some(sample::day(2027, 11, 21)),
        decided_by: "سامية عبد الفتاح".into(),
        copy: 1,
        catalogue: "2026-11-01".into(),
        proof: SAMPLE_PROOF.into(),
    }
}

/// As the tests sign it.
const SAMPLE_PROOF: &str = "SHUBBAK-LICENCE-1:E40MPFO-DWF7GS9KIB BA9465W59%6646646*96AW5IE4SF4WE4-E40X5QB83W56L6TF63W5646*966L6Q\
    Q63Q5:OEWF7QHRXHRUHRPMR$HR%644WKCMNJ-G*9LTVGG75-QLCMNYZG*OHFHLIE4XF4WE4BI4J-G0:LJ-GC6M-HROHRVHR%64*9\
    LYZGYZGW3HTHRZHRLMR%64*9LXZG4WK0:LJ-GHAM$KH3Q54DDWF7B46RW6IE4VF4WE4OE48469%6%965W59F63Q5G EWF7NF6UF6\
    4W5Y96OF69G44BEUY47U0RLGVHU7PD/JD OM2WTUGV0/QK AOKBA*M%WDAK1*B8+:S2I7TEW C9XGGNWSNL2KPBQX7+D1HL7FXLD\
    /DE7C2ER6 0QB83W56K69J1X74BJ1JWVHI9ASCDYJ5G1P0V7PF3-5%OVO1944MS3O2MI*+3ZCD+.8GR5EC5*3IDTKKA9$V3:GFD \
    I83T2R24QSE:SNICKH0GF1%87+U5%+9$KG:6M/HF+T2F*LCSOLG1L63BSSHB4F4PZOOVW4MYNJ0HSOF6XC%V790";
