//! What screen readers and tests see of a field, and what they may do to it.
//!
//! egui tells readers about its own text widgets only. So that a reader can follow our caret letter by letter, each
//! stretch of the text becomes a node of its own below the field's, with the length, the place and the width of every
//! letter; the field's node says where in them the selection begins and where the caret is.

use egui::accesskit::{Action, ActionData, ActionRequest, Node, TextDirection, TextPosition, TextSelection, TreeId};
use egui::{Id, Pos2, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, vec2};

use super::super::letters::with;
use super::{Field, Kept};
use crate::text::{Editor, Stretch, plain};

impl Field<'_> {
    pub(super) fn tell(&self, ui: &mut Ui, response: &Response, before: &str, kept: &mut Kept, inner: Rect) {
        self.tell_value(ui, response, before, &kept.editor);
        let role = match (self.secret, self.rows) {
            (true, _) => Role::PasswordInput,
            (false, 1) => Role::TextInput,
            (false, _) => Role::MultilineTextInput,
        };
        let enabled = ui.is_enabled();
        let heard = ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(role);
            if !self.name.is_empty() {
                node.set_label(plain(self.name));
            }
            if !self.unit.is_empty() {
                node.set_description(plain(self.unit));
            }
            if enabled {
                node.add_action(Action::SetValue);
                node.add_action(Action::ReplaceSelectedText);
                node.add_action(Action::SetTextSelection);
            } else {
                node.set_read_only();
            }
            if self.wrong {
                node.set_invalid(egui::accesskit::Invalid::True);
            }
        });
        if heard.is_some() {
            let origin = self.origin(ui, kept, inner);
            tell_letters(ui, response, &mut kept.editor, origin, self.secret);
        } else {
            ui.skip_ahead_auto_ids(1);
        }
    }

    /// The value is what is stored: a number without its separators.
    fn tell_value(&self, ui: &Ui, response: &Response, before: &str, editor: &Editor) {
        let told = |text: &str| {
            if self.secret { "•".repeat(text.chars().count()) } else { text.to_owned() }
        };
        let enabled = ui.is_enabled();
        response.widget_info(|| {
            WidgetInfo::text_edit(enabled, told(before), told(&editor.text()), plain(self.placeholder))
        });
    }
}

fn stretch_id(field: Id, number: usize) -> Id {
    field.with(("stretch", number))
}

/// Tells the stretches and the caret. However many there are, they take one of the page's automatic ids.
fn tell_letters(ui: &mut Ui, field: &Response, editor: &mut Editor, origin: Pos2, secret: bool) {
    let stretches = with(ui.ctx(), |letters| editor.stretches(&mut letters.engine));
    let mut scribe = ui.new_child(UiBuilder::new().max_rect(field.rect));
    for (number, stretch) in stretches.iter().enumerate() {
        let id = stretch_id(field.id, number);
        // A Ui without contents, because only a Ui can be given a parent of one's choice.
        let builder = UiBuilder::new().scope_id(id).accessibility_parent(field.id).accessibility_role(Role::TextRun);
        drop(scribe.new_child(builder.max_rect(Rect::from_min_size(origin, Vec2::ZERO)).sense(Sense::empty())));
        let neighbour = |other: Option<usize>| {
            let other = other.filter(|other| stretches.get(*other).is_some_and(|other| other.line == stretch.line))?;
            Some(stretch_id(field.id, other).accesskit_id())
        };
        let written = editor.shown().get(stretch.source.clone()).unwrap_or_default();
        let scale = ui.ctx().pixels_per_point();
        ui.ctx().accesskit_node_builder(id, |node| {
            write(node, stretch, if secret { None } else { Some(written) }, origin, scale);
            neighbour(number.checked_sub(1)).into_iter().for_each(|other| node.set_previous_on_line(other));
            neighbour(Some(number + 1)).into_iter().for_each(|other| node.set_next_on_line(other));
        });
    }
    let (anchor, focus) = editor.selected_bytes();
    let position = |byte| {
        let (number, character_index) = Stretch::find(&stretches, byte);
        TextPosition { node: stretch_id(field.id, number).accesskit_id(), character_index }
    };
    let selection = TextSelection { anchor: position(anchor), focus: position(focus) };
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_text_selection(selection));
}

/// Writes a stretch down; without what is written, a dot stands for each letter.
fn write(node: &mut Node, stretch: &Stretch, written: Option<&str>, origin: Pos2, scale: f32) {
    const DOT: &str = "•";
    let dot = u8::try_from(DOT.len()).unwrap_or(1);
    let area = stretch.area;
    let corner = |x: f32, y: f32| origin + vec2(x, y) / scale;
    let (min, max) = (corner(area.left, area.top), corner(area.right, area.bottom));
    node.set_bounds(egui::accesskit::Rect { x0: min.x.into(), y0: min.y.into(), x1: max.x.into(), y1: max.y.into() });
    node.set_text_direction(if stretch.rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight });
    node.set_value(written.map_or_else(|| DOT.repeat(stretch.letters.len()), str::to_owned));
    let lengths = stretch.letters.iter().map(|letter| if written.is_some() { letter.bytes } else { dot });
    node.set_character_lengths(lengths.collect::<Vec<_>>());
    node.set_character_positions(stretch.letters.iter().map(|letter| letter.at / scale).collect::<Vec<_>>());
    node.set_character_widths(stretch.letters.iter().map(|letter| letter.width / scale).collect::<Vec<_>>());
    node.set_word_starts(stretch.words.clone());
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

/// A screen reader moves the caret, or selects. Bytes of the shown text, the caret last.
pub(super) fn set_selection(ui: &Ui, id: Id, stretches: &[Stretch]) -> Option<(usize, usize)> {
    let byte = |position: TextPosition| {
        let number = (0..stretches.len()).find(|at| stretch_id(id, *at).accesskit_id() == position.node)?;
        Some(stretches[number].byte_of(position.character_index))
    };
    ui.input(|input| {
        input
            .accesskit_action_requests(id, Action::SetTextSelection)
            .filter_map(|request| match &request.data {
                Some(ActionData::SetTextSelection(wanted)) => Some((byte(wanted.anchor)?, byte(wanted.focus)?)),
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
