//! The text of a field while it is typed: caret, selection, input method and undo, without any window.
//!
//! The caret moves as seen: Left goes left in both scripts. What a key means is the field's business; this folder knows
//! only deeds and carries them out. A secret and a shaped number have ways of their own, in files of their own.

mod caret;
mod deed;
mod history;
mod secret;
mod shaped;
mod stretch;

use std::ops::Range;
use std::sync::Arc;

use parley::{BoundingBox, PlainEditor, PlainEditorDriver, StyleProperty, WhiteSpaceCollapse};

use super::engine::{alignment, base, style};
use super::read::{Spaces, read};
use super::{Align, Direction, Engine, Shape, TextLayout, Weight};
use caret::Lines;
pub use deed::{Deed, Motion};
use history::{History, State};
pub use stretch::{Letter, Stretch};

/// How a text is shown while it is typed.
#[derive(Clone, Copy, Debug, Default)]
pub enum Manner {
    /// As it is.
    #[default]
    Plain,
    /// A dot for each letter.
    Secret,
    /// A number with its separators; at most so many letters are stored.
    Shaped(Shape, usize),
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
pub struct Setting {
    /// The em size.
    pub size: f32,
    pub weight: Weight,
    pub direction: Direction,
    /// Where the lines stand within the width.
    pub align: Align,
    /// Lines break at this width; `None` breaks only at line feeds.
    pub width: Option<f32>,
}

/// A text being typed. Keep it as long as the field exists.
#[derive(Clone)]
pub struct Editor {
    inner: PlainEditor<()>,
    setting: Option<Setting>,
    history: History,
    manner: Manner,
    /// The true text while `inner` holds a dot for each of its letters.
    secret: String,
    /// Where a caret that goes up and down wants to stand.
    column: Option<f32>,
    read: Option<Read>,
}

/// What was read off the layout of a generation.
#[derive(Clone)]
struct Read {
    of: parley::editing::Generation,
    layout: Arc<TextLayout>,
    /// Made when somebody asks for it: only screen readers do.
    stretches: Option<Arc<[Stretch]>>,
}

impl Editor {
    #[must_use]
    pub fn new(text: &str, manner: Manner) -> Self {
        let mut editor = Self {
            inner: PlainEditor::new(16.0),
            setting: None,
            history: History::default(),
            manner,
            secret: String::new(),
            column: None,
            read: None,
        };
        editor.set_text(text);
        editor
    }

    /// The text as it is stored, without what an input method is still composing.
    #[must_use]
    pub fn text(&self) -> String {
        match self.manner {
            Manner::Plain => self.inner.text().to_string(),
            Manner::Secret => self.secret.clone(),
            Manner::Shaped(shape, _) => shape.store(&self.inner.text().to_string()),
        }
    }

    /// The text as it is seen: dots for a secret, and what an input method is composing.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.inner.raw_text()
    }

    /// True if the text is this one; cheaper than comparing with [`Self::text`].
    #[must_use]
    pub fn holds(&self, text: &str) -> bool {
        match self.manner {
            Manner::Plain => self.inner.text() == text,
            Manner::Secret => self.secret == text,
            Manner::Shaped(shape, _) => self.inner.text() == shape.show(text).as_str(),
        }
    }

    /// Takes over a text changed from outside. What was typed before can no longer be undone.
    pub fn set_text(&mut self, text: &str) {
        self.history = History::default();
        match self.manner {
            Manner::Plain => self.inner.set_text(text),
            Manner::Secret => self.hide(text),
            Manner::Shaped(shape, _) => self.inner.set_text(&shape.show(text)),
        }
    }

    /// Shows the same text in another manner.
    pub fn behave(&mut self, manner: Manner) {
        let same = std::mem::discriminant(&manner) == std::mem::discriminant(&self.manner);
        if same {
            self.manner = manner;
        } else {
            let text = self.text();
            self.secret.clear();
            self.manner = manner;
            self.set_text(&text);
        }
    }

    /// Says how the text is set. Costs nothing while nothing changes.
    pub fn set(&mut self, setting: Setting) {
        if self.setting == Some(setting) {
            return;
        }
        self.setting = Some(setting);
        let styles = self.inner.edit_styles();
        for property in style(setting.size, setting.weight, 1.5) {
            styles.insert(property);
        }
        // A space typed at the end must push the caret on at once.
        styles.insert(StyleProperty::WhiteSpaceCollapse(WhiteSpaceCollapse::BreakSpaces));
        self.inner.set_base_direction(base(setting.direction));
        self.inner.set_alignment(alignment(setting.align));
        self.inner.set_width(setting.width);
    }

    /// What is selected, for the clipboard: without separators, unless they belong to the value. A secret never leaves
    /// its field.
    #[must_use]
    pub fn selected(&self) -> Option<String> {
        let selected = || self.inner.selected_text();
        match self.manner {
            Manner::Plain => selected().map(str::to_owned),
            Manner::Secret => None,
            Manner::Shaped(shape, _) => selected().map(|text| shape.store(text)),
        }
    }

    /// How many letters of the stored text are selected.
    #[must_use]
    pub fn selected_letters(&self) -> usize {
        let selected = self.inner.selected_text().unwrap_or_default();
        match self.manner {
            Manner::Plain | Manner::Secret => selected.chars().count(),
            Manner::Shaped(shape, _) => shape.store(selected).chars().count(),
        }
    }

