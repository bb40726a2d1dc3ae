//! The services that a country's centres offer, as the catalogue file states them: papers, fee, time
//! limit, steps and form. Read once, checked whole; from then on nobody asks again.

mod entry;
mod error;
mod field;
mod find;
mod options;
mod place;
mod read;
mod read_fee;
mod service;

use std::collections::{BTreeMap, HashMap};

pub use error::{CatalogueError, Problem};
pub use field::{FieldError, FieldKind, FormField, Told};
pub use options::{Choice, Options, OptionsError};
pub use service::{Actor, RequiredDocument, Service, SourceLevel, Step, Verified};

use super::bilingual::Bilingual;
use super::country::Country;

/// One country's services, in the order of the file.
#[derive(Clone, Debug)]
pub struct Catalogue {
    country: Country,
    title: Bilingual,
    stages: BTreeMap<String, Bilingual>,
    sources: BTreeMap<String, String>,
    services: Vec<Service>,
    /// Place in `services` by code.
    by_code: HashMap<String, usize>,
    /// What each service is searched by, in the same order.
    keys: Vec<find::Keys>,
    /// Filled from the options file, where there is one.
    categories: BTreeMap<String, Bilingual>,
}

impl Catalogue {
    /// Reads and checks a catalogue file. The error tells line, column, service and what was
    /// expected there.
    pub fn parse(text: &str) -> Result<Catalogue, CatalogueError> {
        read::catalogue(text)
    }

    /// The same catalogue with lists to choose from and names for its categories.
    pub fn with_options(mut self, options: &Options) -> Catalogue {
        for field in self.services.iter_mut().flat_map(|service| &mut service.fields) {
            if field.kind == FieldKind::Select {
                field.options = options.choices(self.country, &field.key);
            }
        }
        self.categories = options.categories().clone();
        self.keys =
            self.services.iter().map(|service| find::Keys::of(service, self.category(&service.category))).collect();
        self
    }

    pub fn country(&self) -> Country {
        self.country
    }

    pub fn title(&self) -> &Bilingual {
        &self.title
    }

    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// The service with exactly this code.
    pub fn service(&self, code: &str) -> Option<&Service> {
        self.by_code.get(code).map(|&index| &self.services[index])
    }

    /// The service by which what `granted` gives is renewed: one of its section that says so by its name and names the
    /// same thing; where there is none, the service itself.
    pub fn renewal_of<'a>(&'a self, granted: &'a Service) -> &'a Service {
        let shared = |other: &Service| {
            let of = things(&granted.name.ar);
            // «إعلان» and «إعلانات» are the same thing.
            let same = |one: &str, other: &str| one.starts_with(other) || other.starts_with(one);
            things(&other.name.ar).filter(|thing| of.clone().any(|own| same(own, thing))).count()
        };
        let renewals = self.services.iter().filter(|other| other.category == granted.category && renews(other));
        if renews(granted) {
            return granted;
        }
        let best = renewals.map(|other| (shared(other), other)).filter(|(shared, _)| *shared > 0);
        best.max_by_key(|(shared, _)| *shared).map_or(granted, |(_, renewal)| renewal)
    }

    /// The services that answer every word of `query` by name, code or category, best first;
    /// spelling variants do not matter. All of them when nothing was typed.
    pub fn find(&self, query: &str) -> Vec<&Service> {
        find::ranked(&self.keys, query).into_iter().map(|index| &self.services[index]).collect()
    }

    /// What a citizen is told while a case is at this stage.
    pub fn stage(&self, key: &str) -> Option<&Bilingual> {
        self.stages.get(key)
    }

    pub fn category(&self, key: &str) -> Option<&Bilingual> {
        self.categories.get(key)
    }

    /// The page or document behind a source key such as `P01`.
    pub fn source(&self, key: &str) -> Option<&str> {
        self.sources.get(key).map(String::as_str)
    }
}

/// Whether a service renews what another one gave: the office's own name of it begins with the word.
fn renews(service: &Service) -> bool {
    service.name.ar.trim_start_matches("طلب ").starts_with("تجديد")
}

/// The words of a name that say for what something is granted.
fn things(name: &str) -> impl Iterator<Item = &str> + Clone {
    const GENERAL: [&str; 8] = ["طلب", "إصدار", "أعمال", "تجديد", "ترخيص", "رخصة", "تراخيص", "تصريح"];
    let words = name.split(|c: char| !c.is_alphabetic()).map(|word| word.strip_prefix("ال").unwrap_or(word));
    words.filter(|word| word.chars().count() > 1 && !GENERAL.contains(word))
}

#[cfg(test)]
mod tests;
