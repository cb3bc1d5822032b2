//! Short lines that stand more than once and are no copies: refrains, heads of like sections, entries of a table of
//! contents.

use super::{Copies, STATEMENT};
use crate::keys::{Numbers, Tally};

/// Words of the longest line of verse, or heading.
const LINE: usize = 15;
/// Like heads that a list of sections has at least, and entries of a table of contents.
const SECTIONS: u32 = 3;

/// What the lines that stand more than once are.
pub(super) struct Repeated {
    /// Of several equal lines these go first: of a heading and its entry in a table of contents, the heading stays.
    pub listed: Vec<bool>,
    /// Each copy of the line heads something else, or it is verse: none is a copy.
    pub stays: Vec<bool>,
}

impl Repeated {
    /// Cost: linear in the units.
    pub fn new(copies: &Copies<'_>) -> Self {
        let units = &copies.canonical.units;
        let hashes: Vec<u64> = units.iter().map(|row| copies.canonical.hash(row)).collect();
        let mut counts: Tally<u32> = Tally::default();
        for (&hash, row) in hashes.iter().zip(units) {
            if !row.is_empty() && !copies.gone[row.start] {
                *counts.at(hash) += 1;
            }
        }
        let lines = Lines { copies, hashes, counts };
        Repeated { listed: lines.listed(), stays: lines.stays() }
    }
}

struct Lines<'a> {
    copies: &'a Copies<'a>,
    hashes: Vec<u64>,
    /// How many units that are not gone say the same.
    counts: Tally<u32>,
}

impl Lines<'_> {
    fn count(&self, unit: usize) -> u32 {
        self.hashes.get(unit).and_then(|&hash| self.counts.get(hash)).copied().unwrap_or(0)
    }

    /// A line that may be a heading, since it has no full stop, asks or is numbered, and stands more than once.
    #[cfg_attr(quick, optimize(speed))]
    fn repeated(&self, unit: usize) -> bool {
        let Some(form) = self.copies.forms.get(unit) else { return false };
        let text = self.copies.layout.units[unit].span.of(self.copies.layout.text);
        let numbered = text.starts_with(|c: char| c.is_ascii_digit()) && form.words <= LINE;
        let heading = !form.closed || ((numbered || form.asks) && form.words <= LINE);
        heading && !self.copies.canonical.units[unit].is_empty() && self.count(unit) > 1
    }

    /// Whether a paragraph stands behind a line.
    fn leads(&self, unit: usize) -> bool {
        self.copies.forms.get(unit + 1).is_some_and(|form| form.closed) && !self.repeated(unit + 1)
    }

    /// Entries of a table of contents: they lead nowhere, other copies of them do, and so it is with the lines around.
    fn listed(&self) -> Vec<bool> {
        let mut headed = Numbers::default();
        let units = 0..self.hashes.len();
        for unit in units.clone().filter(|&u| self.repeated(u) && self.leads(u)) {
            headed.insert(self.hashes[unit]);
        }
        let entry = |u: usize| self.repeated(u) && !self.leads(u) && headed.find(self.hashes[u]).is_some();
        let distinct = |u: usize, v: usize| v < self.hashes.len() && self.hashes[u] != self.hashes[v] && entry(v);
        units
            .map(|u| {
                let (before, after) = (u.wrapping_sub(1), u + 1);
                let beside = self.repeated(before) || self.repeated(after);
                entry(u) && (distinct(u, before) || distinct(u, after)) && beside
            })
            .collect()
    }

    fn stays(&self) -> Vec<bool> {
        let verse = self.is_verse();
        // how many of several equal lines stand above something that stands once
        let mut heads: Tally<u32> = Tally::default();
        let head = |u: &usize| self.repeated(*u) && !self.copies.forms[*u].closed;
        for unit in (0..self.hashes.len()).filter(head) {
            if self.count(unit + 1) == 1 && self.is_own_text(unit + 1) {
                *heads.at(self.hashes[unit]) += 1;
            }
        }
        // what a text begins with is its headline, however often it comes again
        let headline = (0..self.hashes.len()).find(|&unit| self.count(unit) > 0).map(|unit| self.hashes[unit]);
        let stays = |unit: usize| {
            let form = &self.copies.forms[unit];
            let heads_all = heads.get(self.hashes[unit]) == Some(&self.count(unit));
            let text = self.copies.layout.units[unit].span.of(self.copies.layout.text);
            let section = heads_all
                && headline != Some(self.hashes[unit])
                && (text.ends_with(':') || self.count(unit) >= SECTIONS);
            (verse && form.words <= LINE) || (section && form.words < STATEMENT)
        };
        (0..self.hashes.len()).map(|unit| self.repeated(unit) && stays(unit)).collect()
    }

    /// Whether a line may be what a heading leads to: a sentence, or an item of a list, but no teaser or headline.
    fn is_own_text(&self, unit: usize) -> bool {
        let form = &self.copies.forms[unit];
        form.cut.is_none() && (form.closed || form.words < STATEMENT)
    }

    /// Whether little of what the text says is prose: in songs, plays and tables lines come again.
    fn is_verse(&self) -> bool {
        let (mut prose, mut all) = (0, 0);
        let mut said = Numbers::default();
        for (unit, form) in self.copies.forms.iter().enumerate().filter(|(unit, _)| self.count(*unit) > 0) {
            if said.insert(self.hashes[unit]) {
                all += form.words;
                prose += if form.words > LINE || (form.closed && form.words > STATEMENT) { form.words } else { 0 };
            }
        }
        prose * 4 < all
    }
}

impl Copies<'_> {
    /// Whether what is left of a text begins with one line, however short, that stands twice above a paragraph: its
    /// headline. Gives both units.
    pub(super) fn twice_at_the_head(&self) -> Option<[usize; 2]> {
        let mut left = (0..self.forms.len()).filter(|&unit| {
            let row = &self.canonical.units[unit];
            !row.is_empty() && !self.gone[row.start]
        });
        let (first, second, third) = (left.next()?, left.next()?, left.next()?);
        let (line, below) = (&self.forms[second], &self.forms[third]);
        let same = self.canonical.same(&self.canonical.units[first], &self.canonical.units[second]);
        let headline = !line.closed && line.cut.is_none() && line.words > 1;
        (same && headline && below.closed && below.words >= STATEMENT).then_some([first, second])
    }

    /// Whether a short line stands beside another that says something else: in a list or a table a line may come again.
    pub(super) fn in_list(&self, unit: usize) -> bool {
        let row = &self.canonical.units[unit];
        let item = |other: usize| {
            let form = self.forms.get(other);
            let stays = self
                .canonical
                .units
                .get(other)
                .is_some_and(|r| !r.is_empty() && !self.gone[r.start] && !self.canonical.same(r, row));
            stays && form.is_some_and(|form| !form.closed && form.words < STATEMENT)
        };
        item(unit + 1) || unit.checked_sub(1).is_some_and(item)
    }
}
