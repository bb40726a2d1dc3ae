//! Where the caret stands and where it goes, as seen.
//!
//! parley moves it well within a line. Between lines it takes the right edge for the end, whichever way the text runs:
//! at the start of an Arabic line it would draw the caret in the next line, and Home would go there. So lines are told
//! apart here, and parley is asked only for what lies within one.

use parley::editing::{Cursor, Selection};
use parley::layout::{Affinity, Cluster, Line};
use parley::{Layout, PlainEditor, PlainEditorDriver};

use super::{Area, Motion};

/// Moves the caret, or what is selected up to it. `column` is where a caret that goes up and down wants to stand.
pub(super) fn go(driver: &mut PlainEditorDriver<'_, ()>, to: Motion, extend: bool, column: &mut Option<f32>) {
    driver.refresh_layout();
    let selection = *driver.editor.raw_selection();
    let focus = selection.focus();
    let Some(lines) = Lines::of(driver.editor) else { return };
    let leaves = !extend && !selection.is_collapsed();
    let moved = match to {
        Motion::Left if leaves => lines.edge(&selection, false),
        Motion::Right if leaves => lines.edge(&selection, true),
        Motion::Left => lines.step(focus, false),
        Motion::Right => lines.step(focus, true),
        Motion::WordLeft => lines.word(focus, false),
        Motion::WordRight => lines.word(focus, true),
        Motion::LineStart => lines.start(lines.line_of(focus)),
        Motion::LineEnd => lines.end(lines.line_of(focus)),
        Motion::Up => lines.go(focus, -1, *column),
        Motion::Down => lines.go(focus, 1, *column),
        Motion::Lines(count) => lines.go(focus, count, *column),
        Motion::TextStart => lines.cursor(0, Affinity::Downstream),
        Motion::TextEnd => lines.cursor(usize::MAX, Affinity::Upstream),
    };
    let up_or_down = matches!(to, Motion::Up | Motion::Down | Motion::Lines(_));
    *column = up_or_down.then(|| column.unwrap_or_else(|| lines.area(focus, 1.0).left));
    let anchor = if extend { selection.anchor() } else { moved };
    driver.set_selection(Selection::new(anchor, moved));
}

/// A text in its lines.
#[derive(Clone, Copy)]
pub(super) struct Lines<'a> {
    layout: &'a Layout<()>,
    text: &'a str,
}

impl<'a> Lines<'a> {
    /// The lines of a text whose layout is up to date.
    pub(super) fn of(editor: &'a PlainEditor<()>) -> Option<Self> {
        Some(Self { layout: editor.try_layout()?, text: editor.raw_text() })
    }

    /// The place of a caret.
    pub(super) fn area(self, caret: Cursor, width: f32) -> Area {
        let Some((cluster, after)) = self.beside(caret) else { return self.on_last_line(width) };
        let right_of_it = after != cluster.is_rtl();
        let x = cluster.visual_offset().unwrap_or_default() + if right_of_it { cluster.advance() } else { 0.0 };
        in_line(&cluster.line(), x, width)
    }

    /// The caret nearest a point, in the line that the point is in.
    pub(super) fn at_point(self, x: f32, y: f32) -> Cursor {
        let caret = Cursor::from_point(self.layout, x, y);
        let above = |number: &usize| self.layout.get(*number).is_some_and(|line| y < line.metrics().block_max_coord);
        let line = (0..self.layout.len()).find(above).unwrap_or(self.last());
        if self.line_of(caret) > line { self.end(line) } else { caret }
    }

    fn cursor(self, byte: usize, affinity: Affinity) -> Cursor {
        Cursor::from_byte_index(self.layout, byte, affinity)
    }

    fn last(self) -> usize {
        self.layout.len().saturating_sub(1)
    }

    /// The letter that a caret stands by, and whether the caret comes after it.
    fn beside(self, caret: Cursor) -> Option<(Cluster<'a, ()>, bool)> {
        let after = caret.upstream_cluster(self.layout).filter(|cluster| !self.is_feed(cluster));
        let before = caret.downstream_cluster(self.layout);
        let after = after.map(|cluster| (cluster, true));
        let before = before.map(|cluster| (cluster, false));
        if caret.affinity() == Affinity::Upstream { after.or(before) } else { before.or(after) }
    }

    /// True for a line feed: the caret after it stands in the next line.
    fn is_feed(self, cluster: &Cluster<'_, ()>) -> bool {
        self.text.get(cluster.text_range()).is_some_and(|text| text.ends_with('\n'))
    }

