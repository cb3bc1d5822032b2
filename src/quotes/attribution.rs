//! From a reporter's sentence to who said the quotations in it.

use super::mentions::{Kind, Mention, View};
use crate::lexicon::class;
use crate::span::Span;
use std::ops::Range;

/// Who said a quotation, as the sentence tells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribution {
    /// The word that reports the speech.
    pub cue: Option<Span>,
    /// Who speaks.
    pub mention: Option<Mention>,
    /// From 0 to 1.
    pub confidence: f64,
    /// The rule.
    pub evidence: &'static str,
}

const SPEECH: u64 = class::SAY | class::CALL | class::REPORT | class::SAY_ING | class::THINK;

/// Who said the quotation at item `quote` of a sentence, or `None` where the sentence does not say.
///
/// The rules stand in the order of how often they are right: beside the quotation behind it, beside it before it,
/// farther off before it, farther off behind it.
pub(crate) fn attribute(view: View<'_>, sentence: &Range<usize>, quote: usize) -> Option<Attribution> {
    behind(view, sentence, quote)
        .or_else(|| according(view, sentence, quote))
        .or_else(|| before(view, sentence, quote))
        .or_else(|| farther(view, sentence, quote))
}

fn span(view: View<'_>, at: usize) -> Option<Span> {
    view.word(at).map(|w| w.span)
}

/// "X," said Ann Lee. · "X," Ann Lee said. · "X," Ann Lee, the mayor, said.
fn behind(view: View<'_>, sentence: &Range<usize>, quote: usize) -> Option<Attribution> {
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
        if let Some(mention) = view.after(start, sentence.end) {
            let evidence = if mention.kind == Kind::Pronoun { "verb-pronoun" } else { "verb-subject" };
            return Some(Attribution { cue: span(view, verb), mention: Some(mention), confidence: 0.95, evidence });
        }
    }
    // the subject first
    if let Some(mention) = view.after(at, sentence.end) {
        let cue = follow_to_verb(view, mention.end, sentence.end)?;
        let beside = cue <= mention.end + 1;
        let evidence = if beside { "subject-verb" } else { "subject-apposition-verb" };
        return Some(Attribution {
            cue: span(view, cue),
            mention: Some(mention),
            confidence: if beside { 0.96 } else { 0.92 },
            evidence,
        });
    }
    // "X," was how Ann Lee put it, and the like, are left to the rules that look farther
    None
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

/// "X," according to Ann Lee. · According to Ann Lee, "X".
fn according(view: View<'_>, sentence: &Range<usize>, quote: usize) -> Option<Attribution> {
    let opener = |i: &usize| view.is(*i, class::ACCORDING) && view.word(i + 1).is_some();
    let after = (quote + 1..sentence.end.min(quote + 5)).find(opener);
    let before = (sentence.start..quote).rev().take(24).find(opener);
    let cue = after.or(before)?;
    let start = if view.is(cue + 1, class::PREP) { cue + 2 } else { cue + 1 };
    let mention = view.after(start, sentence.end)?;
    // a verb of speech nearer to the quotation wins
    let between = if cue < quote { cue + 1..quote } else { quote + 1..cue };
    if cue < quote && between.into_iter().any(|i| view.is(i, class::SAID)) {
        return None;
    }
    Some(Attribution { cue: span(view, cue), mention: Some(mention), confidence: 0.93, evidence: "according-to" })
}

/// Ann Lee said: "X" · Ann Lee said that the vote was "X" · Ann Lee called it "X".
fn before(view: View<'_>, sentence: &Range<usize>, quote: usize) -> Option<Attribution> {
    let mut at = quote;
    let mut distance = 0;
    while at > sentence.start {
        at -= 1;
        distance += 1;
        let Some(word) = view.word(at) else { continue };
        // will say, to call, did not say
        let base = word.is(class::SAY_BASE)
            && at > sentence.start
            && view.is(at - 1, class::AUX | class::PREP | class::ADVERB);
        if !word.is(SPEECH) && !base {
            continue;
        }
        // as a noun: the claims, his demands
        if at > sentence.start
            && (view.is(at - 1, class::DET) || view.word(at - 1).is_some_and(|w| w.possessive))
            && !word.is(class::SAID)
        {
            continue;
        }
        if word.capital() && at > sentence.start {
            continue;
        }
        let Some(mention) = subject(view, sentence, at) else { continue };
        let beside = distance <= 3;
        let strong = word.is(class::SAY);
        let confidence = match (beside, strong) {
            (true, true) => 0.94,
            (true, false) => 0.85,
            (false, true) => 0.8,
            (false, false) => 0.65,
        };
        let evidence = if beside { "subject-verb-quotation" } else { "verb-before" };
        return Some(Attribution { cue: span(view, at), mention: Some(mention), confidence, evidence });
    }
    None
}

