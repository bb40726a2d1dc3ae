//! A catalogue, decisions and a reference register come to the counter: what they change, and what they leave alone.

use serde_json::json;
use shubbak::app::{Answer, Fault};
use shubbak::domain::case::Stage;
use shubbak::exchange::pack::{Content, PackFault, publish};

use super::{ARREARS, arrears, code, is_pack_fault, label, outcome_of};
use crate::centre::{Centre, site_validity};

const CATALOGUE: &str = include_str!("../../../assets/catalogue/egypt.json");
const DAY: i64 = 86_400_000;

fn catalogue(name: &str) -> String {
    let title = "Local-administration technology centres, Egypt";
    assert!(CATALOGUE.contains(title));
    CATALOGUE.replacen(title, name, 1)
}

fn effective(day: &str) -> Content {
    Content::Catalogue { effective: day.parse().unwrap() }
}

#[test]
fn a_catalogue_is_in_force_from_its_day_and_older_cases_stay_on_theirs() {
    let mut centre = Centre::with_clerk();
    let before = centre.registers(site_validity()).case;
    let shipped = centre.desk.catalogue_hash().to_owned();
    let tomorrow = catalogue("From tomorrow");
    let done = centre.takes_pack(&centre.is_sent(label(effective("2026-11-23"), 7, ""), &tomorrow)).unwrap();
    assert_eq!((done.taken.applied, done.taken.sort.as_str()), (1, "catalogue"));
    assert_eq!(centre.desk.catalogue_hash(), shipped, "not yet");
    assert_eq!(centre.desk.catalogue_to_come().unwrap(), Some((7, "2026-11-23".parse().unwrap())));
    // One that is in force today is so at once, in the desk that is open.
    let done =
        centre.takes_pack(&centre.is_sent(label(effective("2026-11-22"), 8, "ZAQ"), &catalogue("Today"))).unwrap();
    assert!(!done.before);
    assert_eq!(centre.desk.rulebook().catalogue.title().en, "Today");
    let during = centre.registers(site_validity()).case;
    let of = |centre: &Centre, no: &shubbak::domain::numbers::CaseNo| {
        centre.desk.register().case_by_no(no).unwrap().catalogue
    };
    assert_eq!(of(&centre, &before), shipped);
    assert_eq!(of(&centre, &during), centre.desk.catalogue_hash());
    // Number 8 is the later word: when the day of number 7 comes, it does not bring the older one back.
    let mut centre = centre.opens_again_after(DAY);
    centre.signs_in("huda", "2580");
    assert_eq!(centre.desk.rulebook().catalogue.title().en, "Today");
    // Another day, another catalogue, without a restart in between: the day is asked for with every deed.
    centre.takes_pack(&centre.is_sent(label(effective("2026-11-23"), 9, ""), &catalogue("Monday"))).unwrap();
    assert_eq!(centre.desk.rulebook().catalogue.title().en, "Monday");
    centre.is_clean();
}

#[test]
fn what_was_taken_is_never_taken_back() {
    let mut centre = Centre::with_clerk();
    let eight = centre.is_sent(label(effective("2026-11-22"), 8, ""), &catalogue("Eight"));
    centre.takes_pack(&eight).unwrap();
    let held = centre.desk.catalogue_hash().to_owned();
    assert_eq!(
        code(centre.takes_pack(&centre.is_sent(label(effective("2026-11-22"), 7, ""), &catalogue("Seven")))),
        "older"
    );
    let other = centre.is_sent(label(effective("2026-11-22"), 8, ""), &catalogue("Another eight"));
    assert_eq!(code(centre.takes_pack(&other)), "same-number");
    // A later number with an earlier day: a key that was given up signs for the day on which it was good.
    let mut earlier = label(effective("2026-11-22"), 9, "");
    earlier.made_ms -= 30 * DAY;
    assert_eq!(code(centre.takes_pack(&centre.is_sent(earlier, &catalogue("Nine")))), "older");
    // The same once more changes nothing, and says so.
    let (heads, dump) = (centre.desk.register().heads().unwrap(), centre.desk.register().packs().unwrap());
    assert!(centre.takes_pack(&eight).unwrap().before);
    assert_eq!((centre.desk.register().heads().unwrap(), centre.desk.register().packs().unwrap()), (heads, dump));
    assert_eq!(centre.desk.catalogue_hash(), held);
    // Series by series: a register's numbers have nothing to do with those of the catalogue.
    centre.takes_pack(&centre.is_sent(label(arrears(), 1, "ZAQ-03"), ARREARS)).unwrap();
    centre.is_clean();
}

