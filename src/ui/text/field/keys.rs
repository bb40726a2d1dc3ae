//! What each key, paste and composed letter does to the text.

use egui::{Event, Id, ImeEvent, Key, Modifiers, Ui};

use super::super::letters::with;
use super::{Field, reader};
use crate::text::{Deed, Editor, Motion};

impl Field<'_> {
    pub(super) fn take(&self, ui: &Ui, id: Id, editor: &mut Editor, event: &Event) {
        match event {
            Event::Text(text) if text != "\n" && text != "\r" => self.insert(ui, editor, text),
            Event::Paste(text) => self.insert(ui, editor, text),
            Event::Copy => copy(ui, editor),
            Event::Cut => {
                copy(ui, editor);
                if editor.selected().is_some() {
                    apply(ui, editor, Deed::Delete);
                }
            }
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
        if key == Key::Enter {
            self.insert(ui, editor, "\n");
        } else if let Some(deed) = deed(key, modifiers, self.rows > 1) {
            apply(ui, editor, deed);
        }
    }

    /// Puts in what the filter and the length allow.
    fn insert(&self, ui: &Ui, editor: &mut Editor, text: &str) {
        let kept_letters = editor.text().chars().count().saturating_sub(selected_letters(editor));
        let room = self.max.saturating_sub(kept_letters);
        let text = self.admit(text, room);
        if !text.is_empty() {
            apply(ui, editor, Deed::Insert(&text));
        }
    }

    pub(super) fn replace_all(&self, ui: &Ui, editor: &mut Editor, text: &str) {
        apply(ui, editor, Deed::SelectAll);
        let text = self.admit(text, self.max);
        apply(ui, editor, Deed::Insert(&text));
    }

    fn admit(&self, text: &str, room: usize) -> String {
        let one_line = |c: char| match c {
            '\r' => None,
            '\n' | '\t' if self.rows == 1 => Some(' '),
            c => Some(c),
        };
        let text = if self.rows == 1 { text.trim_matches(['\n', '\r']) } else { text };
        text.chars().filter_map(one_line).filter_map(|c| self.filter.map_or(Some(c), |f| f(c))).take(room).collect()
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
}

fn apply(ui: &Ui, editor: &mut Editor, deed: Deed<'_>) {
    with(ui.ctx(), |letters| editor.apply(&mut letters.engine, deed));
}

fn copy(ui: &Ui, editor: &Editor) {
    if let Some(text) = editor.selected() {
        ui.copy_text(text.to_owned());
    }
}

fn selected_letters(editor: &Editor) -> usize {
    match editor.selected() {
        Some(text) => text.chars().count(),
        // Of a secret only the dots are known, each three bytes long.
        None => editor.selected_bytes().len() / '•'.len_utf8(),
    }
}

fn deed(key: Key, modifiers: Modifiers, lines: bool) -> Option<Deed<'static>> {
    let word = modifiers.ctrl || modifiers.alt;
    if modifiers.command {
        match key {
            Key::A => return Some(Deed::SelectAll),
            Key::Z if modifiers.shift => return Some(Deed::Redo),
            Key::Z => return Some(Deed::Undo),
            Key::Y => return Some(Deed::Redo),
            _ => {}
        }
    }
    let to = match key {
        Key::Backspace => {
            return Some(if word { Deed::BackspaceWord } else { Deed::Backspace });
        }
        Key::Delete => return Some(if word { Deed::DeleteWord } else { Deed::Delete }),
        // Alt with an arrow belongs to the page.
        Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown if modifiers.alt => {
            return None;
        }
        Key::ArrowLeft if word => Motion::WordLeft,
        Key::ArrowLeft => Motion::Left,
        Key::ArrowRight if word => Motion::WordRight,
        Key::ArrowRight => Motion::Right,
        Key::ArrowUp if lines => Motion::Up,
        Key::ArrowDown if lines => Motion::Down,
        Key::ArrowUp => Motion::TextStart,
        Key::ArrowDown => Motion::TextEnd,
        Key::Home if word => Motion::TextStart,
        Key::Home => Motion::LineStart,
        Key::End if word => Motion::TextEnd,
        Key::End => Motion::LineEnd,
        _ => return None,
    };
    Some(Deed::Move { to, extend: modifiers.shift })
}
