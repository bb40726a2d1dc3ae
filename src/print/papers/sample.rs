//! An invented centre, its citizen and the day: what the samples of all papers are filled in with.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::domain::case::DocumentState;
use crate::domain::{Bilingual, Currency, Money};
use crate::views::{CentreView, FiledDocument, Logo};

pub const RECEIPT: &str = "R-ZAQ-03-26-000045-1";
pub const CASE: &str = "C-ZAQ-03-26-000123-4";

/// The day on which all samples were printed.
pub fn at() -> NaiveDateTime {
    day(2026, 11, 22).and_time(NaiveTime::from_hms_opt(9, 41, 0).unwrap_or_default())
}

pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

pub(super) fn both(ar: &str, en: &str) -> Bilingual {
    Bilingual::new(ar, en)
}

/// Piastres.
pub(super) fn pounds(minor: i64) -> Money {
    Money::new(minor, Currency::Egp)
}

/// A centre that is no practice centre hands its papers out as real ones.
pub fn centre(practice: bool) -> CentreView {
    CentreView {
        name: both("مركز خدمات المواطنين بالزقازيق", "Zagazig Citizen Service Centre"),
        authority: both("جمهورية مصر العربية · محافظة الشرقية", "Arab Republic of Egypt · Sharqia Governorate"),
        address: both(
            "١٢ شارع الجلاء، الزقازيق. من الأحد إلى الخميس، ٩ صباحًا إلى ٢ ظهرًا.",
            "12 El Galaa Street, Zagazig. Sunday to Thursday, 9 am to 2 pm.",
        ),
        station: "ZAQ-03".into(),
        window: 3,
        logo: Some(window()),
        practice,
    }
}

/// A square with a window in it.
fn window() -> Logo {
    const SIDE: usize = 48;
    let dark = |x: usize, y: usize| {
        let edge = x < 4 || y < 4 || x >= SIDE - 4 || y >= SIDE - 4;
        edge || (22..26).contains(&x) || (22..26).contains(&y)
    };
    Logo { width: SIDE, dots: (0..SIDE * SIDE).map(|i| dark(i % SIDE, i / SIDE)).collect() }
}

pub(super) fn documents() -> Vec<FiledDocument> {
    let document = |ar, en, state| FiledDocument { title: both(ar, en), state };
    vec![
        document("صورة بطاقة الرقم القومي", "Copy of the national ID card", DocumentState::OriginalSeenCopyKept),
        document("سند الملكية أو عقد مسجل", "Title deed or registered contract", DocumentState::OriginalSeen),
        document(
            "رسومات هندسية معتمدة من مهندس نقابي",
            "Drawings signed by a syndicate engineer",
            DocumentState::CopyKept,
        ),
        document("شهادة صلاحية الموقع من الناحية التخطيطية", "Site validity statement", DocumentState::CopyKept),
        document(
            "تقرير استشاري عن سلامة المبنى",
            "Consultant’s report on the building’s safety",
            DocumentState::Promised,
        ),
    ]
}
