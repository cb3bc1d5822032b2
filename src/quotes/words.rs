//! The text's words as the rules of this stage see them: compounds and abbreviations joined, each with its classes.

use super::morphology;
use crate::keys::Texts;
use crate::lexicon::{self, Language, class};
use crate::span::Span;
use crate::text::{Layout, TokenKind, hash};

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
    /// Whether the text has it as a last name elsewhere, behind a first name or a title.
    pub surname: bool,
}

impl Word {
    /// Whether it belongs to any class of `mask`.
    #[inline]
    pub fn is(&self, mask: u64) -> bool {
        self.class & mask != 0
    }

    /// Whether it is the mark `c`.
    #[inline]
    pub fn mark(&self, c: char) -> bool {
        self.shape == Shape::Mark(c)
    }

    /// Whether it is a mark at all.
    #[inline]
    pub fn is_mark(&self) -> bool {
        matches!(self.shape, Shape::Mark(_))
    }

    /// Whether it opens with a capital letter.
    #[inline]
    pub fn capital(&self) -> bool {
        self.shape == Shape::Capital
    }
}

/// Words of a salutation.
const SALUTATION: usize = 6;

/// The words of every unit.
pub(crate) struct Words {
    /// All words in order.
    pub all: Vec<Word>,
    /// For each unit of the layout the end of its words in `all`.
    ends: Vec<usize>,
    /// What the language does otherwise than English.
    pub traits: Traits,
}

/// What a language does otherwise than English: `[words.traits]` of its lexicon.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(crate) struct Traits {
    /// The subject stands behind the verb that follows a quotation: "...", a dit X.
    pub inverts: bool,
    /// Every noun opens with a capital.
    pub capital_nouns: bool,
    /// Nouns are put together into one word.
    pub compounds: bool,
    /// Numbers with a full stop are ordinals: 19. Jahrhundert.
    pub ordinal_stops: bool,
    /// A verb can do without a subject: ..., dijo.
    pub drops_subjects: bool,
    /// The auxiliary stands second and the verb last: hat X gestern gesagt.
    pub brackets: bool,
    /// A mood of its own reports speech: Er sei krank.
    pub reporting_mood: bool,
    /// A dash opens a line of dialogue.
    pub dialogue_dashes: bool,
}

impl Traits {
    /// The traits of a language.
    pub fn of(language: Language) -> Self {
        let list = &lexicon::of(language).traits;
        Traits {
            inverts: list.contains("inverts"),
            capital_nouns: list.contains("capital-nouns"),
            compounds: list.contains("compounds"),
            ordinal_stops: list.contains("ordinal-stops"),
            drops_subjects: list.contains("drops-subjects"),
            brackets: list.contains("brackets"),
            reporting_mood: list.contains("reporting-mood"),
            dialogue_dashes: list.contains("dialogue-dashes"),
        }
    }
}

impl Words {
    /// Joins the layout's tokens and looks each word up once. Cost: linear.
    #[cfg_attr(quick, optimize(speed))]
    pub fn new(layout: &Layout<'_>, language: Language) -> Self {
        let traits = Traits::of(language);
        let mut words = Words { all: Vec::with_capacity(layout.tokens.len()), ends: Vec::new(), traits };
        let mut buffer = String::new();
        for unit in &layout.units {
            let mut at = unit.tokens.start;
            while at < unit.tokens.end {
                let end = join(layout, at, unit.tokens.end, language);
                let mut whole = word(layout, at, end, language, &mut buffer);
                // die 58-Jährige
                if traits.capital_nouns && whole.shape == Shape::Number && whole.is(class::ROLE) {
                    whole.shape = Shape::Capital;
                }
                if traits.inverts && whole.class == 0 && !whole.is_mark() {
                    words.parts(layout.text, whole, language, &mut buffer);
                } else {
                    words.all.push(whole);
                }
                at = end;
            }
            words.ends.push(words.all.len());
        }
        words.surnames(layout.text);
        words
    }

