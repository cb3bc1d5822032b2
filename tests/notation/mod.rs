//! How the lines of a case say whether they must go.

/// A line of a page: whether it must go, if that matters, and the line itself.
pub fn goes(line: &str) -> (Option<bool>, &str) {
    match (line.strip_prefix("- "), line.strip_prefix("? ")) {
        (Some(line), _) => (Some(true), line),
        (_, Some(line)) => (None, line),
        _ => (Some(false), line),
    }
}

/// A line of a case: the reason for which it must go, and the line itself.
pub fn marked(line: &str) -> (Option<&str>, &str) {
    match line.strip_prefix("- [").and_then(|rest| rest.split_once("] ")) {
        Some((reason, line)) => (Some(reason), line),
        None => (None, line),
    }
}
