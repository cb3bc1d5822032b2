//! Character references: `&amp;`, `&#8217;`, `&#x2019;` (WHATWG HTML, 13.2.5.72 to 13.2.5.80).

use crate::lexicon::entities;

/// What a reference stands for.
pub(super) enum Text {
    Char(char),
    String(String),
}

impl Text {
    /// Appends it to `out`.
    pub fn push_to(&self, out: &mut String) {
        match self {
            Text::Char(c) => out.push(*c),
            Text::String(text) => out.push_str(text),
        }
    }
}

/// Reads the reference that `text`, which begins behind the `&`, begins with: its length in bytes and what it stands
/// for. `None` where the `&` is just that. In attributes a name without a semicolon counts only if the value cannot
/// be an address with that name as a key.
///
/// Cost: linear in the reference; a name's length is bounded.
pub(super) fn read(text: &str, in_attribute: bool) -> Option<(usize, Text)> {
    if let Some(number) = text.strip_prefix('#') {
        return numeric(number).map(|(length, c)| (length + 1, Text::Char(c)));
    }
    let run = text.bytes().take(entities::LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(run) == Some(&b';')
        && let Some(found) = entities::named(&text[..run])
    {
        return Some((run + 1, Text::String(found)));
    }
    let (length, found) = entities::bare(text)?;
    let next = text.as_bytes().get(length);
    if in_attribute && next.is_some_and(|&b| b == b'=' || b.is_ascii_alphanumeric()) {
        return None;
    }
    Some((length, Text::String(found)))
}

/// A numeric reference behind `#`: its length and the character.
fn numeric(text: &str) -> Option<(usize, char)> {
    let (radix, digits) = match text.strip_prefix(['x', 'X']) {
        Some(rest) => (16, rest),
        None => (10, text),
    };
    let count = digits.bytes().take_while(|&b| char::from(b).is_digit(radix)).count();
    if count == 0 {
        return None;
    }
    let code = digits[..count].chars().fold(0_u32, |code, digit| {
        // beyond Unicode it stays beyond
        code.saturating_mul(radix).saturating_add(digit.to_digit(radix).unwrap_or(0)).min(0x0011_0000)
    });
    let prefix = text.len() - digits.len();
    let end = prefix + count + usize::from(digits.as_bytes().get(count) == Some(&b';'));
    Some((end, character(code)))
}

/// Of the C1 controls, those that Windows-1252 gives characters mean these.
const WINDOWS: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2c6}', '\u{2030}',
    '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}', '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}',
    '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}',
    '\u{17e}', '\u{178}',
];

fn character(code: u32) -> char {
    match code {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9f => WINDOWS[code as usize - 0x80],
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str, in_attribute: bool) -> Option<(usize, String)> {
        let (length, found) = read(source, in_attribute)?;
        let mut out = String::new();
        found.push_to(&mut out);
        Some((length, out))
    }

    #[test]
    fn names_and_numbers() {
        assert_eq!(text("amp;x", false), Some((4, "&".into())));
        assert_eq!(text("ampx", false), Some((3, "&".into())));
        assert_eq!(text("ampx", true), None);
        assert_eq!(text("amp=", true), None);
        assert_eq!(text("amp", true), Some((3, "&".into())));
        assert_eq!(text("#8217;", false), Some((6, "\u{2019}".into())));
        assert_eq!(text("#X2019 ", false), Some((6, "\u{2019}".into())));
        assert_eq!(text("#150;", false), Some((5, "\u{2013}".into())));
        assert_eq!(text("#99999999999999999999;", false), Some((22, "\u{fffd}".into())));
        assert_eq!(text("#xd800;", false), Some((7, "\u{fffd}".into())));
        assert_eq!(text("#0;", false), Some((3, "\u{fffd}".into())));
        assert_eq!(text("CounterClockwiseContourIntegral;x", false), Some((32, "\u{2233}".into())));
        assert_eq!(
            (text("#;", false), text("#x;", false), text(" ", false), text("", false)),
            (None, None, None, None)
        );
    }
}
