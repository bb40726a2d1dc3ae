//! A van takes a case in, the office goes on with it, both without a line: nothing of either side goes, the case says
//! what is to be settled and by whom, and every unit ends with the same case.

use serde_json::json;
use shubbak::app::{Answer, Fault};
use shubbak::domain::case::{Case, Conflict, Matter, Stage};
use shubbak::domain::ledger::Action;
use shubbak::exchange::pack::{Content, Published, publish};
use shubbak::register::RegisterFault;

use super::{code, label};
use crate::centre::{Centre, SUNDAY_MORNING, all_seen, site_validity};

/// A van beside the office, with headquarters' key of the office: both are of one country.
fn van() -> Centre {
    let folder = tempfile::TempDir::new().unwrap();
    let text = shubbak::config::practice(shubbak::domain::Country::Egypt);
    assert!(text.contains("ZAQ-03"));
    std::fs::write(folder.path().join("centre.toml"), text.replace("ZAQ-03", "ZAQ-07")).unwrap();
    let desk = crate::centre::desk_in(folder.path(), shubbak::domain::Country::Egypt, SUNDAY_MORNING);
    let mut van = Centre { desk, folder, commands: 0 };
    van.signs_in("huda", "2580");
    van
}

/// What headquarters knows of a case, once the batches of these units came.
fn trail(of: &[&Centre], case: &str) -> Vec<Action> {
    let mut known: Vec<Action> = vec![];
    for centre in of {
        let register = centre.desk.register();
        let Ok(case) = register.case_by_no(&case.parse().unwrap()) else { continue };
        for action in register.trail(case.uid).unwrap() {
            if action.station.counter() == centre.desk.centre().station.counter() {
                known.push(action);
            }
        }
    }
    known.sort_by(|a, b| (a.at, &a.station, a.seq).cmp(&(b.at, &b.station, b.seq)));
    known
}

/// The trail as a pack for a unit, by its own headquarters.
fn sent(to: &Centre, number: u64, case: &str, trail: &[Action]) -> Published {
    let lines: String = trail.iter().map(|action| serde_json::to_string(action).unwrap() + "\n").collect();
    let station = to.desk.centre().station.to_string();
    publish(
        label(Content::Case { case: case.into() }, number, &station),
        &lines,
        &to.headquarters_key(),
        Some(&to.recipient()),
    )
    .unwrap()
}

fn conflicts(centre: &mut Centre, case: &str) -> Vec<Conflict> {
    match centre.asks(json!({ "ask": "case", "case": case })) {
        Answer::Case(detail) => detail.conflicts.into_iter().filter(|conflict| conflict.settled.is_none()).collect(),
        other => panic!("{other:?}"),
    }
}

fn case_of(centre: &Centre, case: &str) -> Case {
    centre.desk.register().case_by_no(&case.parse().unwrap()).unwrap()
}

fn complete(case: &str) -> serde_json::Value {
    json!({
        "do": "complete_case", "case": case, "documents": all_seen(4), "answers": { "street": "شارع الجلاء" },
        "fee": { "assessed": "150" }, "payment": { "method": "cash" },
    })
}

#[test]
fn a_case_of_the_van_goes_on_at_the_office_and_nothing_of_either_is_lost() {
    let (mut van, mut office) = (van(), Centre::with_clerk());
    let mut begun = site_validity();
    begun["documents"] = json!([]);
    begun["payment"] = json!(null);
    let case = van.registers(begun).case.to_string();
    assert!(office.does(complete(&case)).is_err(), "the office has not heard of it");
    let pack = sent(&office, 1, &case, &trail(&[&van], &case));
    let done = office.takes_pack(&pack).unwrap();
    assert!(done.taken.applied > 0 && !done.before);
    assert_eq!(case_of(&office, &case).applicant, case_of(&van, &case).applicant);
    office.is_clean();
    // Both go on, neither with a line: papers, fee, and another street.
    let mut other = complete(&case);
    other["answers"]["street"] = json!("شارع النصر");
    office.does(other.clone()).unwrap();
    other["answers"]["street"] = json!("شارع المحطة");
    van.does(other).unwrap();
    let all = trail(&[&van, &office], &case);
    for (centre, number) in [(&mut office, 2), (&mut van, 3)] {
        assert!(conflicts(centre, &case).is_empty(), "alone it knows of nothing");
        let pack = sent(centre, number, &case, &all);
        centre.takes_pack(&pack).unwrap();
        centre.is_clean();
    }
    // Both know both now, and say the same.
    let told = conflicts(&mut office, &case);
    assert_eq!(told, conflicts(&mut van, &case));
    let matters: Vec<&Matter> = told.iter().map(|conflict| &conflict.matter).collect();
    assert_eq!(matters, [&Matter::Paid, &Matter::Answered { key: "street".into() }]);
    let (here, there) = (case_of(&office, &case), case_of(&van, &case));
    assert_eq!(here.payments.len(), 2);
    assert_eq!((here.payments, here.answers, here.stage), (there.payments, there.answers, there.stage));
    assert_eq!(here.documents, there.documents);
    // Both receipts are found, and each unit counts its own numbers.
    for centre in [&office, &van] {
        for paid in &case_of(&office, &case).payments {
            centre.desk.register().case_of_receipt(&paid.receipt).unwrap();
        }
    }
    // The supervisor settles it; a clerk does not.
    let settle = |conflict: &Conflict, at: usize| {
        json!({ "do": "settle_conflict", "case": case, "matter": conflict.matter, "stands": conflict.deeds[at],
                "reason": "the citizen confirmed it" })
    };
    assert!(matches!(office.does(settle(&told[1], 1)), Err(Fault::NotAllowed)));
    office.signs_in("samir", "1470");
    let mut nowhere = settle(&told[1], 1);
    nowhere["stands"]["seq"] = json!(9_999);
    assert!(matches!(office.does(nowhere), Err(Fault::Register(RegisterFault::NotFound { .. }))));
    for conflict in &told {
        office.does(settle(conflict, 1)).unwrap();
    }
    assert!(conflicts(&mut office, &case).is_empty());
    // The van hears of it with the next pack, and ends with the same case.
    let pack = sent(&van, 4, &case, &trail(&[&van, &office], &case));
    van.takes_pack(&pack).unwrap();
    assert!(conflicts(&mut van, &case).is_empty());
    assert_eq!(case_of(&van, &case).answers, case_of(&office, &case).answers);
    for centre in [office.opens_again(), van] {
        centre.is_clean();
    }
}

