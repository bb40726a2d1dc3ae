//! A network scanner for tests: as much of eSCL as one has, over plain HTTP, with the troubles that scanners have.
//! It is held against `sane-airscan`, a client of others, in `escl`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// What goes wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trouble {
    #[default]
    None,
    /// The feeder jams once this many pages are out.
    JamAfter(usize),
    CoverOpen,
    /// "Wait" is said so often before each page.
    BusyFor(u32),
    /// Nothing is said any more once this many pages are out.
    HangAfter(usize),
    /// The line breaks in the middle of the page after so many.
    BreakAfter(usize),
}

#[derive(Default)]
struct State {
    /// Pages that lie in it, as JPEG.
    pages: Vec<Vec<u8>>,
    trouble: Trouble,
    out: usize,
    waits: u32,
    jobs: usize,
    /// Jobs that were ended.
    ended: usize,
    /// What the last job asked for.
    settings: String,
}

pub struct Scanner {
    port: u16,
    state: Arc<Mutex<State>>,
    stops: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Scanner {
    pub fn with(pages: Vec<Vec<u8>>, trouble: Trouble) -> Scanner {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State { pages, trouble, ..State::default() }));
        let stops = Arc::new(AtomicBool::new(false));
        let (served, stopped) = (Arc::clone(&state), Arc::clone(&stops));
        let named = || std::thread::Builder::new().name("network scanner".into());
        let thread = named().spawn(move || {
            for stream in listener.incoming() {
                if stopped.load(Ordering::Relaxed) {
                    return;
                }
                let (state, stops) = (Arc::clone(&served), Arc::clone(&stopped));
                // A scanner that hangs on one line goes on hearing others.
                named().spawn(move || serve(stream.unwrap(), &state, &stops)).unwrap();
            }
        });
        Scanner { port, state, stops, thread: Some(thread.unwrap()) }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/eSCL", self.port)
    }

    /// New pages are laid in, and whatever was wrong is mended.
    pub fn refilled(&self, pages: Vec<Vec<u8>>) {
        let mut state = self.state.lock().unwrap();
        (state.pages, state.out, state.trouble) = (pages, 0, Trouble::None);
    }

    pub fn asked_for(&self, words: &str) -> bool {
        self.state.lock().unwrap().settings.contains(words)
    }

    /// Jobs that were begun, and those of them that were ended.
    pub fn jobs(&self) -> (usize, usize) {
        let state = self.state.lock().unwrap();
        (state.jobs, state.ended)
    }
}

impl Drop for Scanner {
    fn drop(&mut self) {
        self.stops.store(true, Ordering::Relaxed);
        // Wakes it to see that it is to stop.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        self.thread.take().unwrap().join().unwrap();
    }
}

fn serve(mut stream: TcpStream, state: &Mutex<State>, stops: &AtomicBool) {
    let Some((method, path, body)) = request(&stream) else { return };
    let (status, headers, body) = match (method.as_str(), path.as_str()) {
        ("GET", "/eSCL/ScannerCapabilities") => ("200 OK", String::new(), CAPABILITIES.as_bytes().to_vec()),
        ("GET", "/eSCL/ScannerStatus") => ("200 OK", String::new(), status(&state.lock().unwrap()).into_bytes()),
        ("POST", "/eSCL/ScanJobs") => begin(&mut state.lock().unwrap(), body),
        ("GET", path) if path.ends_with("/NextDocument") => match next(state) {
            Next::Page(page) => ("200 OK", "Content-Type: image/jpeg\r\n".to_owned(), page),
            Next::Wait => ("503 Service Unavailable", "Retry-After: 0\r\n".to_owned(), vec![]),
            Next::NoMore => ("404 Not Found", String::new(), vec![]),
            Next::Hang => {
                while !stops.load(Ordering::Relaxed) {
                    std::thread::sleep(Duration::from_millis(10));
                }
                return;
            }
            Next::Break(page) => {
                let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", page.len());
                let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&page[..page.len() / 2]));
                return;
            }
        },
        ("DELETE", _) => {
            state.lock().unwrap().ended += 1;
            ("200 OK", String::new(), vec![])
        }
        _ => ("404 Not Found", String::new(), vec![]),
    };
    let head = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    // A client that was stopped does not hear it.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
}

