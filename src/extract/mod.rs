//! From a page to the article's text, blocks and metadata.

mod address;
mod body;
mod facts;
mod flow;
mod image;
mod leaf;
mod marks;
mod measure;
mod score;
mod table;

use crate::article::{Block, Cleaned, Inline, Metadata, Origin, Reason, Removal};
use crate::options::ExtractOptions;
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;

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
}

/// Finds the article in a page.
///
/// Cost: linear in the page, for a given depth limit.
pub(crate) fn run(page: &Page, options: &ExtractOptions) -> Found {
    let base = address::Base::of(page, options.url.as_deref());
    let flow = flow::read(page, &base);
    let facts = facts(page, &flow);
    let body = body::find(page, &flow, &facts);
    let outside = removals(&flow, &body);
    Found { text: flow.text, blocks: flow.blocks, inlines: flow.inlines, origins: flow.origins, outside, ..Found::default() }
}

fn facts(page: &Page, flow: &flow::Flow) -> facts::Facts {
    let mut titles = Vec::new();
    for (id, node) in page.nodes.iter().enumerate() {
        let id = id as u32;
        match node.tag {
            Tag::Title if page.tag(node.parent) == Tag::Head => titles.push(page.inner_text(id)),
            Tag::Meta => {
                let name = page.attr(id, Name::Property).or_else(|| page.attr(id, Name::Name)).unwrap_or("");
                if matches!(name, "og:title" | "twitter:title") {
                    titles.extend(page.attr(id, Name::Content).map(str::to_owned));
                }
            }
            _ => {}
        }
    }
    facts::Facts::new(page, flow, &titles, false)
}

/// The leaves outside the body as removals: neighbours with one rule are one removal.
fn removals(flow: &flow::Flow, body: &body::Body) -> Vec<Removal> {
    let mut removals: Vec<Removal> = Vec::new();
    let mut joined = false;
    for ((leaf, &kept), &rule) in flow.leaves.iter().zip(&body.kept).zip(&body.rules) {
        if kept {
            joined = false;
            continue;
        }
        let span = leaf.span.trimmed(&flow.text);
        match removals.last_mut() {
            Some(last) if joined && last.rule == rule => last.span.end = span.end,
            _ => removals.push(Removal { span, reason: Reason::Outside, rule: rule.to_owned(), of: None, confidence: 0.9 }),
        }
        joined = true;
    }
    removals
}

/// What plain text tells of itself: its title.
pub(crate) fn plain_metadata(cleaned: &Cleaned) -> Metadata {
    let _ = cleaned;
    Metadata::default()
}
