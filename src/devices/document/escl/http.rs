//! As much of HTTP/1.1 as a scanner speaks: one request a connection, a known limit on everything that comes
//! back, and a patience after which a silent scanner is given up. It follows no redirect and speaks no TLS.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::time::{Duration, Instant};

use crate::devices::document::{ScanFault, Stop};

/// How long a scanner may take to pick up.
const CONNECT: Duration = Duration::from_secs(4);
/// How often a stop is looked for while nothing comes.
const LOOK: Duration = Duration::from_millis(50);
/// Status line and headers, in bytes.
const MOST_HEAD: usize = 32 * 1024;

/// Where a scanner is: `http://host:port/path`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub host: String,
    pub port: u16,
    /// Begins with a stroke and ends without one.
    pub path: String,
}

impl Place {
    /// Reads what somebody typed: `192.168.1.20`, `printer.local:8080`, `http://[fe80::1]/eSCL`.
    pub fn parse(text: &str) -> Result<Place, ScanFault> {
        let fault = || ScanFault::NotAnAddress { text: text.to_owned() };
        let typed = text.trim();
        let rest = typed.strip_prefix("http://").unwrap_or(typed);
        if rest.contains("://") || rest.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(fault());
        }
        let (authority, path) = rest.split_once('/').unwrap_or((rest, "eSCL"));
        let (host, port) = match authority.strip_prefix('[') {
            Some(six) => {
                let (host, after) = six.split_once(']').ok_or_else(fault)?;
                (host, after.strip_prefix(':'))
            }
            None => authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port))),
        };
        let port = port.map_or(Ok(80), |port| port.parse().map_err(|_| fault()))?;
        let path = if path.trim_matches('/').is_empty() { "eSCL" } else { path.trim_matches('/') };
        let named = !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:%".contains(c));
        match named {
            true => Ok(Place { host: host.to_owned(), port, path: format!("/{path}") }),
            false => Err(fault()),
        }
    }

    /// For people and logs.
    pub fn text(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        match self.port {
            80 => format!("http://{host}{}", self.path),
            port => format!("http://{host}:{port}{}", self.path),
        }
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// One request.
pub struct Request<'a> {
    pub method: &'a str,
    /// From the root of the host.
    pub path: &'a str,
    /// XML, the only thing that is ever sent.
    pub body: Option<&'a str>,
    /// Longest silence.
    pub patience: Duration,
    /// Longest body that is taken, in bytes.
    pub most: usize,
}

impl Request<'_> {
    /// Asks, and waits for the whole answer.
    ///
    /// Fails with `NotThere` when nobody picks up or the line breaks, `Silent`, `Stopped`, or `Other` when what
    /// comes is not HTTP or larger than allowed.
    pub fn send(&self, place: &Place, stop: &Stop) -> Result<Answer, ScanFault> {
        let mut stream = connect(place, stop)?;
        let lost = |error: std::io::Error| ScanFault::NotThere { at: place.text(), cause: error.to_string() };
        stream.set_read_timeout(Some(LOOK)).map_err(lost)?;
        stream.set_write_timeout(Some(CONNECT)).map_err(lost)?;
        let Place { host, port, .. } = place;
        let host = if host.contains(':') { format!("[{host}]") } else { host.clone() };
        let mut head = format!("{} {} HTTP/1.1\r\nHost: {host}:{port}\r\n", self.method, self.path);
        head.push_str("User-Agent: shubbak\r\nAccept: */*\r\nConnection: close\r\n");
        if let Some(body) = self.body {
            head.push_str(&format!("Content-Type: text/xml\r\nContent-Length: {}\r\n", body.len()));
        }
        let whole = format!("{head}\r\n{}", self.body.unwrap_or_default());
        stream.write_all(whole.as_bytes()).map_err(lost)?;
        let mut wire = Wire { stream, place, stop, patience: self.patience, come: vec![], most: self.most };
        wire.answer()
    }
}

fn connect(place: &Place, stop: &Stop) -> Result<TcpStream, ScanFault> {
    stop.check()?;
    let not_there = |error: std::io::Error| ScanFault::NotThere { at: place.text(), cause: error.to_string() };
    let addresses: Vec<SocketAddr> = (place.host.as_str(), place.port).to_socket_addrs().map_err(not_there)?.collect();
    let mut last = std::io::Error::from(ErrorKind::AddrNotAvailable);
    for address in addresses {
        match TcpStream::connect_timeout(&address, CONNECT) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
        stop.check()?;
    }
    Err(not_there(last))
}

/// What comes from the scanner, and has not been read yet.
struct Wire<'a> {
    stream: TcpStream,
    place: &'a Place,
    stop: &'a Stop,
    patience: Duration,
    come: Vec<u8>,
    most: usize,
}

