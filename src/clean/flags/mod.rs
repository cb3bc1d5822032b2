//! What stays but should be looked at: statements that contradict one another, sentences that are cut off or torn in
//! two, and pronouns whose antecedent was removed.

mod conflict;
mod cut;
mod pronoun;

use super::canonical::Canonical;
use super::lines::Form;
use crate::article::{Flag, Removal};
use crate::span::Span;
use crate::text::Layout;

/// What the rules of this folder read.
struct Scene<'a> {
    layout: &'a Layout<'a>,
    canonical: &'a Canonical,
    forms: &'a [Form],
    /// Sorted, without overlap.
    removals: &'a [Removal],
    /// Whether any of a sentence was removed.
    gone: Vec<bool>,
    /// Units that were kept whole, in order.
    kept: Vec<usize>,
}

/// Finds the flags, in the order of the text. `removals` must be sorted and without overlap.
///
/// Cost: linear in the tokens. Adds the steps of work to `work`.
pub(crate) fn find(
    layout: &Layout<'_>,
    canonical: &Canonical,
    forms: &[Form],
    removals: &[Removal],
    work: &mut u64,
) -> Vec<Flag> {
    let mut next = 0;
    let mut touched = |span: Span| {
        while removals.get(next).is_some_and(|r| r.span.end <= span.start) {
            next += 1;
        }
        removals.get(next).is_some_and(|r| r.span.overlaps(span))
    };
    let gone: Vec<bool> = layout.sentences.iter().map(|s| touched(s.span)).collect();
    let whole = |u: &usize| !layout.units[*u].sentences.clone().any(|s| gone[s]);
    let kept = (0..layout.units.len()).filter(whole).collect();
    let scene = Scene { layout, canonical, forms, removals, gone, kept };
    let mut flags = scene.conflicts(work);
    flags.extend(scene.broken(work));
    flags.extend(scene.pronouns(work));
    flags.sort_by_key(|flag| (flag.span.start, flag.span.end, flag.code));
    flags
}

impl Scene<'_> {
    /// The text of token `index`.
    #[inline]
    fn token(&self, index: usize) -> &str {
        self.layout.tokens.get(index).map_or("", |t| t.span().of(self.layout.text))
    }
}
