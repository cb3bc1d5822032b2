//! Attribution in the languages that put the subject behind the verb after a quotation: German, Dutch, French,
//! Spanish, Italian, Portuguese. What tells them apart stands in their lexicons.

mod classes;
mod clause;
mod names;
mod phrases;
mod reported;
mod rules;
mod sources;
mod subject;

use super::Stage;
use super::mentions::{Kind, View};
use super::said::Said as Form;
use super::sentence::{Item, reported};
use crate::article::{Quotation, QuotationKind};
use crate::lexicon::class;
use crate::span::Span;
use clause::{Clause, Found, incise};
use reported::PASSIVE;
use std::ops::Range;

/// Who spoke before, for quotations and sentences that name no one.
#[derive(Default)]
pub(super) struct Carry {
    /// The speaker of the paragraph.
    last: Option<Said>,
    /// The speaker of the paragraph before.
    before: Option<Said>,
    /// Of whom the last sentence of the paragraph speaks that is in no mood of reported speech.
    topic: Option<Said>,
    /// Whom a colon at the end of the paragraph before announces.
    announced: Option<Said>,
}

/// A speaker as a sentence named it.
#[derive(Clone, Copy)]
struct Said {
    entry: usize,
    mention: Option<Span>,
    confidence: f64,
}

impl Carry {
    /// Whom a colon at the end of the paragraph before announces: the entry, the mention, how sure.
    pub(super) fn announced(&self) -> super::blocks::Lead {
        self.announced.map(|said| (said.entry, said.mention, said.confidence))
    }

    /// What stands between is not what was announced.
    pub(super) fn drop_announced(&mut self) {
        self.announced = None;
    }
}