impl Wire<'_> {
    fn answer(&mut self) -> Result<Answer, ScanFault> {
        loop {
            let (status, headers) = self.head()?;
            let mut answer = Answer { status, headers, body: vec![] };
            match status {
                // "Go on": the answer itself follows.
                100..200 => continue,
                204 | 304 => {}
                _ => answer.body = self.body(&answer)?,
            }
            return Ok(answer);
        }
    }

    fn head(&mut self) -> Result<(u16, Vec<(String, String)>), ScanFault> {
        let end = loop {
            if let Some(end) = self.come.windows(4).position(|four| four == b"\r\n\r\n") {
                break end;
            }
            if self.come.len() > MOST_HEAD {
                return Err(self.strange("its headers have no end"));
            }
            if self.more()? == 0 {
                return Err(self.broken());
            }
        };
        let head: Vec<u8> = self.come.drain(..end + 4).collect();
        let head = String::from_utf8_lossy(&head).into_owned();
        let mut lines = head.split("\r\n");
        let first = lines.next().unwrap_or_default();
        let status = first.strip_prefix("HTTP/1.").and_then(|rest| rest.get(2..5)).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| self.strange("it does not answer in HTTP"))?;
        let headers = lines.filter_map(|line| line.split_once(':'));
        Ok((status, headers.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).collect()))
    }

    fn body(&mut self, answer: &Answer) -> Result<Vec<u8>, ScanFault> {
        let chunked = answer.header("transfer-encoding").is_some_and(|how| how.to_lowercase().contains("chunked"));
        if chunked {
            return self.chunks();
        }
        match answer.header("content-length").map(str::parse::<usize>) {
            Some(Ok(length)) => self.exactly(length),
            Some(Err(_)) => Err(self.strange("its answer has no length that can be read")),
            None => {
                while self.more()? > 0 {
                    self.bounded(self.come.len())?;
                }
                Ok(std::mem::take(&mut self.come))
            }
        }
    }

    fn chunks(&mut self) -> Result<Vec<u8>, ScanFault> {
        let mut body = vec![];
        loop {
            let line = self.line()?;
            let size = usize::from_str_radix(line.split(';').next().unwrap_or_default().trim(), 16);
            let size = size.map_err(|_| self.strange("a piece of its answer has no length"))?;
            self.bounded(body.len().saturating_add(size))?;
            if size == 0 {
                return Ok(body);
            }
            body.extend(self.exactly(size)?);
            self.line()?;
        }
    }

    fn line(&mut self) -> Result<String, ScanFault> {
        let end = loop {
            if let Some(end) = self.come.windows(2).position(|two| two == b"\r\n") {
                break end;
            }
            if self.come.len() > MOST_HEAD {
                return Err(self.strange("a line of its answer has no end"));
            }
            if self.more()? == 0 {
                return Err(self.broken());
            }
        };
        let line: Vec<u8> = self.come.drain(..end + 2).collect();
        Ok(String::from_utf8_lossy(&line[..end]).into_owned())
    }

    fn exactly(&mut self, length: usize) -> Result<Vec<u8>, ScanFault> {
        self.bounded(length)?;
        while self.come.len() < length {
            if self.more()? == 0 {
                return Err(self.broken());
            }
        }
        let rest = self.come.split_off(length);
        Ok(std::mem::replace(&mut self.come, rest))
    }

    fn bounded(&self, length: usize) -> Result<(), ScanFault> {
        if length > self.most { Err(self.strange("it sends more than a page can be")) } else { Ok(()) }
    }

    /// Waits for more bytes: how many came; none when the scanner has hung up.
    fn more(&mut self) -> Result<usize, ScanFault> {
        let begun = Instant::now();
        let mut buffer = [0; 16 * 1024];
        loop {
            self.stop.check()?;
            match self.stream.read(&mut buffer) {
                Ok(length) => {
                    self.come.extend_from_slice(&buffer[..length]);
                    return Ok(length);
                }
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(ScanFault::NotThere { at: self.place.text(), cause: error.to_string() }),
            }
            if begun.elapsed() > self.patience {
                return Err(ScanFault::Silent { seconds: self.patience.as_secs() });
            }
        }
    }

    fn broken(&self) -> ScanFault {
        ScanFault::NotThere { at: self.place.text(), cause: "it hung up in the middle".to_owned() }
    }

    fn strange(&self, what: &str) -> ScanFault {
        ScanFault::Other { cause: format!("{}: {what}", self.place.text()) }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn an_address_is_read_as_people_write_it() {
        let read = |text: &str| Place::parse(text).map(|place| place.text());
        assert_eq!(read("192.168.1.20").unwrap(), "http://192.168.1.20/eSCL");
        assert_eq!(read(" http://printer.local:8080/eSCL/ ").unwrap(), "http://printer.local:8080/eSCL");
        assert_eq!(read("[fe80::1]:8080").unwrap(), "http://[fe80::1]:8080/eSCL");
        for bad in ["", "https://printer", "a b", "host:port", "http://", "x\r\nHost: y"] {
            assert!(read(bad).is_err(), "{bad:?}");
        }
    }

    /// What a scanner that says `said` and hangs up is understood as.
    fn told(said: &'static [u8], most: usize) -> Result<Answer, ScanFault> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = std::thread::Builder::new().name("scanner".into()).spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = [0; 1024];
            let _ = stream.read(&mut asked).unwrap();
            // In two pieces, as networks do.
            let (one, two) = said.split_at(said.len() / 2);
            stream.write_all(one).unwrap();
            stream.flush().unwrap();
            stream.write_all(two).unwrap();
        });
        let server = server.unwrap();
        let place = Place { host: "127.0.0.1".into(), port, path: "/eSCL".into() };
        let request =
            Request { method: "GET", path: "/eSCL/x", body: None, patience: Duration::from_millis(300), most };
        let answer = request.send(&place, &Stop::default());
        server.join().unwrap();
        answer
    }

    #[test]
    fn an_answer_comes_in_each_of_three_ways() {
        for said in [
            &b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\npages"[..],
            b"HTTP/1.0 200 OK\r\n\r\npages",
            b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n2;a=b\r\npa\r\n3\r\nges\r\n0\r\n\r\n",
        ] {
            let answer = told(said, 100).unwrap();
            assert_eq!((answer.status, answer.body.as_slice()), (200, &b"pages"[..]));
        }
    }

    #[test]
    fn what_is_cut_off_too_large_or_no_http_is_refused() {
        for said in [
            &b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\npages"[..],
            b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\npages",
            b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\npages",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\npages",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\npages",
            b"SSH-2.0-OpenSSH\r\n\r\n",
            b"HTTP/1.1 2",
        ] {
            assert!(told(said, 100).is_err(), "{}", String::from_utf8_lossy(said));
        }
    }
}
