//! `shubbak exec`: the same commands and questions as the window's, as JSON lines.
//!
//! One object a line in, one a line out, printed after the commit:
//! `{"id":"1","do":"sign_in","officer":"huda","secret":"2580"}` gives `{"id":"1","ok":{…}}` or
//! `{"id":"1","error":{"code":…,"what":…,"next":…}}`. A command needs an id of its own; the same id
//! again gives the first answer again. A line that cannot be understood changes nothing.

use std::io::{self, BufRead, Read, Write};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::{Desk, Fault};
use crate::error;
use crate::i18n::Tr;

/// Longest line, in bytes; a longer one is answered with an error and passed over.
const LONGEST_LINE: u64 = 4 * 1024 * 1024;

/// Answers every line of `input` on `output` until it ends.
pub fn run(desk: &mut Desk, tr: &Tr, mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut line = vec![];
    desk.serve_pages(None);
    loop {
        line.clear();
        let read = (&mut input).take(LONGEST_LINE + 1).read_until(b'\n', &mut line)?;
        desk.tend_papers();
        if read == 0 {
            desk.print_out();
            return Ok(());
        }
        let answer = if line.len() as u64 > LONGEST_LINE && !line.ends_with(b"\n") {
            skip_line(&mut input)?;
            refusal(None, &bad_line(format!("at most {LONGEST_LINE} bytes a line")), tr)
        } else if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        } else {
            answer(desk, tr, &line)
        };
        serde_json::to_writer(&mut output, &answer)?;
        output.write_all(b"\n")?;
        output.flush()?;
        desk.tend_papers();
    }
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let available = input.fill_buf()?;
        let end = available.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(available.len(), |end| end + 1);
        let last = end.is_some() || available.is_empty();
        input.consume(used);
        if last {
            return Ok(());
        }
    }
}

fn answer(desk: &mut Desk, tr: &Tr, line: &[u8]) -> Value {
    let mut object: Map<String, Value> = match serde_json::from_slice(line) {
        Ok(object) => object,
        Err(error) => return refusal(None, &bad_line(format!("a JSON object; {error}")), tr),
    };
    let id = object.remove("id");
    match carry_out(desk, id.as_ref(), object) {
        Ok(value) => match id {
            Some(id) => json!({ "id": id, "ok": value }),
            None => json!({ "ok": value }),
        },
        Err(fault) => refusal(id, &fault, tr),
    }
}

fn carry_out(desk: &mut Desk, id: Option<&Value>, object: Map<String, Value>) -> Result<Value, Fault> {
    if object.contains_key("ask") {
        return written(desk.answer(understood(object)?)?);
    }
    if !object.contains_key("do") {
        return Err(bad_line("\"do\" (a command) or \"ask\" (a question)".to_owned()));
    }
    let id = id.and_then(Value::as_str).filter(|id| (1..=64).contains(&id.len()));
    let id = id.ok_or_else(|| bad_line("\"id\": a text of 1 to 64 bytes, of its own for each command".to_owned()))?;
    written(desk.carry_out(id, understood(object)?)?)
}

fn understood<T: DeserializeOwned>(object: Map<String, Value>) -> Result<T, Fault> {
    serde_json::from_value(Value::Object(object)).map_err(|error| bad_line(error.to_string()))
}

fn written(value: impl serde::Serialize) -> Result<Value, Fault> {
    serde_json::to_value(value).map_err(|error| bad_line(error.to_string()))
}

fn bad_line(expected: String) -> Fault {
    Fault::BadLine { expected }
}

fn refusal(id: Option<Value>, fault: &Fault, tr: &Tr) -> Value {
    let words = error::words(fault, tr);
    let error = json!({ "code": fault.code(), "what": plain(&words.what), "next": plain(&words.next) });
    match id {
        Some(id) => json!({ "id": id, "error": error }),
        None => json!({ "error": error }),
    }
}

/// Without the marks that keep values apart on screen: a program compares plain text.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}
