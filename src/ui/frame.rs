//! The bars around the pages: where one is, the one box that finds anything, the state of devices and
//! of what waits to leave, the officer and the time. A chip tells its reason and the next step on click.

use chrono::NaiveDateTime;
use egui::{CornerRadius, Frame, Margin, Popup, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::ask::Ask;
use super::keys::{self, KeyDeed};
use super::pages::Page;
use super::text::{Field, Flow, Setting, Text, set};
use super::theme::{Kind, breaks, hand, look, radius, raised, size, space};
use super::widgets::{Button, Chip, Icon, IconButton, Tone, at_end, column, expected_at_end, focus_ring, key_tip};
use super::words;
use crate::app::ReaderState;
use crate::domain::officer::Officer;
use crate::i18n::{Language, Tr};
use crate::text::{Align, plain};
use crate::views::{LinkStanding, LinkView, PaperRoom};

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
    pub devices: &'a [(String, ReaderState)],
    /// Papers and printers.
    pub room: &'a PaperRoom,
    /// Something takes longer than a glance.
    pub busy: bool,
    pub link: &'a LinkView,
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
        let (room, id) = (ui.max_rect(), ui.make_persistent_id("state"));
        let half = Rect::from_min_size(room.min, vec2((room.width() - size::SEARCH) / 2.0, room.height()));
        let half = if look(ui.ctx()).rtl() { half.translate(vec2(room.width() - half.width(), 0.0)) } else { half };
        let start = part(ui, half, "start", |ui| who_and_where(ui, view, tr));
        if view.officer.is_some() {
            let middle = between(room, start, expected_at_end(ui, id, room), look(ui.ctx()).rtl());
            part(ui, middle, "middle", |ui| search(ui, tr, draft, &mut asks));
        }
        at_end(ui, id, room, |ui| state(ui, view, tr, &mut asks));
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

/// Draws a part of the bar, and tells what room it took.
fn part(ui: &mut Ui, rect: Rect, salt: &str, add: impl FnOnce(&mut Ui)) -> Rect {
    let layout = if look(ui.ctx()).rtl() {
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
    if ui.ctx().content_rect().width() > breaks::BARS {
        Text::new(view.centre).strong().width(room).elide().show(ui);
        Text::new("·").faint().show(ui);
    }
    Text::new(&no).accent().strong().show(ui);
}

fn search(ui: &mut Ui, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let (name, mut placeholder) = (tr.window_search_name(), tr.window_search());
    let (lead, trail) = (size::ICON + space::S, size::SEGMENT);
    let room = ui.available_width() - lead - trail - 2.0 * space::M;
    if set(ui.ctx(), &placeholder, &Setting::new(ui.ctx(), Kind::Body)).size().x > room {
        placeholder = tr.window_search_short();
    }
    let field = Field::new(&mut draft.query, "find").name(&name).placeholder(&placeholder).flow(Flow::FirstStrong);
    let answer = field.room(lead, trail).max(80).show(ui);
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

/// The chips, the officer and the time, the lock, the settings, the language.
fn state(ui: &mut Ui, view: &View<'_>, tr: &Tr, asks: &mut Vec<Ask>) {
    ui.spacing_mut().item_spacing.x = space::XS;
    chips(ui, view, tr);
    ui.spacing_mut().item_spacing.x = space::S;
    if let Some(officer) = view.officer {
        if ui.ctx().content_rect().width() > breaks::BARS_LEAST {
            Text::new(&officer.name).kind(Kind::Label).width(size::OFFICER).elide().show(ui);
            Text::new(&tr.time(view.now.time())).kind(Kind::Table).tabular().show(ui);
        }
        let lock = IconButton::new(Icon::Lock, &tr.window_lock()).key(keys::cap(KeyDeed::Lock)).show(ui);
        if lock.clicked() {
            asks.push(Ask::Lock);
        }
    }
    if view.officer.is_none() {
        let keys = IconButton::new(Icon::Keyboard, &tr.keys_title()).key(keys::cap(KeyDeed::Help)).show(ui);
        if keys.clicked() {
            asks.push(Ask::ShowKeys);
        }
    }
    let settings = IconButton::new(Icon::Settings, &tr.page_settings()).key(Page::Settings.key()).show(ui);
    if settings.clicked() {
        asks.push(Ask::Go(Page::Settings));
    }
    let (language, why) = (tr.window_language(), tr.window_language_why());
    let language = Button::quiet(&language).small().why(&why).key(keys::cap(KeyDeed::Language));
    if language.show(ui).clicked() {
        asks.push(Ask::SwitchLanguage);
    }
}

/// The chips, of which the first gets the keyboard when it is asked for.
fn chips(ui: &mut Ui, view: &View<'_>, tr: &Tr) {
    let mut wanted = view.key == Some(KeyDeed::Chips);
    let mut tell = |ui: &mut Ui, chip: Chip<'_>, name: &str, why: &str, next: &str| {
        let chip = chip.clickable().show(ui);
        if std::mem::take(&mut wanted) {
            chip.request_focus();
        }
        chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, plain(name)));
        reason(&chip, name, why, next);
    };
    if view.officer.is_some() {
        let papers = Papers::of(view, tr);
        let chip = Chip::new(papers.tone, &papers.words).icon(Icon::Printer);
        tell(ui, chip, &papers.name, &papers.why, &papers.next);
        if view.busy {
            let words = tr.chip_busy();
            let chip = Chip::new(Tone::Note, &words).icon(Icon::Clock);
            tell(ui, chip, &words, &tr.chip_busy_why(), &tr.chip_busy_next());
        }
        let count = if view.outbox > 0 { tr.number(view.outbox) } else { String::new() };
        match &view.link.standing {
            LinkStanding::Off | LinkStanding::Quiet if view.outbox > 0 => {
                let chip = Chip::new(Tone::Note, &count).icon(Icon::Outbox);
                tell(ui, chip, &tr.chip_outbox(view.outbox), &tr.chip_outbox_why(), &tr.chip_outbox_next());
            }
            LinkStanding::Off | LinkStanding::Quiet => {}
            // How the link is comes first; it says itself what happens next.
            standing => {
                let (tone, words) = super::pages::batches::link_told(standing, tr);
                let chip = Chip::new(tone, &count).icon(Icon::Outbox);
                tell(ui, chip, &words, &tr.chip_link_why(), &tr.link_next());
            }
        }
        for (port, state) in view.devices.iter().rev() {
            let told = words::reader(port, state, tr);
            tell(ui, Chip::new(told.tone, &told.words).icon(Icon::Scanner), &told.words, &told.why, &told.next);
        }
    }
    if view.practice {
        let words = tr.chip_practice();
        let (why, next) = (tr.chip_practice_why(), tr.chip_practice_next());
        tell(ui, Chip::new(Tone::Warning, &words), &words, &why, &next);
    }
}

