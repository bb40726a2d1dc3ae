//! Every paper, on every size and in every language, as the office would hold it in its hands: looked at by the programs
//! of others (qpdf, poppler, zbar), and left in `target/papers/` for people to look at.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::{NaiveDate, NaiveDateTime};
use shubbak::domain::case::DocumentState;
use shubbak::domain::{Bilingual, Currency, Money};
use shubbak::i18n::{Digits, Language, Tr};
use shubbak::print::{self, Document, Grey, Meta, Mono, PaperSize, Voices};
use shubbak::text::{Engine, Raster};
use shubbak::views::*;

const RECEIPT: &str = "R-ZAQ-03-26-000045-1";
const CASE: &str = "C-ZAQ-03-26-000123-4";

fn at() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(9, 41, 0).unwrap()
}

fn both(ar: &str, en: &str) -> Bilingual {
    Bilingual::new(ar, en)
}

fn pounds(minor: i64) -> Money {
    Money::new(minor, Currency::Egp)
}

fn centre(practice: bool) -> CentreView {
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
fn eagle() -> Logo {
    let side = 48;
    let dark = |x: usize, y: usize| {
        let edge = x < 4 || y < 4 || x >= side - 4 || y >= side - 4;
        edge || (22..26).contains(&x) || (22..26).contains(&y)
    };
    Logo { width: side, dots: (0..side * side).map(|i| dark(i % side, i / side)).collect() }
}

fn receipt(copy: u32, practice: bool) -> ReceiptView {
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
            line(LineKind::Fee, "رسم معاينة", "Inspection fee", 100_000, false),
            line(LineKind::StampDuty, "رسم النظر", "Examination", 15_075, true),
            line(LineKind::Surcharge, "", "", 10_000, true),
        ],
        total: pounds(125_075),
        paid_by: PaidBy::Card,
        reference: Some("POS 4471-0092".into()),
        officer: "هدى محمود".into(),
        at: at(),
        copy,
        catalogue: "2026-11-01".into(),
    }
}

fn documents() -> Vec<FiledDocument> {
    let document = |ar: &str, en: &str, state| FiledDocument { title: both(ar, en), state };
    vec![
        document("صورة بطاقة الرقم القومي", "Copy of the national ID card", DocumentState::OriginalSeenCopyKept),
        document("سند الملكية أو عقد مسجل", "Title deed or registered contract", DocumentState::OriginalSeen),
        document("رسومات هندسية معتمدة من مهندس نقابي", "Drawings signed by a syndicate engineer", DocumentState::CopyKept),
        document("شهادة صلاحية الموقع من الناحية التخطيطية", "Site validity statement", DocumentState::CopyKept),
        document("تقرير استشاري عن سلامة المبنى", "Consultant’s report on the building’s safety", DocumentState::Promised),
    ]
}

fn acknowledgement() -> AcknowledgementView {
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
            both("سداد رسم الترخيص واستلامه من الشباك", "The licence fee is paid and the licence handed over at the window"),
        ],
        receipts: vec![RECEIPT.into()],
        officer: "هدى محمود".into(),
        at: at(),
        copy: 1,
        catalogue: "2026-11-01".into(),
    }
}

