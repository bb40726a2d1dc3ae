//! Presentation forms: old programs and some PDF files hand over the shapes of letters instead of the
//! letters. Only the basic alphabet, Persian letters and the common ligatures appear in names.

/// The letters of one shape; `None` for a shape that no name contains.
pub(super) fn presented(c: char) -> Option<&'static str> {
    if c == '\u{FDF2}' {
        return Some("الله");
    }
    if ('\u{FE70}'..='\u{FE7F}').contains(&c) {
        return Some(""); // Vowel signs standing alone.
    }
    let code = u32::from(c);
    let row = FORMS.partition_point(|&(first, _)| first <= code).checked_sub(1)?;
    let (_, letters) = FORMS[row];
    (!letters.is_empty()).then_some(letters)
}

/// Where the shapes of each letter begin, in order of code point; an empty text closes a run.
#[rustfmt::skip] // Four or five letters a line are read faster than one.
const FORMS: [(u32, &str); 60] = [
    (0xFB50, "ٱ"), (0xFB52, ""), (0xFB56, "پ"), (0xFB5A, ""), (0xFB6A, "ڤ"), (0xFB6E, ""),
    (0xFB7A, "چ"), (0xFB7E, ""), (0xFB8A, "ژ"), (0xFB8C, ""), (0xFB8E, "ک"), (0xFB92, "گ"),
    (0xFB96, ""), (0xFBA4, "ۀ"), (0xFBA6, "ہ"), (0xFBAA, "ه"), (0xFBAE, ""), (0xFBFC, "ی"),
    (0xFC00, ""),
    (0xFE80, "ء"), (0xFE81, "آ"), (0xFE83, "أ"), (0xFE85, "ؤ"), (0xFE87, "إ"), (0xFE89, "ئ"),
    (0xFE8D, "ا"), (0xFE8F, "ب"), (0xFE93, "ة"), (0xFE95, "ت"), (0xFE99, "ث"), (0xFE9D, "ج"),
    (0xFEA1, "ح"), (0xFEA5, "خ"), (0xFEA9, "د"), (0xFEAB, "ذ"), (0xFEAD, "ر"), (0xFEAF, "ز"),
    (0xFEB1, "س"), (0xFEB5, "ش"), (0xFEB9, "ص"), (0xFEBD, "ض"), (0xFEC1, "ط"), (0xFEC5, "ظ"),
    (0xFEC9, "ع"), (0xFECD, "غ"), (0xFED1, "ف"), (0xFED5, "ق"), (0xFED9, "ك"), (0xFEDD, "ل"),
    (0xFEE1, "م"), (0xFEE5, "ن"), (0xFEE9, "ه"), (0xFEED, "و"), (0xFEEF, "ى"), (0xFEF1, "ي"),
    (0xFEF5, "لآ"), (0xFEF7, "لأ"), (0xFEF9, "لإ"), (0xFEFB, "لا"), (0xFEFD, ""),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_names_each_letter() {
        assert!(FORMS.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(presented('\u{FEDF}'), Some("ل"));
        assert_eq!(presented('\u{FEFC}'), Some("لا"));
        assert_eq!(presented('\u{FB50}'), Some("ٱ"));
        assert_eq!(presented('\u{FC01}'), None);
        assert_eq!(presented('\u{FB53}'), None);
    }
}
