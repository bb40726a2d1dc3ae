//! The deeds of a storm, as lines for `exec`: a clerk's day in small, with every kind of deed in it.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Datelike;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use shubbak::domain::numbers::CaseNo;
use shubbak::env::Env;

use crate::centre::site_validity;

/// Lines that can be told apart from those of any other script by `tag`.
pub struct Script {
    pub tag: String,
    /// Serial of the first case that it registers.
    pub first: u32,
    pub cases: u32,
    /// Where the scans lie.
    pub scans: PathBuf,
}

impl Script {
    /// Sign in, then case after case: scan, register with the scan, print, look, send; a new officer; out.
    pub fn day(&self) -> Vec<Value> {
        let mut lines = vec![self.line("in", json!({ "do": "sign_in", "officer": "samir", "secret": "1470" }))];
        for case in 0..self.cases {
            lines.extend(self.case(case));
        }
        let officer = format!("o{}", self.tag.replace('-', ""));
        let enrol = json!({ "do": "enrol_officer", "officer": officer, "name": "رانيا", "roles": ["cashier"], "secret": "4455" });
        lines.push(self.line("enrol", enrol));
        lines.push(self.line("out", json!({ "do": "sign_out" })));
        lines
    }

    fn case(&self, case: u32) -> Vec<Value> {
        let no = self.number(case);
        let scan = self.scan(case);
        let mut register = site_validity();
        register["documents"][0]["files"] = json!([attachment(&scan)]);
        let mut lines = vec![
            self.line(&format!("scan{case}"), json!({ "do": "attach_file", "path": scan })),
            self.line(&format!("case{case}"), register),
            self.line(&format!("print{case}"), json!({ "do": "print_paper", "case": no, "paper": "receipt" })),
        ];
        if case % 2 == 1 {
            let look = json!({ "do": "show_identity", "case": no, "reason": "مراجعة" });
            lines.push(self.line(&format!("look{case}"), look));
            lines.push(self.line(&format!("send{case}"), json!({ "do": "export_batch" })));
            lines.push(self.line(&format!("copy{case}"), json!({ "do": "make_backup" })));
        }
        lines
    }

    /// The same, and in the middle the newest backup is put in the register's place. Nothing comes between the
    /// backup and its restoring, so nothing that was promised may be missing.
    pub fn restoring(&self) -> Vec<Value> {
        let mut lines = vec![self.line("in", json!({ "do": "sign_in", "officer": "samir", "secret": "1470" }))];
        for case in 0..self.cases {
            lines.extend(self.case(case));
            lines.push(self.line(&format!("save{case}"), json!({ "do": "make_backup" })));
            lines.push(self.line(&format!("back{case}"), json!({ "do": "restore_backup" })));
            let again = json!({ "do": "sign_in", "officer": "samir", "secret": "1470" });
            lines.push(self.line(&format!("in{case}"), again));
        }
        lines
    }

    /// Only what a window saves while a clerk types, between two cases.
    pub fn typing(&self) -> Vec<Value> {
        let mut lines = vec![self.line("in", json!({ "do": "sign_in", "officer": "samir", "secret": "1470" }))];
        for case in 0..self.cases {
            for key in 0..4 {
                lines.push(json!({ "draft": draft(self.first + case, key) }));
            }
            lines.push(self.line(&format!("case{case}"), site_validity()));
        }
        lines
    }

    fn line(&self, name: &str, mut command: Value) -> Value {
        command["id"] = json!(format!("{}-{name}", self.tag));
        command
    }

    fn number(&self, case: u32) -> String {
        let year = Env::system().today().year();
        CaseNo::new(&"ZAQ-03".parse().unwrap(), year, self.first + case).to_string()
    }

    /// A scan that no other case has.
    fn scan(&self, case: u32) -> PathBuf {
        fs::create_dir_all(&self.scans).unwrap();
        let path = self.scans.join(format!("{}-{case}.png", self.tag));
        let mut bytes = b"%PDF-1.4\n".to_vec();
        for block in 0..600 + 300 * case {
            bytes.extend(Sha256::digest(format!("{} {case} {block}", self.tag)));
        }
        fs::write(&path, bytes).unwrap();
        path
    }
}

/// A draft whose beginning says how late it is: later ones compare greater.
fn draft(serial: u32, key: u32) -> String {
    format!("{serial:08}.{key} {}", "منى عبد الرحمن ".repeat(20))
}

fn attachment(scan: &Path) -> Value {
    let bytes = fs::read(scan).unwrap();
    let name = scan.file_name().unwrap().to_string_lossy();
    json!({ "sha256": hex::encode(Sha256::digest(&bytes)), "media": "image/png", "bytes": bytes.len(), "name": name })
}
