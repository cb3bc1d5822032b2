//! The noun phrases of a sentence, as far as telling who speaks needs them.

use super::classes::{FUNCTION, NOUN, PERSON, PRONOUN, VERB};
use super::names::{FIRST_NAME, body, known, name, naming, opens_surname, particle, titled};
use crate::lexicon::class;
use crate::quotes::mentions::{Kind, Mention, View};
use crate::quotes::sentence::Item;
use crate::quotes::words::{Shape, Word};
use crate::span::Span;
use std::ops::Range;

/// A noun phrase or pronoun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// First item.
    pub start: usize,
    /// Behind the last item, genitives and names in apposition among them.
    pub end: usize,
    /// Who it is: the items of the name or of the noun with its article, the span of the whole phrase.
    pub mention: Mention,
    /// Whether a preposition or an article of another case than the subject's stands before it.
    pub oblique: bool,
    /// Whether it can speak: a name, a pronoun, a noun for persons or bodies.
    pub speaks: bool,
    /// Whether the noun is one of speech: the phrase inside it speaks (Angaben der Polizei).
    pub of_speech: bool,
    /// Whether an article or the like opens it.
    pub det: bool,
    /// The noun or name that hangs on the first noun.
    pub inner: Option<Mention>,
}

impl Phrase {
    /// Who is the source where the noun is one of speech, as the text names it: Angaben der Polizei.
    pub fn source(&self) -> Option<Mention> {
        let inner = self.inner?;
        Some(Mention { span: self.mention.span, ..inner })
    }
}

/// Words that may hang on one noun: the office of the head of the agency of the state.
const ATTACHED: usize = 4;

/// All phrases of a sentence, in order, none over another. Cost: linear; each phrase looks a bounded way ahead.
pub(super) fn phrases(view: View<'_>, sentence: &Range<usize>) -> Vec<Phrase> {
    let mut found = Vec::new();
    let (mut at, mut oblique) = (sentence.start, false);
    while at < sentence.end {
        let Some(word) = view.word(at) else {
            found.extend(titled_source(view, sentence, at));
            (at, oblique) = (at + 1, false);
            continue;
        };
        // M. Ferrand juge
        let verb = word.is(VERB) && word.shape == Shape::Lower && !view.words.traits.capital_nouns;
        if verb && found.last().is_some_and(|p: &Phrase| p.end == at && p.mention.kind == Kind::Name) {
            (at, oblique) = (at + 1, false);
            continue;
        }
        // het: a pronoun alone, an article before a noun
        let article = word.is(class::DET) && core(view, at, sentence.end, false).is_some_and(|c| c.body.end > at + 1);
        if word.is(PRONOUN) && !word.is(FIRST_NAME) && !article {
            if let Some(mention) = mention(view, at..at + 1, Kind::Pronoun, at, at..at + 1) {
                found.push(Phrase {
                    start: at,
                    end: at + 1,
                    mention,
                    oblique,
                    speaks: !word.is(class::PRON_N),
                    of_speech: false,
                    det: false,
                    inner: None,
                });
            }
            (at, oblique) = (at + 1, false);
        } else if let Some(mention) = mention(view, at..at + 1, Kind::Role, at, at..at + 1)
            .filter(|_| word.is(class::DET) && word.is(class::PRON_ANY) && !article)
        {
            // viele, einige
            found.push(Phrase {
                start: at,
                end: at + 1,
                mention,
                oblique,
                speaks: true,
                of_speech: false,
                det: true,
                inner: None,
            });
            (at, oblique) = (at + 1, false);
        } else if let Some(phrase) = noun_phrase(view, at, sentence.end, oblique) {
            (at, oblique) = (phrase.end.max(at + 1), false);
            found.push(phrase);
        } else {
            oblique = word.is(class::PREP | class::NOUN_PREP | class::ACCORDING)
                || (oblique && (word.is(class::ADVERB | class::DET) || word.shape == Shape::Number));
            at += 1;
        }
    }
    found
}

fn mention(view: View<'_>, items: Range<usize>, kind: Kind, head: usize, whole: Range<usize>) -> Option<Mention> {
    let (first, last) = (view.span(whole.start)?, view.span(whole.end.checked_sub(1)?)?);
    Some(Mention { start: items.start, end: items.end, kind, span: Span::new(first.start, last.end), head })
}

/// A run of nouns and names with what stands before it, without what hangs on it.
struct Core {
    pub det: bool,
    pub case: bool,
    pub body: Range<usize>,
    pub name: Option<Range<usize>>,
    pub head: usize,
}

