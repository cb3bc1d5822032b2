//! HTML entities that were pasted as text: `&amp;`, `&#8217;`, `&amp;rsquo;`.

use super::edit;
use crate::article::Repair;
use crate::lexicon::entities;

/// Bytes of the longest entity that is looked for, without `&`.
const LONGEST: usize = 12;
/// Bytes on either side in which the word around an entity is looked at.
const AROUND: usize = 80;

/// The entity that begins with the `&` at `start`, if it is one and does not stand in code. Gives the end.
pub(super) fn at(text: &str, start: usize, found: &mut Vec<Repair>) -> usize {
    let mut at = start + 1;
    // each `amp;` is one more escaping
    while text.get(at..).is_some_and(|t| t.starts_with("amp;") && entity(t.get(4..).unwrap_or("")).is_some()) {
        at += 4;
    }
    let Some((meant, length)) = text.get(at..).and_then(entity) else { return start + 1 };
    let end = at + length;
    if !is_code(text, start, end) {
        found.push(edit(start, end, meant, "entity"));
    }
    end
}

/// What the entity says that `text` begins with, its `&` aside, and its length.
fn entity(text: &str) -> Option<(char, usize)> {
    let length = text.bytes().take(LONGEST).position(|b| b == b';')? + 1;
    let name = text.get(..length)?;
    let meant = match name.strip_prefix('#') {
        Some(number) => {
            let digits = number.trim_end_matches(';');
            let hex = digits.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| digits.parse().ok(), |h| u32::from_str_radix(h, 16).ok())?;
            // numbers of C1 controls mean what Windows-1252 has there, as in HTML
            char::from_u32(code).map(|c| super::codecs::western(c).unwrap_or(c)).filter(|c| !c.is_control())
        }
        None => {
            let meant = entities::named(name.strip_suffix(';')?)?;
            let mut chars = meant.chars();
            chars.next().filter(|_| chars.next().is_none())
        }
    };
    meant.filter(|c| *c != '\0').map(|c| (c, length))
}

/// Whether the word around an entity is code, an address or mark-up.
fn is_code(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let from = start.saturating_sub(AROUND);
    let before = bytes[from..start].iter().rev().take_while(|b| !b.is_ascii_whitespace());
    let behind = bytes[end..].iter().take(AROUND).take_while(|b| !b.is_ascii_whitespace());
    let tag = text.get(start..end).is_some_and(|e| e.ends_with("lt;") || e.ends_with("gt;"));
    let (mut slash, mut sign, mut letters) = (false, false, false);
    for b in before.chain(behind) {
        sign |= matches!(b, b'=' | b'<' | b'>' | b'{' | b'}' | b'`' | b'\\');
        slash |= *b == b'/';
        letters |= b.is_ascii_alphanumeric();
    }
    sign || slash || (tag && letters)
}
