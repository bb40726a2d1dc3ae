//! The bars around the pages: where one is, the one box that finds anything, the state of devices and
//! of what waits to leave, the officer and the time. A chip tells its reason and the next step on click.

use chrono::NaiveDateTime;
use egui::{CornerRadius, Frame, Margin, Popup, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::ask::Ask;
use super::keys::{self, KeyDeed};
use super::pages::Page;
use super::text::{Field, Flow, Setting, Text, set};
use super::theme::{Kind, Theme, hand, look, radius, size, space};
use super::widgets::{Button, Chip, Icon, IconButton, Tone, column, focus_ring, raised, tip};
use crate::domain::officer::Officer;
use crate::i18n::{Language, Tr};
use crate::text::{Align, plain};

/// What the bars are given to show.
pub struct View<'a> {
    pub centre: &'a str,
    /// The window as the hall knows it.
    pub window: &'a str,
    pub practice: bool,
    pub officer: Option<&'a Officer>,
    pub now: NaiveDateTime,
    pub page: Page,
    pub outbox: u64,
    /// Where papers are written.
    pub papers: &'a str,
    /// Barcode readers, and whether they answer.
    pub devices: &'a [(String, bool)],
    /// Something takes longer than a glance.
    pub busy: bool,
    pub key: Option<KeyDeed>,
}

/// What is half-typed in the bars.
#[derive(Default)]
pub struct Draft {
    pub query: String,
    /// The box is to get the keyboard.
    pub find: bool,
}

/// Draws the top bar.
pub fn top(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    let p = look(ui.ctx()).palette;
    let frame = Frame::new().fill(p.surface).inner_margin(Margin::symmetric(space::L as i8, 0));
    let panel = egui::Panel::top("top")
        .exact_size(look(ui.ctx()).sizes.bar)
        .resizable(false)
        .show_separator_line(false)
        .frame(frame);
    let shown = panel.show(ui, |ui| {
        let room = ui.max_rect();
        let end = part(ui, room, "end", true, |ui| state(ui, view, tr, &mut asks));
        let half = Rect::from_min_size(room.min, vec2((room.width() - size::SEARCH) / 2.0, room.height()));
        let half = if look(ui.ctx()).rtl() { half.translate(vec2(room.width() - half.width(), 0.0)) } else { half };
        let start = part(ui, half, "start", false, |ui| who_and_where(ui, view, tr));
        if view.officer.is_some() {
            let middle = between(room, start, end, look(ui.ctx()).rtl());
            part(ui, middle, "middle", false, |ui| search(ui, tr, draft, &mut asks));
        }
    });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - p.line / 2.0, p.hair());
    asks
}

/// The place of the search box: in the middle of the bar where there is room, else of what is free.
fn between(room: Rect, start: Rect, end: Rect, rtl: bool) -> Rect {
    let (left, right) = if rtl { (end.right(), start.left()) } else { (start.right(), end.left()) };
    let (left, right) = (left + space::L, right - space::L);
    let width = (right - left).clamp(0.0, size::SEARCH_MOST);
    let wished = room.center().x - width / 2.0;
    let at = wished.clamp(left, (right - width).max(left));
    Rect::from_min_size(pos2(at, room.top()), vec2(width, room.height()))
}

/// Draws a part of the bar from one side, and tells what room it took.
fn part(ui: &mut Ui, rect: Rect, salt: &str, from_end: bool, add: impl FnOnce(&mut Ui)) -> Rect {
    let from_right = look(ui.ctx()).rtl() != from_end;
    let layout = if from_right {
        egui::Layout::right_to_left(egui::Align::Center)
    } else {
        egui::Layout::left_to_right(egui::Align::Center)
    };
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout).id_salt(salt));
    add(&mut inside);
    inside.min_rect()
}

fn who_and_where(ui: &mut Ui, view: &View<'_>, tr: &Tr) {
    let no = tr.window_counter_no(view.window);
    let window = set(ui.ctx(), &no, &Setting::new(ui.ctx(), Kind::Strong));
    let room = ui.available_width() - window.size().x - space::XL;
    Text::new(view.centre).strong().width(room).elide().show(ui);
    Text::new("·").faint().show(ui);
    Text::new(&no).accent().strong().show(ui);
}

fn search(ui: &mut Ui, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let (name, placeholder) = (tr.window_search_name(), tr.window_search());
    let field = Field::new(&mut draft.query, "find").name(&name).placeholder(&placeholder).flow(Flow::FirstStrong);
    let answer = field.room(size::ICON + space::S, size::SEGMENT).max(80).show(ui);
    let look = look(ui.ctx());
    let side = |at_start: bool, width: f32| {
        let x =
            if at_start != look.rtl() { answer.rect.left() + space::M } else { answer.rect.right() - space::M - width };
        Rect::from_min_size(pos2(x, answer.rect.center().y - size::ICON / 2.0), vec2(width, size::ICON))
    };
    Icon::Search.paint(ui.painter(), side(true, size::ICON), look.palette.faint, look.rtl());
    let cap = set(ui.ctx(), keys::cap(KeyDeed::Find), &Setting::new(ui.ctx(), Kind::Small));
    cap.paint_in(ui.painter(), side(false, size::CHIP), Align::Center, crate::text::Direction::Ltr, look.palette.faint);
    if std::mem::take(&mut draft.find) {
        answer.request_focus();
    }
    if answer.entered && !draft.query.trim().is_empty() {
        asks.push(Ask::FindCases(draft.query.trim().to_owned()));
    }
}

