//! The walk that reads a page's visible text: what a browser without scripts shows.

use super::address::Base;
use super::flow::{Flow, Leaf};
use super::hidden::{is_silent, shown};
use super::image;
use super::table;
use crate::article::{Block, BlockKind, Direction, Inline, InlineKind, Origin};
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::{HIDDEN, Id};
use crate::span::Span;
use std::mem::discriminant;

/// Reads the visible text of `page`.
///
/// Cost: linear in the page, for a given depth limit.
pub(super) fn read(page: &Page, base: &Base) -> Flow {
    let mut walk = Walk {
        page,
        base,
        shown: shown(page),
        flow: Flow { text: String::with_capacity(page.text.len() / 2), ..Flow::default() },
        frames: Vec::new(),
        containers: Vec::new(),
        made: 0,
        runs: Vec::new(),
        started: 0,
        leaf: None,
        elements: vec![0],
        heading: None,
        pre: 0,
        links: 0,
        jump: false,
        space: false,
        breaks: 0,
        held: String::new(),
        texts: 0,
    };
    walk.run();
    walk.flow.collapse();
    walk.flow
}

/// An open element that something has to be done for when it ends.
struct Frame {
    end: Id,
    what: What,
}

enum What {
    /// Breaks lines.
    Boundary,
    /// Breaks lines and holds blocks.
    Container,
    Heading,
    Pre,
    /// An inline run; whether it is a link.
    Run {
        link: bool,
    },
    /// A link that leads nowhere.
    Anchor,
}

struct Container {
    kind: BlockKind,
    node: Id,
    block: usize,
}

struct Run {
    kind: InlineKind,
    /// Index in [`Flow::inlines`] once it has begun in the open leaf.
    slot: usize,
}

struct Walk<'a> {
    page: &'a Page,
    base: &'a Base,
    /// Hidden elements that count as shown.
    shown: Vec<Id>,
    flow: Flow,
    frames: Vec<Frame>,
    containers: Vec<Container>,
    /// How many of the containers have a block.
    made: usize,
    runs: Vec<Run>,
    /// How many of the runs have begun.
    started: usize,
    /// Index of the open leaf.
    leaf: Option<usize>,
    /// Open elements that break lines.
    elements: Vec<Id>,
    /// Level of the heading around.
    heading: Option<u8>,
    /// Preformatted elements around.
    pre: u32,
    /// Links around.
    links: u32,
    /// Whether the link around leads to a place on the same page.
    jump: bool,
    /// White space was met since the last character.
    space: bool,
    /// Line breaks were met since the last character.
    breaks: u8,
    /// White space at the end of preformatted text, written when more follows.
    held: String,
    /// Text nodes met.
    texts: u32,
}

