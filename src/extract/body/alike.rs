//! What a page's templates make alike: leaves in elements of the same tag and classes.

use super::leaf::Look;
use crate::extract::flow::Leaf;
use crate::keys::Tally;

/// What leaves have in common whose elements and parents are called alike, and those whose grandparents are, too.
pub(super) fn kin(look: &Look<'_>, leaf: &Leaf) -> (u64, u64) {
    let parent = look.page.parent(leaf.element);
    let above = look.marks.group(look.page.parent(parent));
    let both = look.marks.group(leaf.element).rotate_left(17) ^ look.marks.group(parent);
    (both, both.rotate_left(13) ^ above)
}

/// For each leaf the mean score of the others whose elements and parents are called alike, and of those whose grandparents
/// are, too. Nothing where there are fewer than three.
#[cfg_attr(quick, optimize(speed))]
pub(super) fn alike(look: &Look<'_>, scores: &[f32]) -> Vec<(f32, f32)> {
    let keys: Vec<(u64, u64)> = look.flow.leaves.iter().map(|leaf| kin(look, leaf)).collect();
    let mut sums: Tally<(f64, f64, u32)> = Tally::default();
    let weigh = |index: usize| f64::from(look.measures[index].size.sqrt().min(40.0)) + 1.0;
    for (index, &(first, second)) in keys.iter().enumerate() {
        for key in [first, second] {
            let (value, weight, count) = sums.at(key);
            *value += f64::from(scores[index]) * weigh(index);
            *weight += weigh(index);
            *count += 1;
        }
    }
    let others = |index: usize, key: u64| match sums.get(key) {
        Some(&(value, weight, count)) if count > 2 && weight > weigh(index) => {
            ((value - f64::from(scores[index]) * weigh(index)) / (weight - weigh(index))) as f32
        }
        _ => 0.0,
    };
    keys.iter().enumerate().map(|(index, &(first, second))| (others(index, first), others(index, second))).collect()
}
