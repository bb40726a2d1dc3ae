//! Opened with nothing of ours: age, tar, zstd, sha256sum and OpenSSL, by the words of the README inside.

use std::fs;
use std::path::Path;
use std::process::Command;

use shubbak::exchange::pack::open_pack;

use super::{ARREARS, arrears, label};
use crate::centre::Centre;

fn tool(package: &str, command: &mut Command) -> String {
    let hint = format!("{command:?} cannot be started: apt-get install {package}");
    let output = command.output().unwrap_or_else(|error| panic!("{hint} ({error})"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn sha256(file: &Path) -> String {
    tool("coreutils", Command::new("sha256sum").arg(file)).split(' ').next().unwrap().to_owned()
}

#[test]
fn tools_of_others_open_a_pack() {
    let centre = Centre::with_clerk();
    let dir = tempfile::tempdir().unwrap();
    let keys = shubbak::exchange::OpeningKeys::generate();
    let key = centre.headquarters_key();
    let to = keys.recipients_text();
    let pack = shubbak::exchange::pack::publish(label(arrears(), 42, "ZAQ-03"), ARREARS, &key, Some(&to)).unwrap();
    assert_eq!(pack.file, "register-arrears-000042-ZAQ-03.pack.tar.age");
    let place = |name: &str| dir.path().join(name);
    fs::write(place("pack.age"), &pack.bytes).unwrap();
    fs::write(place("key"), keys.to_secret_text()).unwrap();
    fs::write(place("headquarters.pem"), key.public().to_pem().unwrap()).unwrap();
    tool(
        "age",
        Command::new("age").arg("-d").arg("-i").arg(place("key")).arg("-o").arg(place("tar")).arg(place("pack.age")),
    );
    tool("tar", Command::new("tar").arg("-xf").arg(place("tar")).arg("-C").arg(dir.path()));
    let mut openssl = Command::new("openssl");
    openssl.args(["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey"]).arg(place("headquarters.pem"));
    openssl.arg("-in").arg(place("pack/pack.json")).arg("-sigfile").arg(place("pack/pack.json.sig"));
    tool("openssl", &mut openssl);
    let told: serde_json::Value = serde_json::from_slice(&fs::read(place("pack/pack.json")).unwrap()).unwrap();
    assert_eq!(told["content_sha256"], sha256(&place("pack/content.zst")));
    assert_eq!(told["readme_sha256"], sha256(&place("pack/README.txt")));
    let lines = tool("zstd", Command::new("zstd").arg("-dc").arg(place("pack/content.zst")));
    assert_eq!(lines, ARREARS);
    // The same content and day give the same bytes; only the seal around them is new each time.
    let again = shubbak::exchange::pack::publish(label(arrears(), 42, "ZAQ-03"), ARREARS, &key, Some(&to)).unwrap();
    assert_ne!(again.bytes, pack.bytes);
    fs::write(place("again.age"), &again.bytes).unwrap();
    tool(
        "age",
        Command::new("age").arg("-d").arg("-i").arg(place("key")).arg("-o").arg(place("tar2")).arg(place("again.age")),
    );
    assert_eq!(sha256(&place("tar")), sha256(&place("tar2")));
    let trust = shubbak::exchange::pack::PackTrust {
        headquarters: &[shubbak::exchange::ReceiptKey { key: key.public(), from: None, until: None }],
        station: &"ZAQ-03".parse().unwrap(),
        country: shubbak::domain::Country::Egypt,
        keys: Some(&keys),
    };
    assert_eq!(open_pack(&pack.bytes, &trust).unwrap().label, pack.label);
}
