//! What the first start asks, as it was typed, and what is wrong with it, in the order of the pages. Pure: the window
//! shows it, tests compare it, and only when nothing is wrong does it become a centre that can be made.

use serde::{Deserialize, Serialize};

use super::{First, Wanted};
use crate::app::Secret;
use crate::app::custody::{Passphrase, SHORTEST};
use crate::app::desk::least_secret;
use crate::config::{KeyKeeping, NewCentre};
use crate::domain::mark::{OfficerId, StationId};
use crate::domain::{Bilingual, Country, digits};
use crate::i18n::Language;

/// What may be kept for later, should the window be closed half-way: nothing of it is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub language: Language,
    pub country: Country,
    pub name_ar: String,
    pub name_en: String,
    /// The centre's code, such as `ZAQ`.
    pub site: String,
    /// The window's number.
    pub window: String,
    pub keeper: KeyKeeping,
    pub officer: String,
    pub officer_name: String,
    pub supervises: bool,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            language: Language::default(),
            country: Country::Egypt,
            name_ar: String::new(),
            name_en: String::new(),
            site: String::new(),
            window: String::new(),
            keeper: KeyKeeping::default(),
            officer: String::new(),
            officer_name: String::new(),
            supervises: true,
        }
    }
}

/// What nobody may see and nothing keeps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unseen {
    pub passphrase: Secret,
    pub passphrase_again: Secret,
    pub secret: Secret,
    pub secret_again: Secret,
}

/// One page of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Begin,
    Centre,
    Key,
    Administrator,
    Review,
}

impl Part {
    pub const ALL: [Part; 5] = [Part::Begin, Part::Centre, Part::Key, Part::Administrator, Part::Review];

    pub fn next(self) -> Option<Part> {
        Part::ALL.into_iter().find(|part| *part > self)
    }

    pub fn before(self) -> Option<Part> {
        Part::ALL.into_iter().rev().find(|part| *part < self)
    }
}

/// A field of those pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    NameAr,
    NameEn,
    Site,
    Window,
    Passphrase,
    PassphraseAgain,
    OfficerName,
    Officer,
    Secret,
    SecretAgain,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    Missing,
    NotArabic,
    NotLatin,
    /// Two to six capitals and digits, a letter first.
    SiteForm,
    /// 1 to 99.
    WindowForm,
    /// Two to thirty-two Latin letters or digits, dots or dashes.
    OfficerForm,
    TooShort(usize),
    /// The two are not alike.
    Differs,
}

impl Typed {
    /// What is wrong on one page, in the order of its fields.
    pub fn flaws(&self, part: Part, unseen: &Unseen) -> Vec<(Spot, Flaw)> {
        let found = match part {
            Part::Begin | Part::Review => vec![],
            Part::Centre => vec![
                (Spot::NameAr, name_flaw(&self.name_ar, is_arabic, Flaw::NotArabic)),
                (Spot::NameEn, name_flaw(&self.name_en, |c| c.is_ascii_alphabetic(), Flaw::NotLatin)),
                (Spot::Site, missing_or(&self.site, self.site_is_one(), Flaw::SiteForm)),
                (Spot::Window, missing_or(&self.window, self.window_no().is_some(), Flaw::WindowForm)),
            ],
            Part::Key if self.keeper != KeyKeeping::Passphrase => vec![],
            Part::Key => vec![
                (Spot::Passphrase, passphrase_flaw(&unseen.passphrase)),
                (Spot::PassphraseAgain, again(&unseen.passphrase, &unseen.passphrase_again, same_passphrase)),
            ],
            Part::Administrator => self.administrator_flaws(unseen),
        };
        found.into_iter().filter_map(|(spot, flaw)| Some((spot, flaw?))).collect()
    }

    /// Where something is still wrong, the first of all.
    pub fn first_flaw(&self, unseen: &Unseen) -> Option<(Part, Spot)> {
        Part::ALL.into_iter().find_map(|part| Some((part, self.flaws(part, unseen).first()?.0)))
    }

