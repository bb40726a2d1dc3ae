//! Pages on their way from a scanner into a case: scanned on a thread of their own, laid in the station's tray,
//! looked at, turned and put in order there, and attached from there to a document of a case.
//!
//! One thing is done with scanners at a time. Whatever comes of it stands in the view that is told after every
//! change; a scanner that hangs or fails holds up nobody.

mod settings;
mod tray;
mod work;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

pub use settings::Scanning;
pub use tray::{Kept, Page, PagePicture};
pub use work::{Done, Ended, Task, Work};

use super::Fault;
use crate::devices::document::find::Found;
use crate::devices::document::folder::{Taken, Watched};
use crate::devices::document::{Address, PageFault, ScanFault, Stop, Wish};
use crate::domain::case::Attachment;
use crate::register::Register;
use tray::{Looked, Tray};

/// The tray, what is under way, and what came of the last thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PagesView {
    pub pages: Vec<Page>,
    pub scanning: Scanning,
    pub work: Option<Work>,
    pub ended: Option<Ended>,
    /// Scanners that answered when they were last looked for.
    pub found: Option<Vec<Found>>,
    /// Files of the watched folder that could not be taken, and why.
    pub refused: Vec<RefusedFile>,
}

/// A file that stays in the watched folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedFile {
    pub name: String,
    pub why: PageFault,
}

/// Is told the view after every change.
pub type Teller = Arc<dyn Fn(PagesView) + Send + Sync>;

/// The pages of a station. Dropped, it stops what is under way and waits for it.
pub struct Pages {
    folder: PathBuf,
    shared: Arc<Shared>,
    running: Option<work::Running>,
    watched: Option<Watched>,
    /// The folder is looked into only where somebody serves the counter.
    serves: bool,
}

/// What the desk and the threads have in common.
pub(super) struct Shared {
    state: Mutex<State>,
    teller: Mutex<Option<Teller>>,
}

struct State {
    tray: Tray,
    view: PagesView,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // A thread that panicked left whole values behind: each change is one step.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn view(&self) -> PagesView {
        let state = self.state();
        PagesView { pages: state.tray.pages().to_vec(), ..state.view.clone() }
    }

    fn change(&self, change: impl FnOnce(&mut PagesView)) {
        change(&mut self.state().view);
        self.tell();
    }

    fn tell(&self) {
        let teller = self.teller.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(tell) = teller {
            tell(self.view());
        }
    }

    /// Looks at a page and lays it in the tray.
    fn keep(&self, bytes: Vec<u8>, drop_blank: bool) -> Result<Kept, ScanFault> {
        let limit = self.state().tray.limit();
        let looked = Looked::at(bytes, limit).map_err(|why| ScanFault::Page { why })?;
        if drop_blank && looked.is_blank() {
            return Ok(Kept::Blank);
        }
        self.state().tray.keep(looked)?;
        self.tell();
        Ok(Kept::Page)
    }
}

impl Pages {
    /// The pages of the centre in `folder`; one may have at most `limit` bytes.
    pub fn open(folder: &Path, limit: u64) -> Pages {
        let view = PagesView { scanning: Scanning::load(folder), ..PagesView::default() };
        let state = State { tray: Tray::open(folder.join("pages"), limit), view };
        let shared = Arc::new(Shared { state: Mutex::new(state), teller: Mutex::new(None) });
        Pages { folder: folder.to_owned(), shared, running: None, watched: None, serves: false }
    }

    /// From now on `teller` hears of every change, and the station's folder is watched.
    pub fn serve(&mut self, teller: Option<Teller>) {
        *self.shared.teller.lock().unwrap_or_else(PoisonError::into_inner) = teller;
        self.serves = true;
        self.watch();
    }

    pub fn view(&self) -> PagesView {
        self.shared.view()
    }

    /// Begins a task on a thread of its own.
    ///
    /// # Errors
    /// `ScanUnderWay`, and `NoScanner` where the task needs one and none is chosen.
    pub fn begin(&mut self, task: Task) -> Result<(), Fault> {
        if self.view().work.is_some() {
            return Err(Fault::ScanUnderWay);
        }
        self.running = None;
        self.running = Some(work::Running::start(&self.shared, task)?);
        Ok(())
    }

    /// Asks what is under way to end. What came stays.
    pub fn stop(&self) {
        if self.view().work.is_none() {
            // Nothing is under way: what was told of the last thing is put away.
            return self.shared.change(|view| view.ended = None);
        }
        if let Some(running) = &self.running {
            running.stop();
        }
    }

    /// Takes a picture or PDF into the tray; the file stays.
    pub fn take(&self, path: &Path) -> Result<(), Fault> {
        let name = name_of(path);
        let bytes = read(path, self.shared.state().tray.limit()).map_err(|why| refused(&name, why))?;
        self.shared.keep(bytes, false).map(drop).map_err(|fault| match fault {
            ScanFault::Page { why } => refused(&name, why),
            fault => Fault::Scan(fault),
        })
    }

    pub fn turn(&self, page: u64, quarters: u8) -> Result<(), Fault> {
        self.done(page, |tray| tray.turn(page, quarters))
    }

    pub fn move_to(&self, page: u64, place: usize) -> Result<(), Fault> {
        self.done(page, |tray| tray.move_to(page, place))
    }

    pub fn remove(&self, pages: &[u64]) -> Result<(), Fault> {
        pages.iter().try_for_each(|page| self.done(*page, |tray| tray.remove(*page)))
    }

