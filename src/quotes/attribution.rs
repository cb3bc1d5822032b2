//! From a reporter's sentence to who said the quotations in it.

use super::candidates::{candidates, features, weight};
use super::clause::{Chunk, Clauses, Form};
use super::mentions::{Kind, Mention, View};
use super::said::Said;
use super::subjects::{Subject, Way};
use crate::lexicon::class;
use crate::span::Span;
use std::ops::Range;

/// Who said a quotation, as the sentence tells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribution {
    /// The word that reports the speech.
    pub cue: Option<Span>,
    /// Who speaks, as the text has it.
    pub mention: Mention,
    /// Whom a relative pronoun stands for; else the same.
    pub named: Mention,
    /// From 0 to 1.
    pub confidence: f64,
    /// The rule.
    pub evidence: &'static str,
}

impl Attribution {
    fn plain(cue: Option<Span>, mention: Mention, confidence: f64, evidence: &'static str) -> Self {
        Attribution { cue, mention, named: mention, confidence, evidence }
    }
}

/// Who said the quotation at item `quote` of a sentence, or `None` where the sentence does not say.
///
/// What stands beside a quotation behind it is nearly always right. Else every phrase that may be the subject of a
/// verb of speech is a candidate, and the one for which most speaks is taken, if that is more than speaks for nobody.
pub(crate) fn attribute(
    clauses: &Clauses<'_>,
    sentence: &Range<usize>,
    quote: usize,
    said: Said,
) -> Option<Attribution> {
    let view = clauses.view;
    // on the show "Evening Talk", Ann Lee said
    let beside = if said.named(view, sentence, quote) { None } else { behind(view, sentence, quote, said) };
    beside.or_else(|| label(clauses, quote)).or_else(|| scored(clauses, quote, said))
}

/// Ann Lee: "…".
fn label(clauses: &Clauses<'_>, quote: usize) -> Option<Attribution> {
    let labelled = clauses.at(quote) == Some(2) && clauses.chunk(1) == Some(Chunk::Colon);
    let mention = clauses.phrase(0).filter(|m| labelled && m.kind == Kind::Name)?;
    Some(Attribution::plain(None, mention, 0.9, "label"))
}

/// Who says what stands behind a sentence: Ann Lee was angry: "…".
pub(crate) fn lead_in(clauses: &Clauses<'_>, said: Said) -> Option<Attribution> {
    let found = scored_at(clauses, clauses.pieces.len(), said)?;
    Some(Attribution { evidence: "sentence-before", confidence: found.confidence.min(0.7), ..found })
}

/// The candidate for which most speaks.
///
/// Weights: fitted by conditional logistic regression, in `src/lexicon/weights.toml`.
fn scored(clauses: &Clauses<'_>, quote: usize, said: Said) -> Option<Attribution> {
    scored_at(clauses, clauses.at(quote)?, said)
}

#[cfg_attr(quick, optimize(speed))]
fn scored_at(clauses: &Clauses<'_>, piece: usize, said: Said) -> Option<Attribution> {
    let found = candidates(clauses, piece);
    let mut null = 0.0;
    said.nobody(clauses, piece, |name| null += weight(name));
    let scores: Vec<f64> = found
        .iter()
        .map(|one| {
            let mut score = 0.0;
            features(clauses, piece, said, one, |name| score += weight(name));
            score
        })
        .collect();
    let best = (0..found.len()).rev().max_by(|&a, &b| scores[a].total_cmp(&scores[b]))?;
    // candidates for one phrase speak for each other
    let part = |of: &dyn Fn(usize) -> bool| -> f64 {
        (0..found.len()).filter(|&i| of(i)).map(|i| libm::exp(scores[i] - scores[best])).sum()
    };
    let same = part(&|i| found[i].mention.span == found[best].mention.span);
    let anyone = part(&|_| true);
    let no_one = libm::exp(null - scores[best]);
    if anyone <= no_one {
        return None;
    }
    let all = anyone + no_one;
    let one = &found[best];
    let cue = match clauses.verb_at(one.cue) {
        Some(verb) if verb.cue => span(clauses.view, verb.at),
        _ if one.way == Way::Source => span(clauses.view, clauses.pieces[one.cue].start),
        _ => None,
    };
    Some(Attribution {
        cue,
        mention: one.mention,
        named: one.named,
        confidence: (same / all * 100.0).round() / 100.0,
        evidence: evidence(clauses, piece, one),
    })
}

