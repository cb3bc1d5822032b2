//! A page as an arena tree, from an HTML string or from a live document's snapshot.

pub(crate) mod attr;
mod charset;
mod detect;
mod guard;
mod sink;
mod snapshot;
pub(crate) mod tag;
pub(crate) mod tree;

pub use charset::charset;
pub(crate) use detect::looks_like_html;
pub use snapshot::Snapshot;
pub(crate) use snapshot::decode;
pub(crate) use tree::Page;

use crate::limits::Limits;
use guard::Guard;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use sink::Sink;
use tag::Tag;

/// Parses an HTML string as the standard says, by html5ever. Never fails: what goes beyond a limit is flattened
/// or left out, and noted.
///
/// Scripting counts as enabled, as in the page that is open: the content of `noscript` is not markup. Only where
/// most of a page stands in there, as the whole of it does in pages that scripts build, it is read as if disabled.
/// The content of a `template` stands in the tree, inside the element.
///
/// Cost: linear in the length of `html` for a given depth limit.
pub(crate) fn parse(html: &str, limits: &Limits) -> Page {
    let page = parse_with(html, limits, true);
    if needs_noscript(&page) { parse_with(html, limits, false) } else { page }
}

/// Bytes of markup in a page's `noscript` elements from which on they can be the page.
const NOSCRIPT_PAGE: usize = 2000;

/// Whether most of the page's text stands in `noscript` elements of its body.
fn needs_noscript(page: &Page) -> bool {
    let (mut shown, mut inside, mut at) = (0, 0, 0);
    while let Some(node) = page.nodes.get(at) {
        at += 1;
        if node.tag == Tag::Text {
            let data = page.data(node).trim();
            if page.tag(node.parent) == Tag::Noscript {
                inside += data.len();
            } else {
                shown += data.len();
            }
        } else if node.tag.is_silent() && node.tag != Tag::Noscript {
            at = (node.end as usize).max(at);
        }
    }
    // a third of the markup is text, or so
    inside > NOSCRIPT_PAGE && inside / 3 > shown
}

fn parse_with(html: &str, limits: &Limits, scripting: bool) -> Page {
    let sink = Sink::new(limits, html.len());
    let options = TreeBuilderOpts { scripting_enabled: scripting, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(sink, options);
    let tokenizer = Tokenizer::new(Guard::new(builder, limits.depth), TokenizerOpts::default());
    let input = BufferQueue::default();
    // the tokenizer's buffers index with 32 bits; pieces also keep one token's text from being held as a whole
    let mut rest = html;
    while !rest.is_empty() {
        let mut cut = rest.len().min(1 << 20);
        while !rest.is_char_boundary(cut) {
            cut -= 1;
        }
        let (piece, after) = rest.split_at(cut);
        rest = after;
        input.push_back(StrTendril::from_slice(piece));
        // a script's end hands control back; there is no script to run, so it goes on
        while let TokenizerResult::Script(_) | TokenizerResult::EncodingIndicator(_) = tokenizer.feed(&input) {}
    }
    tokenizer.end();
    let Guard { builder, flattened, .. } = tokenizer.sink;
    let full = builder.sink.full.get();
    let mut page = builder.sink.page();
    page.noscript = !scripting;
    page.notes.extend(flattened.get().then_some("limit-depth"));
    page.notes.extend(full.then_some("limit-nodes"));
    page
}
