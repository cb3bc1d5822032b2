//! Speech without marks: the clause that hangs on a verb of speech or thought, the one that stands before it, the one
//! whose source is named, and the sentence whose mood alone says that another one speaks.

use super::classes::VERB;
use super::clause::{Clause, Found, LIGHT, REACH};
use super::phrases::Phrase;
use crate::lexicon::class;
use crate::quotes::mentions::{Kind, Mention};
use crate::quotes::words::Shape;
use crate::span::Span;

/// Indirect speech with who said it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reported {
    /// The clause.
    pub span: Span,
    /// Who said it, by which rule.
    pub found: Found,
}

/// A report that stands behind what it reports.
#[derive(Clone, Copy)]
struct Turned {
    /// Item of the verb or the word for it.
    cue: usize,
    mention: Option<Mention>,
    /// The item behind the subject.
    end: usize,
}

/// The evidence where the verb of speech is in the passive: without an agent no one is named.
pub(super) const PASSIVE: &str = "passive";
/// Items of a clause that are looked at for its end.
const LONGEST: usize = 400;
/// Items that a clause has at least.
const SHORTEST: usize = 3;
/// Items that stand at least before a report that breaks into a clause; twice as many before one that closes it.
const HEAD: usize = 2;
/// Items that may stand between a source that opens the sentence and its comma.
const PUT_IN: usize = 12;
/// Commas behind a verb of speech at which its clause is looked for.
const COMMAS: usize = 3;
/// Items between a verb and the question that hangs on it: fragte Ann Lee, was ...
const ASKED: usize = 3;

