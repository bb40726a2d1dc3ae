//! The paper on which a citizen reads their own trail. Handing it out is an action like any other print.

use super::Desk;
use super::paper::Out;
use crate::app::papers::voices;
use crate::app::sweep::TRAIL;
use crate::app::{Fault, Outcome, PaperLanguage};
use crate::domain::Bilingual;
use crate::domain::ledger::Deed;
use crate::domain::mark::Uid;
use crate::domain::retention::Erasing;
use crate::print::{self, ErasedLine, PaperSize, TrailCase, TrailLine, TrailView};
use crate::register::{By, RegisterFault, WantedPaper};
use crate::views::{AccessLine, CaseRow, TrailDetail};

/// As a print job names it.
const PAPER: &str = "trail";
/// Not a step and nobody's look: what the office keeps to itself while it lasts.
const UNTOLD: [&str; 2] = ["case_held", "hold_lifted"];
/// Looking at a file, or taking something out of it.
const LOOKS: [&str; 6] =
    ["case_read", "access_told", "identity_shown", "paper_printed", "paper_cancelled", "batch_sealed"];

impl Desk {
    /// Writes the trail of whoever `of` means as a PDF and records that it came out.
    ///
    /// Fails with `NotFound` when there is no such case.
    pub(super) fn print_trail(&mut self, by: &By, of: &str, language: PaperLanguage) -> Result<Outcome, Fault> {
        let rows = self.cases_of(of)?;
        let Some(newest) = rows.first().cloned() else { return Err(Fault::NoSuchPaper) };
        let no = newest.no.to_string();
        let wanted = WantedPaper::of(newest.uid, PAPER, &no, language);
        let copy = self.register.copy_to_print(by, &wanted)?;
        let view = self.trail_view(rows, copy)?;
        let document = print::trail(&view, &voices(language, self.centre.digits), PaperSize::A4);
        let (title, name) = (format!("{TRAIL}{no}"), format!("{TRAIL}{no}-{copy}.pdf"));
        self.write_out(by, &document, Out { wanted, copy, title, name, at: view.at })
    }

    fn trail_view(&self, rows: Vec<CaseRow>, copy: u32) -> Result<TrailView, Fault> {
        let now = self.register.env().local(self.register.now_not_back());
        let officer = self.serving()?.name.clone();
        let newest = rows.first().cloned();
        let cases = rows.iter().map(|row| self.trail_case(row)).collect::<Result<_, Fault>>()?;
        Ok(TrailView {
            centre: crate::app::papers::head(&self.centre, &self.book.catalogue),
            no: newest.as_ref().map(|row| row.no.to_string()).unwrap_or_default(),
            name: newest.as_ref().map(|row| row.name.clone()).unwrap_or_default(),
            masked_id: newest.map(|row| row.masked_identity).unwrap_or_default(),
            cases,
            officer,
            at: now,
            copy,
        })
    }

    fn trail_case(&self, row: &CaseRow) -> Result<TrailCase, Fault> {
        let case = self.register.case(row.uid)?;
        let lines = self.register.access_of(row.uid, &row.no)?;
        let told = lines.iter().filter(|line| !UNTOLD.contains(&line.entry.kind.as_str()));
        let (looks, steps): (Vec<_>, Vec<_>) = told.partition(|line| LOOKS.contains(&line.entry.kind.as_str()));
        let book = self.book_of(&case)?;
        let service = book.catalogue.service(&case.service);
        Ok(TrailCase {
            no: row.no.to_string(),
            service: service
                .map_or_else(|| Bilingual::new(&case.service, &case.service), |service| service.name.clone()),
            stage: case.stage,
            steps: steps.into_iter().map(line).collect(),
            looks: looks.into_iter().map(line).collect(),
            erased: self.erased(case.uid)?,
        })
    }

    /// What was erased of the case, a line for each rule and day.
    fn erased(&self, case: Uid) -> Result<Vec<ErasedLine>, Fault> {
        let mut lines = vec![];
        for action in self.register.trail(case)? {
            let Some(Deed::ContentErased { rules, files, .. }) = Deed::read(&action).map_err(RegisterFault::from)?
            else {
                continue;
            };
            let on = self.register.env().local(action.at.ms).date();
            lines.extend(rules.iter().map(|Erasing { rule, .. }| ErasedLine {
                what: self.rule_name(rule),
                files: files.iter().filter(|file| file.rule == *rule).count(),
                on,
            }));
        }
        Ok(lines)
    }

    /// The rule's name, or its id where the schedule has it no more.
    fn rule_name(&self, id: &str) -> Bilingual {
        let rule = self.book.retention.rules().iter().find(|rule| rule.id == id);
        rule.map_or_else(|| Bilingual::new(id, id), |rule| rule.name.clone())
    }
}

fn line(line: &AccessLine) -> TrailLine {
    TrailLine {
        at: line.entry.at,
        kind: line.entry.kind.clone(),
        decision: match &line.entry.detail {
            Some(TrailDetail::Decided(decision)) => Some(decision.clone()),
            _ => None,
        },
        roles: line.roles.clone(),
        station: line.entry.station.to_string(),
    }
}
