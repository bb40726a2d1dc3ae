//! From blocks to pages: slabs are stacked until the sheet is full, the head of a table comes again on the next one, and
//! signatures and codes stand together at the foot of the last. A roll is never full.

mod lines;
mod said;
mod slab;
mod table;

use crate::text::{Align, Engine, Weight};

use super::codes::on_a_dot;
use super::document::{Block, Document, PaperSize, Part, Text};
use super::pages::{Ink, Item, Page, Pages, Rect};
use slab::{Setter, Slab, height_of, stack};

/// Points to millimetres.
const PT: f32 = 25.4 / 72.0;
/// Above and below the text of a roll; the cutter takes its own.
const ROLL_EDGE: f32 = 3.0;
/// Between the text of a sheet and the line at its foot.
const ABOVE_FOOT: f32 = 3.0;
/// Between the body and what closes it, at least.
const ABOVE_CLOSE: f32 = 3.0;
const FOOT_POINTS: f32 = 6.5;
/// Two A5 sheets side by side leave a millimetre between them to cut.
const SECOND_HALF: f32 = 149.0;

/// Where everything stands. A paper of two copies on A4 is two A5 sheets beside each other, to be cut apart.
pub fn layout(document: &Document, engine: &mut Engine) -> Pages {
    let two_copies = document.size == PaperSize::A4 && document.parts.len() == 2;
    let size = if two_copies { PaperSize::A5 } else { document.size };
    let mut setter = Setter { engine, direction: document.tr.direction(), tight: 1.0 };
    let Some(height) = size.height() else {
        return Pages { pages: document.parts.iter().map(|part| roll(part, size, &mut setter)).collect() };
    };
    let tight = |part| tightness(part, size, height, &mut setter);
    setter.tight = document.parts.iter().map(tight).fold(1.0, f32::min);
    let mut parts = document.parts.iter().map(|part| numbered(document, part, size, height, &mut setter));
    let pages = match (two_copies, parts.next(), parts.next()) {
        (true, Some(first), Some(second)) => two_up(first, second, setter.direction.is_rtl()),
        (_, first, second) => first.into_iter().chain(second).chain(parts).flatten().collect(),
    };
    Pages { pages }
}

/// What goes over its last sheet by a little is set a little tighter, where that saves a sheet.
fn tightness(part: &Part, size: PaperSize, height: f32, setter: &mut Setter<'_>) -> f32 {
    const TIGHTER: [f32; 3] = [0.85, 0.7, 0.55];
    let loose = sheets(part, size, height, setter).len();
    if loose == 1 {
        return 1.0;
    }
    let saves = |tight: &f32| {
        setter.tight = *tight;
        sheets(part, size, height, setter).len() < loose
    };
    let saving = TIGHTER.into_iter().find(saves);
    setter.tight = 1.0;
    saving.unwrap_or(1.0)
}

fn numbered(document: &Document, part: &Part, size: PaperSize, height: f32, setter: &mut Setter<'_>) -> Vec<Page> {
    let pages = sheets(part, size, height, setter);
    let count = pages.len();
    (1..).zip(pages).map(|(no, page)| finished(page, (no, count), document, part, size, setter)).collect()
}

fn sheets(part: &Part, size: PaperSize, height: f32, setter: &mut Setter<'_>) -> Vec<Page> {
    let mut sheets = Sheets::new(part, size, height, setter);
    sheets.fill(setter.set(&part.body, size.measure()));
    sheets.close(setter.set(&part.close, size.measure()));
    sheets.pages
}

fn roll(part: &Part, size: PaperSize, setter: &mut Setter<'_>) -> Page {
    let mut blocks = Vec::new();
    blocks.extend(part.head.iter().chain(&part.body).chain(&part.close).cloned());
    if !part.foot.is_empty() {
        let foot = Text::new(part.foot.clone(), 7.0, setter.direction).align(Align::Center);
        blocks.extend([Block::Gap(2.0), foot.into()]);
    }
    let slabs = setter.set(&blocks, size.measure());
    let height = on_a_dot(height_of(&slabs) + 2.0 * ROLL_EDGE);
    let items = stack(slabs).items.into_iter().map(|item| item.moved(size.margin(), ROLL_EDGE)).collect();
    Page { width: size.width(), height, items }
}

/// Sheets that are being filled from the top.
struct Sheets {
    size: PaperSize,
    /// Where the text of a sheet ends.
    bottom: f32,
    running: Slab,
    pages: Vec<Page>,
    y: f32,
    /// How much of that is empty space under the last text.
    space: f32,
    /// Nothing but the head stands on this sheet yet.
    fresh: bool,
}

