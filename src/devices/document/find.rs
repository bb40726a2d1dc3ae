//! Which scanners there are: SANE's devices by `scanimage`, network scanners by `avahi-browse` where the system
//! has it. Both are children that are given up after a while; what one finds does not wait for the other's fault.

use std::process::Command;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::super::child::{Line, Running};
use super::{Address, ScanFault, Stop};

/// Network drivers of SANE look around for long.
const SANE: Duration = Duration::from_secs(30);
/// Scanners on the network answer within a second or two.
const NETWORK: Duration = Duration::from_secs(6);

/// A scanner that answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Maker and model.
    pub name: String,
    pub address: Address,
}

/// Everything that can be found, network scanners first: they need no driver.
///
/// # Errors
/// Only when it was stopped. That a program is missing finds nothing.
pub fn all(stop: &Stop) -> Result<Vec<Found>, ScanFault> {
    let mut found = network(stop).or_else(only_stopped)?;
    found.extend(sane(stop).or_else(only_stopped)?);
    Ok(found)
}

fn only_stopped(fault: ScanFault) -> Result<Vec<Found>, ScanFault> {
    if fault == ScanFault::Stopped { Err(fault) } else { Ok(vec![]) }
}

fn sane(stop: &Stop) -> Result<Vec<Found>, ScanFault> {
    let mut command = Command::new("scanimage");
    command.args(["-f", "%d\u{1f}%v %m%n"]);
    Ok(lines(command, "scanimage", SANE, stop)?.iter().filter_map(|line| sane_line(line)).collect())
}

fn sane_line(line: &str) -> Option<Found> {
    let (device, name) = line.split_once('\u{1f}')?;
    // What has no driver but is found by SANE's own eSCL is found by ours.
    let ours = device.starts_with("escl:");
    (!ours).then(|| Found { name: name.trim().to_owned(), address: Address::Sane(device.to_owned()) })
}

fn network(stop: &Stop) -> Result<Vec<Found>, ScanFault> {
    let mut command = Command::new("avahi-browse");
    command.args(["--resolve", "--terminate", "--parsable", "_uscan._tcp"]);
    let mut found: Vec<Found> = vec![];
    for line in lines(command, "avahi-browse", NETWORK, stop)? {
        // One that answers on two networks is one scanner.
        if let Some(new) = network_line(&line).filter(|new| !found.iter().any(|known| known.name == new.name)) {
            found.push(new);
        }
    }
    Ok(found)
}

/// `=;eth0;IPv4;Office\032MFP;_uscan._tcp;local;mfp.local;192.168.1.20;80;"rs=eSCL" "ty=Office MFP"`.
fn network_line(line: &str) -> Option<Found> {
    let fields: Vec<&str> = line.split(';').collect();
    let ["=", _, family, name, _, _, _, address, port, text, ..] = fields.as_slice() else { return None };
    let value = |key: &str| text.split('"').find_map(|part| part.strip_prefix(key));
    let host = if *family == "IPv6" { format!("[{address}]") } else { (*address).to_owned() };
    let path = value("rs=").unwrap_or("eSCL").trim_matches('/');
    let name = value("ty=").map_or_else(|| unescaped(name), str::to_owned);
    Some(Found { name, address: Address::Escl(format!("http://{host}:{port}/{path}")) })
}

/// Avahi writes a byte that is no plain letter as a stroke and three decimal digits.
fn unescaped(name: &str) -> String {
    let mut bytes = vec![];
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let number = after.get(..3).and_then(|three| std::str::from_utf8(three).ok()?.parse::<u8>().ok());
        match (first, number) {
            (b'\\', Some(byte)) => {
                bytes.push(byte);
                rest = &after[3..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn lines(
    mut command: Command,
    program: &'static str,
    patience: Duration,
    stop: &Stop,
) -> Result<Vec<String>, ScanFault> {
    let mut lines = vec![];
    Running::start(&mut command, program, vec![])?.listen(
        || stop.is_asked(),
        patience,
        |line| {
            if let Line::Out(line) = line {
                lines.push(line);
            }
            Ok::<_, ScanFault>(())
        },
    )?;
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_programs_say_is_understood() {
        let said = "=;eth0;IPv4;Office\\032\\217\\133;_uscan._tcp;local;mfp.local;192.168.1.20;8080;\"rs=/eSCL\" \"vers=2.63\"";
        let found = Found { name: "Office م".into(), address: Address::Escl("http://192.168.1.20:8080/eSCL".into()) };
        assert_eq!(network_line(said), Some(found));
        assert_eq!(network_line("+;eth0;IPv4;Office;_uscan._tcp;local"), None);
        let found = sane_line("epson2:libusb:001:004\u{1f}Epson GT-1500");
        assert_eq!(found.map(|found| found.address), Some(Address::Sane("epson2:libusb:001:004".into())));
        assert_eq!(sane_line("escl:http://192.168.1.20:80\u{1f}Office MFP"), None);
    }
}
