//! The command line: words typed become one `Task`, or a sentence that says what was expected.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use lexopt::prelude::{Long, Short, Value, ValueExt};

use chrono::NaiveDate;

use crate::app::Brought;
use crate::app::hq::{DatabaseUrl, Order, Sort};
use crate::domain::Country;
use crate::domain::mark::{MarkError, StationId};
use crate::domain::numbers::NumberError;
use crate::hub::Per;
use crate::i18n::Language;

mod ask;
pub mod backup;
pub mod hq;
pub mod key;
pub mod licence;
pub mod officer;
mod options;
pub mod outbox;
pub mod pack;
pub mod retention;
pub mod setup;

pub use backup::BackupTask;
pub use hq::{HqTask, ReportOn};
pub use key::{KeyTask, Phrases};
pub use licence::LicenceTask;
pub use officer::AddOfficer;
use options::Options;
pub use outbox::OutboxTask;
pub use retention::RetentionTask;
pub use setup::SetUpTask;

/// What the program was started for.
#[derive(Debug, Clone, PartialEq)]
pub struct Cli {
    pub task: Task,
    /// Which centre: its own, or one for practice.
    pub centre: WhichCentre,
    /// Instead of the centre's language.
    pub language: Option<Language>,
    /// From where passphrases come.
    pub phrases: Phrases,
    /// Batches, packs and receipts that the window is opened with.
    pub files: Vec<PathBuf>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum WhichCentre {
    /// The folder that holds `centre.toml`; `None` is the system's usual place.
    Installed(Option<PathBuf>),
    /// A practice centre, in `folder` or its usual place, made when it is not there.
    Practice { country: Country, folder: Option<PathBuf> },
}

#[derive(Debug, Clone, PartialEq)]
pub enum Task {
    Window,
    /// The window walks one case through by itself and leaves pictures, papers and a batch here.
    Tour(PathBuf),
    Exec,
    /// Every widget in every state, in a window of its own.
    Gallery,
    SelfTest,
    Verify,
    BatchExport(Option<PathBuf>),
    BatchInspect(PathBuf),
    /// What became of batches, and sending.
    Outbox(OutboxTask),
    /// Takes in headquarters' receipt.
    TakeReceipt(PathBuf),
    /// Takes what headquarters sent.
    TakePack(PathBuf),
    /// Signs for a batch, as headquarters does.
    Countersign {
        batch: PathBuf,
        key: Option<PathBuf>,
        to: Option<PathBuf>,
    },
    /// Headquarters on its database.
    Hq(HqTask),
    /// Adds invented cases to a practice register.
    Fill {
        cases: u32,
        seed: u64,
    },
    /// Who keeps the register's key.
    Key(KeyTask),
    /// Backups: made, listed, verified, restored.
    Backup(BackupTask),
    /// What can be read of a damaged register goes into a new one; `yes`: do it.
    Salvage {
        yes: bool,
    },
    /// Licences on paper, and the certificate that makes them believed elsewhere.
    Licence(LicenceTask),
    /// A sample of every paper goes into this folder.
    Papers(PathBuf),
    /// What has come to the end of its time.
    Retention(RetentionTask),
    /// Sets a centre up from a file.
    SetUp(SetUpTask),
    /// Enrols somebody.
    AddOfficer(AddOfficer),
    Help,
    Version,
}

/// `shubbak --help`.
pub const HELP: &str = "\
شُبّاك Shubbak: the front desk of service centres

