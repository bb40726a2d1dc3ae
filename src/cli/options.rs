//! The options of the command line, wherever they stand on it, and what they mean to the task.

use std::path::PathBuf;

use chrono::NaiveDate;
use lexopt::Parser;
use lexopt::prelude::ValueExt;

use super::hq::ReportTask;
use super::officer::roles_of;
use super::{
    AddOfficer, BackupTask, Cli, HqTask, KeyTask, LicenceTask, OutboxTask, Phrases, RetentionTask, SetUpTask, Task,
    WhichCentre, path, text,
};
use crate::app::hq::{Order, Sort};
use crate::config::KeyKeeping;
use crate::domain::Country;
use crate::domain::mark::StationId;
use crate::hub::{Site, SiteKind};
use crate::i18n::Language;

/// What only headquarters is told.
#[derive(Default)]
struct HqOptions {
    database: Option<String>,
    drop: Option<PathBuf>,
    reason: Option<String>,
    governorate: Option<String>,
    kind: Option<SiteKind>,
    pack: PackOptions,
}

/// Of `hq pack`.
#[derive(Default)]
struct PackOptions {
    effective: Option<NaiveDate>,
    as_of: Option<NaiveDate>,
    head: Option<PathBuf>,
    approved_by: Option<String>,
    basis: Option<String>,
    approved: Option<NaiveDate>,
    to: Vec<String>,
    country: Option<Country>,
}

/// What was given so far.
#[derive(Default)]
pub(super) struct Options {
    practice: Option<Country>,
    data: Option<PathBuf>,
    language: Option<Language>,
    phrases: Phrases,
    /// A folder, or a keeper of the key.
    to: Option<PathBuf>,
    identity: Option<PathBuf>,
    cases: Option<u32>,
    seed: Option<u64>,
    officer: AddOfficer,
    yes: bool,
    key: Option<PathBuf>,
    /// A day, or a file.
    from: Option<PathBuf>,
    station: Option<StationId>,
    hq: HqOptions,
}

impl Options {
    /// Takes in `option`, and its value from the words that follow.
    pub fn take(&mut self, option: &str, parser: &mut Parser) -> Result<(), String> {
        match option {
            "practice" => {
                let country = parser.optional_value().map(|value| value.string()).transpose();
                let country = country.map_err(|error| error.to_string())?;
                self.practice = Some(country.map_or(Ok(Country::Egypt), |code| country_of(&code))?);
            }
            "data" => self.data = Some(path(parser)?),
            "language" => self.language = Some(language_of(&text(parser)?)?),
            "passphrase-file" => self.phrases.file = Some(path(parser)?),
            "new-passphrase-file" => self.phrases.new_file = Some(path(parser)?),
            "to" => self.to = Some(path(parser)?),
            "key" => self.key = Some(path(parser)?),
            "database" => self.hq.database = Some(text(parser)?),
            "drop" => self.hq.drop = Some(path(parser)?),
            "reason" => self.hq.reason = Some(text(parser)?),
            "governorate" => self.hq.governorate = Some(text(parser)?),
            "from" => self.from = Some(path(parser)?),
            "station" => self.station = Some(super::station(parser)?),
            "kind" => self.hq.kind = Some(kind_of(&text(parser)?)?),
            "effective" => self.hq.pack.effective = Some(date(&text(parser)?)?),
            "as-of" => self.hq.pack.as_of = Some(date(&text(parser)?)?),
            "head" => self.hq.pack.head = Some(path(parser)?),
            "approved-by" => self.hq.pack.approved_by = Some(text(parser)?),
            "basis" => self.hq.pack.basis = Some(text(parser)?),
            "approved" => self.hq.pack.approved = Some(date(&text(parser)?)?),
            "country" => self.hq.pack.country = Some(country_of(&text(parser)?)?),
            "for" => {
                let marks = text(parser)?;
                self.hq.pack.to.extend(marks.split(',').map(|mark| mark.trim().to_ascii_uppercase()));
            }
            "yes" => self.yes = true,
            "identity" => self.identity = Some(path(parser)?),
            "cases" => self.cases = Some(number(parser)?),
            "seed" => self.seed = Some(number(parser)?),
            "name" => self.officer.name = text(parser)?,
            "role" => self.officer.roles.extend(roles_of(&text(parser)?)?),
            "until" => self.officer.until = Some(date(&text(parser)?)?),
            "by" => self.officer.by = Some(text(parser)?),
            "secret-file" => self.officer.secret_file = Some(path(parser)?),
            "by-secret-file" => self.officer.by_secret_file = Some(path(parser)?),
            unknown => return Err(format!("«--{unknown}» is no option; shubbak --help lists them")),
        }
        Ok(())
    }

