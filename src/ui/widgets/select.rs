//! One of many, found by typing: governorates, services, banks.

use egui::{
    Color32, CornerRadius, EventFilter, Id, Key, Popup, PopupCloseBehavior, Rect, RectAlign, Response, Role, Sense,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use super::paint::Run;
use super::scroll;
use super::spelling::fold;
use super::text_field::{over, under};
use super::{Icon, column, tip};
use crate::text::{Align, Overflow, plain};
use crate::ui::text::{Field, Setting, Text, set};
use crate::ui::theme::{Hand, Kind, Palette, hand, look, radius, raised, size, space};

/// A labelled list to choose from. Enter, Space or Down opens it; typing narrows it; Enter takes, Escape leaves.
///
/// ```text
/// Select::new("governorate", tr.governorate(), &names).search(tr.type_to_search(), tr.nothing_found())
///     .show(ui, &mut draft.governorate);
/// ```
#[must_use = "show it"]
pub struct Select<'a, S: AsRef<str>> {
    salt: &'a str,
    label: &'a str,
    options: &'a [S],
    placeholder: &'a str,
    search: Option<(&'a str, &'a str)>,
    help: &'a str,
    error: Option<&'a str>,
    width: Option<f32>,
}

/// What is remembered while the list is open.
#[derive(Clone, Default)]
struct Opened {
    open: bool,
    query: String,
    /// The marked one among those that match.
    at: usize,
    /// Opened in this frame: the search wants the keyboard, the list wants to show the chosen one.
    fresh: bool,
}

/// Lines of the open list before it scrolls.
const LINES: f32 = 8.0;

impl<'a, S: AsRef<str>> Select<'a, S> {
    pub fn new(salt: &'a str, label: &'a str, options: &'a [S]) -> Self {
        Self { salt, label, options, placeholder: "", search: None, help: "", error: None, width: None }
    }

    pub fn placeholder(mut self, placeholder: &'a str) -> Self {
        self.placeholder = placeholder;
        self
    }

    /// With a field to search in: its placeholder, and what is said when nothing matches.
    pub fn search(mut self, placeholder: &'a str, nothing: &'a str) -> Self {
        self.search = Some((placeholder, nothing));
        self
    }

