//! How long what people gave is kept: dated data by type of paper, with a rule for the case's own content and
//! one each for what was half typed and for registers that were set aside, each with its legal basis and whether somebody has confirmed it.
//!
//! Time counts from the final decision; of a case that was never finished, from its last step, because nobody
//! will take another. (Who looked at a case, held it or printed of it takes no step.) The person goes last: the
//! case's own content waits for the last of its files, whose picture would tell whose it was.

mod plan;

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

pub use plan::{Ended, Erased, ErasedFile, Erasing};

use super::bilingual::Bilingual;
use super::country::Country;

/// Kinds of actions whose content tells of people: it goes with the case's own.
pub const OF_PEOPLE: [&str; 7] = [
    "case_opened",
    "documents_recorded",
    "answers_recorded",
    "case_corrected",
    "fee_paid",
    "attachment_added",
    "conflict_settled",
];

/// What a rule speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// The files of a paper.
    Paper,
    /// The person, the answers and the note of a case.
    Case,
    /// What a clerk was typing.
    Draft,
    /// A register that a restored or salvaged one took the place of.
    SetAside,
}

/// For how long one type of content is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// `identity`, `case`; a later rule of the same id takes its place from its day on.
    pub id: String,
    pub of: Kept,
    /// Of cases whose time began to count on this day or later.
    from: NaiveDate,
    pub months: u32,
    /// A paper is of this type when its English name holds one of these; none takes every paper.
    words: Vec<String>,
    pub name: Bilingual,
    basis: BTreeMap<Country, Bilingual>,
    /// Nobody has confirmed it with the authority while this is false.
    pub verified: bool,
}

impl RetentionRule {
    /// What it rests on in `country`.
    pub fn basis(&self, country: Country) -> Bilingual {
        self.basis.get(&country).cloned().unwrap_or_default()
    }

    fn takes(&self, paper: &str) -> bool {
        self.words.is_empty() || self.words.iter().any(|word| paper.contains(word))
    }

    /// The first day on which content goes whose time began to count on `since`.
    pub fn ends(&self, since: NaiveDate) -> NaiveDate {
        since.checked_add_months(Months::new(self.months)).unwrap_or(NaiveDate::MAX)
    }
}

/// The schedule cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RetentionError {
    #[error("the retention schedule cannot be read: {0}")]
    Json(String),
    #[error("rule «{0}» lacks its name, its basis in a country or its months")]
    Incomplete(String),
    #[error("no rule keeps {0:?}")]
    Lacking(Kept),
}

/// The schedule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Retention {
    rules: Vec<RetentionRule>,
}

impl Retention {
    /// Reads the schedule's JSON.
    pub fn parse(text: &str) -> Result<Retention, RetentionError> {
        let schedule: Retention =
            serde_json::from_str(text).map_err(|error| RetentionError::Json(error.to_string()))?;
        for rule in &schedule.rules {
            let founded = Country::ALL.iter().all(|country| rule.basis(*country).is_complete());
            if !founded || !rule.name.is_complete() || rule.months == 0 {
                return Err(RetentionError::Incomplete(rule.id.clone()));
            }
        }
        let every_paper = schedule.rules.iter().any(|rule| rule.of == Kept::Paper && rule.words.is_empty());
        let lacks = |of| schedule.rules.iter().all(|rule| rule.of != of);
        match [Kept::Paper, Kept::Case, Kept::Draft, Kept::SetAside].into_iter().find(|of| lacks(*of)) {
            Some(of) => Err(RetentionError::Lacking(of)),
            None if !every_paper => Err(RetentionError::Lacking(Kept::Paper)),
            None => Ok(schedule),
        }
    }

    pub fn rules(&self) -> &[RetentionRule] {
        &self.rules
    }

    /// Of every rule the newest that is in force on `day`, in the order of the schedule.
    pub fn in_force_on(&self, day: NaiveDate) -> impl Iterator<Item = &RetentionRule> {
        self.rules.iter().filter(move |rule| self.in_force(&rule.id, day) == Some(rule))
    }

