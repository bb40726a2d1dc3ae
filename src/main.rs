//! Wiring only: read the command line, open the centre, then the window or one of the tasks.
#![allow(clippy::print_stdout, clippy::print_stderr)]
// A window brings no console with it on Windows. What is printed still reaches whoever gave the program a place for it.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use shubbak::app::backup::Rescue;
use shubbak::app::custody::Locked;
use shubbak::app::first::{Found, Home};
use shubbak::app::places::{Places, System};
use shubbak::app::{self, Fault, Opened, Surroundings, exec, selftest, unlock_centre};
use shubbak::cli::{self, Cli, Task, WhichCentre};
use shubbak::config::{Centre, Screen};
use shubbak::env::Env;
use shubbak::error;
use shubbak::exchange::Outcome;
use shubbak::i18n::{Language, Tr};
use shubbak::text::plain;
use shubbak::ui::tour::Album;
use shubbak::ui::{Easel, Outside, Tour, Way};

fn main() -> ExitCode {
    let cli = match cli::parse(std::env::args_os().skip(1)) {
        Ok(cli) => cli,
        Err(expected) => {
            eprintln!("{expected}");
            return ExitCode::from(2);
        }
    };
    let (for_people, which, phrases) = (cli.task == Task::Window, cli.centre.clone(), cli.phrases.clone());
    match run(cli) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err((fault, tr)) => {
            let words = error::words(&fault, &tr);
            eprintln!("{}\n{}", plain(&words.what), plain(&words.next));
            // Whoever opened a window looks at the screen, not at a terminal.
            if for_people {
                // Only one that nobody has to be asked for: whoever is asked types it in the window.
                let passphrase = phrases.file.is_some().then(|| phrases.now(&tr).ok()).flatten();
                let rescue = Rescue::of(&fault, &which, &surroundings(&which), passphrase.as_ref(), Env::system);
                shubbak::ui::refuse(words, tr, rescue, &easel());
            }
            ExitCode::FAILURE
        }
    }
}

