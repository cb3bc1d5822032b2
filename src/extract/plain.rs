//! What plain text tells of itself.

use super::WORDS_A_MINUTE;
use super::visible::dates::{Habit, first};
use super::visible::labels::{Label, author_name, label};
use crate::article::{Block, Cleaned, Metadata};

/// Lines of one word, a menu's rest, that are passed over for a pasted page's title.
const MENU: usize = 12;

/// Lines in which a title is looked for, and words of an entry of a menu above it.
const FIRST: usize = 80;
const ENTRY: usize = 3;

/// Lines that may stand between title and text, and words that such a line has at most.
const HEAD: usize = 4;
const STANDFIRST: usize = 12;

/// The rules by which lines go that name the author, and that give a date.
const AUTHOR: [&str; 2] = ["byline", "credit.author"];
const DATE: &str = "timestamp";

/// What plain text tells of itself: its title, if the first line that is kept reads like one, and what the lines that
/// were removed around it say of author and date. Behind furniture that was removed, single words are more of it.
///
/// Cost: linear in the blocks and removals.
pub(crate) fn plain_metadata(cleaned: &Cleaned) -> Metadata {
    let mut metadata = Metadata { language: cleaned.outcome.language.clone(), ..Metadata::default() };
    let kept = |block: &&Block| {
        let next = cleaned.removals.partition_point(|r| r.span.end <= block.span.start);
        !cleaned.removals.get(next).is_some_and(|r| r.span.overlaps(block.span))
    };
    let text = |block: &Block| block.span.of(&cleaned.text).trim();
    let blocks: Vec<&Block> = cleaned.blocks.iter().filter(kept).take(FIRST).collect();
    let start = blocks.first().map_or(0, |block| block.span.start);
    // what was removed first stood above the text, or is what pages have below their title
    let signs = |rule: &str| AUTHOR.contains(&rule) || rule == DATE;
    let pasted = cleaned.removals.first().is_some_and(|r| r.span.start < start || signs(&r.rule));
    let is_word = |line: &str| pasted && line.split_whitespace().nth(1).is_none();
    let line = (0..blocks.len()).find(|&at| at == MENU || !is_word(text(blocks[at])));
    let line = line.map(|at| {
        let below = cleaned.removals.iter().find(|r| signs(&r.rule) && r.span.start >= blocks[at].span.end);
        let above = below.map_or(0, |r| blocks.partition_point(|block| block.span.end <= r.span.start));
        // the paper's name and its menu stand above the line that the author's name follows
        let long = |&at: &usize| text(blocks[at]).split_whitespace().count() > ENTRY;
        let Some(signed) = (at + 1..above).rev().take(2).find(long) else { return at };
        let between =
            |block: &&Block| block.span.start >= blocks[at].span.end && block.span.end <= blocks[signed].span.start;
        let mut entries = cleaned.blocks.iter().filter(between).map(|block| text(block).split_whitespace().count());
        if entries.clone().count() >= 2 && entries.all(|words| words <= ENTRY) { signed } else { at }
    });
    if let Some(at) = line
        && let [block, next, ..] = blocks[at..]
    {
        let (line, follows) = (text(block), text(next));
        let words = line.split_whitespace().count();
        let headline = (2..=30).contains(&words) && !line.ends_with(['.', ',', ';', ':']) && !line.contains('\n');
        if headline && !(is_field(line) && is_field(follows)) {
            set(&mut metadata, "title", line.to_owned(), |m| &mut m.title);
            // a standfirst may stand above the author's name
            let prose = |block: &&&Block| text(block).split_whitespace().count() > STANDFIRST;
            let body = blocks[at + 1..].iter().take(HEAD + 1).find(prose).unwrap_or(&next);
            signed(cleaned, body.span.start, &mut metadata);
        }
    }
    let words = cleaned.stats.words - cleaned.stats.words_removed;
    metadata.reading_minutes = u32::try_from(words.div_ceil(WORDS_A_MINUTE)).ok().filter(|&m| m > 0);
    metadata
}

