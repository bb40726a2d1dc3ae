//! Finding: exact numbers, names as they are typed, names with one typing error.

use std::path::Path;

use shubbak::domain::Country;
use shubbak::domain::identity::Identity;
use shubbak::domain::search_key::name_key;
use shubbak::register::Register;
use shubbak::views::CaseRow;

use super::measure::Times;
use super::scene::{Known, Throw, desk, known};
use super::typing::{mistyped, parts, respelt, some};

/// Lines that the window asks for, and those of them that are seen without scrolling.
const LINES: u32 = 200;
const FIRST_PAGE: usize = 20;
const SOUGHT: usize = 1_000;

pub fn run(folder: &Path) {
    let (all, people) = known(folder, SOUGHT);
    let desk = desk(folder);
    let register = desk.register();
    println!("finding in {all} cases");
    let mut first = Times::default();
    first.of(|| find(register, &people[0].name));
    first.tell("the first name after opening", "reads the roll of names");
    exact(register, &people);
    as_typed(register, &people);
    for count in [4, 3] {
        with_an_error(register, &people, count);
    }
    lists(register, &people[..200]);
}

/// What the pages of the window ask for, besides what is typed.
fn lists(register: &Register, people: &[Known]) {
    let tell = |what: &str, ask: &dyn Fn(&Known)| {
        let mut times = Times::default();
        people.iter().for_each(|person| times.of(|| ask(person)));
        times.tell(what, "");
    };
    tell("the newest 200", &|_| drop(find(register, "")));
    tell("one case with its trail", &|person| {
        let case = register.case_by_no(&person.no.parse().unwrap()).unwrap();
        drop(register.case_detail(case.uid).unwrap());
    });
    tell("whoever was here before", &|person| drop(register.known_person(&person.identity).unwrap()));
    tell("the batches", &|_| drop(register.batches().unwrap()));
    tell("names that are locked", &|_| drop(register.locked_names().unwrap()));
}

pub fn find(register: &Register, query: &str) -> Vec<CaseRow> {
    register.find_cases(query, Country::Egypt, LINES).unwrap()
}

fn exact(register: &Register, people: &[Known]) {
    type Says = fn(&Known) -> Option<String>;
    let kinds: [(&str, Says); 5] = [
        ("identity number", |person| Some(person.identity.clone())),
        ("telephone", |person| Some(format!("0{}", &person.phone[3..]))),
        ("case number", |person| Some(person.no.clone())),
        ("receipt number", |person| person.receipt.clone()),
        ("beginning of an identity number", |person| Some(person.identity[..7].to_owned())),
    ];
    for (what, says) in kinds {
        let mut times = Times::default();
        for (person, query) in people.iter().filter_map(|person| Some((person, says(person)?))) {
            let found = times.of(|| find(register, &query));
            assert!(query.len() < 8 || found.iter().any(|row| is(row, person)), "{what} {query}");
        }
        times.tell(what, "");
    }
}

/// Every keystroke of the last word from its second letter on is a question.
fn as_typed(register: &Register, people: &[Known]) {
    let mut throw = Throw(11);
    let (mut times, mut whole, mut found_whole, mut asked) = (Times::default(), Times::default(), 0, 0);
    for person in &people[..300] {
        let parts = parts(&person.name);
        let count = 1 + throw.below(parts.len());
        let typed = respelt(&some(&parts, count, &mut throw).join(" "), &mut throw);
        let last = typed.rfind(' ').map_or(0, |at| at + 1);
        let letters: Vec<usize> = typed[last..].char_indices().map(|(at, c)| last + at + c.len_utf8()).collect();
        for end in &letters[1..letters.len().max(2) - 1] {
            times.of(|| find(register, &typed[..*end]));
        }
        let rows = whole.of(|| find(register, &typed));
        if count > 2 {
            asked += 1;
            // Namesakes are many where few parts are typed: a page full of them is right too.
            let full = rows.len() == LINES as usize && rows.iter().all(|row| answers(&typed, row));
            found_whole += usize::from(full || rows.iter().take(FIRST_PAGE).any(|row| is(row, person)));
        }
    }
    times.tell("a name half typed", "");
    whole.tell("a name typed to its end, respelt", &format!("right {found_whole} of {asked}"));
}

fn answers(typed: &str, row: &CaseRow) -> bool {
    let key = name_key(&row.name);
    name_key(typed).split(' ').all(|word| key.split(' ').any(|own| own.starts_with(word)))
}

fn with_an_error(register: &Register, people: &[Known], count: usize) {
    let mut throw = Throw(13);
    let (mut times, mut first, mut anywhere, mut asked) = (Times::default(), 0, 0, 0);
    let (mut another, mut namesakes) = (0, 0);
    for person in people {
        let Some(Mistyped { meant, typed }) = error_in(person, count, &mut throw) else { continue };
        let rows = times.of(|| find(register, &typed));
        let page = &rows[..rows.len().min(FIRST_PAGE)];
        let full_of = |text: &str| page.len() == FIRST_PAGE && page.iter().all(|row| answers(text, row));
        asked += 1;
        anywhere += usize::from(rows.iter().any(|row| is(row, person)));
        match page.iter().any(|row| is(row, person)) {
            true => first += 1,
            // The error made another name of it, or there are too many people of that very name.
            false if full_of(&typed) => another += 1,
            false if full_of(&meant) => namesakes += 1,
            false => {}
        }
    }
    let share = |n: usize| 100.0 * n as f64 / asked as f64;
    let note = format!(
        "first {FIRST_PAGE}: {:.1} %, first {LINES}: {:.1} %; else a page of another name that was typed {:.1} %, of namesakes {:.1} %",
        share(first),
        share(anywhere),
        share(another),
        share(namesakes)
    );
    times.tell(&format!("{count} parts, one typing error"), &note);
}

/// Parts of somebody's name, and how they were typed.
pub struct Mistyped {
    meant: String,
    pub typed: String,
}

/// `count` parts of somebody's name with one error; none for a name of fewer parts.
pub fn error_in(person: &Known, count: usize, throw: &mut Throw) -> Option<Mistyped> {
    let parts = parts(&person.name);
    (parts.len() >= count).then(|| {
        let meant = some(&parts, count, throw);
        Mistyped { typed: mistyped(&meant, throw).join(" "), meant: meant.join(" ") }
    })
}

pub fn is(row: &CaseRow, person: &Known) -> bool {
    row.name == person.name && row.masked_identity == Identity::mask(&person.identity)
}