  shubbak                         open the window
  shubbak setup --from FILE [--station ZAQ-03] [--secret-file FILE]
                                  set this computer up as the file says, without a question; without a secret
                                  its administrator chooses one when the window opens first
  shubbak exec                    commands and questions as JSON lines on standard input
  shubbak verify                  prove the register
  shubbak batch export [--to DIR] write everything since the last batch as one sealed file
  shubbak batch inspect FILE      show and verify a sealed file
  shubbak outbox                  what became of every batch: copied, uploaded, received, refused in part
  shubbak outbox send             upload what waits and take in headquarters' receipts now
  shubbak outbox copy N --to DIR  copy batch N to another place, in volumes where it is large, and read it back
  shubbak outbox password [--secret-file FILE]
                                  keep the password of the link to headquarters in the register
  shubbak receipt take FILE       take in headquarters' receipt and hold the register against it
  shubbak pack take FILE          take what headquarters sent: a catalogue, decisions, a reference register, a case
  shubbak hq countersign BATCH [--key FILE] [--to DIR]
                                  sign for a batch, as headquarters does
  shubbak backup list             where backups lie and up to when each tells
  shubbak backup make             copy the register to every place of the settings now
  shubbak backup verify [FILE]    read a backup to its end; the newest without a file
  shubbak backup restore [FILE] [--yes]
                                  tell what restoring would mean; with --yes, restore
  shubbak salvage [--yes]         bring what can be read of a damaged register into a new one
  shubbak licence check TEXT|FILE [--key FILE]
                                  is it genuine: the text of a licence's square, or a picture of it
  shubbak station key             the public key that headquarters certifies, and its id
  shubbak station certificate FILE
                                  take in headquarters' certificate for this station's key
  shubbak hq certify STATION PUBLIC-KEY [--key FILE] [--until DATE] [--to DIR]
                                  vouch for a station's key, as headquarters does
  shubbak hq pack catalogue FILE --effective DATE | decisions TABLE | register TABLE --head FILE --as-of DATE | case NO
      --approved-by WHO --basis LAW [--approved DATE] [--for STATION|CENTRE,…] [--country EG|KW|BH]
                                  publish it, signed and sealed, into out/<STATION>/packs of the drop folder
  shubbak hq init --name NAME --database URL [--drop DIR]
                                  set headquarters up in the folder of --data, on a PostgreSQL database
  shubbak hq enrol STATION PUBLIC-KEY [--name NAME] [--governorate CODE] [--kind fixed|mobile]
                                  believe a counter's key, and certify it
  shubbak hq revoke STATION --reason TEXT
                                  believe it no more
  shubbak hq stations             who may send, and how far each has come
  shubbak hq take [DIR]           take the batches of the drop folder, or of a stick; answer with receipts
  shubbak hq report [governorate|centre|service|day|kind|conflicts|questions] [--from DATE] [--until DATE]
                    [--to FILE.csv|FILE.xlsx]
                                  cases, waiting and money; what two counters have to settle; what is in question
  shubbak hq verify               prove the database from the ledger in it
  shubbak hq release STATION      take its batches again after a fork of its series was looked into
  shubbak papers DIR              a sample of every paper, in every size and language
  shubbak retention plan [--until DATE]
                                  tell what has come to the end of its time, and by which rule
  shubbak retention run --by ID [--until DATE]
                                  erase it for good, in the name of a supervisor or system administrator; older
                                  backups and batches already sent keep it until they are thinned out, and after
                                  an older backup is restored the next run erases it again
  shubbak tour DIR                the window serves one citizen by itself; pictures and papers in DIR
  shubbak practice fill --cases N [--seed S]
                                  add invented cases to a practice register
  shubbak gallery                 every widget of the window in every state
  shubbak key                     tell who keeps the register's key
  shubbak key change [--to keyring|passphrase|beside]
                                  give it to another keeper, or behind another passphrase
  shubbak key escrow              wrap it anew for headquarters and print the copy
  shubbak key recover FILE [--identity FILE] [--to …]
                                  put it back from headquarters' copy
  shubbak officer add ID --name NAME --role ROLE[,ROLE…] [--by ID] [--until DATE]
                                  enrol somebody: first the system administrator, then whom that one enrols;
                                  with a last day of service for somebody who is here for a time only
  shubbak FILE…                   the window, and in it what headquarters sent, its receipts or a batch
  shubbak --selftest              check fonts, register, catalogue, printing and ports

