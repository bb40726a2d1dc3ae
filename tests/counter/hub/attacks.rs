//! What somebody could send who means harm: a batch that was changed on its way, made up with headquarters' public key, or
//! signed by a counter that lies. PostgreSQL and the folder of files are looked at before and after: nothing may differ.
//!
//! `HUB_ATTACKS=10000` for more than CI's.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use ed25519_dalek::pkcs8::DecodePrivateKey;
use ed25519_dalek::{Signer, SigningKey};
use shubbak::domain::ledger::{Action, Hash, HybridTime, seal};
use shubbak::exchange::{Attachment, Batch, Draft, Halt, Kind, Sealing, Source, StationKey, Watch};
use shubbak::hub::{Refusal, Taken};

use super::{Counter, Hq, Night, night, wanted};
use crate::batch::forging::{Member, encrypt, hex_of, members_of};

/// A headquarters that has the first half of a counter's night, and the second half, not yet taken.
struct Scene {
    hq: Hq,
    counters: Vec<Counter>,
    out: tempfile::TempDir,
    first: PathBuf,
    second: PathBuf,
}

impl Scene {
    fn open() -> Scene {
        let mut hq = Hq::open();
        let counters = Night { one_scan_in: 3, scan_bytes: 2_000, ..night(2, 6) }.counters();
        hq.enrols(&counters);
        let (to, out) = (hq.recipients(), tempfile::tempdir().unwrap());
        let end = counters[0].actions.len() as u64;
        let first = counters[0].seals((0, end / 2), 1, out.path(), &to).unwrap();
        let second = counters[0].seals((end / 2, end), 2, out.path(), &to).unwrap();
        assert_eq!(hq.adds(&first), end / 2);
        Scene { hq, counters, out, first, second }
    }

    /// What headquarters says to these bytes.
    fn sends(&mut self, bytes: &[u8]) -> Taken {
        let path = self.out.path().join("attack.bag.tar.age");
        fs::write(&path, bytes).unwrap();
        self.hq.takes(&path)
    }

