//! A reporter's sentence in pieces: noun phrases, verbs and what joins them.

use super::mentions::{Mention, View};
use super::words::Shape;
use crate::lexicon::class;
use std::ops::Range;

/// What a piece of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chunk {
    /// A noun phrase; its index in [`Clauses::phrases`].
    Phrase(usize),
    /// A verb with its auxiliaries.
    Verb(Verb),
    /// A quotation.
    Quote,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A semicolon or dash.
    Break,
    /// and, but.
    Join,
    /// that, whether: opens what is reported.
    That,
    /// who, which.
    Relative,
    /// because, when.
    Sub,
    /// of, in.
    Prep,
    /// according.
    According,
    /// Anything else.
    Other,
}

/// How a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// said, has said, will say.
    Finite,
    /// saying.
    Participle,
    /// to say.
    Base,
    /// was described.
    Passive,
}

/// A verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    /// Item of the main verb.
    pub at: usize,
    /// How it stands.
    pub form: Form,
    /// Whether it reports speech, thought or judgement.
    pub cue: bool,
}

/// A piece with its items.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub chunk: Chunk,
    pub start: usize,
    pub end: usize,
}

/// A sentence in pieces.
pub(crate) struct Clauses<'a> {
    pub view: View<'a>,
    pub pieces: Vec<Piece>,
    pub phrases: Vec<Mention>,
    /// The sentence's items.
    pub sentence: Range<usize>,
}

/// Verbs that report speech, thought or judgement.
pub(crate) const CUE: u64 = class::SAY | class::CALL | class::REPORT | class::THINK;
/// Items that brackets may enclose to be passed over.
const BRACKETED: usize = 16;

impl<'a> Clauses<'a> {
    /// Cuts a sentence up. Cost: linear in its items.
    #[cfg_attr(quick, optimize(speed))]
    pub fn new(view: View<'a>, sentence: &Range<usize>) -> Self {
        let pieces = Vec::with_capacity(sentence.len());
        let mut clauses = Clauses { view, pieces, phrases: Vec::new(), sentence: sentence.clone() };
        let mut at = sentence.start;
        while at < sentence.end {
            at = clauses.piece(at, sentence).max(at + 1);
        }
        clauses
    }

    fn push(&mut self, chunk: Chunk, start: usize, end: usize) -> usize {
        self.pieces.push(Piece { chunk, start, end });
        end
    }

    /// Takes the piece at item `at`; gives the item behind it.
    #[cfg_attr(quick, optimize(speed))]
    fn piece(&mut self, at: usize, sentence: &Range<usize>) -> usize {
        let view = self.view;
        let Some(word) = view.word(at) else { return self.push(Chunk::Quote, at, at + 1) };
        if word.is_mark() {
            let close = |c: char| {
                (at + 1..sentence.end.min(at + BRACKETED)).find(|&i| view.word(i).is_none() || view.mark(i, c))
            };
            return match word.shape {
                Shape::Mark(',') => self.push(Chunk::Comma, at, at + 1),
                Shape::Mark(':') => self.push(Chunk::Colon, at, at + 1),
                Shape::Mark(';' | '-' | '\u{2013}' | '\u{2014}') => self.push(Chunk::Break, at, at + 1),
                Shape::Mark('(') => close(')').filter(|&c| view.mark(c, ')')).map_or(at, |c| c) + 1,
                Shape::Mark('[') => close(']').filter(|&c| view.mark(c, ']')).map_or(at, |c| c) + 1,
                _ => self.push(Chunk::Other, at, at + 1),
            };
        }
        // State Senator Ann Lee
        let titled = word.is(class::TITLE) && view.word(at + 1).is_some_and(|w| w.capital());
        let named = word.capital() && (at > sentence.start || titled) && view.naming(at, sentence.start);
        if !named {
            if word.is(class::RELATIVE) && !word.is(class::THAT) {
                return self.push(Chunk::Relative, at, at + 1);
            }
            if word.is(class::THAT) {
                let chunk = match self.pieces.last().map(|p| p.chunk) {
                    Some(Chunk::Phrase(_)) if word.is(class::RELATIVE) && self.verbal(at + 1) => Chunk::Relative,
                    _ => Chunk::That,
                };
                return self.push(chunk, at, at + 1);
            }
            if word.is(class::ACCORDING) {
                return self.push(Chunk::According, at, at + 1);
            }
            if word.is(class::PREP | class::SUB) && !word.is(CUE & !class::SAY_BASE) {
                return self.preposition(at, sentence.end);
            }
            if word.is(class::CONJ) {
                return self.push(Chunk::Join, at, at + 1);
            }
            if let Some(unit) = self.count_of_time(at) {
                return self.time(unit, sentence.end);
            }
            if word.is(class::TIME) && !(word.is(class::AUX) && word.shape == Shape::Lower) {
                return self.time(at, sentence.end);
            }
            if self.verbal(at)
                && let Some((verb, end)) = self.verb(at, sentence.end, false)
            {
                return self.push(Chunk::Verb(verb), at, end);
            }
        }
        if let Some(mention) = view.phrase(at, sentence.end, sentence.start) {
            self.phrases.push(mention);
            let index = self.phrases.len() - 1;
            return self.push(Chunk::Phrase(index), at, mention.end);
        }
        if word.is(class::ADVERB | class::NEG) {
            return at + 1;
        }
        self.push(Chunk::Other, at, at + 1)
    }