fn ticket(practice: bool) -> TicketView {
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

fn missing() -> MissingView {
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
            wants("تقرير استشاري عن سلامة المبنى", "Consultant’s report on the building’s safety", Wanted::Original, Some(("مكتب استشاري معتمد", "an accredited consultant")), true),
            wants("شهادة براءة ذمة من الضرائب العقارية", "Property tax clearance", Wanted::OriginalAndCopy, Some(("مأمورية الضرائب العقارية", "the property tax office")), false),
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

fn voices() -> [(&'static str, Voices); 3] {
    let (ar, en) = (Language::Arabic, Language::English);
    [
        ("ar", Voices::of(&[ar], Digits::ArabicIndic)),
        ("en", Voices::of(&[en], Digits::Latin)),
        ("both", Voices::of(&[ar, en], Digits::Latin)),
    ]
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/papers");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(program: &str, arguments: &[&str]) -> Output {
    Command::new(program).args(arguments).output().unwrap_or_else(|e| panic!("{program}: {e}"))
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = run(program, arguments);
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {text}");
    text
}

/// Text as a search sees it: without marks of direction, and without spaces, which poppler loses beside numbers in Arabic.
fn plain(text: &str) -> String {
    shubbak::text::plain(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// One paper, printed both ways.
struct Printed {
    name: String,
    pdf: String,
}

fn print_it(name: &str, document: &Document) -> Printed {
    let mut engine = Engine::new();
    let pages = print::layout(document, &mut engine);
    let meta = Meta { title: name.into(), author: "Zagazig".into(), at: at() };
    let file = folder().join(format!("{name}.pdf"));
    std::fs::write(&file, print::pdf(&pages, &meta).unwrap()).unwrap();
    for (i, grey) in print::raster(&pages, 8.0, &mut Raster::new(engine.fonts())).iter().enumerate() {
        let picture = folder().join(format!("{name}-{}.png", i + 1));
        let shown = match document.size {
            PaperSize::Roll80 => as_printed(&print::to_mono(grey, 576)),
            PaperSize::Roll58 => as_printed(&print::to_mono(grey, 384)),
            PaperSize::A4 | PaperSize::A5 => grey.clone(),
        };
        std::fs::write(picture, print::png(&shown).unwrap()).unwrap();
    }
    Printed { name: name.into(), pdf: file.to_str().unwrap().into() }
}

/// The dots that a thermal head burns, as a picture.
fn as_printed(mono: &Mono) -> Grey {
    let burnt = |x: usize, y: usize| mono.rows[y * mono.stride + x / 8] & (0x80 >> (x % 8)) != 0;
    let dots = (0..mono.height).flat_map(|y| (0..mono.width).map(move |x| (x, y)));
    let pixels = dots.map(|(x, y)| if burnt(x, y) { 0 } else { 255 }).collect();
    Grey { width: mono.width, height: mono.height, pixels }
}

impl Printed {
    fn opens(&self) -> &Self {
        assert!(said("qpdf", &["--check", &self.pdf]).contains("No syntax or stream encoding errors"), "{}", self.name);
        let fonts = said("pdffonts", &[&self.pdf]);
        for font in fonts.lines().skip(2) {
            let marks: Vec<&str> = font.split_whitespace().rev().take(5).collect();
            assert_eq!(marks[2..5], ["yes", "yes", "yes"], "{}: {font}", self.name);
        }
        self
    }

    fn text(&self) -> String {
        plain(&said("pdftotext", &["-layout", &self.pdf, "-"]))
    }

    fn says(&self, phrases: &[&str]) -> &Self {
        let text = self.text();
        for phrase in phrases {
            assert!(text.contains(&plain(phrase)), "{} does not say «{phrase}»:\n{text}", self.name);
        }
        self
    }

    /// The codes on a picture of the PDF, and on our own raster: each paper has them on one of its pages.
    fn scans(&self, codes: &[&str]) -> &Self {
        for dpi in ["203", "300"] {
            let stem = folder().join(format!("scan-{dpi}-{}", self.name));
            said("pdftoppm", &["-r", dpi, "-gray", "-png", &self.pdf, stem.to_str().unwrap()]);
            self.read(&format!("scan-{dpi}-{}-", self.name), codes);
        }
        self.read(&format!("{}-", self.name), codes);
        self
    }

    fn read(&self, stem: &str, codes: &[&str]) {
        let is_page = |name: &str| name.strip_prefix(stem).is_some_and(|rest| rest.strip_suffix(".png").is_some_and(|no| no.parse::<u8>().is_ok()));
        let names = std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let pages: Vec<PathBuf> = names.filter(|name| is_page(name)).map(|name| folder().join(name)).collect();
        let pictures = pages.iter().map(|page| page.to_str().unwrap());
        // It ends with a fault when one of the pages has no code, and says on its other channel that there is no D-Bus.
        let output = run("zbarimg", &["-q", "--nodbus"].into_iter().chain(pictures).collect::<Vec<_>>());
        let found = String::from_utf8_lossy(&output.stdout).into_owned();
        for code in codes {
            assert!(found.lines().any(|line| line == *code), "{stem}: {code} is not in {found:?}");
        }
        if stem.starts_with("scan-") {
            pages.iter().for_each(|page| std::fs::remove_file(page).unwrap());
        }
    }
}

fn codes(number: &str, size: PaperSize) -> Vec<String> {
    let mut codes = vec![format!("QR-Code:{number}")];
    if size != PaperSize::Roll58 {
        codes.push(format!("CODE-128:{number}"));
    }
    codes
}

fn check(paper: &str, make: impl Fn(&Voices, PaperSize) -> Document, number: &str, phrases: impl Fn(&str) -> Vec<&'static str>) {
    for (language, voices) in voices() {
        for size in PaperSize::ALL {
            let name = format!("{paper}-{language}-{size:?}").to_lowercase();
            let codes = codes(number, size);
            print_it(&name, &make(&voices, size))
                .opens()
                .says(&phrases(language))
                .scans(&codes.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}

#[test]
fn a_receipt_reads_and_scans_on_every_paper() {
    let phrases = |language: &str| match language {
        "ar" => vec![RECEIPT, CASE, "إيصال سداد", "محمد عبد", "١٬٢٥٠٫٧٥", "١٥٠٫٧٥", "٢٢ نوفمبر", "وخمسة وسبعون قرشا"],
        "en" => vec![RECEIPT, CASE, "Receipt", "EGP 1,250.75", "22 November 2026", "9:41 am", "and seventy-five piastres only"],
        _ => vec![RECEIPT, CASE, "إيصال سداد", "Receipt", "1,250.75", "100.00", "22 November 2026"],
    };
    check("receipt", |voices, size| print::receipt(&receipt(1, false), voices, size), RECEIPT, phrases);
}

#[test]
fn a_reprint_says_which_copy_it_is() {
    let document = print::receipt(&receipt(2, false), &Voices::one(Tr::arabic()), PaperSize::A5);
    print_it("receipt-copy-ar-a5", &document).opens().says(&["صورة رقم ٢", RECEIPT]);
    let document = print::receipt(&receipt(2, false), &Voices::one(Tr::english()), PaperSize::Roll80);
    print_it("receipt-copy-en-roll80", &document).opens().says(&["Copy 2", RECEIPT]);
}

#[test]
fn a_practice_centre_cannot_print_a_real_paper() {
    for size in PaperSize::ALL {
        let name = format!("receipt-practice-{size:?}").to_lowercase();
        let document = print::receipt(&receipt(1, true), &Voices::one(Tr::arabic()), size);
        print_it(&name, &document).opens().says(&["نسخة تدريب", "PRACTICE"]);
    }
    let document = print::ticket(&ticket(true), &Voices::one(Tr::english()), PaperSize::Roll80);
    print_it("ticket-practice-roll80", &document).opens().says(&["PRACTICE"]);
}

#[test]
fn an_acknowledgement_has_a_copy_for_the_citizen_and_one_for_the_office() {
    let phrases = |language: &str| match language {
        "ar" => vec![CASE, RECEIPT, "نسخة المواطن", "نسخة المكتب", "الثلاثاء ٢٢ ديسمبر ٢٠٢٦", "مدة غير مؤكدة", "يقدم لاحقا"],
        "en" => vec![CASE, RECEIPT, "Citizen’s copy", "Office copy", "Tuesday 22 December 2026", "Not confirmed"],
        _ => vec![CASE, "نسخة المواطن", "Office copy", "Tuesday 22 December 2026"],
    };
    check("acknowledgement", |voices, size| print::acknowledgement(&acknowledgement(), voices, size), CASE, phrases);
}

#[test]
fn a_ticket_reads_and_scans() {
    for (language, voices) in voices() {
        for size in PaperSize::ALL {
            let name = format!("ticket-{language}-{size:?}").to_lowercase();
            let document = print::ticket(&ticket(false), &voices, size);
            print_it(&name, &document).opens().says(&["A014"]).scans(&["QR-Code:A014"]);
        }
    }
}

#[test]
fn a_list_of_missing_papers_says_that_the_clock_has_not_begun() {
    let phrases = |language: &str| match language {
        "ar" => vec![CASE, "Maria Katarina Papadopoulou", "مدة الرد بعد", "٣ مستندات ناقصة", "الثلاثاء ٢٢ ديسمبر ٢٠٢٦"],
        "en" => vec![CASE, "3 documents are missing", "has not begun", "Property tax clearance"],
        _ => vec![CASE, "3 documents are missing", "مستندات ناقصة"],
    };
    check("missing", |voices, size| print::missing(&missing(), voices, size), CASE, phrases);
}
