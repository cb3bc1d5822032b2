//! The canonical form of a text: a row of words in which spelling, abbreviations and words that say nothing are
//! levelled, so that two wordings of one statement become equal and a change of fact does not.
//!
//! What must not be levelled is the guard: numbers, names, dates, negations and directions stand in the row as
//! they are, so a copy that differs in one of them is not a copy.

use crate::lexicon::{self, Known, Language, Pairs, Tables, Vocabulary};
use crate::span::Span;
use crate::text::{self, Layout, SEED, TokenKind, hashed, mixed};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// Longest row of words that stands for one in the lexicons.
const LONGEST: usize = 4;

/// The canonical words of a text, in order, with prefix hashes so that any two ranges can be compared at once.
pub(crate) struct Canonical {
    /// The token that each word came from.
    pub tokens: Vec<u32>,
    /// The sentence that each word stands in.
    pub sentence_of: Vec<u32>,
    /// Words of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// Words of each unit.
    pub units: Vec<Range<usize>>,
    /// Hashes of all words before each, one more than there are words.
    prefix: Vec<u64>,
    /// Powers of the base, as far as the longest unit reaches.
    power: Vec<u64>,
}

/// What levels the spelling of words.
struct Speller {
    tables: &'static Tables,
    vocabulary: &'static Vocabulary,
    beginnings: Affixes,
    endings: Affixes,
}

impl Speller {
    /// Cost: constant but for the first time.
    fn of(language: Language) -> &'static Self {
        static ALL: [OnceLock<Speller>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
        ALL[language as usize].get_or_init(|| Speller::new(language))
    }

    fn new(language: Language) -> Self {
        let tables = lexicon::of(language);
        Speller {
            tables,
            vocabulary: lexicon::known(language),
            beginnings: Affixes::new(tables.spelling_prefix.iter().map(|(from, _)| from.bytes())),
            endings: Affixes::new(tables.spelling_suffix.iter().map(|(from, _)| from.bytes().rev())),
        }
    }

    /// Hash of the levelled spelling of `word`, which has the hash `hash`.
    #[inline]
    #[cfg_attr(quick, optimize(speed))]
    fn spelled(&self, word: &str, hash: u64, known: &Known) -> u64 {
        match known.spelling {
            Some(to) => text::hash(to),
            None if self.beginnings.holds(word.bytes()) || self.endings.holds(word.bytes().rev()) => {
                text::hash(&spelling(self.tables, word))
            }
            None => hash,
        }
    }
}

/// Beginnings, or endings read from behind, one bit for each hash: most words are told to have none by this alone.
struct Affixes {
    bits: [u64; 64],
    /// The same of the first two bytes.
    pairs: [u64; 64],
    shortest: usize,
    longest: usize,
}

impl Affixes {
    fn new<B: Iterator<Item = u8>>(all: impl Iterator<Item = B>) -> Self {
        let mut affixes = Affixes { bits: [0; 64], pairs: [0; 64], shortest: usize::MAX, longest: 0 };
        for affix in all {
            let (mut hash, mut length) = (0, 0);
            for byte in affix {
                hash = Self::next(hash, byte);
                length += 1;
                if length == 2 {
                    affixes.pairs[usize::from(hash >> 10)] |= 1 << (hash >> 4 & 63);
                }
            }
            affixes.bits[usize::from(hash >> 10)] |= 1 << (hash >> 4 & 63);
            affixes.shortest = affixes.shortest.min(length);
            affixes.longest = affixes.longest.max(length);
        }
        affixes
    }

    #[inline]
    fn next(hash: u16, byte: u8) -> u16 {
        (hash ^ u16::from(byte)).wrapping_mul(0x9e35)
    }

    /// Whether a word may have one of them.
    #[cfg_attr(quick, optimize(speed))]
    fn holds(&self, word: impl Iterator<Item = u8>) -> bool {
        let (mut hash, mut length) = (0, 0);
        for byte in word.take(self.longest) {
            hash = Self::next(hash, byte);
            length += 1;
            let has = |bits: &[u64; 64]| bits[usize::from(hash >> 10)] & 1 << (hash >> 4 & 63) != 0;
            if length == 2 && !has(&self.pairs) {
                return false;
            }
            if length >= self.shortest && has(&self.bits) {
                return true;
            }
        }
        false
    }
}

const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