    fn verbal(&self, at: usize) -> bool {
        self.view.is(at, class::AUX | CUE | class::SAY_ING | class::SAY_BASE | class::VERB)
            || (self.view.is(at, class::ADVERB | class::NEG)
                && self.view.is(at + 1, class::AUX | CUE | class::SAY_ING | class::VERB))
    }

    /// The word of time that a count or article leads to: a few days later, two weeks ago.
    fn count_of_time(&self, at: usize) -> Option<usize> {
        let view = self.view;
        let counts = |i: usize| view.is(i, class::DET) || view.word(i).is_some_and(|w| w.shape == Shape::Number);
        let unit = (at..at + 4).find(|&i| !counts(i))?;
        let ends = view.is(unit + 1, class::TIME | class::ADVERB) || view.mark(unit + 1, ',');
        (unit > at && ends && view.is(unit, class::TIME)).then_some(unit)
    }

    /// Over words of time and the figures with them.
    fn time(&self, at: usize, end: usize) -> usize {
        let more = |&i: &usize| {
            self.view.is(i, class::TIME | class::ADVERB) || self.view.word(i).is_some_and(|w| w.shape == Shape::Number)
        };
        (at..end.min(at + 6)).take_while(more).last().map_or(at + 1, |last| last + 1)
    }

    fn preposition(&mut self, at: usize, end: usize) -> usize {
        let view = self.view;
        let word = view.word(at);
        if word.is_some_and(|w| w.is(class::INFINITIVE))
            && view.is(at + 1, class::SAY_BASE | class::ADVERB)
            && let Some((verb, end)) = self.verb(at + 1, end, true).filter(|(v, _)| v.cue)
        {
            return self.push(Chunk::Verb(verb), at, end);
        }
        let only_sub = word.is_some_and(|w| w.is(class::SUB) && !w.is(class::PREP));
        if only_sub {
            return self.push(Chunk::Sub, at, at + 1);
        }
        // on Tuesday; in the past year
        let mut next = at + 1;
        while next < at + 3 && view.is(next, class::DET) {
            next += 1;
        }
        // in May, but not what may
        let may = view.is(next, class::AUX) && view.word(next).is_some_and(|w| w.shape == Shape::Lower);
        if view.is(next, class::TIME) && !may {
            return self.time(next, end);
        }
        self.push(Chunk::Prep, at, at + 1)
    }

    /// The verb with its auxiliaries at item `from`, and the item behind it.
    fn verb(&self, from: usize, end: usize, infinitive: bool) -> Option<(Verb, usize)> {
        let view = self.view;
        let (mut at, mut be, mut auxiliary) = (from, false, false);
        while at < end && at < from + 6 && view.is(at, class::AUX | class::NEG | class::ADVERB) && !view.is(at, CUE) {
            be |= view.is(at, class::BE);
            auxiliary |= view.is(at, class::AUX);
            at += 1;
        }
        let word = view.word(at).filter(|_| at < end);
        let lower = word.is_some_and(|w| !w.capital() || at == from);
        let cue = |mask| lower && word.is_some_and(|w| w.is(mask));
        let found = |form, cue| Some((Verb { at, form, cue }, at + 1));
        if infinitive && cue(class::SAY_BASE) {
            return found(Form::Base, true);
        }
        if cue(class::SAY_ING) {
            return found(if be { Form::Finite } else { Form::Participle }, true);
        }
        if cue(CUE) {
            return found(if be { Form::Passive } else { Form::Finite }, true);
        }
        if cue(class::SAY_BASE) {
            return found(Form::Finite, true);
        }
        if cue(class::VERB) {
            return found(Form::Finite, false);
        }
        if auxiliary {
            let other = word.is_some_and(|w| {
                w.shape == Shape::Lower && !w.is(class::DET | class::PREP | class::SUB | class::CONJ | class::RELATIVE)
            });
            return Some((
                Verb { at: at - usize::from(!other), form: Form::Finite, cue: false },
                at + usize::from(other),
            ));
        }
        None
    }

    /// The piece at item `item`.
    pub fn at(&self, item: usize) -> Option<usize> {
        self.pieces.binary_search_by_key(&item, |p| p.start).ok()
    }

    /// The first item of a piece, or the item behind the sentence.
    pub fn start(&self, piece: usize) -> usize {
        self.pieces.get(piece).map_or(self.sentence.end, |p| p.start)
    }

    /// What a piece is.
    pub fn chunk(&self, piece: usize) -> Option<Chunk> {
        self.pieces.get(piece).map(|p| p.chunk)
    }

    /// The phrase at a piece.
    pub fn phrase(&self, piece: usize) -> Option<Mention> {
        match self.chunk(piece)? {
            Chunk::Phrase(index) => self.phrases.get(index).copied(),
            _ => None,
        }
    }

    /// The verb at a piece.
    pub fn verb_at(&self, piece: usize) -> Option<Verb> {
        match self.chunk(piece)? {
            Chunk::Verb(verb) => Some(verb),
            _ => None,
        }
    }

    /// What stands before a piece.
    pub fn before(&self, piece: usize) -> Option<Chunk> {
        piece.checked_sub(1).and_then(|p| self.chunk(p))
    }
}
