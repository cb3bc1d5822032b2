//! From a cleaned text to who said what.

#[allow(dead_code)] // the rules that read it come next
mod words;

use crate::article::{Block, Quotation, Removal, Speaker};
use crate::text::Layout;

/// Finds quotations and their speakers. Removed text is no evidence.
pub(crate) fn run(layout: &Layout<'_>, blocks: &[Block], removals: &[Removal]) -> (Vec<Quotation>, Vec<Speaker>) {
    let _ = (layout.text, blocks, removals);
    (Vec::new(), Vec::new())
}
