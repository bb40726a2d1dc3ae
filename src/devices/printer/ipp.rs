//! One question to the system's scheduler in its own protocol (IPP, RFC 8011): how a job ended. Its programs do not tell:
//! `lpstat` says of a job that is done, given up or taken back the same.

use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

/// For the scheduler to answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// An answer is a few hundred bytes.
const MOST: u64 = 64 * 1024;
/// Where the scheduler of this machine listens.
const USUAL: &str = "127.0.0.1:631";
#[cfg(unix)]
const SOCKET: &str = "/run/cups/cups.sock";

/// How a job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Completed,
    /// Taken back, or given up.
    Stopped,
}

/// How the job with this number ended; `None` when it has not, or the scheduler does not say.
pub(super) fn end_of_job(server: Option<&str>, job: u32) -> Option<End> {
    let answer = match server {
        Some(server) => ask(connect(server)?, job),
        None => ask_this_machine(job),
    };
    match state(&answer?)? {
        9 => Some(End::Completed),
        7 | 8 => Some(End::Stopped),
        _ => None,
    }
}

fn ask_this_machine(job: u32) -> Option<Vec<u8>> {
    #[cfg(unix)]
    if let Ok(socket) = std::os::unix::net::UnixStream::connect(SOCKET) {
        socket.set_read_timeout(Some(PATIENCE)).ok()?;
        return ask(socket, job);
    }
    ask(connect(USUAL)?, job)
}

fn connect(server: &str) -> Option<TcpStream> {
    let address = if server.contains(':') { server.to_owned() } else { format!("{server}:631") };
    let found = address.to_socket_addrs().ok()?.next()?;
    let stream = TcpStream::connect_timeout(&found, PATIENCE).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.set_write_timeout(Some(PATIENCE)).ok()?;
    Some(stream)
}

fn ask(mut stream: impl Read + Write, job: u32) -> Option<Vec<u8>> {
    let question = question(job);
    let head = format!(
        "POST /jobs/{job} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/ipp\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n",
        question.len()
    );
    stream.write_all(&[head.as_bytes(), &question].concat()).ok()?;
    let mut answer = vec![];
    // What came before it hung up is what it said.
    let _ = stream.take(MOST).read_to_end(&mut answer);
    Some(answer)
}

/// Get-Job-Attributes, of which only the state is wanted.
fn question(job: u32) -> Vec<u8> {
    let mut bytes = vec![2, 0, 0, 9, 0, 0, 0, 1, 1];
    let job = format!("ipp://localhost/jobs/{job}");
    for (kind, name, value) in [
        (0x47, "attributes-charset", "utf-8"),
        (0x48, "attributes-natural-language", "en"),
        (0x45, "job-uri", &job),
        (0x44, "requested-attributes", "job-state"),
    ] {
        bytes.push(kind);
        for part in [name, value] {
            bytes.extend((part.len() as u16).to_be_bytes());
            bytes.extend(part.as_bytes());
        }
    }
    bytes.push(3);
    bytes
}

/// The state in an answer: an enumeration of four bytes after its name.
fn state(answer: &[u8]) -> Option<u32> {
    const NAMED: &[u8] = b"\x23\x00\x09job-state\x00\x04";
    let at = answer.windows(NAMED.len()).position(|window| window == NAMED)? + NAMED.len();
    answer.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_state_is_read_where_it_stands() {
        let answer = b"HTTP/1.1 200 OK\r\n\r\n\x02\x00\x00\x00\x00\x00\x00\x01\x02\x23\x00\x09job-state\x00\x04\x00\x00\x00\x09\x03";
        assert_eq!(state(answer), Some(9));
        assert_eq!(state(&answer[..answer.len() - 3]), None);
        assert_eq!(state(b"HTTP/1.1 404 Not Found\r\n\r\n"), None);
    }

    /// Its length fields are right: an independent reading of them ends at the last byte.
    #[test]
    fn the_question_is_well_formed() {
        let question = question(12);
        let mut rest = &question[9..];
        while rest[0] != 3 {
            for skip in [1, 0] {
                rest = &rest[skip..];
                let length = usize::from(u16::from_be_bytes([rest[0], rest[1]]));
                rest = &rest[2 + length..];
            }
        }
        assert_eq!(rest.len(), 1);
    }
}