/// Carries the task out: whether all was well, or the fault and the language to tell it in.
fn run(cli: Cli) -> Result<bool, (Fault, Tr)> {
    let said_in = faults_in(&cli);
    let open = || open(&cli, &said_in).map_err(|fault| (fault, said_in));
    match &cli.task {
        Task::Help => print!("{}", cli::HELP),
        Task::Version => println!("shubbak {}", env!("CARGO_PKG_VERSION")),
        Task::Gallery => {
            return Ok(shubbak::ui::gallery::open(cli.language.unwrap_or(Language::Arabic).direction(), &easel()));
        }
        Task::SelfTest => {
            let scratch = scratch();
            let checks = selftest::run(&scratch, Env::system());
            // What stays of it in the temporary folder is the system's to sweep.
            let _ = std::fs::remove_dir_all(&scratch);
            return Ok(report(&checks));
        }
        Task::Exec => {
            let mut opened = open()?;
            let tr = voice(&cli, &opened.centre, opened.screen.as_ref());
            let (input, output) = (BufReader::new(std::io::stdin()), std::io::stdout());
            if let Err(error) = exec::run(&mut opened.desk, &tr, input, output.lock()) {
                eprintln!("{error}");
                return Ok(false);
            }
        }
        Task::Key(task) => {
            let said = cli::key::carry_out(task, &cli.phrases, &cli.centre, &surroundings(&cli.centre), &said_in);
            print!("{}", plain(&said.map_err(|fault| (fault, said_in))?));
        }
        Task::SetUp(task) => {
            let said = cli::setup::carry_out(task, &cli.phrases, &home(&cli), &said_in);
            print!("{}", plain(&said.map_err(|fault| (fault, said_in))?));
        }
        Task::AddOfficer(add) => {
            let said = cli::officer::add(add, &mut open()?.desk, &said_in);
            print!("{}", plain(&said.map_err(|fault| (fault, said_in))?));
        }
        Task::Retention(task) => {
            let said = cli::retention::carry_out(task, &mut open()?.desk, &said_in);
            print!("{}", plain(&said.map_err(|fault| (fault, said_in))?));
        }
        Task::Backup(task) => {
            let said = cli::backup::carry_out(task, &cli.phrases, &cli.centre, &surroundings(&cli.centre), &said_in);
            let (said, well) = said.map_err(|fault| (fault, said_in))?;
            print!("{}", plain(&said));
            return Ok(well);
        }
        Task::Salvage { yes } => {
            let said = cli::backup::salvage(*yes, &cli.phrases, &cli.centre, &surroundings(&cli.centre), &said_in);
            print!("{}", plain(&said.map_err(|fault| (fault, said_in))?));
        }
        Task::Licence(task) => {
            let folder = app::centre_folder(&cli.centre, &surroundings(&cli.centre));
            let said = cli::licence::carry_out(task, &folder, Env::system().today(), &said_in);
            let (said, well) = said.map_err(|fault| (fault, said_in))?;
            print!("{}", plain(&said));
            return Ok(well);
        }
        Task::Hq(task) => {
            let folder = app::centre_folder(&cli.centre, &surroundings(&cli.centre));
            let mut progress = Progress::default();
            let said = cli::hq::carry_out(task, &cli.phrases, &folder, &said_in, &mut |line| progress.show(line));
            progress.end();
            let (said, well) = said.map_err(|fault| (fault, said_in))?;
            print!("{}", plain(&said));
            return Ok(well);
        }
        Task::Papers(folder) => {
            let told = |file: &Path| println!("{}", file.display());
            app::samples::write(folder, told).map_err(|fault| (fault, said_in))?;
        }
        Task::Verify => return verify(&open()?).map_err(|fault| (fault, said_in)),
        Task::BatchExport(folder) => return export(open()?, folder.clone()).map_err(|fault| (fault, said_in)),
        Task::Outbox(task) => {
            let far = &mut |line: String| eprint!("\r{}", plain(&line));
            let said = cli::outbox::carry_out(task, &mut open()?.desk, &said_in, far);
            println!("{}", plain(said.map_err(|fault| (fault, said_in))?.trim_end()));
        }
        Task::TakeReceipt(file) => {
            let answered = open()?.desk.take_receipt(file).map_err(|fault| (fault, said_in))?;
            println!("{}", plain(&cli::outbox::answered(&answered, &said_in)));
        }
        Task::TakePack(file) => {
            let done = open()?.desk.take_pack_for_the_program(file).map_err(|fault| (fault, said_in))?;
            print!("{}", plain(&cli::pack::told(&done, &said_in)));
        }
        Task::Countersign { batch, key, to } => {
            let folder = app::centre_folder(&cli.centre, &surroundings(&cli.centre));
            let now = Env::system().now_ms();
            let file = app::countersign(batch, key.as_deref(), to.as_deref(), &folder, now);
            println!("{}", file.map_err(|fault| (fault, said_in))?.display());
        }
        Task::BatchInspect(file) => return Ok(inspect(&cli, file)),
        Task::Fill { cases, seed } => {
            let mut opened = open()?;
            let told = |done| eprint!("\r{done} cases");
            opened.desk.fill(*cases, *seed, told).map_err(|fault| (fault, said_in))?;
            eprintln!();
        }
        Task::Window => {
            let way = way_in(&cli, &said_in).map_err(|fault| (fault, said_in))?;
            let tr = way.centre().map_or(said_in, |centre| voice(&cli, centre, way.screen()));
            return Ok(shubbak::ui::open(way, outside, tr, Some(home(&cli)), cli.files, None, &easel()));
        }
        Task::Tour(folder) => {
            let opened = open()?;
            let tr = voice(&cli, &opened.centre, opened.screen.as_ref());
            let (way, tour) = (Way::Open(Box::new(opened)), Some(Tour::new(album(folder))));
            return Ok(shubbak::ui::open(way, outside, tr, None, vec![], tour, &easel()));
        }
    }
    Ok(true)
}

