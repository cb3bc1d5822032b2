//! What a page says of its article: title, authors, dates, site.

mod byline;
mod linked;
mod published;
mod said;
mod title;

pub(super) use byline::{author_name, is_lead};
pub(super) use said::Said;

use super::address::Base;
use super::body::Body;
use super::dates::Habit;
use super::facts::Facts;
use super::flow::Flow;
use super::shown::Shown;
use crate::article::Metadata;
use crate::page::Page;
use crate::text::fold;

/// A value and where it was found.
pub(super) type Found = Option<(String, &'static str)>;

fn set(metadata: &mut Metadata, field: &str, found: Found, store: impl FnOnce(&mut Metadata, String)) {
    let Some((value, source)) = found else { return };
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if !value.is_empty() {
        metadata.sources.insert(field.to_owned(), source.to_owned());
        store(metadata, value);
    }
}

impl Said {
    /// Finds the metadata of a page of which the body was found.
    ///
    /// Cost: linear in the page.
    pub fn metadata(&self, page: &Page, flow: &Flow, facts: &Facts, body: &Body, base: &Base) -> Metadata {
        let mut metadata =
            Metadata { language: self.language.clone(), direction: self.direction, ..Metadata::default() };
        for (field, known) in [("language", self.language.is_some()), ("direction", self.direction.is_some())] {
            if known {
                metadata.sources.insert(field.to_owned(), "html".to_owned());
            }
        }
        let habit = Habit::of(metadata.language.as_deref());
        set(&mut metadata, "site", self.site(), |m, v| m.site = Some(v));
        let site = metadata.site.clone();
        let title = title::title(flow, &body.kept, facts, self, site.as_deref());
        set(&mut metadata, "title", title, |m, v| m.title = Some(v));
        let shown = Shown::new(page, flow, facts, &body.marks, &body.kept, habit.language);
        let byline = byline::byline(page, &shown, self, habit.language, facts.thread);
        set(&mut metadata, "byline", byline, |m, v| m.byline = Some(v));
        let dates = published::dates(page, &shown, self, habit, base.address());
        set(&mut metadata, "published", dates.published, |m, v| m.published = Some(v));
        set(&mut metadata, "modified", dates.modified, |m, v| m.modified = Some(v));
        let excerpt = self
            .first(&["og:description", "description", "twitter:description", "dc.description"])
            .or_else(|| self.linked.article("description"));
        set(&mut metadata, "excerpt", excerpt, |m, v| m.excerpt = Some(v));
        let image = self.first(&["og:image", "og:image:url", "twitter:image", "twitter:image:src"]);
        let image = image.or_else(|| self.linked.article("image"));
        let image = image.and_then(|(v, s)| Some((base.resolve(&v)?, s)));
        set(&mut metadata, "image", image, |m, v| m.image = Some(v));
        let url = self.canonical.clone().map(|v| (v, "link")).or_else(|| self.first(&["og:url"]));
        let url = url
            .and_then(|(v, s)| Some((base.resolve(&v)?, s)))
            .or_else(|| base.address().map(|b| (b.to_owned(), "address")));
        set(&mut metadata, "url", url, |m, v| m.url = Some(v));
        let section = self.linked.article("articleSection").or_else(|| self.first(&SECTION));
        set(&mut metadata, "section", section, |m, v| m.section = Some(v));
        let (keywords, source) = self.keywords();
        if !keywords.is_empty() {
            metadata.keywords = keywords;
            metadata.sources.insert("keywords".to_owned(), source.to_owned());
        }
        metadata
    }

    /// Keywords: linked data, the elements `meta` that hold a list, those of which each holds one.
    fn keywords(&self) -> (Vec<String>, &'static str) {
        let lists = ["keywords", "news_keywords", "parsely-tags", "sailthru.tags"];
        let listed = || self.first(&lists).map(|(list, _)| list.split(',').map(str::to_owned).collect::<Vec<_>>());
        let single = || {
            let tags = self.meta.iter().filter(|(name, _)| matches!(name.as_str(), "article:tag" | "dc.subject"));
            tags.map(|(_, tag)| tag.clone()).collect::<Vec<_>>()
        };
        let found =
            [(self.linked.keywords(), "json-ld"), (listed().unwrap_or_default(), "meta"), (single(), "open-graph")];
        let tidy = |list: Vec<String>| unique(list.into_iter().map(|word| squeezed(&word)), KEYWORDS);
        found
            .into_iter()
            .map(|(list, source)| (tidy(list), source))
            .find(|(list, _)| !list.is_empty())
            .unwrap_or_default()
    }
}

/// Keywords that are kept.
const KEYWORDS: usize = 40;

/// The elements `meta` that name the section.
const SECTION: [&str; 4] = ["article:section", "parsely-section", "sailthru.section", "dc.type.section"];

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first of these texts, each once, case aside; none that is empty.
fn unique(texts: impl Iterator<Item = String>, most: usize) -> Vec<String> {
    let mut seen = crate::keys::Texts::default();
    texts.filter(|text| !text.is_empty() && seen.insert(fold(text))).take(most).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(fold).collect()
}

/// Names, each once; what is an address or too long for a name is left out.
fn names(texts: impl Iterator<Item = String>) -> Vec<String> {
    let fits = |name: &String| name.len() < 120 && !name.contains("://") && !name.contains('@');
    unique(texts.map(|name| squeezed(&name)).filter(fits), 40)
}

/// Attribute values of the page are decoded already; linked data and doubly escaped values are not.
fn decode(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let entity = after.get(..after.len().min(10)).or_else(|| after.get(..0)).and_then(|head| head.split_once(';'));
        match entity.and_then(|(name, _)| Some((name, character(name)?))) {
            Some((name, c)) => {
                out.push(c);
                rest = &after[name.len() + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}

/// The character of an entity's name, as far as they stand in titles and names.
fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
        let code = hex.unwrap_or_else(|| number.parse()).ok()?;
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    let named = [
        ("quot", '"'),
        ("apos", '\''),
        ("rsquo", '\u{2019}'),
        ("lsquo", '\u{2018}'),
        ("rdquo", '\u{201d}'),
        ("ldquo", '\u{201c}'),
        ("ndash", '\u{2013}'),
        ("mdash", '\u{2014}'),
        ("hellip", '\u{2026}'),
        ("nbsp", ' '),
        ("lt", '<'),
        ("gt", '>'),
        ("amp", '&'),
    ];
    named.iter().find(|(n, _)| *n == name).map(|&(_, c)| c)
}
