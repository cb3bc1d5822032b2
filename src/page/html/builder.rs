//! The tree builder (WHATWG HTML, 13.2.6): what it knows, and which rules a token goes to. The rules stand beside it,
//! by insertion mode.

use super::arena::{Arena, Link};
use super::formatting::Formatting;
use super::stack::{Open, Space, Stack};
use super::token::{Name, Start, Token};
use super::tokenizer::{Raw, Tokenizer, is_formatting};
use crate::keys::Tally;
use crate::limits::Limits;
use crate::page::attr;
use crate::page::tag::Tag;

/// The insertion mode. The text of scripts and the like needs none, since it comes as one token; the text between
/// a table's parts is held back in [`Builder::pending`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    InHeadNoscript,
    AfterHead,
    InBody,
    InTable,
    InCaption,
    InColumnGroup,
    InTableBody,
    InRow,
    InCell,
    InTemplate,
    AfterBody,
    InFrameset,
    AfterFrameset,
    AfterAfterBody,
    AfterAfterFrameset,
}

/// Builds a tree from tokens.
pub(super) struct Builder<'a> {
    pub tokens: Tokenizer<'a>,
    pub arena: Arena,
    pub open: Stack,
    pub formatting: Formatting,
    pub mode: Mode,
    /// The modes of the templates that are open.
    pub templates: Vec<Mode>,
    pub head: Option<Link>,
    pub form: Option<Link>,
    pub frameset_ok: bool,
    pub quirks: bool,
    /// Whether what a table must not hold is put before it.
    pub foster: bool,
    pub scripting: bool,
    /// Text that stands between a table's parts.
    pub pending: String,
    /// Whether a line feed that comes next is dropped.
    pub skip_line_feed: bool,
    depth: usize,
    /// Start tags left out for their depth and not yet closed, by name.
    swallowed: Tally<usize>,
    /// Whether a start tag was left out for its depth.
    pub flattened: bool,
}

impl<'a> Builder<'a> {
    pub fn new(source: &'a str, limits: &Limits, scripting: bool) -> Self {
        Builder {
            tokens: Tokenizer::new(source, limits),
            arena: Arena::new(limits, source.len()),
            open: Stack::new(),
            formatting: Formatting::default(),
            mode: Mode::Initial,
            templates: Vec::new(),
            head: None,
            form: None,
            frameset_ok: true,
            quirks: false,
            foster: false,
            scripting,
            pending: String::new(),
            skip_line_feed: false,
            depth: limits.depth.max(16),
            swallowed: Tally::default(),
            flattened: false,
        }
    }

    /// Builds the whole tree.
    ///
    /// Cost: linear in the source, times the depth for pages that are badly nested.
    #[cfg_attr(quick, optimize(speed))]
    pub fn run(&mut self) {
        loop {
            let (attrs, text) = (self.arena.attrs.len(), self.arena.text.len());
            let foreign = self.open.current().is_some_and(|open| open.space != Space::Html);
            match self.tokens.next(&mut self.arena, foreign) {
                Token::Text(data) => self.text(data),
                Token::Reference(data) => {
                    let mut decoded = String::new();
                    data.push_to(&mut decoded);
                    self.text(&decoded);
                }
                Token::Start(tag) => {
                    let stored = (self.arena.len(), self.arena.text.len());
                    self.start_bounded(tag);
                    // nobody took the attributes, and nothing was put behind them
                    if (self.arena.len(), self.arena.text.len()) == stored
                        && !matches!(tag.name.tag, Tag::Html | Tag::Body)
                    {
                        self.arena.attrs.truncate(attrs);
                        self.arena.text.truncate(text);
                    }
                }
                Token::End(name) => self.end_bounded(name),
                Token::Comment => self.comment(),
                Token::Doctype(quirks) => {
                    self.flush();
                    self.skip_line_feed = false;
                    if self.mode == Mode::Initial {
                        self.quirks = quirks;
                        self.mode = Mode::BeforeHtml;
                    }
                }
                Token::EndOfFile => return self.finish(),
            }
        }
    }

    /// Whether the stack is as deep as it may be.
    pub(super) fn is_too_deep(&self) -> bool {
        self.open.items.len() >= self.depth * 2
    }

