//! `shubbak hq`: headquarters from the command line. What it gives back is text for the terminal; how far long work is goes
//! to whoever listens.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};

use super::Phrases;
use crate::app::Fault;
use crate::app::hq::{DatabaseUrl, Founded, Headquarters, Order, Seen, Settings, TakenFile, Telling, found};
use crate::domain::mark::StationId;
use crate::env::Env;
use crate::hub::{Per, Site, Span, StationRow, Work};
use crate::i18n::Tr;
use crate::text::isolate;

/// What headquarters is to do.
#[derive(Debug, Clone, PartialEq)]
pub enum HqTask {
    Init {
        name: String,
        database: DatabaseUrl,
        drop: PathBuf,
    },
    Enrol {
        station: StationId,
        public: PathBuf,
        site: Site,
    },
    Revoke {
        station: StationId,
        reason: String,
    },
    /// After a fork was looked into.
    Release(StationId),
    Stations,
    /// What lies in the drop folder, or on a stick.
    Take(Option<PathBuf>),
    /// Publishes a catalogue, decisions, a register or the trail of a case.
    Pack(Box<Order>),
    Report(ReportTask),
    /// Proves the database from the ledger in it.
    Verify,
}

/// What is reported, and where it goes: to the terminal, where no file is named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportTask {
    pub on: ReportOn,
    /// The first day; that of the month where none is given.
    pub from: Option<NaiveDate>,
    /// The last one; today where none is given.
    pub until: Option<NaiveDate>,
    pub to: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportOn {
    Counts(Per),
    /// What two counters have to settle.
    Conflicts,
    /// Records that are not agreed to.
    Questions,
}

impl Default for ReportOn {
    fn default() -> Self {
        ReportOn::Counts(Per::default())
    }
}

/// Carries it out: what there is to say, and whether all is well.
pub fn carry_out(
    task: &HqTask,
    phrases: &Phrases,
    folder: &Path,
    tr: &Tr,
    tell: &mut dyn FnMut(&str),
) -> Result<(String, bool), Fault> {
    let mut env = Env::system();
    if let HqTask::Init { name, database, drop } = task {
        let (name, database, drop) = (name.clone(), database.clone(), drop.clone());
        let settings = Settings { name, database, drop, time_zone: Settings::USUAL_ZONE.to_owned() };
        return Ok((founded(&found(folder, &settings, &phrases.new_one(tr)?, &mut env)?, tr), true));
    }
    let mut hq = Headquarters::open(folder, env)?;
    Ok(match task {
        HqTask::Init { .. } => (String::new(), true),
        HqTask::Enrol { station, public, site } => {
            let keys = hq.keys(&phrases.now(tr)?)?;
            let file = hq.enrol(station, public, site, &keys)?;
            (tr.hq_enrolled(station.as_str(), file.display().to_string()) + "\n", true)
        }
        HqTask::Revoke { station, reason } => {
            hq.revoke(station, reason)?;
            (tr.hq_revoked(station.as_str()) + "\n", true)
        }
        HqTask::Release(station) => {
            hq.hub().release(station)?;
            (tr.hq_released(station.as_str()) + "\n", true)
        }
        HqTask::Stations => (stations(&hq.stations()?, tr), true),
        HqTask::Pack(order) => {
            let keys = hq.keys(&phrases.now(tr)?)?;
            let files = hq.publish(order, &keys)?;
            let told = files.iter().map(|file| format!("  {}\n", isolate(&file.display().to_string())));
            (tr.hq_published(files.len()) + "\n" + &told.collect::<String>(), true)
        }
        HqTask::Take(stick) => {
            let keys = hq.keys(&phrases.now(tr)?)?;
            let taken = hq.take(stick.as_deref(), &keys, &mut |telling| tell(&how_far(telling, tr)))?;
            let well = taken.iter().all(|file| matches!(file.seen, Seen::Applied { .. } | Seen::AlreadyHad));
            (took(&taken, tr), well)
        }
        HqTask::Verify => {
            let proved = hq.hub().verify()?;
            let mut said = format!("{}\n", tr.hq_proved(tr.number(proved.actions), tr.number(proved.cases)));
            for (place, what) in &proved.findings {
                let _ = writeln!(said, "  {}", isolate(&format!("{place}: {what}")));
            }
            (said, proved.findings.is_empty())
        }
        HqTask::Report(task) => (report(&mut hq, task, tr)?, true),
    })
}

