//! The citizen's own trail: their cases, the steps taken in each, who looked at the file, and what was erased of it.
//! It names the office and the window, not the member of staff: that is what the law owes the citizen.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::Bilingual;
use crate::domain::case::{Decision, Stage};
use crate::domain::officer::Role;
use crate::i18n::Tr;
use crate::print::document::{Block, Document, PaperSize, Row, Table, Text};
use crate::print::pages::Ink;
use crate::print::voices::{Voices, named};
use crate::text::isolate;
use crate::views::CentreView;

use super::composer::Composer;
use super::head::Mark;
use super::list::Lines;
use super::sample::{self, both};

/// What a citizen may know of their own cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailView {
    pub centre: CentreView,
    /// The number of the newest case: by it the paper is kept and scanned.
    pub no: String,
    /// Both are blank where they were erased.
    pub name: String,
    pub masked_id: String,
    /// Newest first.
    pub cases: Vec<TrailCase>,
    pub officer: String,
    pub at: NaiveDateTime,
    pub copy: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailCase {
    pub no: String,
    pub service: Bilingual,
    pub stage: Stage,
    /// Oldest first.
    pub steps: Vec<TrailLine>,
    /// Who looked at it or took something out of it, oldest first.
    pub looks: Vec<TrailLine>,
    pub erased: Vec<ErasedLine>,
}

/// Something that was done. The citizen reads by which office, not by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailLine {
    pub at: NaiveDateTime,
    /// The action's kind, `case_opened`.
    pub kind: String,
    pub decision: Option<Decision>,
    pub roles: Vec<Role>,
    pub station: String,
}

/// What was erased, and by which rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedLine {
    /// The rule's name.
    pub what: Bilingual,
    pub files: usize,
    pub on: NaiveDate,
}

pub fn trail(view: &TrailView, voices: &Voices, size: PaperSize) -> Document {
    let c = Composer::new(voices, size, &view.centre);
    let marks: Vec<Mark> = Mark::of_copy(view.copy).into_iter().collect();
    let mut part = c.part(Tr::trail_title, &marks, "");
    part.body.extend(whose(&c, view));
    for case in &view.cases {
        part.body.extend(of_case(&c, case));
    }
    part.close.extend(c.notes(&[Tr::trail_note, Tr::trail_right]));
    part.close.push(Block::Gap(2.5));
    let officer = (c.voices.label(Tr::paper_signature), view.officer.as_str());
    part.close.extend(c.close([officer, (c.voices.label(Tr::paper_stamp), "")], &view.no));
    c.document(part)
}

fn whose(c: &Composer<'_>, view: &TrailView) -> Vec<Block> {
    let name = if view.name.is_empty() {
        c.field(Tr::paper_applicant, Tr::case_erased)
    } else {
        c.fact(Tr::paper_applicant, &view.name)
    };
    let number = if view.masked_id.is_empty() {
        c.field(Tr::paper_id_number, Tr::case_erased)
    } else {
        c.fact(Tr::paper_id_number, &view.masked_id)
    };
    let at = c.field(Tr::paper_date, c.moment(view.at));
    c.row([(1.2, name), (0.8, number), (1.0, at)])
}

fn of_case(c: &Composer<'_>, case: &TrailCase) -> Vec<Block> {
    let number = c.number(Tr::paper_case_no, &case.no);
    let service = c.field(Tr::paper_service, c.named(&case.service));
    let stage = c.field(Tr::case_stage, |tr| tr.stage(case.stage));
    let mut about = c.row([(1.2, number), (1.4, service), (0.6, stage)]);
    // The panel has its own room below.
    about.pop_if(|last| matches!(last, Block::Gap(_)));
    let mut blocks = c.panel(about);
    blocks.push(Block::Gap(2.0));
    blocks.extend(lines(c, Tr::trail_steps, &case.steps));
    blocks.extend(lines(c, Tr::trail_looks, &case.looks));
    blocks.extend(erased(c, &case.erased));
    blocks.push(Block::Gap(2.5));
    blocks
}

