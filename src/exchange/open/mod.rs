//! Looks at a file that may be a batch and says everything about it. Reads it once, writes nothing, and gives a verified batch
//! only if there is not one doubt left. Hostile bytes get a named failure.

mod evidence;
mod judge;
mod kept;
mod lines;
mod members;
mod report;
mod verified;

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use self::evidence::Evidence;
use self::judge::{Judgement, judge};
pub use self::kept::Kept;
pub(in crate::exchange) use self::lines::each_line;
use self::members::walk;
pub(in crate::exchange) use self::members::{decrypted, stanzas};
pub use self::report::{Check, Checked, Outcome, Report};
pub use self::verified::Verified;
use crate::domain::ledger::Hash;
use crate::exchange::Batch;
use crate::exchange::fault::Fault;
use crate::exchange::format::Limits;
use crate::exchange::hashing::Hashed;
use crate::exchange::keys::{EnrolledStations, OpeningKeys};
use crate::exchange::watch::{Step, Watch};

/// With what a file is looked at.
pub struct Opening<'a> {
    /// Without keys only the outside can be told: size, hash, and that it is an age file.
    pub keys: Option<&'a OpeningKeys>,
    /// The stations that are believed. Without them the signature is checked, but not whose it is.
    pub signers: Option<&'a EnrolledStations>,
    pub limits: Limits,
    /// What the sender recorded of the file as it left; any other file is refused.
    pub recorded: Option<Hash>,
}

/// The outcome of looking.
#[derive(Debug)]
pub struct Inspection {
    report: Report,
    batch: Option<Batch<Verified>>,
}

impl Inspection {
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The batch, or the first reason why it is not to be believed.
    pub fn verified(self) -> Result<Batch<Verified>, Fault> {
        if let Some(batch) = self.batch {
            return Ok(batch);
        }
        let (mut first, mut unmade) = (None, None);
        for Checked { check, outcome } in self.report.checks {
            match outcome {
                Outcome::Failed(fault) => first = first.or(Some(fault)),
                Outcome::NotReached => unmade = unmade.or(Some(Fault::NotChecked(check))),
                Outcome::Passed => {}
            }
        }
        Err(first.or(unmade).unwrap_or(Fault::NotChecked(Check::Opens)))
    }
}

/// Looks at the file at `path`.
pub fn inspect(path: &Path, with: &Opening<'_>, watch: &mut Watch<'_>) -> Inspection {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match File::open(path) {
        Ok(file) => inspect_file(file, name, with, watch),
        Err(error) => {
            Inspection { report: report(name, Outside::default(), Err(Fault::CannotRead(error))).0, batch: None }
        }
    }
}

/// The same for a file that is open, at its start.
pub(in crate::exchange) fn inspect_file(
    file: File,
    name: String,
    with: &Opening<'_>,
    watch: &mut Watch<'_>,
) -> Inspection {
    let mut outside = Outside::default();
    let (file, judged) = match outside.read(file, with, watch) {
        Ok((file, judged)) => (Some(file), judged),
        Err(fault) => (None, Err(fault)),
    };
    let (report, inside) = report(name, outside, judged);
    let open = file.zip(inside).zip(with.keys).filter(|_| report.is_verified());
    let batch = open.and_then(|((file, inside), keys)| {
        let Judgement { label, fixed, described, kept, tagmanifest, .. } = inside;
        Some(Verified::new(file, keys.clone(), with.limits, label?, tagmanifest?, fixed, described)?.keeping(kept))
    });
    Inspection { report, batch: batch.map(|state| Batch { state }) }
}

/// What can be told without a key.
#[derive(Default)]
struct Outside {
    bytes: u64,
    sha256: Option<Hash>,
    stanzas: usize,
}

/// What the inside says; `None` when there was no key to look.
type Judged = Result<Option<Judgement>, Fault>;

impl Outside {
    /// Reads the file to its end, whatever is found inside, so that its hash can be told. The outer failure is the disk's own.
    fn read(&mut self, file: File, with: &Opening<'_>, watch: &mut Watch<'_>) -> Result<(File, Judged), Fault> {
        self.bytes = file.metadata().map_err(Fault::CannotRead)?.len();
        if self.bytes > with.limits.file {
            return Err(Fault::TooLarge { name: "the file".into(), limit: with.limits.file });
        }
        let watched = Watched { file: Hashed::new(file), of: self.bytes, watch };
        let mut buffered = BufReader::with_capacity(1 << 18, watched);
        let mut judged = self.look_inside(&mut buffered, with);
        let drained = io::copy(&mut buffered, &mut io::sink());
        let watched = buffered.into_inner();
        if watched.watch.cancel.load(std::sync::atomic::Ordering::Relaxed) {
            return Err(Fault::Cancelled);
        }
        drained.map_err(Fault::CannotRead)?;
        let (file, found, _) = watched.file.finish();
        self.sha256 = Some(found);
        if let Some(expected) = with.recorded.filter(|&expected| expected != found) {
            judged = Err(Fault::OtherFile { expected, found });
        }
        Ok((file, judged))
    }

    fn look_inside(&mut self, file: &mut BufReader<Watched<'_, '_>>, with: &Opening<'_>) -> Judged {
        self.stanzas = stanzas(file, &with.limits)?;
        let Some(keys) = with.keys else { return Ok(None) };
        let mut evidence = Evidence::new(with.limits);
        walk(decrypted(file, keys)?, &with.limits, &mut evidence)?;
        Ok(Some(judge(evidence, with.signers)))
    }
}

/// What is reported, and the inside for whoever may have it.
fn report(file: String, outside: Outside, judged: Judged) -> (Report, Option<Judgement>) {
    let Outside { bytes, sha256, stanzas } = outside;
    let mut report = Report { file, bytes, sha256, stanzas, ..Report::default() };
    let inside = match judged {
        Ok(inside) => inside,
        Err(fault) => {
            report.stopped_by(fault);
            return (report, None);
        }
    };
    let Some(mut inside) = inside else {
        report.unopened();
        return (report, None);
    };
    report.label = inside.label.clone();
    report.signer = inside.signer.clone();
    report.tagmanifest_sha256 = inside.tagmanifest;
    report.attachment_bytes = inside.attachment_bytes;
    report.judged(std::mem::take(&mut inside.faults), &inside.unmade);
    (report, Some(inside))
}

/// A file that tells how far it was read and stops when asked.
struct Watched<'a, 'w> {
    file: Hashed<File>,
    of: u64,
    watch: &'a mut Watch<'w>,
}

impl Read for Watched<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.file.read(into)?;
        if self.watch.tell(Step::Reading, self.file.count(), Some(self.of)) {
            return Err(io::Error::other("stopped on request"));
        }
        Ok(n)
    }
}
