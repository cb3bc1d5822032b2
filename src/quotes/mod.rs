//! From a cleaned text to who said what.
//!
//! Marks are paired in each unit; the reporter's sentences, with each quotation as one item, say who speaks; the
//! mentions are grouped under names, and pronouns follow.

mod attribution;
mod marks;
mod mentions;
mod sentence;
mod speakers;
mod words;

use crate::article::{Block, BlockKind, Quotation, QuotationKind, Removal, Speaker};
use crate::lexicon::{Language, class};
use crate::span::Span;
use crate::text::Layout;
use attribution::{Attribution, attribute};
use mentions::{Kind, View};
use sentence::{Item, reported};
use speakers::Speakers;
use words::Words;

/// Finds quotations and their speakers. Removed text is no evidence.
///
/// Cost: linear in the text, times a bound on the names that a mention is compared with.
pub(crate) fn run(layout: &Layout<'_>, blocks: &[Block], removals: &[Removal]) -> (Vec<Quotation>, Vec<Speaker>) {
    let found = marked(layout);
    let spans: Vec<Span> = found.iter().map(|q| q.span).collect();
    let words = Words::new(layout, layout.language.unwrap_or(Language::En));
    let mut stage = Stage {
        layout,
        words: &words,
        spans: &spans,
        speakers: Speakers::default(),
        quotations: Vec::with_capacity(spans.len()),
        entries: Vec::with_capacity(spans.len()),
    };
    let mut next = 0;
    let mut removal = 0;
    for unit in 0..layout.units.len() {
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
        let block = matches!(blocks.get(layout.units[unit].block).map(|b| &b.kind), Some(BlockKind::Embed { .. }));
        stage.unit(unit, first..next, inside, carried, block);
    }
    stage.finish(removals)
}

/// Quotations in marks, in order.
fn marked(layout: &Layout<'_>) -> Vec<marks::Marked> {
    let mut found = Vec::new();
    let text = layout.text;
    let doubles = text.contains(['"', '\u{201c}', '\u{201e}', '\u{ab}', '\u{bb}']) || text.contains("''");
    for (index, unit) in layout.units.iter().enumerate() {
        let next = layout.units.get(index + 1).is_some_and(|next| marks::opens(next.span.of(text)));
        found.extend(marks::pairs(text, unit.span, !doubles, next));
    }
    found
}

struct Stage<'a> {
    layout: &'a Layout<'a>,
    words: &'a Words,
    spans: &'a [Span],
    speakers: Speakers,
    quotations: Vec<Quotation>,
    /// For each quotation the entry of its speaker.
    entries: Vec<Option<usize>>,
}

