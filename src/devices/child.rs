//! A program of the system run as a child: its lines come as they are written, it is killed when it is stopped
//! or gives no sign of life, and neither it nor what it started outlives this value.

use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How often a stop is looked for.
const LOOK: Duration = Duration::from_millis(20);
/// A line that is longer is cut: no program of ours writes one.
const LONGEST_LINE: usize = 8 * 1024;

/// Where a line was written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    Out(String),
    /// Standard error; progress is written there too, with carriage returns between.
    Err(String),
}

/// Why a child did not come to its end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("there is no program {0}")]
    Missing(&'static str),
    /// It was to stop.
    #[error("it was stopped")]
    Stopped,
    #[error("it said nothing for {0} s")]
    Silent(u64),
    /// In the system's own words.
    #[error("{0}")]
    System(String),
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Fault {
        Fault::System(error.to_string())
    }
}

/// A running child.
pub struct Running {
    child: Child,
    lines: Receiver<Line>,
    /// Of what it says, and the writer of what it is given.
    pipes: Vec<JoinHandle<()>>,
    ended: Option<ExitStatus>,
}

impl Running {
    /// Starts `command`, which reads `input` and then the end.
    ///
    /// # Errors
    /// `Missing` when there is no such program, or what the system said.
    pub fn start(command: &mut Command, program: &'static str, input: Vec<u8>) -> Result<Running, Fault> {
        // Its words are read by us, whatever language the office's system speaks.
        command.env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // A group of its own, so that what it starts goes with it.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let mut child = command.spawn().map_err(|error| match error.kind() {
            ErrorKind::NotFound => Fault::Missing(program),
            _ => Fault::from(error),
        })?;
        let (sender, lines) = sync_channel(64);
        let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let out = stdout.map(|out| read(program, out, sender.clone(), Line::Out));
        let err = stderr.map(|err| read(program, err, sender, Line::Err));
        let given = stdin.map(|to| give(program, to, input));
        let mut running = Running { child, lines, pipes: vec![], ended: None };
        for pipe in [out, err, given].into_iter().flatten() {
            // Without a thread for it, the child goes when `running` does.
            running.pipes.push(pipe?);
        }
        Ok(running)
    }

    /// Hands on every line until the child ends: how it ended. It is killed when it is to stop, when `heard`
    /// fails, and after `patience` without a line.
    pub fn listen<E: From<Fault>>(
        &mut self,
        is_stopped: impl Fn() -> bool,
        patience: Duration,
        mut heard: impl FnMut(Line) -> Result<(), E>,
    ) -> Result<ExitStatus, E> {
        let mut last = Instant::now();
        loop {
            match self.lines.recv_timeout(LOOK) {
                Ok(line) => {
                    last = Instant::now();
                    heard(line)?;
                }
                // Both ends are shut: it has ended, or is about to.
                Err(RecvTimeoutError::Disconnected) => {
                    if let Some(status) = self.status()? {
                        return Ok(status);
                    }
                    std::thread::sleep(LOOK);
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
            if is_stopped() {
                return Err(Fault::Stopped.into());
            }
            if last.elapsed() > patience {
                return Err(Fault::Silent(patience.as_secs()).into());
            }
        }
    }

    fn status(&mut self) -> Result<Option<ExitStatus>, Fault> {
        if self.ended.is_none() {
            self.ended = self.child.try_wait()?;
        }
        Ok(self.ended)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.ended.is_none() {
            kill_group(self.child.id());
            // One that ended by itself meanwhile is gone as well.
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
        // Whoever still writes finds nobody, and ends.
        let (_, nobody) = sync_channel(1);
        self.lines = nobody;
        for pipe in self.pipes.drain(..) {
            let _ = pipe.join();
        }
    }
}

/// Kills the child and all that it started. The standard library can signal one process alone.
fn kill_group(group: u32) {
    if cfg!(unix) {
        let kill = Command::new("/bin/sh").args(["-c", &format!("kill -KILL -{group}")]).stderr(Stdio::null()).status();
        // Where there is no shell, the child itself is still killed.
        let _ = kill;
    }
}

fn give(program: &str, mut to: impl Write + Send + 'static, input: Vec<u8>) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name(format!("to {program}")).spawn(move || {
        // One that wants no more of it ends well or not by itself.
        let _ = to.write_all(&input);
    })
}

fn read(
    program: &'static str,
    mut from: impl Read + Send + 'static,
    to: SyncSender<Line>,
    line: fn(String) -> Line,
) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name(format!("from {program}")).spawn(move || {
        let (mut text, mut buffer) = (vec![], [0; 1024]);
        while let Ok(length @ 1..) = from.read(&mut buffer) {
            for byte in &buffer[..length] {
                let ends = matches!(byte, b'\n' | b'\r');
                if ends && !text.is_empty() {
                    let whole = String::from_utf8_lossy(&std::mem::take(&mut text)).into_owned();
                    if to.send(line(whole)).is_err() {
                        return;
                    }
                } else if !ends && text.len() < LONGEST_LINE {
                    text.push(*byte);
                }
            }
        }
        if !text.is_empty() {
            // Nobody may listen any more.
            let _ = to.send(line(String::from_utf8_lossy(&text).into_owned()));
        }
    })
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Running {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        Running::start(&mut command, "sh", b"in".to_vec()).unwrap()
    }

    /// Whether a process is there and not a zombie.
    fn lives(pid: &str) -> bool {
        std::fs::read_to_string(format!("/proc/{}/stat", pid.trim())).is_ok_and(|stat| !stat.contains(") Z "))
    }

    #[test]
    fn its_lines_come_from_both_ends() {
        let mut heard = vec![];
        let ended = shell("echo one; cat; printf 'a\\rb\\r' >&2; exit 7").listen(
            || false,
            Duration::from_secs(5),
            |line| {
                heard.push(line);
                Ok::<_, Fault>(())
            },
        );
        assert_eq!(ended.unwrap().code(), Some(7));
        assert_eq!(heard.len(), 4);
        assert!(heard.contains(&Line::Out("in".into())));
        assert!(heard.contains(&Line::Out("one".into())) && heard.contains(&Line::Err("b".into())));
    }

    #[test]
    fn one_that_hangs_is_given_up_and_leaves_nothing_behind() {
        let mut pids = vec![];
        let mut running = shell("sleep 600 & echo $!; echo $$; wait");
        let ended = running.listen(
            || false,
            Duration::from_millis(200),
            |line| {
                if let Line::Out(pid) = line {
                    pids.push(pid);
                }
                Ok::<_, Fault>(())
            },
        );
        assert_eq!(ended.unwrap_err(), Fault::Silent(0));
        assert!(pids.len() == 2 && pids.iter().all(|pid| lives(pid)));
        drop(running);
        // The system takes a moment to bury what was killed.
        let until = Instant::now() + Duration::from_secs(2);
        while pids.iter().any(|pid| lives(pid)) && Instant::now() < until {
            std::thread::sleep(LOOK);
        }
        assert!(!pids.iter().any(|pid| lives(pid)));
    }

    #[test]
    fn it_is_stopped_at_once() {
        let begun = Instant::now();
        let ended = shell("sleep 600").listen(|| true, Duration::from_secs(60), |_| Ok::<_, Fault>(()));
        assert_eq!(ended.unwrap_err(), Fault::Stopped);
        assert!(begun.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn a_missing_program_has_its_name() {
        let missing = Running::start(&mut Command::new("/nonexistent/scanimage"), "scanimage", vec![]).err();
        assert_eq!(missing, Some(Fault::Missing("scanimage")));
    }
}
