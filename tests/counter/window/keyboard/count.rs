//! How many keys a case takes: the letters that have to be written, and the keys that steer. In both
//! languages, in all three countries, without the mouse.

use egui::Key;
use shubbak::domain::Country;
use shubbak::i18n::Language;

use super::super::Counter;
use super::LAPTOP;

/// A citizen's case, as a clerk writes it down.
struct Case {
    country: Country,
    number: &'static str,
    phone: &'static str,
    service: &'static str,
    /// Each closed by Enter; of one letter, a digit that chooses and needs none.
    answers: &'static [&'static str],
    /// What is typed for the fee; empty where the rule says it all.
    fee: &'static str,
    /// Keys that steer: as many as there are fields, and the deed.
    steering: usize,
}

const CASES: [Case; 3] = [
    Case {
        country: Country::Egypt,
        number: "29406191300551",
        phone: "01012345678",
        service: "صلاحية الموقع",
        answers: &["1", "الزقازيق", "شارع النصر", "15", "120"],
        fee: "150",
        steering: 13,
    },
    Case {
        country: Country::Kuwait,
        number: "282040701483",
        phone: "99998888",
        service: "مخيم ربيعي",
        answers: &["29.3 47.9", "400"],
        fee: "",
        steering: 9,
    },
    Case {
        country: Country::Bahrain,
        number: "900101222",
        phone: "36001234",
        service: "إصدار تراخيص الإعلانات",
        answers: &["لوحة", "2.5", "4.5", "المنامة"],
        fee: "35",
        steering: 12,
    },
];

/// The clerk's hand, which counts.
struct Hand {
    counter: Counter,
    letters: usize,
    steering: usize,
}

impl Hand {
    fn writes(&mut self, text: &str) {
        self.letters += text.chars().count();
        self.counter.types(text);
    }

    fn steers(&mut self, key: Key) {
        self.steering += 1;
        self.counter.press(key);
    }

    fn fills_in(&mut self, text: &str) {
        self.writes(text);
        self.steers(Key::Enter);
    }

    fn serves(&mut self, case: &Case) {
        for text in [case.number, "بدر ناصر العجمي", case.phone, case.service] {
            self.fills_in(text);
        }
        self.steers(Key::Num0);
        for answer in case.answers {
            if *answer == "1" { self.steers(Key::Num1) } else { self.fills_in(answer) }
        }
        if !case.fee.is_empty() {
            self.fills_in(case.fee);
        }
        self.steers(Key::Num1);
        self.steers(Key::F10);
    }
}

#[test]
fn a_case_takes_as_many_keys_as_it_has_fields() {
    for case in &CASES {
        let counted = Language::ALL.map(|language| {
            let folder = tempfile::tempdir().unwrap();
            let mut counter = Counter::of(case.country, folder.path(), language, LAPTOP);
            counter.sign_in("huda", "2580");
            let mut hand = Hand { counter, letters: 0, steering: 0 };
            hand.serves(case);
            let Hand { counter, letters, steering } = hand;
            counter.must_see(&counter.tr.done_registered());
            println!("{:?} in {language:?}: {letters} letters, {steering} keys that steer", case.country);
            (letters, steering)
        });
        assert_eq!(counted[0], counted[1], "{:?}: the same in both languages", case.country);
        assert_eq!(counted[0].1, case.steering, "{:?}", case.country);
        assert!(counted[0].0 < 100, "{:?}: {} letters", case.country, counted[0].0);
    }
}
