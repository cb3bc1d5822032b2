//! What every later stage needs to know of a text: paragraphs, sentences, tokens, language.

mod bytes;
#[cfg(test)]
mod examples;
mod language;
mod paragraphs;
mod sentences;
mod tally;
mod tokens;

pub(crate) use crate::word::{SEED, TokenKind, fold, hash, hashed, mixed};
pub(crate) use language::language;
pub use paragraphs::paragraphs;
pub(crate) use sentences::sentences;
pub(crate) use tally::tally;
pub(crate) use tokens::{LONGEST, Token, tokens};

use crate::article::{Block, BlockKind};
use crate::lexicon::{self, Known, Language, UNKNOWN, Vocabulary};
use crate::span::Span;
use std::ops::Range;

/// A text cut up once for all stages: leaf blocks, their sentences, their tokens.
#[derive(Clone)]
pub(crate) struct Layout<'a> {
    /// The text.
    pub text: &'a str,
    /// Blocks that hold text themselves, in order: what a reader would call a paragraph.
    pub units: Vec<Unit>,
    /// All sentences, in order.
    pub sentences: Vec<Sentence>,
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// What is known of each token.
    words: Vec<Word>,
    /// The text in lower case as far as it is ASCII: the folded forms of most tokens stand in it at their places.
    lower: String,
    /// The folded forms of the other tokens.
    others: Vec<String>,
    vocabulary: Option<&'static Vocabulary>,
    /// Steps of work that cutting it up took.
    pub work: u64,
    /// Whether the text is a page's article, and no thread: its structure is its author's. False until set.
    pub authored: bool,
    /// Whether the text is a page's thread of posts. False until set.
    pub thread: bool,
    /// Whether the text is a reference: it shows code more than once. A single block may be a quoted message or an address.
    pub reference: bool,
    /// Where the rules are taken from, if the language is known.
    pub language: Option<Language>,
}

/// Bytes of a text for each of its tokens, about: room is made at once.
const BYTES_A_TOKEN: usize = 4;

/// A token's folded form.
#[derive(Clone, Copy)]
struct Word {
    hash: u64,
    /// What the vocabulary knows it as, and whether it begins with a capital: [`CAPITAL`].
    known: u32,
    /// 1 + the index of the folded form among the others; 0 where it stands in the lower-case text.
    other: u32,
}

/// The bit for a capital beside what the vocabulary knows a word as.
const CAPITAL: u32 = 1 << 31;

/// A leaf block.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Index of the block.
    pub block: usize,
    /// Its text without outer white space.
    pub span: Span,
    /// Indices of its sentences.
    pub sentences: Range<usize>,
    /// Indices of its tokens.
    pub tokens: Range<usize>,
    /// Whether it is a table's cell or code.
    pub data: bool,
    /// Whether it stands in a block quotation, an embedded post or a footnote: another's words, set apart on purpose.
    pub set_apart: bool,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it stands in a list.
    pub item: bool,
}

/// A sentence; it never crosses a unit's end.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// Its text without outer white space.
    pub span: Span,
    /// Indices of its tokens.
    pub tokens: Range<usize>,
}

impl<'a> Layout<'a> {
    /// Cuts `text` up. `blocks` stand in document order; those with children hold no text of their own.
    ///
    /// Cost: linear in the length of the text.
    pub fn new(text: &'a str, blocks: &[Block], language: Option<Language>) -> Self {
        let mut parent = vec![false; blocks.len()];
        for block in blocks {
            block.parent.into_iter().for_each(|p| parent[p] = true);
        }
        let mut within: Vec<Within> = Vec::with_capacity(blocks.len());
        let mut layout = Layout {
            text,
            units: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::with_capacity(text.len() / BYTES_A_TOKEN),
            words: Vec::with_capacity(text.len() / BYTES_A_TOKEN),
            lower: text.to_ascii_lowercase(),
            others: Vec::new(),
            vocabulary: language.map(lexicon::known),
            work: 0,
            authored: false,
            thread: false,
            reference: blocks.iter().filter(|block| matches!(block.kind, BlockKind::Code { .. })).nth(1).is_some(),
            language,
        };
        for (index, block) in blocks.iter().enumerate() {
            let span = block.span.trimmed(text);
            let above = block.parent.and_then(|p| within.get(p)).copied().unwrap_or_default();
            let own = Within {
                data: above.data || matches!(block.kind, BlockKind::TableCell { .. } | BlockKind::Code { .. }),
                set_apart: above.set_apart || is_set_apart(&block.kind),
                heading: above.heading || matches!(block.kind, BlockKind::Heading { .. }),
                item: above.item || matches!(block.kind, BlockKind::ListItem),
            };
            within.push(own);
            if !parent[index] && !span.is_empty() {
                layout.push(index, span, own);
            }
        }
        layout
    }

