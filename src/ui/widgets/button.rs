//! Buttons. One primary a page, always in the same place, and its words say what it will do.

use egui::{
    Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo, vec2,
};

use super::keys::{cap, cap_size, paint_cap};
use super::{Icon, focus_ring, key_tip};
use crate::text::{Weight, plain};
use crate::ui::text::{Lettering, Setting, set};
use crate::ui::theme::{Kind, Palette, look, radius, size, space};

/// How loud a button is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    Primary,
    Secondary,
    Quiet,
    Danger,
}

/// A button with words.
///
/// ```text
/// if Button::primary(tr.register_and_print()).shortcut("F10").show(ui).clicked() { … }
/// Button::secondary(tr.call()).icon(Icon::Bell).shortcut("F9").show(ui);
/// ```
#[must_use = "show it"]
pub struct Button<'a> {
    words: &'a str,
    rank: Rank,
    icon: Option<Icon>,
    shortcut: &'a str,
    key: &'a str,
    enabled: bool,
    wide: bool,
    height: f32,
    why: &'a str,
}

impl<'a> Button<'a> {
    /// The one thing to do next.
    pub fn primary(words: &'a str) -> Self {
        Self::new(words, Rank::Primary)
    }

    pub fn secondary(words: &'a str) -> Self {
        Self::new(words, Rank::Secondary)
    }

    /// Without a frame, for what is needed seldom.
    pub fn quiet(words: &'a str) -> Self {
        Self::new(words, Rank::Quiet)
    }

    /// What cannot be undone.
    pub fn danger(words: &'a str) -> Self {
        Self::new(words, Rank::Danger)
    }

    fn new(words: &'a str, rank: Rank) -> Self {
        let height = size::CONTROL;
        Self { words, rank, icon: None, shortcut: "", key: "", enabled: true, wide: false, height, why: "" }
    }

    /// Before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The key that does the same. Shown; listening for it is the page's business.
    pub fn shortcut(mut self, key: &'a str) -> Self {
        self.shortcut = key;
        self
    }

    /// As [`Self::shortcut`], but said on hover only: for buttons that stand in rows.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = key;
        self
    }

    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Said on hover: what it does, or why it cannot now.
    pub fn why(mut self, why: &'a str) -> Self {
        self.why = why;
        self
    }

    /// As wide as there is room.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Lower, for rows of tables and strips.
    pub fn small(mut self) -> Self {
        self.height = 28.0;
        self
    }

    /// Higher, for the primary button of a sheet.
    pub fn large(mut self) -> Self {
        self.height = 44.0;
        self
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let words = self.lettering(ui);
        let mut cap = (!self.shortcut.is_empty()).then(|| cap(ui, self.shortcut));
        let mut content = self.content_width(&words, cap.as_ref());
        // The words matter more than the key.
        if content + 2.0 * self.pad() > ui.available_width() && cap.take().is_some() {
            content = self.content_width(&words, None);
        }
        let mut wanted = vec2(content + 2.0 * self.pad(), self.height);
        if self.wide {
            wanted.x = wanted.x.max(ui.available_width());
        }
        let sense = if self.enabled && ui.is_enabled() { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(wanted, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled && ui.is_enabled(), plain(self.words)));
        if ui.is_rect_visible(rect) {
            self.paint(ui, &response, rect, &words, cap.as_ref(), content);
        }
        key_tip(response, self.why, self.key)
    }

    /// The size it will have.
    #[must_use]
    pub fn size(&self, ui: &Ui) -> Vec2 {
        let cap = (!self.shortcut.is_empty()).then(|| cap(ui, self.shortcut));
        vec2(self.content_width(&self.lettering(ui), cap.as_ref()) + 2.0 * self.pad(), self.height)
    }

    fn lettering(&self, ui: &Ui) -> Lettering {
        let loud = matches!(self.rank, Rank::Primary | Rank::Danger);
        let setting = Setting {
            size: if self.height < size::CONTROL { Kind::Label.size() } else { Kind::Strong.size() },
            weight: if loud { Weight::SemiBold } else { Weight::Medium },
            line_height: 1.4,
            ..Setting::new(ui.ctx(), Kind::Strong)
        };
        set(ui.ctx(), self.words, &setting)
    }

    fn pad(&self) -> f32 {
        if self.height < size::CONTROL { space::S + 2.0 } else { space::L }
    }

    fn content_width(&self, words: &Lettering, cap: Option<&Lettering>) -> f32 {
        let icon = self.icon.map_or(0.0, |_| size::ICON + space::S);
        let cap = cap.map_or(0.0, |cap| cap_size(cap).x + space::M);
        words.size().x + icon + cap
    }

    fn paint(
        &self,
        ui: &Ui,
        response: &Response,
        rect: Rect,
        words: &Lettering,
        cap: Option<&Lettering>,
        content: f32,
    ) {
        let look = look(ui.ctx());
        let colors = self.colors(look.palette, response);
        let corner = CornerRadius::same(radius::CONTROL);
        ui.painter().rect(
            rect,
            corner,
            colors.fill,
            Stroke::new(look.palette.edge_line, colors.edge),
            StrokeKind::Inside,
        );
        focus_ring(ui, rect, radius::CONTROL, response);
        let mut pen = Run { rect, at: (rect.width() - content) / 2.0, rtl: look.rtl() };
        if let Some(icon) = self.icon {
            icon.paint(ui.painter(), pen.take(Vec2::splat(size::ICON)), colors.icon, look.rtl());
            pen.at += space::S;
        }
        let place = pen.take(words.size());
        words.paint(ui.painter(), place.min, colors.ink);
        if let Some(cap) = cap {
            pen.at += space::M;
            let place = pen.take(cap_size(cap));
            paint_cap(ui, cap, place, colors.ink, colors.ink.gamma_multiply(0.45));
        }
    }

    fn colors(&self, p: &Palette, response: &Response) -> Colors {
        if !self.enabled {
            let edge = if self.rank == Rank::Quiet { Color32::TRANSPARENT } else { p.hairline };
            let fill = if self.rank == Rank::Quiet { Color32::TRANSPARENT } else { p.sunken };
            return Colors { fill, edge, ink: p.faint, icon: p.faint };
        }
        let (hovered, pressed) = (response.hovered(), response.is_pointer_button_down_on());
        let pick = |rest, over, down| {
            if pressed {
                down
            } else if hovered {
                over
            } else {
                rest
            }
        };
        match self.rank {
            Rank::Primary => {
                let fill = pick(p.accent, p.accent_hover, p.accent_pressed);
                Colors { fill, edge: fill, ink: p.on_accent, icon: p.on_accent }
            }
            Rank::Danger => {
                let fill = pick(p.danger, p.danger_hover, p.danger_hover);
                Colors { fill, edge: fill, ink: p.on_danger, icon: p.on_danger }
            }
            Rank::Secondary => {
                Colors { fill: pick(p.surface, p.hover, p.sunken), edge: p.outline, ink: p.ink, icon: p.accent_ink }
            }
            Rank::Quiet => Colors {
                fill: pick(Color32::TRANSPARENT, p.accent_wash, p.accent_wash),
                edge: Color32::TRANSPARENT,
                ink: p.accent_ink,
                icon: p.accent_ink,
            },
        }
    }
}

