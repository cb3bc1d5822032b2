//! The one place where offsets change their unit: bytes inside Rust, UTF-16 code units for JavaScript,
//! code points for tools that count characters.

use crate::article::{Article, Cleaned};
use crate::error::Error;
use crate::span::Span;
use crate::word::ascii;

/// What an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// UTF-8 bytes.
    Utf8,
    /// UTF-16 code units, as in JavaScript strings.
    Utf16,
    /// Unicode code points, as in Python strings.
    CodePoint,
}

impl Unit {
    #[inline]
    fn width(self, c: char) -> usize {
        match self {
            Unit::Utf8 => c.len_utf8(),
            Unit::Utf16 => c.len_utf16(),
            Unit::CodePoint => 1,
        }
    }
}

/// Turns offsets into `text` from one unit into another, in place: one sort and one pass over the text.
///
/// # Errors
/// [`Error::InvalidArticle`] if an offset lies beyond the end of the text or inside a character.
///
/// Cost: O(n + k log k) for n bytes of text and k offsets.
#[cfg_attr(quick, optimize(speed))]
pub fn convert(text: &str, offsets: &mut [&mut usize], from: Unit, to: Unit) -> Result<(), Error> {
    if from == to {
        return Ok(());
    }
    offsets.sort_unstable_by_key(|offset| **offset);
    let mut rest = text;
    let (mut at, mut out) = (0, 0);
    for offset in offsets {
        while at < **offset {
            // what is ASCII is as long in every unit
            let plain = ascii(&rest.as_bytes()[..rest.len().min(**offset - at)]);
            (rest, at, out) = (&rest[plain..], at + plain, out + plain);
            if at == **offset {
                break;
            }
            let mut chars = rest.chars();
            let Some(c) = chars.next() else {
                return Err(Error::InvalidArticle(format!("offset {offset} lies beyond the text's end")));
            };
            rest = chars.as_str();
            at += from.width(c);
            out += to.width(c);
        }
        if at != **offset {
            return Err(Error::InvalidArticle(format!("offset {offset} lies inside a character")));
        }
        **offset = out;
    }
    Ok(())
}

/// Turns every span of a [`Cleaned`] from one unit into another.
///
/// # Errors
/// As [`convert`].
pub fn convert_cleaned(cleaned: &mut Cleaned, from: Unit, to: Unit) -> Result<(), Error> {
    let mut offsets = Vec::new();
    let text = std::mem::take(&mut cleaned.text);
    collect_cleaned(cleaned, &mut offsets);
    let result = convert(&text, &mut offsets, from, to);
    cleaned.text = text;
    result
}

/// Turns every span of an [`Article`] from one unit into another.
///
/// # Errors
/// As [`convert`].
pub fn convert_article(article: &mut Article, from: Unit, to: Unit) -> Result<(), Error> {
    let text = std::mem::take(&mut article.cleaned.text);
    let result = convert(&text, &mut of_article(article), from, to);
    article.cleaned.text = text;
    result
}

/// Every offset into the text of an article.
pub(crate) fn of_article(article: &mut Article) -> Vec<&mut usize> {
    let mut offsets = Vec::new();
    collect_cleaned(&mut article.cleaned, &mut offsets);
    let spans =
        (article.inlines.iter_mut().map(|x| &mut x.span)).chain(article.origins.iter_mut().map(|x| &mut x.span));
    spans.for_each(|span| push(span, &mut offsets));
    for quotation in &mut article.quotations {
        push(&mut quotation.span, &mut offsets);
        let parts = quotation.cue.iter_mut().chain(&mut quotation.mention);
        parts.for_each(|span| push(span, &mut offsets));
    }
    for speaker in &mut article.speakers {
        speaker.mentions.iter_mut().for_each(|span| push(span, &mut offsets));
    }
    offsets
}

fn push<'a>(span: &'a mut Span, offsets: &mut Vec<&'a mut usize>) {
    offsets.push(&mut span.start);
    offsets.push(&mut span.end);
}

fn collect_cleaned<'a>(cleaned: &'a mut Cleaned, offsets: &mut Vec<&'a mut usize>) {
    cleaned.blocks.iter_mut().for_each(|block| push(&mut block.span, offsets));
    cleaned.repairs.iter_mut().for_each(|repair| push(&mut repair.span, offsets));
    for removal in &mut cleaned.removals {
        push(&mut removal.span, offsets);
        removal.of.iter_mut().for_each(|span| push(span, offsets));
    }
    for flag in &mut cleaned.flags {
        push(&mut flag.span, offsets);
        flag.of.iter_mut().for_each(|span| push(span, offsets));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Reason, Removal};

    #[test]
    fn every_unit_and_back() {
        let text = "a\u{e9}\u{1f600}z";
        let bytes = [0, 1, 3, 7, 8];
        for (unit, expected) in [(Unit::Utf16, [0, 1, 2, 4, 5]), (Unit::CodePoint, [0, 1, 2, 3, 4])] {
            let mut values = bytes;
            let mut refs: Vec<&mut usize> = values.iter_mut().rev().collect();
            convert(text, &mut refs, Unit::Utf8, unit).unwrap();
            assert_eq!(values, expected);
            let mut refs: Vec<&mut usize> = values.iter_mut().collect();
            convert(text, &mut refs, unit, Unit::Utf8).unwrap();
            assert_eq!(values, bytes);
        }
    }

    #[test]
    fn every_span_of_what_was_cleaned_and_back() {
        let removal =
            |span, of| Removal { span, reason: Reason::Duplicate, rule: String::new(), of: Some(of), confidence: 1.0 };
        let cleaned = |removal| Cleaned {
            text: "\u{e9} \u{1f600} \u{e9}".to_owned(),
            removals: vec![removal],
            ..Cleaned::default()
        };
        let bytes = cleaned(removal(Span::new(8, 10), Span::new(0, 2)));
        let mut turned = bytes.clone();
        convert_cleaned(&mut turned, Unit::Utf8, Unit::Utf16).unwrap();
        assert_eq!(turned, cleaned(removal(Span::new(5, 6), Span::new(0, 1))));
        convert_cleaned(&mut turned, Unit::Utf16, Unit::Utf8).unwrap();
        assert_eq!(turned, bytes);
    }

    #[test]
    fn an_offset_that_does_not_fit_is_an_error() {
        let convert_one = |mut offset: usize, from| convert("\u{1f600}", &mut [&mut offset], from, Unit::Utf8);
        assert!(convert_one(1, Unit::Utf16).is_err());
        assert!(convert_one(3, Unit::Utf16).is_err());
        assert!(convert_one(2, Unit::Utf16).is_ok());
    }
}