#[test]
fn two_verdicts_that_differ_are_the_back_offices_to_settle() {
    let (mut van, mut office) = (van(), Centre::with_clerk());
    let case = van.registers(site_validity()).case.to_string();
    let pack = sent(&office, 1, &case, &trail(&[&van], &case));
    office.takes_pack(&pack).unwrap();
    for (centre, verdict) in [(&mut van, "approved"), (&mut office, "refused")] {
        centre.signs_in("nadia", "4821");
        centre.does(json!({ "do": "decide", "case": case, "verdict": verdict, "reason": "شروط المنطقة" })).unwrap();
    }
    let pack = sent(&office, 2, &case, &trail(&[&van, &office], &case));
    office.takes_pack(&pack).unwrap();
    // The first in order stands until somebody settles it; nothing went.
    assert_eq!(case_of(&office, &case).stage, Stage::Approved);
    let trail = office.desk.register().trail(case_of(&office, &case).uid).unwrap();
    let told = shubbak::domain::case::conflicts(&trail).remove(0);
    assert_eq!((&told.matter, told.at.as_str()), (&Matter::Decided, "ZAQ-03"));
    let stands = told.deeds.iter().find(|deed| deed.station.as_str() == "ZAQ-03").unwrap();
    let settle = json!({ "do": "settle_conflict", "case": case, "matter": told.matter, "stands": stands, "reason": "the later plan" });
    office.does(settle).unwrap();
    assert_eq!(case_of(&office, &case).stage, Stage::Refused);
    office.is_clean();
    // What leaves the office is its own; the van's part comes from the van.
    office.signs_in("samir", "1470");
    office.does(json!({ "do": "export_batch" })).unwrap();
}

#[test]
fn a_trail_that_does_not_hold_together_is_refused_whole() {
    let (mut van, mut office) = (van(), Centre::with_clerk());
    let case = van.registers(site_validity()).case.to_string();
    let other = van.registers(site_validity()).case.to_string();
    let good = trail(&[&van], &case);
    let mut refuses = |trail: &[Action]| code(office.takes_pack(&sent(&office, 1, &case, trail)));
    let with = |change: &dyn Fn(&mut Vec<Action>)| {
        let mut trail = good.clone();
        change(&mut trail);
        trail
    };
    assert_eq!(refuses(&with(&|trail| trail[1].body.push(' '))), "bad-trail");
    assert_eq!(refuses(&with(&|trail| trail[1].reason = Some("x".into()))), "bad-trail");
    assert_eq!(refuses(&with(&|trail| trail[1].seq += 40)), "bad-trail");
    assert_eq!(refuses(&with(&|trail| trail.push(trail[0].clone()))), "bad-trail");
    assert_eq!(refuses(&[]), "bad-trail");
    let mixed = [&good[..], &self::trail(&[&van], &other)[..]].concat();
    assert_eq!(refuses(&mixed), "bad-trail");
    // Without its beginning it is no case; and of this counter nobody tells it what it has not done.
    let headless = sent(&office, 1, &case, &good[1..]);
    assert!(office.takes_pack(&headless).is_err());
    let own = office.registers(site_validity()).case.to_string();
    let mine = self::trail(&[&office], &own);
    let mut office = Centre::with_clerk();
    let before = office.dump();
    assert_eq!(code(office.takes_pack(&sent(&office, 1, &own, &mine))), "bad-trail");
    assert_eq!(office.dump(), before);
}
