//! Wrong secrets slow down, lock one name and no other, and every step is in the ledger.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use argon2::password_hash::{PasswordHasher, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use serde_json::json;
use shubbak::app::{Fault, Outcome};
use shubbak::domain::Country;
use tempfile::TempDir;

use super::{opening_after, settings, shubbak};
use crate::centre::Centre;

fn try_as(officer: &str, secret: &str) -> serde_json::Value {
    json!({ "do": "sign_in", "officer": officer, "secret": secret })
}

fn seconds(tried: Result<Outcome, Fault>) -> i64 {
    match tried {
        Err(Fault::Locked { seconds }) => seconds,
        other => panic!("{other:?}"),
    }
}

#[test]
fn wrong_secrets_wait_longer_each_time_and_then_lock_also_over_restarts() {
    let mut centre = Centre::of(Country::Egypt);
    for left in [4, 3] {
        let tried = centre.does(try_as("huda", "0000"));
        assert!(matches!(tried, Err(Fault::WrongSecret { left: found }) if found == left));
    }
    assert_eq!(seconds(centre.does(try_as("huda", "0000"))), 5);
    assert_eq!(seconds(centre.does(try_as("huda", "2580"))), 5, "also the right secret waits, and is not a try");
    let mut centre = centre.opens_again_after(4_000);
    assert_eq!(seconds(centre.does(try_as("huda", "2580"))), 1, "a restart forgives nothing");
    let mut centre = centre.opens_again_after(5_000);
    assert_eq!(seconds(centre.does(try_as("huda", "0000"))), 15);
    let mut centre = centre.opens_again_after(20_000);
    assert_eq!(seconds(centre.does(try_as("huda", "0000"))), 15 * 60);
    // A clock set back opens nothing.
    let mut centre = centre.opens_again_after(-86_400_000);
    assert!(seconds(centre.does(try_as("huda", "2580"))) > 10 * 60);
    let mut centre = centre.opens_again_after(20_000 + 15 * 60_000);
    centre.signs_in("huda", "2580");
    for _ in 0..2 {
        assert!(
            matches!(centre.does(try_as("huda", "0000")), Err(Fault::WrongSecret { .. })),
            "counted from the start"
        );
    }
    centre.is_clean();
}

#[test]
fn one_name_is_locked_and_the_office_goes_on_and_a_supervisor_unlocks() {
    let mut centre = Centre::of(Country::Egypt);
    let mut at = 0;
    for _ in 0..5 {
        let _ = centre.does(try_as("huda", "0000"));
        at += 20_000;
        centre = centre.opens_again_after(at);
    }
    assert!(seconds(centre.does(try_as("huda", "2580"))) > 800);
    centre.signs_in("mahmoud", "3690");
    let unlock = json!({ "do": "unlock_officer", "officer": "huda" });
    assert!(matches!(centre.does(unlock.clone()), Err(Fault::NotAllowed)), "a van operator unlocks nobody");
    centre.signs_in("samir", "1470");
    assert!(matches!(centre.does(unlock).unwrap(), Outcome::OfficerUnlocked {}));
    let nobody = centre.does(json!({ "do": "unlock_officer", "officer": "nobody" }));
    assert_eq!(nobody.unwrap_err().code(), "not_found");
    centre.signs_in("huda", "2580");
    let key = std::fs::read_to_string(centre.folder.path().join("register.key")).unwrap();
    let folder = centre.folder;
    drop(centre.desk);
    let sql = "select group_concat(kind, ' ') from (select kind from action order by id desc limit 5)";
    let kinds: String = ask(folder.path(), &key, sql);
    assert_eq!(kinds, "signed_in officer_unlocked signed_in signed_in sign_in_refused");
    let refused: i64 = ask(folder.path(), &key, "select count(*) from action where kind = 'sign_in_refused'");
    assert_eq!(refused, 5, "each refusal of a secret is an action");
}

#[test]
fn a_supervisor_is_kept_waiting_but_never_for_good() {
    let mut centre = Centre::of(Country::Egypt);
    let mut at = 0;
    let mut longest = 0;
    for _ in 0..30 {
        if let Err(Fault::Locked { seconds }) = centre.does(try_as("samir", "0000")) {
            longest = longest.max(seconds);
            at += seconds * 1000;
        }
        centre = centre.opens_again_after(at);
    }
    assert_eq!(longest, 2 * 3600);
    centre.signs_in("samir", "1470");
}

#[test]
fn names_that_do_not_exist_grow_nothing() {
    let mut centre = Centre::of(Country::Egypt);
    let before = centre.desk.register().verify().unwrap().actions;
    for at in 0..40 {
        let name = if at % 2 == 0 { format!("ghost{at}") } else { "'; drop table officer; --".to_owned() };
        let tried = centre.does(try_as(&name, "0000"));
        assert!(matches!(tried, Err(Fault::WrongSecret { left: 4 })));
    }
    assert_eq!(centre.desk.register().verify().unwrap().actions, before);
    centre.signs_in("huda", "2580");
}

