//! One run of the program in a folder of its own: a script on standard input, its answers in a file,
//! where they stay however the program ends.

use std::fs::{self, File, OpenOptions};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use super::recording;

/// A folder for a centre, with room beside it for what is not the program's.
pub struct Scene {
    root: TempDir,
}

/// Who runs.
#[derive(Clone, Copy)]
pub enum Runs<'a> {
    /// The program itself, with these words before `--practice`.
    Program(&'a [&'a str]),
    /// This test binary's own counter: it also keeps drafts, and can be told to sync less.
    Child { synchronous: &'a str },
}

/// A run that has begun.
pub struct Life {
    child: Child,
    born: Instant,
}

impl Scene {
    pub fn new() -> Scene {
        let root = TempDir::new().unwrap();
        fs::create_dir(root.path().join("disk")).unwrap();
        Scene { root }
    }

    /// What the disk holds: the centre's folder and nothing else.
    pub fn disk(&self) -> PathBuf {
        self.beside("disk")
    }

    pub fn centre(&self) -> PathBuf {
        self.disk().join("centre")
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// Where the program's answers go.
    pub fn said(&self) -> PathBuf {
        self.beside("said")
    }

    /// What it said in its last life; nothing of a line that it did not finish.
    pub fn heard(&self) -> String {
        let said = fs::read(self.said()).unwrap_or_default();
        let whole = said.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        String::from_utf8(said[..whole].to_vec()).unwrap()
    }

    pub fn forget_what_was_said(&self) {
        let _ = fs::remove_file(self.said());
    }

    /// A command line that runs in this scene; `watch` adds the recorder's settings.
    pub fn command(&self, runs: Runs<'_>, lines: &[Value]) -> Command {
        let script = self.beside("script");
        fs::write(&script, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
        let said = OpenOptions::new().create(true).append(true).open(self.said()).unwrap();
        let mut command = match runs {
            Runs::Program(words) => {
                let mut command = Command::new(env!("CARGO_BIN_EXE_shubbak"));
                command.args(words).args(["--practice", "--data"]).arg(self.centre()).stdout(said);
                command
            }
            Runs::Child { synchronous } => super::child::command(&self.centre(), &self.said(), synchronous),
        };
        command.stdin(File::open(script).unwrap()).stderr(File::create(self.beside("errors")).unwrap());
        command
    }

    /// Lets it run to its end and expects that all went well.
    pub fn lives_out(&self, mut command: Command) -> Duration {
        let mut life = Life::begin(&mut command);
        let status = life.child.wait().unwrap();
        assert!(status.success(), "{status}: {}", fs::read_to_string(self.beside("errors")).unwrap());
        life.born.elapsed()
    }
}

/// Adds what the recorder needs to know.
pub fn watched<'a>(scene: &Scene, command: &'a mut Command) -> &'a mut Command {
    command.env("LD_PRELOAD", recording::recorder()).env("RECORD_FOLDER", scene.disk())
}

impl Life {
    pub fn begin(command: &mut Command) -> Life {
        Life { child: command.spawn().unwrap(), born: Instant::now() }
    }

    /// Lets it run for at most `time`, then kills it. Whether it was killed, and how it ended.
    pub fn ends_within(mut self, time: Duration) -> ExitStatus {
        while self.born.elapsed() < time {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            std::thread::sleep((time - self.born.elapsed().min(time)).min(Duration::from_millis(3)));
        }
        // It may have ended by itself just now; the status tells.
        let _ = self.child.kill();
        self.child.wait().unwrap()
    }
}

pub fn was_killed(status: ExitStatus) -> bool {
    status.signal() == Some(9)
}

/// A folder with all that is in it, as it is on the disk now.
pub fn copy_of(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_of(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
