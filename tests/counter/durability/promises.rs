//! What the program has told the world, and whether a folder still keeps it: everything acknowledged is
//! there, once and whole, the register proves itself, and work goes on.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use shubbak::app::{Desk, Surroundings, open_centre};
use shubbak::cli::WhichCentre;
use shubbak::domain::Country;
use shubbak::env::Env;

use crate::centre::{answers, site_validity};

/// A promise that was not kept.
pub struct Broken {
    pub how: How,
    pub told: String,
}

/// In which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    WillNotOpen,
    /// `verify` is not clean.
    Damaged,
    Half,
    Lost,
    Doubled,
    /// A new deed is refused.
    Stuck,
}

/// Everything that was acknowledged so far.
#[derive(Default, Clone)]
pub struct Promises {
    /// The lines that were sent, by their id.
    sent: BTreeMap<String, Value>,
    /// What was answered to them, in order.
    kept: Vec<(String, Value)>,
    /// Batches that `shubbak batch export` named: where, and their SHA-256.
    batches: Vec<(PathBuf, String)>,
    /// The last draft that was kept.
    draft: Option<String>,
}

impl Promises {
    pub fn send(&mut self, lines: &[Value]) {
        let with_id = lines.iter().filter_map(|line| Some((line["id"].as_str()?.to_owned(), line.clone())));
        self.sent.extend(with_id);
    }

    /// Takes in what the program said: answers as JSON lines, or what `batch export` prints.
    pub fn hear(&mut self, said: &str) {
        let mut file = None;
        for line in said.lines() {
            let Ok(answer) = serde_json::from_str::<Value>(line) else {
                if let (Some((_, hash)), Some(file)) = (line.split_once("sha256 "), file.take()) {
                    self.batches.push((file, hash.to_owned()));
                }
                file = Some(PathBuf::from(line)).filter(|path| path.is_absolute());
                continue;
            };
            let ok = answer.get("ok").unwrap_or_else(|| panic!("refused without need: {answer}"));
            if ok["did"] == "draft_kept" {
                self.draft = ok["body"].as_str().map(str::to_owned);
            } else {
                self.kept.push((answer["id"].as_str().unwrap().to_owned(), ok.clone()));
            }
        }
    }

    pub fn count(&self) -> usize {
        self.kept.len() + self.batches.len()
    }

    /// Whether the centre in `folder`, or a copy of it there, keeps every promise; how many cases it has.
    pub fn judge(&self, folder: &Path) -> Result<u32, Broken> {
        let mut desk = open(folder)?;
        let cases = proven(&desk)?;
        let ledger = Ledger::read(&desk)?;
        self.nothing_half(&ledger)?;
        for (id, ok) in &self.kept {
            ledger.holds(id, ok)?;
            held(&desk, ok)?;
        }
        self.batches.iter().try_for_each(|(file, hash)| same_bytes(file, hash))?;
        self.answers_stay(&mut desk, folder)?;
        self.draft_stays(&mut desk)?;
        goes_on(&mut desk)?;
        Ok(cases)
    }

    /// A case and all that its command does are one: it is opened, paid, its clock runs, its ticket is out.
    fn nothing_half(&self, ledger: &Ledger) -> Result<(), Broken> {
        let whole = ["case_opened", "fee_paid", "clock_started", "ticket_issued"];
        for (id, line) in &self.sent {
            let Some(kinds) = ledger.0.get(id) else { continue };
            if line["do"] == "register_case" && *kinds != whole {
                return Err(broken(How::Half, format!("{id}: {kinds:?}")));
            }
        }
        Ok(())
    }

    /// The same commands again give the same answers, and change nothing.
    fn answers_stay(&self, desk: &mut Desk, folder: &Path) -> Result<(), Broken> {
        signs_in(desk)?;
        let before = desk.register().heads().unwrap();
        for (id, ok) in self.kept.iter().rev().take(AGAIN) {
            let line = &self.sent[id];
            // Who is signed in stays signed in, and a paper is looked for on the disk instead.
            if ["sign_in", "sign_out", "print_paper", "make_backup"].iter().any(|deed| line["do"] == *deed) {
                continue;
            }
            let again = &answers(desk, &format!("{line}\n"))[0];
            if again["ok"] != *ok {
                return Err(broken(How::Lost, format!("{id}: {ok} became {again} in {}", folder.display())));
            }
        }
        match desk.register().heads().unwrap() == before {
            true => Ok(()),
            false => Err(broken(How::Doubled, "a command that was repeated was carried out again".to_owned())),
        }
    }

    fn draft_stays(&self, desk: &mut Desk) -> Result<(), Broken> {
        let Some(last) = &self.draft else { return Ok(()) };
        let found = desk.register().draft(&"samir".parse().unwrap()).map_err(damaged)?;
        // A later one may have been kept, and not yet acknowledged.
        match found {
            Some(found) if found >= *last => Ok(()),
            found => Err(broken(How::Lost, format!("draft {last:?}, found {found:?}"))),
        }
    }
}

