//! Buttons. One primary a page, always in the same place, and its words say what it will do.

mod rank;

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo, vec2};

use super::keys::{cap, cap_size, paint_cap};
use super::paint::Run;
use super::{Icon, focus_ring, key_tip};
use crate::text::{Weight, plain};
use crate::ui::text::{Lettering, Setting, set};
use crate::ui::theme::tokens::LINE_TIGHT;
use crate::ui::theme::{Kind, hand, look, radius, size, space};
use rank::{Colors, Rank};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Height {
    Small,
    Usual,
    Large,
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
    flush: bool,
    height: Height,
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
        let height = Height::Usual;
        Self {
            words,
            rank,
            icon: None,
            shortcut: "",
            key: "",
            enabled: true,
            wide: false,
            flush: false,
            height,
            why: "",
        }
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

    /// Its words, not its frame, stand at the start of the line: for a quiet button under words.
    pub fn flush(mut self) -> Self {
        self.flush = true;
        self
    }

    /// Lower, for rows of tables and strips.
    pub fn small(mut self) -> Self {
        self.height = Height::Small;
        self
    }

    /// Higher, for the primary button of a sheet.
    pub fn large(mut self) -> Self {
        self.height = Height::Large;
        self
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let mut parts = Parts::of(&self, ui);
        // The words matter more than the key.
        if parts.width() + 2.0 * self.pad() > ui.available_width() {
            parts.cap = None;
        }
        let least = look(ui.ctx()).sizes.target;
        let mut wanted = vec2((parts.width() + 2.0 * self.pad()).max(least), self.height(ui));
        if self.wide {
            wanted.x = wanted.x.max(ui.available_width());
        }
        let enabled = self.enabled && ui.is_enabled();
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let response =
            if self.flush { self.out_of_line(ui, wanted, sense) } else { ui.allocate_response(wanted, sense) };
        let rect = response.rect;
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, plain(self.words)));
        if ui.is_rect_visible(rect) {
            let colors = if enabled {
                self.rank.colors(look(ui.ctx()).palette, hand(&response))
            } else {
                self.rank.switched_off(look(ui.ctx()).palette)
            };
            paint_frame(ui, rect, &colors);
            parts.paint(ui, rect, &colors);
            if enabled {
                focus_ring(ui, rect, radius::CONTROL, &response);
            }
        }
        key_tip(response, self.why, self.key)
    }

    /// Reaches out of the line by its padding.
    fn out_of_line(&self, ui: &mut Ui, wanted: Vec2, sense: Sense) -> Response {
        let pad = self.pad();
        let (id, inner) = ui.allocate_space(wanted - vec2(pad, 0.0));
        let shift = if look(ui.ctx()).rtl() { 0.0 } else { -pad };
        ui.interact(Rect::from_min_size(inner.min + vec2(shift, 0.0), wanted), id, sense)
    }

    /// The size it will have.
    #[must_use]
    pub fn size(&self, ui: &Ui) -> Vec2 {
        vec2(Parts::of(self, ui).width() + 2.0 * self.pad(), self.height(ui))
    }

    fn height(&self, ui: &Ui) -> f32 {
        let sizes = look(ui.ctx()).sizes;
        match self.height {
            Height::Small => sizes.small,
            Height::Usual => sizes.control,
            Height::Large => sizes.large,
        }
    }

    fn pad(&self) -> f32 {
        if self.height == Height::Small { space::S + space::XXS } else { space::L }
    }
}

/// What stands on a button, in reading order.
struct Parts {
    icon: Option<Icon>,
    words: Lettering,
    cap: Option<Lettering>,
}

impl Parts {
    fn of(button: &Button<'_>, ui: &Ui) -> Self {
        let kind = if button.height == Height::Small { Kind::Label } else { Kind::Strong };
        let loud = matches!(button.rank, Rank::Primary | Rank::Danger);
        let weight = if loud { Weight::SemiBold } else { Weight::Medium };
        let setting = Setting { weight, line_height: LINE_TIGHT, ..Setting::new(ui.ctx(), kind) };
        Self {
            icon: button.icon,
            words: set(ui.ctx(), button.words, &setting),
            cap: (!button.shortcut.is_empty()).then(|| cap(ui, button.shortcut)),
        }
    }

    fn width(&self) -> f32 {
        let icon = self.icon.map_or(0.0, |_| size::ICON + space::S);
        let cap = self.cap.as_ref().map_or(0.0, |cap| cap_size(cap).x + space::M);
        self.words.size().x + icon + cap
    }

    fn paint(&self, ui: &Ui, rect: Rect, colors: &Colors) {
        let mut run = Run::new(ui, rect, (rect.width() - self.width()) / 2.0);
        if let Some(icon) = self.icon {
            icon.paint(ui.painter(), run.take(Vec2::splat(size::ICON)), colors.icon, run.rtl);
            run.at += space::S;
        }
        self.words.paint(ui.painter(), run.take(self.words.size()).min, colors.ink);
        if let Some(cap) = &self.cap {
            run.at += space::M;
            paint_cap(ui, cap, run.take(cap_size(cap)), colors.ink, colors.cap);
        }
    }
}

fn paint_frame(ui: &Ui, rect: Rect, colors: &Colors) {
    let line = Stroke::new(look(ui.ctx()).palette.edge_line, colors.edge);
    ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), colors.fill, line, StrokeKind::Inside);
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show(ui)
    }
}
