//! A program of the system run as a child: its lines come as they are written, it is killed when it is stopped
//! or gives no sign of life, and neither it nor what it started outlives this value.

use std::io::{ErrorKind, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::{ScanFault, Stop};

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

/// A running child.
pub struct Running {
    child: Child,
    lines: Receiver<Line>,
    readers: Vec<JoinHandle<()>>,
    ended: Option<ExitStatus>,
}

impl Running {
    /// Starts `command`, with nothing to read from.
    ///
    /// # Errors
    /// `ProgramMissing` when there is no such program, or what the system said.
    pub fn start(mut command: Command, program: &'static str) -> Result<Running, ScanFault> {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // A group of its own, so that what it starts goes with it.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn().map_err(|error| match error.kind() {
            ErrorKind::NotFound => ScanFault::ProgramMissing { program: program.to_owned() },
            _ => ScanFault::Other { cause: error.to_string() },
        })?;
        let (sender, lines) = sync_channel(64);
        let out = child.stdout.take().map(|out| read(program, out, sender.clone(), Line::Out));
        let err = child.stderr.take().map(|err| read(program, err, sender, Line::Err));
        let mut running = Running { child, lines, readers: vec![], ended: None };
        for reader in [out, err].into_iter().flatten() {
            // Without a thread to read it, the child goes when `running` does.
            running.readers.push(reader.map_err(|error| ScanFault::Other { cause: error.to_string() })?);
        }
        Ok(running)
    }

    /// Hands on every line until the child ends: how it ended. It is killed when `stop` asks, when `heard`
    /// fails, and after `patience` without a line.
    pub fn listen(
        &mut self,
        stop: &Stop,
        patience: Duration,
        mut heard: impl FnMut(Line) -> Result<(), ScanFault>,
    ) -> Result<ExitStatus, ScanFault> {
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
            stop.check()?;
            if last.elapsed() > patience {
                return Err(ScanFault::Silent { seconds: patience.as_secs() });
            }
        }
    }

    fn status(&mut self) -> Result<Option<ExitStatus>, ScanFault> {
        if self.ended.is_none() {
            self.ended = self.child.try_wait().map_err(|error| ScanFault::Other { cause: error.to_string() })?;
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
        for reader in self.readers.drain(..) {
            let _ = reader.join();
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

fn read(
    program: &'static str,
    mut from: impl Read + Send + 'static,
    to: SyncSender<Line>,
    line: fn(String) -> Line,
) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name(format!("{program} lines")).spawn(move || {
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
        Running::start(command, "sh").unwrap()
    }

    /// Whether a process is there and not a zombie.
    fn lives(pid: &str) -> bool {
        std::fs::read_to_string(format!("/proc/{}/stat", pid.trim())).is_ok_and(|stat| !stat.contains(") Z "))
    }

    #[test]
    fn its_lines_come_from_both_ends() {
        let mut heard = vec![];
        let ended =
            shell("echo one; printf 'a\\rb\\r' >&2; exit 7").listen(&Stop::default(), Duration::from_secs(5), |line| {
                heard.push(line);
                Ok(())
            });
        assert_eq!(ended.unwrap().code(), Some(7));
        assert_eq!(heard.len(), 3);
        assert!(heard.contains(&Line::Out("one".into())) && heard.contains(&Line::Err("b".into())));
    }

    #[test]
    fn one_that_hangs_is_given_up_and_leaves_nothing_behind() {
        let mut pids = vec![];
        let mut running = shell("sleep 600 & echo $!; echo $$; wait");
        let ended = running.listen(&Stop::default(), Duration::from_millis(200), |line| {
            if let Line::Out(pid) = line {
                pids.push(pid);
            }
            Ok(())
        });
        assert_eq!(ended.unwrap_err(), ScanFault::Silent { seconds: 0 });
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
        let stop = Stop::default();
        stop.ask();
        let begun = Instant::now();
        let ended = shell("sleep 600").listen(&stop, Duration::from_secs(60), |_| Ok(()));
        assert_eq!(ended.unwrap_err(), ScanFault::Stopped);
        assert!(begun.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn a_missing_program_has_its_name() {
        let missing = Running::start(Command::new("/nonexistent/scanimage"), "scanimage").err();
        assert_eq!(missing, Some(ScanFault::ProgramMissing { program: "scanimage".into() }));
    }
}
