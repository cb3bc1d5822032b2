//! What the tokenizer makes of the source.

use super::reference;
use crate::page::tag::Tag;

/// An element's name: its tag, and a number for those that no rule speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub tag: Tag,
    /// Which of the names that are [`Tag::Other`]; 0 for all other tags.
    pub other: u32,
}

impl Name {
    /// One number for it.
    pub fn key(self) -> u64 {
        u64::from(self.tag as u8) << 32 | u64::from(self.other)
    }

    /// The name of a tag that is not [`Tag::Other`].
    pub const fn of(tag: Tag) -> Self {
        Name { tag, other: 0 }
    }
}

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub name: Name,
    /// The attributes that are kept: `from..to` in the arena.
    pub from: u32,
    pub to: u32,
    pub self_closing: bool,
    /// Equal for tags of equal attributes, kept or not, in any order. Only counted for formatting elements.
    pub attrs_hash: u64,
    /// Whether it has one of the attributes `color`, `face` and `size`, which make a `font` HTML.
    pub font: bool,
}

impl Start {
    /// A start tag that the source implies.
    pub const fn implied(tag: Tag) -> Self {
        Start { name: Name::of(tag), from: 0, to: 0, self_closing: false, attrs_hash: 0, font: false }
    }
}

/// What comes next in the source.
pub(super) enum Token<'a> {
    /// Text as it stands in the source.
    Text(&'a str),
    /// A character reference.
    Reference(reference::Text),
    Start(Start),
    End(Name),
    Comment,
    /// A document type; `true` asks for quirks mode.
    Doctype(bool),
    /// The end of the source.
    EndOfFile,
}
