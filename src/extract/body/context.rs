//! What the neighbourhood tells of a leaf: the second of the body's two scorers, on top of the first.

use super::alike::alike;
use super::leaf::{self, Look};
use super::nest::{self, Nest};
use super::score::{Sum, Weights, features};
use crate::article::BlockKind;
use crate::extract::signs::marks::element;
use crate::lexicon::{WEIGHTS_CONTEXT, hint};
use crate::page::tag::Tag;
use crate::page::tree::Id;
use std::{ops::Range, sync::OnceLock};

features! {
    Bias "bias", Own "own", OwnLow "own_low", OwnHigh "own_high", Previous "previous", Next "next", Previous3 "previous_3", Next3 "next_3",
    Around "around_8", Parent "parent", Grand "grand", Run "run", InCore "in_core", BeforeCore "before_core", AfterCore "after_core",
    InTop "in_top", TopShare "top_share", CoreLeadGap "core_lead_gap", CoreTailGap "core_tail_gap",
    HeadingNext "heading_next", HeadingPrevious "heading_previous", HeadingHeading "heading_heading", ShortNext "short_next",
    ListMean "list_mean", ListLinks "list_links", ListShort "list_short", ParentLinks "parent_links", GrandLinks "grand_links",
    ColonBefore "colon_before", AlienElement "alien", AlienDeep "alien_distance",
    Title "title", JustTitle "just_after_title", BetweenTitle "between_title_and_core",
    MetaInTop "meta_in_top", ProseInTop "prose_in_top", CaptionInTop "caption_in_top", LinkInTop "link_item_in_top", CodeInTop "code_in_top",
    CellInTop "cell_in_top", QuoteInTop "quote_in_top", SinceHeading "negative_heading_above",
    Alike "alike", AlikeParent "alike_parent", AlikeThread "alike_thread", AlikeShort "alike_short", ThreadTop "thread_in_top", ThreadProse "thread_prose", ThreadAround "thread_around", SmallPage "small_page", PageMean "page_mean",
    Nest0 "nest_0", Nest1 "nest_1", Nest2 "nest_2", Nest0Prose "nest_0_prose", Nest1Prose "nest_1_prose", Nest2Prose "nest_2_prose", Nest3Prose "nest_3_prose",
    Part "part", PartLinks "part_links", PartShort "part_short", PartSmall "part_small", PartNoProse "part_no_prose",
    Section "section", SectionLinks "section_links", SectionNoProse "section_no_prose", SectionLast "section_last", DepthSame "depth_same", DepthDiff "depth_difference",
    PartHeading "part_heading", CoreDone "core_done",
}

/// The names of all features, in their order.
pub(super) fn names() -> Vec<String> {
    FEATURES.iter().map(|&name| name.to_owned()).collect()
}

/// Where the article stands, as the first scores have it.
pub(super) struct Context {
    /// The first scores, bounded.
    scores: Vec<f32>,
    /// Sums before each leaf of score times weight, of weight, and of link bytes' sizes.
    value: Vec<f64>,
    weight: Vec<f64>,
    links: Vec<f64>,
    sizes: Vec<f64>,
    /// The element whose leaves together score most.
    pub top: Id,
    top_leaves: Range<usize>,
    /// From the first to the last leaf in it that is surely text of the article.
    core: Range<usize>,
    /// For each leaf, the score of the heading above it.
    heading: Vec<f32>,
    /// For each leaf the mean score of the others in elements of the same name, and of the same parent's name.
    alike: Vec<(f32, f32)>,
    weights: &'static Weights,
    page_mean: f32,
    nest: Nest,
    /// For each leaf the leaves from the heading above it to the next.
    section: Vec<Range<usize>>,
    prose: Vec<f64>,
    usual_depth: usize,
}

/// Scores are kept within these bounds, so that one leaf does not outweigh many.
const BOUND: f32 = 4.0;