    fn refuses(&mut self, members: &[Member], expected: &str) {
        let sealed = encrypt(members, &self.hq.opening);
        match self.sends(&sealed) {
            Taken::Refused(Refusal { why, detail }) => assert_eq!(why, expected, "{detail}"),
            taken => panic!("{expected}: {taken:?}"),
        }
    }
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

#[test]
fn nothing_that_was_changed_on_its_way_changes_anything() {
    let mut scene = Scene::open();
    let good = fs::read(&scene.second).unwrap();
    let inside = members_of(&scene.second, &scene.hq.opening);
    let other = members_of(&scene.first, &scene.hq.opening);
    let before = scene.hq.everything();
    let mut dice = Dice(0xa77ac);
    for n in 0..wanted("HUB_ATTACKS", 240) {
        let bytes = match n % 6 {
            0 => flipped(&good, &mut dice),
            1 => good[..dice.below(good.len())].to_vec(),
            2 => [&good[..], &good[..dice.below(2_000) + 1]].concat(),
            _ => encrypt(&mutated(&inside, &other, &mut dice), &scene.hq.opening),
        };
        if let taken @ Taken::Applied(_) = scene.sends(&bytes) {
            panic!("attack {n}: {taken:?}");
        }
        if n % 60 == 59 {
            assert_eq!(scene.hq.everything(), before, "attack {n}");
        }
    }
    assert_eq!(scene.hq.everything(), before);
    // And the good one is taken all the same.
    let second = scene.second.clone();
    assert!(scene.hq.adds(&second) > 0);
}

fn flipped(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bad = bytes.to_vec();
    let at = dice.below(bad.len());
    bad[at] ^= 1 << dice.below(8);
    bad
}

/// The plain bag, changed by somebody who can seal it again but not sign it.
fn mutated(good: &[Member], other: &[Member], dice: &mut Dice) -> Vec<Member> {
    let mut bad = good.to_vec();
    let at = dice.below(bad.len());
    match dice.below(8) {
        0 | 1 => bad[at].bytes = flipped(&bad[at].bytes, dice),
        2 => bad[at].bytes.truncate(good[at].bytes.len() / 2),
        3 => drop(bad.remove(at)),
        4 => bad.push(good[at].clone()),
        5 => {
            // A part of another batch of the same station.
            let part = other[dice.below(other.len())].clone();
            let name = part.path.split_once('/').unwrap().1.to_owned();
            match bad.iter_mut().find(|member| member.path.ends_with(&name)) {
                Some(member) if member.bytes != part.bytes => member.bytes = part.bytes,
                _ => bad.push(part),
            }
        }
        6 => {
            let names = ["../x", "/etc/passwd", "a\\b", "data/../bagit.txt", "C:x", "data/att/zz/y", ""];
            bad[at].path = format!("{}{}", ["", "x/"][dice.below(2)], names[dice.below(names.len())]);
        }
        _ => bad[at].kind = [tar::EntryType::Symlink, tar::EntryType::Directory, tar::EntryType::Fifo][dice.below(3)],
    }
    bad
}

#[test]
fn what_is_sent_again_or_elsewhere_changes_nothing() {
    let mut scene = Scene::open();
    let (first, second) = (scene.first.clone(), scene.second.clone());
    scene.hq.adds(&second);
    let before = scene.hq.everything();
    // Replayed, in any order and under any name.
    let renamed = scene.out.path().join("AAB-01-20261119-000001.bag.tar.age");
    fs::copy(&first, &renamed).unwrap();
    for again in [&second, &first, &renamed, &second] {
        assert!(matches!(scene.hq.takes(again), Taken::AlreadyHad { .. }));
    }
    assert_eq!(scene.hq.everything(), before);
    // Of another headquarters, and of a station that this one does not know.
    let mut elsewhere = Hq::open();
    assert_eq!(elsewhere.refuses(&first), "not-for-this-key");
    let mut newcomer = scene.hq.another(&scene.counters[1..]);
    assert_eq!(newcomer.refuses(&first), "unknown-signer");
    newcomer.enrols(&scene.counters[..1]);
    newcomer.hub.revoke(&scene.counters[0].station, "stolen", super::NOW).unwrap();
    assert_eq!(newcomer.refuses(&first), "unknown-signer");
    for hq in [&elsewhere, &newcomer] {
        assert_eq!(hq.count("select (select count(*) from action) + (select count(*) from batch)"), 0);
    }
}

/// A counter that lies: it signs with its own key whatever it likes.
struct Liar {
    key: SigningKey,
    members: Vec<Member>,
}

impl Liar {
    fn with(scene: &Scene, key: &StationKey) -> Liar {
        let key = SigningKey::from_pkcs8_pem(&key.to_pem().unwrap()).unwrap();
        Liar { key, members: members_of(&scene.second, &scene.hq.opening) }
    }

    fn member(&mut self, name: &str) -> &mut Vec<u8> {
        &mut self.members.iter_mut().find(|member| member.path.split_once('/').unwrap().1 == name).unwrap().bytes
    }

    fn label(&mut self, from: &str, to: &str) -> &mut Liar {
        let text = String::from_utf8(self.member("bag-info.txt").clone()).unwrap();
        assert!(text.contains(from), "{text}");
        *self.member("bag-info.txt") = text.replace(from, to).into_bytes();
        self
    }

    fn lists(&mut self, name: &str, text: &[u8]) -> &mut Liar {
        *self.member(name) = zstd::encode_all(text, 3).unwrap();
        self
    }

