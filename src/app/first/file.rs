//! A centre from a file, for a hundred computers: the same settings as `centre.toml`, and `[stations]`, which says
//! which computer is which counter. The file holds no secret: who may open the register is chosen where it is opened
//! first, and the administrator chooses their own secret there.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::{First, Wanted, make};
use crate::app::custody::Passphrase;
use crate::app::{Fault, Secret};
use crate::config::{Centre, ConfigFault, in_short};
use crate::domain::mark::StationId;
use crate::durable::{self, Readers};
use crate::env::Env;

/// What a hundred computers are not told by one file.
#[derive(Debug, Default)]
pub struct Given {
    /// Which counter it is, instead of what the file says.
    pub station: Option<StationId>,
    /// What this computer is called.
    pub computer: String,
    /// The administrator's first secret; with it the register is made at once, else at the first start.
    pub secret: Option<Secret>,
    pub passphrase: Option<Passphrase>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct SetUp {
    pub centre: Centre,
    /// It was there before, as the same counter.
    pub was_there: bool,
    /// The register is made and the administrator can sign in.
    pub whole: bool,
}

/// Sets the centre in `folder` up as `file` says, without a question.
///
/// Fails with `Config`, naming the line, for what is wrong in the file, and with `CentreThere` where another counter
/// is set up. Nothing is made then.
pub fn set_up(file: &Path, folder: &Path, given: Given, env: Env) -> Result<SetUp, Fault> {
    make::finish(folder)?;
    let faulty = |(line, expected)| ConfigFault { file: file.display().to_string(), line, expected };
    let text = std::fs::read_to_string(file).map_err(|error| faulty((0, error.to_string())))?;
    let (settings, centre) = settings(&text, folder, &given).map_err(faulty)?;
    if let Some(there) = there(folder) {
        let was_there = there?.station == centre.station;
        let refused = Fault::CentreThere { path: folder.display().to_string() };
        return if was_there { Ok(SetUp { centre, was_there, whole: false }) } else { Err(refused) };
    }
    let Some(secret) = given.secret else {
        lay(folder, &settings)?;
        return Ok(SetUp { centre, was_there: false, whole: false });
    };
    let nobody = || faulty((0, "[administrator] with id and name, whose secret is given".to_owned()));
    let appointed = centre.administrator.clone().ok_or_else(nobody)?;
    let (officer, supervises) = (appointed.id.to_string(), appointed.supervisor);
    let first = First { officer, name: appointed.name, supervises, secret };
    let wanted = Wanted { settings, passphrase: given.passphrase, first: Some(first) };
    make(folder, &wanted, env)?;
    Ok(SetUp { centre, was_there: false, whole: true })
}

/// The settings alone: the register and its key are made by the one who starts the program first, since it is their
/// keyring or their passphrase.
fn lay(folder: &Path, settings: &str) -> Result<(), Fault> {
    let file = make::settings_of(folder);
    durable::make_folder(folder)
        .and_then(|()| durable::write(&file, settings.as_bytes(), Readers::Usual))
        .map_err(|error| Fault::file(&file, &error))
}

fn there(folder: &Path) -> Option<Result<Centre, Fault>> {
    let file = make::settings_of(folder);
    file.exists().then(|| Ok(Centre::load(&file)?))
}

/// The list of computers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    #[serde(default)]
    stations: BTreeMap<String, Spanned<String>>,
}

/// A wrong line, from 1, and what was expected there.
type Wrong = (usize, String);

/// The text of the settings for this computer, and what they mean.
fn settings(text: &str, folder: &Path, given: &Given) -> Result<(String, Centre), Wrong> {
    // As the editors of Windows begin a file.
    let text = text.trim_start_matches('\u{feff}');
    let (list, rest) = apart(text);
    let station = match &given.station {
        Some(station) => Some(station.to_string()),
        None => listed(text, &list, &given.computer)?,
    };
    let Some(station) = station else { return read(&rest, folder, 0).map(|centre| (rest, centre)) };
    if let (Some(line), None) = (line_with(&rest, "station"), &given.station) {
        return Err((line, "station stands here or in [stations], not in both".to_owned()));
    }
    let rest: String = match line_with(&rest, "station") {
        Some(line) => rest.split_inclusive('\n').enumerate().map(|(at, text)| blank_at(at + 1 == line, text)).collect(),
        None => rest,
    };
    // One line more than the file has.
    let settings = format!("station = \"{station}\"\n{rest}");
    let centre = read(&settings, folder, 1)?;
    Ok((settings, centre))
}

fn blank_at(here: bool, line: &str) -> &str {
    if here { "\n" } else { line }
}

fn read(settings: &str, folder: &Path, added: usize) -> Result<Centre, Wrong> {
    let centre = Centre::read(settings, folder).map_err(|(line, expected)| (line.saturating_sub(added), expected))?;
    if centre.practice {
        let line = line_with(settings, "practice").map_or(0, |line| line - added);
        return Err((line, "a practice centre needs no file: shubbak --practice".to_owned()));
    }
    Ok(centre)
}

