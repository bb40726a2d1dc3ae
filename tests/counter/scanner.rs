//! Barcode readers as the system shows them: pseudo-terminals by socat that are plugged in, pulled out
//! in the middle of a code and plugged in again under the same name.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::{Duration, Instant};

use shubbak::app::{Event, ReaderState, Scanners};
use shubbak::config::{Flow, Parity, Scanner};
use shubbak::devices::barcode::{Line, SerialReader};
use shubbak::devices::{self, Reason};
use tempfile::TempDir;

/// Far longer than anything here takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A reader that is plugged in: what is written to socat arrives at the port.
struct Plugged {
    socat: Child,
    port: PathBuf,
}

impl Plugged {
    fn into(port: &Path) -> Plugged {
        let mut socat = Command::new("socat");
        socat.args(["-u", "-"]).arg(format!("pty,rawer,link={}", port.display())).stdin(Stdio::piped());
        let socat =
            socat.spawn().unwrap_or_else(|error| panic!("socat cannot be started: apt-get install socat ({error})"));
        let plugged = Plugged { socat, port: port.to_owned() };
        let began = Instant::now();
        while !port.exists() {
            assert!(began.elapsed() < PATIENCE, "socat makes no port");
            std::thread::sleep(Duration::from_millis(5));
        }
        plugged
    }

    fn sends(&mut self, bytes: &[u8]) {
        let line = self.socat.stdin.as_mut().unwrap();
        line.write_all(bytes).unwrap();
        line.flush().unwrap();
    }
}

impl Drop for Plugged {
    /// Pulls it out. The name goes first: it must not lead to the next pseudo-terminal of anybody else.
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.port);
        let _ = self.socat.kill();
        let _ = self.socat.wait();
    }
}

/// A counter with one reader in its settings, and room for few events, as if the window were busy.
struct Counter {
    place: TempDir,
    events: Receiver<Event>,
    woken: Arc<AtomicUsize>,
    scanners: Option<Scanners>,
}

impl Counter {
    fn opens() -> Counter {
        let place = TempDir::new().unwrap();
        let (sender, events) = sync_channel(8);
        let woken = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&woken);
        let wake = Arc::new(move || {
            counted.fetch_add(1, Ordering::SeqCst);
        });
        let wanted = [Scanner::on(&place.path().join("reader").display().to_string())];
        let scanners = Some(Scanners::start(&wanted, sender, wake));
        Counter { place, events, woken, scanners }
    }

    fn port(&self) -> PathBuf {
        self.place.path().join("reader")
    }

    fn hears(&self) -> Event {
        self.events.recv_timeout(PATIENCE).expect("nothing came from the reader")
    }

    fn reads(&self, expected: &str) {
        match self.hears() {
            Event::Scanned(came) => assert_eq!(came.code.text, expected),
            other => panic!("{other:?} instead of {expected}"),
        }
    }

    fn sees(&self, expected: bool) {
        match self.hears() {
            Event::Reader { port, state } => {
                let expected = if expected { ReaderState::Ready } else { ReaderState::NotThere };
                assert_eq!((port, state), (self.port().display().to_string(), expected));
            }
            other => panic!("{other:?} instead of a device, up: {expected}"),
        }
    }
}

#[test]
fn codes_arrive_however_the_reader_ends_them() {
    let counter = Counter::opens();
    counter.sees(false);
    let mut reader = Plugged::into(&counter.port());
    counter.sees(true);
    reader.sends(b"29406191300551\r\nC-ZAQ-03-26-000123-9\r\x02R-ZAQ-03-26-000123-8\x03]C0A014\n");
    for text in ["29406191300551", "C-ZAQ-03-26-000123-9", "R-ZAQ-03-26-000123-8", "A014"] {
        counter.reads(text);
    }
    reader.sends("شُبّاك".as_bytes());
    counter.reads("شُبّاك");
    for piece in ["\x02C-ZAQ", "-03-26-", "000123-9\x03"] {
        reader.sends(piece.as_bytes());
        std::thread::sleep(Duration::from_millis(200));
    }
    counter.reads("C-ZAQ-03-26-000123-9");
    assert!(counter.woken.load(Ordering::SeqCst) >= 8, "the window is woken for each");
}

#[test]
fn two_hundred_codes_at_once_all_arrive_in_order() {
    let counter = Counter::opens();
    counter.sees(false);
    let mut reader = Plugged::into(&counter.port());
    counter.sees(true);
    let code = |no: usize| format!("R-ZAQ-03-26-{no:06}-1");
    let burst: String = (0..200).map(|no| code(no) + "\r\n").collect();
    reader.sends(burst.as_bytes());
    (0..200).for_each(|no| counter.reads(&code(no)));
}

#[test]
fn a_reader_pulled_out_and_plugged_in_again_goes_on() {
    let counter = Counter::opens();
    counter.sees(false);
    for round in 0..3 {
        let mut reader = Plugged::into(&counter.port());
        // Before the port is opened again, and after.
        let first = format!("A{round}01-first");
        reader.sends(format!("{first}\r").as_bytes());
        counter.sees(true);
        counter.reads(&first);
        reader.sends(b"29406191300551\r\x02half a num");
        counter.reads("29406191300551");
        drop(reader);
        // Once, and nothing of the half.
        counter.sees(false);
    }
}

