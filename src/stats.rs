//! Counts of what was kept and what was removed.

use crate::article::{Block, Removal, Stats};

/// Counts paragraphs, characters and words of `text`, and how many of each lie in `removals`.
///
/// A word is a run of characters that are not white space; it counts as removed if its first character is.
pub(crate) fn count(text: &str, blocks: &[Block], removals: &[Removal], work: u64) -> Stats {
    let mut stats = Stats { work, ..Stats::default() };
    let mut next = 0;
    let mut in_word = false;
    // kept[i] is the number of visible, kept characters before byte positions seen so far: enough to ask per block
    let mut kept_before: Vec<(usize, usize)> = Vec::with_capacity(blocks.len() * 2);
    let mut edges: Vec<usize> = blocks.iter().flat_map(|b| [b.span.start, b.span.end]).collect();
    edges.sort_unstable();
    edges.dedup();
    let mut edge = edges.into_iter().peekable();
    let mut kept = 0;
    for (at, c) in text.char_indices() {
        while edge.next_if(|&e| e <= at).map(|e| kept_before.push((e, kept))).is_some() {}
        if c.is_whitespace() {
            in_word = false;
            continue;
        }
        while removals.get(next).is_some_and(|r| r.span.end <= at) {
            next += 1;
        }
        let removed = removals.get(next).is_some_and(|r| r.span.start <= at);
        stats.characters += 1;
        stats.characters_removed += usize::from(removed);
        kept += usize::from(!removed);
        if !in_word {
            stats.words += 1;
            stats.words_removed += usize::from(removed);
        }
        in_word = true;
    }
    edge.for_each(|e| kept_before.push((e, kept)));
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
