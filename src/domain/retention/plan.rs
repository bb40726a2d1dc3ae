//! What of one case has come to the end of its time: pure, so that a plan can be shown, compared and carried
//! out by somebody else.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Kept, Retention, RetentionRule};
use crate::domain::bilingual::Bilingual;
use crate::domain::case::Case;
use crate::domain::country::Country;

/// A file that was erased, as it is proved by its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedFile {
    /// The paper it stood under, by its place from 0.
    pub document: u16,
    pub sha256: String,
    pub media: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Id of the rule by which it went.
    pub rule: String,
}

/// A rule by which content went, as it was that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasing {
    pub rule: String,
    pub months: u32,
    pub basis: Bilingual,
    pub verified: bool,
}

impl Erasing {
    fn by(rule: &RetentionRule, country: Country) -> Erasing {
        Erasing { rule: rule.id.clone(), months: rule.months, basis: rule.basis(country), verified: rule.verified }
    }
}

/// How much went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Erased {
    pub cases: u64,
    pub files: u64,
    /// Of those files.
    pub bytes: u64,
    /// Actions whose content went.
    pub contents: u64,
}

impl Erased {
    /// Together with what went besides.
    pub fn add(&mut self, more: Erased) {
        self.cases += more.cases;
        self.files += more.files;
        self.bytes += more.bytes;
        self.contents += more.contents;
    }
}

/// What of one case has ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ended {
    pub files: Vec<ErasedFile>,
    /// The case's own content goes too.
    pub content: bool,
    pub rules: Vec<Erasing>,
}

impl Ended {
    /// Nothing has.
    pub fn is_none(&self) -> bool {
        self.files.is_empty() && !self.content
    }

    fn takes(&mut self, rule: Erasing) {
        if !self.rules.contains(&rule) {
            self.rules.push(rule);
        }
    }
}

impl Retention {
    /// What of `case`, whose time counts from `since`, has ended on `day`; `papers` are the names of its papers
    /// in their order.
    pub fn ended(
        &self,
        case: &Case,
        papers: &[Bilingual],
        country: Country,
        (since, day): (NaiveDate, NaiveDate),
    ) -> Ended {
        let over = |rule: Option<&RetentionRule>| rule.filter(|rule| rule.ends(since) <= day).cloned();
        let mut ended = Ended::default();
        for (at, document) in case.documents.iter().enumerate().filter(|(_, paper)| !paper.files.is_empty()) {
            let name = papers.get(at).map_or("", |name| name.en.as_str());
            let Some(rule) = over(self.of_paper(name, since)) else { continue };
            ended.files.extend(document.files.iter().map(|file| ErasedFile {
                document: document.index,
                sha256: file.sha256.clone(),
                media: file.media.clone(),
                bytes: file.bytes,
                rule: rule.id.clone(),
            }));
            ended.takes(Erasing::by(&rule, country));
        }
        let files: usize = case.documents.iter().map(|document| document.files.len()).sum();
        if let Some(rule) = over(self.of(Kept::Case, since))
            && case.applicant.is_some()
            && files == ended.files.len()
        {
            ended.content = true;
            ended.takes(Erasing::by(&rule, country));
        }
        ended
    }
}
