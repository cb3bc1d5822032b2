//! The browser's door: the two functions and the three writers for JavaScript, with offsets in UTF-16 code units.
//!
//! Nothing here decides anything about an article. Input that does not have the right form becomes an `Error`
//! with a stable `name`; a JavaScript getter that throws is passed on as such an error, too.

use crate::article::{Article, read};
use crate::error::Error;
use crate::json::Json;
use crate::json::write::to_json;
use crate::offsets::{self, Unit};
use crate::options::{CleanOptions, ExtractOptions};
use crate::page::Snapshot;
use crate::render::{self, RenderOptions, Restored};
use crate::{Source, clean as clean_text, extract as extract_source};
use js_sys::{JSON, JsString, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("../www/types.d.ts");

#[wasm_bindgen(module = "/www/snapshot.js")]
extern "C" {
    /// Reads a live document or element once, into flat arrays.
    #[wasm_bindgen(catch, js_name = snapshot)]
    fn read_live(root: &JsValue) -> Result<JsValue, JsValue>;
}

/// Finds what stands twice in a text and what is not the article.
///
/// # Errors
/// An `Error` whose `name` is one of [`Error::name`].
#[wasm_bindgen(unchecked_return_type = "Cleaned")]
pub fn clean(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CleanOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options = options_from(&options, CleanOptions::from_json)?;
    let source = text.dyn_ref::<JsString>().ok_or_else(|| thrown("TypeError", "clean takes a string"))?;
    let text = String::from(source);
    #[cfg(feature = "faults")]
    crate::faults::on_demand(&text);
    let mut cleaned = clean_text(&text, &options).map_err(typed)?;
    offsets::convert_cleaned(&mut cleaned, Unit::Utf8, Unit::Utf16).map_err(typed)?;
    cleaned.text = String::new();
    with_text(&cleaned, source)
}

/// Finds the article in a string (HTML or text), a `Document`, an `Element` or a snapshot of one.
///
/// # Errors
/// An `Error` whose `name` is one of [`Error::name`], or `TypeError` for any other source.
#[wasm_bindgen(unchecked_return_type = "Article")]
pub fn extract(
    #[wasm_bindgen(unchecked_param_type = "string | Document | Element | PageSnapshot")] source: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ExtractOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options = options_from(&options, ExtractOptions::from_json)?;
    if let Some(string) = source.dyn_ref::<JsString>() {
        let text = String::from(string);
        #[cfg(feature = "faults")]
        crate::faults::on_demand(&text);
        let article = extract_source(Source::Text(&text), &options).map_err(typed)?;
        // for plain text the very string that came in goes out, lone surrogates and all
        let same = article.cleaned.text == text;
        return hand_over(article, same.then_some(string));
    }
    if !source.is_object() {
        return Err(thrown("TypeError", "extract takes a string, a Document, an Element or a snapshot"));
    }
    let live = Reflect::has(&source, &"nodeType".into()).unwrap_or(false);
    let snapshot = if live { read_live(&source)? } else { source };
    let snapshot = snapshot_from(&snapshot)?;
    let article = extract_source(Source::Snapshot(&snapshot), &options).map_err(typed)?;
    hand_over(article, None)
}

/// The kept text, with the removals of `restored` put back.
///
/// # Errors
/// `InvalidArticle` or `InvalidOptions` where an argument does not have the right form.
#[wasm_bindgen(js_name = toText)]
pub fn to_text(
    #[wasm_bindgen(unchecked_param_type = "Article | Cleaned")] article: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Restored")] restored: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RenderOptions")] options: JsValue,
) -> Result<JsString, JsValue> {
    let (restored, options) = (restored_from(&restored)?, render_options(&options)?);
    if restored == Restored::All && !options.repairs {
        let text = Reflect::get(&article, &"text".into())?;
        return text.dyn_into().map_err(|_| thrown("InvalidArticle", "the article has no text"));
    }
    Ok(render::to_text(&article_from(&article)?.cleaned, &restored, &options).into())
}

/// The kept content as GitHub Flavored Markdown.
///
/// # Errors
/// As [`to_text`].
#[wasm_bindgen(js_name = toMarkdown)]
pub fn to_markdown(
    #[wasm_bindgen(unchecked_param_type = "Article | Cleaned")] article: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Restored")] restored: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RenderOptions")] options: JsValue,
) -> Result<String, JsValue> {
    Ok(render::to_markdown(&article_from(&article)?, &restored_from(&restored)?, &render_options(&options)?))
}

/// The kept content as HTML from a fixed list of elements and attributes.
///
/// # Errors
/// As [`to_text`].
#[wasm_bindgen(js_name = toHtml)]
pub fn to_html(
    #[wasm_bindgen(unchecked_param_type = "Article | Cleaned")] article: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Restored")] restored: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RenderOptions")] options: JsValue,
) -> Result<String, JsValue> {
    Ok(render::to_html(&article_from(&article)?, &restored_from(&restored)?, &render_options(&options)?))
}

/// The article as a JavaScript object. `source` is the string that its text came from, unchanged.
fn hand_over(mut article: Article, source: Option<&JsString>) -> Result<JsValue, JsValue> {
    offsets::convert_article(&mut article, Unit::Utf8, Unit::Utf16).map_err(typed)?;
    // the text crosses once, as a string, and not a second time inside the object
    let text = std::mem::take(&mut article.cleaned.text);
    match source {
        Some(source) => with_text(&article, source),
        None => with_text(&article, &JsString::from(text)),
    }
}

fn with_text(value: &impl Serialize, text: &JsString) -> Result<JsValue, JsValue> {
    let json = to_json(value).map_err(|_| thrown("EngineFailed", "the article cannot be written"))?;
    let object = JSON::parse(&json)?;
    Reflect::set(&object, &"text".into(), text)?;
    Ok(object)
}

/// As much of an article as the writers read.
fn article_from(value: &JsValue) -> Result<Article, JsValue> {
    let invalid = |why: String| typed(Error::InvalidArticle(why));
    if !value.is_object() {
        return Err(invalid("it is no object".to_owned()));
    }
    let part = |name: &str| -> Result<Json, JsValue> {
        json_of(&Reflect::get(value, &name.into())?)?.ok_or_else(|| invalid(["no ", name].concat()))
    };
    // of a `Cleaned` alone the first three, of an article all
    let optional = |name: &str| -> Result<Json, JsValue> {
        if Reflect::has(value, &name.into())? { part(name) } else { Ok(Json::List(Vec::new())) }
    };
    let text = Reflect::get(value, &"text".into())?.as_string().ok_or_else(|| invalid("no text".to_owned()))?;
    let mut article = Article::default();
    article.cleaned.text = text;
    article.cleaned.blocks = read::list(&part("blocks")?).map_err(invalid)?;
    article.cleaned.removals = read::list(&part("removals")?).map_err(invalid)?;
    article.cleaned.repairs = read::list(&optional("repairs")?).map_err(invalid)?;
    article.inlines = read::list(&optional("inlines")?).map_err(invalid)?;
    article.metadata.title = optional("metadata")?.get("title").and_then(Json::text).map(str::to_owned);
    offsets::convert_article(&mut article, Unit::Utf16, Unit::Utf8).map_err(typed)?;
    Ok(article)
}

fn restored_from(value: &JsValue) -> Result<Restored, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(Restored::None);
    }
    let invalid = || typed(Error::InvalidOptions("restored is `all`, `none` or a list of indices".to_owned()));
    match (value.as_string().as_deref(), value.dyn_ref::<js_sys::Array>()) {
        (Some("all"), _) => Ok(Restored::All),
        (Some("none"), _) => Ok(Restored::None),
        (None, Some(list)) => {
            let index = |n: f64| (n.fract() == 0.0 && n >= 0.0).then_some(n as usize).ok_or_else(invalid);
            list.iter()
                .map(|n| n.as_f64().ok_or_else(invalid).and_then(index))
                .collect::<Result<_, _>>()
                .map(Restored::Some)
        }
        _ => Err(invalid()),
    }
}

