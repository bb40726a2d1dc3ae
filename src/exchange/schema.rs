//! `data/schema.json`: what every line in the bag means, with code lists in both languages. It rides in every batch because in
//! thirty years the batch may be all that is left.

use serde::Serialize;
use serde_json::{Map, Value};

/// The lines themselves; the lists of codes are added by whoever knows them.
const LINES: &str = include_str!("../../assets/batch/schema.json");

/// One code and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Code {
    pub code: String,
    pub ar: String,
    pub en: String,
}

/// A list of codes that lines use: kinds of action, services, documents, stages of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeList {
    /// "service", "action_kind".
    pub name: String,
    pub codes: Vec<Code>,
}

/// The schema with these lists beside the built-in ones; a list of the same name takes the place of the built-in.
pub(super) fn with_codes(lists: &[CodeList]) -> serde_json::Result<String> {
    let mut schema: Map<String, Value> = serde_json::from_str(LINES)?;
    let codes = schema.entry("x-codes").or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(known) = codes {
        for list in lists {
            known.insert(list.name.clone(), serde_json::to_value(&list.codes)?);
        }
    }
    serde_json::to_string_pretty(&schema).map(|text| text + "\n")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::testing::series;
    use super::*;

    #[test]
    fn the_schema_names_every_field_of_an_action() {
        let schema: Value = serde_json::from_str(LINES).unwrap();
        let told = schema["$defs"]["action"]["properties"].as_object().unwrap();
        let line = serde_json::to_value(&series("ZAQ-01", 1)[0]).unwrap();
        let mut fields: Vec<_> = line.as_object().unwrap().keys().collect();
        fields.sort();
        let mut names: Vec<_> = told.keys().collect();
        names.sort();
        assert_eq!(names, fields);
        for (name, field) in told {
            assert!(
                field["description"].is_string() && field["x-ar"].is_string(),
                "{name} is not described in both languages"
            );
        }
    }

    #[test]
    fn the_callers_codes_stand_beside_the_built_in() {
        let code =
            Code { code: "EG-CIV-01".into(), ar: "شهادة ميلاد".into(), en: "Birth certificate".into() };
        let text = with_codes(&[CodeList { name: "service".into(), codes: vec![code] }]).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema["x-codes"]["service"][0]["ar"], "شهادة ميلاد");
        assert!(schema["x-codes"]["identity_kind"].is_array());
    }
}
