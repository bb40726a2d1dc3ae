//! Papers on their way to a printer, as the list of them shows it.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::domain::mark::{OfficerId, Uid};
use crate::domain::paper::{PaperLanguage, PaperNote, PaperState};

/// A paper in the queue, or one of today's that came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperJob {
    /// In the order in which they were queued.
    pub job: i64,
    /// None: a paper of the station itself.
    pub case: Option<Uid>,
    /// A code of `PaperKind`, or of a paper that is of no case.
    pub paper: String,
    pub no: String,
    /// 1 for the first print.
    pub copy: u32,
    /// None: the centre's own.
    pub language: Option<PaperLanguage>,
    pub state: PaperState,
    /// As the settings name it; none until it was sent to one.
    pub printer: Option<String>,
    pub officer: OfficerId,
    /// Why it is printed once more.
    pub reason: Option<String>,
    pub note: Option<PaperNote>,
    /// On the centre's clock.
    pub made: NaiveDateTime,
    pub changed: NaiveDateTime,
}

/// Everything about papers and printers that the window shows on every page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperRoom {
    /// Papers that wait, and today's; the newest first.
    pub jobs: Vec<PaperJob>,
    pub printers: Vec<PrinterRow>,
    /// The printer of each kind of paper; a kind that is not here is saved as a PDF.
    pub papers: BTreeMap<String, String>,
    /// Why the settings of the printers cannot be used, with the file and the line.
    pub unreadable: Option<String>,
}

impl PaperRoom {
    /// Papers that are on their way or wait, without those that somebody has to look for.
    pub fn waiting(&self) -> usize {
        let waits = |job: &&PaperJob| matches!(job.state, PaperState::Queued | PaperState::Printing);
        self.jobs.iter().filter(waits).filter(|job| job.printer.is_some()).count()
    }

    /// The paper of which somebody has to say whether it came out; the oldest first.
    pub fn unsure(&self) -> Option<&PaperJob> {
        self.jobs.iter().rev().find(|job| job.state == PaperState::Unsure)
    }

    /// Papers that did not come out and are not tried again by themselves.
    pub fn failed(&self) -> usize {
        self.jobs.iter().filter(|job| job.state == PaperState::Failed).count()
    }

    /// A printer that needs somebody, of those that a paper waits for first.
    pub fn troubled(&self) -> Option<(&PrinterRow, &PaperNote)> {
        let troubled = |row: &'_ PrinterRow| matches!(row.standing, PrinterStanding::Troubled(_));
        let mut rows: Vec<_> = self.printers.iter().filter(|row| troubled(row)).collect();
        rows.sort_by_key(|row| row.waiting == 0);
        rows.into_iter().find_map(|row| match &row.standing {
            PrinterStanding::Troubled(note) => Some((row, note)),
            _ => None,
        })
    }
}

/// A printer of the station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrinterRow {
    pub name: String,
    pub standing: PrinterStanding,
    /// Papers that wait for it.
    pub waiting: usize,
}

/// How a printer is, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrinterStanding {
    /// Nothing was printed yet, or it cannot say.
    #[default]
    Unknown,
    Ready,
    Printing,
    Troubled(PaperNote),
}