/// From the end inwards: the language, the colours, the lock, the officer, the time, the chips.
fn state(ui: &mut Ui, view: &View<'_>, tr: &Tr, asks: &mut Vec<Ask>) {
    ui.spacing_mut().item_spacing.x = space::S;
    let language = Button::quiet(&tr.window_language()).small().why(&tr.window_language_why()).show(ui);
    if language.clicked() {
        asks.push(Ask::SwitchLanguage);
    }
    if IconButton::new(Icon::Settings, &tr.window_theme_why()).show(ui).clicked() {
        asks.push(Ask::NextTheme);
    }
    if let Some(officer) = view.officer {
        let lock = IconButton::new(Icon::Lock, &tr.window_lock()).show(ui);
        if lock.clicked() {
            asks.push(Ask::Lock);
        }
        Text::new(&tr.time(view.now.time())).kind(Kind::Table).tabular().show(ui);
        Text::new(&officer.name).kind(Kind::Label).width(size::OFFICER).elide().show(ui);
    }
    chips(ui, view, tr);
}

fn chips(ui: &mut Ui, view: &View<'_>, tr: &Tr) {
    ui.spacing_mut().item_spacing.x = space::XS;
    if view.practice {
        let chip = Chip::new(Tone::Warning, &tr.chip_practice()).clickable().show(ui);
        reason(&chip, &tr.chip_practice(), &tr.chip_practice_why(), &tr.chip_practice_next());
    }
    if view.officer.is_none() {
        return;
    }
    for (name, up) in view.devices {
        let (tone, words, why) = match up {
            true => (Tone::Done, tr.chip_scanner_up(name), tr.chip_scanner_up_why()),
            false => (Tone::Warning, tr.chip_scanner_down(name), tr.chip_scanner_down_why()),
        };
        let chip = Chip::new(tone, &words).icon(Icon::Scanner).clickable().show(ui);
        reason(&chip, &words, &why, &if *up { String::new() } else { tr.chip_scanner_next() });
    }
    if view.outbox > 0 {
        let count = tr.number(view.outbox as i64);
        let chip = Chip::new(Tone::Note, &count).icon(Icon::Outbox).clickable().show(ui);
        let words = tr.chip_outbox(view.outbox);
        chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, plain(&words)));
        reason(&chip, &words, &tr.chip_outbox_why(), &tr.chip_outbox_next());
    }
    if view.busy {
        let chip = Chip::new(Tone::Note, &tr.chip_busy()).icon(Icon::Clock).clickable().show(ui);
        reason(&chip, &tr.chip_busy(), &tr.chip_busy_why(), &tr.chip_busy_next());
    }
    let chip = Chip::new(Tone::Note, "PDF").icon(Icon::Printer).clickable().show(ui);
    chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, plain(&tr.chip_paper())));
    let next = tr.chip_paper_next(crate::text::isolate(view.papers));
    reason(&chip, &tr.chip_paper(), &tr.chip_paper_why(), &next);
}

/// What a chip says when it is asked.
fn reason(chip: &egui::Response, title: &str, why: &str, next: &str) {
    let popup = Popup::from_toggle_button_response(chip).frame(raised(&chip.ctx, space::M));
    popup.gap(space::XS).width(size::REASON).show(|ui| {
        column(ui, |ui| {
            Text::new(title).strong().show(ui);
            Text::new(why).kind(Kind::Table).show(ui);
            if !next.is_empty() {
                Text::new(next).kind(Kind::Table).muted().show(ui);
            }
        });
    });
}

/// Draws the side bar of pages.
pub fn side(ui: &mut Ui, view: &View<'_>, tr: &Tr) -> Vec<Ask> {
    let mut asks = vec![];
    let look = look(ui.ctx());
    let p = look.palette;
    let frame = Frame::new().fill(p.surface).inner_margin(Margin::symmetric(space::S as i8, space::M as i8));
    let panel = if look.rtl() { egui::Panel::right("side") } else { egui::Panel::left("side") };
    let shown =
        panel.exact_size(size::SIDE_BAR).resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            for page in Page::ALL {
                if tab(ui, page, view.page == page, tr) {
                    asks.push(Ask::Go(page));
                }
            }
        });
    let rect = shown.response.rect;
    let x = if look.rtl() { rect.left() + p.line / 2.0 } else { rect.right() - p.line / 2.0 };
    ui.painter().vline(x, rect.y_range(), p.hair());
    asks
}

fn tab(ui: &mut Ui, page: Page, on: bool, tr: &Tr) -> bool {
    let name = page.name(tr);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), look(ui.ctx()).sizes.side_tab), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, plain(&name)));
    let look = look(ui.ctx());
    let p = look.palette;
    let (fill, ink) = match (on, hand(&response).over) {
        (true, _) => (p.accent_wash, p.accent_ink),
        (false, true) => (p.hover, p.ink),
        (false, false) => (p.surface, p.muted),
    };
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
    focus_ring(ui, rect, radius::CONTROL, &response);
    let icon =
        Rect::from_center_size(pos2(rect.center().x, rect.center().y - space::M), egui::Vec2::splat(size::ICON_LARGE));
    page.icon().paint(ui.painter(), icon, ink, look.rtl());
    let kind = if on { Kind::Label } else { Kind::Small };
    let words = set(ui.ctx(), &name, &Setting::new(ui.ctx(), kind));
    let place = Rect::from_center_size(pos2(rect.center().x, rect.center().y + space::L), words.size());
    words.paint(ui.painter(), place.min, ink);
    tip(response, page.key()).clicked()
}

/// The next of the themes, in a round.
pub fn next_theme(theme: Theme) -> Theme {
    match theme {
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::HighContrast,
        Theme::HighContrast => Theme::Light,
    }
}

/// The other language.
pub fn other_language(language: Language) -> Language {
    match language {
        Language::Arabic => Language::English,
        Language::English => Language::Arabic,
    }
}
