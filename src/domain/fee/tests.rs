//! Fees of real services, by every kind of rule.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::catalogue::Catalogue;
use crate::domain::country::Country;
use crate::domain::money::Currency;

fn quoted(code: &str, facts: FeeFacts) -> Result<FeeQuote, FeeFault> {
    let text = match &code[..2] {
        "EG" => include_str!("../../../assets/catalogue/egypt.json"),
        "KW" => include_str!("../../../assets/catalogue/kuwait.json"),
        _ => include_str!("../../../assets/catalogue/bahrain.json"),
    };
    let catalogue = Catalogue::parse(text).unwrap();
    quote(catalogue.service(code).unwrap(), &facts)
}

fn amount(code: &str, typed: &str) -> Money {
    Money::parse(typed, Country::from_code(&code[..2]).unwrap().currency()).unwrap()
}

fn assessed(code: &str, typed: &str) -> FeeFacts {
    FeeFacts { assessed: Some(amount(code, typed)), ..FeeFacts::default() }
}

fn measured(quantity: &str, tier: Option<usize>) -> FeeFacts {
    FeeFacts { quantity: Some(Quantity::parse(quantity).unwrap()), tier, ..FeeFacts::default() }
}

fn lines(code: &str, facts: FeeFacts) -> Vec<(FeeLineKind, String)> {
    let quote = quoted(code, facts).unwrap();
    let sum = Money::sum(quote.total.currency(), quote.lines.iter().map(|line| line.amount));
    assert_eq!(sum, Ok(quote.total));
    quote.lines.iter().map(|line| (line.kind, line.amount.to_string())).collect()
}

fn fee(typed: &str) -> (FeeLineKind, String) {
    (FeeLineKind::Fee, typed.into())
}

fn deposit(typed: &str) -> (FeeLineKind, String) {
    (FeeLineKind::Deposit, typed.into())
}

#[test]
fn fixed_fees_and_deposits() {
    assert_eq!(lines("KW-HLT-01", FeeFacts::default()), [fee("15.000")]);
    assert_eq!(lines("KW-OCC-02", FeeFacts::default()), [fee("50.000"), deposit("100.000")]);
    assert_eq!(lines("KW-SAF-01", FeeFacts::default()), [deposit("250.000")]);
    assert!(matches!(quoted("KW-HLT-01", assessed("KW", "1")), Err(FeeFault::SetByRule { .. })));
}

#[test]
fn free_services_have_no_lines() {
    let free = quoted("KW-BLD-04", FeeFacts::default()).unwrap();
    assert!(free.lines.is_empty() && free.total.is_zero() && free.verified);
    let assumed = quoted("EG-REC-04", FeeFacts::default()).unwrap();
    assert!(assumed.lines.is_empty() && !assumed.verified);
    assert_eq!(assumed.total.currency(), Currency::Egp);
}

#[test]
fn rates_by_unit_and_by_tier() {
    assert_eq!(lines("KW-ADV-02", measured("12.5", None)), [fee("62.500")]);
    assert_eq!(quoted("KW-ADV-02", FeeFacts::default()), Err(FeeFault::NeedsQuantity { unit: None }));
    assert!(matches!(quoted("KW-ADV-02", measured("0", None)), Err(FeeFault::NeedsQuantity { .. })));
    assert_eq!(lines("KW-BLD-05", FeeFacts { tier: Some(5), ..FeeFacts::default() }), [fee("200.000")]);
    assert_eq!(quoted("KW-BLD-05", FeeFacts::default()), Err(FeeFault::NeedsTier { of: 7 }));
    let beyond = FeeFacts { tier: Some(7), ..FeeFacts::default() };
    assert_eq!(quoted("KW-BLD-05", beyond), Err(FeeFault::NoSuchTier { chosen: 7, of: 7 }));
    assert_eq!(lines("BH-BLD-03", measured("3.333", Some(0))), [fee("0.833")]);
    let without_area = FeeFacts { tier: Some(1), ..FeeFacts::default() };
    assert_eq!(quoted("BH-BLD-03", without_area), Err(FeeFault::NeedsQuantity { unit: Some("m2".into()) }));
    assert_eq!(lines("KW-ADV-03", measured("2", Some(0))), [fee("60.000"), deposit("1000.000")]);
}

