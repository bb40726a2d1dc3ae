//! SANE's own test scanner, through the real `scanimage` with a configuration of its own; and programs in its
//! place that hang, jam in the middle, or are not there.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use shubbak::app::{Colour, ScanFault, Source, Wish};
use shubbak::devices::document::sane::SaneScanner;
use shubbak::devices::document::{DocumentScanner, Step, Stop, picture};
use tempfile::TempDir;

/// SANE that knows its test scanner and nothing else.
fn only_the_test_scanner() -> (TempDir, SaneScanner) {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("dll.conf"), "test\n").unwrap();
    std::fs::copy("/etc/sane.d/test.conf", place.path().join("test.conf")).unwrap();
    let scanner = SaneScanner::new("test:0").with("SANE_CONFIG_DIR", place.path());
    (place, scanner.option("test-picture", "Grid"))
}

fn scanned(scanner: &mut SaneScanner, source: Source, stop: &Stop) -> (Vec<Vec<u8>>, Result<u32, ScanFault>) {
    let mut pages = vec![];
    let ended = scanner.scan(&Wish { source, colour: Colour::Grey, dpi: 200 }, stop, &mut |step| {
        if let Step::Page(page) = step {
            pages.push(page);
        }
        Ok(())
    });
    (pages, ended)
}

/// A program in `scanimage`'s place: it lists a feeder, and else does what `script` says.
fn instead(place: &Path, script: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let program = place.join("scanimage");
    let list = "case \"$*\" in *-A*) echo '    --source Flatbed|ADF [Flatbed]'; exit 0;; esac\n\
                for one in \"$@\"; do case $one in --batch=*) out=${one#--batch=};; esac; done\n";
    std::fs::write(&program, format!("#!/bin/sh\n{list}{script}\n")).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
    program
}

#[test]
fn the_feeder_gives_its_ten_pages_as_jpeg() {
    let (_place, mut scanner) = only_the_test_scanner();
    let abilities = scanner.abilities(&Stop::default()).unwrap();
    assert_eq!(abilities.sources, [Source::Flatbed, Source::Feeder]);
    assert_eq!(abilities.colours, Colour::ALL);
    assert!(abilities.dpi.contains(&200));
    let (pages, ended) = scanned(&mut scanner, Source::Feeder, &Stop::default());
    assert_eq!((pages.len(), ended), (10, Ok(10)));
    for page in &pages {
        let kind = picture::check(page).unwrap();
        // 200 mm by 200 mm is all this scanner has, at 200 dots an inch.
        assert_eq!((kind.media, kind.size), ("image/jpeg", Some((1574, 1574))));
    }
    let (pages, ended) = scanned(&mut scanner, Source::Flatbed, &Stop::default());
    assert_eq!((pages.len(), ended), (1, Ok(1)));
}

#[test]
fn what_sane_says_went_wrong_is_told_by_its_name() {
    let faults = [
        ("SANE_STATUS_JAMMED", ScanFault::Jam),
        ("SANE_STATUS_NO_DOCS", ScanFault::FeederEmpty),
        ("SANE_STATUS_COVER_OPEN", ScanFault::CoverOpen),
        ("SANE_STATUS_DEVICE_BUSY", ScanFault::Busy),
        ("SANE_STATUS_ACCESS_DENIED", ScanFault::NotAllowed),
    ];
    for (status, fault) in faults {
        let (_place, scanner) = only_the_test_scanner();
        let mut scanner = scanner.option("read-return-value", status).patience(Duration::from_secs(3));
        // After its first error SANE's test device still writes into the pipe that `scanimage` has closed, and on some
        // machines every second run ends by that signal, or never, before it tells its status: such a run says nothing.
        let mut told = || scanned(&mut scanner, Source::Feeder, &Stop::default());
        let said = (vec![], Err(fault));
        let silent = |it: &ScanFault| matches!(it, ScanFault::FeederEmpty | ScanFault::Silent { .. });
        let first = (0..40).map(|_| told()).find(|told| *told == said || !told.1.as_ref().is_err_and(silent));
        assert_eq!(first, Some(said), "{status}");
    }
    let (place, _) = only_the_test_scanner();
    let mut gone = SaneScanner::new("nosuch:0").with("SANE_CONFIG_DIR", place.path());
    assert!(matches!(gone.abilities(&Stop::default()), Err(ScanFault::NotThere { .. })));
    let mut missing = SaneScanner::new("test:0").program(Path::new("/nowhere/scanimage"));
    let missing = missing.abilities(&Stop::default());
    assert_eq!(missing, Err(ScanFault::ProgramMissing { program: "scanimage".into() }));
}

#[test]
fn a_jam_in_the_middle_keeps_what_came() {
    let place = tempfile::tempdir().unwrap();
    let two = "for no in 0001 0002; do file=$(printf \"$out\" ${no#000}); printf page > $file; echo $file; done\n\
               echo 'scanimage: sane_read: Document feeder jammed' >&2; exit 6";
    let mut scanner = SaneScanner::new("office").program(&instead(place.path(), two));
    let (pages, ended) = scanned(&mut scanner, Source::Feeder, &Stop::default());
    assert_eq!((pages.len(), ended), (2, Err(ScanFault::Jam)));
}

#[test]
fn a_driver_that_hangs_is_given_up_and_its_processes_end() {
    let place = tempfile::tempdir().unwrap();
    let pids = place.path().join("pids");
    let hangs = format!("sleep 600 & echo $$ $! > {}; wait", pids.display());
    let mut scanner = SaneScanner::new("office").program(&instead(place.path(), &hangs));
    scanner = scanner.patience(Duration::from_millis(400));
    let begun = Instant::now();
    let (pages, ended) = scanned(&mut scanner, Source::Feeder, &Stop::default());
    assert_eq!((pages.len(), ended), (0, Err(ScanFault::Silent { seconds: 0 })));
    let stopped = Stop::default();
    stopped.ask();
    assert_eq!(scanned(&mut scanner, Source::Feeder, &stopped).1, Err(ScanFault::Stopped));
    assert!(begun.elapsed() < Duration::from_secs(10));
    let pids = std::fs::read_to_string(pids).unwrap();
    let lives =
        |pid: &str| std::fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "));
    while pids.split_whitespace().any(lives) {
        assert!(begun.elapsed() < super::PATIENCE, "a process is left behind");
        std::thread::sleep(Duration::from_millis(5));
    }
    let left = std::fs::read_dir(std::env::temp_dir()).unwrap().flatten();
    let ours = format!("shubbak-scan-{}-", std::process::id());
    // Other tests of this process may scan just now; none of theirs outlives them either.
    assert!(left.filter(|entry| entry.file_name().to_string_lossy().starts_with(&ours)).count() <= 4);
}
