//! The same names, the same mistyped queries, in the same run: our register and PostgreSQL's pg_trgm in a
//! private cluster of this bench (`postgres.sh`). PostgreSQL is timed by itself, inside the server, so that
//! neither its client nor its network counts.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use shubbak::domain::search_key::name_key;

use super::find::{error_in, find, is};
use super::measure::Times;
use super::scene::{Known, Throw, desk, known, raw};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/register/postgres.sh");
/// Queries of each kind: PostgreSQL takes its time.
const ASKED: usize = 100;

pub fn run(folder: &Path, scratch: &Path) {
    let (all, people) = known(folder, ASKED * 2);
    let names = scratch.join("names.csv");
    write_names(folder, &names);
    let desk = desk(folder);
    for (count, threshold) in [(4, 0.6), (3, 0.45)] {
        let mut throw = Throw(17);
        let asked: Vec<(&Known, String)> = people
            .iter()
            .filter_map(|person| Some((person, error_in(person, count, &mut throw)?.typed)))
            .take(ASKED)
            .collect();
        let mut ours = Times::default();
        let mut right = 0;
        find(desk.register(), &people[0].name);
        for (person, typed) in &asked {
            let rows = ours.of(|| find(desk.register(), typed));
            right += usize::from(rows.iter().take(20).any(|row| is(row, person)));
        }
        let (median, slow, theirs) = postgres(&names, &asked, threshold, scratch);
        ours.tell(
            &format!("{count} parts, one error, {all} cases: ours"),
            &format!("right {right} of {}", asked.len()),
        );
        println!(
            "{:<44} {:>5}x  p50 {median:>8.3}  p99 {slow:>8.3} ms   right {theirs}",
            format!("pg_trgm, threshold {threshold}"),
            asked.len()
        );
        println!("ratio of p50 {:.1}, of p99 {:.1}", median / ours.wall(0.5), slow / ours.wall(0.99));
    }
}

fn write_names(folder: &Path, file: &Path) {
    use std::io::Write as _;
    let conn = raw(folder);
    let mut out = std::io::BufWriter::new(std::fs::File::create(file).unwrap());
    let mut query = conn.prepare("select id, name from every_case order by id").unwrap();
    let mut rows = query.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let (id, name): (i64, String) = (row.get(0).unwrap(), row.get(1).unwrap());
        writeln!(out, "{id},{}", name_key(&name)).unwrap();
    }
}

/// Median, 99th of 100, and how often the right name was among the first twenty.
fn postgres(names: &Path, asked: &[(&Known, String)], threshold: f64, scratch: &Path) -> (f64, f64, usize) {
    let mut queries = String::new();
    for (person, typed) in asked {
        writeln!(queries, "{},{}", name_key(typed), name_key(&person.name)).unwrap();
    }
    let file = scratch.join("queries.csv");
    std::fs::write(&file, queries).unwrap();
    let told = Command::new("bash")
        .args([SCRIPT.as_ref(), names.as_os_str(), file.as_os_str()])
        .arg(threshold.to_string())
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    let text = String::from_utf8(told.stdout).unwrap();
    let figures: Vec<f64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    assert_eq!(figures.len(), 3, "{text}");
    (figures[0], figures[1], figures[2] as usize)
}
