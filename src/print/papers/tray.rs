//! The tray list: which files go from the window to the back office. Both sides count and sign, so that no file is ever
//! between two desks.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::Bilingual;
use crate::i18n::Tr;
use crate::print::document::{Block, Document, PaperSize, Text};
use crate::print::voices::Voices;
use crate::text::Weight;
use crate::views::CentreView;

use super::composer::Composer;
use super::head::Mark;
use super::list::{Heading, Lines};
use super::sample::{self, both};

/// Files that were handed over together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrayView {
    pub centre: CentreView,
    /// The list's own number.
    pub tray_no: String,
    pub to: Bilingual,
    pub files: Vec<TrayFile>,
    pub officer: String,
    pub at: NaiveDateTime,
    pub copy: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrayFile {
    pub case_no: String,
    pub applicant: String,
    pub service: Bilingual,
    /// How many papers lie in the file.
    pub papers: u32,
    pub due: Option<NaiveDate>,
}

pub fn tray(view: &TrayView, voices: &Voices, size: PaperSize) -> Document {
    let c = Composer::new(voices, size, &view.centre);
    let marks: Vec<Mark> = Mark::of_copy(view.copy).into_iter().collect();
    let mut part = c.part(Tr::tray_title, &marks, "");
    let number = c.number(Tr::tray_no, &view.tray_no);
    part.body.extend(c.row([(1.1, number), (1.0, c.field(Tr::paper_date, c.moment(view.at)))]));
    let from = c.fact(Tr::tray_from, &view.officer);
    part.body.extend(c.row([(1.1, from), (1.0, c.field(Tr::tray_to, c.named(&view.to)))]));
    part.body.extend(c.panel(count(&c, view)));
    part.body.push(Block::Gap(2.5));
    part.body.extend(files(&c, view));
    part.close.extend(c.notes(&[Tr::tray_note]));
    part.close.push(Block::Gap(2.5));
    let handed = (c.voices.label(Tr::tray_handed), view.officer.as_str());
    part.close.extend(c.close([handed, (c.voices.label(Tr::tray_received), "")], &view.tray_no));
    c.document(part)
}

fn count(c: &Composer<'_>, view: &TrayView) -> Vec<Block> {
    let papers: u32 = view.files.iter().map(|file| file.papers).sum();
    c.beside(|tr| {
        let set = |text, size| Text::new(text, size, tr.direction());
        vec![
            set(tr.tray_count(view.files.len()), c.sizes.strong).weight(Weight::Bold).into(),
            set(tr.tray_papers_count(papers), c.sizes.small + 0.5).into(),
        ]
    })
}

fn files(c: &Composer<'_>, view: &TrayView) -> Vec<Block> {
    let headings = [
        Heading::new(&Tr::paper_case_no, 1.5),
        Heading::new(&Tr::paper_applicant, 1.9),
        Heading::new(&Tr::ack_due, 0.75),
        Heading::new(&Tr::tray_papers, 0.6).at_end(),
    ];
    let row = |file: &TrayFile| {
        let mut who: Lines = c.figure(file.applicant.clone());
        who.extend(c.remark(c.named(&file.service)));
        let due = file.due.map_or_else(Vec::new, |due| c.remark(|tr| due_on(c, tr, due)));
        let papers = match c.is_roll() {
            true => c.term(|tr| tr.tray_papers_in(file.papers)),
            false => c.figure(c.voices.first.number(file.papers)),
        };
        [c.key(&file.case_no), who, due, papers]
    };
    c.list(&headings, view.files.iter().map(row).collect())
}

/// On a roll nothing stands over the day, so it says itself what it is.
fn due_on(c: &Composer<'_>, tr: &Tr, due: NaiveDate) -> String {
    if c.is_roll() { format!("{} {}", tr.ack_due(), tr.date(due)) } else { tr.date(due) }
}

/// Of invented citizens.
pub fn sample(centre: CentreView) -> TrayView {
    let file = |case_no: &str, applicant: &str, service, papers, due| TrayFile {
        case_no: case_no.into(),
        applicant: applicant.into(),
        service,
        papers,
        due,
    };
    let building = || both("ترخيص أعمال (تعلية)", "Building licence: additional storey");
    TrayView {
        centre,
        tray_no: "ZAQ-03-20261122-02".into(),
        to: both("الإدارة الهندسية", "Engineering department"),
        files: vec![
            file(sample::CASE, "محمد عبد الله حسن الأحمدي", building(), 5, Some(sample::day(2026, 12, 22))),
            file("C-ZAQ-03-26-000124-2", "Maria Katarina Papadopoulou", building(), 7, Some(sample::day(2026, 12, 22))),
            file(
                "C-ZAQ-03-26-000127-5",
                "منى عبد الرحمن سالم إبراهيم",
                both("شهادة صلاحية موقع", "Site validity certificate"),
                3,
                None,
            ),
        ],
        officer: "هدى محمود".into(),
        at: sample::at(),
        copy: 1,
    }
}
