//! Reading the vocabulary back. One flat entry serves for all that has a span; serde fills it natively, and in the
//! browser it is filled by hand with what the writers read, since serde makes a tenth of the wasm out of that.

use super::{
    Block, BlockKind, Cleaned, Direction, Flag, FlagCode, Inline, InlineKind, Metadata, Origin, Outcome, Quotation,
    QuotationKind, Reason, Removal, Repair, Speaker, Stats,
};
#[cfg(any(test, target_arch = "wasm32"))]
use crate::json::Json;
use crate::span::Span;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

/// Every field that something with a span can have.
#[derive(Default, Deserialize)]
pub(crate) struct Entry {
    start: usize,
    end: usize,
    #[serde(default)]
    kind: String,
    reason: Option<Reason>,
    #[serde(default)]
    rule: String,
    of: Option<Span>,
    confidence: Option<f64>,
    #[serde(default)]
    replacement: String,
    code: Option<FlagCode>,
    #[serde(default)]
    note: String,
    parent: Option<usize>,
    lang: Option<String>,
    dir: Option<Direction>,
    #[serde(default)]
    level: u8,
    #[serde(default)]
    ordered: bool,
    #[serde(default)]
    header: bool,
    first: Option<u32>,
    columns: Option<u16>,
    rows: Option<u16>,
    language: Option<String>,
    #[serde(default)]
    src: String,
    #[serde(default)]
    alt: String,
    tex: Option<String>,
    #[serde(default)]
    label: String,
    url: Option<String>,
    author: Option<String>,
    #[serde(default)]
    href: String,
    node: Option<u32>,
    offset: Option<u32>,
    cue: Option<Span>,
    mention: Option<Span>,
    speaker: Option<u32>,
    #[serde(default)]
    evidence: String,
    removal: Option<usize>,
}

/// An [`super::Article`], or a [`Cleaned`] alone.
#[derive(Deserialize)]
pub(super) struct Whole {
    text: String,
    blocks: Vec<Block>,
    removals: Vec<Removal>,
    #[serde(default)]
    metadata: Metadata,
    #[serde(default)]
    repairs: Vec<Repair>,
    #[serde(default)]
    flags: Vec<Flag>,
    #[serde(default)]
    stats: Stats,
    #[serde(default)]
    outcome: Outcome,
    #[serde(default)]
    inlines: Vec<Inline>,
    #[serde(default)]
    quotations: Vec<Quotation>,
    #[serde(default)]
    speakers: Vec<Speaker>,
    #[serde(default)]
    origins: Vec<Origin>,
}

impl From<Whole> for super::Article {
    fn from(whole: Whole) -> Self {
        let Whole { metadata, inlines, quotations, speakers, origins, .. } = whole;
        let Whole { text, blocks, removals, repairs, flags, stats, outcome, .. } = whole;
        let cleaned = Cleaned { text, blocks, removals, repairs, flags, stats, outcome };
        super::Article { metadata, cleaned, inlines, quotations, speakers, origins }
    }
}

#[cfg(any(test, target_arch = "wasm32"))]
impl Entry {
    fn from_json(json: &Json) -> Result<Self, String> {
        let text = |name: &str| match json.get(name) {
            Some(Json::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let string = |name: &str| text(name).unwrap_or_default();
        let count = |name: &str| json.get(name).and_then(Json::count);
        let small = |name: &str| count(name).map(|n| u16::try_from(n).unwrap_or(u16::MAX));
        let named = |name: &str| json.get(name).is_some_and(|value| *value == Json::Other("true".to_owned()));
        Ok(Entry {
            start: count("start").ok_or_else(|| missing("start"))?,
            end: count("end").ok_or_else(|| missing("end"))?,
            kind: string("kind"),
            reason: json.get("reason").map(Json::named).transpose()?,
            rule: string("rule"),
            replacement: string("replacement"),
            parent: count("parent"),
            lang: text("lang"),
            dir: json.get("dir").map(Json::named).transpose()?,
            level: small("level").map_or(0, |level| level.min(6) as u8),
            ordered: named("ordered"),
            header: named("header"),
            first: count("first").and_then(|n| u32::try_from(n).ok()),
            columns: small("columns"),
            rows: small("rows"),
            language: text("language"),
            src: string("src"),
            alt: string("alt"),
            tex: text("tex"),
            label: string("label"),
            url: text("url"),
            author: text("author"),
            href: string("href"),
            ..Entry::default()
        })
    }
}

/// Reads a list of entries.
#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) fn list<T: TryFrom<Entry, Error = String>>(json: &Json) -> Result<Vec<T>, String> {
    match json {
        Json::List(list) => list.iter().map(|entry| T::try_from(Entry::from_json(entry)?)).collect(),
        _ => Err("a list is expected".to_owned()),
    }
}

impl Entry {
    fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    fn unknown(&self) -> String {
        format!("nothing has the kind `{}`", self.kind)
    }
}

fn missing(field: &str) -> String {
    format!("`{field}` is missing")
}

impl TryFrom<Entry> for Removal {
    type Error = String;

    fn try_from(entry: Entry) -> Result<Self, String> {
        let span = entry.span();
        let reason = entry.reason.ok_or_else(|| missing("reason"))?;
        let confidence = entry.confidence.unwrap_or(1.0);
        Ok(Removal { span, reason, rule: entry.rule, of: entry.of, confidence })
    }
}

impl TryFrom<Entry> for Repair {
    type Error = String;

    fn try_from(entry: Entry) -> Result<Self, String> {
        Ok(Repair { span: entry.span(), replacement: entry.replacement, rule: entry.rule })
    }
}

impl TryFrom<Entry> for Flag {
    type Error = String;

