//! What the text of a leaf looks like, in numbers.

/// Counts of one leaf's text. Sizes are in letters of an alphabet: a CJK character counts as three,
/// about as much as it says.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::extract) struct Measure {
    /// Size of the text without white space.
    pub size: f32,
    /// The part of it that does not stand in links.
    pub own_size: f32,
    /// Share of the text that stands in links.
    pub link_share: f32,
    /// Words; a CJK character counts as half a word.
    pub words: f32,
    /// Commas and semicolons.
    pub commas: f32,
    /// Ends of sentences.
    pub sentences: f32,
    /// Digits.
    pub digits: f32,
    /// Capital letters.
    pub capitals: f32,
    /// Whether it ends like a sentence.
    pub ends: bool,
    /// Whether it ends with a colon.
    pub colon: bool,
    /// Whether it ends with an ellipsis.
    pub ellipsis: bool,
    /// Whether it holds a year from 1900 to 2099.
    pub year: bool,
    /// Signs that part entries standing in one line.
    pub separators: f32,
    /// Whether it holds a copyright sign.
    pub copyright: bool,
    /// Whether it ends with a question mark.
    pub question: bool,
    /// Whether it holds an at sign.
    pub at_sign: bool,
    /// Whether its first letter is small.
    pub small_start: bool,
}

/// What is counted of a text, character by character.
#[derive(Default)]
struct Counts {
    size: u32,
    half_words: u32,
    commas: u32,
    sentences: u32,
    digits: u32,
    capitals: u32,
    separators: u32,
}

impl Measure {
    /// Measures `text`, of which `link_bytes` stand in links. Cost: linear.
    pub fn of(text: &str, link_bytes: u32) -> Measure {
        let (mut m, bytes) = Measure::counted(text);
        let tail =
            text.trim_end().trim_end_matches(['"', '\u{201d}', '\u{2019}', '\'', ')', '\u{bb}', ']', '\u{300d}']);
        let end = tail.chars().next_back().unwrap_or(' ');
        m.ellipsis = end == '\u{2026}' || tail.ends_with("...");
        m.ends =
            matches!(end, '.' | '!' | '?' | '\u{2026}' | '\u{3002}' | '\u{ff01}' | '\u{ff1f}' | '\u{964}' | '\u{61f}');
        m.question = matches!(end, '?' | '\u{ff1f}' | '\u{61f}');
        m.colon = matches!(end, ':' | '\u{ff1a}');
        m.sentences += f32::from(u8::from(m.ends && !is_cjk(end)));
        m.small_start = text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
        m.link_share = if bytes == 0 { 0.0 } else { (link_bytes as f32 / bytes as f32).min(1.0) };
        m.own_size = m.size * (1.0 - m.link_share);
        m
    }

    /// What is counted character by character, and the bytes that are no white space.
    #[cfg_attr(quick, optimize(speed))]
    fn counted(text: &str) -> (Measure, usize) {
        let mut m = Measure::default();
        let mut counts = Counts::default();
        let (mut in_word, mut run, mut number) = (false, 0_u32, 0_u32);
        let mut spaces = 0_usize;
        let mut last = ' ';
        for c in text.chars() {
            if c.is_whitespace() {
                spaces += c.len_utf8();
                (in_word, run) = (false, 0);
                counts.sentences += u32::from(matches!(last, '.' | '!' | '?' | '\u{2026}'));
                last = ' ';
                continue;
            }
            last = c;
            if is_cjk(c) {
                counts.size += 3;
                counts.half_words += 1;
                counts.sentences += u32::from(matches!(c, '\u{3002}' | '\u{ff01}' | '\u{ff1f}'));
                counts.commas += u32::from(matches!(c, '\u{3001}' | '\u{ff0c}' | '\u{ff1b}'));
                counts.capitals += u32::from(c.is_uppercase());
                (in_word, run) = (false, 0);
                continue;
            }
            counts.size += 1;
            counts.half_words += if in_word { 0 } else { 2 };
            in_word = true;
            match c {
                'a'..='z' => {}
                '0'..='9' => {
                    counts.digits += 1;
                    run += 1;
                    number = if run == 1 { c as u32 - 48 } else { (number * 10 + c as u32 - 48).min(99_999) };
                    m.year |= run == 4 && (1900..2100).contains(&number);
                    continue;
                }
                ',' | ';' | '\u{61b}' | '\u{60c}' => counts.commas += 1,
                '|' | '\u{b7}' | '\u{2022}' | '\u{bb}' | '\u{203a}' | '/' | '\u{2192}' => counts.separators += 1,
                '@' => m.at_sign = true,
                '\u{a9}' => m.copyright = true,
                _ => counts.capitals += u32::from(c.is_uppercase()),
            }
            run = 0;
        }
        m.size = counts.size as f32;
        m.words = counts.half_words as f32 * 0.5;
        m.commas = counts.commas as f32;
        m.sentences = counts.sentences as f32;
        m.digits = counts.digits as f32;
        m.capitals = counts.capitals as f32;
        m.separators = counts.separators as f32;
        (m, text.len() - spaces)
    }

    /// Weight of the leaf as running text: its size outside links if it looks like sentences.
    pub fn prose(&self) -> f32 {
        let running = (self.sentences > 0.0 && self.words > 8.0) || (self.commas > 0.0 && self.size > 120.0);
        if running && self.link_share < 0.6 { self.own_size } else { 0.0 }
    }
}

/// Scripts that write without spaces.
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' | '\u{e00}'..='\u{e7f}')
}

/// Letters and digits only, folded, so that texts can be compared.
pub(in crate::extract) fn skeleton(text: &str) -> String {
    letters(text).collect()
}

/// The characters of a [`skeleton`].
pub(in crate::extract) fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    // folding takes this letter for an apostrophe
    let folded = text.chars().filter(|&c| c != '\u{2bc}').flat_map(char::to_lowercase);
    folded.filter(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_links_are_told_apart() {
        let text = Measure::of("The bridge, which fell in 1998, was rebuilt. It stands.", 0);
        assert!(text.ends && text.year && text.sentences == 2.0 && text.commas == 2.0 && text.prose() > 40.0);
        let menu = Measure::of("Home | News | Sport", 12);
        assert!(!menu.ends && menu.separators == 2.0 && menu.prose() == 0.0 && menu.link_share > 0.7);
        assert!(Measure::of("\u{6771}\u{4eac}\u{306f}\u{3002}", 0).ends);
    }
}
