//! The tray: pages that were scanned and not yet attached. Each lies in a folder of the station under the hash of
//! its bytes, readable by its owner alone, and is on the disk before anybody is told of it; a list beside them
//! keeps their order. What a crash leaves without a place in the list comes back at its end.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::devices::document::{Flaw, PageFault, ScanFault, judge, picture};
use crate::durable::{self, Readers};

const LIST: &str = "pages.json";
/// The longer side of a page in the strip, in dots.
const SMALL: u32 = 360;

/// A page in the tray.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Its own for as long as it lies there; two pages may have the same bytes.
    pub no: u64,
    pub sha256: String,
    /// `image/jpeg`, `image/png` or `application/pdf`.
    pub media: String,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Quarters clockwise by which the clerk turned it.
    pub turned: u8,
    pub flaws: Vec<Flaw>,
}

/// Dots of a page, upright and as turned, three bytes each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePicture {
    pub width: usize,
    pub height: usize,
    pub rgb: Vec<u8>,
}

/// What became of a page that was offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    Page,
    /// Nothing was on it, and such pages are not wanted.
    Blank,
}

pub(super) struct Tray {
    folder: PathBuf,
    /// Largest page, in bytes.
    limit: u64,
    pages: Vec<Page>,
    small: HashMap<String, Arc<image::RgbImage>>,
}

/// A page that was looked at, before it lies anywhere.
pub(super) struct Looked {
    bytes: Vec<u8>,
    media: &'static str,
    flaws: Vec<Flaw>,
    small: Option<image::RgbImage>,
}

impl Looked {
    /// Looks at `bytes` of at most `limit`. It takes a moment, and needs no tray.
    ///
    /// # Errors
    /// Why they are no page.
    pub fn at(bytes: Vec<u8>, limit: u64) -> Result<Looked, PageFault> {
        if bytes.len() as u64 > limit {
            return Err(PageFault::Large { limit_mib: limit / 1024 / 1024 });
        }
        let kind = picture::check(&bytes)?;
        if kind.size.is_none() {
            return Ok(Looked { bytes, media: kind.media, flaws: vec![], small: None });
        }
        let decoded = picture::decoded(&bytes)?;
        let small = Some(picture::small(&decoded, SMALL));
        Ok(Looked { bytes, media: kind.media, flaws: judge::judge(&decoded), small })
    }

    pub fn is_blank(&self) -> bool {
        self.flaws.contains(&Flaw::Blank)
    }
}

impl Tray {
    /// The tray of `folder`, with what lay in it.
    pub fn open(folder: PathBuf, limit: u64) -> Tray {
        let listed = fs::read_to_string(folder.join(LIST)).ok();
        let listed: Vec<Page> = listed.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let mut tray = Tray { folder, limit, pages: vec![], small: HashMap::new() };
        tray.pages = listed.into_iter().filter(|page| tray.file(&page.sha256).is_file()).collect();
        for (sha256, bytes) in stray(&tray.folder, &tray.pages) {
            let Ok(looked) = Looked::at(bytes, u64::MAX) else { continue };
            tray.take_in(looked, sha256);
        }
        tray
    }

    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    pub fn limit(&self) -> u64 {
        self.limit
    }

    /// Lays a page at the end. It is on the disk when this returns.
    ///
    /// # Errors
    /// `NoRoom` and `NotKept`; the tray is then as before.
    pub fn keep(&mut self, looked: Looked) -> Result<u64, ScanFault> {
        let sha256 = hex::encode(Sha256::digest(&looked.bytes));
        self.make_folder()
            .and_then(|()| durable::write(&self.file(&sha256), &looked.bytes, Readers::Owner))
            .map_err(|error| ScanFault::of_the_disk(&error))?;
        self.take_in(looked, sha256);
        // The page itself is safe; without its place in the list it would come back as the last one.
        self.write_list().map_err(|error| ScanFault::of_the_disk(&error))?;
        Ok(self.pages.last().map_or(0, |page| page.no))
    }

    fn take_in(&mut self, looked: Looked, sha256: String) {
        if let Some(small) = looked.small {
            self.small.insert(sha256.clone(), Arc::new(small));
        }
        let no = self.pages.iter().map(|page| page.no).max().unwrap_or(0) + 1;
        let (media, bytes) = (looked.media.to_owned(), looked.bytes.len() as u64);
        self.pages.push(Page { no, sha256, media, bytes, turned: 0, flaws: looked.flaws });
    }

