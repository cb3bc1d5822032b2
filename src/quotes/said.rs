//! What a pair of marks encloses, by itself.

/// What the rules know of a quotation itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    /// Its words.
    pub words: usize,
    /// Whether it ends in a mark of punctuation.
    pub closed: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it is several words that are written as titles are: capitals but for short words.
    pub titled: bool,
    /// Whether the sentence holds nothing else.
    pub alone: bool,
}

/// Words that a quotation needs to stand for itself without a verb of speech beside it.
pub(crate) const CLAUSE: usize = 6;
/// Letters that a word without a capital may have in a title.
const SHORT: usize = 4;
/// Words of the longest title.
const LONGEST_TITLE: usize = 12;

impl Said {
    /// A quotation of which nothing is known but that it is a whole statement.
    pub const WHOLE: Said = Said { words: 20, closed: true, capital: true, titled: false, alone: true };

    /// What the text of a quotation tells. Cost: linear in it.
    pub fn new(quoted: &str, alone: bool) -> Self {
        let inner =
            quoted.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ',' | '!' | '?' | '\u{2026}'));
        let words = inner.split_whitespace().count();
        let opens = |word: &str| word.chars().find(|c| c.is_alphanumeric());
        let capitals = inner.split_whitespace().filter(|w| opens(w).is_some_and(char::is_uppercase)).count();
        let large = |word: &str| {
            let small = opens(word).is_some_and(char::is_lowercase);
            !small || word.chars().filter(|c| c.is_alphanumeric()).count() <= SHORT
        };
        let first = opens(inner);
        let titled = (2..=LONGEST_TITLE).contains(&words)
            && first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
            && 2 * capitals >= words
            && inner.split_whitespace().all(large);
        Said {
            words,
            closed: inner.ends_with(['.', ',', '!', '?', '\u{2026}']),
            capital: first.is_some_and(char::is_uppercase),
            titled,
            alone,
        }
    }

    /// Whether it is part of the reporter's sentence.
    pub fn fragment(self) -> bool {
        !self.whole()
    }

    /// Whether it can stand for itself: a sentence.
    fn whole(self) -> bool {
        self.closed && self.capital && !self.titled && self.words > 1
    }
}