impl Walk<'_> {
    fn run(&mut self) {
        let count = self.page.nodes.len();
        self.flow.first_leaf = Vec::with_capacity(count + 1);
        let mut at = 0;
        while at < count {
            let id = at as Id;
            self.close_until(id);
            self.flow.first_leaf.push(self.flow.leaves.len() as u32);
            let node = &self.page.nodes[at];
            at += 1;
            if node.tag == Tag::Text {
                let node = *node;
                self.text(id, self.page.data(&node));
                self.texts += 1;
                continue;
            }
            let hidden = node.flags & HIDDEN != 0 && self.shown.binary_search(&id).is_err();
            if hidden || is_silent(self.page, id) {
                let end = (node.end as usize).clamp(at, count);
                for skipped in at..end {
                    self.texts += u32::from(self.page.nodes[skipped].tag == Tag::Text);
                    self.flow.first_leaf.push(self.flow.leaves.len() as u32);
                }
                at = end;
                continue;
            }
            self.open(id, node.tag, node.end);
        }
        self.close_until(Id::MAX);
        self.close_leaf();
        self.flow.first_leaf.push(self.flow.leaves.len() as u32);
    }

    fn open(&mut self, id: Id, tag: Tag, end: Id) {
        let what = match tag {
            Tag::Br => return self.line_break(),
            Tag::Wbr => return,
            Tag::Hr => return self.empty_block(id, BlockKind::Rule),
            Tag::Img => return self.image(id),
            Tag::A => {
                let href = self.page.attr(id, Name::Href);
                if href.is_none() {
                    return;
                }
                self.links += 1;
                self.jump = href.is_some_and(|href| href.trim_start().starts_with('#'));
                match href
                    .and_then(|href| self.base.resolve(href))
                    .and_then(|href| self.run_of(InlineKind::Link { href }))
                {
                    Some(_) => What::Run { link: true },
                    None => What::Anchor,
                }
            }
            _ if tag.heading().is_some() => {
                self.boundary();
                self.elements.push(id);
                if self.heading.is_some() {
                    What::Boundary
                } else {
                    self.heading = tag.heading();
                    What::Heading
                }
            }
            Tag::Pre | Tag::Xmp | Tag::Plaintext => {
                self.boundary();
                self.elements.push(id);
                self.pre += 1;
                What::Pre
            }
            _ if tag.is_block() => {
                self.boundary();
                self.elements.push(id);
                match self.container(id, tag) {
                    Some(kind) => {
                        self.containers.push(Container { kind, node: id, block: 0 });
                        What::Container
                    }
                    None => What::Boundary,
                }
            }
            _ => match inline(tag).and_then(|kind| self.run_of(kind)) {
                Some(_) => What::Run { link: false },
                None => return,
            },
        };
        if end > id + 1 {
            self.frames.push(Frame { end, what });
        } else {
            self.close(&what);
        }
    }

    /// Opens an inline run, unless one of its kind is open.
    fn run_of(&mut self, kind: InlineKind) -> Option<()> {
        let fresh = self.pre == 0 && self.runs.iter().all(|run| discriminant(&run.kind) != discriminant(&kind));
        fresh.then(|| self.runs.push(Run { kind, slot: 0 }))
    }

    fn container(&self, id: Id, tag: Tag) -> Option<BlockKind> {
        let number = |name| self.page.attr(id, name).and_then(|n| n.trim().parse::<u32>().ok());
        let within = |kind: fn(&BlockKind) -> bool| self.containers.last().is_some_and(|c| kind(&c.kind));
        Some(match tag {
            Tag::Ul | Tag::Menu | Tag::Dir => BlockKind::List { ordered: false, start: None },
            Tag::Ol => BlockKind::List { ordered: true, start: number(Name::Start).filter(|&n| n != 1) },
            Tag::Li if within(|kind| matches!(kind, BlockKind::List { .. })) => BlockKind::ListItem,
            Tag::Blockquote => BlockKind::BlockQuote,
            Tag::Table if table::is_data(self.page, id) => BlockKind::Table,
            Tag::Tr if within(|kind| matches!(kind, BlockKind::Table)) => BlockKind::TableRow,
            Tag::Td | Tag::Th if within(|kind| matches!(kind, BlockKind::TableRow)) => BlockKind::TableCell {
                header: tag == Tag::Th,
                columns: number(Name::Colspan).map_or(1, |n| n.clamp(1, 1000) as u16),
                rows: number(Name::Rowspan).map_or(1, |n| n.clamp(1, 1000) as u16),
            },
            Tag::Caption if within(|kind| matches!(kind, BlockKind::Table)) => BlockKind::Caption,
            Tag::Figure => BlockKind::Figure,
            Tag::Figcaption => BlockKind::Caption,
            _ => return None,
        })
    }

    fn close_until(&mut self, id: Id) {
        while let Some(frame) = self.frames.pop_if(|frame| frame.end <= id) {
            self.close(&frame.what);
        }
    }

    fn close(&mut self, what: &What) {
        match what {
            What::Run { link } => {
                self.links -= u32::from(*link);
                let Some(run) = self.runs.pop() else { return };
                if self.started > self.runs.len() {
                    self.started = self.runs.len();
                    self.flow.inlines[run.slot].span.end = self.flow.text.len();
                }
                return;
            }
            What::Anchor => {
                self.links -= 1;
                return;
            }
            What::Heading => {
                self.heading = None;
                self.boundary();
            }
            What::Pre => {
                self.close_leaf();
                self.pre -= 1;
            }
            What::Boundary => self.boundary(),
            What::Container => {
                self.boundary();
                if let Some(container) = self.containers.pop()
                    && self.made > self.containers.len()
                {
                    self.made = self.containers.len();
                    self.flow.blocks[container.block].span.end = self.flow.text.len();
                }
            }
        }
        self.elements.pop();
    }

    /// The line breaks here: the open leaf ends, but a heading or preformatted text goes on.
    fn boundary(&mut self) {
        if self.heading.is_some() {
            self.space = true;
        } else if self.pre > 0 {
            if self.leaf.is_some() && self.held.is_empty() && !self.flow.text.ends_with('\n') {
                self.held.push('\n');
            }
        } else {
            self.close_leaf();
        }
    }

    fn close_leaf(&mut self) {
        (self.space, self.breaks) = (false, 0);
        self.held.clear();
        let Some(leaf) = self.leaf.take() else { return };
        let end = self.flow.text.len();
        for run in &self.runs[..self.started] {
            self.flow.inlines[run.slot].span.end = end;
        }
        self.started = 0;
        let leaf = &mut self.flow.leaves[leaf];
        leaf.span.end = end;
        self.flow.blocks[leaf.block].span.end = end;
    }

    fn line_break(&mut self) {
        if self.pre > 0 {
            self.held.push('\n');
        } else if self.leaf.is_some() {
            self.breaks += 1;
            if self.breaks > 1 && self.heading.is_none() {
                self.close_leaf();
            }
        }
    }

    /// Adds the blocks of the containers that have none yet; gives the innermost.
    fn parent(&mut self, start: usize) -> Option<usize> {
        while self.made < self.containers.len() {
            let parent = self.made.checked_sub(1).and_then(|above| self.containers.get(above)).map(|c| c.block);
            let container = &mut self.containers[self.made];
            container.block = self.flow.blocks.len();
            let (kind, node) = (container.kind.clone(), container.node);
            let mut block = Block { parent, ..Block::new(kind, Span::new(start, start)) };
            self.describe(node, &mut block);
            self.flow.blocks.push(block);
            self.flow.nodes.push(node);
            self.made += 1;
        }
        self.containers.last().map(|container| container.block)
    }

    /// Language and direction that the element itself states.
    fn describe(&self, id: Id, block: &mut Block) {
        for attr in self.page.attrs(id) {
            let value = self.page.value(attr).trim();
            match attr.name {
                Name::Lang | Name::XmlLang if !value.is_empty() && value.len() <= 35 => {
                    block.lang = Some(value.to_owned())
                }
                Name::Dir if value.eq_ignore_ascii_case("rtl") => block.dir = Some(Direction::Rtl),
                Name::Dir if value.eq_ignore_ascii_case("ltr") => block.dir = Some(Direction::Ltr),
                _ => {}
            }
        }
    }

    fn empty_block(&mut self, id: Id, kind: BlockKind) {
        self.boundary();
        let at = self.flow.text.len();
        let parent = self.parent(at);
        let mut block = Block { parent, ..Block::new(kind, Span::new(at, at)) };
        self.describe(id, &mut block);
        self.flow.blocks.push(block);
        self.flow.nodes.push(id);
    }

    fn image(&mut self, id: Id) {
        let Some((src, alt)) = image::read(self.page, id, self.base) else { return };
        if self.pre > 0 {
            return;
        }
        let at = self.flow.text.len();
        if self.leaf.is_some() {
            self.flow.inlines.push(Inline { span: Span::new(at, at), kind: InlineKind::Image { src, alt } });
        } else if self.heading.is_none() {
            self.empty_block(id, BlockKind::Image { src, alt });
        }
    }

    /// Opens a leaf if none is open, and writes what separates it from the text before.
    fn begin(&mut self, id: Id) {
        if self.leaf.is_none() {
            if !self.flow.text.is_empty() {
                self.flow.text.push_str("\n\n");
            }
            let start = self.flow.text.len();
            let parent = self.parent(start);
            let element = self.elements.last().copied().unwrap_or(0);
            let kind = match self.heading {
                Some(level) => BlockKind::Heading { level },
                None if self.pre > 0 => BlockKind::Code { language: code_language(self.page, element, id) },
                None => BlockKind::Paragraph,
            };
            let mut block = Block { parent, ..Block::new(kind, Span::new(start, start)) };
            if self.containers.last().is_none_or(|c| c.node != element) {
                self.describe(element, &mut block);
            }
            self.leaf = Some(self.flow.leaves.len());
            let block_index = self.flow.blocks.len();
            self.flow.leaves.push(Leaf {
                block: block_index,
                node: id,
                element,
                span: block.span,
                link_bytes: 0,
                jump_bytes: 0,
            });
            self.flow.blocks.push(block);
            self.flow.nodes.push(element);
        } else if self.pre > 0 {
            self.flow.text.push_str(&self.held);
        } else if self.breaks > 0 {
            let at = self.flow.text.len();
            self.flow.text.push('\n');
            self.flow.inlines.push(Inline { span: Span::new(at, at + 1), kind: InlineKind::Break });
        } else if self.space {
            self.flow.text.push(' ');
        }
        self.held.clear();
        (self.space, self.breaks) = (false, 0);
        let at = self.flow.text.len();
        for run in &mut self.runs[self.started..] {
            run.slot = self.flow.inlines.len();
            self.flow.inlines.push(Inline { span: Span::new(at, at), kind: run.kind.clone() });
        }
        self.started = self.runs.len();
    }

    fn text(&mut self, id: Id, data: &str) {
        if self.pre > 0 {
            return self.preformatted(id, data);
        }
        let mut rest = data;
        let (mut first, mut next_unit, mut unit) = (true, 0_u32, 0_u32);
        loop {
            let word_start = rest.trim_start_matches([' ', '\n', '\t', '\r', '\x0c']);
            let skipped = (rest.len() - word_start.len()) as u32;
            self.space |= skipped > 0;
            unit += skipped;
            if word_start.is_empty() {
                return;
            }
            let end = word_start.find([' ', '\n', '\t', '\r', '\x0c']).unwrap_or(word_start.len());
            let (word, after) = word_start.split_at(end);
            rest = after;
            if self.leaf.is_none() && word.trim().trim_matches(['\u{200b}', '\u{feff}']).is_empty() {
                unit += if self.page.live { utf16(word) } else { 0 };
                continue;
            }
            let before = self.flow.text.len();
            self.begin(id);
            let start = self.flow.text.len();
            self.flow.text.push_str(word);
            if let Some(leaf) = self.leaf
                && self.links > 0
            {
                self.flow.leaves[leaf].link_bytes += word.len() as u32;
                self.flow.leaves[leaf].jump_bytes += if self.jump { word.len() as u32 } else { 0 };
            }
            if self.page.live {
                // one character of white space for one: the run goes on
                let joined = !first && start == before + 1 && unit == next_unit + 1;
                match self.flow.origins.last_mut() {
                    Some(origin) if joined => origin.span.end = start + word.len(),
                    _ => self.flow.origins.push(Origin {
                        span: Span::new(start, start + word.len()),
                        node: self.texts,
                        offset: unit,
                    }),
                }
                unit += utf16(word);
                next_unit = unit;
            }
            first = false;
        }
    }

    fn preformatted(&mut self, id: Id, data: &str) {
        let body = data.trim_end();
        let mut text = body;
        if body.is_empty() {
            if self.leaf.is_some() {
                self.held.push_str(data);
            }
            return;
        }
        if self.leaf.is_none() {
            // blank lines in front go, the first line's indentation stays
            let blank = body.len() - body.trim_start().len();
            let line = body[..blank].rfind('\n').map_or(0, |at| at + 1);
            text = &body[line..];
        }
        self.begin(id);
        let start = self.flow.text.len();
        self.flow.text.push_str(text);
        if self.page.live {
            let offset = utf16(&body[..body.len() - text.len()]);
            self.flow.origins.push(Origin { span: Span::new(start, start + text.len()), node: self.texts, offset });
        }
        if let Some(leaf) = self.leaf
            && self.links > 0
        {
            self.flow.leaves[leaf].link_bytes += text.len() as u32;
        }
        self.held.push_str(&data[body.len()..]);
    }
}

