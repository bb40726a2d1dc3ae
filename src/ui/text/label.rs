//! Text on a page: what the clerk reads and cannot change.

use egui::{Color32, Frame, Margin, Response, Role, Sense, Ui, Widget, WidgetInfo, vec2};

use super::letters::{Setting, set};
use crate::text::{Align, Direction, Overflow, plain};
use crate::ui::theme::{Kind, Palette, look, size, space};

/// A text to show.
///
/// ```text
/// Text::new(tr.case_title()).kind(Kind::Title).show(ui);
/// ui.add(Text::new(amount).tabular().align(Align::End));
/// ```
#[must_use = "show it"]
pub struct Text<'a> {
    text: &'a str,
    kind: Kind,
    shade: Shade,
    direction: Option<Direction>,
    align: Align,
    overflow: Overflow,
    tabular: bool,
    width: Option<f32>,
    fill: bool,
    sense: Sense,
}

/// The colour of a text, by meaning.
enum Shade {
    Plain,
    Muted,
    Faint,
    Accent,
    Color(Color32),
}

impl<'a> Text<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            kind: Kind::Body,
            shade: Shade::Plain,
            direction: None,
            align: Align::Start,
            overflow: Overflow::Wrap,
            tabular: false,
            width: None,
            fill: false,
            sense: Sense::hover(),
        }
    }

    pub fn kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    pub fn strong(self) -> Self {
        self.kind(Kind::Strong)
    }

    pub fn muted(mut self) -> Self {
        self.shade = Shade::Muted;
        self
    }

    pub fn faint(mut self) -> Self {
        self.shade = Shade::Faint;
        self
    }

    pub fn accent(mut self) -> Self {
        self.shade = Shade::Accent;
        self
    }

    /// A colour of the palette, for a signal.
    pub fn color(mut self, color: Color32) -> Self {
        self.shade = Shade::Color(color);
        self
    }

    /// A text in the other language than the page.
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }

    /// Where the lines stand; anything but the start fills the width there is.
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self.fill = align != Align::Start;
        self
    }

    /// One line; what does not fit ends with `…` and shows whole on hover.
    pub fn elide(mut self) -> Self {
        self.overflow = Overflow::Elide;
        self
    }

    /// Digits of equal width, for columns.
    pub fn tabular(mut self) -> Self {
        self.tabular = true;
        self
    }

    /// Breaks at this width in points, though there may be more room.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    pub fn sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let look = look(ui.ctx());
        let available = ui.available_width().max(self.kind.size());
        let width = self.width.map_or(available, |width| width.min(available));
        let lettering = set(
            ui.ctx(),
            self.text,
            &Setting {
                direction: self.direction.unwrap_or(look.direction),
                align: self.align,
                overflow: self.overflow,
                tabular: self.tabular,
                width: Some(width),
                ..Setting::new(ui.ctx(), self.kind)
            },
        );
        let size = lettering.size();
        let wanted = if self.fill { vec2(width, size.y) } else { size };
        let (rect, response) = ui.allocate_exact_size(wanted, self.sense);
        if ui.is_rect_visible(rect) {
            let color = self.shade.color(look.palette);
            let direction = self.direction.unwrap_or(look.direction);
            lettering.paint_in(ui.painter(), rect, self.align, direction, color);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), plain(self.text)));
        let elided = lettering.elided();
        let text = self.text;
        if elided { response.on_hover_ui(|ui| hover_text(ui, text)) } else { response }
    }
}

impl Shade {
    fn color(&self, palette: &Palette) -> Color32 {
        match self {
            Self::Plain => palette.ink,
            Self::Muted => palette.muted,
            Self::Faint => palette.faint,
            Self::Accent => palette.accent_ink,
            Self::Color(color) => *color,
        }
    }
}

impl Widget for Text<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show(ui)
    }
}

/// Body text.
pub fn label(ui: &mut Ui, text: &str) -> Response {
    Text::new(text).show(ui)
}

/// Body text said by the way.
pub fn muted(ui: &mut Ui, text: &str) -> Response {
    Text::new(text).muted().show(ui)
}

/// The inside of a tooltip.
pub fn hover_text(ui: &mut Ui, text: &str) {
    Frame::new().inner_margin(Margin::symmetric(space::XS as i8, space::XXS as i8)).show(ui, |ui| {
        Text::new(text).kind(Kind::Small).width(size::TIP).show(ui);
    });
}
