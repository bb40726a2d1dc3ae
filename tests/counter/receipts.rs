//! Headquarters' receipts: what was countersigned cannot be rewritten unseen, not even by somebody who has the
//! register's key and makes every hash anew.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use shubbak::app::{Outcome, countersign};
use shubbak::domain::ledger::{Action, Hash, HybridTime, Subject, seal};
use shubbak::domain::mark::Uid;

use crate::centre::{Centre, SUNDAY_MORNING, site_validity, unlocked};

fn centre() -> Centre {
    let mut centre = Centre::with_clerk();
    centre.signs_in("samir", "1470");
    centre
}

impl Centre {
    /// Sends what there is; headquarters takes it in and signs.
    fn sends(&mut self) -> PathBuf {
        let sealed = self.does(json!({ "do": "export_batch" })).unwrap();
        let Outcome::BatchSealed(batch) = sealed else { panic!("{sealed:?}") };
        countersign(&batch.file, None, None, self.folder.path(), SUNDAY_MORNING).unwrap()
    }

    fn takes(&mut self, receipt: &Path) -> Result<Outcome, shubbak::app::Fault> {
        self.does(json!({ "do": "take_receipt", "file": receipt }))
    }

    fn findings(&self) -> Vec<(String, String)> {
        let found = self.desk.verify().unwrap().findings;
        found.into_iter().map(|finding| (finding.place, finding.what)).collect()
    }
}

/// What somebody does who has the key and means to leave no trace: one action's content is changed and the whole
/// chain after it is made anew.
fn rewrite_from(folder: &Path, seq: u64) {
    let conn = unlocked(folder);
    let mut query = conn
        .prepare("select id, at_ms, at_n, officer, command, case_uid, subject, reason, kind, version, body, hash from action order by id")
        .unwrap();
    let rows: Vec<(i64, Action)> = query
        .query_map([], |row| {
            let subject = match row.get::<_, Option<[u8; 16]>>(5)? {
                Some(uid) => Subject::Case(Uid::from_bytes(uid)),
                None => row.get::<_, String>(6)?.into(),
            };
            let action = Action {
                station: "ZAQ-03".parse().unwrap(),
                seq: (row.get::<_, i64>(0)? & ((1 << 40) - 1)) as u64,
                at: HybridTime { ms: row.get(1)?, n: row.get(2)? },
                officer: row.get::<_, String>(3)?.parse().unwrap(),
                command: row.get(4)?,
                subject,
                reason: row.get(7)?,
                kind: row.get(8)?,
                version: row.get(9)?,
                body: row.get(10)?,
                body_hash: Hash::START,
                prev: Hash::START,
                hash: Hash(row.get(11)?),
            };
            Ok((row.get(0)?, action))
        })
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut prev = Hash::START;
    for (id, mut action) in rows {
        let before = action.hash;
        if action.seq == seq {
            action.reason = Some("never happened like this".into());
        }
        let action = seal(action, prev);
        assert_eq!(action.hash == before, action.seq < seq, "the chain is made anew from there, and only from there");
        prev = action.hash;
        let sql = "update action set reason = ?2, hash = ?3 where id = ?1";
        conn.execute(sql, (id, &action.reason, action.hash.0)).unwrap();
    }
}

#[test]
fn a_chain_that_was_rewritten_as_a_whole_is_named_by_its_first_action() {
    let mut centre = centre();
    centre.registers(site_validity());
    let first = centre.sends();
    centre.registers(site_validity());
    let second = centre.sends();
    for receipt in [&first, &second] {
        centre.takes(receipt).unwrap();
    }
    assert_eq!(centre.findings(), []);
    let Centre { desk, folder, .. } = centre;
    drop(desk);
    rewrite_from(folder.path(), 6);
    let desk = crate::centre::desk_in(folder.path(), shubbak::domain::Country::Egypt, SUNDAY_MORNING);
    let alone = desk.register().verify().unwrap();
    assert!(alone.is_clean(), "the chain by itself shows nothing: {:?}", alone.findings);
    let found = desk.verify().unwrap().findings;
    assert_eq!(found[0].place, "ZAQ-03/6", "{found:?}");
    assert!(found[0].what.contains("countersigned"), "{found:?}");
    // The receipts that the station kept may be removed as well; headquarters still has them.
    let mut desk = desk;
    for receipt in [first, second] {
        assert_eq!(desk.take_receipt(&receipt).unwrap_err().code(), "receipt_differs");
    }
}

