//! Formatting elements that are closed in the wrong order, or not at all: the list of active ones, its reconstruction
//! and the adoption agency (WHATWG HTML, 13.2.4.3 and 13.2.6.4.7).

use super::arena::{Link, NONE, Place};
use super::builder::Builder;
use super::stack::{Open, Space};
use super::token::{Name, Start};
use crate::page::tag::Tag;

/// An active formatting element, or a marker that hides those before it.
#[derive(Clone, Copy)]
pub(super) enum Entry {
    Marker,
    Element { id: Link, name: Name, attrs_hash: u64 },
}

impl Entry {
    fn id(self) -> Link {
        match self {
            Entry::Marker => NONE,
            Entry::Element { id, .. } => id,
        }
    }
}

/// The list, the latest last.
#[derive(Default)]
pub(super) struct Formatting {
    pub entries: Vec<Entry>,
}

impl Formatting {
    /// The entries after the last marker begin here.
    fn start(&self) -> usize {
        self.entries.iter().rposition(|entry| matches!(entry, Entry::Marker)).map_or(0, |at| at + 1)
    }

    /// Adds an element; of more than three alike the earliest goes, so that the list does not grow with bad pages.
    fn push(&mut self, id: Link, name: Name, attrs_hash: u64) {
        let alike = |entry: &Entry| matches!(*entry, Entry::Element { name: n, attrs_hash: h, .. } if n == name && h == attrs_hash);
        let start = self.start();
        let mut same = (start..self.entries.len()).filter(|&at| alike(&self.entries[at]));
        let earliest = same.next();
        if let Some(earliest) = earliest
            && same.count() >= 2
        {
            self.entries.remove(earliest);
        }
        self.entries.push(Entry::Element { id, name, attrs_hash });
    }

    /// The latest entry of that name after the last marker.
    pub fn find(&self, name: Name) -> Option<usize> {
        let start = self.start();
        let fits = |entry: &Entry| matches!(*entry, Entry::Element { name: n, .. } if n == name);
        self.entries[start..].iter().rposition(fits).map(|at| start + at)
    }

    fn position(&self, id: Link) -> Option<usize> {
        self.entries.iter().rposition(|entry| entry.id() == id)
    }

    pub fn remove(&mut self, id: Link) {
        if let Some(at) = self.position(id) {
            self.entries.remove(at);
        }
    }

    pub fn clear_to_marker(&mut self) {
        while let Some(entry) = self.entries.pop() {
            if matches!(entry, Entry::Marker) {
                break;
            }
        }
    }
}

