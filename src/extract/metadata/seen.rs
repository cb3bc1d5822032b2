//! The dates that a page shows its readers, and what they call themselves.

use crate::article::BlockKind;
use crate::extract::visible::Shown;
use crate::extract::visible::dates::{self, Habit};
use crate::extract::visible::labels::{Label, label};
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::Id;

/// A date on the page.
pub(super) struct Sight {
    /// Its leaf.
    pub index: usize,
    pub date: String,
    pub source: &'static str,
    label: Label,
    /// Whether it stands with the headline.
    pub at_headline: bool,
    /// Whether it stands before the body, or in a thread, where each post has one.
    pub sure: bool,
}

/// The dates that the page shows near its headline, the nearest first.
pub(super) struct Seen(Vec<Sight>);

/// Leaves behind the headline that still stand with it.
const WITH_HEADLINE: usize = 6;
/// Leaves right before it that do.
const ABOVE: usize = 2;

/// Words of a line that says when it was published and when it was changed.
const LINE: usize = 24;
/// Words of one that has one date.
const WORDS: usize = 16;

/// Bytes of a line that is a label and nothing else.
const LABEL: usize = 32;

impl Seen {
    pub fn new(page: &Page, shown: &Shown<'_>, habit: Habit) -> Seen {
        let times = times(page, shown, habit);
        let mut seen = Vec::new();
        let mut last = None;
        for index in shown.top() {
            let (Some(line), Some(leaf)) = (shown.line(index), shown.flow.leaves.get(index)) else { continue };
            let block = shown.flow.blocks.get(leaf.block).map(|block| &block.kind);
            let fits = matches!(block, Some(BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading { .. }))
                && !shown.is_alien(leaf.element)
                && line.split_whitespace().take(LINE + 1).count() <= LINE;
            if !fits || last == Some(index) {
                continue;
            }
            let dates = dates::all(line, habit);
            if line.split_whitespace().count() > WORDS && dates.len() < 2 {
                continue;
            }
            last = Some(index);
            let start = shown.title.unwrap_or(shown.body.start);
            let at_headline =
                (start.saturating_sub(ABOVE)..=start + WITH_HEADLINE).contains(&index) && index <= shown.body.start + 3;
            let above = above(shown, index);
            if dates.is_empty() && times.iter().all(|time| time.leaf != index) || is_quoted(page, leaf.element) {
                continue;
            }
            // two dates with a dash between them tell how long something lasts
            if let [(_, from), (_, to)] = dates.as_slice()
                && line.get(*from..*to).is_some_and(is_range)
            {
                continue;
            }
            let sure = shown.thread || index < shown.body.start;
            let mut add = |date: String, source: &'static str, label: Option<Label>| {
                seen.push(Sight { index, date, source, label: label.unwrap_or(Label::None), at_headline, sure });
            };
            let here = times.iter().filter(|time| time.leaf == index);
            for time in here.filter(|time| !dates.iter().any(|(date, _)| time.is(date))) {
                add(time.date.clone(), "time", time.label.or_else(|| label(line, habit.language)));
            }
            let mut from = 0;
            for (date, at) in dates {
                let before = line.get(from..at).unwrap_or("");
                let label =
                    label(before, habit.language).or_else(|| label(above?, habit.language).filter(|_| from == 0));
                from = at;
                let exact = times.iter().find(|time| time.leaf.abs_diff(index) <= 1 && time.is(&date));
                let (date, source) = exact.map_or((date, "visible"), |time| (time.date.clone(), "time"));
                add(date, source, label);
            }
        }
        seen.dedup_by(|one, other| one.date == other.date && one.label == other.label);
        // dates that say nothing of themselves, of several days, are those of what the page lists
        let unsure = |sight: &&Sight| sight.label == Label::None && !sight.sure;
        let mut days = seen.iter().filter(unsure).map(|sight| sight.date.get(..10));
        let first = days.next();
        if days.any(|day| Some(day) != first) {
            seen.retain(|sight| !unsure(&sight));
        }
        Seen(seen)
    }

    /// The nearest date of a label, those in `time` elements first.
    pub fn of(&self, label: Label) -> Option<&Sight> {
        let mut all = self.0.iter().filter(|sight| sight.label == label);
        all.clone().find(|sight| sight.source == "time").or_else(|| all.next())
    }

    /// The nearest date of a change that does not end the page, those by the headline first.
    pub fn change(&self, shown: &Shown<'_>) -> Option<&Sight> {
        let early = |sight: &&Sight| sight.index + 1 < shown.body.end;
        let mut changed = self.0.iter().filter(|sight| sight.label == Label::Changed).filter(early);
        changed.clone().find(|sight| sight.at_headline).or_else(|| changed.next())
    }
}

