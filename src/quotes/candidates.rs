//! Who may have said a quotation, and how much speaks for each: named features with weights.

use super::clause::{CUE, Chunk, Clauses, Form, Verb};
use super::mentions::Kind;
use super::said::Said;
use super::subjects::{Subject, Way};
use crate::lexicon::{WEIGHTS_QUOTES, class};

/// Verbs before and behind a quotation that are asked for their subjects.
const BEFORE: usize = 8;
const BEHIND: usize = 4;
/// Pieces that are looked at on either side.
const REACH: usize = 80;

/// Everyone whom the sentence offers as the speaker of the quotation at piece `quote`.
///
/// Cost: linear in the pieces within a fixed reach.
pub(crate) fn candidates(clauses: &Clauses<'_>, quote: usize) -> Vec<Subject> {
    let mut found = Vec::new();
    let mut verbs = 0;
    let mut at = quote;
    while at > quote.saturating_sub(REACH) && verbs < BEFORE {
        at -= 1;
        verbs += usize::from(offer(clauses, at, &mut found));
    }
    verbs = 0;
    at = quote + 1;
    while at < clauses.pieces.len().min(quote + REACH) && verbs < BEHIND {
        verbs += usize::from(offer(clauses, at, &mut found));
        at += 1;
    }
    if let Some(own) = clauses.nearest(quote)
        && found.iter().all(|s| s.mention.span != own.mention.span)
    {
        found.push(own);
    }
    if let Some((piece, mention)) = clauses.main()
        && found.iter().all(|s| s.mention.span != mention.span)
    {
        found.push(Subject { cue: piece, mention, named: mention, way: Way::Main });
    }
    // the news went round; but the newspaper, the ministry and the statement may speak
    let view = clauses.view;
    found.retain(|s| s.mention.kind != Kind::Role || !view.is(s.named.head, class::THING));
    found
}

/// Adds the speakers that the piece offers; gives whether it reports at all.
fn offer(clauses: &Clauses<'_>, piece: usize, found: &mut Vec<Subject>) -> bool {
    let plain = |cue, mention, way| Subject { cue, mention, named: mention, way };
    match clauses.pieces[piece].chunk {
        Chunk::Verb(Verb { cue: true, .. }) => {
            clauses.subjects(piece, found);
            true
        }
        Chunk::According => {
            let at = if clauses.chunk(piece + 1) == Some(Chunk::Prep) { piece + 2 } else { piece + 1 };
            if let Some(mention) = clauses.phrase(at) {
                found.push(plain(piece, mention, Way::Source));
            }
            true
        }
        Chunk::Phrase(_) => {
            let Some(mention) = clauses.phrase(piece) else { return false };
            let view = clauses.view;
            if clauses.chunk(piece + 1) == Some(Chunk::Colon) && mention.kind != Kind::Relative {
                found.push(plain(piece, mention, Way::Label));
            }
            let owner = (mention.start..mention.end).rev().find(|&i| view.word(i).is_some_and(|w| w.possessive));
            let speech = view.is(mention.end - 1, class::NOUN_SPEECH) || owner == Some(mention.end - 1);
            let Some(owner) = owner.filter(|_| speech) else { return false };
            let Some(possessor) = view.phrase(mention.start, owner + 1, 0) else { return false };
            found.push(plain(piece, possessor, Way::Possessor));
            false
        }
        _ => false,
    }
}

