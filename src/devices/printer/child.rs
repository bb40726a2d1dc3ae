//! The system's own programs for printing, run with patience: one that does not come back is ended, and nothing of it is
//! left behind.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

use super::Trouble;

/// For a program of the system to do its work.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
const LOOK: Duration = Duration::from_millis(10);

/// What it said on standard output.
pub(super) fn run(command: &mut Command, input: &[u8]) -> Result<String, Trouble> {
    run_within(PATIENCE, command, input)
}

pub(super) fn run_within(patience: Duration, command: &mut Command, input: &[u8]) -> Result<String, Trouble> {
    // Words of the system are read here, and not by a person.
    command.env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(super::line::trouble)?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (well, said, complaint) = thread::scope(|scope| {
        let named = |name: &str| Builder::new().name(name.to_owned());
        // Each ends when the child does, for then its pipes break.
        let _ = named("to lp").spawn_scoped(scope, move || stdin.map(|mut pipe| pipe.write_all(input)));
        let out = named("from lp").spawn_scoped(scope, move || heard(stdout));
        let complaint = named("from lp").spawn_scoped(scope, move || heard(stderr));
        let well = wait(&mut child, patience);
        let text = |thread: std::io::Result<thread::ScopedJoinHandle<'_, String>>| {
            thread.ok().and_then(|thread| thread.join().ok()).unwrap_or_default()
        };
        (well, text(out), text(complaint))
    });
    match well {
        None => Err(Trouble::Stuck),
        Some(true) => Ok(said),
        // Of a queue that is not there, or of the system's printing that is not running.
        Some(false) if NOT_THERE.iter().any(|words| complaint.contains(words)) => Err(Trouble::NotThere),
        Some(false) => Err(Trouble::Other(complaint.trim().to_owned())),
    }
}

/// How the programs of CUPS say that there is nothing.
const NOT_THERE: [&str; 7] = [
    "Invalid destination",
    "does not exist",
    "Unable to connect",
    "not running",
    "Bad file descriptor",
    "not connected",
    "Connection refused",
];

fn heard(pipe: Option<impl Read>) -> String {
    let mut said = vec![];
    // What was heard before it broke is what there is.
    let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut said));
    String::from_utf8_lossy(&said).into_owned()
}

/// Whether it ended well; `None` when it had to be ended.
fn wait(child: &mut Child, patience: Duration) -> Option<bool> {
    let began = Instant::now();
    while began.elapsed() < patience {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) => thread::sleep(LOOK),
            Err(_) => break,
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    None
}
