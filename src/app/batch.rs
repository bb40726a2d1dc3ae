//! Sending: what the register holds since the last batch becomes one sealed file, is read back, and
//! only then counts as out: written down in the register first and named after, so that whatever
//! happens between the two is finished by the next look. And looking into a file that came from anywhere.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;

use crate::domain::ledger::{Action, Hash};
use crate::domain::mark::StationId;
use crate::domain::{Bilingual, Catalogue, Service};
use crate::durable;
use crate::exchange::{
    Attachment, Batch, Code, CodeList, Draft, EnrolledStations, Halt, HeadquartersKeys, Inspection, Kind, Limits,
    Opening, OpeningKeys, Ready, SealFault, Sealing, Source, StationKey, StationPublicKey, Watch, finish, inspect,
};
use crate::register::{By, Contents, Leaving, Outgoing, Register, SealedBatch};

use super::Fault;
use super::outcome::BatchOut;

/// When the batch is made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub today: NaiveDate,
    /// Milliseconds UTC.
    pub now_ms: i64,
}

impl Moment {
    pub fn of(register: &Register) -> Moment {
        Moment { today: register.env().today(), now_ms: register.env().now_ms() }
    }
}

/// With what a batch is sealed, and where it goes.
pub(super) struct Means {
    pub folder: PathBuf,
    pub key: Arc<StationKey>,
    pub recipients: Vec<String>,
}

/// A batch that lies whole at its place, and waits to be written down before it has its name.
pub(super) struct Prepared {
    ready: Batch<Ready>,
    record: SealedBatch,
    told: Box<BatchOut>,
}

/// Seals everything since the last batch, as `leaving` has it; `None` when there is nothing.
pub(super) fn prepare(
    leaving: &Leaving,
    means: &Means,
    moment: Moment,
    watch: &mut Watch<'_>,
) -> Result<Option<Prepared>, Fault> {
    let Some(outgoing) = leaving.outgoing()? else { return Ok(None) };
    let to = HeadquartersKeys::parse(&means.recipients.join("\n")).map_err(|fault| Fault::Batch(fault.to_string()))?;
    durable::make_folder(&means.folder).map_err(|error| Fault::file(&means.folder, &error))?;
    let draft = Batch::draft(draft_of(leaving, &outgoing, moment)?);
    let mut rows = Rows { leaving, outgoing: &outgoing };
    let sealing = Sealing { key: &means.key, to: &to };
    let ready = draft.prepare(&means.folder, sealing, &mut rows, watch).map_err(not_sealed)?;
    let (sealed, rows) = (ready.sealed(), ready.sealed().label.rows);
    let contents =
        Contents { bytes: sealed.bytes, actions: rows.actions, cases: rows.cases, attachments: rows.attachments };
    let record = SealedBatch {
        number: outgoing.number,
        file: sealed.path.display().to_string(),
        sha256: sealed.sha256.to_string(),
        tagmanifest: sealed.tagmanifest_sha256.to_string(),
        heads: outgoing.slices.iter().map(|slice| (slice.series.to_string(), slice.to)).collect(),
        contents,
    };
    let told = Box::new(BatchOut {
        number: outgoing.number,
        file: sealed.path.clone(),
        bytes: sealed.bytes,
        sha256: sealed.sha256.to_string(),
        actions: rows.actions,
        cases: rows.cases,
        attachments: rows.attachments,
        copied: None,
    });
    Ok(Some(Prepared { ready, record, told }))
}

impl Prepared {
    /// Writes down that it is out, and gives it its name.
    pub fn keep(self, register: &mut Register, by: &By) -> Result<Box<BatchOut>, Fault> {
        let told = register.record_batch(by, self.record, self.told)?.value;
        self.ready.keep().map_err(not_sealed)?;
        Ok(told)
    }
}

/// Gives the last batch its name, if the program was stopped after it was written down.
pub fn finish_last(register: &Register) -> Result<(), Fault> {
    let last = register.batches()?.into_iter().next().filter(|batch| !batch.present);
    let Some(last) = last else { return Ok(()) };
    let Ok(sha256) = Hash::try_from(last.sha256) else { return Ok(()) };
    finish(Path::new(&last.file), sha256).map_err(not_sealed)
}

/// Why nothing was sent, with what a clerk can do about it.
fn not_sealed(fault: SealFault) -> Fault {
    match fault {
        SealFault::PlaceFull(place) => Fault::file(&place, &io::ErrorKind::StorageFull.into()),
        SealFault::CannotWrite { place, source } => Fault::file(&place, &source),
        SealFault::Cancelled => Fault::Stopped,
        fault => Fault::Batch(fault.to_string()),
    }
}

fn draft_of(leaving: &Leaving, outgoing: &Outgoing, moment: Moment) -> Result<Draft, Fault> {
    let previous = outgoing.previous.clone().and_then(|hash| Hash::try_from(hash).ok()).unwrap_or(Hash::START);
    Ok(Draft {
        station: leaving.station().clone(),
        seq: outgoing.number,
        day: moment.today,
        created_ms: moment.now_ms,
        kind: Kind::Delta,
        previous,
        codes: code_lists(leaving, outgoing)?,
    })
}

