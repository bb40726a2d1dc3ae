//! `shubbak retention`: what has come to the end of its time, and the run that erases it in the name of somebody
//! who may. What it gives back is text for the terminal, in the words of the window.

use std::fmt::Write;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::officer::{self, in_the_name_of, secret_of};
use crate::app::{Command, Desk, Fault, Outcome};
use crate::i18n::Tr;
use crate::text::isolate;
use crate::views::{PlannedCase, RetentionPlan};

/// What is to be done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RetentionTask {
    /// Erase it; else only tell.
    pub run: bool,
    /// The last day of the run; today where none is given.
    pub until: Option<NaiveDate>,
    /// Who erases.
    pub by: Option<String>,
    pub by_secret_file: Option<PathBuf>,
}

/// Tells the plan, and carries it out when it is to run.
///
/// Fails with `NotSignedIn` when nobody is named who erases; else as signing in and erasing do.
pub fn carry_out(task: &RetentionTask, desk: &mut Desk, tr: &Tr) -> Result<String, Fault> {
    let plan = desk.retention_plan(task.until)?;
    let mut said = told(&plan, tr);
    if !task.run {
        return Ok(said);
    }
    let by = task.by.as_deref().ok_or(Fault::NotSignedIn)?;
    let secret = secret_of(by, task.by_secret_file.as_deref(), tr)?;
    let erase = Command::EraseContent { until: task.until };
    let erased = in_the_name_of(desk, by, secret, |desk| officer::carry_out(desk, erase))?;
    if let Outcome::ContentErased(erased) = erased {
        let _ = writeln!(said, "{}", tr.retention_done(erased.cases, erased.files, mib(erased.bytes, tr)));
    }
    Ok(said)
}

fn told(plan: &RetentionPlan, tr: &Tr) -> String {
    let mut said = tr.retention_due(plan.cases.len(), tr.date_long(plan.until)) + "\n";
    for case in &plan.cases {
        let _ = writeln!(said, "  {}", line(case, tr));
    }
    if !plan.held.is_empty() {
        let _ = writeln!(said, "{}", tr.retention_held(plan.held.len()));
    }
    if let Some(since) = plan.began_anew {
        let _ = writeln!(said, "{}", tr.retention_began_anew(tr.date_long(since.date())));
    }
    if plan.schedule.iter().any(|rule| !rule.verified) {
        let _ = writeln!(said, "{}", tr.retention_unverified());
    }
    said + &tr.retention_kept_on() + "\n"
}

fn line(case: &PlannedCase, tr: &Tr) -> String {
    let files = Some(case.files).filter(|files| *files > 0).map(|files| tr.case_files(files));
    let person = case.content.then(|| tr.trail_erased_person());
    let goes = [person, files].into_iter().flatten().collect::<Vec<_>>().join(tr.list_separator().as_str());
    format!("{} · {} · {goes}", isolate(case.no.as_str()), isolate(&tr.date(case.since)))
}

fn mib(bytes: u64, tr: &Tr) -> String {
    tr.backup_mib(tr.number(bytes.div_ceil(1 << 20)))
}
