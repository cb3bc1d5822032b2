//! Where the article begins and where it ends: what introduces it, and what is said behind it.

use super::leaf::{Look, NEGATIVE, around};
use crate::extract::signs::marks::element;
use crate::extract::signs::measure::skeleton;
use crate::lexicon::hint;

/// Logits from which on a paragraph between the title and the text can introduce it.
const LEAD: f32 = -2.0;

/// Words that an introduction has at least.
const LEAD_WORDS: f32 = 10.0;

/// Hints against a paragraph's being an introduction.
const NO_LEAD: u64 = NEGATIVE | hint::HIDDEN | hint::PRODUCT | hint::META | hint::LOCATION | hint::TITLE;

/// A sentence of some length between the title and the text introduces it and stays, unless it is what the page says of
/// itself to search engines: that sums the text up and is no part of it. Cost: linear in leaves.
pub(super) fn lead(look: &Look<'_>, logits: &[f32], kept: &mut [bool]) {
    let Some(title) = look.facts.title_leaf else { return };
    let sure = |&index: &usize| kept[index] && look.measures[index].prose() > 100.0 && logits[index] > 1.0;
    let Some(first) = (title..kept.len()).find(sure) else { return };
    for index in title + 1..first {
        let m = &look.measures[index];
        let near = around(look, index).near;
        let plain = near.hints & NO_LEAD == 0 && near.elements & (element::NAV | element::ASIDE | element::FOOTER) == 0;
        let says = m.ends && m.words >= LEAD_WORDS && m.link_share <= 0.3;
        if plain && says && logits[index] > LEAD && !kept[index] {
            kept[index] = !describes(look, index);
        }
    }
}

/// Bytes of the letters in which a paragraph and a description must be the same.
const TOLD: usize = 20;

/// Whether a leaf says what the page's head describes it by, which may be cut off.
fn describes(look: &Look<'_>, index: usize) -> bool {
    let text = skeleton(look.flow.leaves[index].span.of(&look.flow.text));
    // the last letters may be those of the cut
    let start = |text: &str| text.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    let begins = |a: &str, b: &str| {
        let end = start(b);
        end >= TOLD && a.get(..end).is_some_and(|start| b.starts_with(start))
    };
    look.facts.descriptions.iter().any(|said| begins(said, &text) || begins(&text, said))
}

/// What readers write and what is told of the author stand behind the text: from its last paragraph on both go, unless
/// readers say more than [`MOSTLY`] times as much as the text; then the page is about that. Cost: linear in leaves.
pub(super) fn tail(look: &Look<'_>, kept: &mut [bool]) {
    let behind = |index: usize| {
        let around = around(look, index);
        (around.near.hints | around.middle.hints) & hint::COMMENT != 0 || around.near.hints & hint::BIO != 0
    };
    let prose = |index: usize| if kept[index] { look.measures[index].prose() } else { 0.0 };
    let Some(last) = (0..kept.len()).rev().find(|&index| prose(index) > 0.0 && !behind(index)) else { return };
    let text: f32 = (0..=last).map(prose).sum();
    let more: f32 = (last + 1..kept.len()).map(prose).sum();
    for (index, kept) in kept.iter_mut().enumerate().skip(last + 1) {
        *kept &= !behind(index) || more > text * MOSTLY;
    }
}

/// How many times as much as the text readers say where they are what a page is about.
const MOSTLY: f32 = 2.0;
