//! When the article was published, and when it was last changed.

use crate::article::BlockKind;
use crate::extract::head::{Found, Said};
use crate::extract::visible::Shown;
use crate::extract::visible::dates::{self, Habit};
use crate::extract::visible::labels::{Label, label};
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::Id;

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

/// Dates and their sources.
pub(super) struct Dates {
    pub published: Found,
    pub modified: Found,
}

/// The dates of the article. Published, in this order of trust: what the page shows by its headline as the date of
/// publication; a date by the headline that says nothing of itself, if it is neither within a day of what linked data
/// and head say nor the date of a change; that day, if the page's address bears it, too; linked data of the article; the
/// elements `meta`; item properties; `time` elements and dates in short lines by the headline; the page's address; a date
/// that says that it is of publication, anywhere on the page, if it is the only one; the date of a change that the page
/// shows near its headline where one of publication would stand, its source then being `modified`. A date of a change
/// that only linked data and head give is none of publication, and a site's front page was never published.
pub(super) fn dates(page: &Page, shown: &Shown<'_>, said: &Said, habit: Habit, address: Option<&str>) -> Dates {
    let machine = |(text, source): (String, &'static str)| {
        let written = || dates::all(&text, habit).into_iter().next().map(|(date, _)| date);
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
        .or_else(|| said.first(&["article:modified_time", "og:updated_time", "datemodified", "last-modified"]))
        .and_then(machine)
        .or_else(|| item_date(page, said, "datemodified", habit))
        .or_else(|| seen.of(Label::Changed).map(|sight| (sight.date.clone(), sight.source)));
    let near = |one: &Found, date: &str| one.as_ref().is_some_and(|(other, _)| dates::agree(other, date));
    let sight = seen.of(Label::Published).filter(|sight| sight.at_headline).or_else(|| seen.of(Label::None));
    let in_address = address.and_then(|url| dates::in_address(url, habit.language));
    // a day that the page shows without the hour that its head gives says nothing against it, unless the address bears it
    let against = sight.filter(|sight| {
        let other = !near(&stated, &sight.date) && !near(&modified, &sight.date);
        sight.at_headline && stated.is_some() && (other || in_address.as_deref() == sight.date.get(..10))
    });
    let published = against
        .map(|sight| (sight.date.clone(), sight.source))
        .or(stated)
        .or_else(|| sight.or_else(|| seen.of(Label::Published)).map(|sight| (sight.date.clone(), sight.source)))
        .or_else(|| in_address.map(|date| (date, "address")))
        .or_else(|| anywhere(shown, habit))
        .or_else(|| said.linked.article("dateCreated").and_then(machine))
        .or_else(|| seen.change().map(|sight| (sight.date.clone(), "modified")));
    Dates { published: published.filter(|_| !address.is_some_and(is_front)), modified }
}

/// Whether an address is that of a site's front page.
fn is_front(address: &str) -> bool {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    !rest.is_empty() && rest.find(['/', '?', '#']).is_none_or(|at| &rest[at..] == "/")
}

fn item_date(page: &Page, said: &Said, name: &str, habit: Habit) -> Found {
    said.itemprops.iter().filter(|(p, _)| p == name).find_map(|&(_, id)| {
        let stated = page.attr(id, Name::Datetime).or(page.attr(id, Name::Content));
        let written = || dates::all(&page.inner_text(id), habit).into_iter().next().map(|(date, _)| date);
        Some((stated.and_then(dates::machine).or_else(written)?, "microdata"))
    })
}

/// A date on the page.
struct Sight {
    date: String,
    source: &'static str,
    label: Label,
    /// Whether it stands right behind the headline.
    at_headline: bool,
}

/// The dates that the page shows near its headline, the nearest first.
struct Seen(Vec<Sight>);

/// Leaves behind the headline that still stand with it.
const WITH_HEADLINE: usize = 6;

/// Words of a line that says when it was published and when it was changed.
const LINE: usize = 24;
/// Words of one that has one date.
const WORDS: usize = 16;

/// Bytes of a line that is a label and nothing else.
const LABEL: usize = 32;

impl Seen {
    fn new(page: &Page, shown: &Shown<'_>, habit: Habit) -> Seen {
        let times = times(page, shown, habit);
        let mut seen = Vec::new();
        let mut last = None;
        for index in shown.top() {
            let (Some(line), Some(leaf)) = (shown.line(index), shown.flow.leaves.get(index)) else { continue };
            let block = shown.flow.blocks.get(leaf.block).map(|block| &block.kind);
            let fits = matches!(block, Some(BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading { .. }))
                && !shown.is_alien(leaf.element)
                && line.split_whitespace().take(LINE + 1).count() <= LINE;
            if !fits || last == Some(index) {
                continue;
            }
            let dates = dates::all(line, habit);
            if line.split_whitespace().count() > WORDS && dates.len() < 2 {
                continue;
            }
            last = Some(index);
            let start = shown.title.unwrap_or(shown.body.start);
            let at_headline = (start..=start + WITH_HEADLINE).contains(&index) && index <= shown.body.start + 3;
            let above = index.checked_sub(1).and_then(|above| shown.line(above)).filter(|line| line.len() <= LABEL);
            let mut from = 0;
            for (date, at) in dates {
                let before = line.get(from..at).unwrap_or("");
                let label =
                    label(before, habit.language).or_else(|| label(above?, habit.language).filter(|_| from == 0));
                from = at;
                let exact =
                    times.iter().find(|(leaf, time)| leaf.abs_diff(index) <= 1 && time.get(..10) == date.get(..10));
                let (date, source) = exact.map_or((date, "visible"), |(_, time)| (time.clone(), "time"));
                seen.push(Sight { date, source, label: label.unwrap_or(Label::None), at_headline });
            }
            for (_, date) in times.iter().filter(|(leaf, _)| *leaf == index) {
                let known = seen.iter().any(|sight: &Sight| sight.date == *date);
                if !known {
                    let label = label(line, habit.language).unwrap_or(Label::None);
                    seen.push(Sight { date: date.clone(), source: "time", label, at_headline });
                }
            }
        }
        Seen(seen)
    }

    /// The nearest date of a label, those in `time` elements first.
    fn of(&self, label: Label) -> Option<&Sight> {
        let mut all = self.0.iter().filter(|sight| sight.label == label);
        all.clone().find(|sight| sight.source == "time").or_else(|| all.next())
    }

    /// The nearest date of a change, those by the headline first.
    fn change(&self) -> Option<&Sight> {
        let mut changed = self.0.iter().filter(|sight| sight.label == Label::Changed);
        changed.clone().find(|sight| sight.at_headline).or_else(|| changed.next())
    }
}

/// The one date on the page that a short line, or a label above it, calls that of publication.
fn anywhere(shown: &Shown<'_>, habit: Habit) -> Found {
    let mut found: Option<String> = None;
    for (index, leaf) in shown.flow.leaves.iter().enumerate() {
        let line = leaf.span.of(&shown.flow.text);
        if line.len() > 2 * LABEL || shown.is_alien(leaf.element) {
            continue;
        }
        let Some((date, at)) = dates::all(line, habit).into_iter().next() else { continue };
        let above = index.checked_sub(1).and_then(|above| shown.line(above)).filter(|line| line.len() <= LABEL);
        let before = line.get(..at).and_then(|before| label(before, habit.language));
        if before.or_else(|| label(above?, habit.language)) != Some(Label::Published) {
            continue;
        }
        if found.as_ref().is_some_and(|found| *found != date) {
            return None;
        }
        found = Some(date);
    }
    found.map(|date| (date, "visible"))
}

/// The `time` elements with a full date that are no other story's, each with its leaf.
fn times(page: &Page, shown: &Shown<'_>, habit: Habit) -> Vec<(usize, String)> {
    let time = |(id, node): (usize, &crate::page::tree::Node)| {
        if node.tag != Tag::Time || shown.is_alien(id as Id) {
            return None;
        }
        let stated = page.attr(id as Id, Name::Datetime).and_then(dates::machine);
        let written = || dates::all(&page.inner_text(id as Id), habit).into_iter().next().map(|(date, _)| date);
        let date = stated.or_else(written).filter(|date| date.len() >= 10)?;
        // a `time` inside a leaf stands behind its beginning
        let next = shown.flow.first_leaf.get(id).map_or(0, |&leaf| leaf as usize);
        let inside = next
            .checked_sub(1)
            .filter(|&leaf| shown.flow.leaves.get(leaf).is_some_and(|l| page.end(l.element) > id as Id));
        Some((inside.unwrap_or(next), date))
    };
    page.nodes.iter().enumerate().filter_map(time).take(200).collect()
}
