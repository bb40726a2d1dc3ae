//! Packs that came down: opened, believed or refused, and taken into the register in one commit; what they brought is
//! in force at once, or from its day, without a restart.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::receipts::headquarters_keys;
use super::{Desk, Fault, Outcome};
use crate::domain::catalogue::Catalogue;
use crate::domain::ledger::{Action, PackTaken};
use crate::domain::{Country, Money};
use crate::durable::{self, Readers};
use crate::exchange::OpeningKeys;
use crate::exchange::pack::{
    Content, DecisionLine, Found, Holds, Label, Pack, PackFault, PackTrust, RegisterLine, limits, open_pack,
};
use crate::register::{Brings, By, CameDecision, NewPack, PackRefused, ReferenceRow, Register, RegisterFault, Rows};
use crate::views::{PackDone, Reference};

/// Under this name the register keeps the key by which packs for this station are opened.
const IDENTITY: &str = "pack_identity";
/// Where its public half lies, for `shubbak station key`: a recipient is no secret.
pub(super) const RECIPIENT: &str = "station.recipient";

impl Desk {
    /// Takes a pack as the program itself: who may run it on this machine may take what headquarters signed.
    pub fn take_pack_for_the_program(&mut self, file: &Path) -> Result<PackDone, Fault> {
        let id = self.register_mut().env_mut().uid();
        self.pack_taken(&By::program(format!("pack-{id}")), file)
    }

    pub(super) fn take_pack(&mut self, by: &By, file: &Path) -> Result<Outcome, Fault> {
        self.pack_taken(by, file).map(|done| Outcome::PackTaken(Box::new(done)))
    }

    /// The same for one that the link brought.
    pub(super) fn take_pack_that_came(&mut self, bytes: &[u8]) -> Result<PackDone, Fault> {
        let id = self.register_mut().env_mut().uid();
        self.opened_and_taken(&By::program(format!("pack-{id}")), bytes)
    }

    fn pack_taken(&mut self, by: &By, file: &Path) -> Result<PackDone, Fault> {
        self.opened_and_taken(by, &read(file)?)
    }

    /// Fails with `Pack` when it is forged, for others, damaged or older than what was taken; nothing changed then.
    fn opened_and_taken(&mut self, by: &By, bytes: &[u8]) -> Result<PackDone, Fault> {
        let keys = identity(self.register_mut())?;
        let headquarters = headquarters_keys(self.centre(), self.folder())?;
        let trust = PackTrust {
            headquarters: &headquarters,
            station: &self.centre().station,
            country: self.centre().country,
            keys: Some(&keys),
        };
        let pack = open_pack(bytes, &trust)?;
        let (series, number) = (pack.label.content.series(), pack.label.number);
        let taken = taken(&pack.label, pack.id.to_string());
        let brings = brings(&pack)?;
        let done = self.register_mut().take_pack(by, NewPack { taken, brings });
        let done = done.map_err(|fault| refused(fault, series, number))?.value;
        self.go_by_the_day(true)?;
        Ok(done)
    }

    /// What the reference registers say of a number that was typed or scanned.
    pub(super) fn referred(&self, number: &str) -> Result<Vec<Reference>, Fault> {
        let number = Found::spelled(number);
        if number.is_empty() {
            return Ok(vec![]);
        }
        let mut told: Vec<(String, Reference)> = vec![];
        let mut rows = vec![];
        for by in Found::ALL {
            rows.extend(self.register().referred(by.code(), &number)?);
        }
        for (head, row) in rows {
            let read = read_row(&head, &row, self.centre().country);
            let Some((name, mut found)) = read else { continue };
            match told.iter_mut().find(|(known, _)| *known == name) {
                None => told.push((name, found)),
                Some((_, known)) => {
                    known.rows.append(&mut found.rows);
                    known.total = match (known.total, found.total) {
                        (Some(one), Some(more)) => Money::sum(one.currency(), [one, more]).ok(),
                        (one, more) => one.or(more),
                    };
                }
            }
        }
        Ok(told.into_iter().map(|(_, found)| found).collect())
    }

