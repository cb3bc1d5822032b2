//! The page in memory: a tree in one array, in document order.

use super::attr::{Attr, Name};
use super::tag::Tag;

/// Index of a node in [`Page::nodes`].
pub(crate) type Id = u32;

/// The element is not shown: `hidden`, `display: none` and the like.
pub(crate) const HIDDEN: u8 = 1;
/// The element is hidden from assistive technology.
pub(crate) const ARIA_HIDDEN: u8 = 2;

/// A node. Nodes stand in document order, so that the descendants of `i` are `i + 1 .. nodes[i].end`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    /// The parent; the document is its own.
    pub parent: Id,
    /// One past the last descendant.
    pub end: Id,
    /// For a text node, its first byte in [`Page::text`]; for an element, its first attribute in [`Page::attrs`].
    pub from: u32,
    /// First byte or attribute that is no longer its own.
    pub to: u32,
    /// What it is.
    pub tag: Tag,
    /// [`HIDDEN`], [`ARIA_HIDDEN`].
    pub flags: u8,
}

/// A page in memory. Node 0 is the document.
#[derive(Default)]
pub(crate) struct Page {
    /// All nodes in document order.
    pub nodes: Vec<Node>,
    /// The attributes of all elements.
    pub attrs: Vec<Attr>,
    /// The data of all text nodes and the values of all attributes, in no particular order.
    pub text: String,
    /// The page's address, if the source knew it.
    pub url: Option<String>,
    /// Whether the text nodes can be found again in a live document.
    pub live: bool,
    /// Whether the content of `noscript` elements was read as markup and is shown.
    pub noscript: bool,
    /// Limits that were met: stable codes such as `limit-nodes`.
    pub notes: Vec<&'static str>,
}

impl Page {
    /// The data of a text node; empty for other nodes.
    #[inline]
    pub fn data(&self, node: &Node) -> &str {
        if node.tag == Tag::Text { self.slice(node.from, node.to) } else { "" }
    }

    /// An attribute's value.
    #[inline]
    pub fn value(&self, attr: &Attr) -> &str {
        self.slice(attr.start, attr.end)
    }

    /// The attributes of an element.
    #[inline]
    pub fn attrs(&self, id: Id) -> &[Attr] {
        let Some(node) = self.nodes.get(id as usize) else { return &[] };
        if node.tag == Tag::Text {
            return &[];
        }
        self.attrs.get(node.from as usize..node.to as usize).unwrap_or(&[])
    }

    /// The value of one attribute of an element.
    #[cfg_attr(quick, optimize(speed))]
    pub fn attr(&self, id: Id, name: Name) -> Option<&str> {
        self.attrs(id).iter().find(|attr| attr.name == name).map(|attr| self.value(attr))
    }

    /// The node's tag.
    #[inline]
    pub fn tag(&self, id: Id) -> Tag {
        self.nodes.get(id as usize).map_or(Tag::Document, |node| node.tag)
    }

    /// One past the node's last descendant.
    #[inline]
    pub fn end(&self, id: Id) -> Id {
        self.nodes.get(id as usize).map_or(id + 1, |node| node.end)
    }

    /// The node's parent.
    #[inline]
    pub fn parent(&self, id: Id) -> Id {
        self.nodes.get(id as usize).map_or(0, |node| node.parent)
    }

    /// All text inside a node, white space as it stands. Cost: linear in the subtree.
    pub fn inner_text(&self, id: Id) -> String {
        let range = id as usize..self.end(id) as usize;
        self.nodes.get(range).unwrap_or(&[]).iter().map(|node| self.data(node)).collect()
    }

    /// The children of a node, in order.
    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let end = self.end(id);
        let mut next = id + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(next)?;
            next = self.end(child).max(child + 1);
            Some(child)
        })
    }

    fn slice(&self, start: u32, end: u32) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// Sets the flags of all elements from their attributes.
    pub(super) fn set_flags(&mut self) {
        for index in 0..self.nodes.len() {
            let node = self.nodes[index];
            if node.tag == Tag::Text || node.from == node.to {
                continue;
            }
            let mut flags = 0;
            for attr in self.attrs.get(node.from as usize..node.to as usize).unwrap_or(&[]) {
                flags |= match attr.name {
                    Name::Hidden => HIDDEN,
                    Name::AriaHidden if self.value(attr) == "true" => ARIA_HIDDEN,
                    Name::Style if hides(self.value(attr)) => HIDDEN,
                    _ => 0,
                };
            }
            self.nodes[index].flags |= flags;
        }
    }
}

/// Whether a style attribute hides its element.
fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((name, value)) = declaration.split_once(':') else { return false };
        let (name, value) = (name.trim(), value.trim());
        let value = value.strip_suffix("!important").map_or(value, str::trim_end);
        (name.eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none"))
            || (name.eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden"))
    })
}
