//! The sheet of keys: every key in words, over whatever page one is on. Typing narrows it; it changes nothing beneath.

use egui::{Context, Id, Key, Modal, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::keys::{cap, cap_size, paint_cap};
use super::layout::{Part, ends, side_by_side};
use super::{EmptyState, Icon, IconButton, column, fold, raised, row, scroll};
use crate::text::{Align, Direction, plain};
use crate::ui::text::{Field, Flow, Setting, Text, set};
use crate::ui::theme::tokens::LINE_TIGHT;
use crate::ui::theme::{Kind, look, size, space};

/// Keys that belong together.
#[derive(Clone, Debug)]
pub struct KeyGroup {
    pub title: String,
    pub lines: Vec<KeyLine>,
}

/// A key and what it does.
#[derive(Clone, Debug)]
pub struct KeyLine {
    /// As it stands on the keys, one space between several: `Ctrl+C X V`, `1 … 5`.
    pub caps: &'static str,
    pub words: String,
    /// Other words by which it is found: those of the other language.
    pub also: String,
}

/// The sheet. It is shown as long as the page calls [`Self::show`].
///
/// ```text
/// if KeySheet::new(tr.keys_title(), tr.keys_words(), &groups).search(…).show(ctx, &mut query) { put it away }
/// ```
#[must_use = "show it"]
pub struct KeySheet<'a> {
    title: &'a str,
    words: &'a str,
    groups: &'a [KeyGroup],
    search: &'a str,
    close: &'a str,
    nothing: (&'a str, &'a str),
}

const LINE: f32 = size::CAP + 2.0 * PAD;
const PAD: f32 = space::XS;
const TITLE: f32 = space::XXL;
/// For a line that takes two.
const SPARE: f32 = LINE;
/// Points that one press of a page key goes on.
const LEAF: f32 = 9.0 * LINE;

impl<'a> KeySheet<'a> {
    pub fn new(title: &'a str, words: &'a str, groups: &'a [KeyGroup]) -> Self {
        Self { title, words, groups, search: "", close: "", nothing: ("", "") }
    }

    /// The name of the field to search in, and what is said when nothing matches.
    pub fn search(mut self, name: &'a str, nothing: (&'a str, &'a str)) -> Self {
        (self.search, self.nothing) = (name, nothing);
        self
    }

    /// The name of the button that puts it away.
    pub fn close(mut self, close: &'a str) -> Self {
        self.close = close;
        self
    }

    /// Shows it over everything. True when it is to be put away.
    pub fn show(self, ctx: &Context, query: &mut String) -> bool {
        let p = look(ctx).palette;
        let id = Id::unique("sheet of keys");
        let frame = raised(ctx, space::XL);
        let area = Modal::default_area(id).role(Role::Dialog).accessible_name(plain(self.title));
        let room = ctx.content_rect().size() - vec2(2.0 * space::XXL + 2.0 * space::XL, 2.0 * space::XL + space::XXL);
        let shown = Modal::new(id).area(area).frame(frame).backdrop_color(p.veil).show(ctx, |ui| {
            ui.set_width(room.x.min(size::KEY_SHEET));
            column(ui, |ui| {
                ui.set_width(ui.available_width());
                let closed = self.head(ui, query);
                ui.add_space(space::M);
                self.body(ui, query, room.y);
                closed
            })
        });
        shown.inner || shown.backdrop_response.clicked()
    }

    fn head(&self, ui: &mut Ui, query: &mut String) -> bool {
        let mut closed = false;
        ends(
            ui,
            |ui| {
                Text::new(self.title).kind(Kind::Page).show(ui);
                ui.add_space(space::M);
                Text::new(self.words).kind(Kind::Table).muted().show(ui);
            },
            |ui| {
                let field = Field::new(query, "key").name(self.search).placeholder(self.search);
                let field = field.flow(Flow::FirstStrong).width(size::KEY_SHEET_FIND).max(40).show(ui);
                // It has the keyboard from the first, and gets it back.
                if ui.memory(|memory| memory.focused().is_none()) {
                    field.request_focus();
                }
                closed = IconButton::new(Icon::Close, self.close).show(ui).clicked();
            },
        );
        closed
    }

    /// The groups in as many columns as there is room for; what matches, when something is looked for.
    fn body(&self, ui: &mut Ui, query: &str, room: f32) {
        let found: Vec<KeyGroup> = self.groups.iter().filter_map(|group| matching(group, query)).collect();
        let count = ((ui.available_width() / size::KEY_SHEET_COLUMN) as usize).clamp(1, 3);
        let tall = lay(self.groups, count).into_iter().map(|column| column.into_iter().map(height).sum::<f32>());
        let whole = tall.fold(0.0, f32::max) + SPARE;
        // As high as the whole list, so that nothing jumps while one types.
        let size = vec2(ui.available_width(), whole.min(room - look(ui.ctx()).sizes.control - space::M));
        ui.allocate_ui(size, |ui| {
            ui.set_min_size(size);
            if found.is_empty() {
                let (nothing, next) = self.nothing;
                EmptyState::new(Icon::Keyboard, nothing).words(next).show(ui);
                return;
            }
            scroll(ui, "lines", |ui| {
                ui.scroll_with_delta(vec2(0.0, leafed(ui)));
                let caps = self.groups.iter().flat_map(|group| &group.lines).map(|line| caps_width(ui, line.caps));
                let caps = caps.fold(0.0, f32::max);
                let columns = lay(&found, count);
                let parts = vec![Part::Share(1.0); count];
                side_by_side(ui, &parts, space::XXL, |ui, at| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let groups = columns.get(at).into_iter().flatten();
                    groups.for_each(|group| show_group(ui, group, caps));
                });
            });
        });
    }
}

