//! Layouts kept from one frame to the next: a page asks for the same few hundred strings sixty times a second.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::sync::Arc;

use super::{Paragraph, TextLayout};

/// Above this many layouts, those not asked for lately are dropped.
const LIMIT: usize = 4096;

pub(super) struct Cache {
    hasher: RandomState,
    kept: HashMap<u64, Kept>,
    /// Counts the askings; the clock by which "lately" is told.
    now: u64,
}

struct Kept {
    asked: Asked,
    text: Box<str>,
    last: u64,
    layout: Arc<TextLayout>,
}

/// Everything of a paragraph but its text, in a form that can be compared and hashed.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Asked([u32; 3], super::Weight, super::Direction, super::Align, super::Overflow, bool, bool);

impl Asked {
    fn of(p: &Paragraph<'_>) -> Self {
        let width = p.width.unwrap_or(f32::INFINITY);
        Self(
            [p.size.to_bits(), width.to_bits(), p.line_height.to_bits()],
            p.weight,
            p.direction,
            p.align,
            p.overflow,
            p.tabular,
            p.snap,
        )
    }
}

impl Cache {
    pub(super) fn new() -> Self {
        Self { hasher: RandomState::new(), kept: HashMap::new(), now: 0 }
    }

    pub(super) fn get(&mut self, p: &Paragraph<'_>) -> Option<Arc<TextLayout>> {
        self.now += 1;
        let asked = Asked::of(p);
        let key = self.key(asked, p.text);
        let kept = self.kept.get_mut(&key)?;
        // Two paragraphs may share a hash; the second then simply takes the place.
        if kept.asked != asked || *kept.text != *p.text {
            return None;
        }
        kept.last = self.now;
        Some(kept.layout.clone())
    }

    pub(super) fn keep(&mut self, p: &Paragraph<'_>, layout: Arc<TextLayout>) {
        if self.kept.len() >= LIMIT {
            let before = self.now.saturating_sub(LIMIT as u64 / 2);
            self.kept.retain(|_, kept| kept.last >= before);
        }
        let asked = Asked::of(p);
        let key = self.key(asked, p.text);
        self.kept.insert(key, Kept { asked, text: p.text.into(), last: self.now, layout });
    }

    pub(super) fn len(&self) -> usize {
        self.kept.len()
    }

    fn key(&self, asked: Asked, text: &str) -> u64 {
        let mut hasher = self.hasher.build_hasher();
        asked.hash(&mut hasher);
        text.hash(&mut hasher);
        hasher.finish()
    }
}
