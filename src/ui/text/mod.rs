//! Our letters on egui's screen: laid out by [`crate::text`], kept in an atlas, painted as one mesh a string.
//!
//! egui turns digits round and wraps Arabic from the bottom, so no widget of ours gives it a string to draw. Its widgets
//! keep their behaviour: [`atom`] puts our letters inside them.

mod atlas;
mod field;
mod filter;
mod inked;
mod label;
mod letters;

#[cfg(test)]
mod tests;

pub use field::{Field, FieldResponse, Flow, Place, Remote, Side, belongs, float, last_field, press_from_afar};
pub use filter::{Filter, amount, digits, reference};
pub(in crate::ui) use inked::note_scroll;
pub use inked::{Inked, Scrolled, Seen, seen, watch};
pub use label::{Text, hover_text, label, muted};
pub use letters::{Lettering, Setting, atom, set};
