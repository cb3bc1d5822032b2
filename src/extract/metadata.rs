//! What a page says of its article: title, authors, dates, site.

mod said;

pub(super) use said::Said;

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

impl Said {
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