/// How many commands are repeated, from the newest back; the ledger has been read for all of them.
const AGAIN: usize = 24;

/// Which kinds of action each command left, in order.
struct Ledger(BTreeMap<String, Vec<String>>);

impl Ledger {
    fn read(desk: &Desk) -> Result<Ledger, Broken> {
        let mut commands: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let register = desk.register();
        let read = register.actions_after(register.station(), 0, |action| {
            commands.entry(action.command).or_default().push(action.kind.to_string());
            Ok(())
        });
        read.map_err(damaged).map(|()| Ledger(commands))
    }

    fn holds(&self, id: &str, ok: &Value) -> Result<(), Broken> {
        // A stored scan is no action, and nothing to send leaves none.
        let silent = ["attached", "nothing_to_send", "backed_up"].iter().any(|did| ok["did"] == *did);
        if silent || self.0.contains_key(id) { Ok(()) } else { Err(broken(How::Lost, format!("{id}: {ok}"))) }
    }
}

/// What lies beside the ledger: scans, papers and batches.
fn held(desk: &Desk, ok: &Value) -> Result<(), Broken> {
    let text = |key: &str| ok[key].as_str().unwrap_or_default().to_owned();
    match ok["did"].as_str() {
        Some("attached") => {
            let stored = desk.register().attachment(&text("sha256")).map_err(|fault| lost(&text("name"), fault))?;
            let same = hex::encode(Sha256::digest(&stored.data)) == text("sha256");
            if same { Ok(()) } else { Err(broken(How::Damaged, text("name"))) }
        }
        Some("printed") => {
            let file = text("file");
            let bytes = fs::read(&file).map_err(|error| lost(&file, error))?;
            let whole = bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF");
            if whole { Ok(()) } else { Err(broken(How::Half, file)) }
        }
        Some("backed_up") => {
            let file = text("file");
            let backup = desk.keeper().named(Some(Path::new(&file))).map_err(|fault| lost(&file, fault))?;
            desk.keeper().verify(&backup).map(drop).map_err(|fault| broken(How::Damaged, format!("{file}: {fault:?}")))
        }
        Some("batch_sealed") => same_bytes(Path::new(&text("file")), &text("sha256")),
        _ => Ok(()),
    }
}

fn same_bytes(file: &Path, hash: &str) -> Result<(), Broken> {
    let bytes = fs::read(file).map_err(|error| lost(&file.display().to_string(), error))?;
    let same = hex::encode(Sha256::digest(&bytes)) == hash;
    if same { Ok(()) } else { Err(broken(How::Damaged, file.display().to_string())) }
}

fn open(folder: &Path) -> Result<Desk, Broken> {
    let which = WhichCentre::Practice { country: Country::Egypt, folder: Some(folder.to_owned()) };
    let opened = open_centre(&which, &Surroundings { data: folder.to_owned() }, Env::system());
    opened.map(|opened| opened.desk).map_err(|fault| broken(How::WillNotOpen, format!("{fault:?}")))
}

/// `verify` finds nothing; how many cases there are.
fn proven(desk: &Desk) -> Result<u32, Broken> {
    let verified = desk.register().verify().map_err(damaged)?;
    if !verified.is_clean() {
        return Err(broken(How::Damaged, format!("{:?}", verified.findings)));
    }
    Ok(verified.cases as u32)
}

fn signs_in(desk: &mut Desk) -> Result<(), Broken> {
    did(desk, json!({ "id": fresh(), "do": "sign_in", "officer": "samir", "secret": "1470" }))
}

/// A case, and a batch, as if nothing had happened.
fn goes_on(desk: &mut Desk) -> Result<(), Broken> {
    let mut case = site_validity();
    case["id"] = json!(fresh());
    did(desk, case)?;
    did(desk, json!({ "id": fresh(), "do": "export_batch" }))?;
    proven(desk).map(drop)
}

fn did(desk: &mut Desk, line: Value) -> Result<(), Broken> {
    let answer = &answers(desk, &format!("{line}\n"))[0];
    if answer.get("ok").is_some() { Ok(()) } else { Err(broken(How::Stuck, answer.to_string())) }
}

/// An id for a command that no script has.
fn fresh() -> String {
    Env::system().uid().to_string()
}

fn damaged(fault: impl std::fmt::Debug) -> Broken {
    broken(How::Damaged, format!("{fault:?}"))
}

fn lost(what: &str, fault: impl std::fmt::Debug) -> Broken {
    broken(How::Lost, format!("{what}: {fault:?}"))
}

fn broken(how: How, told: String) -> Broken {
    Broken { how, told }
}
