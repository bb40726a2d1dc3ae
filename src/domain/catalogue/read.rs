//! From the catalogue's text to checked services. Keys that this program does not know are left
//! alone, so that a newer file can still be read.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use super::error::{CatalogueError, Problem};
use super::field::{FieldKind, FormField};
use super::read_fee::WrittenFee;
use super::service::{Actor, RequiredDocument, Service, SourceLevel, Step, Verified};
use super::{Catalogue, find, place};
use crate::domain::bilingual::Bilingual;
use crate::domain::country::Country;
use crate::domain::deadline::{DayKind, Limit};
use crate::domain::money::Currency;

const SCHEMA_VERSION: u32 = 1;

pub(super) fn catalogue(text: &str) -> Result<Catalogue, CatalogueError> {
    let file: CatalogueFile = serde_json::from_str(text).map_err(|error| shape_error(text, &error))?;
    let head_error = |key: &str, problem| {
        let (line, column) = place::at(text, text.find(&format!("\"{key}\"")).unwrap_or(0));
        CatalogueError { line, column, service: None, problem }
    };
    if file.schema_version != SCHEMA_VERSION {
        let problem = Problem::Version { found: file.schema_version, expected: SCHEMA_VERSION };
        return Err(head_error("schema_version", problem));
    }
    check_currency(file.currency, file.country).map_err(|(key, problem)| head_error(key, problem))?;
    let known = Known { country: file.country, stages: &file.citizen_stages };
    let mut services = Vec::with_capacity(file.services.len());
    let mut by_code = HashMap::new();
    for written in file.services {
        let code = written.code.clone();
        let error = |nth, (key, problem)| {
            let (line, column) = place::at(text, place::of_key(text, &code, nth, key));
            CatalogueError { line, column, service: Some(code.clone()), problem }
        };
        if by_code.insert(code.clone(), services.len()).is_some() {
            return Err(error(1, ("code", Problem::DuplicateCode)));
        }
        services.push(written.read(&known).map_err(|fault| error(0, fault))?);
    }
    Ok(Catalogue {
        country: file.country,
        title: Bilingual::new(file.title_ar, file.title_en),
        keys: services.iter().map(|service| find::Keys::of(service, None)).collect(),
        stages: file.citizen_stages,
        sources: file.sources,
        services,
        by_code,
        categories: BTreeMap::new(),
    })
}

fn shape_error(text: &str, error: &serde_json::Error) -> CatalogueError {
    let (line, column) = (error.line(), error.column());
    // Without a code of its own, a service would be taken for the one before it.
    let nameless = error.to_string().contains("missing field `code`");
    let service = if nameless { None } else { place::code_before(text, line, column) };
    let full = error.to_string();
    // The reader repeats the place at the end of its message.
    let what = full.rsplit_once(" at line ").map_or(full.as_str(), |(what, _)| what).to_owned();
    CatalogueError { line, column, service, problem: Problem::Shape(what) }
}

/// A fault, with the key at which it is to be shown.
pub(super) type Fault = (&'static str, Problem);

/// What a service is checked against.
struct Known<'a> {
    country: Country,
    stages: &'a BTreeMap<String, Bilingual>,
}

#[derive(Deserialize)]
struct CatalogueFile {
    schema_version: u32,
    country: Country,
    title_ar: String,
    title_en: String,
    currency: Currency,
    #[serde(default)]
    citizen_stages: BTreeMap<String, Bilingual>,
    #[serde(default)]
    sources: BTreeMap<String, String>,
    services: Vec<WrittenService>,
}

#[derive(Deserialize)]
struct WrittenService {
    code: String,
    category: String,
    name_ar: String,
    name_en: String,
    department_ar: String,
    department_en: String,
    required_documents: Vec<WrittenDocument>,
    fee: WrittenFee,
    duration_working_days: Option<u16>,
    duration_calendar_days: Option<u16>,
    duration_weeks: Option<u16>,
    duration_months: Option<u16>,
    duration_note: Option<Bilingual>,
    #[serde(default)]
    workflow_steps: Vec<WrittenStep>,
    #[serde(default)]
    form_fields: Vec<WrittenField>,
    #[serde(default)]
    decider_sees_applicant: bool,
    #[serde(default)]
    notes: Vec<String>,
    #[serde(default)]
    source: Vec<String>,
    source_level: SourceLevel,
    #[serde(default)]
    verified: Verified,
}

