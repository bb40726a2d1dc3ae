//! A secret: dots are shown, and the true text is changed in the same places.

use std::ops::Range;

use super::{Deed, Editor};
use crate::text::Engine;

const DOT: &str = "•";

impl Editor {
    pub(super) fn hide(&mut self, text: &str) {
        text.clone_into(&mut self.secret);
        self.inner.set_text(&DOT.repeat(text.chars().count()));
    }

    pub(super) fn apply_in_secret(&mut self, engine: &mut Engine, deed: Deed<'_>) {
        let before = self.inner.raw_text().len();
        let selected = self.selected_range();
        match deed {
            // What an input method proposes would be seen.
            Deed::Compose(_) => {}
            Deed::Insert(text) => {
                self.carry_out(engine, Deed::Insert(&DOT.repeat(text.chars().count())));
                replace_letters(&mut self.secret, letters(selected.start)..letters(selected.end), text);
            }
            deed => {
                self.carry_out(engine, deed);
                let removed = before.saturating_sub(self.inner.raw_text().len());
                let at = letters(self.selected_range().start);
                replace_letters(&mut self.secret, at..at + letters(removed), "");
            }
        }
    }
}

/// So many dots are so many letters.
fn letters(bytes: usize) -> usize {
    bytes / DOT.len()
}

fn replace_letters(text: &mut String, range: Range<usize>, with: &str) {
    let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let (start, end) = (byte(range.start), byte(range.end));
    text.replace_range(start..end, with);
}
