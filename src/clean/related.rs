//! Other stories' headlines and teasers between the paragraphs: lines set by themselves that share next to nothing
//! with what the article is about.

use super::canonical::hash;
use super::furniture::Evidence;
use super::index::Hashed;
use super::lines::Form;
use crate::article::Reason;
use crate::lexicon;
use crate::span::Span;
use crate::text::{Layout, TokenKind, fold};

/// Words of a paragraph that counts as the article's own.
const PARAGRAPH: usize = 8;
/// Paragraphs that an article needs before a line can be foreign to it.
const PARAGRAPHS: usize = 4;
/// Words of a headline or teaser.
const WORDS: std::ops::RangeInclusive<usize> = 5..=40;
/// A line that shares more than this part of its content words with the article belongs to it.
const SHARED: f64 = 0.3;

/// Judges the lines that no copy was found of. `gone` says which units were removed; `related` whether the text
/// announced other stories.
///
/// Cost: linear in the tokens.
pub(crate) fn evidence(
    layout: &Layout<'_>,
    forms: &[Form],
    gone: &[bool],
    related: bool,
    work: &mut u64,
) -> Vec<Option<Evidence>> {
    let body =
        |unit: usize| forms[unit].closed && forms[unit].words >= PARAGRAPH && forms[unit].cut.is_none() && !gone[unit];
    let paragraphs = (0..forms.len()).filter(|&unit| body(unit)).count();
    let words: usize = (0..forms.len()).filter(|&u| !gone[u]).map(|u| forms[u].words).sum();
    let own: usize = (0..forms.len()).filter(|&u| body(u)).map(|u| forms[u].words).sum();
    // verse, lists and pages without prose say nothing of themselves in this way
    if paragraphs < PARAGRAPHS || own * 2 < words {
        return vec![None; forms.len()];
    }
    let mut known: Hashed<()> = Hashed::default();
    for unit in (0..forms.len()).filter(|&unit| body(unit)) {
        known.extend(content(layout, unit, work).into_iter().map(|word| (word, ())));
    }
    let first = (0..forms.len()).find(|&unit| body(unit)).unwrap_or(0);
    let blank = (0..forms.len()).filter(|&unit| line_feeds_behind(layout, unit) >= 2).count();
    let spaced = blank * 4 >= forms.len() * 3;
    (0..forms.len())
        .map(|unit| {
            let form = &forms[unit];
            let asks = layout.units[unit].span.of(layout.text).ends_with('?');
            let line = ((!form.closed || asks) && !form.several) || form.cut.is_some();
            if gone[unit] || !line || !WORDS.contains(&form.words) || !plain(layout, unit) || listed(forms, gone, unit)
            {
                return None;
            }
            let words = content(layout, unit, work);
            let shared = words.iter().filter(|word| known.contains_key(word)).count();
            let share = if words.is_empty() { 1.0 } else { shared as f64 / words.len() as f64 };
            if words.len() >= 3 && share < SHARED && (unit > first || share == 0.0) && unit > 0 {
                let rule = if form.cut.is_some() { "related.teaser" } else { "related.headline" };
                let score = 0.9 - share;
                return Some(Evidence { reason: Reason::RelatedHeadline, rule, score });
            }
            let glued = related && spaced && unit > first && form.words <= 16 && glued(layout, forms, unit);
            glued.then_some(Evidence { reason: Reason::RelatedHeadline, rule: "related.glued", score: 0.62 })
        })
        .collect()
}

/// The content words of a unit, hashed, each once.
pub(super) fn content(layout: &Layout<'_>, unit: usize, work: &mut u64) -> Vec<u64> {
    let tables = layout.language.map(lexicon::of);
    let tokens = &layout.tokens[layout.units[unit].tokens.clone()];
    *work += tokens.len() as u64;
    let mut words: Vec<u64> = tokens
        .iter()
        .filter(|t| t.kind != TokenKind::Mark && t.span.len() > 2)
        .map(|t| fold(t.span.of(layout.text)))
        .filter(|word| !tables.is_some_and(|t| t.common_words.contains(word)))
        .map(|word| hash(stem(&word)))
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// A word without the commonest endings of number and possession: enough to see that two lines are about one thing.
fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let long = word.len() > 4;
    word.strip_suffix("es").or_else(|| word.strip_suffix('s')).filter(|_| long).unwrap_or(word)
}

/// Whether a unit looks like a line of prose rather than a row of figures, a signature, an item or what leads on.
fn plain(layout: &Layout<'_>, unit: usize) -> bool {
    let text = layout.units[unit].span.of(layout.text);
    let tokens = &layout.tokens[layout.units[unit].tokens.clone()];
    let words = tokens.iter().filter(|t| t.kind != TokenKind::Mark).count();
    let numbers = tokens.iter().filter(|t| t.kind == TokenKind::Number).count();
    let opens =
        text.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '"' | '\'' | '\u{2018}' | '\u{201c}'));
    let item = tokens.get(1).is_some_and(|t| {
        let mark = t.span.of(layout.text);
        tokens[0].span.len() <= 2 && matches!(mark, ":" | "." | ")")
    });
    opens && !item && numbers * 4 < words && !text.ends_with(':') && !text.contains("://")
}

/// Whether the line stands in a run of such lines that a colon opened: a list of the article's own.
fn listed(forms: &[Form], gone: &[bool], unit: usize) -> bool {
    let line = |u: usize| forms.get(u).is_some_and(|f| !f.closed) && !gone[u];
    let before = (0..unit).rev().take_while(|&u| line(u)).take(40).count();
    let after = (unit + 1..forms.len()).take_while(|&u| line(u)).take(40).count();
    let opened = (unit - before).checked_sub(1).is_some_and(|u| !gone[u]);
    let follows = forms.get(unit + after + 1).is_some();
    before + after >= 2 && opened && follows
}

/// Whether a line is set against the next paragraph with a single line feed, in a text that sets blank lines, and reads
/// like a headline: running words, no full stop.
fn glued(layout: &Layout<'_>, forms: &[Form], unit: usize) -> bool {
    let tokens = &layout.tokens[layout.units[unit].tokens.clone()];
    let words = || tokens.iter().filter(|t| t.kind == TokenKind::Word);
    let lower = words().filter(|t| t.span.of(layout.text).starts_with(char::is_lowercase)).count();
    let next = forms.get(unit + 1).is_some_and(|f| f.closed && f.words >= PARAGRAPH);
    let set = unit > 0 && line_feeds_behind(layout, unit) == 1 && line_feeds_behind(layout, unit - 1) >= 2;
    set && lower * 5 >= words().count() * 2 && next
}

/// Line feeds between a unit and the next; many behind the last.
fn line_feeds_behind(layout: &Layout<'_>, unit: usize) -> usize {
    let (Some(a), Some(b)) = (layout.units.get(unit), layout.units.get(unit + 1)) else { return usize::MAX };
    Span::new(a.span.end, b.span.start).of(layout.text).bytes().filter(|&b| b == b'\n').count()
}
