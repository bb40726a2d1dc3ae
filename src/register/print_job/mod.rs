//! Papers owed: queued with the deed that owes them, printed after the commit, counted copy by copy. What came out is
//! an action; the queue only says what is on its way.

mod forward;
mod list;
mod queue;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Result, action, office};
use crate::domain::ledger::{Action, Deed};
use crate::domain::mark::Uid;
use crate::domain::paper::{PaperKind, PaperLanguage};

pub use forward::TEST_PAGE;
pub use queue::PaperPrinters;
pub(super) use queue::{forget, queue_owed};

/// A paper that was put out.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PrintedCopy {
    /// 1 for the first print; a reprint says which it is.
    pub copy: u32,
}

/// A paper that somebody wants.
#[derive(Debug, Clone)]
pub struct WantedPaper {
    /// None: a paper of the station itself.
    pub case: Option<Uid>,
    pub paper: String,
    pub no: String,
    pub language: Option<PaperLanguage>,
}

impl WantedPaper {
    pub fn of(case: Uid, paper: &str, no: &str, language: PaperLanguage) -> WantedPaper {
        WantedPaper { case: Some(case), paper: paper.to_owned(), no: no.to_owned(), language: Some(language) }
    }
}

/// A paper in the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueuedPaper {
    pub job: i64,
    pub copy: u32,
}

/// How many copies of this paper came out since it last became another one. The ledger tells: the rows of the queue
/// are not kept.
fn copies(conn: &Connection, wanted: &WantedPaper) -> Result<u32> {
    match wanted.case {
        Some(case) => copies_in(&action::of_case(conn, case)?, wanted),
        None => office::copies(conn, wanted),
    }
}

/// The same, by what was done about its case, oldest first.
fn copies_in(trail: &[Action], wanted: &WantedPaper) -> Result<u32> {
    let kind = PaperKind::from_code(&wanted.paper);
    let mut last = 0;
    for action in trail {
        if kind.is_some_and(|kind| kind.is_renewed_by(&action.kind)) {
            last = 0;
        } else if action.kind == "paper_printed"
            && let Some(Deed::PaperPrinted { paper, no, copy }) = Deed::read(action)?
            && (paper.as_str(), no.as_str()) == (wanted.paper.as_str(), wanted.no.as_str())
        {
            last = copy;
        }
    }
    Ok(last)
}