    /// `--practice KW`: the country may stand apart.
    pub fn takes_country(&mut self, word: &str) -> bool {
        let country = self.practice.and_then(|_| Country::from_code(word));
        self.practice = country.or(self.practice);
        country.is_some()
    }

    /// The task with everything that was given for it.
    pub fn with(self, task: Task) -> Result<Cli, String> {
        let filled = matches!(task, Task::Fill { .. });
        let practice = self.practice.or(filled.then_some(Country::Egypt));
        let centre = match practice {
            Some(country) => WhichCentre::Practice { country, folder: self.data },
            None => WhichCentre::Installed(self.data),
        };
        let keeper = || self.to.as_ref().map(|to| keeper_of(&to.to_string_lossy())).transpose();
        let task = match task {
            Task::Countersign { batch, .. } => Task::Countersign { batch, key: self.key, to: self.to },
            Task::Licence(LicenceTask::Check { shown, .. }) => {
                Task::Licence(LicenceTask::Check { shown, key: self.key })
            }
            Task::Licence(LicenceTask::Certify { station, public, .. }) => {
                let (key, until, to) = (self.key, self.officer.until, self.to);
                Task::Licence(LicenceTask::Certify { station, public, key, until, to })
            }
            Task::Hq(task) => {
                let from = self.from.map(|from| date(&from.to_string_lossy())).transpose()?;
                Task::Hq(self.hq.with(task, self.officer.name, (from, self.officer.until), self.to)?)
            }
            Task::SetUp(_) => Task::SetUp(SetUpTask {
                from: self.from.ok_or("setup needs --from FILE")?,
                station: self.station,
                secret_file: self.officer.secret_file,
            }),
            Task::BatchExport(_) => Task::BatchExport(self.to),
            Task::Outbox(OutboxTask::Copy { number, .. }) => Task::Outbox(OutboxTask::Copy { number, to: self.to }),
            Task::Outbox(OutboxTask::Password(_)) => Task::Outbox(OutboxTask::Password(self.officer.secret_file)),
            Task::Fill { cases, seed } => {
                Task::Fill { cases: self.cases.unwrap_or(cases), seed: self.seed.unwrap_or(seed) }
            }
            Task::Salvage { .. } => Task::Salvage { yes: self.yes },
            Task::Backup(BackupTask::Restore { file, .. }) => Task::Backup(BackupTask::Restore { file, yes: self.yes }),
            Task::Key(KeyTask::Change { .. }) => Task::Key(KeyTask::Change { to: keeper()? }),
            Task::Key(KeyTask::Recover { file, .. }) => {
                Task::Key(KeyTask::Recover { file, to: keeper()?, identity: self.identity })
            }
            Task::Retention(RetentionTask { run: true, .. }) if self.officer.by.is_none() => {
                return Err("retention run needs --by ID".to_owned());
            }
            Task::Retention(RetentionTask { run, .. }) => {
                let AddOfficer { until, by, by_secret_file, .. } = self.officer;
                Task::Retention(RetentionTask { run, until, by, by_secret_file })
            }
            Task::AddOfficer(AddOfficer { officer, .. }) => {
                Task::AddOfficer(whole(AddOfficer { officer, ..self.officer })?)
            }
            task => task,
        };
        Ok(Cli { task, centre, language: self.language, phrases: self.phrases, files: vec![] })
    }
}

