//! A small reader of JSON (RFC 8259) for the linked data in pages, which are often broken: it takes what it can read.
//! What the browser's door is given comes through it, too.

#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) mod write;

#[cfg(any(test, target_arch = "wasm32"))]
use serde::de::IntoDeserializer;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    /// null, true, false and numbers, as written.
    Other(String),
    Text(String),
    List(Vec<Json>),
    /// Members in order.
    Object(Vec<(String, Json)>),
}

/// Bytes of white space behind a string that are looked at.
const LOOK: usize = 64;

/// Values inside one another that are read.
const DEEPEST: usize = 48;

impl Json {
    /// Reads the first object or list of a script: what stands before it, as comments and CDATA marks do, is passed over.
    /// What is broken ends the value that it stands in; the rest is kept. Cost: linear.
    pub fn parse(text: &str) -> Option<Json> {
        // in `/*<![CDATA[*/` a bracket stands in the mark itself
        let mark = "<![CDATA[";
        let from = text.find(mark).filter(|&at| text.find('{').is_none_or(|first| at < first));
        let from = from.map_or(0, |at| at + mark.len());
        let at = from + text.get(from..)?.find(['{', '['])?;
        Parser { text, at }.value(0)
    }

    /// A member of an object.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of a value, or of the first of a list.
    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            Json::List(list) => list.iter().find_map(Json::text),
            _ => None,
        }
    }

    /// The members of an object.
    #[cfg(any(test, target_arch = "wasm32"))]
    pub fn members(&self) -> Result<&[(String, Json)], String> {
        match self {
            Json::Object(members) => Ok(members),
            _ => Err("an object is expected".to_owned()),
        }
    }

    /// The value of the vocabulary that a text names, as serde knows it.
    #[cfg(any(test, target_arch = "wasm32"))]
    pub fn named<T: serde::de::DeserializeOwned>(&self) -> Result<T, String> {
        let name: serde::de::value::StrDeserializer<'_, serde::de::value::Error> = match self {
            Json::Text(text) => text.as_str().into_deserializer(),
            _ => return Err("a name is expected".to_owned()),
        };
        T::deserialize(name).map_err(|error| error.to_string())
    }

    /// A count. Cost: constant.
    #[cfg(any(test, target_arch = "wasm32"))]
    pub fn count(&self) -> Option<usize> {
        match self {
            Json::Other(written) => written.parse().ok(),
            _ => None,
        }
    }

    /// The values of a list, or the value itself.
    pub fn each(&self) -> &[Json] {
        match self {
            Json::List(list) => list,
            _ => std::slice::from_ref(self),
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<u8> {
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            if byte.is_ascii_whitespace() {
                self.at += 1;
            } else {
                return Some(byte);
            }
        }
        None
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        if depth > DEEPEST {
            return None;
        }
        match self.peek()? {
            b'{' => {
                self.at += 1;
                let mut members = Vec::new();
                while self.peek() == Some(b'"') {
                    let name = self.string()?;
                    if self.peek() != Some(b':') {
                        break;
                    }
                    self.at += 1;
                    let Some(value) = self.value(depth + 1) else { break };
                    members.push((name, value));
                    if self.peek() != Some(b',') {
                        break;
                    }
                    self.at += 1;
                }
                if self.peek() == Some(b'}') {
                    self.at += 1;
                }
                Some(Json::Object(members))
            }
            b'[' => {
                self.at += 1;
                let mut list = Vec::new();
                while self.peek().is_some_and(|b| b != b']') {
                    let Some(value) = self.value(depth + 1) else { break };
                    list.push(value);
                    if self.peek() != Some(b',') {
                        break;
                    }
                    self.at += 1;
                }
                if self.peek() == Some(b']') {
                    self.at += 1;
                }
                Some(Json::List(list))
            }
            b'"' => self.string().map(Json::Text),
            byte if byte.is_ascii_alphanumeric() || byte == b'-' => {
                let rest = self.text.get(self.at..)?;
                let end = rest
                    .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.')))
                    .unwrap_or(rest.len());
                self.at += end;
                Some(Json::Other(rest[..end].to_owned()))
            }
            _ => None,
        }
    }

    /// Whether a string can end here: what follows ends a value or a name. A quotation mark inside a string that
    /// nobody escaped is one of its characters.
    fn ends(&self, at: usize) -> bool {
        let rest = self.text.as_bytes().get(at..).unwrap_or(&[]);
        let next = rest.iter().take(LOOK).find(|byte| !byte.is_ascii_whitespace());
        next.is_none_or(|byte| matches!(byte, b',' | b':' | b'}' | b']'))
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut out = String::new();
        let mut pending: Option<u32> = None;
        let mut chars = self.text.get(self.at..)?.char_indices();
        while let Some((at, c)) = chars.next() {
            if c == '"' && self.ends(self.at + at + 1) {
                self.at += at + 1;
                return Some(out);
            }
            if c != '\\' {
                out.push(c);
                continue;
            }
            match chars.next()?.1 {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                'r' => out.push('\r'),
                'b' | 'f' => out.push(' '),
                'u' => {
                    let mut code = 0;
                    for _ in 0..4 {
                        code = code * 16 + chars.next()?.1.to_digit(16)?;
                    }
                    match (pending.take(), code) {
                        (Some(high), 0xdc00..=0xdfff) => {
                            out.extend(char::from_u32(0x10000 + ((high - 0xd800) << 10) + (code - 0xdc00)));
                        }
                        (_, 0xd800..=0xdbff) => pending = Some(code),
                        _ => out.extend(char::from_u32(code)),
                    }
                }
                other => out.push(other),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn values_are_read_and_broken_ones_as_far_as_they_go() {
        let json = Json::parse(r#" {"a": ["x\u00e9\ud83d\ude00\n", 1.5e3, null], "b": {"c": "d"}} "#).unwrap();
        assert_eq!(json.get("a").and_then(Json::text), Some("x\u{e9}\u{1f600}\n"));
        assert_eq!(json.get("b").and_then(|b| b.get("c")).and_then(Json::text), Some("d"));
        let broken = Json::parse(r#"{"a": "b", "c": }"#).unwrap();
        assert_eq!(broken.get("a").and_then(Json::text), Some("b"));
        let marked = Json::parse("//<![CDATA[\n{\"a\": \"He said \"no\" and went\", \"b\": \"c\",}//]]>").unwrap();
        assert_eq!(marked.get("a").and_then(Json::text), Some("He said \"no\" and went"));
        assert_eq!(marked.get("b").and_then(Json::text), Some("c"));
        assert_eq!(Json::parse(&"[".repeat(100_000)), Json::parse(&"[".repeat(100_000)));
    }
}
