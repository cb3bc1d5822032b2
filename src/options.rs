//! What a caller may ask for.

#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) mod read;

use crate::article::Reason;
use crate::limits::Limits;
use serde::{Deserialize, Serialize};

/// How much evidence a removal needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Only what is certain: exact copies and unmistakable page furniture.
    Careful,
    /// What a careful editor would take out.
    #[default]
    Standard,
    /// Also what is only probably not the article.
    Thorough,
}

/// Options of [`crate::clean`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct CleanOptions {
    /// How much evidence a removal needs.
    pub level: Level,
    /// Reasons that must not remove anything.
    pub keep: Vec<Reason>,
    /// BCP 47 tag of the text's language; detected where it is not given.
    pub language: Option<String>,
    /// Bounds on the input.
    pub limits: Limits,
}

/// What a string given to [`crate::extract`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// HTML if it looks like HTML, else plain text.
    #[default]
    Auto,
    /// Plain text.
    Text,
    /// HTML.
    Html,
}

/// Options of [`crate::extract`]: those of [`CleanOptions`] and what a page needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ExtractOptions {
    /// How much evidence a removal needs.
    pub level: Level,
    /// Reasons that must not remove anything.
    pub keep: Vec<Reason>,
    /// BCP 47 tag of the text's language; taken from the page or detected where it is not given.
    pub language: Option<String>,
    /// Bounds on the input.
    pub limits: Limits,
    /// What the source string is.
    pub format: Format,
    /// Address of the page, to resolve links and images against.
    pub url: Option<String>,
}

impl ExtractOptions {
    /// The part of the options that concerns [`crate::clean`].
    #[must_use]
    pub fn clean(&self) -> CleanOptions {
        CleanOptions {
            level: self.level,
            keep: self.keep.clone(),
            language: self.language.clone(),
            limits: self.limits.clone(),
        }
    }
}
