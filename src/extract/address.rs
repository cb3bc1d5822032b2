//! Addresses: relative references resolved as RFC 3986, section 5, says, as far as links and images need it.

use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::{Page, tree::Id};
use crate::render::is_safe;
use std::borrow::Cow;

/// Where a page is, and what its references are relative to.
pub(super) struct Base {
    base: Option<String>,
    own: Option<String>,
}

impl Base {
    /// The base of a page: its first `base` element, resolved against the address that the caller gave or the page knew.
    pub fn of(page: &Page, url: Option<&str>) -> Base {
        let own = url.or(page.url.as_deref()).filter(|url| is_safe(url)).map(str::to_owned);
        let mut found = Base { base: own.clone(), own };
        let element = |id: &Id| page.tag(*id) == Tag::Base && page.attr(*id, Name::Href).is_some();
        let base = (0..page.nodes.len().min(4096) as Id).find(element);
        if let Some(base) = base.and_then(|id| page.attr(id, Name::Href)).and_then(|href| found.resolve(href)) {
            found.base = Some(base);
        }
        found
    }

    /// The page's own address, whatever its references are relative to.
    pub fn address(&self) -> Option<&str> {
        self.own.as_deref()
    }

    /// The absolute address of `reference`, if it is an http, https or mailto address.
    /// Cost: linear in both.
    pub fn resolve(&self, reference: &str) -> Option<String> {
        let mut reference = Cow::Borrowed(reference.trim());
        if reference.bytes().any(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' ')) {
            reference = Cow::Owned(reference.replace(['\t', '\n', '\r'], "").replace(' ', "%20"));
        }
        let resolved = if has_scheme(&reference) { reference.into_owned() } else { self.join(&reference)? };
        is_safe(&resolved).then_some(resolved)
    }

    fn join(&self, reference: &str) -> Option<String> {
        let base = self.base.as_deref()?;
        let base = base.split('#').next().unwrap_or(base);
        let (scheme, rest) = base.split_once("://")?;
        let (before_query, _) = base.split_once('?').unwrap_or((base, ""));
        let host_end = scheme.len() + 3 + rest.find(['/', '?']).unwrap_or(rest.len());
        let (origin, path) = before_query.split_at(host_end.min(before_query.len()));
        if reference.is_empty() || reference.starts_with('#') {
            return Some(format!("{base}{reference}"));
        }
        if let Some(host) = reference.strip_prefix("//") {
            return Some(format!("{scheme}://{host}"));
        }
        if reference.starts_with('?') {
            return Some(format!("{before_query}{reference}"));
        }
        let (target, tail) = reference.split_at(reference.find(['?', '#']).unwrap_or(reference.len()));
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let joined = if target.starts_with('/') { target.to_owned() } else { format!("{folder}/{target}") };
        let dots = joined.as_bytes().windows(2).any(|two| two == b"/.");
        let joined = if dots { without_dots(&joined) } else { joined };
        Some([origin, &joined, tail].concat())
    }
}

fn has_scheme(reference: &str) -> bool {
    let Some((scheme, _)) = reference.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// Removes `.` and `..` segments from a path that begins with a slash.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::ExtractOptions;

    #[test]
    fn references_resolve_as_the_standard_says() {
        let at =
            |url: Option<&str>, html: &str| Base::of(&crate::page::parse(html, &ExtractOptions::default().limits), url);
        let base = at(Some("https://example.org/b/c/d?q#f"), "");
        for (reference, address) in [
            ("g", "https://example.org/b/c/g"),
            ("./g", "https://example.org/b/c/g"),
            ("g/", "https://example.org/b/c/g/"),
            ("/g", "https://example.org/g"),
            ("//other.example/x", "https://other.example/x"),
            ("?y", "https://example.org/b/c/d?y"),
            ("#s", "https://example.org/b/c/d?q#s"),
            ("", "https://example.org/b/c/d?q"),
            ("..", "https://example.org/b/"),
            ("../g?a#b", "https://example.org/b/g?a#b"),
            ("../../../g", "https://example.org/g"),
            ("http://a.example/", "http://a.example/"),
            (" a b.html\n", "https://example.org/b/c/a%20b.html"),
            ("mailto:x@example.org", "mailto:x@example.org"),
        ] {
            assert_eq!(base.resolve(reference).as_deref(), Some(address), "{reference}");
        }
        for refused in ["javascript:x", "data:text/plain,x", "JaVaScript:x", "tel:1"] {
            assert_eq!(base.resolve(refused), None, "{refused}");
        }
        assert_eq!(at(None, "").resolve("a"), None);
        let site = at(Some("https://example.org"), "");
        assert_eq!(site.resolve("a").as_deref(), Some("https://example.org/a"));
        // a base that is the site's front page is not where the page is
        let page = at(Some("https://example.org/b/c"), "<base href=/>");
        assert_eq!(page.resolve("a").as_deref(), Some("https://example.org/a"));
        assert_eq!(page.address(), Some("https://example.org/b/c"));
    }
}
