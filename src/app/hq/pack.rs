//! `hq pack`: a catalogue, decisions, a reference register or the trail of a case is numbered, signed, sealed for each
//! counter that it is for, and laid into `out/<STATION>/packs/` of the drop folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use chrono::NaiveDate;
use serde::Deserialize;

use super::table::{decisions, rows};
use super::{Headquarters, Keys};
use crate::app::Fault;
use crate::domain::catalogue::Catalogue;
use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;
use crate::domain::numbers::CaseNo;
use crate::domain::{Bilingual, Country};
use crate::durable::{self, Readers};
use crate::exchange::pack::{Column, Content, Label, Lying, PackFault, Published, SHELF, publish, shelf};
use crate::hub::{HubFault, Publication};

/// What is to be published, by whose word and for whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    pub sort: Sort,
    pub country: Country,
    pub approved_by: String,
    pub basis: String,
    /// Today where nothing else is said.
    pub approved: Option<NaiveDate>,
    /// Counters or centres; none for all of them.
    pub to: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Sort {
    /// A file as those in `assets/catalogue`.
    Catalogue { file: PathBuf, effective: NaiveDate },
    /// A table: case, decision, reason, decider, basis, decided, papers.
    Decisions { file: PathBuf },
    /// A table: by, no and the columns that `head` names.
    Register { file: PathBuf, head: PathBuf, as_of: NaiveDate },
    /// What is known here of a case, for the unit that goes on with it.
    Case { case: CaseNo },
}

/// The head of a register, as its file says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    name: String,
    title: Bilingual,
    columns: Vec<Column>,
    #[serde(default)]
    blocks: bool,
}

/// What goes down, by counter; of a catalogue one for all.
struct Parts {
    content: Content,
    /// The whole, by which the publication is known here.
    whole: String,
    of: BTreeMap<StationId, String>,
}

