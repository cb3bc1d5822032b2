//! What the page as a whole tells the body's rules: its title, and whether it is a thread of posts.

use super::flow::Flow;
use super::measure::skeleton;
use crate::article::BlockKind;
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::text::fold;

/// Facts of a page.
pub(super) struct Facts {
    /// The titles that the page gives itself, as letters and digits.
    pub titles: Vec<String>,
    /// The leaf that shows the title.
    pub title_leaf: Option<usize>,
    /// Whether its text is one of the titles, or it is a heading of the first level.
    pub title_leaf_is_sure: bool,
    /// The names that the page's head gives as its authors, folded.
    pub authors: Vec<String>,
    /// Whether the page says that it is a thread: a forum's, or questions and answers.
    pub thread: bool,
}

impl Facts {
    /// Reads the facts. `titles` are what head and linked data give as title; `thread` what linked data say of the kind,
    /// `authors` whom they name.
    pub fn new(page: &Page, flow: &Flow, titles: &[String], authors: &[String], thread: bool) -> Facts {
        let titles: Vec<String> = titles.iter().map(|t| skeleton(t)).filter(|t| !t.is_empty()).collect();
        let authors = authors.iter().map(|name| fold(name)).filter(|name| name.contains(' ')).collect();
        let mut facts = Facts { titles, authors, title_leaf: None, title_leaf_is_sure: false, thread: thread || has_thread_item(page) };
        facts.title_leaf = facts.find_title(page, flow);
        facts.title_leaf_is_sure = facts.title_leaf.is_some_and(|title| {
            facts.is_title_like(flow, title) || page.tag(flow.leaves[title].element) == Tag::H1
        });
        facts
    }

    /// Whether a leaf's text is one of the titles.
    pub fn is_title_like(&self, flow: &Flow, index: usize) -> bool {
        let span = flow.leaves[index].span;
        if span.len() > 400 {
            return false;
        }
        let text = skeleton(span.of(&flow.text));
        text.len() >= 4 && self.titles.contains(&text)
    }

    /// Whether a text names one of the authors in its first words.
    pub fn names_author(&self, text: &str) -> bool {
        if self.authors.is_empty() {
            return false;
        }
        let start: String = text.chars().take(120).collect();
        let start = fold(&start);
        self.authors.iter().any(|name| start.contains(name.as_str()))
    }

    /// The first heading that is, or begins, one of the titles; else the first heading of the first level.
    fn find_title(&self, page: &Page, flow: &Flow) -> Option<usize> {
        let mut first = None;
        let mut partial = None;
        for (index, leaf) in flow.leaves.iter().enumerate() {
            let BlockKind::Heading { level } = flow.blocks.get(leaf.block)?.kind else { continue };
            if leaf.span.len() > 400 {
                continue;
            }
            if level <= 3 {
                let text = skeleton(leaf.span.of(&flow.text));
                if text.len() >= 4 && self.titles.contains(&text) {
                    return Some(index);
                }
                let inside = |t: &String| text.len() >= 8 && text.len() * 3 >= t.len() && t.contains(&text);
                if level <= 2 && self.titles.iter().any(inside) {
                    partial = partial.or(Some(index));
                }
            }
            if level == 1 && page.tag(leaf.element) == Tag::H1 {
                first = first.or(Some(index));
            }
        }
        partial.or(first)
    }
}

/// Whether an element's item type says that the page is a thread.
fn has_thread_item(page: &Page) -> bool {
    page.attrs.iter().any(|attr| attr.name == Name::Itemtype && is_thread_type(page.value(attr)))
}

/// Whether a schema.org type is that of a thread.
pub(super) fn is_thread_type(kind: &str) -> bool {
    let kind = kind.trim().rsplit(['/', '#']).next().unwrap_or("");
    matches!(kind, "DiscussionForumPosting" | "QAPage" | "SocialMediaPosting" | "Question")
}
