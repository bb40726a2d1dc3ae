//! A centre's first day without a window: set up from a file on many computers, wrong files, a stick that is full or
//! read-only, and a power cut in the middle of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use shubbak::app::Places;
use shubbak::app::custody::Kept;
use shubbak::app::first::{First, Found, Home, Wanted, make};
use shubbak::app::places::System;
use shubbak::cli::WhichCentre;
use shubbak::env::Env;
use tempfile::TempDir;

const FILE: &str = "# All windows of the centre\ncountry = \"EG\"\nname_ar = \"مركز الزقازيق\"\n\
    name_en = \"Zagazig centre\"\nkey = \"beside\"\n\n[stations]\n\"PC-1\" = \"ZAQ-01\"\n\"PC-2\" = \"ZAQ-02\"\n\n\
    [administrator]\nid = \"samia\"\nname = \"سامية فؤاد\"\n";
const SECRET: &str = "48210937";

/// A computer of that name with nothing on it, and the file that prepares it.
struct Computer {
    folder: TempDir,
    name: &'static str,
}

impl Computer {
    fn called(name: &'static str, file: &str) -> Computer {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("setup.toml"), file).unwrap();
        fs::write(folder.path().join("secret"), format!("{SECRET}\n")).unwrap();
        Computer { folder, name }
    }

    fn centre(&self) -> PathBuf {
        self.folder.path().join("centre")
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shubbak"));
        command.args(words).arg("--data").arg(self.centre()).args(["--language", "en"]);
        command.env("COMPUTERNAME", self.name).stdin(Stdio::null());
        command
    }

    /// `shubbak setup`, with the administrator's secret or without.
    fn set_up(&self, whole: bool) -> Command {
        let mut command = self.command(&["setup"]);
        command.arg("--from").arg(self.folder.path().join("setup.toml"));
        if whole {
            command.arg("--secret-file").arg(self.folder.path().join("secret"));
        }
        command
    }

