//! From a cleaned text to who said what.
//!
//! Marks are paired in each unit; the reporter's sentences, with each quotation as one item, say who speaks; the
//! mentions are grouped under names, and pronouns follow.

mod attribution;
mod blocks;
mod candidates;
mod clause;
mod indirect;
mod inversion;
mod marks;
mod mentions;
mod morphology;
mod said;
mod sentence;
mod setting;
mod speakers;
mod subjects;
mod turns;
mod words;

use crate::article::{Block, Quotation, QuotationKind, Removal, Speaker};
use crate::lexicon::{Language, class};
use crate::span::Span;
use crate::text::Layout;
use attribution::{Attribution, attribute, lead_in};
use clause::{Chunk, Clauses};
use mentions::{Kind, View};
use said::{CLAUSE, Said};
use sentence::{Item, Reported, reported};
use speakers::Speakers;
use words::Words;

/// What the stage found.
pub(crate) struct Found {
    /// In order of their beginnings.
    pub quotations: Vec<Quotation>,
    /// Those who said them.
    pub speakers: Vec<Speaker>,
    /// Steps of work.
    pub work: u64,
}

/// Finds quotations and their speakers. Removed text is no evidence.
///
/// Cost: linear in the text, times a bound on the names that a mention is compared with.
pub(crate) fn run(layout: &Layout<'_>, blocks: &[Block], removals: &[Removal]) -> Found {
    let words = Words::new(layout, layout.language.unwrap_or(Language::En));
    let mut work = words.all.len() as u64;
    let found = marked(layout, blocks, words.traits.dialogue_dashes, &mut work);
    let spans: Vec<Span> = found.iter().map(|q| q.span).collect();
    let said: Vec<Said> = spans.iter().map(|s| Said::new(s.of(layout.text), false)).collect();
    let mut stage = Stage {
        layout,
        words: &words,
        spans: &spans,
        said: &said,
        speakers: Speakers::default(),
        quotations: Vec::with_capacity(spans.len()),
        entries: Vec::with_capacity(spans.len()),
        work,
        apart: Vec::new(),
        previous: None,
        open: None,
        carry: inversion::Carry::default(),
        interviewed: None,
    };
    let turns = turns::turns(layout, &words, removals);
    let holders = blocks::holders(blocks);
    let mut leads: Vec<(usize, blocks::Lead)> = Vec::new();
    let mut next = 0;
    let mut removal = 0;
    for (unit, turn) in turns.into_iter().enumerate() {
        let span = layout.units[unit].span;
        let first = next;
        while next < found.len() && found[next].span.start < span.end {
            next += 1;
        }
        while removals.get(removal).is_some_and(|r| r.span.end <= span.start) {
            removal += 1;
        }
        let inside = removals[removal..]
            .iter()
            .enumerate()
            .take_while(|(_, r)| r.span.start < span.end)
            .find(|(_, r)| r.span.contains(span))
            .map(|(index, _)| removal + index);
        let carried = first > 0 && found[first - 1].open && first < next && found[first].span.start == span.start;
        let holder = holders.get(layout.units[unit].block).copied().flatten();
        if let Some(holder) = holder.filter(|&h| leads.last().is_none_or(|&(last, _)| last != h)) {
            leads.push((holder, stage.announced()));
        }
        // no evidence, and nothing to attribute; "Dear Ann," names whom the text speaks to
        if first == next && (inside.is_some() || words.greets(unit) || blocks::code(layout, blocks, unit)) {
            stage.previous = None;
            stage.carry.drop_announced();
            continue;
        }
        let quoted = holder.is_some() || turn.is_some();
        stage.meet(turn);
        match words.traits.inverts {
            true => stage.inverted(unit, first..next, inside, carried, quoted),
            false => stage.unit(unit, first..next, inside, carried, quoted),
        }
        turn.into_iter().for_each(|turn| stage.turn(turn));
    }
    stage.blocks(blocks, &leads);
    stage.displays(removals);
    stage.finish(removals)
}

