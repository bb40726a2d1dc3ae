//! Backups in words, the same in the window and on a terminal.

use crate::domain::mark::StationId;
use crate::i18n::Tr;
use crate::register::Salvaged;
use crate::text::isolate;
use crate::views::{BackupPlace, BackupRow, RestorePlan};

/// Whether a place can be relied on.
pub fn place(place: &BackupPlace, tr: &Tr) -> String {
    match (place.there, place.same_disk) {
        (false, _) => tr.backup_place_gone(),
        (true, true) => tr.backup_place_same_disk(),
        (true, false) => tr.backup_place_good(),
    }
}

/// Up to when a backup tells.
pub fn holds(row: &BackupRow, tr: &Tr) -> String {
    tr.backup_holds(tr.moment(row.up_to), tr.number(row.seq), row.cases)
}

/// What restoring a backup would mean, sentence by sentence.
pub fn plan(plan: &RestorePlan, tr: &Tr) -> Vec<String> {
    let row = &plan.row;
    let mut told = vec![tr.backup_plan_saved(tr.moment(row.up_to), row.cases, row.receipts)];
    told.extend(row.last_case.as_ref().map(|no| tr.backup_plan_last_case(isolate(no))));
    told.extend(row.last_receipt.as_ref().map(|no| tr.backup_plan_last_receipt(isolate(no))));
    told.push(newer(plan, tr));
    told.push(match plan.anew {
        true => tr.backup_plan_anew(isolate(plan.series.as_str())),
        false => tr.backup_plan_on(),
    });
    if plan.newer != "missing" {
        told.push(tr.backup_plan_aside());
    }
    told
}

/// How a register is salvaged where no backup knows anybody who might ask for it in the window.
pub fn salvage_by_command(tr: &Tr) -> String {
    tr.rescue_none_salvage("shubbak salvage")
}

/// What came of salvaging, line by line: what was found, then all that was not.
pub fn salvaged(found: &Salvaged, tr: &Tr) -> Vec<String> {
    let mut told = vec![tr.salvage_found(found.actions, found.cases, found.attachments)];
    if found.is_whole() {
        told.push(tr.salvage_whole());
    }
    told.extend(found.lost.iter().map(|(series, from, to)| {
        let numbers = if from == to { format!("{series}/{from}") } else { format!("{series}/{from}-{to}") };
        tr.salvage_lost(isolate(&numbers))
    }));
    let number = |(series, seq): &(StationId, u64)| isolate(&format!("{series}/{seq}"));
    told.extend(found.changed.iter().map(|action| tr.salvage_changed(number(action))));
    told.extend(found.unproved.iter().map(|action| tr.salvage_unproved(number(action))));
    told.extend(found.headless.iter().map(|uid| tr.salvage_headless(isolate(&uid.to_string()))));
    told.extend(found.log.then(|| tr.salvage_log()));
    told.extend(found.staff.iter().map(|officer| {
        let id = isolate(officer.id.as_str());
        tr.salvage_staff(isolate(&officer.name), id, "shubbak officer add")
    }));
    told.extend(found.tables.iter().map(|table| tr.salvage_table(isolate(table))));
    if found.attachments_lost > 0 {
        told.push(tr.salvage_attachments(found.attachments_lost));
    }
    let series = found.series.as_ref().map_or_else(String::new, |series| isolate(series.as_str()));
    told.push(tr.salvage_series(series, isolate(&found.aside.display().to_string())));
    told.push(tr.salvage_list(isolate(&found.list().display().to_string())));
    told
}

/// What the present register has that the backup lacks.
pub fn newer(plan: &RestorePlan, tr: &Tr) -> String {
    match plan.newer.as_str() {
        "missing" => tr.backup_plan_missing(),
        "same" => tr.backup_plan_same(),
        "behind" => tr.backup_plan_behind(),
        "ahead" => {
            let last = plan.last.map_or_else(String::new, |last| tr.moment(last));
            tr.backup_plan_ahead(plan.actions, plan.cases, plan.receipts, last)
        }
        "unreadable" => tr.backup_plan_unreadable(),
        _ => tr.backup_plan_other(),
    }
}
