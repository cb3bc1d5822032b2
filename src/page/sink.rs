//! Where html5ever's tree builder puts its tree: a linked arena, turned into document order at the end.

use super::attr::{Attr, Name};
use super::tag::Tag;
use super::tree::{Node, Page};
use crate::limits::Limits;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

const NONE: u32 = u32::MAX;

/// A node while the tree is being built.
struct Link {
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

/// Receives the tree. Handles are indices into the arena; 0 is the document.
pub(super) struct Sink {
    links: RefCell<Vec<Link>>,
    /// Names by node; text nodes and comments share the document's.
    names: RefCell<Vec<QualName>>,
    attrs: RefCell<Vec<Attr>>,
    text: RefCell<String>,
    nodes: usize,
    attributes: usize,
    attribute_bytes: usize,
    /// Whether the node limit was met.
    pub full: Cell<bool>,
}

impl Sink {
    /// An empty document.
    pub fn new(limits: &Limits, bytes: usize) -> Self {
        let nodes = limits.nodes.min(NONE as usize / 2);
        let room = (bytes / 24).min(nodes);
        let sink = Sink {
            links: RefCell::new(Vec::with_capacity(room)),
            names: RefCell::new(Vec::with_capacity(room)),
            attrs: RefCell::new(Vec::with_capacity(room)),
            text: RefCell::new(String::with_capacity(bytes / 2)),
            nodes,
            attributes: limits.attributes,
            attribute_bytes: limits.attribute_bytes,
            full: Cell::new(false),
        };
        sink.push(Tag::Document, no_name(), 0, 0, false);
        sink
    }

    fn push(&self, tag: Tag, name: QualName, from: u32, to: u32, mute: bool) -> u32 {
        let mut links = self.links.borrow_mut();
        let id = links.len() as u32;
        links.push(Link { parent: NONE, first: NONE, last: NONE, previous: NONE, next: NONE, from, to, tag, mute });
        self.names.borrow_mut().push(name);
        if links.len() >= self.nodes {
            self.full.set(true);
        }
        id
    }

    /// Stores `data` at the end of the text; `None` if it has grown beyond what an index can hold.
    fn store(&self, data: &str) -> Option<(u32, u32)> {
        let mut text = self.text.borrow_mut();
        let start = u32::try_from(text.len()).ok()?;
        let end = u32::try_from(text.len() + data.len()).ok()?;
        text.push_str(data);
        Some((start, end))
    }

    fn detach(&self, id: u32) {
        let mut links = self.links.borrow_mut();
        let (parent, previous, next) = {
            let link = &mut links[id as usize];
            let was = (link.parent, link.previous, link.next);
            (link.parent, link.previous, link.next) = (NONE, NONE, NONE);
            was
        };
        if parent == NONE {
            return;
        }
        if previous == NONE {
            links[parent as usize].first = next;
        } else {
            links[previous as usize].next = next;
        }
        if next == NONE {
            links[parent as usize].last = previous;
        } else {
            links[next as usize].previous = previous;
        }
    }

    /// Puts `id` into `parent` before `before`, or last where that is `NONE`.
    fn attach(&self, parent: u32, before: u32, id: u32) {
        let mut links = self.links.borrow_mut();
        let previous = if before == NONE { links[parent as usize].last } else { links[before as usize].previous };
        let link = &mut links[id as usize];
        (link.parent, link.previous, link.next) = (parent, previous, before);
        if previous == NONE {
            links[parent as usize].first = id;
        } else {
            links[previous as usize].next = id;
        }
        if before == NONE {
            links[parent as usize].last = id;
        } else {
            links[before as usize].previous = id;
        }
    }

    fn insert(&self, parent: u32, before: u32, child: NodeOrText<u32>) {
        match child {
            NodeOrText::AppendNode(id) => {
                self.detach(id);
                self.attach(parent, before, id);
            }
            NodeOrText::AppendText(data) => self.insert_text(parent, before, &data),
        }
    }

    fn insert_text(&self, parent: u32, before: u32, data: &str) {
        let (previous, mute) = {
            let links = self.links.borrow();
            let owner = &links[parent as usize];
            (if before == NONE { owner.last } else { links[before as usize].previous }, owner.mute)
        };
        if mute {
            return;
        }
        if previous != NONE {
            let (tag, from, to) = {
                let link = &self.links.borrow()[previous as usize];
                (link.tag, link.from, link.to)
            };
            if tag == Tag::Text {
                if to as usize != self.text.borrow().len() {
                    // something was stored since: the text moves to the end, at most once for each interruption
                    let old = self.text.borrow().get(from as usize..to as usize).unwrap_or("").to_owned();
                    let Some((from, to)) = self.store(&old) else { return };
                    let link = &mut self.links.borrow_mut()[previous as usize];
                    (link.from, link.to) = (from, to);
                }
                if let Some((_, to)) = self.store(data) {
                    self.links.borrow_mut()[previous as usize].to = to;
                }
                return;
            }
        }
        if let Some((from, to)) = self.store(data) {
            let id = self.push(Tag::Text, no_name(), from, to, false);
            self.attach(parent, before, id);
        }
    }