/// Takes the features that hold of a candidate.
pub(crate) fn features(
    clauses: &Clauses<'_>,
    quote: usize,
    said: Said,
    one: &Subject,
    mut hold: impl FnMut(&'static str),
) {
    let view = clauses.view;
    let before = one.cue < quote;
    let verb = clauses.verb_at(one.cue).filter(|v| v.cue);
    let (low, high) = if before { (one.cue + 1, quote) } else { (quote + 1, one.cue) };
    let gap = if before {
        clauses.start(quote) - clauses.pieces[one.cue].end
    } else {
        clauses.pieces[one.cue].start.saturating_sub(clauses.start(quote) + 1)
    };
    hold(if before { "before" } else { "behind" });
    // what kind of cue
    hold(match one.way {
        Way::Source => "cue_source",
        Way::Possessor => "cue_possessor",
        Way::Label => "cue_label",
        _ => match verb {
            None => "cue_none",
            Some(v) if view.is(v.at, class::SAID) => "cue_said",
            Some(v) if view.is(v.at, class::SAY) && !view.is(v.at, class::CALL) => "cue_say",
            Some(v) if view.is(v.at, class::CALL) => "cue_call",
            Some(v) if view.is(v.at, class::SAY_ING) => "cue_ing",
            Some(v) if view.is(v.at, class::REPORT) => "cue_report",
            Some(v) if view.is(v.at, class::THINK) => "cue_think",
            Some(_) => "cue_base",
        },
    });
    if let Some(verb) = verb {
        match verb.form {
            Form::Passive => hold(if one.way == Way::Agent { "passive_agent" } else { "passive" }),
            Form::Base => hold("infinitive"),
            Form::Participle => hold("participle"),
            Form::Finite => {}
        }
    }
    // where
    hold(match (before, gap) {
        (true, 0) => "gap_before_0",
        (true, 1..=2) => "gap_before_1",
        (true, 3..=5) => "gap_before_3",
        (true, 6..=10) => "gap_before_6",
        (true, 11..=20) => "gap_before_11",
        (true, _) => "gap_before_21",
        (false, 0..=2) => "gap_behind_0",
        (false, 3..=6) => "gap_behind_3",
        (false, 7..=14) => "gap_behind_7",
        (false, _) => "gap_behind_15",
    });
    let mut between = clauses.pieces[low.min(high)..high].iter().enumerate();
    let (mut cues, mut quotes, mut subjects, mut commas, mut joins) = (0, 0, 0, 0, 0);
    for (offset, piece) in between.by_ref().take(60) {
        match piece.chunk {
            Chunk::Verb(v) if v.cue && view.is(v.at, class::SAY | class::CALL | class::SAY_ING) => cues += 1,
            Chunk::Verb(_)
                if matches!(
                    clauses.chunk(low + offset).and(clauses.chunk((low + offset).wrapping_sub(1))),
                    Some(Chunk::Phrase(_))
                ) =>
            {
                subjects += 1
            }
            Chunk::Quote => quotes += 1,
            Chunk::Comma => commas += 1,
            Chunk::Join | Chunk::Break => joins += 1,
            _ => {}
        }
    }
    match cues {
        0 => {}
        1 => hold("cues_between_1"),
        _ => hold("cues_between_2"),
    }
    if quotes > 0 {
        hold("quotes_between");
    }
    if subjects > 0 {
        hold("verbs_between");
    }
    if commas > 0 && gap > 2 {
        hold("commas_between");
    }
    if joins > 0 {
        hold("joins_between");
    }
    if before && clauses.chunk(one.cue + 1) == Some(Chunk::That) {
        hold("that");
    }
    if before && gap <= 1 && clauses.chunk(quote - 1) == Some(Chunk::Colon) {
        hold("colon");
    }
    // who
    let governed =
        clauses.pieces.binary_search_by_key(&one.mention.start, |p| p.start).is_ok_and(|p| clauses.governed(p));
    hold(match one.way {
        Way::Beside if governed => "beside_governed",
        Way::Beside => "beside",
        Way::Insertion => "insertion",
        Way::Relative => "relative",
        Way::Joined => "joined",
        Way::Nearest => "nearest",
        Way::Main => "main",
        Way::Inverted => "inverted",
        _ => "other_way",
    });
    match one.mention.kind {
        Kind::Name => hold(if view.is(one.mention.head, class::PLACE | class::NOT_NAME) { "place" } else { "name" }),
        Kind::Pronoun if view.is(one.mention.head, class::PRON_1) => hold("first_person"),
        Kind::Pronoun if view.is(one.mention.head, class::PRON_M | class::PRON_F) => hold("pronoun"),
        Kind::Pronoun => hold("pronoun_other"),
        Kind::Relative => hold("relative_word"),
        Kind::Role if view.is(one.mention.head, class::NOUN_SPEECH) => hold("text"),
        Kind::Role if view.is(one.mention.head, class::ROLE | class::PERSON_PL | class::GROUP | class::TITLE) => {
            hold("role")
        }
        Kind::Role => hold("noun"),
    }
    // inside what another verb reports
    let outer = (one.cue.saturating_sub(24)..one.cue).rev().find(|&p| {
        clauses
            .verb_at(p)
            .is_some_and(|v| v.cue && v.form != Form::Passive && view.is(v.at, CUE | class::SAY_ING | class::SAY_BASE))
    });
    let embedded = outer.filter(|&p| {
        clauses.pieces[p].end <= one.mention.start
            && !clauses.pieces[p..one.cue].iter().any(|x| matches!(x.chunk, Chunk::Quote | Chunk::Break))
    });
    if let Some(p) = embedded {
        let near = one.mention.start - clauses.pieces[p].end <= 2;
        let strong = clauses.verb_at(p).is_some_and(|v| view.is(v.at, class::SAY));
        hold(match (near, strong) {
            (true, true) => "inside_near",
            (true, false) => "inside_near_weak",
            (false, true) => "inside",
            (false, false) => "inside_weak",
        });
        if one.mention.kind == Kind::Pronoun {
            hold("inside_pronoun");
        }
    }
    if clauses.pieces[..one.cue].iter().rev().take(24).all(|p| !matches!(p.chunk, Chunk::Verb(v) if v.cue)) {
        hold("first_cue");
    }
    // the quotation with the cue
    let full = said.capital && said.closed;
    if full && before && gap <= 1 {
        hold("full_beside");
    }
    if full && before && gap > 1 {
        hold("full_apart");
    }
    if !full && said.words <= 3 && verb.is_some_and(|v| view.is(v.at, class::CALL)) && gap <= 5 {
        hold("called");
    }
    if !before && clauses.chunk(one.cue.wrapping_sub(2)) == Some(Chunk::Comma) {
        hold("comma_before_subject");
    }
}

/// The weight of a feature in logits.
pub(crate) fn weight(name: &str) -> f64 {
    WEIGHTS_QUOTES.binary_search_by(|&(n, _)| n.cmp(name)).map_or(0.0, |at| f64::from(WEIGHTS_QUOTES[at].1) / 100.0)
}
