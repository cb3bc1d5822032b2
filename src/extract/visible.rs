//! The page's visible text in document order, with blocks, inline runs and where everything came from.

use super::address::resolve;
use crate::article::{Block, BlockKind, Direction, Inline, InlineKind, Origin};
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::{HIDDEN, Id, Node, Page};
use crate::span::Span;

/// A block that holds text, and what the choice of the body asks of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leaf {
    /// Index of its block.
    pub block: usize,
    /// The element that it is the text of.
    pub node: Id,
    /// Its text.
    pub span: Span,
    /// Bytes of it that are links.
    pub linked: usize,
}

/// The visible text.
#[derive(Default)]
pub(crate) struct Visible {
    /// Blocks separated by blank lines.
    pub text: String,
    pub blocks: Vec<Block>,
    /// The element of each block.
    pub nodes: Vec<Id>,
    pub inlines: Vec<Inline>,
    pub origins: Vec<Origin>,
    pub leaves: Vec<Leaf>,
}

/// Reads the visible text of a page. `base` is the address that links are resolved against.
///
/// Cost: linear in the page.
pub(crate) fn read(page: &Page, base: Option<&str>) -> Visible {
    let mut reader = Reader {
        page,
        base,
        out: Visible::default(),
        open: Vec::new(),
        containers: Vec::new(),
        inlines: Vec::new(),
        start: None,
        space: false,
        linked: 0,
        pre: 0,
        text_nodes: 0,
    };
    reader.walk();
    let mut out = reader.out;
    out.inlines.sort_by_key(|run| (run.span.start, std::cmp::Reverse(run.span.end)));
    tidy(&mut out);
    out
}

/// Words that make the content of a `noscript` a text.
const FALLBACK_WORDS: usize = 80;

struct OpenInline {
    node: Id,
    kind: InlineKind,
    start: Option<usize>,
}

struct Reader<'a> {
    page: &'a Page,
    base: Option<&'a str>,
    out: Visible,
    /// Elements around the place reached.
    open: Vec<Id>,
    /// Of these, the containers: block index and element.
    containers: Vec<(usize, Id)>,
    inlines: Vec<OpenInline>,
    /// First byte of the text run that is being written.
    start: Option<usize>,
    /// White space was met and not yet written.
    space: bool,
    linked: usize,
    pre: usize,
    text_nodes: u32,
}

