//! What the form of a unit tells, whatever its words say.

use crate::lexicon;
use crate::text::{Layout, TokenKind};

/// The form of a unit.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Form {
    /// Words and numbers.
    pub words: usize,
    /// Ends in a full stop, question or exclamation mark, closing marks aside.
    pub closed: bool,
    /// Ends in a full stop.
    pub stopped: bool,
    /// Is one question.
    pub asks: bool,
    /// Has tabs in it, as a row of a table has.
    pub tabbed: bool,
    /// All its letters are capitals.
    pub shouted: bool,
    /// Token behind the last one that was not cut off, where the unit breaks off in "…" or "...".
    pub cut: Option<usize>,
    /// Has more than one sentence.
    pub several: bool,
}

/// The form of unit `index`.
pub(crate) fn form(layout: &Layout<'_>, index: usize) -> Form {
    let unit = &layout.units[index];
    let text = unit.span.of(layout.text);
    let tokens = &layout.tokens[unit.tokens.clone()];
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let bare = text.trim_end_matches(|c: char| {
        matches!(
            c,
            '"' | '\'' | ')' | ']' | '*' | '\u{2019}' | '\u{201d}' | '\u{201c}' | '\u{bb}' | '\u{ab}' | '\u{203a}'
        ) || c.is_whitespace()
    });
    Form {
        words: tokens.iter().filter(|t| t.kind() != TokenKind::Mark).count(),
        stopped: bare.ends_with('.'),
        asks: bare.ends_with('?') && unit.sentences.len() == 1,
        tabbed: text.contains('\t'),
        closed: bare.ends_with(['.', '!', '?', '\u{3002}', '\u{ff01}', '\u{ff1f}']),
        shouted: !letters().any(char::is_lowercase) && letters().any(char::is_uppercase) && letters().count() >= 8,
        cut: cut(layout, index),
        several: unit.sentences.len() > 1,
    }
}

/// Where a unit breaks off: the token behind which an ellipsis stands with at most the words of a link after it.
fn cut(layout: &Layout<'_>, index: usize) -> Option<usize> {
    let unit = &layout.units[index];
    let of = |i: usize| layout.tokens[i].span().of(layout.text);
    let mut tail = 0;
    let mut at = unit.tokens.end;
    // back over marks and the words of a link
    while at > unit.tokens.start {
        let i = at - 1;
        if layout.tokens[i].kind() == TokenKind::Mark {
            let dots = of(i) == "." && i > unit.tokens.start && of(i - 1) == "." && i >= 2 && of(i - 2) == ".";
            if of(i) == "\u{2026}" || dots {
                let mut end = i;
                while end > unit.tokens.start && layout.tokens[end - 1].kind() == TokenKind::Mark {
                    end -= 1;
                }
                return Some(end);
            }
            if matches!(of(i), "!" | "?") || (of(i) == "." && tail > 0) {
                return None;
            }
        } else {
            tail += 1;
            let link = layout.language.is_some_and(|l| lexicon::of(l).teaser_tail.has(layout.known(i)));
            if !link || tail > 5 {
                return None;
            }
        }
        at -= 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Language;
    use crate::text::paragraphs;

    fn read(line: &str) -> Form {
        form(&Layout::new(line, &paragraphs(line), Some(Language::En)), 0)
    }

    #[test]
    fn how_a_line_ends() {
        for (line, closed, stopped, asks) in [
            ("The bridge closed", false, false, false),
            ("The bridge closed.", true, true, false),
            ("He said \u{201c}yes.\u{201d}", true, true, false),
            ("The bridge (closed.) *", true, true, false),
            ("Where is it?", true, false, true),
            ("It went. Where is it?", true, false, false),
            ("It went!", true, false, false),
        ] {
            let form = read(line);
            assert_eq!((form.closed, form.stopped, form.asks), (closed, stopped, asks), "{line}");
        }
        assert!(read("HARBOURS").shouted && !read("HARBOUR").shouted && !read("HARBOURs").shouted);
        assert!(!read("12345678").shouted);
        assert!(read("a\tb").tabbed && !read("a b").tabbed);
        assert!(read("One. Two.").several && !read("One.").several);
        assert_eq!(read("One, two (3).").words, 3);
    }

    #[test]
    fn where_a_line_breaks_off() {
        for (line, cut) in [
            ("The bridge will close", None),
            ("The bridge will close.", None),
            ("The bridge will close..", None),
            ("The bridge will close...", Some(4)),
            ("The bridge will close\u{2026}", Some(4)),
            ("The bridge will close, \u{2026}", Some(4)),
            ("The bridge will close\u{2026}!", None),
            ("The bridge will close... Read more", Some(4)),
            ("The bridge will close... Read more.", Some(4)),
            ("The bridge will close... Read. More", None),
            ("The bridge will close... Read more!", None),
            ("The bridge closed. Read more", None),
            ("The bridge will close... read more read more read", Some(4)),
            ("The bridge will close... read more read more read more", None),
            ("The bridge will close... bolts", None),
            ("... read", Some(0)),
        ] {
            assert_eq!(read(line).cut, cut, "{line}");
        }
    }
}
