//! From a page to the article's text, blocks and metadata.

mod address;
mod flow;
mod image;
mod table;

use crate::article::{Block, Cleaned, Inline, Metadata, Origin, Removal};
use crate::options::ExtractOptions;
use crate::page::Page;

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
pub(crate) fn run(page: &Page, options: &ExtractOptions) -> Found {
    let base = address::Base::of(page, options.url.as_deref());
    let flow = flow::read(page, &base);
    Found { text: flow.text, blocks: flow.blocks, inlines: flow.inlines, origins: flow.origins, ..Found::default() }
}

/// What plain text tells of itself: its title.
pub(crate) fn plain_metadata(cleaned: &Cleaned) -> Metadata {
    let _ = cleaned;
    Metadata::default()
}
