//! The vocabulary: what a result is made of. The same names stand in Rust, in JSON and in TypeScript
//! (camelCase in the last two). Spans count bytes here; see [`crate::offsets`] for other units.

pub(crate) mod read;

use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why a span was taken out. Stable codes, in JSON as `near_duplicate` and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The same as kept text but for case, space and marks.
    Duplicate,
    /// The same statement as kept text, worded or spelled a little otherwise.
    NearDuplicate,
    /// A cut-off copy or teaser of kept text.
    Truncated,
    /// Stands inside a kept unit.
    Contained,
    /// Repeats the body as a display quotation.
    PullQuote,
    /// Newsletter, share, cookie, advertisement, navigation, copyright and the like.
    Boilerplate,
    /// Another story's headline or teaser.
    RelatedHeadline,
    /// Photographer, agency, author box.
    Credit,
    /// When the page was published or changed, standing alone.
    Timestamp,
    /// Stands on the page outside the article's body.
    Outside,
}

impl Reason {
    /// All reasons, in the order in which they are shown.
    pub const ALL: [Reason; 10] = [
        Reason::Duplicate,
        Reason::NearDuplicate,
        Reason::Truncated,
        Reason::Contained,
        Reason::PullQuote,
        Reason::Boilerplate,
        Reason::RelatedHeadline,
        Reason::Credit,
        Reason::Timestamp,
        Reason::Outside,
    ];
}

/// A span that was taken out of the article. Its text is still in [`Cleaned::text`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "read::Entry")]
pub struct Removal {
    /// What was taken out.
    #[serde(flatten)]
    pub span: Span,
    /// Why.
    pub reason: Reason,
    /// What in the data or the code decided: a stable code such as `near.spelling` or `newsletter.sign-up`.
    pub rule: String,
    /// The kept copy, for reasons that speak of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Span>,
    /// How sure, from 0 to 1: of those marked 0.9, nine in ten are right.
    pub confidence: f64,
}

/// An edit shown over the unchanged text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "read::Entry")]
pub struct Repair {
    /// What to replace.
    #[serde(flatten)]
    pub span: Span,
    /// What to put there.
    pub replacement: String,
    /// What decided: `mojibake`, `entity`, `soft-hyphen` …
    pub rule: String,
}

/// What a [`Flag`] points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlagCode {
    /// A sentence that is cut off and whose full form is absent.
    CutSentence,
    /// One half of a sentence whose other half, `of`, stands apart.
    SplitSentence,
    /// A pronoun with nothing before it that it could stand for.
    DanglingPronoun,
    /// A statement that is like another, `of`, but for a number, date, name or negation.
    Conflict,
}

/// Something to look at that stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "read::Entry")]
pub struct Flag {
    /// What to look at.
    #[serde(flatten)]
    pub span: Span,
    /// What kind of thing it is.
    pub code: FlagCode,
    /// The words at issue, for example `three / four`; empty where there are none.
    pub note: String,
    /// The other place, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Span>,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// A list; its items are its children.
    List {
        /// Numbered or not.
        ordered: bool,
        /// The first number, if it is not 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        first: Option<u32>,
    },
    /// An item of a list. Its text, or blocks, lie inside.
    ListItem,
    /// A block quotation; what is quoted are its children.
    BlockQuote,
    /// Preformatted text.
    Code {
        /// The programming language, if the page says so.
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<String>,
    },
    /// A table; its rows are its children.
    Table,
    /// A row of a table; its cells are its children.
    TableRow,
    /// A cell.
    TableCell {
        /// Whether it heads a row or column.
        header: bool,
        /// Columns that it covers.
        columns: u16,
        /// Rows that it covers.
        rows: u16,
    },
    /// A figure; image and caption are its children.
    Figure,
    /// The caption of a figure or table.
    Caption,
    /// An image; its span is empty.
    Image {
        /// Address, http or https.
        src: String,
        /// Alternative text.
        alt: String,
    },
    /// A mathematical formula standing alone, as TeX where the page gives it; its span is empty where the page shows an image.
    Math {
        /// TeX source.
        #[serde(skip_serializing_if = "Option::is_none")]
        tex: Option<String>,
    },
    /// A footnote.
    Footnote {
        /// What the text calls it.
        label: String,
    },
    /// A post, video or other thing embedded from elsewhere; what it says lies inside.
    Embed {
        /// Its address.
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<String>,
        /// Who posted it.
        #[serde(skip_serializing_if = "Option::is_none")]
        author: Option<String>,
    },
    /// A thematic break; its span is empty.
    Rule,
}

impl BlockKind {
    /// Whether a block of this kind can stand without text: image, thematic break, formula, something embedded.
    pub(crate) fn is_void(&self) -> bool {
        matches!(self, BlockKind::Image { .. } | BlockKind::Rule | BlockKind::Math { .. } | BlockKind::Embed { .. })
    }
}

/// A paragraph, heading, list item and so on. Blocks stand in document order, a parent before its children.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "read::Entry")]
pub struct Block {
    /// Where its text stands; a parent's span covers its children's.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    #[serde(flatten)]
    pub kind: BlockKind,
    /// Index of the block that this one lies in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<usize>,
    /// BCP 47 language, where it differs from the article's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Direction, where the page states one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dir: Option<Direction>,
}

impl Block {
    /// A block without parent, language or direction.
    #[must_use]
    pub fn new(kind: BlockKind, span: Span) -> Self {
        Block { span, kind, parent: None, lang: None, dir: None }
    }
}

