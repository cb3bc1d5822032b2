//! Prose that goes on behind a box inside the article. A newsletter's box, or one of other stories, says that the article
//! is at its end; where sentences without a word of their writer then follow one another, it was not.

use super::mark::Kind;
use super::page::Page;
use std::ops::Range;

/// Lines of such prose, words that each has at least, and words that they have on the average.
const LINES: usize = 2;
const WORDS: usize = 8;
const MEAN: usize = 12;

/// Which lines stay as such prose: above all comments, and a heading between two runs with them. `removed` is each
/// line's probability not to be the article.
///
/// Cost: linear in the lines.
pub(super) fn prose(page: &Page<'_>, removed: &[f64]) -> Vec<bool> {
    let mut stays = vec![false; removed.len()];
    let kept = |line: &usize| removed[*line] < 0.5 && page.is_paragraph(*line) && !page.gone[*line];
    let Some(first) = (0..removed.len()).find(kept) else { return stays };
    let comments = |line: &usize| page.marks[*line].kind == Kind::Comments && page.marks[*line].score > 0.5;
    let end = (first..removed.len()).find(comments).unwrap_or(removed.len());
    let plain = |line: usize| !page.gone[line] && page.marks[line].kind == Kind::None;
    let tells = |line: usize| {
        let form = &page.forms[line];
        let quotes = || page.text(line).contains(['"', '\u{201c}', '\u{201e}', '\u{ab}']);
        plain(line) && form.closed && form.words >= WORDS && (!page.personal[line] || quotes())
    };
    let mut last: Option<usize> = None;
    let mut line = first;
    while line < end {
        let run: Range<usize> = line..(line..end).find(|&line| !tells(line)).unwrap_or(end);
        let words: usize = run.clone().map(|line| page.forms[line].words).sum();
        let long = run.clone().any(|line| page.is_paragraph(line));
        if run.len() >= LINES && long && words >= MEAN * run.len() {
            let heading = last.filter(|&last| last + 2 == run.start && plain(last + 1)).map(|last| last + 1);
            run.clone().chain(heading).for_each(|line| stays[line] = true);
            last = Some(run.end - 1);
        }
        line = run.end.max(line + 1);
    }
    stays
}