/// The lines of `[stations]`, and the others; each keeps its place.
fn apart(text: &str) -> (String, String) {
    let (mut list, mut rest, mut listing) = (String::new(), String::new(), false);
    for line in text.split_inclusive('\n') {
        let begins = line.trim_start();
        if begins.starts_with('[') {
            let name = begins.trim_start_matches('[').split(']').next().unwrap_or_default().trim();
            listing = name == "stations";
        }
        let (here, there) = if listing { (&mut list, &mut rest) } else { (&mut rest, &mut list) };
        here.push_str(line);
        there.push('\n');
    }
    (list, rest)
}

/// Which counter this computer is; `None` where the file lists none.
fn listed(text: &str, list: &str, computer: &str) -> Result<Option<String>, Wrong> {
    if list.trim().is_empty() {
        return Ok(None);
    }
    let line_of = |at: usize| list.get(..at).map_or(0, |before| before.matches('\n').count()) + 1;
    let listed: Listed =
        toml::from_str(list).map_err(|error| (error.span().map_or(0, |span| line_of(span.start)), in_short(&error)))?;
    let mut seen: Vec<(StationId, &str)> = vec![];
    for (name, station) in &listed.stations {
        let line = line_of(station.span().start);
        let id: StationId = station.get_ref().parse().map_err(|error| (line, format!("{error}")))?;
        if let Some((_, other)) = seen.iter().find(|(known, _)| *known == id) {
            return Err((line, format!("every computer is another counter: {id} is {other} too")));
        }
        seen.push((id, name));
    }
    let own = seen.into_iter().find(|(_, name)| name.eq_ignore_ascii_case(computer));
    let head = text.lines().position(|line| line.trim_start().starts_with("[stations")).map_or(0, |at| at + 1);
    let missing = || (head, format!("this computer in the list, such as \"{computer}\" = \"ZAQ-03\""));
    own.map(|(station, _)| Some(station.to_string())).ok_or_else(missing)
}

/// The line, from 1, that gives `name` its value before any table.
fn line_with(text: &str, name: &str) -> Option<usize> {
    let lines = text.lines().enumerate().take_while(|(_, line)| !line.trim_start().starts_with('['));
    let gives =
        |line: &str| line.trim_start().strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('='));
    lines.into_iter().find(|(_, line)| gives(line)).map(|(at, _)| at + 1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const FILE: &str = "# Zagazig, all windows\ncountry = \"EG\"\nname_ar = \"مركز\"\nname_en = \"Centre\"\n\
        key = \"passphrase\"\n\n[stations]\n\"PC-1\" = \"ZAQ-01\"\n\"PC-2\" = \"ZAQ-02\"\n\n\
        [administrator]\nid = \"samia\"\nname = \"سامية فؤاد\"\n";

    fn of(text: &str, computer: &str) -> Result<Centre, Wrong> {
        let given = Given { computer: computer.to_owned(), ..Given::default() };
        settings(text, Path::new("/centre"), &given).map(|(_, centre)| centre)
    }

    #[test]
    fn one_file_makes_every_computer_another_counter() {
        let first = of(FILE, "PC-1").unwrap();
        let second = of(&format!("\u{feff}{FILE}"), "pc-2").unwrap();
        assert_eq!((first.station.as_str(), second.station.as_str()), ("ZAQ-01", "ZAQ-02"));
        assert_eq!(first.administrator.unwrap().id.as_str(), "samia");
        let given = Given { station: Some("ZAQ-09".parse().unwrap()), ..Given::default() };
        let (text, centre) = settings(FILE, Path::new("/centre"), &given).unwrap();
        assert_eq!(centre.station.as_str(), "ZAQ-09");
        assert!(!text.contains("PC-1") && text.contains("# Zagazig"), "{text}");
    }

    #[test]
    fn what_is_wrong_is_told_by_its_line() {
        let wrong = |from: &str, to: &str, computer: &str| of(&FILE.replace(from, to), computer).unwrap_err();
        let cases = [
            (wrong("", "", "PC-9"), 7, "\"PC-9\" = \"ZAQ-03\""),
            (wrong("ZAQ-02", "Zagazig", "PC-1"), 9, "ZAQ-03"),
            (wrong("ZAQ-02", "ZAQ-01", "PC-1"), 9, "another counter"),
            (wrong("\"EG\"", "\"XX\"", "PC-1"), 2, "EG, KW or BH"),
            (wrong("country", "station = \"ZAQ-05\"\ncountry", "PC-1"), 2, "not in both"),
            (wrong("key =", "practice = true\nkey =", "PC-1"), 5, "--practice"),
            (wrong("key =", "colour = 3\nkey =", "PC-1"), 5, "colour"),
            (wrong("\"samia\"", "\"سامية\"", "PC-1"), 12, "Latin letters"),
        ];
        for ((line, expected), wanted, words) in cases {
            assert_eq!(line, wanted, "{expected}");
            assert!(expected.contains(words), "{expected}");
        }
    }
}