fn ask<T: rusqlite::types::FromSql>(folder: &Path, key: &str, sql: &str) -> T {
    open(folder, key).query_row(sql, [], |row| row.get(0)).unwrap()
}

fn open(folder: &Path, key: &str) -> rusqlite::Connection {
    let conn = rusqlite::Connection::open(folder.join("register.db")).unwrap();
    conn.pragma_update(None, "key", format!("x'{}'", key.trim())).unwrap();
    conn
}

/// A centre that is not for practice, with one clerk whose secret was hashed before there was a pepper.
fn real_centre_with_a_clerk() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    settings(folder.path(), "key = \"beside\"");
    drop(opening_after(folder.path(), None, 0).unwrap());
    let key = std::fs::read_to_string(folder.path().join("register.key")).unwrap();
    let salt = SaltString::encode_b64(&[7; 16]).unwrap();
    let old = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8 * 1024, 1, 1, None).unwrap());
    let hash = old.hash_password(b"482915", &salt).unwrap().to_string();
    let conn = open(folder.path(), &key);
    let sql = "insert into officer (id, name, roles, secret) values ('amal', 'آمال', '[\"counter_clerk\"]', ?1)";
    conn.execute(sql, [hash]).unwrap();
    (folder, key)
}

#[test]
fn an_old_hash_is_made_anew_at_sign_in_with_the_pepper_and_todays_cost() {
    let (folder, key) = real_centre_with_a_clerk();
    for _ in 0..2 {
        let mut desk = opening_after(folder.path(), None, 0).unwrap().desk;
        let id = format!("in-{:?}", Instant::now());
        desk.carry_out(&id, crate::centre::command_of(try_as("amal", "482915"))).unwrap();
        drop(desk);
        let hash: String = ask(folder.path(), &key, "select secret from officer where id = 'amal'");
        assert!(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1,keyid="), "{hash}");
        let parsed = argon2::password_hash::PasswordHash::new(&hash).unwrap();
        let guess = argon2::password_hash::PasswordVerifier::verify_password(&Argon2::default(), b"482915", &parsed);
        assert!(guess.is_err(), "the hash and the secret alone do not match: the pepper is missing");
    }
}

#[test]
fn a_refusal_takes_as_long_whether_or_not_the_name_exists() {
    let (folder, _) = real_centre_with_a_clerk();
    let mut desk = opening_after(folder.path(), None, 0).unwrap().desk;
    let mut times = |officer: &str| {
        let begun = Instant::now();
        let id = format!("in-{begun:?}");
        assert!(desk.carry_out(&id, crate::centre::command_of(try_as(officer, "000000"))).is_err());
        begun.elapsed()
    };
    // Checked, counted and written down; not there at all; not a name; and, the fourth time, not even checked.
    for name in ["amal", "ghost", "amal", "not a name", "amal", "amal"] {
        let took = times(name);
        assert!(took >= Duration::from_millis(600), "{name}: {took:?}");
        assert!(took < Duration::from_millis(1_500), "{name}: {took:?}");
    }
}

#[test]
fn killing_the_program_while_it_checks_gives_no_free_tries() {
    let (folder, _) = real_centre_with_a_clerk();
    for life in 0..5 {
        let mut child = shubbak(folder.path(), &["exec"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
        writeln!(input, r#"{{"ask":"who_am_i"}}"#).unwrap();
        assert!(output.next().unwrap().unwrap().contains("ok"), "the program is up");
        let mut tried = try_as("amal", "000000");
        tried["id"] = json!(format!("life-{life}"));
        writeln!(input, "{tried}").unwrap();
        // A refusal takes 600 ms: it is counted by now, and not answered.
        std::thread::sleep(Duration::from_millis(300));
        child.kill().unwrap();
        child.wait().unwrap();
        let answered = output.map_while(Result::ok).count();
        assert_eq!(answered, 0, "killed before it could answer");
        if life >= 2 {
            // The wait that the try cost holds although nobody was told of it.
            let mut desk = opening_after(folder.path(), None, now_after_start()).unwrap().desk;
            let command = crate::centre::command_of(try_as("amal", "482915"));
            let waits = seconds(desk.carry_out("right", command));
            assert!((1..=15 * 60).contains(&waits), "{waits}");
            drop(desk);
            if life < 4 {
                std::thread::sleep(Duration::from_secs(u64::try_from(waits).unwrap() + 1));
            }
        }
    }
}

/// The program above lives by the machine's clock; so does who looks after it.
fn now_after_start() -> i64 {
    shubbak::env::Env::system().now_ms() - crate::centre::SUNDAY_MORNING
}