/// Quotations in marks, in order.
fn marked(layout: &Layout<'_>, blocks: &[Block], dashes: bool, work: &mut u64) -> Vec<marks::Marked> {
    let mut found = Vec::new();
    let text = layout.text;
    let doubles = marks::has_doubles(text);
    for (index, unit) in layout.units.iter().enumerate().filter(|&(index, _)| !blocks::code(layout, blocks, index)) {
        let next = layout.units.get(index + 1).is_some_and(|next| marks::opens(next.span.of(text)));
        let spoken = if dashes { marks::dialogue(text, unit.span) } else { Vec::new() };
        if spoken.is_empty() {
            let single = !doubles || marks::speaks_in_singles(unit.span.of(text));
            found.extend(marks::pairs(text, unit.span, single, next, work));
        } else {
            found.extend(spoken);
        }
    }
    found
}

struct Stage<'a> {
    layout: &'a Layout<'a>,
    words: &'a Words,
    spans: &'a [Span],
    said: &'a [Said],
    speakers: Speakers,
    quotations: Vec<Quotation>,
    /// For each quotation the entry of its speaker.
    entries: Vec<Option<usize>>,
    /// Steps of work.
    work: u64,
    /// Indirect speech and what the page sets apart, each with the entry of its speaker.
    apart: Vec<(Quotation, Option<usize>)>,
    /// What the unit before says about a quotation at the beginning of this one.
    previous: Option<(usize, Attribution)>,
    /// The attribution of the quotation before.
    open: Option<Attribution>,
    carry: inversion::Carry,
    /// The one whom the answers of an interview are by, once an answer was met.
    interviewed: Option<Option<usize>>,
}

