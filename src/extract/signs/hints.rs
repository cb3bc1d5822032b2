//! What the names of an element, its classes and the like, hint at.

use crate::lexicon::{HINTS, hint};
use crate::text::{SEED, hashed, mixed};

/// Words for ends, of a page or of the room around an element.
const ENDS: [&[u8]; 2] = [b"top", b"bottom"];

/// The hints of a list of names. Cost: linear; each name is read once.
#[cfg_attr(quick, optimize(speed))]
pub(in crate::extract) fn hints(names: &str) -> u64 {
    let mut found = 0;
    for name in names.split_ascii_whitespace().take(40) {
        // names that a style sheet's tool computes, such as `md:w-[50%]`, say how a thing looks
        if name.len() > 60 || name.contains([':', '[', '(']) {
            continue;
        }
        let (mut parts, mut small) = (0, false);
        let (mut own, mut ends) = (0, 0);
        let (mut whole, mut part, mut length) = (SEED, SEED, 0);
        for (at, byte) in name.bytes().chain([b'-']).enumerate() {
            let inside = byte.is_ascii_alphanumeric();
            if length > 0 && (!inside || (small && byte.is_ascii_uppercase())) {
                if (2..=24).contains(&length) {
                    let word = name.as_bytes().get(at - length..at).unwrap_or(&[]);
                    let end = ENDS.iter().any(|end| word.eq_ignore_ascii_case(end));
                    *(if end { &mut ends } else { &mut own }) |= HINTS.of(mixed(part));
                }
                parts += 1;
                (part, length) = (SEED, 0);
            }
            if inside {
                let lower = byte.to_ascii_lowercase();
                (whole, part, length) = (hashed(whole, lower), hashed(part, lower), length + 1);
            }
            small = byte.is_ascii_lowercase() || byte.is_ascii_digit();
        }
        if parts > 1 {
            own |= HINTS.of(mixed(whole));
        }
        // the bottom of a margin is no end of a page
        found |= own | if own & hint::SPACING == 0 { ends } else { 0 };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        let of = |names: &str| hints(names);
        assert_ne!(of("c-ShareBar__item") & hint::SHARE, 0);
        assert_ne!(of("articleBody") & hint::BODY, 0);
        assert_ne!(of("share_btn2 x") & hint::SHARE, 0);
        assert_eq!(of("md:share-2 shared"), 0);
        assert_eq!(of("margin-bottom-20") & hint::FOOTER, 0);
        assert_ne!(of("margin-bottom-20 page-bottom") & hint::FOOTER, 0);
        assert_ne!(of("footer-border") & hint::FOOTER, 0);
        assert_eq!(of(""), 0);
    }

    #[test]
    fn examples_of_the_lexicon() {
        let data: toml::Table = include_str!("../../lexicon/markup.toml").parse().expect("valid");
        let lists = data["hint"].as_table().expect("tables");
        for (bit, (name, list)) in lists.iter().enumerate() {
            let has = |word: &toml::Value| hints(word.as_str().expect("text")) >> bit & 1 == 1;
            assert!(list["yes"].as_array().expect("list").iter().all(has), "{name}");
            assert!(!list["no"].as_array().expect("list").iter().any(has), "{name}");
        }
    }
}
