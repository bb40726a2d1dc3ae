//! Other tools, each in a process of its own that stays: a paper's rows go in as a line, milliseconds and bytes come out.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

const FROM: &str = env!("CARGO_MANIFEST_DIR");
const WHEELS: [&str; 4] = ["typst==0.15.2", "reportlab==5.1.0", "arabic-reshaper==3.1.0", "python-bidi==0.6.12"];

pub struct Others {
    pub name: String,
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Others {
    pub fn start(name: &str) -> Others {
        let tools = Path::new(FROM).join("target/tools/papers");
        if !tools.join("installed").exists() {
            println!("Installing from PyPI: {}", WHEELS.join(" "));
            run(Command::new("python3").args(["-m", "venv"]).arg(&tools));
            run(Command::new(tools.join("bin/pip")).args(["install", "-q"]).args(WHEELS));
            std::fs::write(tools.join("installed"), "").unwrap();
        }
        let here = Path::new(FROM).join("benches/paper");
        let mut command = Command::new(tools.join("bin/python"));
        command.arg(here.join("others.py")).arg(name).arg(Path::new(FROM).join("fonts")).arg(here.join("receipt.typ"));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (to, from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Others { name: name.to_owned(), child, to, from }
    }

    /// Sets a paper; gives milliseconds and bytes.
    pub fn set(&mut self, words: &Value) -> (f64, usize) {
        writeln!(self.to, "{words}").unwrap();
        self.to.flush().unwrap();
        let mut answer = String::new();
        self.from.read_line(&mut answer).unwrap();
        let (ms, bytes) = answer.trim().split_once(' ').unwrap_or_else(|| panic!("{}: {answer:?}", self.name));
        (ms.parse().unwrap(), bytes.parse().unwrap())
    }
}

impl Drop for Others {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn run(command: &mut Command) {
    let status = command.status().unwrap();
    assert!(status.success(), "{command:?}: {status}");
}
