//! What a page hides, and what of it counts as shown all the same.

use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::{HIDDEN, Id};

/// Whether nothing inside an element is text that a reader sees.
pub(super) fn is_silent(page: &Page, id: Id) -> bool {
    match page.tag(id) {
        Tag::Noscript => !page.noscript,
        // of a frame of the same origin a snapshot holds the document
        Tag::Iframe => !page.live || page.end(id) == id + 1,
        Tag::Template => page.attr(id, Name::Shadowrootmode).is_none(),
        tag => tag.is_silent(),
    }
}

/// Whether an element is a heading's link to itself: a mark that is shown under the pointer, no part of the heading.
pub(super) fn is_permalink(page: &Page, id: Id) -> bool {
    let above = page.tag(page.parent(id));
    page.tag(id) == Tag::A
        && above.heading().is_some()
        && page.attr(id, Name::Href).is_some_and(|href| href.starts_with('#'))
        && page.end(id) <= id + 3
        && matches!(page.inner_text(id).trim(), "\u{b6}" | "#" | "\u{a7}" | "\u{1f517}" | "\u{f0c1}")
}

/// Bytes of paragraphs in a hidden element from which on it can be what the page is about.
const HIDDEN_BODY: usize = 800;

/// The hidden elements that count as shown, in order. A page that scripts build may hide all its text until they
/// have run: where more text of paragraphs is hidden than shown, the elements with most of it are taken as shown.
/// In a live page what is hidden stays hidden.
pub(super) fn shown(page: &Page) -> Vec<Id> {
    let is_root = |tag| matches!(tag, Tag::Html | Tag::Body);
    let mut roots: Vec<Id> = (0..page.nodes.len().min(4096) as Id).filter(|&id| is_root(page.tag(id))).collect();
    if page.live {
        return roots;
    }
    let (mut visible, mut hidden) = (0, Vec::<(Id, usize)>::new());
    let (mut at, mut until) = (0, 0);
    while let Some(node) = page.nodes.get(at) {
        let id = at as Id;
        at += 1;
        if node.tag == Tag::Text {
            if matches!(page.tag(node.parent), Tag::P | Tag::Span | Tag::Li) {
                let length = page.data(node).trim().len();
                match hidden.last_mut() {
                    Some((_, bytes)) if id < until => *bytes += length,
                    _ => visible += length,
                }
            }
        } else if is_silent(page, id) {
            at = (node.end as usize).max(at);
        } else if node.flags & HIDDEN != 0 && id >= until && !is_root(node.tag) {
            hidden.push((id, 0));
            until = node.end;
        }
    }
    let most = hidden.iter().map(|&(_, bytes)| bytes).max().unwrap_or(0);
    if hidden.iter().map(|&(_, bytes)| bytes).sum::<usize>() > visible && most > HIDDEN_BODY {
        roots.extend(hidden.iter().filter(|&&(_, bytes)| bytes * 8 >= most).map(|&(id, _)| id));
    }
    roots.sort_unstable();
    roots
}
