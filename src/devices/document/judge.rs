//! Whether a scanned page can be read: blank, too dark, too pale or too skewed. Pure functions over a small grey
//! picture; they point out and refuse nothing, because the clerk has the paper in hand and this has not.
//!
//! All of it rests on the paper's own brightness, which is the one that most of the page has: nine tenths of a
//! written page are paper. The outermost thirtieth is left out, where scanners show their lid and punched holes.

use image::{DynamicImage, GrayImage};
use serde::{Deserialize, Serialize};

/// What may keep a page from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// There is nothing on it.
    Blank,
    Dark,
    Pale,
    Skewed,
}

/// The longer side of the picture that is judged, in dots: a letter of 10 points on A4 keeps seven of them.
const SIDE: u32 = 800;
/// Paper that is darker than this is too dark: scanned office paper has 200 to 255, grey recycled paper 170, and
/// a picture taken in the shade 120.
const DARK: u8 = 110;
/// So much darker than the paper is more than the scanner's noise, which is below 8 once dots are averaged.
const TRACE: u8 = 20;
/// So much darker than the paper is well read: pencil has 70, print 120 and more.
const INK: u8 = 60;
/// A page of which less is traced is blank, in millionths: a signature traces 600, dust and a fold below 100.
const BLANK: u64 = 200;
/// A page on which less than this part of the traces is ink is too pale, in hundredths. Even sharp print has
/// edges that are traces alone; it keeps 50, a copy whose toner ran out below 5.
const PALE: u64 = 10;
/// Degrees from which lines are hard to follow, for people and for programs that read.
const SKEWED: f32 = 3.0;
/// Degrees up to which a skew is looked for; beyond it the page was laid down askew on purpose.
const WIDEST: f32 = 15.0;
/// How much clearer the lines must be at the skew than without it: a photograph has no lines.
const CLEARER: f64 = 1.5;

/// What is wrong with a page; nothing, mostly.
#[must_use]
pub fn judge(page: &DynamicImage) -> Vec<Flaw> {
    let page = page.thumbnail(SIDE, SIDE).to_luma8();
    let page = Inner::of(&page);
    let (paper, total) = (page.paper(), page.total());
    if paper < DARK {
        return vec![Flaw::Dark];
    }
    let below = |depth: u8| page.darker_than(paper.saturating_sub(depth));
    let (traces, ink) = (below(TRACE), below(INK));
    if traces * 1_000_000 < total * BLANK {
        return vec![Flaw::Blank];
    }
    let mut flaws = vec![];
    if ink * 100 < traces * PALE {
        flaws.push(Flaw::Pale);
    }
    if page.skew(paper.saturating_sub(TRACE)).abs() >= SKEWED {
        flaws.push(Flaw::Skewed);
    }
    flaws
}

/// The page without its margins.
struct Inner<'a> {
    page: &'a GrayImage,
    across: std::ops::Range<u32>,
    down: std::ops::Range<u32>,
}

impl<'a> Inner<'a> {
    fn of(page: &'a GrayImage) -> Self {
        let within = |length: u32| length / 30..(length - length / 30).max(1);
        Inner { page, across: within(page.width()), down: within(page.height()) }
    }

    fn dots(&self) -> impl Iterator<Item = (u32, u32, u8)> {
        let across = self.across.clone();
        self.down.clone().flat_map(move |y| across.clone().map(move |x| (x, y, self.page.get_pixel(x, y)[0])))
    }

    fn total(&self) -> u64 {
        self.dots().count() as u64
    }

    fn darker_than(&self, level: u8) -> u64 {
        self.dots().filter(|(_, _, grey)| *grey < level).count() as u64
    }

    /// The brightness that most of the page has, smoothed over its neighbours.
    fn paper(&self) -> u8 {
        let mut counts = [0_u64; 256];
        for (_, _, grey) in self.dots() {
            counts[usize::from(grey)] += 1;
        }
        let around = |level: usize| counts[level.saturating_sub(3)..(level + 4).min(256)].iter().sum::<u64>();
        (0..=255_u8).max_by_key(|level| around(usize::from(*level))).unwrap_or(u8::MAX)
    }

