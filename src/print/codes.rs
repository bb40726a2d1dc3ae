//! QR and Code 128 as rectangles, dark modules merged along each row. Their places fall on whole dots of a thermal head
//! (8 to the millimetre), so that no bar comes out wider than its neighbour.

use barcoders::sym::code128::Code128;
use qrcode::{Color, EcLevel, QrCode};

use super::pages::{Ink, Rect};

/// A code with the quiet zone that readers need; its corner is at nought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Code {
    pub width: f32,
    pub height: f32,
    pub bars: Vec<Rect>,
}

/// Modules that must stay white round a QR code. The standard says four; paper is white beyond it anyway.
const QR_QUIET: f32 = 2.0;
/// Modules that must stay white beside a Code 128.
const BAR_QUIET: f32 = 10.0;

/// `None` when the data is too long for any QR code.
pub fn qr(data: &str, module: f32) -> Option<Code> {
    let code = QrCode::with_error_correction_level(data, EcLevel::M).ok()?;
    let colors = code.to_colors();
    let side = (code.width() as f32 + 2.0 * QR_QUIET) * module;
    let mut bars = Vec::new();
    for (row, modules) in colors.chunks(code.width()).enumerate() {
        let dark: Vec<bool> = modules.iter().map(|color| *color == Color::Dark).collect();
        let y = (row as f32 + QR_QUIET) * module;
        bars.extend(stretches(&dark).map(|(from, length)| bar(from as f32 + QR_QUIET, length, module, y, module)));
    }
    Some(Code { width: side, height: side, bars })
}

/// `None` when the data is empty or not plain ASCII.
pub fn code128(data: &str, module: f32, height: f32) -> Option<Code> {
    /// Tells the crate to start in set B: capital and small letters, digits and dashes.
    const START_B: char = '\u{0181}';
    let modules = Code128::new(format!("{START_B}{data}")).ok()?.encode();
    let dark: Vec<bool> = modules.iter().map(|module| *module == 1).collect();
    let bars =
        stretches(&dark).map(|(from, length)| bar(from as f32 + BAR_QUIET, length, module, 0.0, height)).collect();
    Some(Code { width: (dark.len() as f32 + 2.0 * BAR_QUIET) * module, height, bars })
}

fn bar(from: f32, length: usize, module: f32, y: f32, height: f32) -> Rect {
    Rect { x: from * module, y, width: length as f32 * module, height, ink: Ink::Black }
}

/// Where each unbroken stretch of dark begins, and how long it is.
pub fn stretches(dark: &[bool]) -> impl Iterator<Item = (usize, usize)> {
    let starts = (0..dark.len()).filter(|&i| dark[i] && (i == 0 || !dark[i - 1]));
    starts.map(|start| (start, dark[start..].iter().take_while(|dark| **dark).count()))
}

/// The nearest whole dot of a thermal head.
pub fn on_a_dot(mm: f32) -> f32 {
    (mm * 8.0).round() / 8.0
}
