//! What a pair of marks encloses, by what stands beside it: a statement, a fragment, or a title or nickname that no one
//! says.

use super::clause::{Chunk, Clauses};
use super::mentions::View;
use super::said::{CLAUSE, Said};
use super::words::Shape;
use crate::article::QuotationKind;
use crate::lexicon::class;
use std::ops::Range;

impl Said {
    /// Whether the quotation at an item stands where titles do: behind the word for a work, an owner or a preposition.
    pub fn named(self, view: View<'_>, sentence: &Range<usize>, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|&b| b >= sentence.start && self.titled);
        let before = match before {
            // in his book, "…"
            Some(b) if view.mark(b, ',') && b > sentence.start && view.is(b - 1, class::LETTER_TITLES) => Some(b - 1),
            before => before,
        };
        before.and_then(|b| view.word(b)).is_some_and(|w| {
            w.possessive || w.is(class::LETTER_TITLES | class::DET) || (w.is(class::PREP) && !w.is(class::SUB))
        })
    }

    /// How it is set, once it is known whether someone says it.
    pub fn kind(self, view: View<'_>, sentence: &Range<usize>, at: usize, attributed: bool) -> QuotationKind {
        let Said { words, closed, capital, alone, .. } = self;
        if !attributed && self.titled && !alone {
            return QuotationKind::Scare;
        }
        if self.named(view, sentence, at) && !alone {
            return QuotationKind::Mixed;
        }
        if (closed && capital && words > 1)
            || (capital && words >= CLAUSE)
            || (alone && words >= 3)
            || (closed && words >= CLAUSE)
        {
            return QuotationKind::Direct;
        }
        if attributed || words >= CLAUSE { QuotationKind::Mixed } else { QuotationKind::Scare }
    }

    /// Takes the features that speak for nobody's having said the quotation at a piece: the score that a candidate has
    /// to beat.
    pub fn nobody(self, clauses: &Clauses<'_>, piece: usize, mut hold: impl FnMut(&'static str)) {
        hold("nobody");
        hold(match self.words {
            0..=1 => "nobody_1",
            2..=3 => "nobody_2",
            4..=6 => "nobody_4",
            _ => "nobody_7",
        });
        if self.capital && self.closed {
            hold("nobody_full");
        }
        if self.closed {
            hold("nobody_closed");
        }
        if self.capital {
            hold(if self.words == 1 { "nobody_capital_1" } else { "nobody_capital" });
        }
        if self.titled {
            hold("nobody_titled");
        }
        if clauses.chunk(piece) != Some(Chunk::Quote) {
            return;
        }
        let view = clauses.view;
        let at = clauses.start(piece);
        let first = clauses.start(0);
        let before = at.checked_sub(1).filter(|&b| b >= first).and_then(|b| view.word(b));
        if let Some(word) = before {
            if word.possessive {
                hold("nobody_owned");
            } else if word.is(class::DET) {
                hold("nobody_det");
            } else if word.is(class::LETTER_TITLES) {
                hold(if word.is(class::SAY | class::CALL) { "nobody_called" } else { "nobody_work" });
            } else if word.is(class::PREP) {
                hold(if self.titled { "nobody_prep_titled" } else { "nobody_prep" });
            } else if word.shape == Shape::Lower && word.class == 0 {
                hold("nobody_behind_unknown");
            } else if word.is_mark() {
                hold("nobody_behind_mark");
            }
        } else {
            hold("nobody_first");
        }
        // a "quiet" road: the noun that it stands before
        let after = view.word(at + 1);
        if after.is_some_and(|w| {
            w.shape == Shape::Lower
                && !w.is(class::PREP | class::CONJ | class::SUB | class::AUX | class::SAY | class::VERB)
        }) && !self.closed
        {
            hold("nobody_before_noun");
        } else if after.is_some_and(|w| w.mark('(')) {
            hold("nobody_before_bracket");
        }
        if clauses.pieces.iter().filter(|p| p.chunk == Chunk::Quote).nth(1).is_some() {
            hold("nobody_several");
        }
    }
}
