//! One task with a scanner, on a thread of its own: scanning, trying it, or looking for some.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;

use serde::{Deserialize, Serialize};

use super::{Kept, Shared, Stop};
use crate::app::Fault;
use crate::devices::document::{Address, Colour, ScanFault, Source, Step, Wish, find};

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Scans all that lies in the source; what the station chose stands for what is not said.
    Scan { scanner: Option<Address>, wish: Option<Wish>, drop_blank: Option<bool> },
    /// Scans one page coarsely and keeps nothing: whether the chosen scanner works.
    Try,
    /// Looks for scanners.
    Find,
}

/// What kind of task it is or was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    Scan,
    Try,
    Find,
}

/// A task under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    pub task: Done,
    /// Pages that are in the tray.
    pub pages: u32,
    /// Hundredths of the page under way, where the scanner tells.
    pub percent: Option<u8>,
}

/// How a task ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    pub task: Done,
    /// Pages that came to the tray, or were tried.
    pub pages: u32,
    /// Blank pages that were left out.
    pub blank: u32,
    /// Why it ended early; the pages before it are kept.
    pub fault: Option<ScanFault>,
}

/// A task on its thread. Dropped, it is stopped and waited for.
pub(super) struct Running {
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// Fails with `NoScanner` where the task needs one and none is chosen.
    pub fn start(shared: &Arc<Shared>, task: Task) -> Result<Running, Fault> {
        let (done, job) = job(shared, task)?;
        let stop = Stop::default();
        let (on, stopped) = (Arc::clone(shared), stop.clone());
        shared.change(|view| {
            view.work = Some(Work { task: done, pages: 0, percent: None });
            if done != Done::Find {
                view.ended = None;
            }
        });
        let thread = std::thread::Builder::new().name("pages".into()).spawn(move || {
            // A fault of ours in the middle of a task must not look as if it went on.
            let ended = catch_unwind(AssertUnwindSafe(|| job.carry_out(&on, &stopped)));
            let lost = ScanFault::Other { cause: "the program failed while scanning".to_owned() };
            let fault = ended.unwrap_or(Err(lost)).err();
            on.change(|view| {
                let work = view.work.take();
                // Looking around says nothing of how the chosen scanner is.
                if done == Done::Find {
                    return;
                }
                let pages = work.map_or(0, |work| work.pages);
                let blank = view.ended.as_ref().map_or(0, |ended| ended.blank);
                view.ended = Some(Ended { task: done, pages, blank, fault });
            });
        });
        match thread {
            Ok(thread) => Ok(Running { stop, thread: Some(thread) }),
            Err(error) => {
                shared.change(|view| view.work = None);
                Err(Fault::Scan(ScanFault::Other { cause: error.to_string() }))
            }
        }
    }

    pub fn stop(&self) {
        self.stop.ask();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.ask();
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has ended too.
            let _ = thread.join();
        }
    }
}

/// What the thread does, with nothing left to be looked up.
enum Job {
    Scan { scanner: Address, wish: Wish, drop_blank: bool },
    Try { scanner: Address, source: Source },
    Find,
}

fn job(shared: &Shared, task: Task) -> Result<(Done, Job), Fault> {
    let chosen = shared.view().scanning;
    Ok(match task {
        Task::Scan { scanner, wish, drop_blank } => {
            let scanner = scanner.or(chosen.scanner).ok_or(Fault::NoScanner)?;
            let (wish, drop_blank) = (wish.unwrap_or(chosen.wish), drop_blank.unwrap_or(chosen.drop_blank));
            (Done::Scan, Job::Scan { scanner, wish, drop_blank })
        }
        Task::Try => {
            let scanner = chosen.scanner.ok_or(Fault::NoScanner)?;
            (Done::Try, Job::Try { scanner, source: chosen.wish.source })
        }
        Task::Find => (Done::Find, Job::Find),
    })
}

impl Job {
    fn carry_out(self, shared: &Shared, stop: &Stop) -> Result<(), ScanFault> {
        match self {
            Job::Scan { scanner, wish, drop_blank } => scan(shared, stop, &scanner, &wish, drop_blank),
            Job::Try { scanner, source } => try_out(shared, stop, &scanner, source),
            Job::Find => {
                let found = find::all(stop)?;
                shared.change(|view| view.found = Some(found));
                Ok(())
            }
        }
    }
}

fn scan(shared: &Shared, stop: &Stop, scanner: &Address, wish: &Wish, drop_blank: bool) -> Result<(), ScanFault> {
    let scanned = scanner.scanner()?.scan(wish, stop, &mut |step| match step {
        Step::Percent(percent) => {
            shared.progress(percent);
            Ok(())
        }
        Step::Page(bytes) => {
            let kept = shared.keep(bytes, drop_blank)?;
            shared.count(kept);
            Ok(())
        }
    });
    scanned.map(drop)
}

/// One page at the coarsest resolution; that nothing lies in the feeder is no fault of the scanner.
fn try_out(shared: &Shared, stop: &Stop, scanner: &Address, source: Source) -> Result<(), ScanFault> {
    const COARSE: u16 = 75;
    let wish = Wish { source, colour: Colour::Grey, dpi: COARSE };
    let tried = scanner.scanner()?.scan(&wish, stop, &mut |step| {
        if let Step::Page(bytes) = step {
            crate::devices::document::picture::decoded(&bytes).map_err(|why| ScanFault::Page { why })?;
            shared.count(Kept::Page);
        }
        Ok(())
    });
    match tried {
        Err(ScanFault::FeederEmpty) => Ok(()),
        tried => tried.map(drop),
    }
}

impl Shared {
    /// Tells how far a page is, not oftener than it can be seen.
    fn progress(&self, percent: u8) {
        let news = {
            let mut state = self.state();
            let work = state.view.work.as_mut();
            work.is_some_and(|work| {
                let news = work.percent.is_none_or(|before| before / 5 != percent / 5);
                work.percent = Some(percent);
                news
            })
        };
        if news {
            self.tell();
        }
    }

    fn count(&self, kept: Kept) {
        self.change(|view| {
            if let Some(work) = &mut view.work {
                work.percent = None;
                work.pages += u32::from(kept == Kept::Page);
            }
            if kept == Kept::Blank {
                let task = Done::Scan;
                let ended = view.ended.get_or_insert(Ended { task, pages: 0, blank: 0, fault: None });
                ended.blank += 1;
            }
        });
    }
}