impl Clause<'_> {
    /// The indirect speech of the sentence, in order and without overlap. Cost: linear in its items, times a bound.
    pub fn reported(&self) -> Vec<Reported> {
        if let Some(one) = self.clause_after() {
            return vec![one];
        }
        let mut found: Vec<Reported> = self.clause_before().into_iter().flatten().collect();
        if !found.is_empty() {
            return found;
        }
        let mut free = self.range.start;
        for &verb in &self.verbs {
            if let Some((reported, end)) = Some(verb).filter(|&v| v >= free).and_then(|v| self.clause_behind(v)) {
                found.push(reported);
                free = end;
            }
        }
        if found.is_empty() {
            found.extend(self.sourced().into_iter().flatten());
        }
        found
    }

    /// The whole sentence, where its mood says that it is another's: one that goes on with what was reported may have the
    /// mood of what is unreal alone.
    pub fn whole(&self, goes_on: bool) -> Option<Span> {
        let view = self.view;
        let mood = self.range.clone().find(|&i| self.moody(i))?;
        // the mood of a clause that hangs on another says nothing of that one, but an apposition may stand between:
        // Der Fahrer, ein Mann aus Husum, habe
        let mut before = (self.range.start..mood).filter(|&i| view.mark(i, ','));
        // who states something up to one comma states it up to the last
        let last = before.clone().next_back();
        let main = view.is(mood - usize::from(mood > self.range.start), LIGHT)
            || (before.all(|c| !self.hangs(c + 1) && !view.is(c + 1, class::THAT))
                && !last.is_some_and(|c| self.states(self.range.start, c)));
        let unreal = || !self.range.clone().any(|i| self.moody(i) && !view.is(i, class::AUX));
        let turned = || self.range.clone().any(|i| view.mark(i, ',') && self.turns(i + 1).is_some());
        if !main || view.is(self.range.start, class::SUB) || (!goes_on && unreal()) || turned() {
            return None;
        }
        self.cut(self.range.start, self.range.end)
    }

    /// Wie X mitteilte, ...: what stands behind the comma.
    fn clause_after(&self) -> Option<Reported> {
        let start = self.range.start;
        let comma =
            (start..self.range.end).take(REACH).find(|&i| self.view.mark(i, ',')).filter(|_| self.manner(start))?;
        let verb = self.verbs.iter().copied().find(|&v| v > start && v < comma)?;
        let mention = self.subject(verb)?;
        let span = self.cut(comma + 1, self.ends(comma, comma + 1))?;
        let found = self.found(verb, mention, 0.85, "clause-behind");
        Some(Reported { span, found })
    }

    /// Whether a word opens the clause that tells how it is known: wie X mitteilte, como dijo X.
    fn manner(&self, at: usize) -> bool {
        self.view.is(at, class::RELATIVE) && self.view.is(at, class::SUB)
    }

    /// ..., sagte X · ..., a déclaré X · ..., so X: what stands before the comma, and behind the next one if the report breaks
    /// into the clause.
    fn clause_before(&self) -> [Option<Reported>; 2] {
        let view = self.view;
        let first = self.range.start + HEAD;
        let mut commas = (first..self.range.end).take(REACH).filter(|&i| view.mark(i, ','));
        let Some((comma, turned)) = commas.find_map(|c| Some((c, self.turns(c + 1)?))) else { return [None, None] };
        // als er kam, sagte X
        let mood = (self.range.start..comma).any(|i| self.moody(i));
        let hangs = view.is(self.range.start, class::SUB | class::THAT | class::VIEWPOINT) && !mood;
        let found =
            Found { cue: self.span(turned.cue), mention: turned.mention, confidence: 0.8, evidence: "clause-before" };
        let part = |start: usize, end: usize| Some(Reported { span: self.cut(start, end)?, found });
        let next = turned.end + 1;
        let inserted = view.mark(turned.end, ',') && !self.hangs(next) && !view.is(next, class::THAT);
        let states = self.states(self.range.start, comma);
        // ..., so X, brachte aber nichts: the verb of what the report hangs on
        let other = states && view.is(next, VERB);
        let goes_on = inserted && !other && (self.states(next, self.range.end) || comma < first + HEAD);
        let tail = if goes_on { part(next, self.ends(turned.end, next)) } else { None };
        let whole = comma >= first + HEAD && states;
        if hangs || !(whole || tail.is_some()) {
            return [None, None];
        }
        let found = Found { evidence: "clause-around", ..found };
        let around = |one: Reported| if goes_on { Reported { found, ..one } } else { one };
        [part(self.range.start, comma).map(around), tail.map(around)]
    }

    /// Whether a main clause with its verb stands here, not only who or what is named: Ann Lee, die das Werk leitet.
    fn states(&self, start: usize, end: usize) -> bool {
        let view = self.view;
        let mut hangs = false;
        (start..end).any(|i| {
            if view.mark(i, ',') {
                hangs = self.hangs(i + 1) || view.is(i + 1, class::THAT);
            }
            let verb = || view.word(i).is_some_and(|w| w.is(VERB) || (w.class == 0 && w.shape == Shape::Lower));
            !hangs && self.phrase(i).is_none() && verb()
        })
    }

    /// The report that opens at an item with its verb or the word for it.
    fn turns(&self, at: usize) -> Option<Turned> {
        let view = self.view;
        if view.is(at, class::THUS) {
            let phrase = self.starting(at + 1).filter(|p| !p.oblique && self.verbs.binary_search(&p.end).is_err())?;
            return Some(Turned { cue: at, mention: Some(phrase.mention), end: phrase.end });
        }
        if self.manner(at) && (at + 1..at + 3).any(|i| self.starting(i).is_some()) {
            let end = (at..self.range.end).find(|&i| view.word(i).is_none_or(|w| w.is_mark()))?;
            let says = |v: usize| view.is(v, class::SAY) && !view.is(v, class::CALL);
            let behind = &self.verbs[self.verbs.partition_point(|&v| v <= at)..];
            let cue = behind.iter().copied().take_while(|&v| v < end).find(|&v| says(v))?;
            return Some(Turned { cue, mention: Some(self.subject(cue)?), end });
        }
        let cue = (at..at + 4).find(|&i| !view.is(i, LIGHT) || view.is(i, class::SAY))?;
        if !view.is(cue, class::SAY) || self.verbs.binary_search(&cue).is_err() {
            return None;
        }
        let Some(phrase) = self.starting(cue + 1).filter(|p| !p.oblique && (p.speaks || p.det)) else {
            let alone = view.words.traits.drops_subjects
                && view.is(cue, class::SAID)
                && view.word(cue + 1).is_none_or(|w| w.is_mark() || w.is(class::PREP | class::TIME));
            return alone.then_some(Turned { cue, mention: None, end: cue + 1 });
        };
        let end = phrase.end;
        // forderte er den Rat auf, gab er nicht bekannt, antwortet sie: the clause before is no speech
        let next = self.starting(end).filter(|o| !o.oblique && !view.is(o.mention.head, class::TIME));
        let other = next.is_some() || view.is(end, class::NEG) || view.mark(end, ':');
        (!other).then(|| Turned { cue, mention: Some(self.with_next(phrase)), end })
    }

    /// X sagte, dass ... · X sagte, er sei ... · X a déclaré que ...: the clause and the item behind it.
    fn clause_behind(&self, verb: usize) -> Option<(Reported, usize)> {
        let view = self.view;
        let (start, that) = self.opening(verb)?;
        // es wird erwartet, dass: the text does not say by whom
        let passive = self.passive(verb);
        if !that && (passive || !view.is(verb, class::SAY | class::THINK | class::CALL)) {
            return None;
        }
        let end = self.ends(verb, start);
        let span = self.cut(start, end)?;
        let mention = if passive { self.agent(verb) } else { self.subject(verb) };
        if mention.is_none() && !passive && !view.words.traits.drops_subjects {
            return None;
        }
        let confidence = if that && view.is(verb, class::SAY) { 0.9 } else { 0.75 };
        let evidence = if passive { PASSIVE } else { "clause-behind" };
        let found = Found { cue: self.span(verb), mention, confidence, evidence };
        Some((Reported { span, found }, end))
    }

    /// Where the clause opens that hangs on a verb, and whether a word says so.
    fn opening(&self, verb: usize) -> Option<(usize, bool)> {
        let view = self.view;
        let brackets = view.words.traits.brackets;
        let (mut at, mut commas) = (verb + 1, 0);
        while at < self.range.end.min(verb + REACH) {
            if view.mark(at, ',') {
                commas += 1;
                let asked = view.is(at + 1, class::SUB) || at <= verb + ASKED;
                // ricorda X, che abita qui: without something put in, it tells of X
                let stated = brackets || commas > 1;
                if view.is(at + 1, class::THAT) && asked && stated && !self.manner(at + 1) {
                    return Some((at + 1, true));
                }
                if self.other(verb, at + 1) {
                    return Some((at + 1, false));
                }
                if commas > COMMAS {
                    return None;
                }
                // over what is put in: sagte X, der Leiter des Werks, dass
                at = (at + 1..self.range.end.min(verb + REACH)).find(|&i| view.mark(i, ','))?;
                continue;
            }
            let word = view.word(at)?;
            if word.is(class::THAT) && !self.manner(at) && !view.words.traits.capital_nouns {
                return Some((at, true));
            }
            if let Some(phrase) = self.starting(at) {
                // the story that: an object, and what hangs on it
                let object = !(phrase.oblique || phrase.speaks || view.is(phrase.mention.head, class::TIME));
                if object && !view.words.traits.capital_nouns {
                    return None;
                }
                at = phrase.end;
            } else if word.is_mark() || (word.is(class::CONJ) && !view.mark(at + 1, ',')) {
                // er sagte aber, dass
                return None;
            } else {
                at += 1;
            }
        }
        None
    }

    /// Whether a clause in the mood of reported speech or with an infinitive opens at an item.
    fn other(&self, verb: usize, at: usize) -> bool {
        let view = self.view;
        let next = (at..self.range.end).find(|&i| view.mark(i, ',')).unwrap_or(self.range.end);
        if view.is(at, class::CONJ) || self.hangs(at) {
            return false;
        }
        let mood = view.words.traits.reporting_mood && (at..next).any(|i| self.moody(i));
        // ..., hier zu bleiben
        let last = (at + 1..next).rev().find(|&i| view.word(i).is_none_or(|w| !w.is_mark()));
        let infinitive = last.is_some_and(|l| {
            view.is(l - 1, class::INFINITIVE) && view.word(l).is_some_and(|w| w.shape == Shape::Lower)
        });
        mood || (infinitive && view.is(verb, class::SAY | class::CALL))
    }

    /// Whether a relative or other subordinate clause opens here: in dem, weil.
    fn hangs(&self, at: usize) -> bool {
        let next = at + usize::from(self.view.is(at, class::PREP));
        self.view.is(at, class::SUB) || self.view.is(next, class::RELATIVE | class::SUB) || self.bare(next)
    }

    /// Whether an article stands without its noun: who.
    fn bare(&self, at: usize) -> bool {
        let view = self.view;
        view.is(at, class::DET) && self.starting(at).is_none_or(|p: &Phrase| p.mention.kind == Kind::Pronoun)
    }

    /// The item behind the clause that opens at `start`.
    fn ends(&self, verb: usize, start: usize) -> usize {
        let view = self.view;
        let subordinate = view.is(self.range.start, class::SUB) && verb < start;
        let reports = |i: usize| {
            let verb = (i..i + 3).find(|&v| !view.is(v, class::AUX | class::PRON_OBJ | class::NEG));
            verb.is_some_and(|v| self.verbs.binary_search(&v).is_ok())
        };
        for at in start + 1..self.range.end.min(start + LONGEST) {
            let comma = view.mark(at, ',');
            let ends = (comma && (self.turns(at + 1).is_some() || view.is(at + 1, class::ACCORDING)))
                || (comma && subordinate && view.is(at + 1, class::AUX | class::SAY | class::REPORT | class::THINK))
                || view.mark(at, ';')
                || (view.is(at, class::CONJ) && self.phrase(at).is_none() && reports(at + 1))
                || view.said(at).is_some_and(|s| s.closed && s.capital && s.words > 1);
            if ends {
                return at;
            }
        }
        self.range.end.min(start + LONGEST)
    }

    /// Laut X ... · ..., selon X: what a named source says, in up to two parts.
    fn sourced(&self) -> [Option<Reported>; 2] {
        let view = self.view;
        let cue = self.range.clone().filter(|&i| view.is(i, class::ACCORDING)).find_map(|i| self.source_at(i));
        let Some((found, from, to)) = cue else { return [None, None] };
        let part = |start: usize, end: usize| {
            let span = self.cut(start, end)?;
            Some(Reported { span, found: Found { confidence: 0.8, ..found } })
        };
        let mut behind = to;
        if view.words.traits.brackets {
            // what else stands before the verb is the source's: laut einer Meldung auf der Seite des Amtes ist
            while behind < self.range.end
                && (view.is(behind, class::PREP) || self.phrase(behind).is_some_and(|p| p.oblique))
            {
                behind = self.phrase(behind).map_or(behind + 1, |p| p.end);
            }
        } else if from == self.range.start {
            // d'après une source proche du dossier, ...
            behind = (to..self.range.end.min(to + PUT_IN)).find(|&i| view.mark(i, ',')).unwrap_or(to);
        }
        let last = self.range.end;
        let tail = part(behind, self.ends(to, behind));
        // le pont serait, selon X, "..."
        let marked = tail.is_none() && (behind..last).any(|i| view.said(i).is_some());
        [part(self.range.start, from).filter(|_| !marked), tail]
    }

    /// The span of items without marks at its ends, if it is long enough. Most words must stand outside quotation marks,
    /// else what is in them stands for it.
    fn cut(&self, mut low: usize, mut high: usize) -> Option<Span> {
        let view = self.view;
        let mark = |i: usize| view.word(i).is_some_and(|w| w.is_mark());
        while high > low && mark(high - 1) {
            high -= 1;
        }
        while low < high && (mark(low) || (view.is(low, class::CONJ) && self.phrase(low).is_none())) {
            low += 1;
        }
        if high < low + SHORTEST {
            return None;
        }
        let quoted: usize = (low..high).filter_map(|i| view.said(i)).map(|s| s.words).sum();
        let own = (low..high).filter(|&i| view.word(i).is_some_and(|w| !w.is_mark())).count();
        let span = Span::new(view.span(low)?.start, view.span(high - 1)?.end);
        (own > quoted).then_some(span)
    }
}
