//! Lines of the listings in a bag: an action of the ledger, a case, or what is known of an attachment.
//!
//! An action travels with every field that its hash covers, so that whoever holds the lines of a series can prove the chain with
//! nothing else in hand; its content is the exact text that was hashed, not JSON inside JSON, because parsing and writing it
//! again could change a byte. Reading is strict: a line that this program would write otherwise is refused, so that no two
//! readers can take two meanings from it.

use std::fmt;

use serde::de::{DeserializeOwned, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::fault::Fault;
use crate::domain::ledger::Hash;

/// What a name that is only a hash cannot say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentLine {
    pub sha256: Hash,
    /// "image/jpeg", "application/pdf".
    pub media: String,
    pub bytes: u64,
}

/// Reads a line of the listing `name`; one that is not written as we write it is refused.
pub(super) fn parse<T: DeserializeOwned + Serialize>(name: &str, line: u64, text: &str) -> Result<T, Fault> {
    let wrong = |why| Fault::Line { name: name.to_owned(), line, why };
    let value: T = serde_json::from_str(text).map_err(|e| wrong(e.to_string()))?;
    let mut again = Vec::with_capacity(text.len());
    serde_json::to_writer(&mut again, &value).map_err(|e| wrong(e.to_string()))?;
    if again == text.as_bytes() { Ok(value) } else { Err(wrong("is not written as this profile writes it".into())) }
}

/// A case is one JSON object on one line; what is in it is between the register and headquarters.
pub(super) fn is_object(text: &str) -> Result<(), String> {
    if text.contains(['\n', '\r']) {
        return Err("is broken over lines".into());
    }
    serde_json::from_str(text).map(|Object| ()).map_err(|e| e.to_string())
}

/// Some object, of which nothing is kept.
struct Object;

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Object)
    }
}

impl<'de> Visitor<'de> for Object {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Object)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::testing::series;
    use super::*;
    use crate::domain::ledger::Action;

    #[test]
    fn an_action_has_one_spelling() {
        let action = &series("ZAQ-01", 1)[0];
        let text = serde_json::to_string(action).unwrap();
        assert_eq!(&parse::<Action>("x", 1, &text).unwrap(), action);
        let hash = action.hash.to_string();
        let spelled = [
            text.replacen("{\"station\"", "{ \"station\"", 1),
            text.replacen("\"seq\":1", "\"seq\":1,\"more\":2", 1),
            text.replacen(&hash, &hash.to_uppercase(), 1),
            text.replacen("\"seq\":1", "\"seq\":2,\"seq\":1", 1),
        ];
        for other in spelled {
            assert_ne!(other, text);
            assert!(parse::<Action>("x", 1, &other).is_err(), "{other}");
        }
    }

    #[test]
    fn a_case_is_an_object_on_one_line() {
        assert!(is_object(r#"{"uid":"7","name":"منى"}"#).is_ok());
        for bad in ["", "[]", "7", "{\n}", "{}{}", "{\"a\":}"] {
            assert!(is_object(bad).is_err(), "{bad}");
        }
    }
}
