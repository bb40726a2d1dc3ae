//! A private PostgreSQL for whoever tries headquarters, the tests and the benchmark alike: without a port, without waiting for
//! the disk, and gone when its holder is.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A cluster that goes away when this process ends: its input ends then.
pub struct Cluster {
    pub url: String,
    _held: Child,
}

impl Cluster {
    /// Makes one in `place` and starts it.
    pub fn held(place: &Path) -> Cluster {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("installer/linux/cluster.sh");
        let mut held = Command::new(script)
            .args(["hold".as_ref(), place.as_os_str()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut url = String::new();
        BufReader::new(held.stdout.take().unwrap()).read_line(&mut url).unwrap();
        assert!(url.starts_with("postgresql://"), "the cluster does not start; needs.sh test installs PostgreSQL");
        Cluster { url: url.trim().to_owned(), _held: held }
    }
}
