//! What stands twice: whole units first, then sentences inside units that stay.
//!
//! Items are looked at from the longest to the shortest, and one goes only if it stands, whole, in items that were
//! looked at before it and stay. So of several copies the fullest stays, there are no cycles, and no copy of
//! something that is gone is removed.

mod lines;
mod places;

use super::canonical::Canonical;
use super::index::{Alike, GRAM, Index};
use super::lines::Form;
use crate::article::Reason;
use crate::span::Span;
use crate::text::{Layout, TokenKind};
use lines::Repeated;
use std::ops::Range;

/// A copy that can go.
pub(crate) struct Copy {
    /// What can go.
    pub span: Span,
    pub reason: Reason,
    pub rule: &'static str,
    /// The kept copy.
    pub of: Span,
    pub confidence: f64,
}

/// Canonical words that a sentence, or a unit of running text, needs before its standing twice means anything:
/// refrains, answers and rows of a list are shorter.
const STATEMENT: usize = 8;
/// The same for a line set by itself without a full stop: a headline.
const DISPLAY: usize = 4;

/// Canonical words of a line that is the beginning of a sentence by no chance, whatever it looks like.
const LONG: usize = 12;

/// Units that take part: neither outside the article nor removed before.
pub(crate) struct Copies<'a> {
    layout: &'a Layout<'a>,
    canonical: &'a Canonical,
    forms: &'a [Form],
    index: Index,
    /// Canonical words that are gone.
    gone: Vec<bool>,
    /// Rank of the item that each canonical word belongs to in the pass at hand; 0 has not been looked at.
    seen: Vec<bool>,
    /// Sentences that a removed copy points at.
    held: Vec<bool>,
    /// Whether paragraphs of one sentence are the text's habit.
    terse: bool,
    /// For each unit the next paragraph of the article.
    next: Vec<usize>,
    found: Vec<Copy>,
    /// Steps of work.
    pub work: u64,
}

impl<'a> Copies<'a> {
    /// `gone` says for each unit whether it was removed before.
    pub fn new(layout: &'a Layout<'a>, canonical: &'a Canonical, forms: &'a [Form], gone: &[bool]) -> Self {
        let mut words = vec![false; canonical.len()];
        for (range, _) in canonical.units.iter().zip(gone).filter(|(_, gone)| **gone) {
            words[range.clone()].fill(true);
        }
        let kept = || forms.iter().zip(gone).filter(|(form, gone)| form.closed && form.words >= STATEMENT && !**gone);
        let single = kept().filter(|(form, _)| !form.several).count();
        let mut next = vec![usize::MAX; forms.len()];
        let mut nearest = usize::MAX;
        for (unit, next) in next.iter_mut().enumerate().rev() {
            *next = nearest;
            if forms[unit].closed && forms[unit].words >= STATEMENT && !gone[unit] {
                nearest = unit;
            }
        }
        Copies {
            next,
            terse: single * 5 >= kept().count() * 2,
            layout,
            canonical,
            forms,
            index: Index::new(canonical),
            seen: vec![false; words.len()],
            gone: words,
            held: vec![false; canonical.sentences.len()],
            found: Vec::new(),
            work: canonical.len() as u64,
        }
    }

    /// Finds the copies, those of single `sentences` if asked to. Cost: linear in the words, times a bound on the places
    /// looked at for each item.
    pub fn find(mut self, sentences: bool) -> (Vec<Copy>, u64) {
        self.units();
        // the author of a page who says a sentence twice means it; what is pasted is another matter
        if sentences && !self.layout.authored {
            self.sentences();
        }
        (self.found, self.work)
    }

