//! Where things lie on this machine, by the habits of its system: the centre, the practice centres, what is half-typed
//! before there is a centre, and where a prepared file is looked for. A copy of the program with a file `portable` or a
//! folder `centre` beside it keeps everything there: a centre on a stick.
//!
//! One machine is one counter. On Windows a new centre therefore lies where all users of the machine find it
//! (`%ProgramData%\Shubbak`): were each to have their own, two registers would give the same numbers. One that lies with
//! its user from before is found there first.

use std::path::{Path, PathBuf};

use super::Surroundings;
use crate::cli::WhichCentre;

/// The name of the file that prepares a centre.
pub const SETUP_FILE: &str = "shubbak-setup.toml";

/// Whose place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Of the one who signed in to the machine.
    User,
    /// Of all who use the machine.
    Machine,
    /// Beside the program, wherever that is.
    Program,
}

/// Whose habits are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    Unix,
    Windows,
}

impl System {
    pub const THIS: System = if cfg!(windows) { System::Windows } else { System::Unix };
}

/// The places of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    pub whose: Whose,
    /// The folder above the centre's own.
    pub home: PathBuf,
    /// The folder above the practice centres'.
    pub practice: PathBuf,
    /// What may be lost without harm.
    pub state: PathBuf,
    /// Where a prepared file is looked for, the first first.
    pub setup: Vec<PathBuf>,
    /// What this computer is called.
    pub computer: String,
}

impl Places {
    /// The places, as `var` tells the environment's and `program` is the program's own file.
    pub fn of(
        system: System,
        var: impl Fn(&str) -> Option<PathBuf>,
        program: Option<&Path>,
        computer: String,
    ) -> Places {
        let beside = program.and_then(Path::parent).map(Path::to_owned);
        let named = beside.iter().map(|beside| beside.join(SETUP_FILE));
        if let Some(beside) = beside.as_deref().filter(|beside| is_portable(beside)) {
            let (home, practice, state) = (beside.to_owned(), beside.to_owned(), beside.join("state"));
            return Places { whose: Whose::Program, home, practice, state, setup: named.collect(), computer };
        }
        let kept = match system {
            System::Unix => unix(var),
            System::Windows => windows(var),
        };
        Places { setup: named.chain(kept.setup).collect(), computer, ..kept }
    }

    /// Whose place a folder lies in; `None` where somebody named the folder themselves.
    pub fn whose_is(&self, folder: &Path) -> Option<Whose> {
        let kept = [(&self.home, self.whose), (&self.practice, Whose::User)];
        kept.into_iter().find(|(place, _)| folder.starts_with(place)).map(|(_, whose)| whose)
    }

    /// What opening a centre needs of them.
    pub fn surroundings(&self, which: &WhichCentre) -> Surroundings {
        let data = match which {
            WhichCentre::Installed(_) => self.home.clone(),
            WhichCentre::Practice { .. } => self.practice.clone(),
        };
        Surroundings { data }
    }

    /// The file that prepares a centre, where there is one.
    pub fn prepared(&self) -> Option<PathBuf> {
        self.setup.iter().find(|file| file.is_file()).cloned()
    }
}

fn is_portable(beside: &Path) -> bool {
    ["portable", "portable.txt"].iter().any(|name| beside.join(name).is_file()) || beside.join("centre").is_dir()
}

/// The base directories of freedesktop.org.
fn unix(var: impl Fn(&str) -> Option<PathBuf>) -> Places {
    let of = |name: &str, usual: &str| {
        // A relative path counts for none.
        let set = var(name).filter(|path| path.is_absolute());
        set.or_else(|| Some(var("HOME")?.join(usual))).unwrap_or_else(|| PathBuf::from(".")).join("shubbak")
    };
    let system = var("XDG_CONFIG_DIRS").unwrap_or_else(|| "/etc/xdg".into());
    let system = std::env::split_paths(system.as_os_str()).map(|folder| folder.join("shubbak")).collect::<Vec<_>>();
    let config = [of("XDG_CONFIG_HOME", ".config")].into_iter().chain(system);
    let home = of("XDG_DATA_HOME", ".local/share");
    Places {
        whose: Whose::User,
        practice: home.clone(),
        home,
        state: of("XDG_STATE_HOME", ".local/state"),
        setup: config.map(|folder| folder.join(SETUP_FILE)).collect(),
        computer: String::new(),
    }
}

