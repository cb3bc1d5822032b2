//! The nested elements that hold most of what the first scores take for the article.

use super::leaf::Look;
use crate::page::Page;
use crate::page::tag::Tag;
use crate::page::tree::Id;
use std::ops::Range;

/// Shares of the article's text that the elements of a [`Nest`] hold at least.
const SHARES: [f64; 3] = [0.5, 0.75, 0.9];

/// For each of [`SHARES`] the innermost element that holds it, from the innermost to the outermost.
pub(super) struct Nest {
    ids: [Id; SHARES.len()],
    leaves: [Range<usize>; SHARES.len()],
}

impl Nest {
    /// Goes down from the root, as long as one child holds enough. Cost: linear in the children on the way.
    /// `scores` are the leaves' first scores, `weights` what each counts.
    pub fn new(look: &Look<'_>, scores: &[f32], weigh: impl Fn(usize) -> f64) -> Nest {
        let mut sums = vec![0.0_f64];
        let mut sum = 0.0;
        for (index, &score) in scores.iter().enumerate() {
            if look.measures[index].prose() > 0.0 {
                sum += f64::from(score.max(0.0)) * weigh(index);
            }
            sums.push(sum);
        }
        let held = |id: Id| {
            let range = look.flow.leaves_in(look.page, id);
            let at = |leaf: usize| sums.get(leaf).copied().unwrap_or(sum);
            (at(range.end) - at(range.start), range)
        };
        let mut nest = Nest { ids: [0; SHARES.len()], leaves: SHARES.map(|_| 0..scores.len()) };
        let mut id = 0;
        for level in (0..SHARES.len()).rev() {
            let mut range = look.flow.leaves_in(look.page, id);
            loop {
                let children = look.page.children(id).filter(|&child| look.page.tag(child) != Tag::Text);
                let best = children.map(|child| (held(child), child)).max_by(|a, b| a.0.0.total_cmp(&b.0.0));
                match best {
                    Some(((share, leaves), child)) if sum > 0.0 && share >= sum * SHARES[level] && leaves.len() > 1 => {
                        (id, range) = (child, leaves);
                    }
                    _ => break,
                }
            }
            (nest.ids[level], nest.leaves[level]) = (id, range);
        }
        nest
    }

    /// How many of the elements a leaf stands in, from the outermost on: 0 to [`SHARES`]'s number.
    pub fn depth(&self, leaf: usize) -> usize {
        self.leaves.iter().filter(|range| range.contains(&leaf)).count()
    }

    /// The leaves of the part that a leaf stands in of the element in the middle: of that child of it.
    pub fn part(&self, look: &Look<'_>, leaf: usize) -> Range<usize> {
        let top = self.ids[1];
        let mut id = look.flow.leaves[leaf].element;
        for _ in 0..64 {
            let parent = look.page.parent(id);
            if parent == top || parent == id {
                break;
            }
            id = parent;
        }
        look.flow.leaves_in(look.page, id)
    }
}

/// The number of steps from an element up to the root, at most 64.
pub(super) fn depth(page: &Page, mut id: Id) -> usize {
    (0..64)
        .take_while(|_| {
            id = page.parent(id);
            id != 0
        })
        .count()
}
