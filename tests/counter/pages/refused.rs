//! What is no page, or should not be one: told with its reason before anybody waits for it, and nothing is kept.

use std::process::Command;

use serde_json::json;
use shubbak::app::{PageFault, ScanFault};
use shubbak::error;
use shubbak::i18n::Tr;

use super::page;
use super::scanner::{Scanner, Trouble};
use crate::centre::Centre;

/// A JPEG that declares 65,535 by 65,535 dots.
fn bomb() -> Vec<u8> {
    let mut bytes = page(1);
    let at = bytes.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    bytes[at + 5..at + 9].copy_from_slice(&[0xff; 4]);
    bytes
}

/// By which code a file is refused, as a page and as an attachment.
fn refused(centre: &mut Centre, name: &str, bytes: &[u8]) -> String {
    let path = centre.folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let as_page = centre.does(json!({ "do": "take_page", "path": path })).unwrap_err();
    let as_file = centre.does(json!({ "do": "attach_file", "path": path })).unwrap_err();
    assert_eq!(as_page.code(), as_file.code());
    for tr in [Tr::arabic(), Tr::english()] {
        let words = error::words(&as_page, &tr);
        assert!(words.what.contains(name) && words.next.len() > 8, "{words:?}");
    }
    as_page.code().to_owned()
}

#[test]
fn bombs_damaged_and_locked_files_are_refused_with_their_reason() {
    let mut centre = Centre::with_clerk();
    assert_eq!(refused(&mut centre, "bomb.jpg", &bomb()), "page_huge");
    assert_eq!(refused(&mut centre, "cut.jpg", &page(1)[..40]), "page_damaged");
    assert_eq!(refused(&mut centre, "program.exe", b"MZ\x90\0"), "attachment_kind");
    assert_eq!(refused(&mut centre, "large.pdf", &b"%PDF-1.4".repeat(2 << 20)), "attachment_size");
    assert_eq!(centre.page_numbers(), [0; 0]);
}

#[test]
fn a_pdf_that_opens_with_a_password_is_refused_and_an_open_one_is_not() {
    let mut centre = Centre::with_clerk();
    let place = tempfile::tempdir().unwrap();
    let (open, locked) = (place.path().join("open.pdf"), place.path().join("locked.pdf"));
    let run = |args: &[&str]| {
        let done = Command::new("qpdf").args(args).current_dir(place.path()).status().unwrap();
        assert!(done.success(), "{args:?}");
    };
    run(&["--empty", "open.pdf"]);
    run(&["--encrypt", "secret", "owner", "256", "--", "open.pdf", "locked.pdf"]);
    assert_eq!(refused(&mut centre, "locked.pdf", &std::fs::read(&locked).unwrap()), "page_locked");
    // With its objects packed, the trailer is another.
    run(&["--object-streams=generate", "locked.pdf", "--password=secret", "packed.pdf"]);
    let packed = std::fs::read(place.path().join("packed.pdf")).unwrap();
    assert_eq!(refused(&mut centre, "packed.pdf", &packed), "page_locked");
    centre.does(json!({ "do": "take_page", "path": open })).unwrap();
    assert_eq!(centre.pages().pages[0].media, "application/pdf");
}

#[test]
fn a_scanner_that_sends_a_bomb_keeps_what_came_before_it() {
    let scanner = Scanner::with(vec![page(1), bomb(), page(2)], Trouble::None);
    let mut centre = Centre::with_clerk();
    let address = json!({ "escl": scanner.address() });
    centre.does(json!({ "do": "scan_pages", "scanner": address, "wish": { "source": "feeder" } })).unwrap();
    let view = centre.scanned();
    let why = PageFault::Huge { megapixels: 4294, most: 100 };
    assert_eq!((view.pages.len(), view.ended.unwrap().fault), (1, Some(ScanFault::Page { why })));
    assert_eq!(scanner.jobs(), (1, 1));
}
