//! A folder into which another device or program puts scans: an office machine that knows no eSCL, a telephone.
//! It is looked into again and again. A file is taken when it has stopped growing, and goes only once its page is
//! safe; one that cannot be taken stays where it is and is told once.

use std::collections::HashMap;
use std::convert::Infallible;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime};

/// How often it is looked into. A file counts as whole when it is the same at two looks.
const LOOK: Duration = Duration::from_millis(700);

/// What became of a file that was offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Its page is safe: the file goes.
    Safe,
    /// It is none, or not ours to take: it stays, and is not offered again until it changes.
    Refused,
    /// There is no room for it now: it is offered again.
    Later,
}

/// A folder that is looked into until this is dropped, which waits for its thread to end.
#[derive(Debug)]
pub struct Watched {
    /// Nothing is ever sent: that it is gone says "stop".
    stop: Option<SyncSender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

impl Watched {
    /// Looks into `folder`; each whole file is offered to `take`.
    ///
    /// # Errors
    /// Only when the system has no thread to give. A folder that is not there may come.
    pub fn start(folder: &Path, take: impl FnMut(&Path) -> Taken + Send + 'static) -> io::Result<Watched> {
        Self::every(LOOK, folder, take)
    }

    /// The same, looking every `pause`.
    pub fn every(
        pause: Duration,
        folder: &Path,
        mut take: impl FnMut(&Path) -> Taken + Send + 'static,
    ) -> io::Result<Watched> {
        let (stop, stopped): (_, Receiver<Infallible>) = sync_channel(1);
        let mut looked = Looked { folder: folder.to_owned(), known: HashMap::new() };
        let thread = std::thread::Builder::new().name("scans folder".into()).spawn(move || {
            while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                looked.again(&mut take);
            }
        })?;
        Ok(Watched { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has ended too.
            let _ = thread.join();
        }
    }
}

/// The files as they were at the last look.
struct Looked {
    folder: PathBuf,
    known: HashMap<PathBuf, Known>,
}

struct Known {
    size: u64,
    changed: Option<SystemTime>,
    refused: bool,
}

impl Looked {
    fn again(&mut self, take: &mut impl FnMut(&Path) -> Taken) {
        let files = files(&self.folder);
        self.known.retain(|path, _| files.iter().any(|(there, _)| there == path));
        for (path, facts) in files {
            let (size, changed) = (facts.len(), facts.modified().ok());
            let same = self.known.get(&path).filter(|known| (known.size, known.changed) == (size, changed));
            let refused = match same {
                // New, or it has grown: it is looked at again before it is taken.
                None => false,
                Some(known) if known.refused || size == 0 => known.refused,
                Some(_) => match take(&path) {
                    Taken::Safe => {
                        // One that cannot be removed is the same page again, and known as that.
                        fs::remove_file(&path).is_err()
                    }
                    Taken::Refused => true,
                    Taken::Later => false,
                },
            };
            self.known.insert(path, Known { size, changed, refused });
        }
    }
}

/// Plain files under names that a program gives to finished work, in their order.
fn files(folder: &Path) -> Vec<(PathBuf, Metadata)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<(PathBuf, Metadata)> = entries
        .filter(|entry| !is_unfinished(&entry.file_name().to_string_lossy()))
        // A link leads out of the folder, and is not what was scanned into it.
        .filter_map(|entry| Some((entry.path(), entry.metadata().ok()?)).filter(|(_, facts)| facts.is_file()))
        .collect();
    files.sort_by(|one, other| one.0.cmp(&other.0));
    files
}

fn is_unfinished(name: &str) -> bool {
    name.starts_with('.') || [".part", ".tmp", ".crdownload", "~"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn looked(folder: &Path) -> Looked {
        Looked { folder: folder.to_owned(), known: HashMap::new() }
    }

    #[test]
    fn a_file_is_taken_when_it_has_stopped_growing_and_goes_when_it_is_safe() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("scan.jpg");
        fs::write(&file, "half").unwrap();
        fs::write(place.path().join("other.jpg.part"), "half").unwrap();
        let (mut looked, mut offered) = (looked(place.path()), vec![]);
        looked.again(&mut |path| {
            offered.push(path.to_owned());
            Taken::Safe
        });
        fs::write(&file, "half and half").unwrap();
        looked.again(&mut |path| {
            offered.push(path.to_owned());
            Taken::Safe
        });
        assert!(offered.is_empty() && file.exists());
        looked.again(&mut |_| Taken::Later);
        assert!(file.exists());
        looked.again(&mut |path| {
            offered.push(path.to_owned());
            Taken::Safe
        });
        assert!(!file.exists());
        assert_eq!(offered, [file]);
        assert!(place.path().join("other.jpg.part").exists());
    }

    #[test]
    fn what_is_refused_stays_and_is_told_once() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("letter.doc");
        fs::write(&file, "no page").unwrap();
        let (mut looked, mut told) = (looked(place.path()), 0);
        for _ in 0..4 {
            looked.again(&mut |_| {
                told += 1;
                Taken::Refused
            });
        }
        assert!(told == 1 && file.exists());
        fs::write(&file, "no page either").unwrap();
        for _ in 0..3 {
            looked.again(&mut |_| {
                told += 1;
                Taken::Refused
            });
        }
        assert_eq!(told, 2);
    }
}