#[test]
fn closing_waits_for_no_reader() {
    // Nobody takes the events: the reader has one in hand for which there is no room.
    let mut counter = Counter::opens();
    until(|| counter.woken.load(Ordering::SeqCst) > 0);
    let mut reader = Plugged::into(&counter.port());
    reader.sends("29406191300551\r".repeat(50).as_bytes());
    counter.sees(false);
    counter.sees(true);
    until(|| counter.woken.load(Ordering::SeqCst) >= 10);
    let began = Instant::now();
    counter.scanners = None;
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
    // The port is free again, and a pause between attempts to open one is cut short too.
    let (_next, events) = listen(&counter.port());
    assert!(matches!(events.recv_timeout(PATIENCE), Ok(devices::Event::Up { .. })));
    let (absent, events) = listen(&counter.place.path().join("absent"));
    assert_eq!(why_down(&events), Reason::NotThere);
    std::thread::sleep(Duration::from_millis(800));
    let began = Instant::now();
    drop(absent);
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
}

#[test]
fn a_port_that_cannot_be_used_says_why_once() {
    let place = TempDir::new().unwrap();
    let port = place.path().join("reader");
    let mut plugged = Plugged::into(&port);
    let (holder, first) = listen(&port);
    assert!(matches!(first.recv_timeout(PATIENCE), Ok(devices::Event::Up { .. })));
    let (_second, events) = listen(&port);
    assert_eq!(why_down(&events), Reason::InUse);
    assert!(events.recv_timeout(Duration::from_millis(800)).is_err(), "said again");
    drop(holder);
    assert!(matches!(events.recv_timeout(PATIENCE), Ok(devices::Event::Up { .. })));
    plugged.sends(b"]Q1A014\r");
    match events.recv_timeout(PATIENCE) {
        Ok(devices::Event::Scanned { source, code, .. }) => {
            assert_eq!((source, code.aim.as_deref()), (port.display().to_string(), Some("]Q1")));
        }
        other => panic!("{other:?}"),
    }
    std::fs::write(place.path().join("file"), "no port").unwrap();
    let (_file, events) = listen(&place.path().join("file"));
    assert!(matches!(why_down(&events), Reason::Other(said) if !said.is_empty()));
}

fn until(so: impl Fn() -> bool) {
    let began = Instant::now();
    while !so() {
        assert!(began.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The lines of a passport one by one, a sealed block with ends in it, and a reader of another make, set to other speech
/// while the program runs.
#[test]
fn settings_are_changed_while_it_listens_and_strange_codes_come_whole() {
    let counter = Counter::opens();
    counter.sees(false);
    let mut reader = Plugged::into(&counter.port());
    counter.sees(true);
    let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    reader.sends(lines.join("\r").as_bytes());
    reader.sends(b"\r");
    lines.iter().for_each(|line| counter.reads(line));
    reader.sends(b"\xe9\x03\r\x9a\r\nA014\r\x02\x81\x03\xff\r\n");
    match counter.hears() {
        Event::Scanned(came) => assert!(came.code.sealed && came.code.text.chars().count() == 17, "{came:?}"),
        other => panic!("{other:?}"),
    }
    let port = counter.port().display().to_string();
    let slow = Scanner { baud: 2400, parity: Parity::Even, flow: Flow::RtsCts, seven_bits: true, ..Scanner::on(&port) };
    counter.scanners.as_ref().unwrap().change(&[slow]);
    // It is let go and taken up again; a pseudo-terminal takes no parity, and a real port would.
    loop {
        match counter.hears() {
            Event::Reader { state: ReaderState::Ready | ReaderState::Other(_), .. } => break,
            Event::Reader { .. } => {}
            other => panic!("{other:?}"),
        }
    }
    counter.scanners.as_ref().unwrap().change(&[Scanner::on(&port)]);
    loop {
        if matches!(counter.hears(), Event::Reader { state: ReaderState::Ready, .. }) {
            break;
        }
    }
    reader.sends(b"B007\r");
    counter.reads("B007");
    counter.scanners.as_ref().unwrap().change(&[]);
    let (_next, events) = listen(&counter.port());
    assert!(
        std::iter::from_fn(|| events.recv_timeout(PATIENCE).ok())
            .any(|event| matches!(event, devices::Event::Up { .. }))
    );
}

fn listen(port: &Path) -> (SerialReader, Receiver<devices::Event>) {
    let (sender, events) = sync_channel(64);
    let post = move |event| {
        sender.try_send(event).map_err(|refused| match refused {
            std::sync::mpsc::TrySendError::Full(event) | std::sync::mpsc::TrySendError::Disconnected(event) => event,
        })
    };
    (SerialReader::start(&port.display().to_string(), Line::usual(9600), post).unwrap(), events)
}

fn why_down(events: &Receiver<devices::Event>) -> Reason {
    match events.recv_timeout(PATIENCE) {
        Ok(devices::Event::Down { reason, .. }) => reason,
        other => panic!("{other:?}"),
    }
}
