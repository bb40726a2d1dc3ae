//! What came down, at the window: whom to call, what was taken, and what the registers say beside the number. With
//! `WINDOW_PICTURES=folder` it leaves pictures.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use serde_json::json;
use shubbak::domain::Country;
use shubbak::exchange::pack::Content;
use shubbak::i18n::Language;

use super::{Counter, NOW_MS};
use crate::centre::{Centre, desk_in, site_validity};
use crate::packs::{ARREARS, arrears, label};

const SIZE: [f32; 2] = [1366.0, 768.0];

/// Two decisions, a register and a catalogue were taken; the folder outlives the desk.
fn taken(folder: tempfile::TempDir) -> tempfile::TempDir {
    let desk = desk_in(folder.path(), Country::Egypt, NOW_MS - 1_000);
    let mut centre = Centre { desk, folder, commands: 0 };
    centre.signs_in("huda", "2580");
    let cases: Vec<String> = (0..2).map(|_| centre.registers(site_validity()).case.to_string()).collect();
    let lines = [
        centre.decision(&cases[0], json!({"is": "approved"}), None),
        centre.decision(&cases[1], json!({"is": "refused"}), Some("خارج خط التنظيم")),
        centre.decision(&cases[1], json!({"is": "approved"}), None),
    ];
    centre.takes_pack(&centre.is_sent(label(Content::Decisions {}, 42, "ZAQ-03"), &lines.concat())).unwrap();
    centre.takes_pack(&centre.is_sent(label(arrears(), 3, "ZAQ-03"), ARREARS)).unwrap();
    let catalogue = include_str!("../../../assets/catalogue/egypt.json");
    let coming = Content::Catalogue { effective: "2026-12-01".parse().unwrap() };
    centre.takes_pack(&centre.is_sent(label(coming, 7, ""), catalogue)).unwrap();
    centre.folder
}

fn picture(counter: &mut Counter, name: &str, language: Language) {
    let Ok(folder) = std::env::var("WINDOW_PICTURES") else { return };
    counter.settle();
    let file = Path::new(&folder).join(format!("{name}-{}.png", language.code()));
    counter.harness.render().unwrap().save(file).unwrap();
}

#[test]
fn whom_to_call_what_was_taken_and_what_is_owed_is_told() {
    for language in Language::ALL {
        let folder = taken(tempfile::tempdir().unwrap());
        let mut counter = Counter::open(folder.path(), language, SIZE);
        let tr = counter.tr;
        counter.sign_in("huda", "2580");
        counter.types("29406191300551");
        counter.settle();
        picture(&mut counter, "90-arrears", language);
        let total = shubbak::domain::Money::new(47_050, shubbak::domain::Currency::Egp);
        counter
            .must_see(&tr.referred_total(if tr.direction().is_rtl() { "متأخرات" } else { "Arrears" }, tr.money(total)));
        counter.press_with(Modifiers::CTRL, Key::H);
        counter.settle();
        picture(&mut counter, "91-headquarters", language);
        counter.must_see(&tr.came_title());
        counter.must_see(&tr.packs_title());
        counter.must_see(&tr.headquarters_to_come(tr.number(7_u64), tr.date_long("2026-12-01".parse().unwrap())));
        assert!(counter.harness.query_by_label_contains(&tr.headquarters_take()).is_none(), "a clerk takes none");
    }
}

#[test]
fn a_file_of_ours_that_is_opened_leads_where_it_belongs() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk_in(folder.path(), Country::Egypt, NOW_MS - 1_000);
        let mut centre = Centre { desk, folder, commands: 0 };
        centre.signs_in("samir", "1470");
        let sealed = centre.does(json!({ "do": "export_batch" })).unwrap();
        let shubbak::app::Outcome::BatchSealed(batch) = sealed else { panic!("{sealed:?}") };
        let pack = centre.file_of(&centre.is_sent(label(arrears(), 3, "ZAQ-03"), ARREARS));
        let Centre { desk, folder, .. } = centre;
        drop(desk);
        let mut counter = Counter::open(folder.path(), language, SIZE);
        let tr = counter.tr;
        counter.sign_in("huda", "2580");
        counter.drop_file(&pack);
        counter.must_see(&tr.headquarters_not_allowed());
        counter.drop_file(&batch.file);
        counter.settle();
        counter.must_see(&batch.sha256[..32]);
        counter.press(Key::F12);
        counter.sign_in("samir", "1470");
        counter.drop_file(&pack);
        counter.settle();
        counter.must_see(&tr.headquarters_title());
        counter.must_see(&tr.pack_taken(tr.pack_register(tr.number(3_u64))));
        counter.drop_file(&batch.file);
        counter.settle();
        counter.must_see(&batch.sha256[..32]);
        picture(&mut counter, "92-batch-opened", language);
        counter.drop_file(&folder.path().join("BNH-01-20261122-000042.bag.tar.age"));
        counter.settle();
        counter.must_see(&tr.brought_other_batch("BNH-01-20261122-000042.bag.tar.age"));
    }
}
