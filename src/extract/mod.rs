//! From a page to the article's text, blocks and metadata.

mod address;
mod body;
mod dates;
mod json;
mod metadata;
mod visible;

use crate::article::{Block, BlockKind, Cleaned, Inline, Metadata, Origin, Reason, Removal};
use crate::options::ExtractOptions;
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::Id;
use crate::span::Span;
use visible::Visible;

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
}

/// Finds the article in a page. Cost: linear in the page.
pub(crate) fn run(page: &Page, options: &ExtractOptions) -> Found {
    let base = base(page, options.url.as_deref());
    let mut visible = visible::read(page, base.as_deref());
    let body = body::choose(page, &visible);
    let inside: Vec<bool> = body.outside.iter().map(Option::is_none).collect();
    let mut metadata = metadata::read(page, &visible, &inside, base.as_deref());
    let mut outside: Vec<Removal> = Vec::new();
    let title = metadata.title.as_deref();
    for (index, leaf) in visible.leaves.iter().enumerate() {
        let heading =
            matches!(visible.blocks.get(leaf.block).map(|b| &b.kind), Some(BlockKind::Heading { level: 1 | 2 }));
        let text = leaf.span.of(&visible.text);
        let named = heading && title.is_some_and(|t| t.split_whitespace().eq(text.split_whitespace()));
        let rule = match body.outside.get(index).copied().flatten() {
            Some(part) => part.rule(),
            None if named && body.found => "outside.title",
            None => continue,
        };
        outside.push(removal(leaf.span, rule));
    }
    metadata.reading_minutes = minutes(&visible, &inside);
    drop_images(&mut visible, &body);
    Found {
        text: visible.text,
        blocks: visible.blocks,
        inlines: visible.inlines,
        origins: visible.origins,
        outside,
        metadata,
        has_body: body.found,
    }
}

fn removal(span: Span, rule: &str) -> Removal {
    Removal { span, reason: Reason::Outside, rule: rule.to_owned(), of: None, confidence: 0.9 }
}

/// The address that the page's links are relative to.
fn base(page: &Page, told: Option<&str>) -> Option<String> {
    let own = told.map(str::to_owned).or_else(|| page.url.clone());
    let element = (0..page.nodes.len() as Id).take(2_000).find(|&id| page.tag(id) == Tag::Base);
    let stated =
        element.and_then(|id| page.attr(id, Name::Href)).and_then(|href| address::resolve(href, own.as_deref()));
    stated.or(own)
}

/// Images outside the body go with the text around them: they have no text that could be shown as removed.
fn drop_images(visible: &mut Visible, body: &body::Body) {
    let marks = |block: &Block| matches!(block.kind, BlockKind::Image { .. } | BlockKind::Rule);
    let mut keep: Vec<bool> =
        visible.blocks.iter().zip(&visible.nodes).map(|(block, &node)| !marks(block) || body.holds(node)).collect();
    // a figure left with nothing goes, too
    let mut children = vec![0_usize; keep.len()];
    for index in (0..keep.len()).rev() {
        let block = &visible.blocks[index];
        let container = matches!(
            block.kind,
            BlockKind::Figure
                | BlockKind::List { .. }
                | BlockKind::ListItem
                | BlockKind::BlockQuote
                | BlockKind::Table
                | BlockKind::TableRow
                | BlockKind::TableCell { .. }
        );
        if container && block.span.is_empty() && children[index] == 0 {
            keep[index] = false;
        }
        if keep[index]
            && let Some(parent) = block.parent
        {
            children[parent] += 1;
        }
    }
    let mut place = Vec::with_capacity(keep.len());
    let mut next = 0;
    for &kept in &keep {
        place.push(next);
        next += usize::from(kept);
    }
    let mut index = 0;
    visible.blocks.retain(|_| {
        index += 1;
        keep[index - 1]
    });
    for block in &mut visible.blocks {
        block.parent = block.parent.map(|parent| place[parent]);
    }
}

/// Words that people read in a minute (Brysbaert 2019, silent reading of English non-fiction).
const WORDS_A_MINUTE: usize = 238;

fn minutes(visible: &Visible, inside: &[bool]) -> Option<u32> {
    let leaves = visible.leaves.iter().zip(inside).filter(|(_, inside)| **inside);
    let words: usize = leaves.map(|(leaf, _)| leaf.span.of(&visible.text).split_whitespace().count()).sum();
    u32::try_from(words.div_ceil(WORDS_A_MINUTE)).ok().filter(|&m| m > 0)
}

/// What plain text tells of itself: its title, if the first line that is kept reads like one.
pub(crate) fn plain_metadata(cleaned: &Cleaned) -> Metadata {
    let mut metadata = Metadata { language: cleaned.outcome.language.clone(), ..Metadata::default() };
    let kept = |block: &&Block| !cleaned.removals.iter().any(|r| r.span.overlaps(block.span));
    let mut blocks = cleaned.blocks.iter().filter(kept);
    if let (Some(first), Some(_)) = (blocks.next(), blocks.next()) {
        let line = first.span.of(&cleaned.text).trim();
        let words = line.split_whitespace().count();
        let headline = (2..=30).contains(&words) && !line.ends_with(['.', ',', ';', ':']) && !line.contains('\n');
        if headline {
            metadata.title = Some(line.to_owned());
            metadata.sources.insert("title".to_owned(), "visible".to_owned());
        }
    }
    let words = cleaned.stats.words - cleaned.stats.words_removed;
    metadata.reading_minutes = u32::try_from(words.div_ceil(WORDS_A_MINUTE)).ok().filter(|&m| m > 0);
    metadata
}
