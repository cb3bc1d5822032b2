//! An article's kept content as a stream of events, for the writers to follow.

use super::{RenderOptions, Restored, repaired};
use crate::article::{Article, Block, BlockKind, InlineKind};
use crate::span::Span;
use std::borrow::Cow;

/// One step through the kept content. Starts and ends pair and nest.
pub(super) enum Event<'a> {
    /// A block begins.
    Start(Cow<'a, BlockKind>, Option<&'a Block>),
    /// The block that began last ends.
    End(Cow<'a, BlockKind>),
    /// A run of inline content begins.
    StartInline(&'a InlineKind),
    /// The inline run that began last ends.
    EndInline(&'a InlineKind),
    /// Kept text.
    Text(Cow<'a, str>),
}

/// Walks the kept content of an article. A heading with the title comes first unless one of the first kept
/// blocks is it; blocks of which nothing is kept are left out, and so are containers left empty by that.
///
/// Cost: linear in text, blocks, inlines and removals.
pub(super) fn walk<'a>(article: &'a Article, restored: &Restored, options: &'a RenderOptions) -> Vec<Event<'a>> {
    let removed = restored.removed(&article.cleaned);
    let mut walk = Walk { article, options, removed, removal: 0, inline: 0, open: Vec::new(), events: Vec::new() };
    walk.blocks();
    walk.events
}

struct Walk<'a> {
    article: &'a Article,
    options: &'a RenderOptions,
    removed: Vec<Span>,
    /// First removed span that ends after the place reached.
    removal: usize,
    /// First inline run that has not been begun.
    inline: usize,
    /// Containers around the place reached, with whether their start has been written.
    open: Vec<(usize, bool)>,
    events: Vec<Event<'a>>,
}

impl<'a> Walk<'a> {
    fn blocks(&mut self) {
        let blocks = &self.article.cleaned.blocks;
        let mut has_child = vec![false; blocks.len()];
        for (index, block) in blocks.iter().enumerate() {
            // a parent stands before its children; anything else would be a cycle
            block.parent.filter(|&p| p < index).into_iter().for_each(|p| has_child[p] = true);
        }
        let title = self.title(&has_child);
        for (index, block) in blocks.iter().enumerate() {
            while self.open.last().is_some_and(|&(top, _)| block.parent != Some(top)) {
                self.close();
            }
            if has_child[index] {
                self.open.push((index, false));
            } else if self.is_kept(block) {
                self.open_all();
                let heading = title == Some(index);
                let kind =
                    if heading { Cow::Owned(BlockKind::Heading { level: 1 }) } else { Cow::Borrowed(&block.kind) };
                self.events.push(Event::Start(kind.clone(), Some(block)));
                self.content(block.span);
                self.events.push(Event::End(kind));
            }
        }
        while !self.open.is_empty() {
            self.close();
        }
    }

    /// The block that is the title, or `None` after writing the title where no early kept block is it.
    fn title(&mut self, has_child: &[bool]) -> Option<usize> {
        let article = self.article;
        let title = article.metadata.title.as_deref().filter(|t| !t.trim().is_empty())?;
        let blocks = article.cleaned.blocks.iter().enumerate();
        let saved = self.removal;
        let early = blocks.filter(|&(i, b)| !has_child[i] && self.is_kept(b)).take(3);
        let found = early.map(|(i, _)| i).collect::<Vec<_>>().into_iter().find(|&i| {
            let text = article.cleaned.blocks[i].span.of(&article.cleaned.text);
            text.split_whitespace().eq(title.split_whitespace())
        });
        self.removal = saved;
        if found.is_none() {
            let kind = BlockKind::Heading { level: 1 };
            self.events.push(Event::Start(Cow::Owned(kind.clone()), None));
            self.events.push(Event::Text(Cow::Borrowed(title)));
            self.events.push(Event::End(Cow::Owned(kind)));
        }
        found
    }

    fn open_all(&mut self) {
        for (index, open) in &mut self.open {
            if !*open {
                *open = true;
                let block = &self.article.cleaned.blocks[*index];
                self.events.push(Event::Start(Cow::Borrowed(&block.kind), Some(block)));
            }
        }
    }

    fn close(&mut self) {
        if let Some((index, true)) = self.open.pop() {
            self.events.push(Event::End(Cow::Borrowed(&self.article.cleaned.blocks[index].kind)));
        }
    }

    /// Whether anything of a block without children is kept. Images and rules have no text and always are.
    fn is_kept(&mut self, block: &Block) -> bool {
        if block.span.is_empty() {
            return true;
        }
        !self.kept(block.span).iter().all(|span| span.of(&self.article.cleaned.text).trim().is_empty())
    }

    /// The parts of `span` that are not removed. Spans must be asked for in order.
    fn kept(&mut self, span: Span) -> Vec<Span> {
        while self.removed.get(self.removal).is_some_and(|r| r.end <= span.start) {
            self.removal += 1;
        }
        let (mut parts, mut at) = (Vec::new(), span.start);
        for removed in self.removed[self.removal..].iter().take_while(|r| r.start < span.end) {
            if at < removed.start {
                parts.push(Span::new(at, removed.start));
            }
            at = removed.end;
        }
        if at < span.end {
            parts.push(Span::new(at, span.end));
        }
        parts
    }

    /// Text and inline runs of a block without children. Runs that cross one another are cut to nest.
    fn content(&mut self, span: Span) {
        let article = self.article;
        let inlines = &article.inlines;
        while inlines.get(self.inline).is_some_and(|i| i.span.start < span.start) {
            self.inline += 1;
        }
        let parts = self.kept(span);
        let mut open: Vec<(Span, &InlineKind)> = Vec::new();
        for part in parts {
            let mut at = part.start;
            loop {
                let starts = inlines
                    .get(self.inline)
                    .filter(|i| i.span.start < part.end || (i.span.is_empty() && i.span.start == part.end));
                let ends = open.last().map(|&(s, _)| s.end).filter(|&end| end <= part.end);
                match (starts, ends) {
                    (Some(run), end) if end.is_none_or(|end| run.span.start < end) => {
                        self.text(Span::new(at, run.span.start.max(at)));
                        at = at.max(run.span.start);
                        self.inline += 1;
                        let end = open.last().map_or(span.end, |&(s, _)| s.end);
                        let inner = Span::new(at, run.span.end.min(end));
                        if !inner.is_empty() || run.span.is_empty() {
                            self.events.push(Event::StartInline(&run.kind));
                            open.push((inner, &run.kind));
                        }
                    }
                    (_, Some(end)) => {
                        self.text(Span::new(at, end.max(at)));
                        at = at.max(end);
                        if let Some((_, kind)) = open.pop() {
                            self.events.push(Event::EndInline(kind));
                        }
                    }
                    _ => break,
                }
            }
            self.text(Span::new(at, part.end));
        }
        while let Some((_, kind)) = open.pop() {
            self.events.push(Event::EndInline(kind));
        }
    }

    fn text(&mut self, span: Span) {
        if !span.is_empty() {
            self.events.push(Event::Text(repaired(&self.article.cleaned, span, self.options)));
        }
    }
}
