//! A page's visible text in document order, with its blocks and inline runs.

use crate::article::{Block, BlockKind, Inline, Origin};
use crate::page::Page;
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
                matches!(self.blocks[p].kind, BlockKind::ListItem | BlockKind::TableCell { .. } | BlockKind::Caption)
            };
            let alone = self.blocks[index].parent.is_some_and(|p| children[p] == 1 && holds(p));
            *keep = !(alone && self.blocks[index].kind == BlockKind::Paragraph);
        }
        self.retain(&mut keep);
    }

    /// Keeps the blocks that are marked, but for containers left without any; leaves of dropped blocks
    /// become their parents'.
    pub fn retain(&mut self, keep: &mut [bool]) {
        let mut filled = vec![false; self.blocks.len()];
        for index in (0..self.blocks.len()).rev() {
            let block = &self.blocks[index];
            keep[index] &= !block.span.is_empty()
                || filled[index]
                || matches!(block.kind, BlockKind::Image { .. } | BlockKind::Rule | BlockKind::TableCell { .. });
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
