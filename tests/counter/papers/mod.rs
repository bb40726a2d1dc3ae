//! Every paper, on every size and in every language, as the office would hold it in its hands; left in `target/papers/`
//! for people to look at.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod licence;
pub mod printed;
mod samples;
mod scene;
pub mod thermal;

use shubbak::i18n::Tr;
use shubbak::print::{self, Document, PaperSize, Voices};

use printed::print_it;
use scene::*;

fn codes(number: &str, size: PaperSize) -> Vec<String> {
    let mut codes = vec![format!("QR-Code:{number}")];
    if size != PaperSize::Roll58 {
        codes.push(format!("CODE-128:{number}"));
    }
    codes
}

fn check(
    paper: &str,
    make: impl Fn(&Voices, PaperSize) -> Document,
    number: &str,
    phrases: impl Fn(&str) -> Vec<&'static str>,
) {
    for (language, voices) in voices() {
        for size in PaperSize::ALL {
            let name = format!("{paper}-{language}-{size:?}").to_lowercase();
            let codes = codes(number, size);
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            let printed = print_it(&name, &make(&voices, size));
            printed.opens().says(&phrases(language)).preview_scans(&codes);
            // The codes are the same in every language, and pictures of a PDF take long to make.
            if language == "both" {
                printed.scans(&codes);
            }
        }
    }
}

#[test]
fn a_receipt_reads_and_scans_on_every_paper() {
    let phrases = |language: &str| match language {
        "ar" => vec![RECEIPT, CASE, "إيصال سداد", "محمد عبد", "١٬٢٥٠٫٧٥", "١٥٠٫٧٥", "٢٢ نوفمبر", "وخمسة وسبعون قرشا"],
        "en" => vec![
            RECEIPT,
            CASE,
            "Receipt",
            "EGP 1,250.75",
            "22 November 2026",
            "9:41 am",
            "and seventy-five piastres only",
        ],
        _ => vec![RECEIPT, CASE, "إيصال سداد", "Receipt", "1,250.75", "100.00", "22 November 2026"],
    };
    check("receipt", |voices, size| print::receipt(&receipt(1, false), voices, size), RECEIPT, phrases);
}

#[test]
fn a_reprint_says_which_copy_it_is() {
    let document = print::receipt(&receipt(2, false), &Voices::one(Tr::arabic()), PaperSize::A5);
    print_it("receipt-copy-ar-a5", &document).opens().says(&["صورة رقم ٢", RECEIPT]);
    let document = print::receipt(&receipt(2, false), &Voices::one(Tr::english()), PaperSize::Roll80);
    print_it("receipt-copy-en-roll80", &document).opens().says(&["Copy 2", RECEIPT]);
}

#[test]
fn a_practice_centre_cannot_print_a_real_paper() {
    for size in PaperSize::ALL {
        let name = format!("receipt-practice-{size:?}").to_lowercase();
        let document = print::receipt(&receipt(1, true), &Voices::one(Tr::arabic()), size);
        print_it(&name, &document).opens().says(&["نسخة تدريب", "PRACTICE"]);
    }
    let document = print::ticket(&ticket(true), &Voices::one(Tr::english()), PaperSize::Roll80);
    print_it("ticket-practice-roll80", &document).opens().says(&["PRACTICE"]);
}

#[test]
fn an_acknowledgement_has_a_copy_for_the_citizen_and_one_for_the_office() {
    let phrases = |language: &str| match language {
        "ar" => {
            vec![CASE, RECEIPT, "نسخة المواطن", "نسخة المكتب", "الثلاثاء ٢٢ ديسمبر ٢٠٢٦", "مدة غير مؤكدة", "يقدم لاحقا"]
        }
        "en" => vec![CASE, RECEIPT, "Citizen’s copy", "Office copy", "Tuesday 22 December 2026", "Not confirmed"],
        _ => vec![CASE, "نسخة المواطن", "Office copy", "Tuesday 22 December 2026"],
    };
    check("acknowledgement", |voices, size| print::acknowledgement(&acknowledgement(), voices, size), CASE, phrases);
}

#[test]
fn a_ticket_reads_and_scans() {
    for (language, voices) in voices() {
        for size in PaperSize::ALL {
            let name = format!("ticket-{language}-{size:?}").to_lowercase();
            let document = print::ticket(&ticket(false), &voices, size);
            print_it(&name, &document).opens().says(&["A014"]).preview_scans(&["QR-Code:A014"]);
        }
    }
}

#[test]
fn a_list_of_missing_papers_says_that_the_clock_has_not_begun() {
    let phrases = |language: &str| match language {
        "ar" => vec![CASE, "Maria Katarina Papadopoulou", "مدة الرد بعد", "٣ مستندات ناقصة", "الثلاثاء ٢٢ ديسمبر ٢٠٢٦"],
        "en" => vec![CASE, "3 documents are missing", "has not begun", "Property tax clearance"],
        _ => vec![CASE, "3 documents are missing", "مستندات ناقصة"],
    };
    check("missing", |voices, size| print::missing(&missing(), voices, size), CASE, phrases);
}

#[test]
fn a_long_list_goes_on_under_the_same_head() {
    let mut view = acknowledgement();
    let one = view.documents[2].clone();
    view.documents = (1..=40)
        .map(|no| shubbak::views::FiledDocument {
            title: shubbak::domain::Bilingual::new(format!("مستند {no}"), format!("Document {no}")),
            ..one.clone()
        })
        .collect();
    let document = print::acknowledgement(&view, &Voices::one(Tr::english()), PaperSize::A5);
    let printed = print_it("acknowledgement-long-en-a5", &document);
    printed.opens().says(&["Page 1 of 2", "Page 2 of 2", "Document 1", "Document 40"]);
    assert_eq!(printed.text().matches("Documents").count(), 4, "the head of the table stands on every page");
}

#[test]
fn a_letter_with_marks_does_not_spoil_the_plain_one() {
    let mut view = receipt(1, false);
    view.payer = "مُحمَّد حَسَن".into();
    view.officer = "محمد حسن".into();
    let document = print::receipt(&view, &Voices::one(Tr::arabic()), PaperSize::Roll80);
    print_it("receipt-marks-ar-roll80", &document).opens().says(&["محمد حسن"]);
}

#[test]
fn empty_and_endless_texts_still_make_a_paper() {
    let mut view = missing();
    view.centre.name = Default::default();
    view.centre.address = Default::default();
    view.applicant = "عبد الرحمن بن عبد العزيز ".repeat(12);
    view.case_no = "C-ZAQ-03-26-000123-4".repeat(6);
    view.missing.clear();
    view.present.clear();
    for (language, voices) in voices() {
        for size in PaperSize::ALL {
            let name = format!("missing-odd-{language}-{size:?}").to_lowercase();
            print_it(&name, &print::missing(&view, &voices, size)).opens();
        }
    }
}
