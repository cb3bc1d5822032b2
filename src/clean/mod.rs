//! From a text cut up to what should go: removals, repairs and flags. Labels spans, edits nothing.

mod canonical;
mod copies;
mod flags;
mod furniture;
mod index;
mod lines;
mod pasted;
mod related;
mod repairs;
mod structure;

use crate::article::{Flag, Reason, Removal, Repair};
use crate::options::{CleanOptions, Level};
use crate::span::Span;
use crate::text::Layout;
pub(crate) use repairs::{Origin, characters, characters_of_page};

use canonical::Canonical;
use copies::Copies;
use furniture::Evidence;

/// What the stage found. Removals and repairs are sorted and do not overlap.
#[derive(Default)]
pub(crate) struct Found {
    pub removals: Vec<Removal>,
    pub repairs: Vec<Repair>,
    pub flags: Vec<Flag>,
    /// Steps of work that were counted.
    pub work: u64,
}

/// Times that what is left of a page is judged once more at most.
const AGAIN: usize = 3;

/// Cleans a text of which `outside` was removed already.
///
/// A page's lines are judged by what stands around them, so that with the menus gone some of them read otherwise: what is
/// left is cleaned as the text that it is, until nothing more goes or [`AGAIN`] times. Who cleans a page twice loses nothing
/// the second time, as a rule.
///
/// Cost: linear in the tokens.
pub(crate) fn run(layout: &Layout<'_>, outside: Vec<Removal>, options: &CleanOptions) -> Found {
    let mut work = layout.work;
    let whole_text = outside.is_empty();
    let Pass { forms, canonical, looks_pasted, mut removals } = pass(layout, outside, options, false, &mut work);
    if whole_text && looks_pasted {
        for _ in 0..AGAIN {
            // a unit of which only sentences were removed is still there
            let left = layout.without(&units_in(layout, removals.iter(), Span::contains));
            let more = pass(&left, Vec::new(), options, true, &mut work).removals;
            let before = bytes(&removals);
            removals.extend(fitting(more, &removals));
            follow(&mut removals);
            settle(&mut removals);
            if bytes(&removals) == before {
                break;
            }
        }
    }
    let flags = flags::find(layout, &canonical, &forms, &removals, &mut work);
    let repairs = if whole_text { repairs::lines(layout) } else { Vec::new() };
    Found { removals, repairs, flags, work }
}

/// What one look at a text gives.
struct Pass {
    forms: Vec<lines::Form>,
    canonical: Canonical,
    looks_pasted: bool,
    removals: Vec<Removal>,
}

/// Looks at a text once: at a whole one, or at what is left of a page.
fn pass(layout: &Layout<'_>, outside: Vec<Removal>, options: &CleanOptions, of_page: bool, work: &mut u64) -> Pass {
    let mut gone = units_in(layout, outside.iter(), Span::overlaps);
    let forms: Vec<lines::Form> = (0..layout.units.len()).map(|unit| lines::form(layout, unit)).collect();
    let canonical = Canonical::new(layout);
    let mut removals = outside;
    let whole_text = removals.is_empty();
    let looks_pasted = pasted::is_page(&forms);
    let mut found = furniture::evidence(layout, &forms, looks_pasted, work);
    structure::spare(layout, &forms, &gone, threshold(options.level), &mut found);
    remove(layout, options, &found, &mut gone, &mut removals);
    if whole_text && looks_pasted {
        let page = pasted::evidence(layout, &forms, &canonical, (&found, &gone), options.level, work);
        remove(layout, options, &page, &mut gone, &mut removals);
    }
    // what is made of lists and sections says a sentence twice by intent
    let left: Vec<lines::Form> = forms.iter().zip(&gone).filter(|(_, gone)| !**gone).map(|(form, _)| *form).collect();
    let in_sections = pasted::is_in_sections(&left);
    let certainty = if of_page || (whole_text && looks_pasted) { OF_A_PAGE } else { 1.0 };
    let (mut copies, copy_work) = Copies::new(layout, &canonical, &forms, &gone).find(!in_sections);
    *work += copy_work;
    structure::keep_lines(layout, &forms, &gone, &mut copies);
    for copy in copies.into_iter().filter(|copy| !options.keep.contains(&copy.reason)) {
        let unit = layout.units.partition_point(|u| u.span.end <= copy.span.start);
        if layout.units.get(unit).is_some_and(|u| u.span == copy.span) {
            gone[unit] = true;
        }
        removals.push(Removal {
            span: copy.span,
            reason: copy.reason,
            rule: copy.rule.to_owned(),
            of: Some(copy.of),
            confidence: copy.confidence * certainty,
        });
    }
    let announces = units_in(layout, removals.iter().filter(|r| r.rule.starts_with("related")), Span::overlaps);
    let foreign = related::evidence(layout, &forms, &gone, &announces, whole_text, work);
    remove(layout, options, &foreign, &mut gone, &mut removals);
    follow(&mut removals);
    removals.retain(|r| {
        let unit = layout.units.partition_point(|u| u.span.end <= r.span.start);
        let unit = layout.units.get(unit);
        r.reason == Reason::Outside || !unit.is_some_and(|u| u.data || (u.set_apart && r.of.is_none()))
    });
    settle(&mut removals);
    Pass { forms, canonical, looks_pasted, removals }
}

