//! What a line set by itself has in common with the article around it.

use super::{PARAGRAPH, Tally, TokenKind, WEIGHTS_RELATED, fold, hash, lexicon, stem, stem_hash};
use crate::clean::lines::Form;
use crate::span::Span;
use crate::text::Layout;
use std::ops::Range;

/// What the article is about, and what stands around each line.
pub(super) struct Subject<'a> {
    layout: &'a Layout<'a>,
    forms: &'a [Form],
    gone: &'a [bool],
    announces: &'a [bool],
    words: Contents,
    /// How many of the article's paragraphs have a content word.
    known: Tally<u32>,
    /// Units before the first paragraph.
    head: usize,
    /// The next paragraph behind each unit.
    next: Vec<Option<usize>>,
    /// Whether the text sets blank lines between its units, most of them.
    spaced: bool,
    /// Whether other stories are announced at all.
    announced: bool,
    /// The first unit that stays: the headline, as like as not.
    first: Option<usize>,
    /// Logits that a line needs beyond those of a line between paragraphs.
    caution: f64,
}

/// Units that a page has at least, and what speaks for a line of it.
const PAGE: usize = 40;
const CAUTION: f64 = 3.0;

/// Words of a question that may be a headline; a longer one is a paragraph.
const QUESTION: usize = 16;

/// Lines that are looked at on each side of one.
const REACH: usize = 12;

impl<'a> Subject<'a> {
    pub fn new(
        layout: &'a Layout<'a>,
        forms: &'a [Form],
        gone: &'a [bool],
        announces: &'a [bool],
        whole: bool,
        work: &mut u64,
    ) -> Self {
        let count = forms.len();
        let body = |unit: usize| is_paragraph(forms, gone, unit);
        let words = Contents::new(layout, work);
        let mut known: Tally<u32> = Tally::default();
        for unit in (0..count).filter(|&unit| body(unit)) {
            words.of(unit).iter().for_each(|word| *known.at(*word) += 1);
        }
        let head = (0..count).find(|&unit| body(unit)).unwrap_or(count);
        let mut next = vec![None; count];
        let mut last = None;
        for unit in (0..count).rev() {
            next[unit] = last;
            last = if body(unit) { Some(unit) } else { last };
        }
        // where the text is a page, its lines are menus and lists, and where its body was found, they are headings:
        // more than being foreign must speak against one
        let kept = || (0..count).filter(|&unit| !gone[unit]);
        let lines = kept().filter(|&unit| forms[unit].words <= 8 && !forms[unit].closed).count();
        let caution = if !whole || kept().count() >= PAGE && lines * 5 >= kept().count() * 2 { CAUTION } else { 0.0 };
        let blank = (0..count).filter(|&unit| feeds(layout, unit) >= 2).count();
        let spaced = blank * 4 >= count * 3;
        let first = gone.iter().position(|gone| !gone);
        let announced = announces.contains(&true);
        Subject { layout, forms, gone, announces, words, known, head, next, spaced, announced, first, caution }
    }

    /// Whether a unit that ends in a mark could be a headline: it asks, or it is short and stands in a list of other
    /// stories with lines that do not end in one. A sentence by itself below an announcement is the article's next.
    pub fn ends_like_a_headline(&self, unit: usize) -> bool {
        let text = self.layout.units[unit].span.of(self.layout.text);
        let form = &self.forms[unit];
        let speaks = text.starts_with(['"', '\u{201c}']);
        text.ends_with('?') || (form.words <= 16 && !speaks && self.is_announced(unit) && self.is_in_a_list(unit))
    }

    /// Whether a line that does not end in a mark follows, and nothing around it has anything in common with it: the
    /// last line below an announcement is as likely the article's next, and what has, is its text below its heading.
    fn is_in_a_list(&self, unit: usize) -> bool {
        self.neighbours(unit).any(|other| other > unit && !self.forms[other].closed) && self.alike(unit) == 0.0
    }

