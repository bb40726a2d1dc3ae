//! A report of headquarters as a table: worded once, then written as lines for the terminal, as CSV or as a sheet of XLSX.

mod csv;
mod text;
mod xlsx;

use std::path::Path;

use super::Headquarters;
use crate::app::{Fault, Rulebook};
use crate::domain::identity::EGYPTIAN_GOVERNORATES;
use crate::domain::money::{Currency, Money};
use crate::domain::{Bilingual, Country};
use crate::durable::{self, Readers};
use crate::hub::{Per, ReportRow, Span};
use crate::i18n::Tr;

/// Words and numbers in rows, each as long as the heads.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub title: String,
    /// What it tells of, such as the days.
    pub about: String,
    pub heads: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    /// The sums of the columns; none where a sum says nothing.
    pub sums: Option<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Count(i64),
    /// In minutes, shown in hours.
    Waiting(i64),
    Money(Money),
    Blank,
}

impl Headquarters {
    /// Counts, waiting and money per `per`, worded.
    ///
    /// Fails with `Hub` for a time zone of the settings that there is not.
    pub fn report(&mut self, per: Per, span: Span, tr: &Tr) -> Result<Table, Fault> {
        let shipped = Country::ALL.into_iter().filter(|_| per == Per::Service);
        let books = shipped.map(Rulebook::shipped).collect::<Result<Vec<_>, Fault>>()?;
        let zone = self.settings.time_zone.clone();
        let rows = self.hub.report(per, span, &zone)?;
        let currencies: Vec<Currency> = Currency::ALL
            .into_iter()
            .filter(|currency| rows.iter().flat_map(|row| &row.money).any(|sum| sum.currency() == *currency))
            .collect();
        let heads = [head(per, tr), tr.hq_opened(), tr.hq_received(), tr.hq_finished(), tr.hq_late(), tr.hq_waiting()];
        let money = currencies.iter().map(|currency| format!("{} ({currency})", tr.hq_money()));
        Ok(Table {
            title: format!("{}: {}", self.settings.name, tr.hq_report()),
            about: tr.hq_days(tr.date_long(span.from), tr.date_long(span.until)),
            heads: heads.into_iter().chain(money).collect(),
            rows: rows.iter().map(|row| cells(row, per, &currencies, &books, tr)).collect(),
            sums: Some(sums(&rows, &currencies, tr)),
        })
    }

    /// What two counters have to settle.
    pub fn conflicts(&mut self, tr: &Tr) -> Result<Table, Fault> {
        let heads = [tr.hq_case(), tr.hq_matter(), tr.hq_deeds(), tr.hq_settler(), tr.hq_where(), tr.hq_settled()];
        let rows = self.hub.conflicts()?.into_iter().map(|row| {
            let settler = if row.settler == "back_office" { tr.hq_by_back_office() } else { tr.hq_by_supervisor() };
            let settled = row.settled.map_or(Cell::Blank, Cell::Text);
            let matter = matter(&row.matter, tr);
            let mut cells: Vec<Cell> = [row.no, matter, row.deeds, settler, row.at].map(Cell::Text).into();
            cells.push(settled);
            cells
        });
        let rows = rows.collect();
        Ok(Table { title: tr.hq_conflicts(), about: String::new(), heads: heads.into(), rows, sums: None })
    }

    /// What is not agreed to.
    pub fn questions(&mut self, tr: &Tr) -> Result<Table, Fault> {
        let heads = [tr.hq_case(), tr.hq_record(), tr.hq_why(), tr.hq_detail(), tr.hq_answered()];
        let rows = self.hub.questions()?.into_iter().map(|row| {
            let mut cells: Vec<Cell> = [row.no, row.place, row.why, row.detail].map(Cell::Text).into();
            cells.push(row.answered.map_or(Cell::Blank, Cell::Text));
            cells
        });
        let rows = rows.collect();
        Ok(Table { title: tr.hq_questions(), about: String::new(), heads: heads.into(), rows, sums: None })
    }
}

impl Table {
    /// As lines of text.
    pub fn to_text(&self, tr: &Tr) -> String {
        text::lines(self, tr)
    }

