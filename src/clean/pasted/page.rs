//! The lines of a page with all that is counted once: what stands around each, and what the paragraphs know of it.

use super::super::canonical::Canonical;
use super::super::lines::Form;
use super::super::related::content;
use super::line;
use super::mark::{Kind, Mark};
use super::sums::Sums;
use crate::keys::Tally;
use crate::text::Layout;
use std::ops::Range;

/// Words of a line that counts as a paragraph, if it ends like a sentence.
const PARAGRAPH: usize = 15;
/// A distance to, or from, a paragraph that is not there.
const FAR: usize = 99;

/// The lines of a page. A paragraph here is one that was not removed before.
pub(super) struct Page<'a> {
    pub layout: &'a Layout<'a>,
    pub forms: &'a [Form],
    /// What each line was found to be by itself, and whether it was removed for that.
    pub marks: &'a [Mark],
    pub gone: &'a [bool],
    /// Share of each line's content words that stand in paragraphs other than itself, and in several of them.
    pub known: Vec<f64>,
    pub topic: Vec<f64>,
    /// Share of the paragraphs' bytes before each line, and after it.
    pub before: Vec<f64>,
    pub after: Vec<f64>,
    /// Lines to the next paragraph, and from the last.
    pub next: Vec<usize>,
    pub last: Vec<usize>,
    /// The stretch of lines in which paragraphs stand most densely.
    pub main: Range<usize>,
    /// Lines without a blank one between them that each line stands among.
    pub block: Vec<Range<usize>>,
    /// How many lines are made like this one, and begin like it; 0 where it is too plain to tell.
    pub shaped: Vec<u32>,
    pub begun: Vec<u32>,
    /// What each line says, hashed, and how many lines say it.
    pub texts: Vec<u64>,
    pub repeated: Vec<u32>,
    pub interface: Vec<bool>,
    pub named: Vec<bool>,
    pub personal: Vec<bool>,
    /// Share of the words that stand in paragraphs.
    pub paragraph_share: f64,
    /// How many paragraphs there are, and the first of them.
    pub paragraphs: usize,
    pub first: usize,
    pub sums: PageSums,
}

/// Sums over the lines of a page.
pub(super) struct PageSums {
    /// Words, at most 40 a line, as a share of 40.
    pub words: Sums,
    pub known: Sums,
    /// Lines of more than five words that end like sentences.
    pub closed: Sums,
    /// Logarithms of how many lines are made alike.
    pub shaped: Sums,
    pub personal: Sums,
    pub named: Sums,
    /// Marks of comments, of other stories, and of all that ends an article.
    pub comments: Sums,
    pub related: Sums,
    pub ends: Sums,
}

