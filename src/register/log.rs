//! The log beside the register (SQLite's write-ahead log), held against itself before the engine reads it. The
//! engine takes a frame whose checksum is wrong for the end of the log, and forgets what follows: so does a power
//! cut leave it. But a cut tears only what was being written; every transaction before it was on the disk before
//! the next began. Where a whole later transaction follows on a broken frame, the disk has changed what it was
//! given, and what was acknowledged would be forgotten quietly. The very last transaction cannot be told from one
//! that a cut tore.
//!
//! The format: <https://www.sqlite.org/fileformat2.html#walformat>. Pages are encrypted, frames are not.

use std::fs::File;
use std::io::{self, BufReader, Read};

use super::{Place, RegisterFault, Result};

const HEADER: usize = 32;
const FRAME: usize = 24;
/// The last bit tells the order of the bytes in which checksums are reckoned.
const MAGIC: u32 = 0x377f_0682;
/// Pages of the largest size there is.
const LARGEST_PAGE: u32 = 65_536;

type Sum = (u32, u32);

/// Fails with `Damaged` when the log was changed after it was written.
pub(super) fn check(place: &Place) -> Result<()> {
    let log = match File::open(place.log()) {
        Ok(log) => log,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    match broken(BufReader::with_capacity(1 << 20, log))? {
        None => Ok(()),
        Some(frame) => Err(RegisterFault::Damaged(format!("its log is broken at frame {frame}"))),
    }
}

/// The first broken frame that a whole later transaction follows on; the header is number 0.
fn broken(mut log: impl Read) -> io::Result<Option<u64>> {
    let mut header = [0; HEADER];
    if !filled(&mut log, &mut header)? || number(&header, 0) & !1 != MAGIC {
        return Ok(None);
    }
    let big = number(&header, 0) & 1 == 1;
    let page = number(&header, 8);
    if !(512..=LARGEST_PAGE).contains(&page) {
        return Ok(None);
    }
    let said = (number(&header, 24), number(&header, 28));
    // What is broken, and how many whole transactions must follow before it cannot be the last that was written.
    let mut torn = (sum(&header[..24], (0, 0), big) != said).then_some((0, 1));
    let (mut before, mut whole) = (said, 0);
    let mut frame = vec![0; FRAME + page as usize];
    for no in 1.. {
        // Frames of an earlier round of the log bear other salts.
        if !filled(&mut log, &mut frame)? || frame[8..16] != header[16..24] {
            break;
        }
        let said = (number(&frame, 16), number(&frame, 20));
        let holds = sum(&frame[FRAME..], sum(&frame[..8], before, big), big) == said;
        let commits = number(&frame, 4) != 0;
        match torn {
            None if !holds => torn = Some((no, if commits { 1 } else { 2 })),
            Some((first, enough)) if holds && commits => {
                whole += 1;
                if whole >= enough {
                    return Ok(Some(first));
                }
            }
            _ => {}
        }
        before = said;
    }
    Ok(None)
}

/// Whether there was as much left.
fn filled(log: &mut impl Read, room: &mut [u8]) -> io::Result<bool> {
    match log.read_exact(room) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_be_bytes)
}

/// The engine's checksum of `bytes`, going on from `before`.
fn sum(bytes: &[u8], before: Sum, big: bool) -> Sum {
    let (mut one, mut two) = before;
    for pair in bytes.chunks_exact(8) {
        let words = [number(pair, 0), number(pair, 4)].map(|word| if big { word } else { word.swap_bytes() });
        one = one.wrapping_add(words[0]).wrapping_add(two);
        two = two.wrapping_add(words[1]).wrapping_add(one);
    }
    (one, two)
}
