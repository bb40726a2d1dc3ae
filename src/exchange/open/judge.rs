//! Weighs what was gathered from a batch: do manifests, label, signature, signer, chain and rows agree with each other?

use std::collections::BTreeMap;

use super::evidence::{Described, Evidence};
use super::kept::Kept;
use super::members::Member;
use super::report::Check;
use crate::domain::ledger::Hash;
use crate::exchange::fault::Fault;
use crate::exchange::format::{BAGIT_TXT, member};
use crate::exchange::hashing::hash_of;
use crate::exchange::keys::{EnrolledStations, StationPublicKey};
use crate::exchange::label::{Label, Rows};
use crate::exchange::manifest::parse_line;
use crate::exchange::signer::SignerCard;

/// The verdict on what was gathered.
pub(super) struct Judgement {
    pub(super) faults: BTreeMap<Check, Fault>,
    /// Checks that could not be made.
    pub(super) unmade: Vec<Check>,
    pub(super) label: Option<Label>,
    pub(super) signer: Option<SignerCard>,
    pub(super) tagmanifest: Option<Hash>,
    pub(super) attachment_bytes: u64,
    pub(super) fixed: BTreeMap<&'static str, Hash>,
    pub(super) described: Described,
    pub(super) kept: Option<Kept>,
}

/// Weighs everything; `signers` are the keys that are believed.
pub(super) fn judge(mut seen: Evidence, signers: Option<&EnrolledStations>) -> Judgement {
    nothing_missing(&mut seen);
    manifest_agrees(&mut seen);
    tagmanifest_agrees(&mut seen);
    let label = label(&mut seen);
    let card = signature(&mut seen);
    let known = signer(&mut seen, label.as_ref(), card.as_ref(), signers);
    attachments_agree(&mut seen);
    if let Some(label) = &label {
        counts_agree(&mut seen, label);
    }
    let mut unmade = unmade(&seen);
    unmade.extend((!known).then_some(Check::Signer));
    Judgement {
        unmade,
        label,
        signer: card.map(|(card, _)| card),
        tagmanifest: seen.tags.get(member::TAGMANIFEST).map(|bytes| hash_of(bytes)),
        attachment_bytes: seen.attached.values().sum(),
        faults: seen.faults,
        fixed: seen.fixed,
        described: seen.described,
        kept: seen.kept.finish(),
    }
}

fn nothing_missing(seen: &mut Evidence) {
    let mut all = member::PAYLOAD.into_iter().chain(member::TAGS).chain(member::SEALS);
    if let Some(name) = all.find(|name| !seen.fixed.contains_key(name)) {
        seen.fault(Fault::Missing(name.to_owned()));
    }
}

/// A check whose file is missing was not made.
fn unmade(seen: &Evidence) -> Vec<Check> {
    let needs = [
        (Check::Manifests, member::MANIFEST),
        (Check::Manifests, member::TAGMANIFEST),
        (Check::Label, member::INFO),
        (Check::Signature, member::SIGNER),
        (Check::Chain, member::ACTIONS),
        (Check::Rows, member::CASES),
    ];
    needs.into_iter().filter(|(_, name)| !seen.fixed.contains_key(name)).map(|(check, _)| check).collect()
}

fn manifest_agrees(seen: &mut Evidence) {
    if !seen.fixed.contains_key(member::MANIFEST) {
        return;
    }
    let listed = seen.listed.fixed.iter().map(|(name, hash)| (name.as_str(), *hash)).collect();
    let (here, told) = (&seen.attached, &seen.listed.attached);
    let name = |hash: &Hash| Member::Attachment(*hash).to_string();
    let fault = difference(&those(seen, &member::PAYLOAD), &listed)
        .or_else(|| here.keys().find(|hash| !told.contains(hash)).map(|hash| Fault::Unlisted(name(hash))))
        .or_else(|| told.iter().find(|hash| !here.contains_key(hash)).map(|hash| Fault::Missing(name(hash))));
    if let Some(fault) = fault {
        seen.fault(fault);
    }
}

fn tagmanifest_agrees(seen: &mut Evidence) {
    let Some(bytes) = seen.tags.get(member::TAGMANIFEST) else { return };
    let text = String::from_utf8_lossy(bytes);
    let lines = text.split_inclusive('\n').map(|line| parse_line(line.strip_suffix('\n')?));
    let listed: Option<BTreeMap<_, _>> = lines.map(|line| line.map(|(hash, name)| (name, hash))).collect();
    let fault = match listed {
        None => Some(Fault::Manifest(member::TAGMANIFEST.to_owned())),
        Some(listed) => difference(&those(seen, &member::TAGS), &listed),
    };
    if let Some(fault) = fault {
        seen.fault(fault);
    }
}

