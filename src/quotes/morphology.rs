//! What languages do to their words: letters left out, pronouns hung on, nouns put together.

use crate::lexicon::{Vocabulary, class};
use crate::span::Span;

const PRONOUN: u64 = class::PRON_M | class::PRON_F | class::PRON_PL | class::PRON_1 | class::PRON_OBJ | class::PRON_ANY;

const NOUNS: u64 = class::ROLE
    | class::PERSON_PL
    | class::GROUP
    | class::TITLE
    | class::TITLE_M
    | class::TITLE_F
    | class::LETTER_TITLES
    | class::NOUN_SPEECH
    | class::ORG_WORD;

/// The classes of a word with hyphens by its last part: Jean-Marie, ex-ministre, Emsland-Chef. Cost: one look-up.
pub(super) fn last_part(folded: &str, words: &Vocabulary) -> u64 {
    let last = folded.rsplit_once(['-', '\u{2010}', '\u{2011}']).map(|(_, last)| words.classes(last));
    last.unwrap_or(0) & (NOUNS | class::NAME_M | class::NAME_F | class::NAME_ANY)
}

/// Where a word falls apart: l'|ancien, dit|il, a|il, disse|lhe. `folded` is the word in lower case with straight
/// apostrophes; the cuts are pairs of offsets into it, end of one part and start of the next.
///
/// Cost: one look-up a part.
pub(super) fn cuts(folded: &str, words: &Vocabulary) -> [Option<(usize, usize)>; 2] {
    let mut found = [None, None];
    if words.classes(folded) != 0 {
        return found;
    }
    let mut from = 0;
    if let Some(at) = folded.find('\'').filter(|&at| words.classes(&folded[..=at]) != 0) {
        found[0] = Some((at + 1, at + 1));
        from = at + 1;
    }
    if let Some(hyphen) = folded.rfind('-').filter(|&h| h > from && words.classes(&folded[h + 1..]) & PRONOUN != 0) {
        let stem = folded[from..hyphen].strip_suffix("-t").unwrap_or(&folded[from..hyphen]);
        if words.classes(stem) != 0 {
            found[1] = Some((from + stem.len(), hyphen + 1));
        }
    }
    found
}

/// The classes of a noun put together of others, by the longest ending that is known: Verkehrsministerin,
/// politiewoordvoerder. Cost: one look-up for each letter of the word.
pub(super) fn compound(folded: &str, words: &Vocabulary) -> u64 {
    let mut tries = folded.char_indices().map(|(at, _)| &folded[at..]).skip(3).take(LONGEST);
    tries.find_map(|end| (end.len() >= SHORTEST).then(|| words.classes(end) & NOUNS).filter(|&c| c != 0)).unwrap_or(0)
}

/// The classes of a weak verb of speech in another form than the listed past tense: erklären, gesagt, mitgeteilt. What a
/// verb splits off makes it whole again. Cost: at most a dozen look-ups.
pub(super) fn verb(folded: &str, words: &Vocabulary) -> u64 {
    let speech = |stem: &str| {
        let past = |end: &str| words.classes(&[stem, end].concat()) & VERBS;
        Some(past("te")).filter(|&c| c != 0).unwrap_or_else(|| past("ete"))
    };
    let stem = |word: &str| ["en", "et", "t", "e"].iter().find_map(|end| word.strip_suffix(end).map(str::to_owned));
    if let Some(found) = stem(folded).map(|s| speech(&s)).filter(|&c| c != 0) {
        return found;
    }
    // ausführte, mitteilt: what is split off in a main clause stands before the verb at the end of others
    let mut joined = folded.char_indices().skip(2).take(LONGEST_PART).map(|(at, _)| folded.split_at(at));
    let whole = joined.find_map(|(part, rest)| {
        let class = words.classes(rest);
        (class & class::SPLIT != 0 && words.classes(part) & class::SPLIT_OFF != 0)
            .then_some(class & VERBS & !class::SPLIT)
    });
    if let Some(whole) = whole {
        return whole;
    }
    // genoemde, genannten: a participle as an adjective
    let bare = ["en", "er", "es", "em", "e"].iter().filter_map(|end| folded.strip_suffix(end));
    if let Some(call) = bare.map(|stem| words.classes(stem) & class::CALL).find(|&c| c != 0) {
        return call;
    }
    // (an)ge|kündigt, (hinzu)zu|fügen
    let inner = ["ge", "zu"].iter().find_map(|mid| {
        let at = folded.find(mid).filter(|&at| at == 0 || words.classes(&folded[..at]) & class::SPLIT_OFF != 0)?;
        stem(&folded[at + mid.len()..]).map(|s| speech(&s)).filter(|&c| c != 0)
    });
    inner.unwrap_or(0) & !class::SPLIT
}

/// The classes of a participle of speech in another gender or number than the listed one: qualifiée, calificadas.
/// Cost: a few look-ups.
pub(super) fn participle(folded: &str, words: &Vocabulary) -> u64 {
    let bare = ["es", "s", "e"].iter().filter_map(|end| folded.strip_suffix(end)).map(|stem| words.classes(stem));
    let vowels = ["as", "os", "a", "e", "i"].iter().filter_map(|end| folded.strip_suffix(end));
    let masculine = vowels.map(|stem| words.classes(&[stem, "o"].concat()));
    let told = bare.chain(masculine).map(|c| c & (class::SAY | class::CALL)).find(|&c| c != 0);
    told.unwrap_or_else(|| plural(folded, words))
}