fn utf16(text: &str) -> u32 {
    if text.is_ascii() { text.len() as u32 } else { text.encode_utf16().count() as u32 }
}

fn inline(tag: Tag) -> Option<InlineKind> {
    Some(match tag {
        Tag::Em | Tag::I | Tag::Cite | Tag::Var | Tag::Dfn => InlineKind::Emphasis,
        Tag::Strong | Tag::B => InlineKind::Strong,
        Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt => InlineKind::Code,
        Tag::Del | Tag::S | Tag::Strike => InlineKind::Strike,
        Tag::Sub => InlineKind::Subscript,
        Tag::Sup => InlineKind::Superscript,
        Tag::Mark => InlineKind::Mark,
        _ => return None,
    })
}

/// The programming language of preformatted text, from the element or a `code` element around its first text.
fn code_language(page: &Page, element: Id, text: Id) -> Option<String> {
    let inner = page.parent(text);
    for id in [inner, element, page.parent(element)] {
        for attr in page.attrs(id) {
            let value = page.value(attr);
            let named = match attr.name {
                Name::DataLang | Name::DataLanguage => Some(value.trim()),
                Name::Class => value.split_ascii_whitespace().find_map(|class| {
                    ["language-", "lang-", "highlight-source-", "brush:"].iter().find_map(|p| class.strip_prefix(p))
                }),
                _ => None,
            };
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-' | '_' | '.');
            if let Some(name) = named.filter(|n| !n.is_empty() && n.len() <= 24 && n.chars().all(plain)) {
                return Some(name.to_ascii_lowercase());
            }
        }
    }
    None
}