/// What the chip of the papers says: what needs somebody first.
struct Papers {
    tone: Tone,
    words: String,
    name: String,
    why: String,
    next: String,
}

impl Papers {
    fn of(view: &View<'_>, tr: &Tr) -> Papers {
        let room = view.room;
        let list = || tr.chip_printer_next(keys::cap(KeyDeed::Page(Page::Devices)));
        let with = |tone, words: String, name: String, why: String| Papers { tone, words, name, why, next: list() };
        if let Some((printer, note)) = room.troubled() {
            let (what, next) = super::words::trouble(note, tr);
            let name = tr.chip_printer_trouble(&printer.name, &what);
            let why = if printer.waiting > 0 { tr.chip_printer_waiting(printer.waiting) } else { list() };
            let words = super::words::trouble_in_short(note, tr);
            return Papers { tone: Tone::Warning, words, name, why: next, next: why };
        }
        if room.unsure().is_some() {
            return with(Tone::Late, tr.number(1), tr.chip_printer_unsure(), tr.chip_printer_unsure_why());
        }
        match (room.failed(), room.waiting()) {
            (failed @ 1.., _) => {
                let count = tr.number(failed as u64);
                with(Tone::Late, count, tr.chip_printer_failed(failed), tr.chip_printer_failed_why())
            }
            (_, waiting @ 1..) => {
                let count = tr.number(waiting as u64);
                with(Tone::Note, count, tr.chip_printer_waiting(waiting), tr.chip_printer_waiting_why())
            }
            _ if room.printers.is_empty() => Papers {
                tone: Tone::Note,
                words: tr.papers_as_file(),
                name: tr.chip_paper(),
                why: tr.chip_paper_why(),
                next: tr.chip_paper_next(crate::text::isolate(view.papers)),
            },
            _ => with(Tone::Done, tr.printers_ready(), tr.chip_printer_ready(), tr.chip_printer_ready_why()),
        }
    }
}

