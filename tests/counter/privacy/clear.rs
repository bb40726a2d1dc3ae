//! The file itself, page by page: a register in clear, as its pages are before they are encrypted. What was
//! erased stands on none of them, not where a page was once split and not in a log.

use std::fs;

use shubbak::app::Rulebook;
use shubbak::domain::case::{CaseDocument, DocumentState};
use shubbak::domain::party::Party;
use shubbak::domain::retention::{Ended, ErasedFile};
use shubbak::domain::{Country, Identity, IdentityKind, Phone};
use shubbak::env::{Env, Fixed};
use shubbak::register::{By, Completion, Founding, NewCase, PaperPrinters, Place, Register};

use super::{Citizen, MURJAN, ZAFARAN, files, marks_in};
use crate::centre::SUNDAY_MORNING;

fn register(place: &Place) -> Register {
    let founding = Founding {
        station: "ZAQ-03".parse().unwrap(),
        centre: "مركز".to_owned(),
        country: "EG".to_owned(),
        practice: true,
    };
    let env: Env = Fixed { ms: SUNDAY_MORNING, offset_secs: 7_200 }.env();
    Register::open_in_clear_for_a_measure(place, &founding, env).unwrap()
}

fn case(citizen: &Citizen, register: &mut Register, catalogue: &str, at: u32) -> NewCase {
    let book = Rulebook::shipped(Country::Egypt).unwrap();
    let service = book.catalogue.service("EG-BLD-01").unwrap();
    let today = register.env().today();
    let number = format!("294061913{:05}", 10_000 + at);
    let number = if at == 0 { citizen.number.to_owned() } else { number };
    let mut documents = CaseDocument::asked_by(service);
    if at == 0 {
        let scan = format!("%PDF-1.4 {}", citizen.scan.repeat(3_000));
        let file = register.store_attachment("card.pdf", "application/pdf", scan.as_bytes()).unwrap();
        documents[0].files.push(file);
        documents[0].state = DocumentState::CopyKept;
    }
    let name = if at == 0 { citizen.name.to_owned() } else { format!("منى سالم {at}") };
    NewCase {
        service: service.code.clone(),
        catalogue: catalogue.to_owned(),
        applicant: Party {
            identity: Identity::parse(IdentityKind::EgNationalId, &number, today).unwrap(),
            name,
            phone: Phone::parse(Country::Egypt, if at == 0 { citizen.phone } else { "01012345678" }).ok(),
            birth_date: None,
            sex: None,
            address: None,
            doubt_accepted: None,
        },
        agent: None,
        documents,
        answers: [("street".to_owned(), citizen.street.to_owned())].into(),
        note: (at == 0).then(|| citizen.note.to_owned()),
        completion: Completion { payment: None, clock: None, queue: None },
    }
}

#[test]
fn no_page_and_no_log_says_what_was_erased() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place(folder.path().to_owned());
    let mut register = register(&place);
    let catalogue = register.remember_catalogue("EG", "{}").unwrap();
    let mut of = vec![];
    // The two among nine hundred others whose rows come before and after theirs and split their pages.
    for turn in 0..900 {
        let (citizen, at) = match turn {
            300 => (&ZAFARAN, 0),
            600 => (&MURJAN, 0),
            at => (&Citizen { street: "شارع الجلاء", ..ZAFARAN }, at + 1),
        };
        let new = case(citizen, &mut register, &catalogue, at);
        let uid =
            register.register_case(&By::program(format!("case-{turn}")), new, &PaperPrinters::new()).unwrap().value.uid;
        if at == 0 {
            of.push(uid);
        }
    }
    let (gone, kept) = (ZAFARAN.marks(), MURJAN.marks());
    let everywhere = |marks: &[String]| -> Vec<String> {
        let mut found: Vec<String> = files(folder.path())
            .iter()
            .flat_map(|file| marks_in(&fs::read(file).unwrap(), marks).collect::<Vec<_>>())
            .collect();
        found.sort();
        found.dedup();
        found
    };
    let all = |marks: &[String]| {
        let mut marks = marks.to_vec();
        marks.sort();
        marks.dedup();
        marks
    };
    // Nothing is hidden from this test: before the run every mark is there to be read.
    assert_eq!(everywhere(&gone), all(&gone));

    let file = register.case(of[0]).unwrap().documents[0].files[0].clone();
    let files = vec![ErasedFile {
        document: 0,
        sha256: file.sha256,
        media: file.media,
        bytes: file.bytes,
        rule: "identity".to_owned(),
    }];
    let today = register.env().today();
    let ended = Ended { files, content: true, rules: vec![] };
    register.erase_content(&By::program("erase".to_owned()), of[0], ended, today).unwrap();
    register.finish_erasing().unwrap();
    assert_eq!(everywhere(&gone), Vec::<String>::new());
    assert_eq!(everywhere(&kept), all(&kept));
    let verified = register.verify().unwrap();
    assert!(verified.is_clean(), "{:?}", verified.findings);
}
