//! A sentence that stands over a page until it no longer holds, with the one thing to do about it, or two.

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
    other: &'a str,
}

/// Which of a banner's actions was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    Action,
    Other,
}

const ICON: f32 = size::ICON + space::XXS;

impl<'a> Banner<'a> {
    pub fn new(tone: Tone, words: &'a str) -> Self {
        Self { tone, words, detail: "", action: "", other: "" }
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

    /// What else may be done about it.
    pub fn other(mut self, other: &'a str) -> Self {
        self.other = other;
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
        self.choose(ui).is_some()
    }

    /// The same with two actions.
    pub fn choose(self, ui: &mut Ui) -> Option<Chosen> {
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
        self.buttons(ui, rect)
    }

    fn buttons(&self, ui: &mut Ui, rect: Rect) -> Option<Chosen> {
        let mut end = Run::back(ui, rect, space::L);
        let mut chosen = None;
        // The first stands nearer to the words, and the keyboard comes to it first.
        let mut places = vec![];
        for (words, which) in [(self.other, Chosen::Other), (self.action, Chosen::Action)] {
            if !words.is_empty() {
                let button = Button::secondary(words).small();
                places.push((end.take(button.size(ui)), words, which));
                end.at += space::S;
            }
        }
        for (place, words, which) in places.into_iter().rev() {
            if ui.place(place, Button::secondary(words).small()).clicked() {
                chosen = Some(which);
            }
        }
        chosen
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
        let size = |words: &str| if words.is_empty() { Vec2::ZERO } else { Button::secondary(words).small().size(ui) };
        let (action, other) = (size(self.action), size(self.other));
        let gap = if self.other.is_empty() { 0.0 } else { space::S };
        vec2(action.x + gap + other.x, action.y.max(other.y))
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
