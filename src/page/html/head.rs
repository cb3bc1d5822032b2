//! The insertion modes up to the body (WHATWG HTML, 13.2.6.4.1 to 13.2.6.4.6) and templates (13.2.6.4.18).

use super::builder::{Builder, Mode};
use super::formatting::Entry;
use super::stack::IMPLIED_THOROUGHLY;
use super::token::{Name, Start};
use super::tokenizer::Raw;
use crate::page::tag::Tag;

impl Builder<'_> {
    /// What any other token does: it implies the next part of the page.
    pub(super) fn advance(&mut self) {
        match self.mode {
            Mode::Initial => {
                self.quirks = true;
                self.mode = Mode::BeforeHtml;
            }
            Mode::BeforeHtml => {
                self.insert(Start::implied(Tag::Html));
                self.mode = Mode::BeforeHead;
            }
            Mode::BeforeHead => {
                self.head = Some(self.insert(Start::implied(Tag::Head)));
                self.mode = Mode::InHead;
            }
            Mode::InHead => {
                self.open.pop();
                self.mode = Mode::AfterHead;
            }
            Mode::InHeadNoscript => {
                self.open.pop();
                self.mode = Mode::InHead;
            }
            _ => {
                self.insert(Start::implied(Tag::Body));
                self.mode = Mode::InBody;
            }
        }
    }

    /// Start tags before the body.
    pub(super) fn start_before_body(&mut self, mode: Mode, tag: Start) {
        match (mode, tag.name.tag) {
            (Mode::BeforeHtml, Tag::Html) => {
                self.insert(tag);
                self.mode = Mode::BeforeHead;
            }
            (Mode::BeforeHtml, _) => {
                self.advance();
                self.start(tag);
            }
            (_, Tag::Html) => self.start_in_body(tag),
            (Mode::BeforeHead, Tag::Head) => {
                self.head = Some(self.insert(tag));
                self.mode = Mode::InHead;
            }
            (_, Tag::Head) if mode != Mode::BeforeHead => {}
            (
                Mode::InHead,
                Tag::Base
                | Tag::Basefont
                | Tag::Bgsound
                | Tag::Link
                | Tag::Meta
                | Tag::Title
                | Tag::Noframes
                | Tag::Style
                | Tag::Noscript
                | Tag::Script
                | Tag::Template,
            )
            | (
                Mode::InHeadNoscript,
                Tag::Basefont | Tag::Bgsound | Tag::Link | Tag::Meta | Tag::Noframes | Tag::Style,
            ) => self.start_in_head(tag),
            (Mode::InHeadNoscript, Tag::Noscript) => {}
            (Mode::AfterHead, Tag::Body) => {
                self.insert(tag);
                self.frameset_ok = false;
                self.mode = Mode::InBody;
            }
            (Mode::AfterHead, Tag::Frameset) => {
                self.insert(tag);
                self.mode = Mode::InFrameset;
            }
            (Mode::AfterHead, other) if belongs_in_head(other) => self.start_in_old_head(tag),
            _ => {
                self.advance();
                self.start(tag);
            }
        }
    }

    /// What belongs into the head goes there even behind its end.
    fn start_in_old_head(&mut self, tag: Start) {
        let Some(head) = self.head else { return };
        let open = super::stack::Open {
            id: head,
            name: Name::of(Tag::Head),
            space: super::stack::Space::Html,
            annotation: false,
        };
        self.open.push(open);
        self.start_in_head(tag);
        if let Some(index) = self.open.position(head) {
            self.open.remove(index);
        }
    }

    /// Elements of the head, wherever they stand.
    pub(super) fn start_in_head(&mut self, tag: Start) {
        match tag.name.tag {
            Tag::Title => self.insert_raw(tag, Raw::Rcdata),
            Tag::Noscript if !self.scripting => {
                self.insert(tag);
                self.mode = Mode::InHeadNoscript;
            }
            Tag::Noscript | Tag::Noframes | Tag::Style => self.insert_raw(tag, Raw::Text),
            Tag::Script => self.insert_raw(tag, Raw::Script),
            Tag::Template => {
                self.insert(tag);
                self.formatting.entries.push(Entry::Marker);
                self.frameset_ok = false;
                self.mode = Mode::InTemplate;
                self.templates.push(Mode::InTemplate);
            }
            _ => self.insert_void(tag),
        }
    }

    /// End tags before the body.
    pub(super) fn end_before_body(&mut self, mode: Mode, name: Name) {
        match (mode, name.tag) {
            (Mode::InHead, Tag::Head) | (Mode::InHeadNoscript, Tag::Noscript) => self.advance(),
            (Mode::InHead | Mode::AfterHead, Tag::Template) => self.end_template(),
            (Mode::InHeadNoscript, Tag::Br)
            | (Mode::Initial | Mode::BeforeHtml | Mode::BeforeHead, Tag::Head | Tag::Body | Tag::Html | Tag::Br)
            | (Mode::InHead | Mode::AfterHead, Tag::Body | Tag::Html | Tag::Br) => {
                self.advance();
                self.end(name);
            }
            (Mode::Initial, _) => {
                self.advance();
                self.end(name);
            }
            _ => {}
        }
    }

    /// The end of a template.
    pub(super) fn end_template(&mut self) {
        if !self.open.has(Tag::Template) {
            return;
        }
        self.open.close_implied(IMPLIED_THOROUGHLY, Tag::Document);
        self.open.pop_until(&[Tag::Template]);
        self.formatting.clear_to_marker();
        self.templates.pop();
        self.reset_mode();
    }

    /// Start tags directly inside a template say what it is for.
    pub(super) fn start_in_template(&mut self, tag: Start) {
        let mode = match tag.name.tag {
            other if belongs_in_head(other) => return self.start_in_head(tag),
            Tag::Caption | Tag::Colgroup | Tag::Tbody | Tag::Tfoot | Tag::Thead => Mode::InTable,
            Tag::Col => Mode::InColumnGroup,
            Tag::Tr => Mode::InTableBody,
            Tag::Td | Tag::Th => Mode::InRow,
            _ => Mode::InBody,
        };
        self.templates.pop();
        self.templates.push(mode);
        self.mode = mode;
        self.start(tag);
    }

    /// The mode that the open elements ask for (13.2.4.1).
    pub(super) fn reset_mode(&mut self) {
        let found = self.open.items.iter().enumerate().rev().find_map(|(index, open)| {
            if open.space != super::stack::Space::Html {
                return None;
            }
            match open.name.tag {
                Tag::Td | Tag::Th if index > 0 => Some(Mode::InCell),
                Tag::Tr => Some(Mode::InRow),
                Tag::Tbody | Tag::Thead | Tag::Tfoot => Some(Mode::InTableBody),
                Tag::Caption => Some(Mode::InCaption),
                Tag::Colgroup => Some(Mode::InColumnGroup),
                Tag::Table => Some(Mode::InTable),
                Tag::Template => self.templates.last().copied(),
                Tag::Head if index > 0 => Some(Mode::InHead),
                Tag::Body => Some(Mode::InBody),
                Tag::Frameset => Some(Mode::InFrameset),
                Tag::Html if self.head.is_none() => Some(Mode::BeforeHead),
                Tag::Html => Some(Mode::AfterHead),
                _ => None,
            }
        });
        self.mode = found.unwrap_or(Mode::InBody);
    }
}

/// Elements that are the head's, wherever they stand.
pub(super) fn belongs_in_head(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Base
            | Tag::Basefont
            | Tag::Bgsound
            | Tag::Link
            | Tag::Meta
            | Tag::Noframes
            | Tag::Script
            | Tag::Style
            | Tag::Template
            | Tag::Title
    )
}
