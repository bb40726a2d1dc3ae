//! Putting a copy in the register's place. All is made ready in a folder beside it; then one small file
//! says that it is ready, and from there the change of places is finished by whoever opens the register
//! next, however often that is interrupted. What lay there is set aside and never removed.
//!
//! A copy may lack the last numbers that were given on paper. Unless the register that lies here proves
//! that it lacks nothing, the station goes on in a new series of its own: no number comes twice.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use serde::{Deserialize, Serialize};

use super::backup::hash_at;
use super::entry::Entry;
use super::open::{SERIES, connect, last_of, lock, opened};
use super::retention::pend_again;
use super::transact::answered;
use super::{
    By, Founding, Head, Held, Place, Register, RegisterFault, Result, Source, Volumes, log, set_meta, station, upgrades,
};
use crate::domain::ledger::{Deed, Hash, Subject};
use crate::domain::mark::StationId;
use crate::durable::{self, Readers};
use crate::env::Env;

pub(super) const RESTORING: &str = "restoring";
const READY: &str = "ready";
pub(super) const SET_ASIDE: &str = "set-aside";
const FILES: [&str; 2] = ["register.db", "attachments.db"];
/// On the day of a restoring every queue goes on from here: tickets of that day bear no letter of a series.
const TICKETS_FROM: u32 = 500;

/// How what lies in the register's place stands to a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Newer {
    /// There is no register.
    Missing,
    /// It cannot be read: what it has that the copy lacks cannot be told.
    Unreadable,
    /// It tells exactly what the copy tells.
    Same,
    /// The copy goes on where it ends.
    Behind,
    /// It goes on where the copy ends: these actions would be put aside with it.
    Ahead { actions: u64, cases: u64, receipts: u64, last_ms: i64 },
    /// The two tell different things.
    Other,
}

/// In which series the station goes on after a restoring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goes {
    /// In the one it was in: nothing is lost.
    On(StationId),
    /// In a new one.
    Anew(StationId),
}

impl Goes {
    pub fn series(&self) -> &StationId {
        match self {
            Goes::On(series) | Goes::Anew(series) => series,
        }
    }
}

/// A copy that is ready to take the register's place.
#[derive(Debug)]
pub struct Prepared {
    pub(super) place: Place,
    pub goes: Goes,
    /// Where what lies there now will lie.
    pub aside: PathBuf,
}

/// What the file says that makes a restoring one that is to be finished.
#[derive(Serialize, Deserialize)]
struct Ready {
    /// Name of the folder, within that of all that was set aside.
    aside: String,
    files: Vec<String>,
}

impl Source {
    /// What the register has that a copy with `held`, in the file `copy`, lacks.
    pub fn newer_than(&self, copy: &Path, held: &Held) -> Newer {
        if !self.place.register().exists() {
            return Newer::Missing;
        }
        // What a broken log has lost may be newer, whatever the rest tells.
        log::check(&self.place).and_then(|()| self.compare(copy, held)).unwrap_or(Newer::Unreadable)
    }

