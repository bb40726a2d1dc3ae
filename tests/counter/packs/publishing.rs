//! From headquarters' table to the counter: enrolled with its recipient, published into the drop folder, taken there.

use std::fs;
use std::path::Path;

use shubbak::app::custody::Passphrase;
use shubbak::app::hq::{Headquarters, Keys, Order, Settings, Sort, found};
use shubbak::app::{station_key_text, station_recipient};
use shubbak::domain::Country;
use shubbak::domain::case::Stage;
use shubbak::env::Env;
use shubbak::hub::Site;

use crate::centre::{Centre, site_validity};
use crate::hub::fresh_database;

const PHRASE: &str = "a headquarters of the tests";

fn headquarters(folder: &Path) -> (Headquarters, Keys) {
    headquarters_on(folder, Path::new("drop"))
}

/// A headquarters that lays what goes down into this drop folder.
pub fn headquarters_on(folder: &Path, drop: &Path) -> (Headquarters, Keys) {
    let settings = Settings {
        name: "الإدارة المركزية".into(),
        database: fresh_database().into(),
        drop: drop.into(),
        time_zone: "Africa/Cairo".into(),
    };
    found(folder, &settings, &Passphrase::new(PHRASE), &mut Env::system()).unwrap();
    let hq = Headquarters::open(folder, Env::system()).unwrap();
    let keys = hq.keys(&Passphrase::new(PHRASE)).unwrap();
    (hq, keys)
}

/// A centre that believes this headquarters, besides its own.
fn believing(hq: &Path) -> Centre {
    let centre = Centre::with_clerk();
    believes(&centre, hq);
    let mut centre = centre.opens_again();
    centre.signs_in("huda", "2580");
    centre
}

/// Names this headquarters in the centre's settings.
pub fn believes(centre: &Centre, hq: &Path) {
    let settings = centre.folder.path().join("centre.toml");
    let public = fs::read_to_string(hq.join("headquarters.pem")).unwrap();
    let text =
        fs::read_to_string(&settings).unwrap() + &format!("\n[[headquarters]]\npublic_key = \"\"\"\n{public}\"\"\"\n");
    fs::write(settings, text).unwrap();
}

pub fn enrols(hq: &mut Headquarters, keys: &Keys, centre: &Centre) {
    let (pem, id) = station_key_text(centre.folder.path()).unwrap();
    let said = centre.folder.path().join("said.txt");
    // As `shubbak station key` says it.
    fs::write(&said, format!("{pem}{id}\n{}", station_recipient(centre.folder.path()).unwrap())).unwrap();
    hq.enrol(&"ZAQ-03".parse().unwrap(), &said, &Site::default(), keys).unwrap();
}

pub fn order(sort: Sort) -> Order {
    Order {
        sort,
        country: Country::Egypt,
        approved_by: "د. سعاد الخولي".into(),
        basis: "قرار ٧٧ لسنة ٢٠٢٦".into(),
        approved: None,
        to: vec![],
    }
}

#[test]
fn what_headquarters_publishes_is_taken_at_the_counter_it_is_for() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("hq");
    let (mut hq, keys) = headquarters(&folder);
    let mut centre = believing(&folder);
    enrols(&mut hq, &keys, &centre);
    let case = centre.registers(site_validity()).case;
    let table = place.path().join("decisions.csv");
    let head = "case,decision,reason,decider,basis,decided,papers\n";
    fs::write(&table, format!("{head}{case},approved,,م. عادل حسني,قانون ١١٩ لسنة ٢٠٠٨,2026-11-20,\n")).unwrap();
    let decisions = || order(Sort::Decisions { file: table.clone() });
    let files = hq.publish(&decisions(), &keys).unwrap();
    assert_eq!(files, [folder.join("drop/out/ZAQ-03/packs/decisions-000001-ZAQ-03.pack.tar.age")]);
    let done = centre.desk.take_pack_for_the_program(&files[0]).unwrap();
    assert_eq!((done.taken.applied, done.taken.headquarters.as_str()), (1, "الإدارة المركزية"));
    assert_eq!(centre.desk.register().case_by_no(&case).unwrap().stage, Stage::Approved);
    // Numbers rise; a table with a wrong line, or for nobody, spends none.
    fs::write(&table, format!("{head}{case},approved,,x,y,2026-11-20,\n{case},granted,,x,y,2026-11-20,\n")).unwrap();
    assert!(hq.publish(&decisions(), &keys).is_err());
    let nobody = Order { to: vec!["QNA".into()], ..decisions() };
    assert!(hq.publish(&nobody, &keys).is_err());
    fs::write(&table, format!("{head}{case},refused,سبب,x,y,2026-11-20,\n")).unwrap();
    let files = hq.publish(&decisions(), &keys).unwrap();
    assert!(files[0].ends_with("decisions-000002-ZAQ-03.pack.tar.age"));
    let done = centre.desk.take_pack_for_the_program(&files[0]).unwrap();
    assert_eq!(done.taken.left_out[0].1, "decided-otherwise");
    // A register and a catalogue, each in its own series.
    let (rows, names) = (place.path().join("arrears.csv"), place.path().join("arrears.json"));
    fs::write(&rows, "by,no,amount\nidentity,٢٩٤٠٦١٩١٣٠٠٥٥١,350\n").unwrap();
    let title = |ar, en| serde_json::json!({ "ar": ar, "en": en });
    let column = serde_json::json!({ "key": "amount", "title": title("المبلغ", "Amount"), "holds": "money" });
    let told = serde_json::json!({ "name": "arrears", "title": title("متأخرات", "Arrears"), "columns": [column] });
    fs::write(&names, told.to_string()).unwrap();
    let register = Sort::Register { file: rows, head: names, as_of: "2026-11-15".parse().unwrap() };
    let catalogue = place.path().join("catalogue.json");
    fs::write(&catalogue, include_str!("../../../assets/catalogue/egypt.json")).unwrap();
    let catalogue = Sort::Catalogue { file: catalogue, effective: "2026-11-22".parse().unwrap() };
    for (sort, name) in
        [(register, "register-arrears-000001-ZAQ-03.pack.tar.age"), (catalogue, "catalogue-000001-EG.pack.tar")]
    {
        let files = hq.publish(&order(sort), &keys).unwrap();
        assert!(files[0].ends_with(name), "{files:?}");
        assert_eq!(centre.desk.take_pack_for_the_program(&files[0]).unwrap().taken.applied, 1);
    }
    assert_eq!(centre.register_rows()[0]["total"]["minor"], 35_000);
    centre.is_clean();
}
