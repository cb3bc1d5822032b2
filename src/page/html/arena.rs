//! The tree while it is being built: linked nodes in one array, turned into document order at the end.

use crate::limits::Limits;
use crate::page::attr::{Attr, Name};
use crate::page::tag::Tag;
use crate::page::tree::{Node, Page};

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// Index of a node in the arena; 0 is the document.
pub(super) type Link = u32;

struct Linked {
    parent: u32,
    first: u32,
    last: u32,
    previous: u32,
    next: u32,
    from: u32,
    to: u32,
    tag: Tag,
    /// Whether the text inside is not kept, as in scripts.
    mute: bool,
}

/// Where something is put: into `parent`, before `before`, or last where that is [`NONE`].
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub parent: Link,
    pub before: Link,
}

/// The arena, the attributes and the text.
pub(super) struct Arena {
    links: Vec<Linked>,
    /// The attributes that are kept.
    pub attrs: Vec<Attr>,
    /// Text and values, end to end.
    pub text: String,
    limit: usize,
}

impl Arena {
    /// A tree that holds the document only. `bytes` is the length of the source.
    pub fn new(limits: &Limits, bytes: usize) -> Self {
        let limit = limits.nodes.min(NONE as usize / 2);
        let room = (bytes / 24).min(limit);
        let mut arena = Arena {
            links: Vec::with_capacity(room),
            attrs: Vec::with_capacity(room),
            text: String::with_capacity(bytes / 2),
            limit,
        };
        arena.create(Tag::Document, 0, 0, false);
        arena
    }

    /// How many nodes were made.
    pub fn len(&self) -> usize {
        self.links.len()
    }

    /// Whether the limit of nodes was met.
    #[inline]
    pub fn full(&self) -> bool {
        self.links.len() >= self.limit
    }

    /// A node that stands nowhere yet. `from..to` are its attributes, or a text node's bytes.
    pub fn create(&mut self, tag: Tag, from: u32, to: u32, mute: bool) -> Link {
        let id = self.links.len() as u32;
        self.links.push(Linked {
            parent: NONE,
            first: NONE,
            last: NONE,
            previous: NONE,
            next: NONE,
            from,
            to,
            tag,
            mute,
        });
        id
    }

    /// Another element with the same name and attributes.
    pub fn create_like(&mut self, id: Link) -> Link {
        let Linked { tag, from, to, mute, .. } = self.links[id as usize];
        self.create(tag, from, to, mute)
    }

    /// The parent, or [`NONE`].
    pub fn parent(&self, id: Link) -> Link {
        self.links[id as usize].parent
    }

    /// Takes a node from where it stands and puts it elsewhere.
    pub fn put(&mut self, place: Place, id: Link) {
        self.detach(id);
        let Place { parent, before } = place;
        let previous =
            if before == NONE { self.links[parent as usize].last } else { self.links[before as usize].previous };
        let link = &mut self.links[id as usize];
        (link.parent, link.previous, link.next) = (parent, previous, before);
        if previous == NONE {
            self.links[parent as usize].first = id;
        } else {
            self.links[previous as usize].next = id;
        }
        if before == NONE {
            self.links[parent as usize].last = id;
        } else {
            self.links[before as usize].previous = id;
        }
    }

    /// Puts a node last into `parent`.
    pub fn append(&mut self, parent: Link, id: Link) {
        self.put(Place { parent, before: NONE }, id);
    }

    /// Takes a node out of the tree.
    pub fn detach(&mut self, id: Link) {
        let link = &mut self.links[id as usize];
        let (parent, previous, next) = (link.parent, link.previous, link.next);
        if parent == NONE {
            return;
        }
        (link.parent, link.previous, link.next) = (NONE, NONE, NONE);
        if previous == NONE {
            self.links[parent as usize].first = next;
        } else {
            self.links[previous as usize].next = next;
        }
        if next == NONE {
            self.links[parent as usize].last = previous;
        } else {
            self.links[next as usize].previous = previous;
        }
    }

