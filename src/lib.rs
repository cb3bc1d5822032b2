//! Offprint makes one article out of whatever a reader has: pasted text, an HTML file, or the page that is open.
//!
//! Two functions do the work. [`clean`] takes plain text and says which parts stand there twice or are not the article.
//! [`extract`] takes plain text, HTML or a snapshot of a live page, finds the article, cleans it, and says who said what.
//! Neither changes the text: they return it with spans over it, and every removal carries its reason.
//!
//! ```
//! let article = offprint::extract("A storm is near.\n\n\"Stay at home,\" said Ann Lee.".into(), &Default::default())?;
//! assert_eq!(article.speakers[0].name, "Ann Lee");
//! # Ok::<(), offprint::Error>(())
//! ```
//!
//! Both are pure: the same input and options give the same output, natively and in WebAssembly.

#![cfg_attr(quick, feature(optimize_attribute))]

pub mod article;
mod clean;
mod error;
mod extract;
#[cfg(all(target_arch = "wasm32", feature = "faults"))]
mod faults;
mod json;
mod keys;
mod lexicon;
mod limits;
mod mended;
pub mod offsets;
mod options;
pub mod page;
mod quotes;
pub mod render;
mod span;
mod stats;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
mod word;

pub use article::{Article, Cleaned};
pub use error::Error;
pub use limits::Limits;
pub use options::{CleanOptions, ExtractOptions, Format, Level};
pub use span::{Part, PartitionError, Span, partition};

use article::{Outcome, Status};

/// What [`extract`] reads.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// Text or HTML; [`ExtractOptions::format`] says which, or leaves it to be detected.
    Text(&'a str),
    /// A live page, as `snapshot.js` hands it over.
    Snapshot(&'a page::Snapshot),
}

impl<'a> From<&'a str> for Source<'a> {
    fn from(text: &'a str) -> Self {
        Source::Text(text)
    }
}

/// Finds what stands twice in `text` and what is not the article.
///
/// The result's text is `text`, unchanged; its spans count bytes.
///
/// # Errors
/// [`Error::LimitExceeded`] if the text is longer than [`Limits::input_bytes`].
///
/// Cost: linear in the length of the text.
pub fn clean(text: &str, options: &CleanOptions) -> Result<Cleaned, Error> {
    check_size(text.len(), &options.limits)?;
    let repairs = clean::characters(text, clean::Origin::Text);
    let mended = mended::Mended::new(text, repairs);
    let blocks = text::paragraphs(&mended.text);
    let language = text::language(options.language.as_deref(), &mended.text);
    let layout = text::Layout::new(&mended.text, &blocks, language);
    let found = clean::run(&layout, Vec::new(), options);
    let cleaned = finish(&mended.text, blocks, language, found);
    Ok(mended.back(Article { cleaned, ..Article::default() }).cleaned)
}

/// Finds the article in `source`, cleans it as [`clean`] does, and attributes its quotations.
///
/// For plain text the result's text is the input, unchanged. For a page it is the page's visible text;
/// what stands outside the article's body is removed with the reason `outside`.
///
/// # Errors
/// [`Error::LimitExceeded`] if the input is longer than [`Limits::input_bytes`],
/// [`Error::InvalidSnapshot`] if a snapshot contradicts itself.
///
/// Cost: linear in the length of the source.
pub fn extract(source: Source<'_>, options: &ExtractOptions) -> Result<Article, Error> {
    let page = match source {
        Source::Text(text) => {
            check_size(text.len(), &options.limits)?;
            let html = match options.format {
                Format::Auto => page::looks_like_html(text),
                Format::Html => true,
                Format::Text => false,
            };
            if !html {
                return Ok(extract_text(text, options));
            }
            page::parse(text, &options.limits)
        }
        Source::Snapshot(snapshot) => {
            check_size(snapshot.text.len(), &options.limits)?;
            page::decode(snapshot, &options.limits)?
        }
    };
    let found = extract::run(&page, options);
    let language = text::language(options.language.as_deref().or(found.metadata.language.as_deref()), &found.text);
    let repairs = clean::characters_of_page(&found.text, &found.blocks);
    let mended = mended::Mended::new(&found.text, repairs);
    let (mut blocks, mut outside) = (found.blocks.clone(), found.outside);
    mended.there(blocks.iter_mut().map(|b| &mut b.span).chain(outside.iter_mut().map(|r| &mut r.span)));
    let article = assemble(&mended.text, blocks, language, (outside, Some(found.thread)), &options.clean());
    let mut article = mended.back(article);
    article.cleaned.blocks = found.blocks;
    article.inlines = found.inlines;
    article.origins = found.origins;
    article.metadata = found.metadata;
    article.metadata.language = article.metadata.language.or(article.cleaned.outcome.language.clone());
    article.cleaned.outcome.notes.extend(page.notes.iter().map(|&note| note.to_owned()));
    if !found.has_body && !article.cleaned.text.is_empty() {
        article.cleaned.outcome.notes.push("no-body".to_owned());
    }
    if !page.notes.is_empty() {
        article.cleaned.outcome.status = Status::Partial;
    }
    Ok(article)
}

fn extract_text(text: &str, options: &ExtractOptions) -> Article {
    let repairs = clean::characters(text, clean::Origin::Text);
    let mended = mended::Mended::new(text, repairs);
    let blocks = text::paragraphs(&mended.text);
    let language = text::language(options.language.as_deref(), &mended.text);
    let mut article = assemble(&mended.text, blocks, language, (Vec::new(), None), &options.clean());
    article.metadata = extract::plain_metadata(&article.cleaned);
    mended.back(article)
}

/// The part of the way that text and pages share: clean, then quotations. `outside` is what an extractor left out,
/// `thread` whether the rest, if it is a page's, is a thread and no article.
fn assemble(
    text: &str,
    blocks: Vec<article::Block>,
    language: Option<lexicon::Language>,
    (outside, thread): (Vec<article::Removal>, Option<bool>),
    options: &CleanOptions,
) -> Article {
    let mut layout = text::Layout::new(text, &blocks, language);
    (layout.authored, layout.thread) = (thread == Some(false), thread == Some(true));
    let mut found = clean::run(&layout, outside, options);
    let said = quotes::run(&layout, &blocks, &found.removals);
    found.work += said.work;
    Article {
        cleaned: finish(text, blocks, language, found),
        quotations: said.quotations,
        speakers: said.speakers,
        ..Article::default()
    }
}

fn finish(
    text: &str,
    blocks: Vec<article::Block>,
    language: Option<lexicon::Language>,
    found: clean::Found,
) -> Cleaned {
    let status = if text.trim().is_empty() { Status::Empty } else { Status::Complete };
    let notes =
        if language.is_none() && status == Status::Complete { vec!["language-unknown".to_owned()] } else { Vec::new() };
    let outcome = Outcome { status, language: language.map(|l| l.tag().to_owned()), notes };
    let stats = stats::count(text, &blocks, &found.removals, found.work);
    Cleaned {
        text: text.to_owned(),
        blocks,
        removals: found.removals,
        repairs: found.repairs,
        flags: found.flags,
        stats,
        outcome,
    }
}

fn check_size(actual: usize, limits: &Limits) -> Result<(), Error> {
    let allowed = limits.input_bytes.min(text::LONGEST);
    if actual > allowed {
        return Err(Error::LimitExceeded { limit: "inputBytes", allowed, actual });
    }
    Ok(())
}
