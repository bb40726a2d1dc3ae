//! A table as lines for the terminal, its columns under each other.

use super::{Cell, Table};
use crate::i18n::Tr;

pub(super) fn lines(table: &Table, tr: &Tr) -> String {
    if table.rows.is_empty() {
        return format!("{}\n", tr.hq_nothing_to_report());
    }
    let heads: Vec<String> = table.heads.clone();
    let told = |row: &Vec<Cell>| row.iter().map(|cell| word(cell, tr)).collect::<Vec<String>>();
    let rows: Vec<Vec<String>> =
        std::iter::once(heads).chain(table.rows.iter().map(told)).chain(table.sums.iter().map(told)).collect();
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|word| word.chars().count()).max();
    let widths: Vec<usize> = (0..table.heads.len()).map(|at| width(at).unwrap_or(0)).collect();
    let mut text = format!("{}\n", table.title);
    if !table.about.is_empty() {
        text += &format!("{}\n", table.about);
    }
    for row in &rows {
        let padded: Vec<String> = row.iter().zip(&widths).map(|(word, width)| format!("{word:<width$}")).collect();
        text += padded.join("  ").trim_end();
        text.push('\n');
    }
    text
}

fn word(cell: &Cell, tr: &Tr) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Count(count) => tr.number(*count),
        Cell::Waiting(minutes) => format!("{}:{:02}", minutes / 60, minutes % 60),
        Cell::Money(money) => tr.money(*money),
        Cell::Blank => "—".to_owned(),
    }
}
