//! A field to type in: our editor behind egui's focus, pointer, clipboard, input method and accessibility.
//!
//! The text belongs to the caller; caret, selection and undo are kept by id in egui's memory. Enter does not leave the
//! field: the page decides what comes next.

mod keys;
mod paint;
mod reader;

use std::ops::Deref;
use std::sync::Arc;

use egui::epaint::mutex::Mutex;
use egui::{AsIdSalt, EventFilter, Id, IdSalt, Key, Rect, Response, Sense, Ui, vec2};

use super::filter::Filter;
use super::letters::with;
use crate::text::{Deed, Direction, Editor, Weight, first_strong};
use crate::ui::theme::{Kind, look, space};

/// Which way the text of a field runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flow {
    /// As the page does.
    #[default]
    Page,
    /// Always so: numbers and codes run from left to right in both languages.
    Fixed(Direction),
    /// As its first letter does: names, which may be Latin in an Arabic window.
    FirstStrong,
}

/// A text field without label. Pages use `widgets::TextField`, which has one.
///
/// ```text
/// let answer = Field::new(&mut draft.phone, "phone").filter(digits).max(11).show(ui);
/// if answer.entered { … }
/// ```
#[must_use = "show it"]
pub struct Field<'a> {
    pub(super) text: &'a mut String,
    salt: IdSalt,
    name: &'a str,
    pub(super) placeholder: &'a str,
    pub(super) flow: Flow,
    pub(super) secret: bool,
    /// Lines shown; one means that there can be no second.
    pub(super) rows: usize,
    pub(super) filter: Option<Filter>,
    pub(super) max: usize,
    width: Option<f32>,
    pub(super) wrong: bool,
    pub(super) kind: Kind,
    pub(super) lead: f32,
    pub(super) trail: f32,
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
    /// How far the text is pushed to the left, in device pixels.
    pub(super) scroll: f32,
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
            secret: false,
            rows: 1,
            filter: None,
            max: usize::MAX,
            width: None,
            wrong: false,
            kind: Kind::Body,
            lead: 0.0,
            trail: 0.0,
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

    /// Dots for letters; nothing can be copied out.
    pub fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// Several lines; Enter starts a new one.
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

    /// The most letters it takes.
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
        let mut response = ui.interact(rect, id, Sense::click_and_drag());
        // The space bar types a space here; it does not press the field.
        response.flags -= egui::response::Flags::FAKE_PRIMARY_CLICKED;

        let kept = kept(ui, id, self.text, self.secret);
        let mut kept = kept.lock();
        let inner = self.inner(ui, rect, line);
        let before = self.text.clone();
        self.shape(ui, &mut kept.editor, inner);
        self.point(ui, &response, &mut kept, inner);
        let entered = self.listen(ui, &response, &mut kept.editor);
        let changed = !kept.editor.holds(&before);
        if changed {
            *self.text = kept.editor.text();
            self.shape(ui, &mut kept.editor, inner);
            response.mark_changed();
        }
        self.tell(ui, &response, self.name, &before, &kept.editor);
        if ui.is_rect_visible(rect) {
            if !self.bare {
                self.paint_frame(ui, &response);
            }
            self.paint_text(ui, &response, &mut kept, inner);
        }
        if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::Text);
        }
        FieldResponse { response, entered }
    }

    fn inner(&self, ui: &Ui, rect: Rect, line: f32) -> Rect {
        let pad = if self.bare { 0.0 } else { space::M };
        let (mut left, mut right) = (pad + self.lead, pad + self.trail);
        if look(ui.ctx()).rtl() {
            std::mem::swap(&mut left, &mut right);
        }
        let top = (self.height - line) / 2.0;
        Rect::from_min_max(rect.min + vec2(left, top), rect.max - vec2(right, top))
    }

    fn shape(&self, ui: &Ui, editor: &mut Editor, inner: Rect) {
        let scale = ui.ctx().pixels_per_point();
        let page = look(ui.ctx()).direction;
        let direction = match self.flow {
            Flow::Page => page,
            Flow::Fixed(direction) => direction,
            Flow::FirstStrong => first_strong(self.text).unwrap_or(page),
        };
        let width = (self.rows > 1).then_some(inner.width() * scale);
        editor.shape(self.kind.size() * scale, Weight::Regular, direction, width);
    }

    /// The mouse: click, shift-click, drag, double and triple click.
    fn point(&self, ui: &Ui, response: &Response, kept: &mut Kept, inner: Rect) {
        let Some(pos) = response.interact_pointer_pos() else {
            return;
        };
        let (pressed, shift) = ui.input(|i| (i.pointer.primary_pressed(), i.modifiers.shift));
        let at = self.to_layout(ui, kept, inner, pos);
        let (x, y) = (at.x, at.y);
        let deed = if response.triple_clicked() {
            Deed::SelectLineAt { x, y }
        } else if response.double_clicked() {
            Deed::SelectWordAt { x, y }
        } else if pressed && response.contains_pointer() {
            response.request_focus();
            Deed::Click { x, y, extend: shift }
        } else if response.dragged() {
            Deed::DragTo { x, y }
        } else {
            return;
        };
        with(ui.ctx(), |letters| kept.editor.apply(&mut letters.engine, deed));
    }

    /// The keyboard, the clipboard, the input method and the screen reader. True if Enter was pressed.
    fn listen(&self, ui: &Ui, response: &Response, editor: &mut Editor) -> bool {
        if !ui.is_enabled() {
            return false;
        }
        if let Some(value) = reader::set_value(ui, response.id) {
            self.replace_all(ui, editor, &value);
        }
        if !response.has_focus() {
            if editor.is_composing() {
                with(ui.ctx(), |letters| editor.apply(&mut letters.engine, Deed::Compose("")));
            }
            return false;
        }
        // Without this the arrows would move the focus instead of the caret.
        let ours = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, ours));
        let by_key = response.gained_focus() && !ui.input(|i| i.pointer.any_down() || i.pointer.any_released());
        if by_key && self.rows == 1 {
            with(ui.ctx(), |letters| editor.apply(&mut letters.engine, Deed::SelectAll));
        }
        let mut entered = false;
        for event in ui.input(|i| i.filtered_events(&ours)) {
            let enter = matches!(event, egui::Event::Key { key: Key::Enter, pressed: true, .. });
            if enter && self.rows == 1 {
                entered = true;
            } else {
                self.take(ui, response.id, editor, &event);
            }
        }
        entered
    }
}

fn kept(ui: &Ui, id: Id, text: &str, secret: bool) -> Arc<Mutex<Kept>> {
    let kept = ui.data_mut(|data| {
        data.get_temp_mut_or_insert_with(id, || {
            Arc::new(Mutex::new(Kept { editor: Editor::new(text, secret), scroll: 0.0 }))
        })
        .clone()
    });
    {
        let mut kept = kept.lock();
        if !kept.editor.holds(text) {
            kept.editor.set_text(text);
        }
    }
    kept
}
