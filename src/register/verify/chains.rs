//! The chains: each series from its first action, none missing, none changed, each chained to the one before. One thread
//! reads the rows, another reckons their hashes meanwhile, so that proving costs little more time than reading.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use super::{Finding, Verified, joined};
use crate::domain::ledger::{Action, Broken, Hash, Subject, body_hash, link_hash};
use crate::domain::mark::StationId;
use crate::register::action::{self, Read};
use crate::register::{Register, Result, badge, borrowed, office, officer, station};

/// Of a content without which no action may be.
pub(super) const GONE: &str = "its content is gone and nothing says why";
/// Actions are handed over so many at a time, and so many times ahead of their proof: a few megabytes at most.
const AT_ONCE: usize = 256;
const AHEAD: usize = 16;

impl Register {
    /// Proves every series. What others ask of the ledger comes back, since every action is read here anyway.
    pub(super) fn verify_chains(&self, found: &mut Verified) -> Result<Told> {
        let mut told = Told::default();
        for (no, id) in station::all(&self.conn)? {
            if borrowed::is_borrowed(&self.conn, no)? {
                told.of_cases += borrowed::prove(&self.conn, no, &id, found)?;
                continue;
            }
            let mut chain = self.prove_series(no, &id)?;
            found.actions += chain.actions;
            found.findings.append(&mut chain.findings);
            told.of_station.append(&mut chain.told.of_station);
            told.of_cases += chain.told.of_cases;
            if chain.seq > 0 {
                found.heads.insert(id.to_string(), (chain.seq, chain.head));
            }
        }
        let rows = self.count("action")?;
        if rows != found.actions {
            found.add("action", format!("{rows} rows, of which {} belong to a series", found.actions));
        }
        Ok(told)
    }

    fn prove_series(&self, no: i64, id: &StationId) -> Result<Chain> {
        let series = (station::row(no, 1), station::row(no, station::MOST));
        thread::scope(|scope| {
            let (sender, read) = sync_channel(AHEAD);
            let prover = thread::Builder::new().name("chains".into()).spawn_scoped(scope, move || Chain::of(id, read));
            let mut own = Chain::new(id);
            let mut batch = Vec::with_capacity(AT_ONCE);
            let told = action::for_each_of_series(&self.conn, series, Read::ToFold, |action| {
                match &prover {
                    Ok(_) => batch.push(action),
                    // Where no thread can be had, one after the other will do.
                    Err(_) => own.prove(action),
                }
                if batch.len() == AT_ONCE {
                    // It takes all that it is given; if it cannot, it has panicked, and joining it tells.
                    let _ = sender.send(std::mem::replace(&mut batch, Vec::with_capacity(AT_ONCE)));
                }
                Ok(())
            });
            let _ = sender.send(batch);
            drop(sender);
            let chain = prover.map_or(own, joined);
            told.map(|()| chain)
        })
    }
}

/// What others ask of the ledger.
#[derive(Default)]
pub(super) struct Told {
    /// What was done about the staff, the tills and the trays.
    pub of_station: Vec<Action>,
    /// How many actions are about a case.
    pub of_cases: u64,
}

/// A series as far as it is proved.
struct Chain {
    station: StationId,
    actions: u64,
    seq: u64,
    head: Hash,
    findings: Vec<Finding>,
    told: Told,
}

impl Chain {
    fn new(station: &StationId) -> Chain {
        Chain {
            station: station.clone(),
            actions: 0,
            seq: 0,
            head: Hash::START,
            findings: vec![],
            told: Told::default(),
        }
    }

    fn of(station: &StationId, read: Receiver<Vec<Action>>) -> Chain {
        let mut chain = Chain::new(station);
        read.into_iter().flatten().for_each(|action| chain.prove(action));
        chain
    }

    /// Proves the next action, read without the hash of its content.
    fn prove(&mut self, mut action: Action) {
        self.actions += 1;
        if !action.body.is_empty() {
            action.body_hash = body_hash(&action.body);
        }
        if let Some(broken) = self.broken(&action) {
            self.tell(&action, broken.to_string());
        }
        if action.body.is_empty() && !matches!(action.subject, Subject::Case(_)) {
            self.tell(&action, GONE.to_owned());
        }
        (self.seq, self.head) = (action.seq, action.hash);
        self.told.of_cases += u64::from(matches!(action.subject, Subject::Case(_)));
        let of_staff = officer::KINDS.contains(&action.kind.as_str()) || action.kind == badge::KIND;
        if of_staff || office::tells(&action) {
            self.told.of_station.push(action);
        }
    }

    fn broken(&self, action: &Action) -> Option<Broken> {
        if action.seq != self.seq + 1 {
            return Some(Broken::Gap);
        }
        // The content's hash was reckoned from the content, so this covers both.
        (link_hash(action) != action.hash).then_some(Broken::Header)
    }

    fn tell(&mut self, action: &Action, what: String) {
        self.findings.push(Finding { place: format!("{}/{}", self.station, action.seq), what });
    }
}
