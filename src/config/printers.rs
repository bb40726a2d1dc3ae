//! The printers of this station, and which paper goes to which: chosen on the page of devices and kept in
//! `printers.json` beside the register. A kind of paper without a printer is saved as a PDF.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::domain::paper::{OfficePaper, PaperKind};

/// What a station has chosen for its papers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Printers {
    pub printers: Vec<PrinterSetting>,
    /// The printer of each kind of paper, by their names.
    pub papers: BTreeMap<String, String>,
}

/// One printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrinterSetting {
    /// As the office calls it.
    pub name: String,
    pub way: PrinterWay,
    pub media: Media,
    /// It has a knife.
    #[serde(default = "yes")]
    pub cuts: bool,
    /// The cash drawer hangs on it, and opens with the receipt of cash.
    #[serde(default)]
    pub opens_drawer: bool,
}

/// How it is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PrinterWay {
    /// A printer of the system, by the name of its queue; `server` where that is another machine's (`host:port`).
    System {
        queue: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        server: Option<String>,
    },
    /// A thermal printer on the network: `192.168.1.50:9100`.
    Network { address: String },
    /// A thermal printer on USB: `/dev/usb/lp0`.
    Usb { device: PathBuf },
    /// A thermal printer on a serial port.
    Serial {
        port: String,
        #[serde(default = "usual_baud")]
        baud: u32,
        /// RTS and CTS are wired: the printer says when it can take no more.
        #[serde(default = "yes")]
        handshake: bool,
    },
}

impl PrinterWay {
    /// Of a serial port, in bits a second.
    pub const USUAL_BAUD: u32 = 115_200;

    /// Where it is, as people tell it apart from another.
    pub fn place(&self) -> String {
        match self {
            PrinterWay::System { queue, server: None } => queue.clone(),
            PrinterWay::System { queue, server: Some(server) } => format!("{queue} ({server})"),
            PrinterWay::Network { address } => address.clone(),
            PrinterWay::Usb { device } => device.display().to_string(),
            PrinterWay::Serial { port, baud, .. } => format!("{port} {baud}"),
        }
    }
}

/// What lies in a printer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    A4,
    A5,
    /// A roll 80 mm wide.
    #[default]
    Roll80,
    /// A roll 58 mm wide.
    Roll58,
}

impl Media {
    pub const ALL: [Media; 4] = [Media::Roll80, Media::Roll58, Media::A5, Media::A4];

    pub fn is_roll(self) -> bool {
        matches!(self, Media::Roll80 | Media::Roll58)
    }
}

fn yes() -> bool {
    true
}

fn usual_baud() -> u32 {
    PrinterWay::USUAL_BAUD
}

/// Why printers cannot be chosen so; each names the printer or the paper that it is about.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PrinterFault {
    #[error("a printer has no name")]
    Nameless,
    #[error("two printers are called «{0}»")]
    NameTwice(String),
    #[error("printer «{0}»: where it is reached is not said")]
    Placeless(String),
    #[error("printer «{0}»: an address is a host and a port, 192.168.1.50:9100")]
    Address(String),
    #[error("printer «{0}»: sheets go through the system's printers, only rolls directly")]
    SheetsDirectly(String),
    #[error("there is no kind of paper called «{0}»")]
    UnknownPaper(String),
    #[error("there is no printer called «{0}»")]
    UnknownPrinter(String),
}

impl Printers {
    pub const FILE: &'static str = "printers.json";

    /// What the file says. The text tells the line and what was expected.
    pub fn read(text: &str) -> Result<Self, (usize, String)> {
        let read: Self = serde_json::from_str(text).map_err(|error| (error.line(), error.to_string()))?;
        read.checked().map_err(|fault| (0, fault.to_string()))
    }