    /// A start tag, unless it lies too deep: then it is left out, and so is the end tag that goes with it.
    fn start_bounded(&mut self, tag: Start) {
        self.flush();
        self.skip_line_feed = false;
        let raw = is_raw(tag.name.tag) || matches!(tag.name.tag, Tag::Noscript | Tag::Plaintext);
        if self.arena.full() && !raw {
            return;
        }
        let bound = if is_formatting(tag.name.tag) { self.depth } else { self.depth * 2 };
        if self.open.items.len() < bound || raw {
            return self.start(tag);
        }
        self.flattened = true;
        if !tag.self_closing && !is_unclosed(tag.name.tag) {
            *self.swallowed.at(tag.name.key()) += 1;
        }
    }

    fn end_bounded(&mut self, name: Name) {
        self.flush();
        self.skip_line_feed = false;
        if self.swallowed.get(name.key()).is_some_and(|count| *count > 0) {
            *self.swallowed.at(name.key()) -= 1;
            return;
        }
        self.end(name);
    }

    /// A start tag by the rules that hold where it stands.
    #[cfg_attr(quick, optimize(speed))]
    pub(super) fn start(&mut self, tag: Start) {
        let foreign = self.open.current().is_some_and(|open| {
            let html = match tag.name.tag {
                _ if open.space == Space::Html => true,
                Tag::Mglyph | Tag::Malignmark => open.holds_html(),
                Tag::Svg if open.space == Space::Math && open.name.tag == Tag::AnnotationXml => true,
                _ => open.is_math_text() || open.holds_html(),
            };
            !html
        });
        if foreign { self.start_foreign(tag) } else { self.start_in(self.mode, tag) }
    }

    /// An end tag by the rules that hold where it stands.
    pub(super) fn end(&mut self, name: Name) {
        if self.open.current().is_some_and(|open| open.space != Space::Html) {
            self.end_foreign(name);
        } else if self.holds_raw() {
            // only its own end tag gets here
            self.open.pop();
        } else {
            self.end_in(self.mode, name);
        }
    }

    /// A start tag by the rules of a mode.
    #[cfg_attr(quick, optimize(speed))]
    pub(super) fn start_in(&mut self, mode: Mode, tag: Start) {
        match mode {
            Mode::Initial => {
                self.advance();
                self.start(tag);
            }
            Mode::BeforeHtml | Mode::BeforeHead | Mode::InHead | Mode::InHeadNoscript | Mode::AfterHead => {
                self.start_before_body(mode, tag);
            }
            Mode::InBody => self.start_in_body(tag),
            Mode::InTable => self.start_in_table(tag),
            Mode::InCaption | Mode::InColumnGroup | Mode::InTableBody | Mode::InRow | Mode::InCell => {
                self.start_in_table_part(mode, tag);
            }
            Mode::InTemplate => self.start_in_template(tag),
            Mode::AfterBody | Mode::AfterAfterBody => {
                if tag.name.tag == Tag::Html {
                    return self.start_in_body(tag);
                }
                self.mode = Mode::InBody;
                self.start(tag);
            }
            Mode::InFrameset | Mode::AfterFrameset | Mode::AfterAfterFrameset => self.start_in_frameset(mode, tag),
        }
    }

    /// An end tag by the rules of a mode.
    pub(super) fn end_in(&mut self, mode: Mode, name: Name) {
        match mode {
            Mode::Initial
            | Mode::BeforeHtml
            | Mode::BeforeHead
            | Mode::InHead
            | Mode::InHeadNoscript
            | Mode::AfterHead => self.end_before_body(mode, name),
            Mode::InBody => self.end_in_body(name),
            Mode::InTable => self.end_in_table(name),
            Mode::InCaption | Mode::InColumnGroup | Mode::InTableBody | Mode::InRow | Mode::InCell => {
                self.end_in_table_part(mode, name);
            }
            Mode::InTemplate => {
                if name.tag == Tag::Template {
                    self.end_template();
                }
            }
            Mode::AfterBody if name.tag == Tag::Html => self.mode = Mode::AfterAfterBody,
            Mode::AfterBody | Mode::AfterAfterBody => {
                self.mode = Mode::InBody;
                self.end(name);
            }
            Mode::InFrameset if name.tag == Tag::Frameset => {
                if self.open.items.len() > 1 {
                    self.open.pop();
                    if !self.open.current_is(Tag::Frameset) {
                        self.mode = Mode::AfterFrameset;
                    }
                }
            }
            Mode::AfterFrameset if name.tag == Tag::Html => self.mode = Mode::AfterAfterFrameset,
            Mode::InFrameset | Mode::AfterFrameset | Mode::AfterAfterFrameset => {}
        }
    }