/// One line on standard error that says how far the work is, written over as it goes on.
#[derive(Default)]
struct Progress(String);

impl Progress {
    fn show(&mut self, line: &str) {
        if self.0 != line {
            eprint!("\r\u{1b}[K{}", plain(line));
            line.clone_into(&mut self.0);
        }
    }

    fn end(&self) {
        if !self.0.is_empty() {
            eprintln!();
        }
    }
}

fn open(cli: &Cli, tr: &Tr) -> Result<Opened, Fault> {
    let passphrase = match Locked::of(&cli.centre, &surroundings(&cli.centre), Env::system) {
        Some(Locked { new: true, .. }) if cli.phrases.file.is_none() => Some(cli.phrases.new_one(tr)?),
        Some(_) => Some(cli.phrases.now(tr)?),
        None => None,
    };
    unlock_centre(&cli.centre, &surroundings(&cli.centre), passphrase.as_ref(), Env::system())
}

/// The window's way in: open already, locked until its passphrase is typed there, or to be set up there.
fn way_in(cli: &Cli, tr: &Tr) -> Result<Way, Fault> {
    let passphrase = cli.phrases.file.is_some().then(|| cli.phrases.now(tr)).transpose()?;
    let start = Home { which: cli.centre.clone(), ..home(cli) };
    Ok(match start.look(passphrase.as_ref())? {
        Found::Open(opened) => Way::Open(opened),
        Found::Locked(locked) => Way::Locked(locked),
        Found::Nothing(fault) => Way::First(Box::new(start), fault),
    })
}

/// The centre of this machine; practice leads back to it.
fn home(cli: &Cli) -> Home {
    let which = match &cli.centre {
        WhichCentre::Practice { .. } => WhichCentre::Installed(None),
        installed => installed.clone(),
    };
    Home { which, places: places(), env: Env::system }
}

/// Where this system keeps things.
fn places() -> Places {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    Places::of(System::THIS, set, std::env::current_exe().ok().as_deref(), computer())
}

/// What this computer is called.
fn computer() -> String {
    let told = std::env::var("COMPUTERNAME").ok();
    let kept = || std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    told.or_else(kept).unwrap_or_default().trim().to_owned()
}

/// What is known of painting on this machine: the way somebody asked for, and a note of what painted last, which is this
/// machine's alone and no part of any centre.
fn easel() -> Easel {
    let folder = places().state;
    let file = folder.join("painting.txt");
    let noted = std::fs::read_to_string(&file).ok();
    // Without the note the next start finds out again.
    let note = move |text: &str| drop(std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, text)));
    Easel { asked: std::env::var("SHUBBAK_PAINTING").ok(), noted, note: std::sync::Arc::new(note) }
}

/// Keeps the tour's pictures as PNG files in `folder`.
fn album(folder: &Path) -> Album {
    let folder = folder.to_owned();
    Box::new(move |name, image| {
        let [width, height] = image.size.map(|side| u32::try_from(side).unwrap_or_default());
        let bytes: Vec<u8> = image.pixels.iter().flat_map(|pixel| pixel.to_array()).collect();
        let file = folder.join(format!("{name}.png"));
        let kept = std::fs::create_dir_all(&folder)
            .map_err(image::ImageError::IoError)
            .and_then(|()| image::save_buffer(&file, &bytes, width, height, image::ExtendedColorType::Rgba8));
        match kept {
            Ok(()) => println!("{}", file.display()),
            Err(error) => eprintln!("{}: {error}", file.display()),
        }
    })
}

/// What the window takes from outside: this machine's clock, and marks for its commands.
fn outside() -> Outside {
    let (clock, mut marks) = (Env::system(), Env::system());
    Outside { now: Box::new(move || clock.local(clock.now_ms())), mark: Box::new(move || marks.uid().to_string()) }
}

