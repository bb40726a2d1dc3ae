//! The mouse and the finger: click, shift-click, drag, double and triple click, and the right button.

use egui::{PointerButton, Pos2, Rect, Response, Ui};

use super::super::letters::with;
use super::{Field, Kept};
use crate::text::Deed;

/// Presses so near in time and place are one double or triple press.
const SECONDS: f64 = 0.45;
const POINTS: f32 = 6.0;

/// Presses counted by the field, since a word must be selected when the button goes down: what is dragged then is words.
#[derive(Clone, Copy, Default)]
pub(in super::super) struct Presses {
    last: Option<(f64, Pos2)>,
    count: u8,
}

impl Presses {
    /// The number of this press: 1, 2 or 3.
    fn press(&mut self, time: f64, pos: Pos2) -> u8 {
        let again = self.last.is_some_and(|(then, there)| time - then < SECONDS && there.distance(pos) < POINTS);
        self.count = if again { self.count % 3 + 1 } else { 1 };
        self.last = Some((time, pos));
        self.count
    }
}

impl Field<'_> {
    pub(super) fn point(&self, ui: &Ui, response: &Response, kept: &mut Kept, inner: Rect) {
        if !ui.is_enabled() {
            return;
        }
        let pressed = |button| ui.input(|input| input.pointer.button_pressed(button)) && response.contains_pointer();
        let Some(pos) = response.interact_pointer_pos().or_else(|| ui.ctx().pointer_interact_pos()) else {
            return;
        };
        if pressed(PointerButton::Primary) && !super::float::is_pressed_on(ui.ctx(), response.id) {
            response.request_focus();
            self.press_on(ui, kept, inner, pos);
        } else if pressed(PointerButton::Secondary) {
            response.request_focus();
            self.press_aside(ui, kept, inner, pos);
        } else if response.dragged_by(PointerButton::Primary) {
            self.drag(ui, kept, inner, pos);
        }
    }

    fn press_on(&self, ui: &Ui, kept: &mut Kept, inner: Rect, pos: Pos2) {
        let (time, shift) = ui.input(|input| (input.time, input.modifiers.shift));
        let at = self.to_layout(ui, kept, inner, pos);
        let (x, y) = (at.x, at.y);
        let deed = match kept.presses.press(time, pos) {
            1 => Deed::Click { x, y, extend: shift },
            2 => Deed::SelectWordAt { x, y },
            _ => Deed::SelectLineAt { x, y },
        };
        with(ui.ctx(), |letters| kept.editor.apply(&mut letters.engine, deed));
    }

    /// The right button leaves a selection alone that it is pressed on: that is what the menu is for.
    fn press_aside(&self, ui: &Ui, kept: &mut Kept, inner: Rect, pos: Pos2) {
        let at = self.to_layout(ui, kept, inner, pos);
        with(ui.ctx(), |letters| {
            if !kept.editor.is_selected_at(&mut letters.engine, at.x, at.y) {
                kept.editor.apply(&mut letters.engine, Deed::Click { x: at.x, y: at.y, extend: false });
            }
        });
    }

    /// What is dragged beyond an edge goes on moving there; the further out, the faster.
    fn drag(&self, ui: &Ui, kept: &mut Kept, inner: Rect, pos: Pos2) {
        let at = self.to_layout(ui, kept, inner, pos);
        let before = kept.editor.selected_bytes();
        with(ui.ctx(), |letters| kept.editor.apply(&mut letters.engine, Deed::DragTo { x: at.x, y: at.y }));
        let beyond = if self.rows == 1 { !inner.x_range().contains(pos.x) } else { !inner.contains(pos) };
        if beyond && kept.editor.selected_bytes() != before {
            ui.ctx().request_repaint();
        }
    }
}
