//! Who speaks in a sentence whose subject may stand on either side of the verb: the rules, in order.
//!
//! In all of these languages the verb goes before its subject behind a quotation ("...", a déclaré X), which grammars
//! call quotative inversion.

use super::clause::{Clause, Found, LIGHT, REACH};
use super::phrases::Phrase;
use crate::lexicon::class;
use crate::quotes::mentions::{Kind, Mention};
use crate::quotes::sentence::Item;
use crate::quotes::words::Shape;
use crate::span::Span;

/// Bytes of the shortest word that is taken for a verb without being listed.
const SHORTEST_VERB: usize = 4;
/// Items before a quotation among which the participle stands that puts it on something.
const PARTICIPLE: usize = 3;

impl Clause<'_> {
    /// Who said the quotation at item `quote`; a mention of `None` where the verb does without a subject.
    pub fn speaker(&self, quote: usize) -> Option<Found> {
        self.behind(quote)
            .or_else(|| self.named_by(quote))
            .or_else(|| self.labelled(quote))
            .or_else(|| self.according(quote))
            .or_else(|| self.before(quote))
            .or_else(|| self.thus(quote))
            .or_else(|| self.worded(quote))
            .or_else(|| self.noun_of_speech(quote))
            .or_else(|| self.farther(quote))
            .or_else(|| self.lead_in(quote))
            .or_else(|| self.viewpoint(quote))
            .or_else(|| self.opinion(quote))
            .or_else(|| self.bracketed(quote))
    }

    /// Who speaks in a sentence without quotations.
    pub fn source(&self) -> Option<Found> {
        let named = || self.according(self.range.end).or_else(|| self.thus(self.range.start));
        let by_verb = || {
            let verb = *self.verbs.iter().find(|&&v| !self.view.is(v, class::SAY_ING))?;
            let mention = self.subject(verb).filter(|m| self.certain(*m))?;
            Some(self.found(verb, mention, 0.7, "reported-on"))
        };
        named().or_else(by_verb)
    }

    /// Of whom a sentence speaks that reports nothing: its first subject, unless the mood says that another one speaks.
    pub fn topic(&self) -> Option<Found> {
        let person = |p: &&Phrase| p.speaks && !p.oblique && p.mention.kind != Kind::Pronoun;
        let first = self.phrases.iter().find(person)?;
        let mood = self.view.words.traits.reporting_mood && self.mood;
        (!mood).then(|| self.found(first.start, first.mention, 0.5, "topic"))
    }

    /// "...", a dit X · "...", hat X gesagt · "...", so X · "...", X dit.
    fn behind(&self, quote: usize) -> Option<Found> {
        let view = self.view;
        let mut at = quote + 1;
        while at < self.range.end.min(quote + 4)
            && [',', '-', '\u{2013}', '\u{2014}', '!', '?', '.'].iter().any(|&c| view.mark(at, c))
        {
            at += 1;
        }
        // the end of the quotation's own sentence is no way to the next one's verb
        if at > quote + 2 && view.mark(at - 1, '.') {
            return None;
        }
        if at >= self.range.end {
            return None;
        }
        if view.is(at, class::THUS) {
            let mention = self.next_phrase(at + 1, at)?;
            return Some(self.found(at, mention, 0.94, "thus-subject"));
        }
        let mut verb = at;
        while view.is(verb, LIGHT & !class::AUX & !class::MOOD) && verb < at + 3 {
            verb += 1;
        }
        // "...", weiter hieß es: a clause of its own behind what a colon opened
        if verb > at && self.colon(quote) {
            return None;
        }
        // a conjunction joins a second verb: "...", und fügte hinzu
        if view.is(verb, class::AUX | class::MOOD) && !view.is(verb, class::SAY) {
            return self.composed(verb).or_else(|| self.unlisted(quote, verb + 1));
        }
        if view.is(verb, class::SAY | class::CALL | class::REPORT) && !view.word(verb)?.capital() {
            if self.attributive(verb) {
                return None;
            }
            if let Some(mention) = self.after(verb) {
                let pronoun = mention.kind == Kind::Pronoun;
                return Some(self.found(verb, mention, 0.95, if pronoun { "verb-pronoun" } else { "verb-subject" }));
            }
            if view.words.traits.drops_subjects && view.is(verb, class::SAY) {
                return Some(Found { cue: self.span(verb), mention: None, confidence: 0.75, evidence: "verb-alone" });
            }
            return None;
        }
        if let Some(found) = self.unlisted(quote, verb) {
            return Some(found);
        }
        // the subject first
        let subject = self.starting(at).filter(|p| !p.oblique && p.speaks)?;
        let mut verb = subject.end;
        while view.is(verb, LIGHT) && verb < subject.end + 3 {
            verb += 1;
        }
        view.is(verb, class::SAY).then(|| self.found(verb, subject.mention, 0.9, "subject-verb"))
    }

    /// "...", knurrte X · "...", se queja una vecina: behind a quotation that opens the sentence, a word that is in no list
    /// and stands before who can speak is the verb.
    fn unlisted(&self, quote: usize, verb: usize) -> Option<Found> {
        let view = self.view;
        let word = view.word(verb).filter(|w| (w.class == 0 || w.is(class::THINK)) && w.shape == Shape::Lower)?;
        let marked = view.mark(quote + 1, ',') || view.said(quote).is_some_and(|s| s.closed);
        if quote != self.range.start || !marked || word.span.len() < SHORTEST_VERB {
            return None;
        }
        self.inverted(verb).map(|mention| self.found(verb, mention, 0.85, "verb-subject"))
    }

    /// The subject right behind a word that is in no list, if that is a verb.
    pub(super) fn inverted(&self, verb: usize) -> Option<Mention> {
        let view = self.view;
        if let Some(subject) = self.starting(verb + 1).filter(|p| !p.oblique) {
            let noun = subject.det && !view.is(subject.mention.head, class::TIME);
            return (subject.speaks || noun).then(|| self.with_next(subject));
        }
        // knurrte Anna Meier: taken for an adjective before the name
        let taken = self.starting(verb).filter(|p| p.mention.kind == Kind::Name && p.mention.start == verb + 1)?;
        let first = view.span(verb + 1)?;
        Some(Mention { span: Span::new(first.start, taken.mention.span.end), ..taken.mention })
    }

    /// der von X als "..." bezeichnete Plan · le projet, qualifié de "..." par X: the participle is an adjective.
    pub(super) fn named_by(&self, quote: usize) -> Option<Found> {
        let view = self.view;
        let by = |p: &&Phrase| p.start.checked_sub(1).is_some_and(|b| view.is(b, class::AGENT));
        let first = quote.saturating_sub(PARTICIPLE).max(self.range.start);
        let behind = || {
            let noun = |v: usize| v > self.range.start && view.is(v - 1, class::DET);
            let near = &self.verbs[self.verbs.partition_point(|&v| v < first)..];
            let mut near = near.iter().take_while(|&&v| v < quote);
            let verb = *near.find(|&&v| view.is(v, class::CALL) && !noun(v))?;
            let agent = self.starting(quote + 2).filter(|p| by(p) && (p.speaks || p.det))?;
            Some((verb, agent))
        };
        let before = || {
            let as_what = usize::from(quote > first && view.is(quote - 1, class::PREP | class::SUB));
            let agent = self.phrase(quote.checked_sub(1 + as_what)?).filter(by)?;
            // von den Leuten "..." genannt: a name, no judgement
            let judged = as_what > 0 || !view.words.traits.capital_nouns;
            (judged && view.is(quote + 1, class::CALL)).then_some((quote + 1, agent))
        };
        let (verb, agent) = before().or_else(behind)?;
        Some(self.found(verb, agent.mention, 0.8, "agent"))
    }

    /// a-t-il ajouté · ha detto X · hatte Merkel gesagt.
    fn composed(&self, aux: usize) -> Option<Found> {
        let view = self.view;
        let mut at = aux + 1;
        let mut subject = None;
        for _ in 0..10 {
            if view.is(at, class::SAY | class::CALL | class::REPORT) {
                let mention = subject.or_else(|| self.after(at));
                if mention.is_none() && view.words.traits.drops_subjects {
                    return Some(Found { cue: self.span(at), mention: None, confidence: 0.75, evidence: "verb-alone" });
                }
                return Some(self.found(at, mention?, 0.94, "verb-subject"));
            }
            if let Some(phrase) = self.starting(at) {
                if !phrase.oblique && subject.is_none() && (phrase.speaks || phrase.det) {
                    subject = Some(phrase.mention);
                }
                at = phrase.end;
            } else if view.is(at, LIGHT | class::PREP | class::DET | class::NOUN_PREP) {
                at += 1;
            } else {
                return None;
            }
        }
        None
    }

    /// die als „X“ bezeichnete Koalition: the verb is an adjective of the noun behind it.
    fn attributive(&self, verb: usize) -> bool {
        self.view.words.traits.capital_nouns
            && self.view.is(verb, class::CALL)
            && self.starting(verb + 1).is_some_and(|p| !p.det && !p.speaks && p.mention.kind == Kind::Role)
    }

    /// X parla di "...", Y di "...": the verb stands once, the second subject right before its own quotation.
    fn gapped(&self, quote: usize) -> Option<Found> {
        let view = self.view;
        // von einem, di
        let small = |i: &usize| view.is(*i, class::PREP | class::NOUN_PREP | class::DET) && self.phrase(*i).is_none();
        let opened = quote - (self.range.start..quote).rev().take(2).take_while(small).count();
        let last = opened.checked_sub(1)?;
        let phrase = self.phrase(last).filter(|p| p.end == last + 1 && p.speaks && !p.oblique)?;
        let comma = phrase.start.checked_sub(1).filter(|&c| c > self.range.start && view.mark(c, ','))?;
        let after = matches!(view.items.get(comma - 1), Some(Item::Quote(_)));
        let index = self.verbs.partition_point(|&v| v < comma).checked_sub(1).filter(|_| after)?;
        let verb = *self.verbs.get(index)?;
        Some(self.found(verb, phrase.mention, 0.7, "verb-before"))
    }

    /// X a dit : "..." · X nannte das "..." · In Berlin sagte X: "...".
    fn before(&self, quote: usize) -> Option<Found> {
        let view = self.view;
        if let Some(found) = self.gapped(quote) {
            return Some(found);
        }
        let index = self.verbs.partition_point(|&v| v < quote);
        for &verb in self.verbs[..index].iter().rev().take(4) {
            if quote - verb > REACH {
                break;
            }
            // as a noun: le dit, das Gesagte
            if verb > self.range.start && view.is(verb - 1, class::DET) && !view.is(verb - 1, class::PRON_OBJ) {
                continue;
            }
            let close = quote - verb <= 4 || view.mark(quote - 1, ':');
            let strong = view.is(verb, class::SAY);
            let confidence = match (close, strong) {
                (true, true) => 0.93,
                (true, false) => 0.85,
                (false, true) => 0.78,
                (false, false) => 0.66,
            };
            let evidence = if close { "subject-verb-quotation" } else { "verb-before" };
            if !view.is(verb, class::QUOTING) && self.passive(verb) {
                match self.agent(verb) {
                    Some(agent) => return Some(self.found(verb, agent, confidence, "agent")),
                    None => continue,
                }
            }
            if view.is(verb, class::QUOTING)
                && let Some(mention) = self.quoted(verb)
            {
                return Some(self.found(verb, mention, confidence, "quoted"));
            }
            let fits = |m: &Mention| close || self.certain(*m) || (strong && self.beside(*m, verb));
            if let Some(mention) = self.subject(verb).filter(fits) {
                return Some(self.found(verb, mention, confidence, evidence));
            }
            if view.words.traits.drops_subjects && strong {
                return Some(Found { cue: self.span(verb), mention: None, confidence: 0.7, evidence: "verb-alone" });
            }
        }
        None
    }

    /// Who does what a passive verb says: wird von X als "..." bezeichnet · a été qualifié de "..." par X.
    pub(super) fn agent(&self, verb: usize) -> Option<Mention> {
        let view = self.view;
        let mut by = self.around(verb).filter(|&i| view.is(i, class::AGENT));
        by.find_map(|i| self.starting(i + 1).filter(|p| p.speaks)).map(|p| p.mention)
    }

    /// Whether a form of the passive stands in the verb's clause.
    pub(super) fn passive(&self, verb: usize) -> bool {
        self.around(verb).any(|i| i != verb && self.view.is(i, class::BE))
    }

    /// Whom a verb of quoting quotes: Die Zeitung zitierte X mit den Worten "..." · X wird zitiert: "...".
    fn quoted(&self, verb: usize) -> Option<Mention> {
        let view = self.view;
        if self.passive(verb) {
            return self.subject(verb).filter(|m| self.certain(*m));
        }
        let subject = self.subject(verb);
        let behind = self.phrases.partition_point(|p| p.start <= verb);
        let objects = self.phrases[behind..].iter().take(REACH).filter(|p| p.speaks);
        let object = objects.take(3).find(|p| Some(p.mention.start) != subject.map(|s| s.start));
        object.filter(|p| p.start == verb + 1 || !view.is(p.start - 1, class::PREP)).map(|p| p.mention)
    }

    /// Von "..." sprach X · Als "..." bezeichnete X das · Das sei "..." gewesen, sagte X.
    fn farther(&self, quote: usize) -> Option<Found> {
        let view = self.view;
        let index = self.verbs.partition_point(|&v| v <= quote);
        for &verb in self.verbs[index..].iter().take(3) {
            if verb - quote > REACH || view.is(verb, class::SAY_ING) {
                break;
            }
            if self.attributive(verb) {
                return None;
            }
            if view.is(verb, class::CALL) && self.passive(verb) {
                return self.agent(verb).map(|agent| self.found(verb, agent, 0.75, "agent"));
            }
            // the reported clause ends before the verb, or the verb puts a name on something
            let ends = view.mark(verb - 1, ',') && view.is(verb, class::SAY);
            if !ends && !view.is(verb, class::CALL) {
                continue;
            }
            let mention = self.after(verb).or_else(|| self.subject(verb)).filter(|m| ends || self.certain(*m));
            if let Some(mention) = mention {
                let confidence = if view.is(verb, class::SAID) { 0.75 } else { 0.6 };
                return Some(self.found(verb, mention, confidence, "verb-behind"));
            }
        }
        None
    }

    fn colon(&self, quote: usize) -> bool {
        quote.checked_sub(1).is_some_and(|c| c >= self.range.start && self.view.mark(c, ':'))
    }

    /// ..., und X: "..." · X ("..."): the name right before the colon or bracket.
    fn labelled(&self, quote: usize) -> Option<Found> {
        let view = self.view;
        let mark = quote.checked_sub(1).filter(|&m| m > self.range.start)?;
        let phrase = self.phrase(mark - 1).filter(|p| p.speaks && p.end == mark && p.mention.kind == Kind::Name)?;
        let before = phrase.start.checked_sub(1).filter(|&b| b >= self.range.start);
        let free = before.is_none_or(|b| view.mark(b, ',') || view.mark(b, ';') || view.is(b, class::CONJ));
        let label = !phrase.oblique && ((view.mark(mark, ':') && free) || view.mark(mark, '('));
        label.then(|| self.found(mark, phrase.mention, 0.8, "label")).map(|a| Found { cue: None, ..a })
    }

    /// X: "...": the colon says it.
    fn lead_in(&self, quote: usize) -> Option<Found> {
        let colon = quote.checked_sub(1).filter(|&c| c >= self.range.start && self.view.mark(c, ':'))?;
        let phrase = self.phrases.iter().find(|p| {
            let opens = p.start == self.range.start && p.mention.kind == Kind::Name;
            p.end <= colon && (p.speaks || opens || (p.of_speech && p.inner.is_some())) && !p.oblique
        })?;
        // Die Pflichten seien klar: the mood says that another one speaks
        if self.view.is(phrase.end, class::MOOD) {
            return None;
        }
        let mention = phrase.inner.filter(|_| phrase.of_speech).unwrap_or(phrase.mention);
        Some(self.found(colon, mention, 0.8, "lead-in")).map(|a| Found { cue: None, ..a })
    }

    /// Whether the last item is a colon: the next paragraph is said by whom this one names.
    pub fn leads_on(&self) -> Option<Found> {
        let colon = self.range.end.checked_sub(1).filter(|&c| self.view.mark(c, ':'))?;
        self.before(colon).or_else(|| self.lead_in(colon + 1))
    }
}
