//! Seals a batch: gathers, packs, signs, encrypts and writes in one pass, then reads the file back as a stranger would.
//!
//! The file gets its name only when it was read back whole; whatever goes wrong before leaves nothing at the place.
//! Between the two its sender may write down that it is out: whoever is stopped there is helped by [`finish`].

mod bag;
mod place;
mod source;
mod spool;

use std::fs::File;
use std::io::{self, BufWriter, Seek};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use self::bag::{Bag, Put};
use self::place::{Part, Place};
pub use self::source::{Attachment, Source};
use self::spool::{Spool, Spooled};
use crate::domain::ledger::{Action, Hash};
use crate::domain::mark::StationId;
use crate::exchange::Batch;
use crate::exchange::fault::{Fault, Halt, SealFault};
use crate::exchange::format::{self, BatchName, Limits, SCHEMA, member};
use crate::exchange::hashing::hash_of;
use crate::exchange::keys::{EnrolledStations, HeadquartersKeys, OpeningKeys, StationKey};
use crate::exchange::label::{Kind, Label, Rows};
use crate::exchange::line::{AttachmentLine, is_object};
use crate::exchange::open::{Opening, inspect_file};
use crate::exchange::schema::{self, CodeList};
use crate::exchange::series::{Slice, Slices};
use crate::exchange::signer::SignerCard;
use crate::exchange::stream::{self, Encrypting};
use crate::exchange::watch::{Step, Watch};

/// What is to be sent, but for its rows.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The station that signs.
    pub station: StationId,
    /// Number of this batch in the station's own series, from 1 without a gap.
    pub seq: u64,
    /// Today at the centre, for the name.
    pub day: NaiveDate,
    /// Now, milliseconds UTC since 1970.
    pub created_ms: i64,
    pub kind: Kind,
    /// Tag manifest of the station's batch before this one; [`Hash::START`] for its first.
    pub previous: Hash,
    /// Lists of codes for the schema, beside the built-in ones.
    pub codes: Vec<CodeList>,
}

/// With what a batch is sealed.
#[derive(Clone, Copy)]
pub struct Sealing<'a> {
    pub key: &'a StationKey,
    pub to: &'a HeadquartersKeys,
}

/// A batch that lies at its place, written, synced and read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    pub path: PathBuf,
    /// Size of the file.
    pub bytes: u64,
    /// Of the file as it lies there: tells any copy of it from any other file.
    pub sha256: Hash,
    /// What was signed; the `previous` of the next batch.
    pub tagmanifest_sha256: Hash,
    pub label: Label,
}

/// A batch that lies whole at its place, read back, under a name that is not yet a batch's.
pub struct Ready {
    sealed: Sealed,
    place: Place,
    part: Part,
}

impl Batch<Ready> {
    /// What it will be once it has its name.
    pub fn sealed(&self) -> &Sealed {
        &self.state.sealed
    }

    /// Gives it its name.
    pub fn keep(self) -> Result<Batch<Sealed>, SealFault> {
        let Ready { sealed, place, part } = self.state;
        place.keep(part).map_err(|e| place.fault(e))?;
        Ok(Batch { state: sealed })
    }
}

/// Gives its name to a batch whose sender wrote down that it is out, with this hash of its file, and was stopped before
/// it had one. Nothing happens where there is no such part.
pub fn finish(file: &Path, sha256: Hash) -> Result<(), SealFault> {
    place::finish(file, sha256)
}

impl Batch<Draft> {
    pub fn draft(draft: Draft) -> Self {
        Batch { state: draft }
    }

    /// Writes the batch into `folder`. Nothing stays there unless it was sealed and read back.
    pub fn seal(
        self,
        folder: &Path,
        with: Sealing<'_>,
        rows: &mut dyn Source,
        watch: &mut Watch<'_>,
    ) -> Result<Batch<Sealed>, SealFault> {
        self.prepare(folder, with, rows, watch)?.keep()
    }

    /// The same, but for its name: it is [`Batch::keep`] that makes it a batch.
    pub fn prepare(
        self,
        folder: &Path,
        with: Sealing<'_>,
        rows: &mut dyn Source,
        watch: &mut Watch<'_>,
    ) -> Result<Batch<Ready>, SealFault> {
        let Draft { station, seq, day, .. } = &self.state;
        let name = BatchName::new(station.clone(), *day, *seq);
        let name = name.ok_or(SealFault::Number(*seq))?;
        let place = Place::prepare(folder, &name)?;
        let sealer = Sealer { draft: &self.state, name, place, with, proof: OpeningKeys::generate() };
        let (sealed, part) = sealer.seal(rows, watch)?;
        Ok(Batch { state: Ready { sealed, place: sealer.place, part } })
    }
}

