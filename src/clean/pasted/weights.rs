//! The weights of the features: one table for each thing that a line can be, and each change at it.

use super::chain::Scores;
use super::features::features;
use super::page::Page;
use crate::lexicon;

/// The weights of a page's lines.
pub(super) struct Weights {
    removed: Table,
    before: Table,
    inside: Table,
    after: Table,
    enter: Table,
    pause: Table,
    resume: Table,
    leave: Table,
    headline: Table,
}

/// Positions of features and their weights.
struct Table(Vec<(usize, f64)>);

impl Table {
    /// Weights stand in hundredths.
    fn new(names: &[(&'static str, f64)], weights: &[(&str, i16)]) -> Self {
        let at = |name: &str| names.iter().position(|(known, _)| *known == name);
        Table(weights.iter().filter_map(|&(name, w)| Some((at(name)?, f64::from(w) / 100.0))).collect())
    }

    fn score(&self, features: &[(&'static str, f64)]) -> f64 {
        self.0.iter().map(|&(at, weight)| weight * features[at].1).sum()
    }
}

impl Weights {
    /// `page` must have a line.
    pub fn new(page: &Page<'_>) -> Self {
        let names = features(page, 0);
        let table = |weights| Table::new(&names, weights);
        Weights {
            removed: table(&lexicon::WEIGHTS_PASTED_REMOVED),
            before: table(&lexicon::WEIGHTS_PASTED_BEFORE),
            inside: table(&lexicon::WEIGHTS_PASTED_INSIDE),
            after: table(&lexicon::WEIGHTS_PASTED_AFTER),
            enter: table(&lexicon::WEIGHTS_PASTED_ENTER),
            pause: table(&lexicon::WEIGHTS_PASTED_PAUSE),
            resume: table(&lexicon::WEIGHTS_PASTED_RESUME),
            leave: table(&lexicon::WEIGHTS_PASTED_LEAVE),
            headline: table(&lexicon::WEIGHTS_PASTED_HEADLINE),
        }
    }

    /// The scores of a line in the chain.
    pub fn scores(&self, page: &Page<'_>, line: usize) -> Scores {
        let features = features(page, line);
        let of = |table: &Table| table.score(&features);
        let removed = of(&self.removed);
        Scores {
            before: removed + of(&self.before),
            inside: removed + of(&self.inside),
            after: removed + of(&self.after),
            enter: of(&self.enter),
            pause: of(&self.pause),
            resume: of(&self.resume),
            leave: of(&self.leave),
        }
    }

    /// How much a line is like a headline.
    pub fn headline(&self, page: &Page<'_>, line: usize) -> f64 {
        self.headline.score(&features(page, line))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::canonical::Canonical;
    use super::super::super::lines::form;
    use super::*;
    use crate::text::{Layout, paragraphs};

    #[test]
    fn every_weight_has_its_feature() {
        let text = "Harbour\n\nThe bridge is closed.";
        let layout = Layout::new(text, &paragraphs(text), None);
        let forms = [form(&layout, 0), form(&layout, 1)];
        let (canonical, marks) = (Canonical::new(&layout), [Default::default(); 2]);
        let page = Page::new(&layout, &forms, &canonical, &[false; 2], &marks, &mut 0);
        let names = features(&page, 0).map(|(name, _)| name);
        let tables = [
            &lexicon::WEIGHTS_PASTED_REMOVED,
            &lexicon::WEIGHTS_PASTED_BEFORE,
            &lexicon::WEIGHTS_PASTED_INSIDE,
            &lexicon::WEIGHTS_PASTED_AFTER,
            &lexicon::WEIGHTS_PASTED_ENTER,
            &lexicon::WEIGHTS_PASTED_PAUSE,
            &lexicon::WEIGHTS_PASTED_RESUME,
            &lexicon::WEIGHTS_PASTED_LEAVE,
            &lexicon::WEIGHTS_PASTED_HEADLINE,
        ];
        let weighed: Vec<&str> = tables.iter().flat_map(|table| table.iter().map(|&(name, _)| name)).collect();
        let missing: Vec<_> = weighed.iter().filter(|name| !names.contains(name)).collect();
        let idle: Vec<_> = names.iter().filter(|name| !weighed.contains(name)).collect();
        assert!(missing.is_empty() && idle.is_empty(), "{missing:?} {idle:?}");
    }
}
