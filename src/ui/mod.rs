//! The window: what is drawn and what the clerk wants, never what happens then.

pub mod gallery;
pub mod text;
pub mod theme;
pub mod widgets;
