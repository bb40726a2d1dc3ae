//! The menu of the right button, of the menu key and of Shift+F10: what every program does with a text, and its keys.
//!
//! The keyboard stays with the field; the menu takes the arrows from it, and any other key puts the menu away and does
//! what it always does. Its words are those of the language in which the window reads.

use std::sync::Arc;

use egui::epaint::mutex::Mutex;
use egui::{Event, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::super::letters::{Setting, set, with};
use super::{Field, Kept, Place, float};
use crate::i18n::Tr;
use crate::text::{Align, Deed, Direction, Editor};
use crate::ui::theme::{Kind, look, radius, space};
use crate::ui::words::voice;

/// An open menu.
#[derive(Clone, Copy)]
pub(in super::super) struct Menu {
    at: Pos2,
    marked: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Delete,
    SelectAll,
}

/// In the order of the menu; a line is drawn where a group ends.
const ITEMS: [Item; 7] = [Item::Undo, Item::Redo, Item::Cut, Item::Copy, Item::Paste, Item::Delete, Item::SelectAll];

impl Item {
    fn words(self, tr: &Tr) -> String {
        match self {
            Self::Undo => tr.field_undo(),
            Self::Redo => tr.field_redo(),
            Self::Cut => tr.field_cut(),
            Self::Copy => tr.field_copy(),
            Self::Paste => tr.field_paste(),
            Self::Delete => tr.field_delete(),
            Self::SelectAll => tr.field_select_all(),
        }
    }

    /// As it stands on the keys.
    fn cap(self) -> &'static str {
        match self {
            Self::Undo => "Ctrl+Z",
            Self::Redo => "Ctrl+Y",
            Self::Cut => "Ctrl+X",
            Self::Copy => "Ctrl+C",
            Self::Paste => "Ctrl+V",
            Self::Delete => "Del",
            Self::SelectAll => "Ctrl+A",
        }
    }

    fn ends_a_group(self) -> bool {
        matches!(self, Self::Redo | Self::Delete)
    }
}

/// Whether the menu was asked for by key.
fn is_menu_key(event: &Event) -> bool {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
    *key == Key::Menu || (*key == Key::F10 && modifiers.shift_only())
}

/// Whether the menu of this field is open, and has the arrows.
#[must_use]
pub fn has_menu_open(ctx: &egui::Context, field: Id) -> bool {
    let kept = ctx.data(|data| data.get_temp::<Arc<Mutex<Kept>>>(field));
    kept.is_some_and(|kept| kept.lock().menu.is_some())
}

