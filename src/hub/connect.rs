//! The way in: a connection by its URL, encrypted wherever it leaves the machine, and the tables made when there are none.

use std::net::IpAddr;

use postgres::config::{Host, SslMode};
use postgres::{Client, Config, NoTls};

use super::HubFault;
use super::transact::Prepared;

/// Version of `schema.sql`.
const VERSION: i32 = 1;
/// Of the advisory lock that one writer holds: nobody else's business uses it in this database.
pub(super) const ONE_WRITER: i64 = 0x5368_7562_6261_6b01;

/// What is said of an address that cannot be read. Not what the library found in it: that may be half of a password.
const NO_URL: &str = "it is not one of PostgreSQL, postgresql://NAME@HOST/DATABASE";

/// An open headquarters.
pub struct Hub {
    pub(super) client: Client,
    pub(super) prepared: Prepared,
}

impl Hub {
    /// Opens the database at `url` (`postgresql://…`) and makes the tables if there are none.
    ///
    /// Fails with `Address` for what is no URL, `Database` when nobody answers, `Newer` when a later program made it.
    pub fn open(url: &str) -> Result<Hub, HubFault> {
        let mut config: Config = url.parse().map_err(|_| HubFault::Address(NO_URL.to_owned()))?;
        config.application_name("shubbak");
        let mut hub = Hub { client: connected(config)?, prepared: Prepared::new() };
        hub.prepare()?;
        Ok(hub)
    }

    fn prepare(&mut self) -> Result<(), HubFault> {
        let mut tx = self.client.transaction()?;
        // Two that open it at once do not both make it.
        tx.execute("select pg_advisory_xact_lock($1)", &[&ONE_WRITER])?;
        let made: bool = tx.query_one("select to_regclass('schema_version') is not null", &[])?.get(0);
        if !made {
            tx.batch_execute(include_str!("schema.sql"))?;
            tx.execute("insert into schema_version (version) values ($1)", &[&VERSION])?;
        }
        let found: i32 = tx.query_one("select max(version) from schema_version", &[])?.get(0);
        if found > VERSION {
            return Err(HubFault::Newer(found, VERSION));
        }
        tx.commit()?;
        Ok(())
    }
}

fn connected(mut config: Config) -> Result<Client, HubFault> {
    let near = |host: &Host| match host {
        Host::Tcp(name) => name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback()),
        #[cfg(unix)]
        Host::Unix(_) => true,
    };
    if config.get_hosts().iter().all(near) {
        return Ok(config.connect(NoTls)?);
    }
    // Off this machine nothing travels in clear, whatever the server would put up with.
    config.ssl_mode(SslMode::Require);
    let tls = native_tls::TlsConnector::new().map_err(|fault| HubFault::Address(fault.to_string()))?;
    Ok(config.connect(postgres_native_tls::MakeTlsConnector::new(tls))?)
}
