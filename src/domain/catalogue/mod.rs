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

#[cfg(test)]
mod tests;