/// Whether a word has more than one syllable's letters, as the adjective before a noun without an article has.
fn inflected(view: View<'_>, at: usize) -> bool {
    view.word(at).is_some_and(|w| w.class == 0 && w.span.len() > 4)
}

fn core(view: View<'_>, start: usize, end: usize, attached: bool) -> Option<Core> {
    let capital_nouns = view.words.traits.capital_nouns;
    let mut at = start;
    let mut case = false;
    while at < end.min(start + 3) && view.is(at, class::DET) && !view.word(at).is_some_and(|w| naming(w) && at > start)
    {
        case |= view.is(at, class::OBJECT_CASE);
        at += 1;
    }
    let det = at > start;
    let first = at;
    // behind the last noun, the last noun that is known, behind a first word that may be a noun
    let (mut behind, mut head, mut guess) = (None, None, None);
    let mut capitals: Option<Range<usize>> = None;
    let mut small = 0;
    while at < end {
        let Some(word) = view.word(at) else { break };
        if naming(word) || opens_surname(view, at) || (at > start && word.capital() && view.is(at - 1, FIRST_NAME)) {
            if let Some(run) = capitals.as_mut().filter(|run| run.end == at) {
                run.end = at + 1;
            } else {
                capitals = Some(at..at + 1);
            }
            head = if word.is(NOUN) || head.is_none() { Some(at) } else { head };
            behind = Some(at + 1);
            small = 0;
        } else if capitals.is_some() && particle(view, at) {
            if let Some(run) = capitals.as_mut().filter(|run| run.end == at) {
                run.end = at + 1;
            }
        } else if word.mark('&') && behind == Some(at) && view.word(at + 1).is_some_and(naming) {
            if let Some(run) = capitals.as_mut().filter(|run| run.end == at) {
                run.end = at + 1;
            }
        } else if word.shape == Shape::Number && behind.is_none() {
        } else if word.shape == Shape::Lower && word.is(NOUN) && !capital_nouns {
            // M. Ferrand juge
            if capitals.is_some() && word.is(VERB) {
                break;
            }
            head = Some(at);
            behind = Some(at + 1);
            small = 0;
        } else if word.shape == Shape::Lower && !word.is(FUNCTION) && small < 4 {
            if capital_nouns && (behind.is_some() || !(det || inflected(view, at))) {
                break;
            }
            if !capital_nouns {
                // after a name nothing small belongs to it, and without an article only known nouns open a phrase
                if capitals.is_some() || !(det || attached || head.is_some()) || head.is_some() {
                    break;
                }
                guess = guess.or(Some(at));
            }
            small += 1;
        } else {
            break;
        }
        at += 1;
    }
    if behind.is_none() {
        let guess = guess.filter(|_| det || attached)?;
        return Some(Core { det, case, body: first..guess + 1, name: None, head: guess });
    }
    let body = first..behind?;
    let head = head?;
    let name = capitals.filter(|run| run.end == body.end).and_then(|run| name(view, run, det));
    Some(Core { det, case, body, name, head })
}

