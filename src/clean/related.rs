//! Other stories' headlines and teasers between the paragraphs: lines set by themselves that share next to nothing
//! with what the article is about.
//!
//! A linear model of a few features of the line, its neighbours and the paragraphs decides. The weights were fitted by
//! logistic regression on annotated texts, cross-validated by document, and rounded.

mod line;

use super::furniture::Evidence;
use super::lines::Form;
use crate::article::Reason;
use crate::keys::Tally;
use crate::lexicon::{self, WEIGHTS_RELATED};
use crate::text::{Layout, TokenKind, Unit, fold, hash};
use line::Subject;

/// Words of a paragraph that counts as the article's own.
const PARAGRAPH: usize = 8;
/// Paragraphs that an article needs before a line can be foreign to it.
const PARAGRAPHS: usize = 3;
/// Words of a headline or teaser.
const WORDS: std::ops::RangeInclusive<usize> = 3..=40;

/// How likely a line is another story's that is set upon the next paragraph.
const GLUED: f64 = 0.62;

/// Judges the lines that no copy was found of. `gone` says which units were removed, `announces` which of these
/// announced other stories; `whole` whether nobody has found the article's body in the text before.
///
/// Cost: linear in the tokens.
pub(crate) fn evidence(
    layout: &Layout<'_>,
    forms: &[Form],
    gone: &[bool],
    announces: &[bool],
    whole: bool,
    work: &mut u64,
) -> Vec<Option<Evidence>> {
    let body =
        |unit: usize| forms[unit].closed && forms[unit].words >= PARAGRAPH && forms[unit].cut.is_none() && !gone[unit];
    let paragraphs = (0..forms.len()).filter(|&unit| body(unit)).count();
    let words: usize = (0..forms.len()).filter(|&u| !gone[u]).map(|u| forms[u].words).sum();
    let own: usize = (0..forms.len()).filter(|&u| body(u)).map(|u| forms[u].words).sum();
    // verse, lists and pages without prose say nothing of themselves in this way
    if paragraphs < PARAGRAPHS || own * 5 < words * 2 {
        return vec![None; forms.len()];
    }
    // what ends in a mark must ask, or stand below an announcement; what the text begins with is its headline
    let (first, announced) = (gone.iter().position(|gone| !gone), announces.contains(&true));
    let asked = |unit: usize| {
        let form = &forms[unit];
        let open =
            !form.closed || form.cut.is_some() || announced || layout.units[unit].span.of(layout.text).ends_with('?');
        open && !gone[unit] && first != Some(unit) && WORDS.contains(&form.words)
    };
    if !(0..forms.len()).any(asked) {
        return vec![None; forms.len()];
    }
    let subject = Subject::new(layout, forms, gone, announces, whole, work);
    let turns = turns(layout, gone);
    (0..forms.len())
        .map(|unit| {
            let form = &forms[unit];
            if !asked(unit) || turns[unit] || (form.closed && form.cut.is_none() && !subject.ends_like_a_headline(unit))
            {
                return None;
            }
            let score = subject.score(unit)?;
            if score < GLUED && subject.is_set_upon_a_paragraph(unit) {
                return Some(Evidence { reason: Reason::RelatedHeadline, rule: "related.glued", score: GLUED });
            }
            let rule = if form.cut.is_some() { "related.teaser" } else { "related.headline" };
            Some(Evidence { reason: Reason::RelatedHeadline, rule, score })
        })
        .collect()
}

/// Which units are turns of a transcript: most of what stays has a speaker's name, one to three words, and a colon
/// before it, and speakers come again. One who speaks once is told by the capitals of such names.
fn turns(layout: &Layout<'_>, gone: &[bool]) -> Vec<bool> {
    let speaker = |unit: &Unit| {
        let colon = unit.tokens.clone().take(4).position(|at| layout.tokens[at].span().of(layout.text) == ":");
        let words = colon.filter(|&words| (1..=3).contains(&words) && unit.tokens.len() > words + 1)?;
        let name = || unit.tokens.clone().take(words);
        let shouted = !name().any(|at| layout.tokens[at].span().of(layout.text).contains(char::is_lowercase));
        let hash = layout.row_hash(name());
        layout.capital(unit.tokens.start).then_some((hash, shouted))
    };
    let speakers: Vec<Option<(u64, bool)>> =
        layout.units.iter().zip(gone).map(|(unit, gone)| speaker(unit).filter(|_| !gone)).collect();
    let mut times: Tally<u32> = Tally::default();
    speakers.iter().flatten().for_each(|(name, _)| *times.at(*name) += 1);
    let (kept, count) = (gone.iter().filter(|gone| !**gone).count(), speakers.iter().flatten().count());
    let transcript = count * 2 > kept && times.values.len() * 2 <= count;
    let again = |(name, shouted): &(u64, bool)| *shouted || times.get(*name).is_some_and(|&times| times > 1);
    speakers.iter().map(|speaker| transcript && speaker.as_ref().is_some_and(again)).collect()
}

/// The content words of a unit, hashed, each once.
pub(super) fn content(layout: &Layout<'_>, unit: usize, work: &mut u64) -> Vec<u64> {
    let tables = layout.language.map(lexicon::of);
    let tokens = layout.units[unit].tokens.clone();
    *work += tokens.len() as u64;
    let mut words: Vec<u64> = Vec::with_capacity(tokens.len());
    let content = tokens
        .filter(|&at| layout.tokens[at].kind() != TokenKind::Mark && layout.folded(at).len() > 2)
        .filter(|&at| !tables.is_some_and(|t| t.common_words.has(layout.known(at))))
        .map(|at| stem_hash(layout, at));
    words.extend(content);
    words.sort_unstable();
    words.dedup();
    words
}

/// Hash of the stem of a token.
fn stem_hash(layout: &Layout<'_>, token: usize) -> u64 {
    let word = layout.folded(token);
    let stem = stem(word);
    if stem.len() == word.len() { layout.hash(token) } else { hash(stem) }
}

/// A word without the commonest endings of number and possession: enough to see that two lines are about one thing.
fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let long = word.len() > 4;
    word.strip_suffix("es").or_else(|| word.strip_suffix('s')).filter(|_| long).unwrap_or(word)
}
