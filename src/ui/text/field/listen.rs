//! What reaches a field that has the keyboard, in order: the screen reader, number keys on the screen, its menu, keys.

use egui::accesskit::Action;
use egui::{Event, EventFilter, Key, Rect, Response, Ui};

use super::super::letters::with;
use super::{Field, Kept, reader, remote};
use crate::text::{Deed, Editor};
use crate::ui::focus;

impl Field<'_> {
    /// True if Enter was pressed in a field of one line.
    pub(super) fn listen(&self, ui: &Ui, response: &Response, kept: &mut Kept, inner: Rect) -> bool {
        if !ui.is_enabled() {
            kept.menu = None;
            return false;
        }
        self.obey_reader(ui, response, &mut kept.editor);
        self.obey_remote(ui, response.id, &mut kept.editor);
        let comes = response.has_focus() && !kept.had;
        kept.had = response.has_focus();
        if !kept.had {
            kept.menu = None;
            if kept.editor.is_composing() {
                with(ui.ctx(), |letters| kept.editor.apply(&mut letters.engine, Deed::Compose("")));
            }
            return false;
        }
        remote::remember(ui.ctx(), response.id);
        super::keys::await_the_clipboard(ui);
        if comes {
            self.select_all_when_come_by_key(ui, response, &mut kept.editor);
        }
        self.open_menu(ui, response, kept, inner);
        self.show_menu(ui, response, kept);
        // Without this the arrows would move the focus instead of the caret, and Escape would leave with the menu open.
        let open = kept.menu.is_some();
        let ours = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: open, escape: open };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, ours));
        self.keys(ui, response, kept, &ours)
    }

    fn keys(&self, ui: &Ui, response: &Response, kept: &mut Kept, ours: &EventFilter) -> bool {
        let mut entered = false;
        for event in ui.input(|input| input.filtered_events(ours)) {
            let enter = matches!(event, Event::Key { key: Key::Enter, pressed: true, .. });
            if enter && self.rows == 1 {
                entered = true;
            } else {
                self.take(ui, response.id, &mut kept.editor, &event);
            }
        }
        entered
    }

    fn select_all_when_come_by_key(&self, ui: &Ui, response: &Response, editor: &mut Editor) {
        let by_pointer = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
        if !by_pointer && !focus::has_come_back(ui.ctx(), response.id) && self.rows == 1 {
            with(ui.ctx(), |letters| editor.apply(&mut letters.engine, Deed::SelectAll));
        }
    }

    fn obey_reader(&self, ui: &Ui, response: &Response, editor: &mut Editor) {
        if let Some(value) = reader::set_value(ui, response.id) {
            self.replace_all(ui, editor, &value);
        }
        let asked =
            |input: &egui::InputState| input.has_accesskit_action_request(response.id, Action::SetTextSelection);
        if ui.input(asked) {
            with(ui.ctx(), |letters| {
                let stretches = editor.stretches(&mut letters.engine);
                if let Some((start, end)) = reader::set_selection(ui, response.id, &stretches) {
                    editor.apply(&mut letters.engine, Deed::SelectBytes { start, end });
                }
            });
        }
    }
}
