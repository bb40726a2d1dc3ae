//! The link: what goes up is what was sealed, once, whatever happens on the way; and whatever hinders it has a name.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use shubbak::exchange::{Watch, volumes};
use shubbak::views::LinkStanding;

use super::linked;
use super::server::{Line, Nginx, PASSWORD, free_port};
use crate::centre::{Centre, site_validity};

/// What lies at the server, put together by our code and by `cat`.
fn holds(nginx: &Nginx, batch: &Path) {
    let name = batch.file_name().unwrap().to_str().unwrap();
    let folder = nginx.drop_folder().join("in/ZAQ-03");
    let joined = nginx.place.path().join("joined");
    let mut watch = Watch { progress: &mut |_| {}, cancel: &AtomicBool::new(false) };
    volumes::join(&folder.join(format!("{name}.volumes.json")), &joined, &mut watch).unwrap();
    assert!(fs::read(&joined).unwrap() == fs::read(batch).unwrap());
    let cat = Command::new("sh").arg("-c").arg(format!("cat {name}.[0-9]*")).current_dir(&folder).output().unwrap();
    assert!(cat.stdout == fs::read(batch).unwrap(), "stock tools put it together too");
}

#[test]
fn a_batch_goes_up_once_and_its_receipt_comes_down() {
    let nginx = Nginx::start("");
    let mut centre = linked(nginx.port, Some(&nginx.authority()));
    let batch = centre.seals_a_large_batch();
    assert_eq!(centre.uploads(), Err("no_link_settings"), "nobody has given its password");
    centre.types_the_links_password();
    centre.uploads().unwrap();
    holds(&nginx, &batch);
    let row = centre.batch(1);
    assert!(row.way.uploaded.is_some() && row.received.is_none(), "{row:?}");
    let puts = nginx.puts();
    assert!(puts >= 3, "{}", nginx.log("asked"));
    centre.uploads().unwrap();
    assert_eq!(nginx.puts(), puts, "what is up is not sent again");
    centre.is_countersigned(&batch, &nginx);
    centre.uploads().unwrap();
    assert!(centre.batch(1).received.is_some());
    // Another program, another batch: of the first nothing is asked any more.
    let asked = |nginx: &Nginx| nginx.log("asked").lines().filter(|line| !line.contains("packs.json")).count();
    let before = asked(&nginx);
    centre.uploads().unwrap();
    assert_eq!(asked(&nginx), before);
    centre.is_clean();
    for file in ["centre.toml", "register.db", "register.db-wal", "batches"] {
        let bytes = fs::read(centre.folder.path().join(file)).unwrap_or_default();
        assert!(!bytes.windows(PASSWORD.len()).any(|at| at == PASSWORD.as_bytes()), "the password lies open in {file}");
    }
}

#[test]
fn every_hindrance_has_a_name_and_changes_nothing() {
    let mut nginx = Nginx::start("");
    let mut centre = linked(nginx.port, Some(&nginx.authority()));
    let batch = centre.seals_a_large_batch();
    centre.types_the_links_password();
    let refuse = |answer: &str| format!("if ($request_method = PUT) {{ return {answer}; }}");
    let hindrances = [
        (refuse("507"), "server-full"),
        (refuse("500"), "busy"),
        (refuse("503"), "busy"),
        ("client_max_body_size 512k;".to_owned(), "too-large"),
        (refuse("403"), "forbidden"),
        ("return 301 https://localhost:1/;".to_owned(), "unexpected"),
    ];
    for (block, code) in hindrances {
        // The last of two settings of the same name would be refused by nginx itself.
        nginx.serves_instead("client_max_body_size 16m;", &block);
        assert_eq!(centre.uploads(), Err(code), "{block}");
        assert_eq!(centre.batch(1).way.fault.as_deref(), Some(code));
        assert!(centre.batch(1).way.uploaded.is_none());
    }
    fs::write(nginx.place.path().join("users"), "zaq-03:{PLAIN}another\n").unwrap();
    nginx.serves("");
    assert_eq!(centre.uploads(), Err("wrong-password"));
    nginx.stop();
    assert_eq!(centre.uploads(), Err("no-link"));
    fs::write(nginx.place.path().join("users"), format!("zaq-03:{{PLAIN}}{PASSWORD}\n")).unwrap();
    nginx.serves("");
    centre.uploads().unwrap();
    holds(&nginx, &batch);
    assert_eq!(centre.batch(1).way.fault, None);
}

#[test]
fn another_server_with_the_same_name_gets_no_password() {
    let (nginx, other) = (Nginx::start(""), Nginx::start(""));
    // Its certificate is good, by an authority that nobody here named.
    let mut centre = linked(other.port, Some(&nginx.authority()));
    centre.seals_a_large_batch();
    centre.types_the_links_password();
    assert_eq!(centre.uploads(), Err("certificate"));
    assert_eq!(other.log("asked"), "");
    // Nor does one whom the machine's own list does not know.
    let mut centre = linked(nginx.port, None);
    centre.seals_a_large_batch();
    centre.types_the_links_password();
    assert_eq!(centre.uploads(), Err("certificate"));
}

