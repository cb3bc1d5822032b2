//! Named character references of HTML, as the standard lists them (WHATWG HTML, 13.5; CC BY 4.0).
//!
//! `entities.txt` has one a line, sorted by bytes: the name, `*` where it is also recognised without a semicolon,
//! and its one or two code points in hexadecimal. It is searched where it stands: nothing is built at the start.

const LIST: &str = include_str!("entities.txt");

/// Where the names begin that begin with an ASCII character or a later one.
const FIRST: [u16; 129] = {
    let bytes = LIST.as_bytes();
    let mut first = [bytes.len() as u16; 129];
    let mut at = bytes.len();
    while at > 0 {
        at -= 1;
        if at == 0 || bytes[at - 1] == b'\n' {
            first[bytes[at] as usize] = at as u16;
        }
    }
    let mut letter = 128;
    while letter > 0 {
        letter -= 1;
        if first[letter] > first[letter + 1] {
            first[letter] = first[letter + 1];
        }
    }
    first
};

/// Names are no longer than this, in bytes.
pub(crate) const LONGEST: usize = 31;
/// Names that need no semicolon are no longer than this.
const LONGEST_BARE: usize = 6;

/// The text of a named reference: `AElig` gives `Æ`. Case counts.
///
/// Cost: logarithmic in the list.
pub(crate) fn named(name: &str) -> Option<String> {
    find(name).map(|(_, text)| text)
}

/// The longest name that begins `text` and needs no semicolon, with its length in bytes.
///
/// Cost: a few searches of the list.
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
    let letter = usize::from(name.as_bytes()[0].min(127));
    let (mut low, mut high) = (usize::from(FIRST[letter]), usize::from(FIRST[letter + 1]));
    while low < high {
        let middle = usize::midpoint(low, high);
        let start = LIST.as_bytes()[..middle].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1).max(low);
        let line = LIST[start..].split('\n').next().unwrap_or("");
        let (head, codes) = line.split_once(' ').unwrap_or((line, ""));
        let bare = head.ends_with('*');
        match head.trim_end_matches('*').cmp(name) {
            std::cmp::Ordering::Less => low = start + line.len() + 1,
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => {
                let code = |hex| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
                return Some((bare, codes.split(' ').filter_map(code).collect()));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_and_no_other() {
        for line in LIST.lines() {
            let (head, _) = line.split_once(' ').expect("name and code points");
            let name = head.trim_end_matches('*');
            assert!(!named(name).expect("in the list").is_empty(), "{name}");
            assert!(name.len() <= LONGEST && (!head.ends_with('*') || name.len() <= LONGEST_BARE), "{name}");
        }
        assert_eq!(LIST.lines().count(), 2125);
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
