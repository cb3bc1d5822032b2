//! The reporter's own sentences, in which each quotation is one opaque item.

use super::words::{Shape, Word, Words};
use crate::lexicon::class;
use crate::span::Span;
use std::ops::Range;

/// A word of the reporter's or a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// Index in [`Words::all`].
    Word(usize),
    /// Index in the list of quotations.
    Quote(usize),
}

/// The items of a unit and where its sentences end.
pub(crate) struct Reported {
    /// Words outside quotations, and quotations, in order.
    pub items: Vec<Item>,
    /// Sentences as ranges of items.
    pub sentences: Vec<Range<usize>>,
}

/// Divides a unit. `quotes` are the spans of all quotations, those of this unit at `range`.
///
/// Cost: linear.
#[cfg_attr(quick, optimize(speed))]
pub(crate) fn reported(text: &str, words: &Words, unit: usize, quotes: &[Span], range: Range<usize>) -> Reported {
    let all = words.of_unit(unit);
    let mut items = Vec::with_capacity(all.len());
    let mut quote = range.start;
    for index in all {
        let word = &words.all[index];
        while quote < range.end && quotes[quote].end <= word.span.start {
            quote += 1;
        }
        let inside = quote < range.end && quotes[quote].overlaps(word.span);
        if inside {
            if items.last() != Some(&Item::Quote(quote)) {
                items.push(Item::Quote(quote));
            }
        } else {
            items.push(Item::Word(index));
        }
    }
    let mut sentences = Vec::new();
    let mut start = 0;
    for at in 0..items.len() {
        if at + 1 == items.len() || ends(text, words, quotes, &items, at) {
            sentences.push(start..at + 1);
            start = at + 1;
        }
    }
    Reported { items, sentences }
}

/// Words that may follow the reporter's verb up to the full stop.
const TAIL: usize = 8;

/// Whether the reporter's sentence ends behind item `at`.
fn ends(text: &str, words: &Words, quotes: &[Span], items: &[Item], at: usize) -> bool {
    let word = |i: usize| match items.get(i) {
        Some(&Item::Word(w)) => words.all.get(w),
        _ => None,
    };
    let capital = |i: usize| word(i).is_some_and(Word::capital);
    match items[at] {
        Item::Word(index) => {
            let stop = |w: &Word| w.mark('.') || w.mark('!') || w.mark('?') || w.mark('\u{2026}');
            if !stop(&words.all[index]) {
                return false;
            }
            // am 1. Juli
            let ordinal = words.traits.ordinal_stops && words.all[index].mark('.');
            if ordinal
                && at.checked_sub(1).and_then(word).is_some_and(|w| w.shape == Shape::Number)
                && word(at + 1).is_some_and(|w| w.is(class::TIME))
            {
                return false;
            }
            // closing brackets belong to the sentence
            !word(at + 1).is_some_and(|w| w.mark(')') || stop(w) || w.mark(','))
                && (items.get(at + 1).is_some_and(|i| matches!(i, Item::Quote(_)))
                    || !word(at + 1).is_some_and(|w| w.shape == Shape::Lower))
        }
        Item::Quote(quote) => {
            let inner = quotes[quote]
                .of(text)
                .trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | ',' | '\u{2026}'));
            let full = inner.ends_with('.');
            let asked = inner.ends_with(['!', '?', '\u{2026}']);
            let next_quote = matches!(items.get(at + 1), Some(Item::Quote(_)));
            if next_quote {
                return full || asked;
            }
            if !(full || asked) || !capital(at + 1) {
                return false;
            }
            // "Go!" Ann Lee said: the sentence goes on
            let cue = (at + 1..(at + 7).min(items.len())).find(|&i| word(i).is_some_and(|w| w.is(class::SAY)));
            let cue_follows = cue.is_some_and(|c| {
                (at + 1..c).all(|i| {
                    word(i).is_some_and(|w| {
                        w.capital() || w.dotted || w.is(class::ADVERB | class::TITLE | class::PARTICLE)
                    })
                })
            });
            // said to cheers.
            let tail = |from: usize| {
                let stop = (from..items.len().min(from + TAIL)).find(|&i| word(i).is_none_or(Word::is_mark));
                let plain =
                    |i: usize| word(i).is_some_and(|w| !w.is(class::THAT | class::AUX | class::SAY | class::VERB));
                stop.is_some_and(|s| s > from && word(s).is_some_and(|w| w.mark('.')) && (from..s).all(plain))
                    && word(from).is_some_and(|w| w.is(class::PREP | class::TIME))
            };
            !(cue_follows
                && (asked
                    || cue.is_some_and(|c| {
                        c + 1 >= items.len() || word(c + 1).is_some_and(|w| w.mark('.') || w.mark(',')) || tail(c + 1)
                    })))
        }
    }
}
