//! The noun phrases of a sentence, as far as telling who speaks needs them.

use crate::lexicon::class;
use crate::quotes::mentions::{Kind, Mention, View};
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

pub(super) const PRONOUN: u64 = class::PRON_M | class::PRON_F | class::PRON_PL | class::PRON_1 | class::PRON_N;
pub(super) const NOUN: u64 =
    class::ROLE | class::PERSON_PL | class::GROUP | class::TITLE | class::NOUN_SPEECH | class::MEDIA;
const PERSON: u64 = class::ROLE | class::PERSON_PL | class::GROUP | class::TITLE | class::MEDIA;
pub(super) const VERB: u64 =
    class::SAY | class::CALL | class::REPORT | class::THINK | class::SAY_ING | class::AUX | class::MOOD;
const FUNCTION: u64 = class::PREP
    | class::CONJ
    | class::SUB
    | class::ADVERB
    | class::RELATIVE
    | class::NEG
    | class::DET
    | class::PRON_OBJ
    | class::PRON_ANY
    | class::ACCORDING
    | class::TIME
    | class::THAT
    | class::NOUN_PREP
    | PRONOUN
    | VERB;
const FIRST_NAME: u64 = class::NAME_M | class::NAME_F | class::NAME_ANY;

/// Words that may hang on one noun: the office of the head of the agency of the state.
const ATTACHED: usize = 4;

