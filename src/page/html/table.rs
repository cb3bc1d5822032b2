//! The insertion modes of tables and their parts (WHATWG HTML, 13.2.6.4.9 to 13.2.6.4.15).

use super::builder::{Builder, Mode};
use super::formatting::Entry;
use super::stack::{IMPLIED, Scope};
use super::token::{Name, Start};
use crate::page::tag::Tag;

const TABLE: &[Tag] = &[Tag::Table, Tag::Template, Tag::Html];
const BODY: &[Tag] = &[Tag::Tbody, Tag::Tfoot, Tag::Thead, Tag::Template, Tag::Html];
const ROW: &[Tag] = &[Tag::Tr, Tag::Template, Tag::Html];
const SECTIONS: &[Tag] = &[Tag::Tbody, Tag::Tfoot, Tag::Thead];
const CELLS: &[Tag] = &[Tag::Td, Tag::Th];

impl Builder<'_> {
    /// Whether the current element is a table or a part of one that holds no text.
    pub(super) fn is_in_table_parts(&self) -> bool {
        let parts = &[Tag::Table, Tag::Tbody, Tag::Template, Tag::Tfoot, Tag::Thead, Tag::Tr];
        self.open.current().is_some_and(|open| open.is_one(parts))
    }

    /// Start tags in a table.
    pub(super) fn start_in_table(&mut self, tag: Start) {
        match tag.name.tag {
            Tag::Caption => {
                self.open.clear_to(TABLE);
                self.formatting.entries.push(Entry::Marker);
                self.insert(tag);
                self.mode = Mode::InCaption;
            }
            Tag::Colgroup => {
                self.open.clear_to(TABLE);
                self.insert(tag);
                self.mode = Mode::InColumnGroup;
            }
            Tag::Col => {
                self.open.clear_to(TABLE);
                self.insert(Start::implied(Tag::Colgroup));
                self.mode = Mode::InColumnGroup;
                self.start(tag);
            }
            Tag::Tbody | Tag::Tfoot | Tag::Thead => {
                self.open.clear_to(TABLE);
                self.insert(tag);
                self.mode = Mode::InTableBody;
            }
            Tag::Td | Tag::Th | Tag::Tr => {
                self.open.clear_to(TABLE);
                self.insert(Start::implied(Tag::Tbody));
                self.mode = Mode::InTableBody;
                self.start(tag);
            }
            Tag::Table => {
                if self.open.in_scope(&[Tag::Table], Scope::Table) {
                    self.open.pop_until(&[Tag::Table]);
                    self.reset_mode();
                    self.start(tag);
                }
            }
            Tag::Style | Tag::Script | Tag::Template => self.start_in_head(tag),
            Tag::Input if self.is_hidden_input(tag) => self.insert_void(tag),
            Tag::Form => {
                if self.form.is_none() && !self.open.has(Tag::Template) {
                    self.form = Some(self.insert(tag));
                    self.open.pop();
                }
            }
            _ => self.fostered(|builder| builder.start_in_body(tag)),
        }
    }

    /// End tags in a table.
    pub(super) fn end_in_table(&mut self, name: Name) {
        match name.tag {
            Tag::Table => {
                if self.open.in_scope(&[Tag::Table], Scope::Table) {
                    self.open.pop_until(&[Tag::Table]);
                    self.reset_mode();
                }
            }
            other if is_table_part(other) || matches!(other, Tag::Body | Tag::Html) => {}
            Tag::Template => self.end_template(),
            _ => self.fostered(|builder| builder.end_in_body(name)),
        }
    }

    /// Start tags in a part of a table.
    pub(super) fn start_in_table_part(&mut self, mode: Mode, tag: Start) {
        let part = is_table_part(tag.name.tag);
        match (mode, tag.name.tag) {
            (Mode::InCaption, _) if part => {
                if self.close_caption() {
                    self.start(tag);
                }
            }
            (Mode::InCell, _) if part => {
                if self.open.in_scope(CELLS, Scope::Table) {
                    self.close_cell();
                    self.start(tag);
                }
            }
            (Mode::InCaption | Mode::InCell, _) | (Mode::InColumnGroup, Tag::Html) => self.start_in_body(tag),
            (Mode::InColumnGroup, Tag::Col) => self.insert_void(tag),
            (Mode::InColumnGroup, Tag::Template) => self.start_in_head(tag),
            (Mode::InColumnGroup, _) => {
                if self.close_column_group() {
                    self.start(tag);
                }
            }
            (Mode::InTableBody, Tag::Tr) => {
                self.open.clear_to(BODY);
                self.insert(tag);
                self.mode = Mode::InRow;
            }
            (Mode::InTableBody, Tag::Td | Tag::Th) => {
                self.open.clear_to(BODY);
                self.insert(Start::implied(Tag::Tr));
                self.mode = Mode::InRow;
                self.start(tag);
            }
            (Mode::InTableBody, _) if part => {
                if self.close_section() {
                    self.start(tag);
                }
            }
            (Mode::InRow, Tag::Td | Tag::Th) => {
                self.open.clear_to(ROW);
                self.insert(tag);
                self.mode = Mode::InCell;
                self.formatting.entries.push(Entry::Marker);
            }
            (Mode::InRow, _) if part => {
                if self.close_row() {
                    self.start(tag);
                }
            }
            _ => self.start_in_table(tag),
        }
    }

    /// End tags in a part of a table.
    pub(super) fn end_in_table_part(&mut self, mode: Mode, name: Name) {
        let tag = name.tag;
        let never = matches!(tag, Tag::Body | Tag::Html | Tag::Col | Tag::Colgroup | Tag::Caption);
        let section = SECTIONS.contains(&tag);
        let cell = CELLS.contains(&tag);
        match mode {
            Mode::InCaption if matches!(tag, Tag::Caption | Tag::Table) => {
                if self.close_caption() && tag == Tag::Table {
                    self.end(name);
                }
            }
            Mode::InCaption if never || section || cell || tag == Tag::Tr => {}
            Mode::InCaption => self.end_in_body(name),
            Mode::InColumnGroup => match tag {
                Tag::Colgroup => {
                    self.close_column_group();
                }
                Tag::Col => {}
                Tag::Template => self.end_template(),
                _ => {
                    if self.close_column_group() {
                        self.end(name);
                    }
                }
            },
            Mode::InTableBody if section => {
                if self.open.in_scope(&[tag], Scope::Table) {
                    self.open.clear_to(BODY);
                    self.open.pop();
                    self.mode = Mode::InTable;
                }
            }
            Mode::InTableBody if tag == Tag::Table => {
                if self.close_section() {
                    self.end(name);
                }
            }
            Mode::InTableBody if never || cell || tag == Tag::Tr => {}
            Mode::InRow if tag == Tag::Tr => {
                self.close_row();
            }
            Mode::InRow if tag == Tag::Table || (section && self.open.in_scope(&[tag], Scope::Table)) => {
                if self.close_row() {
                    self.end(name);
                }
            }
            Mode::InRow if never || cell || section => {}
            Mode::InCell if cell => {
                if self.open.in_scope(&[tag], Scope::Table) {
                    self.open.close_implied(IMPLIED, Tag::Document);
                    self.open.pop_until(&[tag]);
                    self.formatting.clear_to_marker();
                    self.mode = Mode::InRow;
                }
            }
            Mode::InCell if never => {}
            Mode::InCell if section || matches!(tag, Tag::Table | Tag::Tr) => {
                if self.open.in_scope(&[tag], Scope::Table) {
                    self.close_cell();
                    self.end(name);
                }
            }
            Mode::InCell => self.end_in_body(name),
            _ => self.end_in_table(name),
        }
    }

    fn close_caption(&mut self) -> bool {
        let open = self.open.in_scope(&[Tag::Caption], Scope::Table);
        if open {
            self.open.close_implied(IMPLIED, Tag::Document);
            self.open.pop_until(&[Tag::Caption]);
            self.formatting.clear_to_marker();
            self.mode = Mode::InTable;
        }
        open
    }

    fn close_column_group(&mut self) -> bool {
        let open = self.open.current_is(Tag::Colgroup);
        if open {
            self.open.pop();
            self.mode = Mode::InTable;
        }
        open
    }

    fn close_section(&mut self) -> bool {
        let open = self.open.in_scope(SECTIONS, Scope::Table);
        if open {
            self.open.clear_to(BODY);
            self.open.pop();
            self.mode = Mode::InTable;
        }
        open
    }

    fn close_row(&mut self) -> bool {
        let open = self.open.in_scope(&[Tag::Tr], Scope::Table);
        if open {
            self.open.clear_to(ROW);
            self.open.pop();
            self.mode = Mode::InTableBody;
        }
        open
    }

    fn close_cell(&mut self) {
        self.open.close_implied(IMPLIED, Tag::Document);
        self.open.pop_until(CELLS);
        self.formatting.clear_to_marker();
        self.mode = Mode::InRow;
    }
}

/// Elements that mean something in a table only.
pub(super) fn is_table_part(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Caption | Tag::Col | Tag::Colgroup | Tag::Tbody | Tag::Td | Tag::Tfoot | Tag::Th | Tag::Thead | Tag::Tr
    )
}