    /// Fails with `Referred` when a register keeps the person of this number from going on.
    pub(super) fn nothing_blocks(&self, number: &str) -> Result<(), Fault> {
        let blocks = self.referred(number)?.into_iter().find(|found| found.blocks);
        blocks.map_or(Ok(()), |found| Err(Fault::Referred { title: found.title }))
    }

    /// Goes by the catalogue of the day: the one that a pack brought and that is in force, or the centre's own.
    /// `anew`: also where the day is still the same.
    pub(super) fn go_by_the_day(&mut self, anew: bool) -> Result<(), Fault> {
        let day = self.day_not_back();
        if !anew && self.day_of_book() == Some(day) {
            return Ok(());
        }
        let in_force = self.register().catalogue_on(day)?.map(|(sha256, _)| sha256);
        if let Some(sha256) = in_force.filter(|sha256| sha256 != self.catalogue_hash())
            && let Some(known) = self.register().known_catalogue(&sha256)?
        {
            let book = self.rulebook().with_catalogue(known.body)?;
            self.go_by(Arc::new(book), sha256);
        }
        self.set_day_of_book(day);
        Ok(())
    }

    /// The next catalogue that was brought and is not in force yet: its number and its first day.
    pub fn catalogue_to_come(&self) -> Result<Option<(u64, NaiveDate)>, Fault> {
        let day = self.day_not_back();
        let packs = self.register().packs()?.into_iter();
        let coming = packs.filter_map(|row| Some((row.taken.number, row.taken.catalogue?.1)));
        Ok(coming.filter(|(_, effective)| *effective > day).min_by_key(|(number, effective)| (*effective, *number)))
    }

    /// The day by the register's clock, which does not go back when the machine's does.
    fn day_not_back(&self) -> NaiveDate {
        self.register().env().local(self.register().now_not_back()).date()
    }
}

/// Lays the public half of the station's key for packs beside its settings.
pub(super) fn keep_recipient(register: &mut Register, folder: &Path) -> Result<(), Fault> {
    let text = identity(register)?.recipients_text();
    let file = folder.join(RECIPIENT);
    if fs::read_to_string(&file).is_ok_and(|kept| kept == text) {
        return Ok(());
    }
    durable::write(&file, text.as_bytes(), Readers::Usual).map_err(|error| Fault::file(&file, &error))
}

/// The station's own key for what is sealed for it; made when it is first needed.
fn identity(register: &mut Register) -> Result<OpeningKeys, Fault> {
    let kept = register.kept_secret(IDENTITY, || OpeningKeys::generate().to_secret_text())?;
    OpeningKeys::parse(&kept).map_err(|fault| Fault::Batch(fault.to_string()))
}

fn read(file: &Path) -> Result<Vec<u8>, Fault> {
    let fault = |error: std::io::Error| Fault::file(file, &error);
    let mut bytes = vec![];
    // One byte more than a pack may have: it is then refused by its size, and no more of it was read.
    File::open(file).map_err(fault)?.take(limits().file + 1).read_to_end(&mut bytes).map_err(fault)?;
    Ok(bytes)
}

fn taken(label: &Label, sha256: String) -> PackTaken {
    let catalogue = match label.content {
        Content::Catalogue { effective } => Some((String::new(), effective)),
        Content::Decisions {} | Content::Register { .. } | Content::Case { .. } => None,
    };
    PackTaken {
        headquarters: label.headquarters.clone(),
        sort: label.content.sort().to_owned(),
        series: label.content.series(),
        number: label.number,
        sha256,
        made_ms: label.made_ms,
        approved_by: label.approved_by.clone(),
        basis: label.basis.clone(),
        approved: label.approved,
        catalogue,
        rows: label.rows,
        applied: 0,
        left_out: vec![],
    }
}

