//! What letters cost: a page of 400 strings by our engine, by egui's own labels and by parley alone, in one run.
//!
//! `cargo bench --bench text` prints divan's table, then the medians of rounds in which all take turns, so that a machine
//! that is busy with something else favours nobody. A page is what a list of cases shows: numbers, names, services, dates
//! and amounts, Arabic and Latin mixed, digits of both kinds, cut with `…` where a cell is narrow.
#![allow(clippy::print_stdout, reason = "a benchmark tells on standard output")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use divan::{Bencher, black_box};
use egui::{
    Color32, Context, FontData, FontDefinitions, FontFamily, FontId, Label, RawInput, Rect, RichText, Ui, pos2, vec2,
};
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{Alignment, AlignmentOptions, BaseDirection, FontContext, Layout, LayoutContext, StyleProperty};
use shubbak::text::{Direction, Engine, Overflow, Paragraph, Weight};
use shubbak::ui::text::Text;
use shubbak::ui::theme::{self, Kind, Look, Theme};

const STRINGS: usize = 400;
const COLUMNS: usize = 5;
const SIZE: f32 = 14.0;
/// Points: the second column is narrow enough to cut most names.
const WIDTHS: [f32; COLUMNS] = [190.0, 120.0, 300.0, 110.0, 140.0];
/// Rounds in which all take turns.
const ROUNDS: usize = 80;

const NAMES: [&str; 6] = [
    "محمد أحمد عبد الرحمن السيد",
    "منى إبراهيم حسن الشرقاوي",
    "عبد الله بن ناصر آل خليفة",
    "Abdelrahman Mohamed Elsayed",
    "فاطمة الزهراء محمود",
    "يوسف مصطفى كامل أبو العينين",
];
const SERVICES: [&str; 5] = [
    "طلب ترخيص بناء جديد",
    "بيان بصلاحية الموقع من الناحية التخطيطية",
    "رخصة محل رقم 15/2026 (نشاط: Nile Foods)",
    "توصيل مرافق (كهرباء 3 فاز) لعقار رقم ٢٧",
    "Licence renewal for shop 12",
];

/// The strings of a page; those of another `number` are all others.
fn page(number: usize) -> Vec<String> {
    (0..STRINGS)
        .map(|at| {
            let no = at / COLUMNS + number * STRINGS;
            match at % COLUMNS {
                0 => format!("\u{2068}C-ZAQ-03-26-{no:06}-{}\u{2069}", no % 10),
                1 => format!("{} {no}", NAMES[no % NAMES.len()]),
                2 => format!("{} · {no}", SERVICES[no % SERVICES.len()]),
                3 => format!("{:02}/{:02}/{}", no % 28 + 1, no % 12 + 1, 1900 + no % 200),
                _ => format!("{}٬{:03}٫{:02} ج.م", no % 900, no % 1000, no % 100),
            }
        })
        .collect()
}

fn cell(at: usize) -> Rect {
    let (row, column) = (at / COLUMNS, at % COLUMNS);
    let left: f32 = WIDTHS[..column].iter().sum();
    Rect::from_min_size(pos2(left, row as f32 * 24.0), vec2(WIDTHS[column], 24.0))
}

/// A window that nobody sees.
fn window() -> Context {
    let ctx = Context::default();
    let mut fonts = FontDefinitions::default();
    // Without a face that has Arabic letters egui would only draw boxes.
    let face = FontData::from_static(Weight::Regular.bytes());
    fonts.font_data.insert("plex".to_owned(), Arc::new(face));
    fonts.families.entry(FontFamily::Proportional).or_default().insert(0, "plex".to_owned());
    ctx.set_fonts(fonts);
    for _ in 0..3 {
        frame(&ctx, |ui| theme::apply(ui.ctx(), Look::new(Theme::Light, Direction::Rtl)));
    }
    ctx
}

/// One frame, as large as the page.
fn frame(ctx: &Context, add: impl FnMut(&mut Ui)) {
    let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1000.0, 2000.0));
    let output = ctx.run_ui(RawInput { screen_rect: Some(screen), ..RawInput::default() }, add);
    black_box(&output.shapes);
    output.drop_without_applying_deltas();
}

fn our_labels(ctx: &Context, strings: &[String]) {
    frame(ctx, |ui| {
        for (at, text) in strings.iter().enumerate() {
            ui.put(cell(at), Text::new(text).kind(Kind::Table).tabular().elide());
        }
    });
}

fn egui_labels(ctx: &Context, strings: &[String]) {
    frame(ctx, |ui| {
        for (at, text) in strings.iter().enumerate() {
            let text = RichText::new(text).font(FontId::proportional(SIZE)).color(Color32::BLACK);
            ui.put(cell(at), Label::new(text).truncate());
        }
    });
}

/// Only the layout: what a frame asks of the engine before anything is painted.
fn our_layouts(engine: &mut Engine, strings: &[String]) {
    for (at, text) in strings.iter().enumerate() {
        let paragraph = Paragraph {
            width: Some(WIDTHS[at % COLUMNS]),
            overflow: Overflow::Elide,
            tabular: true,
            ..Paragraph::new(text, SIZE, Direction::Rtl)
        };
        black_box(engine.layout(&paragraph));
    }
}

/// Parley as one would use it without keeping anything.
struct Alone {
    fonts: FontContext,
    layouts: LayoutContext<()>,
}

