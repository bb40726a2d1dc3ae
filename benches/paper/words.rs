//! A paper as plain rows that any tool can set: words with their size, rules, gaps, and the modules of the codes.

use serde_json::{Value, json};
use shubbak::print::{Block, Document, Row, Text};
use shubbak::text::Weight;

pub fn of(document: &Document) -> Value {
    let rows: Vec<Value> = document
        .parts
        .iter()
        .flat_map(|part| part.head.iter().chain(&part.body).chain(&part.close))
        .flat_map(rows)
        .collect();
    json!({
        "width": document.size.width(),
        "margin": document.size.margin(),
        "rtl": document.tr.direction().is_rtl(),
        "rows": rows,
    })
}

fn rows(block: &Block) -> Vec<Value> {
    match block {
        Block::Text(text) => vec![json!({ "cells": [words(text)] })],
        Block::Pair(name, value) => vec![json!({ "cells": [words(name), words(value)] })],
        Block::Rule(thickness, _) => vec![json!({ "rule": thickness })],
        Block::Gap(height) => vec![json!({ "gap": height })],
        Block::Table(table) => table.head.iter().chain(&table.rows).map(row).collect(),
        Block::Columns(columns) => columns.iter().flat_map(|column| column.blocks.iter().flat_map(rows)).collect(),
        Block::Panel(panel) => panel.blocks.iter().flat_map(rows).collect(),
        Block::Turned(_, blocks) => blocks.iter().flat_map(rows).collect(),
        Block::Qr { data, module, .. } => vec![json!({ "modules": square(data), "module": module })],
        Block::Code128 { data, module, height, .. } => {
            vec![json!({ "modules": [bars(data)], "module": module, "height": height })]
        }
        Block::Logo { .. } => vec![],
    }
}

fn row(row: &Row) -> Value {
    let cells: Vec<Value> = row.cells.iter().filter_map(|blocks| blocks.iter().find_map(first)).collect();
    json!({ "cells": cells })
}

fn first(block: &Block) -> Option<Value> {
    match block {
        Block::Text(text) => Some(words(text)),
        _ => None,
    }
}

fn words(text: &Text) -> Value {
    json!({ "text": text.text, "size": text.size, "bold": text.weight != Weight::Regular })
}

/// A row of `1` and `0` for each row of modules.
fn square(data: &str) -> Vec<String> {
    let code = qrcode::QrCode::with_error_correction_level(data, qrcode::EcLevel::M).unwrap();
    let sign = |color: &qrcode::Color| if *color == qrcode::Color::Dark { '1' } else { '0' };
    code.to_colors().chunks(code.width()).map(|row| row.iter().map(sign).collect()).collect()
}

fn bars(data: &str) -> String {
    let code = barcoders::sym::code128::Code128::new(format!("\u{0181}{data}")).unwrap();
    code.encode().iter().map(|module| if *module == 1 { '1' } else { '0' }).collect()
}
