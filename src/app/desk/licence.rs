//! What a licence says that somebody brings: believed by its signature, without a network.

use super::Desk;
use crate::app::{Fault, LicenceTold, check_licence};
use crate::domain::numbers::CaseNo;
use crate::domain::scan::LICENCE;
use crate::exchange::LicenceFault;

impl Desk {
    pub(super) fn licence_told(&self, text: &str) -> Result<LicenceTold, Fault> {
        if !text.starts_with(LICENCE) {
            return Err(Fault::Licence(LicenceFault::NotALicence));
        }
        let checked = check_licence(text, &self.folder, None, self.today())?;
        let granted = checked.granted;
        let here = granted.case.parse::<CaseNo>().ok().filter(|no| self.case_named(no.as_str()).is_ok());
        let catalogue = &self.book.catalogue;
        let service = catalogue.services().iter().find(|service| service.name.ar == granted.service);
        Ok(LicenceTold {
            licence: granted.licence,
            holder: granted.holder,
            id: granted.id,
            renewal: service.map(|service| catalogue.renewal_of(service).code.clone()),
            service: granted.service,
            issued: granted.issued,
            until: granted.until,
            station: checked.station,
            standing: checked.standing,
            case: here,
        })
    }
}