/// All phrases of a sentence, in order, none over another. Cost: linear; each phrase looks a bounded way ahead.
pub(super) fn phrases(view: View<'_>, sentence: &Range<usize>) -> Vec<Phrase> {
    let mut found = Vec::new();
    let (mut at, mut oblique) = (sentence.start, false);
    while at < sentence.end {
        let Some(word) = view.word(at) else {
            (at, oblique) = (at + 1, false);
            continue;
        };
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

/// Whether a word opens with a capital and is no function word at the beginning of a sentence.
fn naming(word: &Word) -> bool {
    word.capital() && (!word.is(FUNCTION) || word.is(FIRST_NAME | NOUN | class::ORG_WORD))
}

/// A run of nouns and names with what stands before it, without what hangs on it.
struct Core {
    det: bool,
    case: bool,
    body: Range<usize>,
    name: Option<Range<usize>>,
    head: usize,
}

/// Whether a small word stands inside a name: Leonardo da Vinci, Ursula von der Leyen. An article does so only behind
/// another such word.
fn particle(view: View<'_>, at: usize) -> bool {
    let free = |i: usize| {
        // von Berlin, zu Meier: where the word is a preposition, too, a first name or title goes before it
        let first = || i.checked_sub(1).is_some_and(|b| view.is(b, FIRST_NAME | class::TITLE | class::PARTICLE));
        view.is(i, class::PARTICLE)
            && !view.is(i, class::DET)
            && (!view.words.traits.capital_nouns
                || !view.is(i, class::PREP)
                || first()
                || view.word(i).is_some_and(Word::capital))
    };
    let named = |i: usize| view.word(i).is_some_and(naming);
    // Anne Le Goff
    if view.word(at).is_some_and(|w| w.capital() && w.is(class::PARTICLE | class::DET)) {
        return named(at + 1);
    }
    (free(at) && (named(at + 1) || (view.is(at + 1, class::PARTICLE) && named(at + 2))))
        || (view.is(at, class::PARTICLE) && at > 0 && free(at - 1) && named(at + 1))
}

/// Whether a small word with a capital opens a last name: Von der Leyen sagte.
fn opens_surname(view: View<'_>, at: usize) -> bool {
    let opens = view.word(at).is_some_and(|w| w.capital() && w.is(class::PARTICLE));
    let last = (at + 1..at + 4).find(|&i| !view.is(i, class::PARTICLE));
    opens
        && last.is_some_and(|l| l > at + 1 && view.word(l).is_some_and(|w| w.surname || (w.capital() && w.class == 0)))
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

/// The part of a run of capitals that is a person's name, if any.
fn name(view: View<'_>, run: Range<usize>, det: bool) -> Option<Range<usize>> {
    // a first name opens it, whatever noun the last name may be: Klara Visser, Hans Richter
    if let Some(first) = run.clone().find(|&i| view.is(i, FIRST_NAME) && i + 1 < run.end) {
        return Some(first..run.end);
    }
    // Obamas Einsatz: the first word is whose it is
    let run =
        if run.len() > 1 && view.word(run.start).is_some_and(|w| w.possessive) { run.start + 1..run.end } else { run };
    let det = det || run.start > 0 && view.word(run.start - 1).is_some_and(|w| w.possessive);
    let noun = |i: usize| view.is(i, NOUN | class::ORG_WORD | class::NOT_NAME) && !view.is(i, FIRST_NAME);
    let known = if view.words.traits.capital_nouns {
        run.clone().rev().find(|&i| noun(i))
    } else {
        run.clone().rev().find(|&i| noun(i) && (i == run.start || !view.is(i, class::ROLE | class::PERSON_PL)))
    };
    let rest = known.map_or(run.start, |k| k + 1)..run.end;
    // der Minister Österreichs
    if rest.is_empty() || (known.is_some() && rest.clone().all(|i| view.is(i, class::PLACE))) {
        return None;
    }
    if let Some(known) = known {
        return (view.is(known, class::TITLE | class::ROLE) || rest.len() > 1).then_some(rest);
    }
    if !det {
        return Some(rest);
    }
    // an article before it: a body or a thing; der Theologe Hans Küng: nouns have capitals, the last two are the name
    (view.words.traits.capital_nouns && rest.len() > 2).then(|| rest.end - 2..rest.end)
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
        && (!oblique || view.is(core.head, class::ROLE | class::TITLE))
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
        speaks: person || known(view, named.as_ref()) || body(view, &core),
        of_speech: speech && named.is_none(),
        det: core.det,
        inner,
    })
}

/// A body whose name stands in marks: die Zeitung "Der Deich".
fn titled_body(view: View<'_>, start: usize, core: &Core, oblique: bool) -> Option<Phrase> {
    let quote = core.body.end;
    let body = view.is(core.head, class::MEDIA | class::GROUP) && core.name.is_none();
    let marked = body && view.word(quote).is_none() && view.span(quote).is_some();
    let mention = mention(view, start..quote + 1, Kind::Role, core.head, start..quote + 1).filter(|_| marked)?;
    let oblique = oblique || core.case;
    Some(Phrase { start, end: quote + 1, mention, oblique, speaks: true, of_speech: false, det: core.det, inner: None })
}

/// Whether a name is one without doubt: where every noun has a capital, one word alone may be anything.
fn known(view: View<'_>, name: Option<&Range<usize>>) -> bool {
    name.is_some_and(|name| {
        !view.words.traits.capital_nouns
            || name.len() > 1
            || view.word(name.start).is_some_and(|w| w.surname || w.is(FIRST_NAME))
            || name.start.checked_sub(1).is_some_and(|t| view.is(t, class::TITLE | class::ROLE))
    })
}

/// Whether a capital opens the name of a body: la Commission.
fn body(view: View<'_>, core: &Core) -> bool {
    !view.words.traits.capital_nouns && view.word(core.head).is_some_and(naming)
}

/// The name with the titles right before it.
fn titled(view: View<'_>, name: Range<usize>, first: usize) -> Range<usize> {
    let mut start = name.start;
    while start > first && view.is(start - 1, class::TITLE | class::ROLE) {
        start -= 1;
    }
    start..name.end
}

fn apposition_ends(view: View<'_>, at: usize) -> bool {
    match view.word(at) {
        None => true,
        Some(word) => {
            word.is_mark() || word.is(VERB | class::PREP | class::NOUN_PREP | class::ADVERB | class::CONJ | class::SUB)
        }
    }
}
