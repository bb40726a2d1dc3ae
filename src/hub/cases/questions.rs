//! What is in question about cases, and what two counters did that cannot both stand: asked, answered, and asked no more.

use std::collections::HashSet;

use super::{Folded, raw};
use crate::domain::case::{DeedAt, Matter, Settler, conflicts};
use crate::domain::ledger::HybridTime;
use crate::domain::mark::Uid;
use crate::exchange::Why;
use crate::hub::known::counters;
use crate::hub::station::parsed;
use crate::hub::transact::Tx;
use crate::hub::{HubFault, Place, Question};

/// Questions that are asked once, when a batch comes, and not of the actions alone.
pub(super) const ON_ARRIVAL: [&str; 2] = ["state-differs", "future"];

pub(super) fn store(tx: &mut Tx<'_>, cases: &[Folded]) -> Result<u64, HubFault> {
    let mut asked = 0;
    for folded in cases {
        for question in &folded.told.questions {
            asked += ask(tx, &folded.uid, question)?;
        }
    }
    Ok(asked)
}

/// What two counters did that cannot both stand. Most cases never leave their counter and have none.
pub(super) fn store_conflicts(tx: &mut Tx<'_>, cases: &[&Folded]) -> Result<u64, HubFault> {
    let (mut uids, mut matters, mut deeds, mut settlers) = (vec![], vec![], vec![], vec![]);
    let (mut places, mut settled) = (vec![], vec![]);
    for folded in cases.iter().filter(|folded| counters(&folded.actions).len() > 1) {
        for conflict in conflicts(&folded.actions) {
            uids.push(folded.uid.as_bytes().as_slice());
            matters.push(matter_text(&conflict.matter));
            deeds.push(conflict.deeds.iter().map(place_text).collect::<Vec<_>>().join(" "));
            settlers.push(settler_code(conflict.settler));
            places.push(conflict.at.counter().to_string());
            settled.push(conflict.settled.as_ref().map(place_text));
        }
    }
    if uids.is_empty() {
        return Ok(0);
    }
    let sql = "insert into conflict (case_uid, matter, deeds, settler, at, settled)
               select * from unnest($1::bytea[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])";
    tx.execute(sql, &[&uids, &matters, &deeds, &settlers, &places, &settled])
}

fn place_text(deed: &DeedAt) -> String {
    format!("{}/{}", deed.station, deed.seq)
}

fn matter_text(matter: &Matter) -> String {
    match matter {
        Matter::Paid => "paid".to_owned(),
        Matter::Decided => "decided".to_owned(),
        Matter::HandedOver => "handed_over".to_owned(),
        Matter::Answered { key } => format!("answered {key}"),
        Matter::Paper { index } => format!("paper {index}"),
    }
}

fn settler_code(settler: Settler) -> &'static str {
    match settler {
        Settler::BackOffice => "back_office",
        Settler::Supervisor => "supervisor",
    }
}

/// Asks once; asked again, it is only told whether it was answered.
pub(in crate::hub) fn ask(tx: &mut Tx<'_>, uid: &Uid, question: &Question) -> Result<u64, HubFault> {
    let sql = "insert into question (case_uid, series, seq, why, detail, answered) values ($1, $2, $3, $4, $5, $6)
               on conflict (case_uid, series, seq, why) do update set answered = excluded.answered
               where question.answered is distinct from excluded.answered";
    let answered = question.answered.as_ref().map(Place::to_string);
    let Place { series, seq } = &question.place;
    let (uid, seq) = (uid.as_bytes().as_slice(), *seq as i64);
    // No detail is worth a failed batch.
    let detail = question.detail.replace('\0', "");
    tx.execute(sql, &[&uid, &series.as_str(), &seq, &question.why.code(), &detail, &answered])
}

/// Whether what was asked when a batch came has been answered since.
pub(super) fn answer_others(tx: &mut Tx<'_>, cases: &[&Folded]) -> Result<(), HubFault> {
    let uids = raw(cases.iter().map(|folded| &folded.uid));
    let rows = tx.query(include_str!("../sql/asked_on_arrival.sql"), &[&uids, &ON_ARRIVAL.to_vec()])?;
    for row in rows {
        let Some(folded) = cases.iter().find(|folded| folded.uid.as_bytes() == row.get::<_, &[u8]>(0)) else {
            continue;
        };
        let at = HybridTime { ms: row.get(4), n: row.get::<_, i32>(5) as u16 };
        let place = Place { series: parsed(row.get(1))?, seq: row.get::<_, i64>(2) as u64 };
        let why = Why::from(row.get::<_, String>(3));
        let question = Question { place, why, detail: String::new(), answered: None };
        ask(tx, &folded.uid, &folded.told.answered(at, question))?;
    }
    Ok(())
}

/// Numbers of these new cases, before they are written, that another case has already or that come twice among them.
pub(super) fn numbers_borne(tx: &mut Tx<'_>, new: &[&Folded]) -> Result<Vec<String>, HubFault> {
    let (numbers, receipts) = numbers(new);
    if numbers.is_empty() {
        return Ok(vec![]);
    }
    let twice = [&numbers, &receipts].into_iter().flat_map(|all| {
        let mut seen = HashSet::with_capacity(all.len());
        all.iter().filter(move |number| !seen.insert(**number)).map(|number| (*number).to_owned())
    });
    let borne = "select no from service_case where no = any ($1)
                 union all
                 select receipt from payment where receipt = any ($2)";
    let rows = tx.query(borne, &[&numbers, &receipts])?;
    Ok(rows.iter().map(|row| row.get(0)).chain(twice).collect())
}

/// Numbers of these cases, as they are written, that another case has too.
pub(super) fn numbers_borne_twice(tx: &mut Tx<'_>, known: &[&Folded]) -> Result<Vec<String>, HubFault> {
    let (numbers, receipts) = numbers(known);
    if numbers.is_empty() {
        return Ok(vec![]);
    }
    let twice = "select no from service_case where no = any ($1) group by no having count(*) > 1
                 union all
                 select receipt from payment where receipt = any ($2) group by receipt having count(*) > 1";
    Ok(tx.query(twice, &[&numbers, &receipts])?.iter().map(|row| row.get(0)).collect())
}

/// Of cases and of receipts.
fn numbers<'a>(cases: &[&'a Folded]) -> (Vec<&'a str>, Vec<&'a str>) {
    let told = || cases.iter().filter_map(|folded| folded.told.case.as_ref());
    let receipts = told().flat_map(|case| &case.payments).map(|paid| paid.receipt.as_str());
    (told().map(|case| case.no.as_str()).collect(), receipts.collect())
}

/// A number belongs to the case that had it first; the others are in question.
pub(super) fn ask_of_numbers(tx: &mut Tx<'_>, taken: &[String]) -> Result<u64, HubFault> {
    if taken.is_empty() {
        return Ok(0);
    }
    tx.execute(include_str!("../sql/ask_of_numbers.sql"), &[&taken])
}
