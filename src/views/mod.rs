//! What a screen or a paper shows: plain structs with public fields and no behaviour.

mod backups;
mod office;
mod outbox;
mod packs;
mod papers;
mod print_queue;
mod privacy;
mod screens;

pub use backups::*;
pub use office::*;
pub use outbox::*;
pub use packs::*;
pub use papers::*;
pub use print_queue::*;
pub use privacy::*;
pub use screens::*;
