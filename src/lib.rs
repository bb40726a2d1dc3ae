pub mod text;
pub mod ui;