/// Author and dates, as lines say that were removed above the text, which begins at `head`.
fn signed(cleaned: &Cleaned, head: usize, metadata: &mut Metadata) {
    let habit = Habit::of(metadata.language.as_deref());
    for removal in cleaned.removals.iter().take_while(|removal| removal.span.end <= head) {
        let line = removal.span.of(&cleaned.text).trim();
        match removal.rule.as_str() {
            rule if AUTHOR.contains(&rule) && metadata.byline.is_none() => {
                let name = author_name(line, habit.language).filter(|name| name.split_whitespace().count() <= NAME);
                name.into_iter().for_each(|name| set(metadata, "byline", name, |m| &mut m.byline));
            }
            DATE => {
                let Some((date, at)) = first(line, habit) else { continue };
                let changed = label(line.get(..at).unwrap_or(""), habit.language) == Some(Label::Changed);
                if changed && metadata.modified.is_none() {
                    set(metadata, "modified", date, |m| &mut m.modified);
                } else if !changed && metadata.published.is_none() {
                    set(metadata, "published", date, |m| &mut m.published);
                }
            }
            _ => {}
        }
    }
}

/// Words of the names of an article's authors.
const NAME: usize = 12;

fn set(metadata: &mut Metadata, field: &str, value: String, of: fn(&mut Metadata) -> &mut Option<String>) {
    *of(metadata) = Some(value);
    metadata.sources.insert(field.to_owned(), "visible".to_owned());
}

/// Whether a line is one of a message's head, or a speaker's turn: a word with a colon, then something.
fn is_field(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    #[test]
    fn titles_of_plain_text() {
        let lamp = "The lamp on the pier has been lit again since Tuesday, and the boatmen paid for it.";
        for (head, title) in [
            ("The lamp is lit", Some("The lamp is lit")),
            ("Skip to main content\n\nSport\n\nCulture\n\nThe lamp is lit", Some("The lamp is lit")),
            ("Lamp\n\nThe pier", None),
            (
                "The Pier Gazette\n\nHarbour\n\nBoats\n\nThe lamp is lit\n\nBy Ada Byrne\n\n3 March 2026",
                Some("The lamp is lit"),
            ),
            ("The lamp is lit\n\nA mast and a wick\n\nBy Ada Byrne\n\n3 March 2026", Some("The lamp is lit")),
            ("Home\n\nThe lamp is lit\n\nBy Ada Byrne\n\n3 March 2026", Some("The lamp is lit")),
            ("From: Ada Byrne\n\nSubject: the lamp", None),
        ] {
            let article = crate::extract(format!("{head}\n\n{lamp}").as_str().into(), &Default::default());
            let found = article.map(|article| article.metadata.title);
            assert_eq!(found.ok().flatten().as_deref(), title, "{head}");
        }
    }

    #[test]
    fn author_and_date_of_plain_text_stand_in_what_was_removed() {
        let lamp = "The lamp on the pier has been lit again since Tuesday, and the boatmen paid for it.";
        for (head, byline, published, modified) in [
            ("By Ada Byrne\n\nPublished 3 March 2026, 09:15 GMT", Some("Ada Byrne"), Some("2026-03-03"), None),
            ("Updated 4 March 2026", None, None, Some("2026-03-04")),
            ("The pier is long.", None, None, None),
            ("Boatmen call it a wonder\n\nBy Ada Byrne\n\n3 March 2026", Some("Ada Byrne"), Some("2026-03-03"), None),
        ] {
            let text = format!("The lamp is lit on the pier\n\n{head}\n\n{lamp}\n\n{lamp} By Tom Ward");
            let found = crate::extract(text.as_str().into(), &Default::default()).map(|article| article.metadata);
            let found = found.unwrap_or_default();
            let told = (found.byline.as_deref(), found.published.as_deref(), found.modified.as_deref());
            assert_eq!(told, (byline, published, modified), "{head}");
            assert_eq!(found.sources.contains_key("byline"), byline.is_some());
        }
    }
}