    /// The station that the code and the number make.
    pub fn station(&self) -> Option<StationId> {
        format!("{}-{:02}", self.site.trim(), self.window_no()?).parse().ok()
    }

    /// What is to be made of it; `None` while something is wrong.
    pub fn wanted(&self, unseen: &Unseen) -> Option<Wanted> {
        if self.first_flaw(unseen).is_some() {
            return None;
        }
        let name = Bilingual::new(self.name_ar.trim(), self.name_en.trim());
        let (country, language, key) = (self.country, self.language, self.keeper);
        let new = NewCentre { country, name, station: self.station()?, language, key };
        let passphrase = Passphrase::new(unseen.passphrase.as_typed());
        Some(Wanted {
            settings: new.settings(),
            passphrase: (key == KeyKeeping::Passphrase).then_some(passphrase),
            first: Some(self.first(unseen)),
        })
    }

    /// Who is to be enrolled first.
    pub fn first(&self, unseen: &Unseen) -> First {
        First {
            officer: self.officer.trim().to_owned(),
            name: self.officer_name.trim().to_owned(),
            supervises: self.supervises,
            secret: unseen.secret.clone(),
        }
    }

    fn administrator_flaws(&self, unseen: &Unseen) -> Vec<(Spot, Option<Flaw>)> {
        let least = least_secret(&First::roles(self.supervises));
        let short = |secret: &Secret| match secret.length() {
            0 => Some(Flaw::Missing),
            length => (length < least).then_some(Flaw::TooShort(least)),
        };
        vec![
            (Spot::OfficerName, name_flaw(&self.officer_name, char::is_alphabetic, Flaw::Missing)),
            (Spot::Officer, missing_or(&self.officer, self.officer_is_one(), Flaw::OfficerForm)),
            (Spot::Secret, short(&unseen.secret)),
            (Spot::SecretAgain, again(&unseen.secret, &unseen.secret_again, |a, b| a.folded() == b.folded())),
        ]
    }

    fn site_is_one(&self) -> bool {
        format!("{}-01", self.site.trim()).parse::<StationId>().is_ok()
    }

    fn window_no(&self) -> Option<u8> {
        let number = digits::compact(&self.window).parse().ok()?;
        (1..=99).contains(&number).then_some(number)
    }

    fn officer_is_one(&self) -> bool {
        self.officer.trim().parse::<OfficerId>().is_ok()
    }
}

fn missing_or(text: &str, good: bool, flaw: Flaw) -> Option<Flaw> {
    match text.trim().is_empty() {
        true => Some(Flaw::Missing),
        false => (!good).then_some(flaw),
    }
}

/// Two letters at least, and one of the script it is to be in.
fn name_flaw(text: &str, of_its_script: impl Fn(char) -> bool, flaw: Flaw) -> Option<Flaw> {
    let length = text.trim().chars().count();
    match length {
        0 => Some(Flaw::Missing),
        1 => Some(Flaw::TooShort(2)),
        _ => (!text.chars().any(of_its_script)).then_some(flaw),
    }
}

fn is_arabic(c: char) -> bool {
    ('\u{0620}'..='\u{064a}').contains(&c)
}

fn passphrase_flaw(typed: &Secret) -> Option<Flaw> {
    if typed.as_typed().trim().is_empty() {
        return Some(Flaw::Missing);
    }
    Passphrase::chosen(typed.as_typed()).is_err().then_some(Flaw::TooShort(SHORTEST))
}

fn same_passphrase(one: &Secret, other: &Secret) -> bool {
    Passphrase::new(one.as_typed()) == Passphrase::new(other.as_typed())
}

