//! A program that is talked to line by line while something happens to its disk.

use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

use super::promises::Promises;

/// `shubbak exec`, with what it has promised so far.
pub struct Talk {
    child: Child,
    input: Option<ChildStdin>,
    answers: Lines<BufReader<ChildStdout>>,
    pub promises: Promises,
}

impl Talk {
    pub fn begin(mut command: Command) -> Talk {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (child.stdin.take(), child.stdout.take().unwrap());
        Talk { child, input, answers: BufReader::new(output).lines(), promises: Promises::default() }
    }

    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Sends a line and waits for its answer; what is acknowledged is a promise.
    pub fn asks(&mut self, line: &Value) -> Value {
        writeln!(self.input.as_mut().unwrap(), "{line}").unwrap();
        let said = self.answers.next().unwrap().unwrap();
        let answer: Value = serde_json::from_str(&said).unwrap();
        if answer.get("ok").is_some() {
            self.promises.send(std::slice::from_ref(line));
            self.promises.hear(&said);
        }
        answer
    }

    pub fn does(&mut self, line: &Value) -> Value {
        let answer = self.asks(line);
        answer.get("ok").cloned().unwrap_or_else(|| panic!("{answer}"))
    }

    /// The line is refused with one of `codes`, in whole sentences that say what to do.
    pub fn is_refused(&mut self, line: &Value, codes: &[&str]) {
        let answer = self.asks(line);
        let error = &answer["error"];
        assert!(codes.contains(&error["code"].as_str().unwrap_or_default()), "{answer}");
        for words in [&error["what"], &error["next"]] {
            let words = words.as_str().unwrap();
            assert!(words.len() > 20 && words.ends_with('.') && !words.contains("os error"), "{words}");
        }
    }

    /// No more lines: the program ends by itself.
    pub fn ends(mut self) -> Promises {
        self.input = None;
        assert!(self.child.wait().unwrap().success());
        self.promises
    }
}
