//! Pages from a scanner into a case, with real parts where Debian has them: SANE's own test scanner through
//! `scanimage`, and a network scanner of ours that a client of others understands.
//!
//! - `scanner`: that network scanner, with its troubles; `escl`: what ours makes of it
//! - `sane`: ten pages from the feeder, a jam, a driver that hangs
//! - `tray`: pages that wait, are turned and put in order, come back, and go into a case
//! - `refused`: bombs, locked and damaged files; `full`: a disk that fills up while pages come

mod escl;
#[cfg(target_os = "linux")]
mod full;
mod refused;
mod sane;
pub mod scanner;
mod tray;

use std::time::{Duration, Instant};

use image::{DynamicImage, GrayImage, Luma};
use serde_json::json;
use shubbak::app::Answer;
use shubbak::app::pages::PagesView;
use shubbak::devices::document::picture;

use crate::centre::Centre;

/// Far longer than anything here takes, also on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A page of words, each number another one; small, so that it costs little.
pub fn page(no: u32) -> Vec<u8> {
    jpeg(|x, y| {
        let (line, word) = (y / 14, x / 9);
        let inside = (30..390).contains(&x) && (30..560).contains(&y);
        let letter = y % 14 < 6 && x % 9 < 6 && (line * 31 + word * 17 + no * 7) % 5 > 1;
        if inside && letter && line % 4 != 3 { 40 } else { 244 }
    })
}

/// A page with nothing on it but a breath of grey.
pub fn blank() -> Vec<u8> {
    jpeg(|x, y| 240 + ((x * 7 + y * 13) % 5) as u8)
}

fn jpeg(grey: impl Fn(u32, u32) -> u8) -> Vec<u8> {
    picture::jpeg(&DynamicImage::from(GrayImage::from_fn(420, 594, |x, y| Luma([grey(x, y)])))).unwrap()
}

impl Centre {
    pub fn pages(&mut self) -> PagesView {
        match self.asks(json!({ "ask": "pages" })) {
            Answer::Pages(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    /// The numbers of the pages that wait, in their order.
    pub fn page_numbers(&mut self) -> Vec<u64> {
        self.pages().pages.iter().map(|page| page.no).collect()
    }

    /// What is in the tray once nothing is done with a scanner any more.
    pub fn scanned(&mut self) -> PagesView {
        let begun = Instant::now();
        loop {
            let view = self.pages();
            if view.work.is_none() {
                return view;
            }
            assert!(begun.elapsed() < PATIENCE, "{:?}", view.work);
            std::thread::sleep(Duration::from_millis(3));
        }
    }
}
