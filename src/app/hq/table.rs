//! Tables that headquarters publishes, made into the lines of a pack: CSV as RFC 4180 and spreadsheets write it. The first
//! row names the columns; a fault names the line of the file as an editor counts it.

use chrono::NaiveDate;

use crate::domain::case::Decision;
use crate::domain::digits;
use crate::domain::numbers::CaseNo;
use crate::exchange::pack::{Column, DecisionLine, Found, PackFault, RegisterLine};

/// A row with the names of its columns.
struct Row<'a> {
    /// Where it begins, from 1.
    line: u64,
    names: &'a [String],
    values: Vec<String>,
}

impl Row<'_> {
    fn fault(&self, why: impl Into<String>) -> PackFault {
        PackFault::Line { line: self.line, why: why.into() }
    }

    /// What stands in the column; empty where there is none of that name.
    fn get(&self, name: &str) -> &str {
        let at = self.names.iter().position(|known| known.trim() == name);
        at.and_then(|at| self.values.get(at)).map_or("", |value| value.trim())
    }

    fn owed(&self, name: &str) -> Result<&str, PackFault> {
        match self.get(name) {
            "" => Err(self.fault(format!("nothing stands in the column {name}"))),
            value => Ok(value),
        }
    }
}

fn each<T>(text: &str, mut read: impl FnMut(Row<'_>) -> Result<T, PackFault>) -> Result<Vec<T>, PackFault> {
    let mut records = records(text)?.into_iter();
    let names = records.next().map(|(_, names)| names).unwrap_or_default();
    let mut found = vec![];
    for (line, values) in records {
        let row = Row { line, names: &names, values };
        if row.values.len() != names.len() {
            return Err(row.fault(format!("{} values for {} columns", row.values.len(), names.len())));
        }
        found.push(read(row)?);
    }
    Ok(found)
}

/// The records of a table, each with the line on which it begins; empty lines are none.
fn records(text: &str) -> Result<Vec<(u64, Vec<String>)>, PackFault> {
    // Spreadsheets begin their tables with a mark of the byte order.
    let mut letters = text.strip_prefix('\u{feff}').unwrap_or(text).chars().peekable();
    let (mut records, mut record, mut value) = (vec![], vec![], String::new());
    let (mut line, mut began, mut quoted) = (1, 1, false);
    while let Some(letter) = letters.next() {
        line += u64::from(letter == '\n');
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => value.extend(letters.next()),
            '"' if quoted || value.is_empty() => quoted = !quoted,
            letter if quoted => value.push(letter),
            ',' => record.push(std::mem::take(&mut value)),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' => {
                record.push(std::mem::take(&mut value));
                end(&mut records, began, &mut record);
                began = line;
            }
            letter => value.push(letter),
        }
    }
    if quoted {
        return Err(PackFault::Line { line: began, why: "a quotation mark is not closed".to_owned() });
    }
    record.push(value);
    end(&mut records, began, &mut record);
    Ok(records)
}

fn end(records: &mut Vec<(u64, Vec<String>)>, began: u64, record: &mut Vec<String>) {
    let record = std::mem::take(record);
    if record.iter().any(|value| !value.trim().is_empty()) {
        records.push((began, record));
    }
}

/// Decisions: `case,decision,reason,decider,basis,decided,papers`; papers by their place from 1, as `1;3`.
pub(super) fn decisions(text: &str) -> Result<Vec<(CaseNo, String)>, PackFault> {
    each(text, |row| {
        let case: CaseNo = row.owed("case")?.parse().map_err(|error| row.fault(format!("{error}")))?;
        let decision = match row.owed("decision")? {
            "approved" => Decision::Approved,
            "refused" => Decision::Refused,
            "returned" => Decision::Returned { papers: papers(&row)? },
            other => return Err(row.fault(format!("«{other}» is none of approved, refused, returned"))),
        };
        let decided: Result<NaiveDate, _> = row.owed("decided")?.parse();
        let line = DecisionLine {
            case: case.clone(),
            decision,
            reason: Some(row.get("reason").to_owned()).filter(|reason| !reason.is_empty()),
            decider: row.owed("decider")?.to_owned(),
            basis: row.owed("basis")?.to_owned(),
            decided: decided.map_err(|_| row.fault("decided is no date, as 2026-11-22"))?,
        };
        Ok((case, written(&line)))
    })
}

fn papers(row: &Row<'_>) -> Result<Vec<u16>, PackFault> {
    let named = row.get("papers").split(';').map(str::trim).filter(|paper| !paper.is_empty());
    let place = |paper: &str| digits::compact(paper).parse::<u16>().ok().and_then(|no| no.checked_sub(1));
    named.map(|paper| place(paper).ok_or_else(|| row.fault(format!("«{paper}» is no paper's number")))).collect()
}

/// Rows of a register: `by,no` and one column for each of `columns`, by its key.
pub(super) fn rows(text: &str, columns: &[Column]) -> Result<String, PackFault> {
    let lines = each(text, |row| {
        let by = row.owed("by")?;
        let by = Found::ALL.into_iter().find(|known| known.code() == by);
        let by = by.ok_or_else(|| row.fault("by is none of identity, licence, plot"))?;
        if let Some(missing) = columns.iter().find(|column| !row.names.iter().any(|name| name.trim() == column.key)) {
            return Err(row.fault(format!("the table has no column {}", missing.key)));
        }
        let values = columns.iter().map(|column| row.get(&column.key).to_owned()).collect();
        Ok(written(&RegisterLine { by, no: Found::spelled(row.owed("no")?), values }))
    })?;
    Ok(lines.concat())
}

fn written(line: &impl serde::Serialize) -> String {
    // Plain values, all of them.
    serde_json::to_string(line).unwrap_or_default() + "\n"
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_table_becomes_lines_and_a_wrong_cell_is_named_by_its_line() {
        let head = "case,decision,reason,decider,basis,decided,papers\n";
        let case = CaseNo::new(&"ZAQ-03".parse().unwrap(), 2026, 1);
        let reason = "\"عقد, غير \"\"مسجل\"\"\nبعد\"";
        let good = format!("\u{feff}{head}\r\n{case},returned,{reason},م. عادل,قانون ١١٩,2026-11-20,2;٣\r\n");
        let lines = decisions(&good).unwrap();
        assert_eq!(lines.len(), 1);
        assert!(lines[0].1.contains(r#""papers":[1,2]"#) && lines[0].1.contains(r#"عقد, غير \"مسجل\"\nبعد"#));
        for (wrong, line) in [
            (format!("{head}{case},granted,,x,y,2026-11-20,\n"), 2),
            (format!("{head}{case},approved,,x,y,2026-11-20,\n{case},approved,,,y,2026-11-20,\n"), 3),
            (format!("{head}{case},approved,\"a\nb\",x,y,2026-11-20,\n{case},approved\n"), 4),
            (format!("{head}C-ZAQ-03-26-000001-0,approved,,x,y,2026-11-20,\n"), 2),
            (format!("{head}{case},approved,,x,y,20.11.2026,\n"), 2),
            (format!("{head}{case},returned,z,x,y,2026-11-20,0\n"), 2),
            (format!("{head}{case},approved,\"open,x,y,2026-11-20,0\n"), 2),
        ] {
            let fault = decisions(&wrong).unwrap_err();
            assert!(matches!(fault, PackFault::Line { line: at, .. } if at == line), "{fault}");
        }
    }
}
