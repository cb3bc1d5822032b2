//! What the page as a whole tells the body's rules: its title, and whether it is a thread of posts.

use super::hints::hints;
use super::measure::{letters, skeleton};
use crate::article::BlockKind;
use crate::extract::flow::Flow;
use crate::extract::head::{Said, is_thread_type};
use crate::lexicon::hint;
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::text::fold;

/// Facts of a page.
pub(in crate::extract) struct Facts {
    /// The titles that the page gives itself, as letters and digits.
    pub titles: Vec<String>,
    /// What the page's head describes it by, as letters and digits.
    pub descriptions: Vec<String>,
    /// The leaf that shows the title.
    pub title_leaf: Option<usize>,
    /// Whether its text is one of the titles, or it is a heading of the first level.
    title_leaf_is_sure: bool,
    /// The names that the page's head gives as its authors, folded.
    pub authors: Vec<String>,
    /// The site's name, folded.
    pub site: Option<String>,
    /// Whether the page says that it is a thread: a forum's, or questions and answers.
    pub thread: bool,
}

impl Facts {
    /// Reads the facts. `titles` are what head and linked data give as title; `thread` what linked data say of the kind,
    /// `authors` whom they name.
    pub fn new(
        page: &Page,
        flow: &Flow,
        titles: &[String],
        authors: &[String],
        site: Option<&str>,
        thread: bool,
    ) -> Facts {
        let titles: Vec<String> = titles.iter().map(|t| skeleton(t)).filter(|t| !t.is_empty()).collect();
        let authors = authors.iter().map(|name| fold(name)).filter(|name| name.contains(' ')).collect();
        let mut facts = Facts {
            titles,
            authors,
            site: site.map(fold).filter(|site| site.len() >= 4),
            descriptions: Vec::new(),
            title_leaf: None,
            title_leaf_is_sure: false,
            thread: thread || has_thread_item(page),
        };
        facts.title_leaf = facts.find_title(page, flow);
        facts.title_leaf_is_sure = facts
            .title_leaf
            .is_some_and(|title| facts.is_title_like(flow, title) || page.tag(flow.leaves[title].element) == Tag::H1);
        facts
    }

    /// The leaf that shows the title, if its text is one of the titles or it is a heading of the first level.
    pub fn sure_title(&self) -> Option<usize> {
        self.title_leaf.filter(|_| self.title_leaf_is_sure)
    }

    /// Whether a leaf's text is one of the titles.
    pub fn is_title_like(&self, flow: &Flow, index: usize) -> bool {
        let span = flow.leaves[index].span;
        let text = span.of(&flow.text);
        // most texts begin with another letter than a title
        let first = text.bytes().find(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
        let begins = |title: &String| {
            first.is_some_and(|byte| !byte.is_ascii() || title.as_bytes()[0] == byte.to_ascii_lowercase())
        };
        let is = |title: &String| title.len() >= 4 && begins(title) && letters(text).eq(title.chars());
        span.len() <= 400 && self.titles.iter().any(is)
    }

    /// Adds names that elements of the page give as those of authors.
    pub fn add_authors(&mut self, names: impl Iterator<Item = String>) {
        for name in names.map(|name| fold(&name)).filter(|name| name.contains(' ')).take(8) {
            if !self.authors.contains(&name) {
                self.authors.push(name);
            }
        }
    }

    /// Whether a text names one of the authors in its first words, and whether it begins with the name.
    pub fn names_author(&self, text: &str) -> (bool, bool) {
        if self.authors.is_empty() {
            return (false, false);
        }
        let end = text.char_indices().nth(120).map_or(text.len(), |(end, _)| end);
        let places = self.authors.iter().filter_map(|name| find_folded(&text[..end], name));
        places.min().map_or((false, false), |at| (true, at <= 8))
    }

    /// Whether a text names the site.
    pub fn names_site(&self, text: &str) -> bool {
        self.site.as_deref().is_some_and(|site| text.len() < 1500 && find_folded(text, site).is_some())
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

/// Where `words`, which are folded, begin in the folded form of a text. Cost: linear, for a few bytes of each place.
fn find_folded(text: &str, words: &str) -> Option<usize> {
    let (Some(&first), true) = (words.as_bytes().first(), text.is_ascii()) else { return fold(text).find(words) };
    let begins = |&at: &usize| {
        let here = text.as_bytes().get(at..at + words.len());
        here.is_some_and(|here| here.eq_ignore_ascii_case(words.as_bytes()))
    };
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), text.as_bytes()).find(begins)
}

/// What speaks for a page's being a thread although it does not say so.
pub(in crate::extract) struct ThreadSigns {
    /// Share of the prose in elements with a forum's names.
    pub forum: f32,
    /// Share of the prose in the largest group of like elements with a forum's or commentators' names, of three or more.
    pub group: f32,
    /// The same of groups without commentators' names: an article may have more comments than text.
    pub posts: f32,
    /// Share of the prose in the largest group of like elements with a forum's names each of which names a member, of two
    /// or more.
    pub members: f32,
    /// Elements with names for members.
    pub users: usize,
}

impl ThreadSigns {
    /// Whether the signs are enough. `address` is the page's, `said` what its head and linked data say.
    pub fn tell(&self, address: Option<&str>, said: &Said) -> bool {
        let software = said.first(&["generator"]).is_some_and(|(name, _)| has_forum_name(name.split(' ')));
        if said.has_article() && !software {
            return false;
        }
        let path = address.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
        let by_address = has_forum_name(path.split(['/', '.', '?', '=']));
        let article = said.first(&["og:type"]).is_some_and(|(kind, _)| kind.trim().eq_ignore_ascii_case("article"));
        if !article && self.members > 0.5 {
            return true;
        }
        let group = if article { self.posts } else { self.group };
        let signs = [by_address, software, self.forum > 0.5, group > 0.4, self.users >= 6];
        signs.iter().filter(|&&sign| sign).count() >= 3
    }
}

/// Whether one of these words names a forum, a part of it, or its software.
fn has_forum_name<'a>(mut words: impl Iterator<Item = &'a str>) -> bool {
    words.any(|part| part.len() <= 14 && hints(part) & hint::FORUM != 0)
}

/// Whether an element's item type says that the page is a thread.
fn has_thread_item(page: &Page) -> bool {
    page.attrs.iter().any(|attr| attr.name == Name::Itemtype && is_thread_type(page.value(attr)))
}
