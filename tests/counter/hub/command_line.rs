//! A real counter and its headquarters: set up, enrolled, sent, taken and answered, by the parts that the command line calls;
//! and what is written down of keys on the way.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use shubbak::app::Outcome;
use shubbak::app::custody::Passphrase;
use shubbak::app::hq::{Headquarters, Keys, Seen, Settings, found};
use shubbak::config;
use shubbak::domain::Country;
use shubbak::env::Env;
use shubbak::exchange::OpeningKeys;
use shubbak::hub::{Site, SiteKind};
use shubbak::i18n::{Digits, Language, Tr};

use super::{files_below, fresh_database};
use crate::centre::{Centre, SUNDAY_MORNING, desk_in, site_validity};

const PHRASE: &str = "a headquarters of the tests";

fn set_up(folder: &Path) -> (Headquarters, Keys, String) {
    let settings = Settings {
        name: "الإدارة العامة".into(),
        database: fresh_database().into(),
        drop: "drop".into(),
        time_zone: "Africa/Cairo".into(),
    };
    let founded = found(folder, &settings, &Passphrase::new(PHRASE), &mut Env::system()).unwrap();
    let hq = Headquarters::open(folder, Env::system()).unwrap();
    let keys = hq.keys(&Passphrase::new(PHRASE)).unwrap();
    (hq, keys, founded.recipient)
}

/// A practice centre that seals for that headquarters and believes it.
fn centre_of(hq: &Path, recipient: &str) -> Centre {
    let folder = tempfile::tempdir().unwrap();
    let escrow = OpeningKeys::generate().recipients_text();
    let public = fs::read_to_string(hq.join("headquarters.pem")).unwrap();
    let settings = config::practice(Country::Egypt);
    let more = format!(
        "recipients = [\"{recipient}\", \"{}\"]\n\n[[headquarters]]\npublic_key = \"\"\"\n{public}\"\"\"\n",
        escrow.trim()
    );
    fs::write(folder.path().join("centre.toml"), settings + &more).unwrap();
    let desk = desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING);
    Centre { desk, folder, commands: 0 }
}

impl Centre {
    fn exports_to(&mut self, folder: &Path) -> PathBuf {
        let sealed = self.does(json!({ "do": "export_batch", "folder": folder })).unwrap();
        let Outcome::BatchSealed(batch) = sealed else { panic!("{sealed:?}") };
        batch.file
    }
}

#[test]
fn a_counter_sends_and_is_answered() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("hq");
    let (mut hq, keys, recipient) = set_up(&folder);
    let mut centre = centre_of(&folder, &recipient);
    let (pem, _) = shubbak::app::station_key_text(centre.folder.path()).unwrap();
    let public = place.path().join("station.pem");
    fs::write(&public, pem).unwrap();
    let station = "ZAQ-03".parse().unwrap();
    let incoming = folder.join("drop/in/ZAQ-03");
    fs::create_dir_all(&incoming).unwrap();
    centre.signs_in("huda", "2580");
    centre.registers(site_validity());
    centre.signs_in("samir", "1470");
    centre.exports_to(&incoming);

    // Not enrolled yet: put away, with one line that says why.
    let seen = hq.take(None, &keys, &mut |_| {}).unwrap();
    let [file] = &seen[..] else { panic!("{seen:?}") };
    let Seen::Refused(refusal) = &file.seen else { panic!("{file:?}") };
    assert_eq!(refusal.why, "unknown-signer");
    assert!(files_below(&folder.join("drop/out")).is_empty(), "whoever is not known hears nothing");
    let refused = folder.join("drop/refused/ZAQ-03").join(file.file.file_name().unwrap());
    fs::rename(&refused, incoming.join(refused.file_name().unwrap())).unwrap();

    let site =
        Site { name_ar: "الزقازيق".into(), governorate: "13".into(), kind: SiteKind::Fixed, ..Site::default() };
    let certificate = hq.enrol(&station, &public, &site, &keys).unwrap();
    assert!(shubbak::app::take_certificate(&certificate, centre.folder.path(), Env::system().today()).is_ok());
    let seen = hq.take(None, &keys, &mut |_| {}).unwrap();
    assert!(matches!(seen[..], [ref file] if matches!(file.seen, Seen::Applied { refused: 0, .. })), "{seen:?}");
    assert!(files_below(&incoming).is_empty());

    // The receipt agrees with the counter's register, and is kept there.
    let receipt =
        files_below(&folder.join("drop/out/ZAQ-03")).into_iter().find(|file| file.ends_with(receipt_of(&seen[0].file)));
    centre.does(json!({ "do": "take_receipt", "file": receipt.unwrap() })).unwrap();
    centre.is_clean();

    // On a stick: what was taken stays there, and the receipt lies beside.
    centre.signs_in("huda", "2580");
    centre.registers(site_validity());
    centre.signs_in("samir", "1470");
    let stick = tempfile::tempdir().unwrap();
    let batch = centre.exports_to(stick.path());
    for again in [false, true] {
        let seen = hq.take(Some(stick.path()), &keys, &mut |_| {}).unwrap();
        assert_eq!(matches!(seen[0].seen, Seen::AlreadyHad), again, "{seen:?}");
    }
    assert!(batch.exists() && stick.path().join(receipt_of(&batch)).exists());

    what_is_not_taken_is_answered(&mut hq, &keys, &mut centre, &folder);

    hq.revoke(&station, "the counter was stolen").unwrap();
    centre.registers_again_and_exports(&incoming);
    let seen = hq.take(None, &keys, &mut |_| {}).unwrap();
    assert!(matches!(&seen[0].seen, Seen::Refused(refusal) if refusal.why == "revoked-station"), "{seen:?}");
    no_key_is_told(&folder, &keys);
}

