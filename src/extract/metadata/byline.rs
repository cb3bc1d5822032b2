//! Who wrote the article.

use crate::extract::head::{Found, Said, names};
use crate::extract::visible::Shown;
use crate::extract::visible::labels::{author_name, is_lead};
use crate::lexicon::{self, Language};
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::Id;
use crate::text::fold;

/// The elements `meta` that name authors, the most trusted first.
const NAMES: [&str; 12] = [
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "byl",
    "citation_author",
    "citation_authors",
    "cxenseparse:author",
    "twitter:data1",
    "twitter:data2",
];

/// The names of the authors, in this order of trust: linked data; the elements `meta` that the page's head has for
/// them; item properties and links to the author; names near the headline or the body's end. What calls itself by the
/// site's name or by no name at all (a role) stands back behind all that name a person.
pub(super) fn byline(page: &Page, shown: &Shown<'_>, said: &Said, language: Option<Language>, thread: bool) -> Found {
    let own = Own::of(said, language, thread);
    let clean = |(list, source): (Vec<String>, &'static str)| {
        let list: Vec<String> = list.iter().filter_map(|name| author_name(name, language)).collect();
        let list: Vec<String> = names(list.into_iter().map(|name| own.without(&name)));
        (!list.is_empty()).then_some((list, source))
    };
    let linked = said.linked.authors().map(|list| (list, "json-ld")).and_then(clean);
    let meta = NAMES.iter().filter_map(|name| Some((in_head(said, name, language)?, source(name))).and_then(clean));
    let mut stated: Vec<_> = linked.into_iter().chain(meta).collect();
    // of lists that begin with the same name the longest is whole
    if let Some(first) = stated.first().and_then(|(list, _)| list.first()).cloned()
        && let Some(whole) = (0..stated.len())
            .rev()
            .filter(|&at| stated[at].0.first() == Some(&first))
            .max_by_key(|&at| stated[at].0.len())
    {
        stated.swap(0, whole);
    }
    let named = |(list, source): &(Vec<String>, &'static str)| {
        let list: Vec<&str> = list.iter().map(String::as_str).filter(|name| !own.is(name)).collect();
        (!list.is_empty()).then(|| (list.join(", "), *source))
    };
    let marked = || visible_author(page, said).and_then(clean);
    let seen = || shown.author().map(|(name, source)| (vec![name], source)).and_then(clean);
    let spoken_for = !stated.is_empty();
    let found = stated.iter().find_map(named).or_else(|| marked().as_ref().and_then(named));
    let found = found.or_else(|| seen().as_ref().and_then(named).filter(|(name, _)| !spoken_for || name.contains(' ')));
    // a site may bear its author's name, or stand for its authors
    let any = |(list, source): &(Vec<String>, &'static str)| {
        let list: Vec<&str> = list.iter().map(String::as_str).filter(|name| !own.is_nobody(name)).collect();
        (!list.is_empty()).then(|| (list.join(", "), *source))
    };
    found.or_else(|| {
        let seen = seen().as_ref().and_then(any);
        // a body that linked data fill in for the author on every page
        let filled = |list: &[String]| list.iter().all(|name| said.linked.is_body(name));
        let told =
            |(list, source): &&(Vec<String>, &'static str)| *source != "json-ld" || seen.is_some() || !filled(list);
        stated.iter().filter(told).find_map(any).or(seen)
    })
}

/// The names that elements `meta` of one name hold: several elements, or several names in one.
fn in_head(said: &Said, name: &str, language: Option<Language>) -> Option<Vec<String>> {
    let values = || said.meta.iter().filter(|(n, value)| n == name && !value.trim().is_empty()).map(|(_, value)| value);
    if let Some(label) = name.strip_prefix("twitter:data") {
        // a pair of label and value, the label in the page's language
        let label = said.first(&[&format!("twitter:label{label}")])?.0;
        if !is_lead(&label, language) {
            return None;
        }
    }
    let library = name.starts_with("citation") || name.starts_with("dc");
    let one = |value: &String| match value.split_once(", ") {
        // libraries put the family name first
        Some((family, given)) if library && !given.contains(',') && given.split(' ').count() <= 2 => {
            vec![format!("{given} {family}")]
        }
        _ => value.split(';').map(str::to_owned).collect(),
    };
    let list = names(values().take(40).flat_map(one));
    (!list.is_empty()).then_some(list)
}

fn source(name: &str) -> &'static str {
    if name.starts_with("article:") { "open-graph" } else { "meta" }
}

