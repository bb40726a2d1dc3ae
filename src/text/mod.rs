//! Letters: bidi order, shaping, line breaking and the fonts. The only place that knows letters have a direction.
//!
//! One engine serves the window, the PDF and the thermal paper, so that what the clerk sees is what is printed. It draws
//! nothing by itself: [`Engine::layout`] says which glyph stands where, [`Raster`] turns one glyph into coverage, and
//! [`Editor`] is the text of a field with its caret. Direction is always given by the caller for prose, never guessed from
//! the first letter; values inside prose are wrapped with [`isolate`], so that `10/2026-000123` never turns round.
//!
//! ```
//! use shubbak::text::{Direction, Engine, Paragraph, Weight};
//! let mut engine = Engine::new();
//! let line = engine.layout(&Paragraph {
//!     weight: Weight::SemiBold,
//!     width: Some(300.0),
//!     ..Paragraph::new("رقم الطلب 123", 16.0, Direction::Rtl)
//! });
//! assert_eq!(line.lines.len(), 1);
//! ```

mod cache;
mod edit;
mod elide;
mod engine;
mod fonts;
mod glyphs;
mod paragraph;
mod raster;
mod read;
mod shape;

pub use edit::{Area, Deed, Editor, Geometry, Letter, Manner, Motion, Setting as EditSetting, Stretch};
pub use engine::Engine;
pub use fonts::{Fonts, Weight};
pub use glyphs::{Glyph, GlyphRun, Line, TextLayout};
pub use paragraph::{Align, Direction, Overflow, Paragraph, first_strong, isolate, plain};
pub use raster::{Coverage, Raster};
pub use shape::{Grouping, Shape};

#[cfg(test)]
mod tests;
