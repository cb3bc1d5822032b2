//! What a line is like by itself, whatever the page says.

use crate::lexicon::{self, class};
use crate::text::{Layout, Token, TokenKind, fold, hash};

fn tokens<'a>(layout: &'a Layout<'_>, line: usize) -> &'a [Token] {
    &layout.tokens[layout.units[line].tokens.clone()]
}

/// The words and numbers of a line.
fn words<'a>(layout: &'a Layout<'_>, line: usize) -> impl Iterator<Item = &'a str> + Clone {
    tokens(layout, line).iter().filter(|t| t.kind() != TokenKind::Mark).map(|t| t.span().of(layout.text))
}

/// Whether all words of a line are words of buttons and menus, or numbers.
pub(super) fn interface(layout: &Layout<'_>, line: usize) -> bool {
    let Some(tables) = layout.language.map(lexicon::of) else { return false };
    let mut words = words(layout, line).peekable();
    words.peek().is_some()
        && words.all(|word| {
            let folded = fold(word);
            word.starts_with(|c: char| c.is_ascii_digit())
                || tables.interface.contains(&folded)
                || tables.interface_link.contains(&folded)
        })
}

/// What the first tokens of a line are: capital and small words, numbers, and which marks; 0 if words only.
pub(super) fn shape(layout: &Layout<'_>, line: usize) -> u64 {
    let tokens = tokens(layout, line);
    let kind = |text: &str, kind: TokenKind| match kind {
        TokenKind::Number => 1,
        TokenKind::Word if text.starts_with(char::is_uppercase) => 2,
        TokenKind::Word => 3,
        TokenKind::Mark => u64::from(text.chars().next().map_or(4, u32::from)) + 4,
    };
    let first = &tokens[..tokens.len().min(8)];
    if first.iter().all(|t| t.kind() == TokenKind::Word) {
        return 0;
    }
    first.iter().fold(7, |h: u64, t| (h ^ kind(t.span().of(layout.text), t.kind())).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// The first two words of a line, hashed; 0 if it has fewer.
pub(super) fn beginning(layout: &Layout<'_>, line: usize) -> u64 {
    let mut words = words(layout, line).map(fold);
    match (words.next(), words.next()) {
        (Some(first), Some(second)) => hash(&(first + " " + &second)),
        _ => 0,
    }
}

/// Two to four words, each with a capital: a name, or an entry of a menu.
pub(super) fn named(layout: &Layout<'_>, line: usize) -> bool {
    let words = words(layout, line);
    (2..=4).contains(&words.clone().take(5).count()) && words.clone().all(|w| w.starts_with(char::is_uppercase))
}

/// Whether a line speaks of its writer or to its reader.
pub(super) fn personal(layout: &Layout<'_>, line: usize) -> bool {
    let Some(known) = layout.language.map(lexicon::known) else { return false };
    words(layout, line).any(|word| known.classes(&fold(word)) & class::PRON_1 != 0)
}
