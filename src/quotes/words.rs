//! The text's words as the rules of this stage see them: compounds and abbreviations joined, each with its classes.

use crate::lexicon::{self, Language, class};
use crate::span::Span;
use crate::text::{Layout, TokenKind};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Opens with a small letter.
    Lower,
    /// Opens with a capital.
    Capital,
    /// Digits.
    Number,
    /// One character that is neither letter nor digit.
    Mark(char),
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where it stands.
    pub span: Span,
    /// The classes of [`crate::lexicon::class`] that it belongs to.
    pub class: u64,
    /// How it is written.
    pub shape: Shape,
    /// Whether it ends in a possessive `'s` or `'`.
    pub possessive: bool,
    /// Whether it is an initial or abbreviation that took its full stop in.
    pub dotted: bool,
}

impl Word {
    /// Whether it belongs to any class of `mask`.
    pub fn is(&self, mask: u64) -> bool {
        self.class & mask != 0
    }

    /// Whether it is the mark `c`.
    pub fn mark(&self, c: char) -> bool {
        self.shape == Shape::Mark(c)
    }

    /// Whether it is a mark at all.
    pub fn is_mark(&self) -> bool {
        matches!(self.shape, Shape::Mark(_))
    }

    /// Whether it opens with a capital letter.
    pub fn capital(&self) -> bool {
        self.shape == Shape::Capital
    }
}

/// The words of every unit.
pub(crate) struct Words {
    /// All words in order.
    pub all: Vec<Word>,
    /// For each unit of the layout the end of its words in `all`.
    ends: Vec<usize>,
}

impl Words {
    /// Joins the layout's tokens and looks each word up once. Cost: linear.
    pub fn new(layout: &Layout<'_>, language: Language) -> Self {
        let mut words = Words { all: Vec::with_capacity(layout.tokens.len()), ends: Vec::new() };
        let mut buffer = String::new();
        for unit in &layout.units {
            let mut at = unit.tokens.start;
            while at < unit.tokens.end {
                let end = join(layout, at, unit.tokens.end, language, &mut buffer);
                words.all.push(word(layout, at, end, language, &mut buffer));
                at = end;
            }
            words.ends.push(words.all.len());
        }
        words
    }

    /// Indices of a unit's words.
    pub fn of_unit(&self, unit: usize) -> std::ops::Range<usize> {
        let start = if unit == 0 { 0 } else { self.ends.get(unit - 1).copied().unwrap_or(0) };
        start..self.ends.get(unit).copied().unwrap_or(start)
    }
}

/// Where the word ends that starts at token `at`: hyphens, initials and abbreviations bind.
fn join(layout: &Layout<'_>, at: usize, end: usize, language: Language, buffer: &mut String) -> usize {
    let tokens = &layout.tokens;
    if tokens[at].kind == TokenKind::Mark {
        return at + 1;
    }
    let of = |i: usize| tokens[i].span.of(layout.text);
    let touches = |i: usize| i < end && tokens[i].span.start == tokens[i - 1].span.end;
    let mut next = at + 1;
    loop {
        if touches(next) && touches(next + 1) && tokens[next + 1].kind != TokenKind::Mark {
            let mark = of(next);
            let letter = |i: usize| of(i).chars().count() == 1 && tokens[i].kind == TokenKind::Word;
            if matches!(mark, "-" | "\u{2010}" | "\u{2011}") || (mark == "." && letter(next - 1) && letter(next + 1)) {
                next += 2;
                continue;
            }
        }
        break;
    }
    if touches(next) && of(next) == "." && next < end {
        let last = of(next - 1);
        let initial = last.chars().next().is_some_and(char::is_uppercase) && last.chars().nth(1).is_none();
        fold_into(last, buffer);
        // an initial binds before more text; an abbreviation only before a capital, or its full stop ends the sentence
        let more = next + 1 < end && !matches!(of(next + 1), "\"" | "\u{201d}");
        if more && (initial || lexicon::of(language).abbreviations.contains(buffer)) {
            next += 1;
        }
    }
    next
}

fn word(layout: &Layout<'_>, at: usize, end: usize, language: Language, buffer: &mut String) -> Word {
    let text = layout.text;
    let span = Span::new(layout.tokens[at].span.start, layout.tokens[end - 1].span.end);
    let first = layout.tokens[at].span.of(text).chars().next().unwrap_or(' ');
    let shape = match layout.tokens[at].kind {
        TokenKind::Mark => Shape::Mark(first),
        TokenKind::Number => Shape::Number,
        TokenKind::Word if first.is_uppercase() => Shape::Capital,
        TokenKind::Word => Shape::Lower,
    };
    let mut word = Word { span, class: 0, shape, possessive: false, dotted: false };
    if word.is_mark() {
        return word;
    }
    let written = span.of(text);
    word.dotted = written.ends_with('.');
    fold_into(written.trim_end_matches('.'), buffer);
    let classes = lexicon::classes(language);
    word.class = classes.of(buffer);
    if let Some(base) = buffer.strip_suffix("'s") {
        if !word.is(class::PRON_M | class::PRON_F | class::PRON_N) {
            word.possessive = true;
            word.class |= classes.of(base);
        }
    } else if word.class == 0 && end - at > 1 {
        // ex-president, vice-chair: the last part tells
        if let Some(last) = buffer.rsplit(['-', '\u{2010}', '\u{2011}']).next() {
            let lower_only =
                class::TITLE | class::ROLE | class::PERSON_PL | class::GROUP | class::TITLE_F | class::TITLE_M;
            let capital_too = if first.is_uppercase() { class::NOT_NAME } else { 0 };
            word.class = classes.of(last) & (lower_only | capital_too);
        }
    }
    word
}

/// Lower case with straight apostrophes, into a buffer that is used again.
fn fold_into(text: &str, buffer: &mut String) {
    buffer.clear();
    for c in text.chars() {
        match c {
            '\u{2019}' | '\u{2bc}' => buffer.push('\''),
            '\u{ad}' | '\u{200b}'..='\u{200d}' => {}
            _ if c.is_ascii() => buffer.push(c.to_ascii_lowercase()),
            _ => buffer.extend(c.to_lowercase()),
        }
    }
}
