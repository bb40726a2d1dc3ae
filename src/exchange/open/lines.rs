//! Unpacks a listing line by line, within the limits: whatever a hostile file claims, one line at a time is in memory.

use std::io::{BufRead, BufReader, Read};

use crate::exchange::fault::Fault;
use crate::exchange::format::Limits;

/// Our own writer uses windows of 2 MiB; a frame that asks for more than 8 is not ours.
const WINDOW_LOG: u32 = 23;

/// Calls `each` with the number of every line, from 1, and its text; gives their number.
pub(in crate::exchange) fn each_line(
    name: &str,
    packed: &mut dyn Read,
    packed_bytes: u64,
    limits: &Limits,
    each: &mut dyn FnMut(u64, &str) -> Result<(), Fault>,
) -> Result<u64, Fault> {
    let at = |line: u64, why: String| Fault::Line { name: name.to_owned(), line, why };
    let mut unpacked = zstd::Decoder::new(packed).map_err(Fault::reading)?;
    unpacked.window_log_max(WINDOW_LOG).map_err(Fault::reading)?;
    let mut left = packed_bytes.saturating_mul(limits.ratio).max(limits.unpacked_floor);
    let mut text = BufReader::with_capacity(1 << 16, unpacked);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let most = limits.line.min(left);
        let read = (&mut text).take(most + 1).read_until(b'\n', &mut line);
        let read = read.map_err(|e| {
            if e.kind() == std::io::ErrorKind::Other { at(number, e.to_string()) } else { Fault::reading(e) }
        })?;
        if read == 0 {
            return Ok(number - 1);
        }
        if read as u64 > most {
            return Err(Fault::TooLarge { name: format!("{name}, unpacked"), limit: most });
        }
        left -= read as u64;
        let whole = line.strip_suffix(b"\n").ok_or_else(|| at(number, "is cut off".into()))?;
        each(number, std::str::from_utf8(whole).map_err(|e| at(number, e.to_string()))?)?;
    }
    Ok(0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(packed: &[u8], limits: Limits) -> Result<Vec<String>, Fault> {
        let mut seen = Vec::new();
        let mut keep = |_, text: &str| {
            seen.push(text.to_owned());
            Ok(())
        };
        each_line("x", &mut &packed[..], packed.len() as u64, &limits, &mut keep).map(|_| seen)
    }

    #[test]
    fn lines_come_one_by_one() {
        let packed = zstd::encode_all(&b"{}\n\n{\"a\":1}\n"[..], 3).unwrap();
        assert_eq!(read(&packed, Limits::default()).unwrap(), ["{}", "", "{\"a\":1}"]);
        assert_eq!(read(&zstd::encode_all(&b""[..], 3).unwrap(), Limits::default()).unwrap(), [""; 0]);
    }

    #[test]
    fn a_bomb_goes_off_at_the_limit() {
        let zeros = vec![b'\n'; 64 << 20];
        let packed = zstd::encode_all(&zeros[..], 3).unwrap();
        assert!(packed.len() < 16 << 10);
        assert!(matches!(read(&packed, Limits::default()), Err(Fault::TooLarge { .. })));
        let long = vec![b'x'; 5 << 20];
        let packed = zstd::encode_all(&long[..], 3).unwrap();
        assert!(matches!(
            read(&packed, Limits { unpacked_floor: 1 << 30, ..Limits::default() }),
            Err(Fault::TooLarge { .. })
        ));
    }

    #[test]
    fn what_is_no_zstd_or_no_text_or_cut_is_named() {
        let limits = Limits::default();
        assert!(matches!(read(b"hello, world", limits), Err(Fault::Line { line: 1, .. })));
        assert!(matches!(
            read(&zstd::encode_all(&b"{}\n\xff\n"[..], 3).unwrap(), limits),
            Err(Fault::Line { line: 2, .. })
        ));
        assert!(matches!(
            read(&zstd::encode_all(&b"{}\n{}"[..], 3).unwrap(), limits),
            Err(Fault::Line { line: 2, .. })
        ));
        let packed = zstd::encode_all(&b"{}\n{}\n"[..], 3).unwrap();
        assert!(read(&packed[..packed.len() - 1], limits).is_err());
        assert!(read(&[&packed[..], b"x"].concat(), limits).is_err());
    }
}
