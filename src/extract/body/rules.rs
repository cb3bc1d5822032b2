//! What goes whatever the scores say, and the codes that say what a leaf outside the body is, as far as names and
//! elements tell.

use super::leaf::{Around, Look, around};
use crate::article::BlockKind;
use crate::extract::signs::marks::element;
use crate::extract::signs::measure::Measure;
use crate::lexicon::hint;

/// Whether a leaf goes whatever the scores say: what asks about cookies, announces other stories or is pressed, and what
/// stands beside a thread.
pub(super) fn goes(look: &Look<'_>, index: usize) -> bool {
    let around = around(look, index);
    let beside = (around.near.hints | around.middle.hints) & hint::SIDEBAR != 0;
    asks_for_consent(&around)
        || announced(look, index, &around)
        || look.facts.thread && beside
        || pressed(look, index, &around)
}

/// Whether a leaf is what a button says. A question that unfolds its answer is one, too, and so may a heading be: both
/// belong to the text.
fn pressed(look: &Look<'_>, index: usize, around: &Around) -> bool {
    let block = look.flow.blocks.get(look.flow.leaves[index].block);
    around.near.elements & element::BUTTON != 0
        && around.near.hints & hint::FAQ == 0
        && !look.measures[index].question
        && !unfolds(look, index)
        && !block.is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. }))
}

/// Words of a label that a button can hold as the heading of what it unfolds, and of the sentence that follows it.
const LABEL: f32 = 3.0;
const SENTENCE: f32 = 8.0;

/// Whether a sentence stands right behind a label of some words: the button is the heading of it.
fn unfolds(look: &Look<'_>, index: usize) -> bool {
    let told = |next: &Measure| next.ends && next.words >= SENTENCE && next.link_share == 0.0;
    look.measures[index].words >= LABEL && look.measures.get(index + 1).is_some_and(told)
}

/// Whether a leaf is nothing but a link in a list or box that calls itself related: other stories, whatever else speaks
/// for it.
fn announced(look: &Look<'_>, index: usize, around: &Around) -> bool {
    let leaf = &look.flow.leaves[index];
    let hints = around.near.hints | around.middle.hints;
    let elements = around.near.elements | around.middle.elements;
    // the spaces between linked words are not counted as linked
    leaf.link_bytes as usize * 4 >= leaf.span.len() * 3
        && hints & hint::RELATED != 0
        && elements & (element::LI | element::ASIDE) != 0
        && elements & element::TABLE == 0
}

/// Whether a leaf stands in a window that asks about cookies, however much of the page's text that is.
pub(super) fn asks_for_consent(around: &Around) -> bool {
    (around.near.hints | around.middle.hints | around.far.hints) & hint::CONSENT != 0
}

/// The code for a leaf: of several hints the most telling one.
pub(super) fn code(around: &Around) -> &'static str {
    let hints = around.near.hints | around.middle.hints;
    let elements = around.near.elements | around.middle.elements;
    let by_hint = [
        (hint::MODAL, "outside.dialog"),
        (hint::COMMENT, "outside.comments"),
        (hint::NEWSLETTER, "outside.newsletter"),
        (hint::SHARE, "outside.share"),
        (hint::AD, "outside.advertisement"),
        (hint::RELATED, "outside.related"),
        (hint::BIO, "outside.author"),
        (hint::TOC, "outside.contents"),
    ];
    if let Some(&(_, code)) = by_hint.iter().find(|&&(bits, _)| around.near.hints & bits != 0) {
        return code;
    }
    match () {
        () if asks_for_consent(around) => "outside.dialog",
        () if elements & element::NAV != 0 || hints & hint::NAV != 0 => "outside.navigation",
        () if elements & element::FOOTER != 0 || hints & hint::FOOTER != 0 => "outside.footer",
        () if around.near.hints & (hint::AUTHOR | hint::META) != 0 => "outside.details",
        () if around.near.hints & hint::TAGS != 0 => "outside.tags",
        () if around.near.hints & hint::FORM != 0 => "outside.form",
        () if around.near.hints & hint::PROMO != 0 => "outside.promotion",
        () if elements & element::ASIDE != 0 || hints & hint::SIDEBAR != 0 => "outside.sidebar",
        () if around.middle.hints & hint::COMMENT != 0 => "outside.comments",
        () if around.middle.hints & hint::RELATED != 0 => "outside.related",
        () if elements & element::HEADER != 0 || hints & hint::HEADER != 0 => "outside.header",
        () => "outside.other",
    }
}