impl Stage<'_> {
    /// One unit's quotations, in order, with who said them.
    pub(super) fn inverted(
        &mut self,
        unit: usize,
        quotes: Range<usize>,
        removal: Option<usize>,
        carried: bool,
        quoted: bool,
    ) {
        let text = self.layout.text;
        let reported = reported(text, self.words, unit, self.spans, quotes.clone());
        let view = View { words: self.words, items: &reported.items, quotes: self.spans, said: self.said };
        if removal.is_none() {
            self.carry.before = self.carry.last.take();
            self.carry.topic = None;
        }
        let mut announced = self.carry.announced.take();
        for sentence in &reported.sentences {
            let clause = Clause::new(view, sentence.clone());
            if let (Some(begins), true) = (view.span(sentence.start), removal.is_none()) {
                self.speakers.enter(self.layout.units[unit].span.start, begins.start);
            }
            if removal.is_none() {
                for phrase in clause.phrases.iter().filter(|p| p.mention.kind == Kind::Name) {
                    let m = phrase.mention;
                    self.speakers.note(view, text, m.start, m.end, m.kind);
                }
            }
            let mut any = false;
            for at in sentence.clone() {
                let Some(&Item::Quote(quote)) = reported.items.get(at) else { continue };
                any = true;
                let lead = announced.take().filter(|_| clause.alone);
                let first = carried && quote == quotes.start;
                let reading = self.reading(view, &clause, at, quote, lead, first);
                if let (Some(entry), true) = (reading.entry, removal.is_none()) {
                    self.speakers.spoke(entry, self.spans[quote].start);
                    self.carry.last = Some(Said { entry, mention: reading.mention, confidence: reading.confidence });
                }
                self.entries.push(reading.entry);
                self.quotations.push(Quotation {
                    span: self.spans[quote],
                    kind: reading.kind,
                    cue: reading.cue,
                    mention: reading.mention,
                    speaker: None,
                    confidence: reading.confidence,
                    evidence: reading.evidence.to_owned(),
                    removal,
                });
            }
            // what is quoted already is not the reporter's
            let told = removal.is_none() && !quoted && self.reported(view, &clause);
            if told && !any {
                self.carry.topic = None;
            } else if removal.is_none()
                && !any
                && let Some(found) = clause.source()
            {
                self.carry.last = self.said(view, found).or(self.carry.last);
                self.carry.topic = None;
            } else if removal.is_none()
                && !any
                && let Some(found) = clause.topic()
            {
                self.carry.topic = self.said(view, found);
            }
            if removal.is_none() && sentence.end == reported.items.len() {
                self.carry.announced = clause.leads_on().and_then(|found| self.said(view, found));
            }
        }
    }

    /// Takes the indirect speech of a sentence; gives whether there is any.
    fn reported(&mut self, view: View<'_>, clause: &Clause<'_>) -> bool {
        self.work += clause.range.len() as u64;
        let reported = clause.reported();
        let told = !reported.is_empty();
        for one in reported {
            let said = match one.found.mention {
                Some(_) => self.said(view, one.found),
                None if one.found.evidence == PASSIVE => None,
                None => self.carry.last.or(self.carry.topic).or(self.carry.before),
            };
            self.carry.last = said.or(self.carry.last);
            self.report(one.span, said, one.found);
        }
        let earlier = self.carry.last.or(self.carry.topic).or(self.carry.before);
        if let (false, Some(said)) = (told, earlier) {
            let text = self.layout.text;
            let start = view.span(clause.range.start).map_or(0, |s| s.start);
            let gap = |q: &Quotation| text.get(q.span.end..start);
            let last = self.apart.last_mut().filter(|(q, entry)| {
                let near = gap(q).is_some_and(|g| !g.contains(|c: char| c.is_alphanumeric() || c == '\n'));
                *entry == Some(said.entry) && q.evidence == MOOD && near
            });
            if let Some(span) = clause.whole(last.is_some()) {
                // what goes on in that mood is one speech
                match last {
                    Some((last, _)) => last.span.end = span.end,
                    None => {
                        let found = Found { cue: None, mention: None, confidence: 0.6, evidence: MOOD };
                        self.report(span, Some(said), found);
                    }
                }
            }
        }
        told
    }

    /// Sets down what someone is reported to have said.
    fn report(&mut self, span: Span, said: Option<Said>, found: Found) {
        if let Some(said) = said {
            self.speakers.spoke(said.entry, span.start);
        }
        self.apart.push((
            Quotation {
                span,
                kind: QuotationKind::Indirect,
                cue: found.cue,
                mention: said.and_then(|s| s.mention),
                speaker: None,
                confidence: found.confidence,
                evidence: found.evidence.to_owned(),
                removal: None,
            },
            said.map(|s| s.entry),
        ));
    }

    /// Takes note of whom a sentence names as its speaker.
    fn said(&mut self, view: View<'_>, found: Found) -> Option<Said> {
        let m = found.mention?;
        let entry = self.speakers.note(view, self.layout.text, m.start, m.end, m.kind)?;
        Some(Said { entry, mention: Some(m.span), confidence: found.confidence })
    }

    fn reading(
        &mut self,
        view: View<'_>,
        clause: &Clause<'_>,
        at: usize,
        quote: usize,
        lead: Option<Said>,
        first: bool,
    ) -> Reading {
        let quoted = self.spans[quote].of(self.layout.text);
        let mood = view.words.traits.reporting_mood && clause.mood;
        let found = clause.speaker(at).or_else(|| clause.governing.filter(|_| mood));
        let alone = clause.alone;
        let kind = kind(clause, at, quoted, found.is_some() || mood, alone);
        let none = Reading { kind, cue: None, mention: None, entry: None, confidence: 0.5, evidence: "none" };
        let carry = |said: Said, confidence: f64, evidence| Reading {
            mention: said.mention,
            entry: Some(said.entry),
            confidence,
            evidence,
            ..none
        };
        if first && let Some(entry) = self.entries.last().copied().flatten() {
            return carry(Said { entry, mention: None, confidence: 0.85 }, 0.85, "paragraph-carried-on");
        }
        if kind == QuotationKind::Scare {
            return none;
        }
        if let Some(said) = lead {
            return carry(said, 0.85, "lead-in");
        }
        let told = |found: Found, said: Option<Said>| Reading {
            cue: found.cue,
            mention: found.mention.map(|m| m.span),
            entry: said.map(|s| s.entry),
            confidence: found.confidence,
            evidence: found.evidence,
            ..none
        };
        let earlier = self.carry.last.or(self.carry.before);
        match (found, earlier) {
            (Some(found), _) if found.mention.is_some() => told(found, self.said(view, found)),
            (Some(found), _) if let Some(said) = self.carry.last.or(self.carry.topic).or(earlier) => {
                Reading { cue: found.cue, ..carry(said, found.confidence * 0.9, found.evidence) }
            }
            (None, _) if alone && let Some((found, items)) = incise(view, self.spans[quote]) => {
                told(found, self.said(View { items: &items, ..view }, found))
            }
            (None, _) if alone && let Some(said) = self.carry.last => carry(said, said.confidence * 0.9, "carried-on"),
            (None, _) if mood && let Some(said) = self.carry.last.or(self.carry.topic).or(earlier) => {
                carry(said, 0.6, MOOD)
            }
            (None, _)
                if alone
                    && kind == QuotationKind::Direct
                    && let Some(said) = self.carry.topic =>
            {
                carry(said, 0.5, "sentence-before")
            }
            _ => none,
        }
    }
}

