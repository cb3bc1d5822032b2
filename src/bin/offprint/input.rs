//! Bytes into text.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Decodes `bytes`: by the encoding that was told, a byte order mark, being valid UTF-8, what an HTML page says
/// of itself, else windows-1252, as browsers do. Bytes that do not fit become U+FFFD.
pub fn decode(bytes: Vec<u8>, told: Option<&'static Encoding>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes)
        && told.is_none()
    {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    let bytes = match told {
        None => match String::from_utf8(bytes) {
            Ok(text) => return text,
            Err(error) => error.into_bytes(),
        },
        Some(_) => bytes,
    };
    let declared = || offprint::page::charset(&bytes).and_then(|label| Encoding::for_label(label.as_bytes()));
    // a page that says UTF-8 and is not quite: keep what is right of it
    let encoding = told.or_else(declared).unwrap_or(if mostly_utf8(&bytes) { UTF_8 } else { WINDOWS_1252 });
    encoding.decode_without_bom_handling(&bytes).0.into_owned()
}

/// Whether far more bytes beyond ASCII stand in valid UTF-8 sequences than do not.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > 10 * bad
}

/// Whether bytes are a picture's, a program's or the like: more than one in a hundred of the first 8 kB is a control
/// character that no text has. UTF-16 without a byte order mark counts as well: nothing tells its order.
///
/// Cost: constant.
pub fn is_binary(bytes: &[u8]) -> bool {
    if Encoding::for_bom(bytes).is_some() {
        return false;
    }
    let head = &bytes[..bytes.len().min(8 << 10)];
    // tab, the line ends, form feed; escape, which leads in the bytes of ISO-2022-JP
    let foreign = |byte: &&u8| matches!(byte, 0..=8 | 11 | 14..=26 | 28..=31);
    head.iter().filter(foreign).count() * 100 > head.len()
}

#[cfg(test)]
mod tests {
    use super::{decode, is_binary};

    #[test]
    fn binary_is_told_from_text() {
        assert!(is_binary(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        assert!(is_binary(b"a\0b\0c\0"));
        for text in [&b""[..], b"caf\xe9\r\n\tau lait\x0c", b"\x1b$B$\"\x1b(B", b"\xff\xfea\0b\0"] {
            assert!(!is_binary(text), "{text:?}");
        }
        assert!(!is_binary(&[&b"one stray zero\0"[..], &[b'a'; 100]].concat()));
    }

    #[test]
    fn encodings_are_found() {
        assert_eq!(decode(b"caf\xc3\xa9".to_vec(), None), "caf\u{e9}");
        assert_eq!(decode(b"caf\xe9".to_vec(), None), "caf\u{e9}");
        assert_eq!(decode(b"\xff\xfea\0".to_vec(), None), "a");
        assert_eq!(decode(b"<meta charset=iso-8859-2>\xb1".to_vec(), None), "<meta charset=iso-8859-2>\u{105}");
        assert_eq!(decode(b"\xe9".to_vec(), Some(encoding_rs::KOI8_R)), "\u{418}");
    }
}