impl<'a> Page<'a> {
    /// Cost: linear in the tokens.
    pub fn new(
        layout: &'a Layout<'a>,
        forms: &'a [Form],
        canonical: &Canonical,
        gone: &'a [bool],
        marks: &'a [Mark],
        work: &mut u64,
    ) -> Self {
        let lines = || 0..forms.len();
        let body = |line: usize| forms[line].words >= PARAGRAPH && forms[line].closed && !gone[line];
        let (known, topic) = known(layout, &lines().map(body).collect::<Vec<_>>(), work);
        let size = |line: usize| if body(line) { layout.units[line].span.len() as f64 } else { 0.0 };
        let sizes = Sums::new(lines().map(size));
        let total = sizes.total(lines()) + 1.0;
        let paragraphs: Vec<usize> = lines().filter(|&line| body(line)).collect();
        let next = |line: usize| paragraphs.get(paragraphs.partition_point(|&p| p <= line)).map_or(FAR, |p| p - line);
        let last = |line: usize| {
            let before = paragraphs.partition_point(|&p| p < line).checked_sub(1);
            before.map_or(FAR, |at| line - paragraphs[at])
        };
        let value = |line: usize| if body(line) { forms[line].words.min(60) as f64 } else { -5.0 };
        let one = |flag: bool| if flag { 1.0 } else { 0.0 };
        let shaped = counts(&lines().map(|line| line::shape(layout, line)).collect::<Vec<_>>());
        let named: Vec<bool> = lines().map(|line| line::named(layout, line)).collect();
        let personal: Vec<bool> = lines().map(|line| line::personal(layout, line)).collect();
        let marked = |kinds: &'static [Kind]| {
            Sums::new(marks.iter().map(|mark| if kinds.contains(&mark.kind) { mark.score } else { 0.0 }))
        };
        let text = |words: &Range<usize>| if words.is_empty() { 0 } else { canonical.hash(words) | 1 };
        let texts: Vec<u64> = canonical.units.iter().map(text).collect();
        let words = |line: usize| forms[line].words as f64;
        *work += 8 * forms.len() as u64;
        Page {
            layout,
            forms,
            marks,
            gone,
            before: lines().map(|line| sizes.total(0..line) / total).collect(),
            after: lines().map(|line| 1.0 - sizes.total(0..line + 1) / total).collect(),
            next: lines().map(next).collect(),
            last: lines().map(last).collect(),
            main: densest(&lines().map(value).collect::<Vec<_>>()),
            block: blocks(layout),
            begun: counts(&lines().map(|line| line::beginning(layout, line)).collect::<Vec<_>>()),
            repeated: counts(&texts),
            texts,
            interface: lines().map(|line| line::interface(layout, line)).collect(),
            paragraph_share: paragraphs.iter().map(|&line| words(line)).sum::<f64>()
                / lines().map(words).sum::<f64>().max(1.0),
            paragraphs: paragraphs.len(),
            first: paragraphs.first().copied().unwrap_or(forms.len()),
            sums: PageSums {
                words: Sums::new(lines().map(|line| forms[line].words.min(40) as f64 / 40.0)),
                known: Sums::new(known.iter().copied()),
                closed: Sums::new(forms.iter().map(|form| one(form.closed && form.words > 5))),
                shaped: Sums::new(shaped.iter().map(|&n| libm::log(1.0 + f64::from(n.min(30))))),
                personal: Sums::new(personal.iter().map(|&flag| one(flag))),
                named: Sums::new(named.iter().map(|&flag| one(flag))),
                comments: marked(&[Kind::Comments]),
                related: marked(&[Kind::Related]),
                ends: marked(&[Kind::Related, Kind::Comments, Kind::Legal, Kind::Appeal]),
            },
            known,
            topic,
            shaped,
            named,
            personal,
        }
    }

    /// The text of a line.
    pub fn text(&self, line: usize) -> &'a str {
        self.layout.units[line].span.of(self.layout.text)
    }

    /// Whether a line is long and ends like a sentence.
    pub fn is_paragraph(&self, line: usize) -> bool {
        self.forms[line].words >= PARAGRAPH && self.forms[line].closed
    }

    /// Whether a line stands above all paragraphs.
    pub fn is_head(&self, line: usize) -> bool {
        self.before[line] == 0.0 && !self.is_paragraph(line)
    }
}

/// For each line the share of its content words that stand in paragraphs other than itself, and in three of them.
fn known(layout: &Layout<'_>, body: &[bool], work: &mut u64) -> (Vec<f64>, Vec<f64>) {
    let contents: Vec<Vec<u64>> = (0..body.len()).map(|line| content(layout, line, work)).collect();
    let mut holders: Tally<u32> = Tally::default();
    for words in contents.iter().zip(body).filter_map(|(words, body)| body.then_some(words)) {
        words.iter().for_each(|word| *holders.at(*word) += 1);
    }
    let share = |line: usize, least: u32| {
        let enough = u32::from(body[line]) + least;
        let of = |word: &&u64| holders.get(**word).copied().unwrap_or(0) >= enough;
        contents[line].iter().filter(of).count() as f64 / contents[line].len().max(1) as f64
    };
    let shares = |least: u32| (0..body.len()).map(|line| share(line, least)).collect();
    (shares(1), shares(3))
}

/// The range with the greatest sum (Bentley, 1984).
fn densest(values: &[f64]) -> Range<usize> {
    let (mut best, mut found, mut sum, mut start) = (0.0, 0..0, 0.0, 0);
    for (at, value) in values.iter().enumerate() {
        if sum <= 0.0 {
            (sum, start) = (0.0, at);
        }
        sum += value;
        if sum > best {
            (best, found) = (sum, start..at + 1);
        }
    }
    found
}

/// For each line the lines around it without a blank one between.
fn blocks(layout: &Layout<'_>) -> Vec<Range<usize>> {
    let units = &layout.units;
    let blank = |line: usize| {
        let gap = units[line].span.end..units[line + 1].span.start;
        layout.text.get(gap).is_some_and(|gap| gap.bytes().filter(|&b| b == b'\n').count() > 1)
    };
    let mut blocks = Vec::with_capacity(units.len());
    let mut start = 0;
    for line in 0..units.len() {
        if line + 1 == units.len() || blank(line) {
            blocks.extend((start..=line).map(|_| start..line + 1));
            start = line + 1;
        }
    }
    blocks
}

/// How often each value stands in the row.
fn counts(values: &[u64]) -> Vec<u32> {
    let mut counts: Tally<u32> = Tally::default();
    values.iter().for_each(|value| *counts.at(*value) += 1);
    values.iter().map(|value| if *value == 0 { 0 } else { counts.get(*value).copied().unwrap_or(0) }).collect()
}