impl Field<'_> {
    pub(super) fn open_menu(&self, ui: &Ui, response: &Response, kept: &mut Kept, inner: Rect) {
        let by_key = ui.input_mut(|input| {
            let before = input.events.len();
            input.events.retain(|event| !is_menu_key(event));
            input.events.len() != before
        });
        if by_key {
            kept.menu = match kept.menu {
                Some(_) => None,
                None => Some(Menu { at: self.below_caret(ui, kept, inner), marked: None }),
            };
            if kept.menu.is_some() {
                self.mark_next(kept, 1);
            }
        } else if response.secondary_clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            // A finger that rests on a word means that word.
            if response.long_touched() {
                let to = self.to_layout(ui, kept, inner, at);
                super::keys::apply(ui, &mut kept.editor, Deed::SelectWordAt { x: to.x, y: to.y });
            }
            kept.menu = Some(Menu { at, marked: None });
        }
    }

    fn below_caret(&self, ui: &Ui, kept: &mut Kept, inner: Rect) -> Pos2 {
        let geometry = with(ui.ctx(), |letters| kept.editor.geometry(&mut letters.engine, 1.0));
        let caret = geometry.caret.unwrap_or_default();
        let scale = ui.ctx().pixels_per_point();
        let at = self.origin(ui, kept, inner) + vec2(caret.left, caret.bottom) / scale;
        inner.expand2(vec2(0.0, space::S)).clamp(at)
    }

    fn allows(&self, item: Item, editor: &Editor) -> bool {
        let selected = editor.selected_letters() > 0;
        match item {
            Item::Undo => editor.can_undo(),
            Item::Redo => editor.can_redo(),
            // What is hidden, or shown only for a look, is not carried out of its field.
            Item::Cut | Item::Copy => selected && !self.secret,
            Item::Paste => true,
            Item::Delete => selected,
            Item::SelectAll => !editor.shown().is_empty(),
        }
    }

    /// Draws the open menu and lets it take its keys.
    pub(super) fn show_menu(&self, ui: &Ui, response: &Response, kept: &mut Kept) {
        let Some(menu) = kept.menu else { return };
        let tr = voice(ui.ctx());
        let by_key = self.menu_keys(ui, kept);
        let drawn = float(ui, response.id, "menu", Place::From(menu.at), &tr.field_menu(), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let width = width(ui, &tr);
            let mut chosen = None;
            for (index, item) in ITEMS.into_iter().enumerate() {
                if self.row(ui, response.id, kept, (index, item), width).clicked() {
                    chosen = Some(item);
                }
                if item.ends_a_group() {
                    line(ui, width);
                }
            }
            chosen
        });
        if drawn.pressed_outside {
            kept.menu = None;
        }
        if let Some(item) = drawn.inner.flatten().or(by_key) {
            kept.menu = None;
            self.choose(ui, item, &mut kept.editor);
        }
    }

    fn menu_keys(&self, ui: &Ui, kept: &mut Kept) -> Option<Item> {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            self.mark_next(kept, 1);
        } else if pressed(Key::ArrowUp) {
            self.mark_next(kept, -1);
        } else if pressed(Key::Escape) || pressed(Key::Tab) {
            kept.menu = None;
        } else if pressed(Key::Enter) || pressed(Key::Space) {
            ui.input_mut(|input| input.events.retain(|event| *event != Event::Text(" ".to_owned())));
            let marked = kept.menu.and_then(|menu| menu.marked);
            kept.menu = None;
            return marked.map(|index| ITEMS[index]);
        } else if ui.input(|input| input.events.iter().any(is_typed)) {
            kept.menu = None;
        }
        None
    }

    /// Goes on to the next that can be chosen, and round at the ends.
    fn mark_next(&self, kept: &mut Kept, step: isize) {
        let Some(menu) = &mut kept.menu else { return };
        let count = ITEMS.len() as isize;
        let from = menu.marked.map_or(if step > 0 { -1 } else { count }, |index| index as isize);
        let next = (1..=count).map(|n| (from + n * step).rem_euclid(count) as usize);
        menu.marked = next.into_iter().find(|index| self.allows(ITEMS[*index], &kept.editor));
    }

    fn row(&self, ui: &mut Ui, field: Id, kept: &mut Kept, (index, item): (usize, Item), width: f32) -> Response {
        let enabled = self.allows(item, &kept.editor);
        let (_, rect) = ui.allocate_space(vec2(width, look(ui.ctx()).sizes.control));
        let sense = if enabled { Sense::CLICK } else { Sense::hover() };
        let response = ui.interact(rect, field.with(("menu", index)), sense);
        let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
        if let Some(menu) = &mut kept.menu
            && enabled
            && response.hovered()
            && moved
        {
            menu.marked = Some(index);
        }
        let marked = enabled && kept.menu.is_some_and(|menu| menu.marked == Some(index));
        let words = item.words(&voice(ui.ctx()));
        response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, enabled, &words));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(item.cap()));
        if marked {
            // The keyboard stays with the field; a reader is told what is marked.
            ui.ctx().accesskit_node_builder(field, |node| node.set_active_descendant(response.id.accesskit_id()));
        }
        paint_row(ui, rect, &words, item.cap(), enabled, marked);
        response
    }

    fn choose(&self, ui: &Ui, item: Item, editor: &mut Editor) {
        match item {
            Item::Undo => super::keys::apply(ui, editor, Deed::Undo),
            Item::Redo => super::keys::apply(ui, editor, Deed::Redo),
            Item::Cut => self.cut(ui, editor),
            Item::Copy => self.copy(ui, editor),
            Item::Paste => super::keys::ask_for_the_clipboard(ui),
            Item::Delete => super::keys::apply(ui, editor, Deed::Delete),
            Item::SelectAll => super::keys::apply(ui, editor, Deed::SelectAll),
        }
    }
}

fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Key { pressed: true, .. } | Event::Cut | Event::Copy | Event::Paste(_))
}

/// Names of keys are the same in both languages, and run from left to right.
fn cap(ui: &Ui) -> Setting {
    Setting { direction: Direction::Ltr, ..Setting::new(ui.ctx(), Kind::Small) }
}

fn paint_row(ui: &Ui, rect: Rect, words: &str, key: &str, enabled: bool, marked: bool) {
    let look = look(ui.ctx());
    let p = look.palette;
    let painter = ui.painter();
    if marked {
        painter.rect_filled(rect, radius::CONTROL, p.accent_wash);
    }
    let (ink, hint) = if enabled { (p.ink, p.muted) } else { (p.faint, p.faint) };
    let place = rect.shrink2(vec2(space::M, 0.0));
    let body = Setting { width: Some(place.width()), ..Setting::new(ui.ctx(), Kind::Body) };
    set(ui.ctx(), words, &body).paint_in(painter, place, Align::Start, look.direction, ink);
    set(ui.ctx(), key, &cap(ui)).paint_in(painter, place, Align::End, look.direction, hint);
}

fn width(ui: &Ui, tr: &Tr) -> f32 {
    let of = |item: Item| {
        let words = set(ui.ctx(), &item.words(tr), &Setting::new(ui.ctx(), Kind::Body)).size().x;
        words + set(ui.ctx(), item.cap(), &cap(ui)).size().x
    };
    ITEMS.into_iter().map(of).fold(0.0, f32::max) + 2.0 * space::M + space::XXL
}

fn line(ui: &mut Ui, width: f32) {
    let p = look(ui.ctx()).palette;
    let (_, rect) = ui.allocate_space(vec2(width, 2.0 * space::XS + p.line));
    ui.painter().hline(rect.x_range(), rect.center().y, egui::Stroke::new(p.line, p.hairline));
}
