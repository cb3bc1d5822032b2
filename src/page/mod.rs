//! A page as an arena tree, from an HTML string or from a live document's snapshot.

use crate::error::Error;
use crate::limits::Limits;

/// A live page as `www/snapshot.js` hands it over: flat arrays, one crossing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// All text of the page: text nodes, names and attribute values, end to end.
    pub text: String,
    /// The nodes.
    pub nodes: Vec<u32>,
}

/// A page in memory.
pub(crate) struct Page {
    /// Limits that were met: stable codes such as `limit-nodes`.
    pub notes: Vec<&'static str>,
}

/// Whether a string is HTML rather than plain text.
pub(crate) fn looks_like_html(text: &str) -> bool {
    text.trim_start().starts_with('<')
}

/// Parses an HTML string. Never fails: what goes beyond a limit is flattened or left out, and noted.
pub(crate) fn parse(html: &str, limits: &Limits) -> Page {
    let _ = (html, limits);
    Page { notes: Vec::new() }
}

/// Decodes a snapshot.
pub(crate) fn decode(snapshot: &Snapshot, limits: &Limits) -> Result<Page, Error> {
    let _ = (snapshot, limits);
    Ok(Page { notes: Vec::new() })
}

/// The label of the encoding that an HTML page states of itself, if its first kilobyte does.
#[must_use]
pub fn charset(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..1024.min(bytes.len()))?;
    let at = head.windows(8).position(|w| w.eq_ignore_ascii_case(b"charset="))? + 8;
    let rest = &head[at..];
    let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b))).unwrap_or(rest.len());
    std::str::from_utf8(&rest[..end]).ok().filter(|label| !label.is_empty())
}
