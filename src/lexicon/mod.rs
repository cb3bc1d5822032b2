//! The one place that loads data by language. The data are TOML files, one folder a language; `build.rs`
//! compiles them into the tables below. Code elsewhere holds no word lists.

mod phrases;

pub(crate) use phrases::{At, Hit, PhraseToken, Phrases, Rule};

use crate::article::Reason;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// A language that has a lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Language {
    /// English.
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Italian.
    It,
    /// Portuguese.
    Pt,
    /// Dutch.
    Nl,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 7] =
        [Language::En, Language::De, Language::Fr, Language::Es, Language::It, Language::Pt, Language::Nl];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::De => "de",
            Language::Fr => "fr",
            Language::Es => "es",
            Language::It => "it",
            Language::Pt => "pt",
            Language::Nl => "nl",
        }
    }

    /// The language of a BCP 47 tag such as `en-GB`, if it has a lexicon.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or("");
        Language::ALL.into_iter().find(|l| l.tag().eq_ignore_ascii_case(primary))
    }
}

/// The word lists of a language.
pub(crate) fn of(language: Language) -> &'static Tables {
    match language {
        Language::En => &EN,
        Language::De => &DE,
        Language::Fr => &FR,
        Language::Es => &ES,
        Language::It => &IT,
        Language::Pt => &PT,
        Language::Nl => &NL,
    }
}

/// A sorted list of folded words.
pub(crate) struct Words(&'static [&'static str]);

impl Words {
    /// Whether the list holds `word`, which must be folded. Cost: logarithmic.
    pub fn contains(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }
}
