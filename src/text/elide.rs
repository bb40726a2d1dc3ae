//! One line of a text that has no room: the longest beginning that leaves room for `…`.

use std::borrow::Cow;

use super::engine::{Engine, Shaped};
use super::{Overflow, Paragraph, TextLayout};

const ELLIPSIS: &str = "…";
/// A width computed from this very text must not cut it.
const GRACE: f32 = 0.5;

impl Engine {
    /// One line of at most `width`.
    pub(super) fn elided(&mut self, p: &Paragraph<'_>, width: f32) -> TextLayout {
        let text = on_one_line(p.text);
        let p = Paragraph { text: &text, width: None, overflow: Overflow::Wrap, ..*p };
        let mut whole = self.shape(&p);
        let wide = whole.width();
        if wide <= width + GRACE {
            return self.lay(whole, &p, Some(width.max(wide.ceil())));
        }
        let ellipsis = self.layout(&Paragraph { text: ELLIPSIS, ..p }).width;
        let ends = ends(&whole, width + GRACE - ellipsis);
        // The last letter before the ellipsis may take another form there, and more room than it had.
        for at in ends.into_iter().rev() {
            let cut = cut(&text, at);
            let p = Paragraph { text: &cut, ..p };
            let mut shaped = self.shape(&p);
            let wide = shaped.width();
            if wide <= width + GRACE || at == 0 {
                let mut layout = self.lay(shaped, &p, Some(wide.ceil().max(width).max(p.size)));
                layout.elided = true;
                return layout;
            }
        }
        TextLayout::default()
    }
}

fn on_one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) { text.replace(['\n', '\r'], " ").into() } else { text.into() }
}

/// Where the text may be cut, from its start to the last place whose letters keep within `room` as they stand now.
fn ends(whole: &Shaped, room: f32) -> Vec<usize> {
    let runs = whole.layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>()).collect::<Vec<_>>();
    let clusters = runs.iter().flat_map(|run| run.clusters());
    let mut widths: Vec<(usize, f32)> =
        clusters.map(|cluster| (cluster.text_range().start, cluster.advance())).collect();
    // As they are read, not as they are seen.
    widths.sort_by_key(|(start, _)| *start);
    let mut taken = 0.0;
    let mut ends = vec![0];
    for (start, width) in widths {
        if taken > room {
            break;
        }
        ends.push(start);
        taken += width;
    }
    ends
}

/// Cuts a text, closing what isolation the cut left open, so that the ellipsis stands at the end of the line.
fn cut(text: &str, at: usize) -> String {
    let kept = text[..at].trim_end();
    let open = kept.chars().fold(0_usize, |open, c| match c {
        '\u{2066}'..='\u{2068}' => open + 1,
        '\u{2069}' => open.saturating_sub(1),
        _ => open,
    });
    format!("{kept}{}{ELLIPSIS}", "\u{2069}".repeat(open))
}
