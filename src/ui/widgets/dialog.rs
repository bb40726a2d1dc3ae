//! A question that must be answered first: only for what cannot be undone. The button bears the name of the deed.

use egui::{Context, Id, Key, Modal, Modifiers, Ui};

use super::{Button, column, raised, row};
use crate::text::plain;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, size, space};

/// How a dialog was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Done,
    Cancelled,
}

/// A dialog. Escape and the ground behind it cancel; it is shown as long as the page calls [`Self::show`].
///
/// ```text
/// match Dialog::new("void", tr.void_title()).words(tr.void_words()).danger(tr.void_receipt()).cancel(tr.keep())
///     .show(ctx, |ui| reason.show(ui)) { Some(Answer::Done) => …, … }
/// ```
#[must_use = "show it"]
pub struct Dialog<'a> {
    id: Id,
    title: &'a str,
    words: &'a str,
    deed: &'a str,
    cancel: &'a str,
    danger: bool,
    ready: bool,
    width: f32,
}

impl<'a> Dialog<'a> {
    pub fn new(salt: &str, title: &'a str) -> Self {
        let id = Id::unique(("dialog", salt));
        Self { id, title, words: "", deed: "", cancel: "", danger: false, ready: true, width: size::DIALOG }
    }

    /// What will happen, in a sentence or two.
    pub fn words(mut self, words: &'a str) -> Self {
        self.words = words;
        self
    }

    /// The deed, as the words of its button.
    pub fn deed(mut self, deed: &'a str) -> Self {
        self.deed = deed;
        self
    }

    /// The deed, when it cannot be undone.
    pub fn danger(mut self, deed: &'a str) -> Self {
        self.danger = true;
        self.deed(deed)
    }

    pub fn cancel(mut self, cancel: &'a str) -> Self {
        self.cancel = cancel;
        self
    }

    /// False while something inside is still missing.
    pub fn ready(mut self, ready: bool) -> Self {
        self.ready = ready;
        self
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Shows it with what `add` puts between the words and the buttons.
    pub fn show(self, ctx: &Context, add: impl FnOnce(&mut Ui)) -> Option<Answer> {
        let p = look(ctx).palette;
        let frame = raised(ctx, space::XL);
        let area = Modal::default_area(self.id).role(egui::Role::AlertDialog).accessible_name(plain(self.title));
        let modal = Modal::new(self.id).area(area).frame(frame).backdrop_color(p.veil).show(ctx, |ui| {
            ui.set_width(self.width.min(ui.ctx().content_rect().width() - 2.0 * space::XXL));
            column(ui, |ui| {
                ui.set_width(ui.available_width());
                Text::new(self.title).kind(Kind::Title).show(ui);
                if !self.words.is_empty() {
                    Text::new(self.words).muted().show(ui);
                }
                add(ui);
                ui.add_space(space::L);
                row(ui, |ui| self.buttons(ui)).or_else(|| escape(ui))
            })
        });
        let outside = modal.backdrop_response.clicked().then_some(Answer::Cancelled);
        modal.inner.or(outside)
    }

    fn buttons(&self, ui: &mut Ui) -> Option<Answer> {
        ui.spacing_mut().item_spacing.x = space::M;
        let deed = if self.danger { Button::danger(self.deed) } else { Button::primary(self.deed) };
        let done = deed.enabled(self.ready).show(ui).clicked();
        let cancel = Button::secondary(self.cancel).show(ui);
        // The safe answer has the keyboard when the question appears.
        if ui.memory(|memory| memory.focused().is_none()) {
            cancel.request_focus();
        }
        match (done, cancel.clicked()) {
            (true, _) => Some(Answer::Done),
            (false, true) => Some(Answer::Cancelled),
            (false, false) => None,
        }
    }
}

fn escape(ui: &Ui) -> Option<Answer> {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)).then_some(Answer::Cancelled)
}
