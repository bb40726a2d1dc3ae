//! The server: what can be asked of it, one request at a time, and what its answers mean.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::Deserialize;
use ureq::http::Request;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, TlsProvider, parse_pem};
use ureq::{Agent, Body, Error, SendBody};
use zeroize::Zeroizing;

use super::{LinkFault, basic};

/// Nobody waits longer for a connection, or for one step of a transfer that moves.
const CONNECT: Duration = Duration::from_secs(15);
const STALLED: Duration = Duration::from_secs(30);
/// A server that has everything may take its time to write it down.
const ANSWER: Duration = Duration::from_secs(120);
/// A listing or a note of the server is never larger, in bytes.
const SMALL: u64 = 8 << 20;

/// Where the server is and as whom the station comes.
#[derive(Clone)]
pub struct Account {
    /// `https://hq.example/drop`, without a slash at its end.
    pub address: String,
    pub user: String,
    pub password: Zeroizing<String>,
    /// PEM of those whose certificates are believed; the machine's own list where there is none.
    pub authorities: Option<Vec<u8>>,
}

/// A file of a folder at the server.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Listed {
    pub name: String,
    /// `file` or `directory`.
    #[serde(rename = "type")]
    pub kind: String,
    /// In bytes.
    #[serde(default)]
    pub size: u64,
}

/// The server of one account. Its connection is kept from one request to the next.
pub struct Server {
    agent: Agent,
    address: String,
    authorization: Zeroizing<String>,
    stop: Arc<AtomicBool>,
}

impl Server {
    /// Fails with `Settings` when the authorities cannot be read. Nothing is sent yet; raise `stop` to end a transfer.
    pub fn of(account: &Account, stop: Arc<AtomicBool>) -> Result<Server, LinkFault> {
        let roots = account.authorities.as_deref().map_or(Ok(RootCerts::PlatformVerifier), roots)?;
        let tls = TlsConfig::builder().provider(TlsProvider::NativeTls).root_certs(roots).build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .allow_non_standard_methods(true)
            .user_agent("shubbak")
            .timeout_resolve(Some(CONNECT))
            .timeout_connect(Some(CONNECT))
            .timeout_per_read(Some(STALLED))
            .timeout_per_write(Some(STALLED))
            .timeout_recv_response(Some(ANSWER))
            .build();
        Ok(Server {
            agent: config.new_agent(),
            address: account.address.trim_end_matches('/').to_owned(),
            authorization: basic::authorization(&account.user, &account.password),
            stop,
        })
    }

    /// Size of the file at `path`; none when there is none.
    pub fn size(&self, path: &str) -> Result<Option<u64>, LinkFault> {
        let answer = self.ask("HEAD", path, SendBody::none())?;
        let length = answer.headers().get("content-length").and_then(|length| length.to_str().ok()?.parse().ok());
        match answer.status().as_u16() {
            200 => Ok(Some(length.unwrap_or(0))),
            404 => Ok(None),
            status => Err(LinkFault::of_status(status, 0)),
        }
    }

