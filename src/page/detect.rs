//! HTML or plain text.

use super::tag::Tag;

/// Whether a string is HTML rather than plain text: it starts like a document or with a tag of a known element, or
/// such tags, start and end tags, stand close together in its first 64 kB. A text that speaks of tags stays text.
///
/// Cost: constant.
pub fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let lower = |n: usize| start.chars().take(n).collect::<String>().to_ascii_lowercase();
    let head = lower(16);
    if head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<?xml") {
        return true;
    }
    let mut cut = start.len().min(1 << 16);
    while !start.is_char_boundary(cut) {
        cut -= 1;
    }
    let (mut opened, mut closed) = (0, 0);
    for (at, _) in start[..cut].match_indices('<') {
        let rest = &start[at + 1..cut];
        let (end_tag, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let name: &str = &rest[..rest.bytes().take_while(u8::is_ascii_alphanumeric).count().min(12)];
        let after = rest.as_bytes().get(name.len());
        let bounded = matches!(after, Some(b'>' | b' ' | b'/' | b'\n' | b'\t' | b'\r'));
        let comment = at == 0 && rest.starts_with("!--");
        if comment || (bounded && Tag::from_name(name) != Tag::Other) {
            if at == 0 && rest.contains('>') {
                return true;
            }
            opened += usize::from(!end_tag);
            closed += usize::from(end_tag);
        }
    }
    opened > 0 && closed > 0 && (opened + closed) * BYTES_A_TAG >= cut
}

/// Bytes of HTML to a tag, at most: pages have about fifty, articles marked up by hand two hundred.
const BYTES_A_TAG: usize = 250;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_make_html_and_signs_do_not() {
        for html in
            ["<!DOCTYPE HTML>x", "\u{feff} <html lang=en>", "<p>one", "a <b>c</b>", "<!-- x --><div>", "<P CLASS=a>b"]
        {
            assert!(looks_like_html(html), "{html}");
        }
        for text in
            ["", "a < b and c > d", "I <3 you", "mail <ann@example.org> to", "<unknown> words", "List<String> x"]
        {
            assert!(!looks_like_html(text), "{text}");
        }
        let about_tags =
            format!("{}Then write <b>bold</b> or <script>alert(1)</script>.", "It was a long day. ".repeat(100));
        assert!(!looks_like_html(&about_tags));
    }

    #[test]
    fn tags_count_only_where_they_open_and_close_close_together() {
        let with = |tags: &str, length: usize| format!("x{tags}{}", "y".repeat(length - 1 - tags.len()));
        assert!(looks_like_html(&with("<b>z</b>", 500)));
        assert!(!looks_like_html(&with("<b>z</b>", 501)));
        assert!(looks_like_html(&with("<b>z</b><i>z</i>", 1000)));
        assert!(!looks_like_html(&with("<b>z<i>z<u>z", 100)));
        assert!(!looks_like_html(&with("z</b>z</i>z</u>", 100)));
        // looks no farther than 64 kB, wherever a character ends
        assert!(!looks_like_html(&format!("a{}<b>c</b>", "\u{e9}".repeat(1 << 15))));
    }
}
