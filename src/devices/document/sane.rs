//! Scanners with a driver of SANE, driven through its own `scanimage` in a process of its own: a driver that
//! crashes or hangs takes nothing of ours with it. `scanimage` writes each page as JPEG (quality 75, its own)
//! into a folder that goes with the scan.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::super::child::{Line, Running};
use super::super::scratch::Scratch;
use super::{Abilities, Colour, DocumentScanner, MOST_PAGES, ScanFault, Source, Step, Stop, Take, Wish};

/// A lamp that warms up says nothing for most of a minute.
const PATIENCE: Duration = Duration::from_secs(90);
/// The size of A4 in millimetres; a smaller glass gives what it has.
const A4: (&str, &str) = ("210", "297");

/// A device of SANE.
#[derive(Debug, Clone)]
pub struct SaneScanner {
    device: String,
    program: PathBuf,
    patience: Duration,
    /// Further options, as `scanimage` takes them.
    options: Vec<(String, String)>,
    environment: Vec<(String, PathBuf)>,
}

impl SaneScanner {
    pub fn new(device: &str) -> Self {
        Self {
            device: device.to_owned(),
            program: "scanimage".into(),
            patience: PATIENCE,
            options: vec![],
            environment: vec![],
        }
    }

    /// Another program in `scanimage`'s place.
    #[must_use]
    pub fn program(mut self, program: &Path) -> Self {
        self.program = program.to_owned();
        self
    }

    /// How long it may say nothing before it is given up.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// One more option of the device, such as `brightness`.
    #[must_use]
    pub fn option(mut self, name: &str, value: &str) -> Self {
        self.options.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A variable of the program's surroundings, such as `SANE_CONFIG_DIR`.
    #[must_use]
    pub fn with(mut self, name: &str, value: &Path) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(format!("--device-name={}", self.device));
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        command
    }

    /// What the device lists with `-A`.
    fn options(&self, stop: &Stop) -> Result<Options, ScanFault> {
        let mut command = self.command();
        command.arg("-A");
        let (mut listed, mut said) = (String::new(), vec![]);
        let ended = Running::start(&mut command, "scanimage", vec![])?.listen(
            || stop.is_asked(),
            self.patience,
            |line| {
                match line {
                    Line::Out(line) => listed.extend([line.as_str(), "\n"]),
                    Line::Err(line) => said.push(line),
                }
                Ok::<_, ScanFault>(())
            },
        )?;
        match ended.success() {
            true => Ok(Options::read(&listed)),
            false => Err(why(ended.code(), &said, &self.device)),
        }
    }

    /// The arguments by which this device does what is wished, or the nearest to it.
    fn arguments(&self, wish: &Wish, options: &Options) -> Vec<String> {
        let mut arguments = vec![];
        let mut set = |name: &str, value: String| {
            if options.0.contains_key(name) {
                // Options of one letter take their value as the next argument.
                if name.len() == 1 {
                    arguments.extend([format!("-{name}"), value]);
                } else {
                    arguments.push(format!("--{name}={value}"));
                }
            }
        };
        if let Some(source) = options.source(wish.source) {
            set("source", source.to_owned());
        }
        if wish.source == Source::Duplex {
            // Some drivers keep it apart from the source.
            set("adf-mode", "Duplex".to_owned());
        }
        if let Some(mode) = options.mode(wish.colour) {
            set("mode", mode.to_owned());
        }
        set("resolution", options.abilities().nearest_dpi(wish.dpi).to_string());
        set("x", A4.0.to_owned());
        set("y", A4.1.to_owned());
        for (name, value) in &self.options {
            set(name, value.clone());
        }
        arguments
    }
}

impl DocumentScanner for SaneScanner {
    fn abilities(&mut self, stop: &Stop) -> Result<Abilities, ScanFault> {
        Ok(self.options(stop)?.abilities())
    }

