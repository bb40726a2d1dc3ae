//! Opening a centre: its folder, settings, key and register; and making a practice centre where
//! there is none, ready for a clerk, without a question.

use std::fs;
use std::path::{Path, PathBuf};

use super::custody::{self, Passphrase};
use super::desk::{Desk, Rulebook};
use super::secret::{Cost, Pins};
use super::station_key::station_key;
use super::{Fault, backup, sweep};
use crate::cli::WhichCentre;
use crate::config::{self, Centre, ConfigFault, Printers, Reading, Screen};
use crate::domain::Country;
use crate::domain::officer::{Officer, Role};
use crate::durable::{self, Readers};
use crate::env::Env;
use crate::exchange::{OpeningKeys, StationKey};
use crate::register::{By, Founding, NewOfficer, Place, Register, RegisterFault};

/// What opening a centre takes from the machine: `places` says where that is.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// The folder above the centre's own.
    pub data: PathBuf,
}

/// An open centre.
pub struct Opened {
    pub desk: Desk,
    pub centre: Centre,
    pub folder: PathBuf,
    /// How its window looks; `None` when that was kept and can no longer be read.
    pub screen: Option<Screen>,
    /// Which barcode readers it has; `None` when that was kept and can no longer be read.
    pub reading: Option<Reading>,
}

/// Somebody whom every practice centre knows; the secret is no secret there.
#[derive(Debug, Clone, Copy)]
pub struct PracticeOfficer {
    pub id: &'static str,
    pub name: &'static str,
    pub roles: &'static [Role],
    pub secret: &'static str,
}

/// The staff of a practice centre.
pub const PRACTICE_STAFF: [PracticeOfficer; 4] = [
    PracticeOfficer {
        id: "huda", name: "هدى عبد الرحمن", roles: &[Role::CounterClerk, Role::Cashier], secret: "2580"
    },
    PracticeOfficer { id: "samir", name: "م. سمير فؤاد", roles: &[Role::Supervisor], secret: "1470" },
    PracticeOfficer {
        id: "nadia", name: "م. نادية منصور", roles: &[Role::BackOfficeOfficer], secret: "4821"
    },
    PracticeOfficer { id: "mahmoud", name: "محمود السيد", roles: &[Role::VanOperator], secret: "3690" },
];

/// Opens the centre that was asked for, where nobody is there to type a passphrase.
pub fn open_centre(which: &WhichCentre, surroundings: &Surroundings, env: Env) -> Result<Opened, Fault> {
    unlock_centre(which, surroundings, None, env)
}

/// Opens the centre that was asked for. `passphrase` is needed where its key stands behind one.
pub fn unlock_centre(
    which: &WhichCentre,
    surroundings: &Surroundings,
    passphrase: Option<&Passphrase>,
    env: Env,
) -> Result<Opened, Fault> {
    let folder = folder(which, surroundings);
    let settings = folder.join("centre.toml");
    if let WhichCentre::Practice { country, .. } = which {
        if !settings.exists() {
            make_practice(&folder, *country)?;
        }
    } else if !settings.exists() {
        let expected =
            "there are no settings here; `shubbak` sets a centre up, `shubbak --practice` opens a practice centre"
                .to_owned();
        return Err(ConfigFault { file: settings.display().to_string(), line: 0, expected }.into());
    }
    open_in(&folder, Centre::load(&settings)?, passphrase, env)
}

/// Opens the centre of these settings, whose things lie in `folder`.
pub(super) fn open_in(
    folder: &Path,
    mut centre: Centre,
    passphrase: Option<&Passphrase>,
    mut env: Env,
) -> Result<Opened, Fault> {
    let folder = folder.to_owned();
    let book = Rulebook::load(&centre)?;
    let key = custody::key_of(&folder, &centre, passphrase, &mut env)?;
    if Place(folder.clone()).holds_nothing() && backup::any_for(&centre) {
        // On a new machine too, a station that has given numbers never begins them again.
        return Err(RegisterFault::Missing.into());
    }
    let founding = founding(&centre);
    // First of all: a key that is not this register's makes nothing and opens nothing beside it.
    let mut register = Register::open(&Place(folder.clone()), &key, &founding, env)?;
    let station_key = station_key(&folder, &key, register.env_mut())?;
    if centre.practice && centre.recipients.is_empty() {
        centre.recipients = practice_headquarters(&folder)?;
        practice_countersigner(&folder, register.env_mut())?;
        super::licence::certify_practice(&centre.station, &folder, register.env().today())?;
    }
    let pins = Pins::new(&key, if centre.practice { Cost::PRACTICE } else { Cost::COUNTER });
    let sound = register.damage().is_none();
    if centre.practice && sound {
        enrol_practice_staff(&mut register, &pins)?;
    }
    // Nothing is promised before the disk remembers the folder and its keys; and whatever was stopped
    // between its commit and its name gets that now.
    durable::make_folder(&folder)
        .and_then(|()| durable::sync_folder(&folder))
        .map_err(|error| Fault::file(&folder, &error))?;
    // A stick that is not there now is looked for again when the next batch is made.
    let _ = sound.then(|| super::batch::finish_last(&register));
    if sound {
        // Where the disk is full it is laid there at the next start.
        let _ = super::packs::keep_recipient(&mut register, &folder);
    }
    let desk = Desk::new(register, centre.clone(), book, station_key, folder.clone(), pins)?;
    sweep::papers(&desk.papers_folder(), centre.papers, desk.today());
    let (screen, reading) = (screen(&folder), reading(&folder, &centre));
    Ok(Opened { desk, centre, folder, screen, reading })
}

