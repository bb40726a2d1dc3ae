//! What headquarters published comes down by the link: each pack once, in its order, believed for nothing but its
//! signature; one that was touched is told of and hinders no other.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::json;
use shubbak::app::Fault;
use shubbak::app::hq::{Headquarters, Keys, Sort};
use shubbak::domain::case::Stage;

use super::linked;
use super::server::Nginx;
use crate::centre::{Centre, site_validity};
use crate::packs::publishing::{believes, enrols, headquarters_on, order};

/// Headquarters behind its server, and a counter of it.
struct Line {
    nginx: Nginx,
    hq: Headquarters,
    keys: Keys,
    centre: Centre,
}

impl Line {
    fn drawn() -> Line {
        let nginx = Nginx::start("");
        let folder = nginx.place.path().join("hq");
        let (mut hq, keys) = headquarters_on(&folder, &nginx.drop_folder());
        let centre = linked(nginx.port, Some(&nginx.authority()));
        believes(&centre, &folder);
        let mut centre = centre.opens_again();
        enrols(&mut hq, &keys, &centre);
        centre.types_the_links_password();
        Line { nginx, hq, keys, centre }
    }

    fn decides(&mut self, case: &str) -> PathBuf {
        let table = self.nginx.place.path().join("decisions.csv");
        let head = "case,decision,reason,decider,basis,decided,papers\n";
        fs::write(&table, format!("{head}{case},approved,,م. عادل حسني,قانون ١١٩ لسنة ٢٠٠٨,2026-11-20,\n")).unwrap();
        self.hq.publish(&order(Sort::Decisions { file: table }), &self.keys).unwrap().remove(0)
    }

    fn publishes_the_catalogue(&mut self) {
        let file = self.nginx.place.path().join("catalogue.json");
        fs::write(&file, include_str!("../../../assets/catalogue/egypt.json")).unwrap();
        let catalogue = Sort::Catalogue { file, effective: "2026-11-22".parse().unwrap() };
        self.hq.publish(&order(catalogue), &self.keys).unwrap();
    }

    /// Names of the packs that the counter asked the server for, in their order.
    fn fetched(&self) -> Vec<String> {
        let asked = self.nginx.log("asked");
        let name = |line: &str| Some(line.split_once("/packs/")?.1.split(' ').next()?.to_owned());
        asked.lines().filter_map(name).filter(|name| name != "packs.json").collect()
    }

    fn registers(&mut self) -> String {
        self.centre.signs_in("huda", "2580");
        self.centre.registers(site_validity()).case.to_string()
    }

    fn stage(&self, case: &str) -> Stage {
        self.centre.desk.register().case_by_no(&case.parse().unwrap()).unwrap().stage
    }
}

#[test]
fn each_pack_comes_down_once_and_in_its_order() {
    let mut line = Line::drawn();
    assert_eq!(line.centre.desk.upload_all(&mut |_| {}).unwrap().len(), 0, "nothing was published yet");
    let case = line.registers();
    line.publishes_the_catalogue();
    line.decides(&case);
    let came = line.centre.desk.upload_all(&mut |_| {}).unwrap();
    assert!(came.iter().all(|(_, done)| done.as_ref().is_ok_and(|done| done.taken.applied == 1)), "{came:?}");
    let names = ["catalogue-000001-EG.pack.tar", "decisions-000001-ZAQ-03.pack.tar.age"];
    assert_eq!(line.fetched(), names);
    assert_eq!(line.stage(&case), Stage::Approved);
    // What was taken is not asked for again, by whichever way it came.
    let by_stick = line.registers();
    let file = line.decides(&by_stick);
    line.centre.desk.take_pack_for_the_program(&file).unwrap();
    assert!(line.centre.desk.upload_all(&mut |_| {}).unwrap().is_empty());
    assert_eq!(line.fetched(), names);
    line.centre.is_clean();
}

#[test]
fn a_pack_that_was_touched_is_told_of_and_hinders_no_other() {
    let mut line = Line::drawn();
    let case = line.registers();
    let file = line.decides(&case);
    line.publishes_the_catalogue();
    let whole = fs::read(&file).unwrap();
    let mut touched = whole.clone();
    let last = touched.len() - 1;
    touched[last] ^= 1;
    fs::write(&file, touched).unwrap();
    line.centre.desk.serve_outbox();
    let came = line.waits_for(2);
    assert!(matches!(came[0].1, Err(Fault::Pack(_))), "{:?}", came[0]);
    assert!(came[1].1.is_ok(), "{:?}", came[1]);
    assert_eq!(line.stage(&case), Stage::Received);
    // The link looks every second here; what was refused stays where it is until somebody asks.
    let before = line.fetched().len();
    let looked = |line: &Line| line.nginx.log("asked").matches("packs.json").count();
    let (begun, seen) = (Instant::now(), looked(&line));
    while looked(&line) < seen + 2 {
        assert!(begun.elapsed() < Duration::from_secs(30));
        line.centre.desk.tend_outbox();
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(line.fetched().len(), before);
    fs::write(&file, whole).unwrap();
    line.centre.signs_in("samir", "1470");
    line.centre.does(json!({ "do": "upload_now" })).unwrap();
    let came = line.waits_for(1);
    assert!(came[0].1.is_ok(), "{:?}", came[0]);
    assert_eq!(line.stage(&case), Stage::Approved);
    line.centre.is_clean();
}

impl Line {
    /// The desk looks, as the window's thread does, until so many packs came.
    fn waits_for(&mut self, packs: usize) -> Vec<(String, Result<shubbak::views::PackDone, Fault>)> {
        let (begun, mut came) = (Instant::now(), vec![]);
        while came.len() < packs {
            assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", self.centre.desk.outbox_view());
            came.extend(self.centre.desk.tend_outbox().came);
            std::thread::sleep(Duration::from_millis(10));
        }
        came
    }
}