/// The evidence where only the mood says that another one speaks.
const MOOD: &str = "reported-mood";

/// What was found out about one quotation.
#[derive(Clone, Copy)]
struct Reading {
    kind: QuotationKind,
    cue: Option<Span>,
    mention: Option<Span>,
    entry: Option<usize>,
    confidence: f64,
    evidence: &'static str,
}

/// Words that a quotation needs to be more than a name or a title.
const CLAUSE: usize = 5;

/// Words that a name in marks has at most.
const NAME: usize = 4;

/// Whether every word opens with a capital.
fn capitals(quoted: &str) -> bool {
    let mut words = quoted.split_whitespace().filter_map(|w| w.chars().find(|c| c.is_alphanumeric()));
    words.all(|c| !c.is_lowercase())
}

fn kind(clause: &Clause<'_>, at: usize, quoted: &str, attributed: bool, alone: bool) -> QuotationKind {
    let text = Form::new(quoted, alone);
    let (words, closed, capital) = (text.words, text.closed, text.capital);
    if clause.titled(at) && !(closed && words > CLAUSE) {
        return QuotationKind::Scare;
    }
    // a line of dialogue
    if quoted.starts_with('\u{2014}') {
        return QuotationKind::Direct;
    }
    // nothing but capitals: a name, where the sentence does not say that somebody calls it so
    let told = attributed && (clause.called(at) || clause.apart(at));
    let before = |mask| at > clause.range.start && clause.view.is(at - 1, mask);
    let article = before(class::DET);
    // der „Deich am Sonntag“: behind a definite article a capital opens a name
    let names = capitals(quoted) || (capital && article && !before(class::INDEFINITE));
    if words <= NAME && !closed && !told && names {
        return QuotationKind::Scare;
    }
    // als „gefährlich“, einen „langen und offenen Streit“: somebody judges, whether or not the sentence says who
    if !capital && !closed && (before(class::CONTENT) || (article && words >= JUDGEMENT)) {
        return if words >= SENTENCE { QuotationKind::Direct } else { QuotationKind::Mixed };
    }
    if (closed && capital && words > 1)
        || (alone && words >= 3)
        || (attributed && capital && (words >= CLAUSE || clause.apart(at) || (closed && at == clause.range.start)))
    {
        return QuotationKind::Direct;
    }
    if words >= SENTENCE {
        return QuotationKind::Direct;
    }
    // a name or a title opens with a capital
    if attributed || (words >= CLAUSE && !capital) { QuotationKind::Mixed } else { QuotationKind::Scare }
}

/// Words that hardly a title has.
const SENTENCE: usize = 10;
/// Words of a judgement in small letters behind an article.
const JUDGEMENT: usize = 3;
