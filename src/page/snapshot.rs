//! A live document as `www/snapshot.js` hands it over.

use super::attr::{Attr, Name};
use super::tag::Tag;
use super::tree::{Node, Page};
use crate::error::Error;
use crate::limits::Limits;

/// A live page as `www/snapshot.js` hands it over: four flat values, one crossing.
///
/// All strings stand end to end in [`text`](Self::text) in the order of [`lengths`](Self::lengths):
/// first the [`names`](Self::names) element and attribute names in lower case, each once; then, node by node in
/// document order, a text node's data, or the values of an element's attributes.
///
/// [`nodes`](Self::nodes) holds, for each node in document order, two words and one more for each attribute:
///
/// | word | bits | meaning |
/// |---|---|---|
/// | 0 | 0–15 | depth: the root has 0, a node with greater depth than the one before it lies inside that |
/// | 0 | 16–23 | flags: 1 not shown, 2 hidden from assistive technology |
/// | 0 | 24–31 | number of attributes |
/// | 1 | 0–31 | 0 for a text node, else 1 + the index of the element's name |
/// | 2 … | 0–31 | the index of an attribute's name |
///
/// Text nodes are counted in this order, from 0: [`crate::article::Origin::node`] is that number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// All strings end to end; a lone surrogate of the page is U+FFFD here.
    pub text: String,
    /// The length of each string in UTF-16 code units.
    pub lengths: Vec<u32>,
    /// How many of the strings are names.
    pub names: u32,
    /// The nodes.
    pub nodes: Vec<u32>,
    /// The document's base address, or empty.
    pub url: String,
}

/// Cuts the snapshot's text into its strings, one after the other.
struct Strings<'a> {
    text: &'a str,
    lengths: std::slice::Iter<'a, u32>,
    at: usize,
}

impl Strings<'_> {
    /// The byte range of the next string.
    fn next(&mut self) -> Result<(u32, u32), Error> {
        let length = *self.lengths.next().ok_or_else(|| invalid("a string has no length"))? as usize;
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or(&[]);
        if rest.get(..length).is_some_and(<[u8]>::is_ascii) {
            self.at = start + length;
        } else {
            let mut units = 0;
            for c in self.text.get(start..).unwrap_or("").chars() {
                if units >= length {
                    break;
                }
                units += c.len_utf16();
                self.at += c.len_utf8();
            }
            if units != length {
                return Err(invalid("a string does not end where its length says"));
            }
        }
        let range = u32::try_from(start).ok().zip(u32::try_from(self.at).ok());
        range.ok_or_else(|| invalid("the text is too long"))
    }
}

fn invalid(why: &str) -> Error {
    Error::InvalidSnapshot(why.to_owned())
}

/// Decodes a snapshot. What goes beyond a limit is flattened or left out, and noted.
///
/// # Errors
/// [`Error::InvalidSnapshot`] if lengths, names and nodes do not fit one another.
///
/// Cost: linear.
pub(crate) fn decode(snapshot: &Snapshot, limits: &Limits) -> Result<Page, Error> {
    let mut strings = Strings { text: &snapshot.text, lengths: snapshot.lengths.iter(), at: 0 };
    let mut names: Vec<(Tag, Option<Name>)> = Vec::new();
    for _ in 0..snapshot.names {
        let (start, end) = strings.next()?;
        let name = snapshot.text.get(start as usize..end as usize).unwrap_or("");
        names.push((Tag::from_name(name), Name::from_name(name)));
    }
    let mut page = Page { live: true, ..Page::default() };
    page.url = Some(snapshot.url.clone()).filter(|url| !url.is_empty());
    page.nodes.push(Node { parent: 0, end: 1, from: 0, to: 0, tag: Tag::Document, flags: 0 });
    // the open elements: depth in the snapshot, place in the page
    let mut open: Vec<(u32, u32)> = Vec::new();
    let mut words = snapshot.nodes.iter().copied();
    let (mut flat, mut full) = (false, false);
    while let Some(head) = words.next() {
        let kind = words.next().ok_or_else(|| invalid("a node is cut off"))?;
        let (depth, flags, attributes) = (head & 0xffff, (head >> 16 & 0xff) as u8, (head >> 24) as usize);
        if page.nodes.len() >= limits.nodes {
            full = true;
            break;
        }
        let here = page.nodes.len() as u32;
        while open.last().is_some_and(|&(above, _)| above >= depth) {
            if let Some((_, closed)) = open.pop() {
                page.nodes[closed as usize].end = here;
            }
        }
        let parent = open.last().map_or(0, |&(_, id)| id);
        if kind == 0 {
            if attributes != 0 {
                return Err(invalid("a text node has attributes"));
            }
            let (from, to) = strings.next()?;
            page.nodes.push(Node { parent, end: here + 1, from, to, tag: Tag::Text, flags: 0 });
            continue;
        }
        let (tag, _) = *names.get(kind as usize - 1).ok_or_else(|| invalid("a node's name is missing"))?;
        let from = page.attrs.len() as u32;
        for index in 0..attributes {
            let name = words.next().ok_or_else(|| invalid("an attribute is cut off"))?;
            let &(_, name) = names.get(name as usize).ok_or_else(|| invalid("an attribute's name is missing"))?;
            let (start, end) = strings.next()?;
            let fits = index < limits.attributes && (end - start) as usize <= limits.attribute_bytes;
            if let (Some(name), true) = (name, fits) {
                page.attrs.push(Attr { name, start, end });
            }
        }
        let node = Node { parent, end: here + 1, from, to: page.attrs.len() as u32, tag, flags };
        page.nodes.push(node);
        if open.len() < limits.depth {
            open.push((depth, here));
        } else {
            flat = true;
        }
    }
    let end = page.nodes.len() as u32;
    page.nodes[0].end = end;
    for (_, id) in open {
        page.nodes[id as usize].end = end;
    }
    page.notes.extend(flat.then_some("limit-depth"));
    page.notes.extend(full.then_some("limit-nodes"));
    page.text.clone_from(&snapshot.text);
    page.set_flags();
    Ok(page)
}