/// The line before a leaf, if it is short enough to be its label.
fn above<'a>(shown: &'a Shown<'_>, index: usize) -> Option<&'a str> {
    index.checked_sub(1).and_then(|above| shown.line(above)).filter(|line| line.len() <= LABEL)
}

/// The one date on the page to which a short line, or a label above it, gives such a label.
pub(super) fn anywhere(shown: &Shown<'_>, habit: Habit, wanted: Label) -> Option<String> {
    let mut found: Option<String> = None;
    for (index, leaf) in shown.flow.leaves.iter().enumerate() {
        let line = leaf.span.of(&shown.flow.text);
        let figure = line.len() <= 2 * LABEL && line.bytes().any(|byte| byte.is_ascii_digit());
        if !figure || shown.is_alien(leaf.element) {
            continue;
        }
        let Some((date, at)) = dates::first(line, habit) else { continue };
        let before = line.get(..at).and_then(|before| label(before, habit.language));
        if before.or_else(|| label(above(shown, index)?, habit.language)) != Some(wanted) {
            continue;
        }
        if found.as_ref().is_some_and(|found| *found != date) {
            return None;
        }
        found = Some(date);
    }
    found
}

/// The date in a line by itself, right before or behind that with the author's name at the body's end.
pub(super) fn signed(shown: &Shown<'_>, habit: Habit) -> Option<String> {
    (shown.body.end.saturating_sub(3)..shown.body.end + 6).find_map(|index| {
        let line = shown.line(index).filter(|line| line.len() <= LABEL)?;
        let (date, at) = dates::first(line, habit)?;
        let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
        let label = line.get(..at).and_then(|before| label(before, habit.language));
        (label != Some(Label::Changed) && beside.clone().any(|beside| shown.byline(beside).is_some())).then_some(date)
    })
}

/// Whether what stands from the first of two dates to the second ends with a dash in front of it.
fn is_range(between: &str) -> bool {
    let figure = |c: char| c.is_whitespace() || c.is_ascii_digit() || c == '.';
    between.trim_end_matches(figure).ends_with(['-', '\u{2013}', '\u{2014}'])
}

/// Whether an element stands in a quotation, such as an embedded post.
fn is_quoted(page: &Page, id: Id) -> bool {
    let above = std::iter::successors(Some(id), |&id| Some(page.parent(id)));
    above.take(DEEP).any(|id| page.tag(id) == Tag::Blockquote)
}

/// Elements above a date that are looked at.
const DEEP: usize = 12;

/// A `time` element.
struct Time {
    leaf: usize,
    /// What it gives to machines, or else to readers.
    date: String,
    written: Option<String>,
    label: Option<Label>,
}

impl Time {
    fn is(&self, date: &str) -> bool {
        self.date.starts_with(date) || self.written.as_deref() == Some(date)
    }
}

/// The `time` elements with a full date that are no other story's.
fn times(page: &Page, shown: &Shown<'_>, habit: Habit) -> Vec<Time> {
    let time = |(id, node): (usize, &crate::page::tree::Node)| {
        if node.tag != Tag::Time || shown.is_alien(id as Id) {
            return None;
        }
        let text = page.inner_text(id as Id);
        let stated = page.attr(id as Id, Name::Datetime).and_then(dates::machine);
        let written = dates::first(&text, habit).map(|(date, _)| date);
        let date = stated.or_else(|| written.clone()).filter(|date| date.len() >= 10)?;
        // a `time` inside a leaf stands behind its beginning
        let next = shown.flow.first_leaf.get(id).map_or(0, |&leaf| leaf as usize);
        let inside = next
            .checked_sub(1)
            .filter(|&leaf| shown.flow.leaves.get(leaf).is_some_and(|l| page.end(l.element) > id as Id));
        Some(Time { leaf: inside.unwrap_or(next), date, written, label: label(&text, habit.language) })
    };
    page.nodes.iter().enumerate().filter_map(time).take(200).collect()
}