/// The classes of a verb in the third person plural by its singular: tachan, dissero, pensent. Cost: a few look-ups.
fn plural(folded: &str, words: &Vocabulary) -> u64 {
    let singular = |(plural, one): &(&str, &str)| {
        folded.strip_suffix(plural).map_or(0, |stem| words.classes(&[stem, one].concat()) & (VERBS & !class::SAID))
    };
    PLURALS.iter().map(singular).find(|&c| c != 0).unwrap_or(0)
}

/// Endings of the third person plural, each with that of the singular.
const PLURALS: [(&str, &str); 16] = [
    ("aron", "ó"),
    ("ieron", "ió"),
    ("arono", "ò"),
    ("irono", "ì"),
    ("aram", "ou"),
    ("eram", "eu"),
    ("iram", "iu"),
    ("èrent", "a"),
    ("aient", "ait"),
    ("ent", "e"),
    ("an", "a"),
    ("en", "e"),
    ("ano", "a"),
    ("ono", "e"),
    ("am", "a"),
    ("em", "e"),
];

const VERBS: u64 =
    class::SAY | class::SAID | class::CALL | class::REPORT | class::THINK | class::SPLIT | class::QUOTING;

/// The class of an unknown English word by its ending: shrugged, needled; repeatedly, privately. Cost: constant.
pub(super) fn ending(folded: &str) -> u64 {
    match folded.as_bytes() {
        [.., before, b'e', b'd'] if folded.len() >= SHORTEST && *before != b'e' => class::VERB,
        [.., a, b, b'l', b'y'] if folded.len() >= ADVERB && ADVERBIAL.contains(&&[*a, *b]) => class::ADVERB,
        _ => 0,
    }
}

/// Letters of the longest part that a verb splits off.
const LONGEST_PART: usize = 6;
/// Bytes that the shortest unknown adverb has.
const ADVERB: usize = 7;
/// What stands before the -ly of adverbs, and of few nouns or adjectives: repeatedly, memorably, angrily, regularly.
const ADVERBIAL: [&[u8; 2]; 32] = [
    b"ed", b"us", b"nt", b"ve", b"ng", b"ul", b"al", b"te", b"re", b"rt", b"ab", b"ib", b"ri", b"ti", b"pi", b"di",
    b"si", b"vi", b"ki", b"ar", b"et", b"ow", b"ck", b"ic", b"id", b"en", b"st", b"ss", b"ct", b"pt", b"ht", b"ch",
];

/// Letters of a compound that are looked at.
const LONGEST: usize = 40;

/// Bytes of the shortest noun that counts as the end of a compound: shorter ones stand in last names.
const SHORTEST: usize = 5;

/// The part of `span` from byte `from` to byte `to`.
pub(super) fn part(span: Span, from: usize, to: usize) -> Span {
    Span::new(span.start + from, (span.start + to).min(span.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Language, known};

    #[test]
    fn words_fall_apart_where_a_letter_was_left_out_or_a_pronoun_hangs() {
        let french = known(Language::Fr);
        assert_eq!(cuts("l'avocat", french)[0], Some((2, 2)));
        assert_eq!(cuts("dit-il", french)[1], Some((3, 4)));
        assert_eq!(cuts("a-t-elle", french)[1], Some((1, 4)));
        assert_eq!(cuts("d'après", french), [None, None]);
        assert_eq!(cuts("grand-mère", french), [None, None]);
        let portuguese = known(Language::Pt);
        assert_eq!(cuts("disse-lhe", portuguese)[1], Some((5, 6)));
    }

    #[test]
    fn an_unknown_word_in_ed_is_a_verb() {
        assert_eq!(ending("shrugged"), class::VERB);
        assert_eq!(ending("speed"), 0);
        assert_eq!(ending("red"), 0);
    }

    #[test]
    fn an_unknown_word_in_ly_is_an_adverb_where_no_noun_ends_so() {
        assert_eq!(ending("repeatedly"), class::ADVERB);
        assert_eq!(ending("privately"), class::ADVERB);
        assert_eq!(ending("angrily"), class::ADVERB);
        assert_eq!(ending("memorably"), class::ADVERB);
        assert_eq!(ending("assembly"), 0);
        assert_eq!(ending("elderly"), 0);
        assert_eq!(ending("butterfly"), 0);
        assert_eq!(ending("grizzly"), 0);
        assert_eq!(ending("rally"), 0);
    }

    #[test]
    fn the_end_of_a_compound_tells_what_it_is() {
        let german = known(Language::De);
        assert_ne!(compound("hafensprecherin", german) & class::ROLE, 0);
        assert_eq!(compound("hafenbecken", german), 0);
        assert_eq!(compound("ackermann", german), 0);
        assert_ne!(compound("politiewoordvoerder", known(Language::Nl)) & class::ROLE, 0);
    }
}
