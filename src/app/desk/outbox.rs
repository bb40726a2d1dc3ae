//! Sending from the desk: a batch is sealed, copied to a stick, uploaded, answered by headquarters. Where a window
//! serves the desk the long work is done on threads and told of by and by; elsewhere the answer is the end of it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::Desk;
use crate::app::batch::{self, Means, Moment};
use crate::app::outbox::{CamePack, Carried, Errand, Link, LinkNews, News, Parcel, Round, carry, to_do};
use crate::app::papers::{head, voices};
use crate::app::{BatchOut, Fault, Outcome, PaperLanguage};
use crate::domain::ledger::Hash;
use crate::exchange::Watch;
use crate::print::{self, BatchView, PaperSize};
use crate::register::By;
use crate::views::{BatchRow, Carrying, CarryingStep, LinkStanding, OutboxView};

/// What became known of sending since the last look.
#[derive(Debug, Default)]
pub struct OutboxNews {
    pub changed: bool,
    /// Something that was begun came to its end.
    pub ended: Vec<Result<Outcome, Fault>>,
    /// Packs that the link brought.
    pub came: Vec<CamePack>,
}

impl Desk {
    /// From now on somebody looks with `tend_outbox` again and again: nothing long is done on this thread.
    pub fn serve_outbox(&mut self) {
        self.outbox.served = true;
        self.outbox.view.link.address = self.centre.link.as_ref().map(|link| link.address.clone());
        if self.centre.link.is_some() {
            // Without its thread batches go by stick.
            self.outbox.link = Link::start().ok();
            self.outbox.stirred = true;
        }
    }

    /// How long the desk may wait before it looks again; none: until it is asked for something.
    pub fn outbox_pace(&self) -> Option<Duration> {
        self.outbox.pace()
    }

    pub fn outbox_view(&self) -> OutboxView {
        self.outbox.view.clone()
    }

    /// Seals everything since the last batch, and copies it to `to` where that is another place.
    pub(super) fn export(&mut self, by: By, to: Option<PathBuf>) -> Result<Outcome, Fault> {
        if self.outbox.under_way.is_some() {
            return Err(Fault::ExportUnderWay);
        }
        batch::finish_last(&self.register)?;
        if let Some(before) = self.register.first_answer(&by)? {
            return Ok(Outcome::BatchSealed(before));
        }
        let to = to.filter(|to| *to != self.batches_folder());
        if let Some(to) = &to {
            carry::make_place(to)?;
        }
        let means = Means {
            folder: self.batches_folder(),
            key: Arc::clone(&self.station_key),
            recipients: self.centre.recipients.clone(),
        };
        let moment = Moment::of(&self.register);
        if self.outbox.served {
            self.outbox.begin(by, Errand::Seal(Box::new((self.register.source(), means, moment))), to)?;
            self.outbox.view.carrying =
                Some(Carrying { step: CarryingStep::Gathering, done: 0, of: None, place: None });
            return Ok(Outcome::ExportBegun {});
        }
        let cancel = AtomicBool::new(false);
        let mut watch = Watch { progress: &mut |_| {}, cancel: &cancel };
        let leaving = self.register.leaving()?;
        let prepared = batch::prepare(&leaving, &means, moment, &mut watch)?;
        drop(leaving);
        let Some(prepared) = prepared else { return Ok(Outcome::NothingToSend {}) };
        let mut told = prepared.keep(&mut self.register, &by)?;
        if let Some(to) = to {
            self.copy_now(&by, &told, &to, &mut watch)?;
            told.copied = Some(to);
        }
        Ok(Outcome::BatchSealed(told))
    }

    fn copy_now(&mut self, by: &By, told: &BatchOut, to: &Path, watch: &mut Watch<'_>) -> Result<(), Fault> {
        let parcel = parcel(told.number, &told.file, &told.sha256, to)?;
        let carried = carry::copy_once(&parcel, watch).map_err(carry::fault_of)?;
        self.copied(by, &carried)
    }

    fn batch_row(&self, number: u64) -> Result<BatchRow, Fault> {
        let rows = self.register.batches()?;
        rows.into_iter().find(|row| row.number == number).ok_or(Fault::NoSuchBatch(number))
    }

    /// Copies a batch that was sealed before to `folder`.
    pub(super) fn copy_batch(&mut self, by: By, number: u64, folder: &Path) -> Result<Outcome, Fault> {
        if self.outbox.under_way.is_some() {
            return Err(Fault::ExportUnderWay);
        }
        let row = self.batch_row(number)?;
        if !row.present {
            return Err(Fault::BatchGone { path: row.file });
        }
        carry::make_place(folder)?;
        let parcel = parcel(number, Path::new(&row.file), &row.sha256, folder)?;
        if self.outbox.served {
            self.outbox.begin(by, Errand::Copy(parcel), None)?;
            return Ok(Outcome::ExportBegun {});
        }
        let cancel = AtomicBool::new(false);
        let mut watch = Watch { progress: &mut |_| {}, cancel: &cancel };
        let carried = carry::copy_once(&parcel, &mut watch).map_err(carry::fault_of)?;
        self.copied(&by, &carried)?;
        Ok(lies_there(carried))
    }

