//! Decisions on leaves made whole: what belongs together stays or goes together.

use super::alike::kin;
use super::leaf::{Look, NEGATIVE, around};
use crate::article::{Block, BlockKind};
use crate::extract::flow::Flow;
use crate::extract::signs::marks::element;
use crate::keys::Tally;
use crate::lexicon::hint;

/// Logits so low that a leaf goes whatever stands around it.
const HOPELESS: f32 = -3.5;

/// Logits from which on a caption behind kept text stays.
const CAPTION: f32 = -1.0;

/// Signs that point to the page before and to the next.
const ARROWS: [char; 8] = ['\u{2190}', '\u{2192}', '\u{ab}', '\u{bb}', '\u{2039}', '\u{203a}', '\u{25c0}', '\u{25b6}'];

/// Leaves that a heading's text may be away from it.
const REACH: usize = 3;

/// Evens out single decisions: tables and lists go as a whole, a heading between kept text stays, and what stands
/// alone far from the body's text goes. Not for threads, whose posts are apart. Cost: linear in blocks and leaves.
pub(super) fn smooth(look: &Look<'_>, logits: &[f32], threshold: f32, kept: &mut [bool]) {
    wholes(look, logits, threshold, kept);
    headings(look.flow, logits, kept);
    furniture(look, kept);
    islands(look, logits, kept);
    turns(look, kept);
    code(look, logits, kept);
    contents(look, logits, kept);
    signers(look, kept);
}

/// Bytes of the longest line that signs a quotation.
const SIGNER: usize = 120;

/// Who signs a quotation that is set apart stays with it, also in the quotation's own footer: one line behind what stays.
/// Cost: for each short line that goes behind one that stays, the depth of its blocks.
fn signers(look: &Look<'_>, kept: &mut [bool]) {
    let quote = |leaf: usize| {
        let mut block = Some(look.flow.leaves[leaf].block);
        while let Some(own) = block.and_then(|block| look.flow.blocks.get(block)) {
            if own.kind == BlockKind::BlockQuote {
                break;
            }
            block = own.parent;
        }
        block
    };
    let mut before = false;
    for (index, keep) in kept.iter_mut().enumerate() {
        let signs = before && !*keep && look.flow.leaves[index].span.len() <= SIGNER;
        before = *keep;
        *keep |= signs && quote(index).is_some_and(|own| quote(index - 1) == Some(own));
    }
}

/// Of a work in several pages one may be nothing but a list of the others, called its contents: links that lead to other
/// pages, in the text and in no menu beside it. They stay. Cost: linear in leaves.
fn contents(look: &Look<'_>, logits: &[f32], kept: &mut [bool]) {
    let Some(title) = look.facts.title_leaf else { return };
    let beside = element::NAV | element::ASIDE | element::HEADER | element::FOOTER;
    for index in title + 1..kept.len() {
        let (leaf, around) = (&look.flow.leaves[index], around(look, index));
        let hints = around.near.hints | around.middle.hints;
        kept[index] |= hints & hint::TOC != 0
            && hints & (NEGATIVE | hint::HIDDEN) == 0
            && (around.near.elements | around.middle.elements) & beside == 0
            && leaf.link_bytes > 0
            && leaf.jump_bytes == 0
            && logits[index] > HOPELESS;
    }
}

/// Code behind kept text stays: whoever follows the text needs it. So does a caption: that of code in any case, that of a
/// picture, with it, unless much speaks against it.
fn code(look: &Look<'_>, logits: &[f32], kept: &mut [bool]) {
    let mut before = false;
    let block = |leaf: usize| look.flow.blocks.get(look.flow.leaves[leaf].block);
    let is_code = |block: &&Block| matches!(block.kind, BlockKind::Code { .. });
    for index in 0..kept.len() {
        let Some(own) = block(index) else { continue };
        let enough = match own.kind {
            BlockKind::Code { .. } => HOPELESS,
            BlockKind::Caption => {
                let shown = index.checked_sub(1).and_then(block).filter(is_code);
                if shown.is_some_and(|shown| shown.parent == own.parent) { HOPELESS } else { CAPTION }
            }
            _ => {
                before = kept[index];
                continue;
            }
        };
        kept[index] |= before && logits[index] > enough;
    }
}

/// Of a thread's parts that are made alike, such as the paragraphs of its posts, or the dates above them, the mean
/// decides as much as each. Signatures go whatever they say, and the numbers of the posts. Cost: linear in leaves.
pub(super) fn posts(look: &Look<'_>, logits: &[f32], threshold: f32, kept: &mut [bool]) {
    let keys: Vec<u64> = look.flow.leaves.iter().map(|leaf| kin(look, leaf).1).collect();
    let mut means: Tally<(f32, f32)> = Tally::default();
    for (key, logit) in keys.iter().zip(logits) {
        let (sum, count) = means.at(*key);
        (*sum, *count) = (*sum + logit.clamp(-4.0, 4.0), *count + 1.0);
    }
    for (index, keep) in kept.iter_mut().enumerate() {
        let (sum, count) = means.get(keys[index]).copied().unwrap_or((0.0, 0.0));
        if count > 2.0 {
            *keep = (logits[index] + sum / count) / 2.0 > threshold;
        }
        let number = look.flow.leaves[index].span.of(&look.flow.text).trim().strip_prefix('#');
        *keep &= !number.is_some_and(|number| {
            number.starts_with(|c: char| c.is_ascii_digit()) && number.bytes().all(|b| b.is_ascii_digit() || b == b',')
        });
        *keep &= around(look, index).near.hints & hint::SIGNATURE == 0;
    }
}

