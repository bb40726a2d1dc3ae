//! Opens the files that came, one after the other, on a thread of its own: while one batch goes into the database, the next is
//! decrypted, checked and folded. No more than two wait, so that the memory they take does not grow with their number.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::{Came, Telling};
use crate::app::Fault;
use crate::domain::ledger::Hash;
use crate::exchange::volumes::{self, LIST, VolumeFault};
use crate::exchange::{BatchName, EnrolledStations, Limits, Opening, OpeningKeys, Progress, Watch, inspect};
use crate::hub::Opened;

/// With what files are opened.
pub(super) struct Looking<'a> {
    pub keys: &'a OpeningKeys,
    pub signers: &'a EnrolledStations,
    /// Where a batch that came in volumes is put together.
    pub folder: &'a Path,
}

/// A file that was looked at.
pub(super) struct Looked {
    pub came: Came,
    /// Of the file as a whole; none where it could not be read to its end.
    pub sha256: Option<Hash>,
    pub found: Found,
    pub _joined: Option<Joined>,
}

/// Put together for as long as the batch is worked on.
pub(super) struct Joined(PathBuf);

/// A batch of which it is known who signed it.
#[derive(Debug, Clone)]
pub(super) struct Signed {
    pub name: BatchName,
    pub tagmanifest: Hash,
}

/// What a file turned out to be.
pub(super) enum Found {
    Batch(Box<Opened>),
    /// Not to be believed.
    Doubtful(crate::exchange::Fault, Option<Signed>),
    /// Its volumes are not all there, or not what their list says.
    InPieces(VolumeFault),
}

/// Takes a file over that was looked at, and may say how far it is.
pub(super) type Each<'a> = dyn FnMut(Looked, &mut dyn FnMut(Telling<'_>)) -> Result<(), Fault> + 'a;

enum Word {
    Reading(PathBuf, Progress),
    Looked(Box<Looked>),
}

impl Looking<'_> {
    /// Looks at every file, and hands each over in its order. The first failure of `each` ends it.
    pub fn each(&self, files: Vec<Came>, tell: &mut dyn FnMut(Telling<'_>), each: &mut Each<'_>) -> Result<(), Fault> {
        let (say, words) = sync_channel(1);
        let cancel = AtomicBool::new(false);
        thread::scope(|scope| {
            let cancel = &cancel;
            let looks = move || {
                for (n, came) in files.into_iter().enumerate() {
                    let looked = self.one(came, n, &say, cancel);
                    if cancel.load(Ordering::Relaxed) || say.send(Word::Looked(Box::new(looked))).is_err() {
                        return;
                    }
                }
            };
            let thread = thread::Builder::new().name("batches".to_owned());
            thread.spawn_scoped(scope, looks).map_err(|error| Fault::file(self.folder, &error))?;
            let told = heard(words, tell, each);
            cancel.store(true, Ordering::Relaxed);
            told
        })
    }

    fn one(&self, came: Came, n: usize, say: &SyncSender<Word>, cancel: &AtomicBool) -> Looked {
        let path = came.path.clone();
        // How far it is may be missed; what was found may not.
        let mut progress = |progress| drop(say.try_send(Word::Reading(path.clone(), progress)));
        let mut watch = Watch { progress: &mut progress, cancel };
        let joined = match self.whole(&came.path, n, &mut watch) {
            Ok(joined) => joined,
            Err(fault) => return Looked { came, sha256: None, found: Found::InPieces(fault), _joined: None },
        };
        let opening = Opening {
            keys: Some(self.keys),
            signers: Some(self.signers),
            limits: Limits::for_taking(),
            recorded: None,
        };
        let looked = inspect(joined.as_ref().map_or(&came.path, |joined| &joined.0), &opening, &mut watch);
        let sha256 = looked.report().sha256;
        let signed = looked.report().signed_by_its_station();
        let signed = signed.map(|(label, tagmanifest)| Signed { name: label.name.clone(), tagmanifest });
        let found = match looked.verified() {
            Ok(batch) => Found::Batch(Box::new(Opened::of(batch))),
            Err(fault) => Found::Doubtful(fault, signed),
        };
        Looked { came, sha256, found, _joined: joined }
    }

    /// The batch in one piece, where it came in volumes.
    fn whole(&self, path: &Path, n: usize, watch: &mut Watch<'_>) -> Result<Option<Joined>, VolumeFault> {
        if !path.to_string_lossy().ends_with(LIST) {
            return Ok(None);
        }
        let into = self.folder.join(format!("joined-{n}.part"));
        // Whatever was written of it goes with the guard.
        let joined = Joined(into);
        volumes::join(path, &joined.0, watch).map(|_| Some(joined))
    }
}

/// Listens to the thread until it has looked at everything.
fn heard(words: Receiver<Word>, tell: &mut dyn FnMut(Telling<'_>), each: &mut Each<'_>) -> Result<(), Fault> {
    for word in words {
        match word {
            Word::Reading(path, progress) => tell(Telling::Reading(&path, progress)),
            Word::Looked(looked) => each(*looked, tell)?,
        }
    }
    Ok(())
}

impl Drop for Joined {
    fn drop(&mut self) {
        // Where it cannot go now, the next one that is put together takes its place.
        let _ = fs::remove_file(&self.0);
    }
}