/// What the pack brings, in the register's terms. Its lines were judged when it was opened.
fn brings(pack: &Pack) -> Result<Brings<'_>, Fault> {
    let country = pack.label.country;
    Ok(match &pack.label.content {
        Content::Catalogue { .. } => Brings::Catalogue { country: country.code(), body: catalogue(pack)? },
        Content::Decisions {} => {
            let mut decisions = vec![];
            pack.each_line(|line, text| {
                let DecisionLine { case, decision, reason, decider, basis, decided } = parse(line, text)?;
                decisions.push(CameDecision { case, decision, reason, decider, basis, decided });
                Ok::<(), PackFault>(())
            })?;
            Brings::Decisions(decisions)
        }
        Content::Register { name, .. } => {
            let head = serde_json::to_string(&pack.label.content).unwrap_or_default();
            Brings::Register { name: name.clone(), head, rows: rows_of(pack) }
        }
        Content::Case { .. } => {
            let mut actions: Vec<Action> = vec![];
            pack.each_line(|line, text| {
                actions.push(parse(line, text)?);
                Ok::<(), PackFault>(())
            })?;
            Brings::Trail(actions)
        }
    })
}

/// One that the counter could not go by is not taken.
fn catalogue(pack: &Pack) -> Result<String, PackFault> {
    let text = pack.text()?;
    let read = Catalogue::parse(&text).map_err(|error| PackFault::Line { line: 1, why: error.to_string() })?;
    match read.country() == pack.label.country {
        true => Ok(text),
        false => Err(PackFault::OtherCountry(read.country().code().to_owned())),
    }
}

fn rows_of(pack: &Pack) -> Rows<'_> {
    Box::new(move |each| {
        let told = pack.each_line(|line, text| {
            let RegisterLine { by, no, values } = parse(line, text).map_err(Stopped::Pack)?;
            let body = serde_json::to_string(&values).unwrap_or_default();
            each(ReferenceRow { found_by: by.code(), no, body }).map_err(Stopped::Register)
        });
        match told {
            Ok(_) => Ok(()),
            Err(Stopped::Register(fault)) => Err(fault),
            // It was read before; it cannot have changed in memory.
            Err(Stopped::Pack(fault)) => Err(RegisterFault::Damaged(fault.to_string())),
        }
    })
}

/// Why the rows of a register were not all handed on.
enum Stopped {
    Pack(PackFault),
    Register(RegisterFault),
}

impl From<PackFault> for Stopped {
    fn from(fault: PackFault) -> Stopped {
        Stopped::Pack(fault)
    }
}

fn parse<T: serde::de::DeserializeOwned>(line: u64, text: &str) -> Result<T, PackFault> {
    serde_json::from_str(text).map_err(|error| PackFault::Line { line, why: error.to_string() })
}

/// What a row says, by its register's columns; none where it cannot be read.
fn read_row(head: &str, row: &str, country: Country) -> Option<(String, Reference)> {
    let Ok(Content::Register { name, title, columns, as_of, blocks }) = serde_json::from_str(head) else {
        return None;
    };
    let values: Vec<String> = serde_json::from_str(row).ok()?;
    let amount = columns.iter().zip(&values).find(|(column, _)| column.holds == Holds::Money);
    let total = amount.and_then(|(_, value)| Money::parse(value, country.currency()).ok());
    let told = columns.into_iter().zip(values).filter(|(_, value)| !value.is_empty());
    let told = told.map(|(column, value)| (column.title, value)).collect();
    Some((name, Reference { title, as_of, blocks, total, rows: vec![told] }))
}

fn refused(fault: RegisterFault, series: String, number: u64) -> Fault {
    match fault {
        RegisterFault::Pack(PackRefused::Older { held }) => PackFault::Older { series, number, held }.into(),
        RegisterFault::Pack(PackRefused::SameNumber) => PackFault::SameNumber { series, number }.into(),
        RegisterFault::Pack(PackRefused::Trail(why)) => PackFault::Trail(why).into(),
        fault => fault.into(),
    }
}
