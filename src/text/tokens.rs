//! Words, numbers and marks.

use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, with apostrophes inside.
    Word,
    /// Digits, with points and commas inside.
    Number,
    /// One character that is neither.
    Mark,
}

/// A token. White space belongs to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// Appends the tokens of `text` within `span` to `out`.
///
/// Cost: one pass.
pub(crate) fn tokens(text: &str, span: Span, out: &mut Vec<Token>) {
    let inner = span.of(text);
    let mut chars = inner.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = at + c.len_utf8();
        let kind = if c.is_alphanumeric() {
            let number = c.is_numeric();
            while let Some(&(next, d)) = chars.peek() {
                let after = || inner[next + d.len_utf8()..].chars().next();
                let inside = match d {
                    '\'' | '\u{2019}' => !number && after().is_some_and(char::is_alphabetic),
                    '.' | ',' => number && after().is_some_and(char::is_numeric),
                    _ => d.is_alphanumeric() || is_combining(d),
                };
                if !inside {
                    break;
                }
                end = next + d.len_utf8();
                chars.next();
            }
            if number { TokenKind::Number } else { TokenKind::Word }
        } else {
            TokenKind::Mark
        };
        out.push(Token { span: Span::new(span.start + at, span.start + end), kind });
    }
}

/// Combining diacritical marks and the soft hyphen: they belong to the word around them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_marks() {
        let text = "Ann's 3.5 km, don\u{2019}t 'quote'.";
        let mut found = Vec::new();
        tokens(text, Span::new(0, text.len()), &mut found);
        let words: Vec<&str> = found.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(words, ["Ann's", "3.5", "km", ",", "don\u{2019}t", "'", "quote", "'", "."]);
    }
}