  --practice [EG|KW|BH]           a practice centre (made when it is not there; nothing in it is real)
  --data DIR                      the folder of the centre (centre.toml and the register)
  --language ar|en                instead of the centre's own
  --passphrase-file FILE          the station's passphrase (/dev/fd/3: an open descriptor); else it is asked for
  --new-passphrase-file FILE      the one that is to be, for key change and key recover
  --secret-file FILE              the new secret of officer add; else it is asked for
  --by-secret-file FILE           the secret of whoever enrols or erases; else it is asked for
  --version, --help
";

/// Reads the words after the program's name.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Cli, String> {
    let mut parser = lexopt::Parser::from_args(words);
    let (mut task, mut given, mut files) = (None, Options::default(), vec![]);
    while let Some(word) = parser.next().map_err(|error| error.to_string())? {
        match word {
            Long("selftest") => task = Some(Task::SelfTest),
            Long("help") | Short('h') => task = Some(Task::Help),
            Long("version") | Short('V') => task = Some(Task::Version),
            Long(option) => {
                let option = option.to_owned();
                given.take(&option, &mut parser)?;
            }
            Value(file) if Brought::of(Path::new(&file)).is_some() => files.push(PathBuf::from(file)),
            Value(name) => {
                let name = name.string().map_err(|error| error.to_string())?;
                if !given.takes_country(&name) {
                    task = Some(named(&name, &mut parser)?);
                }
            }
            other => return Err(other.unexpected().to_string()),
        }
    }
    let cli = given.with(task.unwrap_or(Task::Window))?;
    match (files.first(), &cli.task) {
        (None, _) | (_, Task::Window) => Ok(Cli { files, ..cli }),
        (Some(file), _) => Err(format!("{} is opened by the window alone", file.display())),
    }
}

fn named(name: &str, parser: &mut lexopt::Parser) -> Result<Task, String> {
    Ok(match name {
        "exec" => Task::Exec,
        "gallery" => Task::Gallery,
        "verify" => Task::Verify,
        "selftest" => Task::SelfTest,
        "tour" => Task::Tour(path(parser)?),
        "practice" => match parser.value().and_then(|word| word.string()).as_deref() {
            Ok("fill") => Task::Fill { cases: 1_000, seed: 1 },
            _ => return Err("after practice comes fill".to_owned()),
        },
        "batch" => match parser.value().and_then(|word| word.string()).as_deref() {
            Ok("export") => Task::BatchExport(None),
            Ok("inspect") => Task::BatchInspect(path(parser)?),
            _ => return Err("after batch comes export or inspect FILE".to_owned()),
        },
        "outbox" => Task::Outbox(outbox_task(parser)?),
        "receipt" => match parser.value().and_then(|word| word.string()).as_deref() {
            Ok("take") => Task::TakeReceipt(path(parser)?),
            _ => return Err("after receipt comes take FILE".to_owned()),
        },
        "pack" => match parser.value().and_then(|word| word.string()).as_deref() {
            Ok("take") => Task::TakePack(path(parser)?),
            _ => return Err("after pack comes take FILE".to_owned()),
        },
        "hq" => match text(parser).as_deref() {
            Ok("countersign") => Task::Countersign { batch: path(parser)?, key: None, to: None },
            Ok("certify") => {
                let (station, public, key, until, to) = (station(parser)?, path(parser)?, None, None, None);
                Task::Licence(LicenceTask::Certify { station, public, key, until, to })
            }
            other => Task::Hq(hq_task(other, parser)?),
        },
        "licence" => match parser.value().and_then(|word| word.string()).as_deref() {
            Ok("check") => Task::Licence(LicenceTask::Check { shown: text(parser)?, key: None }),
            _ => return Err("after licence comes check TEXT or check FILE".to_owned()),
        },
        "station" => match parser.value().and_then(|word| word.string()).as_deref() {
            Ok("key") => Task::Licence(LicenceTask::StationKey),
            Ok("certificate") => Task::Licence(LicenceTask::Certificate(path(parser)?)),
            _ => return Err("after station comes key or certificate FILE".to_owned()),
        },
        "papers" => Task::Papers(path(parser)?),
        "setup" => Task::SetUp(SetUpTask::default()),
        "salvage" => Task::Salvage { yes: false },
        "backup" => Task::Backup(backup_task(parser)?),
        "retention" => match parser.value().and_then(|word| word.string()).as_deref() {
            Ok(word @ ("plan" | "run")) => {
                Task::Retention(RetentionTask { run: word == "run", ..RetentionTask::default() })
            }
            _ => return Err("after retention comes plan or run".to_owned()),
        },
        "key" => Task::Key(key_task(parser)?),
        "officer" => match parser.value().and_then(|word| word.string()).as_deref() {
            Ok("add") => Task::AddOfficer(AddOfficer { officer: text(parser)?, ..AddOfficer::default() }),
            _ => return Err("after officer comes add ID".to_owned()),
        },
        other => return Err(format!("«{other}» is not a task; shubbak --help lists them")),
    })
}

