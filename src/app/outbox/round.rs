//! One round of the link: everything that waits goes up, then every awaited receipt and every new pack comes down. It
//! ends at the first hindrance, and what was done before that stays done.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::link::{LinkNews, Work};
use crate::app::receipts::LARGEST;
use crate::domain::ledger::{Hash, PackTaken};
use crate::exchange::pack::{Lying, SHELF, limits, shelf};
use crate::exchange::{not_taken, receipt};
use crate::link::{LinkFault, Part, Server, upload};
use crate::register::ToUpload;
use crate::views::LinkStanding;

/// What the counter has of headquarters.
#[derive(Debug, Clone, Default)]
pub struct HeldPacks {
    taken: BTreeSet<String>,
    /// Highest number of each series.
    newest: BTreeMap<String, u64>,
    /// What came by the link and was refused: it is not fetched every minute.
    refused: BTreeSet<Hash>,
}

impl HeldPacks {
    pub fn of(taken: impl Iterator<Item = PackTaken>, refused: &BTreeSet<Hash>) -> HeldPacks {
        let mut held = HeldPacks { refused: refused.clone(), ..HeldPacks::default() };
        for pack in taken {
            let newest = held.newest.entry(pack.series).or_default();
            *newest = pack.number.max(*newest);
            held.taken.insert(pack.sha256);
        }
        held
    }

    /// What was taken need not come again, nor what a newer one has taken the place of.
    fn lacks(&self, lying: &Lying) -> bool {
        let outdone = lying.replaces && self.newest.get(&lying.series).is_some_and(|newest| *newest > lying.number);
        !outdone && !self.refused.contains(&lying.id) && !self.taken.contains(&lying.id.to_string())
    }
}

pub struct Round<'a> {
    pub work: &'a Work,
    pub stop: &'a Arc<AtomicBool>,
    /// Parts that were sent since the program was started.
    pub sent: &'a mut BTreeSet<String>,
}

impl Round<'_> {
    pub fn go(&mut self, tell: &mut dyn FnMut(LinkNews)) -> Result<(), LinkFault> {
        let server = Server::of(&self.work.account, Arc::clone(self.stop))?;
        for batch in &self.work.to_send {
            let up = self.upload(&server, batch, tell);
            match &up {
                Ok(()) => tell(LinkNews::Uploaded(batch.number)),
                Err(fault) => tell(LinkNews::NotUploaded(batch.number, fault.clone())),
            }
            match up {
                // Its file is gone or was changed: that hinders no other batch.
                Err(LinkFault::File(_)) => {}
                other => other?,
            }
        }
        for name in &self.work.awaited {
            // A receipt, or else the answer that it was not taken.
            for ending in [receipt::EXTENSION, not_taken::EXTENSION] {
                let at = format!("out/{}/{name}{ending}", self.work.station);
                if let Some(bytes) = server.get(&at, LARGEST)? {
                    tell(LinkNews::Receipt(String::from_utf8_lossy(&bytes).into_owned()));
                    break;
                }
            }
        }
        self.fetch_packs(&server, tell)
    }

    fn upload(&mut self, server: &Server, batch: &ToUpload, tell: &mut dyn FnMut(LinkNews)) -> Result<(), LinkFault> {
        let sha256 = Hash::try_from(batch.sha256.clone()).map_err(|fault| LinkFault::File(fault.to_string()))?;
        let folder = format!("in/{}", self.work.station);
        let mut far = |done, of| {
            tell(LinkNews::Standing(LinkStanding::Sending { number: batch.number, done, of }));
        };
        let mut part = Part { size: self.work.part_bytes, sent: self.sent };
        upload(server, &folder, Path::new(&batch.file), sha256, &mut part, &mut far)
    }

    /// Packs come in the order in which they were published.
    fn fetch_packs(&mut self, server: &Server, tell: &mut dyn FnMut(LinkNews)) -> Result<(), LinkFault> {
        let folder = format!("out/{}/packs", self.work.station);
        let Some(list) = server.get(&format!("{folder}/{SHELF}"), LARGEST)? else { return Ok(()) };
        let lying = shelf(&list).ok_or_else(|| LinkFault::NotKept(format!("{folder}/{SHELF} is no list of packs")))?;
        for pack in lying.into_iter().filter(|pack| self.work.held.lacks(pack)) {
            // One that is named and does not lie there yet comes with another round.
            if let Some(bytes) = server.get(&format!("{folder}/{}", pack.file), limits().file)? {
                tell(LinkNews::Pack(pack, bytes));
            }
        }
        Ok(())
    }
}