    /// Marks the capitals that stand behind a first name or a title somewhere. Cost: linear.
    #[cfg_attr(quick, optimize(speed))]
    fn surnames(&mut self, text: &str) {
        const FIRST: u64 = class::NAME_M | class::NAME_F | class::TITLE;
        // Hillary Clinton: an English first name may be a last one
        let first = if self.traits.inverts { 0 } else { class::NAME_M | class::NAME_F | class::NAME_ANY };
        let unknown = |w: &Word| w.capital() && w.class & !(class::PARTICLE | first) == 0;
        let mut known = Texts::default();
        let first_names = self.all.iter().enumerate().filter(|(_, w)| w.is(FIRST) && w.capital());
        for row in first_names.map(|(at, _)| &self.all[at..self.all.len().min(at + 5)]) {
            // Ursula von der Leyen
            let small = row.iter().skip(1).take_while(|w| w.shape == Shape::Lower && w.is(class::PARTICLE)).count();
            if let Some(last) = row.get(1 + small).filter(|w| unknown(w))
                && last.span.start == row[small].span.end + 1
            {
                known.insert(last.span.of(text));
            }
        }
        // two unknown capitals side by side without an article: in English they may be a headline
        for row in self.all.windows(3).filter(|_| self.traits.inverts) {
            let bound = row[0].is(class::DET) || (row[0].shape == Shape::Lower && row[0].class == 0);
            if !bound && unknown(&row[1]) && unknown(&row[2]) && row[2].span.start == row[1].span.end + 1 {
                known.insert(row[2].span.of(text));
            }
        }
        for word in self.all.iter_mut().filter(|w| unknown(w)) {
            let written = word.span.of(text);
            let whose = self.traits.inverts
                && !known.contains(written)
                && written.strip_suffix('s').is_some_and(|w| known.contains(w));
            word.surname = whose || known.contains(written);
            word.possessive |= whose;
        }
    }

    /// Adds an unknown word, in parts where a letter was left out or a pronoun hangs on it.
    fn parts(&mut self, text: &str, whole: Word, language: Language, buffer: &mut String) {
        let words = lexicon::known(language);
        let written = whole.span.of(text);
        fold_into(written, buffer);
        let marks = written.contains(['\'', '\u{2019}', '-']);
        // offsets into the folded word count in the written one only where folding kept them
        let even = buffer.len() == written.chars().map(folded_width).sum::<usize>();
        let cuts = if marks && even { morphology::cuts(buffer, words) } else { [None, None] };
        let folded = std::mem::take(buffer);
        let straight = |at: usize| {
            let mut width = 0;
            let end = written.char_indices().find(|&(_, c)| {
                width += folded_width(c);
                width > at
            });
            end.map_or(written.len(), |(end, _)| end)
        };
        let mut from = 0;
        for (end, next) in cuts.into_iter().flatten().chain([(folded.len(), 0)]) {
            let part = folded.get(from..end).unwrap_or("");
            let span = morphology::part(whole.span, straight(from), straight(end));
            let mut class = words.classes(part);
            if class == 0 {
                class = morphology::last_part(part, words);
            }
            // Österreichs
            if class == 0
                && self.traits.capital_nouns
                && let Some(stem) = part.strip_suffix('s')
            {
                class = words.classes(stem) & class::PLACE;
            }
            if class == 0 {
                let other = if self.traits.brackets { morphology::verb } else { morphology::participle };
                class = other(part, words);
            }
            if class == 0 && self.traits.compounds {
                class = morphology::compound(part, words);
            }
            let capital = span.of(text).chars().next().is_some_and(char::is_uppercase);
            let shape = match whole.shape {
                Shape::Number => Shape::Number,
                _ if capital => Shape::Capital,
                _ => Shape::Lower,
            };
            self.all.push(Word { span, class, shape, ..whole });
            from = next;
        }
        *buffer = folded;
    }

    /// Whether a unit is a salutation: a few words, the first and the last of them capitals, and a comma at its end.
    pub fn greets(&self, unit: usize) -> bool {
        let Some([words @ .., end]) = self.all.get(self.of_unit(unit)) else { return false };
        let ends = words.first().zip(words.last()).is_some_and(|(first, last)| first.capital() && last.capital());
        end.mark(',') && (2..=SALUTATION).contains(&words.len()) && ends
    }

