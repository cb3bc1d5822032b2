//! Dates and names that come again and again, and are what the text tells.

use super::{Evidence, Form, KNOWN, PARAGRAPH};
use crate::keys::Numbers;
use crate::text::Layout;

/// Dates, or makers' names, of a text that is a list of dated or made things.
const ENTRIES: usize = 5;

/// Takes back dates and makers' names that come again and again: a programme's days and a catalogue's publishers are
/// what it tells. What says of itself that it was updated does not count, nor do whole pages, where each comment is
/// dated.
pub(super) fn listed(forms: &[Form], found: &mut [Option<Evidence>]) {
    for (rule, below) in [("timestamp", 0.95), ("credit.author", 1.0)] {
        let entry = |(evidence, form): (&Option<Evidence>, &Form)| {
            evidence.is_some_and(|e| e.rule == rule && e.score < below) && !form.closed
        };
        let entries: Vec<bool> = found.iter().zip(forms).map(entry).collect();
        if entries.iter().filter(|&&entry| entry).count() >= ENTRIES {
            let listed = found.iter_mut().zip(entries).filter(|(_, entry)| *entry);
            listed.filter_map(|(evidence, _)| evidence.as_mut()).for_each(|evidence| evidence.score *= KNOWN);
        }
    }
}

/// Dates and times that head something each: so many lines, or headings.
const HEADING: [usize; 2] = [3, 2];

/// Takes back dates and times that head what stands behind them, of a diary's days, a chronicle's years, a live blog's
/// posts: between paragraphs, more than once.
pub(super) fn heading(layout: &Layout<'_>, forms: &[Form], found: &mut [Option<Evidence>]) {
    let body = |unit: usize| forms.get(unit).is_some_and(|form| form.closed && form.words >= PARAGRAPH);
    let heads = |unit: usize| {
        let moment = found[unit].is_some_and(|e| e.rule == "timestamp" && e.score < 0.95) && !forms[unit].closed;
        let before = || unit < 2 || body(unit - 1) || layout.units[unit - 1].heading;
        // 10:41, Power is back, and what there is to say
        let titled = || body(unit + 2) && found.get(unit + 1).is_some_and(Option::is_none);
        moment && before() && (body(unit + 1) || titled())
    };
    // what stands twice goes, and what heads it with it
    let mut told = Numbers::default();
    let mut new = |unit: usize| told.insert(layout.row_hash(layout.units[unit + 1].tokens.clone()));
    let lines: Vec<usize> = (0..forms.len()).filter(|&unit| heads(unit) && new(unit)).collect();
    let headings = lines.iter().filter(|&&unit| layout.units[unit].heading).count();
    let enough = [lines.len() >= HEADING[0], headings >= HEADING[1]];
    for unit in lines {
        if enough[usize::from(layout.units[unit].heading)]
            && let Some(evidence) = &mut found[unit]
        {
            evidence.score *= KNOWN;
        }
    }
}
