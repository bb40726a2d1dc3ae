//! Number keys that are not on the keyboard: what is pressed on the screen goes to a field, whoever has the keyboard.

use egui::{Context, Id, Ui};

use super::Field;
use crate::text::{Deed, Editor};

/// One key pressed on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remote {
    /// A digit, or the point.
    Letter(char),
    Backspace,
    Clear,
}

fn queue(field: Id) -> Id {
    field.with("from afar")
}

fn last() -> Id {
    Id::unique("shubbak last field")
}

/// Sends a key to a field; it takes it when it is next drawn.
pub fn press_from_afar(ctx: &Context, field: Id, key: Remote) {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Vec<Remote>>(queue(field)).push(key));
    ctx.request_repaint();
}

/// The field that has the keyboard, or had it last.
#[must_use]
pub fn last_field(ctx: &Context) -> Option<Id> {
    ctx.data(|data| data.get_temp(last()))
}

pub(super) fn remember(ctx: &Context, field: Id) {
    ctx.data_mut(|data| data.insert_temp(last(), field));
}

impl Field<'_> {
    pub(super) fn obey_remote(&self, ui: &Ui, id: Id, editor: &mut Editor) {
        let keys: Vec<Remote> = ui.data_mut(|data| data.remove_temp(queue(id))).unwrap_or_default();
        for key in keys {
            match key {
                Remote::Letter(letter) => self.insert(ui, editor, letter.encode_utf8(&mut [0; 4])),
                Remote::Backspace => super::keys::apply(ui, editor, Deed::Backspace),
                Remote::Clear => {
                    super::keys::apply(ui, editor, Deed::SelectAll);
                    super::keys::apply(ui, editor, Deed::Delete);
                }
            }
        }
    }
}