/// Writing direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// What a run of text inside a block is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum InlineKind {
    /// A link; http, https or mailto only.
    Link {
        /// Address.
        href: String,
    },
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Code.
    Code,
    /// Struck through.
    Strike,
    /// Subscript.
    Subscript,
    /// Superscript.
    Superscript,
    /// Highlighted.
    Mark,
    /// A formula in running text; its span is empty where the page shows it as an image.
    Math {
        /// TeX source.
        #[serde(skip_serializing_if = "Option::is_none")]
        tex: Option<String>,
    },
    /// The reference to a footnote.
    FootnoteReference {
        /// The footnote's label.
        label: String,
    },
    /// A small image in running text; its span is empty.
    Image {
        /// Address, http or https.
        src: String,
        /// Alternative text.
        alt: String,
    },
    /// A forced line break; its span is the line feed.
    Break,
}

/// A link, emphasis and so on inside a block. Sorted by start; of two with the same start the outer one first. They nest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "read::Entry")]
pub struct Inline {
    /// What it covers.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    #[serde(flatten)]
    pub kind: InlineKind,
}

/// Where a run of the article's text stands in the page that was read: the key from spans back to DOM ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "read::Entry")]
pub struct Origin {
    /// The run.
    #[serde(flatten)]
    pub span: Span,
    /// Index of the text node in the snapshot.
    pub node: u32,
    /// Offset of the run's first character in the text node, always in UTF-16 code units.
    pub offset: u32,
}

/// How a quotation is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotationKind {
    /// In marks, whole clauses or sentences.
    Direct,
    /// In marks, a fragment within the reporter's own sentence.
    Mixed,
    /// Reported without marks.
    Indirect,
    /// A block quotation or embedded post.
    Block,
    /// A display quotation that repeats the body.
    Pull,
    /// In marks, but said by no one: a title, a nickname, a word held at arm's length.
    Scare,
}

/// What somebody said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "read::Entry")]
pub struct Quotation {
    /// What was said, with its marks.
    #[serde(flatten)]
    pub span: Span,
    /// How it is set.
    pub kind: QuotationKind,
    /// The word or words that report the speech.
    pub cue: Option<Span>,
    /// The words that name the speaker.
    pub mention: Option<Span>,
    /// Id of the speaker, or `None` where the text does not say.
    pub speaker: Option<u32>,
    /// How sure the attribution is, from 0 to 1; without a speaker, how sure it is that there is none.
    pub confidence: f64,
    /// The rule that attributed it: a stable code such as `verb-after`.
    pub evidence: String,
    /// Index of the removal that holds the quotation, if it stands in removed text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removal: Option<usize>,
}

/// Somebody who speaks in the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Stands in [`Quotation::speaker`].
    pub id: u32,
    /// The canonical name: the fullest form.
    pub name: String,
    /// The titles and other forms by which the text calls the speaker.
    #[serde(default)]
    pub titles: Vec<String>,
    /// Where the text names the speaker.
    #[serde(default)]
    pub mentions: Vec<Span>,
}

/// What is known of an article besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Metadata {
    /// The article's title, without the site's name.
    pub title: Option<String>,
    /// The names of the authors, separated by commas.
    pub byline: Option<String>,
    /// When it was published: ISO 8601, as precise as the page is.
    pub published: Option<String>,
    /// When it was last changed: ISO 8601.
    pub modified: Option<String>,
    /// The site's name.
    pub site: Option<String>,
    /// BCP 47 language.
    pub language: Option<String>,
    /// Writing direction.
    pub direction: Option<Direction>,
    /// A short description.
    pub excerpt: Option<String>,
    /// Address of the lead image.
    pub image: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// Section of the site.
    pub section: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Minutes that a reader takes for the kept text.
    pub reading_minutes: Option<u32>,
    /// Where each value was found, by the field's JSON name: `json-ld`, `open-graph`, `meta`, `visible` …; `modified` for a
    /// `published` that is the date of a change, the only one that the page shows.
    pub sources: BTreeMap<String, String>,
}

/// Counts of what was kept and removed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Stats {
    /// Blocks that hold text.
    pub paragraphs: usize,
    /// Blocks of which nothing is kept.
    pub paragraphs_removed: usize,
    /// Characters (code points) that are not white space.
    pub characters: usize,
    /// Of these, removed.
    pub characters_removed: usize,
    /// Words.
    pub words: usize,
    /// Of these, removed.
    pub words_removed: usize,
    /// Steps of work that were counted; grows linearly with the input.
    pub work: u64,
}

/// Whether the whole input was read, and what a caller should know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Outcome {
    /// How it ended.
    pub status: Status,
    /// BCP 47 language that the rules were taken from, or `None` where only rules that need no words applied.
    pub language: Option<String>,
    /// Stable codes: `language-unknown`, `limit-nodes`, `limit-depth`, `no-body` …
    pub notes: Vec<String>,
}

/// How a request ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// All of the input was read.
    #[default]
    Complete,
    /// A limit was met; what is there is true.
    Partial,
    /// There was no text.
    Empty,
}

/// What [`crate::clean`] returns.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cleaned {
    /// The text that all spans refer to: the input, unchanged.
    pub text: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// What was taken out: sorted, without overlap.
    pub removals: Vec<Removal>,
    /// Edits shown over the text: sorted, without overlap.
    pub repairs: Vec<Repair>,
    /// What to look at.
    pub flags: Vec<Flag>,
    /// Counts.
    pub stats: Stats,
    /// How it went.
    pub outcome: Outcome,
}

/// What [`crate::extract`] returns: metadata, everything of [`Cleaned`], quotations and speakers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "read::Whole")]
pub struct Article {
    /// What is known besides the text.
    pub metadata: Metadata,
    /// Text, blocks, removals and so on.
    #[serde(flatten)]
    pub cleaned: Cleaned,
    /// Links, emphasis and so on.
    pub inlines: Vec<Inline>,
    /// Who said what, in the order of the text.
    pub quotations: Vec<Quotation>,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
    /// For a live page: where the text stands in its text nodes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
}
