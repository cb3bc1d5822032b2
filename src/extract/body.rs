//! Which part of a page is the article's body.
//!
//! Every leaf has a value: what it brings to a reader of the article, above or below zero. The body is the element
//! whose leaves bring most together; parts of it that bring less than nothing are cut out again.

use super::visible::{Leaf, Visible};
use crate::article::BlockKind;
use crate::lexicon::{self, Language};
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::{Id, Page};

/// The part of a page that an element says it is, by its tag, role, class or id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Navigation,
    Aside,
    Footer,
    Comments,
    Author,
    Body,
}

impl Part {
    /// The rule of a removal.
    pub fn rule(self) -> &'static str {
        match self {
            Part::Navigation => "outside.navigation",
            Part::Aside => "outside.aside",
            Part::Footer => "outside.footer",
            Part::Comments => "outside.comments",
            Part::Author => "outside.author",
            Part::Body => "outside",
        }
    }
}

/// What was chosen.
pub(crate) struct Body {
    /// For each leaf: `None` inside the body, else the part that it belongs to.
    pub outside: Vec<Option<Part>>,
    /// Whether there is a body at all.
    pub found: bool,
    /// The body's element and the end of what is inside it.
    root: std::ops::Range<Id>,
    /// For each node the part that it was cut out with.
    cut: Vec<Option<Part>>,
}

impl Body {
    /// Whether a node belongs to the body; everything does where none was found.
    pub fn holds(&self, id: Id) -> bool {
        !self.found || (self.root.contains(&id) && self.cut.get(id as usize).is_none_or(Option::is_none))
    }
}

/// Chooses the body. Cost: linear in the page.
pub(crate) fn choose(page: &Page, visible: &Visible) -> Body {
    let parts = parts(page);
    let values: Vec<f64> = visible.leaves.iter().map(|leaf| value(page, visible, leaf, &parts)).collect();
    let sums = sums(page, visible, &values);
    let root = best(page, &sums, &parts);
    let mut outside = vec![None; visible.leaves.len()];
    let found = sums.get(root as usize).is_some_and(|&s| s > 0.0) && root != 0;
    if !found {
        return Body { outside, found: false, root: 0..0, cut: Vec::new() };
    }
    let cut = cut(page, root, &sums, &parts, visible);
    for (index, leaf) in visible.leaves.iter().enumerate() {
        let inside = leaf.node >= root && leaf.node < page.end(root);
        if !inside {
            outside[index] = Some(part_of(page, leaf.node, &parts).unwrap_or(Part::Body));
        } else if let Some(part) = cut[leaf.node as usize] {
            outside[index] = Some(part);
        }
    }
    Body { outside, found, root: root..page.end(root), cut }
}

/// The part that each element names itself.
fn parts(page: &Page) -> Vec<Option<Part>> {
    let tables = lexicon::of(Language::En);
    (0..page.nodes.len() as Id)
        .map(|id| {
            let node = &page.nodes[id as usize];
            match node.tag {
                Tag::Text | Tag::Document | Tag::Html | Tag::Body => return None,
                Tag::Nav | Tag::Search => return Some(Part::Navigation),
                Tag::Aside => return Some(Part::Aside),
                Tag::Footer => return Some(Part::Footer),
                Tag::Form | Tag::Button | Tag::Fieldset => return Some(Part::Aside),
                Tag::Main | Tag::Article => return Some(Part::Body),
                _ => {}
            }
            match page.attr(id, Name::Role) {
                Some("navigation" | "menu" | "menubar" | "search" | "toolbar" | "tablist" | "banner") => {
                    return Some(Part::Navigation);
                }
                Some("complementary" | "dialog" | "alert" | "form" | "alertdialog") => return Some(Part::Aside),
                Some("contentinfo") => return Some(Part::Footer),
                Some("main" | "article") => return Some(Part::Body),
                _ => {}
            }
            if page.attr(id, Name::Itemprop).is_some_and(|p| p.eq_ignore_ascii_case("articleBody")) {
                return Some(Part::Body);
            }
            let mut found = None;
            for name in [Name::Class, Name::Id] {
                for word in hint_words(page.attr(id, name).unwrap_or("")) {
                    let part = match () {
                        () if tables.hint_comments.contains(&word) => Part::Comments,
                        () if tables.hint_navigation.contains(&word) => Part::Navigation,
                        () if tables.hint_footer.contains(&word) => Part::Footer,
                        () if tables.hint_aside.contains(&word) => Part::Aside,
                        () if tables.hint_author.contains(&word) => Part::Author,
                        () if tables.hint_body.contains(&word) => Part::Body,
                        () => continue,
                    };
                    // one word for the body outweighs what else an element is called
                    if part == Part::Body {
                        return Some(Part::Body);
                    }
                    found = found.or(Some(part));
                }
            }
            found
        })
        .collect()
}

/// The words of a class attribute or id: cut at spaces, hyphens, underscores and where capitals begin.
fn hint_words(value: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut lower = false;
    for c in value.chars().take(400) {
        if !c.is_ascii_alphabetic() || (c.is_ascii_uppercase() && lower) {
            if word.len() > 1 {
                words.push(std::mem::take(&mut word));
            }
            word.clear();
        }
        lower = c.is_ascii_lowercase();
        if c.is_ascii_alphabetic() {
            word.push(c.to_ascii_lowercase());
        }
    }
    if word.len() > 1 {
        words.push(word);
    }
    words
}

