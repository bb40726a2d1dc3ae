//! The gold set: what a government centre writes, in `gold/*.txt`, set by our engine and looked at by the tools of others.
//!
//! - `gold`: the strings
//! - `reference`: how each line must look, by ICU, FriBidi, HarfBuzz and FreeType
//! - `order`: the engine's glyphs, one by one
//! - `screen`: the window's meshes and textures, put together as a graphics card would
//! - `paper`: the PDF, read back by MuPDF and poppler, and the dots of the thermal head
//! - `search`: what a search finds in the PDF, and in the PDFs of others
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod gold;
mod ink;
mod order;
mod paper;
mod reference;
mod screen;
mod search;
