//! Sentences that are cut off, and the two halves of one sentence that stand apart.
//!
//! Only a unit's last sentence can be cut, and only a unit's first can be a second half. A half is a left one if it
//! cannot end where it does, a right one if it cannot begin so; the nearest right one behind a left one, or else before
//! it, is its other half.

use super::Scene;
use crate::article::{Flag, FlagCode};
use crate::lexicon::{self, Tables};
use crate::span::Span;
use crate::text::{TokenKind, fold};

/// Bytes of a sentence that was cut at an ellipsis: a shorter one may trail off by intent.
const TEASER: usize = 110;
/// Words of a first half: a shorter line without a full stop is a label or a heading.
const HALF: usize = 6;
/// Kept units between two halves.
const APART: usize = 12;

/// How a unit ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// As it should, or nothing is known.
    Whole,
    /// Without a mark, at a word that leads on, or at a title: certainly cut.
    Cut,
    /// Behind an abbreviation that has an indefinite article before it: cut, and what follows begins with a name.
    CutName,
    /// Without a mark: cut if what follows begins in mid-sentence.
    Open,
    /// At an ellipsis.
    Ellipsis,
}

impl Scene<'_> {
    pub(super) fn broken(&self, work: &mut u64) -> Vec<Flag> {
        let tables = self.layout.language.map(lexicon::of);
        let ends: Vec<End> = self.kept.iter().map(|&u| self.end(u, tables)).collect();
        *work += ends.len() as u64 * 2;
        let lower = self.kept.iter().filter(|&&u| self.continues(u)).count();
        // where many paragraphs begin in lower case, that is how the author writes
        let style = lower > 2;
        let mut taken = vec![false; ends.len()];
        let mut flags = Vec::new();
        for (at, &end) in ends.iter().enumerate() {
            let unit = &self.layout.units[self.kept[at]];
            let Some(last) = unit.sentences.clone().last() else { continue };
            let span = self.layout.sentences[last].span;
            let half = match end {
                End::Whole | End::Ellipsis => None,
                End::Open => (!style && at + 1 < ends.len() && self.continues(self.kept[at + 1])).then_some(at + 1),
                End::Cut => self.near(at, |u| self.continues(u)),
                End::CutName => self.near(at, |u| tables.is_some_and(|t| self.continues_name(u, t))),
            };
            *work += APART as u64;
            if let Some(half) = half.filter(|&half| !std::mem::replace(&mut taken[half], true)) {
                let right = self.layout.units[self.kept[half]].sentences.start;
                let right = self.layout.sentences[right].span;
                let flag = |span, of| Flag { span, code: FlagCode::SplitSentence, note: String::new(), of: Some(of) };
                flags.extend([flag(span, right), flag(right, span)]);
            } else if matches!(end, End::Cut | End::CutName | End::Ellipsis) {
                flags.push(Flag { span, code: FlagCode::CutSentence, note: String::new(), of: None });
            }
        }
        flags
    }

    /// The nearest kept unit behind that of rank `at`, or else before it, that `fits`.
    fn near(&self, at: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let behind = (at + 1..self.kept.len()).take(APART);
        let before = (0..at).rev().take(APART);
        behind.chain(before).find(|&rank| fits(self.kept[rank]))
    }

    fn end(&self, unit: usize, tables: Option<&Tables>) -> End {
        let form = &self.forms[unit];
        let text = self.layout.units[unit].span.of(self.layout.text);
        let Some(last) = self.layout.units[unit].sentences.clone().last() else { return End::Whole };
        let tokens = self.layout.sentences[last].tokens.clone();
        let words = self.layout.tokens[tokens.clone()].iter().filter(|t| t.kind() != TokenKind::Mark).count();
        let running = text
            .starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '\u{201c}' | '\u{201e}' | '\u{ab}'))
            && !form.shouted
            && self.lower(tokens.start, tokens.end) * 2 > words;
        let leads = |word: usize| {
            tables.is_some_and(|t| t.open_word.contains(self.token(word))) && !self.token(word).is_empty()
        };
        if let Some(end) = form.cut {
            let sentence = Span::new(self.layout.sentences[last].span.start, self.layout.units[unit].span.end);
            let bracketed = text.contains("[\u{2026}]") || text.contains("[...]");
            let long = sentence.len() >= TEASER && quotes(sentence.of(self.layout.text)).is_multiple_of(2);
            let cut = bracketed || long || leads(end.saturating_sub(1));
            return if words >= HALF && running && cut { End::Ellipsis } else { End::Whole };
        }
        if words < HALF || !running {
            return End::Whole;
        }
        let Some(word) = tokens.clone().rev().find(|&t| self.layout.tokens[t].kind() != TokenKind::Mark) else {
            return End::Whole;
        };
        let marks = Span::new(self.layout.tokens[word].span().end, self.layout.units[unit].span.end);
        let folded = fold(self.token(word));
        match marks.of(self.layout.text) {
            "" | "," if leads(word) => End::Cut,
            "" | "," => End::Open,
            "." if tables.is_some_and(|t| t.title.contains(&folded)) => End::Cut,
            "." if tables.is_some_and(|t| self.adjective(word, tokens.start, t)) => End::CutName,
            _ => End::Whole,
        }
    }

    /// Words of tokens `from..to` that begin in lower case.
    fn lower(&self, from: usize, to: usize) -> usize {
        (from..to).filter(|&t| self.token(t).starts_with(char::is_lowercase)).count()
    }

    /// Whether the letters before a full stop are a country's, with an indefinite article before them and at most one
    /// word between: `a second U.S.`
    fn adjective(&self, word: usize, first: usize, tables: &Tables) -> bool {
        let letter = |t: usize| self.token(t).chars().count() == 1 && self.token(t).starts_with(char::is_uppercase);
        let mut start = word;
        while start >= first + 2 && letter(start) && self.token(start - 1) == "." && letter(start - 2) {
            start -= 2;
        }
        let form: String = (start..=word).map(|t| fold(self.token(t))).chain([".".to_owned()]).collect();
        let plain = |t: &usize| self.token(*t).starts_with(char::is_lowercase);
        let mut before = (first..start).rev().take(2).take_while(plain);
        start < word && tables.equal.get(&form).is_some() && before.any(|t| tables.indefinite.contains(self.token(t)))
    }

    /// Whether a unit begins in mid-sentence and ends like a sentence.
    fn continues(&self, unit: usize) -> bool {
        let text = self.layout.units[unit].span.of(self.layout.text);
        let word = text.split(char::is_whitespace).next().unwrap_or("");
        // `iPhone` and `www.` begin sentences
        let name = word.chars().skip(1).any(char::is_uppercase) || word.contains(['.', '@', '/', '_']);
        text.starts_with(char::is_lowercase) && !name && self.forms[unit].closed && self.forms[unit].words >= 4
    }

    /// Whether a unit begins with a name, a common noun and an auxiliary, and no article: the rest of a noun group.
    fn continues_name(&self, unit: usize, tables: &Tables) -> bool {
        let Some(first) = self.layout.units[unit].sentences.clone().next() else { return false };
        let tokens = self.layout.sentences[first].tokens.clone();
        let mut words = tokens.filter(|&t| self.layout.tokens[t].kind() != TokenKind::Mark).take(6).peekable();
        let mut names = 0;
        let name = |&t: &usize| {
            let word = self.token(t);
            word.starts_with(char::is_uppercase) && !tables.common_words.contains(&fold(word))
        };
        while words.next_if(name).is_some() {
            names += 1;
        }
        let noun = |&t: &usize| {
            let word = self.token(t);
            !tables.common_words.contains(word) && !tables.auxiliary.contains(word) && !word.ends_with('s')
        };
        let mut nouns = 0;
        while words.next_if(noun).is_some() {
            nouns += 1;
        }
        let verb = words.next().is_some_and(|t| tables.auxiliary.contains(self.token(t)));
        self.continues(unit) || ((1..=3).contains(&names) && (1..=2).contains(&nouns) && verb)
    }
}

/// Quotation marks in a text: odd where one is left open.
fn quotes(text: &str) -> usize {
    text.chars().filter(|c| matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')).count()
}