impl HqOptions {
    fn with(
        self,
        task: HqTask,
        name: String,
        (from, until): (Option<NaiveDate>, Option<NaiveDate>),
        to: Option<PathBuf>,
    ) -> Result<HqTask, String> {
        let lacks = |what| Err(format!("hq init needs {what}"));
        Ok(match task {
            HqTask::Init { drop, .. } => match (name.trim().is_empty(), self.database) {
                (true, _) => return lacks("--name NAME"),
                (false, None) => return lacks("--database URL"),
                (false, Some(database)) => {
                    HqTask::Init { name, database: database.into(), drop: self.drop.unwrap_or(drop) }
                }
            },
            HqTask::Enrol { station, public, .. } => {
                let governorate = self.governorate.unwrap_or_default();
                let kind = self.kind.unwrap_or_default();
                let site = Site { name_ar: name.clone(), name_en: name, governorate, kind };
                HqTask::Enrol { station, public, site }
            }
            HqTask::Report(task) => HqTask::Report(ReportTask { from, until, to, ..task }),
            HqTask::Revoke { station, .. } => match self.reason.filter(|reason| !reason.trim().is_empty()) {
                Some(reason) => HqTask::Revoke { station, reason },
                None => return Err("hq revoke needs --reason TEXT".to_owned()),
            },
            HqTask::Pack(order) => HqTask::Pack(Box::new(self.pack.with(*order)?)),
            task => task,
        })
    }
}

impl PackOptions {
    fn with(self, order: Order) -> Result<Order, String> {
        let lacks = |what: &str| format!("hq pack needs {what}");
        let sort = match order.sort {
            Sort::Catalogue { file, .. } => {
                Sort::Catalogue { file, effective: self.effective.ok_or_else(|| lacks("--effective DATE"))? }
            }
            Sort::Register { file, .. } => Sort::Register {
                file,
                head: self.head.ok_or_else(|| lacks("--head FILE"))?,
                as_of: self.as_of.ok_or_else(|| lacks("--as-of DATE"))?,
            },
            Sort::Case { .. } if self.to.is_empty() => return Err(lacks("--for STATION: who goes on with the case")),
            other => other,
        };
        Ok(Order {
            sort,
            country: self.country.unwrap_or(order.country),
            approved_by: self.approved_by.ok_or_else(|| lacks("--approved-by WHO"))?,
            basis: self.basis.ok_or_else(|| lacks("--basis LAW"))?,
            approved: self.approved,
            to: self.to,
        })
    }
}

fn kind_of(code: &str) -> Result<SiteKind, String> {
    SiteKind::from_code(code).ok_or_else(|| format!("a site is fixed or mobile, not «{code}»"))
}

fn whole(add: AddOfficer) -> Result<AddOfficer, String> {
    let lacks = match (add.name.trim().is_empty(), add.roles.is_empty()) {
        (true, _) => "--name NAME",
        (false, true) => "--role ROLE",
        (false, false) => return Ok(add),
    };
    Err(format!("officer add needs {lacks}"))
}

fn keeper_of(name: &str) -> Result<KeyKeeping, String> {
    match name {
        "keyring" => Ok(KeyKeeping::Keyring),
        "passphrase" => Ok(KeyKeeping::Passphrase),
        "beside" => Ok(KeyKeeping::Beside),
        other => Err(format!("the key goes to keyring, passphrase or beside, not «{other}»")),
    }
}

fn date(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| format!("«{text}» is not a day, as in 2026-12-31"))
}

fn number<T: std::str::FromStr<Err = std::num::ParseIntError>>(parser: &mut Parser) -> Result<T, String> {
    let text = text(parser)?;
    text.parse().map_err(|_| format!("«{text}» is not a whole number"))
}

fn country_of(code: &str) -> Result<Country, String> {
    Country::from_code(code).ok_or_else(|| format!("the practice centre is of EG, KW or BH, not «{code}»"))
}

fn language_of(code: &str) -> Result<Language, String> {
    Language::ALL
        .into_iter()
        .find(|language| language.code() == code)
        .ok_or_else(|| format!("the language is ar or en, not «{code}»"))
}
