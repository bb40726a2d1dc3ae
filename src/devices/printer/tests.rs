//! A printer at the other end of a socket and of a serial line, as it is in good days and in bad ones.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods)]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::*;

/// How the printer behaves.
#[derive(Clone, Copy)]
enum Mood {
    Answers([u8; 4]),
    /// Well before the paper and not after it.
    RunsOut,
    Mute,
    /// Hangs up after so many bytes.
    Vanishes(usize),
    /// Takes nothing.
    Hangs,
}

const WELL: [u8; 4] = [0x12; 4];
const NO_PAPER: [u8; 4] = [0x1E, 0x32, 0x12, 0x7E];

/// Takes one job and gives the bytes that were no question.
fn serve(mut line: impl Read + Write, mood: Mood) -> Vec<u8> {
    let (mut taken, mut pending, mut buffer) = (Vec::new(), Vec::new(), [0; 1024]);
    while let Ok(count @ 1..) = line.read(&mut buffer) {
        for byte in &buffer[..count] {
            pending.push(*byte);
            let Some(asked) = QUESTIONS.iter().position(|question| pending == question) else {
                if !QUESTIONS.iter().any(|question| question.starts_with(&pending)) {
                    taken.append(&mut pending);
                }
                continue;
            };
            pending.clear();
            match mood {
                Mood::Answers(answers) => line.write_all(&[answers[asked]]).unwrap(),
                Mood::RunsOut if taken.is_empty() => line.write_all(&[WELL[asked]]).unwrap(),
                Mood::RunsOut => line.write_all(&[NO_PAPER[asked]]).unwrap(),
                Mood::Mute | Mood::Vanishes(_) | Mood::Hangs => {}
            }
        }
        if matches!(mood, Mood::Vanishes(after) if taken.len() >= after) {
            break;
        }
    }
    taken
}

fn printer(mood: Mood) -> (Way, Receiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (sender, taken) = channel();
    thread::spawn(move || {
        let (line, _) = listener.accept().unwrap();
        if matches!(mood, Mood::Hangs) {
            thread::sleep(Duration::from_secs(20));
            return;
        }
        sender.send(serve(line, mood)).unwrap();
    });
    (Way::Socket(address), taken)
}

/// Larger than every buffer on the way.
fn paper() -> Vec<u8> {
    (0..400_000_u32).map(|at| (at % 7) as u8).collect()
}

fn printed(way: &Way, bytes: &[u8]) -> Outcome {
    print(&mut *way.open().unwrap(), bytes, &mut false, &mut |_| ())
}

#[test]
fn a_printer_that_is_well_says_so_and_has_every_byte() {
    let (way, taken) = printer(Mood::Answers(WELL));
    assert_eq!(printed(&way, &paper()), Outcome::Printed);
    assert_eq!(taken.recv().unwrap(), paper());
}

#[test]
fn without_paper_nothing_is_sent() {
    let (way, taken) = printer(Mood::Answers(NO_PAPER));
    let status = Status { offline: true, paper: Paper::Out, ..Status::default() };
    assert_eq!(printed(&way, &paper()), Outcome::Failed(Trouble::NotReady(status)));
    assert!(taken.recv().unwrap().is_empty());
}

#[test]
fn paper_that_ends_in_the_middle_leaves_it_unsure() {
    let (way, taken) = printer(Mood::RunsOut);
    assert!(matches!(printed(&way, &paper()), Outcome::Unsure(Trouble::NotReady(_))));
    assert_eq!(taken.recv().unwrap(), paper());
}

#[test]
fn one_that_cannot_answer_has_taken_it_and_waits_for_one_answer_only() {
    let (way, taken) = printer(Mood::Mute);
    let began = Instant::now();
    assert_eq!(printed(&way, &paper()), Outcome::Taken);
    assert!(began.elapsed() < Duration::from_millis(1900), "{:?}", began.elapsed());
    assert_eq!(taken.recv().unwrap(), paper());
}

#[test]
fn one_that_vanishes_in_the_middle_leaves_it_unsure() {
    let (way, _taken) = printer(Mood::Vanishes(50_000));
    let large = paper().repeat(20);
    assert_eq!(printed(&way, &large), Outcome::Unsure(Trouble::NotThere));
}

#[test]
fn one_that_takes_nothing_is_given_up() {
    let (way, _taken) = printer(Mood::Hangs);
    let large = paper().repeat(40);
    let began = Instant::now();
    assert_eq!(printed(&way, &large), Outcome::Unsure(Trouble::Stuck));
    // One second for an answer, and five for each of two writes: the first goes out in part.
    assert!(began.elapsed() < Duration::from_secs(14));
}