    /// Another batch may wait, or none any more.
    pub(in crate::app) fn stir_outbox(&mut self) {
        (self.outbox.stirred, self.outbox.changed) = (true, true);
    }

    /// The same as the program itself: who may run it on this machine may send.
    pub fn copy_for_the_program(&mut self, number: u64, folder: &Path) -> Result<Outcome, Fault> {
        let id = self.register.env_mut().uid();
        self.copy_batch(By::program(format!("copy-{id}")), number, folder)
    }

    pub fn give_link_password(&mut self, password: &str) -> Result<(), Fault> {
        self.keep_link_password(password).map(drop)
    }

    pub(super) fn stop_export(&mut self) -> Outcome {
        self.outbox.stop();
        Outcome::ExportStopped {}
    }

    /// Keeps the password of the link in the register, where every page is encrypted.
    pub(super) fn keep_link_password(&mut self, password: &str) -> Result<Outcome, Fault> {
        self.centre.link.as_ref().ok_or(Fault::NoLink)?;
        self.register.keep_link_password(password.trim())?;
        self.outbox.stirred = true;
        Ok(Outcome::LinkPasswordKept {})
    }

    pub(super) fn upload_now(&mut self) -> Result<Outcome, Fault> {
        self.centre.link.as_ref().ok_or(Fault::NoLink)?;
        // What was refused may be believed now: by another key of headquarters, say.
        self.outbox.refused.clear();
        self.outbox.stirred = true;
        self.tend_link();
        if let Some(link) = &self.outbox.link {
            link.now();
        }
        Ok(Outcome::UploadBegun {})
    }

    /// Uploads everything that waits and takes in the receipts and packs that are there, on this thread: the packs, and
    /// what became of each. `far` is told how it stands.
    ///
    /// Fails with `NoLink` where the settings name no server or nobody gave its password, with `Link` at the first
    /// hindrance; what went up before it is written down.
    pub fn upload_all(&mut self, far: &mut dyn FnMut(&LinkStanding)) -> Result<Vec<CamePack>, Fault> {
        let settings = self.centre.link.clone().ok_or(Fault::NoLink)?;
        let work = to_do(&self.register, &settings, &self.outbox.refused)?.ok_or(Fault::NoLink)?;
        let (stop, mut sent, mut written) = (Arc::default(), BTreeSet::new(), Ok(()));
        let done = Round { work: &work, stop: &stop, sent: &mut sent }.go(&mut |news| {
            if let LinkNews::Standing(standing) = &news {
                far(standing);
            }
            let heeded = self.heed_link(news);
            if written.is_ok() {
                written = heeded;
            }
        });
        done.map_err(Fault::from).and(written)?;
        Ok(std::mem::take(&mut self.outbox.came))
    }

    /// Writes the paper that goes along with a batch as a PDF. It is about nobody, and no deed.
    pub(super) fn print_batch(&mut self, number: u64) -> Result<Outcome, Fault> {
        let row = self.batch_row(number)?;
        let at = self.register.env().local(self.register.now_not_back());
        let name = Path::new(&row.file).file_name().unwrap_or_default().to_string_lossy().into_owned();
        let view = BatchView {
            centre: head(&self.centre, &self.book.catalogue),
            number,
            station: self.register.station().counter().to_string(),
            file: name,
            sha256: row.sha256,
            sealed: row.at,
            actions: row.way.actions,
            cases: row.way.cases,
            attachments: row.way.attachments,
            copied: row.way.copies.first().map(|copy| copy.place.clone()).unwrap_or_default(),
            officer: self.serving()?.name.clone(),
        };
        let document = print::batch(&view, &voices(PaperLanguage::default(), self.centre.digits), PaperSize::A4);
        let (file, part) = self.pdf_of(&document, view.file.clone(), &format!("batch-{number}.pdf"), at)?;
        part.keep().map_err(|error| Fault::file(&file, &error))?;
        Ok(Outcome::Printed { paper: "batch".to_owned(), no: number.to_string(), copy: 1, file })
    }

    /// Writes down what the threads have done, and gives the link what there is to do.
    pub fn tend_outbox(&mut self) -> OutboxNews {
        let mut ended = vec![];
        while let Some(news) = self.outbox.next() {
            ended.extend(self.heed(news));
        }
        self.tend_link();
        let came = std::mem::take(&mut self.outbox.came);
        OutboxNews { changed: std::mem::take(&mut self.outbox.changed), ended, came }
    }