#[test]
fn a_cut_costs_one_part_and_a_wrong_part_is_found() {
    let nginx = Nginx::start("");
    let line = Line::to(nginx.port, 1_700_000);
    let mut centre = linked(line.port, Some(&nginx.authority()));
    let batch = centre.seals_a_large_batch();
    centre.types_the_links_password();
    assert_eq!(centre.uploads(), Err("no-link"));
    assert_eq!(nginx.puts(), 1, "the second part was cut: {}", nginx.log("asked"));
    line.left.store(u64::MAX, Ordering::Relaxed);
    // What another program left there is believed only if it is the same.
    let folder = nginx.drop_folder().join("in/ZAQ-03");
    let name = batch.file_name().unwrap().to_str().unwrap();
    let second = folder.join(format!("{name}.002"));
    fs::write(&second, vec![7; 1 << 20]).unwrap();
    let parts = fs::metadata(&batch).unwrap().len().div_ceil(1 << 20) as usize;
    centre.uploads().unwrap();
    assert_eq!(nginx.puts(), parts, "the first part is not sent again, all others are");
    holds(&nginx, &batch);
}

/// The desk looks, as the window's thread does, until `done`.
fn tends(centre: &mut Centre, what: &str, done: impl Fn(&mut Centre) -> bool) {
    let begun = Instant::now();
    while !done(centre) {
        assert!(begun.elapsed() < Duration::from_secs(30), "{what}: {:?}", centre.desk.outbox_view());
        centre.desk.tend_outbox();
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn waits_for(centre: &Centre) -> Option<String> {
    match centre.desk.outbox_view().link.standing {
        LinkStanding::Waiting { fault, .. } => Some(fault),
        _ => None,
    }
}

#[test]
fn the_counter_goes_on_while_the_server_dies_and_comes_back() {
    let mut nginx = Nginx::start("");
    let line = Line::to(nginx.port, u64::MAX);
    let mut centre = linked(line.port, Some(&nginx.authority()));
    let first = centre.seals_a_large_batch();
    centre.desk.serve_outbox();
    tends(&mut centre, "asks for its password", |centre| {
        centre.desk.outbox_view().link.standing == LinkStanding::NoPassword
    });
    line.holds.store(true, Ordering::Relaxed);
    centre.types_the_links_password();
    centre.desk.tend_outbox();
    // The line holds everything back, and nobody at the counter notices.
    centre.signs_in("huda", "2580");
    let begun = Instant::now();
    centre.registers(site_validity());
    assert!(begun.elapsed() < Duration::from_secs(5));
    nginx.stop();
    line.holds.store(false, Ordering::Relaxed);
    tends(&mut centre, "no link", |centre| waits_for(centre).as_deref() == Some("no-link"));
    nginx.serves("");
    centre.signs_in("samir", "1470");
    centre.does(json!({ "do": "upload_now" })).unwrap();
    tends(&mut centre, "goes up", |centre| centre.batch(1).way.uploaded.is_some());
    holds(&nginx, &first);
    centre.is_countersigned(&first, &nginx);
    tends(&mut centre, "its receipt", |centre| centre.batch(1).received.is_some());
}

#[test]
fn a_server_that_never_answers_holds_nobody_up_at_the_end() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut centre = linked(silent.local_addr().unwrap().port(), None);
    centre.signs_in("huda", "2580");
    centre.registers(site_validity());
    centre.seals();
    centre.types_the_links_password();
    centre.desk.serve_outbox();
    centre.desk.tend_outbox();
    let (_called, _) = silent.accept().unwrap();
    let begun = Instant::now();
    let Centre { desk, .. } = centre;
    drop(desk);
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}

#[test]
fn a_receipt_that_is_forged_is_not_taken_in() {
    let nginx = Nginx::start("");
    let mut centre = linked(nginx.port, Some(&nginx.authority()));
    let batch = centre.seals_a_large_batch();
    centre.types_the_links_password();
    centre.is_countersigned(&batch, &nginx);
    let name = batch.file_name().unwrap().to_str().unwrap().split('.').next().unwrap().to_owned();
    let receipt = nginx.drop_folder().join(format!("out/ZAQ-03/{name}.receipt.json"));
    let signed = fs::read_to_string(&receipt).unwrap();
    fs::write(&receipt, signed.replace("\"received_ms\": 1", "\"received_ms\": 2")).unwrap();
    assert_eq!(centre.uploads(), Err("receipt_signature"));
    let row = centre.batch(1);
    assert!(row.way.uploaded.is_some() && row.received.is_none(), "{row:?}");
    let _ = free_port();
}
