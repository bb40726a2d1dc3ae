//! Whoever receives does not decide, and whoever decides does not know whose it is.

use serde_json::{Value, json};
use shubbak::app::{Answer, Fault};
use shubbak::domain::case::Stage;
use shubbak::domain::mark::OfficerId;
use shubbak::register::RegisterFault;
use shubbak::views::{CaseToDecide, DecisionRow};

use super::{SECRET, staffed};
use crate::centre::{Centre, all_seen, site_validity};

fn decide(case: &str, verdict: &str) -> Value {
    json!({ "do": "decide", "case": case, "verdict": verdict, "reason": "شروط المنطقة" })
}

fn queue(centre: &mut Centre) -> Vec<DecisionRow> {
    match centre.asks(json!({ "ask": "to_decide" })) {
        Answer::ToDecide { cases } => cases,
        other => panic!("{other:?}"),
    }
}

fn opened(centre: &mut Centre, case: &str) -> CaseToDecide {
    match centre.asks(json!({ "ask": "case_to_decide", "case": case })) {
        Answer::CaseToDecide(case) => *case,
        other => panic!("{other:?}"),
    }
}

fn stage(centre: &Centre, case: &str) -> Stage {
    centre.desk.register().case_by_no(&case.parse().unwrap()).unwrap().stage
}

/// A centre whose clerk has received one whole case, with somebody of the back office signed in.
fn received() -> (Centre, String) {
    let mut centre = Centre::with_clerk();
    let case = centre.registers(site_validity()).case.to_string();
    centre.signs_in("nadia", "4821");
    (centre, case)
}

#[test]
fn a_decision_is_an_action_and_the_stage_follows() {
    for (verdict, after) in [("approved", Stage::Approved), ("refused", Stage::Refused)] {
        let (mut centre, case) = received();
        centre.does(decide(&case, verdict)).unwrap();
        assert_eq!(stage(&centre, &case), after);
        assert!(queue(&mut centre).is_empty(), "it awaits nothing any more");
        let again = centre.does(decide(&case, "approved"));
        assert!(matches!(again, Err(Fault::Register(RegisterFault::NoDecisionDue(_)))), "{again:?}");
        let last = centre.desk.register().trail(centre.desk.register().case_by_no(&case.parse().unwrap()).unwrap().uid);
        let last = last.unwrap().pop().unwrap();
        assert_eq!((last.kind.as_str(), last.officer.as_str()), ("decided", "nadia"));
        assert_eq!(last.reason.as_deref(), Some("شروط المنطقة"));
        centre.is_clean();
        centre.opens_again().is_clean();
    }
}

#[test]
fn a_refusal_gives_its_reason_and_a_return_what_is_missing() {
    let (mut centre, case) = received();
    let silent = |verdict| json!({ "do": "decide", "case": case, "verdict": verdict, "reason": " " });
    assert!(matches!(centre.does(silent("refused")), Err(Fault::ReasonMissing)));
    assert!(matches!(centre.does(silent("returned")), Err(Fault::MissingUnnamed)));
    let unknown = json!({ "do": "decide", "case": case, "verdict": "returned", "missing": [40] });
    assert!(matches!(centre.does(unknown), Err(Fault::UnknownDocument(40))));
    assert_eq!(stage(&centre, &case), Stage::Received);
}

#[test]
fn a_returned_case_comes_back_with_its_papers_and_a_new_clock() {
    let (mut centre, case) = received();
    let paid = centre.desk.register().case_by_no(&case.parse().unwrap()).unwrap().payments.len();
    centre.does(json!({ "do": "decide", "case": case, "verdict": "returned", "missing": [2] })).unwrap();
    assert_eq!(stage(&centre, &case), Stage::Returned);
    let returned = centre.desk.register().case_by_no(&case.parse().unwrap()).unwrap();
    assert_eq!(returned.missing().map(|paper| paper.index).collect::<Vec<_>>(), [1]);
    assert_eq!(returned.due(), None, "the office owes nothing meanwhile");
    centre.is_clean();
    centre.signs_in("huda", "2580");
    let complete = json!({ "do": "complete_case", "case": case, "documents": all_seen(4) });
    let again = centre.registers(complete);
    assert_eq!(again.stage, Stage::Received);
    assert!(again.due.is_some() && again.receipt.is_none(), "nothing is paid twice");
    assert_eq!(centre.desk.register().case_by_no(&case.parse().unwrap()).unwrap().payments.len(), paid);
    centre.signs_in("nadia", "4821");
    assert_eq!(queue(&mut centre).len(), 1);
    centre.does(decide(&case, "approved")).unwrap();
    assert_eq!(stage(&centre, &case), Stage::Approved);
    centre.is_clean();
}

