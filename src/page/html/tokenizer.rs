//! Cuts the source into tokens (WHATWG HTML, 13.2.5), a whole token at a time instead of a state a character.

use super::arena::Arena;
use super::raw;
use super::reference;
use super::token::{Name, Start, Token};
use crate::keys::Texts;
use crate::limits::Limits;
use crate::page::attr::{self, Attr};
use crate::page::tag::Tag;
use memchr::{memchr, memchr2};

/// How the text up to an end tag is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raw {
    /// With character references: `title`, `textarea`.
    Rcdata,
    /// As it stands: `style`, `iframe` …
    Text,
    /// As it stands, but comments may hide the end tag: `script`.
    Script,
    /// To the end of the source.
    Plaintext,
}

/// Reads a source whose line ends are line feeds.
pub(super) struct Tokenizer<'a> {
    source: &'a str,
    at: usize,
    /// Set while the text of such an element is read: how, and where it ends.
    raw: Option<(Raw, usize)>,
    /// Numbers of the names that are [`Tag::Other`].
    others: Texts<Box<str>>,
    attributes: usize,
    attribute_bytes: usize,
}

impl<'a> Tokenizer<'a> {
    /// At the beginning of `source`.
    pub fn new(source: &'a str, limits: &Limits) -> Self {
        Tokenizer {
            source,
            at: 0,
            raw: None,
            others: Texts::default(),
            attributes: limits.attributes,
            attribute_bytes: limits.attribute_bytes,
        }
    }

    /// What comes is the text of the element `name`, up to its end tag.
    ///
    /// Cost: linear in that text.
    pub fn enter_raw(&mut self, kind: Raw, name: Name) {
        let rest = &self.source[self.at..];
        let length = match kind {
            Raw::Plaintext => rest.len(),
            Raw::Script => raw::script_end(rest),
            Raw::Rcdata | Raw::Text => raw::end(rest, |found| Tag::from_name(found) == name.tag),
        };
        self.raw = Some((kind, self.at + length));
    }

