//! A page as an arena tree, from an HTML string or from a live document's snapshot.

pub(crate) mod attr;
mod charset;
mod detect;
mod html;
mod names;
mod snapshot;
pub(crate) mod tag;
pub(crate) mod tree;

pub use charset::charset;
pub use detect::looks_like_html;
pub use snapshot::Snapshot;
pub(crate) use snapshot::decode;
pub(crate) use tree::Page;

use crate::limits::Limits;
use tag::Tag;

/// Parses an HTML string as the standard says. Never fails: what goes beyond a limit is flattened
/// or left out, and noted.
///
/// Scripting counts as enabled, as in the page that is open: the content of `noscript` is not markup. Only where
/// most of a page stands in there, as the whole of it does in pages that scripts build, it is read as if disabled.
/// The content of a `template` stands in the tree, inside the element.
///
/// Cost: linear in the length of `html` for a given depth limit.
pub(crate) fn parse(html: &str, limits: &Limits) -> Page {
    let page = html::parse(html, limits, true);
    if needs_noscript(&page) { html::parse(html, limits, false) } else { page }
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
