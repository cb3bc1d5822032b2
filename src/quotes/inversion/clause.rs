//! A sentence with its phrases and verbs of speech, and which phrase is the subject of which verb.

use super::phrases::{Phrase, phrases};
use crate::lexicon::class;
use crate::quotes::mentions::{Kind, Mention, View};
use crate::span::Span;
use std::ops::Range;

/// Who said a quotation, as the sentence tells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The word that reports the speech.
    pub cue: Option<Span>,
    /// Who speaks; `None` where the verb does without a subject.
    pub mention: Option<Mention>,
    /// From 0 to 1.
    pub confidence: f64,
    /// The rule.
    pub evidence: &'static str,
}

/// A sentence with its phrases and verbs of speech.
pub(super) struct Clause<'a> {
    pub(super) view: View<'a>,
    pub(super) range: Range<usize>,
    pub phrases: Vec<Phrase>,
    /// For each item of the sentence the phrase over it.
    over: Vec<Option<usize>>,
    /// Items with verbs of speech, in order.
    pub(super) verbs: Vec<usize>,
}

pub(super) const SPEECH: u64 = class::SAY | class::CALL | class::REPORT | class::THINK | class::SAY_ING;
/// What may stand between a verb and its subject.
pub(super) const LIGHT: u64 = class::ADVERB | class::AUX | class::NEG | class::PRON_OBJ | class::TIME | class::MOOD;
/// Items that a rule looks away from a quotation or a verb.
pub(super) const REACH: usize = 60;

impl<'a> Clause<'a> {
    /// Cost: linear.
    pub fn new(view: View<'a>, range: Range<usize>) -> Self {
        let phrases = phrases(view, &range);
        let mut over = vec![None; range.len()];
        for (index, phrase) in phrases.iter().enumerate() {
            over[phrase.start - range.start..phrase.end - range.start].fill(Some(index));
        }
        let verbs = range
            .clone()
            .filter(|&i| {
                view.word(i).is_some_and(|w| {
                    w.is(SPEECH) && (!w.capital() || i == range.start) && !view.is(i + 1, class::GENITIVE & class::SAY)
                }) && over[i - range.start].is_none()
            })
            .collect();
        Clause { view, range, phrases, over, verbs }
    }

    /// Whether the sentence stands in the mood of reported speech, or has no verb that would speak against it.
    pub fn reported_mood(&self) -> bool {
        self.range.clone().any(|i| self.view.is(i, class::MOOD))
    }

    pub(super) fn found(&self, cue: usize, mention: Mention, confidence: f64, evidence: &'static str) -> Found {
        Found { cue: self.span(cue), mention: Some(mention), confidence, evidence }
    }

    pub(super) fn span(&self, at: usize) -> Option<Span> {
        self.view.word(at).map(|w| w.span)
    }

    pub(super) fn phrase(&self, at: usize) -> Option<&Phrase> {
        let index = (*self.over.get(at.checked_sub(self.range.start)?)?)?;
        self.phrases.get(index)
    }

    pub(super) fn starting(&self, at: usize) -> Option<&Phrase> {
        self.phrase(at).filter(|p| p.start == at)
    }

    /// The subject behind the verb.
    pub(super) fn after(&self, verb: usize) -> Option<Mention> {
        self.next_phrase(verb + 1, verb)
    }

    /// The first phrase from item `from` on that can be the subject of the verb at `cue`.
    pub(super) fn next_phrase(&self, from: usize, cue: usize) -> Option<Mention> {
        let view = self.view;
        let mut at = from;
        let limit = self.range.end.min(from + 16);
        while at < limit {
            if let Some(phrase) = self.starting(at) {
                if view.is(at, class::PRON_N) && !view.is(at, class::PRON_F | class::PRON_M) {
                    return self.document();
                }
                if !phrase.oblique {
                    if phrase.of_speech && phrase.inner.is_some() {
                        return phrase.inner;
                    }
                    if phrase.speaks || (phrase.det && at <= cue + 2) {
                        return Some(phrase.mention);
                    }
                    if view.is(cue, class::SAY | class::THUS) && at == cue + 1 && phrase.mention.kind == Kind::Name {
                        return Some(phrase.mention);
                    }
                }
                at = phrase.end;
            } else if view.is(at, LIGHT | class::PREP | class::NOUN_PREP | class::DET | SPEECH)
                || view.word(at).is_some_and(|w| !w.is_mark() && !w.is(class::CONJ | class::SUB | class::THAT))
            {
                at += 1;
            } else {
                return None;
            }
        }
        None
    }

    /// hieß es in der Mitteilung: what was written speaks.
    pub(super) fn document(&self) -> Option<Mention> {
        let phrase = self.phrases.iter().find(|p| p.oblique && (p.of_speech || p.speaks))?;
        if phrase.of_speech
            && let Some(inner) = phrase.inner
        {
            return Some(inner);
        }
        Some(phrase.mention)
    }

