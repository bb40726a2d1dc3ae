//! How actions are chained: each hash covers the whole action and the hash before it, so that a
//! changed, removed, inserted or reordered action shows.

use sha2::{Digest, Sha256};

use super::action::{Action, Hash};

/// What is wrong with an action's place in its chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("an action is missing before it")]
    Gap,
    #[error("it does not follow the action before it")]
    Order,
    #[error("its content was changed")]
    Body,
    #[error("it was changed")]
    Header,
}

/// Hash of an action's content.
pub fn body_hash(body: &str) -> Hash {
    Hash(Sha256::digest(body.as_bytes()).into())
}

/// Hash of an action: SHA-256 over the hash before it, then every header field with its length
/// (64 bits, big endian) before it, then the content's hash.
pub fn link_hash(action: &Action) -> Hash {
    let mut sha = Sha256::new();
    sha.update(action.prev.0);
    let mut field = |bytes: &[u8]| {
        sha.update((bytes.len() as u64).to_be_bytes());
        sha.update(bytes);
    };
    field(action.station.as_str().as_bytes());
    field(&action.seq.to_be_bytes());
    field(&action.at.ms.to_be_bytes());
    field(&action.at.n.to_be_bytes());
    field(action.officer.as_str().as_bytes());
    field(action.command.as_bytes());
    field(action.subject.to_string().as_bytes());
    // A missing reason and an empty one differ.
    field(&[u8::from(action.reason.is_some())]);
    field(action.reason.as_deref().unwrap_or_default().as_bytes());
    field(action.kind.as_bytes());
    field(&action.version.to_be_bytes());
    sha.update(action.body_hash.0);
    Hash(sha.finalize().into())
}

/// Fills in the hashes of an action that follows `prev`.
pub fn seal(mut action: Action, prev: Hash) -> Action {
    action.body_hash = body_hash(&action.body);
    action.prev = prev;
    action.hash = link_hash(&action);
    action
}

/// Whether `action` rightly follows the one with (`last_seq`, `last_hash`); `(0, Hash::START)` before the first.
pub fn check_link(last_seq: u64, last_hash: Hash, action: &Action) -> Result<(), Broken> {
    if action.seq != last_seq + 1 {
        return Err(Broken::Gap);
    }
    if action.prev != last_hash {
        return Err(Broken::Order);
    }
    // An erased content leaves its hash behind.
    if !action.body.is_empty() && body_hash(&action.body) != action.body_hash {
        return Err(Broken::Body);
    }
    if link_hash(action) != action.hash {
        return Err(Broken::Header);
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::action::{HybridTime, Subject};
    use super::*;
    use crate::domain::mark::OfficerId;

    fn action(seq: u64, prev: Hash) -> Action {
        let draft = Action {
            station: "ZAQ-03".parse().unwrap(),
            seq,
            at: HybridTime { ms: 1_000, n: 0 },
            officer: OfficerId::program(),
            command: "c1".into(),
            subject: Subject::Station,
            reason: None,
            kind: "signed_in".into(),
            version: 1,
            body: "{}".into(),
            body_hash: Hash::START,
            prev: Hash::START,
            hash: Hash::START,
        };
        seal(draft, prev)
    }

    #[test]
    fn every_field_is_covered() {
        let good = action(1, Hash::START);
        assert_eq!(check_link(0, Hash::START, &good), Ok(()));
        let changes: [fn(&mut Action); 10] = [
            |a| a.station = "ZAQ-04".parse().unwrap(),
            |a| a.at.ms += 1,
            |a| a.at.n += 1,
            |a| a.officer = "huda".parse().unwrap(),
            |a| a.command.push('x'),
            |a| a.subject = Subject::Other("till".into()),
            |a| a.reason = Some(String::new()),
            |a| a.kind.push('x'),
            |a| a.version += 1,
            |a| a.body.push(' '),
        ];
        for change in changes {
            let mut bad = good.clone();
            change(&mut bad);
            assert!(check_link(0, Hash::START, &bad).is_err());
        }
    }

    #[test]
    fn a_missing_or_moved_action_shows() {
        let first = action(1, Hash::START);
        let second = action(2, first.hash);
        assert_eq!(check_link(1, first.hash, &second), Ok(()));
        assert_eq!(check_link(0, Hash::START, &second), Err(Broken::Gap));
        assert_eq!(check_link(1, Hash::START, &second), Err(Broken::Order));
    }

    #[test]
    fn an_erased_body_still_proves() {
        let mut erased = action(1, Hash::START);
        erased.body.clear();
        assert_eq!(check_link(0, Hash::START, &erased), Ok(()));
    }
}
