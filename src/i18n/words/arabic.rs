//! Arabic: the number governs the form of what it counts. One is the noun and «واحد», two is the dual alone, three to ten
//! take the plural, eleven to ninety-nine the accusative singular, and a round hundred or thousand the genitive singular,
//! before which «مائتان» and «ألفان» lose their nun. A longer number follows its last two digits. What is counted here
//! (pound, piastre, dinar, fils, thousand, million) is always masculine.

use super::{Parts, thousands};
use crate::domain::{Currency, Money};

/// A counted noun in the forms that numbers ask of it.
struct Noun {
    one: &'static str,
    two: &'static str,
    /// The dual as the first half of a genitive: «ألفا جنيه».
    two_of: &'static str,
    few: &'static str,
    /// Accusative, after eleven to ninety-nine.
    many: &'static str,
}

const POUND: Noun =
    Noun { one: "جنيه", two: "جنيهان", two_of: "جنيها", few: "جنيهات", many: "جنيها" };
const PIASTRE: Noun = Noun { one: "قرش", two: "قرشان", two_of: "قرشا", few: "قروش", many: "قرشا" };
const DINAR: Noun = Noun {
    one: "دينار", two: "ديناران", two_of: "دينارا", few: "دنانير", many: "دينارا"
};
const FILS: Noun = Noun { one: "فلس", two: "فلسان", two_of: "فلسا", few: "فلوس", many: "فلسا" };

/// By the number of thousands above the units.
const SCALES: [Noun; 6] = [
    Noun { one: "ألف", two: "ألفان", two_of: "ألفا", few: "آلاف", many: "ألفا" },
    Noun {
        one: "مليون", two: "مليونان", two_of: "مليونا", few: "ملايين", many: "مليونا"
    },
    Noun {
        one: "مليار", two: "ملياران", two_of: "مليارا", few: "مليارات", many: "مليارا"
    },
    Noun {
        one: "تريليون", two: "تريليونان", two_of: "تريليونا", few: "تريليونات", many: "تريليونا"
    },
    Noun {
        one: "كوادريليون", two: "كوادريليونان", two_of: "كوادريليونا", few: "كوادريليونات", many: "كوادريليونا"
    },
    Noun {
        one: "كوينتيليون", two: "كوينتيليونان", two_of: "كوينتيليونا", few: "كوينتيليونات", many: "كوينتيليونا"
    },
];
const HUNDREDS: [&str; 10] =
    ["", "مائة", "مائتان", "ثلاثمائة", "أربعمائة", "خمسمائة", "ستمائة", "سبعمائة", "ثمانمائة", "تسعمائة"];
const TWO_HUNDRED_OF: &str = "مائتا";
const TENS: [&str; 10] = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"];
const TO_NINETEEN: [&str; 20] = [
    "صفر",
    "واحد",
    "اثنان",
    "ثلاثة",
    "أربعة",
    "خمسة",
    "ستة",
    "سبعة",
    "ثمانية",
    "تسعة",
    "عشرة",
    "أحد عشر",
    "اثنا عشر",
    "ثلاثة عشر",
    "أربعة عشر",
    "خمسة عشر",
    "ستة عشر",
    "سبعة عشر",
    "ثمانية عشر",
    "تسعة عشر",
];

pub fn amount(money: Money) -> String {
    let (unit, change) = match money.currency() {
        Currency::Egp => (POUND, PIASTRE),
        Currency::Kwd | Currency::Bhd => (DINAR, FILS),
    };
    let parts = Parts::of(money);
    let said = match (parts.whole, parts.change) {
        (0, 0) => format!("صفر {}", unit.one),
        (0, few) => counted(few, &change),
        (whole, 0) => counted(whole, &unit),
        (whole, few) => format!("{} و{}", counted(whole, &unit), counted(few, &change)),
    };
    let sign = if parts.negative { "سالب " } else { "" };
    format!("فقط {sign}{said} لا غير")
}

/// A number of at least one, with what it counts.
fn counted(number: u64, noun: &Noun) -> String {
    let groups = thousands(number);
    let mut phrases = Vec::new();
    for (i, &(scale, group)) in groups.iter().enumerate() {
        match SCALES.get(scale.wrapping_sub(1)) {
            None => phrases.extend(few_hundred(group, noun)),
            // The last scale word stands before the noun itself, and both lean on each other: «مائتا ألف جنيه».
            Some(word) if i + 1 == groups.len() => {
                let mut scaled = scaled(group, word, true);
                if let Some(last) = scaled.last_mut() {
                    *last = format!("{last} {}", noun.one);
                }
                phrases.extend(scaled);
            }
            Some(word) => phrases.extend(scaled(group, word, false)),
        }
    }
    phrases.join(" و")
}

/// One to 999 of the thing itself.
fn few_hundred(group: u16, noun: &Noun) -> Vec<String> {
    let (hundreds, rest) = (group / 100, group % 100);
    let mut phrases = Vec::new();
    if hundreds > 0 && rest > 0 {
        phrases.push(word(&HUNDREDS, hundreds).to_owned());
    }
    phrases.push(match rest {
        0 => format!("{} {}", hundreds_of(hundreds), noun.one),
        1 => format!("{} {}", noun.one, word(&TO_NINETEEN, 1)),
        2 => noun.two.to_owned(),
        3..=10 => format!("{} {}", below_hundred(rest), noun.few),
        _ => format!("{} {}", below_hundred(rest), noun.many),
    });
    phrases
}

