//! Secrets on the command line: typed on a terminal without being shown, or read from a file.

use std::fs;
use std::path::Path;

use zeroize::Zeroizing;

use crate::app::Fault;

/// What is typed in answer to `question`, unseen; `None` where there is no terminal to ask on.
pub(super) fn unseen(question: &str) -> Option<Zeroizing<String>> {
    let question = format!("{} ", crate::text::plain(question));
    rpassword::prompt_password(question).map(Zeroizing::new).ok()
}

/// A secret stands alone on the first line of its file, or of what a file descriptor gives.
pub(super) fn first_line(file: &Path) -> Result<Zeroizing<String>, Fault> {
    let text = fs::read_to_string(file).map(Zeroizing::new);
    let text = text.map_err(|error| Fault::File { path: file.display().to_string(), cause: error.to_string() })?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}
