//! How far a batch has come, in words for the window and the terminal.

use crate::i18n::Tr;
use crate::views::{BatchRow, RefusedRecord};

/// The most telling word first.
pub fn state(batch: &BatchRow, tr: &Tr) -> String {
    let refused = still_refused(batch).count();
    match batch {
        BatchRow { received: Some(_), .. } if refused > 0 => tr.batch_refused(refused as i64),
        BatchRow { received: Some(_), .. } => tr.batch_received(),
        BatchRow { not_taken: Some(_), .. } => tr.batch_not_taken(),
        BatchRow { way, .. } if way.uploaded.is_some() => tr.batch_uploaded(),
        BatchRow { way, .. } if !way.copies.is_empty() => tr.batch_copied(),
        BatchRow { present: false, .. } => tr.batch_taken(),
        _ => tr.batch_made(),
    }
}

/// Refused records that nobody has corrected.
pub fn still_refused(batch: &BatchRow) -> impl Iterator<Item = &RefusedRecord> {
    batch.refused.iter().filter(|record| !record.corrected)
}
