//! A disk that fills up while pages come: those that came are kept and can be attached once there is room, the
//! scan ends with its reason, and scanning goes on without a restart. The program and the scanner are the real ones.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::durability::life::Scene;
use crate::durability::talk::Talk;
use crate::durability::troubles::{fill, with_mounts_of_its_own};

/// What the program tells of its pages once no scan is under way.
fn scanned(talk: &mut Talk) -> Value {
    loop {
        let told = talk.asks(&json!({ "id": "pages", "ask": "pages" }))["ok"].clone();
        if told["work"].is_null() {
            return told;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

#[test]
fn pages_that_came_before_the_disk_was_full_are_kept() {
    let scene = Scene::new();
    let mounted =
        "mount -t tmpfs -o size=24m none \"$DISK\"; exec \"$PROGRAM\" exec --practice --data \"$DISK/centre\"";
    let Some(mut command) = with_mounts_of_its_own(mounted) else { return };
    let sane = tempfile::tempdir().unwrap();
    fs::write(sane.path().join("dll.conf"), "test\n").unwrap();
    fs::copy("/etc/sane.d/test.conf", sane.path().join("test.conf")).unwrap();
    command.env("DISK", scene.disk()).env("PROGRAM", env!("CARGO_BIN_EXE_shubbak"));
    command.env("SANE_CONFIG_DIR", sane.path()).env("TMPDIR", sane.path());
    let mut talk = Talk::begin(command);
    talk.does(&json!({ "id": "in", "do": "sign_in", "officer": "samir", "secret": "1470" }));
    let scan = |no: u32| {
        json!({ "id": format!("scan{no}"), "do": "scan_pages", "scanner": { "sane": "test:0" },
                "wish": { "source": "feeder", "colour": "colour" } })
    };
    talk.does(&scan(1));
    let before = scanned(&mut talk)["pages"].as_array().unwrap().len();
    assert_eq!(before, 10);
    let disk = Path::new("/proc").join(talk.process().to_string()).join("root");
    let disk = disk.join(scene.disk().strip_prefix("/").unwrap());
    fill(&disk);
    talk.does(&scan(2));
    let full = scanned(&mut talk);
    assert_eq!(full["ended"]["fault"]["fault"], "no_room", "{full}");
    assert_eq!(full["pages"].as_array().unwrap().len(), before);
    fs::remove_file(disk.join("ballast")).unwrap();
    talk.does(&scan(3));
    let after = scanned(&mut talk);
    assert_eq!(after["ended"]["fault"], Value::Null, "{after}");
    assert_eq!(after["pages"].as_array().unwrap().len(), before + 10);
    let files = talk.does(&json!({ "id": "attach", "do": "attach_pages", "pages": [1, 11] }));
    assert_eq!(files["files"].as_array().unwrap().len(), 2);
}
