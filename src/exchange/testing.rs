//! Actions for the tests of this folder.
#![allow(clippy::unwrap_used)]

use crate::domain::ledger::{Action, Hash, HybridTime, Subject, seal};
use crate::domain::mark::{OfficerId, Uid};

/// The first `n` actions of a station.
pub(super) fn series(station: &str, n: u64) -> Vec<Action> {
    let mut prev = Hash::START;
    let mut next = |seq: u64| {
        let draft = Action {
            station: station.parse().unwrap(),
            seq,
            at: HybridTime { ms: 1_795_252_523_000 + seq as i64, n: 0 },
            officer: OfficerId::program(),
            command: format!("{seq:032x}"),
            subject: Subject::Case(Uid::from_bytes([(seq / 4) as u8; 16])),
            reason: None,
            kind: "case_opened".into(),
            version: 1,
            body: format!(r#"{{"name":"منى","seq":{seq}}}"#),
            body_hash: Hash::START,
            prev,
            hash: Hash::START,
        };
        let action = seal(draft, prev);
        prev = action.hash;
        action
    };
    (1..=n).map(&mut next).collect()
}
