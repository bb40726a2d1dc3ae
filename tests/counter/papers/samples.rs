//! Every sample, in every size and language: the PDF opens and says what it should, the thermal printer puts out the very
//! dots of the preview, and what is written for people to look at is all there.

use std::path::Path;
use std::process::Command;

use shubbak::app::{Painter, samples};
use shubbak::print::{self, Finish, PaperSize, SAMPLES, Tongue};

use super::printed::{print_it, run};
use super::scene::voices;
use super::thermal;

/// One phrase of each paper that no other has, in Arabic and in English.
const SAYS: [(&str, &str, &str); 12] = [
    ("ticket", "تابع الشاشة", "Watch the screen"),
    ("receipt", "إيصال سداد", "Received from"),
    ("acknowledgement", "نسخة المكتب", "Office copy"),
    ("missing", "مستندات ناقصة", "documents are missing"),
    ("service-card", "بطاقة خدمة", "Title deed"),
    ("licence", "صادر إلى", "Issued to"),
    ("tray", "كشف تسليم", "Files handed over"),
    ("till", "إيصالات ملغاة", "Expected now"),
    ("late", "طلبات متأخرة", "cases are late"),
    ("batch", "يقارن المستلم", "compares the hash"),
    ("test-page", "حروف متصلة", "Quick letters"),
    ("trail", "ملفك لدينا", "Your file with us"),
];

#[test]
fn every_paper_opens_and_says_what_it_is_in_every_size_and_language() {
    assert_eq!(SAYS.map(|(name, ..)| name), SAMPLES.map(|sample| sample.name));
    for (sample, (_, arabic, english)) in SAMPLES.iter().zip(SAYS) {
        for (language, voices) in voices() {
            for size in PaperSize::ALL {
                let document = (sample.set)(print::samples::centre(false), &voices, size);
                let printed = print_it(&format!("{}-{language}-{}", sample.name, size.name()), &document);
                printed.opens();
                if language != "en" {
                    printed.says(&[arabic]);
                }
                if language != "ar" {
                    printed.says(&[english]);
                }
            }
        }
    }
}

#[test]
fn the_thermal_printer_puts_out_the_dots_of_the_preview() {
    let mut painter = Painter::new();
    for sample in &SAMPLES {
        for (language, voices) in voices() {
            for size in [PaperSize::Roll80, PaperSize::Roll58] {
                let document = (sample.set)(print::samples::centre(false), &voices, size);
                let burnt = painter.burnt(&document).unwrap();
                for tongue in [Tongue::Raster, Tongue::Graphics] {
                    let finish = Finish { tongue, cuts: true, ..Finish::default() };
                    let out = thermal::print(&painter.escpos(&document, &finish).unwrap());
                    assert_eq!(out.sheets.len(), burnt.len(), "{} {language}: one sheet a copy", sample.name);
                    for (sheet, page) in out.sheets.iter().zip(&burnt) {
                        let seen = page.shown();
                        assert_eq!((sheet[0].len(), sheet.len()), (seen.width, seen.height));
                        let came = sheet.iter().flatten().map(|dot| if *dot == 1 { 0 } else { 255 });
                        assert!(came.eq(seen.pixels.iter().copied()), "{} {language} {size:?}", sample.name);
                    }
                }
            }
        }
    }
}

#[test]
fn the_drawer_opens_once_before_the_first_row_and_the_paper_hangs_where_there_is_no_knife() {
    let document = (SAMPLES[1].set)(print::samples::centre(false), &voices()[0].1, PaperSize::Roll80);
    let finish = Finish { opens_drawer: true, density: Some(9), ..Finish::default() };
    let out = thermal::print(&Painter::new().escpos(&document, &finish).unwrap());
    assert_eq!((out.kicks, out.density, out.sheets.len()), (vec![0], Some(6), 1));
    assert!(out.feeds > 0, "the last line would stay under the lid");
    let out = thermal::print(&print::kick());
    assert_eq!((out.kicks, out.sheets.len()), (vec![0], 0));
}

#[test]
fn the_samples_lie_in_a_folder_for_people_to_look_at() {
    let folder = tempfile::tempdir().unwrap();
    let mut told = 0;
    samples::write(folder.path(), |_| told += 1).unwrap();
    let count = |ending: &str| {
        let files = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path());
        files.filter(|file| file.extension().is_some_and(|own| own == ending)).count()
    };
    assert_eq!(count("pdf"), SAMPLES.len() * 3 * 4);
    assert_eq!(count("escpos"), SAMPLES.len() * 3 * 2);
    assert!(count("png") >= count("pdf"), "a picture of every page");
    assert_eq!(told, count("pdf") + count("escpos") + count("png"));
    let receipt = folder.path().join("receipt-both-roll80.pdf");
    let said = run("pdftotext", &["-layout", receipt.to_str().unwrap(), "-"]);
    assert!(String::from_utf8_lossy(&said.stdout).contains("PRACTICE"), "nobody may take a sample for a receipt");
    a_printer_of_others_puts_out_the_pictures(folder.path());
}

/// What emupos burns for the bytes of every roll is what our picture of it shows. How far the paper is fed between the
/// rows of two sheets is left to the printer.
fn a_printer_of_others_puts_out_the_pictures(folder: &Path) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let names = |ending: &str| {
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path().display().to_string());
        let mut files: Vec<String> = files.filter(|file| file.ends_with(ending)).collect();
        files.sort();
        files
    };
    let rolls = names("-roll80.escpos");
    let out = Command::new(here.join("target/tools/venv/bin/python"))
        .arg(here.join("tests/counter/papers/emupos.py"))
        .arg(here.join("target/tools/emupos"))
        .arg("epson-tm-t20iii")
        .args(&rolls)
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let burnt = |file: &String| {
        let picture = image::open(file).unwrap().into_luma8();
        let rows = picture.rows().map(|row| row.map(|dot| dot.0[0] < 128).collect::<Vec<bool>>());
        rows.filter(|row| row.contains(&true)).collect::<Vec<_>>()
    };
    for roll in rolls {
        let stem = roll.trim_end_matches(".escpos");
        let pages: Vec<String> =
            (1..).map(|no| format!("{stem}-{no}.png")).take_while(|page| Path::new(page).exists()).collect();
        let shown: Vec<Vec<bool>> = pages.iter().flat_map(burnt).collect();
        assert!(!shown.is_empty() && burnt(&format!("{roll}.png")) == shown, "{roll}");
    }
}
