//! A sample of every paper on the disk, in every size and language: for whoever buys paper and printers, chooses a
//! language, or wants to see what a citizen will hold. They are marked as practice, like everything that was invented.

use std::path::{Path, PathBuf};

use super::Fault;
use super::command::PaperLanguage;
use super::painter::Painter;
use super::papers::voices;
use crate::durable;
use crate::i18n::Digits;
use crate::print::{Document, Finish, Grey, Mono, PaperSize, SAMPLES, png, samples};

/// Dots to a millimetre of a sheet's picture.
const DOTS: f32 = 8.0;

/// The languages of a paper, as files are called, each with the digits that go with it.
const LANGUAGES: [(&str, PaperLanguage, Digits); 3] = [
    ("ar", PaperLanguage::Arabic, Digits::ArabicIndic),
    ("en", PaperLanguage::English, Digits::Latin),
    ("both", PaperLanguage::Both, Digits::Latin),
];

/// Writes them into `folder`: a PDF and pictures of each, and on rolls the bytes for a thermal printer. Tells each file.
///
/// Fails with `File` when the folder cannot be written to.
pub fn write(folder: &Path, mut told: impl FnMut(&Path)) -> Result<(), Fault> {
    durable::make_folder(folder).map_err(|error| Fault::file(folder, &error))?;
    let mut painter = Painter::new();
    for sample in &SAMPLES {
        for (language, speaks, digits) in LANGUAGES {
            for size in PaperSize::ALL {
                let document = (sample.set)(samples::centre(true), &voices(speaks, digits), size);
                let stem = folder.join(format!("{}-{language}-{}", sample.name, size.name()));
                for (file, bytes) in forms(&document, &stem, &mut painter)? {
                    std::fs::write(&file, &bytes).map_err(|error| Fault::file(&file, &error))?;
                    told(&file);
                }
            }
        }
    }
    Ok(())
}

/// Everything that a paper is written as, and under which name.
fn forms(document: &Document, stem: &Path, painter: &mut Painter) -> Result<Vec<(PathBuf, Vec<u8>)>, Fault> {
    let named = |ending: &str| PathBuf::from(format!("{}{ending}", stem.display()));
    let title = stem.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let fault = |cause| Fault::File { path: title.clone(), cause };
    let pdf = painter.pdf(document, title.clone(), "Shubbak".to_owned(), samples::at()).map_err(fault)?;
    let mut forms = vec![(named(".pdf"), pdf)];
    for (no, picture) in (1..).zip(seen(document, painter)) {
        forms.push((named(&format!("-{no}.png")), png(&picture).map_err(|error| fault(error.to_string()))?));
    }
    let finish = Finish { cuts: true, ..Finish::default() };
    forms.extend(painter.escpos(document, &finish).map(|bytes| (named(".escpos"), bytes)));
    Ok(forms)
}

/// On a roll the dots that are burnt, on a sheet every shade.
fn seen(document: &Document, painter: &mut Painter) -> Vec<Grey> {
    match painter.burnt(document) {
        Some(pages) => pages.iter().map(Mono::shown).collect(),
        None => painter.pictures(document, DOTS),
    }
}
