//! A page's visible text in document order, with its blocks and inline runs.

use crate::article::{Block, BlockKind, Direction, Inline, Origin};
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::Id;
use crate::span::Span;

/// The text of a page and where its parts stand.
#[derive(Default)]
pub(super) struct Flow {
    /// Visible text; white space is collapsed except in preformatted text, and blocks are separated by blank lines.
    pub text: String,
    /// Blocks, a parent before its children.
    pub blocks: Vec<Block>,
    /// The element of each block.
    pub nodes: Vec<Id>,
    /// Inline runs.
    pub inlines: Vec<Inline>,
    /// For a live page, where the text stands in its text nodes.
    pub origins: Vec<Origin>,
    /// The blocks that hold text themselves, in order.
    pub leaves: Vec<Leaf>,
    /// For each node, and once more for the end, the number of leaves that were begun before it.
    pub first_leaf: Vec<u32>,
}

/// A block that holds text itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaf {
    /// Its index in [`Flow::blocks`].
    pub block: usize,
    /// The text node that it begins with.
    pub node: Id,
    /// The innermost element around it that breaks lines.
    pub element: Id,
    /// Where its text stands.
    pub span: Span,
    /// Bytes of it that stand in links.
    pub link_bytes: u32,
    /// Bytes of it that stand in links to places on the same page.
    pub jump_bytes: u32,
}

impl Flow {
    /// The leaves inside an element that breaks lines.
    pub fn leaves_in(&self, page: &Page, id: Id) -> std::ops::Range<usize> {
        let at = |id: Id| self.first_leaf.get(id as usize).map_or(self.leaves.len(), |&n| n as usize);
        at(id)..at(page.end(id)).max(at(id))
    }
}

impl Flow {
    /// A list item, cell or caption that holds one paragraph and nothing else is a leaf itself.
    pub fn collapse(&mut self) {
        let mut children = vec![0_u32; self.blocks.len()];
        for block in &self.blocks {
            block.parent.into_iter().for_each(|p| children[p] += 1);
        }
        let mut keep = vec![true; self.blocks.len()];
        for (index, keep) in keep.iter_mut().enumerate() {
            let holds = |p: usize| {
                matches!(
                    self.blocks[p].kind,
                    BlockKind::ListItem | BlockKind::TableCell { .. } | BlockKind::Caption | BlockKind::Footnote { .. }
                )
            };
            let alone = self.blocks[index].parent.is_some_and(|p| children[p] == 1 && holds(p));
            *keep = !(alone && self.blocks[index].kind == BlockKind::Paragraph);
        }
        self.retain(&mut keep);
    }

    /// Blocks take language and direction from the elements around them, up to the body, where these differ from what the
    /// block around has. Cost: linear in the nodes.
    pub fn inherit(&mut self, page: &Page) {
        let states = |name: Name| matches!(name, Name::Lang | Name::XmlLang | Name::Dir);
        if !page.attrs.iter().any(|attr| states(attr.name)) {
            return;
        }
        // for each node the nearest element around it, itself too, that states a language, or a direction
        let mut around: Vec<[Id; 2]> = Vec::with_capacity(page.nodes.len());
        for (id, node) in page.nodes.iter().enumerate() {
            let mut near = around.get(node.parent as usize).copied().unwrap_or([0; 2]);
            if !matches!(node.tag, Tag::Html | Tag::Body) {
                for attr in page.attrs(id as Id).iter().filter(|attr| states(attr.name)) {
                    near[usize::from(attr.name == Name::Dir)] = id as Id;
                }
            }
            around.push(near);
        }
        let mut from: Vec<[Id; 2]> = Vec::with_capacity(self.blocks.len());
        for (block, &node) in self.blocks.iter_mut().zip(&self.nodes) {
            let near = around.get(node as usize).copied().unwrap_or([0; 2]);
            let outer = block.parent.and_then(|parent| from.get(parent)).copied().unwrap_or([0; 2]);
            from.push(near);
            let [lang, dir] = near;
            if lang != outer[0] {
                let value = page.attr(lang, Name::Lang).or_else(|| page.attr(lang, Name::XmlLang)).unwrap_or("").trim();
                block.lang = Some(value).filter(|value| !value.is_empty() && value.len() <= 35).map(str::to_owned);
            }
            if dir != outer[1] {
                block.dir = match page.attr(dir, Name::Dir).unwrap_or("").trim() {
                    value if value.eq_ignore_ascii_case("rtl") => Some(Direction::Rtl),
                    value if value.eq_ignore_ascii_case("ltr") => Some(Direction::Ltr),
                    _ => None,
                };
            }
        }
    }

    /// Keeps the blocks that are marked, but for containers left without any; leaves of dropped blocks
    /// become their parents'.
    pub fn retain(&mut self, keep: &mut [bool]) {
        let mut filled = vec![false; self.blocks.len()];
        for index in (0..self.blocks.len()).rev() {
            let block = &self.blocks[index];
            keep[index] &= !block.span.is_empty()
                || filled[index]
                || matches!(block.kind, BlockKind::TableCell { .. })
                || block.kind.is_void();
            if let Some(parent) = block.parent.filter(|_| keep[index]) {
                filled[parent] = true;
            }
        }
        let mut place = vec![0_usize; self.blocks.len()];
        let mut kept = 0;
        for (index, &stays) in keep.iter().enumerate() {
            let parent = self.blocks[index].parent.map(|p| place[p]);
            if !stays {
                place[index] = parent.unwrap_or(0);
                continue;
            }
            place[index] = kept;
            self.blocks.swap(kept, index);
            self.nodes.swap(kept, index);
            self.blocks[kept].parent = parent;
            kept += 1;
        }
        self.blocks.truncate(kept);
        self.nodes.truncate(kept);
        for leaf in &mut self.leaves {
            leaf.block = place[leaf.block];
        }
    }
}
