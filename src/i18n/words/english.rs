//! English: `One hundred and fifty Egyptian pounds and twenty-five piastres only`.

use super::{Parts, thousands};
use crate::domain::{Currency, Money};

/// One, and more than one.
type Noun = (&'static str, &'static str);

const SCALES: [&str; 7] = ["", " thousand", " million", " billion", " trillion", " quadrillion", " quintillion"];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const TO_NINETEEN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

pub fn amount(money: Money) -> String {
    let (unit, change): (Noun, Noun) = match money.currency() {
        Currency::Egp => (("Egyptian pound", "Egyptian pounds"), ("piastre", "piastres")),
        Currency::Kwd => (("Kuwaiti dinar", "Kuwaiti dinars"), ("fils", "fils")),
        Currency::Bhd => (("Bahraini dinar", "Bahraini dinars"), ("fils", "fils")),
    };
    let parts = Parts::of(money);
    let said = match (parts.whole, parts.change) {
        (0, few) if few > 0 => counted(few, change),
        (whole, 0) => counted(whole, unit),
        (whole, few) => format!("{} and {}", counted(whole, unit), counted(few, change)),
    };
    let sign = if parts.negative { "minus " } else { "" };
    capitalised(&format!("{sign}{said} only"))
}

fn counted(number: u64, (one, more): Noun) -> String {
    format!("{} {}", cardinal(number), if number == 1 { one } else { more })
}

fn cardinal(number: u64) -> String {
    let groups = thousands(number);
    let mut said = String::new();
    for &(scale, group) in &groups {
        // «One thousand and five», but «one thousand two hundred and five».
        let joint = match (said.is_empty(), scale, group) {
            (true, ..) => "",
            (false, 0, 1..100) => " and ",
            (false, ..) => " ",
        };
        said = said + joint + &below_thousand(group) + SCALES.get(scale).copied().unwrap_or_default();
    }
    if said.is_empty() { below_thousand(0) } else { said }
}

fn below_thousand(number: u16) -> String {
    match (number / 100, number % 100) {
        (0, rest) => below_hundred(rest),
        (hundreds, 0) => format!("{} hundred", below_hundred(hundreds)),
        (hundreds, rest) => format!("{} hundred and {}", below_hundred(hundreds), below_hundred(rest)),
    }
}

fn below_hundred(number: u16) -> String {
    let word = |table: &[&str], index: u16| table.get(usize::from(index)).copied().unwrap_or_default().to_owned();
    match (number / 10, number % 10) {
        (0 | 1, _) => word(&TO_NINETEEN, number),
        (tens, 0) => word(&TENS, tens),
        (tens, ones) => format!("{}-{}", word(&TENS, tens), word(&TO_NINETEEN, ones)),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
#[allow(clippy::inconsistent_digit_grouping, reason = "pounds_piastres reads as the amount does")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_read_aloud() {
        let said = |minor, currency| amount(Money::new(minor, currency));
        assert_eq!(said(100, Currency::Egp), "One Egyptian pound only");
        assert_eq!(
            said(1250_75, Currency::Egp),
            "One thousand two hundred and fifty Egyptian pounds and seventy-five piastres only"
        );
        assert_eq!(said(50, Currency::Egp), "Fifty piastres only");
        assert_eq!(said(0, Currency::Egp), "Zero Egyptian pounds only");
        assert_eq!(said(1_001, Currency::Kwd), "One Kuwaiti dinar and one fils only");
        assert_eq!(said(2_005_000_000, Currency::Bhd), "Two million five thousand Bahraini dinars only");
        assert_eq!(said(-1_005_00, Currency::Egp), "Minus one thousand and five Egyptian pounds only");
    }

    proptest! {
        #[test]
        fn words_are_never_empty_and_never_shared(one in any::<i64>(), other in any::<i64>(), near in -3000_i64..3000) {
            let said = |minor| amount(Money::new(minor, Currency::Kwd));
            prop_assert!(said(one).split(' ').count() >= 3 && !said(one).contains("  "));
            for second in [other, one.wrapping_add(near)] {
                prop_assert_eq!(one == second, said(one) == said(second), "{} and {}", one, second);
            }
        }
    }
}
