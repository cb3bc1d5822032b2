//! Values as head and linked data give them, made readable.

use crate::text::fold;
use crate::word::split_at_last;

/// A value and where it was found.
pub(in crate::extract) type Found = Option<(String, &'static str)>;

pub(in crate::extract) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first of these texts, each once, case aside; none that is empty.
pub(in crate::extract) fn unique(texts: impl Iterator<Item = String>, most: usize) -> Vec<String> {
    let mut seen = crate::keys::Texts::default();
    texts.filter(|text| !text.is_empty() && seen.insert(fold(text))).take(most).collect()
}

pub(in crate::extract) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(fold).collect()
}

/// Names, each once; what is an address or too long for a name is left out.
pub(in crate::extract) fn names(texts: impl Iterator<Item = String>) -> Vec<String> {
    let fits = |name: &String| name.len() < 120 && !name.contains("://") && !name.contains('@');
    unique(texts.map(|name| squeezed(&name)).filter(fits), 40)
}

/// Attribute values of the page are decoded already; linked data and doubly escaped values are not.
pub(in crate::extract) fn decode(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let entity = after.get(..after.len().min(10)).or_else(|| after.get(..0)).and_then(|head| head.split_once(';'));
        match entity.and_then(|(name, _)| Some((name, character(name)?))) {
            Some((name, c)) => {
                out.push(c);
                rest = &after[name.len() + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}

/// The character of an entity's name, as far as they stand in titles and names.
fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
        let code = hex.unwrap_or_else(|| number.parse()).ok()?;
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    let named = [
        ("quot", '"'),
        ("apos", '\''),
        ("rsquo", '\u{2019}'),
        ("lsquo", '\u{2018}'),
        ("rdquo", '\u{201d}'),
        ("ldquo", '\u{201c}'),
        ("ndash", '\u{2013}'),
        ("mdash", '\u{2014}'),
        ("hellip", '\u{2026}'),
        ("nbsp", ' '),
        ("lt", '<'),
        ("gt", '>'),
        ("amp", '&'),
    ];
    named.iter().find(|(n, _)| *n == name).map(|&(_, c)| c)
}

/// Bytes of a title beyond which it is none.
const TITLE: usize = 600;

/// What stands between a title and the name of the site.
pub(in crate::extract) const STROKES: [&str; 7] =
    [" | ", " \u{2014} ", " \u{2013} ", " - ", " :: ", " \u{bb} ", " \u{b7} "];

/// A title without the name of the site behind or before a stroke.
pub(in crate::extract) fn without_site(title: &str, site: Option<&str>) -> String {
    let title = squeezed(title);
    if title.len() > TITLE {
        return title;
    }
    let mut title = title.as_str();
    let site = site.map(words);
    for _ in 0..4 {
        let shorter = STROKES.iter().find_map(|separator| {
            let (before, after) = split_at_last(title, separator)?;
            let (front, back) = (words(before), words(after));
            let named = site.as_ref().is_some_and(|site| *site == back);
            let first = site.as_ref().is_some_and(|site| *site == front);
            if named || (back.len() <= 4 && front.len() > back.len()) {
                Some(before.trim())
            } else if first {
                Some(after.trim())
            } else {
                None
            }
        });
        match shorter {
            Some(rest) if !rest.is_empty() => title = rest,
            _ => break,
        }
    }
    title.to_owned()
}