impl Stage<'_> {
    #[cfg_attr(quick, optimize(speed))]
    fn unit(
        &mut self,
        unit: usize,
        quotes: std::ops::Range<usize>,
        removal: Option<usize>,
        carried: bool,
        quoted: bool,
    ) {
        let text = self.layout.text;
        let reported = reported(text, self.words, unit, self.spans, quotes.clone());
        let view = View { words: self.words, items: &reported.items, quotes: self.spans, said: self.said };
        let known = self.layout.language.is_some();
        // the speaker of the sentence before, within the unit
        let mut last: Option<(usize, Attribution)> = None;
        let mut before: Option<Clauses<'_>> = None;
        for (number, sentence) in reported.sentences.iter().enumerate() {
            // names up to the mention that is asked for: a pronoun looks back
            let mut named = sentence.start;
            if let (Some(begins), true) = (view.span(sentence.start), removal.is_none()) {
                self.speakers.enter(self.layout.units[unit].span.start, begins.start);
            }
            let clauses = Clauses::new(view, sentence);
            self.work += (sentence.len() + clauses.pieces.len()) as u64;
            let alone = sentence.clone().all(|i| view.word(i).is_none_or(|w| w.is_mark()));
            let mut after: Option<Option<Attribution>> = None;
            let open = !before.as_ref().is_some_and(|c| c.pieces.iter().any(|p| p.chunk == Chunk::Quote));
            for at in sentence.clone() {
                let Some(&Item::Quote(quote)) = reported.items.get(at) else { continue };
                let span = self.spans[quote];
                let said = Said { alone, ..self.said[quote] };
                let found = attribute(&clauses, sentence, at, said).filter(|_| known);
                self.work += 1;
                let kind = said.kind(view, sentence, at, found.is_some());
                let full = kind == QuotationKind::Direct;
                let (attribution, entry) = if carried && quote == quotes.start {
                    (
                        self.open.map(|a| Attribution {
                            evidence: "paragraph-carried-on",
                            cue: None,
                            confidence: a.confidence.min(0.8),
                            ..a
                        }),
                        self.entries.last().copied().flatten(),
                    )
                } else if let Some(a) = found.filter(|_| kind != QuotationKind::Scare) {
                    if removal.is_none() {
                        named = self.names(view, named..a.named.start.clamp(named, sentence.end));
                    }
                    (Some(a), self.entry(view, &a))
                } else if full && alone && known && self.between(view, sentence.start, &reported, number, &mut after) {
                    (None, None)
                } else if let Some((entry, a)) = last.filter(|_| full && (alone || said.words >= CLAUSE)) {
                    let confidence = a.confidence.min(if alone { 0.97 } else { 0.7 });
                    (Some(Attribution { evidence: "carried-on", cue: None, confidence, ..a }), Some(entry))
                } else if full && alone && known {
                    let found = self
                        .next_names(view, &reported, number, &mut after)
                        .or_else(|| before.as_ref().filter(|_| open).and_then(|c| lead_in(c, said)));
                    match found {
                        Some(a) => (Some(a), self.entry(view, &a)),
                        None => self.carried_over(sentence.start == 0, &reported),
                    }
                } else {
                    (None, None)
                };
                let evidence = attribution.map_or("none", |a| a.evidence);
                if let (Some(entry), true) = (entry, removal.is_none()) {
                    self.speakers.spoke(entry, span.start);
                    if let Some(a) = attribution {
                        last = Some((entry, a));
                    }
                }
                self.quotations.push(Quotation {
                    span,
                    kind,
                    cue: attribution.and_then(|a| a.cue),
                    mention: attribution.map(|a| a.mention.span),
                    speaker: None,
                    confidence: attribution.map_or(0.5, |a| a.confidence),
                    evidence: evidence.to_owned(),
                    removal,
                });
                self.entries.push(entry);
                self.open = attribution;
            }
            if removal.is_none() {
                // what is quoted already is not the reporter's
                if known && !quoted {
                    named = self.indirect(&clauses, named);
                }
                self.names(view, named..sentence.end);
            }
            before = Some(clauses);
        }
        self.previous = self.leads_on(view, before, last, removal.is_none() && known);
    }

    /// What a unit leaves for the next one: the speaker whom a colon at its end announces, or the one of the quotation
    /// that it ends with.
    fn leads_on(
        &mut self,
        view: View<'_>,
        ending: Option<Clauses<'_>>,
        last: Option<(usize, Attribution)>,
        kept: bool,
    ) -> Option<(usize, Attribution)> {
        let ending = ending.filter(|_| kept)?;
        let piece = ending.pieces.last()?;
        if piece.chunk == Chunk::Colon {
            let found = lead_in(&ending, Said::WHOLE)?;
            let entry = self.entry(view, &found)?;
            return Some((entry, Attribution { evidence: "lead-in", confidence: found.confidence.max(0.8), ..found }));
        }
        let (entry, a) =
            last.filter(|_| ending.pieces.iter().all(|p| matches!(p.chunk, Chunk::Quote | Chunk::Other)))?;
        Some((entry, Attribution { evidence: "paragraph-before", cue: None, confidence: a.confidence.min(0.6), ..a }))
    }

    /// Whom the text so far announces by a colon at its end.
    fn announced(&self) -> blocks::Lead {
        let own = self.previous.filter(|(_, a)| a.evidence == "lead-in");
        own.map(|(entry, a)| (entry, Some(a.mention.span), 0.85)).or_else(|| self.carry.announced())
    }

    /// Who speaks in a unit that is a quotation alone: the one whom the unit before announced, or who spoke at its end.
    fn carried_over(&self, first: bool, reported: &Reported) -> (Option<Attribution>, Option<usize>) {
        let whole = first && reported.sentences.len() == 1;
        match self.previous {
            Some((entry, a)) if first && (whole || a.evidence == "lead-in") => (Some(a), Some(entry)),
            _ => (None, None),
        }
    }

    /// Whether a quotation alone stands between two others that both have their own reporter, with no word between:
    /// whoever closes the marks and opens them again may have changed the voice, and the text does not say to whom.
    fn between(
        &mut self,
        view: View<'_>,
        start: usize,
        reported: &Reported,
        number: usize,
        after: &mut Option<Option<Attribution>>,
    ) -> bool {
        let quote = |at: usize| matches!(view.items.get(at), Some(Item::Quote(_)));
        let stop = start >= 2 && view.word(start - 1).is_some_and(|w| w.is_mark());
        let beside = stop && quote(start - 2);
        beside && self.next_names(view, reported, number, after).is_some()
    }

    /// What the sentence behind sentence `number` says, looked at once: "X." "Y," Ann Lee said.
    fn next_names(
        &mut self,
        view: View<'_>,
        reported: &Reported,
        number: usize,
        after: &mut Option<Option<Attribution>>,
    ) -> Option<Attribution> {
        if after.is_none() {
            let next = reported.sentences.get(number + 1);
            self.work += next.map_or(0, ExactSizeIterator::len) as u64;
            *after = Some(next.and_then(|next| self.following(view, next)));
        }
        after.flatten()
    }

    /// The next sentence of the unit names who spoke: "X." "Y," Ann Lee said.
    fn following(&self, view: View<'_>, next: &std::ops::Range<usize>) -> Option<Attribution> {
        let &Item::Quote(quote) = view.items.get(next.start)? else { return None };
        let said = self.said[quote];
        let found = attribute(&Clauses::new(view, next), next, next.start, said)?;
        Some(Attribution { evidence: "sentence-after", confidence: found.confidence.min(0.7), ..found })
    }

    /// Takes the indirect speech of a sentence, and the names before each speaker from item `named` on; gives how far.
    fn indirect(&mut self, clauses: &Clauses<'_>, mut named: usize) -> usize {
        for found in indirect::indirect(clauses) {
            let mut entry = None;
            if let Some(m) = found.by.map(|by| by.named) {
                named = self.names(clauses.view, named..m.start.max(named));
                entry = self.speakers.note(clauses.view, self.layout.text, m.start, m.end, m.kind);
            }
            if let Some(entry) = entry {
                self.speakers.spoke(entry, found.span.start);
            }
            self.apart.push((
                Quotation {
                    span: found.span,
                    kind: QuotationKind::Indirect,
                    cue: Some(found.cue),
                    mention: found.by.map(|by| by.mention.span),
                    speaker: None,
                    confidence: found.confidence,
                    evidence: found.evidence.to_owned(),
                    removal: None,
                },
                entry,
            ));
        }
        named
    }

    /// The entry of the one who speaks.
    fn entry(&mut self, view: View<'_>, a: &Attribution) -> Option<usize> {
        let m = a.named;
        self.speakers.note(view, self.layout.text, m.start, m.end, m.kind)
    }

    /// Takes note of everyone whom the reporter names in a range of items; gives where it stopped.
    #[cfg_attr(quick, optimize(speed))]
    fn names(&mut self, view: View<'_>, range: std::ops::Range<usize>) -> usize {
        let mut at = range.start;
        while at < range.end {
            let capital = view.word(at).is_some_and(|w| {
                w.capital() && !w.is(class::DET | class::PREP | class::CONJ | class::SUB | class::TIME)
            });
            let mention = if capital { view.phrase(at, range.end, range.start) } else { None };
            match mention.filter(|m| m.kind == Kind::Name) {
                Some(mention) => {
                    self.speakers.note(view, self.layout.text, mention.start, mention.end, Kind::Name);
                    at = mention.end.max(at + 1);
                }
                None => at += 1,
            }
        }
        at.max(range.start)
    }

    fn finish(mut self, removals: &[Removal]) -> Found {
        for (quotation, entry) in std::mem::take(&mut self.apart) {
            self.quotations.push(quotation);
            self.entries.push(entry);
        }
        let used: Vec<usize> = self.entries.iter().flatten().copied().collect();
        let work = self.work + self.speakers.work;
        let (speakers, ids) = self.speakers.finish(&used);
        for (quotation, entry) in self.quotations.iter_mut().zip(&self.entries) {
            quotation.speaker = entry.and_then(|e| ids.get(e).copied().flatten());
            let at = removals.partition_point(|r| r.span.end <= quotation.span.start);
            if quotation.removal.is_none() {
                quotation.removal = removals.get(at).filter(|r| r.span.overlaps(quotation.span)).map(|_| at);
            }
        }
        self.quotations.sort_by_key(|q| (q.span.start, q.span.end));
        Found { quotations: self.quotations, speakers, work }
    }
}
