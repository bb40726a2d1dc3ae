//! What each key, paste and composed letter does to the text.

use egui::{Event, Id, ImeEvent, Key, Modifiers, Ui, ViewportCommand};

use super::super::letters::with;
use super::{Field, reader};
use crate::text::{Deed, Editor, Motion};

impl Field<'_> {
    pub(super) fn take(&self, ui: &Ui, id: Id, editor: &mut Editor, event: &Event) {
        match event {
            Event::Text(text) if text != "\n" && text != "\r" => self.insert(ui, editor, text),
            Event::Paste(text) => self.insert(ui, editor, text),
            Event::Copy => self.copy(ui, editor),
            Event::Cut => self.cut(ui, editor),
            Event::Ime(ime) => self.compose(ui, editor, ime),
            Event::AccessKitActionRequest(request) => {
                if let Some(text) = reader::replace_selected(request, id) {
                    self.insert(ui, editor, text);
                }
            }
            Event::Key { key, pressed: true, modifiers, .. } => self.press(ui, editor, *key, *modifiers),
            _ => {}
        }
    }

    fn press(&self, ui: &Ui, editor: &mut Editor, key: Key, modifiers: Modifiers) {
        // The clipboard's keys of old, which the desktop does not always turn into a cut or a paste.
        match key {
            Key::Enter => self.insert(ui, editor, "\n"),
            Key::Delete if modifiers.shift_only() => self.cut(ui, editor),
            Key::Insert if modifiers.shift_only() => ask_for_the_clipboard(ui),
            Key::Insert if modifiers.command_only() => self.copy(ui, editor),
            key => {
                if let Some(deed) = deed(key, modifiers, self.rows) {
                    apply(ui, editor, deed);
                }
            }
        }
    }

    /// Puts in what the filter and the length allow; a shape sees to both by itself.
    pub(super) fn insert(&self, ui: &Ui, editor: &mut Editor, text: &str) {
        let text = self.lines_of(text);
        let text = if self.shaped().is_some() {
            text
        } else {
            let kept_letters = editor.text().chars().count().saturating_sub(editor.selected_letters());
            let room = self.max.saturating_sub(kept_letters);
            text.chars().filter_map(|c| self.filter.map_or(Some(c), |filter| filter(c))).take(room).collect()
        };
        if !text.is_empty() {
            apply(ui, editor, Deed::Insert(&text));
        }
    }

    pub(super) fn replace_all(&self, ui: &Ui, editor: &mut Editor, text: &str) {
        apply(ui, editor, Deed::SelectAll);
        if text.is_empty() {
            apply(ui, editor, Deed::Delete);
        } else {
            self.insert(ui, editor, text);
        }
    }

    /// Pasted lines become one where there can be no second.
    fn lines_of(&self, text: &str) -> String {
        let one_line = |c: char| match c {
            '\r' => None,
            '\n' | '\t' if self.rows == 1 => Some(' '),
            c => Some(c),
        };
        let text = if self.rows == 1 { text.trim_matches(['\n', '\r']) } else { text };
        text.chars().filter_map(one_line).collect()
    }

    fn compose(&self, ui: &Ui, editor: &mut Editor, ime: &ImeEvent) {
        match ime {
            // Some desktops send an empty one for no reason; it must not eat the selection.
            ImeEvent::Preedit { text, .. } if text.is_empty() && !editor.is_composing() => {}
            ImeEvent::Preedit { text, .. } => apply(ui, editor, Deed::Compose(text)),
            ImeEvent::Commit(text) => {
                apply(ui, editor, Deed::Compose(""));
                self.insert(ui, editor, text);
            }
            ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
                (0..*before_chars).for_each(|_| apply(ui, editor, Deed::Backspace));
                (0..*after_chars).for_each(|_| apply(ui, editor, Deed::Delete));
            }
            _ => {}
        }
    }

    /// A secret does not leave its field, not even while it is shown.
    pub(super) fn copy(&self, ui: &Ui, editor: &Editor) {
        if let Some(text) = editor.selected().filter(|text| !text.is_empty() && !self.secret) {
            ui.copy_text(text);
        }
    }

    pub(super) fn cut(&self, ui: &Ui, editor: &mut Editor) {
        if !self.secret && editor.selected_letters() > 0 {
            self.copy(ui, editor);
            apply(ui, editor, Deed::Delete);
        }
    }
}

/// Frames until what the clipboard holds has come: it is read after the next one, and handed to the one after that.
const CLIPBOARD: u8 = 3;

fn awaited() -> Id {
    Id::unique("shubbak clipboard")
}

/// The clipboard is the desktop's; what is in it comes as an event.
pub(super) fn ask_for_the_clipboard(ui: &Ui) {
    ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
    ui.data_mut(|data| data.insert_temp(awaited(), CLIPBOARD));
    ui.ctx().request_repaint();
}

/// Keeps frames coming while the clipboard is awaited: nobody may be moving a hand.
pub(super) fn await_the_clipboard(ui: &Ui) {
    let frames: u8 = ui.data(|data| data.get_temp(awaited())).unwrap_or(0);
    if frames > 0 {
        ui.data_mut(|data| data.insert_temp(awaited(), frames - 1));
        ui.ctx().request_repaint();
    }
}

pub(super) fn apply(ui: &Ui, editor: &mut Editor, deed: Deed<'_>) {
    with(ui.ctx(), |letters| editor.apply(&mut letters.engine, deed));
}

fn deed(key: Key, modifiers: Modifiers, rows: usize) -> Option<Deed<'static>> {
    let word = modifiers.ctrl || modifiers.alt;
    match key {
        Key::A if modifiers.command => Some(Deed::SelectAll),
        Key::Z if modifiers.command && modifiers.shift => Some(Deed::Redo),
        Key::Z if modifiers.command => Some(Deed::Undo),
        Key::Y if modifiers.command => Some(Deed::Redo),
        Key::Backspace if word => Some(Deed::BackspaceWord),
        Key::Backspace => Some(Deed::Backspace),
        Key::Delete if word => Some(Deed::DeleteWord),
        Key::Delete => Some(Deed::Delete),
        // Alt with an arrow belongs to the page.
        _ if modifiers.alt => None,
        key => motion(key, word, rows).map(|to| Deed::Move { to, extend: modifiers.shift }),
    }
}

fn motion(key: Key, word: bool, rows: usize) -> Option<Motion> {
    let lines = rows > 1;
    let page = rows.cast_signed();
    Some(match key {
        Key::ArrowLeft if word => Motion::WordLeft,
        Key::ArrowLeft => Motion::Left,
        Key::ArrowRight if word => Motion::WordRight,
        Key::ArrowRight => Motion::Right,
        Key::ArrowUp if lines => Motion::Up,
        Key::ArrowDown if lines => Motion::Down,
        Key::ArrowUp => Motion::TextStart,
        Key::ArrowDown => Motion::TextEnd,
        Key::PageUp if lines => Motion::Lines(-page),
        Key::PageDown if lines => Motion::Lines(page),
        Key::Home if word => Motion::TextStart,
        Key::Home => Motion::LineStart,
        Key::End if word => Motion::TextEnd,
        Key::End => Motion::LineEnd,
        _ => return None,
    })
}