    /// Writes a file; the folders above it are made where the server wants to be asked for them.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), LinkFault> {
        let status = self.put_once(path, bytes)?;
        if !matches!(status, 404 | 409) {
            return written(status, bytes.len() as u64);
        }
        for (at, _) in path.match_indices('/') {
            // One that is there already is refused, and that is well.
            let _ = self.ask("MKCOL", &path[..=at], SendBody::none())?;
        }
        written(self.put_once(path, bytes)?, bytes.len() as u64)
    }

    /// The whole of a file, of at most `most` bytes; none when there is none.
    pub fn get(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, LinkFault> {
        let mut answer = self.ask("GET", path, SendBody::none())?;
        match answer.status().as_u16() {
            200 => {
                let mut bytes = vec![];
                let body = Stopping { inner: answer.body_mut().as_reader(), stop: &self.stop };
                body.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| self.broken(&error))?;
                match bytes.len() as u64 > most {
                    true => Err(LinkFault::NotKept(format!("{path} is larger than {most} bytes"))),
                    false => Ok(Some(bytes)),
                }
            }
            404 => Ok(None),
            status => Err(LinkFault::of_status(status, 0)),
        }
    }

    /// What lies in a folder, as nginx lists it in JSON; nothing where there is no such folder.
    pub fn list(&self, folder: &str) -> Result<Vec<Listed>, LinkFault> {
        let Some(bytes) = self.get(&format!("{}/", folder.trim_end_matches('/')), SMALL)? else { return Ok(vec![]) };
        serde_json::from_slice(&bytes).map_err(|fault| LinkFault::NotKept(format!("{folder}: {fault}")))
    }

    fn put_once(&self, path: &str, bytes: &[u8]) -> Result<u16, LinkFault> {
        let mut body = Stopping { inner: bytes, stop: &self.stop };
        let request = self.request("PUT", path).header("content-length", bytes.len().to_string());
        let request = request.body(SendBody::from_reader(&mut body)).map_err(|fault| settings(&fault))?;
        let answer = self.agent.run(request).map_err(|error| self.fault(error))?;
        Ok(answer.status().as_u16())
    }

    fn ask(&self, method: &str, path: &str, body: SendBody<'_>) -> Result<ureq::http::Response<Body>, LinkFault> {
        let request = self.request(method, path).body(body).map_err(|fault| settings(&fault))?;
        self.agent.run(request).map_err(|error| self.fault(error))
    }

    fn request(&self, method: &str, path: &str) -> ureq::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(format!("{}/{}", self.address, path.trim_start_matches('/')))
            .header("authorization", self.authorization.as_str())
    }

    fn broken(&self, error: &io::Error) -> LinkFault {
        match self.stop.load(Ordering::Relaxed) {
            true => LinkFault::Cancelled,
            false => LinkFault::NoLink(error.to_string()),
        }
    }

    /// What hindered a request, apart from the server's own word.
    fn fault(&self, error: Error) -> LinkFault {
        match error {
            _ if self.stop.load(Ordering::Relaxed) => LinkFault::Cancelled,
            Error::NativeTls(fault) if is_cut(&fault) => LinkFault::NoLink(fault.to_string()),
            Error::NativeTls(fault) => LinkFault::Certificate(fault.to_string()),
            Error::Tls(what) => LinkFault::Certificate(what.to_owned()),
            Error::BadUri(what) => LinkFault::Settings(what),
            Error::Http(fault) => LinkFault::Settings(fault.to_string()),
            other => LinkFault::NoLink(other.to_string()),
        }
    }
}

/// Whether the line went in the middle of the greeting, which says nothing of the certificate.
fn is_cut(fault: &(dyn std::error::Error + 'static)) -> bool {
    let mut causes = std::iter::successors(Some(fault), |cause| cause.source());
    causes.any(|cause| cause.is::<io::Error>()) || fault.to_string().contains("EOF")
}

fn settings(fault: &ureq::http::Error) -> LinkFault {
    LinkFault::Settings(fault.to_string())
}

fn written(status: u16, sent: u64) -> Result<(), LinkFault> {
    match status {
        200 | 201 | 204 => Ok(()),
        status => Err(LinkFault::of_status(status, sent)),
    }
}

fn roots(pem: &[u8]) -> Result<RootCerts, LinkFault> {
    let bad = |fault: Error| LinkFault::Settings(format!("its certificates: {fault}"));
    let mut found: Vec<Certificate<'static>> = vec![];
    for item in parse_pem(pem) {
        if let PemItem::Certificate(certificate) = item.map_err(bad)? {
            found.push(certificate);
        }
    }
    match found.is_empty() {
        true => Err(LinkFault::Settings("no certificate in its file".to_owned())),
        false => Ok(RootCerts::from(found)),
    }
}

/// Passes bytes on until somebody asks to stop.
struct Stopping<'a, T> {
    inner: T,
    stop: &'a AtomicBool,
}

impl<T: Read> Read for Stopping<'_, T> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.stop.load(Ordering::Relaxed) {
            true => Err(io::Error::other("stopped on request")),
            false => self.inner.read(into),
        }
    }
}
