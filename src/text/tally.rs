//! How much text there is: characters that can be seen, and words.

use crate::word::ascii;

/// The visible characters of a text, and the words that begin in it. Cost: one pass over the bytes.
#[cfg_attr(quick, optimize(speed))]
pub(crate) fn tally(text: &str, in_word: &mut bool) -> (usize, usize) {
    let (mut characters, mut words) = (0, 0);
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        let ascii = ascii(rest);
        let (more, begun) = tally_ascii(&rest[..ascii], in_word);
        characters += more;
        words += begun;
        at += ascii;
        let Some(c) = text[at..].chars().next() else { break };
        let space = c.is_whitespace();
        characters += usize::from(!space);
        words += usize::from(!(space || *in_word));
        *in_word = !space;
        at += c.len_utf8();
    }
    (characters, words)
}

/// Bytes from which on it pays to look at many at a time.
const SHORT: usize = 64;

/// As [`tally`], in a form that is done for many bytes at a time.
fn tally_ascii(bytes: &[u8], in_word: &mut bool) -> (usize, usize) {
    let space = |byte: u8| u8::from(byte == b' ') | u8::from(byte.wrapping_sub(b'\t') < 5);
    let (mut spaces, mut words) = (0, 0);
    if bytes.len() < SHORT {
        for &byte in bytes {
            let inside = space(byte) == 0;
            spaces += usize::from(!inside);
            words += usize::from(inside && !*in_word);
            *in_word = inside;
        }
        return (bytes.len() - spaces, words);
    }
    let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return (0, 0) };
    words += usize::from(!*in_word && space(first) == 0);
    // few enough that each count fits a byte
    for chunk in bytes.chunks(255) {
        spaces += usize::from(chunk.iter().fold(0_u8, |sum, &byte| sum + space(byte)));
    }
    for (chunk, next) in bytes.chunks(255).zip(bytes[1..].chunks(255)) {
        let begins = chunk.iter().zip(next).fold(0_u8, |sum, (&one, &two)| sum + (space(one) & !space(two)));
        words += usize::from(begins);
    }
    *in_word = space(last) == 0;
    (bytes.len() - spaces, words)
}

#[cfg(test)]
mod tests {
    use super::tally;

    #[test]
    fn words_are_what_white_space_parts() {
        let long = "word, \u{b} ".repeat(300);
        for text in [
            "",
            " ",
            "one",
            " one\ttwo\r\n",
            "\u{a0}ein\u{2003}Wort \u{e9}\u{1680}",
            "\u{85}a\u{3000}b\u{200b}c",
            &long,
            &format!("{long}\u{e9}{long}\u{2003}{long}"),
        ] {
            let characters = text.chars().filter(|c| !c.is_whitespace()).count();
            assert_eq!(tally(text, &mut false), (characters, text.split_whitespace().count()), "{text:?}");
        }
        let mut inside = false;
        assert_eq!((tally("on", &mut inside), tally("e two", &mut inside)), ((2, 1), (4, 1)));
    }
}
