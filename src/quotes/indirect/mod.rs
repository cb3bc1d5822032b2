//! Speech without marks: the clause behind "said that", the one before ", she said", the one that a source is named for,
//! what somebody is believed or asked to do, what a noun of speech opens. Fragments in marks that stand in it belong to it.

mod ends;
mod nominal;
mod objects;
mod passive;

use super::clause::{CUE, Chunk, Clauses, Form, Verb};
use super::mentions::Kind;
use super::subjects::{Subject, Way};
use crate::lexicon::class;
use crate::span::Span;
use ends::{aside, end_of, subordinate};
use objects::{expects, judged, named, row, takes_object};

/// What somebody is reported to have said, thought or wished.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reported {
    /// The clause.
    pub span: Span,
    /// Where its cue stands.
    pub cue: Span,
    /// Who, if the sentence tells.
    pub by: Option<Subject>,
    /// From 0 to 1.
    pub confidence: f64,
    /// The rule.
    pub evidence: &'static str,
}

/// Words that a clause has at least.
const SHORTEST: usize = 3;
/// Words that an object has at least: criticized the plan.
const OBJECT: usize = 2;
/// Words that the beginning of a clause has at least, into which the report breaks.
const HEAD: usize = 2;
/// Share of a clause that must stand outside marks: else what is in them stands for it.
const LEADING: f64 = 0.5;
/// Cues that a sentence is asked for.
const CUES: usize = 12;

/// The indirect speech of a sentence, in order and without overlap.
///
/// Cost: linear in the sentence's pieces.
pub(crate) fn indirect(clauses: &Clauses<'_>) -> Vec<Reported> {
    let mut found = Vec::new();
    if let Some(label) = nominal::label(clauses) {
        return vec![label];
    }
    let mut free = 0;
    let mut subjects = Vec::new();
    let cues = |p: &usize| match clauses.pieces[*p].chunk {
        Chunk::Verb(v) => v.cue,
        Chunk::According => true,
        Chunk::Phrase(_) => clauses.chunk(p + 1) == Some(Chunk::That),
        _ => false,
    };
    for piece in (0..clauses.pieces.len()).filter(cues).take(CUES) {
        if piece < free {
            continue;
        }
        subjects.clear();
        let one = match clauses.pieces[piece].chunk {
            Chunk::Verb(verb) if verb.form == Form::Passive || passive::reduced(clauses, piece, verb) => {
                behind(passive::passive(clauses, piece, verb))
            }
            Chunk::Verb(verb) => behind(passive::reported_by(clauses, piece, verb))
                .or_else(|| by_verb(clauses, piece, verb, &mut subjects)),
            Chunk::Phrase(_) => behind(nominal::nominal(clauses, piece)),
            _ => by_source(clauses, piece),
        };
        if let Some((head, reported, end)) = one {
            free = end;
            // what is reported as a whole takes in what it reports itself
            if matches!(reported.evidence, "clause-before" | "according-to") {
                while found.last().is_some_and(|f: &Reported| {
                    f.evidence != "passive" && f.span.start >= reported.span.start && f.span.end <= reported.span.end
                }) {
                    found.pop();
                }
            }
            if let Some(span) = head
                && found.last().is_none_or(|f: &Reported| f.span.end <= span.start)
            {
                found.push(Reported { span, ..reported });
            }
            if found.last().is_none_or(|f: &Reported| f.span.end <= reported.span.start) {
                found.push(reported);
            }
        }
    }
    found
}

/// What stands before a report that breaks into the clause, the report with the rest of the clause, and the piece where it
/// ends.
type Found = (Option<Span>, Reported, usize);

fn behind(found: Option<(Reported, usize)>) -> Option<Found> {
    found.map(|(reported, end)| (None, reported, end))
}

