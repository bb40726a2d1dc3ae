//! The register: the one facade over a station's SQLite file.
//!
//! There is a method for every deed and for every view. A deed is one transaction that leaves one or
//! more actions in the ledger and writes the projections folded from them; it returns what it made
//! and what changed, so that the screen reloads only that. The register knows no threads and no words.

mod access;
mod action;
mod attachment;
mod backup;
mod badge;
mod batch;
mod borrowed;
mod case;
mod catalogue;
mod countersigned;
mod damage;
mod draft;
mod entry;
mod fault;
mod invented;
mod log;
mod name;
mod office;
mod officer;
mod open;
mod pack;
mod print_job;
mod receipt;
mod restore;
mod retention;
mod salvage;
mod standing;
mod station;
mod tally;
mod transact;
mod upgrades;
mod verify;

use rusqlite::{Connection, OptionalExtension};

pub use attachment::AttachmentBytes;
pub use backup::{Held, Source, Volumes};
pub use batch::{Contents, Going, Leaving, Outgoing, SealedBatch, ToUpload};
pub use case::{Completion, Correction, NewCase, StartClock};
pub use catalogue::KnownCatalogue;
pub use countersigned::NotTaken;
pub use fault::RegisterFault;
pub use invented::Invented;
pub use office::{ClosedTill, HandedTray};
pub use officer::{NewOfficer, StoredSecret};
pub use open::{Founding, Place, RegisterKey};
pub use pack::{Brings, CameDecision, NewPack, PackRefused, ReferenceRow, Rows};
pub use print_job::{PaperPrinters, PrintedCopy, QueuedPaper, TEST_PAGE, WantedPaper};
pub use restore::{Copy, Goes, Newer, Prepared};
pub use salvage::{Salvaged, Salvaging};
pub use transact::{By, Changes, Done};
pub use verify::{Finding, Verified};

use name::Names;

use crate::domain::ledger::{Hash, HybridTime};
use crate::domain::mark::StationId;
use crate::env::Env;

/// What every fallible method of the register gives.
pub type Result<T> = std::result::Result<T, RegisterFault>;

/// An open register. It holds a lock on its file: one program at a time.
pub struct Register {
    conn: Connection,
    env: Env,
    station: StationId,
    head: Head,
    names: Names,
    references: pack::References,
    health: damage::Health,
    files: standing::Standing,
    place: Place,
    key: Option<RegisterKey>,
    _lock: std::fs::File,
}

/// The last action of this station's own series, and the latest time seen of any.
#[derive(Debug, Clone, Copy)]
struct Head {
    seq: u64,
    hash: Hash,
    time: HybridTime,
}

impl Register {
    /// The series in which this station writes: its own name, with a letter once it was restored.
    pub fn station(&self) -> &StationId {
        &self.station
    }

    pub fn env(&self) -> &Env {
        &self.env
    }

    pub fn env_mut(&mut self) -> &mut Env {
        &mut self.env
    }
}

/// A setting kept in the register itself.
fn meta(conn: &Connection, key: &str) -> Result<Option<String>> {
    let mut query = conn.prepare_cached("select value from meta where key = ?1")?;
    Ok(query.query_row([key], |row| row.get(0)).optional()?)
}

fn set_meta(conn: &Connection, key: &str, value: &str) -> Result<()> {
    let sql = "insert into meta (key, value) values (?1, ?2) on conflict (key) do update set value = excluded.value";
    conn.prepare_cached(sql)?.execute([key, value])?;
    Ok(())
}
