//! Text and comments by the insertion mode (WHATWG HTML, 13.2.6.4).

use super::arena::{NONE, Place};
use super::builder::{Builder, Mode, is_raw};
use super::stack::Space;
use crate::page::tag::Tag;

impl Builder<'_> {
    pub(super) fn text(&mut self, data: &str) {
        let mut data = data;
        if std::mem::take(&mut self.skip_line_feed) {
            data = data.strip_prefix('\n').unwrap_or(data);
        }
        if data.is_empty() || self.arena.full() {
            return;
        }
        let foreign = self.is_foreign_text();
        if foreign {
            self.frameset_ok &= data.bytes().all(|b| b == 0 || is_space_char(char::from(b)));
        }
        if !foreign && self.open.current_is(Tag::Plaintext) && data.contains('\0') {
            self.text_in(self.mode, &data.replace('\0', "\u{fffd}"));
        } else if !foreign && !self.holds_raw() {
            self.text_in(self.mode, data);
        } else if data.contains('\0') {
            self.put_text(&data.replace('\0', "\u{fffd}"));
        } else {
            self.put_text(data);
        }
    }

    /// Whether the current element's text is not markup.
    pub(super) fn holds_raw(&self) -> bool {
        let raw = |tag| is_raw(tag) || (tag == Tag::Noscript && self.scripting);
        self.open.current().is_some_and(|open| open.space == Space::Html && raw(open.name.tag))
    }

    pub(super) fn is_foreign_text(&self) -> bool {
        self.open.current().is_some_and(|open| open.space != Space::Html && !open.is_math_text() && !open.holds_html())
    }

    /// Text by the rules of a mode.
    pub(super) fn text_in(&mut self, mode: Mode, data: &str) {
        let (space, rest) = data.split_at(data.find(|c| !is_space_char(c)).unwrap_or(data.len()));
        match mode {
            Mode::Initial | Mode::BeforeHtml | Mode::BeforeHead => {
                if !rest.is_empty() {
                    self.advance();
                    self.text_in(self.mode, rest);
                }
            }
            Mode::InHead | Mode::InHeadNoscript | Mode::AfterHead => {
                self.put_text(space);
                if !rest.is_empty() {
                    self.advance();
                    self.text_in(self.mode, rest);
                }
            }
            Mode::InColumnGroup if self.open.current_is(Tag::Colgroup) => {
                self.put_text(space);
                if !rest.is_empty() {
                    self.open.pop();
                    self.mode = Mode::InTable;
                    self.text_in(self.mode, rest);
                }
            }
            Mode::InBody | Mode::InCaption | Mode::InCell | Mode::InTemplate => self.body_text(data),
            Mode::InTable | Mode::InTableBody | Mode::InRow => {
                if self.is_in_table_parts() {
                    self.pending.extend(data.chars().filter(|&c| c != '\0'));
                } else {
                    self.fostered(|builder| builder.body_text(data));
                }
            }
            Mode::AfterBody | Mode::AfterAfterBody => {
                self.body_text(space);
                if !rest.is_empty() {
                    self.mode = Mode::InBody;
                    self.text_in(self.mode, rest);
                }
            }
            Mode::InColumnGroup | Mode::InFrameset | Mode::AfterFrameset => {
                let space: String = data.chars().filter(|&c| is_space_char(c)).collect();
                self.put_text(&space);
            }
            Mode::AfterAfterFrameset => {
                let space: String = data.chars().filter(|&c| is_space_char(c)).collect();
                self.body_text(&space);
            }
        }
    }

    #[cfg_attr(quick, optimize(speed))]
    fn body_text(&mut self, data: &str) {
        if data.contains('\0') {
            return self.body_text(&data.replace('\0', ""));
        }
        if data.is_empty() {
            return;
        }
        self.reconstruct_formatting();
        self.frameset_ok &= is_space(data);
        self.put_text(data);
    }

    /// Puts the text that stood between a table's parts: white space stays there, all else goes before the table.
    pub(super) fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.pending);
        if is_space(&text) {
            self.put_text(&text);
        } else {
            self.fostered(|builder| builder.body_text(&text));
        }
    }

    pub(super) fn put_text(&mut self, data: &str) {
        let place = self.place();
        if place.parent != 0 {
            self.arena.put_text(place, data);
        }
    }

    pub(super) fn fostered(&mut self, rules: impl FnOnce(&mut Self)) {
        self.foster = true;
        rules(self);
        self.foster = false;
    }

    pub(super) fn comment(&mut self) {
        self.flush();
        self.skip_line_feed = false;
        if self.arena.full() {
            return;
        }
        // nothing of it is kept, but it stands between two text nodes
        let id = self.arena.create(Tag::Meta, 0, 0, true);
        let place = match self.mode {
            _ if self.open.current().is_some_and(|open| open.space != Space::Html) => self.place(),
            Mode::Initial | Mode::BeforeHtml | Mode::AfterAfterBody | Mode::AfterAfterFrameset => {
                Place { parent: 0, before: NONE }
            }
            Mode::AfterBody => self.place_in_root(),
            _ => self.place(),
        };
        self.arena.put(place, id);
    }

    fn place_in_root(&self) -> Place {
        Place { parent: self.open.items.first().map_or(0, |open| open.id), before: NONE }
    }
}

/// White space as the standard has it.
fn is_space_char(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\x0c')
}

fn is_space(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\x0c'))
}
