//! Who may send: sites, their counters, and the counters' keys. A counter that was revoked is listed and not believed.

use std::collections::BTreeMap;

use super::{Hub, HubFault};
use crate::domain::ledger::Hash;
use crate::domain::mark::{StationId, Uid};
use crate::exchange::{EnrolledStations, StationPublicKey};

/// Where counters stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    pub name_ar: String,
    pub name_en: String,
    /// Two digits of the national list (`13`), or a name.
    pub governorate: String,
    pub kind: SiteKind,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SiteKind {
    #[default]
    Fixed,
    /// A van or a boat.
    Mobile,
}

impl SiteKind {
    pub const ALL: [SiteKind; 2] = [SiteKind::Fixed, SiteKind::Mobile];

    pub fn code(self) -> &'static str {
        match self {
            SiteKind::Fixed => "fixed",
            SiteKind::Mobile => "mobile",
        }
    }

    pub fn from_code(code: &str) -> Option<SiteKind> {
        SiteKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A counter as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StationRow {
    pub station: StationId,
    pub site: Site,
    /// Ids of its keys, as they are read out over the telephone.
    pub keys: Vec<String>,
    pub revoked_ms: Option<i64>,
    /// Its series, each with the last action that came.
    pub series: Vec<(String, u64)>,
    pub last_batch_ms: Option<i64>,
    /// The histories of a series differ: nothing is taken until somebody has looked.
    pub held: Option<String>,
}

impl Hub {
    /// Believes `key` for the counter from now on, beside any that it has. What `site` leaves blank stays as it was.
    pub fn enrol(
        &mut self,
        station: &StationId,
        key: &StationPublicKey,
        site: &Site,
        now_ms: i64,
    ) -> Result<(), HubFault> {
        let pem = key.to_pem().map_err(|fault| HubFault::Stored(fault.to_string()))?;
        let (counter, kind) = (station.counter(), site.kind.code());
        let mut tx = self.client.transaction()?;
        let values: [&(dyn postgres::types::ToSql + Sync); 5] =
            [&station.site(), &site.name_ar, &site.name_en, &site.governorate, &kind];
        tx.execute(include_str!("sql/enrol_site.sql"), &values)?;
        let sql = "insert into station (id, site, enrolled_ms) values ($1, $2, $3)
                   on conflict (id) do update set revoked_ms = null, revoked_why = null";
        tx.execute(sql, &[&counter.as_str(), &station.site(), &now_ms])?;
        let sql = "insert into station_key (station, key, pem, from_ms) values ($1, $2, $3, $4) on conflict do nothing";
        tx.execute(sql, &[&counter.as_str(), &key.id().0.as_slice(), &pem, &now_ms])?;
        tx.commit()?;
        Ok(())
    }

    /// Believes nothing more that the counter signs, and forgets its keys: enrolled again one day, it comes with new ones.
    /// What it sent stays.
    ///
    /// Fails with `UnknownStation`.
    pub fn revoke(&mut self, station: &StationId, why: &str, now_ms: i64) -> Result<(), HubFault> {
        let counter = station.counter();
        let mut tx = self.client.transaction()?;
        let sql = "update station set revoked_ms = coalesce(revoked_ms, $2), revoked_why = $3 where id = $1";
        if tx.execute(sql, &[&counter.as_str(), &now_ms, &why])? == 0 {
            return Err(HubFault::UnknownStation(station.to_string()));
        }
        tx.execute("delete from station_key where station = $1", &[&counter.as_str()])?;
        tx.commit()?;
        Ok(())
    }

    /// Takes the counter's batches again after a fork was looked into: what stands here stays.
    ///
    /// Fails with `UnknownStation`.
    pub fn release(&mut self, station: &StationId) -> Result<(), HubFault> {
        let sql = "update series set held_ms = null, held_why = null where station = $1 and held_ms is not null";
        match self.client.execute(sql, &[&station.counter().as_str()])? {
            0 => Err(HubFault::UnknownStation(station.to_string())),
            _ => Ok(()),
        }
    }

    /// The keys that are believed.
    pub fn signers(&mut self) -> Result<EnrolledStations, HubFault> {
        let sql = "select k.station, k.pem from station_key k join station s on s.id = k.station
                   where s.revoked_ms is null order by k.station, k.from_ms";
        let mut signers = EnrolledStations::default();
        for row in self.client.query(sql, &[])? {
            let key = StationPublicKey::from_pem(row.get(1)).map_err(|fault| HubFault::Stored(fault.to_string()))?;
            signers.enrol(parsed(row.get(0))?, key);
        }
        Ok(signers)
    }

    /// Whether the counter was known and is not believed any more.
    pub fn is_revoked(&mut self, station: &StationId) -> Result<bool, HubFault> {
        let sql = "select exists (select from station where id = $1 and revoked_ms is not null)";
        Ok(self.client.query_one(sql, &[&station.counter().as_str()])?.get(0))
    }

    /// Every counter, in the order of its name.
    pub fn stations(&mut self) -> Result<Vec<StationRow>, HubFault> {
        let mut keys: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in self.client.query("select station, key from station_key order by from_ms", &[])? {
            keys.entry(row.get(0)).or_default().push(hex::encode(row.get::<_, &[u8]>(1)));
        }
        let mut series: BTreeMap<String, Vec<(String, u64)>> = BTreeMap::new();
        for row in self.client.query("select station, id, seq from series order by id", &[])? {
            series.entry(row.get(0)).or_default().push((row.get(1), row.get::<_, i64>(2) as u64));
        }
        let rows = self.client.query(include_str!("sql/stations.sql"), &[])?;
        let row = |row: &postgres::Row| {
            let id: String = row.get(0);
            Ok(StationRow {
                station: parsed(&id)?,
                site: Site {
                    name_ar: row.get(1),
                    name_en: row.get(2),
                    governorate: row.get(3),
                    kind: SiteKind::from_code(row.get(4)).unwrap_or_default(),
                },
                revoked_ms: row.get(5),
                last_batch_ms: row.get(6),
                held: row.get(7),
                keys: keys.remove(&id).unwrap_or_default(),
                series: series.remove(&id).unwrap_or_default(),
            })
        };
        rows.iter().map(row).collect()
    }
}

pub(super) fn parsed(station: &str) -> Result<StationId, HubFault> {
    station.parse().map_err(|fault| HubFault::Stored(format!("{fault}")))
}

pub(super) fn uid_of(bytes: &[u8]) -> Result<Uid, HubFault> {
    bytes.try_into().map(Uid::from_bytes).map_err(|_| HubFault::Stored("a uid of another length".to_owned()))
}

pub(super) fn hash_of(bytes: &[u8]) -> Result<Hash, HubFault> {
    bytes.try_into().map(Hash).map_err(|_| HubFault::Stored("a hash of another length".to_owned()))
}
