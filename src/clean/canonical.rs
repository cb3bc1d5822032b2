//! The canonical form of a text: a row of words in which spelling, abbreviations and words that say nothing are
//! levelled, so that two wordings of one statement become equal and a change of fact does not.
//!
//! What must not be levelled is the guard: numbers, names, dates, negations and directions stand in the row as
//! they are, so a copy that differs in one of them is not a copy.

use super::index::Hashed;
use crate::lexicon::{self, Language, Pairs, Tables};
use crate::span::Span;
use crate::text::{Layout, TokenKind};
use std::ops::Range;

/// Longest row of words that stands for one in the lexicons.
const LONGEST: usize = 4;

/// The canonical words of a text, in order, with prefix hashes so that any two ranges can be compared at once.
pub(crate) struct Canonical {
    /// Hash of each word.
    pub words: Vec<u64>,
    /// The token that each word came from.
    pub tokens: Vec<u32>,
    /// The sentence that each word stands in.
    pub sentence_of: Vec<u32>,
    /// Words of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// Words of each unit.
    pub units: Vec<Range<usize>>,
    prefix: Vec<u64>,
    power: Vec<u64>,
}

/// What the lexicons say of a word. Texts repeat their words, so each is asked for once.
#[derive(Clone, Copy)]
struct Known {
    /// What it is read as, alone.
    equal: Option<&'static str>,
    /// Whether rows of words that are read as one begin with it.
    begins: bool,
    /// Whether it says nothing.
    free: bool,
    /// Hash of its levelled spelling.
    spelled: u64,
}

/// The words of one text that were asked for, by their hashes.
struct Vocabulary {
    tables: &'static Tables,
    known: Hashed<Known>,
}

impl Vocabulary {
    fn of(&mut self, word: &str) -> Known {
        let tables = self.tables;
        *self.known.entry(hash(word)).or_insert_with(|| Known {
            equal: tables.equal.get(word),
            begins: tables.equal.begins(word),
            free: tables.free.contains(word),
            spelled: hash(&spelling(tables, word)),
        })
    }
}

const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

impl Canonical {
    /// Cost: linear in the tokens.
    pub fn new(layout: &Layout<'_>) -> Self {
        let mut canonical = Canonical {
            words: Vec::with_capacity(layout.tokens.len()),
            tokens: Vec::with_capacity(layout.tokens.len()),
            sentence_of: Vec::with_capacity(layout.tokens.len()),
            sentences: Vec::with_capacity(layout.sentences.len()),
            units: Vec::with_capacity(layout.units.len()),
            prefix: vec![0],
            power: vec![1],
        };
        let tables = layout.language.map(lexicon::of);
        let mut vocabulary = tables.map(|tables| Vocabulary { tables, known: Hashed::default() });
        for unit in &layout.units {
            let start = canonical.words.len();
            for index in unit.sentences.clone() {
                let start = canonical.words.len();
                canonical.sentence(layout, index, vocabulary.as_mut());
                canonical.sentences.push(start..canonical.words.len());
            }
            canonical.units.push(start..canonical.words.len());
        }
        for &word in &canonical.words {
            let (prefix, power) = (canonical.prefix.last(), canonical.power.last());
            let next = prefix.map_or(0, |p| p.wrapping_mul(BASE).wrapping_add(word));
            let power = power.map_or(1, |p| p.wrapping_mul(BASE));
            canonical.prefix.push(next);
            canonical.power.push(power);
        }
        canonical
    }

    /// Hash of the words of a range; equal ranges have equal hashes.
    pub fn hash(&self, range: &Range<usize>) -> u64 {
        let (Some(&start), Some(&end)) = (self.prefix.get(range.start), self.prefix.get(range.end)) else { return 0 };
        let power = self.power.get(range.end - range.start).copied().unwrap_or(0);
        end.wrapping_sub(start.wrapping_mul(power))
    }

    /// Whether two ranges hold the same words. Cost: constant where they do not, linear where they do.
    pub fn same(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        a.len() == b.len() && self.hash(a) == self.hash(b) && self.words.get(a.clone()) == self.words.get(b.clone())
    }

    /// The text's span that the words of a range were made of, without marks outside them.
    pub fn span(&self, layout: &Layout<'_>, range: &Range<usize>) -> Span {
        let of = |at: usize| self.tokens.get(at).and_then(|&t| layout.tokens.get(t as usize)).map(|t| t.span);
        match (of(range.start), range.end.checked_sub(1).and_then(of)) {
            (Some(first), Some(last)) => Span::new(first.start, last.end.max(first.end)),
            _ => Span::default(),
        }
    }

