//! Named character references of HTML, as the standard lists them (WHATWG HTML, 13.5; CC BY 4.0).
//!
//! `entities.txt` has one a line, sorted by bytes: the name, `*` where it is also recognised without a semicolon,
//! and its one or two code points in hexadecimal. `build.rs` packs it in the order of the code points, most of which are
//! one more than the one before: that takes two thirds of what the list would, once compressed.

use super::{Entries, REFERENCES};
use std::sync::OnceLock;

/// Ends an entry, stands between name and text, and before the text where the name needs no semicolon.
const END: char = '\u{1}';
const TEXT: char = '\u{2}';
const BARE: char = '\u{3}';

/// All references by name. Cost: linear in the list, once.
fn all() -> &'static Entries {
    static ALL: OnceLock<Entries> = OnceLock::new();
    ALL.get_or_init(|| {
        let (mut out, mut code, mut rest) =
            (String::with_capacity(2 * REFERENCES.len()), 0, REFERENCES.chars().peekable());
        while let Some(mark) = rest.next() {
            code = if mark == '\u{1f}' { rest.next().map_or(0, u32::from) } else { code + u32::from(mark) - 1 };
            let mut bare = false;
            while let Some(c) = rest.next_if(|&c| c > ' ') {
                bare = c == '*';
                out.extend((!bare).then_some(c));
            }
            out.push(TEXT);
            out.extend(bare.then_some(BARE));
            out.extend(char::from_u32(code));
            if rest.next_if_eq(&' ').is_some() {
                out.extend(rest.next());
            }
            out.push(END);
        }
        let text: &'static str = Box::leak(out.into_boxed_str());
        Entries::of(text.split(END).filter_map(|entry| entry.split_once(TEXT)).collect())
    })
}

/// Names are no longer than this, in bytes.
pub(crate) const LONGEST: usize = 31;
/// Names that need no semicolon are no longer than this.
const LONGEST_BARE: usize = 6;

/// The text of a named reference: `AElig` gives `Æ`. Case counts.
///
/// Cost: one look-up.
pub(crate) fn named(name: &str) -> Option<String> {
    find(name).map(|(_, text)| text)
}

/// The longest name that begins `text` and needs no semicolon, with its length in bytes.
///
/// Cost: a few look-ups.
pub(crate) fn bare(text: &str) -> Option<(usize, String)> {
    let run = text.bytes().take(LONGEST_BARE).take_while(u8::is_ascii_alphanumeric).count();
    (2..=run).rev().find_map(|length| {
        let (bare, found) = find(&text[..length])?;
        bare.then_some((length, found))
    })
}

/// Whether the name needs no semicolon, and its text.
fn find(name: &str) -> Option<(bool, String)> {
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let all = all();
    let text = all.list[all.position(name)?].1;
    let bare = text.strip_prefix(BARE);
    Some((bare.is_some(), bare.unwrap_or(text).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_and_no_other() {
        let list = include_str!("entities.txt");
        for line in list.lines() {
            let (head, codes) = line.split_once(' ').expect("name and code points");
            let name = head.trim_end_matches('*');
            let code = |hex| char::from_u32(u32::from_str_radix(hex, 16).expect("hexadecimal")).expect("a character");
            let text: String = codes.split(' ').map(code).collect();
            assert_eq!(find(name), Some((head.ends_with('*'), text)), "{name}");
            assert!(name.len() <= LONGEST && (!head.ends_with('*') || name.len() <= LONGEST_BARE), "{name}");
        }
        assert_eq!((list.lines().count(), all().list.len()), (2125, 2125));
        assert_eq!(named("nvlt").as_deref(), Some("<\u{20d2}"));
        assert_eq!((named("amP"), named(""), named("zzzz"), named("A")), (None, None, None, None));
    }

    #[test]
    fn the_longest_bare_name_counts() {
        assert_eq!(bare("notit;"), Some((3, "\u{ac}".to_owned())));
        assert_eq!(bare("ampersand"), Some((3, "&".to_owned())));
        assert_eq!(bare("alpha"), None);
    }
}
