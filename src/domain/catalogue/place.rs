//! Where in the text a fault lies. JSON readers tell the place of a fault in shape only; for the
//! rest, and for the name of the service, the text itself is searched.

/// Line and column, both from 1, counted in characters as an editor does.
pub(super) fn at(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// The code that stands last before line `line`, column `column` (in bytes, as readers count).
pub(super) fn code_before(text: &str, line: usize, column: usize) -> Option<String> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let end = start + column;
    codes(text).take_while(|&(offset, _)| offset < end).last().map(|(_, code)| code.to_owned())
}

/// The place of `key` inside the `nth` service (from 0) called `code`; of the code itself when the
/// key is empty or not found.
pub(super) fn of_key(text: &str, code: &str, nth: usize, key: &str) -> usize {
    let mut found = codes(text).filter(|&(_, found)| found == code).skip(nth);
    let Some((start, _)) = found.next() else {
        return 0;
    };
    let end = codes(text).map(|(offset, _)| offset).find(|&offset| offset > start).unwrap_or(text.len());
    let quoted = format!("\"{key}\"");
    text.get(start..end).and_then(|service| service.find(&quoted)).map_or(start, |offset| start + offset)
}

/// Every `"code": "…"` with the place where it begins.
fn codes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("\"code\"").filter_map(|(offset, key)| {
        let value = text.get(offset + key.len()..)?.trim_start().strip_prefix(':')?;
        let value = value.trim_start().strip_prefix('"')?;
        Some((offset, value.split('"').next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n \"code\": \"A\",\n \"ar\": \"شباك\", \"fee\": 1 },\n{ \"code\" : \"B\" }";

    #[test]
    fn keys_are_found_in_their_service() {
        assert_eq!(at(TEXT, of_key(TEXT, "A", 0, "fee")), (3, 16));
        assert_eq!(at(TEXT, of_key(TEXT, "A", 0, "nothing")), (2, 2));
        assert_eq!(at(TEXT, of_key(TEXT, "B", 0, "fee")), (4, 3));
        assert_eq!(code_before(TEXT, 3, 5), Some("A".into()));
        assert_eq!(code_before(TEXT, 1, 1), None);
    }
}
