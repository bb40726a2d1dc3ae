//! `hq take`: every batch that lies in the drop folder is looked at, taken or refused, answered and put away. One whose
//! forerunner has not come yet stays where it lies and is tried again, in the same run when something before it came.

mod look;

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use self::look::{Found, Looked, Looking, Signed};
use super::{Headquarters, Keys};
use crate::app::Fault;
use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;
use crate::durable::{self, Readers};
use crate::exchange::format::EXTENSION;
use crate::exchange::volumes::{self, LIST, VolumeFault};
use crate::exchange::{NotTaken, NotTakenSaid, Progress, Receipt, not_taken, receipt};
use crate::hub::{Files, HubFault, Opened, Receiver, Refusal, Taken, Work};

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenFile {
    pub file: PathBuf,
    /// In whose folder it lay, or who signed it, where that is known.
    pub station: Option<StationId>,
    pub seen: Seen,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    Applied {
        added: u64,
        refused: u64,
    },
    AlreadyHad,
    /// It waits for one that comes before it.
    Waits(Refusal),
    Refused(Refusal),
}

/// Hears how far the work is: the file, and how much of it is done, in bytes, actions or cases.
pub enum Telling<'a> {
    Reading(&'a Path, Progress),
    Working(&'a Path, Work),
}

/// A file that may be a batch.
#[derive(Clone)]
struct Came {
    /// The batch, or the list of its volumes.
    path: PathBuf,
    /// Whose folder it lies in; none on a stick, where nobody sorted them.
    station: Option<StationId>,
}

impl Headquarters {
    /// Takes what lies in the drop folder, or on a stick in `folder`, whose files stay there.
    ///
    /// Fails when the database or the disk does; what was taken until then stays taken.
    pub fn take(
        &mut self,
        folder: Option<&Path>,
        keys: &Keys,
        tell: &mut dyn FnMut(Telling<'_>),
    ) -> Result<Vec<TakenFile>, Fault> {
        let files = self.files();
        files.finish(&mut self.hub)?;
        let signers = self.hub.signers()?;
        let place = self.folder.clone();
        let looking = Looking { keys: &keys.opening, signers: &signers, folder: &place };
        let mut taking = Taking { hq: self, keys, files, stick: folder };
        let mut waiting = match folder {
            Some(folder) => batches_in(folder, None)?,
            None => taking.dropped()?,
        };
        let mut told = vec![];
        loop {
            let before = waiting.len();
            let mut later = vec![];
            looking.each(waiting, tell, &mut |looked, tell| {
                let came = looked.came.clone();
                let seen = taking.one(looked, tell)?;
                match seen.seen {
                    Seen::Waits(_) => later.push((came, seen)),
                    _ => told.push(seen),
                }
                Ok(())
            })?;
            // Whoever waits is tried again as long as something else was taken meanwhile.
            if later.is_empty() || later.len() == before {
                told.extend(later.into_iter().map(|(_, seen)| seen));
                return Ok(told);
            }
            waiting = later.into_iter().map(|(came, _)| came).collect();
        }
    }
}

struct Taking<'a> {
    hq: &'a mut Headquarters,
    keys: &'a Keys,
    files: Files,
    stick: Option<&'a Path>,
}

impl Taking<'_> {
    /// What lies in `in/<STATION>/`, in the order of the stations and of the names.
    fn dropped(&self) -> Result<Vec<Came>, Fault> {
        let place = self.hq.settings.drop.join("in");
        let mut came = vec![];
        for folder in listed(&place)? {
            let station = folder.file_name().and_then(OsStr::to_str).and_then(|name| name.parse::<StationId>().ok());
            if let Some(station) = station.filter(|_| folder.is_dir()) {
                came.extend(batches_in(&folder, Some(station))?);
            }
        }
        Ok(came)
    }

    fn one(&mut self, looked: Looked, tell: &mut dyn FnMut(Telling<'_>)) -> Result<TakenFile, Fault> {
        let Looked { came, sha256, found, _joined } = looked;
        let mut signed = None;
        let taken = match found {
            Found::Batch(opened) => {
                let batch = opened.batch();
                signed = Some(Signed { name: batch.label.name.clone(), tagmanifest: batch.tagmanifest_sha256 });
                self.apply(&came, *opened, tell)?
            }
            Found::Doubtful(fault, known) => {
                signed = known;
                Err(self.refusal_of(&fault)?)
            }
            Found::InPieces(VolumeFault::CannotWrite { place, source }) => return Err(Fault::file(&place, &source)),
            Found::InPieces(fault) => Err(Refusal::new(fault.code(), fault.to_string())),
        };
        match taken {
            Ok(taken) => Ok(taken),
            Err(refusal) => {
                // Whoever forged a batch learns nothing, and no counter hears of what it did not send.
                if let Some(signed) = signed {
                    self.answer_not_taken(&signed, &refusal)?;
                }
                self.refused(&came, sha256, refusal)
            }
        }
    }

    fn apply(
        &mut self,
        came: &Came,
        opened: Opened,
        tell: &mut dyn FnMut(Telling<'_>),
    ) -> Result<Result<TakenFile, Refusal>, Fault> {
        let counter = opened.batch().label.name.station().counter();
        if came.station.as_ref().is_some_and(|station| station.counter() != counter) {
            return Ok(Err(Refusal::new("other-folder", format!("it is of {counter}"))));
        }
        let by = Receiver { key: &self.keys.signing, files: &self.files, now_ms: self.hq.env.now_ms() };
        let taken = self.hq.hub.take(opened, &by, &mut |work| tell(Telling::Working(&came.path, work)))?;
        let (receipt, seen) = match taken {
            Taken::Applied(applied) => {
                let seen = Seen::Applied { added: applied.added, refused: applied.refused };
                (applied.receipt, seen)
            }
            Taken::AlreadyHad { receipt } => (receipt, Seen::AlreadyHad),
            Taken::Refused(refusal) => return Ok(Err(refusal)),
        };
        let station = came.station.clone().unwrap_or(counter);
        self.answer(&station, &receipt)?;
        self.put_away(came, "taken")?;
        Ok(Ok(TakenFile { file: came.path.clone(), station: Some(station), seen }))
    }

    /// Only now, that everything is committed: whoever is killed before answers on the next run.
    fn answer(&self, station: &StationId, receipt: &Receipt) -> Result<(), Fault> {
        for place in self.places(station)? {
            write(&place.join(receipt.file_name()), &receipt.to_text())?;
            // What was said while it could not be taken is true no more.
            let before = place.join(receipt.file_name().replace(receipt::EXTENSION, not_taken::EXTENSION));
            match fs::remove_file(&before) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(Fault::file(&before, &error)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Says why, to the counter that signed it; the same again is not written again.
    fn answer_not_taken(&self, signed: &Signed, refusal: &Refusal) -> Result<(), Fault> {
        let said = NotTakenSaid {
            batch: signed.name.to_string(),
            tagmanifest: signed.tagmanifest,
            at_ms: self.hq.env.now_ms(),
            why: refusal.why.clone(),
            detail: refusal.detail.clone(),
        };
        let answer = NotTaken::sign(said, &self.keys.signing);
        for place in self.places(&signed.name.station().counter())? {
            let file = place.join(answer.file_name());
            let before = fs::read_to_string(&file).ok().and_then(|text| NotTaken::parse(&text).ok());
            if !before.is_some_and(|before| before.says_the_same(&answer)) {
                write(&file, &answer.to_text())?;
            }
        }
        Ok(())
    }

    /// Where answers to a counter go.
    fn places(&self, station: &StationId) -> Result<Vec<PathBuf>, Fault> {
        Ok([Some(self.hq.out(station)?), self.stick.map(Path::to_owned)].into_iter().flatten().collect())
    }

    fn refusal_of(&mut self, fault: &crate::exchange::Fault) -> Result<Refusal, HubFault> {
        use crate::exchange::Fault::UnknownSigner;
        if let UnknownSigner { station, .. } = fault
            && self.hq.hub.is_revoked(station)?
        {
            return Ok(Refusal::new("revoked-station", format!("{station} was revoked")));
        }
        Ok(Refusal::new(fault.code(), fault.to_string()))
    }

    fn refused(&mut self, came: &Came, sha256: Option<Hash>, refusal: Refusal) -> Result<TakenFile, Fault> {
        let name = came.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let station = came.station.clone();
        let folder = station.as_ref().map_or("", |station| station.as_str());
        self.hq.hub.note_refusal((&name, sha256), folder, &refusal, self.hq.env.now_ms())?;
        let seen = if refusal.may_pass_later() {
            Seen::Waits(refusal)
        } else {
            self.put_away(came, "refused")?;
            Seen::Refused(refusal)
        };
        Ok(TakenFile { file: came.path.clone(), station, seen })
    }

    /// Out of the way, so that the next run does not look at it again: beside `in`, under `to`.
    fn put_away(&self, came: &Came, to: &str) -> Result<(), Fault> {
        let Some(station) = &came.station else { return Ok(()) };
        let place = self.hq.settings.drop.join(to).join(station.as_str());
        durable::make_folder(&place).map_err(|error| Fault::file(&place, &error))?;
        for path in pieces(&came.path) {
            let name = path.file_name().unwrap_or_default();
            fs::rename(&path, place.join(name)).map_err(|error| Fault::file(&path, &error))?;
        }
        durable::sync_folder(&place).map_err(|error| Fault::file(&place, &error))
    }
}

fn write(file: &Path, text: &str) -> Result<(), Fault> {
    durable::write(file, text.as_bytes(), Readers::Usual).map_err(|error| Fault::file(file, &error))
}

/// The file, or the list and what lies there of the volumes that it names; the list last.
fn pieces(path: &Path) -> Vec<PathBuf> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let list = path.to_string_lossy().ends_with(LIST).then(|| volumes::Volumes::read(path).ok()).flatten();
    let volumes = list.into_iter().flat_map(|list| list.volumes).map(|volume| folder.join(volume.name));
    volumes.filter(|volume| volume.is_file()).chain([path.to_owned()]).collect()
}

/// Batches in one piece and lists of volumes in a folder, in the order of their names.
fn batches_in(folder: &Path, station: Option<StationId>) -> Result<Vec<Came>, Fault> {
    let is_batch = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let plain = fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
        plain && (name.ends_with(EXTENSION) || name.ends_with(&format!("{EXTENSION}{LIST}")))
    };
    let came = |path| Came { path, station: station.clone() };
    Ok(listed(folder)?.into_iter().filter(is_batch).map(came).collect())
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let entries = fs::read_dir(folder).map_err(|error| Fault::file(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}
