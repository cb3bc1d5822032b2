//! The shape of an article as text: one line a block, indented, its text cut up by what it is marked with.

use offprint::article::{Article, BlockKind, InlineKind};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The text of a leaf with the marks of each piece.
#[derive(Default)]
pub struct Line {
    pieces: Vec<(BTreeSet<String>, String)>,
}

impl Line {
    /// Adds text that is marked so. White space bears no marks: a mark may or may not take it in.
    pub fn push(&mut self, marks: &BTreeSet<String>, text: &str) {
        for c in text.chars() {
            let c = if c.is_whitespace() && c != '\n' { ' ' } else { c };
            let marks = if c.is_whitespace() { BTreeSet::new() } else { marks.clone() };
            match self.pieces.last_mut() {
                Some((last, piece)) if *last == marks => piece.push(c),
                _ => self.pieces.push((marks, c.to_string())),
            }
        }
    }

    /// Adds what has no text.
    pub fn void(&mut self, what: &str) {
        self.pieces.push((BTreeSet::from([what.to_owned()]), String::new()));
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|(marks, text)| marks.is_empty() && text.trim().is_empty())
    }

    /// The line.
    pub fn finish(&mut self) -> String {
        let mut out = String::new();
        for (marks, text) in self.pieces.drain(..) {
            if marks.is_empty() {
                out.push_str(&text);
            } else {
                let marks: Vec<String> = marks.into_iter().collect();
                let _ = write!(out, "\u{27e8}{}:{text}\u{27e9}", marks.join(","));
            }
        }
        out.split('\n').map(str::trim).collect::<Vec<_>>().join("\u{21b5}")
    }
}

/// A tree of blocks.
#[derive(Debug, Default)]
pub struct Node {
    pub name: String,
    pub line: String,
    pub children: Vec<Node>,
}

impl Node {
    pub fn new(name: &str) -> Node {
        Node { name: name.to_owned(), ..Node::default() }
    }

    /// The tree as text. What holds one paragraph and nothing else is the same as what holds its text.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.write(0, &mut out);
        out
    }

    fn write(&self, depth: usize, out: &mut String) {
        // Markdown pads rows, and leaves empty what a cell from above covers
        if self.name == "cell" && self.line.is_empty() && self.children.is_empty() {
            return;
        }
        let mut line = self.line.as_str();
        let mut children = self.children.as_slice();
        if let ([only], true) = (children, matches!(self.name.as_str(), "item" | "note" | "quote"))
            && only.name == "p"
        {
            (line, children) = (&only.line, &[]);
        }
        let _ = writeln!(out, "{}{} {line}", "  ".repeat(depth), self.name);
        children.iter().for_each(|child| child.write(depth + 1, out));
    }
}

/// What a run marks its text with.
fn mark(kind: &InlineKind) -> Option<String> {
    Some(match kind {
        InlineKind::Link { href } => format!("link {href}"),
        InlineKind::Emphasis => "em".into(),
        InlineKind::Strong => "strong".into(),
        InlineKind::Code => "code".into(),
        InlineKind::Strike => "del".into(),
        InlineKind::Subscript => "sub".into(),
        InlineKind::Superscript => "sup".into(),
        InlineKind::Mark => "mark".into(),
        _ => return None,
    })
}

