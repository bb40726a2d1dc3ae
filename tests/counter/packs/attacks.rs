//! Changed, cut, forged, stuffed, played again: every pack here is refused with its reason, and the register is what it
//! was, row by row.

use std::io::{Read, Write};

use serde_json::json;
use shubbak::exchange::pack::{Content, Published, publish};
use shubbak::exchange::{OpeningKeys, StationKey};

use super::{ARREARS, arrears, code, label};
use crate::centre::{Centre, site_validity};

/// Mutants of one run; `SHUBBAK_MUTANTS` asks for more of them.
fn mutants() -> usize {
    std::env::var("SHUBBAK_MUTANTS").ok().and_then(|count| count.parse().ok()).unwrap_or(400)
}

/// Numbers without a pattern, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

/// The tar inside, as somebody has it who holds the station's key.
fn opened(keys: &OpeningKeys, pack: &Published) -> Vec<u8> {
    let key: age::x25519::Identity = keys.to_secret_text().trim().parse().unwrap();
    let mut tar = vec![];
    let file = age::Decryptor::new(&pack.bytes[..]).unwrap();
    file.decrypt(std::iter::once(&key as &dyn age::Identity)).unwrap().read_to_end(&mut tar).unwrap();
    tar
}

/// Sealed for the station by anybody: its recipient is no secret.
fn sealed(tar: &[u8], recipient: &str) -> Vec<u8> {
    let recipient: age::x25519::Recipient = recipient.trim().parse().unwrap();
    let sealer = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut out = sealer.wrap_output(vec![]).unwrap();
    out.write_all(tar).unwrap();
    out.finish().unwrap()
}

#[derive(Clone)]
struct Member {
    name: &'static str,
    kind: tar::EntryType,
    bytes: Vec<u8>,
    size: Option<u64>,
}

const NAMES: [&str; 4] = ["pack/README.txt", "pack/pack.json", "pack/pack.json.sig", "pack/content.zst"];

fn apart(tar: &[u8]) -> Vec<Member> {
    let mut archive = tar::Archive::new(tar);
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let path = entry.path_bytes().into_owned();
        let name = NAMES.into_iter().find(|name| name.as_bytes() == path).unwrap();
        let mut bytes = vec![];
        entry.read_to_end(&mut bytes).unwrap();
        Member { name, kind: tar::EntryType::Regular, bytes, size: None }
    });
    entries.collect()
}

