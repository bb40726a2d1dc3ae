//! Proving the register: every chain beside a plain scan of the same rows, turn by turn; and the whole of it.

use std::path::Path;

use rusqlite::Connection;

use super::measure::Times;
use super::scene::{desk, raw};

pub fn chains(folder: &Path, turns: u32) {
    let desk = desk(folder);
    let conn = raw(folder);
    let (mut scan, mut chains, mut actions) = (Times::default(), Times::default(), 0);
    for _ in 0..turns {
        actions = scan.of(|| every_row(&conn));
        let proved = chains.of(|| desk.register().verify_ledger().unwrap());
        assert!(proved.is_clean() && proved.actions == actions, "{:?}", proved.findings);
    }
    scan.tell("a plain scan of the ledger's rows", &cpu(&scan));
    chains.tell("every chain proved", &cpu(&chains));
    let (clock, processor) = (scan.wall(0.5) / chains.wall(0.5), scan.mean_cpu() / chains.mean_cpu());
    println!("{actions} actions, proved at {clock:.2} times the speed of a scan (processor {processor:.2})");
}

pub fn whole(folder: &Path) {
    let (desk, conn) = (desk(folder), raw(folder));
    let (mut scan, mut content, mut whole) = (Times::default(), Times::default(), Times::default());
    scan.of(|| every_row(&conn));
    content.of(|| assert!(desk.register().verify_content().unwrap().is_clean()));
    let proved = whole.of(|| desk.register().verify().unwrap());
    assert!(proved.is_clean(), "{:?}", proved.findings);
    scan.tell("a plain scan of the ledger's rows", &cpu(&scan));
    content.tell("chains, cases, names and staff proved", &cpu(&content));
    whole.tell("the whole register proved", &format!("{}, {} actions", cpu(&whole), proved.actions));
}

fn cpu(times: &Times) -> String {
    format!("processor {:.0} ms", times.mean_cpu())
}

/// Reads every column of every row, and does nothing with them.
fn every_row(conn: &Connection) -> u64 {
    let mut query = conn.prepare("select * from action order by id").unwrap();
    let columns = query.column_count();
    let mut rows = query.query([]).unwrap();
    let mut count = 0;
    while let Some(row) = rows.next().unwrap() {
        (0..columns).for_each(|column| assert!(std::hint::black_box(row.get_ref(column)).is_ok()));
        count += 1;
    }
    count
}
