//! What the page shows of authors and dates, near its headline and at the body's end.

pub(super) mod dates;
pub(super) mod labels;
mod shown;

pub(super) use shown::Shown;