    #[must_use]
    pub fn write(&self) -> String {
        // Plain values of our own; there is nothing in them that JSON could refuse.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The same, tidied, when a station can print so.
    pub fn checked(mut self) -> Result<Self, PrinterFault> {
        let mut names = BTreeSet::new();
        for printer in &mut self.printers {
            printer.name = printer.name.trim().to_owned();
            let name = printer.name.clone();
            match () {
                () if name.is_empty() => return Err(PrinterFault::Nameless),
                () if !names.insert(name.clone()) => return Err(PrinterFault::NameTwice(name)),
                () => printer.check()?,
            }
        }
        for (paper, printer) in &self.papers {
            if PaperKind::from_code(paper).is_none() && OfficePaper::from_code(paper).is_none() {
                return Err(PrinterFault::UnknownPaper(paper.clone()));
            }
            if !names.contains(printer) {
                return Err(PrinterFault::UnknownPrinter(printer.clone()));
            }
        }
        Ok(self)
    }

    pub fn named(&self, name: &str) -> Option<&PrinterSetting> {
        self.printers.iter().find(|printer| printer.name == name)
    }

    /// The printer of a paper, by the code of its kind.
    pub fn of_paper(&self, paper: &str) -> Option<&PrinterSetting> {
        self.named(self.papers.get(paper)?)
    }
}

impl PrinterSetting {
    fn check(&mut self) -> Result<(), PrinterFault> {
        let name = self.name.clone();
        let place = match &mut self.way {
            PrinterWay::System { queue, .. } => queue.trim().to_owned(),
            PrinterWay::Network { address } => {
                *address = address.trim().to_owned();
                if !address.is_empty() && !address.contains(':') {
                    // The port that nearly all of them listen on.
                    address.push_str(":9100");
                }
                let port = address.rsplit_once(':').and_then(|(_, port)| port.parse::<u16>().ok());
                if !address.is_empty() && port.is_none() {
                    return Err(PrinterFault::Address(name));
                }
                address.clone()
            }
            PrinterWay::Usb { device } => device.display().to_string(),
            PrinterWay::Serial { port, .. } => port.trim().to_owned(),
        };
        if place.is_empty() {
            return Err(PrinterFault::Placeless(name));
        }
        let directly = !matches!(self.way, PrinterWay::System { .. });
        if directly && !self.media.is_roll() { Err(PrinterFault::SheetsDirectly(name)) } else { Ok(()) }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TWO: &str = r#"{ "printers": [
        { "name": "tickets", "way": { "network": { "address": "10.0.0.9" } }, "media": "roll80", "opens_drawer": true },
        { "name": "office", "way": { "system": { "queue": "HP" } }, "media": "a4" }
      ], "papers": { "ticket": "tickets", "licence": "office" } }"#;

    #[test]
    fn printers_are_read_tidied_and_written_as_they_were() {
        let read = Printers::read(TWO).unwrap();
        assert_eq!(read.printers[0].way, PrinterWay::Network { address: "10.0.0.9:9100".into() });
        assert!(read.printers[0].cuts && read.printers[0].opens_drawer);
        assert_eq!(read.of_paper("licence").unwrap().name, "office");
        assert_eq!(read.of_paper("receipt"), None);
        assert_eq!(Printers::read(&read.write()).unwrap(), read);
        assert_eq!(Printers::read("{}").unwrap(), Printers::default());
    }

    #[test]
    fn what_cannot_be_is_named() {
        let refused = |from: &str, to: &str| Printers::read(&TWO.replace(from, to)).unwrap_err();
        assert!(refused("\"office\", \"way\"", "\"tickets\", \"way\"").1.contains("two printers"));
        assert!(refused("\"licence\"", "\"poster\"").1.contains("poster"));
        assert!(refused("\"licence\": \"office\"", "\"licence\": \"hall\"").1.contains("hall"));
        assert!(refused("10.0.0.9", "10.0.0.9:port").1.contains("9100"));
        assert!(refused("\"HP\"", "\" \"").1.contains("not said"));
        assert!(refused("roll80", "a4").1.contains("sheets"));
        assert_eq!(refused("\"media\": \"a4\"", "\"media\": \"a3\"").0, 3);
    }
}