impl Headquarters {
    /// Publishes it: the files that were written.
    ///
    /// Fails with `Pack` when a line of the table is wrong or nobody is there to read it, before a number is taken.
    pub fn publish(&mut self, order: &Order, keys: &Keys) -> Result<Vec<PathBuf>, Fault> {
        let to = self.addressed(order)?;
        let parts = self.parts(order, &to)?;
        let now_ms = self.env.now_ms();
        let label = |number: u64, r#for: Vec<String>| Label {
            profile: String::new(),
            headquarters: self.settings.name.clone(),
            country: order.country,
            number,
            made_ms: now_ms,
            r#for,
            approved_by: order.approved_by.clone(),
            basis: order.basis.clone(),
            approved: order.approved.unwrap_or_else(|| self.env.today()),
            content: parts.content.clone(),
            rows: 0,
            content_sha256: Hash::START,
            readme_sha256: Hash::START,
            key: Hash::START,
        };
        let sealed = |number: u64| -> Result<Vec<(StationId, Published)>, Fault> {
            if !parts.content.is_secret() && !to.is_empty() {
                // The same file for everybody.
                let made = publish(label(number, order.to.clone()), &parts.whole, &keys.signing, None)?;
                return Ok(to.iter().map(|(station, _)| (station.clone(), made.clone())).collect());
            }
            let one = |(station, recipient): &(StationId, Option<String>)| {
                let text = parts.of.get(station)?;
                let label = label(number, vec![station.to_string()]);
                let made = publish(label, text, &keys.signing, recipient.as_deref());
                Some(made.map(|made| (station.clone(), made)).map_err(Fault::from))
            };
            to.iter().filter_map(one).collect()
        };
        // A first try without a number of its own: whatever is wrong is said before one is spent.
        if sealed(1)?.is_empty() {
            return Err(PackFault::Label("it is for nobody who is enrolled".to_owned()).into());
        }
        let series = parts.content.series();
        let publication = Publication {
            series: &series,
            content: parts.whole.as_bytes(),
            made_ms: now_ms,
            approved_by: &order.approved_by,
            basis: &order.basis,
        };
        let number = self.hub.number_pack(&publication)?;
        let mut files = vec![];
        for (station, pack) in sealed(number)? {
            files.push(self.lay(&station, &pack)?);
        }
        self.hub.pack_is_out(&series, number, files.len())?;
        Ok(files)
    }

    /// The enrolled counters that it is for.
    fn addressed(&mut self, order: &Order) -> Result<Vec<(StationId, Option<String>)>, Fault> {
        let all = self.hub.addressees()?;
        let marks = |station: &StationId| [station.as_str().to_owned(), station.site().to_owned()];
        if let Some(nobody) = order.to.iter().find(|mark| !all.iter().any(|(station, _)| marks(station).contains(mark)))
        {
            return Err(HubFault::UnknownStation(nobody.clone()).into());
        }
        let chosen =
            |station: &StationId| order.to.is_empty() || marks(station).iter().any(|mark| order.to.contains(mark));
        Ok(all.into_iter().filter(|(station, _)| chosen(station)).collect())
    }

    fn parts(&mut self, order: &Order, to: &[(StationId, Option<String>)]) -> Result<Parts, Fault> {
        let for_all = |content, whole: String| Parts {
            content,
            of: to.iter().map(|(station, _)| (station.clone(), whole.clone())).collect(),
            whole,
        };
        Ok(match &order.sort {
            Sort::Catalogue { file, effective } => {
                let text = read(file)?;
                let bad = |cause: String| Fault::Catalogue { file: file.display().to_string(), cause };
                let read = Catalogue::parse(&text).map_err(|error| bad(error.to_string()))?;
                if read.country() != order.country {
                    return Err(bad(format!("it is of {}", read.country().code())));
                }
                for_all(Content::Catalogue { effective: *effective }, text)
            }
            Sort::Register { file, head, as_of } => {
                let bad = |error: serde_json::Error| Fault::File {
                    path: head.display().to_string(),
                    cause: error.to_string(),
                };
                let Head { name, title, columns, blocks } = serde_json::from_str(&read(head)?).map_err(bad)?;
                let lines = rows(&read(file)?, &columns)?;
                for_all(Content::Register { name, title, columns, as_of: *as_of, blocks }, lines)
            }
            Sort::Decisions { file } => {
                let mut of = BTreeMap::<StationId, String>::new();
                let mut whole = String::new();
                for (case, line) in decisions(&read(file)?)? {
                    whole += &line;
                    // A decision goes to the counter that took the case in.
                    if let Some(station) = case.station() {
                        *of.entry(station.counter()).or_default() += &line;
                    }
                }
                Parts { content: Content::Decisions {}, whole, of }
            }
            Sort::Case { case } => {
                let trail = self.hub.trail(case)?;
                let lines: String =
                    trail.iter().map(|action| serde_json::to_string(action).unwrap_or_default() + "\n").collect();
                for_all(Content::Case { case: case.to_string() }, lines)
            }
        })
    }

    fn lay(&self, station: &StationId, pack: &Published) -> Result<PathBuf, Fault> {
        let folder = self.out(station)?.join("packs");
        durable::make_folder(&folder).map_err(|error| Fault::file(&folder, &error))?;
        let file = folder.join(&pack.file);
        durable::write(&file, &pack.bytes, Readers::Usual).map_err(|error| Fault::file(&file, &error))?;
        list(&folder, pack)?;
        Ok(file)
    }
}

/// Writes a pack that lies in `folder` into its list, by which the counter's link finds it.
fn list(folder: &Path, pack: &Published) -> Result<(), Fault> {
    let at = folder.join(SHELF);
    let fault = |error: io::Error| Fault::file(&at, &error);
    let mut lying = match fs::read(&at) {
        Ok(bytes) => shelf(&bytes).ok_or_else(|| fault(io::ErrorKind::InvalidData.into()))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => vec![],
        Err(error) => return Err(fault(error)),
    };
    lying.retain(|before| before.file != pack.file);
    lying.push(Lying::of(pack));
    let text = serde_json::to_vec_pretty(&lying).unwrap_or_default();
    durable::write(&at, &text, Readers::Usual).map_err(fault)
}

fn read(file: &Path) -> Result<String, Fault> {
    fs::read_to_string(file).map_err(|error| Fault::file(file, &error))
}