/// The language to tell faults in: the one asked for; for a window the centre's own, or Arabic when
/// its settings cannot be read; English on a terminal.
fn faults_in(cli: &Cli) -> Tr {
    let settings = app::centre_folder(&cli.centre, &surroundings(&cli.centre)).join("centre.toml");
    let centre = || Centre::load(&settings).map_or(Language::Arabic, |centre| centre.language);
    let usual = || if cli.task == Task::Window { centre() } else { Language::English };
    Tr::new(cli.language.unwrap_or_else(usual), Default::default())
}

fn voice(cli: &Cli, centre: &Centre, screen: Option<&Screen>) -> Tr {
    let screen = screen.cloned().unwrap_or_default();
    let language = cli.language.or(screen.language).unwrap_or(centre.language);
    Tr::new(language, screen.digits.unwrap_or(centre.digits))
}

fn surroundings(which: &WhichCentre) -> Surroundings {
    places().surroundings(which)
}

fn scratch() -> PathBuf {
    let mut env = Env::system();
    std::env::temp_dir().join(format!("shubbak-selftest-{}", env.uid()))
}

fn report(checks: &[selftest::Check]) -> bool {
    for check in checks {
        match &check.outcome {
            Ok(found) => println!("ok      {}: {found}", check.name),
            Err(found) => println!("FAILED  {}: {found}", check.name),
        }
    }
    checks.iter().all(|check| check.outcome.is_ok())
}

fn verify(opened: &Opened) -> Result<bool, Fault> {
    let found = opened.desk.verify()?;
    println!("{} actions, {} cases, {} receipts", found.actions, found.cases, found.receipts);
    for (station, (seq, hash)) in &found.heads {
        println!("head {station}/{seq} {hash}");
    }
    for finding in &found.findings {
        println!("FOUND   {}: {}", finding.place, finding.what);
    }
    println!("{}", if found.is_clean() { "clean" } else { "NOT CLEAN" });
    Ok(found.is_clean())
}

fn export(mut opened: Opened, folder: Option<PathBuf>) -> Result<bool, Fault> {
    match opened.desk.export_for_the_program(folder)? {
        app::Outcome::BatchSealed(batch) => {
            let named = batch.file.file_name().unwrap_or_default();
            let at = batch.copied.as_ref().map_or_else(|| batch.file.clone(), |place| place.join(named));
            println!("{}", at.display());
            println!(
                "batch {}: {} actions, {} cases, {} attachments, {} bytes, sha256 {}",
                batch.number, batch.actions, batch.cases, batch.attachments, batch.bytes, batch.sha256
            );
        }
        _ => println!("nothing to send"),
    }
    Ok(true)
}

fn inspect(cli: &Cli, file: &Path) -> bool {
    let folder = app::centre_folder(&cli.centre, &surroundings(&cli.centre));
    let inspection = app::look_into_batch(file, Some(&folder));
    let report = inspection.report();
    println!(
        "{}, {} bytes, sha256 {}",
        report.file,
        report.bytes,
        report.sha256.map_or_else(String::new, |hash| hash.to_string())
    );
    if let Some(label) = &report.label {
        println!(
            "{}: {} actions, {} cases, {} attachments",
            label.name, label.rows.actions, label.rows.cases, label.rows.attachments
        );
        for slice in &label.slices {
            println!("series {} {} to {}", slice.station, slice.from, slice.to);
        }
    }
    for checked in &report.checks {
        let check = serde_json::to_string(&checked.check).unwrap_or_default();
        match &checked.outcome {
            Outcome::Passed => println!("ok      {}", check.trim_matches('"')),
            Outcome::Failed(fault) => println!("FAILED  {}: {fault}", check.trim_matches('"')),
            Outcome::NotReached => println!("-       {}", check.trim_matches('"')),
        }
    }
    println!("{}", if report.is_verified() { "verified" } else { "NOT VERIFIED" });
    report.is_verified()
}
