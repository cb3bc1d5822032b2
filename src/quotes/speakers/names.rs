//! Names and titles as they are compared.

use super::super::mentions::View;
use crate::lexicon::class;
use crate::span::Span;
use crate::text::fold;

/// What stands behind a definite article, folded: the mayor, the Secretary of State.
pub(super) fn definite(view: View<'_>, text: &str, start: usize, end: usize) -> Option<String> {
    let first = view.word(start).filter(|w| w.is(class::DET) && !w.is(class::INDEFINITE | class::PRON_ANY))?;
    let last = view.word(end.checked_sub(1)?)?;
    let noun = view.word(start + 1).filter(|n| n.span.start > first.span.start && n.span.start < last.span.end)?;
    Some(fold(Span::new(noun.span.start, last.span.end).of(text)))
}

/// A word of a name without case and without the sign of its owning something.
pub(super) fn folded_name(word: &str) -> String {
    let mut word = fold(word);
    if word.ends_with("'s") {
        word.truncate(word.len() - 2);
    }
    word
}

/// Whether two names can be one person's: the same last name, and where both have more, the same first name or initial.
pub(super) fn fits(known: &[String], other: &[String]) -> bool {
    let (Some(a), Some(b)) = (known.last(), other.last()) else { return false };
    if a != b {
        return false;
    }
    match (known.len(), other.len()) {
        (1, _) | (_, 1) => true,
        // Ann Berg Lund and Berg-Lund, Marie van der Holt and Van der Holt
        _ if known.ends_with(other) || other.ends_with(known) => true,
        _ => {
            let (a, b) = (known[0].trim_end_matches('.'), other[0].trim_end_matches('.'));
            a == b || (a.len().min(b.len()) == 1 && a.chars().next() == b.chars().next())
        }
    }
}
