//! Images: the address that a browser would load in the end, and the alternative text.

use crate::extract::address::Base;
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::Id;

/// Address and alternative text of an `img`; `None` for what has no address or is a counting pixel.
///
/// Attributes by which scripts load images late come before `src`, which often holds a placeholder then.
pub(super) fn read(page: &Page, id: Id, base: &Base) -> Option<(String, String)> {
    let (mut late, mut src, mut set, mut alt) = (None, None, None, "");
    for attr in page.attrs(id) {
        let value = page.value(attr).trim();
        match attr.name {
            Name::DataSrc | Name::DataOriginal | Name::DataLazySrc => late = late.or(Some(value)),
            Name::DataSrcset | Name::Srcset => set = set.or_else(|| best(value)),
            Name::Src => src = Some(value),
            Name::Alt => alt = value,
            Name::Width | Name::Height if matches!(value, "0" | "1" | "0px" | "1px") => return None,
            _ => {}
        }
    }
    let picture = page.parent(id);
    if set.is_none() && page.tag(picture) == Tag::Picture {
        let sources = page.children(picture).take(16).flat_map(|child| page.attrs(child));
        set = sources.filter(|a| matches!(a.name, Name::Srcset | Name::DataSrcset)).find_map(|a| best(page.value(a)));
    }
    let resolved = [late, src, set].into_iter().flatten().find_map(|address| {
        base.resolve(address).filter(|address| !address.get(..7).is_some_and(|s| s.eq_ignore_ascii_case("mailto:")))
    });
    let resolved = resolved.or_else(|| base.resolve(&in_noscript(page, id)?));
    Some((resolved?, alt.to_owned()))
}

/// Characters of a `noscript` element that are looked at.
const NOSCRIPT: usize = 4000;

/// The address in the `noscript` element behind an image that has none of its own: what is shown without scripts is the
/// image that they would have loaded. Its content is text where scripts count as enabled.
fn in_noscript(page: &Page, image: Id) -> Option<String> {
    let parent = page.parent(image);
    let after = page.end(image)..page.end(parent);
    let next = after.take(2).find(|&id| page.tag(id) == Tag::Noscript && page.parent(id) == parent)?;
    if let Some(inner) = page.children(next).find(|&id| page.tag(id) == Tag::Img) {
        return page.attr(inner, Name::Src).map(str::to_owned);
    }
    let content = page.inner_text(next);
    let content = content.char_indices().nth(NOSCRIPT).map_or(content.as_str(), |(end, _)| &content[..end]);
    let image = content.split_once("<img")?.1;
    let value = image.split_once(" src=")?.1;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let end = |c: char| quote.map_or(c.is_whitespace() || c == '>', |quote| c == quote);
    let value = value.get(quote.map_or(0, char::len_utf8)..)?.split(end).next()?;
    Some(value.replace("&amp;", "&"))
}

/// The largest candidate of a `srcset`.
fn best(set: &str) -> Option<&str> {
    let mut best: Option<(&str, u64)> = None;
    for candidate in set.split(", ").flat_map(|part| part.split(",\n")).take(64) {
        let mut words = candidate.split_ascii_whitespace();
        let Some(address) = words.next() else { continue };
        let size = words.next().and_then(|d| thousandths(d.trim_end_matches(['w', 'x', 'h', ',']))).unwrap_or(1000);
        if best.is_none_or(|(_, most)| size > most) {
            best = Some((address.trim_end_matches(','), size));
        }
    }
    best.map(|(address, _)| address)
}

/// A decimal such as `1.5` in thousandths. The library's own reading of floats brings large tables.
fn thousandths(number: &str) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let digits = fraction.bytes().chain(*b"000").take(3);
    let fraction = digits.map(|b| b.is_ascii_digit().then(|| u64::from(b - b'0')));
    fraction.fold(u64::from(whole.parse::<u32>().ok()?).into(), |sum: Option<u64>, digit| Some(sum? * 10 + digit?))
}

#[cfg(test)]
mod tests {
    use super::best;

    #[test]
    fn the_largest_candidate_is_taken() {
        assert_eq!(best("a.jpg 320w, b.jpg 1280w, c.jpg 640w"), Some("b.jpg"));
        assert_eq!(best("a.jpg, b.jpg 1.25x, c.jpg 1.5x, d.jpg 1.45x"), Some("c.jpg"));
        assert_eq!(best("a.jpg, b.jpg 0.5x"), Some("a.jpg"));
        assert_eq!(best("a.jpg 2x, b.jpg wide, c.jpg -3x, d.jpg 1.x"), Some("a.jpg"));
        assert_eq!(best(""), None);
    }
}
