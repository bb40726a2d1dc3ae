//! Tables: rows that are never broken, under a head that comes again on the next page.

use std::rc::Rc;

use super::super::document::{Column, Level, Row, Table};
use super::super::pages::{Item, Rect};
use super::slab::{Setter, Slab};

impl Setter<'_> {
    pub fn table(&mut self, table: &Table, width: f32) -> Vec<Slab> {
        let head = table.head.as_ref().map(|row| Rc::new(self.row(table, row, width)));
        let mut slabs: Vec<Slab> = head.iter().map(|head| Slab { joined: true, ..(**head).clone() }).collect();
        for row in &table.rows {
            slabs.push(Slab { repeats: head.clone(), ..self.row(table, row, width) });
        }
        slabs
    }

    fn row(&mut self, table: &Table, row: &Row, width: f32) -> Slab {
        let cell = |(blocks, share): (&Vec<_>, &f32)| Column {
            share: *share,
            gap: table.gap,
            level: Level::Top,
            blocks: blocks.clone(),
        };
        let cells: Vec<Column> = row.cells.iter().zip(&table.shares).map(cell).collect();
        let set = self.columns(&cells, width);
        let pad = row.pad * self.tight;
        let height = set.height + 2.0 * pad;
        let mut items: Vec<Item> = set.items.into_iter().map(|item| item.moved(0.0, pad)).collect();
        if let Some((thick, ink)) = row.rule {
            items.push(Item::Rect(Rect { x: 0.0, y: height, width, height: thick, ink }));
        }
        Slab { height, items, ..Slab::default() }
    }
}
