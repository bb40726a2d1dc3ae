//! What the keyboard or the scanner sent, as ASCII digits without invisible marks. It does not
//! decide what the digits mean.

/// Arabic-Indic and Persian digits become ASCII, and so do the Arabic decimal and thousands signs.
pub fn to_ascii(text: &str) -> String {
    text.chars().map(ascii_char).collect()
}

/// Digits in ASCII, and neither spaces, dashes nor bidi marks: how every number is stored.
pub fn compact(text: &str) -> String {
    text.chars().filter(|&c| !c.is_whitespace() && !is_dash(c) && !is_invisible(c)).map(ascii_char).collect()
}

/// Without the marks that steer direction. Copied text and some scanners carry them along.
pub fn strip_bidi(text: &str) -> String {
    text.chars().filter(|&c| !is_invisible(c)).collect()
}

/// Bidi controls, zero-width joiners and the byte order mark: characters that nobody sees.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Hyphens, dashes and the minus sign, whichever the keyboard gave.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{00AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}')
}

/// The digits before and after the point of `text`, which must be a plain ASCII number whose
/// thousands, if separated by commas, stand in threes. `None` for anything else, signs included.
pub fn to_decimal_parts(text: &str) -> Option<(String, &str)> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (text, ""),
    };
    if !fraction.bytes().all(|b| b.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    Some((ungroup(whole)?, fraction))
}

fn ungroup(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(',');
    if grouped && !(1..=3).contains(&first.len()) {
        return None;
    }
    if groups.any(|group| group.len() != 3) {
        return None;
    }
    let plain = whole.replace(',', "");
    plain.bytes().all(|b| b.is_ascii_digit()).then_some(plain)
}

fn ascii_char(c: char) -> char {
    let zero = match c {
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        '\u{066B}' => return '.',
        '\u{066C}' => return ',',
        _ => return c,
    };
    char::from_u32(u32::from('0') + (u32::from(c) - zero)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_digit_sets_become_ascii() {
        assert_eq!(to_ascii("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹"), "0123456789 0123456789");
        assert_eq!(to_ascii("١٬٢٣٤٫٥٠"), "1,234.50");
    }

    #[test]
    fn a_scan_is_stored_without_its_dressing() {
        assert_eq!(compact("\u{200F}٣٣١-١٠٥ ٢٦٨\u{2069}"), "331105268");
        assert_eq!(compact("100\u{2013}531\u{2212}385\u{00A0}"), "100531385");
        assert_eq!(strip_bidi("\u{061C}أ\u{202B}ب\u{FEFF}"), "أب");
    }
}