    /// How likely a line is another story's, from 0 to 1; `None` if it is no line of words.
    pub fn score(&self, unit: usize) -> Option<f64> {
        if !self.is_plain(unit) || self.words.of(unit).is_empty() || self.first == Some(unit) {
            return None;
        }
        // above the first paragraph what has anything in common with the text may be its headline
        let head = unit < self.head && !self.is_announced(unit) && self.known(unit, 1) > 0.0;
        if head || self.is_listed(unit) {
            return None;
        }
        // a few words are rather a heading of the article's own
        if self.forms[unit].words < 5 && !self.is_announced(unit) {
            return None;
        }
        let sum: f64 = WEIGHTS_RELATED.iter().map(|&(n, w)| f64::from(w) / 100.0 * self.feature(n, unit)).sum();
        Some(1.0 / (1.0 + libm::exp(self.caution - sum)))
    }

    fn feature(&self, name: &str, unit: usize) -> f64 {
        let form = &self.forms[unit];
        let if_ = |holds: bool| if holds { 1.0 } else { 0.0 };
        let content = self.words.of(unit).len() as f64;
        match name {
            "bias" => 1.0,
            "known" => self.known(unit, 1),
            "unknown_words" => (content - content * self.feature("known", unit)).min(6.0) / 6.0,
            "unknown" => if_(self.feature("known", unit) == 0.0),
            "short" => if_(form.words < 5),
            "length" => form.words.min(20) as f64 / 20.0,
            "closed" => if_(form.closed && !self.asks(unit)),
            "asks" => if_(self.asks(unit)),
            "asks_in_capitals" => if_(self.asks(unit) && !form.shouted && self.capitals(unit) > 0.6),
            "leads" => if_(self.layout.units[unit].span.of(self.layout.text).ends_with(':')),
            "cut" => if_(form.cut.is_some()),
            "numbers" => self.numbers(unit),
            "head" => if_(unit < self.head),
            "end" => if_(self.next[unit].is_none()),
            "own_section" => self.next[unit].map_or(0.0, |next| self.in_common(unit, next)),
            "run" => self.run(unit).min(6) as f64 / 6.0,
            "alike" => self.alike(unit),
            "announced" => if_(self.is_announced(unit)),
            "alone" => if_(self.is_alone(unit)),
            "unknown_names" => self.unknown_names(unit),
            "glued" => if_(self.is_glued(unit)),
            "gone_beside" => self.beside(unit),
            _ => 0.0,
        }
    }

    /// The share of a line's content words that so many other units that are paragraphs have, too.
    fn known(&self, unit: usize, times: u32) -> f64 {
        let times = times + u32::from(is_paragraph(self.forms, self.gone, unit));
        self.share(unit, |word| self.known.get(*word).is_some_and(|&count| count >= times))
    }

    fn share(&self, unit: usize, of: impl Fn(&u64) -> bool) -> f64 {
        let words = self.words.of(unit);
        words.iter().filter(|word| of(word)).count() as f64 / words.len().max(1) as f64
    }

    /// The share of a line's content words that another unit has, too. Both lists are sorted.
    fn in_common(&self, unit: usize, other: usize) -> f64 {
        self.share(unit, |word| self.words.of(other).binary_search(word).is_ok())
    }

