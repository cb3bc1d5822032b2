//! What a page's head and its linked data say, before anything is chosen.

use super::linked::Linked;
use super::values::{Found, decode, without_site};
use crate::article::Direction;
use crate::json::Json;
use crate::lexicon::Language;
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::Id;

/// All that stands in the page's head and in its linked data.
#[derive(Default)]
pub(in crate::extract) struct Said {
    pub(in crate::extract) meta: Vec<(String, String)>,
    pub(in crate::extract) linked: Linked,
    pub(in crate::extract) title: Option<String>,
    pub(in crate::extract) canonical: Option<String>,
    pub(in crate::extract) language: Option<String>,
    pub(in crate::extract) direction: Option<Direction>,
    pub(in crate::extract) itemprops: Vec<(String, Id)>,
}

impl Said {
    /// The site's name.
    pub fn site(&self) -> Found {
        self.first(&["og:site_name", "application-name", "publisher"])
    }

    /// The language that the page states.
    pub fn language(&self) -> Option<Language> {
        self.language.as_deref().and_then(Language::from_tag)
    }

    /// The titles that head and linked data give.
    pub fn titles(&self) -> Vec<String> {
        let named = ["og:title", "twitter:title"].into_iter().filter_map(|name| self.first(&[name]));
        let stated = named.chain(self.linked.article("headline")).map(|(title, _)| title);
        let site = self.site().map(|(site, _)| site);
        let all = stated.chain(self.title.clone());
        all.flat_map(|title| [without_site(&title, site.as_deref()), title]).collect()
    }

    /// The names of the authors that head and linked data give.
    pub fn author_names(&self) -> Vec<String> {
        let stated = self.linked.authors().unwrap_or_default();
        let meta = || self.first(&["author", "dc.creator", "parsely-author"]).map(|(names, _)| names);
        let stated = if stated.is_empty() { meta().into_iter().collect() } else { stated };
        let names = stated.iter().flat_map(|names| names.split([',', ';', '&']));
        names.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).take(12).collect()
    }

    /// Whether linked data say that the page is a thread.
    pub fn is_thread(&self) -> bool {
        self.linked.is_thread()
    }

    /// Whether linked data describe an article.
    pub fn has_article(&self) -> bool {
        self.linked.has_article()
    }

    /// Reads head and linked data of a page. Cost: linear in the page.
    pub fn collect(page: &Page) -> Said {
        let mut found = Said::default();
        for id in 0..page.nodes.len() as Id {
            match page.tag(id) {
                Tag::Text | Tag::Document => continue,
                Tag::Html => {
                    let lang = page.attr(id, Name::Lang).or(page.attr(id, Name::XmlLang));
                    found.language = lang.map(str::trim).filter(|l| l.len() >= 2 && l.len() < 36).map(str::to_owned);
                    found.direction = direction(page.attr(id, Name::Dir));
                }
                Tag::Title if found.title.is_none() => found.title = Some(page.inner_text(id)),
                Tag::Meta => {
                    let name =
                        page.attr(id, Name::Property).or(page.attr(id, Name::Name)).or(page.attr(id, Name::Itemprop));
                    if let (Some(name), Some(content)) = (name, page.attr(id, Name::Content)) {
                        found.meta.push((name.trim().to_ascii_lowercase(), decode(content)));
                    }
                }
                Tag::Link if page.attr(id, Name::Rel).is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => {
                    found.canonical = page.attr(id, Name::Href).map(str::to_owned);
                }
                Tag::Script
                    if page.attr(id, Name::Type).is_some_and(|t| t.to_ascii_lowercase().contains("ld+json")) =>
                {
                    if let Some(json) = Json::parse(&page.inner_text(id)) {
                        found.linked.gather(&json, 0);
                    }
                }
                _ => {}
            }
            if let Some(prop) = page.attr(id, Name::Itemprop) {
                found.itemprops.extend(prop.split_whitespace().map(|p| (p.to_ascii_lowercase(), id)));
            }
        }
        found
    }

    /// Chooses among several articles in the linked data those that are the page's, whose address is `address`.
    pub fn settle(&mut self, address: Option<&str>) {
        let mut linked = std::mem::take(&mut self.linked);
        let own = self.first(&["og:url"]).map(|(url, _)| url);
        let addresses: Vec<&str> = [self.canonical.as_deref(), own.as_deref(), address].into_iter().flatten().collect();
        let stated = self.first(&["og:title"]).map(|(title, _)| title);
        let titles: Vec<&str> = [stated.as_deref(), self.title.as_deref()].into_iter().flatten().collect();
        linked.settle(&addresses, &titles);
        self.linked = linked;
    }

    /// The first of these `meta` elements that says something.
    pub(in crate::extract) fn first(&self, names: &[&str]) -> Found {
        names.iter().find_map(|name| {
            let value = self.meta.iter().find(|(n, v)| n == name && !v.trim().is_empty()).map(|(_, v)| v.clone())?;
            let source = if name.starts_with("og:") || name.starts_with("article:") { "open-graph" } else { "meta" };
            Some((value, source))
        })
    }

    /// The first `meta` element whose name holds one of the words.
    pub(in crate::extract) fn meta_of(&self, words: &[&str]) -> Found {
        let named = self.meta.iter().find(|(name, _)| words.iter().any(|word| name.contains(word)));
        named.map(|(_, value)| (value.clone(), "meta"))
    }
}

fn direction(dir: Option<&str>) -> Option<Direction> {
    match dir?.trim().to_ascii_lowercase().as_str() {
        "rtl" => Some(Direction::Rtl),
        "ltr" => Some(Direction::Ltr),
        _ => None,
    }
}
