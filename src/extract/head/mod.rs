//! What a page's head and linked data say.

mod linked;
mod said;
mod values;

pub(super) use linked::is_thread_type;
pub(super) use said::Said;
pub(super) use values::{Found, STROKES, names, squeezed, unique, without_site, words};
