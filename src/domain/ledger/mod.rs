//! The ledger of actions: every deed at a counter, who did it, where, when and why.
//!
//! A station appends to its own gapless series; each action is chained by hash to the one before it.
//! Nothing is undone: a mistake is corrected by a later action. What a case *is now* is folded from
//! its actions in `case`. How actions are stored and sent is the business of `register` and `exchange`.

mod action;
mod chain;
mod deed;

pub use action::{Action, Hash, HybridTime, Subject};
pub use chain::{Broken, body_hash, check_link, link_hash, seal};
pub use deed::{Deed, DeedError, Looked, PackTaken, Tender};

/// Letters of a reason at least.
const SHORTEST_REASON: usize = 3;

/// Why somebody did something, without the blanks around it; none when it says nothing.
pub fn reason(typed: &str) -> Option<String> {
    Some(typed.trim()).filter(|reason| reason.chars().count() >= SHORTEST_REASON).map(str::to_owned)
}
