//! Noun phrases that can speak: names with their titles, pronouns, roles and bodies.

use super::sentence::Item;
use super::words::{Shape, Word, Words};
use crate::lexicon::class;
use crate::span::Span;

/// What kind of phrase it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name, with or without title.
    Name,
    /// he, she, they, it, I.
    Pronoun,
    /// the spokesman, officials, the company.
    Role,
}

/// A phrase that can speak.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    /// First item.
    pub start: usize,
    /// Behind the last item.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// Its text.
    pub span: Span,
    /// Word that names: the pronoun, the last word of the name, the noun.
    pub head: usize,
}

/// Items of a unit with their words.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub words: &'a Words,
    pub items: &'a [Item],
}

const PRONOUN: u64 = class::PRON_M | class::PRON_F | class::PRON_PL | class::PRON_N | class::PRON_1;
const VERB: u64 = class::SAY | class::CALL | class::REPORT | class::THINK | class::AUX | class::SAY_ING;
const NOUN: u64 = class::ROLE | class::PERSON_PL | class::GROUP | class::TITLE | class::MEDIA;
const STOP: u64 = class::PREP | class::CONJ | class::SUB | class::RELATIVE | class::WHO | class::DET;

impl<'a> View<'a> {
    /// The word at an item; `None` for a quotation and outside.
    pub fn word(&self, at: usize) -> Option<&'a Word> {
        match self.items.get(at) {
            Some(&Item::Word(index)) => self.words.all.get(index),
            _ => None,
        }
    }

    /// Whether the item is a word of one of these classes.
    pub fn is(&self, at: usize, mask: u64) -> bool {
        self.word(at).is_some_and(|w| w.is(mask))
    }

    /// Whether the item is this mark.
    pub fn mark(&self, at: usize, c: char) -> bool {
        self.word(at).is_some_and(|w| w.mark(c))
    }

    fn mention(&self, start: usize, end: usize, kind: Kind, head: usize) -> Option<Mention> {
        let (first, last) = (self.word(start)?, self.word(end.checked_sub(1)?)?);
        Some(Mention { start, end, kind, span: Span::new(first.span.start, last.span.end), head })
    }

    /// Whether a word can stand in a name: a capital that is not only the sentence's first word.
    fn naming(&self, at: usize, first: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        if !word.capital() {
            return false;
        }
        let small = class::DET
            | class::PREP
            | class::CONJ
            | class::SUB
            | class::ADVERB
            | class::AUX
            | class::RELATIVE
            | PRONOUN
            | class::PRON_ANY
            | class::PRON_OBJ;
        let function = word.is(small) && !word.is(class::NAME_M | class::NAME_F | class::NAME_ANY | class::TITLE);
        !(function || word.is(class::TIME) || word.is(class::ACCORDING) || (at == first && word.is(class::SAY)))
    }

    /// The phrase that ends before item `end`, not reaching back beyond `first`.
    pub fn before(&self, end: usize, first: usize) -> Option<Mention> {
        let last = end.checked_sub(1).filter(|&l| l >= first)?;
        let word = self.word(last)?;
        if word.is(PRONOUN) && (!word.capital() || last == first || word.is(class::PRON_1)) && !word.is(class::NAME_M) {
            return self.mention(last, end, Kind::Pronoun, last);
        }
        if word.is_mark() || word.possessive {
            return None;
        }
        let named = self.naming(last, first) || (word.shape == Shape::Capital && word.is(class::SUFFIX));
        let noun = word.is(NOUN | class::PRON_ANY) && !named;
        let lower = word.shape == Shape::Lower
            && !word.is(VERB | STOP | class::ADVERB | class::TIME | class::PRON_OBJ | class::NEG);
        if !(named || noun || lower) {
            return None;
        }
        let mut start = last;
        while start > first {
            let Some(word) = self.word(start - 1) else { break };
            let small = word.shape == Shape::Lower;
            let joins = if word.capital() {
                self.naming(start - 1, first) || (word.is(class::DET) && start - 1 == first)
            } else if word.is(class::DET) {
                true
            } else if word.is_mark() {
                (word.mark('&') || word.mark('-') || word.mark('.')) && self.word(start).is_some_and(Word::capital)
            } else if word.is(class::PARTICLE) && self.word(start).is_some_and(Word::capital) {
                true
            } else if word.is(class::NOUN_PREP) {
                // Secretary of State Ann Lee; a professor at the University of Example
                start >= 2
                    && start - 2 >= first
                    && self.phrase_head(start - 2)
                    && (binds(word) || !named || self.capital_head(start - 2))
            } else {
                small
                    && !word.is(VERB | STOP | class::ADVERB | class::TIME)
                    && (!named
                        || word.is(NOUN)
                        || self.word(start).is_some_and(|w| w.shape == Shape::Lower && w.is(NOUN)))
                    || word.shape == Shape::Number
            };
            if !joins {
                break;
            }
            start -= 1;
            if self.word(start).is_some_and(|w| w.is(class::DET) && !w.possessive)
                && !self.is(start.wrapping_sub(1), class::NOUN_PREP)
            {
                break;
            }
        }
        // a phrase does not begin with what joins
        while start < last && self.is(start, class::PREP | class::CONJ) && !self.naming(start, first) {
            start += 1;
        }
        let kind = if named { Kind::Name } else { Kind::Role };
        let has_noun = named
            || (start..end)
                .any(|i| self.is(i, NOUN | class::PRON_ANY) || self.naming(i, first) || self.is(i, class::DET));
        if !has_noun {
            return None;
        }
        self.mention(start, end, kind, last)
    }

    /// Whether a word binds the name before it to the capital behind it: van, of, &.
    fn joins(&self, at: usize, last_name: Option<usize>, last_noun: Option<usize>) -> bool {
        let before = at.checked_sub(1);
        self.word(at + 1).is_some_and(Word::capital)
            && self.word(at).is_some_and(|word| {
                word.is(class::PARTICLE)
                    || (word.is(class::NOUN_PREP) && binds(word) && last_name.or(last_noun) == before)
                    || (word.mark('&') && last_name == before)
            })
    }

    fn phrase_head(&self, at: usize) -> bool {
        self.is(at, NOUN) || self.word(at).is_some_and(Word::capital)
    }

    fn capital_head(&self, at: usize) -> bool {
        self.word(at).is_some_and(|w| w.capital() && !w.is(class::TIME))
    }

    /// The phrase that begins at item `start` and ends before `end`.
    pub fn after(&self, start: usize, end: usize) -> Option<Mention> {
        let word = self.word(start)?;
        if word.is(PRONOUN) && !word.is(class::NAME_M) {
            return self.mention(start, start + 1, Kind::Pronoun, start);
        }
        let mut at = start;
        if word.is(class::DET) {
            at += 1;
        }
        let (mut last_name, mut last_noun) = (None, None);
        while at < end {
            let Some(word) = self.word(at) else { break };
            if self.naming(at, usize::MAX) || word.is(class::SUFFIX) && word.capital() {
                last_name = Some(at);
                if word.possessive && !self.word(at + 1).is_some_and(|w| w.shape == Shape::Lower || w.capital()) {
                    break;
                }
            } else if word.shape == Shape::Lower
                && !self.joins(at, last_name, last_noun)
                && !word.is(VERB & !class::CALL | STOP | class::ADVERB | class::TIME)
                && last_name.is_none_or(|n| word.is(NOUN) && self.word(n).is_some_and(|w| w.possessive || at == n + 1))
            {
                if word.is(NOUN | class::PRON_ANY) || last_noun.is_none() {
                    last_noun = Some(at);
                }
            } else if !self.joins(at, last_name, last_noun) {
                break;
            }
            at += 1;
        }
        match (last_name, last_noun) {
            (Some(name), noun) if noun.is_none_or(|n| n < name) => self.mention(start, name + 1, Kind::Name, name),
            (_, Some(noun)) if self.is(start, class::DET) || self.is(noun, NOUN | class::PRON_ANY) => {
                self.mention(start, noun + 1, Kind::Role, noun)
            }
            (Some(name), _) => self.mention(start, name + 1, Kind::Name, name),
            _ => None,
        }
    }
}

/// Whether a preposition is short enough to bind two parts of one name: of, at, in.
fn binds(word: &Word) -> bool {
    word.span.len() == 2
}
