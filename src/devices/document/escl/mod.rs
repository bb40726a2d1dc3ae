//! eSCL, by which nearly every network scanner of the last ten years is driven without a driver: four requests
//! over HTTP, and pages as JPEG. What the scanner sends is handed on as it came.

mod http;
mod settings;
mod xml;

use std::time::{Duration, Instant};

use http::{Answer, Place, Request};
use settings::Caps;

use super::{Abilities, DocumentScanner, MOST_PAGES, ScanFault, Source, Step, Stop, Take, Wish};

/// How long a scanner may say nothing while it feeds, warms up and scans one page.
const PATIENCE: Duration = Duration::from_secs(90);
/// The same for a question about itself.
const QUICK: Duration = Duration::from_secs(10);
/// How soon a scanner that said "wait" is asked again, unless it names a time itself.
const PAUSE: Duration = Duration::from_millis(300);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// Largest page that is taken, in bytes: A3 in colour at 600 dpi stays below it.
const MOST_PAGE: usize = 64 * 1024 * 1024;
/// Largest answer about itself.
const MOST_WORDS: usize = 1024 * 1024;

/// A scanner at an address of the network.
#[derive(Debug, Clone)]
pub struct EsclScanner {
    place: Place,
    patience: Duration,
}

impl EsclScanner {
    /// # Errors
    /// `NotAnAddress`.
    pub fn at(address: &str) -> Result<Self, ScanFault> {
        Ok(Self { place: Place::parse(address)?, patience: PATIENCE })
    }

    /// How long it may say nothing before it is given up.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    fn send(&self, method: &str, path: &str, body: Option<&str>, stop: &Stop) -> Result<Answer, ScanFault> {
        let patience = self.patience.min(QUICK);
        Request { method, path, body, patience, most: MOST_WORDS }.send(&self.place, stop)
    }

    /// What it says under `path`, relative to its root.
    fn words(&self, path: &str, stop: &Stop) -> Result<String, ScanFault> {
        let answer = self.send("GET", &format!("{}/{path}", self.place.path), None, stop)?;
        match answer.status {
            200 => Ok(String::from_utf8_lossy(&answer.body).into_owned()),
            401 | 403 => Err(ScanFault::NotAllowed),
            status => Err(ScanFault::NotThere { at: self.place.text(), cause: format!("it answers {status}") }),
        }
    }

    fn caps(&self, stop: &Stop) -> Result<Caps, ScanFault> {
        let said = self.words("ScannerCapabilities", stop)?;
        Caps::read(&said).ok_or_else(|| ScanFault::NotThere {
            at: self.place.text(),
            cause: "what answers there is no scanner".to_owned(),
        })
    }

    /// What is wrong with its feeder, as it says itself; none while it says nothing of it.
    fn trouble(&self, stop: &Stop) -> Option<ScanFault> {
        // One that does not tell has no trouble that could be named.
        let said = self.words("ScannerStatus", stop).ok()?;
        match xml::first(&said, "AdfState")? {
            "ScannerAdfJam" | "ScannerAdfMispick" | "ScannerAdfMultipickDetected" => Some(ScanFault::Jam),
            "ScannerAdfHatchOpen" => Some(ScanFault::CoverOpen),
            _ => None,
        }
    }

    /// Begins a job: the path under which its pages come.
    fn begin(&self, wish: &Wish, stop: &Stop) -> Result<String, ScanFault> {
        let caps = self.caps(stop)?;
        if !caps.abilities().sources.contains(&wish.source) {
            return Err(ScanFault::Refused { cause: format!("it has no {:?}", wish.source).to_lowercase() });
        }
        let (path, settings) = (format!("{}/ScanJobs", self.place.path), caps.settings(wish));
        let until = Instant::now() + self.patience.min(QUICK);
        loop {
            let answer = self.send("POST", &path, Some(&settings), stop)?;
            match answer.status {
                201 => return self.job(&answer),
                // It is busy with somebody else's pages, or still putting its lamp away.
                503 if Instant::now() < until => stop.wait(pause(&answer))?,
                503 => return Err(ScanFault::Busy),
                401 | 403 => return Err(ScanFault::NotAllowed),
                status => {
                    let empty = status == 409 && wish.source != Source::Flatbed;
                    let usual = ScanFault::Refused { cause: format!("it answers {status}") };
                    let usual = if empty { ScanFault::FeederEmpty } else { usual };
                    return Err(self.trouble(stop).unwrap_or(usual));
                }
            }
        }
    }

    /// The job's own path; where it lies is the scanner's to say, but not on which host.
    fn job(&self, answer: &Answer) -> Result<String, ScanFault> {
        let strange = || ScanFault::Other { cause: "it began a job and does not say where".to_owned() };
        let location = answer.header("location").ok_or_else(strange)?;
        let path = match location.split_once("://") {
            Some((_, rest)) => rest.find('/').map(|at| &rest[at..]).ok_or_else(strange)?,
            None => location,
        };
        let plain = path.starts_with('/') && !path.contains(|c: char| c.is_whitespace() || c.is_control());
        if plain { Ok(path.trim_end_matches('/').to_owned()) } else { Err(strange()) }
    }

    /// The next page of a job; none when there are no more.
    fn next(&self, job: &str, stop: &Stop) -> Result<Option<Vec<u8>>, ScanFault> {
        let path = format!("{job}/NextDocument");
        let request = Request { method: "GET", path: &path, body: None, patience: self.patience, most: MOST_PAGE };
        let until = Instant::now() + self.patience;
        loop {
            let answer = request.send(&self.place, stop)?;
            match answer.status {
                200 => return Ok(Some(answer.body)),
                404 | 410 => return Ok(None),
                503 if Instant::now() < until => stop.wait(pause(&answer))?,
                503 => return Err(ScanFault::Silent { seconds: self.patience.as_secs() }),
                status => {
                    let usual = ScanFault::Other { cause: format!("{} answers {status}", self.place.text()) };
                    return Err(self.trouble(stop).unwrap_or(usual));
                }
            }
        }
    }

    fn pages(&self, job: &str, wish: &Wish, stop: &Stop, take: Take<'_>) -> Result<u32, ScanFault> {
        let mut pages = 0;
        while pages < MOST_PAGES {
            let Some(page) = self.next(job, stop)? else { break };
            take(Step::Page(page))?;
            pages += 1;
            if wish.source == Source::Flatbed {
                return Ok(pages);
            }
        }
        // A feeder says "no more" of its end and of a jam alike; what it was, it tells when it is asked.
        match self.trouble(stop) {
            Some(trouble) => Err(trouble),
            None if pages == 0 => Err(ScanFault::FeederEmpty),
            None => Ok(pages),
        }
    }
}

impl DocumentScanner for EsclScanner {
    fn abilities(&mut self, stop: &Stop) -> Result<Abilities, ScanFault> {
        Ok(self.caps(stop)?.abilities())
    }

    fn scan(&mut self, wish: &Wish, stop: &Stop, take: Take<'_>) -> Result<u32, ScanFault> {
        let job = self.begin(wish, stop)?;
        let scanned = self.pages(&job, wish, stop, take);
        // Whatever happened, the next one finds it free; also when this one was stopped. If it does not hear, it
        // frees itself after a while.
        let _ = self.send("DELETE", &job, None, &Stop::default());
        scanned
    }
}

/// How long the scanner wants to be left alone.
fn pause(answer: &Answer) -> Duration {
    let named = answer.header("retry-after").and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
    named.unwrap_or(PAUSE).clamp(PAUSE, LONGEST_PAUSE)
}
