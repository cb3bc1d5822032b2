//! What a page's head and its linked data say, before anything is chosen.

use super::*;

/// All that stands in the page's head and in its linked data.
#[derive(Default)]
pub(in crate::extract) struct Said {
    pub(super) meta: Vec<(String, String)>,
    /// Objects of the linked data that describe an article or page.
    pub(super) articles: Vec<Json>,
    /// All objects of the linked data that have an id and a name, for references.
    pub(super) named: Vec<(String, String)>,
    /// Types of all objects of the linked data.
    pub(super) kinds: Vec<String>,
    pub(super) title: Option<String>,
    pub(super) canonical: Option<String>,
    pub(super) language: Option<String>,
    pub(super) direction: Option<Direction>,
    pub(super) itemprops: Vec<(String, Id)>,
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
        let stated = named.chain(self.linked("headline")).map(|(title, _)| title);
        let site = self.site().map(|(site, _)| site);
        let all = stated.chain(self.title.clone());
        all.flat_map(|title| [without_site(&title, site.as_deref()), title]).collect()
    }

    /// The names of the authors that head and linked data give.
    pub fn author_names(&self) -> Vec<String> {
        let stated = self.authors().or_else(|| self.first(&["author", "dc.creator", "parsely-author"]));
        let names = stated.map(|(names, _)| names).unwrap_or_default();
        names
            .split([',', ';', '&'])
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .take(12)
            .collect()
    }

    /// Whether linked data say that the page is a thread.
    pub fn is_thread(&self) -> bool {
        self.kinds.iter().any(|kind| is_thread_type(kind))
    }

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
                        found.gather(&json, 0);
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

    pub(super) fn gather(&mut self, json: &Json, depth: usize) {
        if depth > 6 {
            return;
        }
        match json {
            Json::List(list) => list.iter().for_each(|item| self.gather(item, depth + 1)),
            Json::Object(members) => {
                if let (Some(id), Some(name)) =
                    (json.get("@id").and_then(Json::text), json.get("name").and_then(Json::text))
                {
                    self.named.push((id.to_owned(), name.to_owned()));
                }
                let kinds = json.get("@type").map(Json::each).unwrap_or(&[]);
                self.kinds.extend(kinds.iter().filter_map(Json::text).take(8).map(str::to_owned));
                let article = kinds.iter().filter_map(Json::text).any(|k| {
                    ["Article", "Posting", "Report", "Review", "Recipe", "HowTo", "TechArticle"]
                        .iter()
                        .any(|end| k.ends_with(end))
                });
                if article {
                    self.articles.push(json.clone());
                }
                for (name, value) in members {
                    if matches!(name.as_str(), "@graph" | "mainEntity" | "mainEntityOfPage" | "hasPart") {
                        self.gather(value, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// The first of these `meta` elements that says something.
    pub(super) fn first(&self, names: &[&str]) -> Found {
        names.iter().find_map(|name| {
            let value = self.meta.iter().find(|(n, v)| n == name && !v.trim().is_empty()).map(|(_, v)| v.clone())?;
            let source = if name.starts_with("og:") || name.starts_with("article:") { "open-graph" } else { "meta" };
            Some((value, source))
        })
    }

    /// The first `meta` element whose name holds one of the words.
    pub(super) fn meta_of(&self, words: &[&str]) -> Found {
        let named = self.meta.iter().find(|(name, _)| words.iter().any(|word| name.contains(word)));
        named.map(|(_, value)| (value.clone(), "meta"))
    }

    /// A member of the article in the linked data.
    pub(super) fn linked(&self, name: &str) -> Found {
        let value = self.articles.iter().find_map(|a| a.get(name));
        let text = value.and_then(|v| v.text().or_else(|| v.get("url").and_then(Json::text)).map(decode))?;
        (!text.trim().is_empty()).then_some((text, "json-ld"))
    }

    pub(super) fn authors(&self) -> Found {
        for article in &self.articles {
            let Some(author) = article.get("author").or_else(|| article.get("creator")) else { continue };
            let names: Vec<String> = author
                .each()
                .iter()
                .take(40)
                .filter_map(|a| {
                    let reference = a.get("@id").and_then(Json::text);
                    let named = || {
                        self.named.iter().find(|(id, _)| Some(id.as_str()) == reference).map(|(_, name)| name.as_str())
                    };
                    a.get("name").and_then(Json::text).or_else(|| a.text()).or_else(named)
                })
                .map(decode)
                .collect();
            if let Some(joined) = join(&names) {
                return Some((joined, "json-ld"));
            }
        }
        None
    }
}

/// Attribute values of the page are decoded already; linked data and doubly escaped values are not.
fn decode(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = text.to_owned();
    for (entity, c) in [
        ("&quot;", "\""),
        ("&#039;", "'"),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&#8217;", "\u{2019}"),
        ("&#8216;", "\u{2018}"),
        ("&#8211;", "\u{2013}"),
        ("&rsquo;", "\u{2019}"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        out = out.replace(entity, c);
    }
    out
}
