//! What screen readers and tests see of a field, and what they may do to it.

use egui::accesskit::{Action, ActionData, ActionRequest, TreeId};
use egui::{Id, Response, Role, Ui, WidgetInfo};

use super::Field;
use crate::text::{Editor, plain};

impl Field<'_> {
    pub(super) fn tell(&self, ui: &Ui, response: &Response, name: &str, before: &str, editor: &Editor) {
        let shown = |text: &str| {
            if self.secret { "•".repeat(text.chars().count()) } else { text.to_owned() }
        };
        let enabled = ui.is_enabled();
        response.widget_info(|| {
            let now = shown(&editor.text());
            WidgetInfo::text_edit(enabled, shown(before), now, plain(self.placeholder))
        });
        let role = match (self.secret, self.rows) {
            (true, _) => Role::PasswordInput,
            (false, 1) => Role::TextInput,
            (false, _) => Role::MultilineTextInput,
        };
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(role);
            if !name.is_empty() {
                node.set_label(plain(name));
            }
            if enabled {
                node.add_action(Action::SetValue);
                node.add_action(Action::ReplaceSelectedText);
            } else {
                node.set_read_only();
            }
            if self.wrong {
                node.set_invalid(egui::accesskit::Invalid::True);
            }
        });
    }
}

/// A screen reader sets the whole text, focused or not.
pub(super) fn set_value(ui: &Ui, id: Id) -> Option<String> {
    ui.input(|input| {
        input
            .accesskit_action_requests(id, Action::SetValue)
            .filter_map(|request| match &request.data {
                Some(ActionData::Value(value)) => Some(value.to_string()),
                _ => None,
            })
            .last()
    })
}

/// The text a screen reader dictates in the place of the selection.
pub(super) fn replace_selected(request: &ActionRequest, id: Id) -> Option<&str> {
    let here = request.target_node == id.accesskit_id() && request.target_tree == TreeId::ROOT;
    match &request.data {
        Some(ActionData::Value(value)) if here && request.action == Action::ReplaceSelectedText => Some(value),
        _ => None,
    }
}