impl Canonical {
    /// Cost: linear in the tokens.
    pub fn new(layout: &Layout<'_>) -> Self {
        let mut canonical = Canonical {
            tokens: Vec::with_capacity(layout.tokens.len()),
            sentence_of: Vec::with_capacity(layout.tokens.len()),
            sentences: Vec::with_capacity(layout.sentences.len()),
            units: Vec::with_capacity(layout.units.len()),
            prefix: Vec::with_capacity(layout.tokens.len() + 1),
            power: Vec::new(),
        };
        canonical.prefix.push(0);
        let speller = layout.language.map(Speller::of);
        for unit in &layout.units {
            let start = canonical.len();
            for index in unit.sentences.clone() {
                let start = canonical.len();
                canonical.sentence(layout, index, speller);
                canonical.sentences.push(start..canonical.len());
            }
            canonical.units.push(start..canonical.len());
        }
        let longest = canonical.units.iter().map(Range::len).max().unwrap_or(0);
        canonical.power =
            std::iter::successors(Some(1), |power: &u64| Some(power.wrapping_mul(BASE))).take(longest + 1).collect();
        canonical
    }

    /// How many words there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The hash of a word.
    #[inline]
    #[cfg_attr(quick, optimize(speed))]
    pub fn word(&self, at: usize) -> u64 {
        self.prefix[at + 1].wrapping_sub(self.prefix[at].wrapping_mul(BASE))
    }

    /// The hashes of the words of a range, as far as there are any.
    pub fn words(&self, range: &Range<usize>) -> impl ExactSizeIterator<Item = u64> + '_ {
        let range = range.start..range.end.min(self.len());
        range.map(|at| self.word(at))
    }

    /// Hash of the words of a range no longer than the longest unit; equal ranges have equal hashes.
    #[inline]
    pub fn hash(&self, range: &Range<usize>) -> u64 {
        let (Some(&start), Some(&end)) = (self.prefix.get(range.start), self.prefix.get(range.end)) else { return 0 };
        let power = self.power.get(range.end - range.start).copied().unwrap_or(0);
        end.wrapping_sub(start.wrapping_mul(power))
    }

    /// The hashes of all runs of so many words, in order. Cost: linear.
    pub fn runs(&self, words: usize) -> impl DoubleEndedIterator<Item = u64> + ExactSizeIterator + '_ {
        let power = (0..words).fold(1_u64, |power, _| power.wrapping_mul(BASE));
        self.prefix.windows(words + 1).map(move |run| run[words].wrapping_sub(run[0].wrapping_mul(power)))
    }

    /// Whether two ranges hold the same words. Cost: constant where they do not, linear where they do.
    pub fn same(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        a.len() == b.len() && self.hash(a) == self.hash(b) && self.words(a).eq(self.words(b))
    }

    /// The text's span that the words of a range were made of, without marks outside them.
    pub fn span(&self, layout: &Layout<'_>, range: &Range<usize>) -> Span {
        let of = |at: usize| self.tokens.get(at).and_then(|&t| layout.tokens.get(t as usize)).map(|t| t.span());
        match (of(range.start), range.end.checked_sub(1).and_then(of)) {
            (Some(first), Some(last)) => Span::new(first.start, last.end.max(first.end)),
            _ => Span::default(),
        }
    }

    #[cfg_attr(quick, optimize(speed))]
    fn sentence(&mut self, layout: &Layout<'_>, index: usize, speller: Option<&Speller>) {
        let tokens = layout.sentences[index].tokens.clone();
        let mut at = tokens.start;
        while at < tokens.end {
            let from = at;
            let (word, end) = written(layout, at, tokens.end);
            at = end;
            let Some(word) = word else { continue };
            let Some(speller) = speller else {
                self.push(word.hash, from, index);
                continue;
            };
            // the longest row of words that the lexicon reads as one
            let mut found = word.known.equal.map(|to| (to, at));
            if word.known.begins {
                let mut row = row(SEED, word.of(layout, from));
                let mut next = at;
                for _ in 1..LONGEST {
                    let start = next;
                    let (Some(more), end) = written(layout, start, tokens.end) else { break };
                    row = self::row(hashed(row, b' '), more.of(layout, start));
                    next = end;
                    if let Some(to) = speller.vocabulary.of(mixed(row)).equal {
                        found = Some((to, next));
                    }
                }
            }
            if let Some((to, end)) = found {
                at = end;
                to.split(' ').for_each(|word| self.push(text::hash(word), from, index));
                continue;
            }
            let written = word.of(layout, from);
            if let Some(base) = written.strip_suffix("'s") {
                // whose it is stands apart, so that `U.K.'s` and `United Kingdom's` come out alike
                let hash = text::hash(base);
                self.push(speller.spelled(base, hash, speller.vocabulary.of(hash)), from, index);
                self.push(text::hash("s"), from, index);
            } else if !speller.tables.free.has(word.known) {
                self.push(speller.spelled(written, word.hash, word.known), from, index);
            }
        }
    }

    #[inline]
    fn push(&mut self, word: u64, token: usize, sentence: usize) {
        let before = self.prefix.last().copied().unwrap_or(0);
        self.prefix.push(before.wrapping_mul(BASE).wrapping_add(word));
        self.tokens.push(u32::try_from(token).unwrap_or(u32::MAX));
        self.sentence_of.push(u32::try_from(sentence).unwrap_or(u32::MAX));
    }
}