    #[cfg_attr(quick, optimize(speed))]
    fn units(&mut self) {
        let repeated = Repeated::new(self);
        let headline = self.twice_at_the_head();
        let rank = |unit: usize| {
            let (form, own) = (&self.forms[unit], &self.layout.units[unit]);
            [form.cut.is_some(), form.shouted, own.set_apart, repeated.listed[unit]]
                .into_iter()
                .fold(0, |rank, later| rank << 1 | u64::from(later))
        };
        let rows = self.canonical.units.iter().enumerate();
        let order = longest_first(rows.map(|(unit, row)| (row.len(), rank(unit), unit)).collect());
        let mut whole = Alike::with_room(order.len());
        let mut bags = Alike::with_room(order.len());
        for unit in order {
            let row = self.canonical.units[unit].clone();
            if row.is_empty() || self.gone[row.start] {
                continue;
            }
            self.work += row.len() as u64;
            let (hash, bag) = (self.canonical.hash(&row), self.bag(&row));
            // a reference describes one parameter wherever it is taken
            let equal = (!self.layout.reference || !self.forms[unit].closed).then(|| {
                let equal = if repeated.stays[unit] { None } else { self.equal_unit(unit, whole.of(hash), headline) };
                equal.or_else(|| self.part_of_unit(unit))
            });
            let copy =
                (equal.flatten().or_else(|| self.cut_unit(unit))).or_else(|| self.turned_unit(unit, bags.of(bag)));
            match copy {
                Some(copy) => {
                    self.gone[row].fill(true);
                    self.hold(copy.of);
                    self.found.push(copy);
                }
                None => {
                    self.seen[row].fill(true);
                    whole.add(hash, unit);
                    bags.add(bag, unit);
                }
            }
        }
    }

    /// The unit is another one.
    /// `headline` are the units that say the headline: that may be of any length.
    fn equal_unit(
        &self,
        unit: usize,
        mut others: impl Iterator<Item = usize>,
        headline: Option<[usize; 2]>,
    ) -> Option<Copy> {
        let form = &self.forms[unit];
        let row = &self.canonical.units[unit];
        let line = (row.len() >= DISPLAY || headline.is_some_and(|units| units.contains(&unit)))
            && !form.closed
            && form.cut.is_none();
        if !(self.says_enough(unit) || line) {
            return None;
        }
        let other = others.find(|&o| self.canonical.same(row, &self.canonical.units[o]))?;
        if !form.closed && form.words < STATEMENT && unit.min(other) > 0 && self.in_list(unit) {
            return None;
        }
        let (span, of) = (self.layout.units[unit].span, self.layout.units[other].span);
        let rule = if form.closed { "copy.paragraph" } else { "copy.line" };
        Some(self.exact_or_near(span, of, rule, [row, &self.canonical.units[other]]))
    }

    /// Whether a unit has the words of a statement: eight, of which two at most say nothing by themselves.
    fn says_enough(&self, unit: usize) -> bool {
        self.canonical.units[unit].len() >= STATEMENT - 2 && self.forms[unit].words >= STATEMENT
    }

    fn exact_or_near(&self, span: Span, of: Span, exact: &'static str, rows: [&Range<usize>; 2]) -> Copy {
        let same = same_letters(span.of(self.layout.text), of.of(self.layout.text));
        let (reason, rule, confidence) =
            if same { (Reason::Duplicate, exact, 0.99) } else { (Reason::NearDuplicate, self.difference(rows), 0.97) };
        Copy { span, reason, rule, of, confidence }
    }

    /// The unit is a part of a longer one: sentences of it, or a display line that repeats it.
    fn part_of_unit(&mut self, unit: usize) -> Option<Copy> {
        let form = self.forms[unit];
        let row = self.canonical.units[unit].clone();
        let text = self.layout.units[unit].span.of(self.layout.text);
        let quoted = text.starts_with(['"', '\u{201c}', '\u{ab}', '\u{201e}']);
        if !self.says_enough(unit) || form.cut.is_some() || !(form.closed || quoted) {
            return None;
        }
        let places = self.index.places(self.canonical, &row, &mut self.work);
        self.work += (places.len() * row.len()) as u64;
        let place = places.into_iter().find(|place| self.stays(place) && self.canonical.same(place, &row))?;
        let span = self.layout.units[unit].span;
        let (starts, ends) = (self.starts_sentence(&place), self.ends_sentence(&place));
        // a clause of a longer sentence says something by itself; only a quotation set apart for display does not
        if !(quoted || (starts && ends)) {
            return None;
        }
        if starts && ends && !quoted && (self.appended(unit, &place) || self.is_quoted_at(unit, &place)) {
            return None;
        }
        let of = if starts && ends { self.sentence_span(&place) } else { self.canonical.span(self.layout, &place) };
        let (reason, rule) = match (starts, ends, quoted) {
            (true, true, false) => (Reason::Contained, "contained.sentence"),
            (true, true, true) => (Reason::Contained, "contained.quotation"),
            _ => (Reason::PullQuote, "pull-quote"),
        };
        Some(Copy { span, reason, rule, of, confidence: if starts && ends { 0.97 } else { 0.9 } })
    }

