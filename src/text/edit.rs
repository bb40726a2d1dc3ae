//! The text of a field while it is typed: caret, selection, input method and undo, without any window.
//!
//! The caret moves as seen: Left goes left in both scripts. What a key means is the field's business; this file knows
//! only deeds and carries them out.

mod history;

use std::sync::Arc;

use parley::{BoundingBox, PlainEditor, PlainEditorDriver, StyleProperty, WhiteSpaceCollapse};

use super::engine::{alignment, base, style};
use super::read::{Spaces, read};
use super::{Align, Direction, Engine, TextLayout, Weight};
use history::History;

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
    /// Selects these bytes, as a screen reader asks.
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
    fn changes_text(self) -> bool {
        matches!(self, Self::Insert(_) | Self::Backspace | Self::BackspaceWord | Self::Delete | Self::DeleteWord)
    }
}

/// A rectangle in the layout's units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// What a field paints besides its letters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Geometry {
    /// `None` while an input method hides it.
    pub caret: Option<Area>,
    pub selection: Vec<Area>,
}

/// How the text of a field is set.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Shape {
    size: f32,
    weight: Weight,
    direction: Direction,
    width: Option<f32>,
}

/// A text being typed. Keep it as long as the field exists.
#[derive(Clone)]
pub struct Editor {
    inner: PlainEditor<()>,
    shape: Option<Shape>,
    history: History,
    /// The true text while `inner` holds a dot for each of its letters.
    secret: Option<String>,
    read: Option<(parley::editing::Generation, Arc<TextLayout>)>,
}

const DOT: &str = "•";

impl Editor {
    #[must_use]
    pub fn new(text: &str, secret: bool) -> Self {
        let mut editor = Self {
            inner: PlainEditor::new(16.0),
            shape: None,
            history: History::default(),
            secret: secret.then(String::new),
            read: None,
        };
        editor.set_text(text);
        editor
    }

    /// The text as it stands, without what an input method is still composing.
    #[must_use]
    pub fn text(&self) -> String {
        match &self.secret {
            Some(text) => text.clone(),
            None => self.inner.text().to_string(),
        }
    }

    /// True if the text is this one; cheaper than comparing with [`Self::text`].
    #[must_use]
    pub fn holds(&self, text: &str) -> bool {
        match &self.secret {
            Some(secret) => secret == text,
            None => self.inner.text() == text,
        }
    }

    /// Takes over a text changed from outside. What was typed before can no longer be undone.
    pub fn set_text(&mut self, text: &str) {
        self.history = History::default();
        self.show(text);
    }

    fn show(&mut self, text: &str) {
        match &mut self.secret {
            Some(secret) => {
                *secret = text.to_owned();
                self.inner.set_text(&DOT.repeat(text.chars().count()));
            }
            None => self.inner.set_text(text),
        }
    }

    /// Says how the text is set. Costs nothing while nothing changes.
    pub fn shape(&mut self, size: f32, weight: Weight, direction: Direction, width: Option<f32>) {
        let shape = Shape { size, weight, direction, width };
        if self.shape == Some(shape) {
            return;
        }
        self.shape = Some(shape);
        let styles = self.inner.edit_styles();
        for property in style(size, weight, 1.5) {
            styles.insert(property);
        }
        // A space typed at the end must push the caret on at once.
        styles.insert(StyleProperty::WhiteSpaceCollapse(WhiteSpaceCollapse::BreakSpaces));
        self.inner.set_base_direction(base(direction));
        self.inner.set_alignment(alignment(Align::Start));
        self.inner.set_width(width);
    }

    /// What is selected, for the clipboard. A secret never leaves its field.
    #[must_use]
    pub fn selected(&self) -> Option<&str> {
        self.secret.is_none().then(|| self.inner.selected_text()).flatten()
    }

    /// The selected bytes of the shown text; empty at the caret.
    #[must_use]
    pub fn selected_bytes(&self) -> std::ops::Range<usize> {
        self.inner.raw_selection().text_range()
    }

    #[must_use]
    pub fn is_composing(&self) -> bool {
        self.inner.is_composing()
    }

    /// Carries out a deed.
    pub fn apply(&mut self, engine: &mut Engine, deed: Deed<'_>) {
        match deed {
            Deed::Undo | Deed::Redo => self.travel(engine, deed == Deed::Undo),
            _ if self.secret.is_some() => self.apply_in_secret(engine, deed),
            _ => {
                if deed.changes_text() {
                    self.history.before(deed, &self.inner);
                } else if !matches!(deed, Deed::Compose(_)) {
                    self.history.pause();
                }
                self.carry_out(engine, deed);
            }
        }
    }

    fn travel(&mut self, engine: &mut Engine, back: bool) {
        if self.secret.is_some() || self.inner.is_composing() {
            return;
        }
        if let Some(state) = self.history.travel(back, &self.inner) {
            self.inner.set_text(&state.text);
            self.driver(engine).select_byte_range(state.anchor, state.focus);
        }
    }

