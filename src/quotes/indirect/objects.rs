//! Objects of verbs of speech and thought: what was judged, named, expected or shown.

use super::super::clause::{Chunk, Clauses, Verb};
use super::super::mentions::{Kind, View};
use super::super::subjects::{Subject, Way};
use super::{fragment, is_speaker};
use crate::lexicon::class;

/// Pieces between a judging verb and the judgement.
const JUDGED: usize = 6;

/// Whether an object with its judgement in marks stands here: called Ann Lee a "hero", described it as "a gamble".
pub(super) fn judged(clauses: &Clauses<'_>, start: usize) -> bool {
    let near = start..clauses.pieces.len().min(start + JUDGED);
    let quote =
        near.clone().find(|&p| !matches!(clauses.chunk(p), Some(Chunk::Phrase(_) | Chunk::Prep | Chunk::Other)));
    let titled = |q: usize| clauses.view.said(clauses.start(q)).is_some_and(|s| s.titled);
    quote.is_some_and(|q| q > start && fragment(clauses, q, false) && !titled(q))
}

/// Whether an object with its judgement stands here: called the plan for the bridge a mistake.
pub(super) fn named(clauses: &Clauses<'_>, start: usize) -> bool {
    let view = clauses.view;
    let mut phrases = row(clauses, start)
        .filter(|&p| clauses.phrase(p).is_some() && (p == start || clauses.before(p) != Some(Chunk::Prep)));
    phrases.next().is_some() && phrases.next().is_some_and(|p| view.is(clauses.start(p), class::INDEFINITE))
}

/// Whether an object stands here of which something is expected or thought: expects prices to fall, sees the plan as a gamble.
pub(super) fn expects(clauses: &Clauses<'_>, start: usize) -> bool {
    let view = clauses.view;
    let next = start + row(clauses, start).take_while(|&p| !opens(view, clauses.start(p))).count();
    next > start && clauses.phrase(start).is_some() && opens(view, clauses.start(next))
}

/// Whether a word opens what is expected or thought of something: to, as.
fn opens(view: View<'_>, at: usize) -> bool {
    view.is(at, class::INFINITIVE) || (view.is(at, class::PREP) && view.is(at, class::SUB))
}

/// The first phrases and prepositions from a piece on.
pub(super) fn row<'a>(clauses: &'a Clauses<'_>, start: usize) -> impl Iterator<Item = usize> + 'a {
    let near = start..clauses.pieces.len().min(start + JUDGED);
    near.take_while(|&p| matches!(clauses.chunk(p), Some(Chunk::Phrase(_) | Chunk::Prep)))
}

/// Whether the object of the verb is what was said, judged or shown: criticized the plan, polls show a close race.
pub(super) fn takes_object(clauses: &Clauses<'_>, verb: Verb, by: &Subject) -> bool {
    let view = clauses.view;
    let judges = view.is(verb.at, class::CALL) && !view.is(verb.at, class::VERB | class::THINK);
    let shows = view.is(verb.at, class::REPORT)
        && by.way == Way::Beside
        && by.mention.kind == Kind::Role
        && !is_speaker(clauses, by)
        && !view.is(by.mention.head, class::PRON_ANY);
    view.is(verb.at, class::OBJECT) || judges || shows
}