#[test]
fn decisions_change_their_cases_and_the_rest_is_told() {
    let mut centre = Centre::with_clerk();
    let cases: Vec<String> = (0..4).map(|_| centre.registers(site_validity()).case.to_string()).collect();
    let mut unpaid = site_validity();
    unpaid["payment"] = json!(null);
    let unpaid = centre.registers(unpaid).case.to_string();
    centre.signs_in("nadia", "4821");
    centre.does(json!({ "do": "decide", "case": cases[3], "verdict": "approved" })).unwrap();
    let elsewhere = "C-ZAQ-07-26-000001-8".parse::<shubbak::domain::numbers::CaseNo>();
    let elsewhere = elsewhere.map_or_else(
        |_| shubbak::domain::numbers::CaseNo::new(&"ZAQ-07".parse().unwrap(), 2026, 1).to_string(),
        |no| no.to_string(),
    );
    let lines = [
        centre.decision(&cases[0], json!({"is": "approved"}), None),
        centre.decision(&cases[1], json!({"is": "refused"}), Some("خارج خط التنظيم")),
        centre.decision(&cases[2], json!({"is": "returned", "papers": [1]}), Some("عقد الملكية غير مسجل")),
        centre.decision(&cases[3], json!({"is": "refused"}), Some("سبب")),
        centre.decision(&unpaid, json!({"is": "approved"}), None),
        centre.decision(&elsewhere, json!({"is": "approved"}), None),
        centre.decision(&cases[0], json!({"is": "approved"}), None),
    ];
    let pack = centre.is_sent(label(Content::Decisions {}, 42, "ZAQ-03"), &lines.concat());
    centre.signs_in("samir", "1470");
    let file = centre.file_of(&pack);
    let done = outcome_of(centre.does(json!({ "do": "take_pack", "file": file })).unwrap());
    assert_eq!((done.taken.rows, done.taken.applied), (7, 3));
    let left: Vec<(&str, &str)> = done.taken.left_out.iter().map(|(no, why)| (no.as_str(), why.as_str())).collect();
    let expected = [
        (cases[3].as_str(), "decided-otherwise"),
        (unpaid.as_str(), "not-received"),
        (elsewhere.as_str(), "unknown"),
        (cases[0].as_str(), "decided-alike"),
    ];
    assert_eq!(left, expected);
    let stage = |centre: &Centre, no: &str| centre.desk.register().case_by_no(&no.parse().unwrap()).unwrap().stage;
    let stages: Vec<Stage> = cases.iter().map(|no| stage(&centre, no)).collect();
    assert_eq!(stages, [Stage::Approved, Stage::Refused, Stage::Returned, Stage::Approved]);
    // Who took it only carried the word: the trail says who decided.
    let case = centre.desk.register().case_by_no(&cases[1].parse().unwrap()).unwrap();
    assert_eq!(case.decided.as_ref().unwrap().reason.as_deref(), Some("خارج خط التنظيم"));
    let list = |centre: &mut Centre| match centre.asks(json!({ "ask": "decisions_that_came" })) {
        Answer::DecisionsThatCame { decisions } => decisions,
        other => panic!("{other:?}"),
    };
    let came = list(&mut centre);
    assert_eq!(came.len(), 3);
    assert_eq!((came[1].decider.as_str(), came[1].pack), ("م. عادل حسني", 42));
    assert!(came[0].case.phone.is_some() && came[0].case.masked_identity.starts_with('*'));
    centre.signs_in("huda", "2580");
    centre.does(json!({ "do": "tell_citizen", "case": cases[0] })).unwrap();
    assert_eq!(list(&mut centre).len(), 2);
    assert!(centre.does(json!({ "do": "tell_citizen", "case": unpaid })).is_err());
    // A clerk takes no packs; and nothing of it is lost with the power.
    assert!(matches!(centre.does(json!({ "do": "take_pack", "file": file })), Err(Fault::NotAllowed)));
    centre.is_clean();
    let mut centre = centre.opens_again();
    centre.is_clean();
    centre.signs_in("huda", "2580");
    assert_eq!(list(&mut centre).len(), 2);
}

