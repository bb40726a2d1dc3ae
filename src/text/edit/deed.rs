//! What can be done to a text, and how parley does it.

use parley::PlainEditorDriver;

use super::caret::{self, Lines};

/// Where the caret goes. Left and right are as seen; starts and ends are as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    Up,
    Down,
    /// So many lines down, or up when negative: a page.
    Lines(isize),
    TextStart,
    TextEnd,
}

/// One thing done to the text. Points are measured from the layout's top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed<'a> {
    /// Puts text in the place of the selection.
    Insert(&'a str),
    Backspace,
    BackspaceWord,
    Delete,
    DeleteWord,
    Move {
        to: Motion,
        extend: bool,
    },
    Click {
        x: f32,
        y: f32,
        extend: bool,
    },
    DragTo {
        x: f32,
        y: f32,
    },
    SelectWordAt {
        x: f32,
        y: f32,
    },
    SelectLineAt {
        x: f32,
        y: f32,
    },
    SelectAll,
    /// Selects these bytes of the shown text, as a screen reader asks.
    SelectBytes {
        start: usize,
        end: usize,
    },
    /// The input method shows what it would write; an empty text takes it back.
    Compose(&'a str),
    Undo,
    Redo,
}

impl Deed<'_> {
    pub(super) fn changes_text(self) -> bool {
        matches!(self, Self::Insert(_) | Self::Backspace | Self::BackspaceWord | Self::Delete | Self::DeleteWord)
    }
}

/// `column` is where a caret that goes up and down wants to stand.
pub(super) fn carry_out(driver: &mut PlainEditorDriver<'_, ()>, deed: Deed<'_>, column: &mut Option<f32>) {
    if !matches!(deed, Deed::Move { .. }) {
        *column = None;
    }
    match deed {
        Deed::Insert(text) => {
            driver.clear_compose();
            driver.insert_or_replace_selection(text);
        }
        Deed::Backspace => driver.backdelete(),
        Deed::BackspaceWord => driver.backdelete_word(),
        Deed::Delete => driver.delete(),
        Deed::DeleteWord => driver.delete_word(),
        Deed::Move { to, extend } => caret::go(driver, to, extend, column),
        Deed::Click { x, y, extend: false } => {
            driver.refresh_layout();
            if let Some(caret) = Lines::of(driver.editor).map(|lines| lines.at_point(x, y)) {
                driver.set_selection(caret.into());
            }
        }
        Deed::Click { x, y, extend: true } => driver.shift_click_extension(x, y),
        Deed::DragTo { x, y } => driver.extend_selection_to_point(x, y),
        Deed::SelectWordAt { x, y } => driver.select_word_at_point(x, y),
        Deed::SelectLineAt { x, y } => driver.select_hard_line_at_point(x, y),
        Deed::SelectAll => driver.select_all(),
        Deed::SelectBytes { start, end } => driver.select_byte_range(start, end),
        Deed::Compose("") => driver.clear_compose(),
        Deed::Compose(text) => driver.set_compose(text, Some((text.len(), text.len()))),
        Deed::Undo | Deed::Redo => {}
    }
}