    fn scan(&mut self, wish: &Wish, stop: &Stop, take: Take<'_>) -> Result<u32, ScanFault> {
        let options = self.options(stop)?;
        if options.source(wish.source).is_none() && wish.source != Source::Flatbed {
            return Err(ScanFault::Refused { cause: "it has no feeder".to_owned() });
        }
        let folder = Scratch::make().map_err(|error| ScanFault::of_the_disk(&error))?;
        let count = if wish.source == Source::Flatbed { 1 } else { MOST_PAGES };
        let mut command = self.command();
        command.args(["--format=jpeg", "--batch-print", "-p", &format!("--batch-count={count}")]);
        command.arg(format!("--batch={}", folder.path().join("page-%04d.jpg").display()));
        command.args(self.arguments(wish, &options));
        let (mut pages, mut said) = (0, vec![]);
        let ended = Running::start(&mut command, "scanimage", vec![])?.listen(
            || stop.is_asked(),
            self.patience,
            |line| match line {
                // A page is named once it is whole.
                Line::Out(file) => {
                    pages += 1;
                    let page = std::fs::read(&file).map_err(|error| ScanFault::Other { cause: error.to_string() })?;
                    take(Step::Page(page))?;
                    // The folder goes anyway; this keeps a long scan from filling it.
                    let _ = std::fs::remove_file(&file);
                    Ok(())
                }
                Line::Err(line) => match percent(&line) {
                    Some(percent) => take(Step::Percent(percent)),
                    None => {
                        said.push(line);
                        Ok(())
                    }
                },
            },
        )?;
        match (ended.code(), pages) {
            (Some(0), 1..) => Ok(pages),
            // Out of documents after some: that is how a feeder ends.
            (Some(7), 1..) => Ok(pages),
            (Some(0), 0) => Err(ScanFault::FeederEmpty),
            (code, _) => Err(why(code, &said, &self.device)),
        }
    }
}

/// `Progress: 12.5%`.
fn percent(line: &str) -> Option<u8> {
    let number = line.trim().strip_prefix("Progress:")?.trim().strip_suffix('%')?;
    // Clamped, because drivers round past the end.
    number.parse::<f32>().ok().map(|percent| percent.clamp(0.0, 100.0) as u8)
}

/// `scanimage` ends with SANE's own number of what happened; where it could not even begin, with its words alone.
fn why(code: Option<i32>, said: &[String], device: &str) -> ScanFault {
    let words = said.iter().rev().find_map(|line| line.strip_prefix("scanimage: ")).or(said.last().map(String::as_str));
    let cause = words.unwrap_or("scanimage ended without a word").to_owned();
    let says = |what: &str| said.iter().any(|line| line.contains(what));
    match code {
        Some(3) => ScanFault::Busy,
        Some(6) => ScanFault::Jam,
        Some(7) => ScanFault::FeederEmpty,
        Some(8) => ScanFault::CoverOpen,
        Some(11) => ScanFault::NotAllowed,
        _ if says("No space left") => ScanFault::NoRoom,
        _ if says("Device busy") => ScanFault::Busy,
        _ if says("Access to resource has been denied") => ScanFault::NotAllowed,
        _ if says("open of device") || says("no SANE devices found") => {
            ScanFault::NotThere { at: device.to_owned(), cause }
        }
        Some(_) => ScanFault::Refused { cause },
        None => ScanFault::Other { cause: format!("scanimage was ended by a signal; {cause}") },
    }
}

/// The options of a device and the values that each takes, by name.
#[derive(Debug, Default)]
struct Options(BTreeMap<String, Vec<String>>);

impl Options {
    /// Reads lines such as `    --source Flatbed|ADF Duplex [Flatbed]`. An option that is not active now is left
    /// out: setting it is refused.
    fn read(listed: &str) -> Options {
        let mut options = BTreeMap::new();
        for line in listed.lines() {
            let Some(option) = line.trim_start().strip_prefix('-') else { continue };
            let option = option.trim_start_matches('-');
            let (name, rest) = option.split_once([' ', '[', '=']).unwrap_or((option, ""));
            let (values, state) = rest.split_once(" [").unwrap_or((rest, ""));
            if state.starts_with("inactive") || values.contains("[inactive") {
                continue;
            }
            let values = values.split(" (").next().unwrap_or_default();
            options.insert(name.to_owned(), values.split('|').map(|value| value.trim().to_owned()).collect());
        }
        Options(options)
    }