    fn sentence(&mut self, layout: &Layout<'_>, index: usize, mut vocabulary: Option<&mut Vocabulary>) {
        let tokens = layout.sentences[index].tokens.clone();
        let mut at = tokens.start;
        let mut row = String::new();
        while at < tokens.end {
            let from = at;
            let (word, end) = written(layout, at, tokens.end);
            at = end;
            let Some(word) = word else { continue };
            let Some(vocabulary) = vocabulary.as_deref_mut() else {
                self.push(hash(&word), from, index);
                continue;
            };
            let known = vocabulary.of(&word);
            // the longest row of words that the lexicon reads as one
            let mut found = known.equal.map(|to| (to, at));
            let (mut next, mut words) = (at, 1);
            while words < LONGEST && next < tokens.end && (words > 1 || known.begins) {
                if words == 1 {
                    row.clear();
                    row.push_str(&word);
                }
                let (Some(more), end) = written(layout, next, tokens.end) else { break };
                row.push(' ');
                row.push_str(&more);
                next = end;
                words += 1;
                if let Some(to) = vocabulary.tables.equal.get(&row) {
                    found = Some((to, next));
                }
            }
            if let Some((to, end)) = found {
                at = end;
                to.split(' ').for_each(|word| self.push(hash(word), from, index));
            } else if let Some(base) = word.strip_suffix("'s") {
                // whose it is stands apart, so that `U.K.'s` and `United Kingdom's` come out alike
                self.push(vocabulary.of(base).spelled, from, index);
                self.push(hash("s"), from, index);
            } else if !known.free {
                self.push(known.spelled, from, index);
            }
        }
    }

    fn push(&mut self, word: u64, token: usize, sentence: usize) {
        self.words.push(word);
        self.tokens.push(u32::try_from(token).unwrap_or(u32::MAX));
        self.sentence_of.push(u32::try_from(sentence).unwrap_or(u32::MAX));
    }
}

/// The word that begins at token `at` as the lexicons write it, and where the next begins; `None` for a mark that
/// says nothing. `U.S.` and `US` both become `u.s.`; `1,000` becomes `1000`.
fn written(layout: &Layout<'_>, at: usize, end: usize) -> (Option<String>, usize) {
    let of = |i: usize| layout.tokens[i].span.of(layout.text);
    let touches = |i: usize| i < end && layout.tokens[i].span.start == layout.tokens[i - 1].span.end;
    let token = of(at);
    match layout.tokens[at].kind {
        TokenKind::Mark => {
            let word = match token {
                "%" => Some("percent"),
                "$" | "\u{20ac}" | "\u{a3}" | "\u{a5}" | "&" | "+" | "=" | "<" | ">" | "#" | "@" => Some(token),
                // a minus sign, not a dash: before a number, behind a space
                "-" | "\u{2212}"
                    if touches(at + 1)
                        && layout.tokens[at + 1].kind == TokenKind::Number
                        && (at == 0 || !touches(at)) =>
                {
                    Some("minus")
                }
                _ => None,
            };
            (word.map(|w| if w == "&" { "and".to_owned() } else { w.to_owned() }), at + 1)
        }
        TokenKind::Number => (Some(token.chars().filter(|&c| c != ',').collect::<String>().to_lowercase()), at + 1),
        TokenKind::Word => {
            let letter = |i: usize| i < end && of(i).chars().count() == 1 && layout.tokens[i].kind == TokenKind::Word;
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
                return (Some(dotted(layout.language, word)), next);
            }
            // inside a line that is all capitals, US is as likely a pronoun
            let shouted =
                |i: usize| i < layout.tokens.len() && of(i).len() > 4 && of(i).bytes().all(|b| b.is_ascii_uppercase());
            let loud = shouted(at + 1) || at.checked_sub(1).is_some_and(shouted);
            let capitals = !loud && (2..=4).contains(&token.len()) && token.bytes().all(|b| b.is_ascii_uppercase());
            let folded = layout.folded(at);
            if capitals {
                let word: String = folded.chars().flat_map(|c| [c, '.']).collect();
                return (Some(dotted(layout.language, word)), at + 1);
            }
            (Some(folded.to_owned()), at + 1)
        }
    }
}

/// An initialism in the lexicon's form where it knows it, else without its dots.
fn dotted(language: Option<Language>, word: String) -> String {
    if language.is_some_and(|l| lexicon::of(l).equal.get(&word).is_some()) { word } else { word.replace('.', "") }
}

fn spelling(tables: &Tables, word: &str) -> String {
    if let Some(to) = tables.spelling.get(word) {
        return to.to_owned();
    }
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

/// FNV-1a, 64 bits (Fowler, Noll, Vo), with a final mix so that polynomial hashes of rows spread.
pub(crate) fn hash(word: &str) -> u64 {
    let h = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    let h = (h ^ (h >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    h ^ (h >> 32)
}