fn matching(group: &KeyGroup, query: &str) -> Option<KeyGroup> {
    let query = fold(query.trim());
    let hits = |line: &&KeyLine| {
        let said = format!("{} {} {} {}", line.caps, line.words, line.also, group.title);
        query.split(' ').all(|word| fold(&said).contains(word))
    };
    let lines: Vec<KeyLine> = group.lines.iter().filter(hits).cloned().collect();
    (!lines.is_empty()).then(|| KeyGroup { title: group.title.clone(), lines })
}

fn height(group: &KeyGroup) -> f32 {
    TITLE + group.lines.len() as f32 * LINE + space::L
}

/// Lays the groups into columns, each below the column that ends highest: the first stands first, and no column is
/// much longer than another.
fn lay(groups: &[KeyGroup], count: usize) -> Vec<Vec<&KeyGroup>> {
    let mut columns: Vec<(f32, Vec<&KeyGroup>)> = vec![(0.0, vec![]); count];
    for group in groups {
        // The first of those that end at the same height.
        let highest = columns.iter_mut().min_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((end, column)) = highest {
            *end += height(group);
            column.push(group);
        }
    }
    columns.into_iter().map(|(_, column)| column).collect()
}

fn leafed(ui: &Ui) -> f32 {
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    match (pressed(Key::PageDown), pressed(Key::PageUp)) {
        (true, _) => -LEAF,
        (false, true) => LEAF,
        (false, false) => 0.0,
    }
}

fn show_group(ui: &mut Ui, group: &KeyGroup, caps: f32) {
    row(ui, |ui| {
        ui.set_min_height(TITLE);
        Text::new(&group.title).kind(Kind::Strong).accent().show(ui);
    });
    group.lines.iter().for_each(|line| show_line(ui, line, caps));
    ui.add_space(space::L);
}

fn show_line(ui: &mut Ui, line: &KeyLine, caps: f32) {
    let look = look(ui.ctx());
    let width = ui.available_width();
    let setting = Setting {
        width: Some(width - caps - space::M),
        line_height: LINE_TIGHT,
        ..Setting::new(ui.ctx(), Kind::Table)
    };
    let words = set(ui.ctx(), &line.words, &setting);
    let (rect, response) =
        ui.allocate_exact_size(vec2(width, words.size().y.max(size::CAP) + 2.0 * PAD), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, plain(&format!("{} {}", line.caps, line.words))));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let first = if look.rtl() { rect.right() - caps_width(ui, line.caps) } else { rect.left() };
    paint_caps(ui, line.caps, pos2(first, rect.top() + PAD));
    let left = if look.rtl() { rect.left() } else { rect.left() + caps + space::M };
    let place =
        Rect::from_min_size(pos2(left, rect.top() + PAD), vec2(width - caps - space::M, rect.height() - 2.0 * PAD));
    words.paint_in(ui.painter(), place, Align::Start, look.direction, look.palette.ink);
}

/// Names of keys are read from the left in both languages, as they lie on the keyboard.
fn paint_caps(ui: &Ui, caps: &str, at: egui::Pos2) {
    let p = look(ui.ctx()).palette;
    let mut left = at.x;
    for one in caps.split(' ') {
        let name = cap(ui, one);
        let place = Rect::from_min_size(pos2(left, at.y), piece(ui, one));
        if one == "…" {
            name.paint_in(ui.painter(), place, Align::Center, Direction::Ltr, p.muted);
        } else {
            paint_cap(ui, &name, place, p.ink, p.edge);
        }
        left += place.width() + space::XS;
    }
}

fn caps_width(ui: &Ui, caps: &str) -> f32 {
    let pieces: Vec<f32> = caps.split(' ').map(|one| piece(ui, one).x).collect();
    pieces.iter().sum::<f32>() + space::XS * pieces.len().saturating_sub(1) as f32
}

fn piece(ui: &Ui, one: &str) -> egui::Vec2 {
    let size = cap_size(&cap(ui, one));
    if one == "…" { vec2(space::M, size.y) } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(title: &str, lines: usize) -> KeyGroup {
        let line = KeyLine { caps: "F1", words: String::new(), also: String::new() };
        KeyGroup { title: title.into(), lines: vec![line; lines] }
    }

    #[test]
    fn the_first_group_stands_first_and_columns_come_out_even() {
        let groups = [group("a", 5), group("b", 9), group("c", 2), group("d", 2), group("e", 9)];
        let laid = lay(&groups, 3);
        let titles: Vec<String> =
            laid.iter().map(|column| column.iter().map(|group| &*group.title).collect()).collect();
        assert_eq!(titles, ["ae", "b", "cd"]);
    }

    #[test]
    fn a_key_is_found_by_its_words_in_either_language_and_by_its_cap() {
        let line = KeyLine { caps: "F12", words: "قفل الشباك".into(), also: "Lock the window".into() };
        let group = KeyGroup { title: "في كل مكان".into(), lines: vec![line] };
        for query in ["قفل", "LOCK", "f12", "الشباك قفل", ""] {
            assert!(matching(&group, query).is_some(), "{query}");
        }
        assert!(matching(&group, "طباعة").is_none());
    }
}
