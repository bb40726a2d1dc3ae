//! A filled register: what is found in it and counted in it, with some names in the index and the newest beside
//! it; and what tampering with the index looks like.

use shubbak::domain::Country;
use shubbak::register::Register;
use shubbak::views::CaseRow;

use crate::centre::{Centre, SUNDAY_MORNING, desk_in, site_validity, unlocked};

/// Enough for two blocks of the index and some cases after them.
const CASES: u32 = 600;

fn filled() -> Centre {
    let mut centre = Centre::with_clerk();
    centre.desk.fill(CASES, 5, |_| ()).unwrap();
    // One by one from here on: the last of them stand beside the index.
    for _ in 0..3 {
        centre.registers(site_validity());
    }
    centre
}

fn find(register: &Register, query: &str) -> Vec<CaseRow> {
    register.find_cases(query, Country::Egypt, 200).unwrap()
}

#[test]
fn a_filled_register_is_clean_and_the_same_seed_makes_the_same_people() {
    let (one, other) = (filled(), filled());
    one.is_clean();
    let people = |centre: &Centre| -> Vec<String> {
        find(centre.desk.register(), "").into_iter().map(|row| row.name + &row.masked_identity).collect()
    };
    assert_eq!(people(&one), people(&other));
    let verified = one.desk.register().verify().unwrap();
    assert_eq!(verified.cases, u64::from(CASES) + 3);
}

#[test]
fn a_name_is_found_however_it_is_spelt_and_with_one_error() {
    let centre = filled();
    let register = centre.desk.register();
    for query in [
        "منى عبد الرحمن سالم إبراهيم",
        "مني عبدالرحمن سالم ابراهيم",
        "مُنى سالم",
        "عبد الرحمن ابراه",
        "منى عبد الرحمن سلام إبراهيم",
        "منى عبدد الرحمن سالم إبراهيم",
        "منىعبد الرحمن سالم إبراهيم",
        "نمى عبدالرحمن سالم",
    ] {
        let found = find(register, query);
        assert!(
            found.iter().take(20).any(|row| row.name.starts_with("منى عبد الرحمن سالم")),
            "{query}: {}",
            found.len()
        );
    }
    // One that the index holds: the oldest of the filling.
    let old = find(register, "").pop().unwrap();
    let first_letters: String = old.name.chars().take(old.name.chars().count() - 1).collect();
    assert!(find(register, &first_letters).iter().any(|row| row.uid == old.uid), "{}", old.name);
    assert!(find(register, "ق ق ق ق ق ق").is_empty());
}

#[test]
fn a_telephone_finds_its_cases_in_a_block_and_since() {
    let mut centre = filled();
    let typed = |row: &CaseRow| format!("0{}", &row.phone.as_deref().unwrap()[3..]);
    let old = find(centre.desk.register(), "").pop().unwrap();
    assert!(find(centre.desk.register(), &typed(&old)).iter().any(|row| row.uid == old.uid));
    assert_eq!(find(centre.desk.register(), "010 1234 5678").len(), 3);
    // The names and telephones are in memory by now.
    let newest = centre.registers(site_validity()).case;
    let found = find(centre.desk.register(), "01012345678");
    assert_eq!((found.len(), &found[0].no), (4, &newest));
    assert!(find(centre.desk.register(), "01012345679").is_empty());
}

/// Of two people of one name, one comes every week: the other is on the first page all the same.
#[test]
fn everybody_of_a_name_stands_on_the_first_page() {
    let mut centre = Centre::with_clerk();
    let mut seldom = site_validity();
    seldom["applicant"]["number"] = serde_json::json!("28501011300126");
    seldom["applicant"]["doubt_accepted"] = serde_json::json!("as on the card");
    let seldom = centre.registers(seldom).case;
    for _ in 0..24 {
        centre.registers(site_validity());
    }
    for query in ["منى سالم", "منى سلام"] {
        let found = find(centre.desk.register(), query);
        let places: Vec<_> = (0..found.len()).filter(|at| found[*at].no == seldom).collect();
        assert_eq!((found.len(), places), (25, vec![1]), "{query}");
    }
}

#[test]
fn the_tally_says_what_the_rows_say() {
    let centre = filled();
    let register = centre.desk.register();
    let today = register.env().today();
    let day = register.day_summary().unwrap();
    assert_eq!((day.opened, day.receipts, day.taken_minor), (3, 3, 45_000));
    let year = register.period_summary(today - chrono::Days::new(366), today).unwrap();
    assert_eq!(year.totals.opened, i64::from(CASES) + 3);
    assert_eq!(year.days.iter().map(|day| day.totals.opened).sum::<i64>(), year.totals.opened);
    assert_eq!(year.services.iter().map(|service| service.totals.minor).sum::<i64>(), year.totals.minor);
}

#[test]
fn an_index_that_was_tampered_with_is_named() {
    let Centre { desk, folder, .. } = filled();
    drop(desk);
    for (sql, place) in [
        ("delete from name_word where word = (select min(word) from name_word)", "name_block"),
        (
            "update name_block set words = cast(words || x'00' as blob) where last = (select min(last) from name_block)",
            "name_block",
        ),
        ("update name_block set phones = zeroblob(length(phones))", "name_block"),
        ("update service_case set phone = '+201000000000' where id = 4", "name_block"),
        ("update service_case set name = 'غريب غريب' where id = 3", "name_block"),
        ("delete from case_trail where action = (select max(action) from case_trail)", "case_trail"),
        ("delete from name_block", "name_word"),
    ] {
        unlocked(folder.path()).execute_batch(sql).unwrap();
        let desk = desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING);
        let findings = desk.register().verify().unwrap().findings;
        assert!(findings.iter().any(|finding| finding.place == place), "{sql}: {findings:?}");
    }
}
