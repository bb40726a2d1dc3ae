//! A thermal printer behind a socket, as a TM-T20 answers: `DLE EOT 1` to `4` before and after, one connection at a time.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How it behaves just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Well,
    NoPaper,
    CoverOpen,
    /// Hangs up after so many bytes of a paper.
    Vanishes(usize),
    /// Takes the paper and then says nothing more, with the line open.
    Silent,
}

#[derive(Debug)]
struct Inside {
    mood: Mood,
    /// What each connection carried, with the questions.
    papers: Vec<Vec<u8>>,
    gone: bool,
}

/// The printer. Its thread ends with it.
pub struct Thermal {
    pub address: String,
    inside: Arc<Mutex<Inside>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Thermal {
    pub fn new(mood: Mood) -> Thermal {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let inside = Arc::new(Mutex::new(Inside { mood, papers: vec![], gone: false }));
        let own = Arc::clone(&inside);
        let serve = move || {
            for line in listener.incoming() {
                if own.lock().unwrap().gone {
                    return;
                }
                serve(line.unwrap(), &own);
            }
        };
        let thread = std::thread::Builder::new().name("thermal".into()).spawn(serve).unwrap();
        Thermal { address, inside, thread: Some(thread) }
    }

    pub fn is_now(&self, mood: Mood) {
        self.inside.lock().unwrap().mood = mood;
    }

    /// What was printed: of each connection that carried any, all its bytes.
    pub fn papers(&self) -> Vec<Vec<u8>> {
        let inside = self.inside.lock().unwrap();
        inside.papers.iter().map(|taken| paper(taken)).filter(|paper| !paper.is_empty()).collect()
    }

    /// Waits until a paper is coming out.
    pub fn waits_for_a_paper(&self) {
        let began = Instant::now();
        while self.papers().is_empty() {
            assert!(began.elapsed() < Duration::from_secs(20), "no paper came");
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Thermal {
    fn drop(&mut self) {
        self.inside.lock().unwrap().gone = true;
        let _ = TcpStream::connect(&self.address);
        let _ = self.thread.take().map(std::thread::JoinHandle::join);
    }
}

fn answers(mood: Mood) -> [u8; 4] {
    match mood {
        Mood::NoPaper => [0x1E, 0x32, 0x12, 0x7E],
        Mood::CoverOpen => [0x1A, 0x16, 0x12, 0x12],
        Mood::Well | Mood::Vanishes(_) | Mood::Silent => [0x12; 4],
    }
}

fn serve(mut line: TcpStream, inside: &Mutex<Inside>) {
    // One that is silent is given up by the counter; nobody waits here for ever either.
    line.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    inside.lock().unwrap().papers.push(vec![]);
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = line.read(&mut buffer) {
        let mut answers_now = vec![];
        let mut inside = inside.lock().unwrap();
        let mood = inside.mood;
        let taken = inside.papers.last_mut().unwrap();
        for byte in &buffer[..count] {
            taken.push(*byte);
            // Wherever it stands: dots that look like a question are answered too, as the real one does.
            if let [.., 0x10, 0x04, no @ 1..=4] = taken[..]
                && (mood != Mood::Silent || taken.len() <= 12)
            {
                answers_now.push(answers(mood)[usize::from(no) - 1]);
            }
        }
        let vanishes = matches!(mood, Mood::Vanishes(after) if taken.len() >= after);
        drop(inside);
        if vanishes || line.write_all(&answers_now).is_err() {
            return;
        }
    }
}

/// What a connection carried besides the questions before and after.
fn paper(taken: &[u8]) -> Vec<u8> {
    let questions: Vec<u8> = (1..=4).flat_map(|no| [0x10, 0x04, no]).collect();
    let taken = taken.strip_prefix(questions.as_slice()).unwrap_or(taken);
    taken.strip_suffix(questions.as_slice()).unwrap_or(taken).to_vec()
}
