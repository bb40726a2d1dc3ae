//! What the thread does: it seals a batch, or copies one to a place and waits there for a stick that was pulled out.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;
use std::time::{Duration, Instant};

use super::News;
use crate::app::Fault;
use crate::app::batch::{Means, Moment, prepare};
use crate::domain::ledger::Hash;
use crate::durable;
use crate::exchange::volumes::{self, VolumeFault};
use crate::exchange::{Progress, Step, Watch};
use crate::register::Source;
use crate::views::{Carrying, CarryingStep};

/// How often it looks whether the stick is back.
const LOOK: Duration = Duration::from_millis(300);
/// Not oftener than this is it told how far it is.
const TOLD: Duration = Duration::from_millis(30);

/// A sealed batch and where it is to lie besides.
#[derive(Debug, Clone)]
pub struct Parcel {
    pub number: u64,
    pub file: PathBuf,
    /// What its file was when it was sealed.
    pub sha256: Hash,
    pub place: PathBuf,
}

/// Something for the thread to do.
pub enum Errand {
    Seal(Box<(Source, Means, Moment)>),
    Copy(Parcel),
}

/// A batch that lies at its place, read back.
pub struct Carried {
    pub number: u64,
    pub place: PathBuf,
    pub files: usize,
    pub bytes: u64,
    pub sha256: Hash,
}

/// Does it, and tells what came of it. A desk that listens no more has no use for it.
pub fn carry(errand: Errand, news: &SyncSender<News>, stop: &AtomicBool) {
    let mut tell = Telling { news, last: None, place: None };
    let ended = match errand {
        Errand::Seal(with) => {
            let (source, means, moment) = *with;
            let mut progress = |at| tell.far(at);
            let mut watch = Watch { progress: &mut progress, cancel: stop };
            let leaving = source.leaving().map_err(Fault::from);
            let prepared = leaving.and_then(|leaving| prepare(&leaving, &means, moment, &mut watch));
            News::Sealed(prepared.map(|prepared| prepared.map(Box::new)))
        }
        Errand::Copy(parcel) => {
            tell.place = Some(parcel.place.display().to_string());
            News::Copied(copy(&parcel, stop, &mut tell))
        }
    };
    let _ = news.send(ended);
}

/// Copies, and begins again where it was as often as the place comes back.
fn copy(parcel: &Parcel, stop: &AtomicBool, tell: &mut Telling<'_>) -> Result<Carried, Fault> {
    loop {
        let mut progress = |at| tell.far(at);
        match copy_once(parcel, &mut Watch { progress: &mut progress, cancel: stop }) {
            Err(fault) if is_away(&fault, &parcel.place) => {
                tell.away();
                // The place itself may come back before it can be written to.
                std::thread::sleep(LOOK);
                while !parcel.place.is_dir() && !stop.load(Ordering::Relaxed) {
                    std::thread::sleep(LOOK);
                }
                if stop.load(Ordering::Relaxed) {
                    return Err(Fault::Stopped);
                }
            }
            done => return done.map_err(fault_of),
        }
    }
}

/// Copies a batch to its place, which must be there.
pub fn copy_once(parcel: &Parcel, watch: &mut Watch<'_>) -> Result<Carried, VolumeFault> {
    let Parcel { number, file, sha256, place } = parcel;
    let copied = volumes::copy(file, place, volumes::LARGEST, watch)?;
    if copied.sha256 != *sha256 {
        // It would be refused wherever it goes: nothing of it stays.
        copied.files.iter().for_each(|file| drop(std::fs::remove_file(file)));
        return Err(VolumeFault::Differs(file.display().to_string()));
    }
    let (files, bytes) = (copied.files.len(), copied.bytes);
    Ok(Carried { number: *number, place: place.clone(), files, bytes, sha256: *sha256 })
}

/// Makes the folder at a place that was just chosen; never later, when the stick may be gone and its mount with it.
pub fn make_place(place: &Path) -> Result<(), Fault> {
    durable::make_folder(place).map_err(|error| Fault::file(place, &error))
}