#[test]
fn the_department_assesses_within_bounds() {
    assert_eq!(lines("EG-BLD-01", assessed("EG", "200")), [fee("200.00")]);
    assert!(matches!(quoted("EG-BLD-01", FeeFacts::default()), Err(FeeFault::NeedsAssessment { .. })));
    let Err(FeeFault::AboveCap { cap, rule, .. }) = quoted("EG-BLD-01", assessed("EG", "200.01")) else {
        unreachable!()
    };
    assert_eq!(cap, amount("EG", "200"));
    assert!(rule.en.contains("capped at EGP 200"));
    assert!(matches!(quoted("EG-SHP-01", assessed("EG", "999.99")), Err(FeeFault::OutOfRange { .. })));
    assert!(matches!(quoted("EG-SHP-01", assessed("EG", "100000.01")), Err(FeeFault::OutOfRange { .. })));
    assert_eq!(lines("EG-SHP-01", assessed("EG", "1000")), [fee("1000.00")]);
    assert_eq!(lines("EG-BLD-03", assessed("EG", "75.5")), [fee("75.50")]);
    assert!(!quoted("EG-BLD-03", assessed("EG", "75.5")).unwrap().verified);
    assert!(matches!(quoted("BH-ADV-01", assessed("BH", "19.999")), Err(FeeFault::BelowLeast { .. })));
    let negative = FeeFacts { assessed: Some(Money::new(-1, Currency::Egp)), ..FeeFacts::default() };
    assert!(matches!(quoted("EG-BLD-03", negative), Err(FeeFault::Negative { .. })));
    let dinars = FeeFacts { assessed: Some(Money::new(1, Currency::Kwd)), ..FeeFacts::default() };
    assert!(matches!(quoted("EG-BLD-03", dinars), Err(FeeFault::Money(MoneyError::MixedCurrencies { .. }))));
}

#[test]
fn an_open_deposit_is_told_and_never_forgotten() {
    let guarantee = quoted("KW-SAF-02", FeeFacts::default()).unwrap();
    assert_eq!(guarantee.open_deposit.unwrap().en, "Bank guarantee");
    let given = FeeFacts { deposit: Some(amount("KW", "500")), ..FeeFacts::default() };
    assert_eq!(lines("KW-SAF-02", given), [fee("50.000"), deposit("500.000")]);
    assert!(matches!(quoted("BH-MFA-01", FeeFacts::default()), Err(FeeFault::NeedsAssessment { .. })));
    assert_eq!(lines("BH-MFA-01", assessed("BH", "30")), [deposit("30.000")]);
    assert_eq!(lines("BH-LND-01", assessed("BH", "1200")), [fee("1200.000"), deposit("10.000")]);
}

#[test]
fn a_deposit_may_be_a_share_of_the_fee() {
    let text = include_str!("../../../assets/catalogue/kuwait.json");
    let shared = text.replacen("\"deposit\": {", "\"deposit\": {\"share_percent\": 50,", 1);
    let catalogue = Catalogue::parse(&shared).unwrap();
    let quote = quote(catalogue.service("KW-ADV-01").unwrap(), &measured("3", None)).unwrap();
    assert_eq!(quote.total, amount("KW", "22.5"));
    assert_eq!(quote.open_deposit, None);
}

#[test]
fn stamp_duty_is_a_line_of_its_own() {
    let text = include_str!("../../../assets/catalogue/kuwait.json");
    let stamp =
        r#""stamp_duties": [{"ar": "دمغة", "en": "Stamp duty", "amount": "0.900"}], "rule_ar": "رسم ثابت لرخصة جديدة""#;
    let stamped = text.replacen("\"rule_ar\": \"رسم ثابت لرخصة جديدة\"", stamp, 1);
    let catalogue = Catalogue::parse(&stamped).unwrap();
    let quote = quote(catalogue.service("KW-HLT-01").unwrap(), &FeeFacts::default()).unwrap();
    assert_eq!(quote.lines[1].kind, FeeLineKind::StampDuty);
    assert_eq!(quote.total, amount("KW", "15.9"));
}
