//! The shape that pulldown-cmark reads out of Markdown.

use super::shape::{Line, Node, squeezed};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;

pub fn shape(text: &str) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_MATH;
    let mut reader = Reader { open: vec![Node::new("article")], ..Reader::default() };
    Parser::new_ext(text, options).for_each(|event| reader.event(event));
    reader.open.pop().map(|root| root.text()).unwrap_or_default()
}

#[derive(Default)]
struct Reader {
    open: Vec<Node>,
    line: Line,
    marks: Vec<String>,
    /// The alternative text of the image around.
    alt: Option<(String, String)>,
    code: Option<String>,
}

impl Reader {
    fn push(&mut self, name: &str) {
        self.flush();
        self.open.push(Node::new(name));
    }

    /// Text right in an item, or the like, is a paragraph.
    fn flush(&mut self) {
        if !self.line.is_empty() {
            let node = Node { line: self.line.finish(), ..Node::new("p") };
            self.open.last_mut().unwrap().children.push(node);
        }
    }

    fn pop(&mut self, leaf: bool) {
        if !leaf {
            self.flush();
        }
        let mut node = self.open.pop().unwrap();
        if leaf {
            node.line = self.line.finish();
        }
        self.open.last_mut().unwrap().children.push(node);
    }

    fn event(&mut self, event: Event<'_>) {
        let marks: BTreeSet<String> = self.marks.iter().cloned().collect();
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match (&mut self.code, &mut self.alt) {
                (Some(code), _) => code.push_str(&text),
                (_, Some((_, alt))) => alt.push_str(&text),
                _ => self.line.push(&marks, &text),
            },
            Event::Code(text) => {
                let mut marks = marks;
                marks.insert("code".into());
                self.line.push(&marks, &text);
            }
            Event::InlineMath(tex) | Event::DisplayMath(tex) => self.line.void(&format!("math {}", squeezed(&tex))),
            Event::Html(text) | Event::InlineHtml(text) => match text.trim_matches(['<', '>']) {
                "!-- --" => {}
                "br" => self.line.push(&BTreeSet::new(), "\n"),
                name if name.starts_with('/') => {
                    let place = self.marks.iter().rposition(|mark| *mark == name[1..]).unwrap();
                    self.marks.remove(place);
                }
                name => self.marks.push(name.to_owned()),
            },
            Event::FootnoteReference(label) => self.line.void(&format!("note {label}")),
            Event::SoftBreak => self.line.push(&marks, " "),
            Event::HardBreak => self.line.push(&marks, "\n"),
            Event::Rule => {
                self.push("rule");
                self.pop(true);
            }
            Event::TaskListMarker(_) => self.line.void("task"),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.push("p"),
            Tag::Heading { level, .. } => self.push(&format!("h{}", level as u8)),
            Tag::BlockQuote(_) => self.push("quote"),
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(language) => language.into_string(),
                    CodeBlockKind::Indented => "indented".into(),
                };
                self.push(&format!("code {language}"));
                self.code = Some(String::new());
            }
            Tag::List(None) => self.push("ul"),
            Tag::List(Some(start)) => self.push(&format!("ol {start}")),
            Tag::Item => self.push("item"),
            Tag::FootnoteDefinition(_) => self.push("note"),
            Tag::Table(_) => self.push("table"),
            Tag::TableHead | Tag::TableRow => self.push("row"),
            Tag::TableCell => self.push("cell"),
            Tag::Emphasis => self.marks.push("em".into()),
            Tag::Strong => self.marks.push("strong".into()),
            Tag::Strikethrough => self.marks.push("del".into()),
            Tag::Link { dest_url, .. } => self.marks.push(format!("link {dest_url}")),
            Tag::Image { dest_url, .. } => self.alt = Some((dest_url.into_string(), String::new())),
            Tag::HtmlBlock => self.push("html"),
            other => panic!("{other:?}"),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell => self.pop(true),
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap();
                self.open.last_mut().unwrap().line = code.trim_end().replace('\n', "\u{21b5}");
                self.pop(false);
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                self.marks.pop();
            }
            TagEnd::Image => {
                let (src, alt) = self.alt.take().unwrap();
                self.line.void(&format!("image {src} {alt}"));
            }
            _ => self.pop(false),
        }
    }
}