impl Alone {
    fn new() -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let named = FontInfoOverride { family_name: Some("plex"), ..FontInfoOverride::default() };
        collection.register_fonts(Blob::new(Arc::new(Weight::Regular.bytes())), Some(named));
        Self { fonts: FontContext { collection, source_cache: SourceCache::default() }, layouts: LayoutContext::new() }
    }

    fn layouts(&mut self, strings: &[String]) {
        for (at, text) in strings.iter().enumerate() {
            let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, true);
            builder.push_default(StyleProperty::FontFamily(parley::FontFamily::named("plex")));
            builder.push_default(StyleProperty::FontSize(SIZE));
            builder.set_base_direction(BaseDirection::Rtl);
            let mut layout: Layout<()> = builder.build(text);
            layout.break_all_lines(Some(WIDTHS[at % COLUMNS]));
            layout.align(Alignment::Start, AlignmentOptions::default());
            black_box(layout.width());
        }
    }
}

mod same_page {
    use super::*;

    #[divan::bench]
    fn our_layouts(bencher: Bencher) {
        let (mut engine, strings) = (Engine::new(), page(0));
        super::our_layouts(&mut engine, &strings);
        bencher.bench_local(|| super::our_layouts(&mut engine, &strings));
    }

    #[divan::bench]
    fn our_labels(bencher: Bencher) {
        let (ctx, strings) = (window(), page(0));
        bencher.bench_local(|| super::our_labels(&ctx, &strings));
    }

    #[divan::bench]
    fn egui_labels(bencher: Bencher) {
        let (ctx, strings) = (window(), page(0));
        bencher.bench_local(|| super::egui_labels(&ctx, &strings));
    }
}

mod other_page {
    use super::*;

    /// A page that was never shown, each time.
    fn pages() -> impl FnMut() -> Vec<String> {
        let mut number = 0;
        move || {
            number += 1;
            page(number)
        }
    }

    #[divan::bench]
    fn our_layouts(bencher: Bencher) {
        let mut engine = Engine::new();
        bencher.with_inputs(pages()).bench_local_refs(|strings| super::our_layouts(&mut engine, strings));
    }

    #[divan::bench]
    fn our_labels(bencher: Bencher) {
        let ctx = window();
        bencher.with_inputs(pages()).bench_local_refs(|strings| super::our_labels(&ctx, strings));
    }

    #[divan::bench]
    fn egui_labels(bencher: Bencher) {
        let ctx = window();
        bencher.with_inputs(pages()).bench_local_refs(|strings| super::egui_labels(&ctx, strings));
    }

    #[divan::bench]
    fn parley_layouts(bencher: Bencher) {
        let mut alone = Alone::new();
        bencher.with_inputs(pages()).bench_local_refs(|strings| alone.layouts(strings));
    }
}

/// The times of one way over all rounds.
struct Way {
    name: &'static str,
    times: Vec<Duration>,
}

impl Way {
    fn time(&mut self, run: impl FnOnce()) {
        let begun = Instant::now();
        run();
        self.times.push(begun.elapsed());
    }

    fn median(&self) -> Duration {
        let mut times = self.times.clone();
        times.sort();
        times[times.len() / 2]
    }

    fn tell(&self, baseline: &Way) {
        let least = self.times.iter().min().copied().unwrap_or_default();
        let ratio = self.median().as_secs_f64() / baseline.median().as_secs_f64();
        println!(
            "{:<44} median {:>9.3?}  least {least:>9.3?}  {ratio:>5.2} × {}",
            self.name,
            self.median(),
            baseline.name
        );
    }
}

/// All take turns, on a page that stays and on one that was never shown.
fn taking_turns() {
    let [mut kept_layouts, mut kept, mut kept_egui, mut new_layouts, mut new, mut new_egui, mut alone] = [
        "same page, our layouts",
        "same page, our labels",
        "same page, egui's labels",
        "other page, our layouts",
        "other page, our labels",
        "other page, egui's labels",
        "any page, parley's layouts, nothing kept",
    ]
    .map(|name| Way { name, times: vec![] });
    let (mut engine, mut parley) = (Engine::new(), Alone::new());
    let (ours, eguis) = (window(), window());
    for round in 0..ROUNDS {
        let strings = page(10_000 + round);
        new_layouts.time(|| our_layouts(&mut engine, &strings));
        new.time(|| our_labels(&ours, &strings));
        new_egui.time(|| egui_labels(&eguis, &strings));
        alone.time(|| parley.layouts(&strings));
        kept_layouts.time(|| our_layouts(&mut engine, &strings));
        kept.time(|| our_labels(&ours, &strings));
        kept_egui.time(|| egui_labels(&eguis, &strings));
    }
    println!("\n{STRINGS} strings, {ROUNDS} rounds in which all take turns");
    for (way, baseline) in [
        (&kept_layouts, &kept_egui),
        (&kept, &kept_egui),
        (&kept_egui, &kept_egui),
        (&new_layouts, &new_egui),
        (&new, &new_egui),
        (&new_egui, &new_egui),
        (&alone, &new_egui),
    ] {
        way.tell(baseline);
    }
}

fn main() {
    divan::main();
    // `cargo test` only asks whether the benchmarks still run.
    if std::env::args().any(|argument| argument == "--bench") {
        taking_turns();
    }
}
