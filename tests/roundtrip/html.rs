//! The shape that html5ever reads out of HTML.

use super::shape::{Line, Node, squeezed};
use html5ever::tendril::TendrilSink;
use html5ever::{QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::collections::BTreeSet;

pub fn shape(text: &str) -> String {
    let context = QualName::new(None, ns!(html), local_name!("body"));
    let dom = parse_fragment(RcDom::default(), html5ever::ParseOpts::default(), context, Vec::new(), false).one(text);
    let root = dom.document.children.borrow()[0].clone();
    let mut node = Node::new("article");
    Reader::default().children(&root, &mut node, false);
    node.text()
}

#[derive(Default)]
struct Reader {
    line: Line,
    marks: Vec<String>,
}

fn attribute(node: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string())
}

fn text(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(text).collect(),
    }
}

impl Reader {
    /// Reads the children of a block into it. In a leaf its text is its line; elsewhere text is a paragraph.
    fn children(&mut self, element: &Handle, node: &mut Node, leaf: bool) {
        for child in element.children.borrow().iter() {
            self.node(child, node);
        }
        if leaf {
            node.line = self.line.finish();
        } else {
            self.flush(node);
        }
    }

    fn flush(&mut self, parent: &mut Node) {
        if self.line.is_empty() {
            self.line.finish();
        } else {
            parent.children.push(Node { line: self.line.finish(), ..Node::new("p") });
        }
    }

    fn node(&mut self, element: &Handle, parent: &mut Node) {
        let marks: BTreeSet<String> = self.marks.iter().cloned().collect();
        let name = match &element.data {
            NodeData::Text { contents } => return self.line.push(&marks, &contents.borrow().replace('\n', " ")),
            NodeData::Element { name, .. } => name.local.to_string(),
            other => panic!("{other:?}"),
        };
        let own = |name: &str| attribute(element, name).unwrap_or_default();
        let block = match name.as_str() {
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "table" | "figure" => name.clone(),
            "ol" => format!("ol {}", attribute(element, "start").unwrap_or_else(|| "1".into())),
            "li" => "item".into(),
            "blockquote" => "quote".into(),
            "tr" => "row".into(),
            "td" => "cell".into(),
            "th" => "head".into(),
            "figcaption" | "caption" => "caption".into(),
            "div" => "note".into(),
            "hr" => "rule".into(),
            "pre" => {
                let code = element.children.borrow()[0].clone();
                let class = attribute(&code, "class").unwrap_or_default();
                self.flush(parent);
                let line = text(&code).trim_end().replace('\n', "\u{21b5}");
                let language = class.strip_prefix("language-").unwrap_or("");
                return parent.children.push(Node { line, ..Node::new(&format!("code {language}")) });
            }
            "tbody" => return element.children.borrow().iter().for_each(|child| self.node(child, parent)),
            "br" => {
                self.line.push(&BTreeSet::new(), "\n");
                return;
            }
            "img" => {
                let image = format!("image {} {}", own("src"), own("alt"));
                // one with no text before it is a block
                let alone = self.line.is_empty();
                self.line.void(&image);
                if alone {
                    self.flush(parent);
                }
                return;
            }
            "math" => return self.line.void(&format!("math {}", squeezed(&own("alttext")))),
            "sup" if attribute(&element.children.borrow()[0], "role").is_some() => {
                let href = attribute(&element.children.borrow()[0], "href").unwrap_or_default();
                return self.line.void(&format!("note {}", href.trim_start_matches("#fn-")));
            }
            _ => {
                let mark = match name.as_str() {
                    "a" => format!("link {}", own("href")),
                    "s" => "del".into(),
                    other => other.to_owned(),
                };
                self.marks.push(mark);
                element.children.borrow().iter().for_each(|child| self.node(child, parent));
                self.marks.pop();
                return;
            }
        };
        self.flush(parent);
        let mut node = Node::new(&block);
        let holder = matches!(block.as_str(), "ul" | "table" | "figure" | "item" | "quote" | "row" | "note")
            || block.starts_with("ol");
        self.children(element, &mut node, !holder);
        parent.children.push(node);
    }
}
