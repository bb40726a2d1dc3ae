//! A queue of the system (CUPS), through its own programs: `lp` takes the paper, `lpstat` says how the printer is and
//! when it is out of the queue, `cancel` takes back what would otherwise come out long after the citizen has gone.

use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::super::child::{self, Line, Running};
use super::ipp::{End, end_of_job};
use super::{Outcome, Paper, Printer, Status, Trouble, Waits};

/// For a program of the system to do its work.
const WORK: Duration = Duration::from_secs(10);
/// For a paper to come out of the system's queue; then it is taken back.
const PATIENCE: Duration = Duration::from_secs(60);
/// For a list to choose from.
const GLANCE: Duration = Duration::from_secs(2);
const LOOK: Duration = Duration::from_millis(250);

pub(super) struct Queue {
    name: String,
    server: Option<String>,
    /// As the system numbered what was sent last.
    job: Option<String>,
}

impl Queue {
    pub fn new(name: &str, server: Option<&str>) -> Queue {
        Queue { name: name.to_owned(), server: server.map(str::to_owned), job: None }
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        if let Some(server) = &self.server {
            command.args(["-h", server]);
        }
        command
    }

    /// Whether the system still has the paper, and whether the printer has begun with it.
    fn on_its_way(&self, job: &str) -> Result<(bool, bool), Trouble> {
        let waiting = run(self.program("lpstat").args(["-W", "not-completed", "-o", &self.name]), &[])?;
        let told = run(self.program("lpstat").args(["-p", &self.name]), &[])?;
        Ok((names(&waiting, job), told.contains(&format!("printing {job}"))))
    }

    fn done(&self, job: &str) -> Outcome {
        let no = job.rsplit('-').next().and_then(|no| no.parse().ok());
        match no.and_then(|no| end_of_job(self.server.as_deref(), no)) {
            Some(End::Completed) => Outcome::Printed,
            Some(End::Stopped) => Outcome::Unsure(Trouble::Other("the system gave the paper up".to_owned())),
            // It is out of the queue, and more is not known.
            None => Outcome::Taken,
        }
    }
}

impl Printer for Queue {
    fn status(&mut self) -> Result<Option<Status>, Trouble> {
        run(self.program("lpstat").args(["-l", "-p", &self.name]), &[]).map(|told| Some(status(&told)))
    }

    fn send(&mut self, bytes: &[u8]) -> Result<(), (usize, Trouble)> {
        let mut lp = self.program("lp");
        lp.args(["-d", &self.name, "-t", "shubbak"]);
        if !bytes.starts_with(b"%PDF-") {
            lp.args(["-o", "raw"]);
        }
        let told = run(&mut lp, bytes).map_err(|trouble| (0, trouble))?;
        // «request id is HP-12 (0 file(s))»
        self.job = told.split_whitespace().find(|word| word.starts_with(&format!("{}-", self.name))).map(str::to_owned);
        Ok(())
    }

    fn settle(&mut self, waits: Waits<'_>) -> Outcome {
        let Some(job) = self.job.clone() else { return Outcome::Taken };
        let (began, mut begun, mut last) = (Instant::now(), false, None);
        while began.elapsed() < PATIENCE {
            match self.on_its_way(&job) {
                Ok((false, _)) => return self.done(&job),
                Ok((true, now)) => begun |= now,
                Err(trouble) => return Outcome::Unsure(trouble),
            }
            let status = self.status().ok().flatten().filter(|status| !status.is_ready());
            if status != last {
                last = status;
                let _ = status.map(|status| waits(Trouble::NotReady(status)));
            }
            thread::sleep(LOOK);
        }
        let taken_back = run(self.program("cancel").arg(&job), &[]).is_ok();
        let trouble = last.map_or(Trouble::Stuck, Trouble::NotReady);
        if taken_back && !begun { Outcome::Failed(trouble) } else { Outcome::Unsure(trouble) }
    }
}

/// What a program of the system said on standard output.
fn run(command: &mut Command, input: &[u8]) -> Result<String, Trouble> {
    run_within(WORK, command, input)
}

fn run_within(patience: Duration, command: &mut Command, input: &[u8]) -> Result<String, Trouble> {
    let (mut said, mut complaint) = (String::new(), String::new());
    let ended = Running::start(command, "lp", input.to_vec())?.listen(
        || false,
        patience,
        |line| {
            let (to, line) = match line {
                Line::Out(line) => (&mut said, line),
                Line::Err(line) => (&mut complaint, line),
            };
            to.extend([line.as_str(), "\n"]);
            Ok::<_, child::Fault>(())
        },
    )?;
    match ended.success() {
        true => Ok(said),
        // Of a queue that is not there, or of the system's printing that is not running.
        false if NOT_THERE.iter().any(|words| complaint.contains(words)) => Err(Trouble::NotThere),
        false => Err(Trouble::Other(complaint.trim().to_owned())),
    }
}

/// How the programs of CUPS say that there is nothing.
const NOT_THERE: [&str; 7] = [
    "Invalid destination",
    "does not exist",
    "Unable to connect",
    "not running",
    "Bad file descriptor",
    "not connected",
    "Connection refused",
];

impl From<child::Fault> for Trouble {
    fn from(fault: child::Fault) -> Trouble {
        match fault {
            child::Fault::Missing(_) => Trouble::NotThere,
            child::Fault::Silent(_) | child::Fault::Stopped => Trouble::Stuck,
            child::Fault::System(said) => Trouble::Other(said),
        }
    }
}

/// What `lpstat -l -p` tells: whether the queue was stopped, and what the printer complains of.
fn status(told: &str) -> Status {
    let alerts: String = told.lines().filter(|line| line.trim_start().starts_with("Alerts:")).collect();
    let says = |words: &[&str]| words.iter().any(|word| alerts.contains(word));
    // A cartridge that is low or a tray that is nearly empty stops nobody.
    let paper = match (says(&["media-empty", "media-needed"]), says(&["media-low"])) {
        (true, _) => Paper::Out,
        (false, true) => Paper::Low,
        (false, false) => Paper::There,
    };
    Status {
        offline: told.lines().next().is_some_and(|line| line.contains("disabled since")) || says(&["offline"]),
        cover_open: says(&["cover-open", "door-open"]),
        paper,
        error: says(&["media-jam", "marker-supply-empty", "toner-empty"]),
    }
}

/// Whether a list of `lpstat -o` names the job.
fn names(told: &str, job: &str) -> bool {
    told.lines().any(|line| line.split_whitespace().next() == Some(job))
}

/// The printers that the system has, by the names of their queues. Only those that are set up here: looking round on the
/// network would take longer than anybody waits.
pub fn queues() -> Vec<String> {
    let told = run_within(GLANCE, Command::new("lpstat").arg("-a"), &[]).unwrap_or_default();
    told.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_words_are_understood() {
        let well = "printer HP is idle.  enabled since Sun Nov 22 09:00:00 2026\n\tAlerts: none\n";
        assert!(status(well).is_ready());
        let told = "printer HP now printing HP-7.  enabled since Sun\n\tAlerts: media-empty-error cover-open-report\n";
        assert_eq!((status(told).paper, status(told).cover_open), (Paper::Out, true));
        assert!(status("printer HP disabled since Sun -\n\tPaused\n").offline);
        assert!(status("printer HP is idle.\n\tAlerts: toner-low-warning media-low\n").is_ready());
        let list = "HP-7   huda  1024  Sun\nHP-71  huda  1024  Sun\n";
        assert!(names(list, "HP-7") && !names(list, "HP-1"));
    }
}
