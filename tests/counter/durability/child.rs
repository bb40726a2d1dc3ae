//! A counter in a process of its own that runs this test binary instead of the program: it takes the
//! same lines, keeps drafts as the window does, and can be told to sync less than the program does.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use shubbak::app::{Desk, Reply, Request, Surroundings, exec, open_centre};
use shubbak::cli::WhichCentre;
use shubbak::domain::Country;
use shubbak::env::Env;
use shubbak::i18n::Tr;

/// As the program sets it.
pub const AS_SHIPPED: &str = "full";

pub fn command(centre: &Path, said: &Path, synchronous: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["durability::child::a_counter", "--exact", "--ignored", "--nocapture"]);
    command.stdout(std::process::Stdio::null());
    command.env("COUNTER_FOLDER", centre).env("COUNTER_SAID", said).env("COUNTER_SYNCHRONOUS", synchronous);
    command
}

#[test]
#[ignore = "a process for other tests to kill and to record; by itself it does nothing"]
fn a_counter() {
    let Some(folder) = std::env::var_os("COUNTER_FOLDER") else { return };
    let which = WhichCentre::Practice { country: Country::Egypt, folder: Some(folder.clone().into()) };
    let opened = open_centre(&which, &Surroundings { data: folder.into() }, Env::system());
    let mut desk = opened.map_err(|fault| format!("{fault:?}")).unwrap().desk;
    let synchronous = std::env::var("COUNTER_SYNCHRONOUS").unwrap();
    if synchronous != AS_SHIPPED {
        desk.register().sync_less_for_a_test(&synchronous).unwrap();
    }
    let mut said = OpenOptions::new().append(true).open(std::env::var_os("COUNTER_SAID").unwrap()).unwrap();
    for line in std::io::stdin().lines() {
        let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
        said.write_all(&served(&mut desk, &line)).unwrap();
    }
}

fn served(desk: &mut Desk, line: &Value) -> Vec<u8> {
    let mut answer = vec![];
    let Some(body) = line["draft"].as_str() else {
        exec::run(desk, &Tr::english(), format!("{line}\n").as_bytes(), &mut answer).unwrap();
        return answer;
    };
    match desk.reply(Request::SaveDraft(body.to_owned())) {
        Reply::Kept => format!("{}\n", json!({ "ok": { "did": "draft_kept", "body": body } })).into_bytes(),
        other => panic!("{other:?}"),
    }
}
