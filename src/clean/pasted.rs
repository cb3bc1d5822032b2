//! Whole pages pasted as text, menus and all: which runs of lines are the page around the article.
//!
//! Each line gets a score from a linear model of a few features of itself, its neighbours and its place among the
//! paragraphs; the runs are the most likely sequence of kept and removed lines (Viterbi, 1967) with a price on every
//! change from one to the other. The weights were fitted by logistic regression on annotated pages and rounded.

use super::furniture::Evidence;
use super::index::Hashed;
use super::lines::Form;
use super::related::content;
use crate::article::Reason;
use crate::lexicon::{self, WEIGHTS_PASTED};
use crate::options::Level;
use crate::text::{Layout, TokenKind, fold};

/// Words of a line that counts as a paragraph, if it ends like a sentence.
const PARAGRAPH: usize = 15;
/// Lines that a page has at least, and the share of them that are short and do not end like a sentence.
const LINES: usize = 12;
const SHORT_SHARE: f64 = 0.4;
/// Price of a change between kept and removed lines, in logits.
const CHANGE: f64 = 3.0;
/// Share of a line's content words that the paragraphs know from which on a line above them may be the headline.
const HEADLINE: f64 = 0.6;

/// Judges all lines of a text that looks like a whole page. `gone` says what was removed for other reasons.
///
/// Cost: linear in the tokens.
pub(crate) fn evidence(
    layout: &Layout<'_>,
    forms: &[Form],
    gone: &[bool],
    level: Level,
    work: &mut u64,
) -> Vec<Option<Evidence>> {
    let page = Page::new(layout, forms, gone, work);
    let short = (0..forms.len()).filter(|&line| forms[line].words <= 8 && !forms[line].closed).count();
    if forms.len() < LINES || page.paragraphs == 0 || (short as f64) < SHORT_SHARE * forms.len() as f64 {
        return vec![None; forms.len()];
    }
    let threshold = match level {
        Level::Careful => 1.5,
        Level::Standard => 0.1,
        Level::Thorough => -0.8,
    };
    let scores: Vec<f64> = (0..forms.len()).map(|line| page.score(line) - threshold).collect();
    let removed = runs(&scores);
    let headline = page.headline();
    (0..forms.len())
        .map(|line| {
            let out = removed[line] && headline != Some(line) && !page.may_be_headline(line);
            let score = 1.0 / (1.0 + libm::exp(-scores[line]));
            out.then_some(Evidence { reason: Reason::Boilerplate, rule: "pasted.surroundings", score: score.max(0.6) })
        })
        .collect()
}

/// The lines of a page with what the features ask for.
struct Page<'a> {
    layout: &'a Layout<'a>,
    forms: &'a [Form],
    gone: &'a [bool],
    /// Share of each line's content words that stand in paragraphs.
    known: Vec<f64>,
    /// Share of the paragraphs' bytes before each line, and after it.
    before: Vec<f64>,
    after: Vec<f64>,
    /// Lines to the next paragraph.
    next: Vec<usize>,
    paragraphs: usize,
}

impl<'a> Page<'a> {
    fn new(layout: &'a Layout<'a>, forms: &'a [Form], gone: &'a [bool], work: &mut u64) -> Self {
        let count = forms.len();
        let long = |line: usize| forms[line].words >= PARAGRAPH && forms[line].closed;
        let body = |line: usize| long(line) && !gone[line];
        let contents: Vec<Vec<u64>> = (0..count).map(|line| content(layout, line, work)).collect();
        let mut holders: Hashed<u32> = Hashed::default();
        for word in (0..count).filter(|&line| body(line)).flat_map(|line| &contents[line]) {
            *holders.entry(*word).or_insert(0) += 1;
        }
        let known = (0..count)
            .map(|line| {
                let enough = u32::from(long(line)) + 1;
                let of = |word: &&u64| holders.get(*word).copied().unwrap_or(0) >= enough;
                contents[line].iter().filter(of).count() as f64 / contents[line].len().max(1) as f64
            })
            .collect();
        let size = |line: usize| if body(line) { layout.units[line].span.len() as f64 } else { 0.0 };
        let total = (0..count).map(size).sum::<f64>() + 1.0;
        let (mut before, mut after, mut sum) = (Vec::with_capacity(count), Vec::with_capacity(count), 0.0);
        for line in 0..count {
            before.push(sum / total);
            sum += size(line);
            after.push(1.0 - sum / total);
        }
        let mut next = vec![99; count];
        let mut nearest = None;
        for line in (0..count).rev() {
            next[line] = nearest.map_or(99, |at: usize| at - line);
            if body(line) {
                nearest = Some(line);
            }
        }
        let paragraphs = (0..count).filter(|&line| body(line)).count();
        Page { layout, forms, gone, known, before, after, next, paragraphs }
    }

    /// How much speaks for a line's belonging to the page and not to the article, in logits.
    fn score(&self, line: usize) -> f64 {
        WEIGHTS_PASTED.iter().map(|&(name, weight)| f64::from(weight) / 100.0 * self.feature(name, line)).sum()
    }