fn evidence(clauses: &Clauses<'_>, quote: usize, one: &Subject) -> &'static str {
    let verb = clauses.verb_at(one.cue).filter(|v| v.cue);
    match (one.way, verb) {
        (Way::Source, _) => "according-to",
        (Way::Possessor, _) => "possessor",
        (Way::Label, _) => "label",
        (Way::Agent, _) => "agent",
        (Way::Relative, _) => "relative",
        (_, None) => "main-subject",
        (_, Some(v)) if v.form == Form::Participle => "participle",
        _ if one.cue > quote => "verb-behind",
        _ if quote - one.cue <= 2 => "subject-verb-quotation",
        _ => "verb-before",
    }
}

fn span(view: View<'_>, at: usize) -> Option<Span> {
    view.word(at).map(|w| w.span)
}

/// "X," said Ann Lee. · "X," Ann Lee said. · "X," Ann Lee, the mayor, said.
fn behind(view: View<'_>, sentence: &Range<usize>, quote: usize, said: Said) -> Option<Attribution> {
    let mut at = quote + 1;
    while at < sentence.end
        && (view.mark(at, ',') || view.mark(at, '-') || view.mark(at, '\u{2014}') || view.mark(at, '\u{2013}'))
    {
        at += 1;
    }
    if at >= sentence.end {
        return None;
    }
    // the verb first
    let mut verb = at;
    while view.is(verb, class::ADVERB) && verb < at + 2 {
        verb += 1;
    }
    if view.is(verb, class::SAY) && !view.word(verb).is_some_and(|w| w.capital()) {
        let start = (verb + 1..sentence.end.min(verb + 4)).find(|&i| !view.is(i, class::ADVERB | class::TIME))?;
        if let Some(mention) = view
            .phrase(start, sentence.end, sentence.start)
            .filter(|m| inverts(view, sentence, m, said.closed && view.is(verb, class::SAID)))
        {
            let evidence = if mention.kind == Kind::Pronoun { "verb-pronoun" } else { "verb-subject" };
            return Some(Attribution::plain(span(view, verb), mention, 0.95, evidence));
        }
    }
    // the subject first
    if let Some(mention) = view.phrase(at, sentence.end, sentence.start) {
        let cue = follow_to_verb(view, mention.end, sentence.end)
            .or_else(|| closing_verb(view, mention, sentence.end).filter(|_| said.closed && said.words > 1))?;
        let beside = cue <= mention.end + 1;
        let evidence = if beside { "subject-verb" } else { "subject-apposition-verb" };
        return Some(Attribution::plain(span(view, cue), mention, if beside { 0.97 } else { 0.96 }, evidence));
    }
    // "X," was how Ann Lee put it, and the like, are left to the rules that look farther
    None
}

/// Whether a phrase behind a verb is its subject: not "said he was", nor "went a step". Any noun but a thing's is where
/// the quotation is `closed` and nothing else follows: "…," said the docker on Monday.
fn inverts(view: View<'_>, sentence: &Range<usize>, mention: &Mention, closed: bool) -> bool {
    const PERSON: u64 = class::ROLE | class::PERSON_PL | class::GROUP | class::TITLE | class::NOUN_SPEECH;
    let then = view.word(mention.end).filter(|_| mention.end < sentence.end);
    let ends = || then.is_none_or(|w| w.is_mark() || w.is(class::ADVERB | class::TIME | class::PREP));
    match mention.kind {
        _ if view.is(mention.start, class::THAT) => false,
        Kind::Pronoun => ends(),
        Kind::Role => {
            let known = view.is(mention.head, PERSON | class::PRON_ANY | class::PRON_OBJ);
            known || mention.start == mention.head || (closed && !view.is(mention.head, class::THING) && ends())
        }
        _ => true,
    }
}

/// A verb that ends the sentence right behind a name: "…," Ann Lee smiled.
fn closing_verb(view: View<'_>, mention: Mention, end: usize) -> Option<usize> {
    let at = mention.end;
    let ends = at + 1 >= end || view.mark(at + 1, '.');
    let verb = view.is(at, class::VERB | class::CALL | class::REPORT | class::THINK) && !view.is(at, class::AUX);
    (mention.kind == Kind::Name && ends && verb).then_some(at)
}

/// The speech verb that a subject ending before `at` leads to: past adverbs, auxiliaries and one inserted phrase.
fn follow_to_verb(view: View<'_>, mut at: usize, end: usize) -> Option<usize> {
    let mut inserted = false;
    let limit = end.min(at + 32);
    while at < limit {
        if view.is(at, class::SAY) && !view.is(at, class::ADVERB) {
            return Some(at);
        }
        if view.is(at, class::ADVERB | class::AUX | class::TIME | class::NEG) {
            at += 1;
        } else if view.mark(at, ',') && !inserted {
            // over to the comma that closes the insertion
            let close = (at + 1..limit).find(|&i| view.mark(i, ','))?;
            if (at + 1..close).any(|i| view.is(i, class::SAID)) {
                return (at + 1..close).find(|&i| view.is(i, class::SAID));
            }
            inserted = true;
            at = close + 1;
        } else if view.mark(at, '(') {
            at = (at + 1..limit).find(|&i| view.mark(i, ')'))? + 1;
        } else if !inserted && view.is(at, class::NOUN_PREP | class::WHO) {
            // of the Example Institute; who runs the shop
            inserted = true;
            at = (at + 1..limit.min(at + 14)).find(|&i| view.is(i, class::SAID))?;
        } else {
            return None;
        }
    }
    None
}
