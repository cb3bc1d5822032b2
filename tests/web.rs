//! The browser's door, in real browsers: the same articles as native, offsets in UTF-16, typed errors, live pages.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)] // a test may

use js_sys::{Array, Function, JSON, Object, Reflect};
use offprint::wasm::{clean, extract, to_html, to_text};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! fixtures {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("fixtures/", $name)), include_str!(concat!("fixtures/", $name, ".json")))),*]
    };
}

fn value(js: &JsValue) -> Value {
    serde_json::from_str(&String::from(JSON::stringify(js).unwrap())).unwrap()
}

fn options(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in pairs {
        Reflect::set(&object, &(*key).into(), value).unwrap();
    }
    object.into()
}

/// Runs a piece of JavaScript with the arguments `a` and `b`.
fn js(code: &str, a: &JsValue, b: &JsValue) -> JsValue {
    Function::new_with_args("a, b", code).call2(&JsValue::NULL, a, b).unwrap()
}

#[wasm_bindgen_test]
fn every_fixture_gives_the_native_article() {
    for (name, source, golden) in
        fixtures!["news.txt", "german.txt", "unicode.txt", "news.html", "hostile.html", "content.html"]
    {
        let options = options(&[("url", "https://example.org/news/".into())]);
        let article = extract(source.into(), options).unwrap();
        // through the same writer of numbers: JavaScript has one kind of them
        assert_eq!(value(&article), value(&JSON::parse(golden).unwrap()), "{name}");
    }
}

#[wasm_bindgen_test]
fn slices_of_the_very_string_join_to_it_with_lone_surrogates() {
    let text = js(
        "return 'Lone \\ud800 here.\\n\\nSign up for our newsletter\\n\\nAnd \\udc00 \\ud83d\\ude00 there.'",
        &JsValue::NULL,
        &JsValue::NULL,
    );
    let cleaned = clean(text.clone(), options(&[("language", "en".into())])).unwrap();
    let same = js(
        "let at = 0, out = ''; for (const r of a.removals) { out += b.slice(at, r.start) + b.slice(r.start, r.end); at = r.end; }
         return a.text === b && a.removals.length > 0 && out + b.slice(at) === b;",
        &cleaned,
        &text,
    );
    assert_eq!(same, JsValue::TRUE);
    assert_eq!(JsValue::from(to_text(cleaned, "all".into(), options(&[("repairs", false.into())])).unwrap()), text);
}

#[wasm_bindgen_test]
fn a_document_an_element_and_a_string_give_the_same_article() {
    let url = || options(&[("url", "https://example.org/news/".into())]);
    for (name, source, _) in fixtures!["content.html", "news.html"] {
        let document = js("return new DOMParser().parseFromString(a, 'text/html')", &source.into(), &JsValue::NULL);
        let from_string = value(&extract(source.into(), url()).unwrap());
        let mut from_document = value(&extract(document, url()).unwrap());
        let origins = from_document.as_object_mut().unwrap().remove("origins").unwrap();
        assert!(origins.as_array().unwrap().len() > 3, "{name}");
        for part in ["text", "blocks", "removals", "quotations", "speakers", "inlines"] {
            assert_eq!(from_document[part], from_string[part], "{name}: {part}");
        }
    }
    let source = include_str!("fixtures/news.html");
    let document = js("return new DOMParser().parseFromString(a, 'text/html')", &source.into(), &JsValue::NULL);
    let element = js("return a.querySelector('article')", &document, &JsValue::NULL);
    let from_element = value(&extract(element, url()).unwrap());
    assert!(from_element["text"].as_str().unwrap().starts_with("Harbour bridge to close"));
}

#[wasm_bindgen_test]
fn origins_lead_back_into_the_page() {
    let page = js(
        "const e = document.createElement('div');
         for (const t of ['The first paragraph stands here,\\n   with \\ud83d\\ude00 white   space in it, and it is long enough.', 'The second one is long enough, too, to be taken for text.'])
           e.appendChild(document.createElement('p')).textContent = t;
         document.body.append(e); return e;",
        &JsValue::NULL,
        &JsValue::NULL,
    );
    let article = extract(page.clone(), JsValue::UNDEFINED).unwrap();
    let same = js(
        "const nodes = [...b.querySelectorAll('p')].map((p) => p.firstChild);
         return a.origins.length > 1 && a.origins.every((o) => nodes[o.node].data.substr(o.offset, o.end - o.start) === a.text.slice(o.start, o.end)
           || a.text.slice(o.start, o.end) === ' ');",
        &article,
        &page,
    );
    js("b.remove()", &JsValue::NULL, &page);
    assert_eq!(same, JsValue::TRUE);
}

#[wasm_bindgen_test]
fn errors_are_typed_and_the_next_call_works() {
    let name = |error: JsValue| Reflect::get(&error, &"name".into()).unwrap().as_string().unwrap();
    assert_eq!(name(clean(JsValue::from(7), JsValue::UNDEFINED).unwrap_err()), "TypeError");
    assert_eq!(name(extract(JsValue::NULL, JsValue::UNDEFINED).unwrap_err()), "TypeError");
    assert_eq!(name(clean("x".into(), options(&[("level", "wild".into())])).unwrap_err()), "InvalidOptions");
    assert_eq!(name(extract(options(&[("text", "x".into())]), JsValue::UNDEFINED).unwrap_err()), "InvalidSnapshot");
    let limits = options(&[("inputBytes", 3.into())]);
    assert_eq!(name(clean("more than three".into(), options(&[("limits", limits)])).unwrap_err()), "LimitExceeded");
    assert_eq!(
        name(to_html(options(&[("text", "x".into())]), JsValue::UNDEFINED, JsValue::UNDEFINED).unwrap_err()),
        "InvalidArticle"
    );
    let thrower = js(
        "return { get nodeType() { throw new Error('mine'); }, get text() { throw new Error('mine'); } }",
        &JsValue::NULL,
        &JsValue::NULL,
    );
    assert!(extract(thrower, JsValue::UNDEFINED).is_err());
    let cleaned = clean("One. Two.".into(), JsValue::UNDEFINED).unwrap();
    let removals = Reflect::get(&cleaned, &"removals".into()).unwrap();
    assert_eq!(removals.dyn_into::<Array>().unwrap().length(), 0);
}