    fn try_from(entry: Entry) -> Result<Self, String> {
        let code = entry.code.ok_or_else(|| missing("code"))?;
        Ok(Flag { span: entry.span(), code, note: entry.note, of: entry.of })
    }
}

impl TryFrom<Entry> for Origin {
    type Error = String;

    fn try_from(entry: Entry) -> Result<Self, String> {
        let node = entry.node.ok_or_else(|| missing("node"))?;
        Ok(Origin { span: entry.span(), node, offset: entry.offset.unwrap_or(0) })
    }
}

impl TryFrom<Entry> for Quotation {
    type Error = String;

    fn try_from(entry: Entry) -> Result<Self, String> {
        let name: StrDeserializer<'_, Error> = entry.kind.as_str().into_deserializer();
        let kind = QuotationKind::deserialize(name).map_err(|_| entry.unknown())?;
        Ok(Quotation {
            span: entry.span(),
            kind,
            cue: entry.cue,
            mention: entry.mention,
            speaker: entry.speaker,
            confidence: entry.confidence.unwrap_or(0.0),
            evidence: entry.evidence,
            removal: entry.removal,
        })
    }
}

impl TryFrom<Entry> for Block {
    type Error = String;

    fn try_from(entry: Entry) -> Result<Self, String> {
        let span = entry.span();
        let (parent, dir) = (entry.parent, entry.dir);
        let kind = match entry.kind.as_str() {
            "paragraph" => BlockKind::Paragraph,
            "heading" => BlockKind::Heading { level: entry.level.clamp(1, 6) },
            "list" => BlockKind::List { ordered: entry.ordered, first: entry.first },
            "list_item" => BlockKind::ListItem,
            "block_quote" => BlockKind::BlockQuote,
            "code" => BlockKind::Code { language: entry.language },
            "table" => BlockKind::Table,
            "table_row" => BlockKind::TableRow,
            "table_cell" => {
                let (columns, rows) = (entry.columns.unwrap_or(1), entry.rows.unwrap_or(1));
                BlockKind::TableCell { header: entry.header, columns, rows }
            }
            "figure" => BlockKind::Figure,
            "caption" => BlockKind::Caption,
            "image" => BlockKind::Image { src: entry.src, alt: entry.alt },
            "math" => BlockKind::Math { tex: entry.tex },
            "footnote" => BlockKind::Footnote { label: entry.label },
            "embed" => BlockKind::Embed { url: entry.url, author: entry.author },
            "rule" => BlockKind::Rule,
            _ => return Err(entry.unknown()),
        };
        Ok(Block { span, kind, parent, lang: entry.lang, dir })
    }
}

impl TryFrom<Entry> for Inline {
    type Error = String;

    fn try_from(entry: Entry) -> Result<Self, String> {
        let span = entry.span();
        let kind = match entry.kind.as_str() {
            "link" => InlineKind::Link { href: entry.href },
            "emphasis" => InlineKind::Emphasis,
            "strong" => InlineKind::Strong,
            "code" => InlineKind::Code,
            "strike" => InlineKind::Strike,
            "subscript" => InlineKind::Subscript,
            "superscript" => InlineKind::Superscript,
            "mark" => InlineKind::Mark,
            "math" => InlineKind::Math { tex: entry.tex },
            "footnote_reference" => InlineKind::FootnoteReference { label: entry.label },
            "image" => InlineKind::Image { src: entry.src, alt: entry.alt },
            "break" => InlineKind::Break,
            _ => return Err(entry.unknown()),
        };
        Ok(Inline { span, kind })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(value: &impl serde::Serialize) -> Json {
        Json::parse(&serde_json::to_string(value).expect("written")).expect("JSON")
    }

    #[test]
    fn what_was_written_is_read_back() {
        let (span, text) = (Span::new(3, 70_000), || "a \"b\"\r\n\u{1f600}".to_owned());
        let kinds = [
            BlockKind::Paragraph,
            BlockKind::Heading { level: 3 },
            BlockKind::List { ordered: true, first: Some(7) },
            BlockKind::Code { language: None },
            BlockKind::TableCell { header: true, columns: 2, rows: 1 },
            BlockKind::Image { src: text(), alt: text() },
            BlockKind::Math { tex: Some(text()) },
            BlockKind::Footnote { label: text() },
            BlockKind::Embed { url: Some(text()), author: None },
        ];
        let block = |kind| Block {
            parent: Some(2),
            lang: Some("he".to_owned()),
            dir: Some(Direction::Rtl),
            ..Block::new(kind, span)
        };
        let blocks: Vec<Block> = kinds.into_iter().map(block).collect();
        assert_eq!(list(&json(&blocks)), Ok(blocks));
        let inlines =
            vec![Inline { span, kind: InlineKind::Link { href: text() } }, Inline { span, kind: InlineKind::Break }];
        assert_eq!(list(&json(&inlines)), Ok(inlines));
        let repairs = vec![Repair { span, replacement: text(), rule: text() }];
        assert_eq!(list(&json(&repairs)), Ok(repairs));
        let of = None;
        let removals = vec![Removal { span, reason: Reason::PullQuote, rule: text(), of, confidence: 1.0 }];
        assert_eq!(list(&json(&removals)), Ok(removals));
    }

    #[test]
    fn anything_else_is_refused() {
        for wrong in [
            r#"{"a": 1}"#,
            r#"[{"start": 1}]"#,
            r#"[{"start": -1, "end": 2}]"#,
            r#"[{"start": 1, "end": 2, "kind": "x"}]"#,
        ] {
            assert!(list::<Block>(&Json::parse(wrong).expect("JSON")).is_err(), "{wrong}");
        }
    }
}
