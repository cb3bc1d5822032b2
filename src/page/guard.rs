//! Keeps nesting within bounds: stands between html5ever's tokenizer and its tree builder.
//!
//! The tree builder walks its stack of open elements for many tags, so that nesting of depth d costs O(d) a tag
//! and n nested tags O(n²). Beyond the limit a start tag and the end tag that goes with it are swallowed here;
//! the text between them still reaches the tree.

use super::sink::Sink;
use html5ever::interface::Tracer;
use html5ever::tokenizer::{EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// The tree builder behind bounds.
pub(super) struct Guard {
    /// The tree builder.
    pub builder: TreeBuilder<u32, Sink>,
    depth: usize,
    /// An upper bound of the open and active formatting elements.
    open: Cell<usize>,
    /// Whether `open` is exact: nothing has reached the builder since it was counted.
    exact: Cell<bool>,
    /// Start tags swallowed and not yet closed, by name.
    swallowed: RefCell<BTreeMap<LocalName, usize>>,
    /// Whether a start tag was swallowed for its depth.
    pub flattened: Cell<bool>,
}

#[derive(Default)]
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = u32;
    fn trace_handle(&self, _node: &u32) {
        self.0.set(self.0.get() + 1);
    }
}

impl Guard {
    /// A guard that lets `depth` elements be open inside one another.
    pub fn new(builder: TreeBuilder<u32, Sink>, depth: usize) -> Self {
        Guard {
            builder,
            depth: depth.max(16),
            open: Cell::new(0),
            exact: Cell::new(false),
            swallowed: RefCell::new(BTreeMap::new()),
            flattened: Cell::new(false),
        }
    }

    /// Whether `tag` must not reach the tree builder.
    fn swallows(&self, tag: &Tag) -> bool {
        if tag.kind == EndTag {
            let mut swallowed = self.swallowed.borrow_mut();
            if swallowed.is_empty() {
                return false;
            }
            let Some(count) = swallowed.get_mut(&tag.name) else { return false };
            *count -= 1;
            if *count == 0 {
                swallowed.remove(&tag.name);
            }
            return true;
        }
        if self.open.get() < self.depth {
            self.open.set(self.open.get() + 1);
            return false;
        }
        if !self.exact.get() {
            let count = Count::default();
            self.builder.trace_handles(&count);
            self.open.set(count.0.get());
            self.exact.set(true);
        }
        let bound = if is_formatting(&tag.name) { self.depth } else { self.depth * 2 };
        if self.open.get() < bound {
            self.open.set(self.open.get() + 1);
            return false;
        }
        let foreign = self.builder.adjusted_current_node_present_but_not_in_html_namespace();
        if is_raw(&tag.name) && !foreign {
            // what follows is not HTML, and only the tree builder can tell the tokenizer so
            return false;
        }
        self.flattened.set(true);
        if !tag.self_closing && !is_unclosed(&tag.name) {
            *self.swallowed.borrow_mut().entry(tag.name.clone()).or_insert(0) += 1;
        }
        true
    }
}

impl TokenSink for Guard {
    type Handle = u32;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<u32> {
        if let Token::TagToken(tag) = &token {
            if self.builder.sink.full.get() && !(tag.kind == StartTag && is_raw(&tag.name)) {
                return TokenSinkResult::Continue;
            }
            if self.swallows(tag) {
                return TokenSinkResult::Continue;
            }
            self.exact.set(false);
        } else if self.builder.sink.full.get() && !matches!(token, Token::EOFToken) {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Elements that the tree builder opens again where they were left open.
fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Elements whose content the tokenizer reads in another way.
fn is_raw(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("title")
            | local_name!("textarea")
            | local_name!("noscript")
            | local_name!("iframe")
            | local_name!("xmp")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("plaintext")
    )
}

/// Elements that often, or always, stand without an end tag.
fn is_unclosed(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("p")
            | local_name!("li")
            | local_name!("dt")
            | local_name!("dd")
            | local_name!("tr")
            | local_name!("td")
            | local_name!("th")
            | local_name!("option")
            | local_name!("br")
            | local_name!("img")
            | local_name!("hr")
            | local_name!("input")
            | local_name!("meta")
            | local_name!("link")
            | local_name!("wbr")
            | local_name!("area")
            | local_name!("base")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("source")
            | local_name!("track")
            | local_name!("param")
    )
}
