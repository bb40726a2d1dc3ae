//! The program on a screen of its own: Xvfb, without a window manager.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::SHUBBAK;
use super::hand::{Hand, Layout};

/// A screen of its own, with a keyboard that prints what `layout` says.
pub struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    pub fn with(layout: &Layout) -> Self {
        // Without -noreset the server would forget the layout as soon as setxkbmap has gone.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb: installer/linux/needs.sh test installs it");
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let screen = Self { server, display: format!(":{}", number.trim()) };
        screen.run("setxkbmap", &["-layout", layout.name]);
        screen
    }

    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let told = self.command(program).args(arguments).output().unwrap();
        assert!(told.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&told.stderr));
        String::from_utf8(told.stdout).unwrap()
    }

    pub fn open(&self, folder: &Path) -> Program {
        let program = self
            .command(SHUBBAK)
            .args(["--practice", "EG", "--data"])
            .arg(folder)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let found = self.run("xdotool", &["search", "--sync", "--onlyvisible", "--class", "shubbak"]);
        let window = found.lines().last().unwrap();
        self.run("xdotool", &["windowfocus", "--sync", window]);
        Program(program)
    }

    /// What another program would paste; nothing, if nobody copied.
    pub fn clipboard(&self) -> String {
        let told = self.command("xclip").args(["-selection", "clipboard", "-o"]).output().unwrap();
        String::from_utf8(told.stdout).unwrap()
    }

    /// Copies as another program does.
    pub fn put_in_clipboard(&self, text: &str) {
        let mut copied = self.command("xclip");
        copied.args(["-selection", "clipboard", "-i"]).stdin(Stdio::piped()).stdout(Stdio::null());
        let mut copied = copied.spawn().unwrap();
        copied.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        assert!(copied.wait().unwrap().success());
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.display);
        command
    }

    pub fn press(&self, hand: &Hand) {
        let mut arguments = vec!["key", "--delay", "2"];
        arguments.extend(hand.chords.iter().map(String::as_str));
        self.run("xdotool", &arguments);
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Asked to end, not killed: it takes its lock with it.
        let _ = Command::new("sh").args(["-c", &format!("kill {}", self.server.id())]).status();
        let _ = self.server.wait();
    }
}

/// The program while it runs. It is switched off as by a power cut: nothing that was done may depend on a farewell.
pub struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
