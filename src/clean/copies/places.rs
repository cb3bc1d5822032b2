//! What a place in the text is: whole sentences or parts of them, kept or gone, and what words it has.

use super::Copies;
use crate::span::Span;
use crate::text::{TokenKind, fold};
use std::ops::Range;

impl Copies<'_> {
    /// Whether all words of a place were looked at before and stay.
    pub(super) fn stays(&self, place: &Range<usize>) -> bool {
        place.clone().all(|w| self.seen.get(w) == Some(&true) && self.gone.get(w) == Some(&false))
    }

    pub(super) fn starts_sentence(&self, place: &Range<usize>) -> bool {
        let sentence = self.canonical.sentence_of.get(place.start).map_or(0, |&s| s as usize);
        let first = self.canonical.sentences.get(sentence).map_or(0, |s| s.start);
        first == place.start || self.behind_mark(place.start)
    }

    /// Whether a place is one or more whole sentences.
    pub(super) fn is_sentences(&self, place: &Range<usize>) -> bool {
        let sentence = self.canonical.sentence_of.get(place.start).map_or(0, |&s| s as usize);
        self.ends_sentence(place) && self.canonical.sentences.get(sentence).is_some_and(|s| s.start == place.start)
    }

    /// Whether a colon or an opening quotation mark stands before the word: what follows could be a sentence.
    pub(super) fn behind_mark(&self, word: usize) -> bool {
        let token = self.canonical.tokens.get(word).map_or(0, |&t| t as usize);
        let before = token.checked_sub(1).and_then(|t| self.layout.tokens.get(t));
        before.is_some_and(|t| matches!(t.span().of(self.layout.text), ":" | "\u{201c}" | "\"" | "\u{201e}" | "\u{ab}"))
    }

    pub(super) fn ends_sentence(&self, place: &Range<usize>) -> bool {
        let Some(last) = place.end.checked_sub(1) else { return false };
        let sentence = self.canonical.sentence_of.get(last).map_or(0, |&s| s as usize);
        self.canonical.sentences.get(sentence).is_some_and(|s| s.end == place.end)
    }

    /// The span of the sentences that a place lies in.
    pub(super) fn sentence_span(&self, place: &Range<usize>) -> Span {
        let of =
            |word: usize| self.canonical.sentence_of.get(word).and_then(|&s| self.layout.sentences.get(s as usize));
        match (of(place.start), place.end.checked_sub(1).and_then(of)) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    pub(super) fn sentence_closed(&self, sentence: usize) -> bool {
        let text = self.layout.sentences[sentence].span.of(self.layout.text);
        text.contains(['.', '!', '?', '\u{3002}', '\u{2026}'])
    }

    pub(super) fn hold(&mut self, of: Span) {
        let first = self.layout.sentences.partition_point(|s| s.span.end <= of.start);
        let inside = self.layout.sentences[first..].iter().take_while(|s| s.span.start < of.end).count();
        self.held[first..first + inside].fill(true);
    }

    /// A hash of a row that does not depend on the order of its words.
    #[cfg_attr(quick, optimize(speed))]
    pub(super) fn bag(&self, row: &Range<usize>) -> u64 {
        self.canonical.words(row).fold(row.len() as u64, |sum, w| sum.wrapping_add(w.wrapping_mul(w | 1)))
    }

    /// Whether `a` is `b` with its last part moved to the front.
    pub(super) fn turned(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        if a.len() != b.len() || a.start == b.start {
            return false;
        }
        let first = self.canonical.word(a.start);
        let splits = (1..b.len()).filter(|&i| self.canonical.word(b.start + i) == first).take(4);
        splits.into_iter().any(|i| {
            let cut = a.end - i;
            self.canonical.same(&(a.start..cut), &(b.start + i..b.end))
                && self.canonical.same(&(cut..a.end), &(b.start..b.start + i))
        })
    }

    /// In what two rows that mean the same are written otherwise. Cost: linear in the rows.
    pub(super) fn difference(&self, [a, b]: [&Range<usize>; 2]) -> &'static str {
        let (mut number, mut short, mut spelling) = (false, false, false);
        for (x, y) in a.clone().zip(b.clone()) {
            let (x, y) = (self.word(x), self.word(y));
            if x == y {
                continue;
            }
            let figures = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
            if figures(&x) != figures(&y) {
                number = true;
            } else if x.len().min(y.len()) * 2 <= x.len().max(y.len()) || x.len().min(y.len()) < 4 {
                short = true;
            } else {
                spelling = true;
            }
        }
        match (number, short, spelling) {
            (true, false, false) => "near.number-word",
            (false, true, false) => "near.abbreviation",
            (false, false, true) => "near.spelling",
            (false, false, false) => "near.function-words",
            _ => "near.wording",
        }
    }

    pub(super) fn word(&self, word: usize) -> String {
        let token = self.canonical.tokens.get(word).and_then(|&t| self.layout.tokens.get(t as usize));
        token.filter(|t| t.kind() != TokenKind::Mark).map_or_else(String::new, |t| fold(t.span().of(self.layout.text)))
    }
}