/// What was done, when, and by which office; nothing where there is none.
fn lines(c: &Composer<'_>, heading: fn(&Tr) -> String, lines: &[TrailLine]) -> Vec<Block> {
    let row = |line: &TrailLine| {
        let what = |tr: &Tr| tr.deed(&line.kind, line.decision.as_ref()).unwrap_or_else(|| isolate(&line.kind));
        [cell(c, what), cell(c, c.moment(line.at)), cell(c, |tr| office(tr, line))]
    };
    table(c, heading, vec![1.1, 1.25, 1.2], lines.iter().map(row).collect())
}

fn erased(c: &Composer<'_>, lines: &[ErasedLine]) -> Vec<Block> {
    let row = |line: &ErasedLine| {
        let what = cell(c, |tr| named(tr, &line.what));
        let when = cell(c, |tr| isolate(&tr.date_long(line.on)));
        let files = |tr: &Tr| if line.files == 0 { String::new() } else { tr.case_files(line.files) };
        [what, when, cell(c, files)]
    };
    table(c, Tr::trail_what_erased, vec![1.6, 1.25, 0.7], lines.iter().map(row).collect())
}

fn table(c: &Composer<'_>, heading: fn(&Tr) -> String, shares: Vec<f32>, rows: Vec<[Lines; 3]>) -> Vec<Block> {
    if rows.is_empty() {
        return vec![];
    }
    if c.is_roll() {
        return vec![c.heading(heading).into(), Block::Table(c.narrow(rows)), Block::Gap(2.0)];
    }
    let head =
        Row { cells: vec![vec![c.heading(heading).into()], vec![], vec![]], pad: 0.6, rule: Some((0.25, Ink::Black)) };
    let cells = |row: [Lines; 3]| row.map(|lines| lines.into_iter().map(|text| text.leading(1.35).into()).collect());
    let row = |row: [Lines; 3]| Row { cells: cells(row).into(), pad: 0.5, rule: c.hairline() };
    let rows = rows.into_iter().map(row).collect();
    vec![Block::Table(Table { shares, head: Some(head), rows, gap: 3.0 }), Block::Gap(2.0)]
}

fn cell(c: &Composer<'_>, words: impl Fn(&Tr) -> String) -> Lines {
    let set = |(i, (text, direction))| match i {
        0 => Text::new(text, c.sizes.small + 0.5, direction),
        _ => c.quiet(Text::new(text, c.sizes.label, direction)),
    };
    c.voices.say(words).into_iter().enumerate().map(set).collect()
}

/// «موظف شباك · شباك ٣»: what the officer was there for, and where.
fn office(tr: &Tr, line: &TrailLine) -> String {
    let roles: Vec<String> = line.roles.iter().map(|role| tr.role(*role)).collect();
    let who = if roles.is_empty() { tr.trail_program() } else { roles.join(tr.list_separator().as_str()) };
    format!("{} · {}", isolate(&who), isolate(&line.station))
}

/// Of an invented citizen.
pub fn sample(centre: CentreView) -> TrailView {
    let station = centre.station.clone();
    let line = |minutes, kind: &str, role| TrailLine {
        at: sample::at() - chrono::Duration::minutes(minutes),
        kind: kind.into(),
        decision: None,
        roles: vec![role],
        station: station.clone(),
    };
    let case = TrailCase {
        no: sample::CASE.into(),
        service: both("ترخيص أعمال (تعلية)", "Building licence: additional storey"),
        stage: Stage::Received,
        steps: vec![line(90, "case_opened", Role::CounterClerk), line(84, "fee_paid", Role::Cashier)],
        looks: vec![line(12, "identity_shown", Role::Supervisor)],
        erased: vec![ErasedLine {
            what: both("صور المستندات", "Scanned documents"),
            files: 2,
            on: sample::day(2026, 11, 1),
        }],
    };
    TrailView {
        centre,
        no: sample::CASE.into(),
        name: "محمد عبد الله حسن الأحمدي".into(),
        masked_id: "••••••••••0551".into(),
        cases: vec![case],
        officer: "هدى محمود".into(),
        at: sample::at(),
        copy: 1,
    }
}
