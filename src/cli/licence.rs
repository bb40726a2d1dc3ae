//! `shubbak licence check`, and how a station comes by headquarters' certificate: `station key` shows what
//! headquarters certifies, `hq certify` does so, `station certificate` takes it in.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::app::{self, Fault, Standing};
use crate::domain::mark::StationId;
use crate::i18n::Tr;
use crate::text::isolate;

#[derive(Debug, Clone, PartialEq)]
pub enum LicenceTask {
    /// The text of a square or the file of a picture; `key`: headquarters' public key.
    Check {
        shown: String,
        key: Option<PathBuf>,
    },
    StationKey,
    Certificate(PathBuf),
    /// Headquarters' side; `key`: its private one.
    Certify {
        station: StationId,
        public: PathBuf,
        key: Option<PathBuf>,
        until: Option<NaiveDate>,
        to: Option<PathBuf>,
    },
}

/// Carries it out: what there is to say, and whether all is well.
pub fn carry_out(task: &LicenceTask, folder: &Path, today: NaiveDate, tr: &Tr) -> Result<(String, bool), Fault> {
    Ok(match task {
        LicenceTask::Check { shown, key } => {
            let checked = app::check_licence(shown, folder, key.as_deref(), today)?;
            (told(&checked, tr), checked.standing == Standing::Valid)
        }
        LicenceTask::StationKey => {
            let (pem, id) = app::station_key_text(folder)?;
            (format!("{pem}{id}\n{}", app::station_recipient(folder).unwrap_or_default()), true)
        }
        LicenceTask::Certificate(file) => {
            let station = app::take_certificate(file, folder, today)?;
            (format!("{}\n", tr.certificate_taken(station.as_str())), true)
        }
        LicenceTask::Certify { station, public, key, until, to } => {
            let days = (today, *until);
            let file = app::certify(station.clone(), public, key.as_deref(), days, to.as_deref(), folder)?;
            (format!("{}\n", file.display()), true)
        }
    })
}

/// What the licence says, under whether it is worth anything.
fn told(checked: &app::CheckedLicence, tr: &Tr) -> String {
    let granted = &checked.granted;
    let standing = match checked.standing {
        Standing::Valid => tr.licence_genuine(checked.station.as_str()),
        Standing::Expired => tr.licence_expired(checked.station.as_str()),
        Standing::Practice => tr.licence_of_practice(checked.station.as_str()),
    };
    let until = granted.until.map(|until| (tr.licence_until(), tr.date_long(until)));
    let lines = [
        (tr.licence_no(), isolate(&granted.licence)),
        (tr.paper_case_no(), isolate(&granted.case)),
        (tr.paper_service(), granted.service.clone()),
        (tr.licence_holder(), format!("{} ({})", granted.holder, isolate(&format!("…{}", granted.id)))),
        (tr.licence_issued(), tr.date_long(granted.issued)),
    ];
    let lines: String = lines.into_iter().chain(until).map(|(name, value)| format!("  {name}: {value}\n")).collect();
    format!("{standing}\n{lines}")
}
