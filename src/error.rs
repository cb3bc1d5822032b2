//! What can go wrong, as values.

use std::fmt;

/// A request that cannot be answered. Everything else gives a result, if need be a partial one with a note.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The input is larger than a limit allows.
    LimitExceeded {
        /// The name of the field of [`crate::Limits`], as JavaScript spells it.
        limit: &'static str,
        /// What the limit allows.
        allowed: usize,
        /// What the input has.
        actual: usize,
    },
    /// The options do not have the form that they must have.
    InvalidOptions(String),
    /// The snapshot of a page contradicts itself.
    InvalidSnapshot(String),
    /// An article handed back for rendering does not fit its own text.
    InvalidArticle(String),
}

impl Error {
    /// The stable name of the kind of error, as the `name` of the JavaScript error and in the command line's records.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Error::LimitExceeded { .. } => "LimitExceeded",
            Error::InvalidOptions(_) => "InvalidOptions",
            Error::InvalidSnapshot(_) => "InvalidSnapshot",
            Error::InvalidArticle(_) => "InvalidArticle",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::LimitExceeded { limit, allowed, actual } => {
                write!(f, "the input has {actual}, the limit {limit} allows {allowed}")
            }
            Error::InvalidOptions(why) => write!(f, "the options are not valid: {why}"),
            Error::InvalidSnapshot(why) => write!(f, "the snapshot is not valid: {why}"),
            Error::InvalidArticle(why) => write!(f, "the article is not valid: {why}"),
        }
    }
}

impl std::error::Error for Error {}
