//! Who speaks by what is no verb of speech: words for sources and views, nouns of speech, brackets.

use super::classes::VERB;
use super::clause::{Clause, Found, REACH};
use super::phrases::Phrase;
use crate::lexicon::class;
use crate::quotes::mentions::Kind;

/// Words that a name has at most.
const NAME_WORDS: usize = 4;

impl Clause<'_> {
    /// selon X · laut X · X zufolge · nach Angaben der Polizei.
    pub(super) fn according(&self, quote: usize) -> Option<Found> {
        let view = self.view;
        let behind = (quote + 1..self.range.end.min(quote + 6)).find(|&i| view.is(i, class::ACCORDING));
        let first = self.range.start.max(quote.saturating_sub(REACH));
        let cue = behind.or_else(|| (first..quote).rev().find(|&i| view.is(i, class::ACCORDING)))?;
        // a verb of speech nearer to the quotation wins
        if cue < quote
            && self.verbs.iter().any(|&v| v < quote && view.is(v, if v > cue { class::SAY } else { class::SAID }))
        {
            return None;
        }
        self.source_at(cue).map(|(found, ..)| found)
    }

    /// Whom the word for a source at item `cue` names, and the items from which and to which that goes.
    pub(super) fn source_at(&self, cue: usize) -> Option<(Found, usize, usize)> {
        let view = self.view;
        let (phrase, from, to) = if view.is(cue, class::POSTPOSED) {
            let phrase = self.phrase(cue.checked_sub(1)?)?;
            (phrase, phrase.start, cue + 1)
        } else {
            let mut at = cue + 1;
            while at < cue + 3 && view.is(at, class::PREP | class::NOUN_PREP) && self.starting(at).is_none() {
                at += 1;
            }
            let phrase = self.starting(at)?;
            (phrase, cue, phrase.end)
        };
        let speech = phrase.of_speech;
        // nach Angaben: the preposition alone says nothing
        if view.is(cue, class::PREP) && !speech {
            return None;
        }
        let mention = phrase.source().filter(|_| speech).unwrap_or(phrase.mention);
        if !speech && !phrase.speaks && phrase.mention.kind != Kind::Name {
            return None;
        }
        Some((self.found(cue, mention, 0.92, "according-to"), from, to))
    }

    /// In den Worten von X · en palabras de X · na opinião de X: a noun of speech, and whose it is, opens the sentence.
    pub(super) fn opinion(&self, quote: usize) -> Option<Found> {
        let start = self.range.start;
        let phrase = self.starting(start + 1).filter(|p| self.view.is(start, class::PREP) && p.end <= quote)?;
        // en palabras de la directora, Marta Quiroga,
        let next = self.starting(phrase.end + 1).filter(|n| n.mention.kind == Kind::Name && self.view.mark(n.end, ','));
        let named = next.filter(|_| self.view.mark(phrase.end, ',')).map(|n| n.mention);
        let mention = phrase.source().filter(|_| phrase.of_speech)?;
        let mention = if mention.kind == Kind::Role { named.unwrap_or(mention) } else { mention };
        Some(self.found(start, mention, 0.75, "according-to"))
    }

    /// Pour X, c'est "..." · Für X ist das "...".
    pub(super) fn viewpoint(&self, quote: usize) -> Option<Found> {
        let view = self.view;
        let cue = Some(self.range.start).filter(|&c| c < quote && view.is(c, class::VIEWPOINT))?;
        let phrase = self.starting(cue + 1).filter(|p| p.speaks && p.end <= quote)?;
        let person = phrase.mention.kind == Kind::Name
            || view.is(phrase.mention.head, class::ROLE | class::PERSON_PL | class::GROUP);
        let ends = view.mark(phrase.end, ',') || view.is(phrase.end, VERB | class::PRON_OBJ) || phrase.end == quote;
        (person && ends).then(|| self.found(cue, phrase.mention, 0.7, "viewpoint"))
    }

    /// Mit den Worten "..." trat X ab · "...", mit diesen Worten trat X ab: whoever did it said it.
    pub(super) fn worded(&self, quote: usize) -> Option<Found> {
        let view = self.view;
        let words = |at: usize| self.phrase(at).filter(|p| p.of_speech && p.oblique && p.inner.is_none());
        let next = quote + 1 + usize::from(view.mark(quote + 1, ','));
        let ahead = quote.checked_sub(1).and_then(words);
        let noun = ahead.or_else(|| words(next + 1).filter(|_| quote == self.range.start))?;
        let verb = if noun.start > quote {
            noun.end
        } else if noun.start <= self.range.start + 1 {
            next
        } else {
            let mut earlier = self.phrases.iter().take(REACH).take_while(|p| p.end <= noun.start);
            let subject = earlier.find(|p| p.speaks && !p.oblique)?;
            return Some(self.found(noun.start, subject.mention, 0.75, "verb-before"));
        };
        Some(self.found(verb, self.inverted(verb)?, 0.8, "verb-behind"))
    }

    /// der Vorwurf der Opposition, es handele sich um "...": whose the noun is speaks in the clause that hangs on it.
    pub(super) fn noun_of_speech(&self, quote: usize) -> Option<Found> {
        let view = self.view;
        let named = |p: &&Phrase| p.of_speech && p.inner.is_some() && view.mark(p.end, ',');
        let near = self.phrases.partition_point(|p| p.end + REACH <= quote);
        let next = self.phrases.partition_point(|p| p.end <= quote);
        let noun = self.phrases[near..next].iter().rev().find(named)?;
        let clause = noun.end..quote;
        let reported = view.words.traits.reporting_mood && clause.clone().any(|i| view.is(i, class::MOOD));
        let opened = view.is(noun.end + 1, class::THAT);
        let other = clause.into_iter().any(|i| view.is(i, class::SAY) && self.phrase(i).is_none());
        let mention = noun.inner.filter(|_| (reported || opened) && !other)?;
        Some(self.found(noun.start, mention, 0.7, "according-to"))
    }

    /// Das sei "...", so X.
    pub(super) fn thus(&self, quote: usize) -> Option<Found> {
        let view = self.view;
        let reach = self.range.start.max(quote.saturating_sub(REACH)) + 1..self.range.end.min(quote + REACH);
        let cue = reach.rev().find(|&i| view.is(i, class::THUS) && view.mark(i - 1, ','))?;
        let phrase = self.starting(cue + 1).filter(|p| !p.oblique && self.verbs.binary_search(&p.end).is_err())?;
        Some(self.found(cue, self.with_next(phrase), 0.85, "thus-subject"))
    }

    /// "..." (X).
    pub(super) fn bracketed(&self, quote: usize) -> Option<Found> {
        let open = quote + 1 + usize::from(self.view.mark(quote + 1, '.'));
        let phrase = self.starting(open + 1).filter(|p| self.view.mark(open, '(') && self.view.mark(p.end, ')'))?;
        // an abbreviation in brackets is the short form of the name before it, and a name that of another language
        let long = self.view.said(quote).is_some_and(|s| s.closed || s.words > NAME_WORDS);
        let named = phrase.speaks && phrase.end > open + 2 && long;
        named.then(|| self.found(open, phrase.mention, 0.65, "bracketed")).map(|a| Found { cue: None, ..a })
    }
}
