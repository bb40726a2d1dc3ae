//! Pages and scanners at the desk: who may was checked before; what is done is done in `app::pages`.

use super::Desk;
use crate::app::pages::{PagePicture, PagesView, Task, Teller};
use crate::app::{Command, Fault, Outcome};
use crate::domain::case::Attachment;
use crate::domain::officer::Permission;
use crate::register::By;
use crate::views::CaseRow;

impl Desk {
    /// From now on the tray tells of its changes, and the watched folder is looked into.
    pub fn serve_pages(&mut self, teller: Option<Teller>) {
        self.pages.serve(teller);
    }

    /// What is known of pages and scanners; the pages themselves only to those who take cases in.
    pub(super) fn pages(&self) -> PagesView {
        let may = self.allowed(Permission::OpenCases).is_ok();
        let view = self.pages.view();
        PagesView { pages: if may { view.pages } else { vec![] }, ..view }
    }

    pub(super) fn page_picture(&self, page: u64) -> Result<Option<PagePicture>, Fault> {
        self.allowed(Permission::OpenCases)?;
        self.pages.picture(page)
    }

    /// Carries out what is done with the tray or a scanner, and gives the tray after it.
    pub(super) fn of_pages(&mut self, command: Command) -> Result<Outcome, Fault> {
        match command {
            Command::ScanPages { scanner, wish, drop_blank } => {
                self.pages.begin(Task::Scan { scanner, wish, drop_blank })?;
            }
            Command::StopScanning {} => self.pages.stop(),
            Command::FindScanners {} => self.pages.begin(Task::Find)?,
            Command::TryScanner {} => self.pages.begin(Task::Try)?,
            Command::ChooseScanner { scanner, folder } => self.pages.choose(scanner, folder)?,
            Command::ChooseScanning { wish, drop_blank } => self.pages.scan_so(wish, drop_blank)?,
            Command::TakePage { path } => self.pages.take(&path)?,
            Command::TurnPage { page, quarters } => self.pages.turn(page, quarters)?,
            Command::MovePage { page, place } => self.pages.move_to(page, place)?,
            Command::RemovePages { pages } => self.pages.remove(&pages)?,
            Command::AttachPages { pages } => {
                let files = self.pages.attach(&mut self.register, &pages)?;
                return Ok(Outcome::PagesAttached { files });
            }
            // Everything else is carried out elsewhere.
            _ => {}
        }
        Ok(Outcome::Pages(Box::new(self.pages())))
    }

    /// Adds stored files to a paper of a case that was taken in before.
    ///
    /// Fails with `UnknownDocument` and `UnknownAttachment`.
    pub(super) fn attach_to_case(
        &mut self,
        by: &By,
        case: &str,
        document: u16,
        files: Vec<Attachment>,
    ) -> Result<Outcome, Fault> {
        let case = self.case_named(case)?;
        let index = document.checked_sub(1).ok_or(Fault::UnknownDocument(document))?;
        if !case.documents.iter().any(|known| known.index == index) {
            return Err(Fault::UnknownDocument(document));
        }
        for file in &files {
            if !self.register.has_attachment(&file.sha256)? {
                return Err(Fault::UnknownAttachment(file.name.clone()));
            }
        }
        self.register.attach_to_case(by, case.uid, index, files)?;
        Ok(Outcome::AttachedToCase {})
    }

    pub(super) fn to_scan(&self) -> Result<Vec<CaseRow>, Fault> {
        Ok(self.register.cases_to_scan()?)
    }
}
