//! Papers on the disk lie there in clear, for the printer's sake. Where the settings keep them for the
//! day only, those of earlier days go at the first start; the register can draw them again at any time.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;

use super::Fault;
use crate::config::PaperKeeping;

/// How the file of a citizen's trail is named, before the number.
pub const TRAIL: &str = "trail-";

/// Removes the papers of days before `today`, as the settings want it; gives how many days went.
/// What cannot be removed now goes the next time.
pub fn papers(folder: &Path, keeping: PaperKeeping, today: NaiveDate) -> usize {
    if keeping == PaperKeeping::Always {
        return 0;
    }
    let days = fs::read_dir(folder).into_iter().flatten().flatten();
    let old = days.filter(|day| day.file_name().to_str().and_then(date).is_some_and(|date| date < today));
    old.filter(|day| fs::remove_dir_all(day.path()).is_ok()).count()
}

/// Removes the papers that bear one of these numbers: their case's content is about to be erased.
///
/// Fails when one cannot be removed: nothing may be erased then that a paper goes on telling.
pub fn papers_of(folder: &Path, numbers: &[&str]) -> Result<(), Fault> {
    remove(folder, |name| numbers.iter().any(|no| name.contains(no))).map_err(|error| Fault::file(folder, &error))
}

/// Papers that name many people: a late list, and the list of a tray.
const LISTS: [&str; 2] = ["late_list-", "tray-"];

/// Removes papers that tell of many cases, a citizen's own or the office's: one of those may be among the erased.
pub fn trails(folder: &Path) -> Result<(), Fault> {
    remove(folder, |name| name.starts_with(TRAIL) || LISTS.iter().any(|list| name.starts_with(list)))
        .map_err(|error| Fault::file(folder, &error))
}

fn remove(folder: &Path, goes: impl Fn(&str) -> bool) -> std::io::Result<()> {
    for day in fs::read_dir(folder).into_iter().flatten().flatten() {
        for paper in fs::read_dir(day.path()).into_iter().flatten().flatten() {
            if paper.file_name().to_str().is_some_and(&goes) {
                fs::remove_file(paper.path())?;
            }
        }
    }
    Ok(())
}

/// Folders of papers are named by their day; nothing else is touched.
fn date(name: &str) -> Option<NaiveDate> {
    name.parse().ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_papers_of_earlier_days_go() {
        let folder = tempfile::tempdir().unwrap();
        for day in ["2026-11-20", "2026-11-21", "2026-11-22", "letters"] {
            fs::create_dir(folder.path().join(day)).unwrap();
            fs::write(folder.path().join(day).join("receipt.pdf"), "%PDF-").unwrap();
        }
        let today = "2026-11-22".parse().unwrap();
        assert_eq!(papers(folder.path(), PaperKeeping::Always, today), 0);
        assert_eq!(papers(folder.path(), PaperKeeping::Day, today), 2);
        assert!(!folder.path().join("2026-11-21").exists());
        assert!(folder.path().join("2026-11-22/receipt.pdf").exists() && folder.path().join("letters").exists());
        assert_eq!(papers(&folder.path().join("nowhere"), PaperKeeping::Day, today), 0);
    }
}
