//! Which language a text is in, as far as the lexicons go.

use crate::lexicon::{self, Language};
use crate::text::fold;

/// The language to take rules from: the one that was told, else the one whose common words stand most often
/// at the text's start, if they stand there often enough. `None` if it is told and has no lexicon, or unclear.
///
/// Cost: bounded; it reads at most 2,000 words.
pub(crate) fn language(told: Option<&str>, text: &str) -> Option<Language> {
    if let Some(tag) = told {
        return Language::from_tag(tag);
    }
    let mut counts = [0_usize; Language::ALL.len()];
    let mut words = 0;
    for word in text.split_whitespace().take(2_000) {
        let word = fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
        words += usize::from(!word.is_empty());
        for (count, &language) in counts.iter_mut().zip(&Language::ALL) {
            *count += usize::from(lexicon::of(language).common_words.contains(&word));
        }
    }
    let best = (0..counts.len()).max_by_key(|&i| (counts[i], std::cmp::Reverse(i)))?;
    // a tenth of running text in each of these languages are its commonest words
    (counts[best] * 12 >= words && counts[best] >= 2).then_some(Language::ALL[best])
}