/// Of tables, and of lists of short items, the mean decides.
fn wholes(look: &Look<'_>, logits: &[f32], threshold: f32, kept: &mut [bool]) {
    let flow = look.flow;
    // for each block the outermost table, else the innermost list, that it lies in
    let mut whole: Vec<Option<(usize, bool)>> = Vec::with_capacity(flow.blocks.len());
    for (index, block) in flow.blocks.iter().enumerate() {
        let above = block.parent.and_then(|parent| whole.get(parent).copied().flatten());
        whole.push(match (&block.kind, above) {
            (_, Some((_, true))) => above,
            (BlockKind::Table, _) => Some((index, true)),
            (BlockKind::List { .. }, _) => Some((index, false)),
            _ => above,
        });
    }
    let mut groups: Tally<(usize, Vec<usize>)> = Tally::default();
    for (index, leaf) in flow.leaves.iter().enumerate() {
        if let Some((block, _)) = whole.get(leaf.block).copied().flatten() {
            let group = groups.at(block as u64);
            group.0 = block;
            group.1.push(index);
        }
    }
    for (block, leaves) in groups.values {
        let table = matches!(flow.blocks[block].kind, BlockKind::Table);
        let count = leaves.len() as f32;
        let mean_size = leaves.iter().map(|&leaf| look.measures[leaf].size).sum::<f32>() / count;
        if leaves.len() < 3 || (!table && mean_size > 100.0) {
            continue;
        }
        let mean = leaves.iter().map(|&leaf| logits[leaf].clamp(-4.0, 4.0)).sum::<f32>() / count;
        for leaf in leaves {
            if (logits[leaf] - mean).abs() < 3.0 {
                kept[leaf] = mean > threshold;
            }
        }
    }
}

/// Links to elsewhere in small elements that are named as ways away from the article go, with the heading above them.
fn furniture(look: &Look<'_>, kept: &mut [bool]) {
    let named = hint::RELATED | hint::PROMO | hint::SHARE | hint::NEWSLETTER | hint::AD | hint::MODAL;
    let mut behind = false;
    for index in (0..kept.len()).rev() {
        let (leaf, measure) = (&look.flow.leaves[index], &look.measures[index]);
        let jump = leaf.jump_bytes * 2 > leaf.link_bytes;
        let near = around(look, index).near;
        let marked = near.hints & named != 0 || near.elements & element::NAV != 0;
        let away = measure.link_share > 0.8 && !jump && measure.prose() == 0.0 && marked;
        let heading = look.flow.blocks.get(leaf.block).is_some_and(|b| matches!(b.kind, BlockKind::Heading { .. }));
        if away || (heading && behind) {
            kept[index] = false;
        }
        behind = away;
    }
}

/// Links with an arrow before the first and behind the last prose turn the page: they go.
fn turns(look: &Look<'_>, kept: &mut [bool]) {
    let prose = |index: &usize| kept[*index] && look.measures[*index].prose() > 0.0;
    let Some(first) = (0..kept.len()).find(prose) else { return };
    let last = (first..kept.len()).rev().find(prose).unwrap_or(first);
    for index in (0..first).chain(last + 1..kept.len()) {
        let text = look.flow.leaves[index].span.of(&look.flow.text).trim();
        // two are a pair of quotation marks
        let points = (text.starts_with(ARROWS) || text.ends_with(ARROWS)) && text.matches(ARROWS).count() == 1;
        kept[index] &= !(points && look.measures[index].link_share > 0.8);
    }
}

/// A heading goes with the text under it.
fn headings(flow: &Flow, logits: &[f32], kept: &mut [bool]) {
    let is_heading = |index: usize| {
        let block = flow.leaves.get(index).and_then(|leaf| flow.blocks.get(leaf.block));
        matches!(block.map(|b| &b.kind), Some(BlockKind::Heading { .. }))
    };
    for index in (0..kept.len()).rev() {
        if !is_heading(index) {
            continue;
        }
        let below = (index + 1..(index + 1 + REACH).min(kept.len())).find(|&next| kept[next]);
        let before = (index.saturating_sub(REACH)..index).any(|previous| kept[previous]);
        match below {
            Some(next) if next == index + 1 || before => kept[index] |= logits[index] > HOPELESS,
            None => kept[index] = false,
            Some(_) => {}
        }
    }
}

/// Bytes of text that make a run of kept leaves more than an island, and dropped leaves around that make it one.
const ISLAND: usize = 160;
const SEA: usize = 8;

/// What is kept far from everything else and is little goes.
fn islands(look: &Look<'_>, logits: &[f32], kept: &mut [bool]) {
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for (index, _) in kept.iter().enumerate().filter(|(_, kept)| **kept) {
        let size = look.flow.leaves[index].span.len();
        match runs.last_mut() {
            Some(run) if run.1 == index => *run = (run.0, index + 1, run.2 + size),
            _ => runs.push((index, index + 1, size)),
        }
    }
    let most = runs.iter().map(|run| run.2).max().unwrap_or(0);
    for at in 0..runs.len() {
        let (start, end, size) = runs[at];
        let before = at.checked_sub(1).map_or(usize::MAX, |previous| start - runs[previous].1);
        let after = runs.get(at + 1).map_or(usize::MAX, |next| next.0 - end);
        let sure = (start..end).any(|leaf| logits[leaf] > 2.0);
        if size < ISLAND && size * 20 < most && before >= SEA && after >= SEA && !sure {
            kept[start..end].fill(false);
        }
    }
}