    pub fn page(&self, no: u64) -> Option<&Page> {
        self.pages.iter().find(|page| page.no == no)
    }

    /// Turns a page clockwise by so many quarters.
    pub fn turn(&mut self, no: u64, quarters: u8) -> io::Result<bool> {
        let Some(page) = self.pages.iter_mut().find(|page| page.no == no) else { return Ok(false) };
        page.turned = (page.turned + quarters % 4) % 4;
        self.write_list().map(|()| true)
    }

    /// Moves a page to a place, from 1; past the end it becomes the last.
    pub fn move_to(&mut self, no: u64, place: usize) -> io::Result<bool> {
        let Some(at) = self.pages.iter().position(|page| page.no == no) else { return Ok(false) };
        let page = self.pages.remove(at);
        self.pages.insert(place.saturating_sub(1).min(self.pages.len()), page);
        self.write_list().map(|()| true)
    }

    /// Takes a page off the tray. Its file goes with the last page that has these bytes.
    pub fn remove(&mut self, no: u64) -> io::Result<bool> {
        let Some(at) = self.pages.iter().position(|page| page.no == no) else { return Ok(false) };
        let page = self.pages.remove(at);
        self.write_list()?;
        if !self.pages.iter().any(|other| other.sha256 == page.sha256) {
            self.small.remove(&page.sha256);
            fs::remove_file(self.file(&page.sha256))?;
        }
        Ok(true)
    }

    /// The page's bytes, turned as it is in the tray.
    ///
    /// # Errors
    /// When the file is gone or is no longer what its name says.
    pub fn bytes(&self, page: &Page) -> Result<Vec<u8>, PageFault> {
        let damaged = |cause: String| PageFault::Damaged { cause };
        let bytes = fs::read(self.file(&page.sha256)).map_err(|error| damaged(error.to_string()))?;
        if hex::encode(Sha256::digest(&bytes)) != page.sha256 {
            return Err(damaged("it has changed on the disk".to_owned()));
        }
        picture::turned(bytes, page.turned)
    }

    /// The page small, for the strip; none of a PDF.
    pub fn small(&mut self, no: u64) -> Result<Option<PagePicture>, PageFault> {
        let Some(page) = self.page(no).filter(|page| page.media != "application/pdf").cloned() else {
            return Ok(None);
        };
        let known = self.small.get(&page.sha256).cloned();
        let small = match known {
            Some(small) => small,
            None => {
                let upright = self.bytes(&Page { turned: 0, ..page.clone() })?;
                let small = Arc::new(picture::small(&picture::decoded(&upright)?, SMALL));
                self.small.insert(page.sha256.clone(), Arc::clone(&small));
                small
            }
        };
        let turned = picture::quarters(&small, page.turned);
        let [width, height] = [turned.width(), turned.height()].map(|side| side as usize);
        Ok(Some(PagePicture { width, height, rgb: turned.into_raw() }))
    }

    fn file(&self, sha256: &str) -> PathBuf {
        self.folder.join(sha256)
    }

