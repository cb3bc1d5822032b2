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
        && matches!(clauses.chunk(piece + 1), Some(Chunk::That | Chunk::Relative))
}

/// As reported by the Gazette, …
pub(super) fn reported_by(clauses: &Clauses<'_>, piece: usize, verb: Verb) -> Option<(Reported, usize)> {
    let view = clauses.view;
    let says = view.is(verb.at, class::SAY | class::REPORT);
    let manner = says && piece == 1 && view.is(clauses.start(0), class::PREP) && view.is(clauses.start(0), class::SUB);
    let agent = clauses.phrase(piece + 2).filter(|_| manner && view.is(clauses.start(piece + 1), class::AGENT))?;
    let start = Some(piece + 4).filter(|_| clauses.chunk(piece + 3) == Some(Chunk::Comma))?;
    let end = end_of(clauses, start, false);
    let span = clause(clauses, start, end, false)?;
    let cue = view.word(verb.at)?.span;
    let by = Some(Subject { cue: piece, mention: agent, named: agent, way: Way::Agent });
    Some((Reported { span, cue, by, confidence: 0.8, evidence: "according-to" }, end))
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
        Chunk::Relative => reduced(clauses, piece, verb),
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
