//! Who may do what: every role by every command and question, decisions apart from receiving, staff with
//! a last day, and reasons where they are owed.

mod deciding;
mod staff;
mod table;

use serde_json::json;
use shubbak::domain::Country;

use crate::centre::Centre;

/// A centre with one officer for each role, named like it; the secret is the same.
const SECRET: &str = "794613";

fn staffed() -> Centre {
    let mut centre = Centre::of(Country::Egypt);
    centre.signs_in("samir", "1470");
    for role in roles() {
        let until = (role == "temporary_entry_clerk").then_some("2026-12-31");
        let enrol = json!({
            "do": "enrol_officer", "officer": name_of(&role), "name": role, "roles": [role], "secret": SECRET,
            "until": until,
        });
        centre.does(enrol).unwrap();
    }
    centre
}

fn roles() -> Vec<String> {
    let name = |role| serde_json::to_value(role).unwrap().as_str().unwrap().to_owned();
    shubbak::domain::officer::Role::ALL.map(name).to_vec()
}

fn name_of(role: &str) -> String {
    role.replace('_', "-").chars().take(20).collect()
}