    fn feature(&self, name: &str, line: usize) -> f64 {
        let form = &self.forms[line];
        let words = form.words as f64;
        let (before, after) = (self.before[line], self.after[line]);
        let if_ = |holds: bool, value: f64| if holds { value } else { 0.0 };
        match name {
            "bias" => 1.0,
            "length" => libm::log(1.0 + words).min(4.0),
            "short" => if_(form.words <= 8, 1.0),
            "known" => self.known[line],
            "unknown" => if_(self.known[line] == 0.0, 1.0),
            "head" => if_(self.is_head(line), libm::exp(-(self.next[line] as f64) / 3.0)),
            "short_inside" => if_(before > 0.02 && after > 0.02 && form.words <= 8, 1.0),
            "inside" => if_(before > 0.05 && after > 0.05, 1.0),
            "far_from_next" => self.next[line].min(12) as f64 / 12.0,
            "known_at_end" => if_(after < 0.1, self.known[line]),
            "furniture_around" => self.around(line, 10, |l| if_(self.gone[l], 1.0)),
            "short_around" => self.around(line, 4, |l| if_(self.forms[l].words <= 5 && !self.forms[l].closed, 1.0)),
            "words_around" => self.around(line, 5, |l| self.forms[l].words.min(40) as f64 / 40.0),
            "capitals" => self.capitals(line),
            "interface" => if_(self.interface(line), 1.0),
            "separators" => self.separators(line),
            _ => 0.0,
        }
    }

    /// Whether a line stands above all paragraphs.
    fn is_head(&self, line: usize) -> bool {
        self.before[line] == 0.0 && !(self.forms[line].words >= PARAGRAPH && self.forms[line].closed)
    }

    /// Where the evidence is thin, the headline stays: above the paragraphs, and about what they are about.
    fn may_be_headline(&self, line: usize) -> bool {
        let text = self.layout.units[line].span.of(self.layout.text);
        let fits = (3..=28).contains(&self.forms[line].words) && !text.ends_with(':');
        fits && self.is_head(line) && self.known[line] >= HEADLINE && !self.interface(line)
    }

    /// The line above the paragraphs that is likeliest to be the headline: about what they are about, not too short,
    /// near to them.
    fn headline(&self) -> Option<usize> {
        let score = |line: usize| {
            let length = 0.5 * self.forms[line].words.min(9) as f64 / 9.0;
            let far = 0.9 * self.feature("far_from_next", line);
            let odd = 1.2 * self.feature("interface", line) + if self.gone[line] { 0.8 } else { 0.0 };
            1.6 * self.known[line] + length - far - odd
        };
        let ends = |line: usize| self.layout.units[line].span.of(self.layout.text).ends_with([':', '.']);
        let lines = (0..self.forms.len()).filter(|&line| self.is_head(line) && !ends(line));
        let fits = lines.filter(|&line| (3..=28).contains(&self.forms[line].words));
        fits.max_by(|&a, &b| score(a).total_cmp(&score(b)).then(b.cmp(&a)))
    }

    /// The mean over the lines up to `reach` before and after.
    fn around(&self, line: usize, reach: usize, of: impl Fn(usize) -> f64) -> f64 {
        let (start, end) = (line.saturating_sub(reach), (line + reach + 1).min(self.forms.len()));
        let sum: f64 = (start..end).filter(|&l| l != line).map(of).sum();
        sum / (end - start - 1).max(1) as f64
    }

    fn words(&self, line: usize) -> impl Iterator<Item = &str> + '_ {
        let tokens = &self.layout.tokens[self.layout.units[line].tokens.clone()];
        tokens.iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.span.of(self.layout.text))
    }

    fn capitals(&self, line: usize) -> f64 {
        let capitals = self.words(line).filter(|w| w.starts_with(char::is_uppercase)).count();
        capitals as f64 / self.forms[line].words.max(1) as f64
    }

    fn interface(&self, line: usize) -> bool {
        let Some(tables) = self.layout.language.map(lexicon::of) else { return false };
        let fits = |word: &str| {
            let folded = fold(word);
            word.starts_with(|c: char| c.is_ascii_digit())
                || tables.interface.contains(&folded)
                || tables.interface_link.contains(&folded)
        };
        self.forms[line].words > 0 && self.words(line).all(fits)
    }

    fn separators(&self, line: usize) -> f64 {
        let text = self.layout.units[line].span.of(self.layout.text);
        let marks = text.chars().filter(|c| "|\u{2022}\u{b7}\u{bb}\u{203a}/".contains(*c)).count();
        (marks as f64 / (1 + text.split_whitespace().count()) as f64).min(1.0)
    }
}

/// The most likely sequence: which lines are removed, where each change costs [`CHANGE`].
fn runs(scores: &[f64]) -> Vec<bool> {
    let mut from: Vec<[bool; 2]> = Vec::with_capacity(scores.len());
    let mut best = [0.0_f64, 0.0];
    for (line, &score) in scores.iter().enumerate() {
        let mut came = [false, true];
        let mut now = best;
        if line > 0 {
            for (state, (now, came)) in now.iter_mut().zip(came.iter_mut()).enumerate() {
                let kept = best[0] - if state == 0 { 0.0 } else { CHANGE };
                let removed = best[1] - if state == 1 { 0.0 } else { CHANGE };
                *came = removed > kept;
                *now = kept.max(removed);
            }
        }
        now[1] += score;
        from.push(came);
        best = now;
    }
    let mut removed = vec![false; scores.len()];
    let mut state = best[1] > best[0];
    for line in (0..scores.len()).rev() {
        removed[line] = state;
        state = from[line][usize::from(state)];
    }
    removed
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn single_lines_do_not_pay_for_a_change() {
        assert_eq!(runs(&[-1.0, 2.0, -1.0]), [false; 3]);
        assert_eq!(runs(&[4.0, 4.0, -9.0, 4.0]), [true, true, false, true]);
        assert_eq!(runs(&[]), [false; 0]);
    }
}
