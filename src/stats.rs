//! Counts of what was kept and what was removed.

use crate::article::{Block, Removal, Stats};
use crate::span::Span;

/// Counts paragraphs, characters and words of `text`, and how many of each lie in `removals`.
///
/// A word is a run of characters that are not white space; it counts as removed if its first character is.
pub(crate) fn count(text: &str, blocks: &[Block], removals: &[Removal], work: u64) -> Stats {
    let mut stats = Stats { work, ..Stats::default() };
    let blocks_ends = blocks.iter().flat_map(|b| [b.span.start, b.span.end]);
    let removals_ends = removals.iter().flat_map(|r| [r.span.start, r.span.end]);
    let mut edges: Vec<usize> = blocks_ends.chain(removals_ends).chain([text.len()]).collect();
    edges.sort_unstable();
    edges.dedup();
    // the number of visible, kept characters before each edge: enough to ask per block
    let mut kept_before: Vec<(usize, usize)> = Vec::with_capacity(edges.len());
    let (mut start, mut next, mut kept, mut in_word) = (0, 0, 0, false);
    for edge in edges {
        while removals.get(next).is_some_and(|r| r.span.end <= start) {
            next += 1;
        }
        let removed = removals.get(next).is_some_and(|r| r.span.start <= start);
        let (characters, words) = tally(Span::new(start, edge).of(text), &mut in_word);
        stats.characters += characters;
        stats.words += words;
        if removed {
            stats.characters_removed += characters;
            stats.words_removed += words;
        } else {
            kept += characters;
        }
        kept_before.push((edge, kept));
        start = edge;
    }
    let before = |at: usize| kept_before.binary_search_by_key(&at, |&(e, _)| e).map_or(kept, |i| kept_before[i].1);
    let mut parent = vec![false; blocks.len()];
    for block in blocks {
        block.parent.into_iter().for_each(|p| parent[p] = true);
    }
    for (block, _) in blocks.iter().zip(parent).filter(|(b, parent)| !parent && !b.span.is_empty()) {
        stats.paragraphs += 1;
        stats.paragraphs_removed += usize::from(before(block.span.start) == before(block.span.end));
    }
    stats
}

/// The visible characters of a text, and the words that begin in it. Cost: one pass over the bytes.
fn tally(text: &str, in_word: &mut bool) -> (usize, usize) {
    if text.is_ascii() {
        return tally_ascii(text.as_bytes(), in_word);
    }
    let (mut characters, mut words, mut inside) = (0, 0, *in_word);
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        let space = if byte < 0x80 {
            matches!(byte, b' ' | b'\t'..=b'\r')
        } else {
            match byte {
                0x80..=0xbf => continue,
                // the only bytes that white space beyond ASCII begins with
                0xc2 | 0xe1..=0xe3 => text[at..].starts_with(char::is_whitespace),
                _ => false,
            }
        };
        characters += usize::from(!space);
        words += usize::from(!(space || inside));
        inside = !space;
    }
    *in_word = inside;
    (characters, words)
}

/// As [`tally`], in a form that is done for many bytes at a time.
fn tally_ascii(bytes: &[u8], in_word: &mut bool) -> (usize, usize) {
    let space = |byte: u8| u8::from(byte == b' ') | u8::from(byte.wrapping_sub(b'\t') < 5);
    let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return (0, 0) };
    let (mut spaces, mut words) = (0, usize::from(!*in_word && space(first) == 0));
    // few enough that each count fits a byte
    for chunk in bytes.chunks(255) {
        spaces += usize::from(chunk.iter().fold(0_u8, |sum, &byte| sum + space(byte)));
    }
    for (chunk, next) in bytes.chunks(255).zip(bytes[1..].chunks(255)) {
        let begins = chunk.iter().zip(next).fold(0_u8, |sum, (&one, &two)| sum + (space(one) & !space(two)));
        words += usize::from(begins);
    }
    *in_word = space(last) == 0;
    (bytes.len() - spaces, words)
}