/// The shape of an article. `plain` leaves out what Markdown cannot say: figures, and which cells head a table.
pub fn of(article: &Article, plain: bool) -> String {
    let blocks = &article.cleaned.blocks;
    let mut nodes: Vec<Option<Node>> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let leaf = !blocks.iter().any(|other| other.parent == Some(index));
        let mut node = Node::new(&match &block.kind {
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Heading { level } => format!("h{level}"),
            BlockKind::List { ordered: false, .. } => "ul".into(),
            BlockKind::List { first, .. } => format!("ol {}", first.unwrap_or(1)),
            BlockKind::ListItem => "item".into(),
            BlockKind::BlockQuote | BlockKind::Embed { .. } => "quote".into(),
            BlockKind::Code { language } => format!("code {}", language.as_deref().unwrap_or("")),
            BlockKind::Table => "table".into(),
            BlockKind::TableRow => "row".into(),
            BlockKind::TableCell { header: true, .. } if !plain => "head".into(),
            BlockKind::TableCell { .. } => "cell".into(),
            BlockKind::Figure => "figure".into(),
            BlockKind::Caption if plain => "p".into(),
            BlockKind::Caption => "caption".into(),
            BlockKind::Image { .. } | BlockKind::Math { .. } => "p".into(),
            BlockKind::Footnote { .. } => "note".into(),
            BlockKind::Rule => "rule".into(),
        });
        let mut line = Line::default();
        match &block.kind {
            BlockKind::Image { src, alt } => line.void(&format!("image {src} {alt}")),
            BlockKind::Math { tex: Some(tex) } => line.void(&format!("math {}", squeezed(tex))),
            BlockKind::Code { .. } => {
                node.line = block.span.of(&article.cleaned.text).trim_end().replace('\n', "\u{21b5}")
            }
            BlockKind::Embed { url: Some(url), .. } if block.span.is_empty() => {
                node.name = "p".into();
                line.push(&BTreeSet::from([format!("link {url}")]), url);
            }
            _ if leaf && !block.span.is_empty() => inline(article, block, plain, &mut line),
            _ => {}
        }
        if !matches!(block.kind, BlockKind::Code { .. }) {
            node.line = line.finish();
        }
        nodes.push(Some(node));
    }
    let mut root = Node::new("article");
    for index in (0..blocks.len()).rev() {
        let Some(mut node) = nodes[index].take() else { continue };
        node.children.reverse();
        let parent = blocks[index].parent.and_then(|parent| nodes[parent].as_mut()).unwrap_or(&mut root);
        if plain && blocks[index].kind == BlockKind::Figure {
            parent.children.extend(node.children.drain(..).rev());
        } else if plain && blocks[index].kind == BlockKind::Table {
            let (captions, rows) = node.children.drain(..).partition::<Vec<_>, _>(|child| child.name == "p");
            node.children = rows;
            parent.children.push(node);
            parent.children.extend(captions.into_iter().rev());
        } else {
            if plain && node.name == "cell" && node.line.is_empty() {
                node.line = node.children.drain(..).map(|child| child.line).collect::<Vec<_>>().join("\u{21b5}");
            }
            parent.children.push(node);
        }
    }
    root.children.reverse();
    root.text()
}

/// White space as single spaces.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn inline(article: &Article, block: &offprint::article::Block, plain: bool, line: &mut Line) {
    let text = &article.cleaned.text;
    let heading = matches!(block.kind, BlockKind::Heading { .. });
    let caption = plain && block.kind == BlockKind::Caption;
    let runs: Vec<_> = article
        .inlines
        .iter()
        .filter(|run| run.span.start >= block.span.start && run.span.end <= block.span.end)
        .collect();
    let mut at = block.span.start;
    for c in block.span.of(text).chars().map(Some).chain([None]) {
        for run in runs.iter().filter(|run| run.span.start == at) {
            match &run.kind {
                InlineKind::Image { src, alt } => line.void(&format!("image {src} {alt}")),
                InlineKind::Math { tex: Some(tex) } => line.void(&format!("math {}", squeezed(tex))),
                InlineKind::FootnoteReference { label } => line.void(&format!("note {label}")),
                _ => {}
            }
        }
        let Some(c) = c else { break };
        let around = || runs.iter().filter(|run| run.span.start <= at && at < run.span.end);
        let written = around()
            .any(|run| matches!(run.kind, InlineKind::FootnoteReference { .. } | InlineKind::Math { tex: Some(_) }));
        let mut marks: BTreeSet<String> = around().filter_map(|run| mark(&run.kind)).collect();
        if caption {
            marks.insert("em".into());
        }
        let broken = around().any(|run| run.kind == InlineKind::Break);
        let c = if c == '\n' && (!broken || (plain && heading)) { ' ' } else { c };
        if !written {
            line.push(&marks, c.encode_utf8(&mut [0; 4]));
        }
        at += c.len_utf8();
    }
}
