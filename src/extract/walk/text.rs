//! Text nodes into the open leaf: white space collapsed, preformatted text as it is, and where each run came from.

use super::*;

impl Walk<'_> {
    /// Opens a leaf if none is open, and writes what separates it from the text before.
    pub(super) fn begin(&mut self, id: Id) {
        if self.leaf.is_none() {
            if !self.flow.text.is_empty() {
                self.flow.text.push_str("\n\n");
            }
            let start = self.flow.text.len();
            let parent = self.parent(start);
            let element = self.elements.last().copied().unwrap_or(0);
            let kind = match self.heading {
                Some(level) => BlockKind::Heading { level },
                None if self.display.is_some() => BlockKind::Math { tex: self.display.clone().flatten() },
                None if self.pre > 0 => BlockKind::Code { language: code_language(self.page, element, id) },
                None => BlockKind::Paragraph,
            };
            let mut block = Block { parent, ..Block::new(kind, Span::new(start, start)) };
            if self.containers.last().is_none_or(|c| c.node != element) {
                self.describe(element, &mut block);
            }
            self.leaf = Some(self.flow.leaves.len());
            let block_index = self.flow.blocks.len();
            self.flow.leaves.push(Leaf {
                block: block_index,
                node: id,
                element,
                span: block.span,
                link_bytes: 0,
                jump_bytes: 0,
            });
            self.flow.blocks.push(block);
            self.flow.nodes.push(element);
        } else if self.pre > 0 {
            self.flow.text.push_str(&self.held);
        } else if self.breaks > 0 {
            let at = self.flow.text.len();
            self.flow.text.push('\n');
            self.flow.inlines.push(Inline { span: Span::new(at, at + 1), kind: InlineKind::Break });
        } else if self.space {
            self.flow.text.push(' ');
        }
        self.held.clear();
        (self.space, self.breaks) = (false, 0);
        let at = self.flow.text.len();
        for run in &mut self.runs[self.started..] {
            run.slot = self.flow.inlines.len();
            self.flow.inlines.push(Inline { span: Span::new(at, at), kind: run.kind.clone() });
        }
        self.started = self.runs.len();
    }

    #[cfg_attr(quick, optimize(speed))]
    pub(super) fn text(&mut self, id: Id, data: &str) {
        if self.pre > 0 {
            return self.preformatted(id, data);
        }
        let (mut at, mut first, mut next_unit, mut unit) = (0, true, 0_u32, 0_u32);
        loop {
            let skipped = spaces(&data.as_bytes()[at..]);
            self.space |= skipped > 0;
            (at, unit) = (at + skipped, unit + skipped as u32);
            let rest = &data[at..];
            if rest.is_empty() {
                return;
            }
            if self.leaf.is_none() {
                let word = &rest[..word(rest.as_bytes())];
                if word.trim().trim_matches(['\u{200b}', '\u{feff}']).is_empty() {
                    at += word.len();
                    unit += if self.page.live { utf16(word) } else { 0 };
                    continue;
                }
            }
            let (length, gaps) = words(rest.as_bytes());
            let words = &rest[..length];
            at += length;
            let before = self.flow.text.len();
            self.begin(id);
            let start = self.flow.text.len();
            self.flow.text.push_str(words);
            if let Some(leaf) = self.leaf
                && self.links > 0
            {
                let bytes = (length - gaps) as u32;
                self.flow.leaves[leaf].link_bytes += bytes;
                self.flow.leaves[leaf].jump_bytes += if self.jump { bytes } else { 0 };
            }
            if self.page.live {
                // one character of white space for one: the run goes on
                let joined = !first && start == before + 1 && unit == next_unit + 1;
                match self.flow.origins.last_mut() {
                    Some(origin) if joined => origin.span.end = start + length,
                    _ => self.flow.origins.push(Origin {
                        span: Span::new(start, start + length),
                        node: self.texts,
                        offset: unit,
                    }),
                }
                unit += utf16(words);
                next_unit = unit;
            }
            first = false;
        }
    }

    pub(super) fn preformatted(&mut self, id: Id, data: &str) {
        let body = data.trim_end();
        let mut text = body;
        if body.is_empty() {
            if self.leaf.is_some() {
                self.held.push_str(data);
            }
            return;
        }
        if self.leaf.is_none() {
            // blank lines in front go, the first line's indentation stays
            let blank = body.len() - body.trim_start().len();
            let line = body[..blank].rfind('\n').map_or(0, |at| at + 1);
            text = &body[line..];
        }
        self.begin(id);
        let start = self.flow.text.len();
        self.flow.text.push_str(text);
        if self.page.live {
            let offset = utf16(&body[..body.len() - text.len()]);
            self.flow.origins.push(Origin { span: Span::new(start, start + text.len()), node: self.texts, offset });
        }
        if let Some(leaf) = self.leaf
            && self.links > 0
        {
            self.flow.leaves[leaf].link_bytes += text.len() as u32;
        }
        self.held.push_str(&data[body.len()..]);
    }
}

/// White space as the standard of HTML has it.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c')
}

/// How many bytes at the beginning are white space.
#[cfg_attr(quick, optimize(speed))]
fn spaces(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|&&byte| is_space(byte)).count()
}

/// The length of the word at the beginning.
fn word(bytes: &[u8]) -> usize {
    bytes.iter().position(|&byte| is_space(byte)).unwrap_or(bytes.len())
}

/// The length of the words at the beginning that single spaces part, and how many spaces that are.
#[cfg_attr(quick, optimize(speed))]
fn words(bytes: &[u8]) -> (usize, usize) {
    let (mut end, mut gaps) = (word(bytes), 0);
    while bytes.get(end) == Some(&b' ') && bytes.get(end + 1).is_some_and(|&next| !is_space(next)) {
        end += 1 + word(&bytes[end + 1..]);
        gaps += 1;
    }
    (end, gaps)
}

fn utf16(text: &str) -> u32 {
    if text.is_ascii() { text.len() as u32 } else { text.encode_utf16().count() as u32 }
}

/// The programming language of preformatted text, from the element or a `code` element around its first text.
pub(super) fn code_language(page: &Page, element: Id, text: Id) -> Option<String> {
    let inner = page.parent(text);
    for id in [inner, element, page.parent(element)] {
        for attr in page.attrs(id) {
            let value = page.value(attr);
            let named = match attr.name {
                Name::DataLang | Name::DataLanguage => Some(value.trim()),
                Name::Class => value.split_ascii_whitespace().find_map(|class| {
                    ["language-", "lang-", "highlight-source-", "brush:"].iter().find_map(|p| class.strip_prefix(p))
                }),
                _ => None,
            };
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-' | '_' | '.');
            if let Some(name) = named.filter(|n| !n.is_empty() && n.len() <= 24 && n.chars().all(plain)) {
                return Some(name.to_ascii_lowercase());
            }
        }
    }
    None
}