    fn compare(&self, copy: &Path, held: &Held) -> Result<Newer> {
        let here = self.held()?;
        if here.seq == held.seq && here.hash == held.hash {
            return Ok(Newer::Same);
        }
        if self.agrees_with(held)? == Some(true) {
            let count = |heads: &Held| heads.heads.values().map(|(seq, _)| seq).sum::<u64>();
            return Ok(Newer::Ahead {
                actions: count(&here).saturating_sub(count(held)),
                cases: here.cases.saturating_sub(held.cases),
                receipts: here.receipts.saturating_sub(held.receipts),
                last_ms: here.at_ms,
            });
        }
        let copy = opened(copy, self.key.as_ref(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let known = here.heads.iter().map(|(series, (seq, hash))| Ok(hash_at(&copy, series, *seq)? == Some(*hash)));
        let behind = known.collect::<Result<Vec<bool>>>()?.into_iter().all(|known| known);
        Ok(if behind { Newer::Behind } else { Newer::Other })
    }

    /// In which series the station goes on; `used` are series that it is known to have begun.
    ///
    /// Fails with `Damaged` after the letter Z.
    pub fn goes(&self, newer: Newer, held: &Held, used: &[StationId]) -> Result<Goes> {
        if matches!(newer, Newer::Same | Newer::Behind) {
            return Ok(Goes::On(held.series.clone()));
        }
        let written = fs::read_to_string(self.place.founded()).ok().and_then(|text| text.trim().parse().ok());
        let here = self.held().ok().map(|here| here.series);
        let used = used.iter().cloned().chain(written).chain(here).filter(|used| used.counter() == held.station);
        let last = used.chain([held.series.clone()]).max().unwrap_or_else(|| held.series.clone());
        let next = last.next_series().ok_or_else(|| RegisterFault::Damaged("no letter is left for a series".into()))?;
        Ok(Goes::Anew(next))
    }

    /// Puts a copy in the register's place while no program has it open; in which series the station goes on,
    /// and where what lay there lies now.
    ///
    /// Fails with `InUse` when one has it, and as `prepare` does.
    pub fn restore(&self, copy: &Copy<'_>, founding: &Founding, env: &Env, by: &By) -> Result<(Goes, PathBuf)> {
        fs::create_dir_all(&self.place.0)?;
        let _lock = lock(&self.place.0)?;
        let Prepared { place, goes, aside } = self.prepare(copy, founding, env, by)?;
        finish(&place)?;
        Ok((goes, aside))
    }

    /// Makes a copy ready to take the register's place. The register itself is not touched.
    ///
    /// Fails with `OtherStation` when it is another's, `NewerVersion` when a later program made it, `Damaged`
    /// when it cannot be read to its end.
    pub fn prepare(&self, copy: &Copy<'_>, founding: &Founding, env: &Env, by: &By) -> Result<Prepared> {
        let held = self.look_at(copy.file)?;
        if held.station != founding.station {
            let (found, expected) = (held.station.to_string(), founding.station.to_string());
            return Err(RegisterFault::OtherStation { found, expected });
        }
        let goes = self.goes(self.newer_than(copy.file, &held), &held, copy.used)?;
        let beside = Place(self.place.0.join(RESTORING));
        remove(&beside.0)?;
        durable::make_folder(&beside.0)?;
        fs::copy(copy.file, beside.register())?;
        let conn = connect(&beside, self.key.as_ref())?;
        upgrades::bring_up_to_date(&conn, env)?;
        let aside = free_name(&self.place, env);
        begin(&conn, (&held, copy.sha256), (&goes, &self.place.0.join(SET_ASIDE).join(&aside)), env, by)?;
        close(conn)?;
        let mut files = vec![FILES[0].to_owned()];
        if !self.adds_attachments(copy.attachments)? {
            let attachments = opened(&beside.attachments(), self.key.as_ref(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            copy.attachments.give_to(&attachments)?;
            close(attachments)?;
            files.push(FILES[1].to_owned());
        }
        make_ready(&self.place, &beside, files, &goes, &aside)?;
        Ok(Prepared { place: self.place.clone(), goes, aside: self.place.0.join(SET_ASIDE).join(aside) })
    }

    /// Adds what is missing to the attachments that lie here; false when they cannot be read.
    fn adds_attachments(&self, from: &Volumes) -> Result<bool> {
        let file = self.place.attachments();
        if !file.exists() {
            return Ok(false);
        }
        let Ok(conn) = opened(&file, self.key.as_ref(), OpenFlags::SQLITE_OPEN_READ_WRITE) else { return Ok(false) };
        conn.execute_batch("pragma busy_timeout = 5000; pragma synchronous = full")?;
        match conn.query_row("pragma quick_check(1)", [], |row| row.get::<_, String>(0)) {
            Ok(told) if told == "ok" => from.give_to(&conn).map(|_| true),
            _ => Ok(false),
        }
    }
}

/// A copy that is to be restored, with what lies beside it.
pub struct Copy<'a> {
    pub file: &'a Path,
    /// SHA-256 of the file, for the ledger.
    pub sha256: &'a str,
    pub attachments: &'a Volumes,
    /// Series that copies at hand are known to have begun.
    pub used: &'a [StationId],
}

impl Register {
    /// Lets go of the files, puts the prepared copy in their place, and opens that.
    pub fn give_way(&mut self, prepared: Prepared, founding: &Founding) -> Result<()> {
        // The connection closes; until the other stands, nothing here can be written to.
        self.conn = Connection::open_in_memory()?;
        finish(&prepared.place)?;
        self.stand_again(founding)?;
        // What was erased before the copy was made came back with the attachments that lie beside it.
        self.finish_erasing()
    }
}

/// Writes into the copy that it was restored, and how its numbers go on.
fn begin(
    conn: &Connection,
    (held, sha256): (&Held, &str),
    (goes, aside): (&Goes, &Path),
    env: &Env,
    by: &By,
) -> Result<()> {
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    let last = last_of(&tx, &held.series)?;
    let head = match goes {
        Goes::On(_) => last,
        Goes::Anew(series) => {
            set_meta(&tx, SERIES, series.as_str())?;
            number_anew(&tx, &held.series, env.today())?;
            Head { seq: 0, hash: Hash::START, time: last.time }
        }
    };
    let no = station::enter_own(&tx, goes.series())?;
    let mut entry = Entry::new(&tx, env, by, (goes.series(), no), head);
    let (series, seq, hash) = (held.series.to_string(), held.seq, held.hash.to_string());
    entry.append(Subject::Station, &Deed::RegisterRestored { copy: sha256.to_owned(), series, seq, hash })?;
    answered(&tx, by, &(goes.series(), aside), env.now_ms())?;
    pend_again(&tx)?;
    Ok(tx.commit()?)
}

/// The old series keeps its numbers under its own name, and the new one begins at 1. Tickets of the day
/// take a leap: those that the copy lacks are in people's hands.
pub(super) fn number_anew(tx: &Transaction<'_>, old: &StationId, today: NaiveDate) -> Result<()> {
    tx.execute(
        "update serial set series = ?1 || '/' || series where length(period) = 4 and series in ('C', 'R', 'T', 'H')",
        [old.as_str()],
    )?;
    for queue in 'A'..='Z' {
        tx.prepare_cached(
            "insert into serial (series, period, last) values (?1, ?2, ?3)
             on conflict (series, period) do update set last = (last / ?3 + 1) * ?3",
        )?
        .execute((queue.to_string(), today.to_string(), TICKETS_FROM))?;
    }
    Ok(())
}

/// Says that `files` of the folder `beside` are ready to take their places; where what lies there will be set
/// aside. From here it happens, whatever comes between.
pub(super) fn make_ready(place: &Place, beside: &Place, files: Vec<String>, goes: &Goes, aside: &str) -> Result<()> {
    files.iter().try_for_each(|file| durable::sync_file(&beside.0.join(file)))?;
    durable::sync_folder(&beside.0)?;
    let written = format!("{}\n", goes.series());
    durable::write(&place.founded(), written.as_bytes(), Readers::Usual)?;
    let ready = serde_json::to_vec(&Ready { aside: aside.to_owned(), files })?;
    Ok(durable::write(&beside.0.join(READY), &ready, Readers::Usual)?)
}

/// Finishes a restoring that was made ready, and clears away one that was not.
pub(super) fn finish(place: &Place) -> Result<()> {
    let beside = place.0.join(RESTORING);
    if !beside.exists() {
        return Ok(());
    }
    let ready = match fs::read(beside.join(READY)) {
        Ok(text) => serde_json::from_slice::<Ready>(&text)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(remove(&beside)?),
        Err(error) => return Err(error.into()),
    };
    let aside = place.0.join(SET_ASIDE).join(&ready.aside);
    durable::make_folder(&aside)?;
    for file in &ready.files {
        if beside.join(file).exists() {
            change_places(place, &beside, file, &aside)?;
        }
    }
    remove(&beside)?;
    Ok(durable::sync_folder(&place.0)?)
}

/// Sets a file aside with its logs, and puts the new one in its place.
fn change_places(place: &Place, beside: &Path, file: &str, aside: &Path) -> Result<()> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let name = format!("{file}{ending}");
        if place.0.join(&name).exists() {
            fs::rename(place.0.join(&name), aside.join(&name))?;
        }
    }
    durable::sync_folder(aside)?;
    durable::sync_folder(&place.0)?;
    fs::rename(beside.join(file), place.0.join(file))?;
    durable::sync_folder(&place.0)?;
    Ok(durable::sync_folder(beside)?)
}

/// Carries over the log, so that the file is whole by itself.
pub(super) fn close(conn: Connection) -> Result<()> {
    conn.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
    conn.close().map_err(|(_, error)| error.into())
}

pub(super) fn remove(folder: &Path) -> io::Result<()> {
    let gone = |removed: io::Result<()>| match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    };
    // What says that it is to be finished goes first, for certain: a folder of this name is made again.
    gone(fs::remove_file(folder.join(READY)))?;
    gone(durable::sync_folder(folder))?;
    for entry in fs::read_dir(folder).into_iter().flatten() {
        gone(fs::remove_file(entry?.path()))?;
    }
    gone(fs::remove_dir(folder))
}

/// A name for what is set aside now.
pub(super) fn free_name(place: &Place, env: &Env) -> String {
    let stamp = env.local(env.now_ms()).format("%Y%m%d-%H%M%S").to_string();
    let mut names = (1..).map(|no| if no == 1 { stamp.clone() } else { format!("{stamp}-{no}") });
    names.find(|name| !place.0.join(SET_ASIDE).join(name).exists()).unwrap_or(stamp)
}