/// Of what a further look would take out, what leaves the removals before it true: the copies that they point at stay, and
/// none points at what is gone, as sentences that were removed stand in what the further look sees. Cost: n log n.
fn fitting(more: Vec<Removal>, removals: &[Removal]) -> Vec<Removal> {
    let pointed = joined(removals.iter().filter_map(|r| r.of));
    let gone = joined(removals.iter().map(|r| r.span));
    let fits = |r: &Removal| !r.span.meets(&pointed) && !r.of.is_some_and(|of| of.meets(&gone));
    more.into_iter().filter(fits).collect()
}

/// Spans in order, those that overlap as one.
fn joined(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut sorted: Vec<Span> = spans.collect();
    sorted.sort_unstable_by_key(|span| span.start);
    let mut joined: Vec<Span> = Vec::with_capacity(sorted.len());
    for span in sorted {
        match joined.last_mut().filter(|last| span.start < last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => joined.push(span),
        }
    }
    joined
}

/// Bytes that are removed. The removals do not hold one another.
fn bytes(removals: &[Removal]) -> usize {
    removals.iter().map(|removal| removal.span.len()).sum()
}

/// Sorts removals and takes out what lies inside others.
fn settle(removals: &mut Vec<Removal>) {
    removals.sort_by_key(|r| (r.span.start, std::cmp::Reverse(r.span.end)));
    let mut end = 0;
    removals.retain(|r| {
        let apart = r.span.start >= end && !r.span.is_empty();
        end = end.max(r.span.end);
        apart
    });
}

/// What is left of how sure copies are on a whole page: its article may be a catalogue that says things twice, and seven
/// in ten are right (`scripts/calibrate.py`).
const OF_A_PAGE: f64 = 0.75;

/// Removes the units for which the evidence is strong enough.
fn remove(
    layout: &Layout<'_>,
    options: &CleanOptions,
    found: &[Option<Evidence>],
    gone: &mut [bool],
    removals: &mut Vec<Removal>,
) {
    for (unit, evidence) in found.iter().enumerate() {
        let Some(evidence) = evidence.filter(|e| e.score >= threshold(options.level)) else { continue };
        // what tables and code say like furniture they say as data, and what is quoted is not the page's own
        let exempt = layout.units[unit].data || layout.units[unit].set_apart;
        if !gone[unit] && !exempt && !options.keep.contains(&evidence.reason) {
            gone[unit] = true;
            removals.push(Removal {
                span: layout.units[unit].span,
                reason: evidence.reason,
                rule: evidence.rule.to_owned(),
                of: None,
                confidence: evidence.score.min(0.99),
            });
        }
    }
}

/// A copy of something that went later goes for that reason, too: nothing points at removed text.
fn follow(removals: &mut [Removal]) {
    let mut gone: Vec<(Span, Reason, String, f64)> =
        removals.iter().filter(|r| r.of.is_none()).map(|r| (r.span, r.reason, r.rule.clone(), r.confidence)).collect();
    gone.sort_by_key(|(span, ..)| span.start);
    for removal in removals.iter_mut() {
        let Some(of) = removal.of else { continue };
        let at = gone.partition_point(|(span, ..)| span.end <= of.start);
        if let Some((span, reason, rule, confidence)) = gone.get(at)
            && span.overlaps(of)
        {
            removal.of = None;
            removal.reason = *reason;
            removal.rule.clone_from(rule);
            removal.confidence = *confidence;
        }
    }
}

/// How sure a removal without a copy must be.
fn threshold(level: Level) -> f64 {
    match level {
        Level::Careful => 0.9,
        Level::Standard => 0.6,
        Level::Thorough => 0.45,
    }
}

/// Which units meet removed text as `lies` asks. Cost: linear, and the sorting of the removals.
fn units_in<'a>(
    layout: &Layout<'_>,
    removals: impl Iterator<Item = &'a Removal>,
    lies: fn(Span, Span) -> bool,
) -> Vec<bool> {
    let mut spans: Vec<Span> = removals.map(|removal| removal.span).collect();
    spans.sort_unstable_by_key(|span| span.start);
    let mut next = 0;
    let inside = |span: Span| {
        while spans.get(next).is_some_and(|r| r.end <= span.start) {
            next += 1;
        }
        spans.get(next).is_some_and(|&r| lies(r, span))
    };
    layout.units.iter().map(|unit| unit.span).map(inside).collect()
}
