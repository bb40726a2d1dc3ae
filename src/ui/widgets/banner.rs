//! A sentence that stands over a page until it no longer holds, with the one thing to do about it.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::paint::Run;
use super::{Button, Tone};
use crate::text::{Align, plain};
use crate::ui::text::{Lettering, Setting, set};
use crate::ui::theme::{Kind, Palette, look, radius, size, space};

/// A banner. [`Self::show`] tells if its action was asked for.
///
/// ```text
/// if Banner::new(Tone::Warning, tr.printer_out_of_paper()).action(tr.try_again()).show(ui) { … }
/// ```
#[must_use = "show it"]
pub struct Banner<'a> {
    tone: Tone,
    words: &'a str,
    detail: &'a str,
    action: &'a str,
}

const ICON: f32 = size::ICON + space::XXS;

impl<'a> Banner<'a> {
    pub fn new(tone: Tone, words: &'a str) -> Self {
        Self { tone, words, detail: "", action: "" }
    }

    /// The rule, the cause, or the date, said more quietly.
    pub fn detail(mut self, detail: &'a str) -> Self {
        self.detail = detail;
        self
    }

    pub fn action(mut self, action: &'a str) -> Self {
        self.action = action;
        self
    }

    /// How high it will be in the room there is, in points.
    #[must_use]
    pub fn height(&self, ui: &Ui) -> f32 {
        let button = self.button_size(ui);
        let (words, detail) = self.sentences(ui, self.room(ui, button));
        height(text_height(&words, detail.as_ref()), button)
    }

    pub fn show(self, ui: &mut Ui) -> bool {
        let look = look(ui.ctx());
        let button = self.button_size(ui);
        let room = self.room(ui, button);
        let (words, detail) = self.sentences(ui, room);
        let text = text_height(&words, detail.as_ref());
        let height = height(text, button);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        self.tell(ui, &response);
        self.paint_frame(ui, look.palette, rect);
        let signal = self.tone.signal(look.palette);
        let mut run = Run::new(ui, rect, space::L);
        // Beside one sentence the icon stands in the middle, beside two with the first.
        let mut icon = run.take(Vec2::splat(ICON));
        let top = rect.center().y - text / 2.0;
        icon = icon.translate(vec2(0.0, top + words.size().y.min(Kind::Strong.line()) / 2.0 - icon.center().y));
        self.tone.icon().paint(ui.painter(), icon, signal.ink, look.rtl());
        run.at += space::M;
        let place = run.take(vec2(room, text));
        let first = Rect::from_min_size(place.min, vec2(room, words.size().y));
        words.paint_in(ui.painter(), first, Align::Start, look.direction, signal.ink);
        if let Some(detail) = detail {
            let second = Rect::from_min_max(pos2(place.left(), first.bottom()), place.max);
            detail.paint_in(ui.painter(), second, Align::Start, look.direction, look.palette.ink);
        }
        if self.action.is_empty() {
            return false;
        }
        let mut end = Run::back(ui, rect, space::L);
        ui.place(end.take(button), Button::secondary(self.action).small()).clicked()
    }

    /// What the frame, the icon and the button leave to the words.
    fn room(&self, ui: &Ui, button: Vec2) -> f32 {
        let aside = if button.x > 0.0 { button.x + space::L } else { 0.0 };
        ui.available_width() - 2.0 * space::L - ICON - space::M - aside
    }

    fn sentences(&self, ui: &Ui, room: f32) -> (Lettering, Option<Lettering>) {
        let sentence = |words, kind| {
            let setting = Setting { width: Some(room), ..Setting::new(ui.ctx(), kind) };
            set(ui.ctx(), words, &setting)
        };
        let detail = (!self.detail.is_empty()).then(|| sentence(self.detail, Kind::Table));
        (sentence(self.words, Kind::Strong), detail)
    }

    fn button_size(&self, ui: &Ui) -> Vec2 {
        if self.action.is_empty() { Vec2::ZERO } else { Button::secondary(self.action).small().size(ui) }
    }

    fn tell(&self, ui: &Ui, response: &Response) {
        response.widget_info(|| WidgetInfo::labeled(Role::Alert, ui.is_enabled(), plain(self.words)));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(plain(self.detail)));
    }

    fn paint_frame(&self, ui: &Ui, p: &Palette, rect: Rect) {
        let signal = self.tone.signal(p);
        let corner = CornerRadius::same(radius::CARD);
        ui.painter().rect(rect, corner, signal.wash, Stroke::new(p.line, signal.line), StrokeKind::Inside);
    }
}

fn text_height(words: &Lettering, detail: Option<&Lettering>) -> f32 {
    words.size().y + detail.map_or(0.0, |detail| detail.size().y)
}

fn height(text: f32, button: Vec2) -> f32 {
    text.max(button.y).max(ICON) + 2.0 * space::M
}
