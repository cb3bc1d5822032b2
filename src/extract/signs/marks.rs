//! What names and elements say of a place on the page.

use super::facts::ThreadSigns;
use super::hints::hints;
use crate::extract::flow::Flow;
use crate::keys::{Tally, key};
use crate::lexicon::hint;
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::Id;

macro_rules! element_bits {
    ($($variant:ident $bit:literal),* $(,)?) => {
        /// One bit for each element that says something of what it holds.
        fn element_bit(tag: Tag) -> u32 {
            match tag {
                $(Tag::$variant => 1 << $bit,)*
                _ => 0,
            }
        }
        /// The names of the bits of [`Mark::elements`].
        pub(in crate::extract) const ELEMENTS: &[&str] = &[$(stringify!($variant)),*];
    };
}

element_bits! {
    Nav 0, Header 1, Footer 2, Aside 3, Form 4, Article 5, Main 6, Section 7, Ul 8, Ol 9, Table 10, Blockquote 11,
    Figure 12, Button 13, Dialog 14, Details 15, Label 16, Address 17, Dl 18, Summary 19, Time 20, Strong 21, Em 22, Small 23,
    Svg 24, Figcaption 25, Li 26,
}

/// Bits of [`Mark::elements`] that other rules ask for.
pub(in crate::extract) mod element {
    pub const NAV: u32 = 1 << 0;
    pub const HEADER: u32 = 1 << 1;
    pub const FOOTER: u32 = 1 << 2;
    pub const ASIDE: u32 = 1 << 3;
    pub const ARTICLE: u32 = 1 << 5;
    pub const MAIN: u32 = 1 << 6;
    pub const TABLE: u32 = 1 << 10;
    pub const BLOCKQUOTE: u32 = 1 << 11;
    pub const FIGURE: u32 = 1 << 12;
    pub const BUTTON: u32 = 1 << 13;
    pub const LI: u32 = 1 << 26;
}

/// Hints and elements, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::extract) struct Mark {
    /// Bits of [`crate::lexicon::hint`].
    pub hints: u64,
    /// Bits of [`ELEMENTS`].
    pub elements: u32,
}

impl Mark {
    fn with(self, other: Mark) -> Mark {
        Mark { hints: self.hints | other.hints, elements: self.elements | other.elements }
    }
}

/// The marks around each node.
pub(in crate::extract) struct Marks {
    /// For each node its own mark.
    pub own: Vec<Mark>,
    /// For each node the marks of itself and the elements around it that hold little of the page's prose.
    pub near: Vec<Mark>,
    /// The marks of the elements around that hold more of it, but less than half.
    pub middle: Vec<Mark>,
    /// The marks of the elements around that hold half of it or more.
    pub far: Vec<Mark>,
    /// For each element its tag and classes as one number: elements of one group are called alike.
    groups: Vec<u64>,
}

impl Marks {
    /// The group of an element.
    #[inline]
    pub fn group(&self, id: Id) -> u64 {
        self.groups.get(id as usize).copied().unwrap_or_default()
    }
}

/// Bytes of an element's classes that tell its group.
const GROUPED: usize = 200;

/// Share of a page's prose up to which an element is one of its small parts.
const SMALL: f32 = 0.1;

/// Share of a page's prose from which on elements of one name, which are small each, are together a large part of it:
/// the entries of a ranking, say, or a thread's posts.
const FEW: f32 = 0.25;

/// Share of a page's prose from which on an element holds the whole page.
const WHOLE: f32 = 0.9;