fn report(hq: &mut Headquarters, task: &ReportTask, tr: &Tr) -> Result<String, Fault> {
    let until = task.until.unwrap_or_else(|| Env::system().today());
    let span = Span { from: task.from.or(until.with_day(1)).unwrap_or(until), until };
    let table = match task.on {
        ReportOn::Counts(per) => hq.report(per, span, tr)?,
        ReportOn::Conflicts => hq.conflicts(tr)?,
        ReportOn::Questions => hq.questions(tr)?,
    };
    match &task.to {
        None => Ok(table.to_text(tr)),
        Some(file) => {
            table.write(file, tr)?;
            Ok(tr.hq_written(isolate(&file.display().to_string())) + "\n")
        }
    }
}

fn founded(founded: &Founded, tr: &Tr) -> String {
    let key = tr.hq_key(founded.public_key.display().to_string(), &founded.key_id);
    format!("{}\n{}\n{key}\n", tr.hq_founded(), tr.hq_recipient(isolate(&founded.recipient)))
}

fn stations(rows: &[StationRow], tr: &Tr) -> String {
    if rows.is_empty() {
        return tr.hq_no_stations() + "\n";
    }
    let date = |ms: i64| tr.date_long(Env::system().local(ms).date());
    let mut said = String::new();
    for row in rows {
        let name = tr.pick(&crate::domain::Bilingual::new(&row.site.name_ar, &row.site.name_en)).to_owned();
        let _ = writeln!(said, "{}  {name}", row.station);
        let lines = row.keys.iter().map(|id| tr.hq_station_key(id));
        let lines = lines.chain(row.series.iter().map(|(series, seq)| tr.hq_station_series(series, tr.number(*seq))));
        let lines = lines.chain(row.last_batch_ms.map(|ms| tr.hq_station_last(date(ms))));
        let lines = lines.chain(row.revoked_ms.map(|ms| tr.hq_station_revoked(date(ms))));
        let lines = lines.chain(row.held.as_ref().map(|why| tr.hq_station_held(isolate(why))));
        for line in lines {
            let _ = writeln!(said, "    {line}");
        }
    }
    said
}

fn took(taken: &[TakenFile], tr: &Tr) -> String {
    if taken.is_empty() {
        return tr.hq_nothing() + "\n";
    }
    let mut said = String::new();
    for file in taken {
        let name = isolate(&name(&file.file));
        let line = match &file.seen {
            Seen::Applied { added, .. } => tr.hq_file_taken(name, *added),
            Seen::AlreadyHad => tr.hq_file_had(name),
            Seen::Waits(why) => tr.hq_file_waits(name, isolate(&format!("{} ({})", why.why, why.detail))),
            Seen::Refused(why) => tr.hq_file_refused(name, isolate(&format!("{} ({})", why.why, why.detail))),
        };
        let _ = writeln!(said, "{line}");
        if let Seen::Applied { refused: 1.., .. } = file.seen {
            let Seen::Applied { refused, .. } = file.seen else { continue };
            let _ = writeln!(said, "    {}", tr.hq_file_questions(refused));
        }
    }
    said
}

/// One line on how far it is.
fn how_far(telling: Telling<'_>, tr: &Tr) -> String {
    match telling {
        Telling::Reading(file, progress) => {
            let percent = progress.of.filter(|of| *of > 0).map_or(0, |of| progress.done.saturating_mul(100) / of);
            tr.hq_reading(isolate(&name(file)), tr.number(percent))
        }
        Telling::Working(file, Work::Actions { done, of }) => {
            tr.hq_actions(isolate(&name(file)), tr.number(done), tr.number(of))
        }
        Telling::Working(file, Work::Cases { done, of }) => {
            tr.hq_cases(isolate(&name(file)), tr.number(done), tr.number(of))
        }
    }
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