impl Builder<'_> {
    /// Inserts a formatting element and makes it active.
    pub(super) fn insert_formatting(&mut self, tag: Start) {
        let id = self.insert(tag);
        self.formatting.push(id, tag.name, tag.attrs_hash);
    }

    /// Opens again the active formatting elements that are not open.
    ///
    /// Cost: constant where the latest is open, else linear in those that are not.
    pub(super) fn reconstruct_formatting(&mut self) {
        let entries = &self.formatting.entries;
        let is_open = |entry: Entry| matches!(entry, Entry::Marker) || self.open.position(entry.id()).is_some();
        if entries.last().is_none_or(|&last| is_open(last)) {
            return;
        }
        let first = entries.iter().rposition(|&entry| is_open(entry)).map_or(0, |at| at + 1);
        for at in first..self.formatting.entries.len() {
            let Entry::Element { id, name, attrs_hash } = self.formatting.entries[at] else { continue };
            if self.is_too_deep() {
                return;
            }
            let id = self.insert_like(id, name);
            self.formatting.entries[at] = Entry::Element { id, name, attrs_hash };
        }
    }

    /// Another element like `id`, inserted and open.
    fn insert_like(&mut self, id: Link, name: Name) -> Link {
        let id = self.arena.create_like(id);
        let place = self.place();
        self.arena.put(place, id);
        self.open.push(Open { id, name, space: Space::Html, annotation: false });
        id
    }

    /// Closes the formatting element `subject` and mends the nesting.
    ///
    /// Cost: at most eight times the depth.
    pub(super) fn adopt(&mut self, subject: Name) {
        if let Some(&open) = self.open.current()
            && open.space == Space::Html
            && open.name == subject
            && self.formatting.position(open.id).is_none()
        {
            self.open.pop();
            return;
        }
        for _ in 0..8 {
            let Some(at) = self.formatting.find(subject) else { return self.close_any(subject) };
            if !self.adopt_once(at) {
                return;
            }
        }
    }

    /// One round for the entry `at`; `false` ends the rounds.
    fn adopt_once(&mut self, at: usize) -> bool {
        let Entry::Element { id, name, attrs_hash } = self.formatting.entries[at] else { return false };
        let Some(index) = self.open.position(id) else {
            self.formatting.entries.remove(at);
            return false;
        };
        if !self.open.id_in_scope(id) {
            return false;
        }
        let Some(furthest) = (index + 1..self.open.items.len()).find(|&i| self.open.items[i].is_special()) else {
            self.open.truncate(index);
            self.formatting.entries.remove(at);
            return false;
        };
        let block = self.open.items[furthest];
        let mut bookmark = at;
        let mut last = block.id;
        for (round, node) in (index + 1..furthest).rev().enumerate() {
            let open = self.open.items[node];
            let mut active = self.formatting.position(open.id);
            if let Some(position) = active.filter(|_| round >= 3) {
                self.formatting.entries.remove(position);
                bookmark -= usize::from(position < bookmark);
                active = None;
            }
            let Some(position) = active else {
                self.open.remove(node);
                continue;
            };
            let copy = self.arena.create_like(open.id);
            if let Entry::Element { id, .. } = &mut self.formatting.entries[position] {
                *id = copy;
            }
            self.open.items[node].id = copy;
            if last == block.id {
                bookmark = position + 1;
            }
            self.arena.append(copy, last);
            last = copy;
        }
        let place = self.place_in(index.saturating_sub(1));
        self.arena.put(place, last);
        let copy = self.arena.create_like(id);
        self.arena.move_children(block.id, copy);
        self.arena.append(block.id, copy);
        if let Some(position) = self.formatting.position(id) {
            self.formatting.entries.remove(position);
            bookmark -= usize::from(position < bookmark);
        }
        let bookmark = bookmark.min(self.formatting.entries.len());
        self.formatting.entries.insert(bookmark, Entry::Element { id: copy, name, attrs_hash });
        if let Some(index) = self.open.position(id) {
            self.open.remove(index);
        }
        if let Some(index) = self.open.position(block.id) {
            self.open.insert(index + 1, Open { id: copy, name, space: Space::Html, annotation: false });
        }
        true
    }

    /// An `a` inside an `a` ends the outer one.
    pub(super) fn close_outer_a(&mut self) {
        let Some(at) = self.formatting.find(Name::of(Tag::A)) else { return };
        let id = self.formatting.entries[at].id();
        self.adopt(Name::of(Tag::A));
        self.formatting.remove(id);
        if let Some(index) = self.open.position(id) {
            self.open.remove(index);
        }
    }

    /// Where text and elements are put now.
    pub(super) fn place(&self) -> Place {
        self.place_in(self.open.items.len().saturating_sub(1))
    }

    /// Where they are put if the open element `index` were the current one: before the table rather than between
    /// its rows, where something stands in a table that must not ("foster parenting").
    pub(super) fn place_in(&self, index: usize) -> Place {
        let Some(target) = self.open.items.get(index) else { return Place { parent: 0, before: NONE } };
        let inside = |parent| Place { parent, before: NONE };
        if !self.foster || !target.is_one(&[Tag::Table, Tag::Tbody, Tag::Tfoot, Tag::Thead, Tag::Tr]) {
            return inside(target.id);
        }
        let Some(at) = self.open.items.iter().rposition(|open| open.is_one(&[Tag::Table, Tag::Template])) else {
            return inside(self.open.items[0].id);
        };
        let found = self.open.items[at];
        let parent = self.arena.parent(found.id);
        if found.is(Tag::Template) {
            inside(found.id)
        } else if parent != NONE {
            Place { parent, before: found.id }
        } else {
            inside(self.open.items[at.saturating_sub(1)].id)
        }
    }
}