    fn values(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// How this driver calls a source.
    fn source(&self, wanted: Source) -> Option<&str> {
        let is = |value: &&String| {
            let value = value.to_lowercase();
            let feeds = ["adf", "feeder", "duplex"].iter().any(|word| value.contains(word));
            let both = value.contains("duplex") || value.contains("both");
            match wanted {
                Source::Flatbed => value.contains("flatbed") || value.contains("platen"),
                Source::Feeder => feeds && !both && !value.contains("back"),
                Source::Duplex => both,
            }
        };
        let apart = wanted == Source::Duplex && self.values("adf-mode").iter().any(|mode| mode == "Duplex");
        let found = self.values("source").iter().find(is).map(String::as_str);
        found.or_else(|| if apart { self.source(Source::Feeder) } else { None })
    }

    /// How this driver calls grey or colour. Black and white is never taken for grey: stamps would go.
    fn mode(&self, wanted: Colour) -> Option<&str> {
        let words: &[&str] = match wanted {
            Colour::Grey => &["gray", "grey"],
            Colour::Colour => &["color", "colour"],
        };
        let is = |value: &&String| words.iter().any(|word| value.to_lowercase().contains(word));
        self.values("mode").iter().find(is).map(String::as_str)
    }

    fn abilities(&self) -> Abilities {
        let mut sources: Vec<Source> =
            Source::ALL.into_iter().filter(|source| self.source(*source).is_some()).collect();
        if sources.is_empty() {
            // A scanner with one source does not name it.
            sources.push(Source::Flatbed);
        }
        let colours = Colour::ALL.into_iter().filter(|colour| self.mode(*colour).is_some()).collect();
        Abilities { sources, colours, dpi: resolutions(self.values("resolution")) }
    }
}

/// `75|150|300dpi`, or `1..1200dpi`, of which the usual ones are offered.
fn resolutions(values: &[String]) -> Vec<u16> {
    const USUAL: [u16; 6] = [75, 100, 150, 200, 300, 600];
    let number = |text: &str| text.trim_end_matches("dpi").trim().parse::<f32>().ok().map(|dpi| dpi as u16);
    if let [range] = values
        && let Some((from, to)) = range.split_once("..")
        && let (Some(from), Some(to)) = (number(from), number(to))
    {
        return USUAL.into_iter().filter(|dpi| (from..=to).contains(dpi)).collect();
    }
    let mut listed: Vec<u16> = values.iter().filter_map(|value| number(value)).collect();
    listed.sort_unstable();
    listed
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTED: &str = "
All options specific to device `office:0':
  Scan Mode:
    --mode Lineart|True Gray|24bit Color[Fast] [24bit Color[Fast]]
        Selects the scan mode.
    --resolution 100|150|200|300|400|600dpi [100]
    --source FlatBed|Automatic Document Feeder(left aligned)|Automatic Document Feeder(left aligned,Duplex) [FlatBed]
    --brightness -50..50% (in steps of 1) [0]
    --contrast -50..50% (in steps of 1) [inactive]
    --swskip 0..100% [inactive]
  Geometry:
    -l 0..215.9mm (in steps of 0.1) [0]
    -x 0..215.9mm (in steps of 0.1) [215.88]
    -y 0..355.6mm (in steps of 0.1) [355.567]
";

    #[test]
    fn a_driver_is_asked_in_its_own_words() {
        let options = Options::read(LISTED);
        let wish = Wish { source: Source::Duplex, colour: Colour::Grey, dpi: 250 };
        assert_eq!(
            SaneScanner::new("office:0").option("contrast", "9").option("brightness", "5").arguments(&wish, &options),
            [
                "--source=Automatic Document Feeder(left aligned,Duplex)",
                "--mode=True Gray",
                "--resolution=300",
                "-x",
                "210",
                "-y",
                "297",
                "--brightness=5"
            ]
        );
        let abilities = options.abilities();
        assert_eq!(abilities.sources, Source::ALL);
        assert_eq!(abilities.dpi, [100, 150, 200, 300, 400, 600]);
    }

    #[test]
    fn a_range_of_resolutions_offers_the_usual_ones() {
        let options = Options::read("    --resolution 50..300dpi (in steps of 1) [50]");
        assert_eq!(options.abilities().dpi, [75, 100, 150, 200, 300]);
        assert_eq!(options.abilities().sources, [Source::Flatbed]);
        assert_eq!(percent("Progress: 45.9%"), Some(45));
        assert_eq!(percent("Scanning page 3"), None);
    }
}
