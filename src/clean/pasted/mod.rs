//! Whole pages pasted as text, menus and all: which lines are the page around the article.
//!
//! Each line is measured by itself, by what stands around it and by what the paragraphs know of it (`page`,
//! `features`). A chain over all lines (`chain`) weighs that and gives each its probability not to be the article. The
//! weights, `src/lexicon/weights.toml`, were fitted on annotated pages, cross-validated by page, and rounded.

mod chain;
mod features;
mod headline;
mod line;
mod mark;
mod page;
mod prose;
mod sums;
mod weights;

use super::canonical::Canonical;
use super::furniture::Evidence;
use super::lines::Form;
use crate::article::Reason;
use crate::options::Level;
use crate::text::Layout;
use mark::Mark;
use page::Page;
use weights::Weights;

/// Lines that a page, and a text in sections, has at least, and the share of them that are short and do not end like a
/// sentence.
const LINES: usize = 40;
const SECTIONS: usize = 20;
const SHORT_SHARE: f64 = 0.4;
/// Words of a line that says something if it ends like a sentence, and how sure it must be that it goes: a sentence
/// that is lost costs more than one that is left.
const SENTENCE: usize = 8;
const SURE: f64 = 0.65;

/// Judges all lines of a text that looks like a whole page, as [`is_page`] says. `found` is what each line is by itself, `gone` says what of
/// that was removed.
///
/// Cost: linear in the tokens.
pub(crate) fn evidence(
    layout: &Layout<'_>,
    forms: &[Form],
    canonical: &Canonical,
    (found, gone): (&[Option<Evidence>], &[bool]),
    level: Level,
    work: &mut u64,
) -> Vec<Option<Evidence>> {
    let marks: Vec<Mark> = found.iter().map(|evidence| Mark::of(evidence.as_ref())).collect();
    let page = Page::new(layout, forms, canonical, gone, &marks, work);
    // a page brings furniture that is known as such by itself: what was cleaned before is a page no more
    let bare = layout.language.is_some() && !gone.contains(&true);
    if bare || page.paragraphs == 0 {
        return vec![None; forms.len()];
    }
    let weights = Weights::new(&page);
    let scores: Vec<_> = (0..forms.len()).map(|line| weights.scores(&page, line)).collect();
    let removed = chain::removed(&scores);
    *work += (features::COUNT * forms.len()) as u64;
    // what takes all paragraphs along has not found the page around them
    if (0..forms.len()).all(|line| removed[line] >= 0.5 || !page.is_paragraph(line)) {
        return vec![None; forms.len()];
    }
    let headlines = headline::headlines(&page, &weights, &removed);
    let prose = prose::prose(&page, &removed);
    let threshold = threshold(level);
    (0..forms.len())
        .map(|line| {
            let sentence = forms[line].closed && forms[line].words >= SENTENCE;
            let out = removed[line] >= if sentence { threshold.max(SURE) } else { threshold }
                && !headlines[line]
                && !prose[line];
            out.then(|| Evidence {
                reason: Reason::Boilerplate,
                rule: "pasted.surroundings",
                score: confidence(removed[line]).max(super::threshold(level)),
            })
        })
        .collect()
}

/// Whether a text looks like a whole page: many lines, and many of them short.
pub(crate) fn is_page(forms: &[Form]) -> bool {
    forms.len() >= LINES && is_in_sections(forms)
}

/// Whether the lines of a text are short ones to a good part, more than any article's headings are.
pub(crate) fn is_in_sections(forms: &[Form]) -> bool {
    let short = forms.iter().filter(|form| form.words <= 8 && !form.closed).count();
    forms.len() >= SECTIONS && (short as f64) >= SHORT_SHARE * forms.len() as f64
}

/// From which probability on a line goes.
fn threshold(level: Level) -> f64 {
    match level {
        Level::Careful => 0.95,
        Level::Standard => 0.5,
        Level::Thorough => 0.35,
    }
}

/// How many of the removals at a probability are right, on pages that the weights were not fitted on: what the chain is
/// quite sure of is wrong at times, too.
fn confidence(probability: f64) -> f64 {
    0.98 * probability
}
