//! Network scanners: pages as the scanner sent them, and every trouble told by its own name while the pages that
//! came are kept.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::json;
use shubbak::app::{Colour, ScanFault, Source, Wish};
use shubbak::devices::document::escl::EsclScanner;
use shubbak::devices::document::{DocumentScanner, Step, Stop};

use super::scanner::{Scanner, Trouble};
use super::{blank, page};
use crate::centre::Centre;

fn pages(count: u32) -> Vec<Vec<u8>> {
    (1..=count).map(page).collect()
}

fn scan_from(scanner: &Scanner, source: &str) -> serde_json::Value {
    json!({ "do": "scan_pages", "scanner": { "escl": scanner.address() }, "wish": { "source": source }, "drop_blank": true })
}

/// What a scan of the feeder gives, and how it ends.
fn scanned(scanner: &Scanner, patience: Duration) -> (Vec<Vec<u8>>, Result<u32, ScanFault>) {
    let mut got = vec![];
    let mut client = EsclScanner::at(&scanner.address()).unwrap().patience(patience);
    let wish = Wish { source: Source::Feeder, colour: Colour::Grey, dpi: 300 };
    let ended = client.scan(&wish, &Stop::default(), &mut |step| {
        if let Step::Page(page) = step {
            got.push(page);
        }
        Ok(())
    });
    (got, ended)
}

#[test]
fn a_stack_of_pages_comes_in_as_it_was_sent_and_blank_ones_stay_out() {
    let mut stack = pages(4);
    stack.insert(2, blank());
    let scanner = Scanner::with(stack, Trouble::None);
    let mut centre = Centre::with_clerk();
    centre.does(scan_from(&scanner, "feeder")).unwrap();
    let view = centre.scanned();
    let ended = view.ended.unwrap();
    assert_eq!((view.pages.len(), ended.pages, ended.blank, ended.fault), (4, 4, 1, None));
    for (no, listed) in (1..).zip(&view.pages) {
        let kept = std::fs::read(centre.folder.path().join("pages").join(&listed.sha256)).unwrap();
        assert!(kept == page(no), "page {no} was not kept as it came");
        assert!(listed.flaws.is_empty(), "{:?}", listed.flaws);
    }
    assert!(scanner.asked_for(">Feeder<") && scanner.asked_for(">Grayscale8<") && scanner.asked_for(">200<"));
    assert_eq!(scanner.jobs(), (1, 1), "the job was not ended");
}

#[test]
fn the_glass_gives_one_page() {
    let scanner = Scanner::with(pages(3), Trouble::None);
    let mut centre = Centre::with_clerk();
    centre.does(scan_from(&scanner, "flatbed")).unwrap();
    assert_eq!(centre.scanned().pages.len(), 1);
    assert!(scanner.asked_for(">Platen<"));
}

#[test]
fn a_jam_keeps_what_came_and_the_rest_follows() {
    let scanner = Scanner::with(pages(5), Trouble::JamAfter(3));
    let mut centre = Centre::with_clerk();
    centre.does(scan_from(&scanner, "feeder")).unwrap();
    let view = centre.scanned();
    let ended = view.ended.unwrap();
    assert_eq!((view.pages.len(), ended.pages, ended.fault), (3, 3, Some(ScanFault::Jam)));
    scanner.refilled(vec![page(4), page(5)]);
    centre.does(scan_from(&scanner, "feeder")).unwrap();
    let view = centre.scanned();
    assert_eq!((view.pages.len(), view.ended.unwrap().fault), (5, None));
    assert_eq!(scanner.jobs(), (2, 2));
}