impl Context {
    /// Reads the neighbourhoods. Cost: linear in nodes and leaves.
    pub fn new(look: &Look<'_>, first: &[f32]) -> Context {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        let scores: Vec<f32> = first.iter().map(|s| s.clamp(-BOUND, BOUND)).collect();
        let weigh = |index: usize| f64::from(look.measures[index].size.sqrt().min(40.0)) + 1.0;
        let (mut value, mut weight, mut links, mut sizes) = (vec![0.0], vec![0.0], vec![0.0], vec![0.0]);
        let mut prose = vec![0.0];
        for (index, &score) in scores.iter().enumerate() {
            let (w, m) = (weigh(index), &look.measures[index]);
            value.push(value[index] + f64::from(score) * w);
            weight.push(weight[index] + w);
            links.push(links[index] + f64::from(m.size - m.own_size));
            sizes.push(sizes[index] + f64::from(m.size));
            prose.push(prose[index] + f64::from(m.prose()));
        }
        let (top, top_leaves) = top(look, &value);
        let sure = |&index: &usize| scores[index] > 1.0 && look.measures[index].prose() > 0.0;
        let start = top_leaves.clone().find(sure).unwrap_or(top_leaves.start);
        let end = top_leaves.clone().rev().find(sure).map_or(top_leaves.end, |index| index + 1);
        let mut heading = Vec::with_capacity(scores.len());
        let mut above = 0.0;
        for (index, leaf) in look.flow.leaves.iter().enumerate() {
            heading.push(above);
            if matches!(look.flow.blocks.get(leaf.block).map(|b| &b.kind), Some(BlockKind::Heading { .. })) {
                above = scores[index];
            }
        }
        let nest = Nest::new(look, &scores, weigh);
        let mut depths = [0.0_f64; 65];
        for (index, leaf) in look.flow.leaves.iter().enumerate() {
            if nest.depth(index) == 3 {
                depths[nest::depth(look.page, leaf.element).min(64)] += f64::from(look.measures[index].prose());
            }
        }
        let usual_depth = (0..65).max_by(|&a, &b| depths[a].total_cmp(&depths[b])).unwrap_or(0);
        let mut context = Context {
            nest,
            section: sections(look),
            prose,
            usual_depth,
            alike: alike(look, &scores),
            scores,
            value,
            weight,
            links,
            sizes,
            top,
            top_leaves,
            core: start..end.max(start),
            heading,
            weights: WEIGHTS.get_or_init(|| Weights::new(&[], &WEIGHTS_CONTEXT, &names())),
            page_mean: 0.0,
        };
        context.page_mean = context.mean(0..context.scores.len());
        context
    }

    /// The mean score of a range of leaves, by weight.
    fn mean(&self, range: Range<usize>) -> f32 {
        let (start, end) = (range.start.min(self.scores.len()), range.end.min(self.scores.len()));
        if start >= end {
            return 0.0;
        }
        ((self.value[end] - self.value[start]) / (self.weight[end] - self.weight[start])) as f32
    }

    /// The mean score of a range without one of its leaves.
    fn mean_without(&self, range: Range<usize>, leaf: usize) -> f32 {
        let (start, end) = (range.start.min(self.scores.len()), range.end.min(self.scores.len()));
        if !(start..end).contains(&leaf) {
            return self.mean(start..end);
        }
        let weight = self.weight[end] - self.weight[start] - (self.weight[leaf + 1] - self.weight[leaf]);
        let value = self.value[end] - self.value[start] - (self.value[leaf + 1] - self.value[leaf]);
        if weight < 0.5 { 0.0 } else { (value / weight) as f32 }
    }

    fn link_share(&self, range: Range<usize>) -> f32 {
        let (start, end) = (range.start.min(self.scores.len()), range.end.min(self.scores.len()));
        let size = self.sizes[end.max(start)] - self.sizes[start];
        if size < 1.0 { 0.0 } else { ((self.links[end.max(start)] - self.links[start]) / size) as f32 }
    }

