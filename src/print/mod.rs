//! From a view to paper, all of it pure: a paper says what stands on it ([`Document`]), [`layout`] says where every glyph
//! and every line stands ([`Pages`], in millimetres), and a back end writes that down: [`pdf`] for the office printer and
//! the archive, [`raster`] for the preview and, through [`escpos`], for the thermal printer. What the clerk sees is therefore what is printed.
//!
//! A new paper is one file in `papers/`. Nothing here opens a file, a port or a clock.

mod codes;
mod document;
mod escpos;
mod layout;
mod pages;
mod papers;
mod pdf;
mod raster;
mod voices;

pub use document::{Block, Column, Document, Level, Panel, PaperSize, Part, Row, Table, Text};
pub use escpos::{Finish, Tongue, escpos, kick};
pub use layout::layout;
pub use pages::{Glyph, Ink, Item, Page, Pages, Rect, Run};
pub use papers::*;
pub use pdf::{Meta, PdfError, pdf};
pub use raster::{Brush, Grey, Mono, png, raster, to_mono};
pub use voices::Voices;