    /// Makes every hash and the signature true again.
    fn signs(&mut self) -> Vec<Member> {
        let payload: Vec<&Member> = self.members.iter().filter(|member| member.path.contains("/data/")).collect();
        let line =
            |member: &&Member| format!("{}  {}\n", hex_of(&member.bytes), member.path.split_once('/').unwrap().1);
        let manifest: String = payload.iter().map(line).collect();
        let (bytes, files) = (payload.iter().map(|member| member.bytes.len()).sum::<usize>(), payload.len());
        *self.member("manifest-sha256.txt") = manifest.into_bytes();
        let info = String::from_utf8(self.member("bag-info.txt").clone()).unwrap();
        let oxum = |line: &str| match line.starts_with("Payload-Oxum") {
            true => format!("Payload-Oxum: {bytes}.{files}\n"),
            false => format!("{line}\n"),
        };
        *self.member("bag-info.txt") = info.lines().map(oxum).collect::<String>().into_bytes();
        let tags = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "signer.json"];
        let lines = tags.map(|name| format!("{}  {name}\n", hex_of(self.member(name))));
        *self.member("tagmanifest-sha256.txt") = lines.concat().into_bytes();
        let signed = self.member("tagmanifest-sha256.txt").clone();
        let signature = self.key.sign(&signed).to_bytes().to_vec();
        *self.member("tagmanifest-sha256.txt.sig") = signature;
        self.members.clone()
    }
}

fn lines(actions: &[Action]) -> Vec<u8> {
    actions.iter().flat_map(|action| (serde_json::to_string(action).unwrap() + "\n").into_bytes()).collect()
}

const ACTIONS: &str = "data/actions.jsonl.zst";

#[test]
fn a_counter_that_lies_is_refused_whole() {
    let mut scene = Scene::open();
    let before = scene.hq.everything();
    let own = StationKey::from_pem(&scene.counters[0].key.to_pem().unwrap()).unwrap();
    let half = scene.counters[0].actions.len() / 2;
    let actions = scene.counters[0].actions[half..].to_vec();
    let liar = || Liar::with(&scene, &own);

    // Unchanged, it would be taken: what is refused below is refused for what it says.
    let honest = liar().signs();
    let mut of_a_neighbour = Liar::with(&scene, &scene.counters[1].key);
    let card = scene.seals_bare(&scene.counters[1], 7, scene.counters[1].actions.clone());
    let card = members_of(&card, &scene.hq.opening).into_iter().find(|member| member.path.ends_with("signer.json"));
    *of_a_neighbour.member("signer.json") = card.unwrap().bytes;
    let swapped: Vec<Action> = [&actions[1..2], &actions[..1], &actions[2..]].concat();
    let mut changed = actions.clone();
    changed[3].body += " ";
    let bomb = vec![b' '; 64 << 20];
    let twice = [lines(&actions), lines(&actions[..1])].concat();
    let cases = [
        ("unknown-signer", of_a_neighbour.signs()),
        ("bad-signature", Liar::with(&scene, &scene.counters[1].key).signs()),
        ("chain-broken", liar().lists(ACTIONS, &lines(&swapped)).signs()),
        ("chain-broken", liar().lists(ACTIONS, &lines(&changed)).signs()),
        ("chain-broken", liar().lists(ACTIONS, &twice).signs()),
        ("bad-label", liar().lists(ACTIONS, &lines(&actions[1..])).signs()),
        ("bad-label", liar().label("X-Seq: 2", "X-Seq: 3").signs()),
        ("too-large", liar().lists(ACTIONS, &bomb).signs()),
        ("bad-line", liar().lists("data/cases.jsonl.zst", b"[1]\n").signs()),
    ];
    for (expected, members) in &cases {
        scene.refuses(members, expected);
    }
    // Its own lies, well sealed.
    let last = scene.counters[0].actions[half - 1].clone();
    let neighbours = scene.seals_bare(&scene.counters[0], 11, scene.counters[1].actions.clone());
    let mut gap = actions.clone();
    gap.remove(0);
    let gap = scene.seals_bare(&scene.counters[0], 12, gap);
    let odd = again(&last, &actions, |action| action.reason = Some("a\0b".into()));
    let odd = scene.seals_bare(&scene.counters[0], 13, odd);
    for (batch, why) in [(neighbours, "other-counter"), (gap, "gap"), (odd, "bad-text")] {
        assert_eq!(scene.hq.refuses(&batch), why);
    }
    assert_eq!(scene.hq.everything(), before);
    let sealed = encrypt(&honest, &scene.hq.opening);
    assert!(matches!(scene.sends(&sealed), Taken::Applied(_)));
}

