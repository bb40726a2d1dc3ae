//! Reports say what was taken in, in both languages, and are read by programs of others.

use std::fs;
use std::process::Command;

use chrono::NaiveDate;
use shubbak::app::custody::Passphrase;
use shubbak::app::hq::{Cell, Headquarters, Settings, found};
use shubbak::env::Env;
use shubbak::exchange::{HeadquartersKeys, OpeningKeys};
use shubbak::hub::{Per, Site, SiteKind, Span};
use shubbak::i18n::{Digits, Language, Tr};

use super::{fresh_database, night};

#[test]
fn a_night_is_reported_in_both_languages_and_forms() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("hq");
    let settings = Settings {
        name: "الإدارة العامة".into(),
        database: fresh_database().into(),
        drop: "drop".into(),
        time_zone: "Africa/Cairo".into(),
    };
    let phrase = Passphrase::new("a headquarters of the tests");
    let founded = found(&folder, &settings, &phrase, &mut Env::system()).unwrap();
    let mut hq = Headquarters::open(&folder, Env::system()).unwrap();
    let keys = hq.keys(&phrase).unwrap();
    let to = HeadquartersKeys::parse(&format!("{}\n{}", founded.recipient, OpeningKeys::generate().recipients_text()));
    let to = to.unwrap();
    let counters = night(3, 10).counters();
    for (n, counter) in counters.iter().enumerate() {
        let kind = if n == 0 { SiteKind::Mobile } else { SiteKind::Fixed };
        let site =
            Site { name_ar: format!("مركز {n}"), name_en: format!("Centre {n}"), governorate: "13".into(), kind };
        hq.hub().enrol(&counter.station, &counter.key.public(), &site, 0).unwrap();
        let incoming = folder.join("drop/in").join(counter.station.as_str());
        fs::create_dir_all(&incoming).unwrap();
        counter.seals((0, u64::MAX), 1, &incoming, &to).unwrap();
    }
    assert_eq!(hq.take(None, &keys, &mut |_| {}).unwrap().len(), 3);

    let day = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
    let span = Span { from: day, until: day };
    let actions = || counters.iter().flat_map(|counter| &counter.actions);
    let of_kind = |kind: &str| actions().filter(|action| action.kind == kind).count() as i64;
    let english = Tr::english();
    for per in Per::ALL {
        let table = hq.report(per, span, &english).unwrap();
        let sums = table.sums.unwrap();
        assert_eq!(sums[1], Cell::Count(of_kind("case_opened")), "{per:?}");
        let Cell::Money(taken) = &sums[6] else { panic!("{sums:?}") };
        assert_eq!(taken.minor(), money(actions()), "{per:?}");
        assert_eq!(table.rows.len(), [1, 3, table.rows.len(), 1, 2][Per::ALL.iter().position(|p| *p == per).unwrap()]);
        let opened = |row: &Vec<Cell>| if let Cell::Count(count) = row[1] { count } else { 0 };
        assert_eq!(table.rows.iter().map(opened).sum::<i64>(), of_kind("case_opened"));
    }
    // A day before, nothing.
    let before = day.pred_opt().unwrap();
    assert!(hq.report(Per::Centre, Span { from: before, until: before }, &english).unwrap().rows.is_empty());

    let arabic = Tr::new(Language::Arabic, Digits::ArabicIndic);
    let table = hq.report(Per::Governorate, span, &arabic).unwrap();
    assert_eq!(table.rows[0][0], Cell::Text("13 الشرقية".into()));
    assert!(table.to_text(&arabic).contains("فُتح"));
    let table = hq.report(Per::Centre, span, &arabic).unwrap();
    let (sheet, csv) = (place.path().join("night.xlsx"), place.path().join("night.csv"));
    table.write(&sheet, &arabic).unwrap();
    table.write(&csv, &arabic).unwrap();
    assert!(fs::read_to_string(&csv).unwrap().contains("AAA مركز 0,10,"));
    // The sheet is a plain zip of XML: read by Python, which knows nothing of us.
    let script = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); \
                  print(z.read('xl/worksheets/sheet1.xml').decode(), z.read('xl/sharedStrings.xml').decode())";
    let read = Command::new("python3").args(["-c", script]).arg(&sheet).output().unwrap();
    let read = String::from_utf8(read.stdout).unwrap();
    assert!(read.contains("rightToLeft=\"1\"") && read.contains("AAA مركز 0"), "{read}");

    let conflicts = hq.conflicts(&arabic).unwrap();
    assert!(conflicts.rows.iter().any(|row| row[1] == Cell::Text("تحصيل الرسم مرتين".into())), "{conflicts:?}");
    assert!(hq.questions(&english).unwrap().rows.is_empty());
}

fn money<'a>(actions: impl Iterator<Item = &'a shubbak::domain::ledger::Action>) -> i64 {
    use shubbak::domain::ledger::Deed;
    let paid = actions.filter_map(|action| match Deed::read(action) {
        Ok(Some(Deed::FeePaid { total, .. })) => Some(total.minor()),
        _ => None,
    });
    paid.sum()
}
