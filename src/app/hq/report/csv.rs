//! A table as CSV (RFC 4180): plain numbers with a point, so that every program reads them alike, and a mark at the beginning
//! by which spreadsheets know that the letters are UTF-8.

use super::{Cell, Table};

pub(super) fn text(table: &Table) -> String {
    let mut text = String::from('\u{feff}');
    let heads = table.heads.iter().cloned().map(Cell::Text).collect();
    for row in std::iter::once(&heads).chain(&table.rows).chain(&table.sums) {
        let fields: Vec<String> = row.iter().map(field).collect();
        text += &fields.join(",");
        text += "\r\n";
    }
    text
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => quoted(text),
        Cell::Count(count) => count.to_string(),
        Cell::Waiting(minutes) => format!("{}.{}", minutes / 60, minutes % 60 / 6),
        Cell::Money(money) => money.to_string(),
        Cell::Blank => String::new(),
    }
}

/// A text that a spreadsheet would take for a formula is kept from being one.
fn quoted(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Money;
    use crate::domain::money::Currency;

    #[test]
    fn no_text_is_a_formula_and_no_comma_parts_a_field() {
        let row = vec![Cell::Text("=1+1".into()), Cell::Text("a, \"b\"".into()), Cell::Waiting(95)];
        let sums = vec![Cell::Blank, Cell::Count(7), Cell::Money(Money::new(123_450, Currency::Egp))];
        let table = Table {
            title: String::new(),
            about: String::new(),
            heads: ["المركز", "b", "c"].map(str::to_owned).into(),
            rows: vec![row],
            sums: Some(sums),
        };
        assert_eq!(text(&table), "\u{feff}المركز,b,c\r\n'=1+1,\"a, \"\"b\"\"\",1.5\r\n,7,1234.50\r\n");
    }
}
