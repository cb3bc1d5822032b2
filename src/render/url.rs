//! Which addresses may be written into Markdown and HTML.

/// Whether `url` is an absolute http, https or mailto address, and more than its scheme.
///
/// Control characters and white space inside, a byte order mark too, are refused, since browsers drop some of them before
/// they read the scheme.
pub(crate) fn is_safe(url: &str) -> bool {
    let safe_scheme = ["http://", "https://", "mailto:"]
        .iter()
        .filter(|scheme| url.len() > scheme.len())
        .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let plain = |byte: u8| (b'!'..=b'~').contains(&byte);
    let unsafe_char = |c: char| c.is_control() || c.is_whitespace() || c == '\u{feff}';
    safe_scheme && (url.bytes().all(plain) || !url.chars().any(unsafe_char))
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
            "https://a/\u{feff}",
            "https://",
            "mailto:",
            "",
        ] {
            assert!(!is_safe(url), "{url}");
        }
    }

    /// The scheme as browsers read it (URL standard, 4.4): control characters and spaces around the address and line
    /// feeds and tabs anywhere in it are dropped first; without a scheme, that of a hostile page counts.
    fn scheme(url: &str) -> String {
        let inner = url.trim_matches(|c: char| c <= ' ').replace(['\t', '\n', '\r'], "");
        let found = inner.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let is_scheme = |s: &String| {
            s.starts_with(|c: char| c.is_ascii_alphabetic())
                && s.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        };
        found.filter(is_scheme).unwrap_or_else(|| "javascript".to_owned())
    }

    #[test]
    fn a_hundred_thousand_made_up_ones() {
        let letters = ["javascript:", "data:", "vbscript:", "http://", "https://", "mailto:", "http:", "HttpS://", "x"];
        let between =
            ["", "", "\t", "\n", "\r", "\0", "\u{1}", " ", "\u{a0}", "\u{ad}", "\u{200b}", "\u{2028}", "\u{feff}"];
        let (mut state, mut safe) = (1_u32, 0);
        let mut below = |n: usize| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state as usize % n
        };
        for _ in 0..100_000 {
            let mut url: Vec<char> = letters[below(letters.len())].chars().collect();
            for _ in 0..below(3) {
                let at = below(url.len() + 1);
                url.splice(at..at, between[below(between.len())].chars());
            }
            if below(5) == 0 {
                let at = below(url.len());
                url[at] = char::from_u32(below(0x500) as u32).unwrap_or(':');
            }
            let url: String = url.into_iter().chain("example.org/alert(1)".chars()).collect();
            if is_safe(&url) {
                safe += 1;
                assert!(["http", "https", "mailto"].contains(&scheme(&url).as_str()), "{url:?}");
                assert!(!url.chars().any(|c| c.is_control() || c.is_whitespace()), "{url:?}");
            }
        }
        assert!(safe > 10_000, "{safe} were let through");
    }
}