/// What stands before or behind a verb that reports.
fn by_verb(clauses: &Clauses<'_>, piece: usize, verb: Verb, subjects: &mut Vec<Subject>) -> Option<Found> {
    let view = clauses.view;
    if verb.form == Form::Base {
        return None;
    }
    clauses.subjects(piece, subjects);
    let mut by = *subjects.first()?;
    // …, said Ann Lee, whatever stands before the comma
    let turned = subjects.iter().find(|s| s.way == Way::Inverted && s.mention.kind == Kind::Name);
    if let Some(&turned) = turned.filter(|_| by.way != Way::Beside && clauses.before(piece) == Some(Chunk::Comma))
        && view.is(verb.at, class::SAID)
        && !view.is(verb.at, class::TELL)
        && !clauses.at(turned.mention.start).is_some_and(|at| finite(clauses, at + 1))
    {
        by = turned;
    }
    // met the crews and said her client would plead: what follows has its own verb
    let shared = subjects.iter().find(|s| s.way != Way::Inverted);
    if let Some(&shared) = shared.filter(|_| by.way == Way::Inverted && clauses.before(piece) == Some(Chunk::Join))
        && clauses.at(by.mention.start).is_some_and(|at| finite(clauses, at + 1))
    {
        by = shared;
    }
    let thing = match by.mention.kind {
        Kind::Pronoun => view.is(by.mention.head, class::PRON_N | class::PRON_1),
        // the wind suggests that
        Kind::Role => view.is(by.mention.head, class::THING),
        _ => false,
    };
    let stated = view.is(verb.at, class::REPORT) && clauses.chunk(piece + 1) == Some(Chunk::That);
    if thing || !(stated || spoken(clauses, &by)) {
        return None;
    }
    let cue = view.word(verb.at)?.span;
    let say = view.is(verb.at, class::SAY | class::SAY_BASE | class::SAY_ING);
    // …, she said.
    let inverted = by.way == Way::Inverted;
    let opens = if inverted { piece } else { clauses.at(by.mention.start)? };
    let comma = opens.checked_sub(1).filter(|&c| clauses.chunk(c) == Some(Chunk::Comma));
    // a "gamble," she said: the comma stands in the marks
    let stop = comma.or_else(|| Some(opens).filter(|&o| o > 1 && fragment(clauses, o - 1, true)));
    let mut behind = if inverted { clauses.at(by.mention.start)? + 1 } else { piece + 1 };
    let tell = view.is(verb.at, class::TELL);
    if tell && !inverted && clauses.phrase(behind).is_some() {
        behind += 1;
    }
    let ends =
        clauses.chunk(behind).is_none_or(|c| matches!(c, Chunk::Other | Chunk::Comma | Chunk::Prep | Chunk::Break));
    let rest = (behind..clauses.pieces.len()).take_while(|&p| clauses.chunk(p) != Some(Chunk::Quote));
    // said Ann Lee, who …; she said, since …
    let adds = clauses.chunk(behind) == Some(Chunk::Comma)
        && (inverted || matches!(clauses.chunk(behind + 1), Some(Chunk::Sub | Chunk::Relative)));
    let goes_on = rest.into_iter().any(|p| clauses.chunk(p) == Some(Chunk::That) || clauses.verb_at(p).is_some());
    let ends = ends && (adds || !goes_on);
    let shows = say || view.is(verb.at, class::REPORT);
    let says = shows && ends && verb.form == Form::Finite && !view.is(verb.at, class::CALL);
    if let Some(stop) = stop.filter(|&c| says && (0..c).any(|p| finite(clauses, p))) {
        let span = clause(clauses, clause_start(clauses, stop)?, stop, true)?;
        let reported = Reported { span, cue, by: Some(by), confidence: 0.8, evidence: "clause-before" };
        return Some((None, reported, piece + 1));
    }
    // The bridge, she said, will close
    let inserted = comma.is_some() && clauses.chunk(behind) == Some(Chunk::Comma) && !finite(clauses, behind + 1);
    let carries = say && !inverted && clauses.verb_at(behind + 1).is_some();
    if comma.is_some() && clauses.chunk(behind) == Some(Chunk::Comma) && (inserted || carries) && say {
        let end = end_of(clauses, behind + 1, false);
        let span = clause(clauses, behind + 1, end, false)?;
        let reported = Reported { span, cue, by: Some(by), confidence: 0.75, evidence: "clause-around" };
        return Some((opening(clauses, comma?), reported, end));
    }
    // she said that …, she told reporters …
    let mut start = piece + 1;
    if tell && clauses.phrase(start).is_some() && !finite(clauses, start + 1) {
        start += 1;
    }
    // she told him to stay
    let asks = tell && view.is(clauses.start(start), class::INFINITIVE);
    if say && let Some(that) = that_ahead(clauses, start) {
        // said in an interview that
        start = that;
    }
    // asked which pier would close
    let asked = tell && start == piece + 1 && clauses.chunk(start) == Some(Chunk::Relative);
    let that = asked || clauses.chunk(start) == Some(Chunk::That);
    let own = matches!(by.way, Way::Beside | Way::Insertion | Way::Relative);
    let plain = own
        && view.is(verb.at, class::SAY | class::SAY_BASE)
        && !view.is(verb.at, class::TELL | class::OBJECT | class::CALL | class::THINK | class::ABOUT);
    let subject = clauses.phrase(start).is_some_and(|m| {
        m.kind == Kind::Pronoun
            && view.is(m.head, class::PRON_M | class::PRON_F | class::PRON_PL)
            && !view.is(m.head, class::PRON_OBJ)
    });
    let begins = that
        || (clauses.phrase(start).is_some()
            && !view.is(verb.at, class::VERB)
            && (finite(clauses, start + 1) || subject_ahead(clauses, start) || (say && subject) || (plain && speaks(clauses, verb, &by))))
        // said there was, which she said will go
        || (plain && finite(clauses, start) && view.is(verb.at, class::SAID))
        // which experts say is a mistake, that critics say was planned
        || (own && shows && finite(clauses, start) && matches!(clauses.before(opens), Some(Chunk::Relative | Chunk::That)))
        // a tactic they hope will work
        || (own && finite(clauses, start) && !view.is(verb.at, class::VERB) && matches!(clauses.before(opens), Some(Chunk::Phrase(_))))
        // said a "gamble" of this kind would fail
        || (say && fragment(clauses, start, false) && matches!(clauses.chunk(start + 1), Some(Chunk::Join | Chunk::Prep | Chunk::Verb(_))));
    let thinks = view.is(verb.at, class::THINK);
    if by.mention.kind == Kind::Relative && !say && !thinks {
        return None;
    }
    let to = (clauses.chunk(start) == Some(Chunk::Prep) && view.is(clauses.start(start), class::CONTENT))
        || clauses.verb_at(start).is_some_and(|v| v.form == Form::Base);
    // asked for water
    let handed =
        tell && to && row(clauses, start).any(|p| clauses.phrase(p).is_some_and(|m| view.is(m.head, class::THING)));
    let wish = thinks && (view.is(clauses.start(start), class::INFINITIVE) || expects(clauses, start));
    let of = asks || wish || (view.is(verb.at, class::ABOUT) && to && !handed);
    let judged = view.is(verb.at, class::CALL | class::SAY_ING) && (judged(clauses, start) || named(clauses, start));
    let object = of || judged || (clauses.phrase(start).is_some() && takes_object(clauses, verb, &by));
    let object = object && !inverted && (wish || by.mention.kind != Kind::Relative);
    if !(begins && view.is(verb.at, CUE | class::SAY_BASE | class::SAY_ING) || object) {
        return None;
    }
    if !begins && clauses.chunk(start) == Some(Chunk::Prep) {
        start += 1;
    }
    let end = end_of(clauses, start, !begins);
    let end = if begins { aside(clauses, start, end) } else { end };
    let end = subordinate(clauses, opens, start).map_or(end, |comma| comma.min(end));
    let span = cut(clauses, start, end, false, if begins { SHORTEST } else { OBJECT })?;
    let confidence = match (that, say) {
        (true, true) => 0.9,
        (true, false) | (false, true) => 0.8,
        _ => 0.6,
    };
    let evidence = if begins { "clause-behind" } else { "object" };
    Some((None, Reported { span, cue, by: Some(by), confidence, evidence }, end))
}

