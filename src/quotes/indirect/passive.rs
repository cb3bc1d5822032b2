//! What is reported in the passive: was told that …, is expected to …, was accused of ….

use super::super::clause::{Chunk, Clauses, Form, Verb};
use super::super::mentions::Kind;
use super::super::subjects::{Subject, Way};
use super::ends::{end_of, main_ahead};
use super::{Reported, clause};
use crate::lexicon::class;

/// Whether a verb that names its hearer stands without subject and opens a question: Asked whether …, when asked if ….
pub(super) fn reduced(clauses: &Clauses<'_>, piece: usize, verb: Verb) -> bool {
    let bare = matches!(clauses.before(piece), None | Some(Chunk::Sub));
    bare && verb.form == Form::Finite
        && clauses.view.is(verb.at, class::TELL)
        && clauses.chunk(piece + 1) == Some(Chunk::That)
}

/// What stands behind a verb of speech or belief in the passive. Who says it is known only by an agent.
pub(super) fn passive(clauses: &Clauses<'_>, piece: usize, verb: Verb) -> Option<(Reported, usize)> {
    let view = clauses.view;
    // was asked by Ann Lee whether
    let agent = clauses.chunk(piece + 1) == Some(Chunk::Prep) && view.is(clauses.pieces[piece + 1].start, class::AGENT);
    let by = clauses.phrase(piece + 2).filter(|m| agent && m.kind != Kind::Relative);
    let by = by.map(|mention| Subject { cue: piece, mention, named: mention, way: Way::Agent });
    let start = if by.is_some() { piece + 3 } else { piece + 1 };
    let opens = match clauses.chunk(start)? {
        Chunk::That => true,
        // is expected to go
        Chunk::Prep => {
            view.is(verb.at, class::TELL | class::THINK) && view.is(clauses.pieces[start].start, class::INFINITIVE)
        }
        Chunk::Verb(_) => view.is(verb.at, class::TELL | class::THINK),
        _ => false,
    };
    if !opens {
        return None;
    }
    let end = end_of(clauses, start, true);
    // Asked whether the bridge would close, she said no
    let end = main_ahead(clauses, start).filter(|_| reduced(clauses, piece, verb)).map_or(end, |comma| comma.min(end));
    let span = clause(clauses, start, end, false)?;
    let cue = view.word(verb.at)?.span;
    Some((Reported { span, cue, by, confidence: 0.6, evidence: "passive" }, end))
}