    /// The layout of what is left without the units that are `gone`. Cost: linear.
    pub fn without(&self, gone: &[bool]) -> Self {
        let mut left = Layout { units: Vec::new(), sentences: Vec::new(), ..self.clone() };
        for (unit, _) in self.units.iter().zip(gone).filter(|(_, gone)| !**gone) {
            let start = left.sentences.len();
            left.sentences.extend_from_slice(&self.sentences[unit.sentences.clone()]);
            left.units.push(Unit { sentences: start..left.sentences.len(), ..unit.clone() });
        }
        left
    }

    /// The folded form of a token, as the lexicons hold their words.
    #[inline]
    #[cfg_attr(quick, optimize(speed))]
    pub fn folded(&self, token: usize) -> &str {
        match self.words[token].other.checked_sub(1) {
            Some(other) => &self.others[other as usize],
            None => self.tokens[token].span().of(&self.lower),
        }
    }

    /// Whether a token begins with a capital letter. Cost: constant.
    #[inline]
    pub fn capital(&self, token: usize) -> bool {
        self.words[token].known & CAPITAL != 0
    }

    /// The [`hash`] of a token's folded form. Cost: constant.
    #[inline]
    pub fn hash(&self, token: usize) -> u64 {
        self.words[token].hash
    }

    /// The hash of a row of tokens, in their order. Cost: linear in them.
    pub fn row_hash(&self, tokens: impl Iterator<Item = usize>) -> u64 {
        tokens.fold(0, |row: u64, token| row.rotate_left(5) ^ self.hash(token))
    }

    /// What the lexicon says of a token. Cost: constant.
    #[inline]
    pub fn known(&self, token: usize) -> &'static Known {
        self.vocabulary.map_or(&UNKNOWN, |words| words.get(self.words[token].known & !CAPITAL))
    }

    #[cfg_attr(quick, optimize(speed))]
    fn push(&mut self, block: usize, span: Span, Within { data, set_apart, heading, item }: Within) {
        let (first_sentence, first_token) = (self.sentences.len(), self.tokens.len());
        tokens(self.text, span, |token, hash| {
            let mut word = Word { hash: hash.unwrap_or(0), known: 0, other: 0 };
            if hash.is_none() {
                let (lower, folded) = (token.span().of(&self.lower), fold(token.span().of(self.text)));
                word.hash = crate::word::hash(&folded);
                if folded != lower {
                    self.others.push(folded);
                    word.other = u32::try_from(self.others.len()).unwrap_or(0);
                }
            }
            let capital = if is_capital(self.text, token.span().start) { CAPITAL } else { 0 };
            word.known = self.vocabulary.map_or(0, |words| words.find(word.hash)) | capital;
            self.tokens.push(token);
            self.words.push(word);
        });
        self.work += (self.tokens.len() - first_token) as u64;
        let mut token = first_token;
        sentences(self.text, span, self.language, &mut self.work, |span| {
            let from = token;
            while self.tokens.get(token).is_some_and(|t| t.span().start < span.end) {
                token += 1;
            }
            self.sentences.push(Sentence { span, tokens: from..token });
        });
        let (sentences, tokens) = (first_sentence..self.sentences.len(), first_token..self.tokens.len());
        self.units.push(Unit { block, span, sentences, tokens, data, set_apart, heading, item });
    }
}

/// What the blocks are that a unit stands in; see [`Unit`].
#[derive(Clone, Copy, Default)]
struct Within {
    data: bool,
    set_apart: bool,
    heading: bool,
    item: bool,
}

#[inline]
fn is_capital(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => text[at..].starts_with(char::is_uppercase),
    }
}

fn is_set_apart(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::BlockQuote | BlockKind::Embed { .. } | BlockKind::Footnote { .. })
}
