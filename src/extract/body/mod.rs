//! Which leaves are the article's body.

mod alike;
mod context;
mod ends;
#[cfg(test)]
mod fit;
mod leaf;
mod nest;
mod rules;
mod score;
mod smooth;
mod units;

pub(super) use units::keep_whole;

use super::address::Base;
use super::flow::Flow;
use super::head::Said;
use super::signs::facts::Facts;
use super::signs::marks::{self, element};
use super::signs::measure::{Measure, skeleton};
use super::visible::Shown;
use crate::article::BlockKind;
use crate::keys::Texts;
use crate::lexicon::hint;
use crate::page::Page;
use crate::span::Span;
use context::Context;
use leaf::Look;

/// What was found out about the leaves of a page.
pub(super) struct Body {
    /// For each leaf whether it belongs to the body.
    pub kept: Vec<bool>,
    /// For each leaf the code of what speaks against it most.
    pub rules: Vec<&'static str>,
    /// For each leaf how likely it is to belong to the body after all, from 0 to 1.
    pub doubts: Vec<f32>,
    /// The marks of the page.
    pub marks: marks::Marks,
}

/// A page's text with all that is known of its leaves before they are scored.
pub(super) struct Ground<'a> {
    page: &'a Page,
    flow: &'a Flow,
    /// What the page tells as a whole.
    pub facts: Facts,
    marks: marks::Marks,
    measures: Vec<Measure>,
    repeats: Vec<u32>,
}

impl<'a> Ground<'a> {
    /// Measures and marks the page. Cost: linear in nodes and text.
    pub fn new(page: &'a Page, flow: &'a Flow, said: &Said, base: &Base) -> Self {
        let measures: Vec<Measure> =
            flow.leaves.iter().map(|leaf| Measure::of(leaf.span.of(&flow.text), leaf.link_bytes)).collect();
        let prose = running_sums(measures.iter().map(Measure::prose));
        let (marks, signs) = marks::read(page, flow, &prose);
        let site = said.site().map(|(site, _)| site);
        let mut facts = Facts::new(page, flow, &said.titles(), &said.author_names(), site.as_deref(), said.is_thread());
        facts.thread |= signs.tell(base.address(), said);
        let described = ["og:description", "description", "twitter:description"].map(|name| said.first(&[name]));
        let described = described.iter().flatten().map(|(text, _)| skeleton(text)).filter(|text| !text.is_empty());
        facts.descriptions = described.collect();
        let shown = Shown::new(page, flow, &facts, &marks, &[], said.language());
        let named = shown.named_elements();
        facts.add_authors(named.into_iter().map(|(_, name)| name));
        Ground { page, flow, facts, marks, measures, repeats: repeats(flow) }
    }

    fn look(&self) -> Look<'_> {
        Look {
            page: self.page,
            flow: self.flow,
            marks: &self.marks,
            facts: &self.facts,
            measures: &self.measures,
            repeats: &self.repeats,
        }
    }
}

/// Finds the body. Cost: linear in nodes and text.
pub(super) fn find(ground: Ground<'_>) -> (Body, Facts) {
    let look = ground.look();
    let facts = &ground.facts;
    let scorer = leaf::Scorer::new();
    let leaves = (0..look.flow.leaves.len()).map(|index| scorer.score(&look, index));
    let (first, second): (Vec<f32>, Vec<f32>) = leaves.map(|sum| (sum.logit, sum.second)).unzip();
    let context = Context::new(&look, &first);
    let logits: Vec<f32> =
        second.iter().enumerate().map(|(index, own)| own + context.score(&look, index).second).collect();
    let threshold = if facts.thread { THREAD_THRESHOLD } else { threshold(&look, &logits) };
    let mut kept: Vec<bool> = logits.iter().map(|&logit| logit > threshold).collect();
    if facts.thread {
        smooth::posts(&look, &logits, threshold, &mut kept);
    } else {
        smooth::smooth(&look, &logits, threshold, &mut kept);
        ends::lead(&look, &logits, &mut kept);
        ends::tail(&look, &mut kept);
    }
    for (index, keep) in kept.iter_mut().enumerate() {
        *keep &= !rules::goes(&look, index);
    }
    let rules: Vec<&str> = (0..logits.len()).map(|index| rules::code(&leaf::around(&look, index))).collect();
    let doubts = logits.iter().map(|logit| 1.0 / (1.0 + libm::expf(-logit.clamp(-9.0, 9.0)))).collect();
    let Ground { marks, facts, .. } = ground;
    (Body { kept, rules, doubts, marks }, facts)
}

impl Body {
    /// Takes the heading that shows the title out: the title is in the metadata, and who writes the article out puts it
    /// first. A heading that says anything else stays what it was found to be.
    pub fn drop_title(&mut self, flow: &Flow, facts: &Facts, title: Option<&str>) {
        let (Some(leaf), Some(title)) = (facts.sure_title(), title) else { return };
        if skeleton(title).contains(&skeleton(flow.leaves[leaf].span.of(&flow.text))) {
            self.drop(leaf, "outside.title");
        }
    }

