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

#[cfg(test)]
mod tests {
    use super::*;

    /// A snapshot from its strings and nodes: depth, flags, name (0 for text), attributes' names.
    fn snapshot(names: u32, strings: &[&str], nodes: &[(u32, u32, u32, &[u32])]) -> Snapshot {
        let node = |&(depth, flags, kind, attributes): &(u32, u32, u32, &[u32])| {
            let head = depth | flags << 16 | (attributes.len() as u32) << 24;
            [head, kind].into_iter().chain(attributes.iter().copied()).collect::<Vec<u32>>()
        };
        Snapshot {
            text: strings.concat(),
            lengths: strings.iter().map(|s| s.encode_utf16().count() as u32).collect(),
            names,
            nodes: nodes.iter().flat_map(node).collect(),
            url: "https://example.org/".to_owned(),
        }
    }

    const STRINGS: [&str; 8] = ["body", "p", "class", "id", "lead \u{1f600}", "one", "\u{e9}t\u{e9}", "two"];

    /// `<body class=… id=one><p>été</p></body>` and `two` behind the paragraph.
    fn page() -> Snapshot {
        snapshot(4, &STRINGS, &[(0, 0, 1, &[2, 3]), (1, 3, 2, &[]), (2, 0, 0, &[]), (1, 0, 0, &[])])
    }

    fn refused(snapshot: &Snapshot) -> String {
        match decode(snapshot, &Limits::default()) {
            Err(Error::InvalidSnapshot(why)) => why,
            other => panic!("{:?}", other.map(|page| page.nodes.len())),
        }
    }

    #[test]
    fn nodes_get_their_places_names_and_strings() {
        let page = decode(&page(), &Limits::default()).unwrap();
        let nodes: Vec<_> = page.nodes.iter().map(|n| (n.parent, n.end, n.tag, n.flags)).collect();
        let expected = [
            (0, 5, Tag::Document, 0),
            (0, 5, Tag::Body, 0),
            (1, 4, Tag::P, 3),
            (2, 4, Tag::Text, 0),
            (1, 5, Tag::Text, 0),
        ];
        assert_eq!(nodes, expected);
        assert_eq!(page.attr(1, Name::Class), Some(STRINGS[4]));
        assert_eq!(page.attr(1, Name::Id), Some("one"));
        assert_eq!((page.data(&page.nodes[3]), page.data(&page.nodes[4])), ("\u{e9}t\u{e9}", "two"));
        assert_eq!(
            (page.inner_text(1), page.children(1).collect::<Vec<_>>()),
            ("\u{e9}t\u{e9}two".to_owned(), vec![2, 4])
        );
        assert!(page.attrs(2).is_empty() && page.attrs(3).is_empty() && page.attrs(99).is_empty());
        assert_eq!((page.tag(99), page.end(99), page.parent(99)), (Tag::Document, 100, 0));
        assert!(page.live && page.notes.is_empty());
        assert_eq!(page.url.as_deref(), Some("https://example.org/"));
        let nowhere = Snapshot { url: String::new(), ..snapshot(0, &["x"], &[(0, 0, 0, &[])]) };
        assert_eq!(decode(&nowhere, &Limits::default()).unwrap().url, None);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let whole = page();
        for (cut, why) in [(1, "a node is cut off"), (3, "an attribute is cut off")] {
            assert_eq!(refused(&Snapshot { nodes: whole.nodes[..cut].to_vec(), ..whole.clone() }), why);
        }
        let few = Snapshot { lengths: whole.lengths[..7].to_vec(), ..whole.clone() };
        assert_eq!(refused(&few), "a string has no length");
        let mut lengths = whole.lengths.clone();
        lengths[7] += 1;
        let why = "a string does not end where its length says";
        assert_eq!(refused(&Snapshot { lengths, ..whole.clone() }), why);
        // in the middle of a pair of surrogates
        let mut lengths = whole.lengths.clone();
        lengths[4] -= 1;
        assert_eq!(refused(&Snapshot { lengths, ..whole.clone() }), why);
        let why = "a text node has attributes";
        assert_eq!(refused(&snapshot(1, &["id", "x"], &[(0, 0, 0, &[0])])), why);
        assert_eq!(refused(&snapshot(1, &["p"], &[(0, 0, 2, &[])])), "a node's name is missing");
        assert_eq!(refused(&snapshot(1, &["p", "x"], &[(0, 0, 1, &[1])])), "an attribute's name is missing");
        assert!(decode(&Snapshot::default(), &Limits::default()).is_ok());
    }

    #[test]
    fn limits_leave_out_and_flatten() {
        let limited = |limits: Limits| decode(&page(), &limits).unwrap();
        let full = limited(Limits { nodes: 4, ..Limits::default() });
        assert_eq!((full.nodes.len(), full.nodes[1].end, &full.notes[..]), (4, 4, &["limit-nodes"][..]));
        assert!(limited(Limits { nodes: 5, ..Limits::default() }).notes.is_empty());
        let flat = limited(Limits { depth: 1, ..Limits::default() });
        assert_eq!((flat.nodes[3].parent, flat.nodes[2].end, &flat.notes[..]), (1, 3, &["limit-depth"][..]));
        assert!(limited(Limits { depth: 2, ..Limits::default() }).notes.is_empty());
        let one = limited(Limits { attributes: 1, ..Limits::default() });
        assert_eq!((one.attr(1, Name::Class), one.attr(1, Name::Id)), (Some(STRINGS[4]), None));
        // the value has nine bytes
        let long = limited(Limits { attribute_bytes: 9, ..Limits::default() });
        assert_eq!((long.attr(1, Name::Class), long.attr(1, Name::Id)), (Some(STRINGS[4]), Some("one")));
        let short = limited(Limits { attribute_bytes: 8, ..Limits::default() });
        assert_eq!((short.attr(1, Name::Class), short.attr(1, Name::Id)), (None, Some("one")));
    }

    #[test]
    fn attributes_hide() {
        let flags = |name: &str, value: &str| {
            let snapshot = snapshot(2, &["p", name, value], &[(0, 0, 1, &[1])]);
            decode(&snapshot, &Limits::default()).unwrap().nodes[1].flags
        };
        use super::super::tree::{ARIA_HIDDEN, HIDDEN};
        for (name, value, expected) in [
            ("hidden", "", HIDDEN),
            ("aria-hidden", "true", ARIA_HIDDEN),
            ("aria-hidden", "false", 0),
            ("style", "color: red; Display : NONE !important", HIDDEN),
            ("style", "visibility:hidden", HIDDEN),
            ("style", "display: block; visibility: visible", 0),
            ("style", "display: hidden; visibility: none", 0),
            ("style", "none", 0),
            ("class", "true", 0),
        ] {
            assert_eq!(flags(name, value), expected, "{name}={value}");
        }
        let both = snapshot(3, &["p", "hidden", "aria-hidden", "", "true"], &[(0, 0, 1, &[1, 2])]);
        assert_eq!(decode(&both, &Limits::default()).unwrap().nodes[1].flags, HIDDEN | ARIA_HIDDEN);
    }
}
