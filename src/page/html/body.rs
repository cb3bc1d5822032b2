//! The insertion mode "in body" (WHATWG HTML, 13.2.6.4.7).

use super::arena::Link;
use super::builder::{Builder, Mode};
use super::formatting::Entry;
use super::head::belongs_in_head;
use super::stack::{IMPLIED, Open, Scope, Space};
use super::table::is_table_part;
use super::token::{Name, Start};
use super::tokenizer::{Raw, is_formatting};
use crate::page::attr;
use crate::page::tag::Tag;

const HEADINGS: &[Tag] = &[Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];

impl Builder<'_> {
    /// Start tags in the body.
    pub(super) fn start_in_body(&mut self, tag: Start) {
        match tag.name.tag {
            Tag::Html => {
                if let Some(root) = self.open.items.first().filter(|_| !self.open.has(Tag::Template)) {
                    self.arena.add_attrs(root.id, tag.from, tag.to);
                }
            }
            other if belongs_in_head(other) => self.start_in_head(tag),
            Tag::Body => {
                if let Some(body) = self.body().filter(|_| !self.open.has(Tag::Template)) {
                    self.frameset_ok = false;
                    self.arena.add_attrs(body, tag.from, tag.to);
                }
            }
            Tag::Frameset => {
                if let Some(body) = self.body().filter(|_| self.frameset_ok) {
                    self.arena.detach(body);
                    self.open.truncate(1);
                    self.insert(tag);
                    self.mode = Mode::InFrameset;
                }
            }
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => {
                self.open.close_p();
                if self.open.current().is_some_and(|open| open.is_one(HEADINGS)) {
                    self.open.pop();
                }
                self.insert(tag);
            }
            Tag::Pre | Tag::Listing => {
                self.open.close_p();
                self.insert(tag);
                self.skip_line_feed = true;
                self.frameset_ok = false;
            }
            Tag::Form => {
                if self.form.is_none() || self.open.has(Tag::Template) {
                    self.open.close_p();
                    let id = self.insert(tag);
                    if !self.open.has(Tag::Template) {
                        self.form = Some(id);
                    }
                }
            }
            Tag::Li => self.start_item(tag, &[Tag::Li]),
            Tag::Dd | Tag::Dt => self.start_item(tag, &[Tag::Dd, Tag::Dt]),
            Tag::Plaintext => {
                self.open.close_p();
                self.insert_raw(tag, Raw::Plaintext);
            }
            Tag::Button => {
                if self.open.in_scope(&[Tag::Button], Scope::Default) {
                    self.open.close_implied(IMPLIED, Tag::Document);
                    self.open.pop_until(&[Tag::Button]);
                }
                self.reconstruct_formatting();
                self.insert(tag);
                self.frameset_ok = false;
            }
            Tag::A => {
                self.close_outer_a();
                self.reconstruct_formatting();
                self.insert_formatting(tag);
            }
            Tag::Nobr => {
                self.reconstruct_formatting();
                if self.open.in_scope(&[Tag::Nobr], Scope::Default) {
                    self.adopt(Name::of(Tag::Nobr));
                    self.reconstruct_formatting();
                }
                self.insert_formatting(tag);
            }
            other if other == Tag::P || is_container(other) => {
                self.open.close_p();
                self.insert(tag);
            }
            other if is_formatting(other) => {
                self.reconstruct_formatting();
                self.insert_formatting(tag);
            }
            Tag::Applet | Tag::Marquee | Tag::Object => {
                self.reconstruct_formatting();
                self.insert(tag);
                self.formatting.entries.push(Entry::Marker);
                self.frameset_ok = false;
            }
            Tag::Table => {
                if !self.quirks {
                    self.open.close_p();
                }
                self.insert(tag);
                self.frameset_ok = false;
                self.mode = Mode::InTable;
            }
            Tag::Area | Tag::Br | Tag::Embed | Tag::Img | Tag::Keygen | Tag::Wbr => {
                self.reconstruct_formatting();
                self.insert_void(tag);
                self.frameset_ok = false;
            }
            Tag::Image => self.start_in_body(Start { name: Name::of(Tag::Img), ..tag }),
            Tag::Param | Tag::Source | Tag::Track => self.insert_void(tag),
            Tag::Textarea => {
                self.insert_raw(tag, Raw::Rcdata);
                self.skip_line_feed = true;
                self.frameset_ok = false;
            }
            Tag::Xmp => {
                self.open.close_p();
                self.reconstruct_formatting();
                self.frameset_ok = false;
                self.insert_raw(tag, Raw::Text);
            }
            Tag::Iframe => {
                self.frameset_ok = false;
                self.insert_raw(tag, Raw::Text);
            }
            Tag::Noembed => self.insert_raw(tag, Raw::Text),
            Tag::Noscript if self.scripting => self.insert_raw(tag, Raw::Text),
            Tag::Input | Tag::Hr | Tag::Select | Tag::Option | Tag::Optgroup => self.start_of_select(tag),
            Tag::Rb | Tag::Rtc | Tag::Rp | Tag::Rt => {
                if self.open.in_scope(&[Tag::Ruby], Scope::Default) {
                    let except = if matches!(tag.name.tag, Tag::Rp | Tag::Rt) { Tag::Rtc } else { Tag::Document };
                    self.open.close_implied(IMPLIED, except);
                }
                self.insert(tag);
            }
            Tag::Math | Tag::Svg => {
                self.reconstruct_formatting();
                self.insert_foreign(tag, if tag.name.tag == Tag::Math { Space::Math } else { Space::Svg });
            }
            other if is_table_part(other) || matches!(other, Tag::Frame | Tag::Head) => {}
            _ => {
                self.reconstruct_formatting();
                self.insert(tag);
            }
        }
    }

    /// The body, if it is the second open element.
    fn body(&self) -> Option<Link> {
        self.open.items.get(1).filter(|open| open.is(Tag::Body)).map(|open| open.id)
    }

    /// An item of a list ends the one before it.
    fn start_item(&mut self, tag: Start, items: &[Tag]) {
        self.frameset_ok = false;
        let ends =
            |open: &&Open| open.is_one(items) || (open.is_special() && !open.is_one(&[Tag::Address, Tag::Div, Tag::P]));
        let found = self.open.items.iter().rev().find(ends).copied().filter(|open| open.is_one(items));
        if let Some(found) = found {
            self.open.close_implied(IMPLIED, found.name.tag);
            self.open.pop_until(&[found.name.tag]);
        }
        self.open.close_p();
        self.insert(tag);
    }

    /// `select`, and elements that mean something else inside one.
    fn start_of_select(&mut self, tag: Start) {
        let inside = self.open.in_scope(&[Tag::Select], Scope::Default);
        match tag.name.tag {
            Tag::Input => {
                if inside {
                    self.open.pop_until(&[Tag::Select]);
                }
                self.reconstruct_formatting();
                self.frameset_ok &= self.is_hidden_input(tag);
                self.insert_void(tag);
            }
            Tag::Hr => {
                self.open.close_p();
                if inside {
                    self.open.close_implied(IMPLIED, Tag::Document);
                }
                self.insert_void(tag);
                self.frameset_ok = false;
            }
            Tag::Select if inside => self.open.pop_until(&[Tag::Select]),
            Tag::Select => {
                self.reconstruct_formatting();
                self.insert(tag);
                self.frameset_ok = false;
            }
            option => {
                if inside {
                    let except = if option == Tag::Option { Tag::Optgroup } else { Tag::Document };
                    self.open.close_implied(IMPLIED, except);
                } else if self.open.current_is(Tag::Option) {
                    self.open.pop();
                }
                self.reconstruct_formatting();
                self.insert(tag);
            }
        }
    }

    pub(super) fn is_hidden_input(&self, tag: Start) -> bool {
        let kind = self.arena.value(tag.from, tag.to, attr::Name::Type);
        kind.is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"))
    }

    /// End tags in the body.
    pub(super) fn end_in_body(&mut self, name: Name) {
        match name.tag {
            Tag::Template => self.end_template(),
            Tag::Body | Tag::Html => {
                if self.open.in_scope(&[Tag::Body], Scope::Default) {
                    self.mode = Mode::AfterBody;
                    if name.tag == Tag::Html {
                        self.end(name);
                    }
                }
            }
            Tag::Button | Tag::Listing | Tag::Pre | Tag::Select => {
                self.end_block(&[name.tag], Scope::Default, Tag::Document);
            }
            other if is_container(other) => self.end_block(&[name.tag], Scope::Default, Tag::Document),
            Tag::Form => self.end_form(),
            Tag::P => {
                if !self.open.in_scope(&[Tag::P], Scope::Button) {
                    self.insert(Start::implied(Tag::P));
                }
                self.open.close_p();
            }
            Tag::Li => self.end_block(&[Tag::Li], Scope::ListItem, Tag::Li),
            Tag::Dd | Tag::Dt => self.end_block(&[name.tag], Scope::Default, name.tag),
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => {
                self.end_block(HEADINGS, Scope::Default, Tag::Document);
            }
            other if is_formatting(other) => self.adopt(name),
            Tag::Applet | Tag::Marquee | Tag::Object => {
                if self.open.in_scope(&[name.tag], Scope::Default) {
                    self.end_block(&[name.tag], Scope::Default, Tag::Document);
                    self.formatting.clear_to_marker();
                }
            }
            Tag::Br => self.start_in_body(Start::implied(Tag::Br)),
            _ => self.close_any(name),
        }
    }

    /// Closes the innermost of `tags` in scope, and what may be left open inside.
    fn end_block(&mut self, tags: &[Tag], scope: Scope, except: Tag) {
        if self.open.in_scope(tags, scope) {
            self.open.close_implied(IMPLIED, except);
            self.open.pop_until(tags);
        }
    }

    fn end_form(&mut self) {
        if self.open.has(Tag::Template) {
            return self.end_block(&[Tag::Form], Scope::Default, Tag::Document);
        }
        let Some(form) = self.form.take() else { return };
        if self.open.id_in_scope(form) {
            self.open.close_implied(IMPLIED, Tag::Document);
            if let Some(index) = self.open.position(form) {
                self.open.remove(index);
            }
        }
    }

    /// Closes an element by its name, if nothing special stands between.
    pub(super) fn close_any(&mut self, name: Name) {
        for index in (0..self.open.items.len()).rev() {
            let open = self.open.items[index];
            if open.space == Space::Html && open.name == name {
                self.open.truncate(index);
                return;
            }
            if open.is_special() {
                return;
            }
        }
    }
}

/// Elements that begin and end a block and mean nothing else; `p` is one that ends by other rules.
fn is_container(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Address
            | Tag::Article
            | Tag::Aside
            | Tag::Blockquote
            | Tag::Center
            | Tag::Details
            | Tag::Dialog
            | Tag::Dir
            | Tag::Div
            | Tag::Dl
            | Tag::Fieldset
            | Tag::Figcaption
            | Tag::Figure
            | Tag::Footer
            | Tag::Header
            | Tag::Hgroup
            | Tag::Main
            | Tag::Menu
            | Tag::Nav
            | Tag::Ol
            | Tag::Search
            | Tag::Section
            | Tag::Summary
            | Tag::Ul
    )
}
