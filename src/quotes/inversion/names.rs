//! Names of persons and bodies: what belongs to one, and what stands before it.

use super::classes::{FUNCTION, NOUN};
use crate::lexicon::class;
use crate::quotes::mentions::View;
use crate::quotes::words::Word;
use std::ops::Range;

pub(super) const FIRST_NAME: u64 = class::NAME_M | class::NAME_F | class::NAME_ANY;

/// Whether a word opens with a capital and is no function word at the beginning of a sentence.
pub(super) fn naming(word: &Word) -> bool {
    word.capital() && (!word.is(FUNCTION) || word.is(FIRST_NAME | NOUN | class::ORG_WORD))
}

/// Whether a small word stands inside a name: Leonardo da Vinci, Ursula von der Leyen. An article does so only behind
/// another such word.
pub(super) fn particle(view: View<'_>, at: usize) -> bool {
    let free = |i: usize| {
        // von Berlin, zu Meier: where the word is a preposition, too, a first name or title goes before it
        let first = || i.checked_sub(1).is_some_and(|b| view.is(b, FIRST_NAME | class::TITLE | class::PARTICLE));
        view.is(i, class::PARTICLE)
            && !view.is(i, class::DET)
            && (!view.words.traits.capital_nouns
                || !view.is(i, class::PREP)
                || first()
                || view.word(i).is_some_and(Word::capital))
    };
    let named = |i: usize| view.word(i).is_some_and(naming);
    // Anne Le Goff
    if view.word(at).is_some_and(|w| w.capital() && w.is(class::PARTICLE | class::DET)) {
        return named(at + 1);
    }
    (free(at) && (named(at + 1) || (view.is(at + 1, class::PARTICLE) && named(at + 2))))
        || (view.is(at, class::PARTICLE) && at > 0 && free(at - 1) && named(at + 1))
}

/// Whether a small word with a capital opens a last name: Von der Leyen sagte.
pub(super) fn opens_surname(view: View<'_>, at: usize) -> bool {
    let opens = view.word(at).is_some_and(|w| w.capital() && w.is(class::PARTICLE));
    let last = (at + 1..at + 4).find(|&i| !view.is(i, class::PARTICLE));
    opens
        && last.is_some_and(|l| l > at + 1 && view.word(l).is_some_and(|w| w.surname || (w.capital() && w.class == 0)))
}

/// The part of a run of capitals that is a person's name, if any.
pub(super) fn name(view: View<'_>, run: Range<usize>, det: bool) -> Option<Range<usize>> {
    // a first name opens it, whatever noun the last name may be: Klara Visser, Hans Richter
    if let Some(first) = run.clone().find(|&i| view.is(i, FIRST_NAME) && i + 1 < run.end) {
        return Some(first..run.end);
    }
    // Obamas Einsatz: the first word is whose it is
    let run =
        if run.len() > 1 && view.word(run.start).is_some_and(|w| w.possessive) { run.start + 1..run.end } else { run };
    let det = det || run.start > 0 && view.word(run.start - 1).is_some_and(|w| w.possessive);
    let noun = |i: usize| view.is(i, NOUN | class::ORG_WORD | class::NOT_NAME) && !view.is(i, FIRST_NAME);
    let known = if view.words.traits.capital_nouns {
        run.clone().rev().find(|&i| noun(i))
    } else {
        run.clone().rev().find(|&i| noun(i) && (i == run.start || !view.is(i, class::ROLE | class::PERSON_PL)))
    };
    let rest = known.map_or(run.start, |k| k + 1)..run.end;
    // der Minister Österreichs
    if rest.is_empty() || (known.is_some() && rest.clone().all(|i| view.is(i, class::PLACE))) {
        return None;
    }
    if let Some(known) = known {
        return (view.is(known, class::TITLE | class::ROLE) || rest.len() > 1).then_some(rest);
    }
    // il dott. Rinaldi
    if !det
        || (rest.start > 0 && !view.words.traits.capital_nouns && view.is(rest.start - 1, class::TITLE | class::ROLE))
    {
        return Some(rest);
    }
    // an article before it: a body or a thing; der Theologe Hans Küng: nouns have capitals, the last two are the name
    (view.words.traits.capital_nouns && rest.len() > 2).then(|| rest.end - 2..rest.end)
}

/// Whether a name is one without doubt: where every noun has a capital, one word alone may be anything.
pub(super) fn known(view: View<'_>, name: Option<&Range<usize>>) -> bool {
    name.is_some_and(|name| {
        !view.words.traits.capital_nouns
            || name.len() > 1
            || view.word(name.start).is_some_and(|w| w.surname || w.is(FIRST_NAME))
            || name.start.checked_sub(1).is_some_and(|t| view.is(t, class::TITLE | class::ROLE))
    })
}

/// Whether a capital opens the name of a body: la Commission.
pub(super) fn body(view: View<'_>, head: usize) -> bool {
    !view.words.traits.capital_nouns && view.word(head).is_some_and(naming)
}

/// The name with the titles right before it.
pub(super) fn titled(view: View<'_>, name: Range<usize>, first: usize) -> Range<usize> {
    let mut start = name.start;
    while start > first && view.is(start - 1, class::TITLE | class::ROLE) {
        start -= 1;
    }
    start..name.end
}
