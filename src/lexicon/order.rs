//! The languages in the order in which they are told apart. Part of `build.rs`, too.

/// Their BCP 47 tags; the place of each is its bit.
pub(crate) const TAGS: [&str; 7] = ["en", "de", "fr", "es", "it", "pt", "nl"];
