//! A field to type in: our editor behind egui's focus, pointer, clipboard, input method and accessibility.
//!
//! The text belongs to the caller; caret, selection and undo are kept by id in egui's memory. Enter does not leave the
//! field: the page decides what comes next. Beside this file: `listen` and `keys` (the keyboard), `pointer` (the mouse),
//! `view` (what of a long text is in sight), `paint`, `menu` (of the right button), `reader` (screen readers), `remote`
//! (number keys on the screen) and `float` (what floats over the page and lets the field keep the keyboard).

mod float;
mod keys;
mod listen;
mod menu;
mod paint;
mod pointer;
mod reader;
mod remote;
mod view;

use std::ops::Deref;
use std::sync::Arc;

use egui::epaint::mutex::Mutex;
use egui::{AsIdSalt, Id, IdSalt, Rect, Response, Sense, Ui, Vec2, vec2};

use super::filter::Filter;
use super::letters::with;
use crate::text::{Area, Deed, Direction, Editor, Manner, Motion, Shape};
use crate::ui::theme::{Kind, look};
pub use float::{Place, belongs, float};
pub use remote::{Remote, last_field, press_from_afar};

/// Which way the text of a field runs, and so at which side a short one stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flow {
    /// As the page does.
    #[default]
    Page,
    /// Always so: numbers and codes run from left to right in both languages. They stand where the page begins.
    Fixed(Direction),
    /// As its first letter does, and at that letter's side: names, which may be Latin in an Arabic window.
    FirstStrong,
}

/// The side at which a text stands, whichever way it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

/// A text field without label. Pages use `widgets::TextField`, which has one.
///
/// ```text
/// let answer = Field::new(&mut draft.plot, "plot").filter(digits).max(11).show(ui);
/// if answer.entered { … }
/// ```
#[must_use = "show it"]
pub struct Field<'a> {
    pub(super) text: &'a mut String,
    salt: IdSalt,
    name: &'a str,
    pub(super) placeholder: &'a str,
    pub(super) flow: Flow,
    pub(super) side: Option<Side>,
    pub(super) secret: bool,
    bared: bool,
    shape: Option<Shape>,
    /// Lines shown; one means that there can be no second.
    pub(super) rows: usize,
    pub(super) filter: Option<Filter>,
    pub(super) max: usize,
    width: Option<f32>,
    pub(super) wrong: bool,
    pub(super) kind: Kind,
    pub(super) lead: f32,
    pub(super) trail: f32,
    pub(super) unit: &'a str,
    bare: bool,
    height: f32,
}

/// What came of showing a field; also the [`Response`] itself.
pub struct FieldResponse {
    pub response: Response,
    /// Enter was pressed in a field of one line.
    pub entered: bool,
}

impl Deref for FieldResponse {
    type Target = Response;
    fn deref(&self) -> &Response {
        &self.response
    }
}

/// What is remembered of a field between frames.
pub(super) struct Kept {
    pub(super) editor: Editor,
    /// How far the text is pushed to the left and up, in device pixels; never positive when it is longer than its field.
    pub(super) scroll: Vec2,
    /// Where the caret was when it was last brought into view.
    pub(super) followed: Option<Area>,
    pub(super) presses: pointer::Presses,
    pub(super) menu: Option<menu::Menu>,
}

impl<'a> Field<'a> {
    /// `salt` tells fields of one page apart; `name` comes with [`Self::name`].
    pub fn new(text: &'a mut String, salt: impl AsIdSalt) -> Self {
        Self {
            text,
            salt: IdSalt::new(("field", salt)),
            name: "",
            placeholder: "",
            flow: Flow::Page,
            side: None,
            secret: false,
            bared: false,
            shape: None,
            rows: 1,
            filter: None,
            max: usize::MAX,
            width: None,
            wrong: false,
            kind: Kind::Body,
            lead: 0.0,
            trail: 0.0,
            unit: "",
            bare: false,
            // As high as every control of the look, unless said.
            height: 0.0,
        }
    }