    /// The rule for a paper with this English name, of a case whose time counts from `since`; none where no rule
    /// was in force yet, and nothing is erased then.
    pub fn of_paper(&self, name: &str, since: NaiveDate) -> Option<&RetentionRule> {
        let name = name.to_lowercase();
        let first = self.rules.iter().find(|rule| rule.of == Kept::Paper && rule.takes(&name))?;
        self.in_force(&first.id, since)
    }

    /// The rule for anything but papers.
    pub fn of(&self, kept: Kept, since: NaiveDate) -> Option<&RetentionRule> {
        let first = self.rules.iter().find(|rule| rule.of == kept)?;
        self.in_force(&first.id, since)
    }

    fn in_force(&self, id: &str, since: NaiveDate) -> Option<&RetentionRule> {
        let same = self.rules.iter().filter(|rule| rule.id == id && rule.from <= since);
        same.max_by_key(|rule| rule.from)
    }

    /// The fewest months after which anything of this kind goes: younger cases need not be looked at.
    pub fn shortest(&self, kept: Kept) -> u32 {
        self.rules.iter().filter(|rule| rule.of == kept).map(|rule| rule.months).min().unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../../assets/catalogue/retention.json");

    fn shipped() -> Retention {
        Retention::parse(SHIPPED).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_paper_is_kept_by_its_type() {
        let schedule = shipped();
        let months = |paper| schedule.of_paper(paper, day("2026-11-22")).unwrap().months;
        assert_eq!(months("Copy of the applicant's national ID card (original shown)"), 24);
        assert_eq!(months("Social study"), 12);
        assert_eq!(months("Sketch of the site limits, address and access roads"), 120);
        assert_eq!(schedule.of(Kept::Case, day("2026-11-22")).unwrap().months, 180);
    }

    #[test]
    fn a_later_rule_holds_from_its_day_on() {
        let later = r#"{"id": "sensitive", "of": "paper", "from": "2026-06-01", "months": 6, "words": ["x"],"#;
        let shorter = SHIPPED.replacen(
            r#""rules": ["#,
            &format!(
                r#""rules": [{later} "name": {{"ar": "أ", "en": "a"}}, "verified": false, "basis":
                {{"EG": {{"ar": "أ", "en": "a"}}, "KW": {{"ar": "أ", "en": "a"}}, "BH": {{"ar": "أ", "en": "a"}}}}}},"#
            ),
            1,
        );
        let schedule = Retention::parse(&shorter).unwrap();
        let months = |since| schedule.of_paper("Social study", day(since)).map(|rule| rule.months);
        assert_eq!(months("2026-05-31"), Some(12));
        assert_eq!(months("2026-06-01"), Some(6));
        assert_eq!(months("1999-12-31"), None, "before the first rule nothing is erased");
        assert_eq!(schedule.shortest(Kept::Paper), 6);
    }

    #[test]
    fn months_are_counted_to_the_same_day_or_the_last_of_the_month() {
        let schedule = shipped();
        let ends = |since| schedule.of_paper("Social study", day(since)).unwrap().ends(day(since));
        assert_eq!(ends("2026-11-30"), day("2027-11-30"));
        assert_eq!(ends("2028-02-29"), day("2029-02-28"));
    }

    #[test]
    fn every_rule_names_its_basis_and_nobody_has_confirmed_one() {
        assert!(shipped().rules().iter().all(|rule| !rule.verified));
        let unfounded = SHIPPED.replace("Law 151 of 2020, article 3\"", "\"");
        assert_eq!(Retention::parse(&unfounded), Err(RetentionError::Incomplete("draft".to_owned())));
        let lacking = SHIPPED.replace("\"of\": \"case\"", "\"of\": \"draft\"");
        assert_eq!(Retention::parse(&lacking), Err(RetentionError::Lacking(Kept::Case)));
    }
}
