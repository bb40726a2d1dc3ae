//! What opens under a head. It opens and shuts at once: the keyboard is on its way to something inside, and what is not
//! in sight yet cannot get it.

use egui::{Id, Ui};

/// Shows the inside while `open`.
pub(super) fn fold<R>(ui: &mut Ui, id: Id, open: bool, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    open.then(|| ui.push_id(id.with("fold"), |ui| ui.with_layout(*ui.layout(), add).inner).inner)
}
