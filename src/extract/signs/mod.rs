//! Signs on the page that the rules read: what elements are called, how texts are made, what the page is as a whole.

pub(super) mod facts;
pub(super) mod hints;
pub(super) mod marks;
pub(super) mod measure;
