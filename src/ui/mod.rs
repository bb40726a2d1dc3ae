//! The window: what is drawn and what the clerk wants, never what happens then.
//!
//! `app` holds the state and carries out what pages ask; `frame` is the bars around them; a page in
//! `pages` is given what to show and gives back what the clerk wants; `keys` is every key in one table.

pub mod app;
mod appoint;
pub mod ask;
pub mod chooser;
pub mod first_start;
pub mod focus;
pub mod frame;
pub mod gallery;
pub mod keys;
pub mod mend;
pub mod open;
pub mod pages;
pub mod painting;
pub mod refusal;
pub mod shapes;
pub mod stage;
pub mod text;
pub mod theme;
pub mod tour;
pub mod typing;
pub mod way_in;
pub mod widgets;
pub mod words;

pub use app::{Outside, Window};
pub use open::{Way, open};
pub use painting::Easel;
pub use refusal::refuse;
pub use stage::Stages;
pub use tour::Tour;
pub use way_in::WayIn;
