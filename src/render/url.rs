//! Which addresses may be written into Markdown and HTML.

/// Whether `url` is an absolute http, https or mailto address.
///
/// Control characters and white space inside are refused, since browsers drop some of them before they read the scheme.
pub(crate) fn is_safe(url: &str) -> bool {
    let safe_scheme = ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    safe_scheme && !url.chars().any(|c| c.is_control() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn only_absolute_addresses_of_three_schemes() {
        for url in ["https://example.org/a?b#c", "HTTP://example.org", "mailto:a@example.org"] {
            assert!(is_safe(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "java\tscript:x",
            " https://a",
            "//a",
            "/a",
            "data:text/html,x",
            "https:a",
            "http://a\nb",
            "",
        ] {
            assert!(!is_safe(url), "{url}");
        }
    }
}