    /// Takes out the lines that are nothing but the author's name, where they stand above the text or in an element with
    /// an author's names: the name is in the metadata. Not for threads, whose posts each have one. Cost: linear in leaves.
    pub fn drop_byline(&mut self, page: &Page, flow: &Flow, byline: Option<&str>) {
        let name = skeleton(byline.unwrap_or_default());
        if name.is_empty() {
            return;
        }
        let mut above = true;
        for (index, leaf) in flow.leaves.iter().enumerate() {
            if !self.kept[index] {
                continue;
            }
            if leaf.span.len() > LINE {
                above = false;
                continue;
            }
            let near = self.marks.near.get(page.parent(leaf.node) as usize).copied().unwrap_or_default().hints;
            let named = near & (hint::AUTHOR | hint::META | hint::BIO) != 0;
            let heading = matches!(flow.blocks.get(leaf.block).map(|b| &b.kind), Some(BlockKind::Heading { .. }));
            if (above || named) && !heading && signs(leaf.span.of(&flow.text), &name) {
                self.drop(index, "outside.details");
            }
        }
    }

    fn drop(&mut self, leaf: usize, rule: &'static str) {
        (self.kept[leaf], self.rules[leaf], self.doubts[leaf]) = (false, rule, 0.05);
    }
}

/// Whether a line is nothing but a name, of which the skeleton is given, with at most a short word before it: By, in
/// whatever language.
fn signs(line: &str, name: &str) -> bool {
    let line = line.trim();
    let from = [0].into_iter().chain(line.match_indices(char::is_whitespace).map(|(at, _)| at).take(2));
    from.into_iter().any(|at| skeleton(&line[..at]).chars().count() <= PREFIX && skeleton(&line[at..]) == name)
}

/// Letters of what may stand before an author's name.
const PREFIX: usize = 4;

/// Bytes that a line has at most which is nothing but a name.
const LINE: usize = 80;

/// The second score from which on a leaf is kept, in logits: below zero, since losing text is worse than keeping too much.
const THRESHOLD: f32 = -0.3;

/// The same in a thread, whose posts have more ways to look.
const THREAD_THRESHOLD: f32 = -0.6;

/// The same in a reference, which shows code and says much in short lines, tables and links.
const REFERENCE_THRESHOLD: f32 = -1.0;

/// Lower thresholds that are tried in turn where too little is kept.
const RECOVERY: [f32; 4] = [1.0, 2.0, 3.0, 4.0];

/// Share of a page's prose outside menus, comments and the like of which a body must hold this much.
const ENOUGH: f32 = 0.6;

/// The threshold for a page: lower where the usual one would lose most of what can be the article.
fn threshold(look: &Look<'_>, logits: &[f32]) -> f32 {
    let alien = hint::COMMENT | hint::RELATED | hint::MODAL | hint::FOOTER | hint::NAV | hint::HIDDEN | hint::FORM;
    let hope: Vec<f32> = (0..logits.len())
        .map(|index| {
            let around = leaf::around(look, index);
            let hints = around.near.hints | around.middle.hints;
            let elements = around.near.elements | around.middle.elements;
            let outside = hints & alien != 0 || elements & (element::NAV | element::FOOTER) != 0;
            if outside { 0.0 } else { look.measures[index].prose() }
        })
        .collect();
    let all: f32 = hope.iter().sum();
    let kept = |threshold: f32| -> f32 {
        hope.iter().zip(logits).filter(|&(_, &logit)| logit > threshold).map(|(prose, _)| prose).sum()
    };
    let code = look.flow.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Code { .. }));
    let usual = if code.take(2).count() > 1 { REFERENCE_THRESHOLD } else { THRESHOLD };
    let mut tried = usual;
    for lower in RECOVERY {
        if kept(tried) >= all * ENOUGH {
            break;
        }
        tried = usual - lower;
    }
    tried
}

/// The sums of the values before each place, and of all at the end.
pub(super) fn running_sums(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut sums = vec![0.0];
    let mut sum = 0.0_f32;
    for value in values {
        sum += value;
        sums.push(sum);
    }
    sums
}

/// How often each leaf's text stands on the page.
pub(super) fn repeats(flow: &Flow) -> Vec<u32> {
    let text = |span: Span| span.of(&flow.text);
    let (mut texts, mut counts) = (Texts::default(), vec![0; flow.leaves.len()]);
    let numbers: Vec<usize> = flow.leaves.iter().map(|leaf| texts.number(text(leaf.span))).collect();
    numbers.iter().for_each(|&number| counts[number] += 1);
    numbers.iter().map(|&number| counts[number]).collect()
}
