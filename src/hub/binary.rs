//! Rows as PostgreSQL's binary COPY takes them: built beforehand, on another thread if need be, and sent as they are.
//!
//! The form is PostgreSQL's own ("COPY", file formats, binary): a count of fields, then each with its length before it.

use chrono::{Datelike, NaiveDate};

/// What stands before the first row.
pub(super) const HEADER: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// What stands after the last.
pub(super) const TRAILER: &[u8] = &[0xff, 0xff];
/// 2000-01-01, in days from 0001-01-01: PostgreSQL's days count from there.
const EPOCH: i32 = 730_120;

/// A day as PostgreSQL counts it.
pub(super) fn days(day: NaiveDate) -> i32 {
    day.num_days_from_ce() - EPOCH
}

/// Rows of one table, one after the other, without header and trailer.
#[derive(Debug, Default)]
pub(super) struct Rows(Vec<u8>);

impl Rows {
    /// With room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Rows {
        Rows(Vec::with_capacity(bytes))
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// A row of so many fields begins.
    pub fn row(&mut self, fields: i16) -> &mut Self {
        self.0.extend_from_slice(&fields.to_be_bytes());
        self
    }

    pub fn text(&mut self, text: &str) -> &mut Self {
        self.raw(text.as_bytes())
    }

    pub fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        // A field is never near 2 GB: no line of a batch is longer than a few megabytes.
        self.0.extend_from_slice(&i32::try_from(bytes.len()).unwrap_or(i32::MAX).to_be_bytes());
        self.0.extend_from_slice(bytes);
        self
    }

    pub fn bigint(&mut self, number: i64) -> &mut Self {
        self.raw(&number.to_be_bytes())
    }

    pub fn integer(&mut self, number: i32) -> &mut Self {
        self.raw(&number.to_be_bytes())
    }

    pub fn day(&mut self, day: NaiveDate) -> &mut Self {
        self.integer(days(day))
    }

    /// The value, or null.
    pub fn or_null<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T) -> &mut Self) -> &mut Self {
        match value {
            Some(value) => write(self, value),
            None => {
                self.0.extend_from_slice(&(-1_i32).to_be_bytes());
                self
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_written_as_postgresql_reads_it() {
        let mut rows = Rows::default();
        let day = NaiveDate::from_ymd_opt(2000, 1, 3).unwrap();
        rows.row(4).text("نعم").integer(-2).day(day).or_null(None::<i64>, Rows::bigint);
        let mut right = vec![0, 4, 0, 0, 0, 6];
        right.extend_from_slice("نعم".as_bytes());
        right.extend_from_slice(&[0, 0, 0, 4, 0xff, 0xff, 0xff, 0xfe, 0, 0, 0, 4, 0, 0, 0, 2, 0xff, 0xff, 0xff, 0xff]);
        assert_eq!(rows.bytes(), right);
        assert_eq!(HEADER.len(), 19);
    }
}