/// What the site and its publisher call themselves, and words that stand for a writer without naming one.
struct Own {
    names: Vec<String>,
    language: Option<Language>,
    /// In a thread, people go by the names of their accounts.
    thread: bool,
}

impl Own {
    fn of(said: &Said, language: Option<Language>, thread: bool) -> Own {
        let site = said.site().map(|(site, _)| site);
        let names = site.iter().chain(said.linked.publishers()).map(|name| fold(name.trim()));
        Own { names: names.filter(|name| name.len() > 3).take(8).collect(), language, thread }
    }

    /// Whether a name is that of a role.
    fn is_nobody(&self, name: &str) -> bool {
        let folded = fold(name);
        let languages = [self.language.unwrap_or(Language::En), Language::En];
        languages.iter().any(|&l| lexicon::of(l).byline_role.contains(&folded))
    }

    /// Whether a name is the site's or its publisher's, an account's, or none.
    fn is(&self, name: &str) -> bool {
        let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let own = bare(&fold(name));
        self.is_nobody(name) || (!self.thread && is_account(name)) || self.names.iter().any(|name| bare(name) == own)
    }

    /// A name without the site's behind a comma.
    fn without(&self, name: &str) -> String {
        match name.rsplit_once(',') {
            Some((before, after)) if self.is(after.trim()) => before.trim().to_owned(),
            _ => name.to_owned(),
        }
    }
}

/// Whether a name is what a system calls an account or a variable: one word in small letters with figures, dots or strokes
/// in it.
fn is_account(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
    name.chars().all(plain) && name.contains(|c: char| !c.is_ascii_lowercase())
}

/// Whether what an element says is told of a comment or an answer: the type of the item around it.
fn in_reply(page: &Page, id: Id) -> bool {
    let above = std::iter::successors(Some(page.parent(id)), |&id| Some(page.parent(id)).filter(|&up| up != id));
    let kind = above.take(DEEP).find_map(|id| page.attr(id, Name::Itemtype));
    kind.is_some_and(|kind| kind.ends_with("Comment") || kind.ends_with("Answer"))
}

/// Elements above one that are looked at.
const DEEP: usize = 24;

/// An element that says it is the author: `itemprop`, or `rel` on a link.
fn visible_author(page: &Page, said: &Said) -> Option<(Vec<String>, &'static str)> {
    let by_prop = said.itemprops.iter().find(|&&(ref p, id)| p == "author" && !in_reply(page, id)).map(|&(_, id)| id);
    if let Some(id) = by_prop {
        let named = said.itemprops.iter().find(|(p, n)| p == "name" && *n >= id && *n < page.end(id)).map(|&(_, n)| n);
        let id = named.unwrap_or(id);
        let text = page.attr(id, Name::Content).map_or_else(|| page.inner_text(id), str::to_owned);
        if (2..80).contains(&text.trim().len()) {
            return Some((vec![text], "microdata"));
        }
    }
    let name = |id: Id| {
        let rel =
            page.attr(id, Name::Rel).is_some_and(|r| r.split_whitespace().any(|w| w.eq_ignore_ascii_case("author")));
        let text = (rel && page.tag(id) == Tag::A).then(|| page.inner_text(id))?;
        (2..80).contains(&text.trim().len()).then(|| text.trim().to_owned())
    };
    let (first, found) = (0..page.nodes.len() as Id).find_map(|id| Some((id, name(id)?)))?;
    // links beside the first name those who wrote it together
    let parent = page.parent(first);
    let beside = (first + 1..page.end(parent)).filter(|&id| page.parent(id) == parent).take(40);
    Some((std::iter::once(found).chain(beside.filter_map(name)).collect(), "rel-author"))
}
