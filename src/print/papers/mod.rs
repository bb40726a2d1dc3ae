//! The papers, one file each: what stands on it and in which order. What several papers share (the head with the centre's
//! name, labelled values, practice marks, codes) is in `composer.rs` and `words.rs`.

mod acknowledgement;
mod composer;
mod missing;
mod receipt;
mod ticket;
mod words;

pub use acknowledgement::acknowledgement;
pub use missing::missing;
pub use receipt::receipt;
pub use ticket::ticket;
