//! The last column: the paper as it will be printed, what is still needed, and the main button, always
//! in the same place and saying what it will do.

use egui::{CornerRadius, Rect, Role, Sense, StrokeKind, TextureHandle, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::View;
use super::draft::Draft;
use super::sheet::{Deed, Holds, Lack, Taking};
use super::spot::Spot;
use super::walk::{Walk, why_at_a_distance};
use crate::app::PaperKind;
use crate::error::Wording;
use crate::i18n::Tr;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::{Setting, Text, set};
use crate::ui::theme::tokens::card_shadow;
use crate::ui::theme::{Kind, look, radius, size, space};
use crate::ui::widgets::{Banner, Button, Icon, Tone, column, scroll, way};
use crate::ui::words;

/// A paper as a picture on the screen.
#[derive(Clone)]
pub struct Picture {
    pub paper: PaperKind,
    /// The number on it; empty while there is none.
    pub no: String,
    pub texture: TextureHandle,
}

/// Lacks that are named before the rest is only counted.
const NAMED: usize = 3;

pub fn show(ui: &mut Ui, view: &View<'_>, draft: &Draft, walk: &mut Walk<'_>, asks: &mut Vec<Ask>) {
    let room = ui.available_rect_before_wrap();
    let lacks = if draft.is_blank() { vec![] } else { told(walk, draft) };
    let says = if is_incomplete(walk.sheet.deed(draft)) { walk.tr.do_incomplete_why() } else { String::new() };
    // From the bottom up, so that the button keeps its place whatever stands above it.
    let button_height = look(ui.ctx()).sizes.large;
    let foot = Rect::from_min_max(pos2(room.left(), room.bottom() - button_height), room.max);
    let said = said_height(ui, &lacks, &says, view).min(room.height() - button_height);
    let said = Rect::from_min_max(pos2(room.left(), foot.top() - said), pos2(room.right(), foot.top()));
    let paper = Rect::from_min_max(room.min, pos2(room.right(), said.top()));
    if paper.height() >= size::PAPER_LEAST {
        inside(ui, paper, "paper", |ui| live(ui, view, walk.tr));
    }
    inside(ui, said, "said", |ui| scroll(ui, "said", |ui| say(ui, view, &lacks, &says, walk)));
    inside(ui, foot, "foot", |ui| button(ui, view, draft, walk, asks));
    ui.advance_cursor_after_rect(room);
}

/// Where the room is cut when the paper has no place: the sheet above, a refusal and the main button at the foot.
pub fn cut(ui: &Ui, view: &View<'_>) -> (Rect, Rect) {
    let room = ui.available_rect_before_wrap();
    let said = said_height(ui, &[], "", view).min(room.height() / 2.0);
    let at = room.bottom() - look(ui.ctx()).sizes.large - said;
    (Rect::from_min_max(room.min, pos2(room.right(), at)), Rect::from_min_max(pos2(room.left(), at), room.max))
}

/// The main button alone, and above it why it was refused.
pub fn foot(ui: &mut Ui, view: &View<'_>, draft: &Draft, walk: &mut Walk<'_>, asks: &mut Vec<Ask>) {
    let room = ui.available_rect_before_wrap();
    let (said, foot) = room.split_top_bottom_at_y(room.bottom() - look(ui.ctx()).sizes.large);
    inside(ui, said, "said", |ui| scroll(ui, "said", |ui| say(ui, view, &[], "", walk)));
    inside(ui, foot, "go", |ui| button(ui, view, draft, walk, asks));
}

pub fn inside(ui: &mut Ui, place: Rect, salt: &str, add: impl FnOnce(&mut Ui)) {
    let mut part = ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt(salt));
    column(&mut part, add);
}

/// What holds everything up, or else what keeps the case incomplete.
fn told(walk: &Walk<'_>, draft: &Draft) -> Vec<Lack> {
    let holding: Vec<Lack> = walk.sheet.lacks.iter().filter(|lack| lack.holds == Holds::Everything).cloned().collect();
    match walk.sheet.deed(draft) {
        Deed::Fill => holding,
        Deed::Register(_) | Deed::Complete(_) => vec![],
    }
}

/// What is said above the button, as high as its words are.
fn said_height(ui: &Ui, lacks: &[Lack], says: &str, view: &View<'_>) -> f32 {
    let lines = lacks.len().min(NAMED) + usize::from(lacks.len() > NAMED);
    let line = look(ui.ctx()).sizes.target + space::XXS;
    let list = if lines == 0 { 0.0 } else { Kind::Label.line() + space::S + lines as f32 * line };
    let setting = Setting { width: Some(ui.available_width()), ..Setting::new(ui.ctx(), Kind::Small) };
    let words = if says.is_empty() { 0.0 } else { set(ui.ctx(), says, &setting).size().y + space::XS };
    let refused = view.refused.map_or(0.0, |wording| refusal(wording).height(ui) + space::S);
    list + words + refused + space::M
}

fn refusal(wording: &Wording) -> Banner<'_> {
    Banner::new(Tone::Late, &wording.what).detail(&wording.next)
}

/// The picture, as large as there is room; or a word on what will stand here.
fn live(ui: &mut Ui, view: &View<'_>, tr: &Tr) {
    let title = view.preview.map_or_else(|| tr.paper_column(), |picture| words::paper(picture.paper, tr));
    Text::new(&title).kind(Kind::Title).show(ui);
    ui.add_space(space::XS);
    let room = ui.available_rect_before_wrap().shrink2(vec2(space::XXS, space::XS));
    match view.preview {
        Some(picture) => drop(paint(ui, room, picture, tr)),
        None => empty(ui, room, tr),
    }
}