    fn start_in_frameset(&mut self, mode: Mode, tag: Start) {
        match tag.name.tag {
            Tag::Html => self.start_in_body(tag),
            Tag::Noframes => self.start_in_head(tag),
            Tag::Frameset if mode == Mode::InFrameset => {
                self.insert(tag);
            }
            Tag::Frame if mode == Mode::InFrameset => self.insert_void(tag),
            _ => {}
        }
    }

    /// The end of the source: a page has always a head and a body.
    fn finish(&mut self) {
        self.flush();
        loop {
            match self.mode {
                Mode::Initial
                | Mode::BeforeHtml
                | Mode::BeforeHead
                | Mode::InHead
                | Mode::InHeadNoscript
                | Mode::AfterHead => {
                    // a title or script that the source breaks off in is still open
                    while self.holds_raw() {
                        self.open.pop();
                    }
                    if self.open.has(Tag::Template) {
                        self.end_template();
                    }
                    self.advance();
                }
                Mode::InTemplate => {
                    self.end_template();
                    if self.mode == Mode::InTemplate && !self.open.has(Tag::Template) {
                        return;
                    }
                }
                _ if self.open.has(Tag::Template) => self.end_template(),
                _ => return,
            }
        }
    }

    /// An element for a tag, not yet in the tree.
    fn create(&mut self, tag: Start) -> Link {
        let mute = match tag.name.tag {
            Tag::Style | Tag::Iframe | Tag::Noembed | Tag::Noframes => true,
            Tag::Script => !self.arena.value(tag.from, tag.to, attr::Name::Type).is_some_and(is_data),
            _ => false,
        };
        self.arena.create(tag.name.tag, tag.from, tag.to, mute)
    }

    /// Inserts an HTML element and leaves it open.
    pub(super) fn insert(&mut self, tag: Start) -> Link {
        let id = self.create(tag);
        let place = self.place();
        self.arena.put(place, id);
        self.open.push(Open { id, name: tag.name, space: Space::Html, annotation: false });
        id
    }

    /// Inserts an HTML element that holds nothing.
    pub(super) fn insert_void(&mut self, tag: Start) {
        let id = self.create(tag);
        let place = self.place();
        self.arena.put(place, id);
    }

    /// Inserts an element whose text is not markup.
    pub(super) fn insert_raw(&mut self, tag: Start, kind: Raw) {
        self.insert(tag);
        self.tokens.enter_raw(kind, tag.name);
    }
}

/// Whether a script's type says that it holds linked data, or a formula.
fn is_data(kind: &str) -> bool {
    let kind = kind.trim();
    kind.eq_ignore_ascii_case("application/ld+json") || kind.starts_with("math/tex")
}

/// Elements whose text is not markup, whatever the mode.
pub(super) fn is_raw(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Script | Tag::Style | Tag::Title | Tag::Textarea | Tag::Iframe | Tag::Xmp | Tag::Noembed | Tag::Noframes
    )
}

/// Elements that often, or always, stand without an end tag.
fn is_unclosed(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::P
            | Tag::Li
            | Tag::Dt
            | Tag::Dd
            | Tag::Tr
            | Tag::Td
            | Tag::Th
            | Tag::Option
            | Tag::Br
            | Tag::Img
            | Tag::Hr
            | Tag::Input
            | Tag::Meta
            | Tag::Link
            | Tag::Wbr
            | Tag::Area
            | Tag::Base
            | Tag::Col
            | Tag::Embed
            | Tag::Source
            | Tag::Track
            | Tag::Param
    )
}