fn request(stream: &TcpStream) -> Option<(String, String, String)> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace().map(str::to_owned);
    let (method, path) = (words.next()?, words.next()?);
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let header = header.trim().to_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((method, path, String::from_utf8_lossy(&body).into_owned()))
}

fn begin(state: &mut State, settings: String) -> (&'static str, String, Vec<u8>) {
    if state.pages.is_empty() {
        return ("409 Conflict", String::new(), vec![]);
    }
    state.jobs += 1;
    state.settings = settings;
    // Some scanners name a host that nobody else knows them by.
    let host = if state.jobs.is_multiple_of(2) { "http://scanner.invalid" } else { "" };
    ("201 Created", format!("Location: {host}/eSCL/ScanJobs/{}\r\n", state.jobs), vec![])
}

enum Next {
    Page(Vec<u8>),
    Wait,
    NoMore,
    Hang,
    Break(Vec<u8>),
}

fn next(state: &Mutex<State>) -> Next {
    let mut state = state.lock().unwrap();
    let out = state.out;
    let page = state.pages.get(out).cloned();
    match (state.trouble, page) {
        (Trouble::JamAfter(pages), _) if out >= pages => Next::NoMore,
        (Trouble::CoverOpen, _) => Next::NoMore,
        (Trouble::HangAfter(pages), _) if out >= pages => Next::Hang,
        (Trouble::BreakAfter(pages), Some(page)) if out >= pages => Next::Break(page),
        (Trouble::BusyFor(times), Some(_)) if state.waits < times => {
            state.waits += 1;
            Next::Wait
        }
        (_, Some(page)) => {
            (state.out, state.waits) = (out + 1, 0);
            Next::Page(page)
        }
        (_, None) => Next::NoMore,
    }
}

fn status(state: &State) -> String {
    let feeder = match state.trouble {
        Trouble::JamAfter(_) => "ScannerAdfJam",
        Trouble::CoverOpen => "ScannerAdfHatchOpen",
        _ if state.out < state.pages.len() => "ScannerAdfLoaded",
        _ => "ScannerAdfEmpty",
    };
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<scan:ScannerStatus xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
<pwg:Version>2.63</pwg:Version><pwg:State>Idle</pwg:State><scan:AdfState>{feeder}</scan:AdfState></scan:ScannerStatus>"#
    )
}

const CAPABILITIES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<scan:ScannerCapabilities xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
<pwg:Version>2.63</pwg:Version><pwg:MakeAndModel>Office Scanner</pwg:MakeAndModel><pwg:SerialNumber>7</pwg:SerialNumber>
<scan:UUID>0f0f0f0f-0000-1000-8000-00aabbccddee</scan:UUID>
<scan:Platen><scan:PlatenInputCaps><scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth>
<scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>3508</scan:MaxHeight><scan:MaxScanRegions>1</scan:MaxScanRegions>
<scan:SettingProfiles><scan:SettingProfile><scan:ColorModes><scan:ColorMode>Grayscale8</scan:ColorMode>
<scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes><scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats><scan:SupportedResolutions>
<scan:DiscreteResolutions><scan:DiscreteResolution><scan:XResolution>200</scan:XResolution><scan:YResolution>200</scan:YResolution>
</scan:DiscreteResolution></scan:DiscreteResolutions></scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles>
</scan:PlatenInputCaps></scan:Platen>
<scan:Adf><scan:AdfSimplexInputCaps><scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth>
<scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>3508</scan:MaxHeight><scan:MaxScanRegions>1</scan:MaxScanRegions>
<scan:SettingProfiles><scan:SettingProfile><scan:ColorModes><scan:ColorMode>Grayscale8</scan:ColorMode>
<scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes><scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats><scan:SupportedResolutions>
<scan:DiscreteResolutions><scan:DiscreteResolution><scan:XResolution>200</scan:XResolution><scan:YResolution>200</scan:YResolution>
</scan:DiscreteResolution></scan:DiscreteResolutions></scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles>
</scan:AdfSimplexInputCaps></scan:Adf></scan:ScannerCapabilities>"#;
