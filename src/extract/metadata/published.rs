//! When the article was published, and when it was last changed.

use super::seen::{Seen, Sight, anywhere, signed};
use crate::extract::head::{Found, Said};
use crate::extract::visible::Shown;
use crate::extract::visible::dates::{self, Habit};
use crate::extract::visible::labels::Label;
use crate::page::Page;
use crate::page::attr::Name;

/// The elements `meta` that say when an article was published, the most trusted first: Open Graph, then those of
/// widespread systems and of libraries (Dublin Core, Highwire).
const PUBLISHED: [&str; 21] = [
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "published-date",
    "publication_date",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "article.published",
    "cxenseparse:recs:publishtime",
];

/// Those that say when it was changed.
const MODIFIED: [&str; 6] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
];

/// Dates and their sources.
pub(super) struct Dates {
    pub published: Found,
    pub modified: Found,
}

/// The dates of the article. Published, in this order of trust: what the page shows by its headline as the date of
/// publication; a date by the headline that says nothing of itself, if the moment that linked data and head give cannot
/// be that day anywhere on earth and it is not the date of a change; that day, if the page's address bears it, too; where
/// the head gives one moment for both dates, an earlier one that the page calls that of publication; linked data of the
/// article; the elements `meta`; item properties; `time` elements and dates in short lines by the headline; the page's
/// address; a date that says that it is of publication, anywhere on the page, if it is the only one; one beside the
/// author's name at the body's end; the date of a change that the page shows near its headline where one of publication
/// would stand, its source then being `modified`. A date of a change that only linked data and head or a page's foot give
/// is none of publication, nor are days that a page lists, and a site's front page was never published.
pub(super) fn dates(page: &Page, shown: &Shown<'_>, said: &Said, habit: Habit, address: Option<&str>) -> Dates {
    let machine = |(text, source): (String, &'static str)| {
        let written = || dates::first(&text, habit).map(|(date, _)| date);
        Some((dates::machine(&text).or_else(written)?, source))
    };
    let stated = said
        .linked
        .article("datePublished")
        .and_then(machine)
        .or_else(|| said.first(&PUBLISHED).and_then(machine))
        .or_else(|| item_date(page, said, "datepublished", habit))
        .or_else(|| said.meta_of(&["publish", "pubdate", "issued"]).and_then(machine));
    let seen = Seen::new(page, shown, habit);
    let modified = said
        .linked
        .article("dateModified")
        .or_else(|| said.first(&MODIFIED))
        .and_then(machine)
        .or_else(|| item_date(page, said, "datemodified", habit))
        .or_else(|| seen.of(Label::Changed).map(|sight| (sight.date.clone(), sight.source)))
        // in a thread a post was changed
        .or_else(|| Some((anywhere(shown, habit, Label::Changed).filter(|_| !shown.thread)?, "visible")));
    let near = |one: &Found, date: &str| one.as_ref().is_some_and(|(other, _)| dates::agree(other, date));
    let called = seen.of(Label::Published).filter(|sight| sight.at_headline);
    let plain = seen.of(Label::None);
    // what is published within the body, behind the page's own date, may be anything else
    let own = |called: &Sight| plain.is_none_or(|plain| !plain.at_headline || plain.index > called.index);
    let sight = called.filter(|called| called.sure || own(called)).or(plain);
    let in_address = address.and_then(|url| dates::in_address(url, habit.language));
    let early = |date: &String| stated.as_ref().is_some_and(|(stated, _)| is_earlier(date, stated));
    // a day that the page shows without the hour that its head gives says nothing against it, unless the address bears it;
    // what a thread shows later may be any post's
    let against = sight.filter(|sight| {
        let other = !near(&stated, &sight.date) && !near(&modified, &sight.date);
        sight.at_headline
            && stated.is_some()
            && (!shown.thread || early(&sight.date))
            && (other || in_address.as_deref() == sight.date.get(..10))
    });
    // a head that gives one moment for both gives that of the last change
    let once = stated.as_ref().filter(|(date, _)| modified.as_ref().is_some_and(|(change, _)| change == date));
    let once =
        once.and_then(|(date, _)| anywhere(shown, habit, Label::Published).filter(|shown| is_earlier(shown, date)));
    let published = against
        .map(|sight| (sight.date.clone(), sight.source))
        .or(once.map(|date| (date, "visible")))
        .or(stated)
        .or_else(|| sight.or_else(|| seen.of(Label::Published)).map(|sight| (sight.date.clone(), sight.source)))
        .or_else(|| in_address.map(|date| (date, "address")))
        .or_else(|| anywhere(shown, habit, Label::Published).map(|date| (date, "visible")))
        .or_else(|| signed(shown, habit).map(|date| (date, "visible")))
        .or_else(|| said.linked.article("dateCreated").and_then(machine))
        .or_else(|| seen.change(shown).map(|sight| (sight.date.clone(), "modified")));
    Dates { published: published.filter(|_| !address.is_some_and(is_front)), modified }
}

/// Whether a day is before another; either may have a time, which tells nothing here.
fn is_earlier(date: &str, other: &str) -> bool {
    date.get(..10).unwrap_or(date) < other.get(..10).unwrap_or(other)
}

/// Whether an address is that of a site's front page.
fn is_front(address: &str) -> bool {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    !rest.is_empty() && rest.find(['/', '?', '#']).is_none_or(|at| &rest[at..] == "/")
}

fn item_date(page: &Page, said: &Said, name: &str, habit: Habit) -> Found {
    said.itemprops.iter().filter(|(p, _)| p == name).find_map(|&(_, id)| {
        let stated = page.attr(id, Name::Datetime).or(page.attr(id, Name::Content));
        let written = || dates::first(&page.inner_text(id), habit).map(|(date, _)| date);
        Some((stated.and_then(dates::machine).or_else(written)?, "microdata"))
    })
}
