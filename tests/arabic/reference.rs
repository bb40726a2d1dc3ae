//! How a line must look, asked of GNU FriBidi, HarfBuzz and FreeType through `reference.py`: one process for all lines of
//! a test, so that the whole gold set costs a second.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};
use shubbak::text::{Direction, TextLayout, Weight};

/// A paragraph, and where its lines begin and end: the line breaks are ours, the order within a line is not.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    pub text: String,
    rtl: bool,
    font: String,
    size: f32,
    lines: Vec<(usize, usize)>,
}

impl Asked {
    pub fn new(layout: &TextLayout, direction: Direction, weight: Weight, size: f32) -> Self {
        let font = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fonts/IBMPlexSansArabic-{weight:?}.ttf"));
        let lines = layout.lines.iter().map(|line| (line.source.start, line.source.end)).collect();
        let font = font.to_str().unwrap().to_owned();
        Self { text: layout.text.to_string(), rtl: direction == Direction::Rtl, font, size, lines }
    }
}

/// A line from left to right as seen, without the space at its end.
#[derive(Clone, Debug, Deserialize)]
pub struct Line {
    pub width: f32,
    pub glyphs: Vec<Glyph>,
    /// Width and height of its picture, when one was asked for.
    #[serde(default)]
    picture: (usize, usize),
    #[serde(skip)]
    pub ink: Vec<u8>,
}

/// `x` counts from the left end of the line, `up` from its baseline, both in the size's unit.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(from = "(u32, usize, f32, f32, f32)")]
pub struct Glyph {
    pub id: u32,
    /// The first byte of the letters that it stands for.
    pub letter: usize,
    pub x: f32,
    pub up: f32,
    pub advance: f32,
}

impl From<(u32, usize, f32, f32, f32)> for Glyph {
    fn from((id, letter, x, up, advance): (u32, usize, f32, f32, f32)) -> Self {
        Self { id, letter, x, up, advance }
    }
}

/// The lines of every paragraph.
pub fn lines(asked: &[Asked]) -> Vec<Vec<Line>> {
    ask(asked, "-")
}

fn ask(asked: &[Asked], pictures: &str) -> Vec<Vec<Line>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/arabic/reference.py");
    // Debian's own Python: it sees Debian's FreeType bindings.
    let mut child = Command::new("/usr/bin/python3")
        .arg(script)
        .arg(pictures)
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
