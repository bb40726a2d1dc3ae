//! The papers, one file each: what stands on it and in which order. What they share is in `head.rs` (the centre, the title
//! and the marks), `composer.rs` (labelled values, panels, two languages), `close.rs` (signatures and codes) and `words.rs`.

mod acknowledgement;
mod close;
mod composer;
mod head;
mod missing;
mod receipt;
mod ticket;
mod trail;
mod words;

pub use acknowledgement::acknowledgement;
pub use missing::missing;
pub use receipt::receipt;
pub use ticket::ticket;
pub use trail::trail;
