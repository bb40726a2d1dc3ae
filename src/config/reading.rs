//! The barcode readers of this station: those on serial ports, and those that type like a keyboard. People may write them
//! into `centre.toml`; what is chosen on the page of devices is kept in `readers.json` beside the register, and from then
//! on that file alone counts.

use serde::{Deserialize, Serialize};

/// What a station has chosen for its readers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    pub scanners: Vec<Scanner>,
    pub typed: Typed,
}

impl Reading {
    pub const FILE: &'static str = "readers.json";

    /// What the file says; `None` if it is not what the program wrote.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    #[must_use]
    pub fn write(&self) -> String {
        // Plain values of our own; there is nothing in them that JSON could refuse.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// A barcode reader on a serial port.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scanner {
    /// `/dev/ttyACM0`, `/dev/serial/by-id/…`, `COM5`.
    pub port: String,
    /// Bits a second.
    #[serde(default = "usual_baud")]
    pub baud: u32,
    #[serde(default)]
    pub parity: Parity,
    /// Seven bits to a character instead of eight.
    #[serde(default)]
    pub seven_bits: bool,
    #[serde(default)]
    pub two_stop_bits: bool,
    #[serde(default)]
    pub flow: Flow,
}

impl Scanner {
    /// The speeds that readers offer.
    pub const BAUDS: [u32; 7] = [1200, 2400, 4800, 9600, 19200, 57600, 115_200];

    /// As it leaves the factory.
    pub fn on(port: &str) -> Scanner {
        Scanner {
            port: port.to_owned(),
            baud: usual_baud(),
            parity: Parity::None,
            seven_bits: false,
            two_stop_bits: false,
            flow: Flow::None,
        }
    }
}

fn usual_baud() -> u32 {
    9600
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parity {
    #[default]
    None,
    Even,
    Odd,
}

impl Parity {
    pub const ALL: [Parity; 3] = [Parity::None, Parity::Even, Parity::Odd];
}

/// How the computer says that it cannot take more for now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    #[default]
    None,
    RtsCts,
    XonXoff,
}

impl Flow {
    pub const ALL: [Flow; 3] = [Flow::None, Flow::RtsCts, Flow::XonXoff];
}

/// Readers that type like a keyboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Whether bursts of keys are taken for codes at all.
    pub on: bool,
    /// What the reader types before every code: a key such as `F13`, or signs; blank where it types nothing.
    pub prefix: String,
}

impl Default for Typed {
    fn default() -> Self {
        Typed { on: true, prefix: String::new() }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let scanner = Scanner { parity: Parity::Even, flow: Flow::RtsCts, seven_bits: true, ..Scanner::on("COM5") };
        let reading = Reading { scanners: vec![scanner], typed: Typed { on: false, prefix: "F13".into() } };
        assert_eq!(Reading::read(&reading.write()).unwrap(), reading);
        assert_eq!(Reading::read("{}").unwrap(), Reading::default());
        assert_eq!(Reading::read("not JSON"), None);
    }

    #[test]
    fn a_port_alone_is_a_reader_as_it_leaves_the_factory() {
        let scanner: Scanner = toml::from_str("port = \"/dev/ttyACM0\"").unwrap();
        assert_eq!(scanner, Scanner::on("/dev/ttyACM0"));
        let scanner: Scanner = toml::from_str("port = \"COM5\"\nparity = \"odd\"\nflow = \"rts_cts\"").unwrap();
        assert_eq!((scanner.parity, scanner.flow), (Parity::Odd, Flow::RtsCts));
        assert!(toml::from_str::<Scanner>("port = \"COM5\"\nparity = \"maybe\"").is_err());
    }
}