    /// The selected bytes of the shown text, from where the selection began to the caret.
    #[must_use]
    pub fn selected_bytes(&self) -> (usize, usize) {
        let selection = self.inner.raw_selection();
        (selection.anchor().index(), selection.focus().index())
    }

    fn selected_range(&self) -> Range<usize> {
        self.inner.raw_selection().text_range()
    }

    #[must_use]
    pub fn is_composing(&self) -> bool {
        self.inner.is_composing()
    }

    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.has_past() && !self.is_secret()
    }

    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.has_future() && !self.is_secret()
    }

    fn is_secret(&self) -> bool {
        matches!(self.manner, Manner::Secret)
    }

    /// Carries out a deed.
    pub fn apply(&mut self, engine: &mut Engine, deed: Deed<'_>) {
        match (deed, self.manner) {
            (Deed::Undo | Deed::Redo, _) => self.travel(engine, deed == Deed::Undo),
            (_, Manner::Secret) => self.apply_in_secret(engine, deed),
            (_, Manner::Plain) => self.remembering(deed, |editor| editor.carry_out(engine, deed)),
            (_, Manner::Shaped(shape, most)) => {
                self.remembering(deed, |editor| editor.apply_in_shape(engine, deed, shape, most));
            }
        }
    }

    /// A deed whose effect can be taken back.
    fn remembering(&mut self, deed: Deed<'_>, carry_out: impl FnOnce(&mut Self)) {
        if !deed.changes_text() {
            carry_out(self);
            if !matches!(deed, Deed::Compose(_)) {
                self.history.pause();
            }
            return;
        }
        let before = State::of(&self.inner);
        carry_out(self);
        if self.inner.text() != before.text.as_str() {
            self.history.changed(deed, before);
        }
    }

    fn travel(&mut self, engine: &mut Engine, back: bool) {
        if self.is_secret() || self.inner.is_composing() {
            return;
        }
        if let Some(state) = self.history.travel(back, &self.inner) {
            self.inner.set_text(&state.text);
            self.driver(engine).select_byte_range(state.anchor, state.focus);
        }
    }

    fn driver<'a>(&'a mut self, engine: &'a mut Engine) -> PlainEditorDriver<'a, ()> {
        self.inner.driver(&mut engine.fcx, &mut engine.lcx)
    }

    fn carry_out(&mut self, engine: &mut Engine, deed: Deed<'_>) {
        let mut driver = self.inner.driver(&mut engine.fcx, &mut engine.lcx);
        deed::carry_out(&mut driver, deed, &mut self.column);
    }

    /// The placed letters. Set again only after a change.
    pub fn layout(&mut self, engine: &mut Engine) -> Arc<TextLayout> {
        self.read(engine).layout.clone()
    }

    /// The text as a screen reader is told it: stretches that run one way, in the order of reading.
    pub fn stretches(&mut self, engine: &mut Engine) -> Arc<[Stretch]> {
        if let Some(stretches) = &self.read(engine).stretches {
            return stretches.clone();
        }
        let text = self.inner.raw_text().to_owned();
        let stretches: Arc<[Stretch]> =
            stretch::read(self.inner.layout(&mut engine.fcx, &mut engine.lcx), &text).into();
        if let Some(read) = &mut self.read {
            read.stretches = Some(stretches.clone());
        }
        stretches
    }

    fn read(&mut self, engine: &mut Engine) -> &Read {
        self.inner.refresh_layout(&mut engine.fcx, &mut engine.lcx);
        let now = self.inner.generation();
        let known = self.read.take().filter(|read| read.of == now);
        let read = known.unwrap_or_else(|| {
            let text = self.inner.raw_text().to_owned();
            let layout = self.inner.layout(&mut engine.fcx, &mut engine.lcx);
            let layout = Arc::new(read(layout, &text, &engine.fonts, Spaces::Stay));
            Read { of: now, layout, stretches: None }
        });
        self.read.insert(read)
    }

    /// Caret and selection. The caret is `thickness` wide.
    pub fn geometry(&mut self, engine: &mut Engine, thickness: f32) -> Geometry {
        self.inner.refresh_layout(&mut engine.fcx, &mut engine.lcx);
        let mut selection = Vec::new();
        self.inner.selection_geometry_with(|area, _| selection.push(area.into()));
        let focus = self.inner.raw_selection().focus();
        let lines = Lines::of(&self.inner).filter(|_| self.inner.is_cursor_visible());
        Geometry { caret: lines.map(|lines| lines.area(focus, thickness)), selection }
    }

    /// True if a point of the layout lies on what is selected.
    pub fn is_selected_at(&mut self, engine: &mut Engine, x: f32, y: f32) -> bool {
        let within = |area: &Area| (area.left..=area.right).contains(&x) && (area.top..=area.bottom).contains(&y);
        self.geometry(engine, 1.0).selection.iter().any(within)
    }
}

impl From<BoundingBox> for Area {
    fn from(b: BoundingBox) -> Self {
        Self { left: b.x0 as f32, top: b.y0 as f32, right: b.x1 as f32, bottom: b.y1 as f32 }
    }
}

#[cfg(test)]
mod tests;
