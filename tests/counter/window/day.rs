//! A day at the window.

use egui::Key;
use shubbak::i18n::Language;

use super::Counter;

const LAPTOP: [f32; 2] = [1366.0, 768.0];

/// Huda, a citizen with a good card, and the site statement with all its papers, by keyboard alone.
fn serve_one_citizen(counter: &mut Counter) {
    let tr = counter.tr;
    counter.types("29406191300551");
    counter.must_see(&tr.person_new());
    counter.press(Key::Enter);
    counter.types("محمد أحمد السيد");
    counter.press(Key::Enter);
    counter.types("01012345678");
    counter.press(Key::Enter);
    counter.types("صلاحية الموقع");
    counter.press(Key::Enter);
    counter.must_see(&tr.documents_progress(0, 4));
    for _ in 0..4 {
        counter.press(Key::Num3);
    }
    counter.press(Key::Num1);
    for text in ["الزقازيق", "شارع النصر", "5", "120"] {
        counter.types(text);
        counter.press(Key::Enter);
    }
    counter.types("150");
    counter.press(Key::Enter);
    counter.press(Key::Num1);
}

#[test]
fn one_case_by_keyboard_alone_in_both_languages() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let mut counter = Counter::open(folder.path(), language, LAPTOP);
        let tr = counter.tr;
        counter.sign_in("huda", "2580");
        counter.keys = 0;
        serve_one_citizen(&mut counter);
        let total = tr.money(shubbak::domain::Money::new(15_000, shubbak::domain::Currency::Egp));
        counter.must_see(&tr.do_register_paid(total));
        counter.press(Key::F10);
        counter.must_see(&tr.done_registered());
        counter.must_see("C-ZAQ-03-26-000001");
        counter.must_see("R-ZAQ-03-26-000001");
        assert!(counter.keys < 110, "{} keys for a case", counter.keys);
        counter.press(Key::F8);
        counter.must_see(&tr.counter_new());
        assert_eq!(counter.value(&tr.identity_kind_eg_national_id()), "");
    }
}