    /// The dots follow what is done to them; the true text is then changed in the same places.
    fn apply_in_secret(&mut self, engine: &mut Engine, deed: Deed<'_>) {
        let chars = |bytes: usize| bytes / DOT.len();
        let Some(mut secret) = self.secret.take() else {
            return;
        };
        let before = self.inner.raw_text().len();
        let selected = self.selected_bytes();
        match deed {
            Deed::Compose(_) => {}
            Deed::Insert(text) => {
                let dots = DOT.repeat(text.chars().count());
                self.carry_out(engine, Deed::Insert(&dots));
                replace_chars(&mut secret, chars(selected.start)..chars(selected.end), text);
            }
            deed => {
                self.carry_out(engine, deed);
                let removed = before.saturating_sub(self.inner.raw_text().len());
                let at = chars(self.selected_bytes().start);
                replace_chars(&mut secret, at..at + chars(removed), "");
            }
        }
        self.secret = Some(secret);
    }

    fn driver<'a>(&'a mut self, engine: &'a mut Engine) -> PlainEditorDriver<'a, ()> {
        self.inner.driver(&mut engine.fcx, &mut engine.lcx)
    }

    fn carry_out(&mut self, engine: &mut Engine, deed: Deed<'_>) {
        let mut driver = self.driver(engine);
        match deed {
            Deed::Insert(text) => {
                driver.clear_compose();
                driver.insert_or_replace_selection(text);
            }
            Deed::Backspace => driver.backdelete(),
            Deed::BackspaceWord => driver.backdelete_word(),
            Deed::Delete => driver.delete(),
            Deed::DeleteWord => driver.delete_word(),
            Deed::Move { to, extend } => move_caret(&mut driver, to, extend),
            Deed::Click { x, y, extend: false } => driver.move_to_point(x, y),
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

    /// The placed letters. Set again only after a change.
    pub fn layout(&mut self, engine: &mut Engine) -> Arc<TextLayout> {
        self.inner.refresh_layout(&mut engine.fcx, &mut engine.lcx);
        let now = self.inner.generation();
        if let Some((then, layout)) = &self.read
            && *then == now
        {
            return layout.clone();
        }
        let text = self.inner.raw_text().to_owned();
        let layout = self.inner.layout(&mut engine.fcx, &mut engine.lcx);
        let layout = Arc::new(read(layout, &text, &engine.fonts, Spaces::Stay));
        self.read = Some((now, layout.clone()));
        layout
    }

    /// Caret and selection. The caret is `thickness` wide.
    pub fn geometry(&mut self, engine: &mut Engine, thickness: f32) -> Geometry {
        self.inner.refresh_layout(&mut engine.fcx, &mut engine.lcx);
        let mut selection = Vec::new();
        self.inner.selection_geometry_with(|area, _| selection.push(area.into()));
        Geometry { caret: self.inner.cursor_geometry(thickness).map(Area::from), selection }
    }
}

fn move_caret(driver: &mut PlainEditorDriver<'_, ()>, to: Motion, extend: bool) {
    match (to, extend) {
        (Motion::Left, false) => driver.move_left(),
        (Motion::Left, true) => driver.select_left(),
        (Motion::Right, false) => driver.move_right(),
        (Motion::Right, true) => driver.select_right(),
        (Motion::WordLeft, false) => driver.move_word_left(),
        (Motion::WordLeft, true) => driver.select_word_left(),
        (Motion::WordRight, false) => driver.move_word_right(),
        (Motion::WordRight, true) => driver.select_word_right(),
        (Motion::LineStart, false) => driver.move_to_line_start(),
        (Motion::LineStart, true) => driver.select_to_line_start(),
        (Motion::LineEnd, false) => driver.move_to_line_end(),
        (Motion::LineEnd, true) => driver.select_to_line_end(),
        (Motion::Up, false) => driver.move_up(),
        (Motion::Up, true) => driver.select_up(),
        (Motion::Down, false) => driver.move_down(),
        (Motion::Down, true) => driver.select_down(),
        (Motion::TextStart, false) => driver.move_to_text_start(),
        (Motion::TextStart, true) => driver.select_to_text_start(),
        (Motion::TextEnd, false) => driver.move_to_text_end(),
        (Motion::TextEnd, true) => driver.select_to_text_end(),
    }
}

fn replace_chars(text: &mut String, range: std::ops::Range<usize>, with: &str) {
    let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let (start, end) = (byte(range.start), byte(range.end));
    text.replace_range(start..end, with);
}

impl From<BoundingBox> for Area {
    fn from(b: BoundingBox) -> Self {
        Self { left: b.x0 as f32, top: b.y0 as f32, right: b.x1 as f32, bottom: b.y1 as f32 }
    }
}