    /// Whether a unit looks like a line of words rather than a row of figures, a signature, an item of a list.
    fn is_plain(&self, unit: usize) -> bool {
        let text = self.layout.units[unit].span.of(self.layout.text);
        let tokens = &self.layout.tokens[self.layout.units[unit].tokens.clone()];
        let words = tokens.iter().filter(|t| t.kind() != TokenKind::Mark).count();
        let numbers = tokens.iter().filter(|t| t.kind() == TokenKind::Number).count();
        let opens = text
            .chars()
            .next()
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '"' | '\'' | '\u{2018}' | '\u{201c}'));
        let item = tokens.get(1).is_some_and(|t| {
            let mark = t.span().of(self.layout.text);
            tokens[0].span().len() <= 2 && matches!(mark, ":" | "." | ")")
        });
        let word = tokens.last().is_some_and(|t| t.kind() != TokenKind::Mark);
        let ends = word || text.ends_with(|c: char| "?!.)]:%\u{2026}\"'\u{2019}\u{201d}".contains(c));
        let few = numbers * 4 < words || (words > PARAGRAPH && numbers * 3 <= words);
        let lower = text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
        opens && !lower && ends && !item && few && !text.contains("://") && !self.forms[unit].tabbed
    }

    /// The share of words of four letters and more, the first aside, that begin with a capital.
    fn capitals(&self, unit: usize) -> f64 {
        let words = || {
            let words = self.layout.units[unit].tokens.clone();
            let words = words.filter(|&at| self.layout.tokens[at].kind() == TokenKind::Word).skip(1);
            let long = words.filter(|&at| self.layout.folded(at).len() > 3);
            long.map(|at| self.layout.tokens[at].span().of(self.layout.text))
        };
        words().filter(|word| word.starts_with(char::is_uppercase)).count() as f64 / words().count().max(1) as f64
    }

    fn asks(&self, unit: usize) -> bool {
        self.layout.units[unit].span.of(self.layout.text).ends_with('?')
    }

    /// Whether what stands before and behind a line are paragraphs, or was removed.
    fn is_alone(&self, unit: usize) -> bool {
        let other = |u: usize| u >= self.forms.len() || self.gone[u] || is_paragraph(self.forms, self.gone, u);
        other(unit + 1) && unit.checked_sub(1).is_none_or(other)
    }

    /// Whether a line is set against the next with a single line feed, in a text that sets blank lines.
    fn is_glued(&self, unit: usize) -> bool {
        self.spaced && (self.feeds(unit) == 1 || unit.checked_sub(1).is_some_and(|before| self.feeds(before) == 1))
    }

    /// Whether a line is set upon the next paragraph so, and reads like a headline, in a text that announces other
    /// stories: running words, no full stop.
    pub fn is_set_upon_a_paragraph(&self, unit: usize) -> bool {
        let form = &self.forms[unit];
        let reads = !form.closed && !form.several && form.words <= 16 && form.words > 4 && self.capitals(unit) <= 0.6;
        let apart = unit.checked_sub(1).is_some_and(|before| self.feeds(before) >= 2);
        self.spaced
            && self.announced
            && reads
            && apart
            && self.feeds(unit) == 1
            && self.next[unit] == Some(unit + 1)
            && unit > self.head
            && self.is_plain(unit)
    }

    /// Line feeds between a unit and the next; many behind the last.
    fn feeds(&self, unit: usize) -> usize {
        feeds(self.layout, unit)
    }

    /// Names, told by a capital among small letters, that no paragraph has; three are as good as more.
    fn unknown_names(&self, unit: usize) -> f64 {
        if self.forms[unit].shouted || self.capitals(unit) > 0.7 {
            return 0.0;
        }
        let tokens = &self.layout.tokens[self.layout.units[unit].tokens.clone()];
        let words = tokens.iter().filter(|t| t.kind() == TokenKind::Word && t.span().len() > 1).skip(1);
        let names = words.map(|t| t.span().of(self.layout.text)).filter(|word| word.starts_with(char::is_uppercase));
        let unknown = names.filter(|name| self.known.get(hash(stem(&fold(name)))).is_none());
        unknown.count().min(3) as f64 / 3.0
    }

    fn numbers(&self, unit: usize) -> f64 {
        let tokens = &self.layout.tokens[self.layout.units[unit].tokens.clone()];
        let numbers = tokens.iter().filter(|t| t.kind() == TokenKind::Number).count();
        (numbers as f64 / 3.0).min(1.0)
    }

    /// Lines that stay and are no paragraphs, without a break before and behind a line.
    fn run(&self, unit: usize) -> usize {
        self.neighbours(unit).count()
    }

    fn neighbours(&self, unit: usize) -> impl Iterator<Item = usize> + '_ {
        let line = |&other: &usize| !self.gone[other] && !is_paragraph(self.forms, self.gone, other);
        let before = (unit.saturating_sub(REACH)..unit).rev().take_while(line);
        let end = (unit + 1 + REACH).min(self.forms.len());
        let behind = (unit + 1..end).take_while(line);
        before.chain(behind)
    }

    /// Whether a line that leads on with a colon stands above, with no paragraph in between: a list of the article's own.
    fn is_listed(&self, unit: usize) -> bool {
        let above = (unit.saturating_sub(REACH)..unit).rev().filter(|&u| !self.gone[u]);
        let leads = |u: &usize| self.layout.units[*u].span.of(self.layout.text).ends_with(':');
        let mut above = above.skip_while(|u| !leads(u) && !is_paragraph(self.forms, self.gone, *u));
        above.next().is_some_and(|u| leads(&u))
    }

    /// How much the lines around have in common with a line: items of a list and verses do, headlines do not.
    fn alike(&self, unit: usize) -> f64 {
        self.neighbours(unit).take(6).map(|other| self.in_common(unit, other)).fold(0.0, f64::max)
    }

    /// Whether a line that announced other stories stands above, with no paragraph in between.
    fn is_announced(&self, unit: usize) -> bool {
        let above = (unit.saturating_sub(REACH)..unit).rev();
        above.take_while(|&u| !is_paragraph(self.forms, self.gone, u)).any(|u| self.announces[u])
    }

    /// Units beside a line that were removed: none, one or both.
    fn beside(&self, unit: usize) -> f64 {
        let gone = |other: Option<usize>| other.is_some_and(|u| self.gone.get(u) == Some(&true));
        let sides = [unit.checked_sub(1), Some(unit + 1)];
        sides.into_iter().filter(|&side| gone(side)).count() as f64 / 2.0
    }
}