    /// The subject before the verb.
    fn ahead(&self, verb: usize) -> Option<Mention> {
        let view = self.view;
        let mut end = verb;
        while end > self.range.start && view.is(end - 1, LIGHT) && end + 6 > verb {
            end -= 1;
        }
        for _ in 0..3 {
            let last = end.checked_sub(1).filter(|&l| l >= self.range.start)?;
            let open = if view.mark(last, ',') {
                ','
            } else if view.mark(last, ')') {
                '('
            } else if view.mark(last, '\u{2013}') {
                '\u{2013}'
            } else if let Some(phrase) = self.phrase(last) {
                if phrase.oblique {
                    // a phrase with a preposition belongs to the noun before it: Vertreter der Partei in Berlin
                    let before = phrase.start.checked_sub(1)?;
                    let noun = before.checked_sub(1).and_then(|b| self.phrase(b))?;
                    if !view.is(before, class::PREP | class::NOUN_PREP) || noun.oblique || noun.start == noun.end {
                        return None;
                    }
                    end = noun.end;
                    continue;
                }
                if phrase.of_speech && phrase.inner.is_some() {
                    return phrase.inner;
                }
                let beside = last + 1 == verb && view.is(verb, class::SAY) && phrase.mention.kind == Kind::Name;
                return (phrase.speaks || phrase.det || beside).then(|| self.apposed(phrase).unwrap_or(phrase.mention));
            } else {
                return None;
            };
            // over the insertion
            end = (self.range.start.max(last.saturating_sub(24))..last).rev().find(|&i| view.mark(i, open))?;
        }
        None
    }

    /// The name before a phrase in apposition: Ann Lee, die Sprecherin der Werft sagte.
    fn apposed(&self, phrase: &Phrase) -> Option<Mention> {
        let comma = phrase.start.checked_sub(1).filter(|&c| phrase.det && self.view.mark(c, ','))?;
        let name = self.phrase(comma.checked_sub(1)?)?;
        (name.mention.kind == Kind::Name && phrase.mention.kind == Kind::Role && !name.oblique).then_some(name.mention)
    }

    pub(super) fn certain(&self, mention: Mention) -> bool {
        self.phrase(mention.start).is_some_and(|p| p.speaks)
    }

    /// The subject of a verb, on whichever side it stands.
    pub(super) fn subject(&self, verb: usize) -> Option<Mention> {
        let view = self.view;
        if view.is(verb, class::SAY_ING) && !view.is(verb, class::SAY) {
            // the subject of the main verb
            let first = self.phrases.iter().find(|p| !p.oblique && p.speaks && p.end <= verb)?;
            return Some(first.mention);
        }
        let left = self.ahead(verb);
        // Passend dazu sagte die Wirtin: what stands before the verb may be anything but its subject
        let right = self.starting(verb + 1).filter(|p| !p.oblique && p.speaks);
        if let Some(right) = right
            && (right.mention.kind == Kind::Pronoun || !left.is_some_and(|m| self.certain(m)))
        {
            return Some(right.mention);
        }
        left.or_else(|| self.after(verb)).or_else(|| {
            // the verb at the end of its clause: the nearest that can be its subject
            let back = self.phrases.iter().rev().filter(|p| p.end <= verb && p.end + REACH > verb);
            back.take(6).find(|p| !p.oblique && p.speaks).map(|p| p.mention)
        })
    }

    /// Whether the quotation is a title or a name: the film "...", "..."-Zeitung.
    pub fn titled(&self, quote: usize) -> bool {
        let before = quote.checked_sub(1).filter(|&b| b >= self.range.start);
        before.is_some_and(|b| self.view.is(b, class::LETTER_TITLES)) || self.view.mark(quote + 1, '-')
    }

    /// Whether a verb shortly before the quotation puts it on something as a name: nannte das "...".
    pub fn called(&self, quote: usize) -> bool {
        let index = self.verbs.partition_point(|&v| v < quote);
        let verb = index.checked_sub(1).and_then(|i| self.verbs.get(i));
        verb.is_some_and(|&v| self.view.is(v, class::CALL))
    }

    /// Whether the quotation is no part of the reporter's sentence: it opens it, before a comma, or stands behind a colon.
    pub fn apart(&self, quote: usize) -> bool {
        let opens = quote == self.range.start && [',', '!', '?'].iter().any(|&c| self.view.mark(quote + 1, c));
        opens || quote.checked_sub(1).is_some_and(|c| c >= self.range.start && self.view.mark(c, ':'))
    }

    /// Whether nothing but marks stands beside the quotations.
    pub fn alone(&self) -> bool {
        self.range.clone().all(|i| self.view.word(i).is_none_or(|w| w.is_mark()))
    }
}
