//! How the window looks: one set of tokens, three themes, two directions.
//!
//! [`apply`] dresses egui's own parts and remembers the [`Look`]; widgets ask [`look`] for it. Nobody else names a colour
//! or a size.

#[cfg(test)]
mod contrast;
mod kinds;
mod stock;
pub mod tokens;

use egui::{Context, Id, Ui};

pub use crate::config::Theme;
use crate::text::Direction;
pub use kinds::Kind;
pub use tokens::{Palette, Signal, radius, size, space};

impl Theme {
    #[must_use]
    pub fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &tokens::LIGHT,
            Self::Dark => &tokens::DARK,
            Self::HighContrast => &tokens::CONTRAST,
        }
    }
}

/// What a widget needs to know to draw itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    pub theme: Theme,
    pub palette: &'static Palette,
    pub direction: Direction,
}

impl Default for Look {
    fn default() -> Self {
        Self { theme: Theme::Light, palette: &tokens::LIGHT, direction: Direction::Rtl }
    }
}

impl Look {
    #[must_use]
    pub fn rtl(&self) -> bool {
        self.direction.is_rtl()
    }
}

fn look_id() -> Id {
    Id::unique("shubbak look")
}

/// Puts on a theme. Cheap while nothing changes, so it may be called every frame.
pub fn apply(ctx: &Context, theme: Theme, direction: Direction) {
    let wanted = Look { theme, palette: theme.palette(), direction };
    let worn = ctx.data(|data| data.get_temp::<Look>(look_id()));
    if worn == Some(wanted) {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(look_id(), wanted));
    let style = stock::style(wanted.palette);
    // Whatever the desktop prefers, both of egui's own themes look like ours.
    ctx.set_style_of(egui::Theme::Light, style.clone());
    ctx.set_style_of(egui::Theme::Dark, style);
    ctx.set_theme(if wanted.palette.dark { egui::Theme::Dark } else { egui::Theme::Light });
}

/// The look in force here.
#[must_use]
pub fn look(ctx: &Context) -> Look {
    ctx.data(|data| data.get_temp(look_id())).unwrap_or_default()
}

/// Draws a part in the other direction: an Arabic receipt in an English window.
pub fn in_direction<R>(ui: &mut Ui, direction: Direction, add: impl FnOnce(&mut Ui) -> R) -> R {
    let outer = look(ui.ctx());
    let set = |ctx: &Context, look: Look| ctx.data_mut(|data| data.insert_temp(look_id(), look));
    set(ui.ctx(), Look { direction, ..outer });
    let result = add(ui);
    set(ui.ctx(), outer);
    result
}
