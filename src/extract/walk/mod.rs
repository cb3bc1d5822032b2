//! The walk that reads a page's visible text: what a browser without scripts shows.

mod embed;
mod hidden;
mod image;
mod kinds;
mod math;
mod notes;
mod table;
mod text;

use super::address::Base;
use super::flow::{Flow, Leaf};
use crate::article::{Block, BlockKind, Direction, Inline, InlineKind, Origin};
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::{HIDDEN, Id};
use crate::span::Span;
use hidden::{is_permalink, is_silent, shown};
use kinds::inline;
use notes::Notes;
use std::mem::discriminant;

/// Reads the visible text of `page`.
///
/// Cost: linear in the page, for a given depth limit.
pub(super) fn read(page: &Page, base: &Base) -> Flow {
    let mut walk = Walk {
        page,
        base,
        shown: shown(page),
        notes: Notes::find(page),
        flow: Flow { text: String::with_capacity(page.text.len() / 2), ..Flow::default() },
        frames: Vec::new(),
        containers: Vec::new(),
        made: 0,
        runs: Vec::new(),
        started: 0,
        leaf: None,
        elements: vec![0],
        heading: None,
        display: None,
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
    walk.flow.inherit(page);
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
    /// A formula that stands alone.
    Display,
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
    /// Footnotes and the references to them.
    notes: Notes,
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
    /// TeX of the formula around that stands alone, if the page gives it.
    display: Option<Option<String>>,
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
            let aside = is_silent(self.page, id) || math::is_copy(self.page, id) || is_permalink(self.page, id);
            if hidden || aside {
                match node.tag {
                    Tag::Iframe if !hidden => self.frame(id),
                    Tag::Script => self.script(id),
                    _ => {}
                }
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

    #[cfg_attr(quick, optimize(speed))]
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
                if let Some(label) = self.notes.reference(id) {
                    let kind = InlineKind::FootnoteReference { label: label.to_owned() };
                    return self.open_run(end, id, kind);
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
            Tag::Math => {
                let tex = math::tex(self.page, id);
                if math::is_display(self.page, id) && self.heading.is_none() && self.pre == 0 {
                    self.boundary();
                    self.elements.push(id);
                    self.display = Some(tex);
                    What::Display
                } else {
                    return self.open_run(end, id, InlineKind::Math { tex });
                }
            }
            // the reference inside is raised by itself
            Tag::Sup if self.notes.is_raised(self.page, id) => return,
            _ => match inline(tag) {
                Some(kind) => return self.open_run(end, id, kind),
                None => return,
            },
        };
        if end > id + 1 {
            self.frames.push(Frame { end, what });
        } else {
            self.close(&what);
        }
    }

    /// Opens an inline run that is no link, until `end`.
    fn open_run(&mut self, end: Id, id: Id, kind: InlineKind) {
        if end > id + 1 && self.run_of(kind).is_some() {
            self.frames.push(Frame { end, what: What::Run { link: false } });
        }
    }

    /// Opens an inline run, unless one of its kind is open.
    fn run_of(&mut self, kind: InlineKind) -> Option<()> {
        let fresh = self.pre == 0 && self.runs.iter().all(|run| discriminant(&run.kind) != discriminant(&kind));
        fresh.then(|| self.runs.push(Run { kind, slot: 0 }))
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
            What::Display => {
                self.boundary();
                self.display = None;
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

    fn empty_block(&mut self, id: Id, kind: BlockKind) {
        self.boundary();
        let at = self.flow.text.len();
        let parent = self.parent(at);
        let mut block = Block { parent, ..Block::new(kind, Span::new(at, at)) };
        self.describe(id, &mut block);
        self.flow.blocks.push(block);
        self.flow.nodes.push(id);
    }
}
