//! What a page says of its article: title, authors, dates, site.

mod byline;
mod published;
mod seen;
mod title;

use super::address::Base;
use super::body::Body;
use super::flow::Flow;
use super::head::{Found, Said, squeezed, unique};
use super::signs::facts::Facts;
use super::visible::Shown;
use super::visible::dates::Habit;
use crate::article::Metadata;
use crate::page::Page;

fn set(metadata: &mut Metadata, field: &str, found: Found, store: impl FnOnce(&mut Metadata, String)) {
    let Some((value, source)) = found else { return };
    let value = squeezed(&value);
    if !value.is_empty() {
        metadata.sources.insert(field.to_owned(), source.to_owned());
        store(metadata, value);
    }
}

/// Bytes of a line whose dates tell how the page writes them.
const DATED: usize = 60;

/// Finds the metadata of a page of which the body was found.
///
/// Cost: linear in the page.
pub(super) fn find(said: &Said, page: &Page, flow: &Flow, facts: &Facts, body: &Body, base: &Base) -> Metadata {
    let mut metadata = Metadata { language: said.language.clone(), direction: said.direction, ..Metadata::default() };
    for (field, known) in [("language", said.language.is_some()), ("direction", said.direction.is_some())] {
        if known {
            metadata.sources.insert(field.to_owned(), "html".to_owned());
        }
    }
    let locale = said.first(&["og:locale"]).map(|(locale, _)| locale);
    let lines = flow.leaves.iter().map(|leaf| leaf.span.of(&flow.text)).filter(|line| line.len() <= DATED);
    let habit = Habit::of_page(metadata.language.as_deref(), locale.as_deref(), base.address(), lines);
    set(&mut metadata, "site", said.site(), |m, v| m.site = Some(v));
    let site = metadata.site.clone();
    let title = title::title(page, flow, &body.kept, facts, said, site.as_deref());
    set(&mut metadata, "title", title, |m, v| m.title = Some(v));
    let shown = Shown::new(page, flow, facts, &body.marks, &body.kept, habit.language);
    let byline = byline::byline(page, &shown, said, habit.language, facts.thread);
    set(&mut metadata, "byline", byline, |m, v| m.byline = Some(v));
    let dates = published::dates(page, &shown, said, habit, base.address());
    set(&mut metadata, "published", dates.published, |m, v| m.published = Some(v));
    set(&mut metadata, "modified", dates.modified, |m, v| m.modified = Some(v));
    let excerpt = said
        .first(&["og:description", "description", "twitter:description", "dc.description"])
        .or_else(|| said.linked.article("description"));
    set(&mut metadata, "excerpt", excerpt, |m, v| m.excerpt = Some(v));
    let image = said.first(&["og:image", "og:image:url", "twitter:image", "twitter:image:src"]);
    let image = image.or_else(|| said.linked.article("image"));
    let image = image.and_then(|(v, s)| Some((base.resolve(&v)?, s)));
    set(&mut metadata, "image", image, |m, v| m.image = Some(v));
    let url = said.canonical.clone().map(|v| (v, "link")).or_else(|| said.first(&["og:url"]));
    let url = url
        .and_then(|(v, s)| Some((base.resolve(&v)?, s)))
        .or_else(|| base.address().map(|b| (b.to_owned(), "address")));
    set(&mut metadata, "url", url, |m, v| m.url = Some(v));
    let section = said.linked.article("articleSection").or_else(|| said.first(&SECTION));
    set(&mut metadata, "section", section, |m, v| m.section = Some(v));
    let (keywords, source) = keywords(said);
    if !keywords.is_empty() {
        metadata.keywords = keywords;
        metadata.sources.insert("keywords".to_owned(), source.to_owned());
    }
    metadata
}

/// Keywords: linked data, the elements `meta` that hold a list, those of which each holds one.
fn keywords(said: &Said) -> (Vec<String>, &'static str) {
    let lists = ["keywords", "news_keywords", "parsely-tags", "sailthru.tags"];
    let listed = || said.first(&lists).map(|(list, _)| list.split(',').map(str::to_owned).collect::<Vec<_>>());
    let single = || {
        let tags = said.meta.iter().filter(|(name, _)| matches!(name.as_str(), "article:tag" | "dc.subject"));
        tags.map(|(_, tag)| tag.clone()).collect::<Vec<_>>()
    };
    let found = [(said.linked.keywords(), "json-ld"), (listed().unwrap_or_default(), "meta"), (single(), "open-graph")];
    let tidy = |list: Vec<String>| unique(list.into_iter().map(|word| squeezed(&word)), KEYWORDS);
    found.into_iter().map(|(list, source)| (tidy(list), source)).find(|(list, _)| !list.is_empty()).unwrap_or_default()
}

/// Keywords that are kept.
const KEYWORDS: usize = 40;

/// The elements `meta` that name the section.
const SECTION: [&str; 4] = ["article:section", "parsely-section", "sailthru.section", "dc.type.section"];