#[derive(Deserialize)]
struct WrittenDocument {
    #[serde(flatten)]
    name: Bilingual,
    #[serde(default = "yes")]
    required: bool,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
struct WrittenStep {
    key: String,
    #[serde(flatten)]
    name: Bilingual,
    actor: Actor,
    citizen_stage: String,
}

#[derive(Deserialize)]
struct WrittenField {
    key: String,
    label_ar: String,
    label_en: String,
    #[serde(rename = "type")]
    kind: FieldKind,
    required: bool,
}

impl WrittenService {
    fn read(self, known: &Known) -> Result<Service, Fault> {
        if self.code.trim().is_empty() {
            return Err(("code", Problem::Empty { key: "code" }));
        }
        let limit = self.limit()?;
        Ok(Service {
            name: complete("name_ar", self.name_ar, self.name_en)?,
            department: complete("department_ar", self.department_ar, self.department_en)?,
            documents: self.required_documents.into_iter().map(WrittenDocument::read).collect::<Result<_, _>>()?,
            fee: self.fee.read(known.country)?,
            limit,
            steps: self.workflow_steps.into_iter().map(|step| step.read(known)).collect::<Result<_, _>>()?,
            fields: fields(self.form_fields)?,
            decider_sees_applicant: self.decider_sees_applicant,
            code: self.code,
            category: self.category,
            duration_note: self.duration_note,
            notes: self.notes,
            source: self.source,
            source_level: self.source_level,
            verified: self.verified,
        })
    }

    fn limit(&self) -> Result<Option<Limit>, Fault> {
        let written = [
            ("duration_working_days", self.duration_working_days, DayKind::Working),
            ("duration_calendar_days", self.duration_calendar_days, DayKind::Calendar),
            ("duration_weeks", self.duration_weeks, DayKind::Week),
            ("duration_months", self.duration_months, DayKind::Month),
        ];
        let mut given = written.into_iter().filter_map(|(key, n, kind)| Some((key, Limit { n: n?, kind })));
        match (given.next(), given.next()) {
            (_, Some((key, _))) => Err((key, Problem::TwoLimits)),
            (Some((key, Limit { n: 0, .. })), None) => Err((key, Problem::ZeroLimit)),
            (one, None) => Ok(one.map(|(_, limit)| limit)),
        }
    }
}

impl WrittenDocument {
    fn read(self) -> Result<RequiredDocument, Fault> {
        let name = complete("required_documents", self.name.ar, self.name.en)?;
        Ok(RequiredDocument { name, required: self.required })
    }
}

impl WrittenStep {
    fn read(self, known: &Known) -> Result<Step, Fault> {
        let name = complete("workflow_steps", self.name.ar, self.name.en)?;
        if !known.stages.contains_key(&self.citizen_stage) {
            return Err(("workflow_steps", Problem::UnknownStage { stage: self.citizen_stage }));
        }
        Ok(Step { key: self.key, name, actor: self.actor, stage: self.citizen_stage })
    }
}

fn fields(written: Vec<WrittenField>) -> Result<Vec<FormField>, Fault> {
    let mut keys = HashSet::new();
    let mut fields = Vec::with_capacity(written.len());
    for field in written {
        if !keys.insert(field.key.clone()) {
            return Err(("form_fields", Problem::DuplicateField { key: field.key }));
        }
        fields.push(FormField {
            key: field.key,
            label: complete("form_fields", field.label_ar, field.label_en)?,
            kind: field.kind,
            required: field.required,
            options: Vec::new(),
        });
    }
    Ok(fields)
}

pub(super) fn complete(key: &'static str, ar: String, en: String) -> Result<Bilingual, Fault> {
    let words = Bilingual { ar, en };
    if words.is_complete() { Ok(words) } else { Err((key, Problem::Empty { key })) }
}

pub(super) fn check_currency(found: Currency, country: Country) -> Result<(), Fault> {
    let expected = country.currency();
    if found == expected {
        return Ok(());
    }
    Err(("currency", Problem::Currency { found, expected, country }))
}