/// What a chip says when it is asked.
fn reason(chip: &egui::Response, title: &str, why: &str, next: &str) {
    let was_open = Popup::is_id_open(&chip.ctx, Popup::default_response_id(chip));
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
    if was_open {
        // The Esc that shut it is no step back.
        chip.ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    }
}

/// Draws the side bar of pages.
pub fn side(ui: &mut Ui, view: &View<'_>, tr: &Tr) -> Vec<Ask> {
    let mut asks = vec![];
    let look = look(ui.ctx());
    let p = look.palette;
    let frame = Frame::new().fill(p.surface).inner_margin(Margin::symmetric(space::S as i8, space::M as i8));
    let panel = if look.rtl() { egui::Panel::right("side") } else { egui::Panel::left("side") };
    let open = |page: &Page| view.officer.is_some_and(|by| page.is_open_to(by));
    let pages: Vec<Page> = Page::SIDE.into_iter().filter(open).collect();
    // Whoever may do nearly everything has more pages than a low screen has room for words; the keys are one more.
    let tall = (pages.len() + 1) as f32 * (look.sizes.target + space::XS) + 2.0 * space::M;
    let wide = ui.ctx().content_rect().width() > breaks::BARS_LEAST;
    let words = wide && tall <= ui.available_height();
    let width = if wide { size::SIDE_BAR } else { size::SIDE_BAR_LEAST };
    let shown = panel.exact_size(width).resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let height = Tab::height(ui, words, pages.len() + 1);
        for page in pages {
            let tab = Tab { icon: page.icon(), name: page.name(tr), key: page.key(), on: view.page == page };
            if tab.show(ui, Role::Tab, words, height) {
                asks.push(Ask::Go(page));
            }
        }
        let keys = Tab { icon: Icon::Keyboard, name: tr.keys_title(), key: keys::cap(KeyDeed::Help), on: false };
        ui.add_space((ui.available_height() - height).max(0.0));
        if keys.show(ui, Role::Button, words, height) {
            asks.push(Ask::ShowKeys);
        }
    });
    let rect = shown.response.rect;
    let x = if look.rtl() { rect.left() + p.line / 2.0 } else { rect.right() - p.line / 2.0 };
    ui.painter().vline(x, rect.y_range(), p.hair());
    asks
}

/// One entry of the side bar.
struct Tab {
    icon: Icon,
    name: String,
    key: &'static str,
    on: bool,
}

impl Tab {
    /// Of each of so many: less than usual where the bar is too low for all of them.
    fn height(ui: &Ui, worded: bool, count: usize) -> f32 {
        let sizes = look(ui.ctx()).sizes;
        let usual = if worded { sizes.side_tab } else { sizes.large };
        let room = ui.available_height() / count as f32 - space::XS;
        room.clamp(sizes.target.min(usual), usual)
    }

    fn show(self, ui: &mut Ui, role: Role, worded: bool, height: f32) -> bool {
        let wanted = vec2(ui.available_width(), height);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        response.widget_info(|| match role {
            Role::Tab => WidgetInfo::selected(role, true, self.on, plain(&self.name)),
            _ => WidgetInfo::labeled(role, true, plain(&self.name)),
        });
        let look = look(ui.ctx());
        let p = look.palette;
        let (fill, ink) = match (self.on, hand(&response).over) {
            (true, _) => (p.accent_wash, p.accent_ink),
            (false, true) => (p.hover, p.ink),
            (false, false) => (p.surface, p.muted),
        };
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
        focus_ring(ui, rect, radius::CONTROL, &response);
        let middle = if worded { rect.center().y - space::M } else { rect.center().y };
        let icon = Rect::from_center_size(pos2(rect.center().x, middle), egui::Vec2::splat(size::ICON_LARGE));
        self.icon.paint(ui.painter(), icon, ink, look.rtl());
        if !worded {
            return key_tip(response, &self.name, self.key).clicked();
        }
        let kind = if self.on { Kind::Label } else { Kind::Small };
        let words = set(ui.ctx(), &self.name, &Setting::new(ui.ctx(), kind));
        let place = Rect::from_center_size(pos2(rect.center().x, rect.center().y + space::L), words.size());
        words.paint(ui.painter(), place.min, ink);
        key_tip(response, "", self.key).clicked()
    }
}

/// The other language.
pub fn other_language(language: Language) -> Language {
    match language {
        Language::Arabic => Language::English,
        Language::English => Language::Arabic,
    }
}