    /// One thing is done: what is told of it, unless another follows it.
    fn heed(&mut self, news: News) -> Option<Result<Outcome, Fault>> {
        let mut under_way = self.outbox.under_way.take()?;
        (self.outbox.view.carrying, self.outbox.changed) = (None, true);
        match news {
            News::Far(_) => None,
            News::Sealed(Err(fault)) => Some(Err(fault)),
            News::Sealed(Ok(None)) => Some(Ok(Outcome::NothingToSend {})),
            News::Sealed(Ok(Some(prepared))) => {
                let kept = prepared.keep(&mut self.register, &under_way.by);
                self.outbox.stirred = true;
                match (self.beware(kept), under_way.then_to.take()) {
                    (Ok(told), Some(to)) => self.then_copy(under_way.by, told, &to),
                    (Ok(told), None) => Some(Ok(Outcome::BatchSealed(told))),
                    (Err(fault), _) => Some(Err(fault)),
                }
            }
            News::Copied(Err(fault)) => Some(Err(fault)),
            News::Copied(Ok(carried)) => {
                let written = self.copied(&under_way.by, &carried);
                Some(written.map(|()| match under_way.sealed.take() {
                    Some(told) => Outcome::BatchSealed(Box::new(BatchOut { copied: Some(carried.place), ..*told })),
                    None => lies_there(carried),
                }))
            }
        }
    }

    fn then_copy(&mut self, by: By, told: Box<BatchOut>, to: &Path) -> Option<Result<Outcome, Fault>> {
        let begun = parcel(told.number, &told.file, &told.sha256, to)
            .and_then(|parcel| self.outbox.begin(by, Errand::Copy(parcel), None));
        match (begun, self.outbox.under_way.as_mut()) {
            (Ok(()), Some(under_way)) => {
                under_way.sealed = Some(told);
                None
            }
            (Err(fault), _) => Some(Err(fault)),
            (Ok(()), None) => Some(Ok(Outcome::BatchSealed(told))),
        }
    }

    fn copied(&mut self, by: &By, carried: &Carried) -> Result<(), Fault> {
        let place = carried.place.display().to_string();
        Ok(self.register.record_copy(carried.number, &place, &by.officer)?)
    }

    fn tend_link(&mut self) {
        while let Some(news) = self.outbox.link.as_mut().and_then(Link::next) {
            self.outbox.changed = true;
            // What cannot be written down now is found out again by the next round.
            let written = self.heed_link(news);
            let _ = self.beware(written);
        }
        let Some(settings) = self.centre.link.clone() else { return };
        if !std::mem::take(&mut self.outbox.stirred) || self.is_damaged() {
            return;
        }
        self.outbox.changed = true;
        match (to_do(&self.register, &settings, &self.outbox.refused), &self.outbox.link) {
            (Ok(Some(work)), Some(link)) => {
                self.outbox.stirred = !link.give(work);
                if self.outbox.view.link.standing == LinkStanding::NoPassword {
                    self.outbox.view.link.standing = LinkStanding::Quiet;
                }
            }
            (Ok(None), _) => self.outbox.view.link.standing = LinkStanding::NoPassword,
            (Err(fault), _) => {
                let (fault, detail) = ("settings".to_owned(), format!("{fault:?}"));
                self.outbox.view.link.standing = LinkStanding::Waiting { fault, detail };
            }
            (Ok(Some(_)), None) => {}
        }
    }

    fn heed_link(&mut self, news: LinkNews) -> Result<(), Fault> {
        match news {
            LinkNews::Uploaded(number) => {
                self.outbox.stirred = true;
                Ok(self.register.record_upload(number, None)?)
            }
            LinkNews::NotUploaded(number, fault) => Ok(self.register.record_upload(number, Some(fault.code()))?),
            LinkNews::Receipt(text) => {
                // Whoever takes it in stirs the outbox where it is news.
                self.take_receipt_text(&text).map(drop)
            }
            LinkNews::Pack(lying, bytes) => {
                let done = self.take_pack_that_came(&bytes);
                let done = self.beware(done);
                if matches!(done, Err(Fault::Pack(_))) {
                    // What a full disk hinders is no fault of the pack's, and comes again.
                    self.outbox.refused.insert(lying.id);
                }
                self.outbox.came.push((lying.file, done));
                self.outbox.stirred = true;
                Ok(())
            }
            LinkNews::Standing(standing) => {
                self.outbox.view.link.standing = standing;
                Ok(())
            }
        }
    }
}

fn lies_there(carried: Carried) -> Outcome {
    let Carried { number, place, files, bytes, sha256 } = carried;
    Outcome::BatchCopied { number, place, files, bytes, sha256: sha256.to_string() }
}

fn parcel(number: u64, file: &Path, sha256: &str, place: &Path) -> Result<Parcel, Fault> {
    let sha256 = Hash::try_from(sha256.to_owned()).map_err(|fault| Fault::Batch(fault.to_string()))?;
    Ok(Parcel { number, file: file.to_owned(), sha256, place: place.to_owned() })
}