/// According to Ann Lee, … · …, according to Ann Lee.
fn by_source(clauses: &Clauses<'_>, piece: usize) -> Option<Found> {
    let at = if clauses.chunk(piece + 1) == Some(Chunk::Prep) { piece + 2 } else { piece + 1 };
    let mention = clauses.phrase(at)?;
    let by = Subject { cue: piece, mention, named: mention, way: Way::Source };
    let cue = clauses.view.word(clauses.pieces[piece].start)?.span;
    let opens = clauses.pieces[..piece].iter().all(|p| matches!(p.chunk, Chunk::Join | Chunk::Comma | Chunk::Other));
    // The bridge, according to Ann Lee, will close
    let inserted = clauses.chunk(at + 1) == Some(Chunk::Comma) && finite(clauses, at + 2);
    let (start, end, before) = if inserted && !(0..piece).any(|p| finite(clauses, p)) {
        (at + 2, end_of(clauses, at + 2, false), false)
    } else if opens {
        let comma = (at..clauses.pieces.len()).find(|&p| clauses.chunk(p) == Some(Chunk::Comma))?;
        (comma + 1, end_of(clauses, comma + 1, false), false)
    } else {
        let end = if clauses.chunk(piece - 1) == Some(Chunk::Comma) { piece - 1 } else { piece };
        (clause_start(clauses, end)?, end, true)
    };
    let span = clause(clauses, start, end, before)?;
    let head = if inserted { opening(clauses, piece.saturating_sub(1)) } else { None };
    let reported = Reported { span, cue, by: Some(by), confidence: 0.8, evidence: "according-to" };
    Some((head.filter(|_| !before), reported, end.max(at + 1)))
}

/// The words before the comma at which a report breaks into a clause: The bridge, she said, will close.
fn opening(clauses: &Clauses<'_>, comma: usize) -> Option<Span> {
    cut(clauses, clause_start(clauses, comma)?, comma, true, HEAD)
}