    /// Whether the sentence at `place` ends a later paragraph but the next, in a text where paragraphs of one sentence
    /// are the habit: then it is the one that was added, and the paragraph before it stays. Beside its paragraph a
    /// sentence is set apart for display.
    fn appended(&self, unit: usize, place: &Range<usize>) -> bool {
        let holder = self.canonical.units.partition_point(|unit| unit.end <= place.start);
        let ends = self.canonical.units.get(holder).is_some_and(|unit| unit.end == place.end);
        self.terse && ends && self.next.get(unit).is_some_and(|&next| holder > next)
    }

    /// Whether the place stands in what is set apart as another's words, a reply's quotation say, and the unit does not:
    /// then the unit is what is quoted.
    fn is_quoted_at(&self, unit: usize, place: &Range<usize>) -> bool {
        let holder = self.canonical.units.partition_point(|unit| unit.end <= place.start);
        let set_apart = |unit: usize| self.layout.units.get(unit).is_some_and(|unit| unit.set_apart);
        set_apart(holder) && !set_apart(unit)
    }

    /// The unit breaks off, and a longer one goes on.
    fn cut_unit(&mut self, unit: usize) -> Option<Copy> {
        let form = self.forms[unit];
        let mut row = self.canonical.units[unit].clone();
        let first = self.layout.units[unit].tokens.start;
        let last = match form.cut {
            Some(end) => end,
            None if !form.closed && (row.len() >= LONG || self.reads_on(unit)) => self.layout.units[unit].tokens.end,
            None => return None,
        };
        while row.end > row.start && self.canonical.tokens[row.end - 1] as usize >= last {
            row.end -= 1;
        }
        let enough = if form.cut.is_some() { GRAM.min(4) } else { 6 };
        // a headline may be how its story's first sentence begins; it is not a copy of it
        if row.len() < enough.max(GRAM) || (form.cut.is_none() && unit == 0) || first >= last {
            return None;
        }
        let mut places = self.index.places(self.canonical, &row, &mut self.work);
        let mut broken = 0;
        if places.is_empty() && row.len() > GRAM {
            // the last word may be cut, too
            let short = row.start..row.end - 1;
            let stem = self.word(row.end - 1);
            places = self.index.places(self.canonical, &short, &mut self.work);
            let sentence = |at: usize| self.canonical.sentence_of.get(at);
            // the word that goes on stands in the same sentence
            places.retain(|p| sentence(p.end) == sentence(p.end - 1) && self.word(p.end).starts_with(&stem));
            places.iter_mut().for_each(|p| p.end += 1);
            broken = 1;
        }
        let whole = row.start..row.end - broken;
        self.work += (places.len() * row.len()) as u64;
        let place = places.into_iter().find(|p| {
            let inner = p.start..p.end - broken;
            self.stays(&inner) && self.starts_sentence(p) && self.canonical.same(&inner, &whole)
        })?;
        // without an ellipsis the sentence must go on, and be one, or it is no cut; above it stands its heading
        if form.cut.is_none() {
            let holder = self.canonical.units.partition_point(|unit| unit.end <= place.start);
            let sentence = self.forms.get(holder).is_some_and(|form| form.closed);
            if self.ends_sentence(&place) || !sentence || (holder == unit + 1 && row.len() < LONG) {
                return None;
            }
        }
        let of = self.sentence_span(&place);
        let (rule, confidence) =
            if form.cut.is_some() { ("truncated.ellipsis", 0.98) } else { ("truncated.bare", 0.93) };
        Some(Copy { span: self.layout.units[unit].span, reason: Reason::Truncated, rule, of, confidence })
    }

    /// Whether a line without a full stop reads like the beginning of a sentence and not like a heading, which has
    /// capitals throughout or leads on with a colon.
    fn reads_on(&self, unit: usize) -> bool {
        let unit = &self.layout.units[unit];
        let words = || {
            let tokens = self.layout.tokens[unit.tokens.clone()].iter().skip(1);
            tokens.filter(|t| t.kind() == TokenKind::Word && t.span().len() > 3).map(|t| t.span().of(self.layout.text))
        };
        let capitals = words().filter(|w| w.starts_with(char::is_uppercase)).count();
        capitals * 2 <= words().count() && !unit.span.of(self.layout.text).ends_with(':')
    }