    fn is_whole(&self) {
        let verified = self.command(&["verify"]).output().unwrap();
        assert!(said(&verified).ends_with("clean\n"), "{}", said(&verified));
        let mut names: Vec<String> = fs::read_dir(self.centre())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.retain(|name| name.starts_with("centre."));
        assert_eq!(names, ["centre.toml"], "nothing of the making is left");
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn one_file_sets_up_every_computer_as_another_counter_and_again_changes_nothing() {
    for (name, station, whole) in [("PC-1", "ZAQ-01", true), ("pc-2", "ZAQ-02", false)] {
        let computer = Computer::called(name, FILE);
        let first = computer.set_up(whole).output().unwrap();
        assert!(first.status.success() && said(&first).contains(station), "{}", said(&first));
        assert_eq!(said(&first).contains("samia can sign in"), whole, "{}", said(&first));
        let settings = fs::read(computer.centre().join("centre.toml")).unwrap();
        assert_eq!(computer.centre().join("register.db").exists(), whole, "else the first start makes it");
        let again = computer.set_up(whole).output().unwrap();
        assert!(again.status.success() && said(&again).contains("Nothing was changed"), "{}", said(&again));
        assert_eq!(fs::read(computer.centre().join("centre.toml")).unwrap(), settings);
        assert!(!String::from_utf8(settings).unwrap().contains(SECRET));
        computer.is_whole();
        // Another file for a computer that is a counter already.
        fs::write(computer.folder.path().join("setup.toml"), FILE.replace("ZAQ-0", "KWC-0")).unwrap();
        let other = computer.set_up(whole).output().unwrap();
        assert!(!other.status.success() && said(&other).contains("set up here already"), "{}", said(&other));
    }
}

#[test]
fn a_wrong_file_names_its_line_and_makes_nothing() {
    let cases = [
        ("\"EG\"", "\"XX\"", "PC-1", "line 2"),
        ("key = ", "kee = ", "PC-1", "line 5"),
        ("\"ZAQ-02\"", "\"ZAQ-01\"", "PC-1", "line 9"),
        ("", "", "PC-9", "\"PC-9\" = \"ZAQ-03\""),
        ("id = \"samia\"", "id = \"سامية\"", "PC-1", "line 12"),
        ("[administrator]", "[administrater]", "PC-1", "line 11"),
        ("key = \"beside\"", "key = \"passphrase\"", "PC-1", "--new-passphrase-file"),
    ];
    for (from, to, name, told) in cases {
        let computer = Computer::called(name, &FILE.replacen(from, to, 1));
        let output = computer.set_up(true).output().unwrap();
        assert!(!output.status.success() && said(&output).contains(told), "{to}: {}", said(&output));
        assert!(!computer.centre().join("centre.toml").exists() && !computer.centre().join("register.db").exists());
    }
}

fn home(folder: &Path) -> Home {
    let places = Places::of(System::THIS, |_| None, None, String::new());
    Home { which: WhichCentre::Installed(Some(folder.to_owned())), places, env: Env::system }
}

fn wanted() -> Wanted {
    let settings =
        "station = \"ZAQ-01\"\ncountry = \"EG\"\nname_ar = \"مركز\"\nname_en = \"Centre\"\nkey = \"beside\"\n";
    let first = First { officer: "samia".into(), name: "سامية".into(), supervises: true, secret: SECRET.into() };
    Wanted { settings: settings.into(), passphrase: None, first: Some(first) }
}

/// Everything of a centre, put back into the folder aside as it stands before the first move, but for `moved` files.
fn as_if_stopped_after(centre: &Path, moved: usize) {
    let mut names: Vec<_> = fs::read_dir(centre).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names.retain(|name| name != "centre.toml");
    let whole = centre.join("centre.whole");
    fs::create_dir(&whole).unwrap();
    fs::rename(centre.join("centre.toml"), whole.join("centre.toml")).unwrap();
    for name in names.iter().skip(moved) {
        fs::rename(centre.join(name), whole.join(name)).unwrap();
    }
}

#[test]
fn what_was_whole_when_the_power_went_is_finished_and_what_was_not_has_not_begun() {
    let folder = TempDir::new().unwrap();
    let centre = folder.path().join("centre");
    make(&centre, &wanted(), Env::system()).unwrap();
    let key = Kept::read(&centre).unwrap();
    let files = fs::read_dir(&centre).unwrap().count();
    for moved in 0..files {
        as_if_stopped_after(&centre, moved);
        let Found::Open(opened) = home(&centre).look(None).unwrap() else { panic!("stopped after {moved}") };
        assert!(opened.desk.verify().unwrap().is_clean());
        assert!(!opened.desk.awaits_administrator(), "and samia is enrolled");
        assert_eq!(Kept::read(&centre).unwrap(), key);
        assert!(!centre.join("centre.whole").exists());
    }
    // Half of it aside is nothing, and does not stand in the way.
    let other = folder.path().join("other");
    let aside = other.join("centre.beginning");
    fs::create_dir_all(&aside).unwrap();
    fs::write(aside.join("register.db"), b"half").unwrap();
    assert!(matches!(home(&other).look(None).unwrap(), Found::Nothing(None)));
    assert!(!aside.exists());
    make(&other, &wanted(), Env::system()).unwrap();
    assert!(matches!(home(&other).look(None).unwrap(), Found::Open(_)));
    assert_eq!(make(&other, &wanted(), Env::system()).unwrap_err().code(), "centre_there");
}

#[test]
fn killed_at_any_moment_it_is_there_or_it_is_not() {
    for pause in [2, 20, 60, 120, 200, 300, 450] {
        let computer = Computer::called("PC-1", FILE);
        let mut running = computer.set_up(true).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(pause));
        let _ = running.kill();
        running.wait().unwrap();
        let again = computer.set_up(true).output().unwrap();
        assert!(again.status.success(), "killed after {pause} ms: {}", said(&again));
        computer.is_whole();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_stick_that_is_full_or_read_only_is_told_in_words_and_holds_nothing_of_a_centre() {
    let computer = Computer::called("PC-1", FILE);
    let stick = computer.folder.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let script = "mount -t tmpfs -o size=120k none \"$STICK\"
        set_up() { \"$PROGRAM\" setup --from \"$FILE\" --secret-file \"$SECRET\" --data \"$STICK/centre\" --language en; }
        if set_up; then exit 3; fi
        [ ! -e \"$STICK/centre/centre.toml\" ] && [ ! -e \"$STICK/centre/centre.beginning\" ]
        mount -o remount,ro,size=24m \"$STICK\"
        if set_up; then exit 4; fi
        mount -o remount,rw \"$STICK\"
        set_up";
    let Some(mut command) = crate::durability::troubles::with_mounts_of_its_own(script) else { return };
    command.env("STICK", &stick).env("PROGRAM", env!("CARGO_BIN_EXE_shubbak")).env("COMPUTERNAME", "PC-1");
    command.env("FILE", computer.folder.path().join("setup.toml")).env("SECRET", computer.folder.path().join("secret"));
    let output = command.output().unwrap();
    let told = said(&output);
    assert!(output.status.success(), "{told}");
    for words in ["is full", "read-only", "samia can sign in"] {
        assert!(told.contains(words), "«{words}» in {told}");
    }
}
