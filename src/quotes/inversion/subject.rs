//! Which phrase is the subject of a verb: on whichever side it stands, and in whichever clause.

use super::classes::VERB;
use super::clause::{Clause, LIGHT, REACH, SPEECH};
use super::phrases::Phrase;
use crate::lexicon::class;
use crate::quotes::mentions::{Kind, Mention};
use crate::span::Span;

/// What stands where the clause of a verb begins.
#[derive(Clone, Copy)]
enum Opener {
    /// A mark, a quotation or the sentence's beginning; the first item behind it.
    Plain(usize),
    /// that, because: the first item behind it.
    Sub(usize),
    /// and: its item.
    Join(usize),
    /// The comma before a relative pronoun.
    Relative(usize),
}

/// Verbs before one that are asked for the subject that it shares with them.
const SHARED: usize = 3;
/// Items behind a verb among which what was written is named.
const PLACED: usize = 6;
/// Light words that may stand between a verb and its subject behind it.
const BETWEEN: usize = 3;

impl Clause<'_> {
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
                if self.impersonal(at) {
                    return self.document(cue);
                }
                if !phrase.oblique {
                    if phrase.of_speech && phrase.inner.is_some() {
                        return phrase.source();
                    }
                    if phrase.speaks || (phrase.det && at <= cue + 2) {
                        return Some(self.with_next(phrase));
                    }
                    if view.is(cue, class::SAY | class::THUS) && at == cue + 1 && phrase.mention.kind == Kind::Name {
                        return Some(self.with_next(phrase));
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

    /// Whether the item is a pronoun for no one: es.
    fn impersonal(&self, at: usize) -> bool {
        self.view.is(at, class::PRON_N) && !self.view.is(at, class::PRON_F | class::PRON_M | class::THAT)
    }

    /// hieß es in der Mitteilung · In der Mitteilung heißt es · Aus Paris hieß es: what was written, or the place, speaks.
    fn document(&self, verb: usize) -> Option<Mention> {
        let noun = |p: &&Phrase| p.oblique && p.mention.kind != Kind::Pronoun;
        let near = self.phrases.partition_point(|p| p.end + REACH <= verb);
        let next = self.phrases.partition_point(|p| p.start <= verb);
        let behind = || self.phrases[next..].iter().take(PLACED).filter(noun).find(|p| p.start < verb + PLACED);
        let before = || self.phrases[near..next].iter().find(noun);
        let found = before().filter(|p| self.opens(p)).or_else(behind).or_else(before)?;
        Some(found.source().filter(|_| found.of_speech).unwrap_or(found.mention))
    }

    /// Whether nothing but a preposition stands before a phrase in the sentence.
    fn opens(&self, phrase: &Phrase) -> bool {
        phrase.start <= self.range.start + 1
    }

    /// The phrase, or the row that it opens: Ana Ruiz y Juan Gil.
    pub(super) fn with_next(&self, phrase: &Phrase) -> Mention {
        let next =
            self.starting(phrase.end + 1).filter(|n| self.view.is(phrase.end, class::CONJ) && self.row(phrase, n));
        let ends = next.is_some_and(|n| !self.view.is(n.end, VERB | class::NEG));
        next.filter(|_| ends).map_or(phrase.mention, |n| joined(phrase, n))
    }

    /// The phrase, or the row that it closes.
    fn with_last(&self, phrase: &Phrase) -> Mention {
        let join = phrase.start.checked_sub(1).filter(|&j| j > self.range.start && self.view.is(j, class::CONJ));
        let last = join.and_then(|j| self.phrase(j - 1)).filter(|l| self.row(l, phrase) && l.end + 1 == phrase.start);
        last.map_or(phrase.mention, |l| joined(l, phrase))
    }

    /// Whether two phrases with a conjunction between them can speak together.
    fn row(&self, first: &Phrase, second: &Phrase) -> bool {
        let one = |p: &Phrase| p.speaks && !p.oblique && p.mention.kind != Kind::Pronoun;
        one(first) && one(second)
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
                    return phrase.source();
                }
                let beside = view.is(verb, class::SAY | class::AUX) && phrase.mention.kind == Kind::Name;
                let can = phrase.speaks || phrase.det || beside;
                return can.then(|| self.apposed(phrase).unwrap_or_else(|| self.with_last(phrase)));
            } else {
                return None;
            };
            // over the insertion
            end = (self.range.start.max(last.saturating_sub(24))..last).rev().find(|&i| view.mark(i, open))?;
        }
        None
    }

    /// The name before a phrase in apposition: Ann Lee, die Sprecherin der Werft, sagte.
    fn apposed(&self, phrase: &Phrase) -> Option<Mention> {
        let title = phrase.det || self.view.is(phrase.mention.head, class::ROLE | class::TITLE);
        let comma = phrase.start.checked_sub(1).filter(|&c| title && self.view.mark(c, ','))?;
        let name = self.phrase(comma.checked_sub(1)?)?;
        (name.mention.kind == Kind::Name && phrase.mention.kind == Kind::Role && !name.oblique).then_some(name.mention)
    }

    pub(super) fn certain(&self, mention: Mention) -> bool {
        // only what was written is taken from behind a preposition
        self.phrase(mention.start).is_some_and(|p| p.speaks || p.oblique)
    }

    /// Whether the subject stands right beside the verb.
    pub(super) fn beside(&self, mention: Mention, verb: usize) -> bool {
        let view = self.view;
        let light = |mut range: std::ops::Range<usize>| range.len() <= BETWEEN && range.all(|i| view.is(i, LIGHT));
        let end = self.phrase(mention.start).map_or(mention.end, |p| p.end);
        if end <= verb { light(end..verb) } else { mention.start > verb && light(verb + 1..mention.start) }
    }

    /// The subject of a verb, on whichever side it stands.
    pub(super) fn subject(&self, verb: usize) -> Option<Mention> {
        let view = self.view;
        if view.is(verb, class::SAY_ING) && !view.is(verb, class::SAY) {
            // the subject of the main verb
            let first = self.phrases.iter().find(|p| !p.oblique && p.speaks && p.end <= verb)?;
            return Some(first.mention);
        }
        match self.opener(verb) {
            // the subject that both verbs share: X nannte das "..." und sagte
            Opener::Join(join) if self.joins(join, verb) => self.shared(join),
            opener => self.own(verb, opener),
        }
    }

    /// Whether nothing but light words stands between a conjunction and the verb.
    fn joins(&self, join: usize, verb: usize) -> bool {
        (join + 1..verb).all(|i| self.view.is(i, class::AUX | class::PRON_OBJ))
    }

    /// The subject within the verb's own clause.
    fn own(&self, verb: usize, opener: Opener) -> Option<Mention> {
        let view = self.view;
        let verb = self.finite(verb, opener).unwrap_or(verb);
        let beside = self.behind_light(verb);
        if beside.is_some_and(|p| self.impersonal(p.start)) && view.is(verb, class::SAY) {
            return self.document(verb);
        }
        let left = self.ahead(verb);
        let first = left.is_some_and(|m| m.kind == Kind::Pronoun);
        let pronoun = self.starting(verb + 1).filter(|p| p.speaks && p.mention.kind == Kind::Pronoun);
        if let Some(pronoun) = pronoun.filter(|_| !first) {
            return Some(pronoun.mention);
        }
        match opener {
            Opener::Sub(from) => {
                if let Some(first) = self.first(from, verb) {
                    return Some(first);
                }
            }
            Opener::Relative(comma) => {
                let antecedent = comma.checked_sub(1).and_then(|b| self.phrase(b));
                if let Some(antecedent) = antecedent.filter(|a| a.speaks || a.det) {
                    return Some(self.apposed(antecedent).unwrap_or(antecedent.mention));
                }
            }
            _ => {}
        }
        // Passend dazu sagte die Wirtin: what stands before the verb may be anything but its subject
        let right = beside.filter(|p| !p.oblique && p.speaks);
        if let Some(right) = right
            && !left.is_some_and(|m| self.certain(m))
        {
            return Some(self.with_next(right));
        }
        left.or_else(|| self.after(verb)).or_else(|| {
            // the verb at the end of its clause: the nearest that can be its subject
            let back = self.phrases.iter().rev().filter(|p| p.end <= verb && p.end + REACH > verb);
            back.take(6).find(|p| !p.oblique && p.speaks).map(|p| p.mention)
        })
    }

    /// The phrase behind the verb and the light words that follow it.
    fn behind_light(&self, verb: usize) -> Option<&Phrase> {
        (verb + 1..self.range.end.min(verb + 1 + BETWEEN))
            .find(|&i| self.starting(i).is_some() || !self.view.is(i, LIGHT))
            .and_then(|i| self.starting(i))
    }

    /// Items of the verb's clause, from the comma or conjunction before it to the comma behind it.
    pub(super) fn around(&self, verb: usize) -> std::ops::Range<usize> {
        let ends = |i: &usize| {
            let join = self.view.is(*i, class::CONJ | class::THAT) && self.phrase(*i).is_none();
            join || [',', ':', ';'].iter().any(|&c| self.view.mark(*i, c))
        };
        let (first, last) = (self.range.start.max(verb.saturating_sub(REACH)), self.range.end.min(verb + REACH));
        (first..verb).rev().find(ends).unwrap_or(first)..(verb + 1..last).find(ends).unwrap_or(last)
    }

    /// Where the clause of the verb begins.
    fn opener(&self, verb: usize) -> Opener {
        let view = self.view;
        for at in (self.range.start.max(verb.saturating_sub(REACH))..verb).rev() {
            let Some(word) = view.word(at) else { return Opener::Plain(at + 1) };
            let behind_comma = || at > self.range.start && view.mark(at - 1, ',');
            if word.mark(',') {
                // who: an article without a noun
                let relative = view.is(at + 1, class::DET)
                    && view.words.traits.capital_nouns
                    && self
                        .starting(at + 1)
                        .is_none_or(|p| p.mention.kind == Kind::Pronoun && !view.is(at + 1, class::PRON_ANY));
                return if relative || view.is(at + 1, class::RELATIVE) {
                    Opener::Relative(at)
                } else {
                    Opener::Plain(at + 1)
                };
            }
            if [':', ';', '\u{2013}', '\u{2014}'].iter().any(|&c| word.mark(c)) {
                return Opener::Plain(at + 1);
            }
            if self.phrase(at).is_some() {
                continue;
            }
            if word.is(class::RELATIVE) && !word.is(class::SUB) && behind_comma() {
                return Opener::Relative(at - 1);
            }
            if word.is(class::THAT) || (word.is(class::SUB) && (at == self.range.start || behind_comma())) {
                return Opener::Sub(at + 1);
            }
            let between = || self.phrase(at.saturating_sub(1)).is_some() || view.mark(at.saturating_sub(1), '-');
            if word.is(class::CONJ) && !(self.starting(at + 1).is_some() && between()) {
                return Opener::Join(at);
            }
        }
        Opener::Plain(self.range.start)
    }

    /// The auxiliary of a verb that stands apart from it: Gestern hat X dem Sender gesagt.
    fn finite(&self, verb: usize, opener: Opener) -> Option<usize> {
        let (Opener::Plain(from) | Opener::Join(from)) = opener else { return None };
        let auxiliary = (from.max(verb.saturating_sub(REACH))..verb.checked_sub(1)?)
            .find(|&i| self.view.is(i, class::AUX) && self.phrase(i).is_none() && !self.view.is(i, SPEECH))?;
        self.view.words.traits.brackets.then_some(auxiliary)
    }

    /// The first phrase of a range that can be a subject.
    fn first(&self, from: usize, to: usize) -> Option<Mention> {
        let at = self.phrases.partition_point(|p| p.start < from);
        let phrase = self.phrases[at..]
            .iter()
            .take(REACH)
            .take_while(|p| p.end <= to)
            .find(|p| !p.oblique && !self.impersonal(p.start))?;
        (phrase.speaks || phrase.det || phrase.mention.kind == Kind::Name).then(|| self.with_next(phrase))
    }

    /// The subject of the clause before the conjunction at `join`.
    fn shared(&self, join: usize) -> Option<Mention> {
        let index = self.verbs.partition_point(|&v| v < join);
        let verbs = self.verbs[..index].iter().rev().take(SHARED).filter(|&&v| v + REACH > join);
        let nearest =
            verbs.map(|&v| (v, self.opener(v))).find(|&(v, o)| !matches!(o, Opener::Join(j) if self.joins(j, v)));
        nearest.and_then(|(v, opener)| self.own(v, opener)).or_else(|| {
            let from = (self.range.start..join)
                .rev()
                .take(REACH)
                .find(|&i| self.view.mark(i, ',') || self.view.word(i).is_none());
            let inside = from.and_then(|from| self.first(from + 1, join));
            inside.or_else(|| self.first(self.range.start, join))
        })
    }
}

fn joined(first: &Phrase, second: &Phrase) -> Mention {
    let span = Span::new(first.mention.span.start, second.mention.span.end);
    // together they are no one's name
    Mention { span, end: second.mention.end, kind: Kind::Role, ..first.mention }
}