/// Reads the marks of a page, and what they say of its being a thread. `prose` gives the weight of the leaves before each leaf, and of all at the end.
///
/// Cost: linear in nodes and in the length of the names.
#[cfg_attr(quick, optimize(speed))]
pub(in crate::extract) fn read(page: &Page, flow: &Flow, prose: &[f32]) -> (Marks, ThreadSigns) {
    let count = page.nodes.len();
    let room = || Vec::with_capacity(count);
    let mut marks = Marks { own: room(), near: room(), middle: room(), far: room(), groups: Vec::with_capacity(count) };
    let all = prose.last().copied().unwrap_or(0.0);
    let at = |leaf: usize| prose.get(leaf).copied().unwrap_or(all);
    let mut known = Known::default();
    let mut shares: Vec<f32> = Vec::with_capacity(count);
    let mut groups: Tally<f32> = Tally::default();
    let mut posts: Tally<(u32, f32, bool)> = Tally::default();
    let (mut users, mut forum, mut forum_end) = (0_usize, 0.0, 0);
    let mut users_before: Vec<usize> = Vec::with_capacity(count);
    for (id, node) in page.nodes.iter().enumerate() {
        let (own, group) = if node.tag == Tag::Text { Default::default() } else { own(page, id as Id, &mut known) };
        marks.own.push(own);
        marks.groups.push(group);
        users_before.push(users);
        let mut share = 0.0;
        if own != Mark::default() {
            let range = flow.leaves_in(page, id as Id);
            share = at(range.end) - at(range.start);
            if share > 0.0 {
                *groups.at(group) += share;
                if own.hints & (hint::FORUM | hint::COMMENT) != 0 {
                    let (count, sum, comment) = posts.at(group);
                    (*count, *sum) = (*count + 1, *sum + share);
                    *comment |= own.hints & hint::COMMENT != 0;
                }
            }
            users += usize::from(own.hints & hint::USER != 0);
            let root = matches!(node.tag, Tag::Html | Tag::Body);
            if own.hints & hint::FORUM != 0 && id as Id >= forum_end && !root {
                forum += share;
                forum_end = node.end;
            }
        }
        shares.push(share);
    }
    let members = members(page, &marks, &shares, &users_before, users);
    for (id, node) in page.nodes.iter().enumerate() {
        let parent = node.parent as usize;
        let of = |marks: &[Mark]| marks.get(parent).copied().unwrap_or_default();
        let (mut near, mut middle, mut far) = (of(&marks.near), of(&marks.middle), of(&marks.far));
        let mut own = marks.own[id];
        // what the page says of itself as a whole tells nothing of its parts
        if own != Mark::default() && !matches!(node.tag, Tag::Html | Tag::Body) {
            let share = shares[id];
            // whoever asks about cookies may mark the whole page with it
            own.hints &= if share > all * WHOLE { !hint::CONSENT } else { u64::MAX };
            let alike = groups.get(marks.groups[id]).copied().unwrap_or(0.0);
            let size = if share <= all * SMALL && (share == 0.0 || alike <= all * FEW) {
                &mut near
            } else if share < all * 0.5 {
                &mut middle
            } else {
                &mut far
            };
            *size = size.with(own);
        }
        marks.near.push(near);
        marks.middle.push(middle);
        marks.far.push(far);
    }
    let most = |groups: &mut dyn Iterator<Item = &(u32, f32, bool)>| {
        groups.filter(|(count, ..)| *count > 2).map(|&(_, sum, _)| sum).fold(0.0, f32::max)
    };
    let group = most(&mut posts.values.iter());
    let without_comments = most(&mut posts.values.iter().filter(|(.., comment)| !comment));
    let part = |sum: f32| if all > 0.0 { sum / all } else { 0.0 };
    (
        marks,
        ThreadSigns {
            forum: part(forum),
            group: part(group),
            posts: part(without_comments),
            members: part(members),
            users,
        },
    )
}

/// The prose in the largest group of two or more like elements with a forum's names, each of which names a member.
/// `shares` gives for each node its prose, `users_before` the members' elements before it, `users` all.
fn members(page: &Page, marks: &Marks, shares: &[f32], users_before: &[usize], users: usize) -> f32 {
    let mut groups: Tally<(u32, f32)> = Tally::default();
    for (id, node) in page.nodes.iter().enumerate() {
        let (hints, share) = (marks.own[id].hints, shares[id]);
        let post = hints & hint::FORUM != 0 && hints & hint::COMMENT == 0 && share > 0.0;
        if post && users_before.get(node.end as usize).copied().unwrap_or(users) > users_before[id] {
            let (count, sum) = groups.at(marks.groups[id]);
            (*count, *sum) = (*count + 1, *sum + share);
        }
    }
    groups.values.iter().filter(|(count, _)| *count > 1).map(|&(_, sum)| sum).fold(0.0, f32::max)
}

/// Hints of lists of names that were met before: pages repeat theirs.
#[derive(Default)]
struct Known {
    hints: Tally<Option<u64>>,
}

impl Known {
    fn hints(&mut self, names: &str, key: u64) -> u64 {
        *self.hints.at(key).get_or_insert_with(|| hints(names))
    }
}

/// The mark of an element, and its group.
#[cfg_attr(quick, optimize(speed))]
fn own(page: &Page, id: Id, known: &mut Known) -> (Mark, u64) {
    let tag = page.tag(id);
    let mut mark = Mark { hints: 0, elements: element_bit(tag) };
    let mut group = None;
    for attr in page.attrs(id) {
        let named = matches!(
            attr.name,
            Name::Class
                | Name::Id
                | Name::Role
                | Name::Itemprop
                | Name::DataTestid
                | Name::DataComponent
                | Name::AriaLabel
        );
        let value = page.value(attr);
        // a label of many words is a sentence, and longer lists of names are utilities of a style sheet
        if !named || (attr.name == Name::AriaLabel && value.len() > 32) {
            continue;
        }
        let whole = key(value.as_bytes());
        mark.hints |= known.hints(value, whole);
        if attr.name == Name::Class {
            group = group.or(Some(if value.len() > GROUPED { key(&value.as_bytes()[..GROUPED]) } else { whole }));
        }
    }
    (mark, group.unwrap_or_else(|| key(b"")) ^ tag as u64)
}