    /// Writes it to `file`: a sheet where the name ends in `.xlsx`, else CSV.
    pub fn write(&self, file: &Path, tr: &Tr) -> Result<(), Fault> {
        let sheet = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
        let bytes = match sheet {
            true => xlsx::bytes(self, tr)
                .map_err(|cause| Fault::File { path: file.display().to_string(), cause: cause.to_string() })?,
            false => csv::text(self).into_bytes(),
        };
        durable::write(file, &bytes, Readers::Usual).map_err(|error| Fault::file(file, &error))
    }
}

fn head(per: Per, tr: &Tr) -> String {
    match per {
        Per::Governorate => tr.hq_governorate(),
        Per::Centre => tr.hq_centre(),
        Per::Service => tr.hq_service(),
        Per::Day => tr.hq_day(),
        Per::Kind => tr.hq_kind(),
    }
}

fn cells(row: &ReportRow, per: Per, currencies: &[Currency], books: &[Rulebook], tr: &Tr) -> Vec<Cell> {
    let counts = [row.opened, row.received, row.finished, row.late].map(Cell::Count);
    let waiting = row.waiting.map_or(Cell::Blank, Cell::Waiting);
    let sum = |currency: &Currency| row.money.iter().find(|sum| sum.currency() == *currency).copied();
    let money = currencies.iter().map(|currency| Cell::Money(sum(currency).unwrap_or(Money::zero(*currency))));
    let name = Cell::Text(named(row, per, books, tr));
    std::iter::once(name).chain(counts).chain([waiting]).chain(money).collect()
}

fn sums(rows: &[ReportRow], currencies: &[Currency], tr: &Tr) -> Vec<Cell> {
    let counts: [fn(&ReportRow) -> i64; 4] = [|row| row.opened, |row| row.received, |row| row.finished, |row| row.late];
    let counts = counts.map(|count| Cell::Count(rows.iter().map(count).sum()));
    let weighed = rows.iter().filter_map(|row| Some(row.waiting? * row.finished)).sum::<i64>();
    let finished: i64 = rows.iter().filter(|row| row.waiting.is_some()).map(|row| row.finished).sum();
    let waiting = if finished > 0 { Cell::Waiting(weighed / finished) } else { Cell::Blank };
    let sum = |currency: &Currency| {
        let of_it = rows.iter().flat_map(|row| &row.money).filter(|sum| sum.currency() == *currency);
        Money::new(of_it.map(|sum| sum.minor()).sum(), *currency)
    };
    let money = currencies.iter().map(|currency| Cell::Money(sum(currency)));
    std::iter::once(Cell::Text(tr.hq_all())).chain(counts).chain([waiting]).chain(money).collect()
}

/// What a row stands for, in the reader's language where it has a name there.
fn named(row: &ReportRow, per: Per, books: &[Rulebook], tr: &Tr) -> String {
    let known = match per {
        Per::Governorate => EGYPTIAN_GOVERNORATES.iter().find(|known| known.code == row.key).map(|known| known.name()),
        Per::Centre => Some(Bilingual::new(&row.name_ar, &row.name_en)),
        Per::Service => return service(&row.key, books, tr),
        Per::Day => return row.key.clone(),
        Per::Kind => return if row.key == "mobile" { tr.hq_mobile() } else { tr.hq_fixed() },
    };
    match known.map(|name| tr.pick(&name).to_owned()).filter(|name| !name.is_empty()) {
        Some(name) => format!("{} {name}", row.key),
        None if row.key.is_empty() => tr.hq_unsaid(),
        None => row.key.clone(),
    }
}

/// A service by its code, and its name where the program ships its catalogue.
fn service(code: &str, books: &[Rulebook], tr: &Tr) -> String {
    let known = books.iter().find_map(|book| book.catalogue.service(code));
    known.map_or_else(|| code.to_owned(), |service| format!("{code} {}", tr.pick(&service.name)))
}

fn matter(matter: &str, tr: &Tr) -> String {
    match matter.split_once(' ').unwrap_or((matter, "")) {
        ("paid", _) => tr.hq_matter_paid(),
        ("decided", _) => tr.hq_matter_decided(),
        ("handed_over", _) => tr.hq_matter_handed_over(),
        ("answered", key) => tr.hq_matter_answered(key),
        ("paper", index) => {
            let place = index.parse::<i64>().map_or_else(|_| index.to_owned(), |index| tr.number(index + 1));
            tr.hq_matter_paper(place)
        }
        _ => matter.to_owned(),
    }
}
