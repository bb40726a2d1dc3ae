//! A batch that was opened: what can be said of it without asking the database, made beforehand, so that one thread opens the
//! next batch while another takes this one in.
//!
//! Where the batch is small its actions are ready rows here, and its cases are folded from them, as they are if nobody heard
//! of them before. Of a large batch nothing is made beforehand: it is read again line by line while it is taken in.

use std::collections::HashMap;

use super::compare::ToldCase;
use super::rows::Line;
use crate::domain::ledger::Action;
use crate::domain::mark::Uid;
use crate::exchange::{Batch, Kept, Verified};
use crate::hub::action::{self, case_of};
use crate::hub::binary::Rows;
use crate::hub::cases::Folded;

/// A row besides its content, about.
const AROUND: usize = 400;

/// A batch that passed every check, ready to be taken in.
pub struct Opened {
    pub(super) batch: Batch<Verified>,
    pub(super) inside: Option<Inside>,
}

/// Everything in a small batch.
pub(super) struct Inside {
    pub lines: Vec<Line>,
    pub rows: Rows,
    pub folded: HashMap<Uid, Folded>,
    pub told: Vec<ToldCase>,
}

impl Opened {
    /// Asks nobody anything: for whatever thread has the time.
    pub fn of(mut batch: Batch<Verified>) -> Opened {
        let inside = batch.take_kept().and_then(Inside::of);
        Opened { batch, inside }
    }

    /// The batch as it was verified.
    pub fn batch(&self) -> &Batch<Verified> {
        &self.batch
    }
}

impl Inside {
    /// None where it is better read again.
    fn of(kept: Kept) -> Option<Inside> {
        let bytes = kept.actions.iter().map(|action| AROUND + action.body.len()).sum();
        let (mut lines, mut rows) = (Vec::with_capacity(kept.actions.len()), Rows::with_capacity(bytes));
        let mut cases: HashMap<Uid, Vec<Action>> = HashMap::new();
        for action in kept.actions {
            action::write(&action, &mut rows);
            lines.push(Line::of(&action, rows.bytes().len()));
            if let Some(&uid) = case_of(&action) {
                cases.entry(uid).or_default().push(action);
            }
        }
        let folded = |(uid, actions)| Some((uid, Folded::of(uid, actions).ok()?));
        let folded = cases.into_iter().map(folded).collect::<Option<HashMap<Uid, Folded>>>()?;
        Some(Inside { lines, rows, folded, told: kept.cases.into_iter().filter_map(ToldCase::of).collect() })
    }
}