/// The files of these names that are there.
fn those<'a>(seen: &Evidence, names: &[&'a str]) -> BTreeMap<&'a str, Hash> {
    names.iter().filter_map(|&name| Some((name, *seen.fixed.get(name)?))).collect()
}

/// What is first wrong between the files that are there and the files that are listed.
fn difference(here: &BTreeMap<&str, Hash>, listed: &BTreeMap<&str, Hash>) -> Option<Fault> {
    let wrong = here.iter().find_map(|(name, hash)| match listed.get(name) {
        Some(told) if told == hash => None,
        Some(_) => Some(Fault::Manifest((*name).to_owned())),
        None => Some(Fault::Unlisted((*name).to_owned())),
    });
    wrong
        .or_else(|| listed.keys().find(|name| !here.contains_key(*name)).map(|name| Fault::Missing((*name).to_owned())))
}

fn label(seen: &mut Evidence) -> Option<Label> {
    if seen.tags.get(member::BAGIT).is_some_and(|text| text != BAGIT_TXT.as_bytes()) {
        seen.fault(Fault::Label("bagit.txt is not that of BagIt 1.0".into()));
    }
    let label = match Label::parse(seen.tags.get(member::INFO)?) {
        Ok(label) => label,
        Err(fault) => {
            seen.fault(fault);
            return None;
        }
    };
    if label.name.to_string() != seen.folder {
        seen.fault(Fault::Label(format!("the folder is {:?}", seen.folder)));
    }
    if label.oxum != seen.oxum {
        seen.fault(Fault::Label(format!("Payload-Oxum should be {}.{}", seen.oxum.bytes, seen.oxum.files)));
    }
    Some(label)
}

fn signature(seen: &mut Evidence) -> Option<(SignerCard, StationPublicKey)> {
    let card = match SignerCard::parse(seen.tags.get(member::SIGNER)?) {
        Ok(card) => card,
        Err(fault) => {
            seen.fault(fault);
            // Without a key nothing can be signed by it.
            seen.fault(Fault::Signature);
            return None;
        }
    };
    let signed = seen.tags.get(member::TAGMANIFEST).zip(seen.tags.get(member::SIGNATURE));
    if !signed.is_some_and(|(message, signature)| card.1.signed(message, signature)) {
        seen.fault(Fault::Signature);
    }
    Some(card)
}

/// Whether it could be asked whose signature it is.
fn signer(
    seen: &mut Evidence,
    label: Option<&Label>,
    card: Option<&(SignerCard, StationPublicKey)>,
    signers: Option<&EnrolledStations>,
) -> bool {
    let (Some(label), Some((card, key)), Some(signers)) = (label, card, signers) else { return false };
    let station = label.name.station();
    if card.station != *station || !signers.knows(station, key) {
        seen.fault(Fault::UnknownSigner { station: station.clone(), key: card.key_id });
    }
    true
}

fn attachments_agree(seen: &mut Evidence) {
    let described = &seen.described;
    let right = |hash, bytes| described.of(hash).is_some_and(|(_, told)| told == bytes);
    let why = match seen.attached.iter().find(|&(hash, &bytes)| !right(hash, bytes)) {
        Some((hash, _)) => format!("{hash} is not described as it is"),
        None if described.count() > seen.attached.len() as u64 => "a file is described that is not there".to_owned(),
        None => return,
    };
    seen.fault(Fault::Line { name: member::ATTACHMENTS.to_owned(), line: 0, why });
}

fn counts_agree(seen: &mut Evidence, label: &Label) {
    if seen.faults.contains_key(&Check::Rows) || seen.faults.contains_key(&Check::Chain) {
        // After a fault in a line the count says nothing.
        return;
    }
    let rows = Rows { actions: seen.slices.rows(), cases: seen.cases, attachments: seen.attached.len() as u64 };
    if label.rows != rows {
        seen.fault(Fault::Label(format!("X-Rows should be {rows:?}")));
    }
    if label.slices != seen.slices.all() {
        seen.fault(Fault::Label("the ranges are not those of the actions inside".into()));
    }
}