/// The nearest part around a node.
fn part_of(page: &Page, mut id: Id, parts: &[Option<Part>]) -> Option<Part> {
    for _ in 0..600 {
        if let Some(part) = parts.get(id as usize).copied().flatten().filter(|&p| p != Part::Body) {
            return Some(part);
        }
        if id == 0 {
            return None;
        }
        id = page.parent(id);
    }
    None
}

/// Characters of text that make a leaf worth anything at all.
const THRESHOLD: f64 = 25.0;

/// What a leaf brings: its unlinked text, less what links and brevity tell against it.
fn value(page: &Page, visible: &Visible, leaf: &Leaf, parts: &[Option<Part>]) -> f64 {
    let text = leaf.span.of(&visible.text);
    // a character of Chinese or Japanese says as much as two or three letters
    let length: f64 = text.chars().map(|c| if c > '\u{2e80}' { 2.5 } else { 1.0 }).sum();
    let linked = leaf.linked as f64 / (leaf.span.len().max(1)) as f64;
    let kind = visible.blocks.get(leaf.block).map(|b| &b.kind);
    let closed = text
        .trim_end_matches(['"', '\u{201d}', '\'', ')', '\u{2019}'])
        .ends_with(['.', '!', '?', ':', '\u{3002}', '\u{2026}', '\u{ff01}', '\u{ff1f}']);
    let mut value = match kind {
        Some(BlockKind::Heading { .. }) => (length * 0.3).min(20.0) * (1.0 - 1.6 * linked),
        Some(BlockKind::Code { .. }) => length,
        Some(BlockKind::Caption) => length * 0.5 * (1.0 - linked),
        _ if closed && length > 40.0 => length * (1.0 - 1.2 * linked * linked) - THRESHOLD * 0.4,
        _ => length * (0.7 - 1.7 * linked) - THRESHOLD,
    };
    let hinted = part_of_leaf(page, leaf.node, parts);
    if let Some(part) = hinted {
        let share = match part {
            Part::Navigation | Part::Footer => 0.1,
            Part::Comments => 0.25,
            Part::Aside => 0.25,
            Part::Author => 0.5,
            Part::Body => 1.0,
        };
        if value > 0.0 {
            value *= share;
        }
    }
    value.clamp(-120.0, 1_500.0)
}

/// The part around a leaf, up to the nearest element that calls itself body.
fn part_of_leaf(page: &Page, mut id: Id, parts: &[Option<Part>]) -> Option<Part> {
    for _ in 0..600 {
        if let Some(part) = parts.get(id as usize).copied().flatten() {
            return Some(part);
        }
        if id == 0 {
            return None;
        }
        id = page.parent(id);
    }
    None
}

/// For each element the sum over the leaves inside it.
fn sums(page: &Page, visible: &Visible, values: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; page.nodes.len()];
    for (leaf, value) in visible.leaves.iter().zip(values) {
        sums[leaf.node as usize] += value;
    }
    for id in (1..page.nodes.len()).rev() {
        let parent = page.nodes[id].parent as usize;
        sums[parent] += sums[id];
    }
    sums
}

/// How much of the best sum an element inside must keep to be preferred to the element around it.
const NEARLY_ALL: f64 = 0.985;

fn best(page: &Page, sums: &[f64], parts: &[Option<Part>]) -> Id {
    let most = sums.iter().skip(1).copied().fold(0.0, f64::max);
    let mut root: Id = 0;
    // the innermost element that has nearly all of it: document order visits it last
    for id in 1..page.nodes.len() as Id {
        let node = &page.nodes[id as usize];
        let bonus = match parts[id as usize] {
            Some(Part::Body) => 1.01,
            Some(_) => 0.9,
            None => 1.0,
        };
        if node.tag != Tag::Text && sums[id as usize] * bonus >= most * NEARLY_ALL && (root == 0 || id < page.end(root))
        {
            root = id;
        }
    }
    root
}

/// The elements inside the body that are not part of it, marked with the part that they are.
fn cut(page: &Page, root: Id, sums: &[f64], parts: &[Option<Part>], visible: &Visible) -> Vec<Option<Part>> {
    let mut cut = vec![None; page.nodes.len()];
    let total = sums[root as usize].max(1.0);
    let mut chars = vec![0_usize; page.nodes.len()];
    let mut linked = vec![0_usize; page.nodes.len()];
    for leaf in &visible.leaves {
        chars[leaf.node as usize] += leaf.span.len();
        linked[leaf.node as usize] += leaf.linked;
    }
    for id in (1..page.nodes.len()).rev() {
        let parent = page.nodes[id].parent as usize;
        chars[parent] += chars[id];
        linked[parent] += linked[id];
    }
    let mut id = root + 1;
    while id < page.end(root) {
        let index = id as usize;
        let tag = page.nodes[index].tag;
        let part = parts[index];
        let density = linked[index] as f64 / chars[index].max(1) as f64;
        let sum = sums[index];
        let small = sum < total * 0.25;
        let gone = chars[index] > 0
            && tag != Tag::Text
            && match part {
                Some(Part::Navigation) => small,
                Some(Part::Footer) => small && (sum < 60.0 || density > 0.3),
                Some(Part::Comments) => small,
                Some(Part::Aside) => small && (sum < 120.0 || density > 0.3),
                Some(Part::Author) => small && chars[index] < 400,
                _ => sum < -60.0 && density > 0.5,
            };
        if gone {
            let end = page.end(id).max(id + 1);
            cut[index..end as usize].fill(Some(part.filter(|&p| p != Part::Body).unwrap_or(Part::Aside)));
            id = end;
        } else {
            id += 1;
        }
    }
    cut
}
