//! Short news in the corner: what has just been done. What failed stays until it is put away.

use std::time::Duration;

use egui::{Align2, Area, Context, CornerRadius, Frame, Id, Margin, Order, Stroke, Ui, vec2};

use super::{Icon, IconButton, Tone, row};
use crate::ui::text::Text;
use crate::ui::theme::tokens::float_shadow;
use crate::ui::theme::{look, radius, size, space};

/// Seconds that good news stays.
const STAYS: f64 = 5.0;
/// Older news makes room.
const MOST: usize = 4;

/// The news shown now. Kept by the shell, which calls [`Self::show`] each frame.
#[derive(Default)]
pub struct Toasts {
    news: Vec<News>,
    next: u64,
}

struct News {
    number: u64,
    tone: Tone,
    words: String,
    /// Window time in seconds; set when it is first shown.
    until: Option<f64>,
}

impl Toasts {
    pub fn say(&mut self, tone: Tone, words: impl Into<String>) {
        if self.news.len() == MOST {
            self.news.remove(0);
        }
        self.next += 1;
        self.news.push(News { number: self.next, tone, words: words.into(), until: None });
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.news.is_empty()
    }

    /// Puts away the latest news that would stay. True if there was any.
    pub fn put_away(&mut self) -> bool {
        let stays = |news: &News| matches!(news.tone, Tone::Late | Tone::Warning);
        let at = self.news.iter().rposition(stays);
        at.map(|at| self.news.remove(at)).is_some()
    }

    /// Shows what there is, at the bottom where reading ends. `close` names the button that puts one away.
    pub fn show(&mut self, ctx: &Context, close: &str) {
        let now = ctx.input(|input| input.time);
        for news in self.news.iter_mut().filter(|news| !matches!(news.tone, Tone::Late | Tone::Warning)) {
            let until = *news.until.get_or_insert(now + STAYS);
            if until > now {
                ctx.request_repaint_after(Duration::from_secs_f64(until - now + 0.05));
            }
        }
        self.news.retain(|news| news.until.is_none_or(|until| until > now));
        let mut put_away = None;
        let mut up = space::L;
        for news in self.news.iter().rev() {
            let (align, x) =
                if look(ctx).rtl() { (Align2::LEFT_BOTTOM, space::L) } else { (Align2::RIGHT_BOTTOM, -space::L) };
            let shown = Area::new(Id::unique(("toast", news.number)))
                .order(Order::Tooltip)
                .anchor(align, vec2(x, -up))
                .show(ctx, |ui| {
                    if one(ui, news, close) {
                        put_away = Some(news.number);
                    }
                });
            up += shown.response.rect.height() + space::S;
        }
        self.news.retain(|news| Some(news.number) != put_away);
    }
}

fn one(ui: &mut Ui, news: &News, close: &str) -> bool {
    let p = look(ui.ctx()).palette;
    let signal = news.tone.signal(p);
    let frame = Frame::new()
        .fill(p.raised)
        .stroke(Stroke::new(p.line, p.hairline))
        .corner_radius(CornerRadius::same(radius::CARD))
        .shadow(float_shadow(p))
        .inner_margin(Margin::symmetric(space::M as i8, space::S as i8));
    let mut closed = false;
    let shown = frame.show(ui, |ui| {
        ui.set_width(340.0);
        row(ui, |ui| {
            news.tone.icon().show(ui, size::ICON, signal.ink);
            ui.add_space(space::XS);
            Text::new(&news.words).width(340.0 - 80.0).show(ui);
            let back = if look(ui.ctx()).rtl() {
                egui::Layout::left_to_right(egui::Align::Center)
            } else {
                egui::Layout::right_to_left(egui::Align::Center)
            };
            ui.with_layout(back, |ui| closed = IconButton::new(Icon::Close, close).small().show(ui).clicked());
        });
    });
    ui.ctx().accesskit_node_builder(shown.response.id, |node| node.set_live(egui::accesskit::Live::Polite));
    closed
}