fn feeds(layout: &Layout<'_>, unit: usize) -> usize {
    let (Some(a), Some(b)) = (layout.units.get(unit), layout.units.get(unit + 1)) else { return usize::MAX };
    Span::new(a.span.end, b.span.start).of(layout.text).bytes().filter(|&b| b == b'\n').count()
}

fn is_paragraph(forms: &[Form], gone: &[bool], unit: usize) -> bool {
    let form = &forms[unit];
    let asks = form.asks && form.words <= QUESTION;
    form.closed && form.words >= PARAGRAPH && form.cut.is_none() && !asks && !gone[unit]
}

/// The content words of each unit, hashed, sorted, each once.
struct Contents {
    words: Vec<u64>,
    /// Where the words of each unit end.
    ends: Vec<usize>,
}

impl Contents {
    /// Cost: linear in the tokens, and the sorting of each unit's words.
    fn new(layout: &Layout<'_>, work: &mut u64) -> Self {
        let mut contents = Contents { words: Vec::new(), ends: Vec::with_capacity(layout.units.len()) };
        for unit in &layout.units {
            *work += unit.tokens.len() as u64;
            contents.add(layout, unit.tokens.clone());
        }
        contents
    }

    fn add(&mut self, layout: &Layout<'_>, tokens: Range<usize>) {
        let tables = layout.language.map(lexicon::of);
        let start = self.words.len();
        let content = tokens
            .filter(|&at| layout.tokens[at].kind() != TokenKind::Mark && layout.folded(at).len() > 1)
            .filter(|&at| {
                let word = layout.known(at);
                !tables.is_some_and(|t| t.function.has(word) || t.common_words.has(word))
            })
            .map(|at| stem_hash(layout, at));
        self.words.extend(content);
        let added = &mut self.words[start..];
        added.sort_unstable();
        let mut end = start;
        for at in start..self.words.len() {
            if end == start || self.words[end - 1] != self.words[at] {
                self.words[end] = self.words[at];
                end += 1;
            }
        }
        self.words.truncate(end);
        self.ends.push(end);
    }