    /// A text without letters, or the empty line after its last line feed.
    fn on_last_line(self, width: f32) -> Area {
        let line = self.layout.get(self.last());
        line.map_or_else(Area::default, |line| {
            in_line(&line, line.metrics().inline_min_coord + line.metrics().offset, width)
        })
    }

    fn line_of(self, caret: Cursor) -> usize {
        self.beside(caret).map_or(self.last(), |(cluster, _)| cluster.path().line_index())
    }

    /// One letter on, and at the edge of a line into the next or the last one.
    fn step(self, caret: Cursor, right: bool) -> Cursor {
        let line = self.line_of(caret);
        let next = if right { caret.next_visual(self.layout) } else { caret.previous_visual(self.layout) };
        let x = |caret| self.area(caret, 0.0).left;
        let goes_on = if right { x(next) >= x(caret) } else { x(next) <= x(caret) };
        if next != caret && self.line_of(next) == line && goes_on {
            return next;
        }
        let forward = right != self.layout.is_rtl();
        match (forward, line) {
            (true, line) if line < self.last() => self.start(line + 1),
            (false, line) if line > 0 => self.end(line - 1),
            _ => caret,
        }
    }

    /// To the end of a word going on, to its beginning going back, as seen.
    fn word(self, caret: Cursor, right: bool) -> Cursor {
        let line = self.line_of(caret);
        let in_line = |cluster: &Cluster<'_, ()>| cluster.path().line_index() == line;
        let mut at = caret;
        loop {
            let next = self.step(at, right);
            if next == at || self.line_of(next) != line {
                return next;
            }
            at = next;
            match at.visual_clusters(self.layout).map(|cluster| cluster.filter(in_line)) {
                [Some(left), Some(other)] if !is_word_edge(&left, &other, right) => {}
                _ => return at,
            }
        }
    }

    /// Where a selection ends on the side to which an arrow points.
    fn edge(self, selection: &Selection, right: bool) -> Cursor {
        let (anchor, focus) = (selection.anchor(), selection.focus());
        let focus_lies_there = if self.line_of(anchor) == self.line_of(focus) {
            (self.area(focus, 0.0).left > self.area(anchor, 0.0).left) == right
        } else {
            (focus.index() > anchor.index()) == (right != self.layout.is_rtl())
        };
        if focus_lies_there { focus } else { anchor }
    }

    fn start(self, line: usize) -> Cursor {
        let start = self.layout.get(line).map_or(0, |line| line.text_range().start);
        self.cursor(start, Affinity::Downstream)
    }

    /// Before the line feed; in a line that was only broken, after its last letter.
    fn end(self, number: usize) -> Cursor {
        let Some(line) = self.layout.get(number) else { return self.start(number) };
        let range = line.text_range();
        let feeds = self.text.get(range.clone()).is_some_and(|text| text.ends_with('\n'));
        let end = range.end - usize::from(feeds);
        self.cursor(end, if end == range.start { Affinity::Downstream } else { Affinity::Upstream })
    }

    /// So many lines down; beyond the first and the last, to their edges.
    fn go(self, caret: Cursor, count: isize, column: Option<f32>) -> Cursor {
        let from = self.line_of(caret);
        let to = from.saturating_add_signed(count).min(self.last());
        if to == from {
            return if count < 0 { self.start(from) } else { self.end(from) };
        }
        let x = column.unwrap_or_else(|| self.area(caret, 1.0).left);
        let middle = |line: Line<'_, ()>| (line.metrics().block_min_coord + line.metrics().block_max_coord) / 2.0;
        self.at_point(x, self.layout.get(to).map_or(0.0, middle))
    }
}

fn in_line(line: &Line<'_, ()>, x: f32, width: f32) -> Area {
    let m = line.metrics();
    Area { left: x, top: m.block_min_coord, right: x + width, bottom: m.block_max_coord }
}

/// Between these two a word ends or begins, for one who goes to the right or to the left.
fn is_word_edge(left: &Cluster<'_, ()>, right: &Cluster<'_, ()>, to_the_right: bool) -> bool {
    let (before, after) = if left.is_rtl() { (right, left) } else { (left, right) };
    let passed = if to_the_right == left.is_rtl() { after } else { before };
    after.is_word_boundary() && !passed.is_space_or_nbsp()
}
