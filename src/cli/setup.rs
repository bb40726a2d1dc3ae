//! `shubbak setup`: a centre from a file, without a question, for as many computers as there are.

use std::path::PathBuf;

use super::Phrases;
use super::ask::first_line;
use crate::app::first::{Given, Home, SetUp, set_up};
use crate::app::{Fault, Secret};
use crate::domain::mark::StationId;
use crate::i18n::Tr;
use crate::text::isolate;

/// From which file, and what it does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SetUpTask {
    pub from: PathBuf,
    /// Which counter it is, instead of what the file says.
    pub station: Option<StationId>,
    /// The administrator's first secret; without it they choose it at the first start.
    pub secret_file: Option<PathBuf>,
}

/// Sets the centre up and gives what there is to say.
pub fn carry_out(task: &SetUpTask, phrases: &Phrases, home: &Home, tr: &Tr) -> Result<String, Fault> {
    let folder = home.folder();
    let passphrase = phrases.new_file.is_some().then(|| phrases.new_one(tr)).transpose()?;
    let secret = task.secret_file.as_deref().map(first_line).transpose()?;
    let given = Given {
        station: task.station.clone(),
        computer: home.places.computer.clone(),
        secret: secret.map(|secret| Secret::from(secret.as_str())),
        passphrase,
    };
    let done = set_up(&task.from, &folder, given, (home.env)())?;
    Ok(told(&done, &folder.display().to_string(), tr))
}

fn told(done: &SetUp, folder: &str, tr: &Tr) -> String {
    let (station, folder) = (isolate(done.centre.station.as_str()), isolate(folder));
    let officer = done.centre.administrator.as_ref().map(|appointed| isolate(appointed.id.as_str()));
    match (done.was_there, officer.filter(|_| done.whole)) {
        (true, _) => format!("{}\n", tr.setup_there(station, folder)),
        (false, Some(officer)) => format!("{}\n", tr.setup_whole(station, folder, officer)),
        (false, None) => format!("{}\n{}\n", tr.setup_laid(station, folder), tr.setup_laid_next()),
    }
}