    /// The unit says another one's words with its last part first: an attribution moved from front to back.
    fn turned_unit(&self, unit: usize, mut others: impl Iterator<Item = usize>) -> Option<Copy> {
        let row = &self.canonical.units[unit];
        if row.len() < STATEMENT {
            return None;
        }
        let other = others.find(|&o| self.turned(row, &self.canonical.units[o]))?;
        let (span, of) = (self.layout.units[unit].span, self.layout.units[other].span);
        Some(Copy { span, reason: Reason::NearDuplicate, rule: "near.order", of, confidence: 0.95 })
    }

    #[cfg_attr(quick, optimize(speed))]
    fn sentences(&mut self) {
        let rows = self.canonical.sentences.iter().enumerate();
        let rows = rows.filter(|(_, row)| row.len() >= STATEMENT && !self.gone[row.start]);
        let order = longest_first(rows.map(|(sentence, row)| (row.len(), 0, sentence)).collect());
        self.seen.fill(false);
        let mut bags = Alike::with_room(order.len());
        let mut gone: Vec<(usize, usize)> = Vec::new();
        for sentence in order {
            let row = self.canonical.sentences[sentence].clone();
            let places = self.index.places(self.canonical, &row, &mut self.work);
            self.work += ((places.len() + 1) * row.len()) as u64;
            let place =
                places.into_iter().find(|p| self.stays(p) && self.is_sentences(p) && self.canonical.same(p, &row));
            let bag = self.bag(&row);
            let other = place
                .map(|p| self.canonical.sentence_of[p.start] as usize)
                .or_else(|| bags.of(bag).find(|&o| self.turned(&row, &self.canonical.sentences[o])));
            match other.filter(|_| !self.held[sentence] && self.sentence_closed(sentence)) {
                Some(other) => {
                    gone.push((sentence, other));
                    self.gone[row].fill(true);
                    self.held[other] = true;
                }
                None => {
                    self.seen[row].fill(true);
                    bags.add(bag, sentence);
                }
            }
        }
        self.neighbours(&mut gone);
        for (sentence, other) in gone {
            let (span, of) = (self.layout.sentences[sentence].span, self.layout.sentences[other].span);
            let copy = {
                let rows = [&self.canonical.sentences[sentence], &self.canonical.sentences[other]];
                self.exact_or_near(span, of, "copy.sentence", rows)
            };
            self.found.push(copy);
        }
    }

    /// Short sentences between removed ones go with them, where they stand beside the kept copy, too.
    fn neighbours(&mut self, gone: &mut Vec<(usize, usize)>) {
        let mut at = 0;
        while at < gone.len() {
            let (sentence, other) = gone[at];
            at += 1;
            for back in [true, false] {
                let step = |s: usize| if back { s.checked_sub(1) } else { Some(s + 1) };
                let (Some(s), Some(o)) = (step(sentence), step(other)) else { continue };
                let (Some(a), Some(b)) = (self.canonical.sentences.get(s), self.canonical.sentences.get(o)) else {
                    continue;
                };
                self.work += 1;
                let free = !a.is_empty() && !b.is_empty() && s != o && !self.gone[a.start] && !self.gone[b.start];
                let (a, b) = (a.clone(), b.clone());
                if free && !self.held[s] && self.beside(s, sentence) && self.canonical.same(&a, &b) {
                    self.gone[a].fill(true);
                    self.held[o] = true;
                    gone.push((s, o));
                }
            }
        }
    }

    /// Whether two sentences stand in the same unit.
    fn beside(&self, a: usize, b: usize) -> bool {
        let unit = self.layout.units.partition_point(|u| u.sentences.end <= a.min(b));
        self.layout.units.get(unit).is_some_and(|u| u.sentences.contains(&a) && u.sentences.contains(&b))
    }
}

/// Items from the longest to the shortest, equally long ones by their rank below 16, then in order. Each is given as its
/// length, rank and number, and sorted as one number, as other rows of numbers are.
fn longest_first(items: Vec<(usize, u64, usize)>) -> Vec<usize> {
    let key = |(length, rank, item): (usize, u64, usize)| !(length as u64) << 36 | rank << 32 | item as u64;
    let mut keys: Vec<u64> = items.into_iter().map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| key as u32 as usize).collect()
}

/// Whether two texts are the same but for case, space and marks. Cost: linear.
fn same_letters(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() {
        let letters = |text: &str| {
            let letters = text.as_bytes().iter().filter(|b| b.is_ascii_alphanumeric());
            letters.map(u8::to_ascii_lowercase).collect::<Vec<u8>>()
        };
        return letters(a) == letters(b);
    }
    letters(a).eq(letters(b))
}

/// Letters and digits, in lower case: what is left of a text without case, space and marks.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}
