//! What holds for every result, whatever was read: property tests and fuzz targets run these very functions.
//! The numbers are those of the design's invariants. Each panics with what is wrong.
#![allow(dead_code)] // each of those who include this needs a part of it

mod html;

pub use html::listed;

use offprint::article::{Article, Cleaned};
use offprint::offsets::{Unit, convert_article};
use offprint::render::{RenderOptions, Restored, to_html, to_markdown, to_text};
use offprint::{Span, partition};

/// That `span` lies in `text`, on character boundaries.
fn fits(text: &str, span: Span, what: &str) {
    assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{what}: {span:?} of {}", text.len());
}

/// Invariants 1, 4 and 5: the text is `text`; kept and removed spans partition it; what was removed as a copy points at
/// what is kept; restoring all gives the text back, byte for byte.
pub fn cleaned(text: &str, cleaned: &Cleaned) {
    assert_eq!(cleaned.text, text, "the text was changed");
    let parts = partition(text, cleaned.removals.iter().map(|r| r.span)).expect("removals partition the text");
    let joined: String = parts.iter().map(|part| part.span.of(text)).collect();
    assert_eq!(joined, text, "kept and removed do not join to the text");
    for removal in &cleaned.removals {
        assert!((0.0..=1.0).contains(&removal.confidence), "{removal:?}");
        let Some(of) = removal.of else { continue };
        fits(text, of, "of");
        assert!(!of.is_empty(), "{removal:?} points at nothing");
    }
    // both are sorted by start, and removals do not overlap
    for of in cleaned.removals.iter().filter_map(|r| r.of) {
        let first = cleaned.removals.partition_point(|r| r.span.end <= of.start);
        let over = cleaned.removals.get(first).is_some_and(|r| r.span.overlaps(of));
        assert!(!over, "{of:?} is pointed at and removed");
    }
    let mut at = 0;
    for repair in &cleaned.repairs {
        fits(text, repair.span, "repair");
        assert!(repair.span.start >= at, "{repair:?} overlaps the one before it");
        at = repair.span.end;
    }
    for flag in &cleaned.flags {
        fits(text, flag.span, "flag");
        flag.of.iter().for_each(|&of| fits(text, of, "flag's other place"));
    }
    for (index, block) in cleaned.blocks.iter().enumerate() {
        fits(text, block.span, "block");
        assert!(block.parent.is_none_or(|parent| parent < index), "{block:?} stands before its parent");
    }
    let all = to_text(cleaned, &Restored::All, &RenderOptions { repairs: false });
    assert_eq!(all, text, "restoring all does not give the text back");
}

/// Invariants 1, 4, 5, 7, 9 and what a page's author may have written into addresses.
pub fn article(article: &Article) {
    let text = &article.cleaned.text;
    cleaned(text, &article.cleaned);
    for inline in &article.inlines {
        fits(text, inline.span, "inline");
    }
    for origin in &article.origins {
        fits(text, origin.span, "origin");
    }
    for quotation in &article.quotations {
        fits(text, quotation.span, "quotation");
        assert!(!quotation.span.is_empty(), "{quotation:?} says nothing");
        let parts = quotation.cue.into_iter().chain(quotation.mention);
        parts.for_each(|span| fits(text, span, "cue or mention"));
        assert!((0.0..=1.0).contains(&quotation.confidence), "{quotation:?}");
        let holding = article.cleaned.removals.partition_point(|r| r.span.end <= quotation.span.start);
        let holding =
            article.cleaned.removals.get(holding).filter(|r| r.span.overlaps(quotation.span)).map(|_| holding);
        assert_eq!(quotation.removal, holding, "{quotation:?} does not say which removal holds it");
        let known = quotation.speaker.is_none_or(|id| article.speakers.iter().any(|s| s.id == id));
        assert!(known, "{quotation:?} is said by someone unknown");
    }
    for mention in article.speakers.iter().flat_map(|s| &s.mentions) {
        fits(text, *mention, "mention of a speaker");
    }
    let data = &article.metadata;
    for url in data.image.iter().chain(&data.url) {
        assert!(html::is_web_address(url), "an address that is none: {url:?}");
    }
    units(article);
}

/// Invariant 9: offsets survive the way to other units and back.
pub fn units(article: &Article) {
    for unit in [Unit::Utf16, Unit::CodePoint] {
        let mut there = article.clone();
        convert_article(&mut there, Unit::Utf8, unit).expect("every offset lies on a character");
        convert_article(&mut there, unit, Unit::Utf8).expect("and back");
        assert!(there == *article, "offsets changed on their way");
    }
}

/// That the three writers write: HTML of the listed elements and attributes alone, and the text back where all is restored.
pub fn written(article: &Article) {
    let plain = RenderOptions { repairs: false };
    for restored in [Restored::None, Restored::All, Restored::Some(vec![0, 2])] {
        for options in [RenderOptions::default(), plain.clone()] {
            listed(&to_html(article, &restored, &options));
            let _ = to_markdown(article, &restored, &options);
            let _ = to_text(&article.cleaned, &restored, &options);
        }
    }
}
