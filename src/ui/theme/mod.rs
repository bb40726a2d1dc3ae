//! How the window looks: one set of tokens, three themes, two directions, a mouse or a finger.
//!
//! [`apply`] dresses egui's own parts and remembers the [`Look`]; widgets ask [`look`] for it. Nobody else names a colour
//! or a size.

mod contrast;
mod hand;
mod kinds;
mod palette;
mod sizes;
mod stock;
mod surface;
pub mod tokens;

use egui::{Context, Id, Ui};

pub use crate::config::Theme;
use crate::text::Direction;
pub use contrast::contrast;
pub use hand::{Hand, Pose, hand, posed};
pub use kinds::Kind;
pub use palette::{Palette, Signal};
pub use sizes::Sizes;
pub use surface::raised;
pub use tokens::{breaks, motion, radius, size, space};

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
///
/// ```text
/// theme::apply(ctx, Look::new(Theme::Light, tr.direction()).touch(screen.touch).still(screen.still));
/// ctx.set_zoom_factor(f32::from(screen.percent) / 100.0); // letters are drawn anew and stay crisp
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    pub theme: Theme,
    pub palette: &'static Palette,
    /// Heights of what one presses, for a mouse or for a finger.
    pub sizes: &'static Sizes,
    pub direction: Direction,
    /// Nothing moves: because the person or the desktop wishes so, the machine is slow, or a picture is taken.
    pub still: bool,
    /// Only in the gallery: the state in which things are shown.
    pub pose: Pose,
}

impl Default for Look {
    fn default() -> Self {
        Self::new(Theme::Light, Direction::Rtl)
    }
}

impl Look {
    #[must_use]
    pub fn new(theme: Theme, direction: Direction) -> Self {
        Self { theme, palette: theme.palette(), sizes: &tokens::MOUSE, direction, still: false, pose: Pose::Live }
    }

    /// For fingers: kiosks and vans.
    #[must_use]
    pub fn touch(self, touch: bool) -> Self {
        Self { sizes: if touch { &tokens::TOUCH } else { &tokens::MOUSE }, ..self }
    }

    #[must_use]
    pub fn still(self, still: bool) -> Self {
        Self { still, ..self }
    }

    #[must_use]
    pub fn rtl(&self) -> bool {
        self.direction.is_rtl()
    }

    /// True if it is worn by a screen that is touched.
    #[must_use]
    pub fn is_touch(&self) -> bool {
        std::ptr::eq(self.sizes, &raw const tokens::TOUCH)
    }
}

fn look_id() -> Id {
    Id::unique("shubbak look")
}

/// Puts on a look. Cheap while nothing changes, so it may be called every frame.
pub fn apply(ctx: &Context, wanted: Look) {
    let worn = ctx.data(|data| data.get_temp::<Look>(look_id()));
    if worn == Some(wanted) {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(look_id(), wanted));
    let style = stock::style(&wanted);
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

/// Draws a part in another look: so the gallery shows two directions or states side by side.
pub fn with_look<R>(ui: &mut Ui, change: impl FnOnce(&mut Look), add: impl FnOnce(&mut Ui) -> R) -> R {
    let outer = look(ui.ctx());
    let mut inner = outer;
    change(&mut inner);
    let set = |ctx: &Context, look: Look| ctx.data_mut(|data| data.insert_temp(look_id(), look));
    set(ui.ctx(), inner);
    let result = add(ui);
    set(ui.ctx(), outer);
    result
}