#[test]
fn one_that_is_not_there_is_said_not_to_be() {
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    assert_eq!(Way::Socket(gone).open().err(), Some(Trouble::NotThere));
    assert_eq!(Way::Socket("nowhere".into()).open().err(), Some(Trouble::NotThere));
    assert_eq!(Way::Device("/dev/usb/lp99".into()).open().err(), Some(Trouble::NotThere));
    let serial = Way::Serial { port: "/dev/ttyNone".into(), baud: 9600, handshake: true };
    assert_eq!(serial.open().err(), Some(Trouble::NotThere));
}

#[test]
fn a_device_file_takes_the_bytes_and_says_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let device = folder.path().join("lp0");
    std::fs::write(&device, "").unwrap();
    assert_eq!(printed(&Way::Device(device.clone()), &paper()), Outcome::Taken);
    assert_eq!(std::fs::read(device).unwrap(), paper());
}

/// One that answered yesterday and is silent today prints somebody else's paper, or hangs: nothing is sent.
#[test]
fn one_that_used_to_answer_and_does_not_gets_nothing() {
    let (way, taken) = printer(Mood::Mute);
    let outcome = print(&mut *way.open().unwrap(), &paper(), &mut true, &mut |_| ());
    assert_eq!(outcome, Outcome::Failed(Trouble::Stuck));
    assert!(taken.recv().unwrap().is_empty());
}

#[test]
fn papers_wait_in_line_and_whoever_sends_does_not() {
    let (way, _taken) = printer(Mood::Hangs);
    let (sender, news) = channel();
    let attendant = Attendant::start("tickets", way, move |told| sender.send(told).unwrap()).unwrap();
    let began = Instant::now();
    let put = (0..10).filter(|id| attendant.put(Job { id: *id, bytes: paper().repeat(40) }).is_ok()).count();
    assert!((2..=3).contains(&put), "{put} found room");
    assert!(began.elapsed() < Duration::from_secs(2), "the window stood still");
    let told = news.recv_timeout(Duration::from_secs(14)).unwrap();
    assert_eq!(told, News::Done { id: 0, outcome: Outcome::Unsure(Trouble::Stuck) });
    assert!(!attendant.is_gone());
}

/// With socat's lines and with a pipe, which only Unix has; Windows' serial port is tried by `installer/windows/test.sh`.
#[cfg(unix)]
mod lines_and_pipes {
    use std::process::{Child, Command};

    use super::*;

    /// A serial line between two ports, while it is held.
    struct Line {
        ours: String,
        theirs: String,
        socat: Child,
        _folder: tempfile::TempDir,
    }

    impl Line {
        fn laid() -> Line {
            let folder = tempfile::tempdir().unwrap();
            let [ours, theirs] = ["ours", "theirs"].map(|name| folder.path().join(name).to_str().unwrap().to_owned());
            let ends = [&ours, &theirs].map(|port| format!("pty,raw,echo=0,link={port}"));
            let socat = Command::new("socat").args(ends).spawn().unwrap();
            while ![&ours, &theirs].iter().all(|port| std::path::Path::new(port).exists()) {
                thread::sleep(Duration::from_millis(10));
            }
            Line { ours, theirs, socat, _folder: folder }
        }
    }

    impl Drop for Line {
        fn drop(&mut self) {
            self.socat.kill().unwrap();
            self.socat.wait().unwrap();
        }
    }

    #[test]
    fn a_serial_printer_answers_and_prints() {
        let line = Line::laid();
        let their_port = line.theirs.clone();
        let far = thread::spawn(move || {
            let line = serialport::new(their_port, 115_200).timeout(Duration::from_secs(2)).open().unwrap();
            serve(line, Mood::Answers(WELL))
        });
        thread::sleep(Duration::from_millis(200));
        let way = Way::Serial { port: line.ours.clone(), baud: 115_200, handshake: true };
        let bytes = paper()[..60_000].to_vec();
        assert_eq!(printed(&way, &bytes), Outcome::Printed);
        assert_eq!(far.join().unwrap(), bytes);
    }

    /// A pipe whose other end is held open and never read is a printer on USB that hangs.
    #[test]
    fn a_device_that_takes_nothing_is_given_up_and_one_that_is_unplugged_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("lp0");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let held = std::fs::OpenOptions::new().read(true).write(true).open(&pipe).unwrap();
        let way = Way::Device(pipe);
        let began = Instant::now();
        // It does not answer, so what it took may lie on the counter.
        assert_eq!(printed(&way, &paper()), Outcome::Unsure(Trouble::Stuck));
        assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
        drop(held);
    }

    #[test]
    fn a_port_that_another_program_holds_is_said_to_be_held() {
        let line = Line::laid();
        let _held = serialport::new(&line.ours, 9_600).open().unwrap();
        let way = Way::Serial { port: line.ours.clone(), baud: 9_600, handshake: false };
        assert_eq!(way.open().err(), Some(Trouble::InUse));
    }
}
