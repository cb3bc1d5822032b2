//! Where text ends that is not markup: comments, scripts and the like.

use memchr::{memchr, memchr2};

/// Where the end tag stands that ends such a text, or the length of `text`. `is_end` knows the name in lower case.
///
/// Cost: linear.
pub(super) fn end(text: &str, is_end: impl Fn(&str) -> bool) -> usize {
    let mut at = 0;
    while let Some(found) = memchr(b'<', &text.as_bytes()[at..]) {
        at += found;
        if tag_name(&text[at..], "</").is_some_and(|name| is_end(&name)) {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// The name behind `prefix`, in lower case, if `text` begins so and the name ends like a tag's.
fn tag_name(text: &str, prefix: &str) -> Option<String> {
    let rest = text.strip_prefix(prefix)?;
    // no name that is asked for is longer
    let length = rest.bytes().take(12).take_while(u8::is_ascii_alphabetic).count();
    let ends = matches!(rest.as_bytes().get(length), Some(b' ' | b'\n' | b'\t' | b'\x0c' | b'/' | b'>'));
    (ends && length > 0).then(|| rest[..length].to_ascii_lowercase())
}

/// Where a script's end tag stands, or the length of `text`. Inside `<!--` … `-->` a second `<script>` hides one.
///
/// Cost: linear.
pub(super) fn script_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut escaped, mut doubled) = (false, false);
    let mut at = 0;
    while let Some(found) = if escaped { memchr2(b'<', b'-', &bytes[at..]) } else { memchr(b'<', &bytes[at..]) } {
        at += found;
        let rest = &text[at..];
        if rest.starts_with("-->") {
            (escaped, doubled) = (false, false);
            at += 3;
            continue;
        }
        if !escaped && rest.starts_with("<!--") {
            escaped = true;
            // the two dashes may be those of the end, too
            at += 2;
            continue;
        }
        if tag_name(rest, "</").is_some_and(|name| name == "script") {
            if !doubled {
                return at;
            }
            doubled = false;
        } else if escaped && tag_name(rest, "<").is_some_and(|name| name == "script") {
            doubled = true;
        }
        at += 1;
    }
    text.len()
}

/// The length of what is left of a comment behind its `<!--`, with its end.
///
/// Cost: linear.
pub(super) fn comment_end(text: &str) -> usize {
    if text.starts_with('>') {
        return 1;
    }
    if text.starts_with("->") {
        return 2;
    }
    let mut at = 0;
    while let Some(found) = memchr(b'-', &text.as_bytes()[at..]) {
        at += found;
        for end in ["-->", "--!>"] {
            if text[at..].starts_with(end) {
                return at + end.len();
            }
        }
        at += 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_end_where_the_standard_says() {
        for (text, end) in [
            ("a</script>", 1),
            ("a</SCRIPT >", 1),
            ("</scripty></script/", 10),
            ("<!--</script>", 4),
            ("<!--<script></script></script>", 21),
            ("<!--<script></script>--></script>", 24),
            ("<!--><script></script>", 13),
            ("<!--<script>", 12),
        ] {
            assert_eq!(script_end(text), end, "{text}");
        }
    }

    #[test]
    fn comments_end_in_four_ways() {
        for (text, end) in [(">a", 1), ("->a", 2), ("-->a", 3), ("a-->b", 4), ("a--!>b", 5), ("a--b", 4), ("--->", 4)] {
            assert_eq!(comment_end(text), end, "{text}");
        }
    }

    #[test]
    fn only_the_same_name_ends_raw_text() {
        assert_eq!(end("<b></i></title", |name| name == "title"), 14);
        assert_eq!(end("<b></i></TITLE\n>", |name| name == "title"), 7);
    }
}
