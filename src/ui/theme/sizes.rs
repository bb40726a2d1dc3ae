//! Sizes that follow the hand: a mouse hits what is small, a finger on a kiosk or in a van does not.

/// Heights in points of whatever one presses. Two sets stand in `tokens.rs`; a widget asks the look which holds.
#[derive(Debug, PartialEq)]
pub struct Sizes {
    /// Nothing one can press is smaller, either way.
    pub target: f32,
    /// Buttons and fields.
    pub control: f32,
    /// Buttons in rows and strips.
    pub small: f32,
    /// The primary button of a page.
    pub large: f32,
    /// A button that is only a picture.
    pub icon_button: f32,
    /// The strip of a few choices, all in sight.
    pub segments: f32,
    /// A line of a list to choose from.
    pub option: f32,
    /// A line of such a list with a second line of words.
    pub option_tall: f32,
    /// Rows of tables.
    pub row: f32,
    /// Heads of tables.
    pub head: f32,
    pub tab: f32,
    /// The head of a section that folds.
    pub fold: f32,
    /// The top bar.
    pub bar: f32,
    /// A page in the side bar.
    pub side_tab: f32,
    /// A key of the number pad.
    pub pad_key: f32,
}
