//! The stack of open elements and its scopes (WHATWG HTML, 13.2.4.2).

use super::arena::Link;
use super::token::Name;
use crate::page::tag::Tag;

/// The namespace of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    Html,
    Svg,
    Math,
}

/// An open element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub id: Link,
    pub name: Name,
    pub space: Space,
    /// Whether it is an `annotation-xml` that holds HTML.
    pub annotation: bool,
}

impl Open {
    /// Whether it is the HTML element of that tag.
    pub fn is(&self, tag: Tag) -> bool {
        self.space == Space::Html && self.name.tag == tag
    }

    /// Whether it is an HTML element of one of these tags.
    pub fn is_one(&self, tags: &[Tag]) -> bool {
        self.space == Space::Html && tags.contains(&self.name.tag)
    }

    /// Whether text and most start tags inside are HTML: MathML's text elements.
    pub fn is_math_text(&self) -> bool {
        self.space == Space::Math && matches!(self.name.tag, Tag::Mi | Tag::Mo | Tag::Mn | Tag::Ms | Tag::Mtext)
    }

    /// Whether what is inside is HTML: SVG's `foreignObject`, `desc` and `title`, and some `annotation-xml`.
    pub fn holds_html(&self) -> bool {
        self.annotation
            || (self.space == Space::Svg && matches!(self.name.tag, Tag::ForeignObject | Tag::Desc | Tag::Title))
    }

    /// Whether the element is of the category "special".
    pub fn is_special(&self) -> bool {
        match self.space {
            Space::Html => is_special(self.name.tag),
            Space::Math => self.is_math_text() || self.name.tag == Tag::AnnotationXml,
            Space::Svg => self.holds_html(),
        }
    }

    fn bounds(&self, scope: Scope) -> bool {
        let tag = self.name.tag;
        if self.space != Space::Html {
            return scope != Scope::Table && self.is_special();
        }
        match scope {
            Scope::Table => matches!(tag, Tag::Html | Tag::Table | Tag::Template),
            Scope::ListItem if matches!(tag, Tag::Ol | Tag::Ul) => true,
            Scope::Button if tag == Tag::Button => true,
            _ => matches!(
                tag,
                Tag::Applet
                    | Tag::Caption
                    | Tag::Html
                    | Tag::Table
                    | Tag::Td
                    | Tag::Th
                    | Tag::Marquee
                    | Tag::Object
                    | Tag::Select
                    | Tag::Template
            ),
        }
    }
}

/// Which elements end the search for an open one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Default,
    ListItem,
    Button,
    Table,
}

/// Elements whose end tags may be left out.
pub(super) const IMPLIED: &[Tag] =
    &[Tag::Dd, Tag::Dt, Tag::Li, Tag::Option, Tag::Optgroup, Tag::P, Tag::Rb, Tag::Rp, Tag::Rt, Tag::Rtc];

/// Also those of a table's parts.
pub(super) const IMPLIED_THOROUGHLY: &[Tag] = &[
    Tag::Dd,
    Tag::Dt,
    Tag::Li,
    Tag::Option,
    Tag::Optgroup,
    Tag::P,
    Tag::Rb,
    Tag::Rp,
    Tag::Rt,
    Tag::Rtc,
    Tag::Caption,
    Tag::Colgroup,
    Tag::Tbody,
    Tag::Td,
    Tag::Tfoot,
    Tag::Th,
    Tag::Thead,
    Tag::Tr,
];

/// The open elements, the root first.
pub(super) struct Stack {
    pub items: Vec<Open>,
    /// How many HTML elements of each tag are open: most questions are answered by a zero.
    count: [u32; Tag::COUNT],
}

impl Stack {
    pub fn new() -> Self {
        Stack { items: Vec::new(), count: [0; Tag::COUNT] }
    }

    pub fn push(&mut self, open: Open) {
        self.tally(open, 1);
        self.items.push(open);
    }

    pub fn pop(&mut self) -> Option<Open> {
        let open = self.items.pop()?;
        self.tally(open, u32::MAX);
        Some(open)
    }

    /// Pops until `length` are left.
    pub fn truncate(&mut self, length: usize) {
        while self.items.len() > length {
            self.pop();
        }
    }

    pub fn remove(&mut self, index: usize) {
        let open = self.items.remove(index);
        self.tally(open, u32::MAX);
    }

    pub fn insert(&mut self, index: usize, open: Open) {
        self.tally(open, 1);
        self.items.insert(index, open);
    }