    /// What a screen reader and a test call it.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    pub fn placeholder(mut self, placeholder: &'a str) -> Self {
        self.placeholder = placeholder;
        self
    }

    pub fn flow(mut self, flow: Flow) -> Self {
        self.flow = flow;
        self
    }

    /// Stands at this side, whatever is typed.
    pub fn side(mut self, side: Side) -> Self {
        self.side = Some(side);
        self
    }

    /// Dots for letters; nothing can be copied out.
    pub fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// A secret that is being looked at. It still cannot be copied.
    pub fn bared(mut self, bared: bool) -> Self {
        self.bared = bared;
        self
    }

    /// Several lines; Enter starts a new one, and more lines than these scroll.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows.max(1);
        self
    }

    /// Lets only some letters in. A filter of digits also fixes the direction, since numbers run left to right.
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = Some(filter);
        self.flow = Flow::Fixed(Direction::Ltr);
        self
    }

    /// A number that is written with separators while it is typed, and stored without them.
    pub fn shape(mut self, shape: Shape) -> Self {
        self.shape = Some(shape);
        self.flow = Flow::Fixed(Direction::Ltr);
        self
    }

    /// The most letters it stores.
    pub fn max(mut self, letters: usize) -> Self {
        self.max = letters;
        self
    }

    /// Points; otherwise as wide as there is room.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Drawn as a mistake. The words that say why stand beside it.
    pub fn wrong(mut self, wrong: bool) -> Self {
        self.wrong = wrong;
        self
    }

    pub fn kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// What the number counts, at the end of the field: a currency, a measure.
    pub fn unit(mut self, unit: &'a str) -> Self {
        self.unit = unit;
        self
    }

    /// Leaves room at the start and the end for what the caller paints there.
    pub fn room(mut self, lead: f32, trail: f32) -> Self {
        (self.lead, self.trail) = (lead, trail);
        self
    }

    /// Without its own frame, inside something that has one.
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    pub(crate) fn is_secret(&self) -> bool {
        self.secret
    }

    pub(crate) fn shaped(&self) -> Option<Shape> {
        self.shape
    }

    pub(crate) fn takes_numbers(&self) -> bool {
        self.shape.is_some() || self.filter.is_some_and(|filter| filter('a').is_none() && filter('7').is_some())
    }

    pub(crate) fn takes_point(&self) -> bool {
        match self.shape {
            Some(shape) => matches!(shape, Shape::Amount { decimals: 1.., .. }),
            None => self.filter.is_some_and(|filter| filter('.').is_some()),
        }
    }

    /// The id it will have in this `ui`, to move the focus to it.
    #[must_use]
    pub fn id_in(&self, ui: &Ui) -> Id {
        ui.scope_id().with_salt(self.salt)
    }

    pub fn show(mut self, ui: &mut Ui) -> FieldResponse {
        self.height = self.height.max(look(ui.ctx()).sizes.control);
        let id = self.id_in(ui);
        let line = self.kind.size() * 1.5;
        let height = self.height + line * (self.rows - 1) as f32;
        let width = self.width.unwrap_or(f32::INFINITY).min(ui.available_width()).max(self.height);
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let mut response = float::interact(ui, rect, id, Sense::click_and_drag());
        // The space bar types a space here; it does not press the field.
        response.flags -= egui::response::Flags::FAKE_PRIMARY_CLICKED;

        let kept = kept(ui, id, self.text, self.manner());
        let mut kept = kept.lock();
        let inner = self.inner(ui, rect, line);
        let before = self.text.clone();
        self.set(ui, &mut kept.editor, inner);
        self.point(ui, &response, &mut kept, inner);
        let entered = self.listen(ui, &response, &mut kept, inner);
        if response.lost_focus() {
            with(ui.ctx(), |letters| kept.editor.finish(&mut letters.engine));
        }
        if !kept.editor.holds(&before) {
            *self.text = kept.editor.text();
            self.set(ui, &mut kept.editor, inner);
            response.mark_changed();
        }
        self.bring_into_view(ui, &response, &mut kept, inner);
        if ui.is_rect_visible(rect) {
            self.paint(ui, &response, &mut kept, inner);
        }
        self.tell(ui, &response, &before, &mut kept, inner);
        FieldResponse { response, entered }
    }

    fn paint(&self, ui: &Ui, response: &Response, kept: &mut Kept, inner: Rect) {
        if !self.bare {
            self.paint_frame(ui, response);
        }
        self.paint_text(ui, response, kept, inner);
        if response.hovered() && kept.menu.is_none() {
            ui.set_cursor_icon(egui::CursorIcon::Text);
        }
    }

    fn manner(&self) -> Manner {
        match self.shape {
            Some(shape) => Manner::Shaped(shape, self.max),
            None if self.secret && !self.bared => Manner::Secret,
            None => Manner::Plain,
        }
    }
}

fn kept(ui: &Ui, id: Id, text: &str, manner: Manner) -> Arc<Mutex<Kept>> {
    let fresh = || Kept {
        editor: Editor::new("", manner),
        scroll: Vec2::ZERO,
        followed: None,
        presses: pointer::Presses::default(),
        menu: None,
    };
    let kept = ui.data_mut(|data| data.get_temp_mut_or_insert_with(id, || Arc::new(Mutex::new(fresh()))).clone());
    {
        let editor = &mut kept.lock().editor;
        editor.behave(manner);
        if !editor.holds(text) {
            editor.set_text(text);
            // Who goes on from there, on number keys of the screen for one, goes on at the end.
            keys::apply(ui, editor, Deed::Move { to: Motion::TextEnd, extend: false });
        }
    }
    kept
}

#[cfg(test)]
mod tests;