fn windows(var: impl Fn(&str) -> Option<PathBuf>) -> Places {
    let own = var("LOCALAPPDATA").unwrap_or_else(|| PathBuf::from(".")).join("Shubbak");
    let before = [own.clone(), own.with_file_name("shubbak")];
    let before = before.into_iter().find(|own| own.join("centre").join("centre.toml").exists());
    let machine = var("ProgramData").or_else(|| var("PROGRAMDATA")).map(|data| data.join("Shubbak"));
    let setup = machine.iter().map(|machine| machine.join(SETUP_FILE)).collect();
    let (whose, home) = match (before, machine) {
        (None, Some(machine)) => (Whose::Machine, machine),
        (before, _) => (Whose::User, before.unwrap_or_else(|| own.clone())),
    };
    Places { whose, home, practice: own.clone(), state: own, setup, computer: String::new() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::fs;

    use super::*;

    const ARABIC: WhichCentre = WhichCentre::Installed(None);

    fn with<'v>(vars: &'v [(&'v str, &'v Path)]) -> impl Fn(&str) -> Option<PathBuf> + 'v {
        |name| vars.iter().find(|(known, _)| *known == name).map(|(_, path)| path.to_path_buf())
    }

    fn folder_of(places: &Places) -> PathBuf {
        crate::app::centre_folder(&ARABIC, &places.surroundings(&ARABIC))
    }

    /// Where `/srv` is no whole path, as on Windows, these are none.
    #[cfg(unix)]
    #[test]
    fn linux_keeps_each_thing_in_its_base_directory() {
        let home = Path::new("/home/huda");
        let places =
            Places::of(System::Unix, with(&[("HOME", home)]), Some(Path::new("/usr/bin/shubbak")), "pc".into());
        // Where it lay before.
        assert_eq!(folder_of(&places), home.join(".local/share/shubbak/centre"));
        assert_eq!(places.state, home.join(".local/state/shubbak"));
        let setup = ["/usr/bin", "/home/huda/.config/shubbak", "/etc/xdg/shubbak"];
        assert_eq!(places.setup, setup.map(|folder| Path::new(folder).join(SETUP_FILE)));
        let (data, relative) = (Path::new("/srv/data"), Path::new("elsewhere"));
        let vars = [("HOME", home), ("XDG_DATA_HOME", data), ("XDG_STATE_HOME", relative)];
        let places = Places::of(System::Unix, with(&vars), None, String::new());
        assert_eq!(folder_of(&places), data.join("shubbak/centre"));
        assert_eq!(places.state, home.join(".local/state/shubbak"), "a relative path is none");
    }

    #[test]
    fn on_windows_all_users_of_the_machine_find_one_centre_and_an_older_one_stays_found() {
        let machine = tempfile::tempdir().unwrap();
        let (own, shared) = (machine.path().join("own"), machine.path().join("shared"));
        let places = || {
            Places::of(System::Windows, with(&[("LOCALAPPDATA", &own), ("ProgramData", &shared)]), None, String::new())
        };
        assert_eq!((places().whose, folder_of(&places())), (Whose::Machine, shared.join("Shubbak/centre")));
        assert_eq!(places().practice, own.join("Shubbak"), "practice is everybody's own");
        let whose = [shared.join("Shubbak/centre"), own.join("Shubbak/practice-eg"), "/srv/centre".into()];
        assert_eq!(whose.map(|folder| places().whose_is(&folder)), [Some(Whose::Machine), Some(Whose::User), None]);
        let before = own.join("shubbak/centre");
        fs::create_dir_all(&before).unwrap();
        fs::write(before.join("centre.toml"), "").unwrap();
        // Big and small letters are one to Windows' own file systems.
        let found = fs::canonicalize(folder_of(&places())).unwrap();
        assert_eq!((places().whose, found), (Whose::User, fs::canonicalize(before).unwrap()));
    }

    #[test]
    fn a_file_or_a_centre_beside_the_program_makes_it_portable_wherever_it_lies() {
        for (system, mark) in
            [(System::Unix, "portable"), (System::Windows, "portable.txt"), (System::Windows, "centre")]
        {
            let stick = tempfile::tempdir().unwrap();
            let program = stick.path().join("shubbak.exe");
            let places = || Places::of(system, |_| Some("/home/huda".into()), Some(&program), String::new());
            assert_ne!(places().whose, Whose::Program);
            match mark {
                "centre" => fs::create_dir(stick.path().join(mark)).unwrap(),
                file => fs::write(stick.path().join(file), "").unwrap(),
            }
            assert_eq!(places().whose, Whose::Program);
            assert_eq!(folder_of(&places()), stick.path().join("centre"));
            assert!([&places().practice, &places().state].iter().all(|place| place.starts_with(stick.path())));
        }
    }
}
