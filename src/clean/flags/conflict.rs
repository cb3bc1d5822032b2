//! Two statements alike but for a number, date, name, negation or a word against its opposite.
//!
//! Each sentence is hashed with these words masked; equal hashes meet in a map. So the search is linear, and only what
//! is otherwise equal in canonical form is ever a conflict.

use super::Scene;
use crate::article::{Flag, FlagCode};
use crate::clean::index::{ALIKE, Alike};
use crate::keys::Tally;
use crate::lexicon::{self, Language, Tables};
use crate::text::TokenKind;
use crate::text::hash;
use std::sync::OnceLock;

/// Canonical words that must be equal, the masked ones aside: with fewer, two lines are alike by habit.
const EQUAL: usize = 6;

/// Sentences with one masked form beyond which it is a pattern: a list, a refrain, a table in words.
const PATTERN: usize = ALIKE - 1;

/// What a canonical word is to the comparison.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Guard {
    #[default]
    None,
    Number,
    /// A month or a day of the week.
    Date,
    Name,
    Negation,
    /// A word with an opposite: `rose`, `fell`.
    Polarity(u64),
}

/// A run of canonical words that is compared as one: a name of several words, or one word.
struct Item {
    guard: Guard,
    /// Canonical words `from..to`.
    from: usize,
    to: usize,
}

