//! Cases as they stand, written after every batch that touches them: folded from all their actions, whoever sent them.

use std::collections::{HashMap, HashSet};

use postgres::Transaction;

use super::judge::Told;
use super::known::{counters, tell_fairly};
use super::station::parsed;
use super::{HubFault, Place, Question, action};
use crate::domain::case::{Case, Decision, DeedAt, Matter, Settler, conflicts};
use crate::domain::ledger::{Action, HybridTime};
use crate::domain::mark::Uid;
use crate::exchange::Why;

/// Questions that are asked once, when a batch comes, and not of the actions alone.
const ON_ARRIVAL: [&str; 2] = ["state-differs", "future"];

/// A case with all its actions, in the order of the fold.
pub(super) struct Folded {
    pub uid: Uid,
    pub actions: Vec<Action>,
    pub told: Told,
}

/// Folds these cases anew. `fresh` are all actions of cases that begin with the batch at hand; whichever of them was heard
/// of before is read with the rest.
pub(super) fn fold(
    tx: &mut Transaction<'_>,
    uids: &[Uid],
    fresh: &mut HashMap<Uid, Vec<Action>>,
) -> Result<Vec<Folded>, HubFault> {
    let mut of: HashMap<Uid, Vec<Action>> = HashMap::with_capacity(uids.len());
    let known = heard_of(tx, uids)?;
    let mut others = vec![];
    for uid in uids {
        match fresh.remove(uid).filter(|_| !known.contains(uid)) {
            Some(mut actions) => {
                actions.sort_by(Action::fold_order);
                of.insert(*uid, actions);
            }
            None => others.push(*uid),
        }
    }
    for action in action::of_cases(tx, &others)? {
        if let Some(&uid) = action::case_of(&action) {
            of.entry(uid).or_default().push(action);
        }
    }
    let folded = |uid: &Uid| {
        let actions = of.remove(uid).unwrap_or_default();
        Folded { uid: *uid, told: tell_fairly(&actions), actions }
    };
    Ok(uids.iter().map(folded).collect())
}

/// Those of these cases of which some action came with an earlier batch.
fn heard_of(tx: &mut Transaction<'_>, cases: &[Uid]) -> Result<HashSet<Uid>, HubFault> {
    let uids: Vec<&[u8]> = cases.iter().map(|uid| uid.as_bytes().as_slice()).collect();
    let sql = "select uid from service_case where uid = any ($1)
               union all select case_uid from awaited where case_uid = any ($1)";
    let rows = tx.query(sql, &[&uids])?;
    let uid = |row: &postgres::Row| row.get::<_, &[u8]>(0).try_into().map(Uid::from_bytes);
    let known: Result<HashSet<Uid>, _> = rows.iter().map(uid).collect();
    known.map_err(|_| HubFault::Stored("a uid of another length".to_owned()))
}

/// Writes down how these cases stand; gives how many rows are other than before.
pub(super) fn store(tx: &mut Transaction<'_>, cases: &[Folded]) -> Result<u64, HubFault> {
    let mut changed = store_states(tx, cases)?;
    note_awaited(tx, cases)?;
    changed += store_payments(tx, cases)?;
    changed += store_questions(tx, cases)?;
    changed += store_conflicts(tx, cases)?;
    answer_others(tx, cases)?;
    changed += ask_of_numbers(tx, cases)?;
    Ok(changed)
}

