//! What a page says of its article: title, authors, dates, site.

use super::address::Base;
use super::body::Body;
use super::dates;
use super::facts::{Facts, is_thread_type};
use super::flow::Flow;
use super::json::Json;
use super::shown::Shown;
use crate::article::{BlockKind, Direction, Metadata};
use crate::lexicon::{self, Language};
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::{Id, Page};
use crate::text::fold;

pub(super) type Found = Option<(String, &'static str)>;

fn set(metadata: &mut Metadata, field: &str, found: Found, store: impl FnOnce(&mut Metadata, String)) {
    let Some((value, source)) = found else { return };
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if !value.is_empty() {
        metadata.sources.insert(field.to_owned(), source.to_owned());
        store(metadata, value);
    }
}

/// All that stands in the page's head and in its linked data.
#[derive(Default)]
pub(super) struct Said {
    meta: Vec<(String, String)>,
    /// Objects of the linked data that describe an article or page.
    articles: Vec<Json>,
    /// All objects of the linked data that have an id and a name, for references.
    named: Vec<(String, String)>,
    /// Types of all objects of the linked data.
    kinds: Vec<String>,
    title: Option<String>,
    canonical: Option<String>,
    language: Option<String>,
    direction: Option<Direction>,
    itemprops: Vec<(String, Id)>,
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

    /// Finds the metadata of a page. `body` says for each leaf whether it stands in the body.
    ///
    /// Cost: linear in the page.
    pub fn metadata(&self, page: &Page, flow: &Flow, facts: &Facts, body: &Body, base: &Base) -> Metadata {
        let mut metadata =
            Metadata { language: self.language.clone(), direction: self.direction, ..Metadata::default() };
        let language = metadata.language.as_deref().and_then(Language::from_tag);
        set(&mut metadata, "site", self.site(), |m, v| m.site = Some(v));
        let site = metadata.site.clone();
        let title = title(flow, &body.kept, facts, self, site.as_deref());
        set(&mut metadata, "title", title, |m, v| m.title = Some(v));
        let shown = Shown::new(page, flow, facts, &body.marks, &body.kept, language);
        let byline = byline(page, &shown, self, language);
        set(&mut metadata, "byline", byline, |m, v| m.byline = Some(v));
        let published = published(page, &shown, self, language, base);
        set(&mut metadata, "published", published, |m, v| m.published = Some(v));
        let modified = self
            .linked("dateModified")
            .or_else(|| self.first(&["article:modified_time", "og:updated_time", "last-modified"]));
        let modified = modified.and_then(|(v, s)| Some((dates::machine(&v)?, s)));
        set(&mut metadata, "modified", modified, |m, v| m.modified = Some(v));
        let excerpt = self
            .first(&["og:description", "description", "twitter:description"])
            .or_else(|| self.linked("description"));
        set(&mut metadata, "excerpt", excerpt, |m, v| m.excerpt = Some(v));
        let image = self.first(&["og:image", "og:image:url", "twitter:image"]).or_else(|| self.linked("image"));
        let image = image.and_then(|(v, s)| Some((base.resolve(&v)?, s)));
        set(&mut metadata, "image", image, |m, v| m.image = Some(v));
        let url = self.canonical.clone().map(|v| (v, "link")).or_else(|| self.first(&["og:url"]));
        let url = url
            .and_then(|(v, s)| Some((base.resolve(&v)?, s)))
            .or_else(|| base.address().map(|b| (b.to_owned(), "address")));
        set(&mut metadata, "url", url, |m, v| m.url = Some(v));
        set(
            &mut metadata,
            "section",
            self.first(&["article:section"]).or_else(|| self.linked("articleSection")),
            |m, v| m.section = Some(v),
        );
        let keywords = self.first(&["keywords", "news_keywords"]);
        if let Some((list, source)) = keywords {
            metadata.keywords =
                list.split(',').map(|k| k.trim().to_owned()).filter(|k| !k.is_empty()).take(40).collect();
            metadata.sources.insert("keywords".to_owned(), source.to_owned());
        }
        metadata
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

    fn gather(&mut self, json: &Json, depth: usize) {
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
    fn first(&self, names: &[&str]) -> Found {
        names.iter().find_map(|name| {
            let value = self.meta.iter().find(|(n, v)| n == name && !v.trim().is_empty()).map(|(_, v)| v.clone())?;
            let source = if name.starts_with("og:") || name.starts_with("article:") { "open-graph" } else { "meta" };
            Some((value, source))
        })
    }

    /// The first `meta` element whose name holds one of the words.
    fn meta_of(&self, words: &[&str]) -> Found {
        let named = self.meta.iter().find(|(name, _)| words.iter().any(|word| name.contains(word)));
        named.map(|(_, value)| (value.clone(), "meta"))
    }

    /// A member of the article in the linked data.
    fn linked(&self, name: &str) -> Found {
        let value = self.articles.iter().find_map(|a| a.get(name));
        let text = value.and_then(|v| v.text().or_else(|| v.get("url").and_then(Json::text)).map(decode))?;
        (!text.trim().is_empty()).then_some((text, "json-ld"))
    }

    fn authors(&self) -> Found {
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

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(fold).collect()
}

/// The heading of the page that is the article's, else what its head says without the site's name.
fn title(flow: &Flow, body: &[bool], facts: &Facts, found: &Said, site: Option<&str>) -> Found {
    let stated = found.first(&["og:title", "twitter:title"]).or_else(|| found.linked("headline"));
    let head = found.title.clone();
    // a heading that says just what the head says
    if let Some(index) = facts.title_leaf.filter(|&index| facts.is_title_like(flow, index)) {
        return flow.leaves.get(index).map(|leaf| (leaf.span.of(&flow.text).to_owned(), "heading"));
    }
    let both = [stated.as_ref().map(|(t, _)| t.as_str()), head.as_deref()];
    let reference: Vec<String> = both.iter().flatten().flat_map(|t| words(t)).take(120).collect();
    let site_words = site.map(words).unwrap_or_default();
    let first = body.iter().position(|&kept| kept).unwrap_or(0);
    let mut best: Option<(f64, String)> = None;
    for (index, leaf) in flow.leaves.iter().enumerate() {
        let Some(BlockKind::Heading { level }) = flow.blocks.get(leaf.block).map(|b| &b.kind) else { continue };
        if *level > 2 {
            continue;
        }
        let text = leaf.span.of(&flow.text);
        let own = words(text);
        if own.is_empty() || own.len() > 60 || own == site_words {
            continue;
        }
        let shared = own.iter().filter(|w| reference.contains(w)).count() as f64 / own.len() as f64;
        let covered = shared * own.len() as f64 / reference.len().max(1) as f64;
        let near = 1.0 - (index.abs_diff(first) as f64 / 60.0).min(1.0);
        let score = shared + covered + if *level == 1 { 0.6 } else { 0.0 } + 0.2 * near;
        let enough = shared >= 0.5 || (reference.is_empty() && *level == 1);
        if enough && best.as_ref().is_none_or(|(b, _)| score > *b) {
            best = Some((score, text.to_owned()));
        }
    }
    if let Some((_, text)) = best.filter(|(score, _)| *score >= 0.9) {
        return Some((text, "heading"));
    }
    let (text, source) = stated.or(head.map(|t| (t, "title")))?;
    Some((without_site(&text, site), source))
}

/// Bytes of a title beyond which it is none.
const TITLE: usize = 600;

/// A title without the name of the site behind or before a stroke.
fn without_site(title: &str, site: Option<&str>) -> String {
    let mut title = title.trim();
    if title.len() > TITLE {
        return title.to_owned();
    }
    let site = site.map(words);
    for _ in 0..4 {
        let shorter =
            [" | ", " \u{2014} ", " \u{2013} ", " - ", " :: ", " \u{bb} ", " \u{b7} "].iter().find_map(|separator| {
                let (before, after) = title.rsplit_once(separator)?;
                let (front, back) = (words(before), words(after));
                let named = site.as_ref().is_some_and(|site| *site == back);
                let first = site.as_ref().is_some_and(|site| *site == front);
                if named || (back.len() <= 4 && front.len() > back.len()) {
                    Some(before.trim())
                } else if first {
                    Some(after.trim())
                } else {
                    None
                }
            });
        match shorter {
            Some(rest) if !rest.is_empty() => title = rest,
            _ => break,
        }
    }
    title.to_owned()
}

/// Names joined as a byline; what is no name is left out.
fn join(names: &[String]) -> Option<String> {
    let mut list: Vec<String> = Vec::new();
    for name in names.iter().take(40) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = !name.is_empty() && name.len() < 120 && !name.contains("://") && !name.contains('@');
        if fits && !list.iter().any(|n| fold(n) == fold(&name)) {
            list.push(name);
        }
    }
    (!list.is_empty()).then(|| list.join(", "))
}

fn byline(page: &Page, shown: &Shown<'_>, found: &Said, language: Option<Language>) -> Found {
    let clean = |(text, source): (String, &'static str)| Some((author_name(&text, language)?, source));
    let meta = || {
        found.first(&[
            "author",
            "article:author",
            "parsely-author",
            "dc.creator",
            "sailthru.author",
            "byl",
            "citation_author",
            "cxenseparse:author",
        ])
    };
    let stated = found.authors().and_then(clean).or_else(|| meta().and_then(clean));
    // a site that names itself as the author may still show who wrote it
    let site = found.site().map(|(site, _)| fold(&site)).unwrap_or_default();
    let own = |name: &str| site.len() > 3 && (fold(name).contains(&site) || site.contains(&fold(name)));
    if stated.as_ref().is_some_and(|(name, _)| !own(name)) {
        return stated;
    }
    visible_author(page, found)
        .and_then(clean)
        .or_else(|| shown.author())
        .filter(|(name, _)| stated.is_none() || (name.contains(' ') && !own(name)))
        .or(stated)
}

/// An element that says it is the author: `itemprop`, `rel`, or a class.
fn visible_author(page: &Page, found: &Said) -> Found {
    let by_prop = found.itemprops.iter().find(|(p, _)| p == "author").map(|&(_, id)| id);
    if let Some(id) = by_prop {
        let named = found.itemprops.iter().find(|(p, n)| p == "name" && *n >= id && *n < page.end(id)).map(|&(_, n)| n);
        let text = page.inner_text(named.unwrap_or(id));
        if (2..80).contains(&text.trim().len()) {
            return Some((text, "microdata"));
        }
    }
    (0..page.nodes.len() as Id).find_map(|id| {
        let rel =
            page.attr(id, Name::Rel).is_some_and(|r| r.split_whitespace().any(|w| w.eq_ignore_ascii_case("author")));
        let text = rel.then(|| page.inner_text(id)).filter(|t| (2..80).contains(&t.trim().len()))?;
        (page.tag(id) == Tag::A).then_some((text, "rel-author"))
    })
}

/// An author's name without what leads to it and what follows it.
pub(super) fn author_name(text: &str, language: Option<Language>) -> Option<String> {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for l in [language.unwrap_or(Language::En), Language::En] {
        let tables = lexicon::of(l);
        for count in [2, 1] {
            let lead: Vec<&str> = text.split(' ').take(count).collect();
            let folded = fold(lead.join(" ").trim_end_matches(':'));
            if lead.len() == count && tables.byline_lead.contains(&folded) {
                text = text.split(' ').skip(count).collect::<Vec<_>>().join(" ");
                break;
            }
        }
    }
    let cut = text.find([';', '|', '\u{2022}', '\u{b7}', '(', '<']).unwrap_or(text.len());
    let name = text[..cut].trim().trim_end_matches([',', '.', '-']).trim();
    let no_name =
        name.is_empty() || name.contains("://") || name.contains("www.") || name.contains('@') || name.len() > 120;
    let dated = dates::written(name, language).is_some();
    (!no_name && !dated && name.chars().any(char::is_alphabetic)).then(|| name.to_owned())
}

fn published(page: &Page, shown: &Shown<'_>, found: &Said, language: Option<Language>, base: &Base) -> Found {
    let machine = |(text, source): (String, &'static str)| {
        Some((dates::machine(&text).or_else(|| dates::written(&text, language))?, source))
    };
    let names = [
        "article:published_time",
        "article:published",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "citation_publication_date",
        "article.published",
        "cxenseparse:recs:publishtime",
    ];
    found
        .linked("datePublished")
        .and_then(machine)
        .or_else(|| found.first(&names).and_then(machine))
        .or_else(|| item_date(page, found, language))
        .or_else(|| found.meta_of(&["publish", "pubdate", "issued"]).and_then(machine))
        .or_else(|| shown.time())
        .or_else(|| base.address().and_then(dates::in_address).map(|d| (d, "address")))
        .or_else(|| shown.dated())
        .or_else(|| found.linked("dateCreated").and_then(machine))
}

fn item_date(page: &Page, found: &Said, language: Option<Language>) -> Found {
    found.itemprops.iter().filter(|(p, _)| p == "datepublished").find_map(|&(_, id)| {
        let stated = page.attr(id, Name::Datetime).or(page.attr(id, Name::Content));
        let date = stated.and_then(dates::machine).or_else(|| dates::written(&page.inner_text(id), language))?;
        Some((date, "microdata"))
    })
}

fn direction(dir: Option<&str>) -> Option<Direction> {
    match dir?.trim().to_ascii_lowercase().as_str() {
        "rtl" => Some(Direction::Rtl),
        "ltr" => Some(Direction::Ltr),
        _ => None,
    }
}
