//! Tests only: the same source through html5ever, and both trees as an outline to compare.

use crate::limits::Limits;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::Page;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, parse_document};
use std::borrow::Cow;
use std::cell::{Ref, RefCell};

#[derive(Clone)]
enum Kind {
    Element(Vec<(Name, String)>),
    Text(String),
    Comment,
}

struct Node {
    name: QualName,
    kind: Kind,
    annotation: bool,
    parent: Option<usize>,
    children: Vec<usize>,
}

#[derive(Default)]
struct Sink(RefCell<Vec<Node>>);

impl Sink {
    fn create(&self, name: QualName, kind: Kind) -> usize {
        self.0.borrow_mut().push(Node { name, kind, annotation: false, parent: None, children: Vec::new() });
        self.0.borrow().len() - 1
    }

    fn detach(&self, id: usize) {
        let parent = self.0.borrow_mut()[id].parent.take();
        if let Some(parent) = parent {
            self.0.borrow_mut()[parent].children.retain(|&child| child != id);
        }
    }

    fn insert(&self, parent: usize, at: usize, child: NodeOrText<usize>) {
        let id = match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(data) => {
                let before = at.checked_sub(1).map(|at| self.0.borrow()[parent].children[at]);
                if let Some(before) = before
                    && let Kind::Text(text) = &mut self.0.borrow_mut()[before].kind
                {
                    return text.push_str(&data);
                }
                self.create(no_name(), Kind::Text(data.to_string()))
            }
        };
        let mut nodes = self.0.borrow_mut();
        nodes[id].parent = Some(parent);
        nodes[parent].children.insert(at, id);
    }

    fn outline(&self, id: usize, depth: usize, mute: bool, out: &mut Vec<String>) {
        let nodes = self.0.borrow();
        let node = &nodes[id];
        let mut silent = false;
        match &node.kind {
            Kind::Text(text) if !mute => out.push(format!("{depth} {text:?}")),
            Kind::Text(_) => {}
            Kind::Comment => out.push(format!("{depth} <Meta []>")),
            Kind::Element(attrs) => {
                let tag = Tag::from_name(&node.name.local.to_ascii_lowercase());
                out.push(format!("{depth} <{tag:?} {attrs:?}>"));
                let data =
                    attrs.iter().any(|(n, v)| *n == Name::Type && v.trim().eq_ignore_ascii_case("application/ld+json"));
                silent = is_silent(tag, node.name.ns == html5ever::ns!(html), data);
            }
        }
        for &child in &node.children {
            self.outline(child, depth + 1, silent, out);
        }
    }
}

/// Whether the tree leaves out the text in an element: one of HTML, and a script that holds data.
pub(super) fn is_silent(tag: Tag, html: bool, data: bool) -> bool {
    match tag {
        Tag::Style => true,
        Tag::Iframe | Tag::Noembed | Tag::Noframes => html,
        Tag::Script => html && !data,
        _ => false,
    }
}

fn no_name() -> QualName {
    QualName::new(None, Namespace::default(), LocalName::default())
}

fn kept(attrs: &[Attribute]) -> Vec<(Name, String)> {
    // in SVG and MathML some have a prefix: no rule reads those
    let plain = attrs.iter().filter(|a| a.name.prefix.is_none());
    let kept = plain.filter_map(|a| Some((Name::from_name(&a.name.local)?, a.value.to_string())));
    kept.collect()
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Self;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }
    fn parse_error(&self, _message: Cow<'static, str>) {}
    fn get_document(&self) -> usize {
        0
    }
    fn elem_name<'a>(&'a self, target: &'a usize) -> Ref<'a, QualName> {
        Ref::map(self.0.borrow(), |nodes| &nodes[*target].name)
    }
    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> usize {
        let id = self.create(name, Kind::Element(kept(&attrs)));
        self.0.borrow_mut()[id].annotation = flags.mathml_annotation_xml_integration_point;
        id
    }
    fn is_mathml_annotation_xml_integration_point(&self, handle: &usize) -> bool {
        self.0.borrow()[*handle].annotation
    }
    fn create_comment(&self, _text: StrTendril) -> usize {
        self.create(no_name(), Kind::Comment)
    }
    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> usize {
        self.create(no_name(), Kind::Comment)
    }
    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        if let NodeOrText::AppendNode(id) = child {
            self.detach(id);
        }
        let end = self.0.borrow()[*parent].children.len();
        self.insert(*parent, end, child);
    }
    fn append_based_on_parent_node(&self, element: &usize, previous: &usize, child: NodeOrText<usize>) {
        if self.0.borrow()[*element].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }
    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}
    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }
    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }
    fn set_quirks_mode(&self, _mode: QuirksMode) {}
    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        if let NodeOrText::AppendNode(id) = child {
            self.detach(id);
        }
        let parent = self.0.borrow()[*sibling].parent;
        let Some(parent) = parent else { return };
        let at = self.0.borrow()[parent].children.iter().position(|child| child == sibling);
        self.insert(parent, at.expect("a child of its parent"), child);
    }
    fn add_attrs_if_missing(&self, target: &usize, attrs: Vec<Attribute>) {
        let new = kept(&attrs);
        if let Kind::Element(old) = &mut self.0.borrow_mut()[*target].kind {
            let missing: Vec<_> = new.into_iter().filter(|(name, _)| old.iter().all(|(o, _)| o != name)).collect();
            old.extend(missing);
        }
    }
    fn remove_from_parent(&self, target: &usize) {
        self.detach(*target);
    }
    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        let children = std::mem::take(&mut self.0.borrow_mut()[*node].children);
        for &child in &children {
            self.0.borrow_mut()[child].parent = Some(*new_parent);
        }
        self.0.borrow_mut()[*new_parent].children.extend(children);
    }
}

/// The outline of html5ever's tree.
pub(super) fn theirs(html: &str, scripting: bool) -> Vec<String> {
    let sink = Sink::default();
    sink.create(no_name(), Kind::Element(Vec::new()));
    let tree_builder = TreeBuilderOpts { scripting_enabled: scripting, ..TreeBuilderOpts::default() };
    let sink = parse_document(sink, ParseOpts { tree_builder, ..ParseOpts::default() }).one(html);
    let mut out = Vec::new();
    for &child in &sink.0.borrow()[0].children {
        sink.outline(child, 1, false, &mut out);
    }
    out
}

/// The outline of our tree.
pub(super) fn ours(html: &str, scripting: bool) -> Vec<String> {
    outline(&super::parse(html, &Limits::default(), scripting))
}

fn outline(page: &Page) -> Vec<String> {
    let mut depths = vec![0; page.nodes.len()];
    let mut out = Vec::new();
    for (id, node) in page.nodes.iter().enumerate().skip(1) {
        let depth = depths[node.parent as usize] + 1;
        depths[id] = depth;
        if node.tag == Tag::Text {
            out.push(format!("{depth} {:?}", page.data(node)));
        } else {
            let attrs: Vec<_> = page.attrs(id as u32).iter().map(|a| (a.name, page.value(a).to_owned())).collect();
            out.push(format!("{depth} <{:?} {attrs:?}>", node.tag));
        }
    }
    out
}
