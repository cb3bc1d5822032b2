//! Turns of an interview or a transcript: a line that begins with who speaks, `Ann Lee:` or `A:`, and the paragraphs
//! behind it up to the next one.

use super::Stage;
use super::words::{Shape, Words};
use crate::article::{Quotation, QuotationKind, Removal};
use crate::keys::Numbers;
use crate::lexicon::class;
use crate::span::Span;
use crate::text::{Layout, fold, hash};

/// Words of a label.
const LABEL: usize = 4;
/// How often each of two labels stands at least.
const OFTEN: usize = 2;
/// Paragraphs of a turn.
const PARAGRAPHS: usize = 8;
/// How sure the one is who a label names, who a letter stands for, and whoever goes on in the next paragraph.
const NAMED: f64 = 0.9;
const LETTER: f64 = 0.8;
const GOES_ON: f64 = 0.7;

/// What one unit has of a turn.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    /// Where the label stands.
    label: Span,
    /// What is said.
    said: Span,
    /// Whether the label stands in an earlier unit.
    goes_on: bool,
    /// Whether it is a letter, as in questions and answers.
    letter: bool,
}

/// What is counted of a label.
#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    asked: usize,
    letter: bool,
}

impl Count {
    /// Whether the label is that of questions.
    fn asks(self) -> bool {
        self.letter && self.asked * 2 > self.all
    }

    /// Whether the label comes again, and is none of questions.
    fn speaks(self) -> bool {
        self.all >= OFTEN && !self.asks()
    }
}

/// For each unit the turn that it belongs to. Two labels are asked for, each of which comes again; letters stand for
/// questions and answers, of which the questions are left out. Paragraphs behind the last label may be the reporter's
/// again, and removed ones are none of a turn.
///
/// Cost: linear in the units; of each the first words are looked at.
pub(super) fn turns(layout: &Layout<'_>, words: &Words, removals: &[Removal]) -> Vec<Option<Turn>> {
    let mut found: Vec<Option<Turn>> = vec![None; layout.units.len()];
    let (mut keys, mut counts): (Numbers, Vec<Count>) = Default::default();
    let mut labels: Vec<(usize, usize, Turn)> = Vec::new();
    let mut removal = 0;
    let mut gone = vec![false; found.len()];
    for (unit, gone) in gone.iter_mut().enumerate() {
        let span = layout.units[unit].span;
        while removals.get(removal).is_some_and(|r| r.span.end <= span.start) {
            removal += 1;
        }
        *gone = removals.get(removal).is_some_and(|r| r.span.contains(span));
        let Some(turn) = labelled(layout, words, unit).filter(|_| !*gone) else { continue };
        let key = keys.number(hash(&fold(turn.label.of(layout.text))));
        counts.resize(keys.len(), Count::default());
        let count = &mut counts[key];
        count.all += 1;
        count.asked += usize::from(turn.said.of(layout.text).ends_with('?'));
        count.letter = turn.letter;
        labels.push((unit, key, turn));
    }
    let several =
        |letter: bool| counts.iter().filter(|count| count.letter == letter && count.all >= OFTEN).count() >= 2;
    // of letters one asks and another answers: options and rows have letters, too
    let answers = counts.iter().filter(|count| count.letter && count.speaks()).count();
    let talk = [several(false), several(true) && answers == 1];
    for (at, &(unit, key, turn)) in labels.iter().enumerate() {
        if !talk[usize::from(turn.letter)] || !counts[key].speaks() {
            continue;
        }
        found[unit] = Some(turn);
        let next = labels.get(at + 1).map_or(unit + 1, |&(next, ..)| next);
        for behind in unit + 1..next.min(unit + PARAGRAPHS) {
            let of = &layout.units[behind];
            if of.heading || of.data || of.set_apart {
                break;
            }
            found[behind] = Some(Turn { said: of.span, goes_on: true, ..turn }).filter(|_| !gone[behind]);
        }
    }
    found
}

/// The turn that a unit's label opens: one capital letter, or a person's name, before a colon.
fn labelled(layout: &Layout<'_>, words: &Words, unit: usize) -> Option<Turn> {
    let of = &layout.units[unit];
    let all = words.all.get(words.of_unit(unit))?;
    let colon = all.iter().take(LABEL + 1).position(|word| word.mark(':')).filter(|&at| at > 0)?;
    let label = &all[..colon];
    let span = Span::new(label.first()?.span.start, label.last()?.span.end);
    let letter = span.len() == 1;
    let person = |mask| label.iter().any(|word| word.is(mask) || word.surname);
    let named = letter || person(class::NAME_M | class::NAME_F | class::NAME_ANY | class::TITLE);
    let next = all.get(colon + 1).filter(|next| !next.is_mark())?;
    let fits = named && !of.heading && !of.data && label.iter().all(|word| word.shape == Shape::Capital);
    let said = Span::new(next.span.start, of.span.end);
    fits.then_some(Turn { label: span, said, goes_on: false, letter })
}

impl Stage<'_> {
    /// Goes on to a unit that has a turn. A letter stands for the only person whom the text named before the first answer.
    pub(super) fn meet(&mut self, turn: Option<Turn>) {
        if self.interviewed.is_none() && turn.is_some_and(|turn| turn.letter) {
            self.interviewed = Some(self.speakers.only_person());
        }
    }

    /// Adds what a unit has of a turn.
    pub(super) fn turn(&mut self, turn: Turn) {
        let entry = if turn.letter {
            self.interviewed.flatten()
        } else {
            self.speakers.called(turn.label.of(self.layout.text), Some(turn.label).filter(|_| !turn.goes_on))
        };
        let Some(entry) = entry else { return };
        self.speakers.spoke(entry, turn.said.start);
        let sure = if turn.letter { LETTER } else { NAMED };
        self.apart.push((
            Quotation {
                span: turn.said,
                kind: QuotationKind::Direct,
                cue: None,
                mention: Some(turn.label),
                speaker: None,
                confidence: if turn.goes_on { GOES_ON } else { sure },
                evidence: "turn".to_owned(),
                removal: None,
            },
            Some(entry),
        ));
    }
}
