//! A record that headquarters does not agree to is told with its case, corrected for a reason, and goes again.

use std::fs;

use serde_json::{Value, json};
use shubbak::app::{Answer, Fault, Outcome, look_into_batch};
use shubbak::exchange::{Links, Receipt, Refused, StationKey, Why};
use shubbak::views::CaseDetail;

use crate::centre::{Centre, SUNDAY_MORNING, site_validity};

/// Headquarters signs for the last batch and refuses the record by which the case was opened.
fn refuses(centre: &mut Centre, case: &str) {
    let Outcome::BatchSealed(sealed) = centre.does(json!({ "do": "export_batch" })).unwrap() else { panic!() };
    let folder = centre.folder.path().to_owned();
    let batch = look_into_batch(&sealed.file, Some(&folder)).verified().unwrap();
    let mut seq = 0;
    batch
        .for_each_action(&mut |action| {
            if action.kind == "case_opened" {
                seq = action.seq;
            }
            Ok(())
        })
        .unwrap();
    let refused = Refused {
        series: "ZAQ-03".parse().unwrap(),
        seq,
        no: Some(case.to_owned()),
        why: Why::IdentityNumber,
        detail: "the check digit".to_owned(),
    };
    let pem = fs::read_to_string(folder.join("practice-headquarters.pem")).unwrap();
    let key = StationKey::from_pem(&pem).unwrap();
    let (label, links) = (&batch.label, Links::of(&batch).unwrap());
    let receipt = Receipt::countersign(label, batch.tagmanifest_sha256, links, &key, SUNDAY_MORNING, vec![refused]);
    let file = folder.join(receipt.file_name());
    fs::write(&file, receipt.to_text()).unwrap();
    centre.does(json!({ "do": "take_receipt", "file": file })).unwrap();
}

fn detail(centre: &mut Centre, case: &str) -> Box<CaseDetail> {
    match centre.asks(json!({ "ask": "case", "case": case })) {
        Answer::Case(detail) => detail,
        other => panic!("{other:?}"),
    }
}

fn found(centre: &mut Centre, text: &str) -> usize {
    match centre.asks(json!({ "ask": "find_case", "text": text })) {
        Answer::Cases { cases } => cases.len(),
        other => panic!("{other:?}"),
    }
}

fn correction(case: &str, number: &str, name: &str, reason: &str) -> Value {
    json!({
        "do": "correct_case",
        "case": case,
        "reason": reason,
        "applicant": { "kind": "eg_national_id", "number": number, "name": name, "phone": "01012345678" },
        "answers": { "building_no": "16" },
    })
}

#[test]
fn a_refused_record_is_corrected_for_a_reason_and_goes_again() {
    let mut centre = Centre::with_clerk();
    let case = centre.registers(site_validity()).case.to_string();
    centre.registers(site_validity());
    // So many cases that the name stands in a block of names already.
    centre.desk.fill(600, 3, |_| ()).unwrap();
    let mut centre = centre.opens_again();
    centre.signs_in("samir", "1470");
    refuses(&mut centre, &case);
    let row = centre.batch(1);
    assert_eq!((row.refused.len(), row.refused[0].code.as_str()), (1, "identity-number"));
    assert_eq!((row.refused[0].case.as_deref(), row.refused[0].corrected), (Some(case.as_str()), false));
    assert_eq!(found(&mut centre, "زبيدة الطحاوي"), 0);

    centre.signs_in("huda", "2580");
    let right = |reason| correction(&case, "29001011234565", "زبيدة فهمي الطحاوي", reason);
    assert!(matches!(centre.does(right("الرقم مقلوب")), Err(Fault::NotAllowed)));
    centre.signs_in("samir", "1470");
    assert!(matches!(centre.does(right(" ")), Err(Fault::ReasonMissing)));
    assert!(matches!(centre.does(correction(&case, "1", "زبيدة", "خطأ")), Err(Fault::Identity(_))));
    let same = json!({ "do": "correct_case", "case": case, "reason": "خطأ", "answers": { "building_no": "15" } });
    assert!(matches!(centre.does(same), Err(Fault::NothingCorrected)));
    let before = detail(&mut centre, &case).case;
    centre.does(right("الرقم مقلوب")).unwrap();

    let after = detail(&mut centre, &case);
    assert_eq!(after.case.applicant_name(), "زبيدة فهمي الطحاوي");
    assert_eq!(after.case.answers["building_no"], "16");
    assert_eq!((after.case.stage, &after.case.payments, &after.case.no), (before.stage, &before.payments, &before.no));
    let told = after.trail.iter().find(|entry| entry.kind == "case_corrected").unwrap();
    assert_eq!(told.reason.as_deref(), Some("الرقم مقلوب"));
    assert_eq!(found(&mut centre, "زبيدة الطحاوي"), 1);
    assert_eq!(found(&mut centre, "29001011234565"), 1);
    assert!(centre.batch(1).refused[0].corrected);
    centre.is_clean();

    let Outcome::BatchSealed(sealed) = centre.does(json!({ "do": "export_batch" })).unwrap() else { panic!() };
    let batch = look_into_batch(&sealed.file, Some(centre.folder.path())).verified().unwrap();
    let mut goes = vec![];
    batch
        .for_each_action(&mut |action| {
            goes.push((action.kind.clone(), action.reason.clone()));
            Ok(())
        })
        .unwrap();
    assert!(goes.contains(&("case_corrected".to_owned(), Some("الرقم مقلوب".to_owned()))), "{goes:?}");
    let mut centre = centre.opens_again_after(120_000);
    centre.signs_in("samir", "1470");
    assert_eq!(found(&mut centre, "زبيدة الطحاوي"), 1);
    centre.is_clean();
    // A word that nobody is called any more is not kept among the words.
    centre.does(correction(&case, "29001011234565", "منى سالم", "الاسم خطأ")).unwrap();
    assert_eq!(found(&mut centre, "زبيدة"), 0);
    centre.is_clean();
}

/// Whoever corrected a case took part in receiving it.
#[test]
fn nobody_decides_what_they_corrected_and_it_stays_where_it_was() {
    let mut centre = Centre::with_clerk();
    let case = centre.registers(site_validity()).case.to_string();
    centre.signs_in("mahmoud", "3690");
    let corrected =
        json!({ "do": "correct_case", "case": case, "reason": "خطأ", "answers": { "street": "شارع البحر" } });
    centre.does(corrected).unwrap();
    let case = detail(&mut centre, &case).case;
    assert!(case.received_by.iter().any(|officer| officer.as_str() == "mahmoud"));
    assert!(case.unsettled.is_empty());
    centre.is_clean();
}