fn again(first: &Secret, second: &Secret, alike: impl Fn(&Secret, &Secret) -> bool) -> Option<Flaw> {
    match second.length() {
        0 => Some(Flaw::Missing),
        _ => (!alike(first, second)).then_some(Flaw::Differs),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn typed() -> (Typed, Unseen) {
        let typed = Typed {
            name_ar: " المركز التكنولوجي ".into(),
            name_en: "Technology centre".into(),
            site: "ZAQ".into(),
            window: "٣".into(),
            keeper: KeyKeeping::Passphrase,
            officer: "samia".into(),
            officer_name: "سامية فؤاد".into(),
            ..Typed::default()
        };
        let unseen = Unseen {
            passphrase: "باب الخير ٢٠٢٦".into(),
            passphrase_again: "باب  الخير 2026".into(),
            secret: "48210937".into(),
            secret_again: "٤٨٢١٠٩٣٧".into(),
        };
        (typed, unseen)
    }

    #[test]
    fn digits_of_either_keyboard_make_the_same_centre() {
        let (typed, unseen) = typed();
        assert_eq!(typed.first_flaw(&unseen), None);
        assert_eq!(typed.station().unwrap().as_str(), "ZAQ-03");
        let wanted = typed.wanted(&unseen).unwrap();
        assert!(wanted.settings.contains("name_ar = \"المركز التكنولوجي\"\n"), "{}", wanted.settings);
        assert!(wanted.passphrase.is_some() && !wanted.settings.contains("48210937"));
    }

    #[test]
    fn every_field_says_what_is_wrong_with_it() {
        type Spoil = fn(&mut Typed, &mut Unseen);
        let cases: [(Spoil, Part, Spot, Flaw); 14] = [
            (|t, _| t.name_ar.clear(), Part::Centre, Spot::NameAr, Flaw::Missing),
            (|t, _| t.name_ar = "Zagazig".into(), Part::Centre, Spot::NameAr, Flaw::NotArabic),
            (|t, _| t.name_en = "الزقازيق".into(), Part::Centre, Spot::NameEn, Flaw::NotLatin),
            (|t, _| t.site = "Z".into(), Part::Centre, Spot::Site, Flaw::SiteForm),
            (|t, _| t.site = "3AQ".into(), Part::Centre, Spot::Site, Flaw::SiteForm),
            (|t, _| t.window = "0".into(), Part::Centre, Spot::Window, Flaw::WindowForm),
            (|t, _| t.window = "100".into(), Part::Centre, Spot::Window, Flaw::WindowForm),
            (|_, u| u.passphrase = "short".into(), Part::Key, Spot::Passphrase, Flaw::TooShort(SHORTEST)),
            (|_, u| u.passphrase_again = "another one".into(), Part::Key, Spot::PassphraseAgain, Flaw::Differs),
            (|t, _| t.officer_name = " س ".into(), Part::Administrator, Spot::OfficerName, Flaw::TooShort(2)),
            (|t, _| t.officer = "سامية".into(), Part::Administrator, Spot::Officer, Flaw::OfficerForm),
            (|_, u| u.secret = "12345".into(), Part::Administrator, Spot::Secret, Flaw::TooShort(6)),
            (|_, u| u.secret_again = "".into(), Part::Administrator, Spot::SecretAgain, Flaw::Missing),
            (|_, u| u.secret_again = "48210938".into(), Part::Administrator, Spot::SecretAgain, Flaw::Differs),
        ];
        for (at, (spoil, part, spot, flaw)) in cases.into_iter().enumerate() {
            let (mut typed, mut unseen) = typed();
            spoil(&mut typed, &mut unseen);
            assert_eq!(typed.first_flaw(&unseen), Some((part, spot)), "case {at}");
            assert_eq!(typed.flaws(part, &unseen)[0], (spot, flaw), "case {at}");
            assert!(typed.wanted(&unseen).is_none(), "case {at}");
        }
    }

    #[test]
    fn only_a_passphrase_is_asked_for_twice() {
        for keeper in [KeyKeeping::Keyring, KeyKeeping::Beside] {
            let (typed, unseen) = typed();
            let unseen = Unseen { passphrase: Secret::default(), ..unseen };
            let typed = Typed { keeper, ..typed };
            assert_eq!(typed.flaws(Part::Key, &unseen), []);
            assert!(typed.wanted(&unseen).unwrap().passphrase.is_none());
        }
    }
}