struct Colors {
    fill: Color32,
    edge: Color32,
    ink: Color32,
    icon: Color32,
}

/// Takes places from the start of a rectangle towards its end.
pub(super) struct Run {
    pub(super) rect: Rect,
    pub(super) at: f32,
    pub(super) rtl: bool,
}

impl Run {
    pub(super) fn take(&mut self, size: Vec2) -> Rect {
        let left = if self.rtl { self.rect.right() - self.at - size.x } else { self.rect.left() + self.at };
        self.at += size.x;
        Rect::from_min_size(egui::pos2(left, self.rect.center().y - size.y / 2.0), size)
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show(ui)
    }
}

/// A button that is only a picture. Its name is heard, and read on hover.
///
/// ```text
/// if IconButton::new(Icon::Printer, tr.print_again()).show(ui).clicked() { … }
/// ```
#[must_use = "show it"]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    side: f32,
    on: bool,
    enabled: bool,
    key: &'a str,
    sense: Sense,
}

impl<'a> IconButton<'a> {
    pub fn new(icon: Icon, name: &'a str) -> Self {
        Self { icon, name, side: 32.0, on: false, enabled: true, key: "", sense: Sense::click() }
    }

    /// The key that does the same, said on hover.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = key;
        self
    }

    /// Tab passes it by: a list that is walked row by row has a key of its own for what stands in each row.
    pub fn passed_by(mut self) -> Self {
        self.sense = Sense::CLICK;
        self
    }

    pub fn small(mut self) -> Self {
        self.side = size::TARGET;
        self
    }

    /// Switched on.
    pub fn on(mut self, on: bool) -> Self {
        self.on = on;
        self
    }

    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let enabled = self.enabled && ui.is_enabled();
        let sense = if enabled { self.sense } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(self.side), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, plain(self.name)));
        let look = look(ui.ctx());
        let p = look.palette;
        let fill = if self.on {
            p.accent_wash
        } else if response.hovered() && enabled {
            p.hover
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
        focus_ring(ui, rect, radius::CONTROL, &response);
        let ink = match (enabled, self.on) {
            (false, _) => p.faint.gamma_multiply(0.6),
            (true, true) => p.accent_ink,
            (true, false) => p.muted,
        };
        let side = if self.side < 30.0 { size::ICON_SMALL + 2.0 } else { size::ICON };
        self.icon.paint(ui.painter(), Rect::from_center_size(rect.center(), Vec2::splat(side)), ink, look.rtl());
        key_tip(response, self.name, self.key)
    }
}
