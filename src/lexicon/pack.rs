//! How word lists stand in the binary: sorted, each word as the number of bytes that it shares with the one before, and
//! the rest of it. That takes a sixth less than the lists themselves, once compressed. Part of `build.rs`, too, which
//! packs what the lexicon unpacks.

/// More than this many bytes are not shared.
const MOST: usize = 30;

/// Members of lists that stand this far behind the one before take two bytes.
pub(crate) const FAR: u8 = 192;

/// What stands before a word: how many bytes it shares. A tabulator means something else: it stands in pairs, between
/// what is read and what it is read as.
fn mark(shared: usize) -> u8 {
    match shared {
        MOST => 0x7f,
        0..8 => shared as u8 + 1,
        _ => shared as u8 + 2,
    }
}

/// How many bytes the word shares that a mark stands before; `None` for what is no mark.
fn shared(byte: u8) -> Option<usize> {
    match byte {
        0x7f => Some(MOST),
        1..=8 => Some(usize::from(byte) - 1),
        10..=31 => Some(usize::from(byte) - 2),
        _ => None,
    }
}

/// Packs a sorted list.
#[allow(dead_code)] // by build.rs
pub(crate) fn pack<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let (mut out, mut before) = (String::new(), "");
    for word in words {
        assert!(!word.bytes().any(|byte| shared(byte).is_some()), "{word:?}: control characters");
        let mut same = before.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count().min(MOST);
        while !word.is_char_boundary(same) {
            same -= 1;
        }
        out.push(char::from(mark(same)));
        out.push_str(&word[same..]);
        before = word;
    }
    out
}

/// The list again, one word a line. Cost: linear.
#[allow(dead_code)] // by the lexicon
pub(crate) fn unpack(packed: &str) -> String {
    let mut out = String::with_capacity(packed.len() * 2);
    let (mut before, mut rest) = (0, packed);
    while let Some(same) = rest.bytes().next().and_then(shared) {
        let end = rest.bytes().skip(1).position(|byte| shared(byte).is_some()).map_or(rest.len(), |at| at + 1);
        if !out.is_empty() {
            out.push('\n');
        }
        let start = out.len();
        out.extend_from_within(before..before + same);
        out.push_str(&rest[1..end]);
        (before, rest) = (start, &rest[end..]);
    }
    out
}

/// Which first letters and lengths occur in a list: most words that are asked for are told to be absent by this alone.
/// Bits 0 to 25 are the letters, 26 is everything else; bits 32 to 63 are the lengths in bytes, the last one for all longer.
pub(crate) const fn shape(first: u8, length: usize) -> u64 {
    let first = if first.is_ascii_lowercase() { first - b'a' } else { 26 };
    let length = if length < 31 { length } else { 31 };
    (1 << first) | (1 << (32 + length))
}

/// The shapes of all entries; of each what stands before a tabulator.
#[allow(dead_code)] // by build.rs
pub(crate) fn shapes<'a>(words: impl IntoIterator<Item = &'a str>) -> u64 {
    let named = words.into_iter().map(|word| word.split('\t').next().unwrap_or("").as_bytes());
    named.filter(|word| !word.is_empty()).fold(0, |shapes, word| shapes | shape(word[0], word.len()))
}

#[cfg(test)]
mod tests {
    use super::{pack, shapes, unpack};

    #[test]
    fn what_is_packed_is_unpacked() {
        let long = "a".repeat(40);
        let lists: [&[&str]; 4] = [
            &[],
            &["ab", "abc", "abd", "b"],
            &["\u{e1}", "\u{e2}x", "\u{e2}y\tz", "\u{1f600}"],
            &[&long[..12], &long[..30], &long[..31], &long],
        ];
        for list in lists {
            assert_eq!(unpack(&pack(list.iter().copied())), list.join("\n"));
        }
        assert_eq!(shapes(["ab\tlonger"]), shapes(["ax"]));
    }
}
