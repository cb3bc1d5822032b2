//! What the names of an element, its classes and the like, hint at.

use crate::lexicon::HINTS;

/// The hints of a list of names.
pub(in crate::extract) fn hints(names: &str, word: &mut String) -> u64 {
    let mut found = 0;
    for name in names.split_ascii_whitespace().take(40) {
        // names that a style sheet's tool computes, such as `md:w-[50%]`, say how a thing looks
        if name.len() > 60 || name.contains([':', '[', '(']) {
            continue;
        }
        word.clear();
        let (mut parts, mut small) = (0, false);
        let bytes = name.as_bytes();
        let mut start = 0;
        for at in 0..=bytes.len() {
            let byte = bytes.get(at).copied().unwrap_or(b'-');
            let turn = byte.is_ascii_uppercase() && small;
            if !byte.is_ascii_alphanumeric() || turn {
                if start < at {
                    found |= look_up(name.get(start..at).unwrap_or(""), word);
                    parts += 1;
                }
                start = if turn { at } else { at + 1 };
            }
            small = byte.is_ascii_lowercase() || byte.is_ascii_digit();
        }
        if parts > 1 {
            word.clear();
            word.extend(name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
            found |= HINTS.of(word);
        }
    }
    found
}

fn look_up(part: &str, word: &mut String) -> u64 {
    if part.len() < 2 || part.len() > 24 {
        return 0;
    }
    word.clear();
    word.extend(part.chars().map(|c| c.to_ascii_lowercase()));
    HINTS.of(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::hint;

    #[test]
    fn names_are_cut_into_words() {
        let of = |names: &str| hints(names, &mut String::new());
        assert_ne!(of("c-ShareBar__item") & hint::SHARE, 0);
        assert_ne!(of("articleBody") & hint::BODY, 0);
        assert_ne!(of("share_btn2 x") & hint::SHARE, 0);
        assert_eq!(of("md:share-2 shared"), 0);
        assert_eq!(of(""), 0);
    }

    #[test]
    fn examples_of_the_lexicon() {
        let data: toml::Table = include_str!("../../lexicon/markup.toml").parse().expect("valid");
        let lists = data["hint"].as_table().expect("tables");
        for (bit, (name, list)) in lists.iter().enumerate() {
            let has = |word: &toml::Value| hints(word.as_str().expect("text"), &mut String::new()) >> bit & 1 == 1;
            assert!(list["yes"].as_array().expect("list").iter().all(has), "{name}");
            assert!(!list["no"].as_array().expect("list").iter().any(has), "{name}");
        }
    }
}
