//! Words before a date or a name that say what it is, and names without them.

use super::dates;
use crate::lexicon::{self, Language};
use crate::text::fold;

/// What a date on the page calls itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Label {
    Published,
    Changed,
    None,
}

/// What a label says of the date behind it: the last of its words that says anything.
pub(in crate::extract) fn label(text: &str, language: Option<Language>) -> Option<Label> {
    let languages = [language.unwrap_or(Language::En), Language::En];
    let of = |word: &str| {
        let word = fold(word);
        let holds = |list: fn(&lexicon::Tables) -> &lexicon::Words| {
            languages.iter().any(|&l| list(lexicon::of(l)).contains(&word))
        };
        if holds(|tables| &tables.date_changed) {
            Some(Label::Changed)
        } else {
            holds(|tables| &tables.date_published).then_some(Label::Published)
        }
    };
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).filter_map(of).next_back()
}

/// Whether a text is what stands before an author's name.
pub(in crate::extract) fn is_lead(text: &str, language: Option<Language>) -> bool {
    let folded = fold(text.trim().trim_end_matches(':'));
    [language.unwrap_or(Language::En), Language::En].iter().any(|&l| lexicon::of(l).byline_lead.contains(&folded))
}

/// An author's name without what leads to it and what follows it.
pub(in crate::extract) fn author_name(text: &str, language: Option<Language>) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lead = (1..=3).rev().find(|&count| words.get(..count).is_some_and(|lead| is_lead(&lead.join(" "), language)));
    let text = words.get(lead.unwrap_or(0)..).unwrap_or(&[]).join(" ");
    let cut = text.find([';', '|', '\u{2022}', '\u{b7}', '(', '<']).unwrap_or(text.len());
    let mut name = text[..cut].trim().trim_end_matches([',', '.', '-']).trim();
    // what is left of a date behind the name: "Ann Lee, updated"
    if let Some((before, behind)) = name.rsplit_once(',')
        && behind.split_whitespace().count() == 1
        && label(behind, language).is_some()
    {
        name = before.trim();
    }
    let no_name = name.contains("://") || name.contains("www.") || name.contains('@') || name.len() > 120;
    let dated = dates::written(name, language).is_some();
    (!no_name && !dated && name.chars().any(char::is_alphabetic)).then(|| name.to_owned())
}