#[test]
fn whoever_took_part_cannot_decide_whatever_their_roles() {
    let mut centre = staffed();
    for (officer, roles) in
        [("both", ["counter_clerk", "back_office_officer"]), ("till", ["cashier", "back_office_officer"])]
    {
        centre
            .does(json!({ "do": "enrol_officer", "officer": officer, "name": "منى", "roles": roles, "secret": SECRET }))
            .unwrap();
    }
    let mut unpaid = site_validity();
    unpaid["payment"] = json!(null);
    // One opens it, another takes the fee: neither decides.
    centre.signs_in("both", SECRET);
    let case = centre.registers(unpaid).case.to_string();
    centre.signs_in("till", SECRET);
    let pays = json!({
        "do": "complete_case", "case": case, "fee": { "assessed": "150" }, "payment": { "method": "cash" },
    });
    assert_eq!(centre.registers(pays).stage, Stage::Received);
    for officer in ["both", "till"] {
        centre.signs_in(officer, SECRET);
        assert!(queue(&mut centre).is_empty(), "{officer} is not even offered it");
        let told = centre.does(decide(&case, "approved"));
        assert!(matches!(told, Err(Fault::Register(RegisterFault::TookPart))), "{officer}: {told:?}");
        let looked = centre.desk.answer(shubbak::app::Question::CaseToDecide { case: case.clone() });
        assert!(matches!(looked, Err(Fault::Register(RegisterFault::TookPart))), "{officer}: {looked:?}");
    }
    centre.signs_in("nadia", "4821");
    centre.does(decide(&case, "approved")).unwrap();
    centre.is_clean();
}

#[test]
fn whoever_decides_sees_papers_and_answers_and_no_person() {
    let mut centre = Centre::with_clerk();
    let mut form = site_validity();
    form["applicant"]["address"] = json!("١٢ شارع البحر");
    form["answers"]["street"] = json!("شارع الجلاء");
    form["note"] = json!("يحضر منى عبد الرحمن غدًا");
    let case = centre.registers(form).case.to_string();
    centre.signs_in("nadia", "4821");
    let shown = opened(&mut centre, &case);
    let text = serde_json::to_string(&(&shown, queue(&mut centre))).unwrap();
    for hidden in ["منى", "سالم", "29406191300551", "00551", "1012345678", "البحر"] {
        assert!(!text.contains(hidden), "«{hidden}» in {text}");
    }
    assert_eq!(shown.papers.len(), 4);
    assert!(text.contains("شارع الجلاء") && text.contains("240"), "where and how large is needed: {text}");
    assert!(shown.withheld > 0 && shown.applicant.is_none());
}

#[test]
fn a_service_that_needs_the_person_shows_them() {
    let mut centre = Centre::of(shubbak::domain::Country::Egypt);
    let book = centre.desk.rulebook();
    let shown: Vec<&str> = book
        .catalogue
        .services()
        .iter()
        .filter(|service| service.decider_sees_applicant)
        .map(|service| service.code.as_str())
        .collect();
    assert!(shown.contains(&"EG-SHP-05"), "heirs are judged as the persons they are: {shown:?}");
    assert!(!shown.contains(&"EG-BLD-01"));
    centre.signs_in("huda", "2580");
}

#[test]
fn the_oldest_legal_deadline_comes_first() {
    let mut centre = Centre::with_clerk();
    let first = centre.registers(site_validity());
    let mut centre = centre.opens_again_after(3 * 86_400_000);
    centre.signs_in("huda", "2580");
    let later = centre.registers(site_validity());
    centre.signs_in("nadia", "4821");
    let order: Vec<_> = queue(&mut centre).into_iter().map(|row| (row.no, row.due)).collect();
    assert_eq!(order, [(first.case, first.due), (later.case, later.due)]);
}

#[test]
fn a_decision_that_was_not_theirs_does_not_stand_even_in_the_ledger() {
    use shubbak::domain::case::{Decision, fold};
    use shubbak::domain::ledger::Deed;
    let (centre, case) = received();
    let register = centre.desk.register();
    let uid = register.case_by_no(&case.parse().unwrap()).unwrap().uid;
    let mut trail = register.trail(uid).unwrap();
    let mut forged = trail.last().unwrap().clone();
    (forged.kind, forged.body) = Deed::Decided { decision: Decision::Approved }.write();
    forged.officer = "huda".parse::<OfficerId>().unwrap();
    forged.seq += 1;
    trail.push(forged);
    let folded = fold(&trail).unwrap().unwrap();
    assert_eq!(folded.stage, Stage::Received);
    assert_eq!(folded.unsettled.len(), 1, "{:?}", folded.unsettled);
}
