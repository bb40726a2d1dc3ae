//! The digits a reader sees. Ids, case and receipt numbers stay in Latin digits everywhere, because they are typed and
//! scanned; amounts, counts and dates follow the centre's setting.

use serde::{Deserialize, Serialize};

use super::{Tr, direction::LEFT_TO_RIGHT_MARK};

/// Which digits amounts, counts and dates are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Digits {
    Latin,
    #[default]
    ArabicIndic,
}

impl Digits {
    /// Latin digits in `text` in this kind; everything else untouched.
    pub fn shape(self, text: &str) -> String {
        match self {
            Self::Latin => text.to_owned(),
            Self::ArabicIndic => text.chars().map(arabic_indic).collect(),
        }
    }

    /// A plain number such as `-1250.75` with its thousands apart, its own separators, and its sign kept at its left.
    pub fn number(self, plain: &str) -> String {
        let (sign, unsigned) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let (thousands, point) = match self {
            Self::Latin => (',', '.'),
            Self::ArabicIndic => ('٬', '٫'),
        };
        let mut out = String::new();
        if !sign.is_empty() {
            out.extend([LEFT_TO_RIGHT_MARK, '-']);
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push(thousands);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(point);
            out.push_str(fraction);
        }
        self.shape(&out)
    }
}

impl Tr {
    /// A count, in the reader's digits: `12,345` or «١٢٬٣٤٥».
    pub fn number(&self, count: i64) -> String {
        self.digits.number(&count.to_string())
    }

    /// Whole per cent, such as `125%` or `١٢٥٪`.
    pub fn percent(&self, percent: i64) -> String {
        let sign = match self.digits {
            Digits::Latin => '%',
            Digits::ArabicIndic => '٪',
        };
        format!("{}{sign}", self.number(percent))
    }
}

fn arabic_indic(c: char) -> char {
    match c.to_digit(10).and_then(|digit| char::from_u32(0x0660 + digit)) {
        Some(digit) => digit,
        None => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_in_both_kinds_of_digits() {
        assert_eq!(Digits::Latin.number("1250.75"), "1,250.75");
        assert_eq!(Digits::ArabicIndic.number("1250.75"), "١٬٢٥٠٫٧٥");
        assert_eq!(Digits::Latin.number("999"), "999");
        assert_eq!(Digits::Latin.number("-1000000"), "\u{200E}-1,000,000");
    }
}