    fn of(&self, unit: usize) -> &[u64] {
        let start = unit.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start..self.ends[unit]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lines::form;
    use crate::lexicon::Language;
    use crate::text::paragraphs;

    const FIRST: &str = "The old harbour bridge will close on Monday for eleven weeks.";
    const SECOND: &str = "Ferries will run every ten minutes from six in the morning.";

    /// Asks about one unit of a text; `announces` says whether its first unit announced other stories.
    fn ask<T>(text: &str, announces: bool, of: impl Fn(&Subject<'_>) -> T) -> T {
        let layout = Layout::new(text, &paragraphs(text), Some(Language::En));
        let forms: Vec<Form> = (0..layout.units.len()).map(|unit| form(&layout, unit)).collect();
        let gone = vec![false; forms.len()];
        let mut announced = gone.clone();
        announced[0] = announces;
        of(&Subject::new(&layout, &forms, &gone, &announced, true, &mut 0))
    }

    #[test]
    fn a_headline_set_upon_its_paragraph() {
        let upon = |line: &str| {
            let text = format!("{FIRST}\n\n{SECOND}\n\n{SECOND}\n\n{line}\n{SECOND}\n\n{FIRST}");
            ask(&text, true, |subject| subject.is_set_upon_a_paragraph(3))
        };
        let long = |times| format!("The{}", " mill grinds corn again now".repeat(times));
        for (line, is) in [
            ("Old mill grinds corn again", true),
            ("Old mill grinds corn", false),
            ("Old mill grinds corn again.", false),
            ("Old mill there. Grinds corn again", false),
            ("The Mill Grinds Corn again today", true),
            ("The Mill Grinds Corn again", false),
            ("old mill grinds corn again", false),
            (&long(3), true),
            (&format!("{} now", long(3)), false),
        ] {
            assert_eq!(upon(line), is, "{line}");
        }
        let line = "Old mill grinds corn again";
        for (text, unit, announces) in [
            (format!("{FIRST}\n\n{SECOND}\n\n{SECOND}\n\n{line}\n{SECOND}\n\n{FIRST}"), 3, false),
            (format!("{FIRST}\n\n{SECOND}\n\n{SECOND}\n\n{line}\n\n{SECOND}\n\n{FIRST}"), 3, true),
            (format!("{FIRST}\n\n{SECOND}\n\n{SECOND}\n{line}\n{SECOND}\n\n{FIRST}\n\n{FIRST}\n\n{FIRST}"), 3, true),
            (format!("{line}\n{SECOND}\n\n{SECOND}\n\n{FIRST}"), 0, true),
            (format!("Harbour\n\n{line}\n{SECOND}\n\n{SECOND}\n\n{FIRST}"), 1, true),
            (format!("{FIRST}\n\n{SECOND}\n\n{line}\nBolts and cables\n\n{SECOND}\n\n{FIRST}"), 2, true),
            (format!("{FIRST}\n{SECOND}\n{SECOND}\n\n{line}\n{SECOND}\n{FIRST}"), 3, true),
        ] {
            assert!(!ask(&text, announces, |subject| subject.is_set_upon_a_paragraph(unit)), "{text}");
        }
    }

    #[test]
    fn items_below_a_line_that_leads_on() {
        let listed = |text: &str, unit| ask(text, false, |subject| subject.is_listed(unit));
        assert!(listed(&format!("{FIRST}\n\nThey need:\n\nlower rents\n\na ferry"), 2));
        assert!(listed(&format!("{FIRST}\n\nThey need:\n\nlower rents\n\na ferry"), 3));
        assert!(!listed(&format!("They need:\n\n{FIRST}\n\nlower rents"), 2));
        assert!(!listed(&format!("{FIRST}\n\nThey need\n\nlower rents"), 2));
        let far = |times| format!("They need:\n\n{}a ferry", "rents\n\n".repeat(times));
        assert!(listed(&far(REACH - 1), REACH) && !listed(&far(REACH), REACH + 1));
    }

    #[test]
    fn rows_of_figures_items_and_signatures_are_no_lines_of_words() {
        for (line, is) in [
            ("Bolts 1 and more bolts", true),
            ("Bolts 1 and more", false),
            ("Bolts 1 and 2 more of the old", false),
            ("Bolts 1 and 2 more 3 of the old", true),
            ("Bolts 1 and 2 more 3 of the 4", false),
            ("bolts and more bolts", false),
            ("- Bolts and more bolts", false),
            ("A. Bolts and more bolts", false),
            ("Bolts https://example.org/", false),
            ("Bolts\tand more bolts", false),
            ("Bolts and more bolts,", false),
            ("\u{201c}Bolts and more bolts\u{201d}", true),
        ] {
            assert_eq!(ask(line, false, |subject| subject.is_plain(0)), is, "{line}");
        }
    }

    #[test]
    fn a_line_set_against_the_next_in_a_text_with_blank_lines() {
        let glued = |text: &str, unit| ask(text, false, |subject| subject.is_glued(unit));
        let spaced = format!("{FIRST}\n\n{FIRST}\n\n{FIRST}\n\nBolts\nCables\n\n{SECOND}\n\n{SECOND}");
        assert!(
            !glued(&spaced, 2) && glued(&spaced, 3) && glued(&spaced, 4) && !glued(&spaced, 5) && !glued(&spaced, 6)
        );
        assert!(!glued("Bolts\nCables\nWires", 1));
    }
}