/// Names of the services and papers that the cases speak of by code: a list a catalogue, because a code may
/// change its name. `service/<sha256>` has the services, `document/<sha256>` their papers as `EG-BLD-01/0`.
fn code_lists(leaving: &Leaving, outgoing: &Outgoing) -> Result<Vec<CodeList>, Fault> {
    let mut lists = vec![];
    let catalogues: BTreeSet<&String> = outgoing.services.iter().map(|(catalogue, _)| catalogue).collect();
    for sha256 in catalogues {
        let known = leaving.known_catalogue(sha256)?.and_then(|known| Catalogue::parse(&known.body).ok());
        let Some(catalogue) = known else { continue };
        let named = outgoing.services.iter().filter(|(under, _)| under == sha256);
        let services: Vec<&Service> = named.filter_map(|(_, code)| catalogue.service(code)).collect();
        let papers = services.iter().flat_map(|service| {
            (0..).zip(&service.documents).map(|(at, paper): (usize, _)| (format!("{}/{at}", service.code), &paper.name))
        });
        lists.push(CodeList { name: format!("document/{sha256}"), codes: papers.map(code).collect() });
        let services = services.iter().map(|service| (service.code.clone(), &service.name));
        lists.push(CodeList { name: format!("service/{sha256}"), codes: services.map(code).collect() });
    }
    Ok(lists)
}

fn code((code, name): (String, &Bilingual)) -> Code {
    Code { code, ar: name.ar.clone(), en: name.en.clone() }
}

/// The rows of a batch, read from the register one at a time.
struct Rows<'a> {
    leaving: &'a Leaving,
    outgoing: &'a Outgoing,
}

impl Source for Rows<'_> {
    fn actions(&mut self, each: &mut dyn FnMut(&Action) -> Result<(), Halt>) -> Result<(), Halt> {
        for slice in &self.outgoing.slices {
            let mut halted = Ok(());
            let read = self.leaving.actions(slice, |action| {
                // A halt of the receiving end is what is told.
                if halted.is_ok() {
                    halted = each(&action);
                }
                Ok(())
            });
            halted?;
            read.map_err(Halt::failed)?;
        }
        Ok(())
    }

    fn cases(&mut self, each: &mut dyn FnMut(&str) -> Result<(), Halt>) -> Result<(), Halt> {
        for &uid in &self.outgoing.cases {
            let case = self.leaving.case(uid).map_err(Halt::failed)?;
            each(&serde_json::to_string(&case).map_err(Halt::failed)?)?;
        }
        Ok(())
    }

    fn attachments(&mut self, each: &mut dyn FnMut(Attachment<'_>) -> Result<(), Halt>) -> Result<(), Halt> {
        for file in &self.outgoing.attachments {
            let stored = self.leaving.attachment(&file.sha256).map_err(Halt::failed)?;
            let sha256 = Hash::try_from(file.sha256.clone()).map_err(Halt::failed)?;
            let bytes = stored.data.len() as u64;
            each(Attachment { sha256, media: &stored.media, bytes, content: &mut stored.data.as_slice() })?;
        }
        Ok(())
    }
}

/// Looks into a batch with the keys that lie in `folder`: headquarters' (of a practice centre) and this station's.
pub fn look_into(file: &Path, folder: Option<&Path>) -> Inspection {
    let read = |name: &str| folder.and_then(|folder| fs::read_to_string(folder.join(name)).ok());
    let keys = read("headquarters.key").or_else(|| read("practice-headquarters.key"));
    let keys = keys.and_then(|text| OpeningKeys::parse(&text).ok());
    let signers = stations(folder);
    let cancel = AtomicBool::new(false);
    let opening = Opening { keys: keys.as_ref(), signers: Some(&signers), limits: Limits::default(), recorded: None };
    inspect(file, &opening, &mut Watch { progress: &mut |_| {}, cancel: &cancel })
}

/// The stations whose keys lie in `folder`: its own, and those that were enrolled there.
pub(super) fn stations(folder: Option<&Path>) -> EnrolledStations {
    let own = folder.and_then(|folder| fs::read_to_string(folder.join("station.pem")).ok());
    let own = own.and_then(|pem| StationKey::from_pem(&pem).ok());
    let centre = folder.and_then(|folder| crate::config::Centre::load(&folder.join("centre.toml")).ok());
    let mut stations = EnrolledStations::default();
    if let (Some(own), Some(centre)) = (&own, &centre) {
        stations.enrol(centre.station.clone(), own.public());
    }
    for (station, key) in enrolled(folder) {
        stations.enrol(station, key);
    }
    stations
}

/// Other stations' public keys: `stations/ZAQ-04.pem` in the centre's folder.
fn enrolled(folder: Option<&Path>) -> Vec<(StationId, StationPublicKey)> {
    let entries = folder.and_then(|folder| fs::read_dir(folder.join("stations")).ok());
    let paths: Vec<PathBuf> = entries.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    let read = |path: &PathBuf| {
        let station = path.file_stem()?.to_str()?.parse().ok()?;
        Some((station, StationPublicKey::from_pem(&fs::read_to_string(path).ok()?).ok()?))
    };
    paths.iter().filter_map(read).collect()
}
