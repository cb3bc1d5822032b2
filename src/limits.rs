//! How much input is accepted, and how deep and wide a page may be.

use serde::{Deserialize, Serialize};

/// Bounds that keep time and memory small on hostile input. Each can be changed by the caller;
/// an [`crate::Error::LimitExceeded`] or a note in the [`crate::article::Outcome`] names the one that was met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of input, UTF-8. More is refused, and so is more than 512 MiB.
    pub input_bytes: usize,
    /// Nodes of a page. What comes after them is left out and a note says so.
    pub nodes: usize,
    /// Formatting elements inside one another, 16 at the least; of all elements, twice as many. Deeper ones are flattened:
    /// their text stays, at this depth, and a note says so.
    pub depth: usize,
    /// Attributes of one element. Further ones are ignored.
    pub attributes: usize,
    /// Bytes of one attribute value. Longer values are ignored.
    pub attribute_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { input_bytes: 64 << 20, nodes: 4_000_000, depth: 512, attributes: 256, attribute_bytes: 1 << 20 }
    }
}
