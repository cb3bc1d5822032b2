//! From an article to text, Markdown and HTML: what is kept, with any set of removals restored.

mod events;
mod html;
mod markdown;
mod text;
mod url;

pub use html::to_html;
pub use markdown::to_markdown;
pub use text::to_text;
pub(crate) use url::is_safe;

use crate::article::Cleaned;
#[cfg(any(test, target_arch = "wasm32"))]
use crate::json::Json;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Which removals are put back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Restored {
    /// None: the article as it was cleaned.
    #[default]
    None,
    /// All: everything that was read.
    All,
    /// Those with these indices in [`Cleaned::removals`].
    Some(Vec<usize>),
}

impl Restored {
    /// The spans of `cleaned` that stay removed: sorted, without overlap, on character boundaries.
    /// Removals that do not fit the text are left out, so that a damaged article loses nothing.
    fn removed(&self, cleaned: &Cleaned) -> Vec<Span> {
        let mut back = vec![matches!(self, Restored::All); cleaned.removals.len()];
        if let Restored::Some(indices) = self {
            indices.iter().filter_map(|&i| back.get_mut(i).map(|b| *b = true)).count();
        }
        let mut at = 0;
        let mut spans = Vec::new();
        for (removal, back) in cleaned.removals.iter().zip(back) {
            let span = removal.span;
            let fits = span.start >= at && !span.of(&cleaned.text).is_empty();
            if fits && !back {
                spans.push(span);
                at = span.end;
            }
        }
        spans
    }
}

/// What is written besides the choice of removals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RenderOptions {
    /// Whether repairs are carried out in what is written. With all removals restored and without repairs,
    /// [`to_text`] gives the source text back, byte for byte.
    pub repairs: bool,
}

impl Default for RenderOptions {
    fn default() -> Self {
        RenderOptions { repairs: true }
    }
}

#[cfg(any(test, target_arch = "wasm32"))]
impl RenderOptions {
    /// The options that an object holds; why not, where it has something else.
    pub(crate) fn from_json(json: &Json) -> Result<Self, String> {
        let mut options = RenderOptions::default();
        for (name, value) in json.members()? {
            options.repairs = match value {
                Json::Other(word) if name == "repairs" && (word == "true" || word == "false") => word == "true",
                _ => return Err(["`", name, "` is no option, or not of its kind"].concat()),
            };
        }
        Ok(options)
    }
}

/// The text of `span` with the repairs that lie in it carried out.
fn repaired<'a>(cleaned: &'a Cleaned, span: Span, options: &RenderOptions) -> Cow<'a, str> {
    let text = span.of(&cleaned.text);
    if !options.repairs {
        return Cow::Borrowed(text);
    }
    let first = cleaned.repairs.partition_point(|r| r.span.start < span.start);
    let repairs = cleaned.repairs[first..].iter().take_while(|r| r.span.start < span.end);
    let (mut out, mut at) = (String::new(), span.start);
    for repair in repairs.filter(|r| r.span.end <= span.end) {
        if repair.span.start >= at {
            out.push_str(Span::new(at, repair.span.start).of(&cleaned.text));
            out.push_str(&repair.replacement);
            at = repair.span.end;
        }
    }
    if at == span.start {
        return Cow::Borrowed(text);
    }
    out.push_str(Span::new(at, span.end).of(&cleaned.text));
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{Json, RenderOptions};

    #[test]
    fn options_are_read_and_nothing_else() {
        let read = |text: &str| RenderOptions::from_json(&Json::parse(text).expect("JSON"));
        assert_eq!(read("{}"), Ok(RenderOptions { repairs: true }));
        assert_eq!(read(r#"{"repairs": false}"#), Ok(RenderOptions { repairs: false }));
        assert!(read(r#"{"repairs": 1}"#).is_err() && read(r#"{"repair": true}"#).is_err());
    }
}