    /// The next token. The values of attributes go into the arena. In `foreign` content there are CDATA sections.
    ///
    /// Cost: linear in the token.
    #[cfg_attr(quick, optimize(speed))]
    pub fn next(&mut self, arena: &mut Arena, foreign: bool) -> Token<'a> {
        if let Some((kind, end)) = self.raw {
            if self.at < end {
                return if kind == Raw::Rcdata { self.text(end, None) } else { Token::Text(self.take(end)) };
            }
            self.raw = None;
        }
        let rest = &self.source.as_bytes()[self.at..];
        match rest {
            [] => Token::EndOfFile,
            [b'<', b'a'..=b'z' | b'A'..=b'Z', ..] => {
                self.at += 1;
                let name = self.name();
                self.start_tag(name, arena)
            }
            [b'<', b'/', b'a'..=b'z' | b'A'..=b'Z', ..] => {
                self.at += 2;
                let name = self.name();
                let (attrs, text) = (arena.attrs.len(), arena.text.len());
                let token = self.start_tag(name, arena);
                arena.attrs.truncate(attrs);
                arena.text.truncate(text);
                if matches!(token, Token::Start(_)) { Token::End(name) } else { token }
            }
            [b'<', b'/', b'>', ..] => {
                self.at += 3;
                self.next_after_nothing(arena, foreign)
            }
            [b'<', b'/', _, ..] => self.bogus_comment(2),
            [b'<', b'?', ..] => self.bogus_comment(1),
            [b'<', b'!', ..] => self.declaration(foreign),
            _ => self.text(self.source.len(), Some(b'<')),
        }
    }

    /// An empty end tag is nothing at all; what follows may be another one, and there can be many.
    fn next_after_nothing(&mut self, arena: &mut Arena, foreign: bool) -> Token<'a> {
        while self.source[self.at..].starts_with("</>") {
            self.at += 3;
        }
        self.next(arena, foreign)
    }

    /// The source up to `end`.
    fn take(&mut self, end: usize) -> &'a str {
        let text = &self.source[self.at..end];
        self.at = end;
        text
    }

    /// Text or a character reference, up to `end` or to the next `stop` that does not begin the text.
    fn text(&mut self, end: usize, stop: Option<u8>) -> Token<'a> {
        let bytes = &self.source.as_bytes()[..end];
        if bytes[self.at] == b'&'
            && let Some((length, text)) = reference::read(&self.source[self.at + 1..end], false)
        {
            self.at += 1 + length;
            return Token::Reference(text);
        }
        let from = self.at + 1;
        let found = match stop {
            Some(stop) => memchr2(stop, b'&', &bytes[from..]),
            None => memchr(b'&', &bytes[from..]),
        };
        Token::Text(self.take(found.map_or(end, |at| from + at)))
    }

    /// The name of a tag; its first letter stands here.
    #[cfg_attr(quick, optimize(speed))]
    fn name(&mut self) -> Name {
        let bytes = self.source.as_bytes();
        let start = self.at;
        while bytes.get(self.at).is_some_and(|b| !matches!(b, b' ' | b'\n' | b'\t' | b'\x0c' | b'/' | b'>')) {
            self.at += 1;
        }
        let name = &self.source[start..self.at];
        let tag = Tag::from_name(name);
        if tag != Tag::Other {
            return Name::of(tag);
        }
        let name = name.to_ascii_lowercase();
        Name { tag, other: self.others.number(name.into_boxed_str()) as u32 }
    }

    /// The attributes and the end of a tag. A tag that the source breaks off in is none.
    #[cfg_attr(quick, optimize(speed))]
    fn start_tag(&mut self, name: Name, arena: &mut Arena) -> Token<'a> {
        let bytes = self.source.as_bytes();
        let from = arena.attrs.len();
        let mut tag = Start { name, from: from as u32, ..Start::implied(name.tag) };
        let mut count = 0;
        loop {
            match bytes.get(self.at) {
                None => return Token::EndOfFile,
                Some(b'>') => {
                    self.at += 1;
                    tag.to = arena.attrs.len() as u32;
                    return Token::Start(tag);
                }
                Some(b'/') => {
                    self.at += 1;
                    tag.self_closing = bytes.get(self.at) == Some(&b'>');
                }
                Some(b' ' | b'\n' | b'\t' | b'\x0c') => self.at += 1,
                Some(_) => {
                    let Some((name, value)) = self.attribute() else { return Token::EndOfFile };
                    if is_formatting(tag.name.tag) {
                        tag.attrs_hash = tag.attrs_hash.wrapping_add(hash(name, value));
                        tag.font |= ["color", "face", "size"].iter().any(|font| font.eq_ignore_ascii_case(name));
                    }
                    count += 1;
                    if count <= self.attributes
                        && let Some(name) = attr::Name::from_name(name)
                        && value.len() <= self.attribute_bytes
                        && arena.attrs[from..].iter().all(|attr| attr.name != name)
                        && let Some((start, end)) = store(arena, value)
                    {
                        arena.attrs.push(Attr { name, start, end });
                    }
                }
            }
        }
    }

    /// An attribute's name and value as they stand in the source; `None` where the source breaks off.
    fn attribute(&mut self) -> Option<(&'a str, &'a str)> {
        let bytes = self.source.as_bytes();
        let start = self.at;
        // a name may begin with an equals sign
        self.at += 1;
        while !matches!(bytes.get(self.at)?, b' ' | b'\n' | b'\t' | b'\x0c' | b'/' | b'>' | b'=') {
            self.at += 1;
        }
        let name = self.source.get(start..self.at)?;
        let end = self.at;
        self.skip_space();
        if bytes.get(self.at)? != &b'=' {
            self.at = end;
            return Some((name, ""));
        }
        self.at += 1;
        self.skip_space();
        let value = match *bytes.get(self.at)? {
            b'>' => "",
            quote @ (b'"' | b'\'') => {
                let start = self.at + 1;
                let length = memchr(quote, &bytes[start..])?;
                self.at = start + length + 1;
                &self.source[start..start + length]
            }
            _ => {
                let start = self.at;
                while !matches!(bytes.get(self.at)?, b' ' | b'\n' | b'\t' | b'\x0c' | b'>') {
                    self.at += 1;
                }
                &self.source[start..self.at]
            }
        };
        Some((name, value))
    }

    fn skip_space(&mut self) {
        let rest = &self.source.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\x0c')).count();
    }

    /// What begins with `<!`.
    fn declaration(&mut self, foreign: bool) -> Token<'a> {
        let rest = &self.source[self.at + 2..];
        if let Some(comment) = rest.strip_prefix("--") {
            self.at += 4 + raw::comment_end(comment);
            return Token::Comment;
        }
        if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("doctype")) {
            self.at += 9;
            let end = memchr(b'>', &self.source.as_bytes()[self.at..]);
            let quirks =
                super::doctype::is_quirky(&self.source[self.at..][..end.unwrap_or(self.source.len() - self.at)]);
            self.at = end.map_or(self.source.len(), |end| self.at + end + 1);
            return Token::Doctype(quirks || end.is_none());
        }
        if foreign && let Some(data) = rest.strip_prefix("[CDATA[") {
            self.at += 9;
            let length = data.find("]]>");
            let text = self.take(self.at + length.unwrap_or(data.len()));
            self.at += if length.is_some() { 3 } else { 0 };
            return Token::Text(text);
        }
        self.bogus_comment(2)
    }

    /// A comment that ends at the next `>`; it has `skip` bytes before its text.
    fn bogus_comment(&mut self, skip: usize) -> Token<'a> {
        let from = self.at + skip;
        let end = memchr(b'>', &self.source.as_bytes()[from..]);
        self.at = end.map_or(self.source.len(), |end| from + end + 1);
        Token::Comment
    }
}

/// Elements whose start tags are compared with one another.
pub(super) fn is_formatting(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::A
            | Tag::B
            | Tag::Big
            | Tag::Code
            | Tag::Em
            | Tag::Font
            | Tag::I
            | Tag::Nobr
            | Tag::S
            | Tag::Small
            | Tag::Strike
            | Tag::Strong
            | Tag::Tt
            | Tag::U
    )
}

/// Stores a value with its character references read.
fn store(arena: &mut Arena, value: &str) -> Option<(u32, u32)> {
    let start = u32::try_from(arena.text.len()).ok()?;
    let mut rest = value;
    while let Some(at) = memchr2(b'&', 0, rest.as_bytes()) {
        arena.text.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        rest = after;
        if value.as_bytes()[value.len() - after.len() - 1] == 0 {
            arena.text.push(char::REPLACEMENT_CHARACTER);
        } else if let Some((length, text)) = reference::read(after, true) {
            text.push_to(&mut arena.text);
            rest = &after[length..];
        } else {
            arena.text.push('&');
        }
    }
    arena.text.push_str(rest);
    let end = u32::try_from(arena.text.len()).ok()?;
    Some((start, end))
}

/// A hash of one attribute (FNV-1a, 64 bits); their sum does not depend on the order.
fn hash(name: &str, value: &str) -> u64 {
    let lower = name.bytes().map(|b| b.to_ascii_lowercase());
    lower
        .chain([b'='])
        .chain(value.bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
