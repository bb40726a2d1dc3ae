//! The papers of the office itself, filled in with what the desk knows.

use chrono::NaiveDateTime;

use crate::domain::catalogue::RequiredDocument;
use crate::domain::{Bilingual, Money, Service};
use crate::print::{
    CardDocument, CashCount, Holder, LateCase, LateView, ServiceCardView, TillView, TrayFile, TrayView,
};
use crate::register::ClosedTill;
use crate::views::{CentreView, LateCases, LateHolder, LateRow};

/// A service as the catalogue of today has it.
pub fn card(centre: CentreView, service: &Service, version: &str) -> ServiceCardView {
    let document = |asked: &RequiredDocument| CardDocument { title: asked.name.clone(), required: asked.required };
    ServiceCardView {
        centre,
        code: service.code.clone(),
        service: service.name.clone(),
        department: service.department.clone(),
        documents: service.documents.iter().map(document).collect(),
        fee: service.fee.rule.clone(),
        fee_verified: service.verified.fee,
        limit: service.limit,
        limit_verified: service.verified.duration,
        steps: service.steps.iter().map(|step| step.name.clone()).collect(),
        catalogue: version.to_owned(),
    }
}

pub fn late_list(centre: CentreView, late: LateCases, officer: String, at: NaiveDateTime) -> LateView {
    let case = |row: LateRow| LateCase {
        case_no: row.no.to_string(),
        applicant: row.applicant.unwrap_or_default(),
        service: row.service,
        due: row.due,
        days: row.days,
    };
    let holder = |holder: LateHolder| Holder { name: holder.name, cases: holder.cases.into_iter().map(case).collect() };
    LateView { centre, holders: late.holders.into_iter().map(holder).collect(), officer, at }
}

/// A tray that went; `to` is the department, where all its files go to the same.
pub fn tray_list(
    centre: CentreView,
    (no, to, files): (String, Bilingual, Vec<TrayFile>),
    (officer, at, copy): (String, NaiveDateTime, u32),
) -> TrayView {
    TrayView { centre, tray_no: no, to, files, officer, at, copy }
}

pub fn till_report(centre: CentreView, till: ClosedTill, total: Money, cashier: String, copy: u32) -> TillView {
    let ClosedTill { closed, since, at, reason, .. } = till;
    let receipts = closed.takings.receipts.first().zip(closed.takings.receipts.last());
    TillView {
        centre,
        till_no: closed.no.to_string(),
        cashier,
        opened: since,
        closed: at,
        receipts: receipts.map(|(first, last)| (first.to_string(), last.to_string())),
        by_method: closed.takings.by_method.iter().map(|one| (one.method, one.receipts, one.sum)).collect(),
        by_kind: closed.takings.by_kind.iter().map(|one| (one.kind, one.sum)).collect(),
        total,
        cancelled: vec![],
        cash: CashCount {
            at_opening: closed.cash.at_opening,
            expected: closed.cash.expected,
            counted: closed.cash.counted,
            difference: closed.cash.difference(),
            reason,
        },
        copy,
    }
}