/// The next word, unless it begins an option.
fn next_word(parser: &mut lexopt::Parser) -> Option<OsString> {
    parser.try_raw_args().and_then(|mut rest| rest.next_if(|word| !word.to_string_lossy().starts_with('-')))
}

fn backup_task(parser: &mut lexopt::Parser) -> Result<BackupTask, String> {
    let expected = || "after backup comes list, make, verify [FILE] or restore [FILE]".to_owned();
    let word = next_word(parser).ok_or_else(expected)?;
    Ok(match word.to_string_lossy().as_ref() {
        "list" => BackupTask::List,
        "make" => BackupTask::Make,
        "verify" => BackupTask::Verify(next_word(parser).map(PathBuf::from)),
        "restore" => BackupTask::Restore { file: next_word(parser).map(PathBuf::from), yes: false },
        _ => return Err(expected()),
    })
}

/// `outbox` alone tells.
fn outbox_task(parser: &mut lexopt::Parser) -> Result<OutboxTask, String> {
    let Some(word) = next_word(parser) else { return Ok(OutboxTask::Tell) };
    Ok(match word.to_string_lossy().as_ref() {
        "send" => OutboxTask::Send,
        "password" => OutboxTask::Password(None),
        "copy" => {
            let number = text(parser)?;
            let number = number.parse().map_err(|_| format!("«{number}» is not the number of a batch"))?;
            OutboxTask::Copy { number, to: None }
        }
        _ => return Err("after outbox comes send, password or copy N --to DIR".to_owned()),
    })
}

fn hq_task(word: Result<&str, &String>, parser: &mut lexopt::Parser) -> Result<HqTask, String> {
    Ok(match word {
        Ok("init") => {
            HqTask::Init { name: String::new(), database: DatabaseUrl::default(), drop: PathBuf::from("drop") }
        }
        Ok("enrol") => {
            HqTask::Enrol { station: station(parser)?, public: path(parser)?, site: crate::hub::Site::default() }
        }
        Ok("revoke") => HqTask::Revoke { station: station(parser)?, reason: String::new() },
        Ok("release") => HqTask::Release(station(parser)?),
        Ok("stations") => HqTask::Stations,
        Ok("verify") => HqTask::Verify,
        Ok("take") => HqTask::Take(next_word(parser).map(PathBuf::from)),
        Ok("pack") => HqTask::Pack(Box::new(pack_order(parser)?)),
        Ok("report") => HqTask::Report(hq::ReportTask { on: report_on(parser)?, ..hq::ReportTask::default() }),
        _ => {
            let tasks = "init, enrol, revoke, release, stations, take, report, verify, pack, countersign or certify";
            return Err(format!("after hq comes {tasks}; shubbak --help lists them"));
        }
    })
}

/// What is published; by whose word and for whom is said by options.
fn pack_order(parser: &mut lexopt::Parser) -> Result<Order, String> {
    let sort = match text(parser).as_deref() {
        Ok("catalogue") => Sort::Catalogue { file: path(parser)?, effective: NaiveDate::MAX },
        Ok("decisions") => Sort::Decisions { file: path(parser)? },
        Ok("register") => Sort::Register { file: path(parser)?, head: PathBuf::new(), as_of: NaiveDate::MAX },
        Ok("case") => Sort::Case { case: text(parser)?.parse().map_err(|error: NumberError| error.to_string())? },
        _ => return Err("after hq pack comes catalogue FILE, decisions FILE, register FILE or case NUMBER".to_owned()),
    };
    Ok(Order {
        sort,
        country: Country::Egypt,
        approved_by: String::new(),
        basis: String::new(),
        approved: None,
        to: vec![],
    })
}

