//! Who was at the counter: one citizen, one request, and the papers that come of it.

use chrono::{NaiveDate, NaiveDateTime};
use shubbak::domain::case::DocumentState;
use shubbak::domain::fee::FeeLineKind;
use shubbak::domain::payment_rules::PaymentMethod;
use shubbak::domain::{Bilingual, Currency, Money};
use shubbak::i18n::{Digits, Language};
use shubbak::print::Voices;
use shubbak::views::*;

pub const RECEIPT: &str = "R-ZAQ-03-26-000045-1";
pub const CASE: &str = "C-ZAQ-03-26-000123-4";

pub fn at() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(9, 41, 0).unwrap()
}

pub fn both(ar: &str, en: &str) -> Bilingual {
    Bilingual::new(ar, en)
}

pub fn pounds(minor: i64) -> Money {
    Money::new(minor, Currency::Egp)
}

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
        logo: Some(eagle()),
        practice,
    }
}

/// A square with a window in it.
pub fn eagle() -> Logo {
    let side = 48;
    let dark = |x: usize, y: usize| {
        let edge = x < 4 || y < 4 || x >= side - 4 || y >= side - 4;
        edge || (22..26).contains(&x) || (22..26).contains(&y)
    };
    Logo { width: side, dots: (0..side * side).map(|i| dark(i % side, i / side)).collect() }
}

pub fn receipt(copy: u32, practice: bool) -> ReceiptView {
    let line = |kind, ar: &str, en: &str, minor, verified| ReceiptLine {
        kind,
        label: both(ar, en),
        amount: pounds(minor),
        verified,
    };
    ReceiptView {
        centre: centre(practice),
        receipt_no: RECEIPT.into(),
        case_no: CASE.into(),
        payer: "محمد عبد الله حسن الأحمدي".into(),
        masked_id: "••••••••••0551".into(),
        service: both("ترخيص أعمال (تعلية)", "Building licence: additional storey"),
        lines: vec![
            line(FeeLineKind::Fee, "رسم معاينة", "Inspection fee", 100_000, false),
            line(FeeLineKind::StampDuty, "رسم النظر", "Examination", 15_075, true),
            line(FeeLineKind::Surcharge, "", "", 10_000, true),
        ],
        total: pounds(125_075),
        paid_by: PaymentMethod::Card,
        reference: Some("POS 4471-0092".into()),
        officer: "هدى محمود".into(),
        at: at(),
        copy,
        catalogue: "2026-11-01".into(),
    }
}

pub fn documents() -> Vec<FiledDocument> {
    let document = |ar: &str, en: &str, state| FiledDocument { title: both(ar, en), state };
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

pub fn acknowledgement() -> AcknowledgementView {
    AcknowledgementView {
        centre: centre(false),
        case_no: CASE.into(),
        applicant: "محمد عبد الله حسن الأحمدي".into(),
        masked_id: "••••••••••0551".into(),
        service: both("ترخيص أعمال (تعلية)", "Building licence: additional storey"),
        documents: documents(),
        due: DueView::By { date: NaiveDate::from_ymd_opt(2026, 12, 22).unwrap(), verified: false },
        next_steps: vec![
            both("معاينة الموقع بمعرفة الإدارة الهندسية", "The engineering department inspects the site"),
            both("قرار رئيس الحي بالموافقة أو الرفض", "The head of the district approves or refuses"),
            both(
                "سداد رسم الترخيص واستلامه من الشباك",
                "The licence fee is paid and the licence handed over at the window",
            ),
        ],
        receipts: vec![RECEIPT.into()],
        officer: "هدى محمود".into(),
        at: at(),
        copy: 1,
        catalogue: "2026-11-01".into(),
    }
}

pub fn ticket(practice: bool) -> TicketView {
    TicketView {
        centre: centre(practice),
        ticket_no: "A014".into(),
        queue: both("تراخيص المباني", "Building licences"),
        ahead: 5,
        wait_minutes: Some(20),
        priority: Some(both("كبار السن", "senior citizens")),
        case_no: Some(CASE.into()),
        at: at(),
    }
}

pub fn missing() -> MissingView {
    let wants = |ar: &str, en: &str, wanted, issuer: Option<(&str, &str)>, promised| MissingDocument {
        title: both(ar, en),
        wanted: Some(wanted),
        issuer: issuer.map(|(ar, en)| both(ar, en)),
        promised,
    };
    MissingView {
        centre: centre(false),
        case_no: CASE.into(),
        applicant: "Maria Katarina Papadopoulou".into(),
        masked_id: "•••••4821".into(),
        service: both("ترخيص أعمال (تعلية)", "Building licence: additional storey"),
        missing: vec![
            wants(
                "تقرير استشاري عن سلامة المبنى",
                "Consultant’s report on the building’s safety",
                Wanted::Original,
                Some(("مكتب استشاري معتمد", "an accredited consultant")),
                true,
            ),
            wants(
                "شهادة براءة ذمة من الضرائب العقارية",
                "Property tax clearance",
                Wanted::OriginalAndCopy,
                Some(("مأمورية الضرائب العقارية", "the property tax office")),
                false,
            ),
            wants("صورة توكيل موثق في الشهر العقاري", "Notarised power of attorney", Wanted::Copy, None, false),
        ],
        present: documents().into_iter().take(3).collect(),
        bring_by: Some(NaiveDate::from_ymd_opt(2026, 12, 22).unwrap()),
        officer: "هدى محمود".into(),
        at: at(),
        copy: 1,
        catalogue: "2026-11-01".into(),
    }
}

pub fn voices() -> [(&'static str, Voices); 3] {
    let (ar, en) = (Language::Arabic, Language::English);
    [
        ("ar", Voices::of(&[ar], Digits::ArabicIndic)),
        ("en", Voices::of(&[en], Digits::Latin)),
        ("both", Voices::of(&[ar, en], Digits::Latin)),
    ]
}
