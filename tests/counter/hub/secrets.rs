//! Keys and passwords appear in nothing that is said or written down: headquarters and a counter at work, with right and with
//! wrong inputs, and everything that came of it looked through: what the program says, how its values show themselves,
//! PostgreSQL's own log, and every file that goes out.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use shubbak::app::custody::Passphrase;
use shubbak::app::hq::{Headquarters, Keys, Settings};
use shubbak::app::{Command, Fault};
use shubbak::env::Env;
use shubbak::exchange::{OpeningKeys, StationKey};
use shubbak::hub::Hub;

use super::{files_below, fresh_database};
use crate::custody::{phrase_file, said, shubbak};

const PHRASE: &str = "seven palms beside a quiet canal";
const WRONG_PHRASE: &str = "seven goats beside a quiet canal";
const DATABASE_PASSWORD: &str = "Zx81!Kanaater-db";
const LINK_PASSWORD: &str = "Qq93-Rashid-link";

/// Everything that may be seen by somebody who is to see no key.
#[derive(Default)]
struct Seen(Vec<(String, String)>);

impl Seen {
    fn add(&mut self, whence: &str, text: impl Into<String>) {
        self.0.push((whence.to_owned(), text.into()));
    }

    /// Runs the program and keeps all that it says.
    fn runs(&mut self, folder: &Path, words: &[&str]) -> bool {
        let output = shubbak(folder, words).output().unwrap();
        self.add(&words.join(" "), said(&output));
        output.status.success()
    }

    fn file(&mut self, path: &Path) {
        self.add(&path.display().to_string(), String::from_utf8_lossy(&fs::read(path).unwrap()));
    }

    /// Where one of the secrets stands, in whatever spelling.
    fn told(&self, secrets: &[Secret]) -> Vec<String> {
        let found = secrets.iter().flat_map(|secret| secret.spellings.iter().map(move |text| (secret.name, text)));
        let found = found.flat_map(|(name, text)| {
            self.0
                .iter()
                .filter(|(_, seen)| seen.contains(text.as_str()))
                .map(move |(whence, _)| format!("{name}: {whence}"))
        });
        found.collect()
    }
}

/// Something that nobody may see, in the spellings in which it might slip out.
struct Secret {
    name: &'static str,
    spellings: Vec<String>,
}

impl Secret {
    fn text(name: &'static str, text: &str) -> Secret {
        let mut spellings = Secret::bytes(name, text.as_bytes()).spellings;
        spellings.extend([text.to_owned(), text.to_lowercase(), text.replace('!', "%21")]);
        Secret { name, spellings }
    }

    fn bytes(name: &'static str, bytes: &[u8]) -> Secret {
        let listed = bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
        // In base64 that begins on another byte, what follows is spelled otherwise.
        let base64 = (0..3).map(|skip| base64(&bytes[skip..bytes.len() - (bytes.len() - skip) % 3]));
        let hex = hex::encode(bytes);
        Secret { name, spellings: base64.chain([hex.to_uppercase(), hex, listed]).collect() }
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |three: &[u8], at: u32| {
        let number = three.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        char::from(LETTERS[(number >> (18 - 6 * at) & 63) as usize])
    };
    bytes.chunks_exact(3).flat_map(|three| (0..4).map(move |at| letter(three, at))).collect()
}

/// The last 32 bytes of a private key's DER are the key.
fn raw_of(pem: &str) -> [u8; 32] {
    use ed25519_dalek::pkcs8::DecodePrivateKey;
    ed25519_dalek::SigningKey::from_pkcs8_pem(pem).unwrap().to_bytes()
}

struct Scene {
    place: tempfile::TempDir,
    seen: Seen,
}

impl Scene {
    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    fn hq(&mut self, words: &[&str], phrase: &str) -> bool {
        let file = self.path(phrase).display().to_string();
        let words: Vec<&str> = ["hq"].iter().chain(words).copied().chain(["--passphrase-file", &file]).collect();
        let folder = self.path("hq");
        self.seen.runs(&folder, &words)
    }