fn noun_phrase(view: View<'_>, start: usize, end: usize, oblique: bool) -> Option<Phrase> {
    let core = core(view, start, end, false)?;
    let mut reach = core.body.end;
    if let Some(titled) = titled_body(view, start, &core, oblique) {
        return Some(titled);
    }
    let mut named = core.name.clone();
    let mut inner = None;
    let speech = view.is(core.head, class::NOUN_SPEECH);
    let person = view.is(core.head, PERSON);
    for _ in 0..ATTACHED {
        let genitive = view.is(reach, class::GENITIVE);
        let from = if genitive { reach } else { reach + usize::from(view.is(reach, class::NOUN_PREP)) };
        if from == reach && !genitive {
            break;
        }
        let Some(next) = self::core(view, from, end, true).filter(|n| n.body.end > from) else { break };
        if inner.is_none() {
            let items = next.name.clone().unwrap_or(from..next.body.end);
            let kind = if next.name.is_some() { Kind::Name } else { Kind::Role };
            inner = mention(view, items, kind, next.head, from..next.body.end);
        }
        // ministre de l'Intérieur Bruno Exemple
        if named.is_none() && person && !speech {
            named = next.name.clone().filter(|n| {
                let whose = !view.words.traits.capital_nouns || view.is(n.start, FIRST_NAME);
                n.len() > 1 && n.start > next.body.start && !view.is(from, FIRST_NAME) && whose
            });
        }
        reach = next.body.end;
        if named.is_some() && core.name.is_none() {
            break;
        }
    }
    // un portavoz policial dijo: one more word before the verb
    if named.is_none()
        && (core.det || view.is(core.head, class::PERSON_PL))
        && !view.words.traits.capital_nouns
        && view.word(reach).is_some_and(|w| w.shape == Shape::Lower && !w.is(FUNCTION | NOUN))
        && (view.is(reach + 1, VERB) || view.word(reach + 1).is_none_or(Word::is_mark))
    {
        reach += 1;
    }
    if view.mark(reach, '(')
        && let Some(close) = (reach + 1..end.min(reach + 8)).find(|&i| view.mark(i, ')'))
        && view.mark(close + 1, ',')
        && named.is_none()
    {
        reach = close + 1;
    }
    // der Sprecher der Polizei, Hans Meier
    if named.is_none()
        && person
        && view.mark(reach, ',')
        // a body has no person's name
        && (view.is(core.head, class::ROLE | class::TITLE) || !(oblique || view.is(core.head, class::GROUP)))
    {
        let next = self::core(view, reach + 1, end, false);
        let apposed = next.and_then(|n| n.name.filter(|name| !n.det && name.len() > 1 && name.end == n.body.end));
        if let Some(apposed) = apposed.filter(|name| apposition_ends(view, name.end)) {
            reach = apposed.end;
            named = Some(apposed);
        }
    }
    // what hangs on a name is no part of it
    let whole = start..core.name.as_ref().map_or(reach, |name| name.end);
    let (items, kind) = match &named {
        Some(name) => (titled(view, name.clone(), core.body.start), Kind::Name),
        None => (start..reach, Kind::Role),
    };
    let head = named.as_ref().map_or(core.head, |n| n.end - 1);
    Some(Phrase {
        start,
        end: reach,
        mention: mention(view, items, kind, head, whole)?,
        oblique: oblique || core.case,
        speaks: person || known(view, named.as_ref()) || body(view, core.head),
        of_speech: speech && named.is_none(),
        det: core.det,
        inner,
    })
}

/// A body whose name stands in marks: die Zeitung "Der Deich".
fn titled_body(view: View<'_>, start: usize, core: &Core, oblique: bool) -> Option<Phrase> {
    let quote = core.body.end;
    let body = view.is(core.head, class::MEDIA | class::GROUP) && core.name.is_none();
    let marked = body && view.names(quote);
    let mention = mention(view, start..quote + 1, Kind::Role, core.head, start..quote + 1).filter(|_| marked)?;
    let oblique = oblique || core.case;
    Some(Phrase { start, end: quote + 1, mention, oblique, speaks: true, of_speech: false, det: core.det, inner: None })
}

/// A source whose name stands in marks, without a noun: "...", schrieb die „Zeit“ · Die „Zeit“ schrieb · laut „Zeit“.
fn titled_source(view: View<'_>, sentence: &Range<usize>, quote: usize) -> Option<Phrase> {
    let before = |back: usize| quote.checked_sub(back).filter(|&b| b >= sentence.start);
    let article = before(1).filter(|&b| view.is(b, class::DET));
    let start = article.unwrap_or(quote);
    let cue = start.checked_sub(1).filter(|&c| c >= sentence.start);
    let behind = cue.is_some_and(|c| {
        let said = view.is(c, class::SAY) && c >= sentence.start + 2 && view.mark(c - 1, ',');
        said && matches!(view.items.get(c - 2), Some(Item::Quote(_)))
    });
    let opens = article == Some(sentence.start) && view.is(quote + 1, class::SAY);
    let source = cue.is_some_and(|c| view.is(c, class::ACCORDING) && !view.is(c, class::POSTPOSED));
    let speaks = view.names(quote) && (behind || opens || source);
    let mention = mention(view, start..quote + 1, Kind::Role, quote, start..quote + 1).filter(|_| speaks)?;
    let det = article.is_some();
    Some(Phrase { start, end: quote + 1, mention, oblique: false, speaks, of_speech: false, det, inner: None })
}

fn apposition_ends(view: View<'_>, at: usize) -> bool {
    match view.word(at) {
        None => true,
        Some(word) => {
            word.is_mark() || word.is(VERB | class::PREP | class::NOUN_PREP | class::ADVERB | class::CONJ | class::SUB)
        }
    }
}