/// The hash of a row of words that goes on with `word`.
#[inline]
fn row(hash: u64, word: &str) -> u64 {
    word.bytes().fold(hash, hashed)
}

/// A word as the lexicons write it.
struct Written {
    /// Where it is not the folded form of its token.
    text: Option<Cow<'static, str>>,
    hash: u64,
    known: &'static Known,
}

impl Written {
    fn new(layout: &Layout<'_>, text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        let hash = text::hash(&text);
        let known = layout.language.map_or(&lexicon::UNKNOWN, |language| lexicon::known(language).of(hash));
        Written { text: Some(text), hash, known }
    }

    #[inline]
    fn token(layout: &Layout<'_>, at: usize) -> Self {
        Written { text: None, hash: layout.hash(at), known: layout.known(at) }
    }

    /// The word, which stands at token `at`.
    fn of<'a>(&'a self, layout: &'a Layout<'_>, at: usize) -> &'a str {
        self.text.as_deref().unwrap_or_else(|| layout.folded(at))
    }
}

/// The word that begins at token `at` as the lexicons write it, and where the next begins; `None` for a mark that
/// says nothing, and at the `end`. `U.S.` and `US` both become `u.s.`; `1,000` becomes `1000`.
#[cfg_attr(quick, optimize(speed))]
fn written(layout: &Layout<'_>, at: usize, end: usize) -> (Option<Written>, usize) {
    if at >= end {
        return (None, end);
    }
    let of = |i: usize| layout.tokens[i].span().of(layout.text);
    let touches = |i: usize| i < end && layout.tokens[i].span().start == layout.tokens[i - 1].span().end;
    let word = match layout.tokens[at].kind() {
        TokenKind::Mark => {
            let word = match of(at).chars().next().unwrap_or(' ') {
                '%' => "percent",
                '&' => "and",
                '$' | '\u{20ac}' | '\u{a3}' | '\u{a5}' | '+' | '=' | '<' | '>' | '#' | '@' => {
                    return (Some(Written::token(layout, at)), at + 1);
                }
                // a minus sign, not a dash: before a number, behind a space
                '-' | '\u{2212}'
                    if touches(at + 1)
                        && layout.tokens[at + 1].kind() == TokenKind::Number
                        && (at == 0 || !touches(at)) =>
                {
                    "minus"
                }
                _ => return (None, at + 1),
            };
            Written::new(layout, word)
        }
        TokenKind::Number if of(at).contains(',') => Written::new(layout, layout.folded(at).replace(',', "")),
        TokenKind::Number => Written::token(layout, at),
        TokenKind::Word => {
            // neither a letter nor an initialism
            let span = layout.tokens[at].span();
            let lower = layout.text.as_bytes().get(span.start).is_some_and(u8::is_ascii_lowercase);
            if span.len() <= 4 && (span.len() == 1 || !lower) {
                return short(layout, at, end);
            }
            Written::token(layout, at)
        }
    };
    (Some(word), at + 1)
}

