//! The shipped catalogues, the search in them, and faults that an editor of one can make.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::deadline::{DayKind, Limit};

const EGYPT: &str = include_str!("../../../assets/catalogue/egypt.json");
const KUWAIT: &str = include_str!("../../../assets/catalogue/kuwait.json");
const BAHRAIN: &str = include_str!("../../../assets/catalogue/bahrain.json");
const OPTIONS: &str = include_str!("../../../assets/catalogue/options.json");

fn read(text: &str) -> Catalogue {
    Catalogue::parse(text).unwrap_or_else(|error| unreachable!("{error}"))
}

fn with_options(text: &str) -> Catalogue {
    read(text).with_options(&Options::parse(OPTIONS).unwrap())
}

fn codes(catalogue: &Catalogue, query: &str) -> Vec<String> {
    catalogue.find(query).iter().map(|service| service.code.clone()).collect()
}

#[test]
fn the_shipped_catalogues_are_sound() {
    for (text, country, services) in [(EGYPT, "EG", 55), (KUWAIT, "KW", 31), (BAHRAIN, "BH", 47)] {
        let catalogue = read(text);
        assert_eq!((catalogue.country().code(), catalogue.services().len()), (country, services));
    }
}

#[test]
fn a_service_is_read_whole() {
    let egypt = with_options(EGYPT);
    let validity = egypt.service("EG-BLD-01").unwrap();
    assert_eq!(validity.name.en, "Site validity statement (planning status and building conditions)");
    assert_eq!(validity.documents.len(), 4);
    assert!(validity.documents.iter().all(|document| document.required));
    assert_eq!(validity.limit, Some(Limit { n: 10, kind: DayKind::Calendar }));
    assert_eq!(validity.steps[2].actor, Actor::Cashier);
    assert_eq!(egypt.stage(&validity.steps[2].stage).unwrap().en, "Fee to be paid");
    assert_eq!(validity.fields[1].kind, FieldKind::EgNationalId);
    assert_eq!(validity.fields[3].options.len(), 4);
    assert!(validity.fields[4].options.is_empty(), "districts are free text");
    assert!(validity.verified.fee && !validity.verified.form_fields);
    assert!(egypt.source("P01").unwrap().contains("Cairo"));
    assert_eq!(egypt.service("EG-BLD-99"), None);
    let records = read(BAHRAIN);
    let account = records.service("BH-MFA-02").unwrap();
    assert_eq!(account.limit, Some(Limit { n: 1, kind: DayKind::Working }));
}

#[test]
fn every_category_has_a_name() {
    for text in [EGYPT, KUWAIT, BAHRAIN] {
        let catalogue = with_options(text);
        for service in catalogue.services() {
            assert!(catalogue.category(&service.category).is_some_and(Bilingual::is_complete), "{}", service.category);
        }
    }
}

#[test]
fn a_service_is_found_however_it_is_spelt() {
    let egypt = with_options(EGYPT);
    assert_eq!(codes(&egypt, "").len(), 55);
    assert_eq!(codes(&egypt, "eg-bld-04"), ["EG-BLD-04"]);
    for query in ["صلاحية الموقع", "صلاحيه موقع", "الموقع صلاحيه", "صَلاحِيَّة المَوْقِع", "VALIDITY site"]
    {
        assert_eq!(codes(&egypt, query).first().map(String::as_str), Some("EG-BLD-01"), "{query}");
    }
    assert!(codes(&egypt, "المباني").len() >= 17, "a category is found by its Arabic name");
    assert!(codes(&egypt, "validity nothing").is_empty());
    let health = codes(&with_options(KUWAIT), "صحي");
    assert!(health.starts_with(&["KW-HLT-01".into()]) || health.starts_with(&["KW-HLT-02".into()]), "{health:?}");
}

