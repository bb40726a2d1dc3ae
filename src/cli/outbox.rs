//! `shubbak outbox`: what became of every batch, and sending without a window.

use std::path::PathBuf;

use super::ask::{first_line, unseen};
use crate::app::outbox::words;
use crate::app::{Answered, Desk, Fault, Outcome};
use crate::error;
use crate::i18n::Tr;
use crate::views::{BatchRow, LinkStanding, PackDone};

/// What is asked of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutboxTask {
    Tell,
    /// Uploads what waits, and takes in receipts and packs.
    Send,
    /// Keeps the password of the link, from a file or typed.
    Password(Option<PathBuf>),
    /// Copies a batch to another place.
    Copy {
        number: u64,
        to: Option<PathBuf>,
    },
}

/// Does it, and gives what is to be said of it. `far` is told how an upload stands.
pub fn carry_out(task: &OutboxTask, desk: &mut Desk, tr: &Tr, far: &mut dyn FnMut(String)) -> Result<String, Fault> {
    match task {
        OutboxTask::Tell => told(desk, tr),
        OutboxTask::Send => {
            let came = desk.upload_all(&mut |standing| {
                if let LinkStanding::Sending { number, done, of } = standing {
                    let percent = done.saturating_mul(100) / (*of).max(1);
                    far(tr.link_sending(tr.number(*number), tr.number(percent)));
                }
            })?;
            let packs: String = came.into_iter().map(|(file, done)| pack(&file, done, tr)).collect();
            Ok(told(desk, tr)? + &packs)
        }
        OutboxTask::Password(file) => {
            let typed = match file {
                Some(file) => first_line(file)?,
                None => unseen(&tr.link_password()).ok_or(Fault::SecretNeeded { option: "--secret-file" })?,
            };
            desk.give_link_password(&typed)?;
            Ok(tr.link_kept() + "\n")
        }
        OutboxTask::Copy { number, to } => {
            let to = to.clone().ok_or(Fault::BadLine { expected: "--to DIR".to_owned() })?;
            match desk.copy_for_the_program(*number, &to)? {
                Outcome::BatchCopied { number, place, sha256, .. } => {
                    let words = tr.batch_copied_done(tr.number(number), place.display().to_string());
                    Ok(format!("{words}\nsha256 {sha256}\n"))
                }
                _ => Ok(String::new()),
            }
        }
    }
}

/// What headquarters said of a batch.
pub fn answered(answered: &Answered, tr: &Tr) -> String {
    match answered {
        Answered::Received { batch } => tr.receipt_taken(batch),
        Answered::NotTaken { batch, code } => {
            let why = error::not_taken(code, tr);
            format!("{} {}", tr.batch_not_taken_said(batch, why.what), why.next)
        }
    }
}

/// What became of a pack that the link brought.
fn pack(file: &str, done: Result<PackDone, Fault>, tr: &Tr) -> String {
    match done {
        Ok(done) => super::pack::told(&done, tr),
        Err(fault) => {
            let words = error::words(&fault, tr);
            format!("{}: {} {}\n", tr.pack_not_taken(file), words.what, words.next)
        }
    }
}

fn told(desk: &mut Desk, tr: &Tr) -> Result<String, Fault> {
    let rows = desk.register().batches().map_err(Fault::from)?;
    let mut lines: Vec<String> = rows.iter().flat_map(|row| lines_of(row, tr)).collect();
    if lines.is_empty() {
        lines.push(tr.batches_none());
    }
    Ok(lines.join("\n") + "\n")
}

/// A batch in a line, and below it what hinders it.
fn lines_of(row: &BatchRow, tr: &Tr) -> Vec<String> {
    let name = row.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut lines = vec![format!("{:>6}  {}  {name}  {}", row.number, &row.sha256[..16], words::state(row, tr))];
    let below = |text: String| format!("        {text}");
    lines.extend(row.way.copies.iter().map(|copy| below(tr.batch_copied_to(&copy.place, copy.at.to_string()))));
    if let (Some(code), Some(at), None) = (&row.way.fault, row.way.failed, row.received) {
        lines.push(below(tr.batch_not_uploaded(at.to_string(), error::link(code, tr))));
    }
    if let Some(said) = &row.not_taken {
        let why = error::not_taken(&said.code, tr);
        lines.push(below(format!("{} {} ({})", why.what, why.next, said.detail)));
    }
    for record in &row.refused {
        let entry = format!("{}/{}", record.series, record.seq);
        let why = tr.batch_refused_record(entry, error::refused(&record.code, tr));
        let case = record.case.as_deref().unwrap_or_default();
        let corrected = if record.corrected { tr.batch_corrected() } else { record.detail.clone() };
        lines.push(below(format!("{why} · {case} · {corrected}")));
    }
    lines
}