/// A batch that comes before the one it goes on from waits, and the counter is told why until it is taken.
fn what_is_not_taken_is_answered(hq: &mut Headquarters, keys: &Keys, centre: &mut Centre, folder: &Path) {
    let (incoming, out) = (folder.join("drop/in/ZAQ-03"), folder.join("drop/out/ZAQ-03"));
    let late = tempfile::tempdir().unwrap();
    let missing = centre.registers_again_and_exports(late.path());
    let early = centre.registers_again_and_exports(&incoming);
    let seen = hq.take(None, keys, &mut |_| {}).unwrap();
    assert!(matches!(&seen[..], [one] if matches!(&one.seen, Seen::Waits(why) if why.why == "gap")), "{seen:?}");
    let answer = out.join(receipt_of(&early).replace(".receipt.", ".not-taken."));
    let text = fs::read_to_string(&answer).unwrap();
    hq.take(None, keys, &mut |_| {}).unwrap();
    assert_eq!(fs::read_to_string(&answer).unwrap(), text, "said once, not with every run");

    let row = |centre: &Centre| centre.desk.register().batches().unwrap().remove(0);
    assert_eq!(row(centre).not_taken, None);
    let heard = centre.does(json!({ "do": "take_receipt", "file": answer })).unwrap();
    assert!(matches!(&heard, Outcome::BatchNotTaken { why, .. } if why == "gap"), "{heard:?}");
    let told = row(centre);
    assert_eq!(told.not_taken.as_ref().unwrap().code, "gap");
    let tr = Tr::new(Language::English, Digits::Latin);
    assert_eq!(shubbak::app::outbox::words::state(&told, &tr), tr.batch_not_taken());
    // Somebody who writes one himself is not believed.
    let forged = late.path().join("forged.json");
    fs::write(&forged, text.replace("\"gap\"", "\"fork\"")).unwrap();
    assert_eq!(centre.does(json!({ "do": "take_receipt", "file": forged })).unwrap_err().code(), "receipt_signature");

    // One byte of the other is changed on its way: it is refused, and nobody is told.
    let mut bytes = fs::read(&missing).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let before = files_below(&out);
    fs::write(incoming.join(missing.file_name().unwrap()), &bytes).unwrap();
    let seen = hq.take(None, keys, &mut |_| {}).unwrap();
    assert!(seen.iter().any(|one| matches!(&one.seen, Seen::Refused(why) if why.why == "changed")), "{seen:?}");
    assert_eq!(files_below(&out), before);

    fs::copy(&missing, incoming.join(missing.file_name().unwrap())).unwrap();
    let seen = hq.take(None, keys, &mut |_| {}).unwrap();
    assert!(seen.iter().all(|one| matches!(one.seen, Seen::Applied { .. })) && seen.len() == 2, "{seen:?}");
    assert!(!answer.exists());
    centre.does(json!({ "do": "take_receipt", "file": out.join(receipt_of(&early)) })).unwrap();
    assert_eq!((row(centre).not_taken, row(centre).received.is_some()), (None, true));
}

impl Centre {
    fn registers_again_and_exports(&mut self, folder: &Path) -> PathBuf {
        self.signs_in("huda", "2580");
        self.registers(site_validity());
        self.signs_in("samir", "1470");
        self.exports_to(folder)
    }
}

fn receipt_of(batch: &Path) -> String {
    let name = batch.file_name().unwrap().to_string_lossy().into_owned();
    name.replace(".bag.tar.age", ".receipt.json")
}

/// The private keys stand nowhere in headquarters' folder but behind the passphrase.
fn no_key_is_told(folder: &Path, keys: &Keys) {
    let opening = keys.opening.to_secret_text();
    let pem = keys.signing.to_pem().unwrap();
    let line = pem.lines().nth(1).unwrap();
    for file in files_below(folder) {
        let bytes = fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(opening.trim()) && !text.contains(line), "{}", file.display());
        assert!(!text.contains("AGE-SECRET") && !text.contains("PRIVATE KEY"), "{}", file.display());
    }
    let wrapped = fs::read_to_string(folder.join("headquarters.keys")).unwrap();
    assert!(shubbak::exchange::wrap::wants_passphrase(&wrapped));
}
