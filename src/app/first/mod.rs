//! The first start: a centre comes into being, from what somebody types in the window or from a file that was
//! prepared for many computers. Nothing is made until all of it is known; then it is made whole or not at all.
//!
//! `typed` is what the window asks and what is wrong with it; `make` founds the centre aside and moves it into its
//! place; `file` reads what was prepared; `home` tells what a start finds.

mod file;
mod home;
mod make;
mod typed;
mod work;

pub use file::{Given, SetUp, set_up};
pub use home::{Found, Home};
pub use make::{First, Wanted, make};
pub use typed::{Flaw, Part, Spot, Typed, Unseen};
pub use work::Work;
