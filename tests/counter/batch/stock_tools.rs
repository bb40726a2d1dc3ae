//! Opened with nothing of ours: age, tar, zstd, OpenSSL and BagIt's own reader take a batch apart and agree with it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::AtomicBool;

use sha2::{Digest, Sha256};
use shubbak::domain::ledger::Action;
use shubbak::exchange::{StationKey, Watch, volumes};

use super::{Centre, Day, NAME};

#[test]
fn tools_of_others_open_it() {
    let centre = Centre::open();
    let sealed = centre.seals(Day::of(5)).unwrap();
    let dir = centre.place.path();
    for (keys, into) in [(&centre.hq, "hq"), (&centre.escrow, "escrow")] {
        let key = dir.join(format!("{into}.key"));
        fs::write(&key, keys.to_secret_text()).unwrap();
        fs::create_dir(dir.join(into)).unwrap();
        let tar = dir.join(format!("{into}.tar"));
        tool("age", Command::new("age").arg("-d").arg("-i").arg(&key).arg("-o").arg(&tar).arg(&sealed.path));
        tool("tar", Command::new("tar").arg("-xf").arg(&tar).arg("-C").arg(dir.join(into)));
    }
    let bag = dir.join("hq").join(NAME);
    assert!(bagit_accepts(&bag));

    let card: serde_json::Value = serde_json::from_slice(&fs::read(bag.join("signer.json")).unwrap()).unwrap();
    fs::write(dir.join("station.pem"), card["public_key"].as_str().unwrap()).unwrap();
    let mut openssl = Command::new("openssl");
    openssl.args(["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey"]).arg(dir.join("station.pem"));
    openssl
        .arg("-in")
        .arg(bag.join("tagmanifest-sha256.txt"))
        .arg("-sigfile")
        .arg(bag.join("tagmanifest-sha256.txt.sig"));
    tool("openssl", &mut openssl);

    let lines = tool("zstd", Command::new("zstd").arg("-dc").arg(bag.join("data/actions.jsonl.zst")));
    let lines: Vec<Action> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, Day::of(5).actions);
    chain_holds_by_the_words_of_the_readme(&lines);

    // And they see a changed byte as we do.
    let file = fs::read_dir(bag.join("data/att")).unwrap().next().unwrap().unwrap().path();
    let file = fs::read_dir(file).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(&file).unwrap();
    bytes[100] ^= 1;
    fs::write(&file, bytes).unwrap();
    assert!(!bagit_accepts(&bag));
}

/// In volumes, as on a stick that takes no large file: `cat` and `sha256sum` make the batch again, and age opens it.
#[test]
fn cat_puts_volumes_together() {
    let centre = Centre::open();
    let sealed = centre.seals(Day::of(20)).unwrap();
    let stick = centre.place.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let mut watch = Watch { progress: &mut |_| {}, cancel: &AtomicBool::new(false) };
    let copied = volumes::copy(&sealed.path, &stick, 100_000, &mut watch).unwrap();
    assert!(copied.files.len() > 4, "{:?}", copied.files);
    let list = fs::read_to_string(copied.files.last().unwrap()).unwrap();
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    let line = |part: &serde_json::Value, name: &str| {
        format!("{}  {}\n", part["sha256"].as_str().unwrap(), part[name].as_str().unwrap())
    };
    let sums: String = list["volumes"].as_array().unwrap().iter().map(|volume| line(volume, "name")).collect();
    fs::write(stick.join("sums"), sums + &line(&list, "file")).unwrap();
    fs::write(stick.join("hq.key"), centre.hq.to_secret_text()).unwrap();
    let script = format!("cat {NAME}.bag.tar.age.[0-9]* > {NAME}.bag.tar.age && sha256sum -c --quiet sums");
    tool("coreutils", Command::new("sh").arg("-c").arg(script).current_dir(&stick));
    let file = format!("{NAME}.bag.tar.age");
    tool("age", Command::new("age").args(["-d", "-i", "hq.key", "-o", "bag.tar", &file]).current_dir(&stick));
    tool("tar", Command::new("tar").args(["-tf", "bag.tar"]).current_dir(&stick));
}

#[test]
fn a_key_of_openssl_can_sign_and_ours_can_be_read_by_it() {
    let dir = tempfile::tempdir().unwrap();
    let made = dir.path().join("made.pem");
    tool("openssl", Command::new("openssl").args(["genpkey", "-algorithm", "ed25519", "-out"]).arg(&made));
    let key = StationKey::from_pem(&fs::read_to_string(&made).unwrap()).unwrap();
    let ours = dir.path().join("ours.pem");
    fs::write(&ours, key.to_pem().unwrap().as_bytes()).unwrap();
    let public = tool("openssl", Command::new("openssl").args(["pkey", "-pubout", "-in"]).arg(&ours));
    assert_eq!(public, key.public().to_pem().unwrap());
}

/// The hash of each action, computed from what README.txt says and nothing else.
fn chain_holds_by_the_words_of_the_readme(actions: &[Action]) {
    let mut prev = [0; 32];
    for action in actions {
        assert_eq!(action.prev.0, prev);
        assert_eq!(action.body_hash.0, <[u8; 32]>::from(Sha256::digest(&action.body)));
        let mut bytes = prev.to_vec();
        let has_reason = u8::from(action.reason.is_some());
        let fields: [&[u8]; 11] = [
            action.station.as_str().as_bytes(),
            &action.seq.to_be_bytes(),
            &action.at.ms.to_be_bytes(),
            &action.at.n.to_be_bytes(),
            action.officer.as_str().as_bytes(),
            action.command.as_bytes(),
            &action.subject.to_string().into_bytes(),
            &[has_reason],
            action.reason.as_deref().unwrap_or("").as_bytes(),
            action.kind.as_bytes(),
            &action.version.to_be_bytes(),
        ];
        for field in fields {
            bytes.extend((field.len() as u64).to_be_bytes());
            bytes.extend(field);
        }
        bytes.extend(action.body_hash.0);
        prev = Sha256::digest(&bytes).into();
        assert_eq!(action.hash.0, prev);
    }
}

/// Runs a tool and gives what it said; fails with what to install, or with its own words.
fn tool(package: &str, command: &mut Command) -> String {
    let hint = format!("{command:?} cannot be started: apt-get install {package}");
    let output = command.output().unwrap_or_else(|error| panic!("{hint} ({error})"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// BagIt's own reader, in Python. `make test` puts it in place; a plain `cargo test` does so here.
fn bagit_accepts(bag: &Path) -> bool {
    let venv = std::env::var_os("SHUBBAK_TOOLS_VENV")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/venv"), PathBuf::from);
    let python = venv.join("bin/python");
    let has_bagit = || Command::new(&python).args(["-c", "import bagit"]).output().is_ok_and(|o| o.status.success());
    if !has_bagit() {
        tool("python3-venv", Command::new("python3").args(["-m", "venv"]).arg(&venv));
        tool(
            "python3-venv",
            Command::new(venv.join("bin/pip")).args(["install", "-q", "bagit==1.9.0", "setuptools<81"]),
        );
    }
    assert!(has_bagit(), "bagit is not in {}: run `make test`", venv.display());
    let script =
        "import bagit, sys; bag = bagit.Bag(sys.argv[1]); bag.validate(); print(bag.info['External-Identifier'])";
    let output = Command::new(&python).args(["-c", script]).arg(bag).output().unwrap();
    if output.status.success() {
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), NAME);
    }
    output.status.success()
}
