//! From the scanner to the register: how long a page takes and how much room, in grey and in colour. The pages are
//! the program's own papers on A4 at 203 dots an inch, with the noise that a scanner adds; they come over HTTP from
//! a network scanner on this machine, are judged, laid in the tray on the disk, and stored in the register. Beside
//! it stands the least that any way costs: the same bytes written to a file and synced.
//!
//!     cargo bench --bench pages             40 pages of each kind
//!     PAGES=400 cargo bench --bench pages

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic)]

// What else the tests' scanner can do is not needed here.
#[allow(dead_code)]
#[path = "../tests/counter/pages/scanner.rs"]
mod scanner;

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use image::{DynamicImage, GrayImage, RgbImage};
use scanner::{Scanner, Trouble};
use shubbak::app::pages::PagesView;
use shubbak::app::{
    Address, Answer, Command, Desk, Outcome, Question, Source, Surroundings, Wish, open_centre, samples,
};
use shubbak::cli::WhichCentre;
use shubbak::devices::document::{judge, picture};
use shubbak::domain::Country;
use shubbak::env::Env;

fn main() {
    let count = std::env::var("PAGES").ok().and_then(|count| count.parse().ok()).unwrap_or(40);
    let folder = tempfile::tempdir().unwrap();
    let papers = papers(folder.path());
    println!("{count} pages of each kind, per page\n");
    println!("{:<34} {:>12} {:>12}", "", "grey", "colour");
    let [grey, colour] = [false, true].map(|colour| {
        let pages: Vec<Vec<u8>> =
            papers.iter().cycle().take(count).zip(1..).map(|(page, seed)| scanned(page, colour, seed)).collect();
        measure(&folder.path().join(if colour { "colour" } else { "grey" }), pages)
    });
    for (at, name) in FIGURES.iter().enumerate() {
        println!("{name:<34} {:>12.1} {:>12.1}", grey[at], colour[at]);
    }
}

const FIGURES: [&str; 6] = [
    "KB",
    "decoded and judged, ms",
    "scanner to tray, ms",
    "tray to register, ms",
    "scanner to register, ms",
    "the same bytes, synced, ms",
];

/// What [`FIGURES`] name, per page.
fn measure(folder: &Path, pages: Vec<Vec<u8>>) -> [f64; 6] {
    let count = pages.len() as f64;
    let ms = |begun: Instant| begun.elapsed().as_secs_f64() * 1_000.0 / count;
    let bytes: usize = pages.iter().map(Vec::len).sum();
    let begun = Instant::now();
    pages.iter().for_each(|page| drop(judge::judge(&picture::decoded(page).unwrap())));
    let judged = ms(begun);
    let synced = synced(&folder.with_extension("plain"), &pages) / count;
    let mut desk = desk(folder);
    let scanner = Scanner::with(pages, Trouble::None);
    let begun = Instant::now();
    let wish = Some(Wish { source: Source::Feeder, ..Wish::default() });
    let scan = Command::ScanPages { scanner: Some(Address::Escl(scanner.address())), wish, drop_blank: None };
    desk.carry_out("scan", scan).unwrap();
    let came = scanned_by(&mut desk);
    let to_tray = ms(begun);
    assert!(came.ended.is_some_and(|ended| ended.fault.is_none()));
    let begun = Instant::now();
    let pages = came.pages.iter().map(|page| page.no).collect();
    let Ok(Outcome::PagesAttached { .. }) = desk.carry_out("attach", Command::AttachPages { pages }) else { panic!() };
    let to_register = ms(begun);
    [bytes as f64 / 1_000.0 / count, judged, to_tray, to_register, to_tray + to_register, synced]
}

fn scanned_by(desk: &mut Desk) -> PagesView {
    loop {
        let Ok(Answer::Pages(view)) = desk.answer(Question::Pages {}) else { panic!() };
        if view.work.is_none() {
            return *view;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn desk(folder: &Path) -> Desk {
    let which = WhichCentre::Practice { country: Country::Egypt, folder: Some(folder.to_owned()) };
    let mut desk = open_centre(&which, &Surroundings { data: folder.to_owned() }, Env::system()).unwrap().desk;
    let (officer, secret) = ("huda".to_owned(), "2580".into());
    desk.carry_out("in", Command::SignIn { officer, secret }).unwrap();
    desk
}

/// How many milliseconds it takes to write them all to files, each on the disk before the next.
fn synced(folder: &Path, pages: &[Vec<u8>]) -> f64 {
    std::fs::create_dir_all(folder).unwrap();
    let begun = Instant::now();
    for (no, page) in pages.iter().enumerate() {
        let mut file = std::fs::File::create(folder.join(no.to_string())).unwrap();
        file.write_all(page).and_then(|()| file.sync_all()).unwrap();
    }
    begun.elapsed().as_secs_f64() * 1_000.0
}

/// The program's papers in Arabic on A4, as pictures.
fn papers(folder: &Path) -> Vec<GrayImage> {
    let samples_folder = folder.join("papers");
    let mut pictures = vec![];
    samples::write(&samples_folder, |file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.contains("-ar-a4-") && name.ends_with(".png") {
            pictures.push(file.to_owned());
        }
    })
    .unwrap();
    pictures.iter().map(|file| image::open(file).unwrap().to_luma8()).collect()
}

/// A paper as a scanner sees it: not quite white, with noise, and tinted in colour.
fn scanned(paper: &GrayImage, colour: bool, seed: u32) -> Vec<u8> {
    let mut noise = seed;
    let mut level = |grey: u8| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (u32::from(grey) * 215 / 255 + 25 + (noise >> 29)) as u8
    };
    let page: DynamicImage = if colour {
        RgbImage::from_fn(paper.width(), paper.height(), |x, y| {
            let grey = level(paper.get_pixel(x, y)[0]);
            image::Rgb([grey, level(paper.get_pixel(x, y)[0]), grey.saturating_sub(12)])
        })
        .into()
    } else {
        GrayImage::from_fn(paper.width(), paper.height(), |x, y| image::Luma([level(paper.get_pixel(x, y)[0])])).into()
    };
    picture::jpeg(&page).unwrap()
}