fn report_on(parser: &mut lexopt::Parser) -> Result<ReportOn, String> {
    let Some(word) = next_word(parser) else { return Ok(ReportOn::default()) };
    let word = word.to_string_lossy();
    match word.as_ref() {
        "conflicts" => Ok(ReportOn::Conflicts),
        "questions" => Ok(ReportOn::Questions),
        per => Per::from_code(per).map(ReportOn::Counts).ok_or_else(|| {
            "a report is per governorate, centre, service, day or kind, or on conflicts or questions".to_owned()
        }),
    }
}

fn station(parser: &mut lexopt::Parser) -> Result<StationId, String> {
    text(parser)?.parse().map_err(|error: MarkError| error.to_string())
}

/// `key` alone tells; a word after it changes something.
fn key_task(parser: &mut lexopt::Parser) -> Result<KeyTask, String> {
    let Some(word) = next_word(parser) else { return Ok(KeyTask::Tell) };
    Ok(match word.to_string_lossy().as_ref() {
        "change" => KeyTask::Change { to: None },
        "escrow" => KeyTask::Escrow,
        "recover" => KeyTask::Recover { file: path(parser)?, identity: None, to: None },
        _ => return Err("after key comes change, escrow or recover FILE".to_owned()),
    })
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(ValueExt::string).map_err(|error| error.to_string())
}

