//! What a noun of speech opens, and what a label names the speaker of.

use super::super::clause::{Chunk, Clauses};
use super::super::mentions::{Kind, Mention};
use super::super::subjects::{Subject, Way};
use super::ends::end_of;
use super::{Reported, clause};
use crate::lexicon::class;

/// Ann Lee's claim that …: the owner of what was said is who said it. The notion that … is nobody's.
pub(super) fn nominal(clauses: &Clauses<'_>, piece: usize) -> Option<(Reported, usize)> {
    let view = clauses.view;
    let mention = clauses.phrase(piece)?;
    if !view.is(mention.end - 1, class::NOUN_SPEECH) || !view.is(clauses.pieces[piece + 1].start, class::THAT) {
        return None;
    }
    let cue = view.word(mention.end - 1)?.span;
    let start = piece + 1;
    let end = end_of(clauses, start, false);
    let span = clause(clauses, start, end, false)?;
    let owner = owner(clauses, mention);
    // the message that resonates
    if owner.is_none() && clauses.phrase(start + 1).is_none() {
        return None;
    }
    let by = owner.map(|named| Subject { cue: piece, mention: named, named, way: Way::Possessor });
    Some((Reported { span, cue, by, confidence: 0.7, evidence: "noun-of-speech" }, end))
}

/// Whose it is: Ann Lee's, the mayor's.
fn owner(clauses: &Clauses<'_>, mention: Mention) -> Option<Mention> {
    let view = clauses.view;
    let owner = (mention.start..mention.end).rev().find(|&i| view.word(i).is_some_and(|w| w.possessive))?;
    view.phrase(mention.start, owner + 1, 0)
}

/// A headline's "Ann Lee: the bridge will close".
pub(super) fn label(clauses: &Clauses<'_>) -> Option<Reported> {
    let view = clauses.view;
    if clauses.chunk(1) != Some(Chunk::Colon) || clauses.chunk(2) == Some(Chunk::Quote) {
        return None;
    }
    let mention = clauses.phrase(0).filter(|m| m.kind == Kind::Name && !view.is(m.head, class::THING))?;
    let named = |i: usize| view.is(i, class::NAME_M | class::NAME_F | class::NAME_ANY | class::TITLE);
    // a last name alone, if the text has it elsewhere with a first name or title
    let one = mention.end - mention.start < 2;
    let surname = |i: usize| view.word(i).is_some_and(|w| w.surname);
    if !(if one { surname(mention.head) } else { (mention.start..mention.end).any(named) }) {
        return None;
    }
    let cue = view.span(clauses.pieces[1].start)?;
    let span = clause(clauses, 2, clauses.pieces.len(), false)?;
    let by = Some(Subject { cue: 0, mention, named: mention, way: Way::Label });
    Some(Reported { span, cue, by, confidence: 0.7, evidence: "label" })
}
