//! What a screen or a paper shows: plain structs with public fields and no behaviour.

mod papers;
mod screens;

pub use papers::*;
pub use screens::*;
