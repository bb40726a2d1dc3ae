//! The paper of what was granted, with the square that this station signs.

use std::path::Path;

use chrono::NaiveDate;

use super::Setting;
use crate::app::licence::sign;
use crate::domain::case::{Case, Stage};
use crate::domain::numbers::LicenceNo;
use crate::domain::{Bilingual, Service};
use crate::exchange::{Granted, StationKey};
use crate::print::LicenceView;

/// What a case's decision adds to its papers.
pub struct Grant<'a> {
    /// With what this station signs.
    pub key: &'a StationKey,
    pub folder: &'a Path,
    /// Who decided, and when; none while nobody has.
    pub decided: Option<(String, NaiveDate)>,
    /// What was granted for: the answers that tell of things, not of people.
    pub facts: Vec<(Bilingual, String)>,
}

impl Setting<'_> {
    /// What was granted; none while nothing is.
    pub(super) fn licence(&self, case: &Case) -> Option<LicenceView> {
        let (decided_by, issued) = self.grant.decided.clone().filter(|_| case.stage == Stage::Approved)?;
        let service = self.service_name(&case.service);
        // Whose data were erased holds no paper of ours any more.
        let applicant = case.applicant.as_ref()?;
        let id = applicant.identity.masked();
        let granted = Granted {
            licence: LicenceNo::of_case(&case.no).to_string(),
            case: case.no.to_string(),
            service: service.ar.clone(),
            holder: applicant.name.clone(),
            id: id.trim_start_matches(['•', '*']).to_owned(),
            issued,
            // The catalogue does not know yet how long a licence lasts.
            until: None,
            practice: self.centre.practice,
        };
        Some(LicenceView {
            centre: self.head(),
            is_licence: self.service(&case.service).is_some_and(Service::is_licence),
            licence_no: granted.licence.clone(),
            case_no: granted.case.clone(),
            service,
            holder: granted.holder.clone(),
            masked_id: id,
            facts: self.grant.facts.clone(),
            conditions: vec![],
            issued,
            until: None,
            decided_by,
            copy: self.copy,
            catalogue: self.version.clone(),
            proof: sign(granted, self.grant.key, self.grant.folder),
        })
    }
}
