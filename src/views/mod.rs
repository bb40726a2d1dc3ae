//! What a screen or a report shows: plain structs with public fields and no behaviour.

mod screens;

pub use screens::*;
