//! Headquarters' receipts: taken in, kept, and held against the ledger. A receipt that disagrees with the
//! register is refused and says where; one that was kept is looked at again by every `verify`.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Desk, Fault, look_into_batch};
use crate::config::Centre;
use crate::durable::{self, Readers};
use crate::exchange::{
    Links, NotTaken, Receipt, ReceiptFault, ReceiptKey, Received, Refused, StationKey, StationPublicKey,
};
use crate::register::{self, Finding, Register, Verified};
use crate::views::RefusedRecord;

/// The largest receipt that is read, in bytes.
pub(super) const LARGEST: u64 = 64 << 20;

/// What headquarters said of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    Received { batch: String },
    NotTaken { batch: String, code: String },
}

impl Desk {
    /// Takes in a receipt that came from headquarters, or its answer that it did not take a batch.
    ///
    /// Fails with `Receipt` when it is forged, out of its days, another station's, or not what stands here.
    pub fn take_receipt(&mut self, file: &Path) -> Result<Answered, Fault> {
        self.take_receipt_text(&read(file)?)
    }

    /// The same for one that came as text.
    pub(super) fn take_receipt_text(&mut self, text: &str) -> Result<Answered, Fault> {
        if NotTaken::is_one(text) {
            return self.hear_not_taken(text);
        }
        let receipt = Receipt::parse(text)?;
        let said = receipt.check(&self.receipt_keys()?, &self.centre().station)?;
        for part in &said.series {
            holds(self.register(), part)?;
        }
        let (batch, received_ms) = (said.batch.clone(), said.received_ms);
        let refused: Vec<_> = said.refused.iter().map(shown).collect();
        self.register_mut().keep_receipt(&batch, &receipt.to_text(), received_ms, &refused)?;
        self.stir_outbox();
        Ok(Answered::Received { batch })
    }

    fn hear_not_taken(&mut self, text: &str) -> Result<Answered, Fault> {
        let answer = NotTaken::parse(text)?;
        let said = answer.check(&self.receipt_keys()?, &self.centre().station)?.clone();
        let why = register::NotTaken { at_ms: said.at_ms, code: said.why.clone(), detail: said.detail };
        match self.register_mut().keep_not_taken(&said.batch, &said.tagmanifest, &why)? {
            None => return Err(ReceiptFault::NotAReceipt("it is for no batch that waits for one".to_owned()).into()),
            Some(true) => self.stir_outbox(),
            // It lies at the server for as long as it is true.
            Some(false) => {}
        }
        Ok(Answered::NotTaken { batch: said.batch, code: said.why })
    }

    /// Proves the register, and holds it against every receipt that was kept.
    pub fn verify(&self) -> Result<Verified, Fault> {
        let mut found = self.register().verify()?;
        let keys = self.receipt_keys()?;
        for text in self.register().receipts()? {
            let receipt = Receipt::parse(&text);
            let place = receipt.as_ref().map_or_else(|_| "receipt".to_owned(), Receipt::file_name);
            let told = receipt.and_then(|receipt| {
                let said = receipt.check(&keys, &self.centre().station)?.clone();
                Ok(said)
            });
            match told {
                Ok(said) => {
                    for part in &said.series {
                        if let Err(fault) = holds(self.register(), part) {
                            found.findings.push(differs(part, fault));
                        }
                    }
                }
                Err(fault) => found.findings.push(Finding { place, what: fault.to_string() }),
            }
        }
        Ok(found)
    }

    fn receipt_keys(&self) -> Result<Vec<ReceiptKey>, Fault> {
        headquarters_keys(self.centre(), self.folder())
    }
}

