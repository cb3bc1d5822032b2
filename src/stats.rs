//! Counts of what was kept and what was removed.

use crate::article::{Block, Removal, Stats};
use crate::span::Span;
use crate::text::tally;

/// Counts paragraphs, characters and words of `text`, and how many of each lie in `removals`.
///
/// A word is a run of characters that are not white space; it counts as removed if its first character is.
#[cfg_attr(quick, optimize(speed))]
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
