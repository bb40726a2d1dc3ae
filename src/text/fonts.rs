//! The one family, embedded: a counter computer may have no Arabic font, and paper must look the same everywhere.

use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, FontWeight, SourceCache};
use parley::{FontContext, FontData};

/// A weight of IBM Plex Sans Arabic. Each is a font file of its own, so it also names the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    #[default]
    Regular,
    Medium,
    SemiBold,
    Bold,
}

impl Weight {
    pub const ALL: [Self; 4] = [Self::Regular, Self::Medium, Self::SemiBold, Self::Bold];

    /// The font file of this weight, whole, as a PDF or a subsetter wants it.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../fonts/IBMPlexSansArabic-Regular.ttf"),
            Self::Medium => include_bytes!("../../fonts/IBMPlexSansArabic-Medium.ttf"),
            Self::SemiBold => include_bytes!("../../fonts/IBMPlexSansArabic-SemiBold.ttf"),
            Self::Bold => include_bytes!("../../fonts/IBMPlexSansArabic-Bold.ttf"),
        }
    }

    pub(super) fn value(self) -> FontWeight {
        FontWeight::new(match self {
            Self::Regular => 400.0,
            Self::Medium => 500.0,
            Self::SemiBold => 600.0,
            Self::Bold => 700.0,
        })
    }
}

/// Under this name the four files are registered; their own name tables call two of them by other names.
pub(super) const FAMILY: &str = "Shubbak";

/// The font files as shared blobs, each with an id by which a laid out run is traced back to its weight.
#[derive(Clone)]
pub struct Fonts([Blob<u8>; 4]);

impl Fonts {
    #[must_use]
    pub fn new() -> Self {
        Self(Weight::ALL.map(|weight| Blob::new(Arc::new(weight.bytes()))))
    }

    pub(super) fn data(&self, weight: Weight) -> FontData {
        FontData::new(self.0[weight as usize].clone(), 0)
    }

    /// The weight whose file a run was set in. There are no other fonts, so anything unknown is the regular one.
    pub(super) fn weight_of(&self, font: &FontData) -> Weight {
        Weight::ALL.into_iter().find(|weight| self.0[*weight as usize].id() == font.data.id()).unwrap_or_default()
    }

    /// A font database of these four files alone: no system font may change how a paper looks.
    pub(super) fn context(&self) -> FontContext {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        for weight in Weight::ALL {
            let named = FontInfoOverride {
                family_name: Some(FAMILY),
                weight: Some(weight.value()),
                ..FontInfoOverride::default()
            };
            collection.register_fonts(self.0[weight as usize].clone(), Some(named));
        }
        FontContext { collection, source_cache: SourceCache::default() }
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Self::new()
    }
}
