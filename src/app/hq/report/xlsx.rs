//! A table as a sheet: numbers as numbers, so that they can be reckoned with, and from right to left where the language is.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Cell, Table};
use crate::i18n::{Direction, Tr};

/// Rows above the heads: title, days, and an empty one.
const ABOVE: u32 = 3;

pub(super) fn bytes(table: &Table, tr: &Tr) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_right_to_left(tr.direction() == Direction::Rtl);
    let strong = Format::new().set_bold();
    sheet.write_string_with_format(0, 0, &table.title, &Format::new().set_bold().set_font_size(14))?;
    sheet.write_string(1, 0, &table.about)?;
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (column, name) in (0..).zip(&table.heads) {
        sheet.write_string_with_format(ABOVE, column, name, &head)?;
    }
    for (row, cells) in (ABOVE + 1..).zip(&table.rows) {
        write(sheet, row, cells, &Format::new())?;
    }
    let last = ABOVE + table.rows.len() as u32;
    if let Some(sums) = &table.sums {
        write(sheet, last + 1, sums, &strong)?;
    }
    if let Some(columns) = table.heads.len().checked_sub(1).filter(|_| !table.rows.is_empty()) {
        sheet.autofilter(ABOVE, 0, last, columns as u16)?;
    }
    sheet.set_freeze_panes(ABOVE + 1, 1)?;
    sheet.autofit();
    // The title would make the first column as wide as itself.
    sheet.set_column_width(0, 34)?;
    book.save_to_buffer()
}

fn write(sheet: &mut Worksheet, row: u32, cells: &[Cell], format: &Format) -> Result<(), XlsxError> {
    for (column, cell) in (0..).zip(cells) {
        match cell {
            Cell::Text(text) => sheet.write_string_with_format(row, column, text, format)?,
            Cell::Count(count) => {
                sheet.write_number_with_format(row, column, *count as f64, &format.clone().set_num_format("#,##0"))?
            }
            Cell::Waiting(minutes) => {
                let hours = *minutes as f64 / 60.0;
                sheet.write_number_with_format(row, column, hours, &format.clone().set_num_format("#,##0.0"))?
            }
            Cell::Money(money) => {
                let decimals = "0".repeat(money.currency().decimals() as usize);
                let amount = money.minor() as f64 / money.currency().minor_per_unit() as f64;
                let format = format.clone().set_num_format(format!("#,##0.{decimals}"));
                sheet.write_number_with_format(row, column, amount, &format)?
            }
            Cell::Blank => sheet,
        };
    }
    Ok(())
}
