//! `shubbak exec`: one answer a line, the first answer again for a repeated command, and bad lines
//! that change nothing.

use serde_json::{Value, json};

use crate::centre::{Centre, answers, site_validity};

fn lines(lines: &[Value]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn with_id(mut command: Value, id: &str) -> Value {
    command["id"] = json!(id);
    command
}

#[test]
fn a_case_is_registered_by_lines_alone() {
    let mut centre = Centre::of(shubbak::domain::Country::Egypt);
    let sign_in = json!({ "id": "s", "do": "sign_in", "officer": "huda", "secret": "2580" });
    let told = answers(&mut centre.desk, &lines(&[sign_in, with_id(site_validity(), "c1")]));
    assert_eq!(told[0]["ok"]["did"], "signed_in");
    assert_eq!(told[1]["id"], "c1");
    assert_eq!(told[1]["ok"]["case"], "C-ZAQ-03-26-000001-6");
    assert_eq!(told[1]["ok"]["receipt"], "R-ZAQ-03-26-000001-0");
}

#[test]
fn a_repeated_command_gives_its_first_answer() {
    let mut centre = Centre::with_clerk();
    let line = lines(&[with_id(site_validity(), "c1")]);
    let first = answers(&mut centre.desk, &line);
    let again = answers(&mut centre.desk, &line);
    assert_eq!(first, again);
    let mut centre = centre.opens_again();
    centre.signs_in("huda", "2580");
    assert_eq!(answers(&mut centre.desk, &line), first, "also after a restart");
    let mut other = site_validity();
    other["fee"] = json!({ "assessed": "100" });
    let reused = answers(&mut centre.desk, &lines(&[with_id(other, "c1")]));
    assert_eq!(reused[0]["error"]["code"], "command_reused");
    let Ok(shubbak::app::Answer::Today(today)) = centre.desk.answer(shubbak::app::Question::Today {}) else { panic!() };
    assert_eq!(today.opened, 1);
}

#[test]
fn every_kind_of_command_may_be_repeated() {
    let mut centre = Centre::of(shubbak::domain::Country::Egypt);
    let scan = centre.folder.path().join("scan.png");
    std::fs::write(&scan, b"%PDF-1.4 pixels").unwrap();
    let mut incomplete = site_validity();
    incomplete["documents"] = json!([]);
    incomplete["payment"] = json!(null);
    let complete = json!({
        "do": "complete_case", "case": "C-ZAQ-03-26-000001-6", "documents": crate::centre::all_seen(4),
        "fee": { "assessed": "150" }, "payment": { "method": "cash" },
    });
    let story = lines(&[
        json!({ "id": "1", "do": "sign_in", "officer": "samir", "secret": "1470" }),
        with_id(incomplete, "2"),
        json!({ "id": "3", "do": "attach_file", "path": scan }),
        with_id(complete, "4"),
        json!({ "id": "5", "do": "print_paper", "case": "C-ZAQ-03-26-000001-6", "paper": "receipt" }),
        json!({ "id": "6", "do": "show_identity", "case": "C-ZAQ-03-26-000001-6", "reason": "check" }),
        json!({ "id": "7", "do": "enrol_officer", "officer": "rania", "name": "رانيا", "roles": ["cashier"], "secret": "4455" }),
        json!({ "id": "8", "do": "export_batch" }),
        json!({ "id": "9", "do": "sign_out" }),
        json!({ "id": "9", "do": "sign_out" }),
    ]);
    let first = answers(&mut centre.desk, &story);
    assert!(first.iter().all(|answer| answer.get("ok").is_some()), "{first:?}");
    let heads = centre.desk.register().heads().unwrap();
    assert_eq!(answers(&mut centre.desk, &story), first);
    assert_eq!(centre.desk.register().heads().unwrap(), heads, "nothing was done twice");
    centre.is_clean();
}

#[test]
fn bad_lines_get_an_answer_and_change_nothing() {
    let mut centre = Centre::with_clerk();
    let before = centre.desk.register().heads().unwrap();
    let long = format!("{{\"ask\":\"find_service\",\"text\":\"{}\"}}", "x".repeat(5 * 1024 * 1024));
    let bad = [
        "not json",
        "[]",
        "null",
        "{}",
        "{\"do\":\"register_case\"}",
        "{\"id\":\"1\",\"do\":\"fly\"}",
        "{\"id\":\"1\",\"do\":\"sign_in\",\"officer\":\"huda\"}",
        "{\"id\":\"1\",\"do\":\"sign_out\",\"now\":true}",
        "{\"id\":7,\"do\":\"sign_out\"}",
        "{\"id\":\"\",\"do\":\"sign_out\"}",
        "{\"ask\":\"due_date\",\"country\":\"FR\",\"start\":\"2026-01-01\",\"count\":1,\"kind\":\"weeks\"}",
        "{\"ask\":\"due_date\",\"country\":\"EG\",\"start\":\"2026-02-30\",\"count\":1,\"kind\":\"weeks\"}",
        "\u{0}",
        "{\"id\":\"1\",\"do\":\"register_case\",\"service\":\"EG-BLD-01\",\"applicant\":{\"kind\":\"moon\",\"number\":\"1\",\"name\":\"x\"}}",
        &long,
    ];
    let told = answers(&mut centre.desk, &format!("{}\n", bad.join("\n")));
    assert_eq!(told.len(), bad.len());
    for (line, answer) in bad.iter().zip(&told) {
        assert_eq!(answer["error"]["code"], "bad_line", "{}: {answer}", &line[..line.len().min(60)]);
        assert!(answer["error"]["next"].as_str().unwrap().len() > 10);
    }
    assert_eq!(centre.desk.register().heads().unwrap(), before);
    // Blank lines are no lines, and the last one needs no end.
    assert_eq!(answers(&mut centre.desk, "\n  \n{\"ask\":\"who_am_i\"}").len(), 1);
    let not_text = answers(&mut centre.desk, "{\"ask\":\"who_am_i\"}\n");
    assert_eq!(not_text[0]["ok"]["officer"]["id"], "huda");
}

#[test]
fn questions_are_answered_by_the_counters_rules() {
    let mut centre = Centre::of(shubbak::domain::Country::Egypt);
    let asked = [
        json!({ "id": 1, "ask": "parse_id", "text": "294-0619-13-00551" }),
        json!({ "ask": "parse_id", "text": "282040701483", "country": "KW" }),
        json!({ "ask": "parse_id", "text": "29406190500551", "kind": "eg_national_id" }),
        json!({ "ask": "parse_id", "text": "39902290100456", "kind": "eg_national_id" }),
        json!({ "ask": "parse_id", "text": "33001011301592", "kind": "eg_national_id" }),
        json!({ "ask": "due_date", "country": "KW", "start": "2026-02-24", "count": 1, "kind": "working_days" }),
        json!({ "ask": "due_date", "country": "EG", "start": "2026-01-31", "count": 1, "kind": "months" }),
        json!({ "ask": "amount_in_words", "amount": "1.250", "currency": "KWD", "language": "ar" }),
        json!({ "ask": "amount_in_words", "amount": "-1", "currency": "EGP" }),
        json!({ "ask": "amount_in_words", "amount": "1.999", "currency": "EGP" }),
        json!({ "ask": "quote_fee", "service": "EG-BLD-01", "fee": { "assessed": "201" } }),
        json!({ "ask": "find_service", "text": "صلاحيه الموقع" }),
        json!({ "ask": "find_case", "text": "منى" }),
        json!({ "ask": "quote_fee", "service": "KW-ADV-01", "fee": { "quantity": "12.5" }, "method": "card" }),
    ];
    let told = answers(&mut centre.desk, &lines(&asked));
    assert_eq!(told[0]["id"], 1);
    assert_eq!(told[0]["ok"]["birth_date"], "1994-06-19");
    assert_eq!(told[0]["ok"]["governorate"]["name"]["en"], "Sharqia");
    assert_eq!(told[0]["ok"]["sex"], "male");
    assert_eq!(told[1]["ok"]["identity"]["kind"], "kw_civil_id");
    assert_eq!(told[2]["error"]["code"], "identity_governorate");
    assert_eq!(told[3]["error"]["code"], "identity_date");
    assert_eq!(told[4]["error"]["code"], "identity_future_birth");
    assert_eq!(told[5]["ok"]["due"], "2026-03-01");
    assert_eq!(told[6]["ok"]["due"], "2026-02-28");
    assert_eq!(told[7]["ok"]["words"], "فقط دينار واحد ومائتان وخمسون فلسا لا غير");
    assert_eq!(told[8]["error"]["code"], "money_negative");
    assert_eq!(told[9]["error"]["code"], "money_decimals");
    assert_eq!(told[10]["error"]["code"], "fee");
    assert_eq!(told[11]["ok"]["services"][0]["code"], "EG-BLD-01");
    assert_eq!(told[12]["error"]["code"], "not_signed_in", "people are not told of to nobody");
    assert_eq!(told[13]["ok"]["total"]["minor"], 62_500, "another country's rule, by that country's law");
}

#[test]
fn a_length_says_what_was_typed_and_what_is_expected() {
    let mut centre = Centre::of(shubbak::domain::Country::Egypt);
    let told = answers(
        &mut centre.desk,
        &lines(&[json!({ "ask": "parse_id", "text": "2940619130055", "kind": "eg_national_id" })]),
    );
    assert_eq!(told[0]["error"]["what"], "13 digits typed, 14 expected.");
}