    /// Indices of a unit's words.
    pub fn of_unit(&self, unit: usize) -> std::ops::Range<usize> {
        let start = if unit == 0 { 0 } else { self.ends.get(unit - 1).copied().unwrap_or(0) };
        start..self.ends.get(unit).copied().unwrap_or(start)
    }
}

/// Where the word ends that starts at token `at`: hyphens, initials and abbreviations bind.
#[cfg_attr(quick, optimize(speed))]
fn join(layout: &Layout<'_>, at: usize, end: usize, language: Language) -> usize {
    let tokens = &layout.tokens;
    if tokens[at].kind() == TokenKind::Mark {
        return at + 1;
    }
    let of = |i: usize| tokens[i].span().of(layout.text);
    let touches = |i: usize| i < end && tokens[i].span().start == tokens[i - 1].span().end;
    let mut next = at + 1;
    loop {
        if touches(next) && touches(next + 1) && tokens[next + 1].kind() != TokenKind::Mark {
            let mark = of(next);
            let letter = |i: usize| of(i).chars().count() == 1 && tokens[i].kind() == TokenKind::Word;
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
        // an initial binds before more text; an abbreviation only before a capital, or its full stop ends the sentence
        let more = next + 1 < end && !matches!(of(next + 1), "\"" | "\u{201d}");
        if more && (initial || lexicon::of(language).abbreviates(lexicon::known(language).of(layout.hash(next - 1)))) {
            next += 1;
        }
    }
    next
}

#[cfg_attr(quick, optimize(speed))]
fn word(layout: &Layout<'_>, at: usize, end: usize, language: Language, buffer: &mut String) -> Word {
    let text = layout.text;
    let span = Span::new(layout.tokens[at].span().start, layout.tokens[end - 1].span().end);
    let first = layout.tokens[at].span().of(text).chars().next().unwrap_or(' ');
    let shape = match layout.tokens[at].kind() {
        TokenKind::Mark => Shape::Mark(first),
        TokenKind::Number => Shape::Number,
        TokenKind::Word if first.is_uppercase() => Shape::Capital,
        TokenKind::Word => Shape::Lower,
    };
    let mut word = Word { span, class: 0, shape, possessive: false, dotted: false, surname: false };
    if word.is_mark() {
        return word;
    }
    if end == at + 1 {
        let vocabulary = lexicon::known(language);
        word.class = vocabulary.of(layout.hash(at)).class;
        if !word.is(class::PRON_M | class::PRON_F | class::PRON_N)
            && let Some(base) = layout.folded(at).strip_suffix("'s")
        {
            word.possessive = true;
            word.class |= vocabulary.of(hash(base)).class;
        }
        if word.class == 0 && language == Language::En && shape == Shape::Lower {
            word.class = morphology::ending(layout.folded(at));
        }
        return word;
    }
    let written = span.of(text);
    word.dotted = written.ends_with('.');
    fold_into(written.trim_end_matches('.'), buffer);
    let words = lexicon::known(language);
    word.class = words.classes(buffer);
    if let Some(base) = buffer.strip_suffix("'s") {
        if !word.is(class::PRON_M | class::PRON_F | class::PRON_N) {
            word.possessive = true;
            word.class |= words.classes(base);
        }
    } else if word.class == 0 && end - at > 1 {
        // ex-president, vice-chair: the last part tells
        if let Some(last) = buffer.rsplit(['-', '\u{2010}', '\u{2011}']).next() {
            let lower_only =
                class::TITLE | class::ROLE | class::PERSON_PL | class::GROUP | class::TITLE_F | class::TITLE_M;
            let capital_too = if first.is_uppercase() { class::NOT_NAME } else { 0 };
            word.class = words.classes(last) & (lower_only | capital_too);
        }
    }
    word
}

/// Bytes that a character takes once it is folded, where folding changes nothing but apostrophes.
fn folded_width(c: char) -> usize {
    if c == '\u{2019}' { 1 } else { c.len_utf8() }
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