    fn make_folder(&self) -> io::Result<()> {
        if self.folder.is_dir() {
            return Ok(());
        }
        durable::make_folder(&self.folder)?;
        #[cfg(unix)]
        fs::set_permissions(&self.folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
        Ok(())
    }

    fn write_list(&self) -> io::Result<()> {
        let list = serde_json::to_vec(&self.pages).map_err(io::Error::other)?;
        self.make_folder()?;
        durable::write(&self.folder.join(LIST), &list, Readers::Owner)
    }
}

/// Pages that have no place in the list: their name is the hash of what is in them. What a power cut left half
/// written is none, and goes.
fn stray(folder: &Path, known: &[Page]) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut stray: Vec<_> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            if name.ends_with(".part") {
                // One that stays is written over by the next try.
                let _ = fs::remove_file(entry.path());
            }
            let is_page = name.len() == 64 && !known.iter().any(|page| page.sha256 == name);
            let bytes = is_page.then(|| fs::read(entry.path()).ok()).flatten()?;
            let changed = entry.metadata().and_then(|facts| facts.modified()).ok();
            (hex::encode(Sha256::digest(&bytes)) == name).then_some((changed, name, bytes))
        })
        .collect();
    stray.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    stray.into_iter().map(|(_, name, bytes)| (name, bytes)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use image::{DynamicImage, GrayImage, Luma};

    fn page(grey: u8) -> Looked {
        let picture =
            GrayImage::from_fn(90, 120, |x, y| Luma([if (20..40).contains(&x) && y > 60 { grey } else { 240 }]));
        Looked::at(picture::jpeg(&DynamicImage::from(picture)).unwrap(), 1 << 20).unwrap()
    }

    fn numbers(tray: &Tray) -> Vec<u64> {
        tray.pages().iter().map(|page| page.no).collect()
    }

    #[test]
    fn pages_come_back_in_their_order_and_as_they_were_turned() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("pages");
        let mut tray = Tray::open(folder.clone(), 1 << 20);
        for grey in [10, 20, 30] {
            tray.keep(page(grey)).unwrap();
        }
        assert!(tray.move_to(3, 1).unwrap() && tray.turn(1, 3).unwrap() && tray.turn(1, 2).unwrap());
        assert!(!tray.move_to(9, 1).unwrap());
        let again = Tray::open(folder, 1 << 20);
        assert_eq!(again.pages(), tray.pages());
        assert_eq!(numbers(&again), [3, 1, 2]);
        assert_eq!(again.page(1).unwrap().turned, 1);
    }

    #[test]
    fn a_page_that_has_no_place_in_the_list_comes_back_at_its_end() {
        let place = tempfile::tempdir().unwrap();
        let mut tray = Tray::open(place.path().to_owned(), 1 << 20);
        tray.keep(page(10)).unwrap();
        let list = fs::read(place.path().join(LIST)).unwrap();
        tray.keep(page(20)).unwrap();
        // Killed between the page and the list, with another half written.
        fs::write(place.path().join(LIST), list).unwrap();
        fs::write(place.path().join("0a.part"), "half").unwrap();
        let again = Tray::open(place.path().to_owned(), 1 << 20);
        assert_eq!(again.pages(), tray.pages());
        assert!(!place.path().join("0a.part").exists());
        fs::write(place.path().join(LIST), "{").unwrap();
        assert_eq!(Tray::open(place.path().to_owned(), 1 << 20).pages().len(), 2);
    }

    #[test]
    fn two_pages_with_the_same_bytes_are_two() {
        let place = tempfile::tempdir().unwrap();
        let mut tray = Tray::open(place.path().to_owned(), 1 << 20);
        let (one, other) = (tray.keep(page(10)).unwrap(), tray.keep(page(10)).unwrap());
        assert!(tray.remove(one).unwrap() && !tray.remove(one).unwrap());
        let left = tray.page(other).unwrap().clone();
        assert!(tray.bytes(&left).is_ok());
        assert!(tray.remove(other).unwrap());
        assert!(!place.path().join(&left.sha256).exists());
    }

    #[test]
    fn a_page_that_changed_on_the_disk_is_not_attached() {
        let place = tempfile::tempdir().unwrap();
        let mut tray = Tray::open(place.path().to_owned(), 1 << 20);
        let no = tray.keep(page(10)).unwrap();
        let page = tray.page(no).unwrap().clone();
        fs::write(place.path().join(&page.sha256), b"something else").unwrap();
        assert!(tray.bytes(&page).is_err());
    }

    #[test]
    fn a_page_is_seen_as_it_was_turned() {
        let place = tempfile::tempdir().unwrap();
        let mut tray = Tray::open(place.path().to_owned(), 1 << 20);
        let no = tray.keep(page(10)).unwrap();
        assert_eq!(tray.small(no).unwrap().map(|seen| (seen.width, seen.height)), Some((270, 360)));
        tray.turn(no, 1).unwrap();
        assert_eq!(tray.small(no).unwrap().map(|seen| (seen.width, seen.height)), Some((360, 270)));
        let page = tray.page(no).unwrap().clone();
        let turned = picture::decoded(&tray.bytes(&page).unwrap()).unwrap();
        assert_eq!((turned.width(), turned.height()), (120, 90));
    }
}
