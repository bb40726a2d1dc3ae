//! `shubbak key`: who keeps the register's key, and its changing hands, on the command line. What it
//! gives back is text for the terminal; secrets come from a file or are typed without being shown.

use std::fs;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::ask::{first_line, unseen};
use crate::app::custody::{self, CustodyFault, Kept, Passphrase, SHORTEST, To};
use crate::app::{Fault, Surroundings, centre_folder};
use crate::cli::WhichCentre;
use crate::config::{Centre, KeyKeeping};
use crate::env::Env;
use crate::exchange::OpeningKeys;
use crate::i18n::Tr;

/// What is to be done with the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyTask {
    /// Tells who keeps it.
    Tell,
    /// Gives it to another keeper; without one, behind another passphrase.
    Change { to: Option<KeyKeeping> },
    /// Wraps it anew for the escrow.
    Escrow,
    /// Puts it back out of the escrow's copy; `identity` opens one that is still wrapped.
    Recover { file: PathBuf, identity: Option<PathBuf>, to: Option<KeyKeeping> },
}

/// From where passphrases come; without a file they are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrases {
    /// The one in force.
    pub file: Option<PathBuf>,
    /// The one that is to be.
    pub new_file: Option<PathBuf>,
}

impl Phrases {
    /// The passphrase in force.
    pub fn now(&self, tr: &Tr) -> Result<Passphrase, Fault> {
        let typed = match &self.file {
            Some(file) => first_line(file)?,
            None => typed(&tr.key_ask(), false)?,
        };
        Ok(Passphrase::new(&typed))
    }

    /// One that is to be from now on: typed twice, since nobody sees what they type.
    pub fn new_one(&self, tr: &Tr) -> Result<Passphrase, Fault> {
        if let Some(file) = self.new_file.as_ref() {
            return Ok(Passphrase::chosen(&first_line(file)?)?);
        }
        let chosen = Passphrase::chosen(&typed(&tr.key_ask_new(SHORTEST), true)?)?;
        match chosen == Passphrase::new(&typed(&tr.key_ask_again(), true)?) {
            true => Ok(chosen),
            false => Err(CustodyFault::PassphrasesDiffer.into()),
        }
    }
}

/// What is typed; a passphrase that is to be `new` is given by another option.
fn typed(question: &str, new: bool) -> Result<Zeroizing<String>, Fault> {
    // Without a terminal nobody can be asked.
    unseen(question).ok_or_else(|| CustodyFault::PassphraseNeeded { new }.into())
}

/// Carries the task out and gives what it has to say.
pub fn carry_out(
    task: &KeyTask,
    phrases: &Phrases,
    which: &WhichCentre,
    surroundings: &Surroundings,
    tr: &Tr,
) -> Result<String, Fault> {
    let folder = centre_folder(which, surroundings);
    let centre = Centre::load(&folder.join("centre.toml"))?;
    let at = Place { folder: &folder, centre: &centre, phrases, tr };
    match task {
        KeyTask::Tell => at.tell(),
        KeyTask::Change { to } => at.change(*to),
        KeyTask::Escrow => at.escrow(),
        KeyTask::Recover { file, identity, to } => at.recover(file, identity.as_deref(), *to),
    }
}

/// The centre whose key it is, and who is asked for passphrases.
struct Place<'a> {
    folder: &'a Path,
    centre: &'a Centre,
    phrases: &'a Phrases,
    tr: &'a Tr,
}

impl Place<'_> {
    fn tell(&self) -> Result<String, Fault> {
        let tr = self.tr;
        let kept = match Kept::read(self.folder)? {
            None => tr.key_none(),
            Some(Kept::Keyring(name)) => tr.key_in_keyring(name),
            Some(Kept::Passphrase(_)) => tr.key_behind_passphrase(),
            Some(Kept::Beside(_)) => tr.key_lies_open(custody::path(self.folder).display().to_string()),
        };
        let copy = custody::escrow_path(self.folder);
        let escrow = match (self.centre.escrow.is_empty(), copy.exists()) {
            (true, _) => tr.key_no_escrow(),
            (false, true) => tr.key_escrow_lies(copy.display().to_string()),
            (false, false) => tr.key_escrow_none("shubbak key escrow"),
        };
        Ok(format!("{kept}\n{escrow}\n"))
    }

    fn change(&self, to: Option<KeyKeeping>) -> Result<String, Fault> {
        let kept = Kept::read(self.folder)?;
        let behind = matches!(kept, Some(Kept::Passphrase(_)));
        let now = behind.then(|| self.phrases.now(self.tr)).transpose()?;
        let to = self.to(to.or(behind.then_some(KeyKeeping::Passphrase)).unwrap_or(self.centre.key))?;
        custody::change(self.folder, self.centre, now.as_ref(), &to, &mut Env::system())?;
        self.tell()
    }

    fn escrow(&self) -> Result<String, Fault> {
        let kept = Kept::read(self.folder)?;
        let behind = matches!(kept, Some(Kept::Passphrase(_)));
        let now = behind.then(|| self.phrases.now(self.tr)).transpose()?;
        custody::renew_escrow(self.folder, self.centre, now.as_ref())
    }

    fn recover(&self, file: &Path, identity: Option<&Path>, to: Option<KeyKeeping>) -> Result<String, Fault> {
        let keys = identity.map(|file| {
            let text = fs::read_to_string(file).map(Zeroizing::new);
            let text =
                text.map_err(|error| Fault::File { path: file.display().to_string(), cause: error.to_string() })?;
            OpeningKeys::parse(&text).map_err(|_| Fault::from(CustodyFault::CopyClosed))
        });
        let keys = keys.transpose()?;
        let phrase = custody::copy_wants_passphrase(file)?.then(|| self.phrases.now(self.tr)).transpose()?;
        let to = self.to(to.unwrap_or(self.centre.key))?;
        let opened_by = (phrase.as_ref(), keys.as_ref());
        custody::recover(self.folder, self.centre, file, opened_by, &to, &mut Env::system())?;
        self.tell()
    }

    fn to(&self, keeper: KeyKeeping) -> Result<To, Fault> {
        Ok(match keeper {
            KeyKeeping::Keyring => To::Keyring,
            KeyKeeping::Passphrase => To::Passphrase(self.phrases.new_one(self.tr)?),
            KeyKeeping::Beside => To::Beside,
        })
    }
}
