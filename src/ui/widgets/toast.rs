//! Short news in the corner: what has just been done. What failed stays until it is put away.

use std::time::Duration;

use egui::{Align2, Area, Context, Id, Margin, Order, Ui, vec2};

use super::{Icon, IconButton, Tone, row, row_end};
use crate::ui::text::Text;
use crate::ui::theme::{look, motion, raised, size, space};

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
    /// Window time in seconds when it was first shown.
    since: Option<f64>,
}

impl Toasts {
    pub fn say(&mut self, tone: Tone, words: impl Into<String>) {
        if self.news.len() == MOST {
            self.news.remove(0);
        }
        self.next += 1;
        self.news.push(News { number: self.next, tone, words: words.into(), since: None });
    }

    /// Takes back what is true no more.
    pub fn take_back(&mut self, words: &str) {
        self.news.retain(|news| news.words != words);
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
        for news in &mut self.news {
            let since = *news.since.get_or_insert(now);
            if news.goes() {
                ctx.request_repaint_after(Duration::from_secs_f64((since + STAYS - now).max(0.0) + 0.05));
            }
        }
        self.news.retain(|news| !news.goes() || news.age(now) < STAYS);
        let mut put_away = None;
        let mut up = space::L;
        for news in self.news.iter().rev() {
            let aside = space::L - news.way(ctx, now);
            let (align, x) =
                if look(ctx).rtl() { (Align2::LEFT_BOTTOM, aside) } else { (Align2::RIGHT_BOTTOM, -aside) };
            let shown = Area::new(Id::unique(("toast", news.number)))
                .order(Order::Tooltip)
                .anchor(align, vec2(x, -up))
                .constrain(false)
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

impl News {
    /// Good news goes by itself; what failed is put away by hand.
    fn goes(&self) -> bool {
        !matches!(self.tone, Tone::Late | Tone::Warning)
    }

    /// Seconds since it was first shown.
    fn age(&self, now: f64) -> f64 {
        self.since.map_or(0.0, |since| now - since)
    }

    /// Points that it still has to come in from the side, which shows that it is new.
    fn way(&self, ctx: &Context, now: f64) -> f32 {
        let come = (self.age(now) as f32 / motion::SLIDE).min(1.0);
        if look(ctx).still || come >= 1.0 {
            return 0.0;
        }
        ctx.request_repaint();
        (1.0 - come).powi(3) * space::XXL
    }
}

fn one(ui: &mut Ui, news: &News, close: &str) -> bool {
    let signal = news.tone.signal(look(ui.ctx()).palette);
    let frame = raised(ui.ctx(), space::S).inner_margin(Margin::symmetric(space::M as i8, space::S as i8));
    let mut closed = false;
    let shown = frame.show(ui, |ui| {
        ui.set_width(size::TOAST);
        row(ui, |ui| {
            news.tone.icon().show(ui, size::ICON, signal.ink);
            ui.add_space(space::XS);
            let beside = size::ICON + look(ui.ctx()).sizes.target + 4.0 * space::S;
            Text::new(&news.words).width(size::TOAST - beside).show(ui);
            row_end(ui, |ui| closed = IconButton::new(Icon::Close, close).small().show(ui).clicked());
        });
    });
    ui.ctx().accesskit_node_builder(shown.response.id, |node| node.set_live(egui::accesskit::Live::Polite));
    closed
}