impl Stage<'_> {
    fn unit(
        &mut self,
        unit: usize,
        quotes: std::ops::Range<usize>,
        removal: Option<usize>,
        carried: bool,
        _embedded: bool,
    ) {
        let text = self.layout.text;
        let reported = reported(text, self.words, unit, self.spans, quotes.clone());
        let view = View { words: self.words, items: &reported.items };
        // the speaker of the sentence before, within the unit
        let mut last: Option<(usize, Attribution)> = None;
        for sentence in &reported.sentences {
            if removal.is_none() {
                self.names(view, sentence);
            }
            for at in sentence.clone() {
                let Some(&Item::Quote(quote)) = reported.items.get(at) else { continue };
                let span = self.spans[quote];
                let found = attribute(view, sentence, at).filter(|_| self.layout.language.is_some());
                let alone = sentence.clone().all(|i| view.word(i).is_none_or(|w| w.is_mark()));
                let kind = kind(view, sentence, at, span.of(text), found.is_some(), alone);
                let (attribution, entry) = match found {
                    _ if carried && quote == quotes.start => (None, self.entries.last().copied().flatten()),
                    Some(a) if kind != QuotationKind::Scare => {
                        let entry = a.mention.and_then(|m| self.speakers.note(view, text, m.start, m.end, m.kind));
                        (Some(a), entry)
                    }
                    None if alone && kind == QuotationKind::Direct => {
                        let next = self.following(view, &reported.sentences, sentence);
                        match (last, next) {
                            (Some((entry, a)), _) => (
                                Some(Attribution {
                                    evidence: "carried-on",
                                    cue: None,
                                    confidence: a.confidence * 0.9,
                                    ..a
                                }),
                                Some(entry),
                            ),
                            (None, Some(a)) => {
                                let entry =
                                    a.mention.and_then(|m| self.speakers.note(view, text, m.start, m.end, m.kind));
                                (Some(Attribution { evidence: "sentence-after", confidence: 0.7, ..a }), entry)
                            }
                            _ => (None, None),
                        }
                    }
                    _ => (None, None),
                };
                let evidence = match (&attribution, entry) {
                    (Some(a), _) => a.evidence,
                    (None, Some(_)) => "paragraph-carried-on",
                    _ => "none",
                };
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
                    mention: attribution.and_then(|a| a.mention).map(|m| m.span),
                    speaker: None,
                    confidence: attribution.map_or(if entry.is_some() { 0.85 } else { 0.5 }, |a| a.confidence),
                    evidence: evidence.to_owned(),
                    removal,
                });
                self.entries.push(entry);
            }
        }
    }

    /// The next sentence of the unit names who spoke: "X." "Y," Ann Lee said.
    fn following(
        &self,
        view: View<'_>,
        sentences: &[std::ops::Range<usize>],
        sentence: &std::ops::Range<usize>,
    ) -> Option<Attribution> {
        let next = sentences.iter().find(|s| s.start == sentence.end)?;
        let quote = next.clone().find(|&i| matches!(view.items.get(i), Some(Item::Quote(_))))?;
        (quote == next.start).then(|| attribute(view, next, quote)).flatten()
    }

    /// Takes note of everyone whom the reporter names.
    fn names(&mut self, view: View<'_>, sentence: &std::ops::Range<usize>) {
        let mut at = sentence.start;
        while at < sentence.end {
            let capital = view.word(at).is_some_and(|w| {
                w.capital() && !w.is(class::DET | class::PREP | class::CONJ | class::SUB | class::TIME)
            });
            let mention = if capital { view.after(at, sentence.end).filter(|m| m.kind == Kind::Name) } else { None };
            match mention {
                Some(mention) => {
                    self.speakers.note(view, self.layout.text, mention.start, mention.end, Kind::Name);
                    at = mention.end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }

    fn finish(mut self, removals: &[Removal]) -> (Vec<Quotation>, Vec<Speaker>) {
        let used: Vec<usize> = self.entries.iter().flatten().copied().collect();
        let (speakers, ids) = self.speakers.finish(&used);
        for (quotation, entry) in self.quotations.iter_mut().zip(&self.entries) {
            quotation.speaker = entry.and_then(|e| ids.get(e).copied().flatten());
            let at = removals.partition_point(|r| r.span.end <= quotation.span.start);
            if quotation.removal.is_none() {
                quotation.removal = removals.get(at).filter(|r| r.span.overlaps(quotation.span)).map(|_| at);
            }
        }
        (self.quotations, speakers)
    }
}

/// Words that a quotation needs to stand for itself without a verb of speech beside it.
const CLAUSE: usize = 6;

fn kind(
    view: View<'_>,
    sentence: &std::ops::Range<usize>,
    at: usize,
    quoted: &str,
    attributed: bool,
    alone: bool,
) -> QuotationKind {
    let inner = quoted.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ',' | '!' | '?' | '\u{2026}'));
    let words = inner.split_whitespace().count();
    let closed = inner.ends_with(['.', ',', '!', '?', '\u{2026}']);
    let capital = inner.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    let titled = at > sentence.start && view.is(at - 1, class::LETTER_TITLES);
    if titled && !closed {
        return QuotationKind::Scare;
    }
    if (closed && capital && words > 1)
        || (capital && words >= CLAUSE)
        || (alone && words >= 3)
        || (closed && words >= CLAUSE)
    {
        return QuotationKind::Direct;
    }
    if attributed || words >= CLAUSE {
        return QuotationKind::Mixed;
    }
    QuotationKind::Scare
}
