//! Changed, cut, forged, stuffed: every batch here must be refused, and for the right reason.

use std::cell::RefCell;
use std::fs;
use std::io::Cursor;

use shubbak::domain::ledger::Action;
use shubbak::exchange::{Check, Fault, StationKey};

use super::forging::{
    Member, encrypt, encrypt_bytes, find, fix_manifests, fix_tagmanifest, hex_of, pack, relist, take_apart,
    tar_contents,
};
use super::{Centre, Day, NAME, dice, failure};

#[test]
fn no_flipped_bit_and_no_cut_gets_through() {
    let centre = Centre::open();
    let sealed = centre.seals(Day::of(4)).unwrap();
    let good = fs::read(&sealed.path).unwrap();
    let dice = RefCell::new(dice(1926));
    let random = |below: usize| {
        let bytes: [u8; 8] = std::array::from_fn(|_| dice.borrow_mut().next().unwrap());
        u64::from_le_bytes(bytes) as usize % below
    };
    let mut accepted = 0;
    for n in 0..200 {
        let mut bad = good.clone();
        // Half of them in the header, where there is more to break.
        let at = if n % 2 == 0 { random(good.len()) } else { random(600) };
        bad[at] ^= 1 << random(8);
        accepted += usize::from(centre.looks_at_bytes(&bad).verified().is_ok());
    }
    for _ in 0..50 {
        accepted += usize::from(centre.looks_at_bytes(&good[..random(good.len())]).verified().is_ok());
    }
    for more in [&b"x"[..], &[0; 4096]] {
        accepted += usize::from(centre.looks_at_bytes(&[&good, more].concat()).verified().is_ok());
    }
    assert_eq!(accepted, 0);
    assert!(centre.looks_at_bytes(&good).verified().is_ok());
}

#[test]
fn a_bag_that_was_only_packed_again_is_the_same_bag() {
    let centre = Centre::open();
    let members = take_apart(&centre);
    let inspection = centre.looks_at_bytes(&encrypt(&members, &centre.hq));
    assert!(inspection.report().is_verified(), "{:#?}", inspection.report());
}

#[test]
fn a_replaced_attachment_is_found_whatever_was_mended_around_it() {
    let centre = Centre::open();
    let good = take_apart(&centre);
    let at = good.iter().position(|member| member.path.contains("/att/")).unwrap();
    let mut bad = good.clone();
    bad[at].bytes[5] ^= 1;
    centre.refuses(&bad, "manifest-mismatch");
    // Renamed to its new hash and listed: now only the signature speaks.
    let hex = hex_of(&bad[at].bytes);
    let old = hex_of(&good[at].bytes);
    bad[at].path = format!("{NAME}/data/att/{}/{hex}", &hex[..2]);
    let listing = zstd::decode_all(&find(&mut bad, "data/attachments.jsonl.zst").bytes[..]).unwrap();
    let listing = String::from_utf8(listing).unwrap().replace(&old, &hex);
    relist(&mut bad, "data/attachments.jsonl.zst", listing.as_bytes());
    let inspection = centre.looks_at_bytes(&encrypt(&bad, &centre.hq));
    let failed: Vec<_> =
        inspection.report().checks.iter().filter_map(|c| failure(&c.outcome).map(|f| (c.check, f))).collect();
    assert_eq!(failed, [(Check::Signature, "bad-signature")]);
}

