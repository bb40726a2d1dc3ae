//! What a counter erased when its time had ended goes here too, whoever else had sent it, and in whatever order it came: the
//! contents of actions, and files that no paper of any case refers to any more. Hashes stay, so that the chain still proves
//! what was there.

use std::collections::BTreeMap;

use super::cases::Folded;
use super::transact::Tx;
use super::{HubFault, Place};
use crate::domain::ledger::{Action, Deed, Hash};
use crate::domain::retention::OF_PEOPLE;

/// Empties what tells of people in the actions of one case, given in the order of the fold, up to the last erasing of its
/// content; gives the places of those that still had any.
pub(super) fn empty(actions: &mut [Action]) -> Vec<Place> {
    let Some(last) = actions.iter().rposition(erases_content) else { return vec![] };
    let tells = |action: &&mut Action| OF_PEOPLE.contains(&action.kind.as_str()) && !action.body.is_empty();
    let emptied = actions[..last].iter_mut().filter(tells).map(|action| {
        action.body.clear();
        Place::of(action)
    });
    emptied.collect()
}

/// Whether the case's own content went, and not only some of its files.
fn erases_content(action: &Action) -> bool {
    action.kind == "content_erased"
        && matches!(Deed::read(action), Ok(Some(Deed::ContentErased { remains: Some(_), .. })))
}

/// Takes the contents of these cases out of the ledger.
pub(super) fn store(tx: &mut Tx<'_>, cases: &[Folded]) -> Result<(), HubFault> {
    let places = || cases.iter().flat_map(|folded| &folded.emptied);
    let series: Vec<&str> = places().map(|place| place.series.as_str()).collect();
    if series.is_empty() {
        return Ok(());
    }
    let seqs: Vec<i64> = places().map(|place| place.seq as i64).collect();
    let sql = "update action set body = '' from unnest($1::text[], $2::bigint[]) as emptied (series, seq)
               where (action.series, action.seq) = (emptied.series, emptied.seq)";
    tx.execute(sql, &[&series, &seqs])?;
    Ok(())
}

/// Notes which files the papers of these cases refer to, and which were erased; gives the hashes of the latter.
pub(super) fn note_files(tx: &mut Tx<'_>, cases: &[Folded]) -> Result<Vec<Hash>, HubFault> {
    let (mut uids, mut hashes, mut erased) = (vec![], vec![], vec![]);
    for folded in cases {
        for (sha256, gone) in files(folded) {
            uids.push(folded.uid.as_bytes().as_slice());
            hashes.push(sha256);
            erased.push(gone);
        }
    }
    if !uids.is_empty() {
        let raw: Vec<&[u8]> = hashes.iter().map(|sha256| sha256.0.as_slice()).collect();
        let sql = "insert into case_file select * from unnest($1::bytea[], $2::bytea[], $3::boolean[])";
        tx.execute(sql, &[&uids, &raw, &erased])?;
    }
    Ok(std::iter::zip(hashes, erased).filter_map(|(sha256, gone)| gone.then_some(sha256)).collect())
}

/// The files of a case, each with whether it was erased and no paper of the case has it any more.
fn files(folded: &Folded) -> BTreeMap<Hash, bool> {
    let Some(case) = &folded.told.case else { return BTreeMap::new() };
    let hash = |text: &String| Hash::try_from(text.clone()).ok();
    let gone = case.erased.iter().filter_map(|file| Some((hash(&file.sha256)?, true)));
    let papers = case.documents.iter().flat_map(|paper| &paper.files);
    let here = papers.filter_map(|file| Some((hash(&file.sha256)?, false)));
    gone.chain(here).collect()
}

/// Forgets those of these files to which no case refers any more; the files themselves go once this is committed. Gives how
/// many.
pub(super) fn forget_files(tx: &mut Tx<'_>, erased: &[Hash]) -> Result<u64, HubFault> {
    if erased.is_empty() {
        return Ok(0);
    }
    let raw: Vec<&[u8]> = erased.iter().map(|sha256| sha256.0.as_slice()).collect();
    tx.execute(include_str!("sql/forget_files.sql"), &[&raw])
}

/// Whether a file was erased, and no case refers to it.
pub(super) fn is_gone(tx: &mut Tx<'_>, sha256: &Hash) -> Result<bool, HubFault> {
    let sql = "select coalesce(bool_and(erased), false) from case_file where sha256 = $1";
    Ok(tx.query_one(sql, &[&sha256.0.as_slice()])?.get(0))
}
