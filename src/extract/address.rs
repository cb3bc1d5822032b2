//! Addresses of links and images, resolved against the page's.

/// The absolute form of `reference`, http, https or mailto; `None` for anything else and for fragments of the page.
///
/// Follows RFC 3986, section 5.2, for references with a path. Cost: linear.
pub(crate) fn resolve(reference: &str, base: Option<&str>) -> Option<String> {
    // browsers drop these before they read an address
    let reference: String = reference.trim().chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    if reference.is_empty() || reference.starts_with('#') {
        return None;
    }
    let absolute = if scheme(&reference).is_some() {
        reference
    } else {
        let base = base?;
        let (scheme_part, rest) = base.split_once("://")?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        let path = path.split(['?', '#']).next().unwrap_or("");
        if let Some(host_and_path) = reference.strip_prefix("//") {
            format!("{scheme_part}://{host_and_path}")
        } else if reference.starts_with('/') {
            format!("{scheme_part}://{host}{}", without_dots(&reference))
        } else if reference.starts_with('?') {
            format!("{scheme_part}://{host}{path}{reference}")
        } else {
            let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
            format!("{scheme_part}://{host}{}", without_dots(&format!("{folder}{reference}")))
        }
    };
    let encoded: String = absolute.chars().map(|c| if c == ' ' { "%20".to_owned() } else { c.to_string() }).collect();
    crate::render::is_safe(&encoded).then_some(encoded)
}

/// The scheme of an absolute address.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut chars = scheme.chars();
    let valid = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    valid.then_some(scheme)
}

/// A path without `.` and `..`; query and fragment stay.
fn without_dots(path: &str) -> String {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let (path, rest) = path.split_at(end);
    let mut parts: Vec<&str> = Vec::new();
    let last = path.rsplit('/').next().unwrap_or("");
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    let slash = if matches!(last, "." | "..") { "/" } else { "" };
    format!("/{}{slash}{rest}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn references_resolve_as_the_standard_says() {
        let base = Some("https://example.org/a/b?q#f");
        for (reference, absolute) in [
            ("c", "https://example.org/a/c"),
            ("../c", "https://example.org/c"),
            ("/c?x", "https://example.org/c?x"),
            ("?x", "https://example.org/a/b?x"),
            ("//example.com/c", "https://example.com/c"),
            ("http://example.net/ d", "http://example.net/%20d"),
            ("mailto:a@example.org", "mailto:a@example.org"),
        ] {
            assert_eq!(resolve(reference, base).as_deref(), Some(absolute), "{reference}");
        }
        for reference in ["#top", "javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "", "tel:1"] {
            assert_eq!(resolve(reference, base), None, "{reference}");
        }
        assert_eq!(resolve("c", None), None);
    }
}
