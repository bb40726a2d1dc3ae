//! As much of XML as a scanner's answers need: the text inside elements, by their name without its prefix, which
//! every maker chooses as they like. What is not well-formed is simply not found.

/// The inside of every element called `name` within `text`, in order. Elements of one name do not nest in eSCL.
pub fn all<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let open = rest.find('<')?;
            let tag = &rest[open + 1..];
            let end = tag.find('>')?;
            let (head, after) = (&tag[..end], &tag[end + 1..]);
            rest = after;
            let full = head.split([' ', '\t', '\r', '\n', '/']).next().unwrap_or_default();
            if head.starts_with(['/', '?', '!']) || local(full) != name {
                continue;
            }
            if head.ends_with('/') {
                return Some("");
            }
            let close = format!("</{full}");
            let shut = after.find(&close)?;
            rest = &after[shut + close.len()..];
            return Some(&after[..shut]);
        }
    })
}

/// The first of them, trimmed.
pub fn first<'a>(text: &'a str, name: &'a str) -> Option<&'a str> {
    all(text, name).next().map(str::trim)
}

/// The first of them as a number.
pub fn number(text: &str, name: &str) -> Option<u32> {
    first(text, name)?.parse().ok()
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_whatever_their_prefix() {
        let text = "<?xml version=\"1.0\"?><!-- <scan:State>no</scan:State> --><a:S xmlns:a=\"x\"><pwg:State>Idle</pwg:State>\
                    <scan:N\n a=\"1\">7</scan:N><N/><b:N> 9 </b:N></a:S>";
        assert_eq!(all(text, "N").collect::<Vec<_>>(), ["7", "", " 9 "]);
        assert!(first(text, "S").is_some_and(|inside| inside.starts_with("<pwg:State>Idle")));
        assert_eq!((first(text, "State"), number(text, "N")), (Some("Idle"), Some(7)));
        assert_eq!(first("<open>never shut", "open"), None);
        assert_eq!(first("<", "open"), None);
    }
}