/// What a register of this centre says of itself.
pub(super) fn founding(centre: &Centre) -> Founding {
    Founding {
        station: centre.station.clone(),
        centre: centre.name.ar.clone(),
        country: centre.country.code().to_owned(),
        practice: centre.practice,
    }
}

/// The folder of a centre.
pub fn folder(which: &WhichCentre, surroundings: &Surroundings) -> PathBuf {
    match which {
        WhichCentre::Installed(Some(folder)) | WhichCentre::Practice { folder: Some(folder), .. } => folder.clone(),
        WhichCentre::Installed(None) => surroundings.data.join("centre"),
        WhichCentre::Practice { country, folder: None } => {
            surroundings.data.join(format!("practice-{}", country.code().to_lowercase()))
        }
    }
}

fn make_practice(folder: &Path, country: Country) -> Result<(), Fault> {
    let path = folder.join("centre.toml");
    durable::make_folder(folder).map_err(|error| Fault::file(folder, &error))?;
    durable::write(&path, config::practice(country).as_bytes(), Readers::Usual)
        .map_err(|error| Fault::file(&path, &error))
}

/// A practice centre has a headquarters of its own, so that what it sends can be opened again.
fn practice_headquarters(folder: &Path) -> Result<Vec<String>, Fault> {
    let path = folder.join("practice-headquarters.key");
    let keys = match fs::read_to_string(&path) {
        Ok(text) => OpeningKeys::parse(&text).map_err(|fault| Fault::Batch(fault.to_string()))?,
        Err(_) => {
            // Headquarters' own and the escrow key: a batch is never sealed for one alone.
            let both = OpeningKeys::generate().to_secret_text() + &OpeningKeys::generate().to_secret_text();
            write_private(&path, &both)?;
            OpeningKeys::parse(&both).map_err(|fault| Fault::Batch(fault.to_string()))?
        }
    };
    Ok(keys.recipients_text().lines().map(str::to_owned).collect())
}

/// And signs for what it received.
fn practice_countersigner(folder: &Path, env: &mut Env) -> Result<(), Fault> {
    let path = folder.join(super::receipts::PRACTICE_KEY);
    if path.exists() {
        return Ok(());
    }
    let key = StationKey::from_random(env.bytes());
    let pem = key.to_pem().map_err(|fault| Fault::Batch(fault.to_string()))?;
    write_private(&path, &pem)
}

/// What the station chose for its window; the usual when it never chose.
pub(super) fn screen(folder: &Path) -> Option<Screen> {
    match fs::read_to_string(folder.join(Screen::FILE)) {
        Ok(text) => Screen::read(&text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Some(Screen::default()),
        Err(_) => None,
    }
}

/// The station's barcode readers: as chosen in the window, else as the settings name them.
fn reading(folder: &Path, centre: &Centre) -> Option<Reading> {
    match fs::read_to_string(folder.join(Reading::FILE)) {
        Ok(text) => Reading::read(&text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Some(Reading { scanners: centre.scanners.clone(), ..Reading::default() })
        }
        Err(_) => None,
    }
}

/// Keeps which barcode readers the station has.
pub(super) fn keep_reading(folder: &Path, reading: &Reading) -> Result<(), Fault> {
    write_private(&folder.join(Reading::FILE), &reading.write())
}

/// Keeps what the station chose for its window.
pub(super) fn keep_screen(folder: &Path, screen: &Screen) -> Result<(), Fault> {
    write_private(&folder.join(Screen::FILE), &screen.write())
}

/// The printers that the station chose; none when it never chose. Words of the fault tell the file and the line.
pub(super) fn printers(folder: &Path) -> Result<Printers, String> {
    let file = folder.join(Printers::FILE);
    let unreadable =
        |line: usize, expected: String| ConfigFault { file: file.display().to_string(), line, expected }.to_string();
    match fs::read_to_string(&file) {
        Ok(text) => Printers::read(&text).map_err(|(line, expected)| unreadable(line, expected)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Printers::default()),
        Err(error) => Err(unreadable(0, error.to_string())),
    }
}

/// Keeps the printers that the station chose.
pub(super) fn keep_printers(folder: &Path, printers: &Printers) -> Result<(), Fault> {
    let file = folder.join(Printers::FILE);
    durable::write(&file, printers.write().as_bytes(), Readers::Usual).map_err(|error| Fault::file(&file, &error))
}

/// Writes a file that only its owner may read, whole or not at all.
pub(super) fn write_private(path: &Path, text: &str) -> Result<(), Fault> {
    durable::write(path, text.as_bytes(), Readers::Owner).map_err(|error| Fault::file(path, &error))
}

fn enrol_practice_staff(register: &mut Register, pins: &Pins) -> Result<(), Fault> {
    // Enrolled in this order: where the last is, all are, or the centre is older than some of them.
    if let Some(last) = PRACTICE_STAFF.last().and_then(|last| last.id.parse().ok())
        && register.can_sign_in(&last)?
    {
        return Ok(());
    }
    for PracticeOfficer { id, name, roles, secret } in PRACTICE_STAFF {
        let Ok(id) = id.parse() else { continue };
        if register.can_sign_in(&id)? {
            continue;
        }
        let salt = register.env_mut().bytes();
        let Some(secret) = pins.hash(&secret.into(), salt) else { continue };
        // A secret that was lost with a damaged register is given again, by another command.
        let again = register.officer(&id)?.map(|_| format!("-{}", register.env_mut().uid())).unwrap_or_default();
        let by = By::program(format!("enrol-{id}{again}"));
        let officer = Officer { id, name: name.to_owned(), roles: roles.to_vec(), until: None };
        register.enrol_officer(&by, NewOfficer { officer, secret })?;
    }
    Ok(())
}
