//! Which language a text is in, as far as the lexicons go.

use super::bytes::{ENDS, HIGH, PLAIN, SPACE, kind};
use crate::lexicon::{self, Language};
use crate::text::{SEED, fold, hash, hashed, mixed};

/// Words that are read at a time, and how many times at most, as long as they tell nothing: a page may begin with a menu.
const WORDS: usize = 2_000;
const TIMES: usize = 8;

/// The language to take rules from: the one that was told, else the one whose common words stand most often
/// at the text's start, if they stand there often enough, or else behind that. `None` if it is told and has no lexicon,
/// or unclear.
///
/// Cost: bounded; it reads at most [`TIMES`] times [`WORDS`] words.
pub(crate) fn language(told: Option<&str>, text: &str) -> Option<Language> {
    if let Some(tag) = told {
        return Language::from_tag(tag);
    }
    let mut at = 0;
    (0..TIMES).find_map(|_| told_by_words(text, &mut at))
}

/// The language that the next [`WORDS`] words from `at` on are in.
fn told_by_words(text: &str, at: &mut usize) -> Option<Language> {
    let mut counts = [0_usize; Language::ALL.len()];
    let (mut read, mut words) = (0, 0);
    while read < WORDS && *at < text.len() {
        let word = ascii_word(text, *at).or_else(|| any_word(text, *at));
        let Some((hash, end)) = word else { break };
        read += 1;
        *at = end;
        let Some(hash) = hash else { continue };
        words += 1;
        let mut languages = lexicon::common_in(hash);
        while languages != 0 {
            counts[languages.trailing_zeros() as usize] += 1;
            languages &= languages - 1;
        }
    }
    let best = (0..counts.len()).max_by_key(|&i| (counts[i], std::cmp::Reverse(i)))?;
    // a tenth of running text in each of these languages are its commonest words
    (counts[best] * 12 >= words && counts[best] >= 2).then_some(Language::ALL[best])
}

/// The hash of a folded word, `None` where there are only marks, and the end of what stands between white space.
type Read = (Option<u64>, usize);

/// The next word from `at` on, if it is ASCII and followed by white space in ASCII.
#[cfg_attr(quick, optimize(speed))]
fn ascii_word(text: &str, at: usize) -> Option<Read> {
    let bytes = text.as_bytes();
    let start = at + bytes[at..].iter().position(|&byte| kind(byte) != SPACE)?;
    let (mut end, mut hash, mut word) = (start, SEED, None);
    while let Some(&byte) = bytes.get(end) {
        match kind(byte) & !ENDS {
            // in lower case
            PLAIN => {
                hash = hashed(hash, byte | 0x20);
                word = Some(hash);
            }
            SPACE => break,
            HIGH => return None,
            // marks count where letters stand on both sides
            _ if word.is_some() => hash = hashed(hash, byte),
            _ => {}
        }
        end += 1;
    }
    Some((word.map(mixed), end))
}

/// The next word from `at` on, whatever it is.
fn any_word(text: &str, at: usize) -> Option<Read> {
    let rest = text[at..].trim_start();
    let start = text.len() - rest.len();
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let word = rest[..length].trim_matches(|c: char| !c.is_alphanumeric());
    (length > 0).then(|| ((!word.is_empty()).then(|| hash(&fold(word))), start + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_ways_are_the_same() {
        let text = " (The) don't -- U.S. end";
        let mut at = 0;
        let mut words = Vec::new();
        while let Some((hash, end)) = ascii_word(text, at) {
            assert_eq!(Some((hash, end)), any_word(text, at));
            words.push(hash);
            at = end;
        }
        assert_eq!(words, ["the", "don't", "", "u.s", "end"].map(|w| (!w.is_empty()).then(|| super::hash(w))));
        assert_eq!(ascii_word("l\u{e9}ger ", 0), None);
        assert_eq!(any_word(" l\u{e9}ger\u{a0}x", 0), Some((Some(super::hash("l\u{e9}ger")), 7)));
    }

    #[test]
    fn the_commonest_words_tell() {
        assert_eq!(language(None, "The bridge over the river will be closed for the winter."), Some(Language::En));
        assert_eq!(
            language(None, "Die Br\u{fc}cke \u{fc}ber den Fluss ist f\u{fc}r den Winter zu."),
            Some(Language::De)
        );
        assert_eq!(language(None, "12 34 --"), None);
        assert_eq!(language(Some("xx"), "The bridge over the river."), None);
    }
    #[test]
    fn each_language_is_told_by_a_sentence_or_two() {
        for (language, text) in [
            (Language::En, "The bridge will close on Monday, and nobody knows for how long it will be out of use."),
            (Language::De, "Die Brücke wird am Montag gesperrt, und niemand weiß, wie lange sie nicht zu nutzen ist."),
            (Language::Fr, "Le pont sera fermé lundi, et personne ne sait pour combien de temps il le restera."),
            (Language::Es, "El puente se cerrará el lunes, y nadie sabe por cuánto tiempo va a estar fuera de uso."),
            (Language::It, "Il ponte sarà chiuso lunedì, e nessuno sa per quanto tempo non si potrà usare."),
            (
                Language::Pt,
                "A ponte será fechada na segunda-feira, e ninguém sabe por quanto tempo não se vai poder usar.",
            ),
            (Language::Nl, "De brug gaat maandag dicht, en niemand weet hoe lang die niet te gebruiken is."),
        ] {
            assert_eq!(super::language(None, text), Some(language), "{text}");
            assert_eq!(super::language(Some(language.tag()), ""), Some(language));
        }
    }

    #[test]
    fn a_language_without_lexicon_is_none() {
        for text in [
            "Most zostanie zamknięty w poniedziałek i nikt nie wie, jak długo nie będzie można z niego korzystać.",
            "Bron stängs på måndag, och ingen vet hur länge den kommer att vara ur bruk för bilar och bussar.",
            "Köprü pazartesi günü kapanacak ve ne kadar süre kullanılamayacağını kimse bilmiyor.",
            "Мост закроют в понедельник, и никто не знает, как долго им нельзя будет пользоваться.",
            "橋は月曜日に閉鎖され、いつまで使えないのか誰にも分からない。",
            "سيغلق الجسر يوم الاثنين ولا أحد يعرف إلى متى سيبقى خارج الخدمة.",
            "הגשר ייסגר ביום שני, ואיש אינו יודע כמה זמן לא יהיה אפשר להשתמש בו.",
            "Silta suljetaan maanantaina, eikä kukaan tiedä, kuinka kauan se on poissa käytöstä.",
            "",
            "12 34 56",
        ] {
            assert_eq!(language(None, text), None, "{text}");
        }
        assert_eq!(language(Some("pl"), "The bridge will close on Monday."), None);
    }

    #[test]
    fn a_page_that_begins_with_a_menu_is_in_the_language_of_its_text() {
        let menu = "Sandals Boots Laces Socks ".repeat(600);
        assert_eq!(language(None, &menu), None);
        let page = menu + &"The bridge over the river will be closed for the winter. ".repeat(20);
        assert_eq!(language(None, &page), Some(Language::En));
    }

    #[test]
    fn a_text_with_a_quotation_in_another_language_is_in_its_own() {
        let text = "The mayor read the letter out in the hall: « Le pont sera fermé lundi. » \
                    Then she put it back, and the people in the room were silent for a while.";
        assert_eq!(language(None, text), Some(Language::En));
    }
}
