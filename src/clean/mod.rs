//! From a text cut up to what should go: removals, repairs and flags. Labels spans, edits nothing.

use crate::article::{Flag, Removal, Repair};
use crate::options::CleanOptions;
use crate::text::Layout;

/// What the stage found. Removals and repairs are sorted and do not overlap.
#[derive(Default)]
pub(crate) struct Found {
    pub removals: Vec<Removal>,
    pub repairs: Vec<Repair>,
    pub flags: Vec<Flag>,
    /// Steps of work that were counted.
    pub work: u64,
}

/// Cleans a text of which `outside` was removed already.
pub(crate) fn run(layout: &Layout<'_>, outside: Vec<Removal>, options: &CleanOptions) -> Found {
    let _ = (layout.text, options);
    Found { removals: outside, ..Found::default() }
}