impl Sheets {
    fn new(part: &Part, size: PaperSize, height: f32, setter: &mut Setter<'_>) -> Self {
        let foot = FOOT_POINTS * PT * 1.6 + ABOVE_FOOT;
        let head = stack(setter.set(&part.head, size.measure()));
        let running = stack(setter.set(&part.running_head, size.measure()));
        let bottom = height - size.margin() - foot;
        let mut sheets = Self { size, bottom, running, pages: Vec::new(), y: 0.0, space: 0.0, fresh: true };
        sheets.turn(head);
        sheets
    }

    fn turn(&mut self, head: Slab) {
        let (width, height) = (self.size.width(), self.size.height().unwrap_or_default());
        self.pages.push(Page { width, height, items: Vec::new() });
        self.y = self.size.margin();
        self.put(head);
        self.fresh = true;
    }

    fn put(&mut self, slab: Slab) {
        let (x, y) = (self.size.margin(), on_a_dot(self.y));
        self.y += slab.height;
        self.space = if slab.is_space { slab.height } else { 0.0 };
        self.fresh = false;
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(slab.items.into_iter().map(|item| item.moved(x, y)));
        }
    }

    fn fill(&mut self, slabs: Vec<Slab>) {
        let mut slabs = slabs.into_iter().peekable();
        while let Some(slab) = slabs.next() {
            let with_next = if slab.joined { slabs.peek().map_or(0.0, |next| next.height) } else { 0.0 };
            if self.y + slab.height + with_next > self.bottom && !self.fresh {
                self.turn(self.running.clone());
                if let Some(head) = &slab.repeats {
                    self.put((**head).clone());
                }
                if slab.is_space {
                    continue;
                }
            }
            self.put(slab);
        }
    }

    fn close(&mut self, slabs: Vec<Slab>) {
        if slabs.is_empty() {
            return;
        }
        let slab = stack(slabs);
        self.y -= std::mem::take(&mut self.space);
        if self.y + ABOVE_CLOSE + slab.height > self.bottom && !self.fresh {
            self.turn(self.running.clone());
        }
        self.y = (self.bottom - slab.height).max(self.y);
        self.put(slab);
    }
}

/// A sheet with its mark behind the text and its line at the foot.
fn finished(
    page: Page,
    (no, count): (usize, usize),
    document: &Document,
    part: &Part,
    size: PaperSize,
    setter: &mut Setter<'_>,
) -> Page {
    let mut items = watermark(part, &page, setter);
    items.extend(page.items);
    let number = if count > 1 { document.tr.paper_page(no, count) } else { String::new() };
    let small = |text: &str| Text::new(text, FOOT_POINTS, setter.direction).grey();
    let foot = [
        Block::Rule(0.15, Ink::Line),
        Block::Gap(1.0),
        Block::Pair(small(&part.foot), small(&number).weight(Weight::Medium)),
    ];
    let foot = stack(setter.set(&foot, size.measure()));
    let y = on_a_dot(page.height - size.margin() - foot.height);
    items.extend(foot.items.into_iter().map(|item| item.moved(size.margin(), y)));
    Page { items, ..page }
}

/// The lines of the mark lie apart, so that no panel covers all of them.
fn watermark(part: &Part, page: &Page, setter: &mut Setter<'_>) -> Vec<Item> {
    const HEIGHTS: [f32; 2] = [0.42, 0.70];
    let mut items = Vec::new();
    for (text, height) in part.watermark.iter().zip(HEIGHTS) {
        let line = stack(setter.set(&[Block::Text(text.clone())], page.width));
        let y = page.height * height - line.height / 2.0;
        items.extend(line.items.into_iter().map(|item| item.moved(0.0, y)));
    }
    items
}

/// The first copy stands where reading begins.
fn two_up(first: Vec<Page>, second: Vec<Page>, rtl: bool) -> Vec<Page> {
    let count = first.len().max(second.len());
    let (mut first, mut second) = (first.into_iter(), second.into_iter());
    let sheet = |one: Option<Page>, other: Option<Page>| {
        let (left, right) = if rtl { (other, one) } else { (one, other) };
        let left = left.into_iter().flat_map(|page| page.items);
        let right = right.into_iter().flat_map(|page| page.items).map(|item| item.moved(SECOND_HALF, 0.0));
        Page { width: 297.0, height: 210.0, items: left.chain(right).chain(cut_line()).collect() }
    };
    (0..count).map(|_| sheet(first.next(), second.next())).collect()
}

fn cut_line() -> impl Iterator<Item = Item> {
    (0..42).map(|i| {
        let y = i as f32 * 5.0 + 1.5;
        Item::Rect(Rect { x: 148.4, y, width: 0.2, height: 2.0, ink: Ink::Line })
    })
}