fn together(members: &[Member]) -> Vec<u8> {
    let mut tar = tar::Builder::new(vec![]);
    for Member { name, kind, bytes, size } in members {
        let mut header = tar::Header::new_ustar();
        header.set_entry_type(*kind);
        header.set_size(size.unwrap_or(bytes.len() as u64));
        header.set_mode(0o644);
        // Straight into the field: the library itself would refuse some of these names.
        let field = &mut header.as_ustar_mut().unwrap().name;
        field[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        tar.append(&header, &bytes[..]).unwrap();
    }
    tar.into_inner().unwrap()
}

/// A station with a key that the test holds too, a case, and a register that was taken.
fn scene() -> (Centre, OpeningKeys, Published) {
    let mut centre = Centre::with_clerk();
    let case = centre.registers(site_validity()).case.to_string();
    centre.takes_pack(&centre.is_sent(label(arrears(), 5, "ZAQ-03"), ARREARS)).unwrap();
    let keys = OpeningKeys::generate();
    let line = centre.decision(&case, json!({"is": "approved"}), None);
    let good = label(Content::Decisions {}, 6, "ZAQ-03");
    let pack = publish(good, &line, &centre.headquarters_key(), Some(&keys.recipients_text())).unwrap();
    (centre, keys, pack)
}

#[test]
fn no_flipped_bit_no_cut_and_no_swapped_part_gets_through() {
    let (mut centre, keys, pack) = scene();
    let to = centre.recipient();
    let dump = centre.dump();
    let plain = opened(&keys, &pack);
    let outside = sealed(&plain, &to);
    let signed_only = centre.is_sent(
        label(Content::Catalogue { effective: "2026-11-22".parse().unwrap() }, 1, ""),
        include_str!("../../../assets/catalogue/kuwait.json"),
    );
    let mut dice = Dice(1926);
    let mut codes = std::collections::BTreeMap::<String, usize>::new();
    for n in 0..mutants() {
        let base: &[u8] = match n % 4 {
            0 => &outside,
            1 => &signed_only.bytes,
            _ => &plain,
        };
        let mut bad = base.to_vec();
        match dice.below(6) {
            0 => bad.truncate(dice.below(base.len())),
            1 => {
                let (from, to) = (dice.below(base.len()), dice.below(base.len()));
                let length = dice.below(600).min(base.len() - from.max(to));
                let piece = base[from..from + length].to_vec();
                bad[to..to + length].copy_from_slice(&piece);
            }
            2 => {
                let at = dice.below(base.len());
                bad.splice(at..at, std::iter::repeat_n(dice.below(256) as u8, 1 + dice.below(600)));
            }
            _ => {
                for _ in 0..1 + dice.below(3) {
                    // Half of them where the heads lie, where there is more to break.
                    let at =
                        if dice.below(2) == 0 { dice.below(base.len()) } else { dice.below(base.len().min(3_000)) };
                    bad[at] ^= 1 << dice.below(8);
                }
            }
        }
        if bad == base {
            continue;
        }
        let bytes = if n % 4 >= 2 { sealed(&bad, &to) } else { bad };
        let why = code(centre.takes_bytes(&bytes));
        assert!(!why.starts_with("taken"), "mutant {n} was taken");
        *codes.entry(why).or_default() += 1;
    }
    assert!(codes.len() > 5, "{codes:?}");
    eprintln!("{codes:?}");
    assert_eq!(centre.dump(), dump);
    // What it was made from is good.
    assert_eq!(code(centre.takes_bytes(&outside)), "taken decisions 6");
    assert_ne!(centre.dump(), dump);
}

#[test]
fn what_is_forged_by_hand_is_refused_for_its_own_reason() {
    let (mut centre, keys, pack) = scene();
    let (to, dump) = (centre.recipient(), centre.dump());
    let good = apart(&opened(&keys, &pack));
    let mut refuses = |members: &[Member], why: &str| {
        assert_eq!(code(centre.takes_bytes(&sealed(&together(members), &to))), why);
    };
    let with = |at: usize, change: &dyn Fn(&mut Member)| {
        let mut members = good.clone();
        change(&mut members[at]);
        members
    };
    let named = |at: usize, name: &'static str| with(at, &|member| member.name = name);
    refuses(&named(3, "pack/../../../etc/cron.d/x"), "unexpected-member");
    refuses(&named(3, "/etc/passwd"), "unexpected-member");
    refuses(&named(3, "pack/content.zst\\x"), "unexpected-member");
    refuses(&named(3, "pack/pack.json"), "duplicate-member");
    refuses(&named(0, "C:/pack"), "not-a-pack");
    refuses(&with(3, &|member| member.kind = tar::EntryType::Symlink), "not-a-plain-file");
    refuses(&with(0, &|member| member.kind = tar::EntryType::XHeader), "not-a-plain-file");
    refuses(&with(3, &|member| member.size = Some(1 << 40)), "too-large");
    refuses(&with(3, &|member| member.size = Some(member.bytes.len() as u64 + 5_000)), "truncated");
    refuses(&good[..3], "missing-member");
    refuses(&[&good[..], &good[3..]].concat(), "duplicate-member");
    refuses(&[&good[1], &good[0], &good[2], &good[3]].map(Clone::clone), "unexpected-member");
    refuses(&with(0, &|member| member.bytes.push(b'x')), "manifest-mismatch");
    refuses(&with(2, &|member| member.bytes.truncate(10)), "bad-signature");
    refuses(&with(2, &|member| member.bytes = vec![0; 64]), "bad-signature");
    let relabel = |from: &str, to: &str| {
        with(1, &|member| {
            let text = String::from_utf8(member.bytes.clone()).unwrap();
            assert!(text.contains(from), "{from}");
            member.bytes = text.replacen(from, to, 1).into_bytes();
        })
    };
    refuses(&relabel("\"number\": 6", "\"number\": 7"), "bad-signature");
    refuses(&relabel("\"number\": 6", "\"number\":  6"), "bad-label");
    refuses(&relabel("\"number\": 6", "\"number\": 6,\n  \"number\": 7"), "bad-label");
    refuses(&relabel("\"is\": \"decisions\"", "\"is\": \"orders\""), "bad-label");
    refuses(&relabel("shubbak-pack-1", "shubbak-pack-2"), "newer-format");
    refuses(&relabel("ZAQ-03", "../../x"), "bad-label");
    // A bomb: thirty megabytes of nothing in a few kilobytes.
    let bomb = zstd::encode_all(&vec![b'\n'; 30 << 20][..], 3).unwrap();
    refuses(&with(3, &|member| member.bytes.clone_from(&bomb)), "manifest-mismatch");
    // Not sealed, though it tells of people.
    assert_eq!(code(centre.takes_bytes(&together(&good))), "not-sealed");
    assert_eq!(centre.dump(), dump);
}

#[test]
fn headquarters_own_mistakes_are_refused_too() {
    let (mut centre, _, pack) = scene();
    let key = centre.headquarters_key();
    let line = ARREARS.lines().next().unwrap();
    for (content, wrong) in [
        (line.to_owned() + "\n{}\n", 2),
        (line.to_owned() + "\n" + line, 2),
        (line.replacen("\"by\"", " \"by\"", 1) + "\n", 1),
        (line.replacen("350", "350.505", 1) + "\n", 1),
        (line.replacen("29406191300551", "2940 6191300551", 1) + "\n", 1),
        (line.replacen(",\"نظافة\"", "", 1).replacen("\"2026-03-01\"", "\"2026-13-01\"", 1) + "\n", 1),
    ] {
        let fault = publish(label(arrears(), 9, "ZAQ-03"), &content, &key, Some(&centre.recipient())).unwrap_err();
        assert!(fault.to_string().starts_with(&format!("line {wrong}:")), "{fault}");
    }
    let nobody = shubbak::exchange::pack::Label { basis: " ".into(), ..label(arrears(), 9, "ZAQ-03") };
    assert_eq!(publish(nobody, ARREARS, &key, Some(&centre.recipient())).unwrap_err().code(), "bad-label");
    assert_eq!(publish(label(arrears(), 9, ""), ARREARS, &key, None).unwrap_err().code(), "bad-label");
    // A bomb that headquarters signed itself still goes off at the limit, and a replay after a newer one is old.
    let dump = centre.dump();
    let bomb = publish(
        label(Content::Catalogue { effective: "2026-11-22".parse().unwrap() }, 1, ""),
        &" ".repeat(70 << 20),
        &key,
        None,
    );
    assert_eq!(code(centre.takes_pack(&bomb.unwrap())), "too-large");
    assert_eq!(code(centre.takes_pack(&centre.is_sent(label(arrears(), 4, "ZAQ-03"), ARREARS))), "older");
    let other = StationKey::from_random([3; 32]);
    let swapped = publish(pack.label.clone(), "", &other, Some(&centre.recipient())).unwrap();
    assert_eq!(code(centre.takes_pack(&swapped)), "unknown-key");
    assert_eq!(centre.dump(), dump);
}
