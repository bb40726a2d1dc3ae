//! The pages of a PDF as pictures: codes that are drawn with lines, as on papers of ours, or packed in a way that only fax
//! machines use. Poppler's `pdftoppm` draws them in a process of its own, where the system has it; what a file makes of it
//! takes nothing of ours along.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use image::GrayImage;

use super::super::child::{self, Running};
use super::super::scratch::Scratch;
use super::picture::unpacked;

/// Pages that are looked at.
const MOST: u8 = 8;
/// Dots of a page's longer side, whatever size it says it has: A4 at 250 dots to the inch.
const SIDE: u16 = 2_900;
/// For all of them together.
const PATIENCE: Duration = Duration::from_secs(20);

/// The first pages, as far as they could be drawn in time; none where the system cannot draw.
pub(super) fn pages(file: &[u8]) -> Vec<GrayImage> {
    let Ok(folder) = Scratch::make() else { return vec![] };
    let mut draws = Command::new("pdftoppm");
    draws.args(["-q", "-gray", "-png", "-l", &MOST.to_string(), "-scale-to", &SIDE.to_string(), "-"]);
    draws.arg(folder.path().join("page"));
    // Some pages may be whole when it fails or takes too long; what it says of the others is for nobody.
    let _ = Running::start(&mut draws, "pdftoppm", file.to_vec())
        .and_then(|mut running| running.listen::<child::Fault>(|| false, PATIENCE, |_| Ok(())));
    let Ok(entries) = std::fs::read_dir(folder.path()) else { return vec![] };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.into_iter().filter_map(|page| unpacked(&std::fs::read(page).ok()?).ok()).collect()
}
