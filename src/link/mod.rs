//! The way to headquarters' server over HTTPS: a drop folder that any web server with WebDAV's PUT can serve. A batch
//! goes up in parts that are its volumes, so that a cut costs one part; what comes down is fetched by its name.
//!
//! This knows no register and starts no thread: it says what became of each try in a [`LinkFault`], and whoever asked
//! decides when to try again ([`Patience`]). Passwords are sent to the one server that was named and never followed
//! anywhere else.

mod basic;
mod patience;
mod server;
mod upload;

pub use patience::Patience;
pub use server::{Account, Listed, Server};
pub use upload::{Part, upload};

/// Why nothing came of a try.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LinkFault {
    #[error("the server cannot be reached: {0}")]
    NoLink(String),
    #[error("the server does not know this name and password")]
    WrongPassword,
    #[error("the server does not let this station in here ({0})")]
    Forbidden(u16),
    #[error("the server's certificate is not believed: {0}")]
    Certificate(String),
    #[error("the server has no room left")]
    ServerFull,
    #[error("the server takes no part of {0} bytes")]
    TooLarge(u64),
    #[error("the server is busy ({0})")]
    Busy(u16),
    #[error("the server answered {0}, which was not expected")]
    Unexpected(u16),
    #[error("what lies at the server is not what was sent: {0}")]
    NotKept(String),
    #[error("the batch's own file cannot be read, or is another: {0}")]
    File(String),
    #[error("the settings of the link: {0}")]
    Settings(String),
    #[error("stopped on request")]
    Cancelled,
}

impl LinkFault {
    /// A stable name for logs, the register and the words on the screen.
    pub fn code(&self) -> &'static str {
        match self {
            LinkFault::NoLink(_) => "no-link",
            LinkFault::WrongPassword => "wrong-password",
            LinkFault::Forbidden(_) => "forbidden",
            LinkFault::Certificate(_) => "certificate",
            LinkFault::ServerFull => "server-full",
            LinkFault::TooLarge(_) => "too-large",
            LinkFault::Busy(_) => "busy",
            LinkFault::Unexpected(_) => "unexpected",
            LinkFault::NotKept(_) => "not-kept",
            LinkFault::File(_) => "file",
            LinkFault::Settings(_) => "settings",
            LinkFault::Cancelled => "cancelled",
        }
    }

    /// What an answer other than the awaited one means.
    fn of_status(status: u16, sent: u64) -> LinkFault {
        match status {
            401 => LinkFault::WrongPassword,
            403 | 405 => LinkFault::Forbidden(status),
            413 => LinkFault::TooLarge(sent),
            507 => LinkFault::ServerFull,
            408 | 429 | 500 | 502 | 503 | 504 => LinkFault::Busy(status),
            other => LinkFault::Unexpected(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_has_a_meaning_for_the_clerk() {
        let told = [401, 403, 413, 507, 500, 503, 418].map(|status| LinkFault::of_status(status, 7).code());
        assert_eq!(told, ["wrong-password", "forbidden", "too-large", "server-full", "busy", "busy", "unexpected"]);
    }
}
