//! What a page's structure says for lines that read like furniture, or stand twice: a heading with text of its own heads
//! that text, whatever words it is made of, and so do the small headings and the list items that recur in every section.

use super::copies::Copy;
use super::furniture::Evidence;
use super::lines::Form;
use crate::text::Layout;

/// Rules that go by the words of menus and buttons: what they find in a heading or a list item may as well be the subject.
const BY_WORDS: [&str; 9] = [
    "interface",
    "navigation",
    "navigation.row",
    "cookie",
    "advertisement",
    "app",
    "paywall",
    "copyright",
    "credit.picture",
];

/// Rules on the words of menus and on links to other texts, of which a reference is full.
const IN_REFERENCE: [&str; 6] = ["interface", "navigation", "navigation.row", "share", "related", "related.link"];

/// Words from which on a line speaks of something, though it calls on the reader: calls are short.
const LONG_CALL: usize = 16;

/// Takes back the evidence against lines for which the structure speaks: in an article also that against sentences of
/// its author, and in a thread that against the dates of its posts. `gone` says which units were removed before,
/// `enough` what evidence removes a unit.
///
/// Cost: linear in the units.
pub(super) fn spare(layout: &Layout<'_>, forms: &[Form], gone: &[bool], enough: f64, found: &mut [Option<Evidence>]) {
    if layout.thread {
        found.iter_mut().filter(|found| found.is_some_and(|e| e.rule == "timestamp")).for_each(|found| *found = None);
    }
    if !layout.authored {
        return;
    }
    let mut next_stays = false;
    let units = layout.units.iter().zip(forms).zip(found).zip(gone);
    for ((unit, form), evidence) in units.rev().filter(|(_, gone)| !**gone).map(|(unit, _)| unit) {
        let rule = evidence.map_or("", |evidence| evidence.rule);
        let named = (unit.item || (unit.heading && next_stays)) && BY_WORDS.contains(&rule);
        let written = match rule {
            "related.link" => form.closed,
            "appeal" => form.words >= LONG_CALL,
            _ => false,
        };
        if named || written || (layout.reference && IN_REFERENCE.contains(&rule)) {
            *evidence = None;
        }
        // cells, code and quotations stay, whatever they read like
        next_stays = unit.data || unit.set_apart || evidence.is_none_or(|evidence| evidence.score < enough);
    }
}

/// Takes back copies of short lines of a page behind which stands what is no copy: a heading or a line with a colon that
/// leads to its own text, an item of another list. What goes is a line that goes with what it heads, or that stands beside the one that it repeats.
/// `gone` says which units were removed before.
///
/// Cost: linear in the units, and a search for each copy.
pub(super) fn keep_lines(layout: &Layout<'_>, forms: &[Form], gone: &[bool], copies: &mut Vec<Copy>) {
    if !layout.authored {
        return;
    }
    let units = &layout.units;
    let place = |copy: &Copy| {
        let unit = units.partition_point(|unit| unit.span.end <= copy.span.start);
        units.get(unit).filter(|u| u.span == copy.span).map(|_| unit)
    };
    let mut copied = vec![false; units.len()];
    copies.iter().filter_map(place).for_each(|unit| copied[unit] = true);
    let mut next: Vec<Option<usize>> = vec![None; units.len()];
    let mut last = None;
    for unit in (0..units.len()).rev() {
        next[unit] = last;
        last = if gone[unit] { last } else { Some(unit) };
    }
    copies.retain(|copy| {
        let leads =
            |unit: &usize| units[*unit].heading || units[*unit].item || copy.span.of(layout.text).ends_with(':');
        let Some(unit) = place(copy).filter(|unit| !forms[*unit].closed && leads(unit)) else { return true };
        let Some(behind) = next[unit] else { return true };
        let heads_heading = units[unit].heading && units[behind].heading;
        let beside =
            copy.of == units[behind].span || units.get(unit.wrapping_sub(1)).is_some_and(|u| u.span == copy.of);
        copied[behind] || heads_heading || beside
    });
}
