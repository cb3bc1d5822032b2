//! Linked data (JSON-LD): the object that is the article, among all that a page describes.

use super::values::{Found, decode, names, words};
use crate::json::Json;
use crate::keys::Texts;

/// The linked data of a page.
#[derive(Default)]
pub(in crate::extract) struct Linked {
    /// Objects that describe an article; once [`Linked::settle`] was called, those of this page, the likeliest first.
    articles: Vec<Json>,
    /// The ids of objects, and the names of those objects.
    ids: Texts<String>,
    names: Vec<String>,
    /// The names of sites and publishers.
    publishers: Vec<String>,
    /// The names of organizations of all types.
    bodies: Vec<String>,
    /// Types of all objects.
    kinds: Vec<String>,
}

/// Objects within one another that are looked at.
const DEEPEST: usize = 6;

/// Objects that are kept of one kind.
const MOST: usize = 200;

/// Whose ends tell the types of schema.org that are articles: `NewsArticle`, `BlogPosting`, `Report` ….
const ARTICLES: [&str; 6] = ["Article", "Posting", "Report", "Review", "Recipe", "HowTo"];

/// Whose ends tell the types of organizations.
const BODIES: [&str; 3] = ["Organization", "Corporation", "Business"];

/// An article's type that also stands for what others say of it or for parts of it.
const MINOR: [&str; 2] = ["Review", "HowTo"];

fn kinds(json: &Json) -> impl Iterator<Item = &str> {
    json.get("@type").map(Json::each).unwrap_or(&[]).iter().filter_map(Json::text).take(8)
}

/// An address without what differs between the ways in which pages give their own: scheme, `www`, query, closing slash.
fn bare(url: &str) -> &str {
    let url = url.split(['?', '#']).next().unwrap_or(url);
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    url.strip_prefix("www.").unwrap_or(url).trim_end_matches('/')
}