    fn score_at(&self, index: Option<usize>) -> f32 {
        index.and_then(|i| self.scores.get(i)).copied().unwrap_or(-1.0)
    }

    /// Scores a leaf by its first score and its neighbours'. Cost: at most a few dozen steps up the tree.
    #[cfg_attr(quick, optimize(speed))]
    pub fn score(&self, look: &Look<'_>, index: usize) -> Sum<'_> {
        let mut sum = self.weights.sum();
        let own = self.scores[index];
        let leaf = &look.flow.leaves[index];
        let m = &look.measures[index];
        let near = leaf::around(look, index).near;
        sum.add(Feature::Bias as usize, 1.0);
        sum.add(Feature::Own as usize, own);
        sum.is(Feature::OwnLow as usize, own < -2.5);
        sum.is(Feature::OwnHigh as usize, own > 2.0);
        let (alike, alike_parent) = self.alike[index];
        sum.add(Feature::Alike as usize, alike);
        sum.add(Feature::AlikeParent as usize, alike_parent);
        if look.facts.thread {
            sum.add(Feature::AlikeThread as usize, alike);
        }
        if m.words <= 6.0 {
            sum.add(Feature::AlikeShort as usize, alike);
        }
        let (previous, next) = (self.score_at(index.checked_sub(1)), self.score_at(Some(index + 1)));
        sum.add(Feature::Previous as usize, previous);
        sum.add(Feature::Next as usize, next);
        sum.add(Feature::Previous3 as usize, self.mean(index.saturating_sub(4)..index));
        sum.add(Feature::Next3 as usize, self.mean(index + 1..index + 5));
        sum.add(Feature::Around as usize, self.mean_without(index.saturating_sub(8)..index + 9, index));
        sum.add(Feature::PageMean as usize, self.page_mean);
        sum.is(Feature::SmallPage as usize, self.sizes.last().is_some_and(|&s| s < 2500.0));
        self.add_places(&mut sum, look, index);
        self.add_nest(&mut sum, look, index);
        self.add_elements(&mut sum, look, index);
        let kind = look.flow.blocks.get(leaf.block).map(|b| &b.kind);
        let heading = matches!(kind, Some(BlockKind::Heading { .. }));
        if heading {
            sum.add(Feature::HeadingNext as usize, next);
            sum.add(Feature::HeadingPrevious as usize, previous);
            let follows = look.flow.leaves.get(index + 1).and_then(|l| look.flow.blocks.get(l.block)).map(|b| &b.kind);
            sum.is(Feature::HeadingHeading as usize, matches!(follows, Some(BlockKind::Heading { .. })));
        } else if m.words <= 6.0 {
            sum.add(Feature::ShortNext as usize, next + previous);
        }
        sum.add(Feature::SinceHeading as usize, self.heading[index].min(0.0));
        let colon = index.checked_sub(1).and_then(|i| look.measures.get(i)).is_some_and(|m| m.colon);
        sum.is(Feature::ColonBefore as usize, colon && own > -3.0);
        let in_top = self.top_leaves.contains(&index);
        if in_top {
            let item = m.link_share > 0.8 && near.elements & element::LI != 0;
            sum.is(Feature::LinkInTop as usize, item);
            sum.is(Feature::MetaInTop as usize, near.hints & (hint::META | hint::AUTHOR | hint::TAGS) != 0);
            sum.is(Feature::ProseInTop as usize, m.prose() > 0.0);
            sum.is(Feature::CaptionInTop as usize, near.elements & element::FIGURE != 0);
            sum.is(Feature::CodeInTop as usize, matches!(kind, Some(BlockKind::Code { .. })));
            sum.is(Feature::CellInTop as usize, near.elements & element::TABLE != 0);
            sum.is(Feature::QuoteInTop as usize, near.elements & element::BLOCKQUOTE != 0);
        }
        if look.facts.thread {
            sum.is(Feature::ThreadTop as usize, in_top);
            sum.is(Feature::ThreadProse as usize, m.prose() > 0.0);
            sum.add(Feature::ThreadAround as usize, self.mean(index.saturating_sub(4)..index + 5));
        }
        sum
    }

    /// Where the leaf stands between title, beginning and end of the article.
    #[cfg_attr(quick, optimize(speed))]
    fn add_places(&self, sum: &mut Sum<'_>, look: &Look<'_>, index: usize) {
        let in_top = self.top_leaves.contains(&index);
        sum.is(Feature::InTop as usize, in_top);
        if in_top {
            let all = self.value.last().copied().unwrap_or(0.0).abs().max(1.0);
            let inside = self.value[self.top_leaves.end] - self.value[self.top_leaves.start];
            sum.add(Feature::TopShare as usize, (inside / all).clamp(0.0, 1.0) as f32);
        }
        let gap = |n: usize| (n as f32).ln_1p().min(4.0);
        if index < self.core.start {
            sum.is(Feature::BeforeCore as usize, true);
            sum.add(Feature::CoreLeadGap as usize, gap(self.core.start - index));
        } else if index >= self.core.end {
            sum.is(Feature::AfterCore as usize, true);
            sum.add(Feature::CoreTailGap as usize, gap(index - self.core.end));
        } else {
            sum.is(Feature::InCore as usize, true);
        }
        if let Some(title) = look.facts.title_leaf {
            sum.is(Feature::Title as usize, title == index);
            sum.is(Feature::JustTitle as usize, index > title && index <= title + 2);
            sum.is(Feature::BetweenTitle as usize, index > title && index < self.core.start);
        }
    }

    /// Where the leaf stands among the elements that hold most of the article, and in its section.
    #[cfg_attr(quick, optimize(speed))]
    fn add_nest(&self, sum: &mut Sum<'_>, look: &Look<'_>, index: usize) {
        let prose = look.measures[index].prose() > 0.0;
        let feature = match (self.nest.depth(index), prose) {
            (0, false) => Some(Feature::Nest0),
            (1, false) => Some(Feature::Nest1),
            (2, false) => Some(Feature::Nest2),
            (0, true) => Some(Feature::Nest0Prose),
            (1, true) => Some(Feature::Nest1Prose),
            (2, true) => Some(Feature::Nest2Prose),
            (_, true) => Some(Feature::Nest3Prose),
            _ => None,
        };
        if let Some(feature) = feature {
            sum.is(feature as usize, true);
        }
        if self.nest.depth(index) >= 2 {
            let part = self.nest.part(look, index);
            if part.len() > 1 {
                sum.add(Feature::Part as usize, self.mean_without(part.clone(), index));
                sum.add(Feature::PartLinks as usize, self.link_share(part.clone()));
                let size = self.sizes[part.end] - self.sizes[part.start];
                sum.is(Feature::PartShort as usize, size < 30.0 * part.len() as f64);
                sum.is(Feature::PartSmall as usize, size < 600.0);
                let none = self.prose[part.end] - self.prose[part.start] <= 0.0;
                sum.is(Feature::PartNoProse as usize, none);
            } else {
                let kind = look.flow.blocks.get(look.flow.leaves[index].block).map(|b| &b.kind);
                sum.is(Feature::PartHeading as usize, matches!(kind, Some(BlockKind::Heading { .. })));
            }
            let depth = nest::depth(look.page, look.flow.leaves[index].element);
            sum.is(Feature::DepthSame as usize, depth == self.usual_depth);
            sum.add(Feature::DepthDiff as usize, (depth as f32 - self.usual_depth as f32).clamp(-3.0, 6.0) / 3.0);
        }
        let section = self.section[index].clone();
        if section.len() > 1 {
            sum.add(Feature::Section as usize, self.mean_without(section.clone(), index));
            sum.add(Feature::SectionLinks as usize, self.link_share(section.clone()));
            sum.is(Feature::SectionNoProse as usize, self.prose[section.end] - self.prose[section.start] <= 0.0);
            sum.is(Feature::SectionLast as usize, section.contains(&(self.core.end.saturating_sub(1))));
        }
        let (start, end) = (self.prose[self.core.start], self.prose[self.core.end]);
        if end > start {
            let done = (self.prose[index] - start) / (end - start);
            sum.add(Feature::CoreDone as usize, done.clamp(0.0, 1.0) as f32);
        }
    }

    /// The elements around the leaf: how the rest of what they hold scores.
    #[cfg_attr(quick, optimize(speed))]
    fn add_elements(&self, sum: &mut Sum<'_>, look: &Look<'_>, index: usize) {
        let leaf = &look.flow.leaves[index];
        let mut id = leaf.element;
        let mut levels = 0;
        let mut list = false;
        let mut last = index..index + 1;
        for _ in 0..64 {
            if id == 0 || id == self.top || matches!(look.page.tag(id), Tag::Body | Tag::Html) {
                break;
            }
            let range = look.flow.leaves_in(look.page, id);
            if matches!(look.page.tag(id), Tag::Ul | Tag::Ol | Tag::Dl) && !list {
                list = true;
                sum.add(Feature::ListMean as usize, self.mean_without(range.clone(), index));
                sum.add(Feature::ListLinks as usize, self.link_share(range.clone()));
                let size = self.sizes[range.end] - self.sizes[range.start];
                sum.is(Feature::ListShort as usize, size < 25.0 * range.len() as f64);
            }
            if range.len() > last.len() {
                levels += 1;
                if levels == 1 {
                    sum.add(Feature::Parent as usize, self.mean_without(range.clone(), index));
                    sum.add(Feature::ParentLinks as usize, self.link_share(range.clone()));
                } else if levels == 2 {
                    sum.add(Feature::Grand as usize, self.mean_without(range.clone(), index));
                    sum.add(Feature::GrandLinks as usize, self.link_share(range.clone()));
                }
                last = range;
            }
            id = look.page.parent(id);
        }
        // the part of the top element that the leaf stands in: alien if what it holds is not text of the article
        if last.len() > 1 {
            sum.add(Feature::Run as usize, self.mean_without(last.clone(), index));
            sum.is(Feature::AlienElement as usize, self.mean(last) < 0.0);
        }
        sum.add(Feature::AlienDeep as usize, (levels as f32).ln_1p());
    }
}

/// The element whose leaves score most together, and its leaves: of several that are alike, the innermost.
fn top(look: &Look<'_>, value: &[f64]) -> (Id, Range<usize>) {
    let all = look.flow.leaves.len();
    let mut best = (0, 0..all, f64::MIN);
    for (id, node) in look.page.nodes.iter().enumerate() {
        if !node.tag.is_block() {
            continue;
        }
        let range = look.flow.leaves_in(look.page, id as Id);
        if range.is_empty() || range.end >= value.len() {
            continue;
        }
        let sum = value[range.end] - value[range.start];
        if sum >= best.2 {
            best = (id as Id, range, sum);
        }
    }
    (best.0, best.1)
}

/// For each leaf the leaves from the heading above it to before the next.
fn sections(look: &Look<'_>) -> Vec<Range<usize>> {
    let mut sections: Vec<Range<usize>> = Vec::with_capacity(look.flow.leaves.len());
    let mut start = 0;
    let close = |sections: &mut Vec<Range<usize>>, start: usize, end: usize| {
        sections.extend((start..end).map(|_| start..end));
    };
    for (index, leaf) in look.flow.leaves.iter().enumerate() {
        if matches!(look.flow.blocks.get(leaf.block).map(|b| &b.kind), Some(BlockKind::Heading { .. })) {
            close(&mut sections, start, index);
            start = index;
        }
    }
    close(&mut sections, start, look.flow.leaves.len());
    sections
}
