//! Pages for a thermal printer, as the bytes of Epson's ESC/POS that nearly every maker understands. Everything is sent as
//! a picture: code pages differ from maker to maker, and none of them joins Arabic.
//!
//! A picture goes in bands, so that a printer with a small buffer begins at once and never has to hold the whole paper.
//! Nothing here opens a port or asks the printer how it is: that is `devices/`.

use super::raster::Mono;

/// How a printer wants its pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    /// `GS v 0`: old, and understood by all.
    #[default]
    Raster,
    /// `GS ( L`: what newer Epsons prefer, stored first and then printed.
    Graphics,
}

/// What happens beside the printing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Finish {
    pub tongue: Tongue,
    /// Of the burning, from -6 (pale) to 6 (dark); none leaves the printer's own.
    pub density: Option<i8>,
    /// The cash drawer springs open before the paper comes.
    pub opens_drawer: bool,
    /// After every page; some printers have no knife and take it as a feed.
    pub cuts: bool,
}

/// Rows to a band: 9 kB on 80 mm paper, which every buffer holds, and less than the 64 kB that a command may carry.
const BAND: usize = 128;
/// Begin anew: nothing of what was sent before holds on.
const RESET: [u8; 2] = [0x1B, b'@'];
/// The first drawer, for 50 ms, and half a second of rest.
const KICK: [u8; 5] = [0x1B, b'p', 0, 25, 250];
/// Feed until the text is past the knife, then leave the paper hanging by a thread.
const CUT: [u8; 4] = [0x1D, b'V', 66, 0];
/// Without a knife: feed until the text can be torn off.
const FEED: [u8; 3] = [0x1B, b'd', 5];

/// The bytes for these pages, in order.
pub fn escpos(pages: &[Mono], finish: &Finish) -> Vec<u8> {
    let picture: usize = pages.iter().map(|page| page.rows.len()).sum();
    let mut bytes = Vec::with_capacity(picture + 64 * (pages.len() + 1));
    bytes.extend(RESET);
    if let Some(density) = finish.density {
        bytes.extend(burning(density));
    }
    if finish.opens_drawer {
        bytes.extend(KICK);
    }
    for page in pages {
        for band in page.rows.chunks(page.stride.max(1) * BAND) {
            match finish.tongue {
                Tongue::Raster => raster(&mut bytes, page, band),
                Tongue::Graphics => graphics(&mut bytes, page, band),
            }
        }
        if finish.cuts { bytes.extend(CUT) } else { bytes.extend(FEED) }
    }
    bytes
}

/// Only the drawer: change is given without a paper.
pub fn kick() -> Vec<u8> {
    [RESET.as_slice(), &KICK].concat()
}

fn burning(density: i8) -> [u8; 7] {
    let steps = density.clamp(-6, 6).to_le_bytes();
    [0x1D, b'(', b'K', 2, 0, 49, steps[0]]
}

fn raster(bytes: &mut Vec<u8>, page: &Mono, band: &[u8]) {
    bytes.extend([0x1D, b'v', b'0', 0]);
    bytes.extend(short(page.stride));
    bytes.extend(short(band.len() / page.stride.max(1)));
    bytes.extend(band);
}

/// Into the print buffer (function 112), and out of it (function 50).
fn graphics(bytes: &mut Vec<u8>, page: &Mono, band: &[u8]) {
    bytes.extend([0x1D, b'(', b'L']);
    bytes.extend(short(band.len() + 10));
    bytes.extend([48, 112, 48, 1, 1, 49]);
    bytes.extend(short(page.stride * 8));
    bytes.extend(short(band.len() / page.stride.max(1)));
    bytes.extend(band);
    bytes.extend([0x1D, b'(', b'L', 2, 0, 48, 50]);
}

/// Two bytes, the low one first.
fn short(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(rows: usize) -> Mono {
        Mono { width: 16, height: rows, stride: 2, rows: (0..rows * 2).map(|at| at as u8).collect() }
    }

    #[test]
    fn a_page_goes_in_bands_and_is_cut() {
        let bytes = escpos(&[page(130)], &Finish { cuts: true, ..Finish::default() });
        assert_eq!(bytes[..10], [0x1B, b'@', 0x1D, b'v', b'0', 0, 2, 0, 128, 0]);
        assert_eq!(bytes[10 + 256..10 + 256 + 8], [0x1D, b'v', b'0', 0, 2, 0, 2, 0]);
        assert_eq!(bytes[bytes.len() - 4..], CUT);
        assert_eq!(bytes.len(), 2 + 2 * 8 + 260 + 4);
    }

    #[test]
    fn the_drawer_opens_before_the_paper_and_only_when_asked() {
        let finish = Finish { opens_drawer: true, density: Some(-3), ..Finish::default() };
        let bytes = escpos(&[page(1)], &finish);
        assert_eq!(bytes[2..9], [0x1D, b'(', b'K', 2, 0, 49, 0xFD]);
        assert_eq!(bytes[9..14], KICK);
        assert!(!escpos(&[page(1)], &Finish::default()).windows(2).any(|two| two == [0x1B, b'p']));
        assert_eq!(kick()[2..], KICK);
    }

    #[test]
    fn graphics_say_their_own_length() {
        let bytes = escpos(&[page(3)], &Finish { tongue: Tongue::Graphics, ..Finish::default() });
        assert_eq!(bytes[2..17], [0x1D, b'(', b'L', 16, 0, 48, 112, 48, 1, 1, 49, 16, 0, 3, 0]);
        assert_eq!(bytes[23..30], [0x1D, b'(', b'L', 2, 0, 48, 50]);
    }
}
