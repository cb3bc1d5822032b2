//! Noun phrases that can speak: names with their titles, pronouns, roles and bodies.

use super::said::Said;
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
    /// who, which.
    Relative,
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
    /// Spans of the quotations that items name.
    pub quotes: &'a [Span],
    /// What is known of each of them.
    pub said: &'a [Said],
}

const PRONOUN: u64 = class::PRON_M | class::PRON_F | class::PRON_PL | class::PRON_N | class::PRON_1;
const VERB: u64 = class::SAY | class::CALL | class::REPORT | class::THINK | class::AUX | class::SAY_ING | class::VERB;
const NOUN: u64 = class::ROLE | class::PERSON_PL | class::GROUP | class::TITLE | class::MEDIA | class::NOUN_SPEECH;
const STOP: u64 = class::PREP | class::CONJ | class::SUB | class::RELATIVE | class::WHO | class::THAT;
/// Words that a name in marks may have.
const NAMED: usize = 5;
/// Words that a noun phrase may have.
const LONGEST: usize = 24;

impl<'a> View<'a> {
    /// The word at an item; `None` for a quotation and outside.
    #[inline]
    #[cfg_attr(quick, optimize(speed))]
    pub fn word(&self, at: usize) -> Option<&'a Word> {
        match self.items.get(at) {
            Some(&Item::Word(index)) => self.words.all.get(index),
            _ => None,
        }
    }

    /// The text of an item.
    pub fn span(&self, at: usize) -> Option<Span> {
        match *self.items.get(at)? {
            Item::Word(index) => self.words.all.get(index).map(|w| w.span),
            Item::Quote(index) => self.quotes.get(index).copied(),
        }
    }

    /// Whether the item is a quotation that is a name: a few words, capitals first and last.
    pub fn names(&self, at: usize) -> bool {
        let Some(Item::Quote(_)) = self.items.get(at) else { return false };
        let Some(span) = self.span(at) else { return false };
        let all = &self.words.all;
        let from = all.partition_point(|w| w.span.start < span.start);
        let inside = all[from..].iter().take(2 * NAMED).take_while(|w| w.span.start < span.end);
        let words: Vec<&Word> = inside.filter(|w| !w.is_mark()).collect();
        let ends = words.first().zip(words.last()).is_some_and(|(a, b)| a.capital() && b.shape != Shape::Lower);
        ends && words.len() <= NAMED
    }

    /// What is known of the quotation at an item.
    pub fn said(&self, at: usize) -> Option<Said> {
        match self.items.get(at) {
            Some(&Item::Quote(index)) => self.said.get(index).copied(),
            _ => None,
        }
    }

    /// Whether the item is a word of one of these classes.
    #[inline]
    #[cfg_attr(quick, optimize(speed))]
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
    #[cfg_attr(quick, optimize(speed))]
    pub fn naming(&self, at: usize, first: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        if !word.capital() {
            return false;
        }
        // an initial; Will said, Will Lee, asked Will.
        let initial = word.dotted && word.span.len() == 2;
        let asked = || at > first && self.is(at - 1, class::SAID) && self.word(at + 1).is_none_or(Word::is_mark);
        let named =
            self.is(at + 1, class::SAID) || (at > first && self.word(at + 1).is_some_and(Word::capital)) || asked();
        if initial || (word.is(class::AUX) && named) {
            return true;
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
        !(function || word.is(class::TIME | class::ACCORDING | class::SAID) || (at == first && word.is(class::SAY)))
    }

    /// The phrase from the start of `a` to the end of `b`, named by `a`.
    pub fn joined(&self, a: Mention, b: Mention) -> Mention {
        Mention { end: a.end.max(b.end), span: Span::new(a.span.start, a.span.end.max(b.span.end)), ..a }
    }

    /// The word at an item as a phrase.
    pub fn single(&self, at: usize, kind: Kind) -> Option<Mention> {
        self.mention(at, at + 1, kind, at)
    }

    /// The phrase that begins at item `start` and ends before `end`; `first` is the sentence's first item.
    ///
    /// Cost: linear in the phrase, which has at most [`LONGEST`] words.
    #[cfg_attr(quick, optimize(speed))]
    pub fn phrase(&self, start: usize, end: usize, first: usize) -> Option<Mention> {
        let word = self.word(start).filter(|w| start < end && !w.is_mark() && !w.is(class::THAT))?;
        let name = word.is(class::NAME_M | class::NAME_F) && word.capital() && start > first;
        if word.is(PRONOUN) && !word.is(class::DET) && !name {
            return self.single(start, Kind::Pronoun);
        }
        let determined = word.is(class::DET) && !(word.is(class::PRON_ANY) && self.opens_row(start + 1));
        if word.is(class::PRON_ANY | class::PRON_OBJ) && !determined && !name {
            return self.single(start, Kind::Role);
        }
        let mut at = start;
        while determined && at < start + 3 && self.is(at, class::DET) {
            at += 1;
        }
        let end = end.min(start + LONGEST);
        let (mut last_name, mut last_noun) = (None::<usize>, None::<usize>);
        while at < end {
            let Some(word) = self.word(at) else { break };
            let before = at.checked_sub(1).filter(|&b| b >= start);
            let owned = before.is_some_and(|b| self.word(b).is_some_and(|w| w.possessive || w.is(class::DET)));
            if self.naming(at, first)
                || (word.capital() && word.is(class::SUFFIX))
                || (at == start
                    && word.capital()
                    && !word.is(STOP | VERB | class::ADVERB | class::TIME | class::ACCORDING))
            {
                last_name = Some(at);
            } else if word.shape == Shape::Number {
                last_noun = last_noun.or(Some(at));
            } else if self.joins(at, last_name, last_noun) {
            } else if word.shape == Shape::Lower && self.nominal(at, before, (owned, determined), last_name, last_noun)
            {
                last_noun = Some(at);
            } else {
                break;
            }
            at += 1;
        }
        match (last_name, last_noun) {
            (Some(name), noun) if noun.is_none_or(|n| n < name) => {
                let lies = start > 0 && name + 3 <= end && self.is(start - 1, class::PREP) && self.shortened(name);
                let end = if lies { name + 3 } else { name + 1 };
                self.mention(start, end, Kind::Name, name)
            }
            (_, Some(noun)) => self.mention(start, noun + 1, Kind::Role, noun),
            _ if determined => self.single(start, Kind::Role),
            _ => None,
        }
    }

    /// Whether behind a name a comma and a shortened word say where it lies: Cambridge, Mass.
    fn shortened(&self, name: usize) -> bool {
        let lies = |w: &Word| w.capital() && w.dotted && w.span.len() > 2 && w.class & !class::PLACE == 0;
        self.mark(name + 1, ',') && self.word(name + 2).is_some_and(lies)
    }

    /// Whether a word that stands alone with what follows is no determiner: "others said", "many think".
    fn opens_row(&self, at: usize) -> bool {
        self.word(at).is_none_or(|w| w.is_mark() || w.is(VERB | STOP | class::ADVERB | class::PREP))
    }

    /// Whether a lower-case word carries a noun phrase on.
    #[cfg_attr(quick, optimize(speed))]
    fn nominal(
        &self,
        at: usize,
        before: Option<usize>,
        (owned, determined): (bool, bool),
        name: Option<usize>,
        noun: Option<usize>,
    ) -> bool {
        let Some(word) = self.word(at) else { return false };
        if word.is(STOP | class::AUX | class::NEG | PRONOUN)
            || (word.is(class::DET) && before.is_some() && !word.is(class::PRON_ANY))
        {
            return false;
        }
        let follows = self.word(at + 1).filter(|w| !w.is_mark());
        if word.is(class::TIME | class::ADVERB) {
            // the last of the crew
            if owned && determined && follows.is_some_and(|w| w.is(class::PREP) && !w.is(class::TIME)) {
                return name.is_none() && noun.is_none();
            }
            // the last debate; the then mayor
            return before.is_some()
                && name.is_none()
                && noun.is_none()
                && follows.is_some_and(|w| !w.is(VERB | STOP | class::ADVERB | class::TIME | class::DET));
        }
        if word.is(VERB | class::SAY_BASE) && !word.is(NOUN) {
            // the claims of, his demands
            return owned && !word.is(class::SAID);
        }
        if word.is(VERB) && !owned {
            let known = before.and_then(|b| self.word(b)).is_some_and(|w| w.is(NOUN) || w.capital());
            let ends = follows.is_none_or(|w| w.is(class::PREP | VERB));
            return !known && ends && before.is_some();
        }
        let behind_name = name.filter(|&n| Some(n) == before && noun.is_none_or(|x| x < n));
        match behind_name.and_then(|n| self.word(n)) {
            // Trump walked; but White House spokesman, Trump's lawyer, Republican voters
            Some(n) => {
                n.possessive
                    || word.is(NOUN)
                    || n.is(class::NOT_NAME | class::PLACE | class::ORG_WORD)
                    || (determined && word.class == 0)
            }
            // the official walked
            None => {
                !(word.class == 0
                    && before.is_some_and(|b| self.is(b, class::ROLE | class::PERSON_PL) && !self.is(b, class::GROUP)))
            }
        }
    }

    /// Whether a word binds the name before it to the capital behind it: van, van der, of, &.
    fn joins(&self, at: usize, last_name: Option<usize>, last_noun: Option<usize>) -> bool {
        let before = at.checked_sub(1);
        let particle = |word: &Word| word.is(class::PARTICLE) && word.shape == Shape::Lower;
        let two = [at, at + 1].iter().all(|&at| self.word(at).is_some_and(particle));
        self.word(at + 1 + usize::from(two)).is_some_and(Word::capital)
            && self.word(at).is_some_and(|word| {
                particle(word)
                    || (word.is(class::NOUN_PREP)
                        && binds(word)
                        && before.is_some()
                        && (last_name == before || last_noun == before)
                        && before
                            .is_some_and(|b| self.is(b, class::TITLE | class::ROLE | class::ORG_WORD | class::GROUP)))
                    || (word.mark('&') && last_name.is_some() && last_name == before)
            })
    }
}

/// Whether a preposition is short enough to bind two parts of one name: of, at, in.
fn binds(word: &Word) -> bool {
    word.span.len() == 2
}
