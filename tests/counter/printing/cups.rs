//! The system's printers: a scheduler of CUPS that runs for the test alone, in a folder and on a port of its own, with a
//! back end of ours that keeps what it is given, complains of empty trays and fails when it is told to.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;
use shubbak::domain::Country;
use shubbak::domain::paper::{PaperNote, PaperState};
use tempfile::TempDir;

use super::{all_in, of_paper, until};
use crate::centre::{Centre, site_validity};
use crate::papers::printed::{run, said};
use crate::papers::thermal;

/// Keeps the paper; with a file `tray` beside it, its tray is empty until the file is gone.
const BACK_END: &str = r#"#!/bin/sh
[ $# -eq 0 ] && { echo 'direct paper "Unknown" "Paper"'; exit 0; }
out=${DEVICE_URI#paper:}
while [ -e "$out/tray" ]; do echo 'STATE: +media-empty-error' >&2; sleep 0.1; done
echo 'STATE: -media-empty-error' >&2
[ -e "$out/fails" ] && exit 1
if [ $# -ge 6 ]; then cat "$6"; else cat; fi > "$out/$1"
"#;

struct Cups {
    folder: TempDir,
    server: String,
    scheduler: Child,
}

impl Cups {
    fn start() -> Cups {
        let folder = TempDir::new().unwrap();
        // A port that was free a moment ago: nobody else here binds ports that they did not get from the system.
        let server = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let own = folder.path();
        fs::set_permissions(own, fs::Permissions::from_mode(0o755)).unwrap();
        for name in ["etc", "spool", "cache", "state", "out", "bin/backend"] {
            fs::create_dir_all(own.join(name)).unwrap();
        }
        for name in ["daemon", "filter", "notifier"] {
            std::os::unix::fs::symlink(Path::new("/usr/lib/cups").join(name), own.join("bin").join(name)).unwrap();
        }
        let back_end = own.join("bin/backend/paper");
        fs::write(&back_end, BACK_END).unwrap();
        // Only its owner may write it, or the scheduler does not run it.
        fs::set_permissions(&back_end, fs::Permissions::from_mode(0o755)).unwrap();
        fs::write(own.join("cupsd.conf"), settings(&server)).unwrap();
        fs::write(own.join("cups-files.conf"), files(own)).unwrap();
        let mine = ["etc", "spool", "cache", "state", "out"].map(|name| own.join(name));
        // Only root may give them to the scheduler's own user; anybody else runs it as themselves.
        let _ = Command::new("chown").args(["-R", "lp:lp"]).args(mine).stderr(Stdio::null()).status();
        let scheduler = Command::new("/usr/sbin/cupsd")
            .args(["-f", "-c"])
            .arg(own.join("cupsd.conf"))
            .arg("-s")
            .arg(own.join("cups-files.conf"))
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let cups = Cups { folder, server, scheduler };
        let began = Instant::now();
        while !cups.run("lpstat", &["-r"]).contains("is running") {
            assert!(began.elapsed() < Duration::from_secs(10), "{}", fs::read_to_string(cups.file("error")).unwrap());
            std::thread::sleep(Duration::from_millis(20));
        }
        let device = format!("paper:{}", cups.file("out").display());
        cups.run("lpadmin", &["-p", "HALL", "-E", "-v", &device, "-m", "raw"]);
        cups
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let path = format!("/usr/sbin:{}", std::env::var("PATH").unwrap());
        let out = Command::new(program).env("PATH", path).args(["-h", &self.server]).args(arguments).output().unwrap();
        String::from_utf8_lossy(&out.stdout).into_owned()
    }

    /// What the back end was given, in order.
    fn papers(&self) -> Vec<Vec<u8>> {
        let mut files: Vec<PathBuf> =
            fs::read_dir(self.file("out")).unwrap().flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.file_name().unwrap().to_string_lossy().parse::<u32>().is_ok());
        files.sort_by_key(|file| file.file_name().unwrap().to_string_lossy().parse::<u32>().unwrap());
        files.into_iter().map(|file| fs::read(file).unwrap()).collect()
    }
}

impl Drop for Cups {
    fn drop(&mut self) {
        let _ = self.scheduler.kill();
        let _ = self.scheduler.wait();
    }
}

fn settings(server: &str) -> String {
    format!(
        "Listen {server}\nDefaultAuthType None\nWebInterface No\nBrowsing No\nLogLevel warn\nPreserveJobHistory Yes\n\
         ErrorPolicy abort-job\n\
         <Location />\nOrder allow,deny\nAllow all\n</Location>\n\
         <Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n"
    )
}

fn files(own: &Path) -> String {
    let at = |name: &str| own.join(name).display().to_string();
    format!(
        "ServerRoot {}\nRequestRoot {}\nCacheDir {}\nStateDir {}\nServerBin {}\nAccessLog {}\nErrorLog {}\n\
         SystemGroup root\nUser lp\nGroup lp\n",
        at("etc"),
        at("spool"),
        at("cache"),
        at("state"),
        at("bin"),
        at("access"),
        at("error"),
    )
}

/// One scheduler for all that is asked of it: sheets as PDF, a roll as it is, an empty tray, a job that fails, a queue
/// that was stopped, and one that is not there.
#[test]
fn the_systems_printers_take_sheets_and_rolls_and_say_what_became_of_them() {
    let cups = Cups::start();
    let mut centre = Centre::of(Country::Egypt);
    centre.signs_in("samir", "1470");
    let way = |queue: &str| json!({ "system": { "queue": queue, "server": cups.server } });
    let settings = json!({
        "printers": [
            { "name": "office", "way": way("HALL"), "media": "a4" },
            { "name": "roll", "way": way("HALL"), "media": "roll80" },
            { "name": "gone", "way": way("CELLAR"), "media": "a4" },
        ],
        "papers": { "acknowledgement": "office", "receipt": "roll", "ticket": "gone" },
    });
    centre.does(json!({ "do": "set_printers", "printers": settings })).unwrap();
    centre.registers(site_validity());
    let out = until(&mut centre.desk, "printed", |room| {
        ["receipt", "acknowledgement"].iter().all(|paper| of_paper(room, paper).state == PaperState::Printed)
            && of_paper(room, "ticket").note.is_some()
    });
    // Both were finished, as the system itself says.
    assert_eq!(of_paper(&out, "receipt").note, Some(PaperNote::Confirmed));
    assert_eq!(of_paper(&out, "acknowledgement").note, Some(PaperNote::Confirmed));
    assert_eq!(of_paper(&out, "ticket").note, Some(PaperNote::NotThere));
    let papers = cups.papers();
    assert_eq!(papers.len(), 2);
    let (pdf, roll): (Vec<_>, Vec<_>) = papers.into_iter().partition(|paper| paper.starts_with(b"%PDF-"));
    assert_eq!((pdf.len(), thermal::print(&roll[0]).sheets.len()), (1, 1));
    let ticket = of_paper(&out, "ticket").job;

    // An empty tray is told while the paper waits, and filling it is all it takes.
    fs::write(cups.file("out/tray"), "").unwrap();
    centre.does(json!({ "do": "send_paper", "job": ticket, "printer": "office" })).unwrap();
    until(&mut centre.desk, "the tray", |room| {
        room.troubled().is_some_and(|(row, note)| (row.name.as_str(), note) == ("office", &PaperNote::PaperOut))
    });
    fs::remove_file(cups.file("out/tray")).unwrap();
    until(&mut centre.desk, "the ticket", all_in(PaperState::Printed));

    // One that the system gives up: somebody has to look.
    fs::write(cups.file("out/fails"), "").unwrap();
    centre.does(json!({ "do": "print_test_page", "printer": "office" })).unwrap();
    let unsure = until(&mut centre.desk, "given up", |room| room.unsure().is_some());
    fs::remove_file(cups.file("out/fails")).unwrap();
    centre.does(json!({ "do": "paper_came_out", "job": unsure.unsure().unwrap().job, "came": false })).unwrap();
    until(&mut centre.desk, "the test page", all_in(PaperState::Printed));

    // A queue that was stopped takes nothing, and goes on by itself.
    cups.run("cupsdisable", &["HALL"]);
    let before = cups.papers().len();
    centre.does(json!({ "do": "print_test_page", "printer": "roll" })).unwrap();
    until(&mut centre.desk, "stopped", |room| room.troubled().is_some_and(|(_, note)| *note == PaperNote::Offline));
    assert_eq!(cups.papers().len(), before);
    cups.run("cupsenable", &["HALL"]);
    until(&mut centre.desk, "started", all_in(PaperState::Printed));
    assert_eq!(cups.papers().len(), before + 1);
    centre.is_clean();
}

/// CUPS's own PDF printer, as Debian has it, on a queue of the scheduler. It runs as root alone, and reads what it is to
/// do with a queue from the system's folder.
struct PdfPrinter {
    settings: PathBuf,
    papers: PathBuf,
}

impl PdfPrinter {
    fn of(cups: &Cups) -> PdfPrinter {
        let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/cups-pdf/usr");
        let name = cups.folder.path().file_name().unwrap().to_string_lossy().replace('.', "");
        let back_end = cups.file("bin/backend/cups-pdf");
        fs::copy(package.join("lib/cups/backend/cups-pdf"), &back_end).unwrap();
        fs::set_permissions(&back_end, fs::Permissions::from_mode(0o700)).unwrap();
        let papers = cups.file("pdf");
        let settings = Path::new("/etc/cups").join(format!("cups-pdf-{name}.conf"));
        let at = papers.display();
        fs::write(&settings, format!("Out {at}\nAnonDirName {at}\nSpool {at}/spool\nLog {at}/log\n")).unwrap();
        let driver = package.join("share/ppd/cups-pdf/CUPS-PDF_noopt.ppd");
        let device = format!("cups-pdf:/{name}");
        cups.run("lpadmin", &["-p", "PDF", "-E", "-v", &device, "-P", driver.to_str().unwrap()]);
        PdfPrinter { settings, papers }
    }

    fn paper(&self) -> PathBuf {
        let files = fs::read_dir(&self.papers).unwrap().flatten().map(|entry| entry.path());
        files.into_iter().find(|file| file.extension().is_some_and(|ending| ending == "pdf")).unwrap()
    }
}

impl Drop for PdfPrinter {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.settings);
    }
}