/// Paints a paper into `room`, whole, and tells where it lies.
pub fn paint(ui: &mut Ui, room: Rect, picture: &Picture, tr: &Tr) -> egui::Response {
    let p = look(ui.ctx()).palette;
    let natural = picture.texture.size_vec2();
    let scale = (room.width() / natural.x).min(room.height() / natural.y).max(f32::EPSILON);
    let size = natural * scale;
    let rect = Rect::from_min_size(pos2(room.center().x - size.x / 2.0, room.top()), size);
    ui.painter().add(card_shadow(p).as_shape(rect, CornerRadius::same(radius::PAPER)));
    ui.painter().rect(rect, CornerRadius::same(radius::PAPER), p.paper, p.hair(), StrokeKind::Outside);
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().image(picture.texture.id(), rect, whole, p.paper);
    let response = ui.allocate_rect(rect, Sense::hover());
    let name = format!("{} {}", words::paper(picture.paper, tr), picture.no);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name.trim()));
    response
}

fn empty(ui: &mut Ui, room: Rect, tr: &Tr) {
    let look = look(ui.ctx());
    let p = look.palette;
    // The shape of an A5 sheet, so that nothing jumps when the paper comes.
    let height = (room.width() * size::SHEET_SHAPE).min(room.height());
    let rect = Rect::from_center_size(
        pos2(room.center().x, room.top() + height / 2.0),
        vec2(height / size::SHEET_SHAPE, height),
    );
    ui.painter().rect(rect, CornerRadius::same(radius::SMALL), p.surface, p.hair(), StrokeKind::Inside);
    let words = tr.paper_column_empty();
    let setting = Setting {
        width: Some(rect.width() - 2.0 * space::XL),
        align: crate::text::Align::Center,
        ..Setting::new(ui.ctx(), Kind::Table)
    };
    let lettering = set(ui.ctx(), &words, &setting);
    let icon = Rect::from_center_size(rect.center() - vec2(0.0, space::XL), Vec2::splat(size::ICON_HUGE));
    Icon::Document.paint(ui.painter(), icon, p.faint, look.rtl());
    let place = Rect::from_center_size(rect.center() + vec2(0.0, space::L), lettering.size());
    lettering.paint(ui.painter(), place.min, p.faint);
    ui.allocate_rect(rect, Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Label, true, words.clone()));
}

/// What stands between the paper and the button: a refusal, what is needed, or what the button leaves open.
fn say(ui: &mut Ui, view: &View<'_>, lacks: &[Lack], says: &str, walk: &mut Walk<'_>) {
    ui.add_space(space::S);
    if let Some(wording) = view.refused {
        refusal(wording).show(ui);
    }
    if !lacks.is_empty() {
        needed(ui, lacks, walk);
    }
    if !says.is_empty() {
        Text::new(says).kind(Kind::Small).muted().show(ui);
    }
}

fn is_incomplete(deed: Deed) -> bool {
    matches!(deed, Deed::Register(Taking::Incomplete) | Deed::Complete(Taking::Incomplete))
}

/// What is still needed, each a way to its place.
fn needed(ui: &mut Ui, lacks: &[Lack], walk: &mut Walk<'_>) {
    let tr = walk.tr;
    ui.spacing_mut().item_spacing.y = space::XXS;
    Text::new(&tr.lack_title()).kind(Kind::Label).muted().show(ui);
    for lack in lacks.iter().take(NAMED) {
        if way(ui, &why_at_a_distance(lack, tr)).clicked() {
            *walk.wanted = Some(lack.spot.clone());
        }
    }
    if lacks.len() > NAMED {
        Text::new(&tr.lack_more(lacks.len() - NAMED)).kind(Kind::Small).muted().show(ui);
    }
    ui.add_space(space::XS);
}

fn button(ui: &mut Ui, view: &View<'_>, draft: &Draft, walk: &mut Walk<'_>, asks: &mut Vec<Ask>) {
    let tr = walk.tr;
    let deed = walk.sheet.deed(draft);
    let words = if view.busy { tr.do_working() } else { says(deed, tr) };
    let button = if is_whole(deed) { Button::primary(&words) } else { Button::secondary(&words) };
    let response = button.large().wide().shortcut(keys::cap(KeyDeed::DoIt)).enabled(!view.busy).show(ui);
    walk.meet(ui, &Spot::Go, &response, response.id);
    let asked = response.clicked() || view.key == Some(KeyDeed::DoIt);
    if !asked || view.busy {
        return;
    }
    match deed {
        Deed::Fill => *walk.wanted = Some(walk.sheet.next(Some(&Spot::Go), draft)),
        Deed::Register(_) | Deed::Complete(_) => asks.push(Ask::Commit),
    }
}

/// What the button will do, in its own words.
pub fn says(deed: Deed, tr: &Tr) -> String {
    match deed {
        Deed::Fill => tr.do_next_field(),
        Deed::Register(Taking::Fee(total)) => tr.do_register_paid(tr.money(total)),
        Deed::Register(Taking::Nothing) => tr.do_register_free(),
        Deed::Register(Taking::Incomplete) => tr.do_keep_incomplete(),
        Deed::Register(Taking::Unpaid) | Deed::Complete(Taking::Unpaid) => tr.do_keep_unpaid(),
        Deed::Complete(Taking::Fee(total)) => tr.do_complete_paid(tr.money(total)),
        Deed::Complete(Taking::Nothing) => tr.do_complete_free(),
        Deed::Complete(Taking::Incomplete) => tr.do_complete_incomplete(),
    }
}

/// Only a whole case makes the strongest button; what is kept for later is there, but quieter.
fn is_whole(deed: Deed) -> bool {
    match deed {
        Deed::Fill => false,
        Deed::Register(taking) | Deed::Complete(taking) => matches!(taking, Taking::Fee(_) | Taking::Nothing),
    }
}
