//! The program's own pages, one after the other, for whoever looks at each of them.

use egui::{Key, Modifiers};
use shubbak::config::Screen;
use shubbak::i18n::Language;

use crate::window::Counter;

/// Goes through the window as a clerk does, and shows every page and what opens over it.
pub(super) fn every_page(screen: &Screen, language: Language, mut visit: impl FnMut(&str, &mut Counter)) {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::chosen(folder.path(), language, [1366.0, 768.0], screen);
    let tr = counter.tr;
    let mut look = |counter: &mut Counter, what: &str| {
        counter.settle();
        visit(&format!("{what}, {} {:?} touch {}", language.code(), screen.theme, screen.touch), counter);
    };
    look(&mut counter, "sign in");
    counter.sign_in("mahmoud", "3690");
    look(&mut counter, "empty sheet");
    counter.types("29406191300552");
    counter.press(Key::Enter);
    counter.press(Key::Enter);
    look(&mut counter, "doubtful number");
    counter.press(Key::F2);
    look(&mut counter, "question");
    counter.click(&tr.counter_clear_do());
    counter.fills_the_sheet();
    for (key, what) in
        [(Key::Num1, "service"), (Key::Num2, "documents"), (Key::Num3, "particulars"), (Key::Num4, "fee")]
    {
        counter.press_with(Modifiers::ALT, key);
        look(&mut counter, what);
    }
    counter.press(Key::F10);
    look(&mut counter, "registered");
    counter.press(Key::F3);
    counter.types("محمد");
    counter.press(Key::Enter);
    look(&mut counter, "one case");
    counter.press_with(Modifiers::CTRL, Key::Num3);
    counter.click(&tr.batches_write());
    look(&mut counter, "batches");
    counter.press_with(Modifiers::CTRL, Key::Num4);
    look(&mut counter, "fourth page");
    counter.press_with(Modifiers::CTRL, Key::Num5);
    look(&mut counter, "settings");
    counter.press(Key::F1);
    look(&mut counter, "sheet of keys");
    counter.press(Key::Escape);
    counter.click(&crate::window::plain(&tr.chip_practice()));
    look(&mut counter, "reason of a chip");
}