/// Whether the place itself is gone, as a stick that was pulled out.
fn is_away(fault: &VolumeFault, place: &Path) -> bool {
    // EIO, ENXIO and ENODEV: the system still has the name and no device behind it.
    const PULLED: [i32; 3] = [5, 6, 19];
    match fault {
        VolumeFault::CannotWrite { source, .. } => {
            !place.is_dir() || source.raw_os_error().is_some_and(|code| cfg!(unix) && PULLED.contains(&code))
        }
        VolumeFault::CannotRead { place: file, .. } => file.starts_with(place) && !place.is_dir(),
        VolumeFault::ReadBack(_) => !place.is_dir(),
        _ => false,
    }
}

pub fn fault_of(fault: VolumeFault) -> Fault {
    match fault {
        VolumeFault::Cancelled => Fault::Stopped,
        VolumeFault::PlaceFull(place) => Fault::PlaceFull { path: place.display().to_string() },
        VolumeFault::CannotWrite { place, source } => Fault::file(&place, &source),
        VolumeFault::CannotRead { place, .. } => Fault::BatchGone { path: place.display().to_string() },
        VolumeFault::Differs(path) => Fault::BatchGone { path },
        fault => Fault::Batch(fault.to_string()),
    }
}

struct Telling<'a> {
    news: &'a SyncSender<News>,
    last: Option<Instant>,
    place: Option<String>,
}

impl Telling<'_> {
    fn far(&mut self, Progress { step, done, of }: Progress) {
        if self.last.is_some_and(|last| last.elapsed() < TOLD) {
            return;
        }
        self.last = Some(Instant::now());
        let step = match step {
            Step::Actions | Step::Cases => CarryingStep::Gathering,
            Step::Attachments => CarryingStep::Packing,
            Step::Reading => CarryingStep::Reading,
            Step::Copying => CarryingStep::Copying,
        };
        // What is missed is told by the next.
        let _ = self.news.try_send(News::Far(Carrying { step, done, of, place: self.place.clone() }));
    }

    fn away(&mut self) {
        self.last = None;
        let (step, place) = (CarryingStep::PlaceAway, self.place.clone());
        let _ = self.news.send(News::Far(Carrying { step, done: 0, of: None, place }));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use std::sync::Arc;
    use std::sync::mpsc::sync_channel;

    use sha2::{Digest, Sha256};

    use super::*;

    const NAME: &str = "ZAQ-03-20261122-000042.bag.tar.age";

    fn parcel(place: &Path) -> Parcel {
        let content = vec![7; 100_000];
        std::fs::write(place.join(NAME), &content).unwrap();
        let sha256 = Hash(Sha256::digest(&content).into());
        Parcel { number: 42, file: place.join(NAME), sha256, place: place.join("stick") }
    }

    #[test]
    fn a_stick_that_was_pulled_out_is_waited_for() {
        let place = tempfile::tempdir().unwrap();
        let (parcel, stop, (news, heard)) = (parcel(place.path()), Arc::new(AtomicBool::new(false)), sync_channel(16));
        let stick = parcel.place.clone();
        let carries = move || carry(Errand::Copy(parcel), &news, &stop);
        let thread = std::thread::Builder::new().name("batch".into()).spawn(carries).unwrap();
        let Ok(News::Far(Carrying { step: CarryingStep::PlaceAway, .. })) = heard.recv() else { panic!() };
        std::fs::create_dir(&stick).unwrap();
        let ended = heard.iter().find(|news| !matches!(news, News::Far(_)));
        let Some(News::Copied(Ok(carried))) = ended else { panic!() };
        assert_eq!((carried.number, carried.files), (42, 1));
        assert!(stick.join(NAME).exists());
        thread.join().unwrap();
    }

    #[test]
    fn nobody_waits_for_a_stick_that_is_given_up() {
        let place = tempfile::tempdir().unwrap();
        let (news, heard) = sync_channel(16);
        let stop = Arc::new(AtomicBool::new(false));
        let (raised, parcel) = (Arc::clone(&stop), parcel(place.path()));
        let carries = move || carry(Errand::Copy(parcel), &news, &raised);
        let thread = std::thread::Builder::new().name("batch".into()).spawn(carries).unwrap();
        heard.recv().unwrap();
        stop.store(true, Ordering::Relaxed);
        let ended = heard.iter().find(|news| !matches!(news, News::Far(_)));
        assert!(matches!(ended, Some(News::Copied(Err(Fault::Stopped)))));
        thread.join().unwrap();
    }
}
