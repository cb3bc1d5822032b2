//! Which encoding a page's bytes say that they are in.

/// The label of the encoding that `bytes` name themselves: by a byte order mark, or by a `meta` element or an XML
/// declaration among the first 1,024 bytes (the standard's prescan, without its comments and script rules).
/// A charset of the transport's header comes before this one, but not before a byte order mark.
///
/// Cost: constant.
#[must_use]
pub fn charset(bytes: &[u8]) -> Option<&str> {
    for (mark, label) in [(&b"\xef\xbb\xbf"[..], "utf-8"), (b"\xfe\xff", "utf-16be"), (b"\xff\xfe", "utf-16le")] {
        if bytes.starts_with(mark) {
            return Some(label);
        }
    }
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    let declared = start.starts_with(b"<?xml").then(|| {
        let end = start.iter().position(|&b| b == b'>')?;
        label_after(start.get(..end)?, b"encoding")
    });
    declared.flatten().or_else(|| meta(start))
}

fn meta(start: &[u8]) -> Option<&str> {
    let mut at = 0;
    while let Some(found) = find(start.get(at..)?, b"<meta") {
        at += found + 5;
        let rest = start.get(at..)?;
        let tag = rest.get(..rest.iter().position(|&b| b == b'>').unwrap_or(rest.len()))?;
        if let Some(label) = label_after(tag, b"charset") {
            return Some(label);
        }
    }
    None
}

/// The value that follows `name` and an equals sign.
fn label_after<'a>(bytes: &'a [u8], name: &[u8]) -> Option<&'a str> {
    let rest = bytes.get(find(bytes, name)? + name.len()..)?.trim_ascii_start();
    let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.+".contains(b))).unwrap_or(rest.len());
    let label = std::str::from_utf8(rest.get(..end)?).ok()?;
    // a page that can be read as bytes up to here is not in UTF-16, whatever it says
    let label = if label.len() >= 6 && label.as_bytes()[..6].eq_ignore_ascii_case(b"utf-16") { "utf-8" } else { label };
    (!label.is_empty()).then_some(label)
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_before_meta_elements() {
        assert_eq!(charset(b"\xef\xbb\xbf<meta charset=latin1>"), Some("utf-8"));
        assert_eq!(charset(b"<!doctype html><META CharSet = 'Shift_JIS'>"), Some("Shift_JIS"));
        let http = b"<meta http-equiv=content-type content='text/html; charset=windows-1252'>";
        assert_eq!(charset(http), Some("windows-1252"));
        assert_eq!(charset(b"<?xml version='1.0' encoding='koi8-r'?><p>"), Some("koi8-r"));
        assert_eq!(charset(b"<meta charset=utf-16le>"), Some("utf-8"));
        assert_eq!(charset(b"<p>charset=x"), None);
    }
}
