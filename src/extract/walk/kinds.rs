//! What elements are: blocks that hold others, inline runs, images, formulas.

use super::*;

impl Walk<'_> {
    pub(super) fn container(&self, id: Id, tag: Tag) -> Option<BlockKind> {
        let number = |name| self.page.attr(id, name).and_then(|n| n.trim().parse::<u32>().ok());
        let within = |kind: fn(&BlockKind) -> bool| self.containers.last().is_some_and(|c| kind(&c.kind));
        Some(match tag {
            // a list of footnotes is no list
            Tag::Ol | Tag::Ul if self.notes.holds(self.page, id) => return None,
            Tag::Ul | Tag::Menu | Tag::Dir => BlockKind::List { ordered: false, first: None },
            Tag::Ol => BlockKind::List { ordered: true, first: number(Name::Start).filter(|&n| n != 1) },
            Tag::Li | Tag::P | Tag::Div | Tag::Aside | Tag::Section | Tag::Dd if self.notes.label_of(id).is_some() => {
                BlockKind::Footnote { label: self.notes.label_of(id)?.to_owned() }
            }
            Tag::Li if within(|kind| matches!(kind, BlockKind::List { .. })) => BlockKind::ListItem,
            Tag::Blockquote => embed::read(self.page, id, self.base).unwrap_or(BlockKind::BlockQuote),
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

    /// Language and direction that the element itself states.
    pub(super) fn describe(&self, id: Id, block: &mut Block) {
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

    pub(super) fn image(&mut self, id: Id) {
        if let Some(tex) = math::beside(self.page, id) {
            return self.formula(id, tex);
        }
        let Some((src, alt)) = image::read(self.page, id, self.base) else { return };
        if self.pre > 0 {
            return;
        }
        if self.leaf.is_some() {
            self.empty_run(InlineKind::Image { src, alt });
        } else if self.heading.is_none() {
            self.empty_block(id, BlockKind::Image { src, alt });
        }
    }

    /// An inline run without text, behind the white space that stands before it.
    fn empty_run(&mut self, kind: InlineKind) {
        if self.space && self.breaks == 0 {
            self.flow.text.push(' ');
            self.space = false;
        }
        let at = self.flow.text.len();
        self.flow.inlines.push(Inline { span: Span::new(at, at), kind });
    }

    /// A formula that the page shows as an image: it has no text of its own.
    pub(super) fn formula(&mut self, id: Id, tex: String) {
        if self.leaf.is_some() {
            self.empty_run(InlineKind::Math { tex: Some(tex) });
        } else {
            self.empty_block(id, BlockKind::Math { tex: Some(tex) });
        }
    }

    /// A film or the like from elsewhere, if it stands in a figure: elsewhere a frame may be anything.
    pub(super) fn frame(&mut self, id: Id) {
        let figure = self.containers.last().is_some_and(|c| c.kind == BlockKind::Figure);
        let url = self.page.attr(id, Name::Src).or_else(|| self.page.attr(id, Name::DataSrc));
        let url = url.filter(|_| figure && self.pre == 0).and_then(|src| self.base.resolve(src));
        if let Some(url) = url.filter(|_| self.heading.is_none()) {
            self.empty_block(id, BlockKind::Embed { url: Some(url), author: None });
        }
    }
}

pub(super) fn inline(tag: Tag) -> Option<InlineKind> {
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
