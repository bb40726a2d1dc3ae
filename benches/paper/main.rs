//! What a receipt costs as a PDF, beside typst and reportlab setting the same words at the same sizes; and what a queue
//! ticket costs as dots for a thermal printer.
//!
//!     cargo bench --bench paper [-- --rounds N]
//!
//! The contenders take turns, each with another receipt every time, so that nobody lives on what was kept and a noisy
//! machine slows them alike. typst, reportlab, arabic-reshaper and python-bidi come from PyPI into `target/tools/papers`; they are given the
//! modules of the codes, which we reckon ourselves within our time. What was found is in `FIGURES.md`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

mod others;
mod words;

use std::time::{Duration, Instant};

use others::Others;
use shubbak::app::Painter;
use shubbak::domain::fee::FeeLineKind;
use shubbak::domain::payment_rules::PaymentMethod;
use shubbak::domain::{Bilingual, Currency, Money};
use shubbak::i18n::{Digits, Language};
use shubbak::print::{Document, Finish, PaperSize, ReceiptLine, ReceiptView, SAMPLES, Voices, receipt, samples};

/// Each contender's times in milliseconds, and the size of its last paper in bytes.
struct Measured {
    name: String,
    times: Vec<f64>,
    bytes: usize,
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let rounds = words.iter().position(|word| word == "--rounds").map_or(60, |at| words[at + 1].parse().unwrap());
    let mut others = [Others::start("typst"), Others::start("reportlab")];
    for (language, name) in [(Language::Arabic, "Arabic"), (Language::English, "English")] {
        receipts(language, name, rounds, &mut others);
    }
    tickets(rounds);
}

fn receipts(language: Language, name: &str, rounds: usize, others: &mut [Others]) {
    let mut painter = Painter::new();
    let measured = |name: &str| Measured { name: name.to_owned(), times: vec![], bytes: 0 };
    let mut all = vec![measured("ours, printpdf")];
    all.extend(others.iter().map(|other| measured(&other.name)));
    for round in 0..rounds {
        let (took, paper) = ours(&mut painter, language, round);
        all[0].take(took, paper.len());
        let words = words::of(&receipt_of(language, round));
        for (other, measured) in others.iter_mut().zip(&mut all[1..]) {
            let (ms, bytes) = other.set(&words);
            measured.take(ms, bytes);
        }
    }
    println!("a receipt on an 80 mm roll, {name}, as a PDF; {rounds} rounds that take turns");
    let baseline = all[0].median();
    for measured in &mut all {
        let median = measured.median();
        let (name, first) = (&measured.name, measured.times.last().copied().unwrap_or_default());
        let kilobytes = measured.bytes as f64 / 1000.0;
        println!(
            "{name:<24} p50 {median:>8.2} ms   slowest {first:>8.2}   {kilobytes:>6.1} KB   {:>6.2} × ours",
            median / baseline
        );
    }
}

fn ours(painter: &mut Painter, language: Language, round: usize) -> (f64, Vec<u8>) {
    timed(|| {
        let document = receipt_of(language, round);
        painter.pdf(&document, "receipt".to_owned(), "Shubbak".to_owned(), samples::at()).unwrap()
    })
}

fn tickets(rounds: usize) {
    let mut painter = Painter::new();
    let mut measured = Measured { name: "a ticket".to_owned(), times: vec![], bytes: 0 };
    for round in 0..rounds {
        let (took, bytes) = timed(|| {
            let document = ticket_of(round);
            painter.escpos(&document, &Finish { cuts: true, ..Finish::default() }).unwrap()
        });
        measured.take(took, bytes.len());
    }
    let (median, kilobytes) = (measured.median(), measured.bytes as f64 / 1000.0);
    println!("a ticket on an 80 mm roll, Arabic, as ESC/POS at 203 dpi: p50 {median:.2} ms, {kilobytes:.1} KB");
}

/// Somebody else's receipt every round: payer, numbers, amounts and with them the codes and the amount in words.
fn receipt_of(language: Language, round: usize) -> Document {
    const PAYERS: [&str; 5] = ["محمد عبد الله حسن", "منى سالم إبراهيم", "سارة محمود علي", "أحمد السيد", "Ahmed Hassan"];
    let fee = 100_000 + 275 * round as i64;
    let line = |kind, (ar, en), minor| ReceiptLine {
        kind,
        label: Bilingual::new(ar, en),
        amount: Money::new(minor, Currency::Egp),
        verified: minor != fee,
    };
    let view = ReceiptView {
        centre: samples::centre(false),
        receipt_no: format!("R-ZAQ-03-26-{round:06}-1"),
        case_no: format!("C-ZAQ-03-26-{:06}-4", 3 * round),
        payer: format!("{} {round}", PAYERS[round % PAYERS.len()]),
        masked_id: format!("••••••••••{:04}", 7 * round),
        service: Bilingual::new("ترخيص أعمال (تعلية)", "Building licence: additional storey"),
        lines: vec![
            line(FeeLineKind::Fee, ("رسم معاينة", "Inspection fee"), fee),
            line(FeeLineKind::StampDuty, ("رسم النظر", "Examination"), 15_075),
            line(FeeLineKind::Surcharge, ("", ""), 10_000),
        ],
        total: Money::new(fee + 25_075, Currency::Egp),
        paid_by: PaymentMethod::Card,
        reference: Some(format!("POS 4471-{round:04}")),
        officer: "هدى محمود".to_owned(),
        at: samples::at(),
        copy: 1,
        catalogue: "2026-11-01".to_owned(),
    };
    receipt(&view, &Voices::of(&[language], Digits::Latin), PaperSize::Roll80)
}

/// The sample of a ticket, with another station on it every round.
fn ticket_of(round: usize) -> Document {
    let sample = SAMPLES.iter().find(|sample| sample.name == "ticket").unwrap();
    let mut centre = samples::centre(false);
    centre.station = format!("ZAQ-{round:03}");
    (sample.set)(centre, &Voices::of(&[Language::Arabic], Digits::Latin), PaperSize::Roll80)
}

fn timed<T>(deed: impl FnOnce() -> T) -> (f64, T) {
    let begun = Instant::now();
    let made = deed();
    (milliseconds(begun.elapsed()), made)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

impl Measured {
    fn take(&mut self, ms: f64, bytes: usize) {
        self.times.push(ms);
        self.bytes = bytes;
    }

    /// Sorts the times; the last is the slowest then.
    fn median(&mut self) -> f64 {
        self.times.sort_by(f64::total_cmp);
        self.times[self.times.len() / 2]
    }
}
