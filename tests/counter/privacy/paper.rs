//! The citizen's own trail on paper, read back.

use std::process::Command;

use serde_json::json;
use shubbak::app::{Fault, Outcome};

use super::ZAFARAN;
use crate::centre::Centre;

fn text_of(file: &std::path::Path) -> String {
    let told = Command::new("pdftotext").arg("-layout").arg(file).arg("-").output().unwrap();
    String::from_utf8(told.stdout).unwrap().replace(['\u{202a}', '\u{202b}', '\u{202c}', '\u{2066}', '\u{2069}'], "")
}

fn printed(centre: &mut Centre, of: &str, language: &str) -> std::path::PathBuf {
    let print = json!({ "do": "print_trail", "of": of, "language": language, "reason": "بطلب المواطنة" });
    match centre.does(print).unwrap() {
        Outcome::Printed { file, .. } => file,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_citizen_reads_their_steps_who_looked_and_what_went() {
    let mut centre = Centre::with_clerk();
    let case = centre.serves(&ZAFARAN);
    let mut centre = centre.opens_again_after(3 * 365 * 24 * 60 * 60 * 1000);
    centre.signs_in("mahmoud", "3690");
    centre.asks(json!({ "ask": "case", "case": case }));
    centre.signs_in("samir", "1470");
    let silent = centre.does(json!({ "do": "print_trail", "of": case, "reason": "" }));
    assert!(matches!(silent, Err(Fault::ReasonMissing)), "{silent:?}");
    centre.erases();
    let english = text_of(&printed(&mut centre, ZAFARAN.number, "english"));
    for told in
        [case.as_str(), "Case opened", "Approved", "Looked at", "Van operator", "Copies of identity papers", "0551"]
    {
        assert!(english.contains(told), "{told} is not in {english}");
    }
    for untold in ["mahmoud", "محمود السيد", "huda", ZAFARAN.number] {
        assert!(!english.contains(untold), "{untold} is in {english}");
    }
    let again = printed(&mut centre, &case, "arabic");
    assert!(again.display().to_string().contains("-2.pdf"), "{}", again.display());
    let last = centre.desk.register().case_by_no(&case.parse().unwrap()).unwrap().uid;
    let last = centre.desk.register().trail(last).unwrap().pop().unwrap();
    assert_eq!((last.kind.as_str(), last.reason.as_deref()), ("paper_printed", Some("بطلب المواطنة")));
    // A paper that tells of all their cases goes with the first of them.
    let mut centre = centre.sixteen_years_on();
    centre.erases();
    assert!(!again.exists());
    // The case stands for itself: nobody is named on it.
    let alone = text_of(&printed(&mut centre, &case, "english"));
    assert!(alone.contains("Erased") && alone.contains(&case) && !alone.contains("0551"), "{alone}");
    centre.is_clean();
}
