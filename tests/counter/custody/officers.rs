//! The staff of a new register: its first system administrator, enrolled on the machine itself, and then nobody
//! without the secret of one who may enrol.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{phrase_file, said, settings, shubbak};
use crate::centre::unlocked;

const SECRET: &str = "739461";

/// A real centre, whose key lies beside its register so that nothing is asked but secrets.
fn centre() -> TempDir {
    let folder = TempDir::new().unwrap();
    settings(folder.path(), "key = \"beside\"");
    folder
}

/// `shubbak officer add`, with the secret in a file; what it said, and whether it went well.
fn add(folder: &Path, id: &str, role: &str, secret: &str, by: Option<(&str, &str)>) -> (String, bool) {
    let mut command = shubbak(folder, &["officer", "add", id, "--name", "سامية فؤاد", "--role", role]);
    command.arg("--secret-file").arg(phrase_file(folder, "new-secret", secret));
    if let Some((by, secret)) = by {
        command.args(["--by", by, "--by-secret-file"]).arg(phrase_file(folder, "by-secret", secret));
    }
    let output = command.output().unwrap();
    (said(&output), output.status.success())
}

fn refused(told: (String, bool), why: &str) {
    assert!(!told.1 && told.0.contains(why), "{}", told.0);
}

fn done(told: (String, bool)) {
    assert!(told.1, "{}", told.0);
}

/// What `exec` answers to these lines.
fn exec(folder: &Path, lines: &[Value]) -> Vec<Value> {
    let input = folder.join("lines");
    fs::write(&input, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    let mut program = shubbak(folder, &["exec", "--language", "en"]);
    let output = program.stdin(fs::File::open(&input).unwrap()).output().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn signs_in(folder: &Path, officer: &str, secret: &str) -> Value {
    let sign_in = json!({ "id": format!("in-{officer}"), "do": "sign_in", "officer": officer, "secret": secret });
    exec(folder, &[sign_in]).remove(0)
}

#[test]
fn the_first_is_the_system_administrator_and_nobody_follows_without_their_secret() {
    let (folder, samia) = (centre(), Some(("samia", SECRET)));
    let folder = folder.path();
    let nobody = signs_in(folder, "samia", SECRET);
    assert_eq!(nobody["error"]["code"], "nobody_enrolled");
    assert!(nobody["error"]["next"].as_str().unwrap().contains("shubbak officer add"), "{nobody}");

    refused(add(folder, "huda", "counter_clerk", "2580", None), "first to be enrolled is the system administrator");
    refused(add(folder, "samia", "system_administrator", "2580", None), "at least 6");
    done(add(folder, "samia", "system_administrator", SECRET, None));
    refused(add(folder, "second", "system_administrator", SECRET, None), "has a system administrator");
    refused(add(folder, "huda", "counter_clerk", "2580", None), "has a system administrator");

    refused(add(folder, "huda", "counter_clerk", "2580", Some(("samia", "000000"))), "name or the secret is wrong");
    refused(add(folder, "huda", "counter_clerk", "2580", Some(("nobody", SECRET))), "name or the secret is wrong");
    refused(add(folder, "huda", "counter_clerk", "25", samia), "at least 4");
    done(add(folder, "huda", "counter_clerk,cashier", "2580", samia));
    refused(add(folder, "huda", "counter_clerk", "2580", samia), "already enrolled");
    refused(add(folder, "friend", "supervisor", SECRET, Some(("huda", "2580"))), "not allow");
    assert_eq!(signs_in(folder, "huda", "2580")["ok"]["officer"]["roles"], json!(["counter_clerk", "cashier"]));
    assert_eq!(signs_in(folder, "friend", SECRET)["error"]["code"], "wrong_secret");

    assert_eq!(enrolled(folder), [("shubbak".into(), "samia".into()), ("samia".into(), "huda".into())]);
    let proved = shubbak(folder, &["verify"]).output().unwrap();
    assert!(said(&proved).contains("\nclean"), "{}", said(&proved));
}

/// Who enrolled whom, as the ledger has it.
fn enrolled(folder: &Path) -> Vec<(String, String)> {
    let conn = unlocked(folder);
    let sql = "select officer, body ->> 'officer' from action where kind = 'officer_enrolled' order by id";
    let mut query = conn.prepare(sql).unwrap();
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// A terminal of its own: everything that shows on it goes to standard output, and after each question, once the
/// terminal keeps what is typed to itself, the next of the answers is typed.
const TERMINAL: &str = r#"
import os, pty, sys, termios, time
answers = sys.argv[1].split("|")
child, terminal = pty.fork()
if child == 0:
    os.execv(sys.argv[2], sys.argv[2:])
shown = b""
while True:
    try:
        seen = os.read(terminal, 4096)
    except OSError:
        break
    if not seen:
        break
    shown += seen
    if answers and seen.rstrip(b" ").endswith(b":"):
        while termios.tcgetattr(terminal)[3] & termios.ECHO:
            time.sleep(0.005)
        os.write(terminal, answers.pop(0).encode() + b"\n")
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"#;

/// `shubbak officer add samia` on a terminal, where these are typed one after another.
fn on_a_terminal(folder: &Path, answers: &str, more: &[&str]) -> Output {
    let mut command = Command::new("python3");
    command.args(["-c", TERMINAL, answers, env!("CARGO_BIN_EXE_shubbak"), "--data"]).arg(folder);
    command.args(["officer", "add"]).args(more).stdin(Stdio::null()).output().unwrap()
}

#[test]
fn on_a_terminal_secrets_are_asked_for_twice_and_never_shown() {
    let folder = centre();
    let folder = folder.path();
    let samia = ["samia", "--name", "سامية فؤاد", "--role", "system_administrator"];
    let huda = ["huda", "--name", "هدى", "--role", "counter_clerk", "--by", "samia"];
    let differ = on_a_terminal(folder, "739461|739462", &samia);
    assert!(!differ.status.success() && said(&differ).contains("two secrets differ"), "{}", said(&differ));

    // Typed on two keyboards, with digits of either script.
    let first = on_a_terminal(folder, "739461|٧٣٩٤٦١", &samia);
    assert!(first.status.success() && said(&first).contains("New secret for samia, 6"), "{}", said(&first));
    let next = on_a_terminal(folder, "739461|2580|2580", &huda);
    assert!(next.status.success() && said(&next).contains("Secret of samia:"), "{}", said(&next));
    for shown in [differ, first, next].iter().map(said) {
        assert!(!["739461", "739462", "٧٣٩٤٦١", "2580"].iter().any(|secret| shown.contains(secret)), "{shown}");
    }
    assert_eq!(signs_in(folder, "huda", "2580")["ok"]["did"], "signed_in");
}

#[test]
fn without_a_terminal_it_says_how_the_secret_comes() {
    let folder = centre();
    let mut unasked = Command::new("setsid");
    unasked.arg(env!("CARGO_BIN_EXE_shubbak")).arg("--data").arg(folder.path()).stdin(Stdio::null());
    let asked = unasked.args(["officer", "add", "samia", "--name", "سامية", "--role", "system_administrator"]);
    let asked = asked.output().unwrap();
    assert!(!asked.status.success() && said(&asked).contains("--secret-file"), "{}", said(&asked));
    assert!(enrolled(folder.path()).is_empty());
}