#[test]
fn every_trouble_has_its_own_name() {
    let at_once = Duration::from_millis(400);
    let told = |pages: Vec<Vec<u8>>, trouble| scanned(&Scanner::with(pages, trouble), at_once).1;
    assert_eq!(told(vec![], Trouble::None), Err(ScanFault::FeederEmpty));
    assert_eq!(told(pages(1), Trouble::CoverOpen), Err(ScanFault::CoverOpen));
    assert!(matches!(told(pages(1), Trouble::BreakAfter(0)), Err(ScanFault::NotThere { .. })));
    assert_eq!(told(pages(2), Trouble::BusyFor(1)), Ok(2));
    let off = Scanner::with(vec![], Trouble::None).address();
    let gone = EsclScanner::at(&off).unwrap().abilities(&Stop::default());
    assert!(matches!(gone, Err(ScanFault::NotThere { .. })), "{gone:?}");
}

#[test]
fn one_that_hangs_is_given_up_and_what_came_is_kept() {
    let scanner = Scanner::with(pages(3), Trouble::HangAfter(2));
    let begun = Instant::now();
    let (got, ended) = scanned(&scanner, Duration::from_millis(300));
    assert_eq!((got.len(), ended), (2, Err(ScanFault::Silent { seconds: 0 })));
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(scanner.jobs(), (1, 1), "it was not told that nobody waits any more");
}

#[test]
fn a_scan_is_stopped_at_once_and_can_begin_again() {
    let scanner = Scanner::with(pages(3), Trouble::HangAfter(1));
    let mut centre = Centre::with_clerk();
    centre.does(scan_from(&scanner, "feeder")).unwrap();
    while centre.pages().pages.is_empty() {
        std::thread::sleep(Duration::from_millis(3));
    }
    let busy = centre.does(scan_from(&scanner, "feeder")).unwrap_err();
    assert_eq!(busy.code(), "scan_under_way");
    centre.does(json!({ "do": "stop_scanning" })).unwrap();
    let view = centre.scanned();
    assert_eq!((view.pages.len(), view.ended.unwrap().fault), (1, Some(ScanFault::Stopped)));
    scanner.refilled(pages(2));
    centre.does(scan_from(&scanner, "feeder")).unwrap();
    assert_eq!(centre.scanned().pages.len(), 3);
}

#[test]
fn a_program_that_ends_in_the_middle_of_a_scan_waits_for_nobody() {
    let scanner = Scanner::with(pages(3), Trouble::HangAfter(1));
    let mut centre = Centre::with_clerk();
    centre.does(scan_from(&scanner, "feeder")).unwrap();
    while centre.pages().pages.is_empty() {
        std::thread::sleep(Duration::from_millis(3));
    }
    let begun = Instant::now();
    let mut centre = centre.opens_again();
    assert!(begun.elapsed() < Duration::from_secs(10));
    centre.signs_in("huda", "2580");
    assert_eq!(centre.pages().pages.len(), 1);
}

/// Our scanner is believed because a driver of others scans from it: what it says is eSCL and not our own dialect.
#[test]
fn a_client_of_others_scans_from_the_same_scanner() {
    let driver = Path::new("/etc/sane.d/dll.d/airscan");
    assert!(driver.exists(), "the driver is not there: apt-get install sane-airscan");
    let scanner = Scanner::with(pages(3), Trouble::None);
    let place = tempfile::tempdir().unwrap();
    let listed = format!("[devices]\n\"Office\" = {}, eSCL\n[options]\ndiscovery = disable\n", scanner.address());
    std::fs::write(place.path().join("airscan.conf"), listed).unwrap();
    std::fs::write(place.path().join("dll.conf"), "airscan\n").unwrap();
    let mut scanimage = Command::new("scanimage");
    scanimage.env("SANE_CONFIG_DIR", place.path()).current_dir(place.path());
    scanimage.args(["-d", "airscan:e0:Office", "--source", "ADF", "--mode", "Gray", "--resolution", "200"]);
    let output = scanimage.args(["--format=jpeg", "--batch=got-%d.jpg"]).output().unwrap();
    let got = (1..=9).filter(|no| place.path().join(format!("got-{no}.jpg")).exists()).count();
    assert_eq!(got, 3, "{}", String::from_utf8_lossy(&output.stderr));
}