fn render_options(value: &JsValue) -> Result<RenderOptions, JsValue> {
    options_from(value, RenderOptions::from_json)
}

fn options_from<T: Default>(value: &JsValue, read: fn(&Json) -> Result<T, String>) -> Result<T, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(T::default());
    }
    let invalid = |why| typed(Error::InvalidOptions(why));
    let json = json_of(value)?.ok_or_else(|| invalid("an object is expected".to_owned()))?;
    read(&json).map_err(invalid)
}

/// A JavaScript object or list, by way of JSON: what JSON has no word for is left out. An error is what a getter threw.
fn json_of(value: &JsValue) -> Result<Option<Json>, JsValue> {
    if !value.is_object() {
        return Ok(None);
    }
    Ok(JSON::stringify(value)?.as_string().as_deref().and_then(Json::parse))
}

fn snapshot_from(value: &JsValue) -> Result<Snapshot, JsValue> {
    let invalid = |why: &str| typed(Error::InvalidSnapshot(why.to_owned()));
    let field = |name: &str| Reflect::get(value, &name.into());
    let text = field("text")?.as_string().ok_or_else(|| invalid("text is not a string"))?;
    let words = |name: &str| -> Result<Vec<u32>, JsValue> {
        let array = field(name)?.dyn_into::<js_sys::Uint32Array>();
        array.map(|a| a.to_vec()).map_err(|_| invalid(&[name, " is not a Uint32Array"].concat()))
    };
    let names = field("names")?.as_f64().filter(|n| n.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(n));
    let names = names.ok_or_else(|| invalid("names is not a count"))? as u32;
    let url = field("url")?.as_string().unwrap_or_default();
    Ok(Snapshot { text, lengths: words("lengths")?, names, nodes: words("nodes")?, url })
}

fn typed(error: Error) -> JsValue {
    thrown(error.name(), &error.to_string())
}

fn thrown(name: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name(name);
    error.into()
}