    pub fn help(mut self, help: &'a str) -> Self {
        self.help = help;
        self
    }

    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Shows it. The response is changed when another option was taken.
    pub fn show(self, ui: &mut Ui, chosen: &mut Option<usize>) -> Response {
        column(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let head = over(ui, self.label, "");
            let id = ui.make_persistent_id(("select", self.salt));
            let mut opened: Opened = ui.data(|data| data.get_temp(id)).unwrap_or_default();
            let mut response = self.closed(ui, id, &mut opened, *chosen).labelled_by(head);
            if opened.open
                && let Some(taken) = self.list(ui, &response, &mut opened, *chosen)
            {
                if *chosen != Some(taken) {
                    *chosen = Some(taken);
                    response.mark_changed();
                }
                opened.open = false;
                response.request_focus();
            }
            ui.data_mut(|data| data.insert_temp(id, opened));
            under(ui, &response, self.help, self.error);
            response
        })
    }

    fn closed(&self, ui: &mut Ui, id: Id, opened: &mut Opened, chosen: Option<usize>) -> Response {
        let width = self.width.unwrap_or(f32::INFINITY).min(ui.available_width());
        let (_, rect) = ui.allocate_space(vec2(width, look(ui.ctx()).sizes.control));
        let sense = if ui.is_enabled() { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, id, sense);
        let value = chosen.and_then(|at| self.options.get(at)).map(S::as_ref);
        response.widget_info(|| {
            let mut info = WidgetInfo::new(Role::ComboBox);
            info.enabled = ui.is_enabled();
            info.current_text_value = Some(value.map(plain).unwrap_or_default());
            info
        });
        ui.ctx().accesskit_node_builder(id, |node| node.set_expanded(opened.open));
        let down = response.has_focus() && ui.input(|i| i.key_pressed(Key::ArrowDown));
        if response.clicked() || (down && !opened.open) {
            *opened = Opened { open: !opened.open, fresh: true, at: chosen.unwrap_or(0), ..Opened::default() };
        }
        if response.has_focus() {
            let ours = EventFilter { vertical_arrows: true, escape: opened.open, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, ours));
        }
        let cut = self.paint_closed(ui, &response, opened.open, value);
        tip(response, value.filter(|_| cut).unwrap_or_default())
    }

    /// True if the value did not fit.
    fn paint_closed(&self, ui: &Ui, response: &Response, open: bool, value: Option<&str>) -> bool {
        let look = look(ui.ctx());
        let p = look.palette;
        let rect = response.rect;
        let (fill, stroke) = self.frame(p, ui.is_enabled(), open, hand(response));
        ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), fill, stroke, StrokeKind::Inside);
        let mut end = Run::back(ui, rect, space::M);
        let fold = if open { Icon::ChevronUp } else { Icon::ChevronDown };
        let sign = if ui.is_enabled() { p.muted } else { p.faint };
        fold.paint(ui.painter(), end.take(Vec2::splat(size::ICON - space::XXS)), sign, look.rtl());
        let mut run = Run::new(ui, rect, space::M);
        let room = rect.width() - 3.0 * space::M - size::ICON;
        let place = run.take(vec2(room, rect.height()));
        let setting = Setting { overflow: Overflow::Elide, width: Some(room), ..Setting::new(ui.ctx(), Kind::Body) };
        let (words, ink) = match value {
            Some(value) if ui.is_enabled() => (value, p.ink),
            Some(value) => (value, p.muted),
            None => (self.placeholder, p.faint),
        };
        let words = set(ui.ctx(), words, &setting);
        words.paint_in(ui.painter(), place, Align::Start, look.direction, ink);
        words.elided()
    }

    /// As the frame of a field that is typed into: the ring is its own edge.
    fn frame(&self, p: &Palette, enabled: bool, open: bool, hand: Hand) -> (Color32, Stroke) {
        match (enabled, self.error.is_some(), open || hand.keys) {
            (false, _, _) => (p.sunken, p.hair()),
            (true, true, true) => (p.surface, Stroke::new(p.ring, p.late.ink)),
            (true, true, false) => (p.late.wash, Stroke::new(p.edge_line, p.late.ink)),
            (true, false, true) => (p.surface, p.ring()),
            (true, false, false) => (p.surface, Stroke::new(p.edge_line, if hand.over { p.ink } else { p.edge })),
        }
    }

    fn list(&self, ui: &Ui, response: &Response, opened: &mut Opened, chosen: Option<usize>) -> Option<usize> {
        let frame = raised(ui.ctx(), space::XS + space::XXS);
        let mut open = true;
        let align = if look(ui.ctx()).rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
        let shown = Popup::from_response(response)
            .id(response.id.with("list"))
            .open_bool(&mut open)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .align(align)
            .gap(space::XS)
            .width(response.rect.width())
            .frame(frame)
            .show(|ui| column(ui, |ui| self.inside(ui, opened, chosen)));
        // The click that closes is the one on the field itself; its toggle has already been counted.
        opened.open = open || opened.fresh;
        opened.fresh = false;
        shown.and_then(|shown| shown.inner)
    }

    fn inside(&self, ui: &mut Ui, opened: &mut Opened, chosen: Option<usize>) -> Option<usize> {
        ui.set_width(ui.available_width());
        let (up, down, mut enter) =
            ui.input(|i| (i.key_pressed(Key::ArrowUp), i.key_pressed(Key::ArrowDown), i.key_pressed(Key::Enter)));
        // The Enter that opened the list must not take from it.
        enter &= !opened.fresh;
        if let Some((placeholder, _)) = self.search {
            let field = Field::new(&mut opened.query, ("search", self.salt)).name(placeholder).placeholder(placeholder);
            let answer = field.show(ui);
            if opened.fresh {
                answer.request_focus();
            }
            if answer.changed() {
                opened.at = 0;
            }
            ui.add_space(space::XS);
        }
        let matching = self.matching(&opened.query);
        if matching.is_empty() {
            if let Some((_, nothing)) = self.search {
                Text::new(nothing).kind(Kind::Table).muted().show(ui);
            }
            return None;
        }
        let last = matching.len() - 1;
        if down && !opened.fresh {
            opened.at = (opened.at + 1).min(last);
        }
        if up {
            opened.at = opened.at.saturating_sub(1);
        }
        opened.at = opened.at.min(last);
        let follow = up || down || opened.fresh;
        let clicked = self.rows(ui, &matching, opened.at, chosen, follow);
        clicked.or_else(|| enter.then(|| matching[opened.at]))
    }

    fn matching(&self, query: &str) -> Vec<usize> {
        let query = fold(query);
        let hits = |at: &usize| query.is_empty() || fold(self.options[*at].as_ref()).contains(&query);
        (0..self.options.len()).filter(hits).collect()
    }

    fn rows(&self, ui: &mut Ui, matching: &[usize], at: usize, chosen: Option<usize>, follow: bool) -> Option<usize> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut taken = None;
        let line = look(ui.ctx()).sizes.option;
        let bar = ui.make_persistent_id((self.salt, "scroll"));
        let area = scroll::area(ui, bar).max_height(line * LINES).auto_shrink([false, true]);
        let output = area.show(ui, |ui| {
            for (place, option) in matching.iter().enumerate() {
                let (rect, row) = ui.allocate_exact_size(vec2(ui.available_width(), line), Sense::CLICK);
                let words = self.options[*option].as_ref();
                let on = chosen == Some(*option);
                row.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, plain(words)));
                let cut = ui.is_rect_visible(rect) && paint_row(ui, rect, words, on, place == at || hand(&row).over);
                if follow && place == at {
                    ui.scroll_to_rect(rect, None);
                }
                if tip(row, if cut { words } else { "" }).clicked() {
                    taken = Some(*option);
                }
            }
        });
        scroll::bar(ui, bar, output.inner_rect, output.content_size.y, output.state.clamped_offset().y);
        taken
    }
}

/// True if the words did not fit.
fn paint_row(ui: &Ui, rect: Rect, words: &str, on: bool, marked: bool) -> bool {
    let look = look(ui.ctx());
    let p = look.palette;
    if marked {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), p.accent_wash);
    }
    let mut run = Run::new(ui, rect, space::S);
    let room = rect.width() - 3.0 * space::S - size::ICON;
    let place = run.take(vec2(room, rect.height()));
    let kind = if on { Kind::Strong } else { Kind::Body };
    let setting = Setting { overflow: Overflow::Elide, width: Some(room), ..Setting::new(ui.ctx(), kind) };
    let words = set(ui.ctx(), words, &setting);
    words.paint_in(ui.painter(), place, Align::Start, look.direction, p.ink);
    if on {
        let mut end = Run::back(ui, rect, space::S);
        Icon::Check.paint(ui.painter(), end.take(Vec2::splat(size::ICON - space::XXS)), p.accent_ink, false);
    }
    words.elided()
}
