//! Document scanners: what any of them can be asked for, and what it gives back. A page is handed on as the
//! bytes that the scanner sent, so that nothing is lost to a second encoding.
//!
//! Every scanner may hang, vanish or jam: each call ends within its patience, or at once when it is stopped,
//! and what came before stays. Nothing here keeps a page; whoever is handed one does.

pub mod escl;
pub mod find;
pub mod folder;
pub mod judge;
pub mod picture;
pub mod sane;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};

use super::child;

pub use judge::Flaw;
pub use picture::PageFault;

/// Where the pages lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The glass: one page.
    #[default]
    Flatbed,
    /// The feeder: every page in it, one side.
    Feeder,
    /// The feeder, both sides of every page.
    Duplex,
}

impl Source {
    pub const ALL: [Source; 3] = [Source::Flatbed, Source::Feeder, Source::Duplex];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// Eight bits: stamps and pencil stay readable, at half the size of colour.
    #[default]
    Grey,
    Colour,
}

impl Colour {
    pub const ALL: [Colour; 2] = [Colour::Grey, Colour::Colour];
}

/// How pages are to be scanned. A scanner that cannot do quite that does the nearest it can.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wish {
    pub source: Source,
    pub colour: Colour,
    /// Dots per inch.
    pub dpi: u16,
}

impl Default for Wish {
    fn default() -> Self {
        // An A4 page of text is read well by people and by programs at 200.
        Self { source: Source::Flatbed, colour: Colour::Grey, dpi: 200 }
    }
}

/// What a scanner says it can do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Abilities {
    pub sources: Vec<Source>,
    pub colours: Vec<Colour>,
    /// Dots per inch, ascending.
    pub dpi: Vec<u16>,
}

impl Abilities {
    /// The nearest to a wished resolution, the finer one of two; the wish itself where nothing is known.
    pub fn nearest_dpi(&self, wished: u16) -> u16 {
        let nearest = self.dpi.iter().copied().rev().min_by_key(|dpi| dpi.abs_diff(wished));
        nearest.unwrap_or(wished)
    }
}

/// How a scanner is reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Address {
    /// A network scanner without a driver, such as `http://192.168.1.20/eSCL`; the host alone will do.
    Escl(String),
    /// A device of SANE, as `scanimage -L` names it.
    Sane(String),
}

impl Address {
    /// As people write it.
    pub fn text(&self) -> &str {
        match self {
            Address::Escl(text) | Address::Sane(text) => text,
        }
    }

    /// The scanner there; it is asked for nothing yet.
    ///
    /// # Errors
    /// `NotAnAddress` where a network address cannot be read.
    pub fn scanner(&self) -> Result<Box<dyn DocumentScanner>, ScanFault> {
        Ok(match self {
            Address::Escl(text) => Box::new(escl::EsclScanner::at(text)?),
            Address::Sane(device) => Box::new(sane::SaneScanner::new(device)),
        })
    }
}

/// What a scanner gives on the way.
#[derive(Debug)]
pub enum Step {
    /// Hundredths of the page under way.
    Percent(u8),
    /// A whole page, as JPEG or PNG.
    Page(Vec<u8>),
}

/// Takes what comes. An error ends the scan: there is no room for the page, say.
pub type Take<'a> = &'a mut dyn FnMut(Step) -> Result<(), ScanFault>;

/// A scanner of documents.
pub trait DocumentScanner: Send {
    /// What it can do; it must be there and answer.
    ///
    /// # Errors
    /// Why it cannot be asked.
    fn abilities(&mut self, stop: &Stop) -> Result<Abilities, ScanFault>;

    /// Scans all that lies in the source, and gives each page as it comes: how many there were.
    ///
    /// # Errors
    /// Why it ended early. Pages that were given before are good.
    fn scan(&mut self, wish: &Wish, stop: &Stop, take: Take<'_>) -> Result<u32, ScanFault>;
}

/// Asks a scan to end. Copies ask the same one.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Fails with `Stopped` once it was asked for.
    pub(super) fn check(&self) -> Result<(), ScanFault> {
        if self.is_asked() { Err(ScanFault::Stopped) } else { Ok(()) }
    }

