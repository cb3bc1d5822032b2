//! The article's title.

use crate::article::BlockKind;
use crate::extract::flow::{Flow, Leaf};
use crate::extract::head::{Found, STROKES, Said, squeezed, without_site, words};
use crate::extract::signs::facts::Facts;
use crate::page::Page;
use crate::page::tag::Tag;
use crate::word::split_at_last;

/// The title, in this order of trust: a heading that says what head or linked data say; of two headings that say both
/// parts of it, the work's and the chapter's, the one next to the body; the page's only heading of the first level; a
/// heading that shares most of its words with them; Open Graph; linked data; the `title` element; the first heading of
/// the first level. What is not shown on the page loses the site's name.
pub(super) fn title(page: &Page, flow: &Flow, body: &[bool], facts: &Facts, said: &Said, site: Option<&str>) -> Found {
    let shown = |index: usize| flow.leaves.get(index).map(|leaf| without_buttons(page, leaf, leaf.span.of(&flow.text)));
    if let Some(index) = facts.title_leaf.filter(|&index| facts.is_title_like(flow, index)) {
        return shown(index).map(|text| (text, "heading"));
    }
    let stated = said.first(&["og:title", "twitter:title"]).or_else(|| said.linked.article("headline"));
    let both = [stated.as_ref().map(|(title, _)| title.as_str()), said.title.as_deref()];
    let reference: Vec<String> = both.iter().flatten().flat_map(|title| words(title)).take(120).collect();
    let site_words = site.map(words).unwrap_or_default();
    let first = body.iter().position(|&kept| kept).unwrap_or(0);
    let headings: Vec<Heading> = headings(flow, &reference, &site_words, first);
    if let Some(part) = of_parts(&headings, both.iter().flatten().copied(), &site_words) {
        return shown(part.leaf).map(|text| (text, "heading"));
    }
    let mut top = headings.iter().filter(|heading| heading.level == 1);
    if let (Some(only), None) = (top.next(), top.next())
        && only.stands_for_itself()
    {
        return shown(only.leaf).map(|text| (text, "heading"));
    }
    let best = headings.iter().filter(|heading| heading.score() >= 0.9);
    if let Some(best) = best.min_by(|a, b| b.score().total_cmp(&a.score())) {
        return shown(best.leaf).map(|text| (text, "heading"));
    }
    if let Some((text, source)) = stated.or(said.title.clone().map(|title| (title, "title"))) {
        return Some((without_site(&text, site), source));
    }
    // nothing in the head: what was copied out of a page
    let own = headings.iter().find(|heading| Some(heading.leaf) == facts.sure_title());
    own.and_then(|heading| shown(heading.leaf)).map(|text| (text, "heading"))
}

/// The text of a heading without that of the buttons at its end.
fn without_buttons(page: &Page, leaf: &Leaf, text: &str) -> String {
    let mut text = text.trim();
    let mut end = page.end(leaf.element);
    for id in (leaf.element..end).rev().filter(|&id| page.tag(id) == Tag::Button) {
        // behind it there is nothing but white space
        if !(page.end(id)..end).all(|behind| page.inner_text(behind).trim().is_empty()) {
            break;
        }
        end = id;
        let rest = text.strip_suffix(page.inner_text(id).trim()).map(str::trim);
        text = rest.filter(|rest| !rest.is_empty()).unwrap_or(text);
    }
    text.to_owned()
}

/// Where a page calls itself by two names with a stroke between them and shows both as headings, the heading next to the
/// body.
fn of_parts<'a>(
    headings: &'a [Heading],
    mut titles: impl Iterator<Item = &'a str>,
    site: &[String],
) -> Option<&'a Heading> {
    titles.find_map(|title| {
        let title = squeezed(title);
        let (front, back) = STROKES.iter().find_map(|stroke| split_at_last(&title, stroke))?;
        let said = |part: &str| {
            let part = words(part);
            headings.iter().rfind(|heading| heading.words == part)
        };
        if words(front) == site || words(back) == site {
            return None;
        }
        let (one, other) = (said(front)?, said(back)?);
        Some(if one.near >= other.near { one } else { other })
    })
}

/// A heading that may be the title.
struct Heading {
    leaf: usize,
    level: u8,
    words: Vec<String>,
    /// Share of its words that the page gives as its title, too.
    shared: f64,
    /// Share of what the page gives as its title that it holds.
    covered: f64,
    /// How near to the beginning of the body, from 0 to 1.
    near: f64,
}

/// Leaves between title and body.
const FAR: f64 = 60.0;

impl Heading {
    fn score(&self) -> f64 {
        let enough = self.shared >= 0.5 && (self.level == 1 || self.covered >= 0.3);
        let score = self.shared + self.covered + if self.level == 1 { 0.6 } else { 0.0 } + 0.2 * self.near;
        if enough { score } else { 0.0 }
    }

    /// Whether a heading of the first level can be the title although the page calls itself otherwise.
    fn stands_for_itself(&self) -> bool {
        self.shared >= 0.5 || (self.near >= 0.5 && (3..=30).contains(&self.words.len()))
    }
}

fn headings(flow: &Flow, reference: &[String], site: &[String], first: usize) -> Vec<Heading> {
    let of_leaf = |(leaf, at): (usize, &Leaf)| {
        let Some(BlockKind::Heading { level: level @ 1..=2 }) = flow.blocks.get(at.block).map(|b| &b.kind) else {
            return None;
        };
        let own = words(at.span.of(&flow.text));
        if own.is_empty() || own.len() > 60 || own == site {
            return None;
        }
        let common = own.iter().filter(|word| reference.contains(word)).count() as f64;
        Some(Heading {
            leaf,
            level: *level,
            shared: common / own.len() as f64,
            covered: common / reference.len().max(1) as f64,
            near: 1.0 - (leaf.abs_diff(first) as f64 / FAR).min(1.0),
            words: own,
        })
    };
    flow.leaves.iter().enumerate().filter_map(of_leaf).take(400).collect()
}