    /// Moves all children of `from` to the end of `to`. Cost: linear in them.
    pub fn move_children(&mut self, from: Link, to: Link) {
        while self.links[from as usize].first != NONE {
            let child = self.links[from as usize].first;
            self.append(to, child);
        }
    }

    /// Puts text at a place: into the text node that ends there, or into a new one.
    #[cfg_attr(quick, optimize(speed))]
    pub fn put_text(&mut self, place: Place, data: &str) {
        let owner = &self.links[place.parent as usize];
        if owner.mute || data.is_empty() {
            return;
        }
        let previous = if place.before == NONE { owner.last } else { self.links[place.before as usize].previous };
        if let Some(&Linked { tag: Tag::Text, from, to, .. }) = self.links.get(previous as usize) {
            let mut from = from;
            if to as usize != self.text.len() {
                // something was stored since: the text moves to the end, at most once for each interruption
                let old = self.text.get(from as usize..to as usize).unwrap_or("").to_owned();
                let Some((start, _)) = self.store(&old) else { return };
                from = start;
            }
            if let Some((_, to)) = self.store(data) {
                let link = &mut self.links[previous as usize];
                (link.from, link.to) = (from, to);
            }
        } else if let Some((from, to)) = self.store(data) {
            let id = self.create(Tag::Text, from, to, false);
            self.put(place, id);
        }
    }

    /// Gives the element those of the attributes `from..to` that it does not have.
    ///
    /// Cost: linear in both; only `html` and `body` get here.
    pub fn add_attrs(&mut self, id: Link, from: u32, to: u32) {
        let link = &self.links[id as usize];
        let old: Vec<Attr> = self.attrs.get(link.from as usize..link.to as usize).unwrap_or(&[]).to_vec();
        let new: Vec<Attr> = self.attrs.get(from as usize..to as usize).unwrap_or(&[]).to_vec();
        let mut new = new.into_iter().filter(|n| old.iter().all(|o| o.name != n.name)).peekable();
        if new.peek().is_none() {
            return;
        }
        let start = self.attrs.len() as u32;
        self.attrs.extend(old.iter().copied().chain(new));
        let link = &mut self.links[id as usize];
        (link.from, link.to) = (start, self.attrs.len() as u32);
    }

    /// The value of one of the attributes `from..to`.
    pub fn value(&self, from: u32, to: u32, name: Name) -> Option<&str> {
        let attr = self.attrs.get(from as usize..to as usize)?.iter().find(|attr| attr.name == name)?;
        self.text.get(attr.start as usize..attr.end as usize)
    }

    /// Stores `data` at the end of the text; `None` if it has grown beyond what an index can hold.
    pub fn store(&mut self, data: &str) -> Option<(u32, u32)> {
        let start = u32::try_from(self.text.len()).ok()?;
        let end = u32::try_from(self.text.len() + data.len()).ok()?;
        self.text.push_str(data);
        Some((start, end))
    }

    /// The finished tree in document order. Cost: linear.
    pub fn page(self) -> Page {
        let links = self.links;
        let mut nodes: Vec<Node> = Vec::with_capacity(links.len());
        let mut place = vec![0_u32; links.len()];
        let mut at = 0_u32;
        loop {
            let link = &links[at as usize];
            let here = nodes.len() as u32;
            place[at as usize] = here;
            let parent = if link.parent == NONE { 0 } else { place[link.parent as usize] };
            nodes.push(Node { parent, end: here + 1, from: link.from, to: link.to, tag: link.tag, flags: 0 });
            if link.first != NONE {
                at = link.first;
                continue;
            }
            // up to the next node that has a sibling
            loop {
                let link = &links[at as usize];
                nodes[place[at as usize] as usize].end = nodes.len() as u32;
                if link.next != NONE && at != 0 {
                    at = link.next;
                    break;
                }
                if link.parent == NONE || at == 0 {
                    let mut page = Page { nodes, attrs: self.attrs, text: self.text, ..Page::default() };
                    page.set_flags();
                    return page;
                }
                at = link.parent;
            }
        }
    }
}
