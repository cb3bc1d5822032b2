//! Random articles, of all kinds of blocks and runs, with text that looks like markup.

use offprint::Span;
use offprint::article::{self, Article, BlockKind, Inline as Run, InlineKind};
use proptest::prelude::*;

/// A block.
#[derive(Clone, Debug)]
pub enum Block {
    Leaf(BlockKind, Vec<Inline>),
    Code(Option<String>, String),
    Void(BlockKind),
    Holder(BlockKind, Vec<Block>),
}

/// A piece of a leaf, and whether a space stands before it.
#[derive(Clone, Debug)]
pub enum Inline {
    Text(bool, String),
    Run(bool, InlineKind, Vec<Inline>),
    Void(bool, InlineKind),
    Break,
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-c]{1,3}",
        2 => "[-*_#|`~<>&\\[\\]()!\\\\+=:$^1.\u{201c}\u{e9}\u{4e2d}a]{1,4}",
        1 => prop_oneof![Just("1."), Just("12)"), Just("---"), Just("-"), Just("&amp;"), Just("<b>"), Just("#"), Just("a|b"), Just(":--"), Just("[^1]:"), Just("\\|"), Just("![")].prop_map(str::to_owned),
    ]
}

fn inlines(depth: u32) -> BoxedStrategy<Vec<Inline>> {
    let text = (any::<bool>(), word()).prop_map(|(space, text)| Inline::Text(space, text)).boxed();
    let first = text.clone();
    let begun = |rest: BoxedStrategy<Vec<Inline>>| {
        (first, rest).prop_map(|(first, rest)| std::iter::once(first).chain(rest).collect::<Vec<_>>()).boxed()
    };
    let void = prop_oneof![
        Just(InlineKind::Image { src: "https://e.org/a(b).png?x=1&amp;y".into(), alt: "an *alt*".into() }),
        Just(InlineKind::Math { tex: Some("a_b^2".into()) }),
    ];
    let simple = prop_oneof![
        8 => text,
        1 => (any::<bool>(), void).prop_map(|(space, kind)| Inline::Void(space, kind)),
        1 => Just(Inline::Break),
    ];
    if depth == 0 {
        return begun(prop::collection::vec(simple, 0..4).boxed());
    }
    let kind = prop_oneof![
        Just(InlineKind::Emphasis),
        Just(InlineKind::Strong),
        Just(InlineKind::Strike),
        Just(InlineKind::Code),
        Just(InlineKind::Subscript),
        Just(InlineKind::Superscript),
        Just(InlineKind::Mark),
        Just(InlineKind::Link { href: "https://e.org/(a)_b?c=1&copy;=2#d".into() }),
        Just(InlineKind::FootnoteReference { label: "1".into() }),
    ];
    let run =
        (any::<bool>(), kind, inlines(depth - 1)).prop_map(|(space, kind, inside)| Inline::Run(space, kind, inside));
    begun(prop::collection::vec(prop_oneof![3 => simple, 2 => run], 0..4).boxed())
}

fn leaf() -> impl Strategy<Value = Block> {
    prop_oneof![
        4 => inlines(2).prop_map(|inside| Block::Leaf(BlockKind::Paragraph, inside)),
        1 => (1..=6_u8, inlines(1)).prop_map(|(level, inside)| Block::Leaf(BlockKind::Heading { level }, inside)),
        1 => (prop::option::of("[a-z]{1,4}"), "[a-c]{1,2}[ a`~*\\n<&]{0,8}[a-c]").prop_map(|(lang, text)| Block::Code(lang, text)),
        1 => prop_oneof![
            Just(BlockKind::Rule),
            Just(BlockKind::Image { src: "https://e.org/a b".replace(' ', "_"), alt: "[x]".into() }),
            Just(BlockKind::Math { tex: Some("\\sum_{i}\nx_i".into()) }),
        ].prop_map(Block::Void),
    ]
}

/// Blocks in blocks.
pub fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let block = leaf().boxed().prop_recursive(3, 24, 4, |inner| {
        let several = prop::collection::vec(inner, 1..4);
        let item = several.clone().prop_map(|inside| Block::Holder(BlockKind::ListItem, inside));
        let start = prop_oneof![Just(None), (2..2000_u32).prop_map(Some)];
        let kind = (any::<bool>(), start)
            .prop_map(|(ordered, start)| BlockKind::List { ordered, first: start.filter(|_| ordered) });
        let list = (kind, prop::collection::vec(item, 1..4)).prop_map(|(kind, items)| Block::Holder(kind, items));
        let quote = several.prop_map(|inside| Block::Holder(BlockKind::BlockQuote, inside));
        prop_oneof![3 => list, 2 => quote, 2 => table(), 1 => figure()]
    });
    let note = inlines(1).prop_map(|inside| {
        Block::Holder(BlockKind::Footnote { label: "1".into() }, vec![Block::Leaf(BlockKind::Paragraph, inside)])
    });
    (prop::collection::vec(block, 1..6), note).prop_map(|(mut blocks, note)| {
        blocks.push(note);
        blocks
    })
}

fn table() -> impl Strategy<Value = Block> {
    (1..4_usize).prop_flat_map(|columns| {
        let cell = inlines(1)
            .prop_map(|inside| Block::Leaf(BlockKind::TableCell { header: false, columns: 1, rows: 1 }, inside));
        let row = prop::collection::vec(cell, columns).prop_map(|cells| Block::Holder(BlockKind::TableRow, cells));
        prop::collection::vec(row, 1..4).prop_map(|rows| Block::Holder(BlockKind::Table, rows))
    })
}