/// The plain tar goes in at the front and the encrypted file comes out behind.
type Encrypted = Encrypting<BufWriter<File>>;

struct Sealer<'a> {
    draft: &'a Draft,
    name: BatchName,
    place: Place,
    with: Sealing<'a>,
    /// Opens this one file, in this process only: to read back what was written.
    proof: OpeningKeys,
}

/// What was gathered from the register before the bag is begun.
struct Gathered {
    actions: Spooled,
    cases: Spooled,
    slices: Vec<Slice>,
}

impl Sealer<'_> {
    fn seal(&self, rows: &mut dyn Source, watch: &mut Watch<'_>) -> Result<(Sealed, Part), SealFault> {
        let (actions, slices) = self.gather_actions(rows, watch)?;
        let gathered = Gathered { actions, slices, cases: self.gather_cases(rows, watch)? };
        let (part, file) = self.place.begin().map_err(|e| self.place.fault(e))?;
        let mut bag =
            Bag::new(self.encrypted(file)?, &self.name.to_string(), self.draft.created_ms.max(0) as u64 / 1000);
        self.put_listings(&mut bag, &gathered).map_err(|e| self.place.fault(e))?;
        let attachments = self.put_attachments(&mut bag, rows, watch)?;
        let rows = Rows { actions: gathered.actions.lines, cases: gathered.cases.lines, attachments };
        let label = self.label(rows, &bag, gathered.slices);
        let tagmanifest = self.put_tags(&mut bag, &label).map_err(|e| self.place.fault(e))?;
        let file = self.finish(bag).map_err(|e| self.place.fault(e))?;
        let tagmanifest_sha256 = hash_of(tagmanifest.as_bytes());
        let (bytes, sha256) = self.read_back(file, &label, tagmanifest_sha256, watch)?;
        self.place.remember().map_err(|e| self.place.fault(e))?;
        Ok((Sealed { path: self.place.target().to_owned(), bytes, sha256, tagmanifest_sha256, label }, part))
    }

    fn gather_actions(&self, rows: &mut dyn Source, watch: &mut Watch<'_>) -> Result<(Spooled, Vec<Slice>), SealFault> {
        let mut spool = self.spool("actions")?;
        let mut slices = Slices::new(Limits::default().series);
        let mut take = |action: &Action| {
            slices.take(action)?;
            let line = serde_json::to_string(action).map_err(|e| self.place.fault(e.into()))?;
            spool.line(&line).map_err(|e| self.place.fault(e))?;
            told(watch.tell(Step::Actions, spool.lines(), None))
        };
        each_row(|stop| rows.actions(&mut |action| take(action).map_err(&mut *stop)))?;
        let spooled = spool.close().map_err(|e| self.place.fault(e))?;
        Ok((spooled, slices.all()))
    }

    fn gather_cases(&self, rows: &mut dyn Source, watch: &mut Watch<'_>) -> Result<Spooled, SealFault> {
        let mut spool = self.spool("cases")?;
        let mut take = |case: &str| {
            is_object(case).map_err(|why| SealFault::Case { line: spool.lines() + 1, why })?;
            spool.line(case).map_err(|e| self.place.fault(e))?;
            told(watch.tell(Step::Cases, spool.lines(), None))
        };
        each_row(|stop| rows.cases(&mut |case| take(case).map_err(&mut *stop)))?;
        spool.close().map_err(|e| self.place.fault(e))
    }

    fn spool(&self, what: &str) -> Result<Spool, SealFault> {
        Spool::create(&self.place.spool(what)).map_err(|e| self.place.fault(e))
    }

    fn encrypted(&self, file: File) -> Result<Encrypted, SealFault> {
        let proof: Vec<_> = self.proof.recipients().collect();
        let proof = proof.iter().map(|key| key as &dyn age::Recipient);
        // Holds the header; the chunks of 64 KiB go straight through.
        let file = BufWriter::with_capacity(1 << 15, file);
        stream::encrypt(self.with.to.recipients().chain(proof), file).map_err(|fault| match fault {
            age::EncryptError::Io(error) => self.place.fault(error),
            other => SealFault::Recipients(other.to_string()),
        })
    }

    fn put_listings(&self, bag: &mut Bag<Encrypted>, gathered: &Gathered) -> io::Result<()> {
        bag.tag(member::BAGIT, format::BAGIT_TXT.as_bytes())?;
        let schema = schema::with_codes(&self.draft.codes)?;
        for (name, text) in [(member::README, format::README_TXT), (member::SCHEMA, &schema)] {
            bag.payload(name, text.len() as u64, text.as_bytes())?;
        }
        for (name, spooled) in [(member::ACTIONS, &gathered.actions), (member::CASES, &gathered.cases)] {
            bag.payload(name, spooled.bytes, spooled.reader()?)?;
        }
        Ok(())
    }

    fn put_attachments(
        &self,
        bag: &mut Bag<Encrypted>,
        rows: &mut dyn Source,
        watch: &mut Watch<'_>,
    ) -> Result<u64, SealFault> {
        let mut spool = self.spool("attachments")?;
        let mut take = |Attachment { sha256, media, bytes, content }: Attachment<'_>| {
            match bag.attachment(sha256, bytes, content).map_err(|e| self.place.fault(e))? {
                Put::AlreadyThere => return Ok(()),
                Put::NotAsNamed => return Err(SealFault::Attachment(sha256)),
                Put::Written => {}
            }
            let line = AttachmentLine { sha256, media: media.to_owned(), bytes };
            let line = serde_json::to_string(&line).map_err(|e| self.place.fault(e.into()))?;
            spool.line(&line).map_err(|e| self.place.fault(e))?;
            told(watch.tell(Step::Attachments, spool.lines(), None))
        };
        each_row(|stop| rows.attachments(&mut |attachment| take(attachment).map_err(&mut *stop)))?;
        let spooled = spool.close().map_err(|e| self.place.fault(e))?;
        let put = spooled.reader().and_then(|lines| bag.payload(member::ATTACHMENTS, spooled.bytes, lines));
        put.map_err(|e| self.place.fault(e)).map(|()| spooled.lines)
    }

    fn label(&self, rows: Rows, bag: &Bag<Encrypted>, slices: Vec<Slice>) -> Label {
        Label {
            name: self.name.clone(),
            kind: self.draft.kind,
            created_ms: self.draft.created_ms,
            previous: self.draft.previous,
            schema: SCHEMA,
            rows,
            oxum: bag.oxum(),
            slices,
            recipients: self.with.to.names().to_vec(),
        }
    }

    fn put_tags(&self, bag: &mut Bag<Encrypted>, label: &Label) -> io::Result<String> {
        bag.tag(member::INFO, label.to_text().as_bytes())?;
        bag.manifest()?;
        let card = SignerCard::of(self.name.station(), self.with.key).map_err(io::Error::other)?;
        bag.tag(member::SIGNER, card.to_json()?.as_bytes())?;
        let tagmanifest = bag.tagmanifest();
        bag.seal(member::TAGMANIFEST, tagmanifest.as_bytes())?;
        bag.seal(member::SIGNATURE, &self.with.key.sign(tagmanifest.as_bytes()))?;
        Ok(tagmanifest)
    }

    /// Ends tar and encryption, and waits until the disk has it all.
    fn finish(&self, bag: Bag<Encrypted>) -> io::Result<File> {
        let buffered = bag.finish()?.finish()?;
        let file = buffered.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(file)
    }

    /// Reads the file as headquarters will, with every check, and gives its size and hash as it lies there.
    fn read_back(
        &self,
        mut file: File,
        label: &Label,
        tagmanifest: Hash,
        watch: &mut Watch<'_>,
    ) -> Result<(u64, Hash), SealFault> {
        file.rewind().map_err(|e| self.place.fault(e))?;
        let mut signers = EnrolledStations::default();
        signers.enrol(self.name.station().clone(), self.with.key.public());
        let opening =
            Opening { keys: Some(&self.proof), signers: Some(&signers), limits: Limits::default(), recorded: None };
        let seen = inspect_file(file, self.name.file_name(), &opening, watch);
        let (bytes, sha256) = (seen.report().bytes, seen.report().sha256);
        let batch = seen.verified().map_err(|fault| match fault {
            Fault::Cancelled => SealFault::Cancelled,
            fault => SealFault::ReadBack(fault),
        })?;
        let same = batch.label == *label && batch.tagmanifest_sha256 == tagmanifest;
        let other = || SealFault::ReadBack(Fault::Changed("it is another batch".into()));
        sha256.filter(|_| same).map(|sha256| (bytes, sha256)).ok_or_else(other)
    }
}

/// Runs a source whose rows are taken by a closure that may fail, and tells the taker's failure from the source's own.
fn each_row(run: impl FnOnce(&mut dyn FnMut(SealFault) -> Halt) -> Result<(), Halt>) -> Result<(), SealFault> {
    let mut taken = None;
    let given = run(&mut |fault| {
        taken = Some(fault);
        Halt::Stop
    });
    match taken {
        Some(fault) => Err(fault),
        None => given.map_err(SealFault::Source),
    }
}

fn told(cancel: bool) -> Result<(), SealFault> {
    if cancel { Err(SealFault::Cancelled) } else { Ok(()) }
}