impl Reader<'_> {
    fn walk(&mut self) {
        let mut id: Id = 1;
        let count = self.page.nodes.len() as Id;
        while id < count {
            while self.open.last().is_some_and(|&top| self.page.end(top) <= id) {
                self.leave();
            }
            let node = self.page.nodes[id as usize];
            if node.tag == Tag::Text {
                self.text(id, &node);
                self.text_nodes += 1;
                id += 1;
            } else if (node.tag.is_silent() && !self.fallback(id, &node))
                || node.flags & HIDDEN != 0
                || self.switched_off(id, &node)
            {
                let inside = &self.page.nodes[id as usize..node.end.max(id + 1) as usize];
                self.text_nodes += inside.iter().filter(|n| n.tag == Tag::Text).count() as u32;
                id = node.end.max(id + 1);
            } else {
                self.enter(id, &node);
                id += 1;
            }
        }
        while !self.open.is_empty() {
            self.leave();
        }
        self.flush_run();
    }

    /// Whether the element stands in for what a script would have put there: a whole text, not a request to turn
    /// scripts on. In a live page the script has run.
    fn fallback(&self, id: Id, node: &Node) -> bool {
        node.tag == Tag::Noscript
            && !self.page.live
            && self.page.inner_text(id).split_whitespace().count() >= FALLBACK_WORDS
    }

    /// Form fields and drawings have no text of the page's.
    fn switched_off(&self, id: Id, node: &Node) -> bool {
        match node.tag {
            Tag::Input => true,
            Tag::Svg => true,
            Tag::Dialog => self.page.attr(id, Name::AriaModal).is_some(),
            _ => false,
        }
    }

    fn enter(&mut self, id: Id, node: &Node) {
        let page = self.page;
        if node.tag.is_block()
            || matches!(
                node.tag,
                Tag::Pre | Tag::Button | Tag::Figure | Tag::Main | Tag::Nav | Tag::Section | Tag::Article | Tag::Aside
            )
        {
            self.flush_run();
            self.space = false;
        }
        self.open.push(id);
        if let Some(kind) = container(page, id, node.tag) {
            let parent = self.containers.last().map(|&(block, _)| block);
            let here = self.out.text.len();
            let mut block = Block::new(kind, Span::new(here, here));
            block.parent = parent;
            block.lang = page.attr(id, Name::Lang).filter(|l| !l.is_empty()).map(str::to_owned);
            block.dir = direction(page.attr(id, Name::Dir));
            self.containers.push((self.out.blocks.len(), id));
            self.out.blocks.push(block);
            self.out.nodes.push(id);
        }
        match node.tag {
            Tag::Pre | Tag::Xmp | Tag::Plaintext => self.pre += 1,
            Tag::Br => self.line_break(),
            Tag::Hr => self.mark(id, BlockKind::Rule),
            Tag::Img => self.image(id),
            Tag::Td | Tag::Th | Tag::Option => {}
            _ => {}
        }
        if let Some(kind) = inline(page, id, node.tag, self.base) {
            self.inlines.push(OpenInline { node: id, kind, start: None });
        }
    }

    fn leave(&mut self) {
        let Some(&id) = self.open.last() else { return };
        let tag = self.page.tag(id);
        if self.inlines.last().is_some_and(|run| run.node == id)
            && let Some(run) = self.inlines.pop()
        {
            self.close_inline(run.kind, run.start);
        }
        let block = tag.is_block()
            || matches!(
                tag,
                Tag::Pre | Tag::Button | Tag::Figure | Tag::Main | Tag::Nav | Tag::Section | Tag::Article | Tag::Aside
            );
        if block {
            self.flush_run();
            self.space = false;
        }
        self.open.pop();
        if matches!(tag, Tag::Pre | Tag::Xmp | Tag::Plaintext) {
            self.pre = self.pre.saturating_sub(1);
        }
        if self.containers.last().is_some_and(|&(_, node)| node == id) {
            self.containers.pop();
        }
    }

    fn close_inline(&mut self, kind: InlineKind, start: Option<usize>) {
        let Some(start) = start else { return };
        let span = Span::new(start, self.out.text.len());
        if span.is_empty() {
            return;
        }
        if matches!(kind, InlineKind::Link { .. }) {
            self.linked += span.len();
        }
        self.out.inlines.push(Inline { span, kind });
    }

    fn text(&mut self, id: Id, node: &Node) {
        let page = self.page;
        let data = page.data(node);
        let mut units = 0_u32;
        for c in data.chars() {
            let offset = units;
            units += c.len_utf16() as u32;
            let white = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if self.pre > 0 {
                if c == '\r' {
                    continue;
                }
                if self.start.is_none() && white {
                    // a line feed right behind <pre> is not part of it
                    if c != '\n' {
                        self.space = true;
                    }
                    continue;
                }
                self.push(c, offset);
            } else if white {
                self.space = true;
            } else {
                self.push(c, offset);
            }
        }
        let _ = id;
    }

    fn push(&mut self, c: char, offset: u32) {
        if self.start.is_none() {
            if !self.out.text.is_empty() {
                self.out.text.push_str("\n\n");
            }
            self.start = Some(self.out.text.len());
            self.space = false;
        }
        if self.space {
            self.space = false;
            if !self.out.text.ends_with(['\n', ' ']) {
                self.out.text.push(' ');
            }
        }
        let at = self.out.text.len();
        for run in &mut self.inlines {
            run.start.get_or_insert(at);
        }
        self.out.text.push(c);
        if self.page.live {
            let node = self.text_nodes;
            let end = at + c.len_utf8();
            let width = c.len_utf16() as u32;
            // one origin for a run that is the same in the page and here
            if let Some(last) = self.out.origins.last_mut()
                && last.node == node
                && last.span.end == at
                && last.offset + units(&self.out.text[last.span.start..at]) == offset
            {
                last.span.end = end;
            } else {
                self.out.origins.push(Origin { span: Span::new(at, end), node, offset });
            }
            let _ = width;
        }
    }

    fn line_break(&mut self) {
        self.space = false;
        if self.start.is_some() {
            let trimmed = self.out.text.trim_end_matches(' ').len();
            self.truncate(trimmed);
            // two breaks are what older pages make paragraphs of
            if self.out.text.ends_with('\n') && self.pre == 0 {
                self.flush_run();
                return;
            }
            let at = self.out.text.len();
            self.out.text.push('\n');
            self.out.inlines.push(Inline { span: Span::new(at, at + 1), kind: InlineKind::Break });
        }
    }

    /// Takes white space off the end of the text again, and off the runs that hold it.
    fn truncate(&mut self, end: usize) {
        if end == self.out.text.len() {
            return;
        }
        self.out.text.truncate(end);
        let first = self.start.unwrap_or(end);
        for run in self.out.inlines.iter_mut().rev().take_while(|run| run.span.end >= first) {
            run.span = Span::new(run.span.start.min(end), run.span.end.min(end));
        }
        self.out.inlines.retain(|run| !run.span.is_empty() || matches!(run.kind, InlineKind::Image { .. }));
        while let Some(origin) = self.out.origins.last_mut() {
            origin.span.end = origin.span.end.min(end);
            if origin.span.start < origin.span.end {
                break;
            }
            self.out.origins.pop();
        }
        for run in &mut self.inlines {
            run.start = run.start.map(|start| start.min(end));
        }
    }

    /// Ends the run of text, if there is one: it becomes a leaf. The element that it is the text of is the innermost
    /// block around it.
    fn flush_run(&mut self) {
        let Some(start) = self.start.take() else { return };
        let end = self.out.text.trim_end().len().max(start);
        self.truncate(end);
        // runs that go on behind the block are cut here
        let mut cut: Vec<(InlineKind, usize)> = Vec::new();
        for run in &mut self.inlines {
            if let Some(from) = run.start.take() {
                cut.push((run.kind.clone(), from));
            }
        }
        for (kind, from) in cut {
            let span = Span::new(from, end);
            if !span.is_empty() {
                if matches!(kind, InlineKind::Link { .. }) {
                    self.linked += span.len();
                }
                self.out.inlines.push(Inline { span, kind });
            }
        }
        let span = Span::new(start, end);
        let node = self.open.iter().rev().copied().find(|&id| {
            let tag = self.page.tag(id);
            tag.is_block() || matches!(tag, Tag::Button | Tag::Section | Tag::Article)
        });
        let node = node.unwrap_or(0);
        let kind = leaf(self.page, node, self.pre > 0);
        let mut block = Block::new(kind, span);
        block.parent = self.containers.last().map(|&(block, _)| block);
        let linked = std::mem::take(&mut self.linked).min(span.len());
        self.out.leaves.push(Leaf { block: self.out.blocks.len(), node, span, linked });
        self.out.blocks.push(block);
        self.out.nodes.push(node);
    }

    /// A block without text.
    fn mark(&mut self, id: Id, kind: BlockKind) {
        self.flush_run();
        let at = self.out.text.len();
        let mut block = Block::new(kind, Span::new(at, at));
        block.parent = self.containers.last().map(|&(block, _)| block);
        self.out.blocks.push(block);
        self.out.nodes.push(id);
    }

    fn image(&mut self, id: Id) {
        let page = self.page;
        let source = [Name::DataSrc, Name::DataOriginal, Name::DataLazySrc, Name::Src];
        let src = source.iter().filter_map(|&name| page.attr(id, name)).find_map(|src| resolve(src, self.base));
        let Some(src) = src else { return };
        let small = |name| {
            page.attr(id, name).and_then(|v| v.trim_end_matches("px").parse::<u32>().ok()).is_some_and(|n| n < 48)
        };
        let alt = page.attr(id, Name::Alt).unwrap_or("").trim().to_owned();
        if small(Name::Width) || small(Name::Height) {
            return;
        }
        if self.start.is_some() {
            let at = self.out.text.len();
            self.out.inlines.push(Inline { span: Span::new(at, at), kind: InlineKind::Image { src, alt } });
        } else {
            self.mark(id, BlockKind::Image { src, alt });
        }
    }
}

