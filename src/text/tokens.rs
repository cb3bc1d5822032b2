//! Words, numbers and marks.

use super::bytes::{PLAIN, SPACE, kind};
use crate::span::Span;
use crate::word::{SEED, TokenKind, hashed, mixed};

/// A token. White space belongs to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    start: u32,
    /// Four times its length, and its kind: texts hold so many tokens that their size is time.
    rest: u32,
}

/// Bytes of the longest text that is read: half of what a token can tell, since what is read of a text may be longer.
pub(crate) const LONGEST: usize = u32::MAX as usize >> 3;

impl Token {
    fn new(span: Span, kind: TokenKind) -> Self {
        Token { start: span.start as u32, rest: (span.len() as u32) << 2 | kind as u32 }
    }

    /// Where it stands.
    #[inline]
    pub fn span(self) -> Span {
        let start = self.start as usize;
        Span::new(start, start + (self.rest >> 2) as usize)
    }

    /// What it is.
    #[inline]
    pub fn kind(self) -> TokenKind {
        match self.rest & 3 {
            0 => TokenKind::Word,
            1 => TokenKind::Number,
            _ => TokenKind::Mark,
        }
    }
}

/// Hands the tokens of `text` within `span` to `found`, with the [`hash`](crate::word::hash) of those that are ASCII in
/// lower case.
///
/// Cost: one pass.
#[cfg_attr(quick, optimize(speed))]
pub(crate) fn tokens(text: &str, span: Span, mut found: impl FnMut(Token, Option<u64>)) {
    let inner = span.of(text);
    let bytes = inner.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        if kind(byte) == SPACE {
            at += 1;
            continue;
        }
        let c = if byte < 0x80 { char::from(byte) } else { char_at(inner, at) };
        at += c.len_utf8();
        if c.is_whitespace() {
            continue;
        }
        let mut plain = byte < 0x80;
        let mut hash = hashed(SEED, byte);
        let token = if c.is_alphanumeric() {
            let number = c.is_numeric();
            hash = hashed(SEED, byte | LOWER);
            while let Some(&byte) = bytes.get(at) {
                match kind(byte) {
                    PLAIN => {
                        hash = hashed(hash, byte | LOWER);
                        at += 1;
                        continue;
                    }
                    SPACE => break,
                    _ => {}
                }
                let d = if byte < 0x80 { char::from(byte) } else { char_at(inner, at) };
                let next = at + d.len_utf8();
                let inside = match d {
                    '\'' | '\u{2019}' => !number && char_at(inner, next).is_alphabetic(),
                    '.' | ',' => number && char_at(inner, next).is_numeric(),
                    _ => byte >= 0x80 && (d.is_alphanumeric() || is_combining(d)),
                };
                if !inside {
                    break;
                }
                plain &= byte < 0x80;
                hash = hashed(hash, byte);
                at = next;
            }
            if number { TokenKind::Number } else { TokenKind::Word }
        } else {
            TokenKind::Mark
        };
        found(Token::new(Span::new(span.start + start, span.start + at), token), plain.then(|| mixed(hash)));
    }
}

/// The bit that small letters of ASCII have and capitals do not; digits have it, too.
const LOWER: u8 = 0x20;

/// The character at a byte; a space behind the last.
#[inline]
fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or(' ')
}

/// Combining diacritical marks, the soft hyphen and joiners: they belong to the word around them and have no width.
#[inline]
pub(super) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_marks() {
        let text = "Ann's 3.5 km, don\u{2019}t 'quote'.";
        let mut found = Vec::new();
        tokens(text, Span::new(0, text.len()), |token, _| found.push(token));
        let words: Vec<&str> = found.iter().map(|t| t.span().of(text)).collect();
        assert_eq!(words, ["Ann's", "3.5", "km", ",", "don\u{2019}t", "'", "quote", "'", "."]);
    }
}
