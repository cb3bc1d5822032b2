//! SVG and MathML inside HTML (WHATWG HTML, 13.2.6.5).

use super::builder::Builder;
use super::stack::{Open, Space};
use super::token::{Name, Start};
use crate::page::attr;
use crate::page::tag::Tag;

impl Builder<'_> {
    /// Inserts an element of SVG or MathML.
    pub(super) fn insert_foreign(&mut self, tag: Start, space: Space) {
        let id = self.arena.create(tag.name.tag, tag.from, tag.to, tag.name.tag == Tag::Style);
        let place = self.place();
        self.arena.put(place, id);
        if tag.self_closing {
            return;
        }
        let encoding = self.arena.value(tag.from, tag.to, attr::Name::Encoding).unwrap_or("");
        let annotation = space == Space::Math
            && tag.name.tag == Tag::AnnotationXml
            && (encoding.eq_ignore_ascii_case("text/html") || encoding.eq_ignore_ascii_case("application/xhtml+xml"));
        self.open.push(Open { id, name: tag.name, space, annotation });
    }

    /// A start tag in foreign content. Some end it.
    pub(super) fn start_foreign(&mut self, tag: Start) {
        if is_html(tag) {
            self.leave_foreign();
            self.start_in(self.mode, tag);
        } else {
            let space = self.open.current().map_or(Space::Html, |open| open.space);
            self.insert_foreign(tag, space);
        }
    }

    /// An end tag in foreign content.
    pub(super) fn end_foreign(&mut self, name: Name) {
        if matches!(name.tag, Tag::Br | Tag::P) {
            self.leave_foreign();
            return self.end_in(self.mode, name);
        }
        for index in (1..self.open.items.len()).rev() {
            let open = self.open.items[index];
            if open.space == Space::Html {
                return self.end_in(self.mode, name);
            }
            if open.name == name {
                return self.open.truncate(index);
            }
        }
    }

    fn leave_foreign(&mut self) {
        let ends = |open: &Open| open.space == Space::Html || open.is_math_text() || open.holds_html();
        while self.open.current().is_some_and(|open| !ends(open)) {
            self.open.pop();
        }
    }
}

/// Whether a start tag cannot stand in SVG or MathML.
fn is_html(tag: Start) -> bool {
    match tag.name.tag {
        Tag::Font => tag.font,
        Tag::B
        | Tag::Big
        | Tag::Blockquote
        | Tag::Body
        | Tag::Br
        | Tag::Center
        | Tag::Code
        | Tag::Dd
        | Tag::Div
        | Tag::Dl
        | Tag::Dt
        | Tag::Em
        | Tag::Embed
        | Tag::H1
        | Tag::H2
        | Tag::H3
        | Tag::H4
        | Tag::H5
        | Tag::H6
        | Tag::Head
        | Tag::Hr
        | Tag::I
        | Tag::Img
        | Tag::Li
        | Tag::Listing
        | Tag::Menu
        | Tag::Meta
        | Tag::Nobr
        | Tag::Ol
        | Tag::P
        | Tag::Pre
        | Tag::Ruby
        | Tag::S
        | Tag::Small
        | Tag::Span
        | Tag::Strong
        | Tag::Strike
        | Tag::Sub
        | Tag::Sup
        | Tag::Table
        | Tag::Tt
        | Tag::U
        | Tag::Ul
        | Tag::Var => true,
        _ => false,
    }
}