fn units(text: &str) -> u32 {
    if text.is_ascii() { text.len() as u32 } else { text.encode_utf16().count() as u32 }
}

fn container(page: &Page, id: Id, tag: Tag) -> Option<BlockKind> {
    Some(match tag {
        Tag::Ul | Tag::Menu | Tag::Dir | Tag::Dl => BlockKind::List { ordered: false, start: None },
        Tag::Ol => {
            let start = page.attr(id, Name::Start).and_then(|s| s.trim().parse().ok()).filter(|&n| n != 1);
            BlockKind::List { ordered: true, start }
        }
        Tag::Li | Tag::Dt | Tag::Dd => BlockKind::ListItem,
        Tag::Blockquote => BlockKind::BlockQuote,
        Tag::Table => BlockKind::Table,
        Tag::Tr => BlockKind::TableRow,
        Tag::Td | Tag::Th => {
            let count = |name| {
                page.attr(id, name)
                    .and_then(|s| s.trim().parse().ok())
                    .filter(|&n| (1..=1000).contains(&n))
                    .unwrap_or(1)
            };
            BlockKind::TableCell { header: tag == Tag::Th, columns: count(Name::Colspan), rows: count(Name::Rowspan) }
        }
        Tag::Figure => BlockKind::Figure,
        _ => return None,
    })
}

