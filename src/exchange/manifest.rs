//! Names and lines of a bag's manifests: written here for the sealer, read here for the receiver.

use super::format::member;
use super::hashing::parse_hash;
use crate::domain::ledger::Hash;

/// `data/att/ab/ab…`: folders of two digits keep any one of them small.
pub(super) fn attachment_name(sha256: &Hash) -> String {
    let hex = sha256.to_string();
    format!("{}{}/{hex}", member::ATTACHED, &hex[..2])
}

/// The hash that an attachment's name tells, if it is the name of one.
pub(super) fn attachment_of(name: &str) -> Option<Hash> {
    let (_, hex) = name.strip_prefix(member::ATTACHED)?.split_once('/')?;
    parse_hash(hex).filter(|hash| attachment_name(hash) == name)
}

/// A line as `sha256sum` writes it.
pub(super) fn line(name: &str, hash: &Hash) -> String {
    format!("{hash}  {name}\n")
}

/// Bytes of that line; its hash is always as long.
pub(super) fn line_length(name: &str) -> u64 {
    64 + 2 + name.len() as u64 + 1
}

/// Reads a line of a manifest back.
pub(super) fn parse_line(line: &str) -> Option<(Hash, &str)> {
    let (hash, name) = line.split_once("  ")?;
    Some((parse_hash(hash)?, name))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::hashing::hash_of;
    use super::*;

    #[test]
    fn only_the_proper_name_of_an_attachment_is_one() {
        let sha = hash_of(b"scan");
        let name = attachment_name(&sha);
        assert_eq!(attachment_of(&name), Some(sha));
        assert_eq!(attachment_of(&name.replacen("data/att/", "data/att/x", 1)), None);
        assert_eq!(attachment_of(&format!("data/att/00/{sha}")), None);
        assert_eq!(attachment_of(&name.to_uppercase()), None);
        assert_eq!(attachment_of("data/att/"), None);
    }

    #[test]
    fn a_line_reads_back_as_it_was_written() {
        let text = line(member::README, &hash_of(b"x"));
        assert_eq!(text.len() as u64, line_length(member::README));
        assert_eq!(parse_line(text.trim_end()), Some((hash_of(b"x"), member::README)));
        assert_eq!(parse_line("00  data/README.txt"), None);
        assert_eq!(parse_line(""), None);
    }
}
