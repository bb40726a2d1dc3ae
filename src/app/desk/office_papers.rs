//! The papers of the office: drawn from the catalogue or the register when they are printed, by the printer of their
//! kind or as a PDF.

use super::leave::of_office_paper;
use super::office::back_office;
use super::paper::Out;
use super::{Desk, intake};
use crate::app::papers::{office, office_size, voices};
use crate::app::{Fault, OfficePaper, Outcome, PaperLanguage};
use crate::domain::Bilingual;
use crate::domain::case::CaseDocument;
use crate::domain::mark::OfficerId;
use crate::domain::numbers::{CaseNo, TillNo, TrayNo};
use crate::domain::officer::Permission;
use crate::print::{self, Document, PaperSize, TrayFile, Voices};
use crate::register::{By, WantedPaper};
use crate::views::CentreView;

/// A paper of the office that somebody wants.
#[derive(Debug, Clone, Copy)]
pub(super) struct OfOffice<'a> {
    pub paper: OfficePaper,
    /// The number of a till or a tray, or the code of a service; nothing for a list.
    pub of: &'a str,
    pub language: PaperLanguage,
    /// As a PDF, also where the station has a printer for it.
    pub as_file: bool,
}

impl Desk {
    /// Prints it, or saves it where no printer is chosen for its kind.
    ///
    /// Fails with `NotAllowed` when the till is another's and theirs alone may be printed by whoever asks.
    pub(super) fn print_of_office(&mut self, by: &By, wish: OfOffice<'_>) -> Result<Outcome, Fault> {
        self.check(of_office_paper(wish.paper))?;
        let no = self.number_of(wish.paper, wish.of)?;
        let paper = wish.paper.code().to_owned();
        let wanted = WantedPaper { case: None, paper, no, language: Some(wish.language) };
        let printer = self.room.settings().of_paper(wish.paper.code()).map(|printer| printer.name.clone());
        match printer.filter(|_| !wish.as_file) {
            Some(printer) => self.queue_paper(by, &wanted, &printer),
            None => self.save_of_office(by, wish, wanted),
        }
    }

    fn save_of_office(&mut self, by: &By, wish: OfOffice<'_>, wanted: WantedPaper) -> Result<Outcome, Fault> {
        let copy = self.register.copy_to_print(by, &wanted)?;
        let speaks = voices(wish.language, self.centre.digits);
        let set = (wanted.no.as_str(), copy, &by.officer);
        let document = self.set_of_office(wish.paper, set, &speaks, office_size(wish.paper))?;
        let mark = if copy > 1 { format!("-copy{copy}") } else { String::new() };
        let (title, name) =
            (format!("{} {}", wanted.paper, wanted.no), format!("{}-{}{mark}.pdf", wanted.paper, wanted.no));
        let at = self.register.env().local(self.register.now_not_back());
        self.write_out(by, &document, Out { wanted, copy, title, name, at })
    }

    /// The paper as it would come out now, for whoever wanted it.
    pub(super) fn set_of_office(
        &self,
        paper: OfficePaper,
        (no, copy, officer): (&str, u32, &OfficerId),
        voices: &Voices,
        size: PaperSize,
    ) -> Result<Document, Fault> {
        Ok(match paper {
            OfficePaper::ServiceCard => {
                let version = self.catalogue.get(..8).unwrap_or_default();
                let view = office::card(self.head(), intake::service(&self.book, no)?, version);
                print::service_card(&view, voices, size)
            }
            OfficePaper::LateList => {
                let at = self.register.env().local(self.register.now_not_back());
                let late = self.late_cases(officer)?;
                print::late(&office::late_list(self.head(), late, self.name_of(officer)?, at), voices, size)
            }
            OfficePaper::Tray => {
                let tray = self.register.tray(&read(no)?)?;
                let (to, files) = self.files_of(&tray.cases)?;
                let by = (self.name_of(&tray.officer)?, tray.at, copy);
                print::tray(&office::tray_list(self.head(), (tray.no.to_string(), to, files), by), voices, size)
            }
            OfficePaper::Till => {
                let till = self.register.till(&read(no)?)?;
                let total = till.closed.takings.total(till.closed.cash.counted.currency())?;
                let cashier = self.name_of(&till.officer)?;
                print::till(&office::till_report(self.head(), till, total, cashier, copy), voices, size)
            }
        })
    }

    /// The number on it, or what it is called by in the queue.
    fn number_of(&self, paper: OfficePaper, of: &str) -> Result<String, Fault> {
        match paper {
            OfficePaper::ServiceCard => {
                let code = of.trim().to_uppercase();
                Ok(intake::service(&self.book, &code)?.code.clone())
            }
            OfficePaper::LateList => Ok(self.today().to_string()),
            OfficePaper::Tray => Ok(self.register.tray(&read::<TrayNo>(of)?)?.no.to_string()),
            OfficePaper::Till => {
                let till = self.register.till(&read::<TillNo>(of)?)?;
                let officer = self.serving()?;
                if till.officer != officer.id && !officer.may(Permission::SeeTills) {
                    return Err(Fault::NotAllowed);
                }
                Ok(till.closed.no.to_string())
            }
        }
    }

    /// The files of a tray, and the department where all go to the same.
    fn files_of(&self, cases: &[CaseNo]) -> Result<(Bilingual, Vec<TrayFile>), Fault> {
        let (mut to, mut files): (Vec<Bilingual>, _) = (vec![], vec![]);
        for no in cases {
            let case = self.register.case_by_no(no)?;
            let service = self.book.catalogue.service(&case.service);
            let department = self.department(service);
            if !to.contains(&department) {
                to.push(department);
            }
            let there = |document: &&CaseDocument| document.state.is_settled();
            files.push(TrayFile {
                case_no: no.to_string(),
                applicant: case.applicant_name().to_owned(),
                service: service
                    .map_or_else(|| Bilingual::new(&case.service, &case.service), |service| service.name.clone()),
                papers: case.documents.iter().filter(there).count() as u32,
                due: case.due(),
            });
        }
        let to = if to.len() == 1 { to.remove(0) } else { back_office() };
        Ok((to, files))
    }

    fn head(&self) -> CentreView {
        crate::app::papers::head(&self.centre, &self.book.catalogue)
    }
}

/// A number, typed or scanned.
fn read<T: std::str::FromStr>(text: &str) -> Result<T, Fault> {
    text.parse().map_err(|_| Fault::BadNumber(text.trim().to_owned()))
}