/// As [`written`], where a letter stands or a word that may be an initialism.
fn short(layout: &Layout<'_>, at: usize, end: usize) -> (Option<Written>, usize) {
    let of = |i: usize| layout.tokens[i].span().of(layout.text);
    let touches = |i: usize| i < end && layout.tokens[i].span().start == layout.tokens[i - 1].span().end;
    let letter = |i: usize| {
        i < end
            && layout.tokens[i].kind() == TokenKind::Word
            && layout.tokens[i].span().len() <= 4
            && of(i).chars().nth(1).is_none()
    };
    let dot = |i: usize| touches(i) && of(i) == ".";
    if letter(at) && dot(at + 1) && touches(at + 2) && letter(at + 2) && dot(at + 3) {
        let (mut next, mut word) = (at, String::new());
        while letter(next) && dot(next + 1) {
            word.push_str(layout.folded(next));
            word.push('.');
            next += 2;
            if !touches(next) {
                break;
            }
        }
        return (Some(dotted(layout, word)), next);
    }
    let all_capitals = |i: usize| of(i).bytes().all(|b| b.is_ascii_uppercase());
    // inside a line that is all capitals, US is as likely a pronoun
    let shouted = |i: usize| i < layout.tokens.len() && layout.tokens[i].span().len() > 4 && all_capitals(i);
    let capitals = (2..=4).contains(&layout.tokens[at].span().len()) && all_capitals(at);
    if capitals && !shouted(at + 1) && !at.checked_sub(1).is_some_and(shouted) {
        let word: String = layout.folded(at).chars().flat_map(|c| [c, '.']).collect();
        return (Some(dotted(layout, word)), at + 1);
    }
    (Some(Written::token(layout, at)), at + 1)
}

/// An initialism in the lexicon's form where it knows it, else without its dots.
fn dotted(layout: &Layout<'_>, word: String) -> Written {
    let written = Written::new(layout, word);
    if written.known.equal.is_some() {
        return written;
    }
    Written::new(layout, written.text.unwrap_or_default().replace('.', ""))
}

fn spelling(tables: &Tables, word: &str) -> String {
    let mut word = word.to_owned();
    if let Some((from, to)) = beginning(&tables.spelling_prefix, &word) {
        word.replace_range(..from, to);
    }
    if word.len() >= 5
        && let Some((from, to)) = ending(&tables.spelling_suffix, &word)
    {
        word.replace_range(from.., to);
    }
    word
}

/// The longest beginning of `word` that is in the table: its length and what it is read as.
fn beginning(pairs: &Pairs, word: &str) -> Option<(usize, &'static str)> {
    let cuts = (2..=12.min(word.len())).rev().filter(|&cut| word.is_char_boundary(cut));
    cuts.filter_map(|cut| pairs.get(&word[..cut]).map(|to| (cut, to))).next()
}

/// The longest ending of `word` that is in the table and leaves two letters: where it starts and what it is read as.
fn ending(pairs: &Pairs, word: &str) -> Option<(usize, &'static str)> {
    let cuts = (2..word.len()).filter(|&cut| word.len() - cut <= 8 && word.is_char_boundary(cut));
    cuts.filter_map(|cut| pairs.get(&word[cut..]).map(|to| (cut, to))).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::paragraphs;

    fn same(a: &str, b: &str) -> bool {
        let text = format!("{a}\n\n{b}");
        let layout = Layout::new(&text, &paragraphs(&text), Some(Language::En));
        let canonical = Canonical::new(&layout);
        canonical.same(&canonical.units[0], &canonical.units[1])
    }

    #[test]
    fn spellings_are_levelled() {
        for (a, b) in [
            ("The U.S. army came", "The US army came"),
            ("The N.A.T.O. fleet came", "The NATO fleet came"),
            ("A.B. Smith came", "AB Smith came"),
            ("The U.K.'s boats came", "The United Kingdom's boats came"),
            ("1,000 boats came", "1000 boats came"),
            ("50 % of them came", "50 percent of them came"),
            ("Smith & Brell came", "Smith and Brell came"),
            ("at -5 degrees", "at minus 5 degrees"),
            ("-5 degrees", "minus 5 degrees"),
            ("the colour of the harbour", "the color of the harbor"),
            ("they apologised and analysed it", "they apologized and analyzed it"),
            ("BOATS CAME", "boats came"),
        ] {
            assert!(same(a, b), "{a} · {b}");
        }
    }

    #[test]
    fn facts_are_not() {
        for (a, b) in [
            ("3-5 boats came", "3 minus 5 boats came"),
            ("at - 5 degrees", "at minus 5 degrees"),
            ("the old-age boats", "the old minus age boats"),
            ("they told us so", "they told U.S. so"),
            ("PLEASE HELP US NOBODY CAME", "please help U.S. nobody came"),
            ("PEOPLE WELCOMED US", "people welcomed U.S."),
            ("US WELCOMED BOATS", "U.S. welcomed boats"),
            ("A. B. Smith came", "AB Smith came"),
            ("A.B Smith came", "AB Smith came"),
            ("$ 5 a boat", "\u{20ac} 5 a boat"),
            ("1,000 boats came", "1,001 boats came"),
            ("boats came", "boats came late"),
            ("boats came", "came boats"),
        ] {
            assert!(!same(a, b), "{a} · {b}");
        }
    }
}