impl Linked {
    /// Adds what a script holds.
    pub fn gather(&mut self, json: &Json, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match json {
            Json::List(list) => list.iter().for_each(|item| self.gather(item, depth + 1)),
            Json::Object(members) => {
                let name = json.get("name").and_then(Json::text);
                self.note(json);
                let types: Vec<&str> = kinds(json).collect();
                self.kinds
                    .extend(types.iter().map(|&kind| kind.to_owned()).take(MOST.saturating_sub(self.kinds.len())));
                let is = |ends: &[&str]| types.iter().any(|kind| ends.iter().any(|end| kind.ends_with(end)));
                // the question that a page is about; pages that answer many name no author of theirs
                let asked = is(&["Question"]) && json.get("author").is_some();
                if (is(&ARTICLES) || asked) && self.articles.len() < MOST {
                    self.articles.push(json.clone());
                } else if is(&["WebSite", "Organization"]) {
                    self.publishers.extend(name.map(decode));
                }
                for (name, value) in members {
                    match name.as_str() {
                        "@graph" | "mainEntity" | "mainEntityOfPage" | "hasPart" => self.gather(value, depth + 1),
                        "author" => value.each().iter().take(MOST).for_each(|author| self.note(author)),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    /// Notes the name of an object: under its id, and whether an organization bears it.
    fn note(&mut self, json: &Json) {
        let Some(name) = json.get("name").and_then(Json::text) else { return };
        if let Some(id) = json.get("@id").and_then(Json::text)
            && self.ids.insert(id.to_owned())
        {
            self.names.push(name.to_owned());
        }
        let body = kinds(json).any(|kind| BODIES.iter().any(|end| kind.ends_with(end)));
        if body && self.bodies.len() < MOST {
            self.bodies.push(decode(name));
        }
    }

    /// Chooses among several articles: those whose address is the page's, or else those whose headline is one of its
    /// titles; without either, all of them in their order. Reviews and steps come last.
    pub fn settle(&mut self, addresses: &[&str], titles: &[&str]) {
        let titles: Vec<Vec<String>> = titles.iter().map(|title| words(title)).collect();
        let own = |article: &Json| {
            let page = article.get("mainEntityOfPage");
            let refer =
                |value: &Json| value.text().or_else(|| value.get("@id").and_then(Json::text)).map(str::to_owned);
            let given = [article.get("url"), article.get("@id"), page];
            let given = given.into_iter().flatten().filter_map(refer);
            given.into_iter().any(|url| addresses.iter().any(|address| bare(address) == bare(&url)))
        };
        let titled = |article: &Json| {
            let headline = article.get("headline").or_else(|| article.get("name")).and_then(Json::text);
            headline.map(|line| words(&decode(line))).is_some_and(|line| {
                !line.is_empty() && titles.iter().any(|title| title.starts_with(&line) || line.starts_with(title))
            })
        };
        let rank = |article: &Json| {
            let minor = kinds(article).all(|kind| MINOR.contains(&kind));
            (2 * u8::from(own(article)) + u8::from(titled(article)), !minor)
        };
        let mut ranked: Vec<_> = std::mem::take(&mut self.articles).into_iter().map(|a| (rank(&a), a)).collect();
        ranked.sort_by_key(|&(rank, _)| std::cmp::Reverse(rank));
        let best = ranked.first().map_or(0, |((best, _), _)| *best);
        self.articles = ranked.into_iter().filter(|((rank, _), _)| *rank > 0 || best == 0).map(|(_, a)| a).collect();
        let publishers = self.articles.iter().filter_map(|article| article.get("publisher")?.get("name")?.text());
        self.publishers.extend(publishers.map(decode));
        self.publishers.dedup();
    }

    /// The name of the object with an id.
    fn name_of(&self, id: &str) -> Option<&str> {
        self.names.get(self.ids.find(id)?).map(String::as_str)
    }

    /// Whether the data say that the page is a thread.
    pub fn is_thread(&self) -> bool {
        self.kinds.iter().any(|kind| is_thread_type(kind))
    }

    /// Whether the data describe an article.
    pub fn has_article(&self) -> bool {
        self.kinds.iter().any(|kind| kind.ends_with("Article") || kind == "BlogPosting")
    }

    /// The names of sites and publishers.
    pub fn publishers(&self) -> &[String] {
        &self.publishers
    }

    /// Whether the data call the bearer of a name an organization.
    pub fn is_body(&self, name: &str) -> bool {
        self.bodies.iter().any(|body| body == name)
    }

    /// A member of the article.
    pub fn article(&self, name: &str) -> Found {
        member(&self.articles, name)
    }

    /// The names of the article's authors: given as text, as objects, or by reference.
    pub fn authors(&self) -> Option<Vec<String>> {
        self.articles.iter().find_map(|article| {
            let author = article.get("author").or_else(|| article.get("creator"))?;
            let named = |author: &Json| {
                let reference = author.get("@id").and_then(Json::text);
                let name = author.get("name").and_then(Json::text).or_else(|| author.text());
                let name = name.or_else(|| reference.and_then(|id| self.name_of(id)));
                // a text may be the id of a person, too
                name.map(|name| decode(self.name_of(name).unwrap_or(name)))
            };
            let names = names(author.each().iter().take(40).filter_map(named));
            (!names.is_empty()).then_some(names)
        })
    }

    /// The keywords of the article: a list, or a text with commas.
    pub fn keywords(&self) -> Vec<String> {
        let value = self.articles.iter().find_map(|article| article.get("keywords"));
        let texts = value.map(Json::each).unwrap_or(&[]).iter().filter_map(Json::text);
        texts.flat_map(|text| decode(text).split(',').map(str::to_owned).collect::<Vec<_>>()).collect()
    }
}

fn member(things: &[Json], name: &str) -> Found {
    things.iter().find_map(|thing| {
        let value = thing.get(name)?;
        let value = match value {
            Json::List(list) => list.first()?,
            one => one,
        };
        let text = value.text().or_else(|| value.get("url").and_then(Json::text)).map(decode)?;
        (!text.trim().is_empty()).then_some((text, "json-ld"))
    })
}

/// Whether a schema.org type is that of a thread.
pub(in crate::extract) fn is_thread_type(kind: &str) -> bool {
    let kind = kind.trim().rsplit(['/', '#']).next().unwrap_or("");
    matches!(kind, "DiscussionForumPosting" | "QAPage")
}