/// The keys by which headquarters signs: of the settings, or a practice centre's own.
pub(super) fn headquarters_keys(centre: &Centre, folder: &Path) -> Result<Vec<ReceiptKey>, Fault> {
    let public = |pem: &str| StationPublicKey::from_pem(pem).map_err(|fault| Fault::Batch(fault.to_string()));
    let named = centre
        .headquarters
        .iter()
        .map(|key| Ok(ReceiptKey { key: public(&key.public_key)?, from: key.from, until: key.until }));
    let mut keys = named.collect::<Result<Vec<_>, Fault>>()?;
    if centre.practice
        && let Ok(pem) = fs::read_to_string(folder.join(PRACTICE_KEY))
    {
        let key = StationKey::from_pem(&pem).map_err(|fault| Fault::Batch(fault.to_string()))?;
        keys.push(ReceiptKey { key: key.public(), from: None, until: None });
    }
    Ok(keys)
}

/// Where a practice centre keeps the key of its own headquarters.
pub(super) const PRACTICE_KEY: &str = "practice-headquarters.pem";

/// Signs for a batch as headquarters does, with the key in `key` or a practice centre's own, and writes the
/// receipt into `to` or beside the batch.
///
/// Fails with `Batch` when the batch does not pass every check.
pub fn countersign(
    batch: &Path,
    key: Option<&Path>,
    to: Option<&Path>,
    folder: &Path,
    now_ms: i64,
) -> Result<PathBuf, Fault> {
    let practised = folder.join(PRACTICE_KEY);
    let key = StationKey::from_pem(&read(key.unwrap_or(&practised))?);
    let key = key.map_err(|fault| Fault::Batch(fault.to_string()))?;
    let verified = look_into_batch(batch, Some(folder)).verified().map_err(|fault| Fault::Batch(fault.to_string()))?;
    let links = Links::of(&verified).map_err(|fault| Fault::Batch(fault.to_string()))?;
    let receipt = Receipt::countersign(&verified.label, verified.tagmanifest_sha256, links, &key, now_ms, vec![]);
    let place = to.or(batch.parent()).unwrap_or(Path::new("."));
    let file = place.join(receipt.file_name());
    durable::write(&file, receipt.to_text().as_bytes(), Readers::Usual).map_err(|error| Fault::file(&file, &error))?;
    Ok(file)
}

/// A refused record, as a receipt names it, for the screen.
fn shown(refused: &Refused) -> RefusedRecord {
    RefusedRecord {
        series: refused.series.to_string(),
        seq: refused.seq,
        case: refused.no.clone(),
        code: refused.why.code().to_owned(),
        detail: refused.detail.clone(),
        corrected: false,
    }
}

/// Whether the register holds what was received, action by action.
fn holds(register: &Register, part: &Received) -> Result<(), Fault> {
    let (mut next, mut differs) = (part.from, None);
    register.hashes(&part.series, (part.from, part.to), |seq, hash| {
        if seq != next || !part.agrees(seq, &hash) {
            differs = Some(seq.min(next));
        }
        next = seq + 1;
        differs.is_none()
    })?;
    let series = part.series.clone();
    match differs {
        Some(seq) => Err(ReceiptFault::Differs { series, seq }.into()),
        None if next <= part.to => Err(ReceiptFault::Ends { series, seq: part.to }.into()),
        None => Ok(()),
    }
}

fn differs(part: &Received, fault: Fault) -> Finding {
    let at = |seq: u64| format!("{}/{seq}", part.series);
    match fault {
        Fault::Receipt(ReceiptFault::Differs { seq, .. }) => {
            Finding { place: at(seq), what: "it is not the action that headquarters countersigned".to_owned() }
        }
        Fault::Receipt(ReceiptFault::Ends { seq, .. }) => Finding {
            place: at(seq),
            what: "headquarters countersigned up to here, and the register ends before".to_owned(),
        },
        other => Finding { place: at(part.from), what: format!("{other:?}") },
    }
}

fn read(file: &Path) -> Result<String, Fault> {
    let fault = |error: std::io::Error| Fault::file(file, &error);
    if fs::metadata(file).map_err(fault)?.len() > LARGEST {
        return Err(ReceiptFault::NotAReceipt("it is far too large".to_owned()).into());
    }
    fs::read_to_string(file).map_err(fault)
}
