//! Where a reported clause ends.

use super::super::clause::{Chunk, Clauses, Form};
use super::{finite, fragment, subject_ahead};
use crate::lexicon::class;

/// The comma behind a report that stands in a subordinate clause before the main one: when she said so, the room fell silent.
pub(super) fn subordinate(clauses: &Clauses<'_>, opens: usize, start: usize) -> Option<usize> {
    let view = clauses.view;
    // while she and the council said so, the room fell silent
    let first = clauses.start(0);
    let hangs = view.is(first, class::SUB) && !view.is(first, class::THAT);
    match clauses.before(opens)? {
        Chunk::Sub => main_ahead(clauses, start),
        _ if hangs && !(0..opens).any(|p| clauses.chunk(p) == Some(Chunk::Comma)) => main_ahead(clauses, start),
        // which she said was a mistake, will be
        Chunk::Relative => (start..clauses.pieces.len()).find(|&p| clauses.chunk(p) == Some(Chunk::Comma)),
        _ => None,
    }
}

/// The comma behind which the main clause begins.
pub(super) fn main_ahead(clauses: &Clauses<'_>, start: usize) -> Option<usize> {
    let comma = (start..clauses.pieces.len()).find(|&p| clauses.chunk(p) == Some(Chunk::Comma))?;
    let main = clauses.phrase(comma + 1).is_some() && (finite(clauses, comma + 2) || subject_ahead(clauses, comma + 1));
    main.then_some(comma)
}

/// The piece behind the clause that begins at `start`: at the sentence's end, or where the next report begins. A mere
/// object ends with its phrase, too.
pub(super) fn end_of(clauses: &Clauses<'_>, start: usize, object: bool) -> usize {
    for at in start..clauses.pieces.len() {
        let next = clauses.verb_at(at + 1).filter(|v| v.cue);
        match clauses.pieces[at].chunk {
            // a "gamble," adding that
            Chunk::Quote if next.is_some() && fragment(clauses, at, true) => return at + 1,
            // …; …, adding that; …, according to
            Chunk::According => return at,
            Chunk::Break if clauses.view.mark(clauses.pieces[at].start, ';') => return at,
            // criticized the plan -- her third this year
            Chunk::Break if object && at > start => return at,
            _ if object && at > start && beyond(clauses, at) => return at,
            Chunk::Comma
                if next.is_some_and(|v| v.form == Form::Participle)
                    || clauses.chunk(at + 1) == Some(Chunk::According) =>
            {
                return at;
            }
            Chunk::Join | Chunk::Comma | Chunk::Break if !object && again(clauses, at + 1) => return at,
            Chunk::Join | Chunk::Comma if next.is_some_and(|v| v.form == Form::Finite) => {
                return at;
            }
            _ => {}
        }
    }
    clauses.pieces.len()
}

/// The comma before a relative clause that closes what is reported, which is the reporter's own: ..., which nobody believed.
/// One that is put in, with a verb behind its second comma, stays.
pub(super) fn aside(clauses: &Clauses<'_>, start: usize, end: usize) -> usize {
    let comma = |p: &usize| clauses.chunk(*p) == Some(Chunk::Comma);
    let opens = (start + 1..end).filter(comma).find(|&p| clauses.chunk(p + 1) == Some(Chunk::Relative));
    let put_in = opens.is_some_and(|o| (o + 1..end).filter(comma).any(|p| clauses.verb_at(p + 1).is_some()));
    opens.filter(|_| !put_in).unwrap_or(end)
}

/// Whether another report with its own subject begins here: and the ferry company said.
fn again(clauses: &Clauses<'_>, start: usize) -> bool {
    let view = clauses.view;
    let joins = usize::from(clauses.chunk(start) == Some(Chunk::Join));
    let verb =
        (start + joins..start + joins + 5).find(|&p| !matches!(clauses.chunk(p), Some(Chunk::Phrase(_) | Chunk::Prep)));
    let verb = verb.filter(|&p| p > start + joins).and_then(|p| clauses.verb_at(p));
    verb.is_some_and(|v| {
        v.form == Form::Finite && v.cue && view.is(v.at, class::SAY | class::SAY_BASE) && !view.is(v.at, class::CALL)
    })
}

/// Whether what is here belongs no longer to an object: another clause, or when and why it was said.
fn beyond(clauses: &Clauses<'_>, at: usize) -> bool {
    let view = clauses.view;
    let clause = |p: usize| clauses.phrase(p).is_some() && (finite(clauses, p + 1) || subject_ahead(clauses, p));
    match clauses.chunk(at) {
        Some(Chunk::Sub) => true,
        Some(Chunk::Comma) => {
            let apposed = clauses.phrase(at + 1).is_some_and(|m| view.is(m.start, class::INDEFINITE));
            apposed
                || matches!(clauses.chunk(at + 1), Some(Chunk::Relative | Chunk::Sub | Chunk::Join))
                || clause(at + 1)
        }
        Some(Chunk::Join) => clauses.verb_at(at + 1).is_some_and(|v| v.form != Form::Base),
        // as she left, until it rains
        // before warning that
        Some(Chunk::Prep) => {
            let warns = clauses.verb_at(at + 1).is_some_and(|v| v.cue && v.form == Form::Participle);
            view.is(clauses.start(at), class::SUB) && (warns || clause(at + 1))
        }
        _ => false,
    }
}
