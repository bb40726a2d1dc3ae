//! The house widgets: what pages are made of.
//!
//! They draw our letters, mirror themselves by the look's direction, have a name for screen readers, a visible focus ring
//! and a way by keyboard. They hold no words of their own: every text a person reads or hears comes as an argument.

mod banner;
mod button;
mod card;
mod checkbox;
mod chip;
mod dialog;
mod emblem;
mod empty;
mod fact;
mod icon;
mod key_sheet;
mod keys;
mod layout;
mod paint;
mod pick;
mod progress;
mod scroll;
mod section;
mod segments;
mod select;
mod swatches;
mod table;
mod tabs;
mod text_field;
mod timeline;
mod toast;

pub use banner::Banner;
pub use button::{Button, IconButton};
pub use card::{Card, divider, sheet};
pub use checkbox::Checkbox;
pub use chip::{Chip, Tone};
pub use dialog::{Answer, Dialog};
pub use emblem::emblem;
pub use empty::EmptyState;
pub use fact::fact;
pub use icon::Icon;
pub use key_sheet::{KeyGroup, KeyLine, KeySheet};
pub use keys::key_hint;
pub use layout::{Part, at_end, beside_or_below, column, ends, expected_at_end, gap, row, side_by_side, wrapped};
pub use paint::{focus_ring, key_tip, tip};
pub use pick::Pick;
pub use progress::Progress;
pub use scroll::scroll;
pub use section::{Section, SectionState};
pub use segments::segments;
pub use select::{Select, fold};
pub use swatches::swatches;
pub use table::{Column, Table, TableResponse, cell};
pub use tabs::{TabItem, tabs};
pub use text_field::TextField;
pub use timeline::{Step, timeline};
pub use toast::Toasts;
