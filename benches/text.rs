//! What letters cost: a page of 400 strings set by our engine, shown by our labels and shown by egui's own, in one run.
//!
//! The rounds of all contenders take turns, so that a noisy machine slows them alike; what is told is the median of each
//! and its ratio to egui's own labels doing the same. egui draws these strings wrong; it stands here for what they cost.

#![allow(clippy::print_stdout)]

use std::time::{Duration, Instant};

use egui::{Context, Label, RawInput, Rect, Ui, pos2};
use shubbak::text::{Direction, Engine, Paragraph};
use shubbak::ui::text::Text;
use shubbak::ui::theme::{self, Kind, Look, Theme};

const STRINGS: usize = 400;
const ROUNDS: usize = 60;
/// The size of a page's text, in points.
const SIZE: f32 = 15.0;

fn main() {
    let mut contenders = contenders();
    let mut times: Vec<Vec<Duration>> = vec![vec![]; contenders.len()];
    for round in 0..ROUNDS {
        for (contender, times) in contenders.iter_mut().zip(&mut times) {
            times.push((contender.once)(round));
        }
    }
    let medians: Vec<Duration> = times.iter_mut().map(|times| median(times)).collect();
    println!("{STRINGS} strings, median of {ROUNDS} rounds that take turns");
    for (contender, time) in contenders.iter().zip(&medians) {
        let baseline = contenders.iter().position(|other| other.name == contender.beside).unwrap_or(0);
        let ratio = time.as_secs_f64() / medians[baseline].as_secs_f64();
        println!("{:<44} {:>9.3} ms   {ratio:>6.2} × {}", contender.name, time.as_secs_f64() * 1e3, contender.beside);
    }
}

/// Somebody who sets or shows a page; `once` does it and tells how long that took.
struct Contender {
    name: &'static str,
    beside: &'static str,
    once: Box<dyn FnMut(usize) -> Duration>,
}

const EGUI_SAME: &str = "egui's labels, a page that stays";
const EGUI_NEW: &str = "egui's labels, a page that is new";

fn contenders() -> Vec<Contender> {
    let contender = |name, beside, once| Contender { name, beside, once };
    vec![
        contender(EGUI_SAME, EGUI_SAME, frames(false, |ui, text| drop(ui.add(Label::new(text))))),
        contender("our labels, a page that stays", EGUI_SAME, frames(false, ours)),
        contender("our layout alone, a page that stays", EGUI_SAME, layouts(false)),
        contender(EGUI_NEW, EGUI_NEW, frames(true, |ui, text| drop(ui.add(Label::new(text))))),
        contender("our labels, a page that is new", EGUI_NEW, frames(true, ours)),
        contender("our layout alone, a page that is new", EGUI_NEW, layouts(true)),
    ]
}

fn ours(ui: &mut Ui, text: &str) {
    Text::new(text).kind(Kind::Body).show(ui);
}

/// Frames of a page of labels, headless, without tessellation, which is the same for both.
fn frames(new: bool, mut show: impl FnMut(&mut Ui, &str) + 'static) -> Box<dyn FnMut(usize) -> Duration> {
    let ctx = Context::default();
    theme::apply(&ctx, Look::new(Theme::Light, Direction::Rtl));
    Box::new(move |round| {
        let strings = strings(if new { round + 1 } else { 0 });
        let screen = Rect::from_min_max(pos2(0.0, 0.0), pos2(1366.0, 40.0 * STRINGS as f32));
        let input = RawInput { screen_rect: Some(screen), ..RawInput::default() };
        let begun = Instant::now();
        let output = ctx.run_ui(input, |ui| strings.iter().for_each(|text| show(ui, text)));
        let took = begun.elapsed();
        std::hint::black_box(output);
        took
    })
}

/// What the engine takes for the same strings, without a window.
fn layouts(new: bool) -> Box<dyn FnMut(usize) -> Duration> {
    let mut engine = Engine::new();
    Box::new(move |round| {
        let strings = strings(if new { round + 1 } else { 0 });
        let begun = Instant::now();
        for text in &strings {
            let paragraph = Paragraph { width: Some(1200.0), ..Paragraph::new(text, SIZE, Direction::Rtl) };
            std::hint::black_box(engine.layout(&paragraph));
        }
        begun.elapsed()
    })
}

/// A page as a centre has it: names, numbers, dates, services, a sentence now and then; other ones for every `page`.
fn strings(page: usize) -> Vec<String> {
    let line = |at: usize| {
        let no = page * STRINGS + at;
        match at % 5 {
            0 => format!("محمد عبد الرحمن السيد {no}"),
            1 => format!("C-ZAQ-03-26-{no:06}-9"),
            2 => format!("٢١/١١/٢٠٢٦ · {no}"),
            3 => format!("طلب ترخيص أعمال (تعلية) رقم {no}"),
            _ => format!("باقي {no} يوم عمل · الموعد الثلاثاء ١ ديسمبر ٢٠٢٦"),
        }
    };
    (0..STRINGS).map(line).collect()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