fn figure() -> impl Strategy<Value = Block> {
    inlines(1).prop_map(|caption| {
        let image = BlockKind::Image { src: "https://e.org/a".into(), alt: "alt".into() };
        Block::Holder(BlockKind::Figure, vec![Block::Void(image), Block::Leaf(BlockKind::Caption, caption)])
    })
}

impl Block {
    /// The article that consists of these blocks, as an extractor would give it.
    pub fn article(blocks: &[Block]) -> Article {
        let mut article = Article::default();
        blocks.iter().for_each(|block| block.write(None, &mut article));
        article
    }

    fn write(&self, parent: Option<usize>, article: &mut Article) {
        let index = article.cleaned.blocks.len();
        let at = article.cleaned.text.len();
        let begin =
            |kind: &BlockKind, at| article::Block { parent, ..article::Block::new(kind.clone(), Span::new(at, at)) };
        match self {
            Block::Void(kind) => article.cleaned.blocks.push(begin(kind, at)),
            Block::Holder(kind, inside) => {
                let alone =
                    matches!(kind, BlockKind::ListItem | BlockKind::Footnote { .. }).then_some(inside.as_slice());
                if let Some([Block::Leaf(BlockKind::Paragraph, content)]) = alone {
                    return Block::Leaf(kind.clone(), content.clone()).write(parent, article);
                }
                article.cleaned.blocks.push(begin(kind, at));
                inside.iter().for_each(|block| block.write(Some(index), article));
                article.cleaned.blocks[index].span.end = article.cleaned.text.len();
            }
            Block::Leaf(kind, inside) => {
                let start = separate(article);
                article.cleaned.blocks.push(begin(kind, start));
                let mut leaf = Leaf { article, start, kinds: Vec::new(), broken: false };
                inside.iter().for_each(|piece| leaf.write(piece));
                article.cleaned.blocks[index].span.end = article.cleaned.text.len();
            }
            Block::Code(language, text) => {
                let start = separate(article);
                article.cleaned.blocks.push(begin(&BlockKind::Code { language: language.clone() }, start));
                article.cleaned.text.push_str(text);
                article.cleaned.blocks[index].span.end = article.cleaned.text.len();
            }
        }
    }
}

fn separate(article: &mut Article) -> usize {
    if !article.cleaned.text.is_empty() {
        article.cleaned.text.push_str("\n\n");
    }
    article.cleaned.text.len()
}

/// Writes as the extractor does: no white space at the ends of leaves and runs, no run in one of its kind.
struct Leaf<'a> {
    article: &'a mut Article,
    start: usize,
    kinds: Vec<InlineKind>,
    /// A line break stands before the next text.
    broken: bool,
}

impl Leaf<'_> {
    fn write(&mut self, piece: &Inline) {
        match piece {
            Inline::Text(space, text) => {
                self.begin(*space);
                self.article.cleaned.text.push_str(text);
            }
            Inline::Void(space, kind) => {
                if !self.kinds.contains(&InlineKind::Code) && self.kinds.is_empty() {
                    self.begin(*space);
                    let at = self.article.cleaned.text.len();
                    self.article.inlines.push(Run { span: Span::new(at, at), kind: kind.clone() });
                }
            }
            Inline::Break => {
                let at = self.article.cleaned.text.len();
                self.broken |= at > self.start && self.kinds.is_empty();
            }
            Inline::Run(space, kind, inside) => {
                let same = |other: &InlineKind| std::mem::discriminant(other) == std::mem::discriminant(kind);
                let links =
                    |kind: &InlineKind| matches!(kind, InlineKind::Link { .. } | InlineKind::FootnoteReference { .. });
                let fits = !self.kinds.iter().any(|other| {
                    same(other)
                        || *other == InlineKind::Code
                        || (links(other) && links(kind))
                        || matches!(other, InlineKind::FootnoteReference { .. })
                });
                if !fits || inside.iter().all(|piece| !matches!(piece, Inline::Text(..))) {
                    return inside.iter().for_each(|piece| self.write(piece));
                }
                self.begin(*space);
                let slot = self.article.inlines.len();
                let start = self.article.cleaned.text.len();
                self.article.inlines.push(Run { span: Span::new(start, start), kind: kind.clone() });
                self.kinds.push(kind.clone());
                let texts = inside.iter().skip_while(|piece| !matches!(piece, Inline::Text(..)));
                if matches!(kind, InlineKind::FootnoteReference { .. }) {
                    self.article.cleaned.text.push('1');
                } else {
                    for (index, piece) in texts.enumerate() {
                        match piece {
                            Inline::Text(_, text) if index == 0 => self.article.cleaned.text.push_str(text),
                            piece => self.write(piece),
                        }
                    }
                }
                self.kinds.pop();
                self.article.inlines[slot].span.end = self.article.cleaned.text.len();
            }
        }
    }

    fn begin(&mut self, space: bool) {
        let at = self.article.cleaned.text.len();
        if std::mem::take(&mut self.broken) {
            self.article.cleaned.text.push('\n');
            self.article.inlines.push(Run { span: Span::new(at, at + 1), kind: InlineKind::Break });
        } else if space && at > self.start {
            self.article.cleaned.text.push(' ');
        }
    }
}
