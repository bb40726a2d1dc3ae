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
mod empty;
mod fact;
mod icon;
mod keys;
mod layout;
mod paint;
mod progress;
mod scroll;
mod section;
mod segments;
mod select;
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
pub use empty::EmptyState;
pub use fact::fact;
pub use icon::Icon;
pub use keys::key_hint;
pub use layout::{Part, column, ends, gap, row, side_by_side, wrapped};
pub use paint::{focus_ring, tip};
pub use progress::Progress;
pub use scroll::scroll;
pub(in crate::ui) use scroll::bar as scroll_bar;
pub use section::{Section, SectionState};
pub use segments::segments;
pub use select::{Select, fold};
pub use table::{Column, Table, TableResponse, cell};
pub use tabs::{TabItem, tabs};
pub use text_field::TextField;
pub use timeline::{Step, timeline};
pub use toast::Toasts;