fn path(parser: &mut lexopt::Parser) -> Result<PathBuf, String> {
    parser.value().map(PathBuf::from).map_err(|error| error.to_string())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::config::KeyKeeping;
    use crate::domain::officer::Role;

    fn cli(words: &str) -> Result<Cli, String> {
        parse(words.split_whitespace().map(OsString::from))
    }

    #[test]
    fn without_words_the_window_opens() {
        let cli = cli("").unwrap();
        assert_eq!(cli.task, Task::Window);
        assert_eq!(cli.centre, WhichCentre::Installed(None));
    }

    #[test]
    fn a_practice_centre_may_name_its_country() {
        for words in ["--practice KW", "--practice=KW", "exec --practice KW"] {
            let practice = WhichCentre::Practice { country: Country::Kuwait, folder: None };
            assert_eq!(cli(words).unwrap().centre, practice, "{words}");
        }
        assert!(cli("--practice=FR").is_err());
    }

    #[test]
    fn the_gallery_needs_no_centre() {
        let cli = cli("gallery --language en").unwrap();
        assert_eq!((cli.task, cli.language), (Task::Gallery, Some(Language::English)));
    }

    #[test]
    fn the_key_is_told_of_changed_wrapped_or_recovered() {
        assert_eq!(cli("key").unwrap().task, Task::Key(KeyTask::Tell));
        assert_eq!(cli("key --data x").unwrap().task, Task::Key(KeyTask::Tell));
        let change = cli("key change --to passphrase --new-passphrase-file p").unwrap();
        assert_eq!(change.task, Task::Key(KeyTask::Change { to: Some(KeyKeeping::Passphrase) }));
        assert_eq!(change.phrases.new_file, Some("p".into()));
        let recover = KeyTask::Recover { file: "f".into(), identity: Some("i".into()), to: None };
        assert_eq!(cli("key recover f --identity i").unwrap().task, Task::Key(recover));
        assert!(cli("key change --to pocket").is_err());
        assert!(cli("key lose").is_err());
    }

    #[test]
    fn somebody_is_added_by_name_and_roles() {
        let add = "officer add samia --name Samia --role system_administrator,supervisor --by huda";
        let Task::AddOfficer(add) = cli(add).unwrap().task else { panic!() };
        assert_eq!((add.officer.as_str(), add.name.as_str(), add.by.as_deref()), ("samia", "Samia", Some("huda")));
        assert_eq!(add.roles, [Role::SystemAdministrator, Role::Supervisor]);
        assert!(cli("officer add samia --name Samia").unwrap_err().contains("--role"));
        assert!(cli("officer add samia --role cashier").unwrap_err().contains("--name"));
        assert!(cli("officer add samia --name Samia --role king").unwrap_err().contains("cashier"));
        assert!(cli("officer").is_err() && cli("officer add").is_err());
    }

    #[test]
    fn what_has_ended_is_told_and_erased_only_in_somebodys_name() {
        let plan = RetentionTask { until: "2026-12-31".parse().ok(), ..RetentionTask::default() };
        assert_eq!(cli("retention plan --until 2026-12-31").unwrap().task, Task::Retention(plan));
        let run = RetentionTask { run: true, by: Some("samir".into()), ..RetentionTask::default() };
        assert_eq!(cli("retention run --by samir").unwrap().task, Task::Retention(run));
        assert!(cli("retention run").unwrap_err().contains("--by"));
        assert!(cli("retention").is_err() && cli("retention all").is_err());
    }

    #[test]
    fn a_backup_is_restored_only_with_a_yes() {
        let asked = |words| cli(words).unwrap().task;
        assert_eq!(asked("backup list"), Task::Backup(BackupTask::List));
        assert_eq!(asked("backup verify --data x"), Task::Backup(BackupTask::Verify(None)));
        assert_eq!(asked("backup restore"), Task::Backup(BackupTask::Restore { file: None, yes: false }));
        let restore = BackupTask::Restore { file: Some("f".into()), yes: true };
        assert_eq!(asked("backup restore f --yes"), Task::Backup(restore));
        assert!(cli("backup").is_err() && cli("backup lose").is_err());
    }

    #[test]
    fn headquarters_is_set_up_and_asked() {
        let hq = |words| match cli(words).unwrap().task {
            Task::Hq(task) => task,
            other => panic!("{other:?}"),
        };
        let HqTask::Init { name, database, drop } = hq("hq init --name HQ --database postgresql://x/y") else {
            panic!()
        };
        assert_eq!((name.as_str(), database.as_str(), drop), ("HQ", "postgresql://x/y", PathBuf::from("drop")));
        let HqTask::Enrol { station, site, .. } = hq("hq enrol ZAQ-03 k.pem --governorate 13 --kind mobile") else {
            panic!()
        };
        assert_eq!((station.as_str(), site.governorate.as_str(), site.kind.code()), ("ZAQ-03", "13", "mobile"));
        assert_eq!(hq("hq take"), HqTask::Take(None));
        assert_eq!(hq("hq take /mnt --data x"), HqTask::Take(Some("/mnt".into())));
        let HqTask::Report(report) = hq("hq report day --from 2026-11-01 --until 2026-11-30 --to r.xlsx") else {
            panic!()
        };
        assert_eq!(report.on, ReportOn::Counts(Per::Day));
        assert_eq!(report.from.zip(report.until).map(|(from, until)| (until - from).num_days()), Some(29));
        assert_eq!(hq("hq report").clone(), HqTask::Report(hq::ReportTask::default()));
        for lacking in ["hq", "hq init", "hq init --name x", "hq revoke ZAQ-03", "hq enrol zaq k", "hq report week"] {
            assert!(cli(lacking).is_err(), "{lacking}");
        }
    }

    #[test]
    fn the_outbox_is_told_of_sent_or_copied() {
        assert_eq!(cli("outbox").unwrap().task, Task::Outbox(OutboxTask::Tell));
        assert_eq!(cli("outbox send").unwrap().task, Task::Outbox(OutboxTask::Send));
        let copy = OutboxTask::Copy { number: 7, to: Some("/mnt".into()) };
        assert_eq!(cli("outbox copy 7 --to /mnt").unwrap().task, Task::Outbox(copy));
        let password = OutboxTask::Password(Some("p".into()));
        assert_eq!(cli("outbox password --secret-file p").unwrap().task, Task::Outbox(password));
        assert!(cli("outbox copy all").is_err() && cli("outbox lose").is_err());
    }

    #[test]
    fn a_batch_is_exported_or_inspected() {
        assert_eq!(cli("batch export --to /mnt").unwrap().task, Task::BatchExport(Some("/mnt".into())));
        assert_eq!(cli("batch inspect x.age").unwrap().task, Task::BatchInspect("x.age".into()));
        assert!(cli("batch").is_err());
        assert!(cli("fly").unwrap_err().contains("--help"));
    }
}
