//! Letters and brush, which put a paper down: as a PDF, as pictures, as the bytes of a thermal printer. All of them come
//! from one layout, so that what the clerk sees is what is printed.

use chrono::NaiveDateTime;

use crate::print::{Brush, Document, Finish, Grey, Meta, Mono, escpos, layout, pdf, raster, to_mono};
use crate::text::Engine;

/// Dots to a millimetre of a thermal head.
const HEAD_DOTS: f32 = 8.0;

/// Kept between papers, because loading letters costs more than using them.
pub struct Painter {
    engine: Engine,
    brush: Brush,
}

impl Default for Painter {
    fn default() -> Self {
        Self::new()
    }
}

impl Painter {
    pub fn new() -> Self {
        let engine = Engine::new();
        let brush = Brush::new(engine.fonts());
        Self { engine, brush }
    }

    /// Every page as a picture.
    pub fn pictures(&mut self, document: &Document, dots_per_mm: f32) -> Vec<Grey> {
        let pages = layout(document, &mut self.engine);
        raster(&pages, dots_per_mm, &mut self.brush)
    }

    /// The first page as a picture.
    pub fn picture(&mut self, document: &Document, dots_per_mm: f32) -> Option<(usize, usize, Vec<u8>)> {
        let grey = self.pictures(document, dots_per_mm).into_iter().next()?;
        Some((grey.width, grey.height, grey.pixels))
    }

    /// The dots that a thermal head burns; `None` for a paper on sheets.
    pub fn burnt(&mut self, document: &Document) -> Option<Vec<Mono>> {
        let dots = document.size.head()?;
        Some(self.pictures(document, HEAD_DOTS).iter().map(|grey| to_mono(grey, dots)).collect())
    }

    /// The whole paper for a thermal printer; `None` for a paper on sheets.
    pub fn escpos(&mut self, document: &Document, finish: &Finish) -> Option<Vec<u8>> {
        Some(escpos(&self.burnt(document)?, finish))
    }

    /// The whole paper as a PDF.
    pub fn pdf(
        &mut self,
        document: &Document,
        title: String,
        author: String,
        at: NaiveDateTime,
    ) -> Result<Vec<u8>, String> {
        let pages = layout(document, &mut self.engine);
        pdf(&pages, &Meta { title, author, at }).map_err(|error| error.to_string())
    }
}
