//! How cases and payments are written: copied in where they are new, put over what stood there where they are not.

use super::{Folded, raw};
use crate::domain::case::{Case, Decision, PaidFee};
use crate::hub::binary::{Rows, days};
use crate::hub::transact::Tx;
use crate::hub::{HubFault, Place};

const COPY_CASES: &str = "copy service_case (uid, no, series, site, opened_seq, service, catalogue, stage, opened_ms, \
                          opened_n, received_ms, due, decided_ms, changed_ms, state) from stdin (format binary)";
const COPY_PAYMENTS: &str = "copy payment (case_uid, place, receipt, series, seq, at_ms, minor, currency, method) \
                             from stdin (format binary)";

/// Copies new cases in, and what was paid for them.
pub(super) fn copy(tx: &mut Tx<'_>, new: &[&Folded]) -> Result<u64, HubFault> {
    let (mut cases, mut payments) = (Rows::default(), Rows::default());
    for folded in new {
        let Some(case) = &folded.told.case else { continue };
        write_case(&mut cases, folded, case);
        paid(folded).for_each(|paid| write_payment(&mut payments, folded, paid));
    }
    let mut copied = 0;
    for (sql, rows) in [(COPY_CASES, cases), (COPY_PAYMENTS, payments)] {
        if !rows.bytes().is_empty() {
            let mut copy = tx.copy(sql)?;
            copy.put(rows.bytes())?;
            copied += copy.end()?;
        }
    }
    Ok(copied)
}

fn write_case(rows: &mut Rows, folded: &Folded, case: &Case) {
    rows.row(15)
        .raw(folded.uid.as_bytes())
        .text(case.no.as_str())
        .text(case.station.as_str())
        .text(case.station.site())
        .bigint(opened_seq(folded))
        .text(&case.service)
        .text(&case.catalogue)
        .text(case.stage.code())
        .bigint(case.opened.ms)
        .integer(i32::from(case.opened.n))
        .or_null(folded.told.received.map(|at| at.ms), Rows::bigint)
        .or_null(case.due(), Rows::day)
        .or_null(decided_ms(case), Rows::bigint)
        .bigint(case.changed.ms)
        .text(&folded.state);
}

fn write_payment(rows: &mut Rows, folded: &Folded, (place, paid, by): (i32, &PaidFee, &Place)) {
    rows.row(9)
        .raw(folded.uid.as_bytes())
        .integer(place)
        .text(paid.receipt.as_str())
        .text(by.series.as_str())
        .bigint(by.seq as i64)
        .bigint(paid.at.ms)
        .bigint(paid.total.minor())
        .text(paid.total.currency().code())
        .text(paid.tender.method.code());
}

/// The payments of a case, each with its place among them and the action by which it was taken.
fn paid(folded: &Folded) -> impl Iterator<Item = (i32, &PaidFee, &Place)> {
    let paid = folded.told.case.iter().flat_map(|case| &case.payments);
    (0_i32..).zip(paid).filter_map(|(place, paid)| Some((place, paid, folded.told.paid_by(paid)?)))
}

fn opened_seq(folded: &Folded) -> i64 {
    folded.told.opened.as_ref().map_or(0, |place| place.seq as i64)
}

/// When the citizen got the answer.
fn decided_ms(case: &Case) -> Option<i64> {
    let decided = case.decided.as_ref()?;
    match decided.decision {
        Decision::Approved | Decision::Refused => Some(decided.at.ms),
        Decision::Returned { .. } => None,
    }
}

/// Puts cases over what stood there, and what was paid for them.
pub(super) fn store(tx: &mut Tx<'_>, cases: &[&Folded]) -> Result<u64, HubFault> {
    Ok(store_states(tx, cases)? + store_payments(tx, cases)?)
}

fn store_states(tx: &mut Tx<'_>, cases: &[&Folded]) -> Result<u64, HubFault> {
    let known: Vec<(&Folded, &Case)> =
        cases.iter().filter_map(|&folded| Some((folded, folded.told.case.as_ref()?))).collect();
    let column = |value: fn(&Case) -> &str| -> Vec<&str> { known.iter().map(|(_, case)| value(case)).collect() };
    let numbers = |value: fn(&Folded, &Case) -> i64| -> Vec<i64> {
        known.iter().map(|(folded, case)| value(folded, case)).collect()
    };
    let times = |value: fn(&Folded, &Case) -> Option<i64>| -> Vec<Option<i64>> {
        known.iter().map(|(folded, case)| value(folded, case)).collect()
    };
    let states: Vec<&str> = known.iter().map(|(folded, _)| folded.state.as_str()).collect();
    let uids: Vec<&[u8]> = known.iter().map(|(folded, _)| folded.uid.as_bytes().as_slice()).collect();
    let dues: Vec<Option<i32>> = known.iter().map(|(_, case)| case.due().map(days)).collect();
    let ticks: Vec<i32> = known.iter().map(|(_, case)| i32::from(case.opened.n)).collect();
    tx.execute(
        include_str!("../sql/store_cases.sql"),
        &[
            &uids,
            &column(|case| case.no.as_str()),
            &column(|case| case.station.as_str()),
            &column(|case| case.station.site()),
            &numbers(|folded, _| opened_seq(folded)),
            &column(|case| &case.service),
            &column(|case| &case.catalogue),
            &column(|case| case.stage.code()),
            &numbers(|_, case| case.opened.ms),
            &ticks,
            &times(|folded, _| folded.told.received.map(|at| at.ms)),
            &dues,
            &times(|_, case| decided_ms(case)),
            &numbers(|_, case| case.changed.ms),
            &states,
        ],
    )
}

fn store_payments(tx: &mut Tx<'_>, cases: &[&Folded]) -> Result<u64, HubFault> {
    let (mut uids, mut places, mut receipts, mut series, mut seqs) = (vec![], vec![], vec![], vec![], vec![]);
    let (mut times, mut minors, mut currencies, mut methods) = (vec![], vec![], vec![], vec![]);
    for folded in cases {
        for (place, paid, by) in paid(folded) {
            uids.push(folded.uid.as_bytes().as_slice());
            places.push(place);
            receipts.push(paid.receipt.as_str());
            series.push(by.series.as_str());
            seqs.push(by.seq as i64);
            times.push(paid.at.ms);
            minors.push(paid.total.minor());
            currencies.push(paid.total.currency().code());
            methods.push(paid.tender.method.code());
        }
    }
    // What an erasing left of a case may lack a payment that its station never heard of.
    let lacking = |folded: &&&Folded| folded.told.case.as_ref().is_some_and(|case| case.emptied.is_some());
    for folded in cases.iter().filter(lacking) {
        let left = folded.told.case.as_ref().map_or(0, |case| case.payments.len() as i32);
        let sql = "delete from payment where case_uid = $1 and place >= $2";
        tx.execute(sql, &[&folded.uid.as_bytes().as_slice(), &left])?;
    }
    if uids.is_empty() {
        return Ok(0);
    }
    tx.execute(
        include_str!("../sql/store_payments.sql"),
        &[&uids, &places, &receipts, &series, &seqs, &times, &minors, &currencies, &methods],
    )
}

/// Which of them begin with a batch that has not come.
pub(super) fn note_awaited(tx: &mut Tx<'_>, cases: &[Folded]) -> Result<(), HubFault> {
    let unopened = cases.iter().filter(|folded| folded.told.case.is_none());
    let uids = raw(unopened.map(|folded| &folded.uid));
    if !uids.is_empty() {
        tx.execute("insert into awaited select unnest($1::bytea[]) on conflict do nothing", &[&uids])?;
    }
    Ok(())
}
