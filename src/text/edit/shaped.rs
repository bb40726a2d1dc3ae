//! A number with its separators: what is typed and erased goes through its shape, and the caret steps from digit to
//! digit as if the separators were not there.

use std::ops::Range;

use super::{Deed, Editor, Manner, Motion};
use crate::text::Engine;
use crate::text::shape::{Changed, Shape};

impl Editor {
    pub(super) fn apply_in_shape(&mut self, engine: &mut Engine, deed: Deed<'_>, shape: Shape, most: usize) {
        match deed {
            Deed::Insert(typed) => {
                self.driver(engine).clear_compose();
                let changed = shape.put(self.shown(), self.selected_range(), typed, most);
                self.become_changed(engine, changed);
            }
            Deed::Backspace | Deed::BackspaceWord | Deed::Delete | Deed::DeleteWord => {
                let doomed = self.doomed(engine, deed, shape);
                if !doomed.is_empty() {
                    let changed = shape.erase(self.shown(), doomed);
                    self.become_changed(engine, changed);
                }
            }
            Deed::Compose(_) => self.carry_out(engine, deed),
            _ => self.step(engine, deed, shape),
        }
    }

    /// Leaves the text as it should be left behind. True if that changed it.
    pub fn finish(&mut self, engine: &mut Engine) -> bool {
        let Manner::Shaped(shape, _) = self.manner else { return false };
        let finished = shape.finish(self.shown());
        let changes = finished != self.shown();
        if changes {
            let caret = finished.len();
            self.become_changed(engine, Changed { text: finished, caret });
            self.history.pause();
        }
        changes
    }

    fn become_changed(&mut self, engine: &mut Engine, changed: Changed) {
        if changed.text != self.shown() {
            self.inner.set_text(&changed.text);
        }
        self.driver(engine).move_to_byte(changed.caret);
    }

    /// The bytes that a key would erase.
    fn doomed(&mut self, engine: &mut Engine, deed: Deed<'_>, shape: Shape) -> Range<usize> {
        let selected = self.selected_range();
        if !selected.is_empty() {
            return selected;
        }
        let word = match deed {
            Deed::BackspaceWord => Motion::WordLeft,
            Deed::DeleteWord => Motion::WordRight,
            Deed::Backspace => return shape.before(self.shown(), selected.start),
            _ => return shape.after(self.shown(), selected.start),
        };
        // Numbers run from left to right, so the word on the left is the one before.
        self.carry_out(engine, Deed::Move { to: word, extend: true });
        self.selected_range()
    }

    /// Moves, and goes on where a separator alone was passed.
    fn step(&mut self, engine: &mut Engine, deed: Deed<'_>, shape: Shape) {
        let (_, from) = self.selected_bytes();
        self.carry_out(engine, deed);
        let (_, to) = self.selected_bytes();
        let one = matches!(deed, Deed::Move { to: Motion::Left | Motion::Right, .. });
        if one && to != from && shape.rest(self.shown(), to) == shape.rest(self.shown(), from) {
            self.carry_out(engine, deed);
        }
        let (anchor, focus) = self.selected_bytes();
        let rest = shape.rest(self.shown(), focus);
        if rest != focus {
            let anchor = if anchor == focus { rest } else { anchor };
            self.driver(engine).select_byte_range(anchor, rest);
        }
    }
}
