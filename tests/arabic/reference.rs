//! How a line must look, asked of ICU, FriBidi, HarfBuzz and FreeType through `reference.py`: one process for all lines of a
//! test, so that the whole gold set costs a second.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};
use shubbak::text::{Direction, TextLayout, Weight};

use super::ink::Picture;

/// Paper at the left and at the right of a line's picture, in pixels.
pub const MARGIN: usize = 8;

/// A paragraph, and where its lines begin and end: the line breaks are ours, the order within a line is not.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    pub text: String,
    rtl: bool,
    font: String,
    size: f32,
    lines: Vec<(usize, usize, f32)>,
}

impl Asked {
    /// The text of a layout, to be set at an em of `size` pixels. A layout's `left` is where the line begins in its picture,
    /// in pixels.
    pub fn new(
        layout: &TextLayout,
        direction: Direction,
        weight: Weight,
        size: f32,
        left: impl Fn(&shubbak::text::Line) -> f32,
    ) -> Self {
        let font = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fonts/IBMPlexSansArabic-{weight:?}.ttf"));
        let font = font.to_str().unwrap().to_owned();
        let line = |line: &shubbak::text::Line| (line.source.start, line.source.end, left(line).rem_euclid(1.0));
        let lines = layout.lines.iter().map(line).collect();
        Self { text: layout.text.to_string(), rtl: direction == Direction::Rtl, font, size, lines }
    }
}

/// A line from left to right as seen, without the space at its end.
#[derive(Clone, Debug, Deserialize)]
pub struct Line {
    /// In pixels.
    pub width: f32,
    /// Whether FriBidi orders it as ICU does.
    pub fribidi: bool,
    pub glyphs: Vec<Glyph>,
    /// Width and height of its picture.
    #[serde(default)]
    picture: (usize, usize),
}

/// `x` counts from the left end of the line, `up` from its baseline, both in pixels.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(from = "(u32, String, usize, f32, f32, f32)")]
pub struct Glyph {
    pub id: u32,
    /// Its name in the font.
    pub name: String,
    /// The first byte of the letters that it stands for.
    pub letter: usize,
    pub x: f32,
    pub up: f32,
}

impl From<(u32, String, usize, f32, f32, f32)> for Glyph {
    fn from((id, name, letter, x, up, _): (u32, String, usize, f32, f32, f32)) -> Self {
        Self { id, name, letter, x, up }
    }
}

/// The lines of every paragraph.
pub fn lines(asked: &[Asked]) -> Vec<Vec<Line>> {
    ask(asked, "-")
}

/// The lines of every paragraph, each with its picture; `name` tells the tests of this module apart.
pub fn drawn(asked: &[Asked], name: &str) -> Vec<Vec<(Line, Picture)>> {
    let file = folder().join(format!("{name}.grey"));
    let answered = ask(asked, file.to_str().unwrap());
    let ink = std::fs::read(&file).unwrap();
    let mut rest = &ink[..];
    let mut picture = |line: Line| {
        let (width, height) = line.picture;
        let (own, others) = rest.split_at(width * height);
        rest = others;
        (line, Picture { width, height, ink: own.to_vec() })
    };
    answered.into_iter().map(|lines| lines.into_iter().map(&mut picture).collect()).collect()
}

/// Where the tests of this module leave their files.
pub fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/arabic");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn ask(asked: &[Asked], pictures: &str) -> Vec<Vec<Line>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/arabic/reference.py");
    // Debian's own Python: it sees Debian's FreeType bindings.
    let mut child = Command::new("/usr/bin/python3")
        .args([script.to_str().unwrap(), pictures])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(&serde_json::to_vec(asked).unwrap()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "reference.py ended with {}", output.status);
    serde_json::from_slice(&output.stdout).unwrap()
}