    fn tally(&mut self, open: Open, by: u32) {
        if open.space == Space::Html {
            let count = &mut self.count[open.name.tag as usize];
            *count = count.wrapping_add(by);
        }
    }

    /// The innermost open element.
    pub fn current(&self) -> Option<&Open> {
        self.items.last()
    }

    /// Whether the innermost open element is HTML's of that tag.
    pub fn current_is(&self, tag: Tag) -> bool {
        self.current().is_some_and(|open| open.is(tag))
    }

    /// Where an element stands.
    pub fn position(&self, id: Link) -> Option<usize> {
        self.items.iter().rposition(|open| open.id == id)
    }

    /// Whether an HTML element of that tag is open anywhere.
    pub fn has(&self, tag: Tag) -> bool {
        self.count[tag as usize] > 0
    }

    /// Whether one of these tags is open within the scope. Cost: constant where none is open, else the depth.
    pub fn in_scope(&self, tags: &[Tag], scope: Scope) -> bool {
        tags.iter().any(|&tag| self.has(tag)) && self.find_in_scope(scope, |open| open.is_one(tags))
    }

    /// Whether the element is open within the default scope.
    pub fn id_in_scope(&self, id: Link) -> bool {
        self.find_in_scope(Scope::Default, |open| open.id == id)
    }

    fn find_in_scope(&self, scope: Scope, fits: impl Fn(&Open) -> bool) -> bool {
        for open in self.items.iter().rev() {
            if fits(open) {
                return true;
            }
            if open.bounds(scope) {
                return false;
            }
        }
        false
    }

    /// Pops elements of `tags`, but not one of `except`.
    pub fn close_implied(&mut self, tags: &[Tag], except: Tag) {
        while self.current().is_some_and(|open| open.is_one(tags) && open.name.tag != except) {
            self.pop();
        }
    }

    /// Pops up to and with the innermost HTML element of one of these tags.
    pub fn pop_until(&mut self, tags: &[Tag]) {
        while let Some(open) = self.pop() {
            if open.is_one(tags) {
                break;
            }
        }
    }

    /// Pops until one of these tags is the current one.
    pub fn clear_to(&mut self, tags: &[Tag]) {
        while self.current().is_some_and(|open| !open.is_one(tags)) {
            self.pop();
        }
    }

    /// Closes a `p` that is open in button scope.
    pub fn close_p(&mut self) {
        if self.in_scope(&[Tag::P], Scope::Button) {
            self.close_implied(IMPLIED, Tag::P);
            self.pop_until(&[Tag::P]);
        }
    }
}

fn is_special(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Address
            | Tag::Applet
            | Tag::Area
            | Tag::Article
            | Tag::Aside
            | Tag::Base
            | Tag::Basefont
            | Tag::Bgsound
            | Tag::Blockquote
            | Tag::Body
            | Tag::Br
            | Tag::Button
            | Tag::Caption
            | Tag::Center
            | Tag::Col
            | Tag::Colgroup
            | Tag::Dd
            | Tag::Details
            | Tag::Dir
            | Tag::Div
            | Tag::Dl
            | Tag::Dt
            | Tag::Embed
            | Tag::Fieldset
            | Tag::Figcaption
            | Tag::Figure
            | Tag::Footer
            | Tag::Form
            | Tag::Frame
            | Tag::Frameset
            | Tag::H1
            | Tag::H2
            | Tag::H3
            | Tag::H4
            | Tag::H5
            | Tag::H6
            | Tag::Head
            | Tag::Header
            | Tag::Hgroup
            | Tag::Hr
            | Tag::Html
            | Tag::Iframe
            | Tag::Img
            | Tag::Input
            | Tag::Keygen
            | Tag::Li
            | Tag::Link
            | Tag::Listing
            | Tag::Main
            | Tag::Marquee
            | Tag::Menu
            | Tag::Meta
            | Tag::Nav
            | Tag::Noembed
            | Tag::Noframes
            | Tag::Noscript
            | Tag::Object
            | Tag::Ol
            | Tag::P
            | Tag::Param
            | Tag::Plaintext
            | Tag::Pre
            | Tag::Script
            | Tag::Search
            | Tag::Section
            | Tag::Select
            | Tag::Source
            | Tag::Style
            | Tag::Summary
            | Tag::Table
            | Tag::Tbody
            | Tag::Td
            | Tag::Template
            | Tag::Textarea
            | Tag::Tfoot
            | Tag::Th
            | Tag::Thead
            | Tag::Title
            | Tag::Tr
            | Tag::Track
            | Tag::Ul
            | Tag::Wbr
            | Tag::Xmp
    )
}