#[test]
fn a_register_is_asked_by_the_number_that_was_typed() {
    let mut centre = Centre::with_clerk();
    centre.takes_pack(&centre.is_sent(label(arrears(), 3, "ZAQ-03"), ARREARS)).unwrap();
    let told = centre.register_rows();
    assert_eq!(told[0]["title"]["en"], "Arrears");
    assert_eq!((&told[0]["as_of"], &told[0]["blocks"]), (&json!("2026-11-15"), &json!(false)));
    assert_eq!(told[0]["total"]["minor"], 47_050);
    assert_eq!(told[0]["rows"][1].as_array().unwrap().len(), 2, "what is empty is not told");
    let licence = centre.asks(json!({ "ask": "referred", "number": "l-zaq-03-26-000012-7" }));
    assert_eq!(serde_json::to_value(licence).unwrap()["registers"][0]["total"]["minor"], 1_000);
    // It warns; a register that says so stops the case.
    centre.registers(site_validity());
    let Content::Register { name, title, columns, as_of, .. } = arrears() else { panic!() };
    let blocks = Content::Register { name, title, columns, as_of, blocks: true };
    centre.takes_pack(&centre.is_sent(label(blocks.clone(), 4, "ZAQ-03"), ARREARS)).unwrap();
    assert!(matches!(centre.does(site_validity()), Err(Fault::Referred { .. })));
    // It comes whole: who is not in the next one owes nothing any more.
    let rest = ARREARS.lines().last().unwrap().to_owned() + "\n";
    centre.takes_pack(&centre.is_sent(label(blocks, 5, "ZAQ-03"), &rest)).unwrap();
    centre.registers(site_validity());
    assert_eq!(centre.register_rows(), json!([]));
    centre.is_clean();
}

#[test]
fn a_pack_of_another_centre_country_or_headquarters_is_refused_in_words() {
    let mut centre = Centre::with_clerk();
    let dump = centre.dump();
    assert_eq!(code(centre.takes_pack(&centre.is_sent(label(arrears(), 1, "ZAQ-04"), ARREARS))), "other-centre");
    let mut kuwait = label(effective("2026-11-22"), 1, "");
    kuwait.country = shubbak::domain::Country::Kuwait;
    assert_eq!(code(centre.takes_pack(&centre.is_sent(kuwait, CATALOGUE))), "other-country");
    let forger = shubbak::exchange::StationKey::from_random([9; 32]);
    let forged = publish(label(effective("2026-11-22"), 1, ""), CATALOGUE, &forger, None).unwrap();
    assert_eq!(code(centre.takes_pack(&forged)), "unknown-key");
    // Sealed for another station: nothing of it can be read here.
    let theirs = Centre::with_clerk();
    let sealed = publish(label(arrears(), 1, "ZAQ-03"), ARREARS, &centre.headquarters_key(), Some(&theirs.recipient()));
    let fault = centre.takes_pack(&sealed.unwrap()).unwrap_err();
    assert!(is_pack_fault(&fault, |fault| fault.code() == "not-for-this-key"));
    for tr in [shubbak::i18n::Tr::arabic(), shubbak::i18n::Tr::english()] {
        let words = shubbak::error::words(&fault, &tr);
        assert!(!words.what.is_empty() && !words.next.is_empty());
    }
    // A catalogue that the counter could not go by.
    let broken = publish(label(effective("2026-11-22"), 1, ""), "{}", &centre.headquarters_key(), None).unwrap();
    let fault = centre.takes_pack(&broken).unwrap_err();
    assert!(is_pack_fault(&fault, |fault| matches!(fault, PackFault::Line { .. })));
    assert_eq!(centre.dump(), dump);
}

#[test]
fn a_key_is_believed_on_its_days() {
    let centre = Centre::with_clerk();
    let settings = centre.folder.path().join("centre.toml");
    let key = shubbak::exchange::StationKey::from_random([5; 32]);
    let mut text = std::fs::read_to_string(&settings).unwrap();
    text += &format!(
        "\n[[headquarters]]\npublic_key = \"\"\"\n{}\"\"\"\nfrom = \"2026-01-01\"\nuntil = \"2026-11-21\"\n",
        key.public().to_pem().unwrap()
    );
    std::fs::write(&settings, text).unwrap();
    let mut centre = centre.opens_again();
    let late = publish(label(effective("2026-11-22"), 1, ""), CATALOGUE, &key, None).unwrap();
    assert_eq!(code(centre.takes_pack(&late)), "key-not-valid");
    let mut early = label(effective("2026-11-22"), 1, "");
    early.made_ms -= DAY;
    let early = publish(early, CATALOGUE, &key, None).unwrap();
    assert_eq!(code(centre.takes_pack(&early)), "taken catalogue 1");
}