    /// By how many degrees its lines lean; none where no lines are seen. Rows of a straight page are either full of
    /// letters or empty, so that their counts differ most where one looks along the lines.
    fn skew(&self, level: u8) -> f32 {
        let ink: Vec<(f32, f32)> =
            self.dots().filter(|(_, _, grey)| *grey < level).map(|(x, y, _)| (x as f32, y as f32)).collect();
        let steps = (WIDEST * 2.0) as i32;
        let clear: Vec<(f32, f64)> = (-steps..=steps)
            .map(|half| half as f32 / 2.0)
            .map(|degrees| (degrees, self.clearness(&ink, degrees.to_radians().tan())))
            .collect();
        let straight = clear[steps as usize].1;
        let best = clear.iter().copied().max_by(|one, other| one.1.total_cmp(&other.1)).unwrap_or((0.0, 0.0));
        if best.1 > straight * CLEARER { best.0 } else { 0.0 }
    }

    /// How much neighbouring rows differ when they lean by `slope`.
    fn clearness(&self, ink: &[(f32, f32)], slope: f32) -> f64 {
        let reach = (self.page.width() as f32 * slope.abs()) as usize + 2;
        let mut rows = vec![0_u32; self.page.height() as usize + 2 * reach];
        for (x, y) in ink {
            let row = y - x * slope + reach as f32;
            if let Some(count) = rows.get_mut(row as usize) {
                *count += 1;
            }
        }
        rows.windows(2).map(|two| (f64::from(two[0]) - f64::from(two[1])).powi(2)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    /// A made page: lines of words of `ink` on `paper`, leaning by `degrees`, with noise as scanners have it.
    fn page(paper: u8, ink: u8, degrees: f32) -> DynamicImage {
        written(paper, ink, degrees, |line, word| line % 4 != 3 && word % 7 != 6)
    }

    fn written(paper: u8, ink: u8, degrees: f32, is_word: impl Fn(i32, i32) -> bool) -> DynamicImage {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let mut noise = 9_u32;
        GrayImage::from_fn(827, 1169, |x, y| {
            let (dx, dy) = (x as f32 - 413.0, y as f32 - 584.0);
            let (across, down) = (dx * cos + dy * sin + 413.0, dy * cos - dx * sin + 584.0);
            let inside = (80.0..747.0).contains(&across) && (80.0..1089.0).contains(&down);
            let (line, word) = ((down / 20.0) as i32, (across / 12.0) as i32);
            let letter = down % 20.0 < 9.0 && across % 12.0 < 8.0;
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let level = if inside && letter && is_word(line, word) { ink } else { paper };
            Luma([level.saturating_add((noise >> 28) as u8).saturating_sub(8)])
        })
        .into()
    }

    #[test]
    fn a_usual_page_has_nothing_wrong() {
        for (paper, ink) in [(245, 30), (205, 60), (170, 70), (250, 150)] {
            assert_eq!(judge(&page(paper, ink, 0.0)), [], "{ink} on {paper}");
        }
    }

    #[test]
    fn a_blank_page_has_nothing_on_it() {
        assert_eq!(judge(&page(245, 245, 0.0)), [Flaw::Blank]);
        // The shadow of the lid at the edge is nothing on it.
        let edge = GrayImage::from_fn(827, 1169, |x, _| Luma([if x < 15 { 40 } else { 240 }]));
        assert_eq!(judge(&edge.into()), [Flaw::Blank]);
        // One line of words is something.
        let line = written(245, 40, 0.0, |line, word| line == 20 && (20..26).contains(&word));
        assert_eq!(judge(&line), []);
    }

    #[test]
    fn a_page_too_dark_or_too_pale_is_pointed_out() {
        assert_eq!(judge(&page(70, 10, 0.0)), [Flaw::Dark]);
        assert_eq!(judge(&page(0, 0, 0.0)), [Flaw::Dark]);
        assert_eq!(judge(&page(245, 212, 0.0)), [Flaw::Pale]);
    }

    #[test]
    fn lines_that_lean_are_pointed_out() {
        for degrees in [-12.0, -5.0, 4.0, 9.0] {
            assert_eq!(judge(&page(240, 40, degrees)), [Flaw::Skewed], "{degrees}");
        }
        for degrees in [-2.0, 1.0, 2.0] {
            assert_eq!(judge(&page(240, 40, degrees)), [], "{degrees}");
        }
    }

    #[test]
    fn a_photograph_has_no_lines_to_lean() {
        let photo = GrayImage::from_fn(600, 800, |x, y| {
            let far = f32::hypot(x as f32 - 300.0, y as f32 - 350.0);
            Luma([if far < 180.0 { (far / 2.0) as u8 + 40 } else { 225 }])
        });
        assert_eq!(judge(&photo.into()), []);
    }
}