/// Where the clause begins that ends before `end`.
fn clause_start(clauses: &Clauses<'_>, end: usize) -> Option<usize> {
    let stops = |p: usize| match clauses.chunk(p) {
        Some(Chunk::Quote) => !fragment(clauses, p, false),
        Some(Chunk::Break) => true,
        _ => false,
    };
    (0..end).rev().take_while(|&p| !stops(p)).last()
}

/// Whether a piece is a quotation that is part of the reporter's sentence; `closed` asks for a comma or the like inside.
fn fragment(clauses: &Clauses<'_>, piece: usize, closed: bool) -> bool {
    let found = clauses.pieces.get(piece).and_then(|p| clauses.view.said(p.start));
    found.is_some_and(|s| s.fragment() && (s.closed || !closed))
}

/// Whether the subject is one that can speak, for all that its way to the verb says.
fn spoken(clauses: &Clauses<'_>, by: &Subject) -> bool {
    by.way != Way::Nearest || is_speaker(clauses, by)
}

/// Whether the subject is a name, a pronoun, or a word for somebody: a detour adds ten minutes, and says nothing.
fn is_speaker(clauses: &Clauses<'_>, by: &Subject) -> bool {
    by.mention.kind != Kind::Role || clauses.view.is(by.mention.head, class::ROLE | class::PERSON_PL)
}

/// Whether the subject can say something: any but a mere thing where the verb is a bare "say"; a detour adds minutes.
fn speaks(clauses: &Clauses<'_>, verb: Verb, by: &Subject) -> bool {
    let view = clauses.view;
    let bare = !view.is(verb.at, class::SAY);
    is_speaker(clauses, by) || (bare && !view.is(by.mention.head, class::THING))
}

fn finite(clauses: &Clauses<'_>, piece: usize) -> bool {
    clauses.verb_at(piece).is_some_and(|v| matches!(v.form, Form::Finite | Form::Passive))
}

/// Whether a finite verb follows a row of phrases and prepositions: the head of the union will resign.
fn subject_ahead(clauses: &Clauses<'_>, piece: usize) -> bool {
    (piece + 1..piece + 8)
        .find(|&p| !matches!(clauses.chunk(p), Some(Chunk::Phrase(_) | Chunk::Prep | Chunk::Join)))
        .is_some_and(|p| finite(clauses, p))
}

/// The word that opens the report, behind a place, time or hearer that is named first.
fn that_ahead(clauses: &Clauses<'_>, start: usize) -> Option<usize> {
    let near = start..clauses.pieces.len().min(start + 7);
    let at =
        near.clone().find(|&p| !matches!(clauses.chunk(p), Some(Chunk::Phrase(_) | Chunk::Prep | Chunk::Comma)))?;
    (clauses.chunk(at) == Some(Chunk::That)).then_some(at)
}

/// The span of the pieces from `start` to `end`, without marks at its end. A whole statement in marks in it ends it, or
/// begins it if `last` is set, if enough stands there.
fn clause(clauses: &Clauses<'_>, start: usize, end: usize, last: bool) -> Option<Span> {
    cut(clauses, start, end, last, SHORTEST)
}

fn cut(clauses: &Clauses<'_>, start: usize, end: usize, last: bool, least: usize) -> Option<Span> {
    let pieces = clauses.pieces.get(start..end)?;
    // words of time and adverbs are no pieces, and belong to the clause all the same
    let (mut low, mut high) = (pieces.first()?.start, clauses.start(end));
    if last {
        low = start.checked_sub(1).and_then(|p| clauses.pieces.get(p)).map_or(clauses.sentence.start, |p| p.end);
    }
    let view = clauses.view;
    let length = |low: usize, high: usize| Some(view.span(high - 1)?.end - view.span(low)?.start);
    let all = length(low, high)?;
    let whole = |p: &&super::clause::Piece| view.said(p.start).is_some_and(|s| !s.fragment());
    if last {
        low = pieces.iter().rev().find(whole).map_or(low, |p| p.end);
    } else {
        high = pieces.iter().find(whole).map_or(high, |p| p.start);
    }
    while high > low && view.word(high - 1).is_some_and(|w| w.is_mark()) {
        high -= 1;
    }
    while low < high && view.word(low).is_some_and(|w| w.is_mark()) {
        low += 1;
    }
    let quoted: usize =
        (low..high).filter(|&i| view.said(i).is_some()).filter_map(|i| view.span(i)).map(|s| s.len()).sum();
    let shortest = if quoted > 0 { 2 } else { least };
    if high < low + shortest || ((length(low, high)? - quoted) as f64) < all as f64 * LEADING {
        return None;
    }
    Some(Span::new(view.span(low)?.start, view.span(high - 1)?.end))
}