/// One to 999 thousands, millions, …. «مائة ألف وألف» for a hundred and one thousand, because «مائة وألف» would be
/// 1,100 to the ear. `leaning` is the form directly before the counted noun.
fn scaled(group: u16, scale: &Noun, leaning: bool) -> Vec<String> {
    let (hundreds, rest) = (group / 100, group % 100);
    let mut phrases = Vec::new();
    if hundreds > 0 && rest > 2 {
        phrases.push(word(&HUNDREDS, hundreds).to_owned());
    } else if hundreds > 0 {
        phrases.push(format!("{} {}", hundreds_of(hundreds), scale.one));
    }
    match rest {
        0 => {}
        1 => phrases.push(scale.one.to_owned()),
        2 => phrases.push(if leaning { scale.two_of } else { scale.two }.to_owned()),
        3..=10 => phrases.push(format!("{} {}", below_hundred(rest), scale.few)),
        _ => phrases.push(format!("{} {}", below_hundred(rest), if leaning { scale.one } else { scale.many })),
    }
    phrases
}

fn hundreds_of(hundreds: u16) -> &'static str {
    if hundreds == 2 { TWO_HUNDRED_OF } else { word(&HUNDREDS, hundreds) }
}

fn below_hundred(number: u16) -> String {
    match (number / 10, number % 10) {
        (0 | 1, _) => word(&TO_NINETEEN, number).to_owned(),
        (tens, 0) => word(&TENS, tens).to_owned(),
        (tens, ones) => format!("{} و{}", word(&TO_NINETEEN, ones), word(&TENS, tens)),
    }
}

fn word(table: &[&'static str], index: u16) -> &'static str {
    table.get(usize::from(index)).copied().unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::inconsistent_digit_grouping, reason = "pounds_piastres reads as the amount does")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn egp(minor: i64) -> String {
        amount(Money::new(minor, Currency::Egp))
    }

    #[test]
    fn the_vectors_of_the_office() {
        assert_eq!(egp(1_00), "فقط جنيه واحد لا غير");
        assert_eq!(egp(2_00), "فقط جنيهان لا غير");
        assert_eq!(egp(3_00), "فقط ثلاثة جنيهات لا غير");
        assert_eq!(egp(100_00), "فقط مائة جنيه لا غير");
        assert_eq!(egp(150_00), "فقط مائة وخمسون جنيها لا غير");
        assert_eq!(egp(200_00), "فقط مائتا جنيه لا غير");
        assert_eq!(egp(1250_75), "فقط ألف ومائتان وخمسون جنيها وخمسة وسبعون قرشا لا غير");
        assert_eq!(egp(2000_00), "فقط ألفا جنيه لا غير");
        assert_eq!(egp(50), "فقط خمسون قرشا لا غير");
        let kwd = Money::new(1_250, Currency::Kwd);
        assert_eq!(amount(kwd), "فقط دينار واحد ومائتان وخمسون فلسا لا غير");
    }

    #[test]
    fn numbers_lean_on_their_nouns() {
        assert_eq!(egp(0), "فقط صفر جنيه لا غير");
        assert_eq!(egp(2), "فقط قرشان لا غير");
        assert_eq!(egp(11_00), "فقط أحد عشر جنيها لا غير");
        assert_eq!(egp(101_00), "فقط مائة وجنيه واحد لا غير");
        assert_eq!(egp(202_00), "فقط مائتان وجنيهان لا غير");
        assert_eq!(egp(11_000_00), "فقط أحد عشر ألف جنيه لا غير");
        assert_eq!(egp(11_100_00), "فقط أحد عشر ألفا ومائة جنيه لا غير");
        assert_eq!(egp(101_000_00), "فقط مائة ألف وألف جنيه لا غير");
        assert_eq!(egp(200_000_00), "فقط مائتا ألف جنيه لا غير");
        assert_eq!(egp(1_002_000_00), "فقط مليون وألفا جنيه لا غير");
        assert_eq!(egp(3_000_000_000_00), "فقط ثلاثة مليارات جنيه لا غير");
        assert_eq!(amount(Money::new(5, Currency::Bhd)), "فقط خمسة فلوس لا غير");
        assert_eq!(amount(Money::new(-10_999, Currency::Kwd)), "فقط سالب عشرة دنانير وتسعمائة وتسعة وتسعون فلسا لا غير");
        assert!(egp(i64::MAX).contains("كوادريليون"));
    }

    proptest! {
        #[test]
        fn the_noun_agrees_with_the_last_two_digits(pounds in 3_i64..9_000_000_000) {
            let said = egp(pounds * 100);
            let form = match pounds % 100 {
                0 => POUND.one,
                1 => "جنيه واحد",
                2 => POUND.two,
                3..=10 => POUND.few,
                _ => POUND.many,
            };
            prop_assert!(said.ends_with(&format!(" {form} لا غير")) || said.ends_with(&format!("و{form} لا غير")), "{}", said);
        }

        #[test]
        fn words_are_never_empty_and_never_shared(one in any::<i64>(), other in any::<i64>(), near in -3000_i64..3000) {
            for currency in [Currency::Egp, Currency::Kwd, Currency::Bhd] {
                let said = amount(Money::new(one, currency));
                prop_assert!(said.split(' ').count() > 3 && !said.contains("  "), "{}", said);
                for second in [other, one.wrapping_add(near), one.wrapping_mul(1000), one / 1000] {
                    let again = amount(Money::new(second, currency));
                    prop_assert_eq!(one == second, said == again, "{} and {}", one, second);
                }
            }
        }
    }
}
