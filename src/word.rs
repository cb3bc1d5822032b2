//! A word as all parts see it: what kind of token it is, the form in which it is compared, and its hash.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, with apostrophes inside.
    Word,
    /// Digits, with points and commas inside.
    Number,
    /// One character that is neither.
    Mark,
}

/// Lower case, with typographic apostrophes made straight: the form in which the lexicons hold their words.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// As [`fold`], to the end of `out`.
#[cfg_attr(quick, optimize(speed))]
pub(crate) fn fold_into(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, other) = rest.split_at(ascii(rest.as_bytes()));
        let start = out.len();
        out.push_str(plain);
        if let Some(added) = out.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        let mut chars = other.chars();
        match chars.next() {
            Some('\u{2019}' | '\u{2bc}') => out.push('\''),
            Some('\u{ad}' | '\u{200b}') | None => {}
            Some(c) => out.extend(c.to_lowercase()),
        }
        rest = chars.as_str();
    }
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo), with a final mix so that polynomial hashes of rows spread.
#[inline]
#[cfg_attr(quick, optimize(speed))]
pub(crate) fn hash(word: &str) -> u64 {
    mixed(word.bytes().fold(SEED, hashed))
}

/// The hash of no bytes.
pub(crate) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// A hash with one more byte.
#[inline]
pub(crate) const fn hashed(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The last step of [`hash`].
#[inline]
pub(crate) const fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}

/// How many bytes at the beginning are ASCII.
#[inline]
pub(crate) fn ascii(bytes: &[u8]) -> usize {
    let blocks = bytes.chunks(32).take_while(|block| block.is_ascii()).count();
    let seen = (blocks * 32).min(bytes.len());
    seen + bytes[seen..].iter().take_while(|byte| byte.is_ascii()).count()
}

/// Where a part stands last in a text. The standard library's search from behind is two kilobytes of code. Cost: one
/// comparison for each character from the end on.
pub(crate) fn last_of(text: &str, part: &str) -> Option<usize> {
    text.char_indices().rev().map(|(at, _)| at).find(|&at| text[at..].starts_with(part))
}

/// What stands before and behind the last of a part.
pub(crate) fn split_at_last<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let at = last_of(text, part)?;
    Some((&text[..at], &text[at + part.len()..]))
}

#[cfg(test)]
mod tests {
    use super::{last_of, split_at_last};

    #[test]
    fn the_last_of_several_is_found() {
        assert_eq!((last_of("a – b – c", " – "), last_of("a", "b"), last_of("", "b")), (Some(7), None, None));
        assert_eq!(split_at_last("a – b – c", " – "), Some(("a – b", "c")));
        assert_eq!(split_at_last("a b", " – "), None);
    }
}
