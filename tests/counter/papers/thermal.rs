//! A thermal printer's side of ESC/POS, after Epson's reference and not after our own writer: it takes bytes one command
//! after the other and gives back what came out of it. A command that it does not know is a fault, as is one cut short.

/// What came out of a printer.
#[derive(Debug, Default)]
pub struct Output {
    /// Sheets as they were cut off, row by row, a byte a dot: 1 is burnt.
    pub sheets: Vec<Vec<Vec<u8>>>,
    /// How often the drawer sprang open, and how many rows were printed before.
    pub kicks: Vec<usize>,
    pub density: Option<i8>,
    /// Rows fed after the last picture of each sheet, without a cut.
    pub feeds: usize,
}

struct Paper<'a> {
    rest: &'a [u8],
    out: Output,
    sheet: Vec<Vec<u8>>,
    stored: Vec<Vec<u8>>,
}

/// What the printer puts out for `bytes`.
pub fn print(bytes: &[u8]) -> Output {
    let mut paper = Paper { rest: bytes, out: Output::default(), sheet: Vec::new(), stored: Vec::new() };
    while !paper.rest.is_empty() {
        paper.command();
    }
    if !paper.sheet.is_empty() {
        paper.out.sheets.push(std::mem::take(&mut paper.sheet));
    }
    paper.out
}

impl Paper<'_> {
    fn byte(&mut self) -> u8 {
        let (first, rest) = self.rest.split_first().expect("a command is cut short");
        self.rest = rest;
        *first
    }

    fn word(&mut self) -> usize {
        let low = self.byte();
        usize::from(self.byte()) * 256 + usize::from(low)
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.byte()).collect()
    }

    fn command(&mut self) {
        match (self.byte(), self.byte()) {
            (0x1B, b'@') => self.stored.clear(),
            (0x1B, b'd') => self.out.feeds += usize::from(self.byte()),
            (0x1B, b'p') => {
                assert_eq!(self.byte(), 0, "the first drawer");
                let (on, off) = (self.byte(), self.byte());
                assert!(on > 0 && off > on, "the magnet gets no rest");
                let before = self.out.sheets.iter().map(Vec::len).sum::<usize>() + self.sheet.len();
                self.out.kicks.push(before);
            }
            (0x1D, b'V') => {
                assert!([65, 66].contains(&self.byte()), "feeds before it cuts");
                self.byte();
                self.out.sheets.push(std::mem::take(&mut self.sheet));
            }
            (0x1D, b'v') => {
                assert_eq!((self.byte(), self.byte()), (b'0', 0), "neither wider nor higher");
                let (stride, rows) = (self.word(), self.word());
                let band = self.take(stride * rows);
                self.sheet.extend(dots(&band, stride));
            }
            (0x1D, b'(') => self.long(),
            other => panic!("no command of a receipt printer: {other:02X?}"),
        }
    }

    /// Commands that say their own length.
    fn long(&mut self) {
        let family = self.byte();
        let length = self.word();
        let body = self.take(length);
        match (family, &body[..]) {
            (b'K', [49, steps]) => self.out.density = Some(*steps as i8),
            (b'L', [48, 112, 48, 1, 1, 49, xl, xh, yl, yh, band @ ..]) => {
                let width = usize::from(*xh) * 256 + usize::from(*xl);
                let rows = usize::from(*yh) * 256 + usize::from(*yl);
                assert_eq!(band.len(), width.div_ceil(8) * rows);
                self.stored = dots(band, width.div_ceil(8));
            }
            (b'L', [48, 50]) => self.sheet.append(&mut self.stored),
            other => panic!("unknown: {other:02X?}"),
        }
    }
}

fn dots(band: &[u8], stride: usize) -> Vec<Vec<u8>> {
    let row = |row: &[u8]| row.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
    band.chunks_exact(stride).map(row).collect()
}
