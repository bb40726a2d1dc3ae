//! Spelling as a hasty hand has it: what a search field takes for the same.

/// A text as a hasty hand writes it: hamzas, marks and case left out, digits Latin. Both sides of a search are folded.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\u{064b}'..='\u{065f}' | '\u{0670}' | 'ـ' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => None,
            'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
            'ى' | 'ئ' | 'ی' => Some('ي'),
            'ؤ' => Some('و'),
            'ة' => Some('ه'),
            'ک' => Some('ك'),
            c => crate::ui::text::digits(c).or_else(|| c.to_lowercase().next()),
        })
        .collect()
}