/// The actions as they follow `last`, each changed and sealed anew.
fn again(last: &Action, actions: &[Action], change: impl Fn(&mut Action)) -> Vec<Action> {
    let mut prev = last.hash;
    let anew = |action: &Action| {
        let mut action = action.clone();
        change(&mut action);
        let action = seal(action, prev);
        prev = action.hash;
        action
    };
    actions.iter().map(anew).collect()
}

/// What is done to an action before it is sealed anew.
type Change = fn(&mut Action);

#[test]
fn values_that_no_counter_writes_are_put_in_question_or_refused() {
    let (before, after): (Change, Change) = (
        |action| action.at = HybridTime { ms: i64::MIN, n: 0 },
        |action| action.at = HybridTime { ms: i64::MAX, n: u16::MAX },
    );
    let changes: [(&str, Change); 7] = [
        ("", before),
        ("", after),
        ("", |action| action.kind = "till_opened".into()),
        ("", |action| action.body = "{}".into()),
        ("", |action| action.body = action.body.replace("\"minor\":", "\"minor\":9")),
        ("bad-text", |action| action.body = action.body.replace("EG-", "\\u0000")),
        ("", |action| action.body = action.body.replace("\"due\":\"2026", "\"due\":\"+262142")),
    ];
    for (n, (why, change)) in changes.into_iter().enumerate() {
        let mut scene = Scene::open();
        let half = scene.counters[0].actions.len() / 2;
        let (last, rest) = (&scene.counters[0].actions[half - 1], &scene.counters[0].actions[half..]);
        let batch = scene.seals_bare(&scene.counters[0], 21, again(last, rest, change));
        let empty = scene.hq.everything();
        match scene.hq.takes(&batch) {
            Taken::Applied(applied) => {
                assert_eq!(why, "", "{n}");
                // Nobody told the cases, so that all of them are in question too.
                assert!(applied.refused > 0, "{n}");
            }
            Taken::Refused(refusal) => {
                assert_eq!(refusal.why, why, "{n}: {}", refusal.detail);
                assert_eq!(scene.hq.everything(), empty);
            }
            taken => panic!("{n}: {taken:?}"),
        }
    }
}

/// Actions and nothing else.
struct Bare(Vec<Action>);

impl Source for Bare {
    fn actions(&mut self, each: &mut dyn FnMut(&Action) -> Result<(), Halt>) -> Result<(), Halt> {
        self.0.iter().try_for_each(each)
    }

    fn cases(&mut self, _: &mut dyn FnMut(&str) -> Result<(), Halt>) -> Result<(), Halt> {
        Ok(())
    }

    fn attachments(&mut self, _: &mut dyn FnMut(Attachment<'_>) -> Result<(), Halt>) -> Result<(), Halt> {
        Ok(())
    }
}

impl Scene {
    /// A batch of these actions that `counter` signs, whatever they are.
    fn seals_bare(&self, counter: &Counter, seq: u64, actions: Vec<Action>) -> PathBuf {
        let draft = Draft {
            station: counter.station.clone(),
            seq,
            day: chrono::NaiveDate::from_ymd_opt(2026, 11, 19).unwrap(),
            created_ms: 0,
            kind: Kind::Delta,
            previous: Hash::START,
            codes: vec![],
        };
        let to = self.hq.recipients();
        let cancel = AtomicBool::new(false);
        let mut watch = Watch { progress: &mut |_| {}, cancel: &cancel };
        let with = Sealing { key: &counter.key, to: &to };
        Batch::draft(draft).seal(self.out.path(), with, &mut Bare(actions), &mut watch).unwrap().path.clone()
    }
}
