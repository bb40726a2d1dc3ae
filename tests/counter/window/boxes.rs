//! The boxes: in every page and state, in both languages, with the longest words and names, nothing is cut off, nothing
//! lies over something else, and everything can be reached.
//!
//! `eye` judges a frame by what was painted in it. `rooms` draws the counter's page for every service of every country;
//! `days` goes through the whole window as a clerk does. A fault reads as a sentence: where, what, and its box in points.

mod days;
mod eye;
mod office;
mod refusals;
mod rooms;

use std::sync::OnceLock;

use shubbak::app::{PRACTICE_STAFF, Rulebook};
use shubbak::domain::{Bilingual, Country};
use shubbak::i18n::{Language, Tr};

use super::busy_centre;
use eye::{Eye, MayBeCut};

/// A screen: its name, its size in points and its dots a point.
#[derive(Clone, Copy)]
pub struct Screen {
    pub name: &'static str,
    pub size: [f32; 2],
    pub scale: f32,
}

/// The office's usual screen; a large one; and the usual one with everything a quarter larger.
const SCREENS: [Screen; 3] = [
    Screen { name: "1366", size: [1366.0, 768.0], scale: 1.0 },
    Screen { name: "1920", size: [1920.0, 1080.0], scale: 1.0 },
    Screen { name: "1366 at 125 %", size: [1092.8, 614.4], scale: 1.25 },
];

/// Cases of a busy centre.
const BUSY: u32 = 300;
/// Names as long as they come: eighty letters and more.
const LONG_NAME: &str = "عبد الرحمن محمد عبد المنعم عبد الفتاح السيد عبد المقصود أبو العينين الشرقاوي الحسيني";
const LONG_LATIN_NAME: &str = "Abdelrahman Mohamed Abdelmoneim Abdelfattah Elsayed Abdelmaksoud Aboelenein Elsharkawy";
const LONG_ADDRESS: &str = "١٢٧ مكرر شارع المستشار عبد الرحيم صبري متفرع من طريق الجيش، الدور ١٤ شقة ١٤٠٣، بجوار مدرسة \
    الشهيد أحمد عبد العزيز الإعدادية، حي الزهور، الزقازيق، الشرقية";
const LONG_FILE: &str = "scan of the contract of sale with all its annexes 2026-11-21 page 1 of 12.pdf";

/// The only things that may end with `…`: data, in these places, each whole on hover.
fn may_be_cut(country: Country, language: Language) -> Vec<MayBeCut> {
    let book = Rulebook::shipped(country).unwrap();
    let tr = Tr::new(language, shubbak::i18n::Digits::Latin);
    let pick = |text: &Bilingual| tr.pick(text).to_owned();
    let services = book.catalogue.services();
    let place = |place, texts: Vec<String>| MayBeCut { _place: place, texts };
    vec![
        place(
            "a service in the list, in a folded section, in a row of cases",
            services.iter().map(|s| pick(&s.name)).collect(),
        ),
        place("a department in the list of services", services.iter().map(|s| pick(&s.department)).collect()),
        place(
            "the name of a field that still lacks its answer",
            services.iter().flat_map(|s| &s.fields).map(|field| tr.lack_answer(pick(&field.label))).collect(),
        ),
        place("an invented person in a row of cases", invented_names()),
        place("a person in a row of cases", vec![LONG_NAME.to_owned(), LONG_LATIN_NAME.to_owned()]),
        place("an officer in the bar", PRACTICE_STAFF.iter().map(|officer| officer.name.to_owned()).collect()),
        place("a file of a document", vec![LONG_FILE.to_owned()]),
        place(
            "an option chosen in a narrow list",
            services.iter().flat_map(|s| &s.fields).flat_map(|f| &f.options).map(|choice| pick(&choice.name)).collect(),
        ),
    ]
}

/// Everybody who was at the busy centre.
fn invented_names() -> Vec<String> {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    let names = || {
        let folder = tempfile::tempdir().unwrap();
        let busy = busy_centre(folder.path(), BUSY);
        let cases = busy.desk.register().find_cases("", Country::Egypt, BUSY).unwrap();
        cases.into_iter().map(|row| row.name).collect()
    };
    NAMES.get_or_init(names).clone()
}

fn eye(country: Country, language: Language) -> Eye {
    Eye::new(may_be_cut(country, language))
}

/// Fails with every fault at once: they are mended together.
fn must_be_well(eye: &Eye, least_looks: usize) {
    let shown = eye.faults.iter().take(60).map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(eye.faults.is_empty(), "{} faults in {} looks, {} texts:\n{shown}", eye.faults.len(), eye.looks, eye.texts);
    assert!(eye.looks >= least_looks, "only {} states were looked at", eye.looks);
}
