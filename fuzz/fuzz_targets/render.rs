//! The writers on articles that no engine made: blocks, inlines and removals that cross, overlap and point anywhere, and
//! values that try to be markup.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use offprint::Span;
use offprint::article::{Article, Block, BlockKind, Direction, Inline, InlineKind, Reason, Removal, Repair};

#[derive(Arbitrary, Debug)]
struct Piece<'a> {
    kind: u8,
    start: u8,
    length: u8,
    parent: u8,
    value: &'a str,
}

impl Piece<'_> {
    /// A span on character boundaries, or, for the largest starts, one that fits nothing.
    fn span(&self, text: &str) -> Span {
        if self.start > 250 {
            return Span::new(usize::from(self.start) * 1_000, usize::from(self.length));
        }
        let at = |offset: usize| text.char_indices().map(|(at, _)| at).find(|&at| at >= offset).unwrap_or(text.len());
        Span::new(at(self.start.into()), at(usize::from(self.start) + usize::from(self.length)))
    }

    fn block(&self) -> BlockKind {
        let value = || self.value.to_owned();
        match self.kind % 16 {
            0 => BlockKind::Paragraph,
            1 => BlockKind::Heading { level: self.length },
            2 => BlockKind::List { ordered: self.length % 2 == 0, first: Some(self.parent.into()) },
            3 => BlockKind::ListItem,
            4 => BlockKind::BlockQuote,
            5 => BlockKind::Code { language: Some(value()) },
            6 => BlockKind::Table,
            7 => BlockKind::TableRow,
            8 => BlockKind::TableCell { header: true, columns: self.length.into(), rows: self.parent.into() },
            9 => BlockKind::Figure,
            10 => BlockKind::Caption,
            11 => BlockKind::Image { src: value(), alt: value() },
            12 => BlockKind::Math { tex: Some(value()) },
            13 => BlockKind::Footnote { label: value() },
            14 => BlockKind::Embed { url: Some(value()), author: Some(value()) },
            _ => BlockKind::Rule,
        }
    }

    fn inline(&self) -> InlineKind {
        let value = || self.value.to_owned();
        match self.kind % 9 {
            0 => InlineKind::Link { href: value() },
            1 => InlineKind::Emphasis,
            2 => InlineKind::Strong,
            3 => InlineKind::Code,
            4 => InlineKind::Superscript,
            5 => InlineKind::Math { tex: Some(value()) },
            6 => InlineKind::FootnoteReference { label: value() },
            7 => InlineKind::Image { src: value(), alt: value() },
            _ => InlineKind::Break,
        }
    }
}

fuzz_target!(|input: (Vec<Piece>, Vec<Piece>, Vec<Piece>, Vec<Piece>, Option<&str>, &str)| {
    let (blocks, inlines, removals, repairs, title, text) = input;
    let mut article = Article::default();
    article.cleaned.text = text.to_owned();
    article.metadata.title = title.map(str::to_owned);
    article.cleaned.blocks = (blocks.iter())
        .map(|piece| Block {
            parent: (piece.parent % 3 != 0).then_some(piece.parent.into()),
            lang: (piece.kind > 200).then(|| piece.value.to_owned()),
            dir: (piece.kind > 220).then_some(Direction::Rtl),
            ..Block::new(piece.block(), piece.span(text))
        })
        .collect();
    article.inlines = inlines.iter().map(|piece| Inline { span: piece.span(text), kind: piece.inline() }).collect();
    article.cleaned.removals = (removals.iter())
        .map(|piece| Removal {
            span: piece.span(text),
            reason: Reason::ALL[usize::from(piece.kind) % Reason::ALL.len()],
            rule: String::new(),
            of: None,
            confidence: 1.0,
        })
        .collect();
    article.cleaned.repairs = (repairs.iter())
        .map(|piece| Repair { span: piece.span(text), replacement: piece.value.to_owned(), rule: String::new() })
        .collect();
    invariants::written(&article);
});