/// What CUPS's own filters, Ghostscript and its PDF printer make of a sheet of ours still shows its codes.
#[test]
fn the_systems_own_pdf_printer_gives_the_sheet_back() {
    if String::from_utf8_lossy(&run("id", &["-u"]).stdout).trim() != "0" {
        eprintln!("cups-pdf runs as root alone: not tried");
        return;
    }
    let cups = Cups::start();
    let printer = PdfPrinter::of(&cups);
    let mut centre = Centre::of(Country::Egypt);
    centre.signs_in("samir", "1470");
    let way = json!({ "system": { "queue": "PDF", "server": cups.server } });
    let settings = json!({
        "printers": [{ "name": "pdf", "way": way, "media": "a4" }],
        "papers": { "receipt": "pdf" },
    });
    centre.does(json!({ "do": "set_printers", "printers": settings })).unwrap();
    let no = centre.registers(site_validity()).receipt.unwrap().to_string();
    let out = until(&mut centre.desk, "printed", |room| of_paper(room, "receipt").state == PaperState::Printed);
    assert_eq!(of_paper(&out, "receipt").note, Some(PaperNote::Confirmed));
    let paper = printer.paper();
    let told = said("pdfinfo", &[paper.to_str().unwrap()]);
    assert!(told.contains("(A4)") && told.contains("Ghostscript"), "{told}");
    said("pdftoppm", &["-r", "203", "-gray", "-png", paper.to_str().unwrap(), cups.file("seen").to_str().unwrap()]);
    let codes = run("zbarimg", &["-q", "--nodbus", cups.file("seen-1.png").to_str().unwrap()]);
    let codes = String::from_utf8_lossy(&codes.stdout).into_owned();
    assert!(codes.lines().any(|line| line == format!("CODE-128:{no}")), "{codes}");
    assert!(codes.lines().any(|line| line.starts_with("QR-Code:")), "{codes}");
}