    /// Waits `pause`, or until it is asked to stop.
    pub(super) fn wait(&self, pause: std::time::Duration) -> Result<(), ScanFault> {
        const LOOK: std::time::Duration = std::time::Duration::from_millis(20);
        let until = std::time::Instant::now() + pause;
        while std::time::Instant::now() < until {
            self.check()?;
            std::thread::sleep(LOOK.min(until.saturating_duration_since(std::time::Instant::now())));
        }
        self.check()
    }
}

/// Why a scan ended before its time. Whoever reads it is told what to do next.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum ScanFault {
    #[error("no scanner answers at {at}: {cause}")]
    NotThere { at: String, cause: String },
    #[error("«{text}» is no address of a scanner")]
    NotAnAddress { text: String },
    /// The system does not let this person use it.
    #[error("this user may not use the scanner")]
    NotAllowed,
    #[error("another program or person is using the scanner")]
    Busy,
    #[error("there is no page in the feeder")]
    FeederEmpty,
    #[error("a page is jammed")]
    Jam,
    #[error("a cover is open")]
    CoverOpen,
    /// It was given up.
    #[error("the scanner gave no sign of life for {seconds} seconds")]
    Silent { seconds: u64 },
    /// A program of the system that is needed is not installed.
    #[error("{program} is not installed")]
    ProgramMissing { program: String },
    /// It cannot do what was asked, in its own words.
    #[error("the scanner refused: {cause}")]
    Refused { cause: String },
    #[error("the page that came cannot be taken: {why}")]
    Page { why: PageFault },
    /// A page could not be kept.
    #[error("no room on the disk")]
    NoRoom,
    #[error("the page could not be kept: {cause}")]
    NotKept { cause: String },
    #[error("stopped")]
    Stopped,
    #[error("{cause}")]
    Other { cause: String },
}

impl From<child::Fault> for ScanFault {
    fn from(fault: child::Fault) -> ScanFault {
        match fault {
            child::Fault::Missing(program) => ScanFault::ProgramMissing { program: program.to_owned() },
            child::Fault::Stopped => ScanFault::Stopped,
            child::Fault::Silent(seconds) => ScanFault::Silent { seconds },
            child::Fault::System(cause) => ScanFault::Other { cause },
        }
    }
}

impl ScanFault {
    /// A page could not be kept: what the system said.
    pub fn of_the_disk(error: &io::Error) -> ScanFault {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ScanFault::NoRoom,
            _ => ScanFault::NotKept { cause: error.to_string() },
        }
    }

    /// Whether the scanner is well, and it is the pages, the disk or somebody who stopped it.
    pub fn is_of_the_pages(&self) -> bool {
        use ScanFault as F;
        match self {
            F::FeederEmpty | F::Jam | F::Page { .. } | F::NoRoom | F::NotKept { .. } | F::Stopped => true,
            F::NotThere { .. }
            | F::NotAnAddress { .. }
            | F::NotAllowed
            | F::Busy
            | F::CoverOpen
            | F::Silent { .. }
            | F::ProgramMissing { .. }
            | F::Refused { .. }
            | F::Other { .. } => false,
        }
    }
}

/// Ends a scan that would go on for ever: no feeder holds more.
pub const MOST_PAGES: u32 = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_resolution_is_the_finer_of_two() {
        let abilities = Abilities { dpi: vec![100, 300, 600], ..Abilities::default() };
        assert_eq!(abilities.nearest_dpi(200), 300);
        assert_eq!(abilities.nearest_dpi(120), 100);
        assert_eq!(Abilities::default().nearest_dpi(200), 200);
    }
}