#[test]
fn a_series_that_was_cut_off_shows() {
    let mut centre = centre();
    centre.registers(site_validity());
    let receipt = centre.sends();
    centre.takes(&receipt).unwrap();
    let folder = centre.folder.path().to_owned();
    let backup = folder.join("aside");
    // An older state of the file is put back, with the receipts that were kept.
    fs::create_dir(&backup).unwrap();
    let Centre { desk, folder, .. } = centre;
    drop(desk);
    let conn = unlocked(folder.path());
    let last: i64 = conn.query_row("select max(id) from action", [], |row| row.get(0)).unwrap();
    conn.execute("delete from action where id >= ?1", [last - 1]).unwrap();
    drop(conn);
    let desk = crate::centre::desk_in(folder.path(), shubbak::domain::Country::Egypt, SUNDAY_MORNING);
    let found = desk.verify().unwrap().findings;
    assert!(found.iter().any(|finding| finding.what.contains("the register ends before")), "{found:?}");
}

#[test]
fn a_receipt_that_is_forged_or_anothers_is_refused_in_words() {
    let mut centre = centre();
    centre.registers(site_validity());
    let receipt = centre.sends();
    let text = fs::read_to_string(&receipt).unwrap();
    let changed = |from: &str, to: &str| {
        let file = receipt.with_file_name("changed.receipt.json");
        assert!(text.contains(from));
        fs::write(&file, text.replacen(from, to, 1)).unwrap();
        file
    };
    let file = changed("\"received_ms\": 1", "\"received_ms\": 2");
    assert_eq!(centre.takes(&file).unwrap_err().code(), "receipt_signature");
    let file = changed("shubbak-receipt-1", "shubbak-receipt-9");
    assert_eq!(centre.takes(&file).unwrap_err().code(), "not_a_receipt");
    // Another headquarters', rightly signed.
    let other = receipt.with_file_name("other.pem");
    let key = shubbak::exchange::StationKey::from_random([9; 32]);
    fs::write(&other, key.to_pem().unwrap().as_str()).unwrap();
    let batch =
        receipt.with_file_name(receipt.file_name().unwrap().to_str().unwrap().replace(".receipt.json", ".bag.tar.age"));
    let to = tempfile::tempdir().unwrap();
    let theirs = countersign(&batch, Some(&other), Some(to.path()), centre.folder.path(), SUNDAY_MORNING).unwrap();
    let fault = centre.takes(&theirs).unwrap_err();
    assert_eq!(fault.code(), "receipt_key");
    for tr in [shubbak::i18n::Tr::arabic(), shubbak::i18n::Tr::english()] {
        let words = shubbak::error::words(&fault, &tr);
        assert!(!words.what.is_empty() && !words.next.is_empty());
    }
    // That headquarters is named in the settings, but its key had its last day the day before.
    let settings = centre.folder.path().join("centre.toml");
    let pem = key.public().to_pem().unwrap();
    let with = |until: &str| {
        let named = format!("[[headquarters]]\npublic_key = '''{pem}'''\nuntil = \"{until}\"\n");
        fs::write(&settings, shubbak::config::practice(shubbak::domain::Country::Egypt) + &named).unwrap();
    };
    with("2026-11-21");
    let mut centre = centre.opens_again();
    centre.signs_in("samir", "1470");
    assert_eq!(centre.takes(&theirs).unwrap_err().code(), "receipt_key_expired");
    with("2026-11-22");
    let mut centre = centre.opens_again();
    centre.signs_in("samir", "1470");
    centre.takes(&theirs).unwrap();
    // The clerk takes in none.
    centre.signs_in("huda", "2580");
    assert_eq!(centre.takes(&theirs).unwrap_err().code(), "not_allowed");
}

#[test]
fn a_kept_receipt_that_was_changed_in_the_register_is_found() {
    let mut centre = centre();
    centre.registers(site_validity());
    let receipt = centre.sends();
    centre.takes(&receipt).unwrap();
    let Centre { desk, folder, .. } = centre;
    drop(desk);
    let conn = unlocked(folder.path());
    conn.execute("update receipt set text = replace(text, '\"received_ms\": 1', '\"received_ms\": 2')", []).unwrap();
    drop(conn);
    let desk = crate::centre::desk_in(folder.path(), shubbak::domain::Country::Egypt, SUNDAY_MORNING);
    let found = desk.verify().unwrap().findings;
    assert!(found.iter().any(|finding| finding.what.contains("signature")), "{found:?}");
}