fn store_states(tx: &mut Transaction<'_>, cases: &[Folded]) -> Result<u64, HubFault> {
    let known: Vec<(&Folded, &Case)> =
        cases.iter().filter_map(|folded| Some((folded, folded.told.case.as_ref()?))).collect();
    let column = |value: fn(&Case) -> &str| -> Vec<&str> { known.iter().map(|(_, case)| value(case)).collect() };
    let numbers = |value: fn(&Folded, &Case) -> i64| -> Vec<i64> {
        known.iter().map(|(folded, case)| value(folded, case)).collect()
    };
    let times = |value: fn(&Folded, &Case) -> Option<i64>| -> Vec<Option<i64>> {
        known.iter().map(|(folded, case)| value(folded, case)).collect()
    };
    let state =
        |(_, case): &(&Folded, &Case)| serde_json::to_string(case).map_err(|fault| HubFault::Stored(fault.to_string()));
    let states = known.iter().map(state).collect::<Result<Vec<String>, HubFault>>()?;
    let uids: Vec<&[u8]> = known.iter().map(|(folded, _)| folded.uid.as_bytes().as_slice()).collect();
    let dues: Vec<Option<String>> = known.iter().map(|(_, case)| case.due().map(|due| due.to_string())).collect();
    let ticks: Vec<i32> = known.iter().map(|(_, case)| i32::from(case.opened.n)).collect();
    Ok(tx.execute(
        include_str!("sql/store_cases.sql"),
        &[
            &uids,
            &column(|case| case.no.as_str()),
            &column(|case| case.station.as_str()),
            &column(|case| case.station.site()),
            &numbers(|folded, _| folded.told.opened.as_ref().map_or(0, |place| place.seq as i64)),
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
    )?)
}

/// Which of them begin with a batch that has not come.
fn note_awaited(tx: &mut Transaction<'_>, cases: &[Folded]) -> Result<(), HubFault> {
    let uids = |open: bool| -> Vec<&[u8]> {
        let of = cases.iter().filter(|folded| folded.told.case.is_some() == open);
        of.map(|folded| folded.uid.as_bytes().as_slice()).collect()
    };
    tx.execute("delete from awaited where case_uid = any ($1)", &[&uids(true)])?;
    let sql = "insert into awaited select unnest($1::bytea[]) on conflict do nothing";
    tx.execute(sql, &[&uids(false)])?;
    Ok(())
}

/// When the citizen got the answer.
fn decided_ms(case: &Case) -> Option<i64> {
    let decided = case.decided.as_ref()?;
    match decided.decision {
        Decision::Approved | Decision::Refused => Some(decided.at.ms),
        Decision::Returned { .. } => None,
    }
}

fn store_payments(tx: &mut Transaction<'_>, cases: &[Folded]) -> Result<u64, HubFault> {
    let (mut uids, mut places, mut receipts, mut series, mut seqs) = (vec![], vec![], vec![], vec![], vec![]);
    let (mut times, mut minors, mut currencies, mut methods) = (vec![], vec![], vec![], vec![]);
    for folded in cases {
        let paid = folded.told.case.iter().flat_map(|case| &case.payments);
        for (place, paid) in (0_i32..).zip(paid) {
            let Some(by) = folded.told.paid_by(paid) else { continue };
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
    let lacking = |folded: &&Folded| folded.told.case.as_ref().is_some_and(|case| case.emptied.is_some());
    for folded in cases.iter().filter(lacking) {
        let left = folded.told.case.as_ref().map_or(0, |case| case.payments.len() as i32);
        let sql = "delete from payment where case_uid = $1 and place >= $2";
        tx.execute(sql, &[&folded.uid.as_bytes().as_slice(), &left])?;
    }
    if uids.is_empty() {
        return Ok(0);
    }
    Ok(tx.execute(
        include_str!("sql/store_payments.sql"),
        &[&uids, &places, &receipts, &series, &seqs, &times, &minors, &currencies, &methods],
    )?)
}

fn store_questions(tx: &mut Transaction<'_>, cases: &[Folded]) -> Result<u64, HubFault> {
    let uids: Vec<&[u8]> = cases.iter().map(|folded| folded.uid.as_bytes().as_slice()).collect();
    let kept: Vec<&str> = ON_ARRIVAL.into_iter().chain(["number-taken"]).collect();
    let sql = "delete from question where case_uid = any ($1) and why <> all ($2)";
    tx.execute(sql, &[&uids, &kept])?;
    let mut asked = 0;
    for folded in cases {
        for question in &folded.told.questions {
            asked += ask(tx, &folded.uid, question)?;
        }
    }
    Ok(asked)
}

/// What two counters did that cannot both stand. Most cases never leave their counter and have none.
fn store_conflicts(tx: &mut Transaction<'_>, cases: &[Folded]) -> Result<u64, HubFault> {
    let mut changed = 0;
    for folded in cases.iter().filter(|folded| counters(&folded.actions).len() > 1) {
        let uid = folded.uid.as_bytes().as_slice();
        tx.execute("delete from conflict where case_uid = $1", &[&uid])?;
        for conflict in conflicts(&folded.actions) {
            let deeds: Vec<String> = conflict.deeds.iter().map(place_text).collect();
            let settled = conflict.settled.as_ref().map(place_text);
            let (matter, settler) = (matter_text(&conflict.matter), settler_code(conflict.settler));
            let sql =
                "insert into conflict (case_uid, matter, deeds, settler, at, settled) values ($1, $2, $3, $4, $5, $6)";
            let at = conflict.at.counter();
            changed += tx.execute(sql, &[&uid, &matter, &deeds.join(" "), &settler, &at.as_str(), &settled])?;
        }
    }
    Ok(changed)
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
pub(super) fn ask(tx: &mut Transaction<'_>, uid: &Uid, question: &Question) -> Result<u64, HubFault> {
    let sql = "insert into question (case_uid, series, seq, why, detail, answered) values ($1, $2, $3, $4, $5, $6)
               on conflict (case_uid, series, seq, why) do update set answered = excluded.answered
               where question.answered is distinct from excluded.answered";
    let answered = question.answered.as_ref().map(Place::to_string);
    let Place { series, seq } = &question.place;
    let (uid, seq) = (uid.as_bytes().as_slice(), *seq as i64);
    // No detail is worth a failed batch.
    let detail = question.detail.replace('\0', "");
    Ok(tx.execute(sql, &[&uid, &series.as_str(), &seq, &question.why.code(), &detail, &answered])?)
}

/// Whether what was asked when a batch came has been answered since.
fn answer_others(tx: &mut Transaction<'_>, cases: &[Folded]) -> Result<(), HubFault> {
    let uids: Vec<&[u8]> = cases.iter().map(|folded| folded.uid.as_bytes().as_slice()).collect();
    let rows = tx.query(include_str!("sql/asked_on_arrival.sql"), &[&uids, &ON_ARRIVAL.to_vec()])?;
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

/// A number belongs to the case that had it first; the others are in question.
fn ask_of_numbers(tx: &mut Transaction<'_>, cases: &[Folded]) -> Result<u64, HubFault> {
    let known = || cases.iter().filter_map(|folded| folded.told.case.as_ref());
    let numbers: Vec<&str> = known().map(|case| case.no.as_str()).collect();
    let receipts: Vec<&str> = known().flat_map(|case| &case.payments).map(|paid| paid.receipt.as_str()).collect();
    let twice = "select no from service_case where no = any ($1) group by no having count(*) > 1
                 union all
                 select receipt from payment where receipt = any ($2) group by receipt having count(*) > 1";
    let twice: Vec<String> = tx.query(twice, &[&numbers, &receipts])?.iter().map(|row| row.get(0)).collect();
    if twice.is_empty() {
        return Ok(0);
    }
    Ok(tx.execute(include_str!("sql/ask_of_numbers.sql"), &[&twice])?)
}
