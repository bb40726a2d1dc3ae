//! How the window of this station looks: chosen on its settings page and kept in `window.json` beside the register. The
//! program writes this file, people write `centre.toml`; neither touches the other's.

use serde::{Deserialize, Serialize};

use crate::i18n::{Digits, Language};

/// The three sets of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    Light,
    Dark,
    HighContrast,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// The next one, in a round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::HighContrast,
            Self::HighContrast => Self::Light,
        }
    }
}

/// What a station has chosen for its screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Screen {
    pub theme: Theme,
    /// The size of everything, in per cent of the usual; always one of [`Screen::SIZES`].
    pub percent: u16,
    /// Instead of the centre's own.
    pub language: Option<Language>,
    /// Instead of the centre's own.
    pub digits: Option<Digits>,
    /// Targets for a finger.
    pub touch: bool,
    /// Nothing moves.
    pub still: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self { theme: Theme::Light, percent: 100, language: None, digits: None, touch: false, still: false }
    }
}

impl Screen {
    pub const FILE: &'static str = "window.json";
    pub const SIZES: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

    /// What the file says; `None` if it is not what the program wrote. A size that nobody offers becomes the nearest.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut screen: Self = serde_json::from_str(text).ok()?;
        let far = |size: &u16| size.abs_diff(screen.percent);
        screen.percent = Self::SIZES.into_iter().min_by_key(far).unwrap_or(100);
        Some(screen)
    }

    #[must_use]
    pub fn write(&self) -> String {
        // Plain values of our own; there is nothing in them that JSON could refuse.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// One size larger or smaller; the last one stays.
    #[must_use]
    pub fn resized(&self, larger: bool) -> u16 {
        let at = Self::SIZES.iter().position(|size| *size == self.percent).unwrap_or(2);
        let to = if larger { at + 1 } else { at.saturating_sub(1) };
        Self::SIZES.get(to).copied().unwrap_or(self.percent)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let screen =
            Screen { theme: Theme::Dark, percent: 150, language: Some(Language::English), ..Screen::default() };
        assert_eq!(Screen::read(&screen.write()).unwrap(), screen);
    }

    #[test]
    fn an_older_or_a_strange_file_does_no_harm() {
        assert_eq!(Screen::read("{}").unwrap(), Screen::default());
        assert_eq!(Screen::read(r#"{"percent": 64000, "later": 1}"#).unwrap().percent, 200);
        assert_eq!(Screen::read(r#"{"percent": 0}"#).unwrap().percent, 80);
        assert_eq!(Screen::read("not JSON"), None);
        assert_eq!(Screen::read(r#"{"theme": "pink"}"#), None);
    }

    #[test]
    fn sizes_go_up_and_down_and_end() {
        let at = |percent| Screen { percent, ..Screen::default() };
        assert_eq!((at(100).resized(true), at(100).resized(false)), (110, 90));
        assert_eq!((at(200).resized(true), at(80).resized(false)), (200, 80));
    }
}