#[test]
fn a_forged_signer_is_not_believed() {
    let centre = Centre::open();
    let mut members = take_apart(&centre);
    // Signed throughout with a key of the forger's own.
    let forger =
        Centre { station: StationKey::from_random([9; 32]), place: tempfile::tempdir().unwrap(), ..Centre::open() };
    let theirs = take_apart(&forger);
    for name in
        ["signer.json", "tagmanifest-sha256.txt", "tagmanifest-sha256.txt.sig", "bag-info.txt", "manifest-sha256.txt"]
    {
        let member = theirs.iter().find(|m| m.path.ends_with(&format!("/{name}"))).unwrap();
        find(&mut members, name).bytes = member.bytes.clone();
    }
    let codes =
        |members: &[Member]| centre.looks_at_bytes(&encrypt(members, &centre.hq)).verified().unwrap_err().code();
    assert_eq!(codes(&theirs), "unknown-signer");
    assert!(matches!(codes(&members), "unknown-signer" | "manifest-mismatch"));
    // The station's own card over the forger's signature, and a signature that is none.
    let mut mixed = take_apart_again(&centre);
    find(&mut mixed, "tagmanifest-sha256.txt.sig").bytes =
        find(&mut members, "tagmanifest-sha256.txt.sig").bytes.clone();
    assert_eq!(codes(&mixed), "bad-signature");
    for signature in [vec![], vec![0; 64], vec![0xff; 64], vec![0; 65]] {
        find(&mut mixed, "tagmanifest-sha256.txt.sig").bytes = signature;
        assert_eq!(codes(&mixed), "bad-signature");
    }
    find(&mut mixed, "signer.json").bytes = b"{}".to_vec();
    fix_tagmanifest(&mut mixed);
    centre.refuses(&mixed, "bad-signer-card");
}

fn take_apart_again(centre: &Centre) -> Vec<Member> {
    fs::remove_file(centre.place.path().join(format!("{NAME}.bag.tar.age"))).unwrap();
    take_apart(centre)
}

#[test]
fn a_label_that_claims_something_else_is_refused() {
    let centre = Centre::open();
    let good = take_apart(&centre);
    for (from, to) in [
        ("actions=9", "actions=8"),
        ("X-Action-To: ZAQ-03 9", "X-Action-To: ZAQ-03 8"),
        ("X-Station: ZAQ-03", "X-Station: ZAQ-04"),
        ("X-Seq: 42", "X-Seq: 43"),
        ("Payload-Oxum: ", "Payload-Oxum: 1"),
        ("000042", "000043"),
    ] {
        let mut bad = good.clone();
        let info = String::from_utf8(find(&mut bad, "bag-info.txt").bytes.clone()).unwrap();
        assert!(info.contains(from));
        find(&mut bad, "bag-info.txt").bytes = info.replace(from, to).into_bytes();
        fix_tagmanifest(&mut bad);
        centre.refuses(&bad, "bad-label");
        centre.refuses(&bad, "bad-signature");
    }
}

#[test]
fn members_that_do_not_belong_are_refused() {
    let centre = Centre::open();
    let good = take_apart(&centre);
    let extra = |path: &str| Member { path: path.into(), kind: tar::EntryType::Regular, bytes: b"x".to_vec() };
    let with = |member: Member| [&good[..], &[member]].concat();
    centre.refuses(&with(extra(&format!("{NAME}/data/extra.txt"))), "unexpected-member");
    centre.refuses(&with(extra("OTHER/bagit.txt")), "unexpected-member");
    centre.refuses(&with(extra("bagit.txt")), "unexpected-member");
    centre.refuses(&with(extra(&format!("{NAME}/data/att/00/../../../x"))), "path-escapes");
    for path in ["/etc/passwd", "../x", "a\\..\\x", "C:x", "a/\u{202e}x\n"] {
        let inspection = centre.looks_at_bytes(&encrypt(&with(extra(path)), &centre.hq));
        assert!(matches!(inspection.verified(), Err(Fault::PathEscapes(_))), "{path:?}");
    }
    for twice in &good {
        centre.refuses(&with(twice.clone()), "duplicate-member");
    }
    for gone in 0..good.len() {
        let mut bad = good.clone();
        bad.remove(gone);
        centre.refuses(&bad, "missing-member");
    }
    use tar::EntryType::*;
    for kind in
        [Directory, Symlink, Link, Char, Block, Fifo, XHeader, XGlobalHeader, GNULongName, GNULongLink, GNUSparse]
    {
        let mut odd = good.clone();
        odd.insert(3, Member { kind, ..good[3].clone() });
        centre.refuses(&odd, "not-a-plain-file");
    }
    // An attachment that is listed in neither manifest nor listing.
    let hex = hex_of(b"x");
    centre.refuses(&with(extra(&format!("{NAME}/data/att/{}/{hex}", &hex[..2]))), "unlisted-member");
}

