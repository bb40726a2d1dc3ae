//! The rules a centre works by, all of them data: services, ways of paying, days off.

use std::path::Path;

use crate::app::Fault;
use crate::config::Centre;
use crate::domain::catalogue::Options;
use crate::domain::retention::Retention;
use crate::domain::{Calendar, Catalogue, Country, PaymentRules};

/// The rules of one country, checked once when they are loaded.
#[derive(Debug)]
pub struct Rulebook {
    pub country: Country,
    pub catalogue: Catalogue,
    /// The catalogue's bytes, by whose hash cases name it.
    pub catalogue_text: String,
    pub calendar: Calendar,
    pub payment: PaymentRules,
    /// For how long what citizens gave is kept.
    pub retention: Retention,
}

const OPTIONS: &str = include_str!("../../../assets/catalogue/options.json");
const RETENTION: &str = include_str!("../../../assets/catalogue/retention.json");
const PAYMENT_RULES: &str = include_str!("../../../assets/catalogue/payment_rules.json");

impl Rulebook {
    /// The rules of `centre`: the program's own, with the centre's catalogue and edited days instead where it has them.
    pub fn load(centre: &Centre) -> Result<Rulebook, Fault> {
        let (catalogue, holidays) = shipped(centre.country);
        let text = match &centre.catalogue {
            Some(path) => read(path)?,
            None => catalogue.to_owned(),
        };
        let file =
            centre.catalogue.as_ref().map_or_else(|| "assets/catalogue".to_owned(), |path| path.display().to_string());
        let mut book = Self::of(centre.country, text, holidays).map_err(|cause| Fault::Catalogue { file, cause })?;
        if let Some(path) = &centre.holidays {
            let bad = |cause: String| Fault::Catalogue { file: path.display().to_string(), cause };
            book.calendar = book.calendar.with_edits(&read(path)?).map_err(|error| bad(error.to_string()))?;
        }
        if let Some(path) = &centre.retention {
            let bad = |cause: String| Fault::Catalogue { file: path.display().to_string(), cause };
            book.retention = Retention::parse(&read(path)?).map_err(|error| bad(error.to_string()))?;
        }
        Ok(book)
    }

    /// The program's own rules of a country.
    pub fn shipped(country: Country) -> Result<Rulebook, Fault> {
        let (catalogue, holidays) = shipped(country);
        let file = format!("assets/catalogue ({})", country.code());
        Self::of(country, catalogue.to_owned(), holidays).map_err(|cause| Fault::Catalogue { file, cause })
    }

    fn of(country: Country, catalogue_text: String, holidays: &str) -> Result<Rulebook, String> {
        let catalogue = catalogue_of(country, &catalogue_text)?;
        let calendar = Calendar::parse(holidays).map_err(|error| error.to_string())?;
        let payment = PaymentRules::parse(PAYMENT_RULES).map_err(|error| error.to_string())?;
        let retention = Retention::parse(RETENTION).map_err(|error| error.to_string())?;
        Ok(Rulebook { country, catalogue, catalogue_text, calendar, payment, retention })
    }
}

/// A catalogue of this country, with what its questions may be answered with.
fn catalogue_of(country: Country, text: &str) -> Result<Catalogue, String> {
    let catalogue = Catalogue::parse(text).map_err(|error| error.to_string())?;
    if catalogue.country() != country {
        return Err(format!("it is of {}, the centre is of {}", catalogue.country().code(), country.code()));
    }
    let options = Options::parse(OPTIONS).map_err(|error| error.to_string())?;
    Ok(catalogue.with_options(&options))
}

/// The catalogue and the holidays that come with the program.
fn shipped(country: Country) -> (&'static str, &'static str) {
    match country {
        Country::Egypt => {
            (include_str!("../../../assets/catalogue/egypt.json"), include_str!("../../../assets/holidays/eg.json"))
        }
        Country::Kuwait => {
            (include_str!("../../../assets/catalogue/kuwait.json"), include_str!("../../../assets/holidays/kw.json"))
        }
        Country::Bahrain => {
            (include_str!("../../../assets/catalogue/bahrain.json"), include_str!("../../../assets/holidays/bh.json"))
        }
    }
}

fn read(path: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(path)
        .map_err(|error| Fault::Catalogue { file: path.display().to_string(), cause: error.to_string() })
}

impl Rulebook {
    /// The same rules with a catalogue of another day: of an older case, or one that headquarters sent.
    pub fn with_catalogue(&self, text: String) -> Result<Rulebook, Fault> {
        let bad = |cause: String| Fault::Catalogue { file: "the register".to_owned(), cause };
        let catalogue = catalogue_of(self.country, &text).map_err(bad)?;
        let (calendar, payment, retention) = (self.calendar.clone(), self.payment.clone(), self.retention.clone());
        Ok(Rulebook { country: self.country, catalogue, catalogue_text: text, calendar, payment, retention })
    }
}