/// The subject of the verb at item `verb`.
fn subject(view: View<'_>, sentence: &Range<usize>, verb: usize) -> Option<Mention> {
    let mut end = verb;
    // back over adverbs, auxiliaries and `to`
    while end > sentence.start
        && (view.is(end - 1, class::ADVERB | class::AUX | class::NEG)
            || (view.is(end - 1, class::PREP) && view.is(verb, class::SAY_BASE)))
    {
        end -= 1;
    }
    let ing = view.is(verb, class::SAY_ING) && !view.is(verb, class::SAY);
    if !ing {
        if end > sentence.start
            && (view.mark(end - 1, ',') || view.mark(end - 1, ')') || view.mark(end - 1, '\u{2014}'))
        {
            // over the insertion: Ann Lee, the mayor, said
            let open = if view.mark(end - 1, ')') { '(' } else { ',' };
            let start = (sentence.start..end - 1).rev().find(|&i| view.mark(i, open));
            if let Some(mention) =
                start.and_then(|s| view.before(s, sentence.start)).filter(|m| m.kind != Kind::Pronoun)
            {
                return Some(mention);
            }
        }
        if end > sentence.start
            && let Some(mention) = view.before(end, sentence.start)
        {
            // a lawyer for Ann Lee said: the phrase before the preposition speaks
            return Some(widened(view, sentence, mention));
        }
        // and added: the subject of the verb before
        let joined = end > sentence.start && view.is(end - 1, class::CONJ);
        if !joined
            && end > sentence.start
            && view.word(end - 1).is_some_and(|w| w.is_mark())
            && !view.mark(end - 1, ',')
        {
            return None;
        }
    }
    // the subject of an earlier verb in the sentence, else the first phrase
    let earlier = (sentence.start..end).rev().find(|&i| {
        view.is(i, class::SAY | class::CALL | class::THINK | class::REPORT | class::AUX) && !view.is(i, class::SAY_ING)
    });
    if let Some(earlier) = earlier
        && let Some(mention) = direct_subject(view, sentence, earlier)
    {
        return Some(mention);
    }
    let mut at = sentence.start;
    while at < end {
        if view.is(at, class::PREP | class::SUB) && !view.word(at).is_some_and(|w| w.is(class::NAME_M | class::NAME_F))
        {
            // over an opening phrase: In an interview on Tuesday,
            at = (at + 1..end).find(|&i| view.mark(i, ',')).map_or(end, |i| i + 1);
            continue;
        }
        if let Some(mention) = view.after(at, end) {
            return Some(mention);
        }
        at += 1;
    }
    None
}

fn direct_subject(view: View<'_>, sentence: &Range<usize>, verb: usize) -> Option<Mention> {
    let mut end = verb;
    while end > sentence.start && view.is(end - 1, class::ADVERB | class::AUX | class::NEG) {
        end -= 1;
    }
    view.before(end, sentence.start).map(|m| widened(view, sentence, m))
}

/// Over a preposition to the noun that it hangs on: a lawyer for Ann Lee.
fn widened(view: View<'_>, sentence: &Range<usize>, mention: Mention) -> Mention {
    let prep = mention.start.checked_sub(1).filter(|&p| p > sentence.start && view.is(p, class::NOUN_PREP));
    let outer = prep.and_then(|p| view.before(p, sentence.start));
    match outer {
        Some(outer) if view.is(outer.head, class::ROLE | class::PERSON_PL | class::TITLE | class::GROUP) => {
            Mention { end: mention.end, span: Span::new(outer.span.start, mention.span.end), ..outer }
        }
        _ => mention,
    }
}

/// A verb of speech behind the quotation, not beside it: the "X" of the plan, Ann Lee said.
fn farther(view: View<'_>, sentence: &Range<usize>, quote: usize) -> Option<Attribution> {
    for at in quote + 1..sentence.end {
        if !view.is(at, class::SAY) || view.is(at, class::SAY_ING) {
            continue;
        }
        let mention = subject_here(view, sentence, at, quote + 1).or_else(|| {
            let after = view.after(at + 1, sentence.end)?;
            (view.mark(at.wrapping_sub(1), ',')).then_some(after)
        })?;
        let said = view.is(at, class::SAID);
        return Some(Attribution {
            cue: span(view, at),
            mention: Some(mention),
            confidence: if said { 0.75 } else { 0.55 },
            evidence: "verb-behind",
        });
    }
    None
}

fn subject_here(view: View<'_>, sentence: &Range<usize>, verb: usize, first: usize) -> Option<Mention> {
    let mut end = verb;
    while end > first && view.is(end - 1, class::ADVERB | class::AUX) {
        end -= 1;
    }
    view.before(end, first.max(sentence.start))
}
