//! The article's own headline among the lines above it. It must not go with the menus: where the evidence is thin, the
//! few likeliest lines stay.

use super::page::Page;
use super::weights::Weights;
use std::ops::RangeInclusive;

/// Words of a headline.
const WORDS: RangeInclusive<usize> = 2..=30;
/// Lines above the article's first paragraph among which the headline is looked for.
const REACH: usize = 80;
/// Lines that stay at most, and how much less likely than the likeliest, in logits, they may be.
const MOST: usize = 12;
const MARGIN: f64 = 6.0;
/// What the chain's own belief that the line is the article's adds.
const BELIEF: f64 = 0.32;

/// Which lines stay as the headline, or as what may be the headline. `removed` is each line's probability not to be the
/// article.
///
/// Cost: linear in the lines.
pub(super) fn headlines(page: &Page<'_>, weights: &Weights, removed: &[f64]) -> Vec<bool> {
    let mut stays = vec![false; removed.len()];
    let kept = |line: &usize| removed[*line] < 0.5 && !page.gone[*line];
    let first = (0..removed.len()).filter(kept).find(|&line| page.is_paragraph(line));
    let Some(first) = first.or_else(|| (0..removed.len()).find(kept)) else { return stays };
    let score = |line: usize| {
        let p = removed[line].clamp(1e-4, 1.0 - 1e-4);
        weights.headline(page, line) - BELIEF * libm::log(p / (1.0 - p))
    };
    let mut lines: Vec<(usize, f64)> = (first.saturating_sub(REACH)..first)
        .filter(|&line| !page.gone[line] && WORDS.contains(&page.forms[line].words))
        .map(|line| (line, score(line)))
        .collect();
    lines.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let best = lines.first().map_or(0.0, |&(_, score)| score);
    let mut texts: Vec<u64> = Vec::new();
    for &(line, _) in lines.iter().take_while(|&&(_, score)| score >= best - MARGIN) {
        // a headline that stands twice is one; of copies the right one stays later
        let again = texts.contains(&page.texts[line]);
        if !again && texts.len() == MOST {
            continue;
        }
        if !again {
            texts.push(page.texts[line]);
        }
        stays[line] = true;
    }
    stays
}
