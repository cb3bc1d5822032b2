//! From a page to the article's text, blocks and metadata.

mod address;
mod body;
mod flow;
mod head;
mod metadata;
mod plain;
mod signs;
mod visible;
mod walk;

use crate::article::{Block, Inline, Metadata, Origin, Reason, Removal};
use crate::options::ExtractOptions;
use crate::page::Page;
use crate::text::tally;
use address::Base;
use flow::Flow;
pub(crate) use plain::plain_metadata;

/// What the stage found.
#[derive(Default)]
pub(crate) struct Found {
    /// The page's visible text, blocks separated by blank lines.
    pub text: String,
    pub blocks: Vec<Block>,
    pub inlines: Vec<Inline>,
    pub origins: Vec<Origin>,
    /// What stands outside the body: sorted, without overlap, reason `outside`.
    pub outside: Vec<Removal>,
    pub metadata: Metadata,
    /// Whether a body was found; if not, all text is kept.
    pub has_body: bool,
    /// Whether the page is a thread of posts.
    pub thread: bool,
}

/// Finds the article in a page.
///
/// Cost: linear in the page, for a given depth limit.
pub(crate) fn run(page: &Page, options: &ExtractOptions) -> Found {
    let base = Base::of(page, options.url.as_deref());
    let mut flow = walk::read(page, &base);
    let mut said = head::Said::collect(page);
    said.settle(base.address());
    let (mut body, facts) = body::find(body::Ground::new(page, &flow, &said, &base));
    body::keep_whole(&flow, &mut body);
    let mut metadata = metadata::find(&said, page, &flow, &facts, &body, &base);
    body.drop_title(&flow, &facts, metadata.title.as_deref());
    if !facts.thread {
        body.drop_byline(page, &flow, metadata.byline.as_deref());
    }
    metadata.reading_minutes = minutes(&flow, &body.kept);
    let outside = removals(&flow, &body);
    drop_images(&mut flow, &body);
    let has_body = body.kept.contains(&true);
    let Flow { text, blocks, inlines, origins, .. } = flow;
    Found { text, blocks, inlines, origins, outside, metadata, has_body, thread: facts.thread }
}

/// The leaves outside the body as removals: neighbours with one rule are one removal, as sure as all of them together.
fn removals(flow: &Flow, body: &body::Body) -> Vec<Removal> {
    let mut removals: Vec<Removal> = Vec::new();
    let mut joined = false;
    let (mut doubt, mut size) = (0.0, 0.0);
    for (index, leaf) in flow.leaves.iter().enumerate() {
        let span = leaf.span.trimmed(&flow.text);
        if body.kept[index] || span.is_empty() {
            joined &= !body.kept[index];
            continue;
        }
        let rule = body.rules[index];
        if !(joined && removals.last().is_some_and(|last| last.rule == rule)) {
            (doubt, size) = (0.0, 0.0);
            let rule = rule.to_owned();
            removals.push(Removal { span, reason: Reason::Outside, rule, of: None, confidence: 0.0 });
        }
        doubt += f64::from(body.doubts[index]) * span.len() as f64;
        size += span.len() as f64;
        if let Some(last) = removals.last_mut() {
            last.span.end = span.end;
            last.confidence = ((1.0 - doubt / size) * 100.0).round() / 100.0;
        }
        joined = true;
    }
    removals
}

/// Images and rules outside the body go with the text around them: they have no text that could be shown as removed.
/// One belongs to the body if the text before or behind it does.
fn drop_images(flow: &mut Flow, body: &body::Body) {
    let kept = |leaf: usize| body.kept.get(leaf).copied().unwrap_or(false);
    let first = body.kept.iter().position(|&kept| kept).unwrap_or(usize::MAX);
    let keeps = |block: &Block, &node: &u32| {
        let next = flow.first_leaf.get(node as usize).map_or(0, |&n| n as usize);
        let beside = kept(next) || (next > first && next.checked_sub(1).is_some_and(kept));
        beside || !(block.kind.is_void() && block.span.is_empty())
    };
    let mut keep: Vec<bool> = flow.blocks.iter().zip(&flow.nodes).map(|(block, node)| keeps(block, node)).collect();
    flow.retain(&mut keep);
}

/// Words that people read in a minute (Brysbaert 2019, silent reading of English non-fiction).
const WORDS_A_MINUTE: usize = 238;

fn minutes(flow: &Flow, inside: &[bool]) -> Option<u32> {
    let leaves = flow.leaves.iter().zip(inside).filter(|(_, inside)| **inside);
    let words: usize = leaves.map(|(leaf, _)| tally(leaf.span.of(&flow.text), &mut false).1).sum();
    u32::try_from(words.div_ceil(WORDS_A_MINUTE)).ok().filter(|&m| m > 0)
}