impl Scene<'_> {
    #[cfg_attr(quick, optimize(speed))]
    pub(super) fn conflicts(&self, work: &mut u64) -> Vec<Flag> {
        let words = self.guards();
        let mut alike = Alike::with_room(self.layout.sentences.len());
        // what two sentences and no more than a pattern's have in common, in the order of the second
        let mut order: Vec<usize> = Vec::new();
        for unit in (0..self.forms.len()).filter(|&u| self.forms[u].closed) {
            for sentence in self.layout.units[unit].sentences.clone().filter(|&s| !self.gone[s]) {
                let row = self.canonical.sentences[sentence].clone();
                *work += row.len() as u64;
                if row.len() < EQUAL || !self.states(sentence) {
                    continue;
                }
                if let Some(key) = self.key(sentence, words) {
                    let (number, before) = alike.add(key, sentence);
                    if before == 1 {
                        order.push(number);
                    }
                }
            }
        }
        let mut flags = Vec::new();
        for number in order.into_iter().filter(|&number| alike.numbered(number).count() <= PATTERN) {
            for a in alike.numbered(number) {
                let others = alike.numbered(number).filter(|&other| other != a);
                let found = others.filter_map(|b| self.differ(a, b, words).map(|note| (b, note))).next();
                if let Some((b, note)) = found {
                    let of = Some(self.layout.sentences[b].span);
                    flags.push(Flag { span: self.layout.sentences[a].span, code: FlagCode::Conflict, note, of });
                }
            }
        }
        flags
    }

    /// The words of the lexicon that are guarded, by their canonical hashes. Cost: constant but for the first time.
    fn guards(&self) -> &'static Tally<Guard> {
        static NONE: OnceLock<Tally<Guard>> = OnceLock::new();
        static ALL: [OnceLock<Tally<Guard>>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
        let Some(language) = self.layout.language else { return NONE.get_or_init(Tally::default) };
        ALL[language as usize].get_or_init(|| guarded(lexicon::of(language)))
    }

    /// Whether a sentence is a statement that ends where it should.
    fn states(&self, sentence: usize) -> bool {
        let text = self.layout.sentences[sentence].span.of(self.layout.text);
        let bare = text.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | '\u{2026}'));
        bare.ends_with('.') && !bare.ends_with("..")
    }

    #[inline]
    #[cfg_attr(quick, optimize(speed))]
    fn guard(&self, sentence: usize, word: usize, words: &Tally<Guard>) -> Guard {
        let hash = self.canonical.word(word);
        if let Some(&guard) = words.get(hash) {
            return guard;
        }
        let token = self.canonical.tokens[word] as usize;
        let first = self.layout.sentences[sentence].tokens.start;
        match self.layout.tokens[token].kind() {
            TokenKind::Number => Guard::Number,
            // the first word of a sentence, or of a quotation in it, has a capital in any case
            TokenKind::Word
                if token > first
                    && self.layout.capital(token)
                    && !matches!(
                        self.token(token - 1),
                        "\"" | "\u{201c}" | "\u{201e}" | "\u{ab}" | ":" | "\u{2018}"
                    ) =>
            {
                Guard::Name
            }
            _ => Guard::None,
        }
    }

    /// Whether a canonical word is one in the text, too, and no sign.
    #[inline]
    fn is_word(&self, word: usize) -> bool {
        let token = self.layout.tokens.get(self.canonical.tokens[word] as usize);
        token.is_some_and(|t| t.kind() == TokenKind::Word)
    }

    fn items(&self, sentence: usize, words: &Tally<Guard>) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for word in self.canonical.sentences[sentence].clone() {
            let guard = self.guard(sentence, word, words);
            match items.last_mut() {
                Some(last) if guard == Guard::Name && last.guard == Guard::Name => last.to = word + 1,
                _ => items.push(Item { guard, from: word, to: word + 1 }),
            }
        }
        items
    }

    /// Hash of a sentence with its guarded words masked; `None` where too few others are left.
    #[cfg_attr(quick, optimize(speed))]
    fn key(&self, sentence: usize, words: &Tally<Guard>) -> Option<u64> {
        let mut equal = 0;
        let (mut key, mut last) = (0_u64, Guard::None);
        for word in self.canonical.sentences[sentence].clone() {
            let guard = self.guard(sentence, word, words);
            let value = match guard {
                Guard::None => {
                    equal += usize::from(self.is_word(word));
                    self.canonical.word(word)
                }
                Guard::Negation => continue,
                Guard::Name if last == Guard::Name => continue,
                Guard::Number => 1,
                Guard::Date => 2,
                Guard::Name => 3,
                Guard::Polarity(base) => base,
            };
            last = guard;
            key = (key ^ value).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
        }
        (equal >= EQUAL).then_some(key)
    }

    /// The words in which two sentences with one masked form differ; `None` unless they differ in one place.
    fn differ(&self, a: usize, b: usize, words: &Tally<Guard>) -> Option<String> {
        // "In 2019 it sold three. In 2020 it sold four.": a series, not a contradiction
        if a.abs_diff(b) <= 1 && self.same_unit(a, b) {
            return None;
        }
        let (a, b) = (self.items(a, words), self.items(b, words));
        let negations = |items: &[Item]| items.iter().filter(|i| i.guard == Guard::Negation).count();
        let plain = |items: Vec<Item>| items.into_iter().filter(|i| i.guard != Guard::Negation).collect::<Vec<_>>();
        let negated = match (negations(&a), negations(&b)) {
            (x, y) if x == y => None,
            (x, y) if x.abs_diff(y) == 1 => {
                a.iter().chain(&b).find(|i| i.guard == Guard::Negation).map(|i| self.words_of(i))
            }
            _ => return None,
        };
        let (a, b) = (plain(a), plain(b));
        let mut other = a.iter().zip(&b).filter(|(x, y)| !self.canonical.same(&(x.from..x.to), &(y.from..y.to)));
        match (negated, other.next(), other.next()) {
            (Some(word), None, None) => Some(word),
            (None, Some((x, y)), None) if a.len() == b.len() && !self.same_name(x, y) => {
                Some(format!("{} / {}", self.words_of(x), self.words_of(y)))
            }
            _ => None,
        }
    }

    fn same_unit(&self, a: usize, b: usize) -> bool {
        let unit = self.layout.units.partition_point(|u| u.sentences.end <= a);
        self.layout.units.get(unit).is_some_and(|u| u.sentences.contains(&b))
    }

    /// A name and a fuller or shorter form of it.
    fn same_name(&self, a: &Item, b: &Item) -> bool {
        let words = |item: &Item| self.canonical.words(&(item.from..item.to)).collect::<Vec<_>>();
        let (a_words, b_words) = (words(a), words(b));
        a.guard == Guard::Name
            && a_words.len() != b_words.len()
            && (a_words.iter().all(|w| b_words.contains(w)) || b_words.iter().all(|w| a_words.contains(w)))
    }

    /// The words of an item as they stand in the text.
    fn words_of(&self, item: &Item) -> String {
        self.canonical.span(self.layout, &(item.from..item.to)).of(self.layout.text).to_owned()
    }
}

fn guarded(tables: &Tables) -> Tally<Guard> {
    let mut words = Tally::default();
    for (list, guard) in [
        (&tables.number_word, Guard::Number),
        (&tables.month, Guard::Date),
        (&tables.weekday, Guard::Date),
        (&tables.negation, Guard::Negation),
    ] {
        for word in list.iter() {
            *words.at(hash(tables.equal.get(word).unwrap_or(word))) = guard;
        }
    }
    for (one, other) in tables.polarity.iter() {
        for word in [one, other] {
            *words.at(hash(word)) = Guard::Polarity(hash(one));
        }
    }
    words
}
