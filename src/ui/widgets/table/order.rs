//! Which rows of a list are shown, and in which order: by a column, and by what is typed while the list has the keyboard.

use std::cmp::Ordering;

use crate::ui::widgets::fold;

/// By which column the rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub column: usize,
    /// The greatest first.
    pub down: bool,
}

/// What a row is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SortKey {
    Number(i64),
    /// As it is looked for: without hamzas, marks and case.
    Text(String),
    /// Stands at the end, whichever way the rows run.
    Nothing,
}

impl SortKey {
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(fold(text))
    }
}

/// The order of one list. A page keeps it beside the selected row, and arranges it before it shows the table.
///
/// ```text
/// draft.order.arrange(cases.len(), |row, column| SortKey::text(&cases[row].name), |row| cases[row].name.clone());
/// Table::new("cases", tr.cases(), &columns, cases.len()).order(&mut draft.order).show(…)
/// ```
#[derive(Clone, Debug, Default)]
pub struct Order {
    sort: Option<Sort>,
    /// What was typed to narrow the list.
    typed: String,
    rows: Vec<u32>,
    /// The length of the list that `rows` were arranged from; `None` when they have to be arranged anew.
    of: Option<usize>,
}

impl Order {
    /// Arranges the rows if anything has changed since. `key` tells what a row is sorted by in a column, `words` what
    /// typing can find in it. The list's own order stands for whatever is equal.
    pub fn arrange(&mut self, rows: usize, key: impl Fn(usize, usize) -> SortKey, words: impl Fn(usize) -> String) {
        if self.of == Some(rows) {
            return;
        }
        self.of = Some(rows);
        let typed = fold(self.typed.trim());
        let found = |row: &u32| typed.is_empty() || fold(&words(*row as usize)).contains(&typed);
        self.rows = (0..u32::try_from(rows).unwrap_or(u32::MAX)).filter(found).collect();
        if let Some(sort) = self.sort {
            let mut keyed: Vec<(SortKey, u32)> =
                self.rows.iter().map(|row| (key(*row as usize, sort.column), *row)).collect();
            keyed.sort_by(|(one, _), (other, _)| compare(one, other, sort.down));
            self.rows = keyed.into_iter().map(|(_, row)| row).collect();
        }
    }

    /// The list holds something else now.
    pub fn renew(&mut self) {
        self.of = None;
    }

    #[must_use]
    pub fn sort(&self) -> Option<Sort> {
        self.sort
    }

    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Rows shown.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Which row of the list stands at `place`.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<usize> {
        self.rows.get(place).map(|row| *row as usize)
    }

    /// Where a row of the list stands; `None` if it is not shown.
    #[must_use]
    pub fn place(&self, row: usize) -> Option<usize> {
        self.rows.iter().position(|shown| *shown as usize == row)
    }

    /// The head of a column was pressed.
    pub(super) fn press(&mut self, column: usize) {
        self.sort = match self.sort {
            Some(Sort { column: by, down: false }) if by == column => Some(Sort { column, down: true }),
            Some(Sort { column: by, down: true }) if by == column => None,
            _ => Some(Sort { column, down: false }),
        };
        self.renew();
    }

    pub(super) fn set_typed(&mut self, typed: String) {
        self.typed = typed;
        self.renew();
    }
}

fn compare(one: &SortKey, other: &SortKey, down: bool) -> Ordering {
    match (one, other) {
        (SortKey::Nothing, _) | (_, SortKey::Nothing) => one.cmp(other),
        _ if down => other.cmp(one),
        _ => one.cmp(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = ["هدى", "أحمد", "", "إبراهيم", "أحمد"];

    fn arranged(order: &mut Order) -> Vec<usize> {
        let key = |row: usize, _| if NAMES[row].is_empty() { SortKey::Nothing } else { SortKey::text(NAMES[row]) };
        order.arrange(NAMES.len(), key, |row| NAMES[row].to_owned());
        (0..order.len()).filter_map(|place| order.row(place)).collect()
    }

    #[test]
    fn a_head_sorts_turns_round_and_gives_the_own_order_back() {
        let mut order = Order::default();
        assert_eq!(arranged(&mut order), [0, 1, 2, 3, 4]);
        order.press(0);
        assert_eq!(arranged(&mut order), [3, 1, 4, 0, 2], "hamzas aside, and what is empty last");
        order.press(0);
        assert_eq!(arranged(&mut order), [0, 1, 4, 3, 2], "equal names stay in the list's own order");
        order.press(0);
        assert_eq!(arranged(&mut order), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn typing_narrows_and_keeps_the_order() {
        let mut order = Order::default();
        order.press(0);
        order.set_typed("ا".into());
        assert_eq!(arranged(&mut order), [3, 1, 4]);
        assert_eq!((order.place(4), order.place(0)), (Some(2), None));
    }
}