    fn counter(&mut self, words: &[&str]) -> bool {
        let words: Vec<&str> = words.iter().copied().chain(["--practice"]).collect();
        let folder = self.path("centre");
        self.seen.runs(&folder, &words)
    }

    /// A counter that seals for this headquarters, believes it, and has a link to a server that is not there.
    fn joins(&mut self) {
        let file = self.path("centre/centre.toml");
        let read = |name: &str| fs::read_to_string(self.path(name)).unwrap();
        let escrow = OpeningKeys::generate().recipients_text();
        let settings: String = read("centre/centre.toml")
            .lines()
            .filter(|line| !line.starts_with("recipients"))
            .collect::<Vec<_>>()
            .join("\n");
        let settings = format!(
            "recipients = [{:?}, {:?}]\n{settings}\n[[headquarters]]\npublic_key = \"\"\"\n{}\"\"\"\n\
             [headquarters_link]\naddress = \"https://localhost:1/drop\"\nuser = \"zaq-03\"\n",
            read("hq/headquarters.recipient").trim(),
            escrow.trim(),
            read("hq/headquarters.pem"),
        );
        fs::write(file, settings).unwrap();
    }
}

#[test]
fn no_key_is_ever_told() {
    let mut scene = Scene { place: tempfile::tempdir().unwrap(), seen: Seen::default() };
    phrase_file(scene.place.path(), "phrase", PHRASE);
    phrase_file(scene.place.path(), "wrong", WRONG_PHRASE);
    let link = phrase_file(scene.place.path(), "link", LINK_PASSWORD);
    let url = fresh_database().replace("shubbak@", &format!("shubbak:{DATABASE_PASSWORD}@"));
    fs::create_dir(scene.path("hq")).unwrap();

    // Headquarters: set up, with a database that is not there, with half an address, and rightly.
    let phrase = scene.path("phrase").display().to_string();
    let init = |url: &str| -> Vec<String> {
        ["hq", "init", "--name", "HQ", "--new-passphrase-file", &phrase, "--database", url].map(str::to_owned).into()
    };
    let nowhere = format!("postgresql://hq:{DATABASE_PASSWORD}@localhost:1/hq");
    for (url, well) in [(&nowhere, false), (&format!("password={DATABASE_PASSWORD} and more"), false), (&url, true)] {
        let words = init(url);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let folder = scene.path("hq");
        assert_eq!(scene.seen.runs(&folder, &words), well, "{:?}", scene.seen.0.last());
        // What was typed is not what was said.
        scene.seen.0.last_mut().unwrap().0 = "hq init".to_owned();
    }
    let keys = Keys::open(&scene.path("hq"), &Passphrase::new(PHRASE)).unwrap();

    // A counter: its day, its key, its batch, its link.
    // Its key is known here: it lies open, as older programs left it, and is wrapped at the first start.
    let station_key = StationKey::from_random([0x5e; 32]);
    let station_pem = station_key.to_pem().unwrap().to_string();
    fs::create_dir(scene.path("centre")).unwrap();
    fs::write(scene.path("centre/station.pem"), &station_pem).unwrap();
    fs::write(scene.path("private.pem"), &station_pem).unwrap();
    assert!(scene.counter(&["practice", "fill", "--cases", "3", "--seed", "5"]), "{:?}", scene.seen.0.last());
    assert!(!scene.path("centre/station.pem").exists());
    scene.joins();
    assert!(scene.counter(&["station", "key"]));
    let station = scene.seen.0.last().unwrap().1.clone();
    fs::write(scene.path("station.pem"), station).unwrap();
    let named = fs::read_to_string(scene.path("centre/centre.toml")).unwrap();
    let named = named.lines().find_map(|line| line.strip_prefix("station = ")).unwrap().trim_matches('"').to_owned();
    assert!(scene.counter(&["outbox", "password", "--secret-file", &link.display().to_string()]));
    assert!(!scene.counter(&["outbox", "send"]), "nobody is there");

    // Enrolled by a wrong passphrase, with a private key in place of the public one, and rightly.
    let private = scene.path("private.pem");
    let (private, public) = (private.display().to_string(), scene.path("station.pem").display().to_string());
    assert!(!scene.hq(&["enrol", &named, &public], "wrong"));
    assert!(!scene.hq(&["enrol", &named, &private], "phrase"));
    assert!(scene.hq(&["enrol", &named, &public], "phrase"), "{:?}", scene.seen.0.last());
    let incoming = scene.path("hq/drop/in").join(&named);
    fs::create_dir_all(&incoming).unwrap();
    assert!(scene.counter(&["batch", "export", "--to", &incoming.display().to_string()]), "{:?}", scene.seen.0.last());
    fs::write(incoming.join("x.bag.tar.age"), "age-encryption.org/v1\nnonsense").unwrap();
    assert!(!scene.hq(&["take"], "phrase"), "one of the two is nonsense");
    let table = scene.path("decisions.csv");
    fs::write(&table, format!("case,decision\n{LINK_PASSWORD},x\n")).unwrap();
    let order = ["pack", "catalogue", &private, "--effective", "2026-12-01", "--approved-by", "M", "--basis", "B"];
    assert!(!scene.hq(&order, "phrase"));

    shown(&mut scene, &keys, &nowhere);
    let log = super::cluster_log();
    scene.seen.file(&log);
    for file in files_below(&scene.path("hq/drop/out")) {
        scene.seen.file(&file);
    }
    let pem = keys.signing.to_pem().unwrap();
    let opening = keys.opening.to_secret_text();
    let secrets = [
        Secret::text("headquarters' passphrase", PHRASE),
        Secret::text("a wrong passphrase", WRONG_PHRASE),
        Secret::text("the database's password", DATABASE_PASSWORD),
        Secret::text("the link's password", LINK_PASSWORD),
        Secret::text("headquarters' opening key", opening.trim()),
        Secret::bytes("headquarters' signing key", &raw_of(&pem)),
        Secret::bytes("the station's key", &raw_of(&station_pem)),
    ];
    assert_eq!(scene.seen.told(&secrets), [""; 0]);

    // Every secret would have been seen, in every spelling, wherever it had slipped out.
    for secret in &secrets {
        assert!(secret.spellings.len() >= 6);
        for spelling in &secret.spellings {
            let slip = Seen(vec![("a slip".to_owned(), format!("fault: «{spelling}» is wrong"))]);
            assert!(!slip.told(std::slice::from_ref(secret)).is_empty(), "{}: {spelling}", secret.name);
        }
    }
    let mut slip = Seen::default();
    slip.add("a key that was printed", pem.as_str());
    slip.add("another", opening.as_str());
    slip.add("a third", format!("{:?}", raw_of(&station_pem)));
    assert_eq!(
        slip.told(&secrets).len(),
        4,
        "the opening key's text is the same in two spellings: {:?}",
        slip.told(&secrets)
    );
}

/// How values show themselves that hold a secret, as they would in a panic.
fn shown(scene: &mut Scene, keys: &Keys, nowhere: &str) {
    let folder = scene.path("hq");
    let settings = Settings::load(&folder.join("headquarters.toml")).unwrap();
    let phrase = Passphrase::new(PHRASE);
    let station = StationKey::from_random([0x5e; 32]);
    let command: Command =
        serde_json::from_value(json!({ "do": "keep_link_password", "password": LINK_PASSWORD })).unwrap();
    let wrong = Keys::open(&folder, &Passphrase::new(WRONG_PHRASE)).err();
    let unreached = Hub::open(nowhere).err();
    let damaged = scene.path("damaged.toml");
    fs::write(&damaged, format!("name = 1\ndatabase = {nowhere:?}\n")).unwrap();
    let settings_fault = Settings::load(&damaged).err();
    let values = [
        format!("{settings:?} {phrase:?} {station:?} {:?} {:?} {command:?}", keys.signing, keys.opening),
        format!("{wrong:?} {unreached:?} {settings_fault:?}"),
        serde_json::to_string(&command).unwrap(),
    ];
    let opened = Headquarters::open(&folder, Env::system()).err().map(|fault: Fault| format!("{fault:?}"));
    for value in values.into_iter().chain(opened) {
        scene.seen.add("how it shows itself", value);
    }
}
