//! A sentence with its phrases and verbs of speech, and which phrase is the subject of which verb.

use super::phrases::{Phrase, phrases};
use crate::lexicon::class;
use crate::quotes::mentions::{Kind, Mention, View};
use crate::quotes::sentence::Item;
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
    /// Whether the sentence has a verb in the mood of reported speech.
    pub mood: bool,
    /// Whether nothing but marks stands beside the quotations, or what only leads on: Und weiter: "...".
    pub alone: bool,
    /// Who speaks where a clause in the mood of reported speech hangs on another.
    pub governing: Option<Found>,
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
        // the last part of a verb that was split: fügte ... hinzu, but not the preposition: fuhr mit dem Boot
        let leads = |i: usize| {
            let stands = view.word(i + 1).is_none_or(|w| w.is_mark() || w.is(class::CONJ | class::THAT));
            view.is(i, class::PREP | class::DET) && !stands
        };
        let part = |i: &usize| view.is(*i, class::SPLIT_OFF) && over[i - range.start].is_none() && !leads(*i);
        let parts = range.clone().rev().find(part);
        let verbs = range
            .clone()
            .filter(|&i| {
                view.word(i).is_some_and(|w| {
                    w.is(SPEECH)
                        && (!w.capital() || i == range.start)
                        && (!w.is(class::SPLIT) || parts.is_some_and(|part| part > i))
                }) && over[i - range.start].is_none()
            })
            .collect();
        let mut clause = Clause { view, range, phrases, over, verbs, mood: false, alone: false, governing: None };
        // asked for at every quotation, told once
        clause.mood = clause.reported_mood();
        clause.alone = clause.stands_alone();
        clause.governing = clause.governed();
        clause
    }

    fn reported_mood(&self) -> bool {
        self.range.clone().any(|i| self.moody(i))
    }

    /// Whether a word has the mood of reported speech: an der Stelle is a noun, and no one reports what "I" do.
    pub(super) fn moody(&self, at: usize) -> bool {
        let view = self.view;
        let verb = view.word(at).is_some_and(|w| w.is(class::MOOD) && (!w.capital() || at == self.range.start));
        verb && !view.is(at + 1, class::PRON_1)
    }

    /// Who speaks where a clause in the mood of reported speech hangs on another: X vertritt die These, dass ... sei.
    fn governed(&self) -> Option<Found> {
        let view = self.view;
        let mood = self.range.clone().find(|&i| self.moody(i))?;
        let opens = (self.range.start + 1..mood).find(|&i| view.is(i, class::THAT) && view.mark(i - 1, ','))?;
        let person = |p: &&Phrase| p.speaks && !p.oblique && p.end < opens && !view.is(p.start, class::PRON_1);
        let first = self.phrases.iter().find(person)?;
        Some(Found { cue: None, mention: Some(first.mention), confidence: 0.6, evidence: "governing-clause" })
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

    /// Whether the quotation is a title or a name: the film "...", "..."-Zeitung, laut "...", "..." (SAR).
    pub fn titled(&self, quote: usize) -> bool {
        let short = self.view.mark(quote + 1, '(') && self.view.mark(quote + 3, ')');
        let abbreviated = short && self.view.word(quote + 2).is_some_and(|w| w.capital() && w.class == 0 && !w.surname);
        let source = |b: usize| {
            self.view.is(b, class::ACCORDING) && !self.view.is(b, class::PREP | class::POSTPOSED | class::SAY)
        };
        let before = quote.checked_sub(1).filter(|&b| b >= self.range.start);
        // s'est dit "..." · la mairie dit "regretter"
        let small = self.view.said(quote).is_some_and(|s| !s.capital);
        let verb = |b: usize| {
            let subject = || small && self.phrase(b - 1).is_some_and(|p| p.det && !p.oblique);
            self.view.is(b, class::SAY) && b > self.range.start && (self.view.is(b - 1, LIGHT) || subject())
        };
        before.is_some_and(|b| (self.view.is(b, class::LETTER_TITLES) && !verb(b)) || source(b))
            || abbreviated
            || self.view.mark(quote + 1, '-')
    }

    /// Whether a verb shortly before the quotation puts it on something as a name: nannte das "...".
    pub fn called(&self, quote: usize) -> bool {
        let index = self.verbs.partition_point(|&v| v < quote);
        let verb = index.checked_sub(1).and_then(|i| self.verbs.get(i));
        verb.is_some_and(|&v| self.view.is(v, class::CALL)) || self.named_by(quote).is_some()
    }

    /// Whether the quotation is no part of the reporter's sentence: it opens it, before a comma, or stands behind a colon.
    pub fn apart(&self, quote: usize) -> bool {
        let opens = quote == self.range.start && [',', '!', '?'].iter().any(|&c| self.view.mark(quote + 1, c));
        // (kurz: "Der Deich")
        let bracket = self.view.mark(quote + 1, ')');
        opens || quote.checked_sub(1).is_some_and(|c| c >= self.range.start && self.view.mark(c, ':') && !bracket)
    }

    fn stands_alone(&self) -> bool {
        let mut others = self.range.clone().filter(|&i| self.view.word(i).is_some_and(|w| !w.is_mark()));
        let colon = (self.range.start..self.range.end.min(self.range.start + LIGHTS)).any(|i| self.view.mark(i, ':'));
        others.all(|i| colon && self.view.is(i, class::CONJ | class::ADVERB) && self.phrase(i).is_none())
    }
}

/// Words of a quotation that are looked at.
const LOOKED: usize = 200;
/// Words that an incise has from its comma to its verb.
const LIGHTS: usize = 4;

/// Who speaks, where the quotation itself says so between two marks, with the quotation's words, to which what was found
/// refers. Cost: linear in the quotation's words.
pub(super) fn incise(view: View<'_>, quote: Span) -> Option<(Found, Vec<Item>)> {
    let all = &view.words.all;
    let from = all.partition_point(|w| w.span.start < quote.start);
    let items: Vec<Item> =
        (from..all.len()).take(LOOKED).take_while(|&w| all[w].span.end <= quote.end).map(Item::Word).collect();
    let inner = View { items: &items, ..view };
    let clause = Clause::new(inner, 0..items.len());
    let verbs = clause.verbs.iter().copied().filter(|&v| inner.is(v, class::SAY));
    let mut opened = verbs.filter(|&v| {
        let light = (v.saturating_sub(LIGHTS)..v).rev().take_while(|&i| inner.is(i, LIGHT)).count();
        v > light && [',', '?', '!', '-', '\u{2013}'].iter().any(|&c| inner.mark(v - light - 1, c))
    });
    let found = opened.find_map(|verb| {
        let phrase = clause.starting(verb + 1).filter(|p| p.speaks && !p.oblique)?;
        let ends = [',', '.', ';', '-', '\u{2013}'].iter().any(|&c| inner.mark(phrase.end, c));
        let other = phrase.mention.kind != Kind::Pronoun || !inner.is(phrase.start, class::PRON_1);
        (ends && other).then(|| clause.found(verb, phrase.mention, 0.85, "incise"))
    })?;
    Some((found, items))
}
