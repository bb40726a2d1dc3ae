//! Staff come with roles and a last day, change, and go.

use serde_json::{Value, json};
use shubbak::app::{Answer, Fault, Outcome};

use super::{SECRET, staffed};
use crate::centre::{Centre, SUNDAY_MORNING, site_validity};
use crate::durability::clock::{Turned, desk_by};

const DAY: i64 = 86_400_000;

fn change(officer: &str, roles: &[&str], until: Option<&str>) -> Value {
    json!({ "do": "change_officer", "officer": officer, "name": "اسم جديد", "roles": roles, "until": until })
}

#[test]
fn a_temporary_clerk_needs_a_last_day_and_works_through_it() {
    let mut centre = staffed();
    let enrol = |until: Option<&str>| {
        json!({
            "do": "enrol_officer", "officer": "conscript", "name": "مجند", "roles": ["temporary_entry_clerk"],
            "secret": SECRET, "until": until,
        })
    };
    assert!(matches!(centre.does(enrol(None)), Err(Fault::EndDateMissing)));
    assert!(matches!(centre.does(enrol(Some("2026-11-21"))), Err(Fault::EndDatePast)));
    centre.does(enrol(Some("2026-11-23"))).unwrap();
    let mut centre = centre.opens_again_after(DAY);
    centre.signs_in("conscript", SECRET);
    let mut centre = centre.opens_again_after(2 * DAY);
    let told = centre.does(json!({ "do": "sign_in", "officer": "conscript", "secret": SECRET }));
    let Err(Fault::ServiceEnded { last }) = told else { panic!("{told:?}") };
    assert_eq!(last.to_string(), "2026-11-23");
    let wrong = centre.does(json!({ "do": "sign_in", "officer": "conscript", "secret": "0000" }));
    assert!(matches!(wrong, Err(Fault::WrongSecret { .. })), "only the right secret is told when: {wrong:?}");
    centre.is_clean();
}

#[test]
fn whose_service_ends_while_they_sit_there_may_do_nothing_more() {
    let folder = tempfile::TempDir::new().unwrap();
    let clock = Turned::at(SUNDAY_MORNING);
    let mut centre = Centre { desk: desk_by(&clock, folder.path()), folder, commands: 0 };
    centre.signs_in("samir", "1470");
    let last = json!({
        "do": "enrol_officer", "officer": "last", "name": "آخر يوم", "roles": ["counter_clerk"], "secret": SECRET,
        "until": "2026-11-22",
    });
    centre.does(last).unwrap();
    centre.signs_in("last", SECRET);
    centre.registers(site_validity());
    // Midnight passes over the signed-in clerk.
    clock.turn_to(SUNDAY_MORNING + DAY);
    let told = centre.does(site_validity());
    assert!(matches!(told, Err(Fault::ServiceEnded { .. })), "{told:?}");
    let found = centre.desk.answer(shubbak::app::Question::FindCase { text: String::new() });
    assert!(matches!(found, Err(Fault::ServiceEnded { .. })), "{found:?}");
    assert!(matches!(centre.does(json!({ "do": "sign_out" })).unwrap(), Outcome::SignedOut {}));
    centre.is_clean();
}

#[test]
fn roles_change_and_service_ends_at_once() {
    let mut centre = staffed();
    centre.does(change("cashier", &["counter_clerk"], None)).unwrap();
    let Answer::Staff { staff } = centre.asks(json!({ "ask": "staff" })) else { panic!() };
    let changed = staff.iter().find(|officer| officer.id.as_str() == "cashier").unwrap();
    assert_eq!((changed.name.as_str(), changed.roles.len()), ("اسم جديد", 1));
    let end = |reason: &str| json!({ "do": "end_officer", "officer": "cashier", "reason": reason });
    assert!(matches!(centre.does(end("")), Err(Fault::ReasonMissing)));
    centre.does(end("نُقلت إلى مركز آخر")).unwrap();
    let told = centre.does(json!({ "do": "sign_in", "officer": "cashier", "secret": SECRET }));
    assert!(matches!(told, Err(Fault::ServiceEnded { .. })), "{told:?}");
    centre.is_clean();
    let mut centre = centre.opens_again();
    let told = centre.does(json!({ "do": "sign_in", "officer": "cashier", "secret": SECRET }));
    assert!(matches!(told, Err(Fault::ServiceEnded { .. })), "also after a restart: {told:?}");
    // They come back.
    centre.signs_in("samir", "1470");
    centre.does(change("cashier", &["cashier"], Some("2027-01-31"))).unwrap();
    centre.signs_in("cashier", SECRET);
}

#[test]
fn nobody_gives_themselves_a_role_or_leaves_the_centre_without_anybody_in_charge() {
    let mut centre = Centre::of(shubbak::domain::Country::Egypt);
    centre.signs_in("samir", "1470");
    let own = centre.does(change("samir", &["supervisor", "back_office_officer"], None));
    assert!(matches!(own, Err(Fault::OwnRoles)), "{own:?}");
    let own = centre.does(json!({ "do": "end_officer", "officer": "samir", "reason": "تقاعد" }));
    assert!(matches!(own, Err(Fault::OwnRoles)), "{own:?}");
    assert!(matches!(centre.does(change("huda", &[], None)), Err(Fault::RolesMissing)));
}

#[test]
fn another_copy_says_why_and_the_first_does_not() {
    let mut centre = Centre::with_clerk();
    let case = centre.registers(site_validity()).case.to_string();
    let print =
        |reason: Option<&str>| json!({ "do": "print_paper", "case": case, "paper": "receipt", "reason": reason });
    centre.does(print(None)).unwrap();
    assert!(matches!(centre.does(print(None)), Err(Fault::ReasonMissing)));
    assert!(matches!(centre.does(print(Some("  "))), Err(Fault::ReasonMissing)));
    let Outcome::Printed { copy, .. } = centre.does(print(Some("ضاع الأول"))).unwrap() else { panic!() };
    assert_eq!(copy, 2);
    let Answer::Case(detail) = centre.asks(json!({ "ask": "case", "case": case })) else { panic!() };
    assert_eq!(detail.trail.last().unwrap().reason.as_deref(), Some("ضاع الأول"));
    centre.is_clean();
}