#[test]
fn choices_come_from_the_options_file() {
    let options = Options::parse(OPTIONS).unwrap();
    assert!(!options.verified);
    assert_eq!(options.choices(Country::Egypt, "governorate").len(), 27);
    assert_eq!(options.choices(Country::Kuwait, "governorate").len(), 6);
    assert_eq!(options.choices(Country::Bahrain, "demolition_scope").len(), 2);
    assert!(options.choices(Country::Kuwait, "area").is_empty());
    assert_eq!(Options::parse("{\n 1").unwrap_err().line, 2);
}

fn fault(from: &str, to: &str) -> CatalogueError {
    assert!(EGYPT.contains(from), "{from}");
    Catalogue::parse(&EGYPT.replacen(from, to, 1)).map(|_| ()).unwrap_err()
}

#[test]
fn faults_tell_line_service_and_what_was_expected() {
    let line_of = |text: &str| EGYPT[..EGYPT.find(text).unwrap()].matches('\n').count() + 1;
    let wrong = fault("\"max\": \"200.00\"", "\"max\": \"200.001\"");
    assert_eq!(wrong.service.as_deref(), Some("EG-BLD-01"));
    assert_eq!(wrong.line, line_of("\"max\": \"200.00\""));
    assert!(matches!(wrong.problem, Problem::Amount { key: "max", .. }));

    let wrong = fault("\"type\": \"capped\"", "\"type\": \"ceiling\"");
    assert_eq!((wrong.service.as_deref(), wrong.line), (Some("EG-BLD-01"), line_of("\"type\": \"capped\"")));
    assert!(wrong.to_string().contains("unknown variant `ceiling`, expected one of"), "{wrong}");

    let wrong = fault("\"EG-BLD-02\"", "\"EG-BLD-01\"");
    assert_eq!((wrong.problem, wrong.line), (Problem::DuplicateCode, line_of("\"EG-BLD-02\"")));

    let wrong = fault("\"min\": \"1000.00\"", "\"min\": \"1000000.00\"");
    assert_eq!(wrong.service.as_deref(), Some("EG-SHP-01"));
    assert!(matches!(wrong.problem, Problem::MinAboveMax { .. }));

    let wrong = fault("\"max\": \"200.00\"", "\"max\": 200.00");
    assert!(wrong.to_string().contains("expected a string"), "{wrong}");
}

#[test]
fn every_other_check_has_its_name() {
    let problem = |from: &str, to: &str| fault(from, to).problem;
    assert!(matches!(problem("\"currency\": \"EGP\"", "\"currency\": \"KWD\""), Problem::Currency { .. }));
    assert!(matches!(problem("\"schema_version\": 1", "\"schema_version\": 9"), Problem::Version { found: 9, .. }));
    assert!(matches!(problem("\"Building licence - new building\"", "\" \""), Problem::Empty { key: "name_ar" }));
    assert!(matches!(
        problem("\"max\": \"200.00\"", "\"most\": \"200.00\""),
        Problem::Missing { fee: "capped", key: "max" }
    ));
    assert!(matches!(problem("\"duration_working_days\": null", "\"duration_working_days\": 3"), Problem::TwoLimits));
    assert!(matches!(problem("\"duration_calendar_days\": 10", "\"duration_calendar_days\": 0"), Problem::ZeroLimit));
    assert!(matches!(
        problem("\"citizen_stage\": \"received\"", "\"citizen_stage\": \"lost\""),
        Problem::UnknownStage { .. }
    ));
    assert!(matches!(
        problem("\"key\": \"national_id\"", "\"key\": \"applicant_name\""),
        Problem::DuplicateField { .. }
    ));
    assert!(matches!(problem("{", "["), Problem::Shape(_)));
    let cut = Catalogue::parse(&EGYPT[..EGYPT.len() / 2]).map(|_| ()).unwrap_err();
    assert!(matches!(cut.problem, Problem::Shape(_)) && cut.service.is_some());
}

#[test]
fn unknown_keys_are_harmless() {
    let newer = EGYPT.replacen("\"category\":", "\"colour\": {\"hue\": [1, 2]}, \"category\":", 1);
    assert_eq!(read(&newer).services().len(), 55);
}