    fn keep_attrs(&self, attrs: &[Attribute]) -> (u32, u32) {
        let start = self.attrs.borrow().len() as u32;
        for attribute in attrs.iter().take(self.attributes) {
            let Some(name) = Name::from_name(&attribute.name.local) else { continue };
            if attribute.value.len() > self.attribute_bytes {
                continue;
            }
            let Some((from, to)) = self.store(&attribute.value) else { continue };
            self.attrs.borrow_mut().push(Attr { name, start: from, end: to });
        }
        (start, self.attrs.borrow().len() as u32)
    }

    /// The finished tree in document order.
    pub fn page(self) -> Page {
        let links = self.links.into_inner();
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
                    let mut page =
                        Page { nodes, attrs: self.attrs.into_inner(), text: self.text.into_inner(), ..Page::default() };
                    page.set_flags();
                    return page;
                }
                at = link.parent;
            }
        }
    }
}

fn no_name() -> QualName {
    QualName::new(None, Namespace::default(), LocalName::default())
}

impl TreeSink for Sink {
    type Handle = u32;
    type Output = Page;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Page {
        self.page()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> Ref<'a, QualName> {
        Ref::map(self.names.borrow(), |names| &names[*target as usize])
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _flags: ElementFlags) -> u32 {
        let tag = Tag::from_name(&name.local);
        let (from, to) = self.keep_attrs(&attrs);
        let mute = match tag {
            Tag::Style | Tag::Iframe | Tag::Noembed | Tag::Noframes => true,
            Tag::Script => !attrs.iter().any(|a| &*a.name.local == "type" && is_data(&a.value)),
            _ => false,
        };
        self.push(tag, name, from, to, mute)
    }

    fn create_comment(&self, _text: StrTendril) -> u32 {
        // comments are appended like nodes; an empty text node that is silent stands for them
        self.push(Tag::Meta, no_name(), 0, 0, true)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> u32 {
        self.push(Tag::Meta, no_name(), 0, 0, true)
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        self.insert(*parent, NONE, child);
    }

    fn append_based_on_parent_node(&self, element: &u32, previous: &u32, child: NodeOrText<u32>) {
        let parent = self.links.borrow()[*element as usize].parent;
        if parent == NONE {
            self.insert(*previous, NONE, child);
        } else {
            self.insert(parent, *element, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, target: &u32) -> u32 {
        *target
    }

    fn same_node(&self, x: &u32, y: &u32) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &u32, child: NodeOrText<u32>) {
        let parent = self.links.borrow()[*sibling as usize].parent;
        if parent != NONE {
            self.insert(parent, *sibling, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &u32, attrs: Vec<Attribute>) {
        // only html and body get here, each at most a few times: their attributes are copied to the end
        let (from, to) = {
            let link = &self.links.borrow()[*target as usize];
            (link.from, link.to)
        };
        let old: Vec<Attr> = self.attrs.borrow().get(from as usize..to as usize).unwrap_or(&[]).to_vec();
        if old.len() + attrs.len() > self.attributes {
            return;
        }
        let new: Vec<Attribute> = attrs
            .into_iter()
            .filter(|a| Name::from_name(&a.name.local).is_some_and(|name| old.iter().all(|o| o.name != name)))
            .collect();
        if new.is_empty() {
            return;
        }
        let start = self.attrs.borrow().len() as u32;
        self.attrs.borrow_mut().extend(old);
        let (_, end) = self.keep_attrs(&new);
        let link = &mut self.links.borrow_mut()[*target as usize];
        (link.from, link.to) = (start, end);
    }

    fn remove_from_parent(&self, target: &u32) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &u32, new_parent: &u32) {
        loop {
            let child = self.links.borrow()[*node as usize].first;
            if child == NONE {
                break;
            }
            self.detach(child);
            self.attach(*new_parent, NONE, child);
        }
    }
}

/// Whether a script's type says that it holds linked data, or a formula.
fn is_data(kind: &str) -> bool {
    let kind = kind.trim();
    kind.eq_ignore_ascii_case("application/ld+json") || kind.starts_with("math/tex")
}