fn leaf(page: &Page, node: Id, pre: bool) -> BlockKind {
    let tag = page.tag(node);
    if pre {
        let class = page.attr(node, Name::Class).unwrap_or("");
        let named = page.attr(node, Name::DataLang).or(page.attr(node, Name::DataLanguage));
        let language = named
            .or_else(|| class.split_whitespace().find_map(|c| c.strip_prefix("language-").or(c.strip_prefix("lang-"))));
        return BlockKind::Code { language: language.map(str::to_owned) };
    }
    if let Some(level) = tag.heading() {
        return BlockKind::Heading { level };
    }
    match tag {
        Tag::Figcaption | Tag::Caption => BlockKind::Caption,
        _ => BlockKind::Paragraph,
    }
}

fn inline(page: &Page, id: Id, tag: Tag, base: Option<&str>) -> Option<InlineKind> {
    Some(match tag {
        Tag::A => InlineKind::Link { href: resolve(page.attr(id, Name::Href)?, base)? },
        Tag::Em | Tag::I | Tag::Cite | Tag::Dfn | Tag::Var => InlineKind::Emphasis,
        Tag::Strong | Tag::B => InlineKind::Strong,
        Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt => InlineKind::Code,
        Tag::S | Tag::Strike | Tag::Del => InlineKind::Strike,
        Tag::Sub => InlineKind::Subscript,
        Tag::Sup => InlineKind::Superscript,
        Tag::Mark => InlineKind::Mark,
        _ => return None,
    })
}

pub(crate) fn direction(dir: Option<&str>) -> Option<Direction> {
    match dir?.to_ascii_lowercase().as_str() {
        "rtl" => Some(Direction::Rtl),
        "ltr" => Some(Direction::Ltr),
        _ => None,
    }
}

/// Drops containers without content, lets an item or cell with one paragraph be that paragraph, and gives parents the
/// span of their children.
fn tidy(out: &mut Visible) {
    let count = out.blocks.len();
    let mut children = vec![0_usize; count];
    let mut only = vec![usize::MAX; count];
    let mut keep = vec![true; count];
    for index in (0..count).rev() {
        let block = &out.blocks[index];
        let marks = matches!(block.kind, BlockKind::Image { .. } | BlockKind::Rule);
        keep[index] = children[index] > 0 || !block.span.is_empty() || marks;
        if keep[index]
            && let Some(parent) = block.parent
        {
            children[parent] += 1;
            only[parent] = index;
        }
    }
    let mut merged = vec![None; count];
    for index in 0..count {
        let fits = matches!(out.blocks[index].kind, BlockKind::ListItem | BlockKind::TableCell { .. });
        let child = only[index];
        if fits
            && children[index] == 1
            && child < count
            && out.blocks[child].kind == BlockKind::Paragraph
            && children[child] == 0
        {
            out.blocks[index].span = out.blocks[child].span;
            keep[child] = false;
            merged[child] = Some(index);
        }
    }
    for index in (0..count).rev() {
        let span = out.blocks[index].span;
        if keep[index]
            && let Some(parent) = out.blocks[index].parent
        {
            let outer = &mut out.blocks[parent].span;
            *outer =
                if outer.is_empty() { span } else { Span::new(outer.start.min(span.start), outer.end.max(span.end)) };
        }
    }
    let mut place = vec![0; count];
    let mut next = 0;
    for index in 0..count {
        place[index] = next;
        next += usize::from(keep[index]);
    }
    for leaf in &mut out.leaves {
        leaf.block = place[merged[leaf.block].unwrap_or(leaf.block)];
    }
    for block in &mut out.blocks {
        block.parent = block.parent.map(|parent| place[parent]);
    }
    let mut keeps = keep.iter();
    out.blocks.retain(|_| *keeps.next().unwrap_or(&true));
    let mut keeps = keep.iter();
    out.nodes.retain(|_| *keeps.next().unwrap_or(&true));
}
