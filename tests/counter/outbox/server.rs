//! Headquarters' server: a real nginx with WebDAV, TLS and passwords, run by whoever runs the test from a folder that
//! goes away; and a line in between that can be cut.

use std::fs;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;

pub const USER: &str = "zaq-03";
pub const PASSWORD: &str = "sealed and sent";

/// The web server that `make test` unpacked, or that of the machine.
fn program() -> PathBuf {
    let unpacked = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/nginx/usr/sbin/nginx");
    if unpacked.exists() { unpacked } else { PathBuf::from("/usr/sbin/nginx") }
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// An nginx of the test's own.
pub struct Nginx {
    pub place: TempDir,
    pub port: u16,
    child: Option<Child>,
}

impl Nginx {
    /// Serves a drop folder; `extra` stands in its server block.
    pub fn start(extra: &str) -> Nginx {
        let place = TempDir::new().unwrap();
        certificates(place.path());
        fs::create_dir(place.path().join("drop")).unwrap();
        fs::write(place.path().join("users"), format!("{USER}:{{PLAIN}}{PASSWORD}\n")).unwrap();
        let mut nginx = Nginx { place, port: free_port(), child: None };
        nginx.serves(extra);
        nginx
    }

    /// The same folder and port with another server block.
    pub fn serves(&mut self, extra: &str) {
        self.serves_instead("", extra);
    }

    /// The same with `extra` in the place of a setting.
    pub fn serves_instead(&mut self, setting: &str, extra: &str) {
        self.stop();
        let at = self.place.path().display();
        // Only root has anybody else's rights to give away, and then the folder is root's own.
        let root = fs::metadata("/proc/self").unwrap().uid() == 0;
        let user = if root { "user root;" } else { "" };
        let config = format!(
            "{user} daemon off; master_process off; pid {at}/pid; error_log {at}/errors;
             events {{}}
             http {{
                 access_log {at}/asked;
                 client_body_temp_path {at}/body; proxy_temp_path {at}/proxy; fastcgi_temp_path {at}/fastcgi;
                 uwsgi_temp_path {at}/uwsgi; scgi_temp_path {at}/scgi;
                 server {{
                     listen 127.0.0.1:{port} ssl;
                     ssl_certificate {at}/server.pem; ssl_certificate_key {at}/server.key;
                     client_max_body_size 16m;
                     auth_basic drop; auth_basic_user_file {at}/users;
                     root {at}/drop; autoindex on; autoindex_format json;
                     dav_methods PUT MKCOL; create_full_put_path on;
                     {extra}
                 }}
             }}",
            port = self.port,
        );
        let config = if extra.starts_with("client_max") { config.replace(setting, "") } else { config };
        fs::write(self.place.path().join("nginx.conf"), config).unwrap();
        let mut nginx = Command::new(program());
        nginx.arg("-p").arg(self.place.path()).arg("-c").arg(self.place.path().join("nginx.conf"));
        nginx.arg("-e").arg(self.place.path().join("errors")).stderr(Stdio::null());
        self.child = Some(nginx.spawn().expect("nginx: run `make test` once"));
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(20), "{}", self.log("errors"));
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Killed, as by a power cut at headquarters.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    pub fn log(&self, name: &str) -> String {
        fs::read_to_string(self.place.path().join(name)).unwrap_or_default()
    }

    /// Parts of batches that were taken in, by the server's own log.
    pub fn puts(&self) -> usize {
        let taken = |line: &&str| line.contains("\"PUT ") && line.contains(".bag.tar.age.0") && line.contains("\" 20");
        self.log("asked").lines().filter(taken).count()
    }

    pub fn drop_folder(&self) -> PathBuf {
        self.place.path().join("drop")
    }

    pub fn authority(&self) -> PathBuf {
        self.place.path().join("authority.pem")
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        self.stop();
    }
}

/// An authority of the test's own, and a certificate of it for `localhost`.
fn certificates(at: &Path) {
    let openssl = |words: &str| {
        let done =
            Command::new("openssl").args(words.split(' ')).current_dir(at).output().expect("apt-get install openssl");
        assert!(done.status.success(), "{words}: {}", String::from_utf8_lossy(&done.stderr));
    };
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout authority.key -out authority.pem -days 3650 -subj /CN=drop-authority",
    );
    openssl(
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server.key -out server.csr -subj /CN=localhost",
    );
    fs::write(at.join("names"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n").unwrap();
    openssl(
        "x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 3650 -extfile names -out server.pem",
    );
}

/// A line to the server that is cut after so many bytes went up, again and again, or holds everything back.
pub struct Line {
    pub port: u16,
    /// Bytes that still go up.
    pub left: Arc<AtomicU64>,
    pub holds: Arc<AtomicBool>,
}

impl Line {
    pub fn to(server: u16, bytes: u64) -> Line {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let line = Line {
            port: listener.local_addr().unwrap().port(),
            left: Arc::new(AtomicU64::new(bytes)),
            holds: Arc::default(),
        };
        let (left, holds) = (Arc::clone(&line.left), Arc::clone(&line.holds));
        thread(move || {
            for up in listener.incoming().flatten() {
                let Ok(down) = TcpStream::connect(("127.0.0.1", server)) else { continue };
                let (left, holds) = (Arc::clone(&left), Arc::clone(&holds));
                let (mut answers, mut back) = (down.try_clone().unwrap(), up.try_clone().unwrap());
                thread(move || {
                    let _ = std::io::copy(&mut answers, &mut back);
                    let _ = back.shutdown(Shutdown::Both);
                });
                thread(move || pass(up, down, &left, &holds));
            }
        });
        line
    }
}

/// It ends with the line.
fn thread(run: impl FnOnce() + Send + 'static) {
    drop(std::thread::Builder::new().name("line".into()).spawn(run).unwrap());
}

fn pass(mut from: TcpStream, mut to: TcpStream, left: &AtomicU64, holds: &AtomicBool) {
    let mut chunk = [0; 16 << 10];
    while let Ok(n @ 1..) = from.read(&mut chunk) {
        while holds.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(5));
        }
        let enough = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(n as u64));
        if enough.is_err() || to.write_all(&chunk[..n]).is_err() {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}