#[test]
fn rows_that_are_not_the_ledgers_are_refused() {
    let centre = Centre::open();
    let good = take_apart(&centre);
    let actions = Day::of(3).actions;
    let text =
        |actions: &[Action]| actions.iter().map(|a| serde_json::to_string(a).unwrap() + "\n").collect::<String>();
    let refuses = |text: &str, name: &str, code| {
        let mut bad = good.clone();
        relist(&mut bad, name, text.as_bytes());
        centre.refuses(&bad, code);
    };
    let mut gap = actions.clone();
    gap.remove(4);
    refuses(&text(&gap), "data/actions.jsonl.zst", "chain-broken");
    let mut changed = actions.clone();
    changed[4].body = changed[4].body.replace("منى", "هدى");
    refuses(&text(&changed), "data/actions.jsonl.zst", "chain-broken");
    refuses(&text(&actions[..8]), "data/actions.jsonl.zst", "bad-label");
    refuses(&text(&actions).replacen("{\"station\"", "{ \"station\"", 1), "data/actions.jsonl.zst", "bad-line");
    refuses("nonsense\n", "data/actions.jsonl.zst", "bad-line");
    refuses("{}\n[]\n{}\n", "data/cases.jsonl.zst", "bad-line");
    refuses("{}\n", "data/cases.jsonl.zst", "bad-label");
    refuses("", "data/attachments.jsonl.zst", "bad-line");
    refuses(&"{}\n".repeat(20 << 20), "data/cases.jsonl.zst", "too-large");
    let mut garbage = good.clone();
    find(&mut garbage, "data/actions.jsonl.zst").bytes = b"not packed at all".to_vec();
    fix_manifests(&mut garbage);
    centre.refuses(&garbage, "bad-line");
}

#[test]
fn a_tar_that_lies_about_its_sizes_or_hides_something_is_refused() {
    let centre = Centre::open();
    let good = pack(&take_apart(&centre));
    let code = |tar: &[u8]| centre.looks_at_bytes(&encrypt_bytes(tar, &centre.hq)).verified().unwrap_err().code();
    assert_eq!(code(&good[..good.len() - 1024]), "truncated");
    assert!(matches!(code(&good[..700]), "truncated" | "malformed"));
    assert_eq!(code(&[&good[..], b"hidden"].concat()), "trailing-bytes");
    assert_eq!(code(&[&good[..], &[0; 1 << 20], b"hidden"].concat()), "trailing-bytes");
    assert_eq!(code(b""), "truncated");
    assert_eq!(code(&dice(5).take(5000).collect::<Vec<_>>()), "malformed");
    let mut huge = tar::Header::new_ustar();
    huge.set_size(u64::MAX);
    huge.as_ustar_mut().unwrap().name[..NAME.len() + 10].copy_from_slice(format!("{NAME}/bagit.txt").as_bytes());
    huge.set_cksum();
    assert!(matches!(code(huge.as_bytes()), "too-large" | "malformed"));
    // Any change of the plain tar that keeps its form is somewhere spoken against.
    let mut accepted = 0;
    for n in 0..300 {
        let mut bad = good.clone();
        let at = dice(n + 77).take(8).fold(0usize, |a, b| a << 8 | usize::from(b)) % (good.len() - 1024);
        bad[at] ^= 1;
        let cursor = Cursor::new(&bad);
        let same = tar_contents(cursor) == tar_contents(Cursor::new(&good));
        accepted += usize::from(!same && centre.looks_at_bytes(&encrypt_bytes(&bad, &centre.hq)).verified().is_ok());
    }
    assert_eq!(accepted, 0);
}