    fn done(&self, page: u64, deed: impl FnOnce(&mut Tray) -> std::io::Result<bool>) -> Result<(), Fault> {
        let done = deed(&mut self.shared.state().tray).map_err(|error| Fault::file(&self.folder, &error))?;
        self.shared.tell();
        if done { Ok(()) } else { Err(Fault::UnknownPage(page)) }
    }

    /// Stores pages in the register, as they are turned. They stay in the tray until they are removed: only
    /// whoever names them in a sheet or a case knows when that is safe.
    pub fn attach(&self, register: &mut Register, pages: &[u64]) -> Result<Vec<Attachment>, Fault> {
        let state = self.shared.state();
        let known = pages.iter().map(|no| state.tray.page(*no).ok_or(Fault::UnknownPage(*no)));
        let known = known.collect::<Result<Vec<_>, Fault>>()?;
        let mut files = vec![];
        for page in known {
            let name = format!("page-{}.{}", page.no, ending(&page.media));
            let bytes = state.tray.bytes(page).map_err(|why| refused(&name, why))?;
            files.push(register.store_attachment(&name, &page.media, &bytes)?);
        }
        Ok(files)
    }

    /// A page small, for the strip; none of a PDF.
    pub fn picture(&self, page: u64) -> Result<Option<PagePicture>, Fault> {
        self.shared.state().tray.small(page).map_err(|why| refused(&page.to_string(), why))
    }

    /// Takes on the scanner and the folder that were chosen, and keeps them for the next start.
    ///
    /// # Errors
    /// `FolderNotEmpty` for a folder to be watched in which something lies already: only scans may go there,
    /// because what is taken is removed. A network address that cannot be read.
    pub fn choose(&mut self, scanner: Option<Address>, folder: Option<PathBuf>) -> Result<(), Fault> {
        let before = self.view().scanning;
        if let Some(folder) = folder.as_ref().filter(|folder| before.folder.as_ref() != Some(folder)) {
            let mut inside = std::fs::read_dir(folder).map_err(|error| Fault::file(folder, &error))?;
            if inside.next().is_some() {
                return Err(Fault::FolderNotEmpty { path: folder.display().to_string() });
            }
        }
        if let Some(scanner) = &scanner {
            scanner.scanner().map_err(Fault::Scan)?;
        }
        self.take_on(Scanning { scanner, folder, ..before })?;
        self.watch();
        Ok(())
    }

    /// Takes on how pages are scanned, and keeps it for the next start.
    pub fn scan_so(&mut self, wish: Wish, drop_blank: bool) -> Result<(), Fault> {
        let before = self.view().scanning;
        self.take_on(Scanning { wish, drop_blank, ..before })
    }

    fn take_on(&self, scanning: Scanning) -> Result<(), Fault> {
        scanning.keep(&self.folder)?;
        self.shared.change(|view| {
            if view.scanning.scanner != scanning.scanner {
                view.ended = None;
            }
            if view.scanning.folder != scanning.folder {
                view.refused.clear();
            }
            view.scanning = scanning;
        });
        Ok(())
    }

    fn watch(&mut self) {
        self.watched = None;
        let Some(folder) = self.view().scanning.folder.filter(|_| self.serves) else { return };
        let shared = Arc::clone(&self.shared);
        // Where the system has no thread to give, nothing is taken, and nothing lost.
        self.watched = Watched::start(&folder, move |path| offered(&shared, path)).ok();
    }
}

/// A file of the watched folder: laid in the tray, or told why not.
fn offered(shared: &Shared, path: &Path) -> Taken {
    let limit = shared.state().tray.limit();
    let drop_blank = shared.state().view.scanning.drop_blank;
    let kept =
        read(path, limit).map_err(|why| ScanFault::Page { why }).and_then(|bytes| shared.keep(bytes, drop_blank));
    match kept {
        Ok(_) => Taken::Safe,
        Err(ScanFault::Page { why }) => {
            let name = name_of(path);
            shared.change(|view| {
                view.refused.retain(|file| file.name != name);
                view.refused.push(RefusedFile { name, why });
            });
            Taken::Refused
        }
        Err(fault) => {
            let ended = Ended { task: work::Done::Scan, pages: 0, blank: 0, fault: Some(fault) };
            if shared.state().view.ended.as_ref() != Some(&ended) {
                shared.change(|view| view.ended = Some(ended));
            }
            Taken::Later
        }
    }
}

/// At most one byte more than `limit`, which tells a file that is too large, also one that grows.
fn read(path: &Path, limit: u64) -> Result<Vec<u8>, PageFault> {
    use std::io::Read;
    let damaged = |error: std::io::Error| PageFault::Damaged { cause: error.to_string() };
    let file = std::fs::File::open(path).map_err(damaged)?;
    if file.metadata().map_err(damaged)?.is_dir() {
        return Err(PageFault::Kind);
    }
    let mut bytes = vec![];
    file.take(limit + 1).read_to_end(&mut bytes).map_err(damaged)?;
    Ok(bytes)
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn ending(media: &str) -> &'static str {
    match media {
        "image/png" => "png",
        "application/pdf" => "pdf",
        _ => "jpg",
    }
}

/// A file's refusal, in the words of attaching.
pub(super) fn refused(name: &str, why: PageFault) -> Fault {
    let name = name.to_owned();
    match why {
        PageFault::Kind => Fault::AttachmentKind { name },
        PageFault::Large { limit_mib } => Fault::AttachmentSize { name, limit_mib: limit_mib as i64 },
        why => Fault::Page { name, why },
    }
}
