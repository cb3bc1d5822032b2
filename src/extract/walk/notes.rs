//! Footnotes: links that are references, and the elements that they lead to.

use super::*;
use crate::keys::{Tally, Texts};

/// The footnotes of a page.
#[derive(Default)]
pub(super) struct Notes {
    /// Labels by the element that holds the note.
    notes: Tally<String>,
    /// Labels by the link that refers to it.
    references: Tally<String>,
}

/// Bytes of a reference's text.
const LABEL: usize = 12;

/// Items of a list that are looked at.
const ITEMS: usize = 4;

impl Notes {
    /// Finds them: links to a place further down on the page that are raised, or say by their role that they are such
    /// references, and lead to an item, paragraph or box that holds a link back or says by its role what it is (DPUB-ARIA).
    ///
    /// Cost: linear in nodes and attributes, and once more by the depth of nesting for each note.
    pub fn find(page: &Page) -> Notes {
        let mut links: Vec<(Id, &str)> = Vec::new();
        for attr in page.attrs.iter().filter(|attr| attr.name == Name::Href) {
            // attributes stand in no order of nodes: they only tell whether there is anything to look for
            if page.value(attr).starts_with('#') {
                links.push((0, ""));
                break;
            }
        }
        if links.pop().is_none() {
            return Notes::default();
        }
        let mut names: Texts<&str> = Texts::default();
        let mut places: Vec<Id> = Vec::new();
        let mut back: Vec<(Id, &str)> = Vec::new();
        for (id, node) in page.nodes.iter().enumerate() {
            if node.tag == Tag::Text || node.from == node.to {
                continue;
            }
            let id = id as Id;
            for attr in page.attrs(id) {
                let value = page.value(attr).trim();
                match attr.name {
                    // the first that has a name
                    Name::Id | Name::Name if !value.is_empty() && names.insert(value) => places.push(id),
                    Name::Href if node.tag == Tag::A => {
                        let Some(place) = value.strip_prefix('#').filter(|place| !place.is_empty()) else { continue };
                        if is_reference(page, id) { links.push((id, place)) } else { back.push((id, place)) }
                    }
                    _ => {}
                }
            }
        }
        let place_of = |name: &str| names.find(name).and_then(|at| places.get(at)).copied();
        let mut found = Notes::default();
        for (link, place) in links {
            let Some(note) = place_of(place).and_then(|at| holder(page, at)) else { continue };
            let end = page.end(note);
            let from = back.partition_point(|&(id, _)| id < note);
            let leads_back = |&(_, place): &(Id, &str)| place_of(place).is_some_and(|at| at <= link && at + 8 >= link);
            let returns =
                back.get(from..).unwrap_or(&[]).iter().take_while(|(id, _)| *id < end).take(ITEMS).any(leads_back);
            let told =
                page.attr(note, Name::Role).is_some_and(|role| matches!(role.trim(), "doc-footnote" | "doc-endnote"));
            let label = label(&page.inner_text(link));
            if note > link && (returns || told) && !label.is_empty() {
                let of = found.notes.at(u64::from(note));
                if of.is_empty() {
                    *of = label;
                }
                let label = of.clone();
                *found.references.at(u64::from(link)) = label;
            }
        }
        found
    }

    /// The label of the note that an element holds.
    pub fn label_of(&self, id: Id) -> Option<&str> {
        self.notes.get(u64::from(id)).map(String::as_str)
    }

    /// The label of the note that a link refers to.
    pub fn reference(&self, id: Id) -> Option<&str> {
        self.references.get(u64::from(id)).map(String::as_str)
    }

    /// Whether a list holds notes.
    pub fn holds(&self, page: &Page, list: Id) -> bool {
        !self.notes.values.is_empty()
            && page
                .children(list)
                .filter(|&item| page.tag(item) == Tag::Li)
                .take(ITEMS)
                .any(|item| self.notes.get(u64::from(item)).is_some())
    }

    /// Whether all that an element holds is one reference, or it stands in one.
    pub fn is_raised(&self, page: &Page, id: Id) -> bool {
        if self.references.get(u64::from(page.parent(id))).is_some() {
            return true;
        }
        let mut inside = page.children(id);
        inside.next().is_some_and(|link| self.references.get(u64::from(link)).is_some()) && inside.next().is_none()
    }
}

/// The label in a reference's text: without brackets and the like.
fn label(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '*' | '\u{2020}' | '\u{2021}')).to_owned()
}

/// Whether a link is raised, or says that it is a reference.
fn is_reference(page: &Page, link: Id) -> bool {
    let role = page.attr(link, Name::Role).is_some_and(|role| role.trim() == "doc-noteref");
    let raised = page.tag(page.parent(link)) == Tag::Sup || page.tag(link + 1) == Tag::Sup && page.end(link) > link + 1;
    let text = || page.inner_text(link);
    (role || raised) && text().trim().len() <= LABEL
}

/// The element that holds a note whose place is `at`: itself, or an item or paragraph that begins with it.
fn holder(page: &Page, at: Id) -> Option<Id> {
    let holds = |tag| matches!(tag, Tag::Li | Tag::P | Tag::Div | Tag::Aside | Tag::Section | Tag::Dd);
    let mut id = at;
    for _ in 0..ITEMS {
        if holds(page.tag(id)) {
            return Some(id);
        }
        id = page.parent(id);
    }
    None
}
