//! Actions for the tests of this folder, chained as the ledger chains them but with a hash of their own.

use super::fingerprint::Fingerprint;
use super::line::ActionLine;

/// Covers every field but the body itself.
pub(super) fn hash_of(action: &ActionLine) -> Fingerprint {
    let bare = ActionLine { body: None, hash: Fingerprint::ZERO, ..action.clone() };
    Fingerprint::of(format!("{bare:?}").as_bytes())
}

/// The first `n` actions of a station.
pub(super) fn series(station: &str, n: u64) -> Vec<ActionLine> {
    let mut prev = Fingerprint::ZERO;
    let mut next = |seq| {
        let body = format!(r#"{{"seq":{seq},"name":"منى"}}"#);
        let mut action = ActionLine {
            station: station.to_owned(),
            seq,
            at_ms: 1_795_252_523_000 + seq as i64,
            at_n: 0,
            officer: "huda".into(),
            command: format!("{seq:032x}"),
            subject: format!("case:{:032x}", seq / 4),
            reason: None,
            kind: "case_opened".into(),
            version: 1,
            body_hash: Fingerprint::of(body.as_bytes()),
            body: Some(body),
            prev,
            hash: Fingerprint::ZERO,
        };
        action.hash = hash_of(&action);
        prev = action.hash;
        action
    };
    (1..=n).map(&mut next).collect()
}
