//! A paper printed both ways, looked at by the programs of others: qpdf, poppler and zbar.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use shubbak::print::{self, Brush, Document, Meta};
use shubbak::text::Engine;

use super::scene::at;

pub fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/papers");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub fn run(program: &str, arguments: &[&str]) -> Output {
    Command::new(program).args(arguments).output().unwrap_or_else(|e| panic!("{program}: {e}"))
}

pub fn said(program: &str, arguments: &[&str]) -> String {
    let output = run(program, arguments);
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {text}");
    text
}

/// Text as a search sees it: without marks of direction, and without spaces, which poppler loses beside numbers in Arabic.
pub fn plain(text: &str) -> String {
    shubbak::text::plain(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// One paper, printed both ways.
pub struct Printed {
    pub name: String,
    pub pdf: String,
}

pub fn print_it(name: &str, document: &Document) -> Printed {
    let mut engine = Engine::new();
    let pages = print::layout(document, &mut engine);
    let meta = Meta { title: name.into(), author: "Zagazig".into(), at: at() };
    let file = folder().join(format!("{name}.pdf"));
    std::fs::write(&file, print::pdf(&pages, &meta).unwrap()).unwrap();
    for (i, grey) in print::raster(&pages, 8.0, &mut Brush::new(engine.fonts())).iter().enumerate() {
        let picture = folder().join(format!("{name}-{}.png", i + 1));
        let shown = document.size.head().map_or_else(|| grey.clone(), |dots| print::to_mono(grey, dots).shown());
        std::fs::write(picture, print::png(&shown).unwrap()).unwrap();
    }
    Printed { name: name.into(), pdf: file.to_str().unwrap().into() }
}

impl Printed {
    pub fn opens(&self) -> &Self {
        assert!(said("qpdf", &["--check", &self.pdf]).contains("No syntax or stream encoding errors"), "{}", self.name);
        let fonts = said("pdffonts", &[&self.pdf]);
        for font in fonts.lines().skip(2) {
            let marks: Vec<&str> = font.split_whitespace().rev().take(5).collect();
            assert_eq!(marks[2..5], ["yes", "yes", "yes"], "{}: {font}", self.name);
        }
        self
    }

    pub fn text(&self) -> String {
        plain(&said("pdftotext", &["-layout", &self.pdf, "-"]))
    }

    pub fn says(&self, phrases: &[&str]) -> &Self {
        let text = self.text();
        for phrase in phrases {
            assert!(text.contains(&plain(phrase)), "{} does not say «{phrase}»:\n{text}", self.name);
        }
        self
    }

    /// The codes on a picture of the PDF, at the dots of a thermal head and of an office printer.
    pub fn scans(&self, codes: &[&str]) -> &Self {
        for dpi in ["203", "300"] {
            let stem = folder().join(format!("scan-{dpi}-{}", self.name));
            said("pdftoppm", &["-r", dpi, "-gray", "-png", &self.pdf, stem.to_str().unwrap()]);
            self.read(&format!("scan-{dpi}-{}-", self.name), codes);
        }
        self
    }

    /// The codes on our own picture: each paper has them on one of its pages.
    pub fn preview_scans(&self, codes: &[&str]) -> &Self {
        self.read(&format!("{}-", self.name), codes);
        self
    }

    fn read(&self, stem: &str, codes: &[&str]) {
        let is_page = |name: &str| {
            name.strip_prefix(stem)
                .is_some_and(|rest| rest.strip_suffix(".png").is_some_and(|no| no.parse::<u8>().is_ok()))
        };
        let names = std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let pages: Vec<PathBuf> = names.filter(|name| is_page(name)).map(|name| folder().join(name)).collect();
        let pictures = pages.iter().map(|page| page.to_str().unwrap());
        // It ends with a fault when one of the pages has no code, and says on its other channel that there is no D-Bus.
        let output = run("zbarimg", &["-q", "--nodbus"].into_iter().chain(pictures).collect::<Vec<_>>());
        let found = String::from_utf8_lossy(&output.stdout).into_owned();
        for code in codes {
            assert!(found.lines().any(|line| line == *code), "{stem}: {code} is not in {found:?}");
        }
        if stem.starts_with("scan-") {
            pages.iter().for_each(|page| std::fs::remove_file(page).unwrap());
        }
    }
}
